"""Dates, times and enumerations as a resident reads them: "maandag 15 maart 2027", "14.30 uur".

Pure: no locale of the machine, no clock. The names of days and months are fixed here, so a letter reads the same
everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def weekdag(dag: date) -> str:
    """The day of the week in lower case: date(2027, 3, 15) -> 'maandag'."""
    return DAGEN[dag.weekday()]


def datum_lang(dag: date) -> str:
    """With the day of the week, without leading zero: date(2027, 3, 5) -> 'vrijdag 5 maart 2027'."""
    return f"{weekdag(dag)} {datum_kort(dag)}"


def datum_kort(dag: date) -> str:
    """Without the day of the week: date(2027, 3, 5) -> '5 maart 2027'."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def tijd(moment: time) -> str:
    """On the 24-hour clock with a full stop: time(9, 5) -> '9.05 uur'. Seconds are not shown."""
    return f"{moment.hour}.{moment.minute:02d} uur"


def opsomming(woorden: Sequence[str]) -> str:
    """Join words: () -> '', ('a',) -> 'a', ('a', 'b', 'c') -> 'a, b en c'."""
    if len(woorden) < 2:
        return "".join(woorden)
    return f"{', '.join(woorden[:-1])} en {woorden[-1]}"
