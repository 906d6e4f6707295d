"""`./keukentafel recht wetteksten MAP`, the part that runs as the owner role: read the folder, keep it, say what came.

The law's own words are never part of this project: they come from the folder that an installation points at.
"""

from __future__ import annotations

import sys
from pathlib import Path

from keukentafel.omgeving.wetteksten import operations
from keukentafel.recht.motor.teksten import lees_teksten
from keukentafel.stelsel import klok

_WAT = {"geladen": "geladen", "vervangen": "geladen, naast de tekst die er al stond", "gelijk": "niets veranderd"}


def laad_map(folder: Path) -> int:
    """Load the texts of this folder and print what came of each file. Return 0, 1 when a file was refused, 2 when
    there is nothing to load."""
    gelezen = lees_teksten(folder)
    if not gelezen.versies and not gelezen.geweigerd:
        print(f"In {folder} staat geen regeling. Noem een map met bestanden van regelrecht (.yaml).", file=sys.stderr)
        return 2
    uitkomsten = operations.laad(gelezen.versies, op=klok.vandaag())
    for u in uitkomsten:
        v = u.versie
        print(f"{v.bestand}: {v.naam} ({v.nummer}), vanaf {v.geldt_van}, {_artikelen(len(v.artikelen))}: {_WAT[u.wat]}")
    for mis in gelezen.geweigerd:
        print(f"{mis.regeling}: geweigerd. {mis.zin}", file=sys.stderr)
    gelijk = sum(u.wat == "gelijk" for u in uitkomsten)
    print(f"{len(uitkomsten) - gelijk} geladen, {gelijk} niets veranderd, {len(gelezen.geweigerd)} geweigerd")
    return 1 if gelezen.geweigerd else 0


def _artikelen(aantal: int) -> str:
    return "1 artikel" if aantal == 1 else f"{aantal} artikelen"
