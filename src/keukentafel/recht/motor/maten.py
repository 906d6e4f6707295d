"""Maten: een bedrag bij een aantal dagen optellen kan niet. Een maat die niet genoemd is, past overal bij."""

from collections.abc import Iterator, Sequence

from keukentafel.recht.motor.boom import Bewerking, Herkomst, Knoop, Naam, Vast
from keukentafel.recht.motor.model import Artikel

_GELIJK = {"ADD", "SUBTRACT", "MIN", "MAX", "FIRST_OF"}
_VERGELIJK = {"EQUALS", "GREATER_THAN", "LESS_THAN", "GREATER_THAN_OR_EQUAL", "LESS_THAN_OR_EQUAL"}
_HOUDT = {"ROUND", "CEIL", "FLOOR", "ROUND_TO", "CEIL_TO", "FLOOR_TO", "INDEX", "SERIES"}
_ZONDER = {"", "ratio", "percentage"}
_VAST = {"AGE": "years"}


def strijd_in_maten(artikel: Artikel) -> Iterator[str]:
    """De zinnen over maten in dit artikel die niet bij elkaar passen."""
    for actie in artikel.acties.values():
        zinnen: list[str] = []
        maat = maat_van(actie.boom, artikel, zinnen)
        veld = artikel.uitvoer.get(actie.uitkomst)
        if veld is not None and maat and veld.eenheid and maat != veld.eenheid:
            zinnen.append(f"de regel geeft {maat}, de uitkomst heet {veld.eenheid}")
        yield from (f"artikel {artikel.nummer}, {actie.uitkomst}: {zin}" for zin in zinnen)


def maat_van(knoop: Knoop, artikel: Artikel, zinnen: list[str]) -> str:
    """In welke maat deze knoop telt, of '' als dat niet te zeggen is. Wat niet past, komt in `zinnen`."""
    if isinstance(knoop, Vast):
        return ""
    if isinstance(knoop, Naam):
        return "" if knoop.pad else _maat_van_naam(knoop, artikel)
    maten = [maat_van(deel, artikel, zinnen) for deel in knoop.delen]
    if knoop.naam in _GELIJK or knoop.naam in _VERGELIJK:
        samen = _een_maat(knoop, maten, zinnen)
        return samen if knoop.naam in _GELIJK else ""
    if knoop.naam == "IF":
        return _een_maat(knoop, [*maten[1:-1:2], maten[-1]], zinnen)
    if knoop.naam == "TABLE":
        return _een_maat(knoop, maten[knoop.kolommen :], zinnen)
    if knoop.naam in _HOUDT:
        return maten[0]
    if knoop.naam == "MULTIPLY":
        met = [maat for maat in maten if maat not in _ZONDER]
        return met[0] if len(met) == 1 else ""
    if knoop.naam == "DIVIDE":
        return maten[0] if all(maat in _ZONDER for maat in maten[1:]) else ""
    if knoop.naam == "DATE_DIFF":
        maat = knoop.delen[2]
        return str(maat.waarde) if isinstance(maat, Vast) else ""
    return _VAST.get(knoop.naam, "")


def _een_maat(knoop: Bewerking, maten: Sequence[str], zinnen: list[str]) -> str:
    genoemd = sorted({maat for maat in maten if maat})
    if len(genoemd) > 1:
        zinnen.append(f"{knoop.naam} met {' en '.join(genoemd)}")
        return ""
    return genoemd[0] if genoemd else ""


def _maat_van_naam(naam: Naam, artikel: Artikel) -> str:
    match naam.herkomst:
        case Herkomst.FEIT if naam.naam in artikel.parameters:
            return artikel.parameters[naam.naam].eenheid
        case Herkomst.INVOER:
            return artikel.invoer[naam.naam].veld.eenheid
        case Herkomst.BEPALING:
            return artikel.bepalingen[naam.naam].eenheid
        case Herkomst.UITKOMST if naam.naam in artikel.uitvoer:
            return artikel.uitvoer[naam.naam].eenheid
    return ""
