"""Een termijn tellen met de Algemene termijnenwet: hoeveel dagen, weken of maanden, en op welke dag zij om is.

De dag waarop iets gebeurt telt zelf niet mee. Eindigt een termijn op een vrije dag, dan loopt zij door.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import TypedDict

from keukentafel.recht.taal.bron import Bron, bron
from keukentafel.recht.taal.kalender import (
    artikel_vrije_dag,
    besluit_bekend,
    is_gewone_dag,
    misschien_gelijkgesteld,
    naam_vrije_dag,
)
from keukentafel.recht.taal.tijd import Periode

_DAG = timedelta(days=1)
_GETALLEN = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")


class TermijnDict(TypedDict):
    """Een termijn als gegevens: dagen als JJJJ-MM-DD, `grond` de gebruikte artikelen."""

    soort: str
    startdag: str
    ruw: str
    uiterlijk: str
    verschoven: bool
    grond: list[str]


class Eenheid(StrEnum):
    """Waarin de wet een termijn uitdrukt."""

    UREN = "uren"
    DAGEN = "dagen"
    WEKEN = "weken"
    MAANDEN = "maanden"
    JAREN = "jaren"


@dataclass(frozen=True, slots=True)
class Duur:
    """Hoe lang een termijn is, in de woorden van de wet: zes weken, niet 42 dagen. Fout: ValueError onder de één."""

    aantal: int
    eenheid: Eenheid

    def __post_init__(self) -> None:
        if self.aantal < 1:
            raise ValueError("een termijn duurt ten minste één dag")


@dataclass(frozen=True, slots=True)
class Termijn:
    """Een termijn met haar laatste dag.

    `startdag` telt niet mee; `ruw` is de laatste dag zonder en `uiterlijk` die met de Algemene termijnenwet. `grond`
    noemt de artikelen, `reden` legt een verschuiving uit in gewone taal. `onbevestigd` is waar als `uiterlijk` nog
    kan veranderen, omdat het koninklijk besluit van dat jaar niet bekend is. `duur` is hoe lang de regel haar maakt.
    """

    soort: str
    startdag: date
    duur: Duur
    ruw: date
    uiterlijk: date
    verschoven: bool
    grond: tuple[str, ...]
    reden: str | None
    onbevestigd: bool

    @property
    def periode(self) -> Periode:
        """De dagen van de termijn: de dag na de startdag tot en met `uiterlijk`."""
        return Periode.tot_en_met(self.startdag + _DAG, self.uiterlijk)

    @property
    def voorbehoud(self) -> str | None:
        """Een zin voor het scherm als de datum nog niet zeker is, anders None."""
        return "Deze datum is nog niet zeker. Hij kan later worden." if self.onbevestigd else None

    def voorbij(self, op: date) -> bool:
        """Of de termijn op deze dag verstreken is: de laatste dag zelf is nog op tijd."""
        return op > self.uiterlijk

    def als_dict(self) -> TermijnDict:
        """De termijn als gegevens, voor de opdrachtregel en de API."""
        return {
            "soort": self.soort,
            "startdag": self.startdag.isoformat(),
            "ruw": self.ruw.isoformat(),
            "uiterlijk": self.uiterlijk.isoformat(),
            "verschoven": self.verschoven,
            "grond": list(self.grond),
        }


@bron("Algemene termijnenwet", "4 onder a")
def termijnenwet_geldt(duur: Duur) -> bool:
    """Of de Algemene termijnenwet geldt: niet voor uren, en niet boven 90 dagen, twaalf weken of drie maanden."""
    grens = {Eenheid.UREN: 0, Eenheid.DAGEN: 90, Eenheid.WEKEN: 12, Eenheid.MAANDEN: 3, Eenheid.JAREN: 0}
    return duur.aantal <= grens[duur.eenheid]


@bron("Algemene termijnenwet", "2")
def twee_gewone_dagen_nodig(duur: Duur) -> bool:
    """Of de termijn ten minste twee gewone dagen moet bevatten: dat is zo vanaf drie dagen."""
    return termijnenwet_geldt(duur) and (duur.eenheid != Eenheid.DAGEN or duur.aantal >= 3)


def _weken_of_maanden(startdag: date, duur: Duur, teken: int = 1) -> date:
    """De laatste dag zonder Algemene termijnenwet. Bestaat de dag niet in die maand, dan de laatste van de maand."""
    if duur.eenheid == Eenheid.UREN:
        raise ValueError("een termijn in uren heeft geen laatste dag; reken met tijdstippen")
    if duur.eenheid in {Eenheid.DAGEN, Eenheid.WEKEN}:
        return startdag + teken * duur.aantal * (7 if duur.eenheid == Eenheid.WEKEN else 1) * _DAG
    maanden = teken * duur.aantal * (12 if duur.eenheid == Eenheid.JAREN else 1)
    jaar, maand = divmod(startdag.year * 12 + startdag.month - 1 + maanden, 12)
    volgende = date(jaar + (maand + 1) // 12, (maand + 1) % 12 + 1, 1)
    return min(date(jaar, maand + 1, 1) + (startdag.day - 1) * _DAG, volgende - _DAG)


def _loop(
    *, startdag: date, ruw: date, stil: Sequence[Periode], twee_dagen: bool, gewoon: Callable[[date], bool]
) -> tuple[date, date]:
    """Loop de dagen af: geef de ruwe en de echte laatste dag. `stil` zijn de dagen die niet meetellen."""
    if stil:
        dag, nog = startdag, (ruw - startdag).days
        while nog:
            dag += _DAG
            nog -= not any(dag in periode for periode in stil)
        ruw = dag
    uiterlijk, gewone = ruw, 0
    if twee_dagen:  # meer dan twee tellen hoeft niet
        dag = startdag + _DAG
        while dag < ruw and gewone < 2:
            gewone += gewoon(dag) and not any(dag in periode for periode in stil)
            dag += _DAG
    while True:
        if not any(uiterlijk in periode for periode in stil):
            gewone += gewoon(uiterlijk)
            if gewoon(uiterlijk) and (gewone >= 2 or not twee_dagen):
                return ruw, uiterlijk
        uiterlijk += _DAG


def _altijd(_: date) -> bool:
    return True


def _bijna_zeker_gewoon(dag: date) -> bool:
    return is_gewone_dag(dag) and not misschien_gelijkgesteld(dag)


def _in_een_rij(delen: Sequence[str]) -> str:
    return delen[0] if len(delen) == 1 else f"{', '.join(delen[:-1])} en {delen[-1]}"


def _overgeslagen(ruw: date, uiterlijk: date, stil: Sequence[Periode]) -> list[date]:
    dagen = (ruw + n * _DAG for n in range((uiterlijk - ruw).days))
    return [dag for dag in dagen if not any(dag in periode for periode in stil)]


_FEEST = MappingProxyType(
    {
        "Nieuwjaarsdag": "Nieuwjaar",
        "Goede Vrijdag": "Pasen",
        "Tweede Paasdag": "Pasen",
        "Hemelvaartsdag": "Hemelvaart",
        "Tweede Pinksterdag": "Pinksteren",
        "Eerste Kerstdag": "Kerst",
        "Tweede Kerstdag": "Kerst",
    }
)


def _feest(naam: str) -> str:
    for officieel, gewoon in _FEEST.items():
        naam = naam.replace(officieel, gewoon)
    return naam


@bron("Algemene termijnenwet", "1 lid 1")
def reden_verschuiving(*, ruw: date, uiterlijk: date, stil: Sequence[Periode] = ()) -> str | None:
    """Waarom de laatste dag later is, in gewone taal: 'Door Pasen is dat één dag later.' None als niets verschoof.

    Dagen in `stil` (opschorting) tellen niet mee: die hebben hun eigen zin.
    """
    overgeslagen = _overgeslagen(ruw, uiterlijk, stil)
    later = len(overgeslagen)
    if later == 0:
        return None
    namen = {dag: naam_vrije_dag(dag) for dag in overgeslagen}
    feesten = list(dict.fromkeys(_feest(naam) for naam in namen.values() if naam not in {None, "zaterdag", "zondag"}))
    # 'de dag na Hemelvaart' zegt niets nieuws als Hemelvaart er zelf al staat
    feesten = [feest for feest in feesten if not any(feest != ander and ander in feest for ander in feesten)]
    weekend = any(naam in {"zaterdag", "zondag"} for naam in namen.values())
    if weekend and not {"Pasen", "Pinksteren"} & set(feesten):
        feesten.append("het weekend")
    if not feesten:  # artikel 2: te weinig gewone dagen in de termijn
        feesten = ["de vrije dagen"]
    hoeveel = _GETALLEN[later] if later < len(_GETALLEN) else str(later)
    return f"Door {_in_een_rij(feesten)} is dat {hoeveel} {'dag' if later == 1 else 'dagen'} later."


def _gronden(*, overgeslagen: Sequence[date], twee_dagen_gaf_uitstel: bool) -> tuple[str, ...]:
    leden = {"2"} if twee_dagen_gaf_uitstel else set()
    for dag in overgeslagen:
        lid = artikel_vrije_dag(dag)
        # een feestdag schuift door op grond van artikel 1; artikel 3 zegt dat het een feestdag is
        leden |= {lid, "1 lid 1"} if lid is not None else set()
    return tuple(Bron("Algemene termijnenwet", lid).citaat for lid in sorted(leden))


@bron("Algemene termijnenwet", "1 lid 1, 2 en 4")
def bereken(*, soort: str, startdag: date, duur: Duur, grond: tuple[str, ...], stil: Sequence[Periode] = ()) -> Termijn:
    """Een termijn vooruit: de dag na de startdag is dag één; een vrije laatste dag schuift door.

    In: de soort, de dag van de gebeurtenis, de duur, de artikelen, en eventueel dagen die niet meetellen (gesloten
    perioden). Uit: een Termijn. Fout: TypeError bij een tijdstip, ValueError bij uren of een open periode,
    NietGeregeld voor 2014.
    """
    if isinstance(startdag, datetime):
        raise TypeError("een termijn begint op een dag, niet op een tijdstip")
    if any(periode.open for periode in stil):
        raise ValueError("een open opschorting heeft geen laatste dag; zie recht.opschorting")
    kale_dag = _weken_of_maanden(startdag, duur)
    if not termijnenwet_geldt(duur):
        ruw, _ = _loop(startdag=startdag, ruw=kale_dag, stil=stil, twee_dagen=False, gewoon=_altijd)
        return Termijn(soort, startdag, duur, ruw, ruw, False, grond, None, False)
    twee_dagen = twee_gewone_dagen_nodig(duur)
    ruw, uiterlijk = _loop(startdag=startdag, ruw=kale_dag, stil=stil, twee_dagen=twee_dagen, gewoon=is_gewone_dag)
    zonder = uiterlijk
    if twee_dagen and uiterlijk != ruw:  # anders gaf artikel 2 geen uitstel
        _, zonder = _loop(startdag=startdag, ruw=kale_dag, stil=stil, twee_dagen=False, gewoon=is_gewone_dag)
    onbevestigd = False
    if not all(besluit_bekend(jaar) for jaar in range(startdag.year, uiterlijk.year + 1)):
        _, ruim = _loop(startdag=startdag, ruw=kale_dag, stil=stil, twee_dagen=twee_dagen, gewoon=_bijna_zeker_gewoon)
        onbevestigd = ruim != uiterlijk
    return Termijn(
        soort=soort,
        startdag=startdag,
        duur=duur,
        ruw=ruw,
        uiterlijk=uiterlijk,
        verschoven=uiterlijk != ruw,
        grond=grond
        + _gronden(
            overgeslagen=_overgeslagen(ruw, uiterlijk, stil),
            twee_dagen_gaf_uitstel=zonder != uiterlijk,
        ),
        reden=reden_verschuiving(ruw=ruw, uiterlijk=uiterlijk, stil=stil),
        onbevestigd=onbevestigd,
    )


@bron("Algemene termijnenwet", "1 lid 2")
def teruggerekend(*, soort: str, gebeurtenis: date, duur: Duur, grond: tuple[str, ...]) -> Termijn:
    """Een termijn terug vanaf een gebeurtenis ('een week voor het horen'): die schuift niet op voor een vrije dag.

    Lid 2 zet alleen lid 1 opzij. Artikel 2 blijft: vanaf drie dagen liggen er twee gewone dagen in, zo nodig door
    eerder te beginnen. Uit: een Termijn waarvan `startdag` de gebeurtenis is en `uiterlijk` de laatste dag ervoor.
    """
    ruw = dag = _weken_of_maanden(gebeurtenis, duur, teken=-1)
    if twee_gewone_dagen_nodig(duur):
        while sum(is_gewone_dag(dag + n * _DAG) for n in range((gebeurtenis - dag).days)) < 2:
            dag -= _DAG
    extra = (Bron("Algemene termijnenwet", "2").citaat,) if dag != ruw else ()
    return Termijn(soort, gebeurtenis, duur, ruw, dag, dag != ruw, grond + extra, None, False)
