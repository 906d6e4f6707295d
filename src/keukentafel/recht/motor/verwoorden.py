"""De boom van een regel in gewone taal: als een zin, of regel voor regel met wat elke bewerking in dit geval gaf."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from keukentafel.recht.motor.boom import Bewerking, Cel, Herkomst, Knoop, Naam, Vast
from keukentafel.recht.motor.spoor import Stap
from keukentafel.recht.motor.waarden import Waarde, in_woorden
from keukentafel.recht.taal.tijd import MAANDEN

_TUSSEN = {
    "ADD": " plus ",
    "SUBTRACT": " min ",
    "MULTIPLY": " keer ",
    "DIVIDE": " gedeeld door ",
    "AND": " en ",
    "OR": " of ",
    "EQUALS": " is ",
    "GREATER_THAN": " is meer dan ",
    "LESS_THAN": " is minder dan ",
    "GREATER_THAN_OR_EQUAL": " is ten minste ",
    "LESS_THAN_OR_EQUAL": " is ten hoogste ",
    "IN": " is een van ",
}
_VOOR = {
    "MIN": "het laagste van",
    "MAX": "het hoogste van",
    "LIST": "",
    "FIRST_OF": "de eerste die er is van",
    "NOT": "niet",
    "DAY_OF_WEEK": "de dag van de week (0 is maandag) van",
    "MONTH_START": "het begin van de maand op of na",
}
_ROND = {"ROUND": "afgerond", "CEIL": "naar boven afgerond", "FLOOR": "naar beneden afgerond"}
_EEN = {"jaar": "jaar", "maanden": "maand", "weken": "week", "dagen": "dag"}
_MATEN = {"years": "jaar", "months": "maanden", "weeks": "weken", "days": "dagen"}


class Boomregel(NamedTuple):
    """Een regel van een boom: hoe diep, wat er staat, en wat het in dit geval gaf (None: liep niet)."""

    diepte: int
    tekst: str
    uitkomst: str | None


def verwoord(knoop: Knoop, binnen: bool = False) -> str:
    """De knoop als zin: 'als vrij, dan 0; anders maandbedrag'. `binnen` zet om een samengesteld deel haakjes."""
    if isinstance(knoop, Vast):
        return f"({knoop.reden or 'geen regel'})" if knoop.zwijgt else in_woorden(knoop.waarde)
    if isinstance(knoop, Naam):
        return _naam(knoop)
    zin = _bewerking(knoop)
    return f"({zin})" if binnen else zin


def _naam(naam: Naam) -> str:
    kaal = "de peildatum" if naam.herkomst is Herkomst.PEILDATUM else naam.naam.replace("_", " ")
    deel = {"year": "het jaar van ", "month": "de maand van ", "day": "de dag van "}.get(".".join(naam.pad), "")
    return f"{deel}{kaal}" if deel or naam.pad in ((), ("iso",)) else f"{kaal} ({'.'.join(naam.pad)})"


def _bewerking(knoop: Bewerking) -> str:
    naam = knoop.naam
    if naam == "IF":
        return _als(knoop)
    if naam == "TABLE":
        return "; ".join(f"bij {rij}: {verwoord(uitkomst, binnen=True)}" for rij, uitkomst in rijen(knoop))
    if naam == "EQUALS" and (leeg := _is_er(knoop, "niet")):
        return leeg
    if naam == "NOT" and isinstance(knoop.delen[0], Bewerking) and (vol := _is_er(knoop.delen[0], "wel")):
        return vol
    delen = [verwoord(deel, binnen=True) for deel in knoop.delen]
    if naam in _TUSSEN:
        return _TUSSEN[naam].join(delen)
    if naam in _VOOR:
        return f"{_VOOR[naam]} {', '.join(delen)}".strip()
    if (rond := afronding(knoop)) is not None:
        return f"{delen[0]}, {rond}"
    return _met_dagen(knoop, delen)


def afronding(knoop: Bewerking) -> str | None:
    """Hoe deze bewerking afrondt, in woorden; None als zij niet afrondt."""
    if knoop.naam in _ROND:
        return f"{_ROND[knoop.naam]} op {_plaatsen(knoop.delen[1])}"
    if knoop.naam.endswith("_TO"):
        return f"{_ROND[knoop.naam.removesuffix('_TO')]} op een veelvoud van {verwoord(knoop.delen[1], binnen=True)}"
    return None


def _is_er(knoop: Bewerking, woord: str) -> str:
    """'bedrag is er niet' als met niets vergeleken wordt, anders ''."""
    if knoop.naam == "EQUALS":
        for deel, ander in (knoop.delen, knoop.delen[::-1]):
            if isinstance(ander, Vast) and ander.waarde is None and not ander.zwijgt:
                return f"{verwoord(deel, binnen=True)} is er {woord}"
    return ""


def _met_dagen(knoop: Bewerking, delen: list[str]) -> str:
    match knoop.naam:
        case "AGE":
            return f"de leeftijd op {delen[1]} van wie geboren is op {delen[0]}"
        case "DATE":
            return _datum(knoop, delen)
        case "DATE_ADD":
            erbij = [_duur(deel, maat) for deel, maat in zip(delen[1:], _MATEN.values(), strict=True) if deel != "0"]
            return f"{delen[0]} plus {' en '.join(erbij) or 'niets'}"
        case "DATE_DIFF":
            return f"het aantal {_MATEN.get(delen[2], delen[2])} van {delen[0]} tot {delen[1]}"
        case "INDEX":
            slot = "" if delen[2] == "niets" else f", naar beneden op een veelvoud van {delen[2]}"
            return f"{delen[0]}, telkens keer {delen[1]}{slot}"
        case "SERIES":
            return f"{delen[0]} op {delen[1]}"
        case _:  # TERM
            terug = delen[3] == "ja"
            stil = f", zonder de dagen van {' tot '.join(delen[4:])}" if delen[4:] else ""
            duur = _duur(delen[1], _MATEN[delen[2]])
            return f"{duur} {'voor' if terug else 'na'} {delen[0]} (met de Algemene termijnenwet){stil}"


def _datum(knoop: Bewerking, delen: list[str]) -> str:
    jaar, maand, _ = knoop.delen
    if isinstance(maand, Vast) and isinstance(maand.waarde, int) and 1 <= maand.waarde <= len(MAANDEN):
        return f"{delen[2]} {MAANDEN[maand.waarde - 1]} in {delen[0]}"
    if isinstance(jaar, Naam) and isinstance(maand, Naam) and (jaar.sleutel, maand.pad) == (maand.sleutel, ("month",)):
        return f"dag {delen[2]} van {delen[1]}"
    return f"de datum met jaar, maand en dag {', '.join(delen)}"


def _duur(aantal: str, maat: str) -> str:
    if not aantal.isdigit():
        return f"{aantal} ({maat})"
    return f"{aantal} {_EEN[maat] if aantal == '1' else maat}"


def _plaatsen(knoop: Knoop) -> str:
    aantal = knoop.waarde if isinstance(knoop, Vast) else None
    return "helen" if aantal == 0 else f"{aantal} decimalen"


def _als(knoop: Bewerking) -> str:
    delen = knoop.delen
    takken = [
        f"als {verwoord(delen[plek])}, dan {verwoord(delen[plek + 1], binnen=True)}"
        for plek in range(0, len(delen) - 1, 2)
    ]
    return "; ".join([*takken, f"anders {verwoord(delen[-1], binnen=True)}"])


def rijen(knoop: Bewerking) -> Iterator[tuple[str, Knoop]]:
    """De rijen van een tabel: wanneer een rij past, in woorden, en wat zij dan geeft; als laatste 'geen van deze'."""
    sleutels = [verwoord(deel, binnen=True) for deel in knoop.delen[: knoop.kolommen]]
    for rij, uitkomst in zip(knoop.tabel, knoop.delen[knoop.kolommen : -1], strict=True):
        cellen = [f"{sleutel} {_cel(cel)}" for sleutel, cel in zip(sleutels, rij, strict=True) if not cel.alles]
        yield " en ".join(cellen) or "al het andere", uitkomst
    yield "geen van deze", knoop.delen[-1]


def _cel(cel: Cel) -> str:
    if cel.een_van:
        return " of ".join(in_woorden(waarde) for waarde in cel.een_van)
    van = "" if cel.van is None else f"vanaf {in_woorden(cel.van)}"
    tot = "" if cel.tot is None else f"onder {in_woorden(cel.tot)}"
    return f"{van} {tot}".strip()


def boomregels(stap: Stap) -> tuple[Boomregel, ...]:
    """De boom van een stap, regel voor regel, met wat elk deel in dit geval gaf; een tak die niet liep heeft None."""
    gaf = dict(stap.knopen)
    bekend = {deel.naam: in_woorden(deel.waarde, deel.eenheid) for deel in stap.gebruikt}
    return tuple(_regels(stap.actie.boom, gaf, bekend, 0, ""))


def _regels(
    knoop: Knoop, gaf: Mapping[int, Waarde], bekend: Mapping[str, str], diepte: int, vooraf: str
) -> Iterator[Boomregel]:
    if not isinstance(knoop, Bewerking):
        waarde = bekend.get(knoop.naam) if isinstance(knoop, Naam) and not knoop.pad else None
        yield Boomregel(diepte, vooraf + verwoord(knoop), waarde)
        return
    yield Boomregel(diepte, vooraf + verwoord(knoop), in_woorden(gaf[knoop.nummer]) if knoop.nummer in gaf else None)
    if knoop.naam == "IF":
        vooraf_van = [woord for _ in range(len(knoop.delen) // 2) for woord in ("als ", "dan ")] + ["anders "]
    else:
        vooraf_van = [""] * len(knoop.delen)
    for deel, woord in zip(knoop.delen, vooraf_van, strict=True):
        yield from _regels(deel, gaf, bekend, diepte + 1, woord)
