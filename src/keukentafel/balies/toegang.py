"""Who may come to a counter. Every view says it in one line; a view that says nothing does not open.

The door (project.deur) reads what stands here, finds the municipalities, opens the walls and lets the view in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.http import HttpRequest

from keukentafel.reis.handeling import Wie
from keukentafel.stelsel.gebruikers.queries import Gebruiker
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.queries import Gemeente

V = TypeVar("V", bound=Callable[..., Any])


@dataclass(frozen=True)
class Toegang:
    """What a view asks: roles (empty: everybody), and the purpose that is written in the log."""

    rollen: frozenset[str]
    doel: str


class KtRequest(HttpRequest):
    """A request that came through the door."""

    gemeente: Gemeente | None
    gemeenten: frozenset[int]
    rollen: dict[int, set[str]]
    wie: Wie
    user: Gebruiker


def openbaar(*, doel: str) -> Callable[[V], V]:
    """Let everybody in. A municipality in the address (`gemeente`, a slug) opens its walls for this purpose."""

    def zet(view: V) -> V:
        view.toegang = Toegang(frozenset(), doel)  # type: ignore[attr-defined]
        return view

    return zet


def alleen(*rollen: Rol, doel: str) -> Callable[[V], V]:
    """Let in who has one of these roles today, for the municipalities where they have it."""

    def zet(view: V) -> V:
        view.toegang = Toegang(frozenset(str(r) for r in rollen), doel)  # type: ignore[attr-defined]
        return view

    return zet
