"""De waarden waarmee de motor rekent: exact, en met een eerlijk 'onbekend'.

Een getal is een int of een Fraction, nooit een drijvende komma. Geld is een heel aantal centen. None betekent dat een
regeling uitdrukkelijk niets bepaalt; `Onbekend` dat een feit ontbreekt. Dat zijn twee verschillende dingen.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Union

from keukentafel.recht.motor.fouten import FeitKloptNiet, RekenFout
from keukentafel.recht.taal.geld import Geld
from keukentafel.recht.taal.tijd import MAANDEN
from keukentafel.recht.taal.verordening import NietGeregeld


@dataclass(frozen=True, slots=True)
class Onbekend:
    """Niet te zeggen zonder deze feiten."""

    feiten: frozenset[str]

    def __bool__(self) -> bool:
        raise TypeError("onbekend is geen ja en geen nee")


Waarde = Union[  # noqa: UP007 - een verwijzing naar zichzelf in tekst kan niet met |
    bool, int, Fraction, str, date, None, Onbekend, tuple["Waarde", ...], dict[str, "Waarde"]
]
Getal = int | Fraction


@dataclass(frozen=True, slots=True)
class Oordeel:
    """Wat een mens oordeelt, met de reden. Nooit uitgerekend. Fout: FeitKloptNiet zonder motivering."""

    waarde: Waarde
    motivering: str
    door: str = ""

    def __post_init__(self) -> None:
        if not self.motivering.strip():
            raise FeitKloptNiet("een oordeel heeft een motivering nodig")


@dataclass(frozen=True, slots=True)
class Afwijking:
    """Een medewerker wijkt af van de uitkomst: met een reden en een bevoegdheid. Fout: FeitKloptNiet als er een mist.

    Het spoor houdt beide waarden: wat de regel gaf en wat het werd.
    """

    waarde: Waarde
    motivering: str
    bevoegdheid: str

    def __post_init__(self) -> None:
        if not self.motivering.strip() or not self.bevoegdheid.strip():
            raise FeitKloptNiet("afwijken kan alleen met een motivering en een bevoegdheid")


def gewoon(getal: Getal) -> Getal:
    """Hetzelfde getal, als int wanneer het heel is."""
    if isinstance(getal, Fraction) and getal.denominator == 1:
        return getal.numerator
    return getal


def weiger_niets(waarde: Waarde, waar: str) -> None:
    """Met 'niets bepaald' is niet te rekenen: het is geen nul. Fout: NietGeregeld."""
    if waarde is None:
        raise NietGeregeld(f"{waar}: de regels bepalen hier niets")


def als_getal(waarde: Waarde, waar: str) -> Getal:
    """De waarde als getal. Fout: RekenFout als het geen getal is (ook ja of nee is geen getal)."""
    if type(waarde) is int or isinstance(waarde, Fraction):
        return waarde
    weiger_niets(waarde, waar)
    raise RekenFout(f"{waar}: {in_woorden(waarde)} is geen getal")


def als_heel(waarde: Waarde, waar: str) -> int:
    """De waarde als heel getal. Fout: RekenFout als het dat niet is."""
    getal = gewoon(als_getal(waarde, waar))
    if not isinstance(getal, int):
        raise RekenFout(f"{waar}: {in_woorden(getal)} is geen heel getal")
    return getal


def lees_dag(tekst: str) -> date | None:
    """De dag die er staat als JJJJ-MM-DD, anders None."""
    if len(tekst) != 10 or tekst[4] != "-" or tekst[7] != "-":
        return None
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        return None


def als_dag(waarde: Waarde, waar: str) -> date:
    """De waarde als dag; tekst als JJJJ-MM-DD mag. Fout: RekenFout als het geen dag is."""
    if isinstance(waarde, date):
        return waarde
    dag = lees_dag(waarde) if isinstance(waarde, str) else None
    if dag is None:
        weiger_niets(waarde, waar)
        raise RekenFout(f"{waar}: {in_woorden(waarde)} is geen datum")
    return dag


def gelijk(een: Waarde, twee: Waarde) -> bool:
    """Of twee bekende waarden gelijk zijn: dezelfde soort en dezelfde inhoud. 1 is geen ja, en 42 is niet '42'."""
    if type(een) is type(twee):
        return een == twee
    if isinstance(een, date) and isinstance(twee, str):
        return een == lees_dag(twee)
    if isinstance(een, str) and isinstance(twee, date):
        return lees_dag(een) == twee
    if isinstance(een, bool) or isinstance(twee, bool):
        return False
    return isinstance(een, int | Fraction) and isinstance(twee, int | Fraction) and een == twee


def lees_waarde(ruw: object, waar: str) -> Waarde:
    """Een waarde van buiten (YAML, JSON, een formulier). Fout: FeitKloptNiet bij een float of iets onbekends."""
    if isinstance(ruw, datetime):
        raise FeitKloptNiet(f"{waar}: een dag, geen tijdstip")
    if ruw is None or isinstance(ruw, bool | int | Fraction | str | date | Onbekend):
        return gewoon(ruw) if isinstance(ruw, Fraction) else ruw
    if isinstance(ruw, Decimal) and ruw.is_finite():
        return gewoon(Fraction(ruw))
    if isinstance(ruw, Geld):
        return ruw.cent
    if isinstance(ruw, list | tuple):
        return tuple(lees_waarde(deel, waar) for deel in ruw)
    if isinstance(ruw, dict):
        return {str(naam): lees_waarde(deel, waar) for naam, deel in ruw.items()}
    if isinstance(ruw, float):
        raise FeitKloptNiet(f"{waar}: {ruw} is niet exact; geef centen, een Decimal of een breuk")
    raise FeitKloptNiet(f"{waar}: met {type(ruw).__name__} kan de motor niet rekenen")


def _decimaal(getal: Fraction) -> str:
    noemer = getal.denominator
    for deler in (2, 5):
        while noemer % deler == 0:
            noemer //= deler
    if noemer != 1:
        return f"{getal.numerator}/{getal.denominator}"
    plaatsen = 0
    while (getal * 10**plaatsen).denominator != 1:
        plaatsen += 1
    cijfers = str(abs((getal * 10**plaatsen).numerator)).zfill(plaatsen + 1)
    return f"{'-' if getal < 0 else ''}{cijfers[:-plaatsen]},{cijfers[-plaatsen:]}"


def _bedrag(getal: Getal) -> str:
    if isinstance(getal, int):
        return Geld(getal).in_woorden()
    return f"{_decimaal(getal)} cent"


def in_woorden(waarde: Waarde, eenheid: str = "") -> str:
    """De waarde in gewone taal: 'ja', '€ 21,80', '1 april 2027', 'nog niet bekend'."""
    if isinstance(waarde, Onbekend):
        return "nog niet bekend"
    if waarde is None:
        return "niets"
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, date):
        return f"{waarde.day} {MAANDEN[waarde.month - 1]} {waarde.year}"
    if isinstance(waarde, int | Fraction):
        if eenheid == "eurocent":
            return _bedrag(waarde)
        return str(waarde) if isinstance(waarde, int) else _decimaal(waarde)
    if isinstance(waarde, tuple):
        return ", ".join(in_woorden(deel, eenheid) for deel in waarde)
    if isinstance(waarde, dict):
        return ", ".join(f"{naam} {in_woorden(deel)}" for naam, deel in waarde.items())
    return waarde


_MAAT = {"weeks": "weken", "days": "dagen", "months": "maanden", "years": "jaar", "percentage": "procent"}
_EEN = {"weeks": "week", "days": "dag", "months": "maand"}


def met_maat(waarde: Waarde, eenheid: str) -> str:
    """De waarde in gewone taal met haar maat erachter: '6 weken', '1 dag', '€ 21,80'."""
    zin = in_woorden(waarde, eenheid)
    if eenheid not in _MAAT or waarde is None or isinstance(waarde, Onbekend | str):
        return zin
    return f"{zin} {_EEN.get(eenheid, _MAAT[eenheid]) if waarde == 1 else _MAAT[eenheid]}"


def als_json(waarde: Waarde) -> object:
    """De waarde voor JSON: dagen als JJJJ-MM-DD, een breuk als tekst ('103712.45' of '1/3'), onbekend met feiten."""
    if isinstance(waarde, Onbekend):
        return {"onbekend": sorted(waarde.feiten)}
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, Fraction):
        return _decimaal(waarde).replace(",", ".")
    if isinstance(waarde, tuple):
        return [als_json(deel) for deel in waarde]
    if isinstance(waarde, dict):
        return {naam: als_json(deel) for naam, deel in waarde.items()}
    return waarde
