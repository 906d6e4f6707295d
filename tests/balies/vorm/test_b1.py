"""Every sentence of the shared look is plain Dutch: at most 15 words, no office words, never "ongeldig"."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import keukentafel.balies.vorm as vorm
from tests.huis.b1 import lange_zinnen, moeilijke_woorden

APP = Path(vorm.__file__).parent
VERTAALD = {"_", "gettext", "gettext_lazy", "ngettext"}


def uit_sjabloon(tekst: str) -> list[str]:
    """The Dutch texts of a template."""
    zinnen = re.findall(r"{%\s*translate\s+(?:\"([^\"]*)\"|'([^']*)')", tekst)
    blokken = re.findall(r"{%\s*blocktranslate[^%]*%}(.*?){%\s*endblocktranslate\s*%}", tekst, flags=re.S)
    delen = [een or twee for een, twee in zinnen]
    for blok in blokken:
        delen += re.split(r"{%\s*plural\s*%}", blok)
    return [re.sub(r"<[^>]+>|{{|}}", "", deel) for deel in delen]


def uit_python(tekst: str) -> list[str]:
    """The Dutch texts of a module: what goes through gettext."""
    gevonden = []
    for knoop in ast.walk(ast.parse(tekst)):
        if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name) and knoop.func.id in VERTAALD:
            gevonden += [a.value for a in knoop.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    return gevonden


BESTANDEN = sorted([*APP.rglob("*.html"), *APP.rglob("*.py")])
TEKSTEN = {
    str(pad.relative_to(APP)): (uit_sjabloon if pad.suffix == ".html" else uit_python)(pad.read_text(encoding="utf-8"))
    for pad in BESTANDEN
}


def test_er_is_tekst_gevonden() -> None:
    assert sum(map(len, TEKSTEN.values())) > 150
    assert "Hier staat nog niets. Vul uw antwoord in." in TEKSTEN["formulier.py"]


@pytest.mark.parametrize("naam", sorted(naam for naam, teksten in TEKSTEN.items() if teksten))
def test_gewone_taal(naam: str) -> None:
    geheel = "\n".join(TEKSTEN[naam])
    assert lange_zinnen(geheel) == []
    assert moeilijke_woorden(geheel) == []
    assert not re.search(r"ongeldig", geheel, re.I)
