"""The versions of a regulation on a line: each a stretch of time with its number, and a mark on the reader's day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest

from keukentafel.recht.motor.model import Regeling

BREED = 600
_DAG = timedelta(days=1)
_SMALST = 22
"""The narrowest stretch that still holds a number."""


@dataclass(frozen=True, slots=True)
class Stuk:
    """One version: where it begins on the line and how wide it is; `nummer` counts from the oldest."""

    nummer: int
    x: int
    breed: int
    nu: bool

    @property
    def midden(self) -> int:
        """Where its number stands."""
        return self.x + self.breed // 2

    @property
    def past(self) -> bool:
        """Whether the number fits."""
        return self.breed >= _SMALST


@dataclass(frozen=True, slots=True)
class Versielijn:
    """The line from the first year to the end of the last; `op` is where the reader's day is (None: outside)."""

    stukken: tuple[Stuk, ...]
    van: int
    tot: int
    op: int | None


def versielijn(versies: Sequence[Regeling], *, op: date, vandaag: date) -> Versielijn:
    """Draw the versions, oldest first. A version that has no end runs to the next one, the last to the end of the line.

    Two versions from the same day (the later one corrects the earlier) share a stretch: only the later is drawn.
    """
    laatste = max(versies[-1].geldt_van, versies[-1].geldt_tot or vandaag, vandaag)
    eerste, einde = date(versies[0].geldt_van.year, 1, 1), date(laatste.year + 1, 1, 1)
    dagen = (einde - eerste).days

    def x(dag: date) -> int:
        return round(BREED * (dag - eerste).days / dagen)

    stukken = []
    for nummer, (versie, laatste_dag) in enumerate(met_einde(versies), start=1):
        tot = laatste_dag + _DAG if laatste_dag is not None else einde
        if tot > versie.geldt_van:
            nu = versie.geldt_van <= op < tot
            stukken.append(Stuk(nummer, x(versie.geldt_van), x(tot) - x(versie.geldt_van), nu))
    return Versielijn(tuple(stukken), eerste.year, einde.year, x(op) if eerste <= op < einde else None)


def met_einde(versies: Sequence[Regeling]) -> Iterator[tuple[Regeling, date | None]]:
    """Each version with its last day: its own, or the day before the next one begins; None when it goes on.

    Of two versions from the same day the first ends before it began: the later one replaced it altogether.
    """
    volgende = [versie.geldt_van - _DAG for versie in versies[1:]]
    for versie, tot in zip_longest(versies, volgende):
        yield versie, min((dag for dag in (tot, versie.geldt_tot) if dag is not None), default=None)
