"""The two pictures of the page: the tile map and the rungs. Each has a sentence and a table beside it (VORM.md 5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

from keukentafel.balies.beleid.getallen import of_verborgen, per_duizend
from keukentafel.recht.ladder import Trede
from keukentafel.reis.leren.cijfers import ONBEKEND, Cijferblad
from keukentafel.stelsel.gemeenten.queries import Wijk

TEGEL, VAK = 40, 38
BREED = 1000
KLASSEN = ("kt-k1", "kt-k2", "kt-k3", "kt-k4")


@cache
def _tegels() -> dict[str, tuple[int, int, str]]:
    """Return {wijk code: (column, row, letters)}, an own sketch."""
    gelezen = yaml.safe_load((Path(__file__).parent / "tegels.yaml").read_text(encoding="utf-8"))
    return {code: tuple(tegel) for code, tegel in gelezen["tegels"].items()}


def letters(code: str, naam: str) -> str:
    """Return the two letters of a wijk: those of the sketch, else the first two of its name."""
    return _tegels()[code][2] if code in _tegels() else naam[:2].upper()


@dataclass(frozen=True)
class Tegel:
    """One tile with its places; `klasse` is its tint, kt-k0 for a hidden number."""

    x: int
    y: int
    klasse: str
    letters: str
    getal: str

    @property
    def midden(self) -> int:
        """Return where its words stand."""
        return self.x + VAK // 2

    @property
    def code_y(self) -> int:
        """Return the line of the letters."""
        return self.y + 16

    @property
    def getal_y(self) -> int:
        """Return the line of the number."""
        return self.y + 32

    @property
    def wit(self) -> bool:
        """Return whether its words are white."""
        return self.klasse == "kt-k4"


def kaart(blad: Cijferblad) -> dict[str, Any]:
    """Return the tile map of these wijken: questions per 1,000 inhabitants, against the average of those shown.

    It is cut out of the map of the region. A wijk that is not in the sketch gets a place in the rows below it: none is
    left out. What is hidden does not weigh in the average: a tint tells nothing more than the numbers in the tiles.
    """
    geteld = [(n, w.inwoners) for w in blad.wijken if (n := blad.vragen.delen[w.code]) is not None and w.inwoners]
    gemiddeld = _per(sum(n for n, _ in geteld), sum(inwoners for _, inwoners in geteld))
    plekken = _plekken(blad.wijken)
    tegels = []
    for wijk in blad.wijken:
        aantal = blad.vragen.delen[wijk.code]
        kolom, rij = plekken[wijk.code]
        tegels.append(
            Tegel(
                1 + kolom * TEGEL, 1 + rij * TEGEL, _tint(_per(aantal, wijk.inwoners), gemiddeld),
                letters(wijk.code, wijk.naam),
                "?" if aantal is None or not wijk.inwoners else per_duizend(aantal, wijk.inwoners),
            )
        )  # fmt: skip
    breed = max((kolom for kolom, _ in plekken.values()), default=0) + 1
    hoog = max((rij for _, rij in plekken.values()), default=0) + 1
    # a small municipality is drawn as wide as one of nine columns, so that its letters stay the same size
    return {"tegels": tegels, "kader": f"0 0 {max(breed, 9) * TEGEL} {hoog * TEGEL}"}


def _plekken(wijken: Sequence[Wijk]) -> dict[str, tuple[int, int]]:
    """Return {wijk code: (column, row)}, from the top left of what is drawn."""
    schets = {w.code: _tegels()[w.code][:2] for w in wijken if w.code in _tegels()}
    links, boven = (min((plek[as_] for plek in schets.values()), default=0) for as_ in (0, 1))
    plekken = {code: (kolom - links, rij - boven) for code, (kolom, rij) in schets.items()}
    onder = max((rij for _, rij in plekken.values()), default=-1) + 1
    los = [w.code for w in wijken if w.code not in plekken]
    return plekken | {code: (nr % 6, onder + nr // 6) for nr, code in enumerate(los)}


def _per(aantal: int | None, inwoners: int | None) -> float | None:
    return aantal * 1000 / inwoners if aantal is not None and inwoners else None


def _tint(wijk: float | None, geheel: float | None) -> str:
    if wijk is None:
        return "kt-k0"
    if not geheel:
        return KLASSEN[0]
    deel = wijk / geheel
    return KLASSEN[sum(deel >= grens for grens in (0.75, 1.0, 1.25))]


def trede_naam(trede: str) -> str:
    """Return the short word of a rung, in Dutch; the template translates it."""
    return _("Trede niet bekend") if trede == ONBEKEND else Trede(trede).titel


def treden(blad: Cijferblad) -> list[dict[str, Any]]:
    """Return the rungs with how many questions found their answer there, and a bar as long as that.

    Each bar begins at the left. A staircase, as the sketch has it, would tell a hidden number by where the next bar
    begins.
    """
    kolommen = blad.antwoorden.kolommen
    meest = max((n for n in kolommen.values() if n is not None), default=0)
    return [
        {
            "nummer": nummer,
            "naam": trede_naam(trede),
            "getal": of_verborgen(kolommen[trede]),
            "breed": BREED * (kolommen[trede] or 0) // meest if meest else 0,
            "verborgen": kolommen[trede] is None,
        }
        for nummer, trede in enumerate(blad.treden, start=1)
    ]
