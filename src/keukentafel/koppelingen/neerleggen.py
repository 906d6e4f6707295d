"""Laying a file in a folder that somebody else watches: whole or not at all, and never twice."""

from __future__ import annotations

import os
from pathlib import Path


def leg_neer(plek: Path, inhoud: bytes) -> bool:
    """Write a file aside, sync it and link it in place; return False when it was there already.

    Only the owner may read it. Raises OSError when the disk refuses.
    """
    tijdelijk = plek.with_name(f".{plek.name}.{os.getpid()}")
    try:
        with tijdelijk.open("wb") as bestand:
            os.fchmod(bestand.fileno(), 0o600)
            bestand.write(inhoud)
            bestand.flush()
            os.fsync(bestand.fileno())
        try:
            os.link(tijdelijk, plek)  # fails when it is there: two rounds cannot both lay it
        except FileExistsError:
            return False
        return True
    finally:
        tijdelijk.unlink(missing_ok=True)
