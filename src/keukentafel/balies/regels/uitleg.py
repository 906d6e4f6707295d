"""The sentences of a besluit with what is behind them, each step with the address of its article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from keukentafel.balies.regels.adressen import adres_van_citaat
from keukentafel.reis.inzien import Briefzin, Stapbeeld


@dataclass(frozen=True)
class Stapregel:
    """A step to show. `adres` is the page of its article on the day that counted, "" when nobody can read it here."""

    stap: Stapbeeld
    adres: str


@dataclass(frozen=True)
class Zinregel:
    """A sentence of the letter to open: its step, and the steps before it; `stap` is None when it was not kept."""

    zin: Briefzin
    stap: Stapregel | None
    eerder: tuple[Stapregel, ...]


def stapregels(stappen: Iterable[Stapbeeld]) -> tuple[Stapregel, ...]:
    """Return these steps with their addresses."""
    return tuple(Stapregel(s, adres_van_citaat(s.regeling, s.artikel, s.versie, op=s.op)) for s in stappen)


def zinregels(zinnen: Iterable[Briefzin]) -> tuple[Zinregel, ...]:
    """Return the sentences of a letter as they are opened."""
    return tuple(
        Zinregel(zin, stapregels([zin.stap])[0] if zin.stap else None, stapregels(zin.eerder)) for zin in zinnen
    )
