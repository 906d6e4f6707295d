"""The sentences of a besluit with what is behind them, each step with the address of its article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from keukentafel.balies.regels.adressen import adres_van_citaat, openbaar_in
from keukentafel.reis.inzien import Briefzin, Stapbeeld
from keukentafel.reis.regels import geldend_boek


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


class Verwijzer:
    """Gives steps their addresses: on the public pages of a municipality (its number and short name), in whose book."""

    def __init__(self, gemeente: int, slug: str) -> None:
        self._boek = geldend_boek(gemeente)
        self._ruimte = openbaar_in(slug)

    def stappen(self, stappen: Iterable[Stapbeeld]) -> tuple[Stapregel, ...]:
        """Return these steps with their addresses."""
        return tuple(Stapregel(stap, self._adres(stap)) for stap in stappen)

    def zinnen(self, zinnen: Iterable[Briefzin]) -> tuple[Zinregel, ...]:
        """Return the sentences of a letter as they are opened."""
        return tuple(
            Zinregel(zin, Stapregel(zin.stap, self._adres(zin.stap)) if zin.stap else None, self.stappen(zin.eerder))
            for zin in zinnen
        )

    def _adres(self, stap: Stapbeeld) -> str:
        return adres_van_citaat(self._boek, stap.regeling, stap.artikel, stap.versie, op=stap.op, ruimte=self._ruimte)
