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


def _zinnen(knoop: ast.AST) -> set[str]:
    """The whole texts under a node, without those that are put together from parts."""
    delen = {id(c) for f in ast.walk(knoop) if isinstance(f, ast.JoinedStr) for c in ast.walk(f)}
    return {
        c.value
        for c in ast.walk(knoop)
        if isinstance(c, ast.Constant) and isinstance(c.value, str) and c.value and id(c) not in delen
    }


def van_onder() -> tuple[set[str], set[str]]:
    """What the floors below the counters say, where gettext is not: (must have English, may have it).

    Must: the names of choices, and the refusals of acts. May: every other text there; a counter may show it.
    """
    moet: set[str] = set()
    mag: set[str] = set()
    for pad in [p for vloer in ("reis", "dossier", "omgeving", "stelsel", "recht") for p in (BRON / vloer).rglob("*.py")]:
        if "migrations" in pad.parts:
            continue
        boom = ast.parse(pad.read_text(encoding="utf-8"))
        mag |= _zinnen(boom)
        for knoop in ast.walk(boom):
            if isinstance(knoop, ast.ClassDef) and any("TextChoices" in ast.dump(basis) for basis in knoop.bases):
                for regel in knoop.body:
                    if isinstance(regel, ast.Assign) and isinstance(regel.value, ast.Tuple):
                        moet |= _zinnen(regel.value.elts[1])
            if isinstance(knoop, ast.Call) and getattr(knoop.func, "id", "") == "Geweigerd":
                moet |= {zin for zin in _zinnen(knoop) if " " in zin}
            doel = knoop.targets[0] if isinstance(knoop, ast.Assign) else None
            if isinstance(doel, ast.Subscript) and getattr(doel.value, "id", "") == "fouten":
                moet |= {zin for zin in _zinnen(knoop.value) if " " in zin}  # type: ignore[attr-defined]
    return moet, mag


def bouw_mo() -> bytes:
    """What the compiled file must be."""
    return polib.pofile(str(PO)).to_binary()


def werk_bij() -> list[str]:
    """Bring the book up to date with the source and compile it; return what has no English yet."""
    teksten = alle()
    moet, mag = van_onder()
    oud = polib.pofile(str(PO))
    regels = [r for r in oud if (r.msgid, r.msgid_plural) in teksten or r.msgid in mag]
    er_al = {(r.msgid, r.msgid_plural) for r in regels}
    for msgid, meervoud in (set(teksten) | {(zin, "") for zin in moet}) - er_al:
        leeg = {0: "", 1: ""} if meervoud else {}
        regels.append(polib.POEntry(msgid=msgid, msgid_plural=meervoud, msgstr_plural=leeg))
    oud.clear()
    oud.extend(sorted(regels, key=lambda r: (r.msgid, r.msgid_plural)))
    oud.save(str(PO))
    oud.save_as_mofile(str(MO))
    return [r.msgid for r in oud if not r.translated()]


if __name__ == "__main__":
    # `.venv/bin/python -m tests.huis.vertaling` after a change of a text
    from django.conf import settings

    settings.configure(USE_I18N=True)
    for zonder in werk_bij():
        print(f"zonder Engels: {zonder}")
