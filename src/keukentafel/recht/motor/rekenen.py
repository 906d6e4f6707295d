"""Een uitkomst uitrekenen voor een geval: de regels die nodig zijn, in de versie die geldt, met het hele spoor.

De rekenaar loopt terug vanaf de gevraagde uitkomst. Wat niemand nodig heeft, rekent hij niet uit.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.feiten import Feit, Feiten, Gevraagd, Tabel
from keukentafel.recht.motor.fouten import FeitKloptNiet, OnbekendeUitkomst, RekenFout
from keukentafel.recht.motor.model import Artikel, Regeling
from keukentafel.recht.motor.sessie import Modus, Sessie
from keukentafel.recht.motor.spoor import Stap
from keukentafel.recht.motor.stand import Plek
from keukentafel.recht.motor.waarden import Afwijking, Onbekend, Waarde, als_json
from keukentafel.recht.taal.verordening import NietGeregeld

_GEMEENTE = re.compile(r"GM\d{4}")
_GEEN: Mapping[str, object] = MappingProxyType({})


class Weg(StrEnum):
    """Hoe een uitkomst in het antwoord kwam: gevraagd, vanzelf (een haak), of door een bijzondere regel."""

    DIRECT = "direct"
    VANZELF = "vanzelf"
    VOORRANG = "voorrang"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzoek:
    """Waarover het gaat. Geen gemeente (None) betekent: alleen landelijk recht. `fase` is die van het besluit.

    Een afwijking staat bij de naam van de uitkomst waarvan wordt afgeweken, of bij 'regeling.uitkomst'.
    """

    peildatum: date
    gemeente: str | None
    kennisdatum: date | None = None
    feiten: Mapping[str, object] = field(default_factory=lambda: _GEEN)
    tabellen: tuple[Tabel, ...] = ()
    modus: Modus = Modus.FOUT
    fase: str = "BESLUIT"
    afwijkingen: Mapping[str, Afwijking] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        # een korte naam ('vaals') zou stil alleen landelijk recht geven
        if self.gemeente is not None and not _GEMEENTE.fullmatch(self.gemeente):
            raise FeitKloptNiet(f"gemeente {self.gemeente!r}: geef de code van het CBS, zoals GM0935")


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """Een uitkomst met hoe zij in het antwoord kwam, en of zij op een onvertaalde passage steunt."""

    naam: str
    waarde: Waarde
    weg: Weg
    stap: Stap
    onvertaald: frozenset[str]


@dataclass(frozen=True, slots=True)
class Antwoord:
    """De gevraagde uitkomsten en wat vanzelf meekwam, het spoor, en de feiten die nog gevraagd moeten worden.

    `feiten` zijn alle feiten waar een regel naar keek, ook die gegeven waren.
    """

    regeling: Regeling
    uitkomsten: Mapping[str, Uitkomst]
    stappen: tuple[Stap, ...]
    te_vragen: tuple[Feit, ...]
    meldingen: tuple[str, ...]
    feiten: Mapping[str, Feit]

    def waarde(self, naam: str) -> Waarde:
        """De waarde van een uitkomst. Fout: OnbekendeUitkomst als zij niet in het antwoord staat."""
        if naam not in self.uitkomsten:
            raise OnbekendeUitkomst(self.regeling.id, naam)
        return self.uitkomsten[naam].waarde

    def als_json(self, naam: str) -> dict[str, object]:
        """Het antwoord op een vraag als gegevens: uitkomst, wat onbekend is, en de stappen."""
        return {
            "uitkomst": als_json(self.waarde(naam)),
            "onbekend": [feit.naam for feit in self.te_vragen],
            "stappen": [stap.als_json() for stap in self.stappen],
        }


class Rekenaar:
    """Rekent met een boek. Bewaart niets van een geval; een rekenaar kan veel verzoeken na elkaar doen."""

    def __init__(self, boek: Boek) -> None:
        self.boek = boek

    def bereken(self, wet: str, *uitkomsten: str, verzoek: Verzoek) -> Antwoord:
        """Reken deze uitkomsten van een regeling uit, met wat vanzelf bij het besluit hoort.

        Fout: OnbekendeRegeling, OnbekendeUitkomst, GeenVersie en NietGeregeld als de regels zwijgen, Onvertaalbaar,
        Kringverwijzing, Strijdig, RekenFout, FeitKloptNiet.
        """
        boek = self.boek
        regeling = boek.versie(wet, peildatum=verzoek.peildatum, kennisdatum=verzoek.kennisdatum)
        weiger_elders(boek, regeling, verzoek)
        gevraagd = Gevraagd()
        sessie = Sessie(
            boek,
            peildatum=verzoek.peildatum,
            kennisdatum=verzoek.kennisdatum,
            gemeente=verzoek.gemeente,
            modus=verzoek.modus,
            keten=keten_van(regeling),
            afwijkingen=verzoek.afwijkingen,
            gevraagd=gevraagd,
        )
        feiten = Feiten(verzoek.feiten, verzoek.tabellen)
        try:
            gevonden = self._uitrekenen(sessie, regeling, uitkomsten, feiten, verzoek.fase)
        except RecursionError as fout:
            raise RekenFout(f"{wet}: de regels achter {', '.join(uitkomsten)} grijpen te diep in elkaar") from fout
        ongebruikt = set(verzoek.afwijkingen) - sessie.afgeweken
        if ongebruikt:
            raise FeitKloptNiet(f"hier is geen uitkomst om van af te wijken: {', '.join(sorted(ongebruikt))}")
        nodig = {feit for deel in gevonden.values() if isinstance(deel.waarde, Onbekend) for feit in deel.waarde.feiten}
        te_vragen = tuple(gevraagd.feiten[naam] for naam in sorted(nodig) if naam in gevraagd.feiten)
        return Antwoord(
            regeling,
            MappingProxyType(gevonden),
            tuple(sessie.stappen),
            te_vragen,
            tuple(sessie.meldingen),
            MappingProxyType(gevraagd.feiten),
        )

    def _uitrekenen(
        self, sessie: Sessie, regeling: Regeling, uitkomsten: Sequence[str], feiten: Feiten, fase: str
    ) -> dict[str, Uitkomst]:
        plekken = {naam: sessie.stand.plek(regeling.id, naam) for naam in uitkomsten}
        besluiten = {id(p.artikel): p.artikel for p in plekken.values() if p.artikel.karakter}.values()
        haken = [(plek, voor) for artikel in besluiten for plek, voor in self._haken(sessie, regeling, artikel, fase)]
        gevonden: dict[str, Uitkomst] = {}
        for plek in [plek for plek, voor in haken if voor]:
            gevonden |= self._vanzelf(sessie, plek, feiten)
        direct = {}
        for naam, plek in plekken.items():
            stap = sessie.geef(plek, naam, feiten)
            weg = Weg.VOORRANG if stap.soort == "voorrang" else Weg.DIRECT
            direct[naam] = Uitkomst(naam, stap.waarde, weg, stap, stap.onvertaald)
        for plek in [plek for plek, voor in haken if not voor]:
            gevonden |= self._vanzelf(sessie, plek, feiten)
        return {**gevonden, **direct}

    @staticmethod
    def _vanzelf(sessie: Sessie, plek: Plek, feiten: Feiten) -> dict[str, Uitkomst]:
        gevonden = {}
        for naam in plek.artikel.uitvoer:
            if naam in plek.artikel.acties:
                stap = sessie.geef(plek, naam, feiten, soort="haak")
                gevonden[naam] = Uitkomst(naam, stap.waarde, Weg.VANZELF, stap, stap.onvertaald)
        return gevonden

    @staticmethod
    def _haken(sessie: Sessie, regeling: Regeling, artikel: Artikel, fase: str) -> Iterator[tuple[Plek, bool]]:
        fasen = sessie.stand.fasen(artikel)
        if fasen and fase not in fasen:
            raise FeitKloptNiet(f"{regeling.noemer}: er is geen fase {fase}; kies uit {', '.join(fasen)}")
        for plek, haak in sessie.stand.inhoud.haken:
            if plek.artikel is artikel or (haak.karakter, haak.fase) != (artikel.karakter, fase):
                continue
            if not haak.besluitsoort or haak.besluitsoort == artikel.besluitsoort:
                yield plek, haak.voor


def weiger_elders(boek: Boek, regeling: Regeling, verzoek: Verzoek) -> None:
    """Een regeling van een andere gemeente, of van een samenwerking zonder deze gemeente, geeft hier geen antwoord."""
    if verzoek.gemeente is None:
        return
    if boek.stand(verzoek.peildatum, verzoek.kennisdatum).rang(regeling, verzoek.gemeente) is None:
        raise NietGeregeld(f"{regeling.noemer} geldt niet in {verzoek.gemeente} op {verzoek.peildatum:%d-%m-%Y}")


def keten_van(regeling: Regeling) -> frozenset[str]:
    """De regelingen waarvan een bijzondere regel hier voor mag gaan: zij zelf, en waar zij op berust."""
    invult = {inv.wet for artikel in regeling.artikelen for inv in artikel.invullingen}
    return frozenset({regeling.id, *(wet for wet, _ in regeling.grondslag), *invult})
