"""The code by which a resident without an account follows the question. Only its hash is kept with the case."""

from __future__ import annotations

import hashlib
import secrets

TEKENS = "ABCDEFGHJKLMNPRSTUVWXYZ23456789"  # without I, O, Q, 0 and 1: they are misread
LENGTE = 12


def nieuwe_code() -> str:
    """Return a code of twelve characters in groups of four, such as KR7T-MW2E-9HXA (59 bits)."""
    ruw = "".join(secrets.choice(TEKENS) for _ in range(LENGTE))
    return "-".join(ruw[i : i + 4] for i in range(0, LENGTE, 4))


def hash_van(code: str) -> str:
    """Return the hash under which a code is kept; capitals, spaces and dashes do not matter."""
    schoon = "".join(t for t in code.upper() if t.isalnum())
    return hashlib.sha256(f"volgcode:{schoon}".encode()).hexdigest()
