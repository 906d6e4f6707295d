"""De kalender van de Algemene termijnenwet: welke dag is een gewone dag?

Een eigen kalender, omdat gangbare lijsten 5 mei overslaan en de gelijkgestelde dagen niet kennen.
Carnaval staat niet in de wet en is dus een gewone dag.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType

from keukentafel.recht.taal.bron import bron
from keukentafel.recht.taal.verordening import NietGeregeld, VerordeningKloptNiet, lees_bestand, map_verordeningen

EERSTE_JAAR = 2014
"""Vanaf 2014 is de viering op Koningsdag. Eerdere jaren komen onder de Wmo 2015 niet voor."""

_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Gelijkstelling:
    """Een koninklijk besluit dat dagen met een feestdag gelijkstelt, met de jaren waarover het gaat."""

    jaren: frozenset[int]
    dagen: tuple[date, ...]
    bron: str
    status: str

    @property
    def volledig(self) -> bool:
        """Of alle gelijkgestelde dagen van deze jaren bekend zijn."""
        return self.status in {"bevestigd", "bevestigd_uit_tweede_hand"}


def lees_gelijkstellingen(bestand: Path) -> tuple[Gelijkstelling, ...]:
    """Lees de koninklijke besluiten uit een bestand. Fout: VerordeningKloptNiet als het bestand niet klopt."""
    inhoud = lees_bestand(bestand)
    regels = inhoud.get("besluiten") if isinstance(inhoud, dict) else None
    if not isinstance(regels, list):
        raise VerordeningKloptNiet(f"{bestand.name}: er staat geen lijst met besluiten in")
    gelezen: list[Gelijkstelling] = []
    geweest: set[int] = set()
    for regel in regels:
        if not isinstance(regel, dict) or set(regel) != {"jaren", "dagen", "bron", "status"}:
            raise VerordeningKloptNiet(f"{bestand.name}: een besluit heeft jaren, dagen, bron en status")
        besluit = Gelijkstelling(
            frozenset(regel["jaren"]), tuple(sorted(regel["dagen"])), str(regel["bron"]), str(regel["status"])
        )
        if besluit.status not in {"bevestigd", "bevestigd_uit_tweede_hand", "onvolledig"}:
            raise VerordeningKloptNiet(f"{bestand.name}: onbekende status {besluit.status}")
        if any(type(dag) is not date or dag.year not in besluit.jaren for dag in besluit.dagen):
            raise VerordeningKloptNiet(f"{bestand.name}: een dag valt buiten de jaren van haar besluit")
        if geweest & besluit.jaren:
            raise VerordeningKloptNiet(f"{bestand.name}: twee besluiten gaan over hetzelfde jaar")
        geweest |= besluit.jaren
        gelezen.append(besluit)
    return tuple(gelezen)


@cache
def _gelijkstellingen(folder: Path) -> tuple[Gelijkstelling, ...]:
    return lees_gelijkstellingen(folder / "landelijk" / "gelijkgestelde_dagen.yaml")


@cache
def _bekend(jaar: int, folder: Path) -> bool:
    return any(besluit.volledig and jaar in besluit.jaren for besluit in _gelijkstellingen(folder))


@bron("Algemene termijnenwet", "3 lid 3")
def gelijkstelling_van(jaar: int) -> Gelijkstelling | None:
    """Het koninklijk besluit over dit jaar, of None als dat hier niet bekend is."""
    for besluit in _gelijkstellingen(map_verordeningen()):
        if jaar in besluit.jaren:
            return besluit
    return None


@bron("Algemene termijnenwet", "3 lid 3")
def besluit_bekend(jaar: int) -> bool:
    """Of alle bij koninklijk besluit gelijkgestelde dagen van dit jaar bekend zijn."""
    return _bekend(jaar, map_verordeningen())


@bron("Algemene termijnenwet", "3 lid 1")
def eerste_paasdag(jaar: int) -> date:
    """De zondag van Pasen in de gregoriaanse kalender (rekenwijze van Gauss, met de correctie van Lichtenberg).

    In: een jaar vanaf 1583. Uit: een zondag tussen 22 maart en 25 april. Fout: ValueError voor eerdere jaren.
    """
    if jaar < 1583:
        raise ValueError("de gregoriaanse kalender begint pas in 1583")
    eeuw = jaar // 100
    maansprong = 15 + (3 * eeuw + 3) // 4 - (8 * eeuw + 13) // 25
    zonsprong = 2 - (3 * eeuw + 3) // 4
    gulden = jaar % 19
    maan = (19 * gulden + maansprong) % 30
    correctie = (maan + gulden // 11) // 29
    grens = 21 + maan - correctie
    zondag = 7 - (jaar + jaar // 4 + zonsprong) % 7
    return date(jaar, 3, 1) + timedelta(days=grens + 7 - (grens - zondag) % 7 - 1)


@bron("Algemene termijnenwet", "3 lid 1")
def koningsdag(jaar: int) -> date:
    """De dag waarop de verjaardag van de Koning wordt gevierd: 27 april, of 26 april als de 27e een zondag is.

    In: een jaar vanaf 2014. Fout: NietGeregeld voor eerdere jaren (toen gold een andere dag).
    """
    if jaar < EERSTE_JAAR:
        raise NietGeregeld(f"de kalender begint in {EERSTE_JAAR}; {jaar} ligt daarvoor")
    dag = date(jaar, 4, 27)
    return dag - _DAG if dag.weekday() == 6 else dag


@cache
def _feestdagen(jaar: int, folder: Path) -> Mapping[date, tuple[str, str]]:
    """Per vrije dag de naam en het lid van artikel 3 waarop zij steunt."""
    pasen = eerste_paasdag(jaar)
    vast = (
        (date(jaar, 1, 1), "Nieuwjaarsdag", "3 lid 1"),
        (pasen - 2 * _DAG, "Goede Vrijdag", "3 lid 2"),
        (pasen + _DAG, "Tweede Paasdag", "3 lid 1"),
        (koningsdag(jaar), "Koningsdag", "3 lid 1"),
        (date(jaar, 5, 5), "Bevrijdingsdag", "3 lid 1"),
        (pasen + 39 * _DAG, "Hemelvaartsdag", "3 lid 1"),
        (pasen + 50 * _DAG, "Tweede Pinksterdag", "3 lid 1"),
        (date(jaar, 12, 25), "Eerste Kerstdag", "3 lid 1"),
        (date(jaar, 12, 26), "Tweede Kerstdag", "3 lid 1"),
    )
    dagen: dict[date, tuple[str, str]] = {}
    for dag, naam, lid in vast:
        dagen[dag] = (f"{dagen[dag][0]} en {naam}", lid) if dag in dagen else (naam, lid)
    for besluit in _gelijkstellingen(folder):
        for dag in besluit.dagen:
            if dag.year == jaar and dag not in dagen:
                dagen[dag] = (_naam_gelijkgesteld(dag, dagen), "3 lid 3")
    return MappingProxyType(dict(sorted(dagen.items())))


def _naam_gelijkgesteld(dag: date, dagen: Mapping[date, tuple[str, str]]) -> str:
    if dag - _DAG in dagen:
        return f"de dag na {dagen[dag - _DAG][0]}"
    if dag + _DAG in dagen:
        return f"de dag voor {dagen[dag + _DAG][0]}"
    if dag + _DAG == date(dag.year + 1, 1, 1):
        return "de dag voor Nieuwjaarsdag"
    return "een gelijkgestelde dag"


@bron("Algemene termijnenwet", "3")
def feestdagen(jaar: int) -> Mapping[date, str]:
    """De algemeen erkende feestdagen en wat daarmee gelijk is gesteld, met hun naam, oudste eerst.

    In: een jaar vanaf 2014. Uit: dag -> naam; ook dagen die in het weekend vallen. Fout: NietGeregeld voor 2014.
    Is het koninklijk besluit van dat jaar onbekend (zie `besluit_bekend`), dan ontbreken die dagen.
    """
    return MappingProxyType({dag: naam for dag, (naam, _) in _feestdagen(jaar, map_verordeningen()).items()})


@bron("Algemene termijnenwet", "3")
def artikel_vrije_dag(dag: date) -> str | None:
    """Het artikel dat van deze dag een feestdag maakt ('3 lid 2'), '1 lid 1' voor een weekend, anders None."""
    gevonden = _feestdagen(dag.year, map_verordeningen()).get(dag)
    if gevonden is not None:
        return gevonden[1]
    return "1 lid 1" if dag.weekday() >= 5 else None


@bron("Algemene termijnenwet", "3")
def naam_vrije_dag(dag: date) -> str | None:
    """Hoe de vrije dag heet: de feestdag, anders 'zaterdag' of 'zondag'; None voor een gewone dag."""
    gevonden = _feestdagen(dag.year, map_verordeningen()).get(dag)
    if gevonden is not None:
        return gevonden[0]
    return {5: "zaterdag", 6: "zondag"}.get(dag.weekday())


@bron("Algemene termijnenwet", "1 lid 1")
def is_gewone_dag(dag: date) -> bool:
    """Of deze dag geen zaterdag, zondag of algemeen erkende feestdag is. Fout: NietGeregeld voor 2014."""
    if isinstance(dag, datetime):
        raise TypeError("een dag, geen tijdstip")
    if dag.weekday() >= 5 and dag.year >= EERSTE_JAAR:  # ook een zaterdag voor 2014 is niet te beantwoorden
        return False
    return dag not in _feestdagen(dag.year, map_verordeningen())


@bron("Algemene termijnenwet", "3 lid 3")
def misschien_gelijkgesteld(dag: date) -> bool:
    """Of een nog onbekend koninklijk besluit deze gewone dag vrij kan maken.

    Alle bekende besluiten kiezen dagen die tussen twee vrije dagen liggen. Alleen zulke dagen zijn onzeker, en
    alleen in jaren waarvan het besluit hier niet (volledig) bekend is.
    """
    if besluit_bekend(dag.year) or not is_gewone_dag(dag):
        return False
    return not is_gewone_dag(dag - _DAG) and not is_gewone_dag(dag + _DAG)
