"""What policy reads is plain Dutch too, and so is the sheet for the council."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.balies.vorm.test_b1 import uit_python, uit_sjabloon
from tests.huis.b1 import lange_zinnen, moeilijke_woorden

BRON = Path(__file__).parents[3] / "src/keukentafel"
BELEID = BRON / "balies/beleid"
TEKSTEN = sorted([*BELEID.rglob("*.html"), *BELEID.rglob("*.py")])


@pytest.mark.parametrize("pad", TEKSTEN, ids=lambda pad: pad.name)
def test_plain_dutch(pad):
    geheel = "\n".join((uit_sjabloon if pad.suffix == ".html" else uit_python)(pad.read_text(encoding="utf-8")))
    assert lange_zinnen(geheel) == []
    assert moeilijke_woorden(geheel) == []


def test_the_sheet_is_plain_dutch():
    boom = ast.parse((BRON / "reis/leren/raad.py").read_text(encoding="utf-8"))
    uitleg = {ast.get_docstring(k, clean=False) for k in ast.walk(boom) if isinstance(k, ast.FunctionDef | ast.Module)}
    zinnen = [
        k.value for k in ast.walk(boom) if isinstance(k, ast.Constant) and isinstance(k.value, str) and " " in k.value
    ]
    zinnen = [zin for zin in zinnen if zin not in uitleg]
    assert len(zinnen) > 20
    assert lange_zinnen("\n".join(zinnen)) == []
    assert moeilijke_woorden("\n".join(zinnen)) == []
