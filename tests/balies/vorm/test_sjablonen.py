"""No template of the house needs a hole in the content security policy, and all text can be translated."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template import engines
from django.template.loader import get_template

import keukentafel

BRON = Path(keukentafel.__file__).parent
SJABLONEN = sorted(pad for map_ in BRON.rglob("templates") for pad in map_.rglob("*.html"))
VORM = [pad for pad in SJABLONEN if "vorm" in pad.relative_to(BRON).parts[:2]]

VERBODEN = {
    "style attribute": re.compile(r"<[a-z][^>]*\sstyle\s*=", re.I),
    "style element": re.compile(r"<style[\s>]", re.I),
    "script without src": re.compile(r"<script(?![^>]*\ssrc=)", re.I),
    "script with content": re.compile(r"<script[^>]*>\s*[^<\s]", re.I),
    "handler in an attribute": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.I),
    "javascript address": re.compile(r"(href|action|src)\s*=\s*[\"']?\s*javascript:", re.I),
    "data address": re.compile(r"(href|src)\s*=\s*[\"']?\s*data:", re.I),
    "something of another server": re.compile(
        r"<(script|link|img|iframe|form)\b[^>]*(src|href|action)=\"https?:", re.I
    ),
    "asterisk at an optional field": re.compile(r"required\s*\*|\*\s*verplicht", re.I),
    "text marked as safe": re.compile(r"\|\s*safe\b|autoescape\s+off"),
}


def overtredingen(tekst: str) -> list[str]:
    """The names of the rules that a template's text breaks."""
    return [naam for naam, patroon in VERBODEN.items() if patroon.search(tekst)]


@pytest.mark.parametrize("pad", SJABLONEN, ids=lambda pad: str(pad.relative_to(BRON)))
def test_sjabloon(pad: Path) -> None:
    tekst = pad.read_text(encoding="utf-8")
    assert overtredingen(tekst) == []
    engines["django"].from_string(tekst)


@pytest.mark.parametrize(
    "fout",
    [
        '<p class="x" style="color: red">',
        "<style>p {}</style>",
        "<script>alert(1)</script>",
        '<script src="x.js">alert(1)</script>',
        '<button onclick="x()">',
        '<a href="javascript:x()">',
        '<img src="data:image/png;base64,x">',
        '<link rel="stylesheet" href="https://voorbeeld.nl/x.css">',
        "{{ tekst|safe }}",
    ],
)
def test_elke_regel_kan_falen(fout: str) -> None:
    assert overtredingen(fout)


def _zonder_opmaak(tekst: str) -> str:
    """What stays of a template when tags, variables and markup are taken out: text that nobody can translate."""
    tekst = re.sub(r"{%\s*blocktranslate.*?endblocktranslate\s*%}", " ", tekst, flags=re.S)
    tekst = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", " ", tekst, flags=re.S)
    tekst = re.sub(r"<kbd.*?</kbd>", " ", tekst, flags=re.S)
    return re.sub(r"<[^>]*>", " ", tekst, flags=re.S)


NAMEN = {"Keukentafel", "English", "Nederlands", "Noor", "Claessen", "Meerssen", "Valkenburg"}
NAMEN |= {"Ik", "wil", "mijn", "huis", "op", "manier", "houden"}  # her own words stay hers
NAMEN |= {"klaar", "loopt", "wacht", "let", "te", "laat"}  # the codes of the states, in the styleguide


@pytest.mark.parametrize("pad", VORM, ids=lambda pad: pad.name)
def test_tekst_van_de_vorm_is_vertaalbaar(pad: Path) -> None:
    losse_woorden = set(re.findall(r"[A-Za-zéëï]{2,}", _zonder_opmaak(pad.read_text(encoding="utf-8"))))
    assert losse_woorden - NAMEN - {"DOCTYPE"} - {"kt", "werk"} == set()


def test_skeletten_hebben_hun_blokken() -> None:
    for naam in ("titel", "kop", "nav", "inhoud", "zij", "scripts", "terug", "merknaam", "merkregel"):
        bronnen = [get_template(f"vorm/{skelet}.html").template.source for skelet in ("basis", "inwoner", "werk")]  # type: ignore[attr-defined]
        assert any(f"block {naam} " in bron for bron in bronnen), naam
