"""What every act shares: who acts, how an act refuses, and that it belongs to one transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import ParamSpec, TypeVar

from keukentafel.stelsel.gemeenten.namens import huidig
from keukentafel.stelsel.logboek import operations as logboek
from keukentafel.stelsel.logboek.operations import SYSTEEM, Wie

P = ParamSpec("P")
R = TypeVar("R")


class Geweigerd(Exception):
    """An act that may not be done as asked. `fouten`: per field a sentence that says what to do; "" is the whole form.

    Always raised before anything is written, so that the form can come back with all that was typed.
    """

    def __init__(self, fouten: dict[str, str] | str) -> None:
        self.fouten = {"": fouten} if isinstance(fouten, str) else fouten
        super().__init__(" ".join(self.fouten.values()))


class NietGevonden(Exception):
    """There is no such record for this person: not there, or behind a wall. The counter answers the same to both."""


def handeling(act: Callable[P, R]) -> Callable[P, R]:
    """Mark an act: it works only inside `namens`, whose transaction holds all it does (ARCHITECTURE.md, rule 8)."""

    @wraps(act)
    def binnen(*args: P.args, **kwargs: P.kwargs) -> R:
        huidig()
        return act(*args, **kwargs)

    return binnen


def schrijf_op(
    *,
    gemeente: int,
    zaak: int,
    inwoner: int,
    wat: str,
    wie: Wie,
    op: datetime,
    soort: str = "wijziging",
    reden: str = "",
) -> None:
    """Write a line in the log about a case of a resident: what was done (`wijziging`) or seen (`inzage`)."""
    logboek.schrijf(
        gemeente=gemeente,
        soort=soort,
        handeling=wat,
        wie=wie,
        op=op,
        inwoner=inwoner,
        object_soort="zaak",
        object_id=zaak,
        reden=reden,
    )


__all__ = ["SYSTEEM", "Geweigerd", "NietGevonden", "Wie", "handeling", "schrijf_op"]
