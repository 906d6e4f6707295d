"""In which wijk a postcode lies, as far as that is known. The file says of each row how sure it is."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

BESTAND = Path(__file__).parent / "cijfers" / "pc4_wijk.csv"
ZEKER = "naam"
"""The place of the postcode area stands in the name of the wijk (CBS); every other row is unconfirmed."""


@cache
def wijken_per_pc4(*, ook_onbevestigd: bool = False) -> dict[str, str]:
    """Return the wijk (CBS code) of each postcode area (four digits); the unconfirmed ones only when asked for."""
    with BESTAND.open(encoding="utf-8", newline="") as bestand:
        rijen = list(csv.DictReader(regel for regel in bestand if not regel.startswith("#")))
    return {rij["pc4"]: rij["wijkcode"] for rij in rijen if ook_onbevestigd or rij["grond"] == ZEKER}
