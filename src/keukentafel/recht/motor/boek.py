"""Het boek: alle regelingen bij elkaar, en welke versie op een dag geldt.

Twee dagen doen ertoe. De peildatum: welk recht gold er. De kennisdatum: wat was toen bekendgemaakt. Zonder kennisdatum
telt alles wat in het boek staat, ook wat met terugwerkende kracht kwam.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from keukentafel.recht.motor.fouten import Bevinding, GeenVersie, OnbekendeRegeling, RegelingKloptNiet
from keukentafel.recht.motor.lezen import lees_regeling
from keukentafel.recht.motor.model import OpenTerm, Regeling, Samenwerking
from keukentafel.recht.motor.stand import Doel, Inhoud, Plek, Stand, uitkomsten_van
from keukentafel.recht.motor.waarden import in_woorden
from keukentafel.recht.motor.yamltekst import lees_yaml

_DAG = timedelta(days=1)
_HOOGSTENS_STANDEN = 1000
_GEEN_GEBIEDEN: Mapping[str, Samenwerking] = MappingProxyType({})


class Boek:
    """Regelingen met hun versies, en de samenwerkingen (op korte naam) waarlangs sommige gelden.

    Fout bij het maken: RegelingKloptNiet als twee bestanden dezelfde versie zijn, of als een regeling geldt langs een
    samenwerking die er niet is.
    """

    def __init__(
        self, regelingen: Iterable[Regeling], *, gebieden: Mapping[str, Samenwerking] = _GEEN_GEBIEDEN
    ) -> None:
        self.gebieden = gebieden
        versies: dict[str, list[Regeling]] = defaultdict(list)
        for regeling in regelingen:
            versies[regeling.id].append(regeling)
        self._versies = {
            wet: tuple(sorted(rij, key=lambda r: (r.geldt_van, r.gepubliceerd))) for wet, rij in versies.items()
        }
        for wet, rij in self._versies.items():
            _weiger_twee_dezelfde(wet, rij)
            _weiger_onbekend_gebied(rij, gebieden)
        self._inhoud: dict[tuple[int, ...], Inhoud] = {}
        self._standen: dict[tuple[date, date | None], Stand] = {}

    @classmethod
    def uit_map(
        cls, folder: Path, *, soepel: bool = False, gebieden: Mapping[str, Samenwerking] = _GEEN_GEBIEDEN
    ) -> "Boek":
        """Alle regelingen in een map en de mappen daaronder. Fout: RegelingKloptNiet.

        Een bestand dat met `soort` zegt dat het andere gegevens zijn (dagen, parameters), is geen regeling. Soepel
        gelezen is ook een bestand zonder `articles` (de stand van een verzameling) geen regeling.
        """
        inhoud = ((bestand, lees_yaml(bestand)) for bestand in sorted(folder.rglob("*.yaml")))
        regelingen = (
            lees_regeling(ruw, waar=bestand.name, soepel=soepel)
            for bestand, ruw in inhoud
            if not (isinstance(ruw, dict) and "articles" not in ruw and (soepel or "soort" in ruw))
        )
        return cls(regelingen, gebieden=gebieden)

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
        gekozen = self._gekozen(wet, peildatum, kennisdatum)
        if gekozen is None:
            bekend = [r for r in self.versies(wet) if kennisdatum is None or r.gepubliceerd <= kennisdatum]
            begonnen = [r for r in bekend if r.geldt_van <= peildatum]
            if begonnen:
                raise GeenVersie(wet, peildatum, begonnen[-1].geldt_tot)
            raise GeenVersie(wet, peildatum, None, min((r.geldt_van for r in bekend), default=None))
        return gekozen

    def _gekozen(self, wet: str, peildatum: date, kennisdatum: date | None) -> Regeling | None:
        gekozen: Regeling | None = None
        for regeling in self._versies.get(wet, ()):
            if regeling.geldt_van <= peildatum and (kennisdatum is None or regeling.gepubliceerd <= kennisdatum):
                gekozen = regeling
        if gekozen is not None and gekozen.geldt_tot is not None and gekozen.geldt_tot < peildatum:
            return None
        return gekozen

    def stand(self, peildatum: date, kennisdatum: date | None = None) -> Stand:
        """Het recht op een dag: van elke regeling de versie die gold, voor zover op de kennisdatum gepubliceerd."""
        gevonden = self._standen.get((peildatum, kennisdatum))
        if gevonden is None:
            if len(self._standen) >= _HOOGSTENS_STANDEN:
                self._standen.clear()
            gevonden = Stand(self._inhoud_op(peildatum, kennisdatum), peildatum)
            self._standen[peildatum, kennisdatum] = gevonden
        return gevonden

    def _inhoud_op(self, peildatum: date, kennisdatum: date | None) -> Inhoud:
        geldend = [v for wet in self._versies if (v := self._gekozen(wet, peildatum, kennisdatum)) is not None]
        sleutel = tuple(id(versie) for versie in geldend)
        if sleutel not in self._inhoud:
            self._inhoud[sleutel] = Inhoud(geldend, self.gebieden)
        return self._inhoud[sleutel]

    def bevindingen(self) -> tuple[Bevinding, ...]:
        """Gaten en overlap in geldigheid, verwijzingen die nergens op uitkomen, en wat twee regelingen invullen."""
        geeft = {(r.id, naam) for r in self.regelingen() for naam in uitkomsten_van(r)}
        artikelen = [Plek(r, artikel) for r in self.regelingen() for artikel in r.artikelen]
        termen = {(p.regeling.id, p.artikel.nummer, term) for p in artikelen for term in p.artikel.open_termen}
        ingevuld = {(i.wet, i.artikel, i.open_term) for p in artikelen for i in p.artikel.invullingen}
        gevonden = [bevinding for wet, rij in self._versies.items() for bevinding in _gaten(wet, rij)]
        for plek in artikelen:
            gevonden += _losse_einden(plek, geeft, termen)
            gevonden += _niet_ingevuld(plek, ingevuld)
        return (*gevonden, *self._twee_invullers())

    def _twee_invullers(self) -> Iterator[Bevinding]:
        """Per onderwerp geldt in een gemeente op een dag een regeling van dezelfde rang: de eigen, of die van een
        samenwerking. Elke dag waarop er iets verandert wordt nagegaan."""
        gezien: set[tuple[Doel, str]] = set()
        leden = {lid.gemeente for samen in self.gebieden.values() for lid in samen.leden}
        gemeenten = sorted(leden | {r.gemeente for r in self.regelingen() if r.gemeente})
        for dag in self._wisseldagen():
            for doel, term, gemeente in _open_op(self.stand(dag), gemeenten):
                for groep in self.stand(dag).invullers(doel, term, gemeente):
                    wie = " en ".join(sorted(f"{plek.regeling.id} art. {plek.artikel.nummer}" for plek in groep))
                    if len(groep) > 1 and (doel, wie) not in gezien:
                        gezien.add((doel, wie))
                        zin = f"{wie} vullen allebei {doel[2]} in voor {gemeente} op {in_woorden(dag)}"
                        yield Bevinding(doel[0], "overlap", zin)

    def _wisseldagen(self) -> list[date]:
        """De dagen waarop een andere versie gaat gelden, of een gemeente bij een samenwerking komt."""
        dagen = {r.geldt_van for r in self.regelingen()}
        return sorted(dagen | {lid.van for samen in self.gebieden.values() for lid in samen.leden})


def _losse_einden(plek: Plek, geeft: set[tuple[str, str]], termen: set[Doel]) -> Iterator[Bevinding]:
    wet, artikel = plek.regeling.id, plek.artikel
    for invoer in artikel.invoer.values():
        doel = invoer.bron.regeling or wet, invoer.bron.uitkomst
        if doel[1] and doel not in geeft:
            yield Bevinding(
                wet, "verwijzing", f"artikel {artikel.nummer} vraagt {doel[1]} van {doel[0]}; die is er niet"
            )
    for inv in artikel.invullingen:
        if (inv.wet, inv.artikel, inv.open_term) not in termen:
            zin = f"artikel {artikel.nummer} vult {inv.open_term} van {inv.wet} art. {inv.artikel} in; die is er niet"
            yield Bevinding(wet, "invulling", zin)
    for voor in artikel.voorrang:
        if (voor.wet, voor.uitkomst) not in geeft:
            zin = f"artikel {artikel.nummer} gaat voor {voor.uitkomst} van {voor.wet}; die is er niet"
            yield Bevinding(wet, "voorrang", zin)


def _niet_ingevuld(plek: Plek, ingevuld: set[Doel]) -> Iterator[Bevinding]:
    for term in plek.artikel.open_termen.values():
        doel = plek.regeling.id, plek.artikel.nummer, term.id
        if term.verplicht and not term.anders and doel not in ingevuld:
            zin = f"artikel {plek.artikel.nummer}: niemand vult {term.id} in, en er staat niet wat anders geldt"
            yield Bevinding(plek.regeling.id, "open term", zin)


def _open_op(stand: Stand, gemeenten: Iterable[str]) -> Iterator[tuple[Doel, OpenTerm, str]]:
    for doel, plekken in stand.inhoud.invullers.items():
        hoger = stand.inhoud.versies.get(doel[0])
        # de versie van vandaag hoeft de open term niet te kennen die een latere of eerdere wel heeft
        bij_nummer = [a.open_termen.get(doel[2]) for a in hoger.artikelen if a.nummer == doel[1]] if hoger else []
        termen = [term for term in bij_nummer if term is not None]
        for term in termen if len(plekken) > 1 else ():
            yield from ((doel, term, gemeente) for gemeente in gemeenten)


def _weiger_onbekend_gebied(rij: tuple[Regeling, ...], gebieden: Mapping[str, Samenwerking]) -> None:
    for regeling in rij:
        if regeling.gebied and regeling.gebied not in gebieden:
            raise RegelingKloptNiet(f"{regeling.bestand}: er is geen samenwerking {regeling.gebied}")


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
            yield Bevinding(
                wet, "gat", f"geen versie van {in_woorden(een.geldt_tot + _DAG)} tot {in_woorden(twee.geldt_van)}"
            )
        elif twee.geldt_van <= een.geldt_tot:
            zin = f"twee versies gelden van {in_woorden(twee.geldt_van)} tot en met {in_woorden(een.geldt_tot)}"
            yield Bevinding(wet, "overlap", zin)
