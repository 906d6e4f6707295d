"""On whose behalf: the one place that opens the walls, for one transaction, for a named purpose.

Every table of a municipality has a policy `gemeente_id = ANY` of the set in the transaction-local setting
`kt.gemeenten`. An unset set sees nothing. `namens` fills it; nothing else does (ADR 0004).
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import connection, transaction


class BuitenNamens(RuntimeError):
    """A record was asked for outside `namens`, or beyond the municipalities that it opened."""


@dataclass(frozen=True)
class Opdracht:
    """Who works now, for which municipalities and with what purpose. Written in the log and in the history."""

    gemeenten: frozenset[int]
    doel: str
    gebruiker: int | None
    spoor: uuid.UUID


_opdracht: ContextVar[Opdracht | None] = ContextVar("opdracht", default=None)


def huidig() -> Opdracht:
    """Return what `namens` opened. Raises BuitenNamens when nothing is open."""
    if (opdracht := _opdracht.get()) is None:
        raise BuitenNamens("dit werkt alleen binnen `with namens(...)`")
    return opdracht


def _zet(opdracht: Opdracht | None) -> None:
    gemeenten = "{" + ",".join(str(g) for g in sorted(opdracht.gemeenten)) + "}" if opdracht else ""
    context = json.dumps({"doel": opdracht.doel, "gebruiker": opdracht.gebruiker}) if opdracht else ""
    with connection.cursor() as c:
        # One statement: the walls, and the context that the history triggers write beside each old row.
        c.execute(
            "select set_config('kt.gemeenten', %s, true), set_config('kt.gebruiker', %s, true),"
            " set_config('kt.geheim_voor', '', true), set_config('pghistory.context_id', %s, true),"
            " set_config('pghistory.context_metadata', %s, true)",
            [
                gemeenten,
                str(opdracht.gebruiker or "") if opdracht else "",
                str(opdracht.spoor) if opdracht else "",
                context,
            ],
        )


@contextmanager
def namens(
    gemeenten: Iterable[int] | Callable[[], Iterable[int]], *, doel: str, gebruiker: int | None = None
) -> Iterator[Opdracht]:
    """Open the walls of these municipalities (CBS numbers) for one transaction; commit at the end.

    A callable is asked inside the transaction while nothing is open but the user's own roles: so the door finds out
    where somebody works. `doel` says why, in words that a resident may read in the log. `gebruiker` is the user's id,
    None for the system or a resident without an account. Raises BuitenNamens when something is open already: an act
    belongs to one transaction; use `versmal` to look at fewer municipalities inside it.
    """
    if _opdracht.get() is not None:
        raise BuitenNamens("er staat al een opdracht open; gebruik versmal")
    spoor = uuid.uuid4()
    opdracht = Opdracht(frozenset() if callable(gemeenten) else frozenset(gemeenten), doel, gebruiker, spoor)
    merk = _opdracht.set(opdracht)
    try:
        with transaction.atomic():
            _zet(opdracht)
            if callable(gemeenten):
                opdracht = Opdracht(frozenset(gemeenten()), doel, gebruiker, spoor)
                _opdracht.set(opdracht)
                _zet(opdracht)
            yield opdracht
        if connection.in_atomic_block:  # only inside a test's own transaction: the setting would outlive us
            _zet(None)
    finally:
        _opdracht.reset(merk)


@contextmanager
def versmal(gemeente: int, *, doel: str | None = None) -> Iterator[Opdracht]:
    """Inside `namens`: go on for one of its municipalities only. Raises BuitenNamens for another one."""
    ruim = huidig()
    if gemeente not in ruim.gemeenten:
        raise BuitenNamens(f"gemeente {gemeente} is niet geopend")
    smal = Opdracht(frozenset({gemeente}), doel or ruim.doel, ruim.gebruiker, ruim.spoor)
    merk = _opdracht.set(smal)
    _zet(smal)
    try:
        yield smal
        _zet(ruim)  # not in finally: after an error the transaction is lost anyhow
    finally:
        _opdracht.reset(merk)


@contextmanager
def geheim_adres_van(persoon: int) -> Iterator[None]:
    """Inside `namens`: let the database show the secret address of this one person, until the end of the block.

    Only acts that write down a reason, the resident's own page and the post to the resident open this (H5).
    """
    huidig()
    with connection.cursor() as c:
        c.execute("select set_config('kt.geheim_voor', %s, true)", [str(persoon)])
        yield
        c.execute("select set_config('kt.geheim_voor', '', true)")
