"""Het recht op een dag: van elke regeling de versie die dan geldt, en wie wat invult, aanvult of voorgaat."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from keukentafel.recht.motor.fouten import OnbekendeUitkomst, Strijdig
from keukentafel.recht.motor.maten import maat_van
from keukentafel.recht.motor.model import Actie, Artikel, Haak, OpenTerm, Procedure, Regeling, Samenwerking, Veld
from keukentafel.recht.motor.spoor import Citaat, citaat_van

Doel = tuple[str, str, str]
"""Een open term of uitkomst van een artikel: regeling, artikel, naam."""


@dataclass(frozen=True, slots=True)
class Plek:
    """Een artikel in een versie van een regeling."""

    regeling: Regeling
    artikel: Artikel


def uitkomsten_van(regeling: Regeling) -> Mapping[str, tuple[Artikel, ...]]:
    """De uitkomsten die een versie noemt en uitrekent, met de artikelen die haar geven."""
    bij_naam: dict[str, tuple[Artikel, ...]] = {}
    for artikel in regeling.artikelen:
        for naam in artikel.acties:
            if naam in artikel.uitvoer:
                bij_naam[naam] = (*bij_naam.get(naam, ()), artikel)
    return bij_naam


class Inhoud:
    """Een stel versies bij elkaar, met wat daaruit volgt. Dagen met dezelfde versies delen er een."""

    def __init__(self, versies: Iterable[Regeling], gebieden: Mapping[str, Samenwerking]) -> None:
        self.gebieden = gebieden
        self.versies: dict[str, Regeling] = {regeling.id: regeling for regeling in versies}
        self.uitkomsten = {wet: uitkomsten_van(regeling) for wet, regeling in self.versies.items()}
        self.invullers: dict[Doel, list[Plek]] = defaultdict(list)
        self.voorrang: dict[Doel, list[Plek]] = defaultdict(list)
        self.haken: list[tuple[Plek, Haak]] = []
        self.procedures: list[Procedure] = []
        self.citaten: dict[int, Citaat] = {}
        self.velden: dict[int, Veld] = {}
        self.plekken: dict[tuple[str, str], Plek] = {}
        for _, regeling in sorted(self.versies.items()):
            self.procedures += regeling.procedures
            for artikel in regeling.artikelen:
                self._index(Plek(regeling, artikel))

    def _index(self, plek: Plek) -> None:
        for inv in plek.artikel.invullingen:
            self.invullers[inv.wet, inv.artikel, inv.open_term].append(plek)
        for voor in plek.artikel.voorrang:
            self.voorrang[voor.wet, voor.artikel, voor.uitkomst].append(plek)
        self.haken += [(plek, haak) for haak in plek.artikel.haken]


class Stand:
    """Het recht op een peildatum, voor zover bekend op de kennisdatum. Maak haar met `Boek.stand`."""

    def __init__(self, inhoud: Inhoud, peildatum: date) -> None:
        self.inhoud, self.peildatum = inhoud, peildatum
        self._invullers: dict[tuple[Doel, str | None], tuple[tuple[Plek, ...], ...]] = {}

    def plek(self, wet: str, uitkomst: str) -> Plek:
        """Het artikel dat deze uitkomst geeft, van een regeling die nu geldt.

        Fout: OnbekendeUitkomst; Strijdig als meer artikelen haar geven.
        """
        plek = self.inhoud.plekken.get((wet, uitkomst))
        if plek is None:
            gevonden = self.inhoud.uitkomsten[wet].get(uitkomst, ())
            if not gevonden:
                raise OnbekendeUitkomst(wet, uitkomst)
            if len(gevonden) > 1:
                welke = ", ".join(artikel.nummer for artikel in gevonden)
                raise Strijdig(f"{wet}: {uitkomst} staat in meer artikelen ({welke})")
            plek = self.inhoud.plekken[wet, uitkomst] = Plek(self.inhoud.versies[wet], gevonden[0])
        return plek

    def uitkomsten(self, wet: str) -> tuple[str, ...]:
        """De namen van alle uitkomsten van een regeling die nu geldt."""
        return tuple(self.inhoud.uitkomsten[wet])

    def invullers(self, doel: Doel, term: OpenTerm, gemeente: str | None) -> tuple[tuple[Plek, ...], ...]:
        """Wie deze open term invult: eerst de gemeente, dan haar samenwerking, dan het land; per rang een groep."""
        gevonden = self._invullers.get((doel, gemeente))
        if gevonden is None:
            rangen: dict[int, list[Plek]] = {}
            for plek in self.inhoud.invullers.get(doel, ()):
                rang = self.rang(plek.regeling, gemeente)
                if rang is not None and (not term.laag or plek.regeling.laag == term.laag):
                    rangen.setdefault(rang, []).append(plek)
            gevonden = tuple(tuple(rangen[rang]) for rang in sorted(rangen))
            self._invullers[doel, gemeente] = gevonden
        return gevonden

    def rang(self, regeling: Regeling, gemeente: str | None) -> int | None:
        """0 voor de eigen gemeente, 1 voor haar samenwerking, 2 voor het land; None als de regeling hier niet geldt."""
        if regeling.gemeente:
            return 0 if regeling.gemeente == gemeente else None
        if regeling.gebied:
            return 1 if self.inhoud.gebieden[regeling.gebied].telt_mee(gemeente, self.peildatum) else None
        return 2

    def voorrang(self, keten: frozenset[str]) -> Mapping[Doel, Plek]:
        """De bijzondere regels die in deze keten voor een algemene gaan. Fout: Strijdig bij twee voor hetzelfde."""
        gevonden: dict[Doel, Plek] = {}
        for doel, plekken in self.inhoud.voorrang.items():
            geldt = [plek for plek in plekken if plek.regeling.id in keten]
            if len(geldt) > 1:
                namen = " en ".join(f"{plek.regeling.id} art. {plek.artikel.nummer}" for plek in geldt)
                raise Strijdig(f"{namen} gaan allebei voor {doel[0]} art. {doel[1]} ({doel[2]})")
            if geldt:
                gevonden[doel] = geldt[0]
        return gevonden

    def fasen(self, artikel: Artikel) -> tuple[str, ...]:
        """De fasen van de procedure die bij dit artikel hoort; leeg als geen regeling er een beschrijft."""
        for procedure in self.inhoud.procedures:
            past = procedure.id == artikel.procedure if artikel.procedure else procedure.standaard
            if past and procedure.karakter == artikel.karakter:
                return tuple(deel.naam for deel in procedure.fasen)
        return ()

    def citaat(self, plek: Plek, actie: Actie) -> Citaat:
        """De vindplaats van een regel."""
        gevonden = self.inhoud.citaten.get(id(actie))
        if gevonden is None:
            gevonden = self.inhoud.citaten[id(actie)] = citaat_van(plek.regeling, plek.artikel, actie)
        return gevonden

    def veld(self, plek: Plek, actie: Actie) -> Veld:
        """Hoe de uitkomst beschreven is; een tussenstap die niet onder output staat, telt in de maat van haar boom."""
        gevonden = self.inhoud.velden.get(id(actie))
        if gevonden is None:
            gevonden = plek.artikel.uitvoer.get(actie.uitkomst)
            if gevonden is None:
                gevonden = Veld(actie.uitkomst, "", maat_van(actie.boom, plek.artikel, []))
            self.inhoud.velden[id(actie)] = gevonden
        return gevonden
