"""Calculating kept besluiten again: does the program of today still come to what was sent?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.recht.motor.herhalen import herhaal
from keukentafel.reis.besluiten.briefgegevens import nummer_van
from keukentafel.reis.handeling import NietGevonden, handeling
from keukentafel.reis.regels import geldend_boek


@dataclass(frozen=True)
class Nagespeeld:
    """A besluit by its number, and what comes out differently now; empty when it is the same."""

    nummer: str
    verschillen: tuple[str, ...]


@handeling
def naspelen(*, gemeente: int, besluit: int | None = None) -> list[Nagespeeld]:
    """Calculate the kept besluiten of a municipality (CBS number) again with the book in force there, oldest first.

    With `besluit` only that one. Shows no more than numbers of besluiten and names of rules, and writes no log.
    Raises NietGevonden when that besluit, or its trace, is not there.
    """
    uit = list(_nagespeeld(gemeente, besluit))
    if besluit is not None and not uit:
        raise NietGevonden("van dit besluit is geen berekening bewaard")
    return uit


def _nagespeeld(gemeente: int, besluit: int | None) -> Iterator[Nagespeeld]:
    boek = geldend_boek(gemeente)
    sporen = besluit_queries.sporen(gemeente=gemeente).select_related("zaak")
    for spoor in sporen if besluit is None else sporen.filter(besluit_id=besluit):
        verschillen = tuple(zin for b in spoor.berekeningen for zin in herhaal(b, boek).verschillen)
        yield Nagespeeld(nummer_van(spoor.zaak, spoor.besluit_id), verschillen)
