"""A municipality's letters have the accent of its pages."""

from __future__ import annotations

import re
from pathlib import Path

import keukentafel.balies.vorm as vorm
from keukentafel.reis.brieven.opmaken import ACCENT, ACCENT_ZONDER

KLEUREN = Path(vorm.__file__).parent / "static" / "vorm"


def accent(bestand: Path) -> str:
    """The accent in a token file."""
    return re.search(r"--kt-accent: (#[0-9a-f]{6})", bestand.read_text())[1]


def test_letters_and_pages_have_the_same_accent():
    op_pagina = {b.stem: accent(b) for b in (KLEUREN / "gemeenten").glob("*.css") if b.stem != "maastricht-heuvelland"}
    assert op_pagina == ACCENT
    assert accent(KLEUREN / "vorm.css") == ACCENT_ZONDER
