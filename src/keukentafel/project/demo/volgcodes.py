"""The codes by which demo residents follow their question: the same each time, so that letter and page can show them.

A real code is drawn by chance (reis.melden.volgcode). These can be worked out by anybody, which is fine for people
that do not exist and nothing else: only the bulk load of the demo region uses them.
"""

from __future__ import annotations

import hashlib

from keukentafel.reis.melden.volgcode import LENGTE, TEKENS


def demo_code(zaak: int) -> str:
    """Return the code of a demo case, in the form of a real one: KR7T-MW2E-9HXA."""
    getal = int.from_bytes(hashlib.sha256(f"keukentafel demo {zaak}".encode()).digest(), "big")
    ruw = ""
    for _ in range(LENGTE):
        getal, plek = divmod(getal, len(TEKENS))
        ruw += TEKENS[plek]
    return "-".join(ruw[i : i + 4] for i in range(0, LENGTE, 4))
