"""Het boek: alle regelingen bij elkaar, en welke versie op een dag geldt.

Twee dagen doen ertoe. De peildatum: welk recht gold er. De kennisdatum: wat was toen bekendgemaakt. Zonder kennisdatum
telt alles wat in het boek staat, ook wat met terugwerkende kracht kwam.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from keukentafel.recht.motor.fouten import GeenVersie, OnbekendeRegeling, OnbekendeUitkomst, RegelingKloptNiet, Strijdig
from keukentafel.recht.motor.lezen import lees_bestand
from keukentafel.recht.motor.model import Artikel, Haak, OpenTerm, Regeling

_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Bevinding:
    """Iets wat in het boek niet klopt: in welke regeling, welke soort, en een zin."""

    regeling: str
    soort: str
    zin: str


@dataclass(frozen=True, slots=True)
class Plek:
    """Een artikel in een versie van een regeling."""

    regeling: Regeling
    artikel: Artikel


class Boek:
    """Regelingen met hun versies. Fout bij het maken: RegelingKloptNiet als twee bestanden dezelfde versie zijn."""

    def __init__(self, regelingen: Iterable[Regeling]) -> None:
        versies: dict[str, list[Regeling]] = defaultdict(list)
        for regeling in regelingen:
            versies[regeling.id].append(regeling)
        self._versies = {
            wet: tuple(sorted(rij, key=lambda r: (r.geldt_van, r.gepubliceerd))) for wet, rij in versies.items()
        }
        for wet, rij in self._versies.items():
            _weiger_twee_dezelfde(wet, rij)
        self._uitkomsten: dict[int, dict[str, tuple[Artikel, ...]]] = {}
        self._invullers: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        self._met_voorrang: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        self._met_haken: set[str] = set()
        for regeling in self.regelingen():
            self._index(regeling)
        self._met_procedure = tuple(wet for wet, rij in self._versies.items() if any(r.procedures for r in rij))

    @classmethod
    def uit_map(cls, folder: Path, *, soepel: bool = False) -> "Boek":
        """Alle regelingen in een map en de mappen daaronder (*.yaml met `articles`). Fout: RegelingKloptNiet."""
        return cls(lees_bestand(bestand, soepel=soepel) for bestand in sorted(folder.rglob("*.yaml")))

    def _index(self, regeling: Regeling) -> None:
        bij_naam: dict[str, list[Artikel]] = defaultdict(list)
        for artikel in regeling.artikelen:
            for naam in artikel.acties:
                if naam in artikel.uitvoer:
                    bij_naam[naam].append(artikel)
            for inv in artikel.invullingen:
                self._invullers[inv.wet, inv.artikel, inv.open_term].add(regeling.id)
            for gaat_voor in artikel.voorrang:
                self._met_voorrang[gaat_voor.wet, gaat_voor.artikel, gaat_voor.uitkomst].add(regeling.id)
            if artikel.haken:
                self._met_haken.add(regeling.id)
        self._uitkomsten[id(regeling)] = {naam: tuple(rij) for naam, rij in bij_naam.items()}

    def regelingen(self) -> Iterator[Regeling]:
        """Alle versies van alle regelingen, per regeling de oudste eerst."""
        for rij in self._versies.values():
            yield from rij

    def wetten(self) -> tuple[str, ...]:
        """De namen van de regelingen."""
        return tuple(self._versies)

    def versies(self, wet: str) -> tuple[Regeling, ...]:
        """Alle versies, oudste eerst. Fout: OnbekendeRegeling."""
        if wet not in self._versies:
            raise OnbekendeRegeling(wet)
        return self._versies[wet]

    def versie(self, wet: str, *, peildatum: date, kennisdatum: date | None = None) -> Regeling:
        """De versie die op de peildatum gold, voor zover op de kennisdatum gepubliceerd.

        Is de regeling geeindigd, dan leeft een oudere versie niet weer op. Fout: OnbekendeRegeling, GeenVersie.
        """
        bekend = [r for r in self.versies(wet) if kennisdatum is None or r.gepubliceerd <= kennisdatum]
        gekozen: Regeling | None = None
        for regeling in bekend:
            if regeling.geldt_van <= peildatum:
                gekozen = regeling
        if gekozen is None:
            raise GeenVersie(wet, peildatum, None, min((r.geldt_van for r in bekend), default=None))
        if gekozen.geldt_tot is not None and gekozen.geldt_tot < peildatum:
            raise GeenVersie(wet, peildatum, gekozen.geldt_tot)
        return gekozen

    def wetten_met_procedure(self) -> tuple[str, ...]:
        """De regelingen die beschrijven welke fasen een besluit doorloopt."""
        return self._met_procedure

    def artikel_met(self, regeling: Regeling, uitkomst: str) -> Artikel:
        """Het artikel dat deze uitkomst geeft. Fout: OnbekendeUitkomst; Strijdig als meer artikelen haar geven."""
        gevonden = self._uitkomsten[id(regeling)].get(uitkomst, ())
        if not gevonden:
            raise OnbekendeUitkomst(regeling.id, uitkomst)
        if len(gevonden) > 1:
            welke = ", ".join(artikel.nummer for artikel in gevonden)
            raise Strijdig(f"{regeling.id}: {uitkomst} staat in meer artikelen ({welke}); noem er een")
        return gevonden[0]

    def uitkomsten(self, regeling: Regeling) -> tuple[str, ...]:
        """De namen van alle uitkomsten van deze versie."""
        return tuple(self._uitkomsten[id(regeling)])

    def _geldende(self, wetten: Iterable[str], peildatum: date, kennisdatum: date | None) -> Iterator[Regeling]:
        for wet in sorted(wetten):
            try:
                yield self.versie(wet, peildatum=peildatum, kennisdatum=kennisdatum)
            except GeenVersie:
                continue  # een regeling die nu niet geldt, vult niets in

    def invullers(
        self, wet: str, artikel: str, term: OpenTerm, *, peildatum: date, kennisdatum: date | None, gemeente: str | None
    ) -> tuple[tuple[Plek, ...], ...]:
        """Wie deze open term invult: eerst de gemeente, dan haar samenwerking, dan het land; per rang een groep."""
        rangen: dict[int, list[Plek]] = {}
        wetten = self._invullers.get((wet, artikel, term.id), ())
        for regeling in self._geldende(wetten, peildatum, kennisdatum):
            rang = _rang(regeling, gemeente, peildatum)
            if rang is None or (term.laag and regeling.laag != term.laag):
                continue
            for deel in regeling.artikelen:
                if any((i.wet, i.artikel, i.open_term) == (wet, artikel, term.id) for i in deel.invullingen):
                    rangen.setdefault(rang, []).append(Plek(regeling, deel))
        return tuple(tuple(rangen[rang]) for rang in sorted(rangen))

    def gaat_voor(
        self, wet: str, artikel: str, uitkomst: str, *, keten: frozenset[str], peildatum: date, kennisdatum: date | None
    ) -> Plek | None:
        """De bijzondere regel die in deze keten voor een algemene gaat, of None. Fout: Strijdig bij twee."""
        wetten = self._met_voorrang.get((wet, artikel, uitkomst))
        if not wetten:
            return None
        plekken = [
            Plek(regeling, deel)
            for regeling in self._geldende(wetten & keten, peildatum, kennisdatum)
            for deel in regeling.artikelen
            if any((v.wet, v.artikel, v.uitkomst) == (wet, artikel, uitkomst) for v in deel.voorrang)
        ]
        if len(plekken) > 1:
            namen = " en ".join(f"{plek.regeling.id} art. {plek.artikel.nummer}" for plek in plekken)
            raise Strijdig(f"{namen} gaan allebei voor {wet} art. {artikel} ({uitkomst})")
        return plekken[0] if plekken else None

    def haken(self, *, peildatum: date, kennisdatum: date | None) -> Iterator[tuple[Plek, Haak]]:
        """Alle artikelen die vanzelf meewerken aan een besluit, met waarop zij aanslaan."""
        for regeling in self._geldende(self._met_haken, peildatum, kennisdatum):
            for artikel in regeling.artikelen:
                for haak in artikel.haken:
                    yield Plek(regeling, artikel), haak

    def bevindingen(self) -> tuple[Bevinding, ...]:
        """Gaten en overlap in geldigheid, en verwijzingen die nergens op uitkomen."""
        gevonden: list[Bevinding] = []
        for wet, rij in self._versies.items():
            gevonden += _gaten(wet, rij)
        for regeling in self.regelingen():
            gevonden += self._losse_einden(regeling)
        return tuple(gevonden)

    def _losse_einden(self, regeling: Regeling) -> Iterator[Bevinding]:
        for artikel in regeling.artikelen:
            for invoer in artikel.invoer.values():
                wet, uitkomst = invoer.bron.regeling or regeling.id, invoer.bron.uitkomst
                if uitkomst and not self._geeft(wet, uitkomst):
                    zin = f"artikel {artikel.nummer} vraagt {uitkomst} van {wet}; die is er niet"
                    yield Bevinding(regeling.id, "verwijzing", zin)
            for inv in artikel.invullingen:
                if not self._heeft_term(inv.wet, inv.artikel, inv.open_term):
                    doel = f"{inv.open_term} van {inv.wet} art. {inv.artikel}"
                    zin = f"artikel {artikel.nummer} vult {doel} in; die is er niet"
                    yield Bevinding(regeling.id, "invulling", zin)
            for voorrang in artikel.voorrang:
                if not self._geeft(voorrang.wet, voorrang.uitkomst):
                    zin = f"artikel {artikel.nummer} gaat voor {voorrang.uitkomst} van {voorrang.wet}; die is er niet"
                    yield Bevinding(regeling.id, "voorrang", zin)
            for term in artikel.open_termen.values():
                wie = self._invullers.get((regeling.id, artikel.nummer, term.id))
                if term.verplicht and not term.anders and not wie:
                    zin = f"artikel {artikel.nummer}: niemand vult {term.id} in, en er staat niet wat anders geldt"
                    yield Bevinding(regeling.id, "open term", zin)

    def _geeft(self, wet: str, uitkomst: str) -> bool:
        return any(uitkomst in self._uitkomsten[id(versie)] for versie in self._versies.get(wet, ()))

    def _heeft_term(self, wet: str, artikel: str, term: str) -> bool:
        versies = self._versies.get(wet, ())
        return any(deel.nummer == artikel and term in deel.open_termen for r in versies for deel in r.artikelen)


def _rang(regeling: Regeling, gemeente: str | None, peildatum: date) -> int | None:
    """0 voor de eigen gemeente, 1 voor haar samenwerking, 2 voor het land; None als de regeling hier niet geldt."""
    if regeling.gemeente:
        return 0 if regeling.gemeente == gemeente else None
    if regeling.gebied:
        erbij = any(
            deel.gemeente == gemeente
            and (deel.van is None or deel.van <= peildatum)
            and (deel.tot is None or peildatum < deel.tot)
            for deel in regeling.gebied
        )
        return 1 if erbij else None
    return 2


def _weiger_twee_dezelfde(wet: str, rij: tuple[Regeling, ...]) -> None:
    for een, twee in pairwise(rij):
        if een.gemeente != twee.gemeente:
            raise RegelingKloptNiet(f"{wet}: twee gemeenten gebruiken dezelfde naam ({een.bestand}, {twee.bestand})")
        if (een.geldt_van, een.gepubliceerd) == (twee.geldt_van, twee.gepubliceerd):
            raise RegelingKloptNiet(f"{wet}: {een.bestand} en {twee.bestand} zijn dezelfde versie ({een.geldt_van})")


def _gaten(wet: str, rij: tuple[Regeling, ...]) -> Iterator[Bevinding]:
    for een, twee in pairwise(rij):
        if een.geldt_tot is None or een.geldt_van == twee.geldt_van:
            continue
        if twee.geldt_van > een.geldt_tot + _DAG:
            yield Bevinding(wet, "gat", f"geen versie van {een.geldt_tot + _DAG} tot {twee.geldt_van}")
        elif twee.geldt_van <= een.geldt_tot:
            zin = f"twee versies gelden van {twee.geldt_van} tot en met {een.geldt_tot}"
            yield Bevinding(wet, "overlap", zin)
