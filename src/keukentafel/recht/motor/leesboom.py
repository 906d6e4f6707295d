"""Een regel om te lezen: de boom als regels met regels eronder, in gewone taal, zonder dat er iets gerekend is.

Wat kort is staat op een regel; wat uit meer delen bestaat krijgt een kop, met de delen eronder. Een bedrag in de regel
staat er als bedrag: de maat komt van wat ernaast staat.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from keukentafel.recht.motor.boom import Bewerking, Knoop, Vast, knopen
from keukentafel.recht.motor.maten import maat_van
from keukentafel.recht.motor.model import Actie, Artikel
from keukentafel.recht.motor.verwoorden import afronding, rijen, verwoord
from keukentafel.recht.motor.waarden import Waarde, lees_dag, met_maat

_KORT = 90
_MET_DELEN = frozenset({"IF", "TABLE", "FIRST_OF", "AND", "OR"})
_KOP = {
    "AND": "al deze dingen kloppen:",
    "OR": "een van deze dingen klopt:",
    "NOT": "dit klopt niet:",
    "FIRST_OF": "de eerste die er is van:",
    "MIN": "het laagste van:",
    "MAX": "het hoogste van:",
    "ADD": "bij elkaar opgeteld:",
    "SUBTRACT": "het eerste, min wat daarna komt:",
    "MULTIPLY": "met elkaar vermenigvuldigd:",
    "DIVIDE": "het eerste, gedeeld door wat daarna komt:",
    "EQUALS": "deze twee zijn gelijk:",
    "GREATER_THAN": "het eerste is meer dan het tweede:",
    "LESS_THAN": "het eerste is minder dan het tweede:",
    "GREATER_THAN_OR_EQUAL": "het eerste is ten minste het tweede:",
    "LESS_THAN_OR_EQUAL": "het eerste is ten hoogste het tweede:",
}
_NIET = {"AND": "niet al deze dingen kloppen:", "OR": "geen van deze dingen klopt:"}
_EEN_MAAT = frozenset(
    {
        "ADD", "SUBTRACT", "MIN", "MAX", "FIRST_OF", "EQUALS", "GREATER_THAN", "LESS_THAN", "GREATER_THAN_OR_EQUAL",
        "LESS_THAN_OR_EQUAL", "ROUND_TO", "CEIL_TO", "FLOOR_TO",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Leesregel:
    """Een regel tekst, met wat eronder hoort."""

    tekst: str
    delen: tuple["Leesregel", ...] = ()


def leesboom(actie: Actie, artikel: Artikel) -> tuple[Leesregel, ...]:
    """De regel van een artikel om te lezen: een of meer regels, elk met wat eronder hoort."""
    veld = artikel.uitvoer.get(actie.uitkomst)
    maat = (veld.eenheid if veld is not None else "") or maat_van(actie.boom, artikel, [])
    return tuple(_regels(_met_maat(actie.boom, artikel, maat)))


def _regels(knoop: Knoop) -> Iterator[Leesregel]:
    if isinstance(knoop, Vast) and knoop.zwijgt:
        yield Leesregel(f"zegt deze regel niets: {knoop.reden}" if knoop.reden else "zegt deze regel niets")
    elif not isinstance(knoop, Bewerking) or _op_een_regel(knoop):
        yield Leesregel(verwoord(knoop))
    elif knoop.naam == "IF":
        yield from _als(knoop)
    elif knoop.naam == "TABLE":
        yield from (_met(f"bij {rij}:", uitkomst) for rij, uitkomst in rijen(knoop))
    elif knoop.naam == "NOT" and isinstance(binnen := knoop.delen[0], Bewerking) and binnen.naam in _NIET:
        yield Leesregel(_NIET[binnen.naam], tuple(_onder(deel) for deel in binnen.delen))
    elif knoop.naam in _KOP:
        yield Leesregel(_KOP[knoop.naam], tuple(_onder(deel) for deel in knoop.delen))
    elif (rond := afronding(knoop)) is not None:
        yield Leesregel(f"dit, {rond}:", (_onder(knoop.delen[0]),))
    else:
        yield Leesregel(verwoord(knoop))


def _op_een_regel(knoop: Bewerking) -> bool:
    """Kort genoeg, en zonder keuzes of rijtjes: een enkele vergelijking of som."""
    if any(isinstance(deel, Bewerking) and deel.naam in _MET_DELEN for deel in knopen(knoop)):
        return False
    return len(verwoord(knoop)) <= _KORT or not any(isinstance(deel, Bewerking) for deel in knoop.delen)


def _als(knoop: Bewerking) -> Iterator[Leesregel]:
    delen = knoop.delen
    for plek in range(0, len(delen) - 1, 2):
        als, dan = _met("als", delen[plek]), _met("dan", delen[plek + 1])
        if not als.delen and not dan.delen:
            yield Leesregel(f"{als.tekst}, {dan.tekst}")
        else:
            yield from (als, dan)
    yield _met("anders", delen[-1])


def _met(woord: str, knoop: Knoop) -> Leesregel:
    """De knoop met een woord ervoor; zijn het meer regels, dan staan zij eronder."""
    regels = tuple(_regels(knoop))
    if len(regels) == 1:
        return Leesregel(f"{woord} {regels[0].tekst}", regels[0].delen)
    return Leesregel(f"{woord.removesuffix(':')}:", regels)


def _onder(knoop: Knoop) -> Leesregel:
    """De knoop als een regel onder een kop."""
    regels = tuple(_regels(knoop))
    return regels[0] if len(regels) == 1 else Leesregel("dit hangt ervan af:", regels)


def _met_maat(knoop: Knoop, artikel: Artikel, maat: str) -> Knoop:
    """Dezelfde boom, met elk vast getal in zijn maat geschreven: 1900 wordt € 19."""
    if isinstance(knoop, Vast):
        return replace(knoop, waarde=_vast(knoop.waarde, maat))
    if not isinstance(knoop, Bewerking):
        return knoop
    maten = _maten_van_delen(knoop, artikel, maat)
    delen = tuple(_met_maat(deel, artikel, eigen) for deel, eigen in zip(knoop.delen, maten, strict=True))
    return replace(knoop, delen=delen)


def _vast(waarde: Waarde, maat: str) -> Waarde:
    if isinstance(waarde, str):
        return lees_dag(waarde) or waarde
    if not maat or not isinstance(waarde, int | Fraction) or isinstance(waarde, bool):
        return waarde
    return met_maat(waarde, maat)


def _maten_van_delen(knoop: Bewerking, artikel: Artikel, maat: str) -> list[str]:
    aantal = len(knoop.delen)
    if knoop.naam == "IF":
        return [maat if plek % 2 or plek == aantal - 1 else "" for plek in range(aantal)]
    if knoop.naam == "TABLE":
        return [maat if plek >= knoop.kolommen else "" for plek in range(aantal)]
    if knoop.naam == "INDEX":
        return [maat, "", maat]
    if knoop.naam in _EEN_MAAT:
        samen = next((eigen for deel in knoop.delen if (eigen := maat_van(deel, artikel, []))), "")
        return [samen or (maat if knoop.naam in ("ADD", "SUBTRACT", "MIN", "MAX", "FIRST_OF") else "")] * aantal
    return [""] * aantal
