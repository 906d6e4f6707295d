"""Alles wat een uitkomst ooit kan raken: over alle versies, alle dagen en alle takken, zonder te rekenen.

Ruim genomen: een dag te veel kost alleen tijd, een dag te weinig verzwijgt een verandering.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.boom import Bewerking, Herkomst, Knoop, Naam, Vast, knopen, namen
from keukentafel.recht.motor.fouten import OnbekendeUitkomst
from keukentafel.recht.motor.model import Actie, Artikel, Bepaling, Regeling
from keukentafel.recht.motor.stand import Doel, Plek
from keukentafel.recht.motor.waarden import Waarde, lees_dag

DAG = timedelta(days=1)
# Of 'peildatum ... dag' omslaat op de dag zelf (True) of de dag erna; staat de dag voorop, dan andersom.
_VERGELIJK = {
    "EQUALS": True,
    "GREATER_THAN_OR_EQUAL": True,
    "LESS_THAN": True,
    "GREATER_THAN": False,
    "LESS_THAN_OR_EQUAL": False,
}


@dataclass(slots=True)
class Omloop:
    """Wat een uitkomst kan raken. `genoemd` zijn dagen die een regel zelf noemt.

    `beweegt`: een regel rekent met de dag zelf (een leeftijd, een duur); dan verandert de uitkomst ook op andere dagen.
    """

    regelingen: set[str] = field(default_factory=set)
    bepalingen: dict[int, tuple[Regeling, Bepaling]] = field(default_factory=dict)
    genoemd: set[date] = field(default_factory=set)
    beweegt: bool = False


def omloop(boek: Boek, wet: str, uitkomst: str, *, gemeente: str | None) -> Omloop:
    """Alles wat deze uitkomst in deze gemeente ooit kan raken.

    Fout: OnbekendeRegeling; OnbekendeUitkomst als geen enkele versie haar geeft.
    """
    loper = _Loper(boek, gemeente)
    begin = list(loper.gevers(wet, uitkomst)) if boek.versies(wet) else []
    if not begin:
        raise OnbekendeUitkomst(wet, uitkomst)
    loper.loop(begin)
    return loper.gevonden


class _Loper:
    def __init__(self, boek: Boek, gemeente: str | None) -> None:
        self.boek, self.gemeente, self.gevonden = boek, gemeente, Omloop()
        self.invullers: dict[Doel, list[Plek]] = defaultdict(list)
        self.voorrang: dict[Doel, list[Plek]] = defaultdict(list)
        for regeling in boek.regelingen():
            for artikel in regeling.artikelen if self._kan_gelden(regeling) else ():
                for inv in artikel.invullingen:
                    self.invullers[inv.wet, inv.artikel, inv.open_term].append(Plek(regeling, artikel))
                for voor in artikel.voorrang:
                    self.voorrang[voor.wet, voor.artikel, voor.uitkomst].append(Plek(regeling, artikel))

    def _kan_gelden(self, regeling: Regeling) -> bool:
        if regeling.gemeente:
            return regeling.gemeente == self.gemeente
        return not regeling.gebied or any(
            lid.gemeente == self.gemeente for lid in self.boek.gebieden[regeling.gebied].leden
        )

    def gevers(self, wet: str, uitkomst: str) -> Iterator[tuple[Plek, Actie]]:
        """De regels die deze uitkomst ooit gaven; de regeling telt mee, ook in versies zonder die uitkomst."""
        if wet not in self.boek.wetten():
            return
        self.gevonden.regelingen.add(wet)
        for versie in self.boek.versies(wet):
            for artikel in versie.artikelen:
                if uitkomst in artikel.acties:
                    yield Plek(versie, artikel), artikel.acties[uitkomst]

    def loop(self, rij: list[tuple[Plek, Actie]]) -> None:
        """Loop alles af wat achter deze regels staat, elk een keer."""
        geweest: set[int] = set()
        while rij:
            plek, actie = rij.pop()
            if id(actie) in geweest:
                continue
            geweest.add(id(actie))
            self.gevonden.regelingen.add(plek.regeling.id)
            self._lees_boom(plek.artikel, actie.boom)
            for ander in self.voorrang.get((plek.regeling.id, plek.artikel.nummer, actie.uitkomst), ()):
                rij += [(ander, deel) for deel in ander.artikel.acties.values() if deel.uitkomst == actie.uitkomst]
            for naam in namen(actie.boom):
                rij += self._achter(plek, naam)

    def _achter(self, plek: Plek, naam: Naam) -> Iterator[tuple[Plek, Actie]]:
        artikel = plek.artikel
        match naam.herkomst:
            case Herkomst.BEPALING:
                bepaling = artikel.bepalingen[naam.naam]
                self.gevonden.bepalingen[id(bepaling)] = plek.regeling, bepaling
            case Herkomst.UITKOMST:
                yield plek, artikel.acties[naam.naam]
            case Herkomst.OPEN:
                term = artikel.open_termen[naam.naam]
                for ander in self.invullers.get((plek.regeling.id, artikel.nummer, term.id), ()):
                    self.gevonden.regelingen.add(ander.regeling.id)
                    yield from ((ander, deel) for deel in ander.artikel.acties.values() if deel.uitkomst == term.id)
                yield from ((plek, actie) for actie in term.anders)
            case Herkomst.INVOER if artikel.invoer[naam.naam].bron.uitkomst:
                yield from self._achter_invoer(plek, naam)

    def _achter_invoer(self, plek: Plek, naam: Naam) -> Iterator[tuple[Plek, Actie]]:
        bron = plek.artikel.invoer[naam.naam].bron
        yield from self.gevers(bron.regeling or plek.regeling.id, bron.uitkomst)
        erbij = [*(bron.parameters or {}).values(), *([bron.op] if bron.op is not None else [])]
        for knoop in erbij:
            self._lees_boom(plek.artikel, knoop)
            for binnen in namen(knoop):
                self.gevonden.beweegt |= binnen.herkomst is Herkomst.PEILDATUM
                yield from self._achter(plek, binnen)

    def _lees_boom(self, artikel: Artikel, boom: Knoop) -> None:
        self.gevonden.beweegt |= _is_dag(boom)
        for knoop in knopen(boom):
            if not isinstance(knoop, Bewerking) or not any(_is_dag(deel) for deel in knoop.delen):
                continue
            dagen = _genoemde_dagen(artikel, knoop)
            if dagen is None:
                self.gevonden.beweegt = True
            else:
                self.gevonden.genoemd |= dagen


def _is_dag(knoop: Knoop) -> bool:
    """De peildatum zelf. Alleen haar jaar telt niet: dat wisselt op 1 januari."""
    return isinstance(knoop, Naam) and knoop.herkomst is Herkomst.PEILDATUM and knoop.pad != ("year",)


def _genoemde_dagen(artikel: Artikel, knoop: Bewerking) -> set[date] | None:
    """De dagen waarop een vergelijking van de peildatum met vaste dagen omslaat; None als er iets anders staat."""
    if knoop.naam == "TABLE":
        if any(map(_is_dag, knoop.delen[knoop.kolommen :])):
            return None
        cellen = [cel for rij in knoop.tabel for cel in rij]
        precies = _dagen([waarde for cel in cellen for waarde in cel.een_van])
        return precies | _erna(precies) | _dagen([waarde for cel in cellen for waarde in (cel.van, cel.tot)])
    if knoop.naam not in _VERGELIJK:
        return None
    een, twee = knoop.delen
    vast = _vaste_dagen(artikel, twee if _is_dag(een) else een)
    if vast is None or knoop.naam == "EQUALS":
        return vast if vast is None else vast | _erna(vast)
    erop = _VERGELIJK[knoop.naam] if _is_dag(een) else not _VERGELIJK[knoop.naam]
    return vast if erop else _erna(vast)


def _vaste_dagen(artikel: Artikel, knoop: Knoop) -> set[date] | None:
    if isinstance(knoop, Vast):
        return _dagen([knoop.waarde])
    if isinstance(knoop, Naam) and knoop.herkomst is Herkomst.BEPALING and not knoop.pad:
        bepaling = artikel.bepalingen[knoop.naam]
        return _dagen([bepaling.waarde, *(stuk.waarde for stuk in bepaling.reeks)])
    return set() if _is_dag(knoop) else None


def _erna(dagen: set[date]) -> set[date]:
    return {dag + DAG for dag in dagen}


def _dagen(waarden: Iterable[Waarde]) -> set[date]:
    gelezen = (lees_dag(waarde) if isinstance(waarde, str) else waarde for waarde in waarden)
    return {dag for dag in gelezen if isinstance(dag, date)}
