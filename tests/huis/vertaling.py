"""Which texts the house has in Dutch, and which of them have no English; from the source, without gettext's tools."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import polib
from django.utils.translation.template import templatize

import keukentafel

BRON = Path(keukentafel.__file__).parent
PO = BRON / "project/locale/en/LC_MESSAGES/django.po"
MO = PO.with_suffix(".mo")
FUNCTIES = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext", "npgettext"}

Sleutel = tuple[str, str]
"""A text and its plural, empty when there is none."""


def uit_python(bron: str) -> set[Sleutel]:
    """The texts that go through gettext in a module. Raises ValueError for one that is put together first."""
    gevonden: set[Sleutel] = set()
    for knoop in ast.walk(ast.parse(bron)):
        if not isinstance(knoop, ast.Call):
            continue
        naam = knoop.func.id if isinstance(knoop.func, ast.Name) else getattr(knoop.func, "attr", "")
        if naam not in FUNCTIES or not knoop.args:
            continue
        waarden = [a.value if isinstance(a, ast.Constant) else None for a in knoop.args]
        if naam.startswith(("pgettext", "npgettext")):
            waarden = waarden[1:]
        if isinstance(knoop.args[0], ast.JoinedStr):
            raise ValueError(f"regel {knoop.lineno}: een tekst met invoegingen kan niet vertaald worden")
        if isinstance(waarden[0], str):
            meervoud = waarden[1] if "ngettext" in naam and isinstance(waarden[1], str) else ""
            gevonden.add((waarden[0], meervoud))
    return gevonden


def uit_sjabloon(bron: str) -> set[Sleutel]:
    """The texts of a template."""
    # templatize writes u'…' around texts and X for the rest: what stays after taking out the X is Python
    gevonden: set[Sleutel] = set()
    for deel in re.finditer(
        r"\b(n?gettext|_)\((u?'(?:[^'\\]|\\.)*'|u?\"(?:[^\"\\]|\\.)*\")"
        r"(?:,\s*(u?'(?:[^'\\]|\\.)*'|u?\"(?:[^\"\\]|\\.)*\"))?",
        templatize(bron),
    ):
        meervoud = ast.literal_eval(deel[3]) if deel[1] == "ngettext" and deel[3] else ""
        gevonden.add((ast.literal_eval(deel[2]), meervoud))
    return gevonden


def alle() -> dict[Sleutel, list[str]]:
    """Every text of the house with the files that it stands in."""
    gevonden: dict[Sleutel, list[str]] = {}
    for pad in sorted(BRON.rglob("*")):
        if pad.suffix == ".py" and "migrations" not in pad.parts:
            teksten = uit_python(pad.read_text(encoding="utf-8"))
        elif pad.suffix in {".html", ".txt"} and "templates" in pad.parts:
            teksten = uit_sjabloon(pad.read_text(encoding="utf-8"))
        else:
            continue
        for sleutel in teksten:
            gevonden.setdefault(sleutel, []).append(str(pad.relative_to(BRON)))
    return gevonden


def boek() -> dict[Sleutel, polib.POEntry]:
    """The English texts that there are."""
    return {(regel.msgid, regel.msgid_plural): regel for regel in polib.pofile(str(PO)) if not regel.obsolete}
