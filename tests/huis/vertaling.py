"""Which texts the house has in Dutch, and which of them have no English; from the source, without gettext's tools.

`.venv/bin/python -m tests.huis.vertaling` rewrites `locale/en/LC_MESSAGES/django.po` from the source, keeps every
translation that is still used, says what has none yet and compiles the `.mo` (docs/vertalen.md).
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import polib
from django.utils.translation.template import templatize

WORTEL = Path(__file__).resolve().parents[2]
BRON = WORTEL / "src" / "keukentafel"
PO = BRON / "project/locale/en/LC_MESSAGES/django.po"
MO = PO.with_suffix(".mo")
FUNCTIES = {
    als: als
    for als in ("gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext", "npgettext")
}

# Lower floors speak Dutch and know no gettext. What they say on a screen, the counter translates (vorm.woorden.vertaal):
# why an act refuses, the names of choices, what a rule says, and what the log says was done and for what.
WEIGERING, WEIGERINGEN = "Geweigerd", "fouten"
KEUZES = "TextChoices"
REGELS = ("_fout", "voorbehoud")
WOORDEN = "_IN_WOORDEN"
LOGBOEK = ("wat", "doel", "handeling")
GEMIS = "Ontbrekend"  # of the law (recht.melden): the last argument says what to do
STAP = "Stap"  # of the law (recht.stappen): what it means for a resident is the last argument
VERZONNEN = {"verhalen", "demo"}  # made up people and what they do: data, not the words of a screen

KOP = {
    "Project-Id-Version": "Keukentafel",
    "Language": "en",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
GAT = re.compile(r"%(?:\(\w+\))?[sd]|%%|<[^>]+>")

Sleutel = tuple[str, str]
"""A text and its plural, empty when there is none."""


def uit_python(bron: str) -> set[Sleutel]:
    """The texts of a module: what goes through gettext, and the Dutch of a lower floor that a counter translates.

    Raises ValueError for a text that is put together before gettext sees it, and for a context: none is in use.
    """
    boom = ast.parse(bron)
    namen = FUNCTIES | {
        als.asname or als.name: als.name
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.ImportFrom) and knoop.module == "django.utils.translation"
        for als in knoop.names
        if als.name in FUNCTIES
    }
    gevonden: set[Sleutel] = set()
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name) and knoop.func.id in namen:
            functie, eerste = namen[knoop.func.id], knoop.args[0]
            if "pgettext" in functie:
                raise ValueError(f"line {knoop.lineno}: a context is not known here yet")
            if not isinstance(eerste, ast.Constant | ast.Name | ast.Attribute):
                raise ValueError(f"line {knoop.lineno}: a text that is put together cannot be translated")
            if tekst := _letterlijk(eerste):
                meervoud = _letterlijk(knoop.args[1]) if functie.startswith("ngettext") else ""
                gevonden.add((tekst, meervoud or ""))
        gevonden |= {(tekst, "") for tekst in _van_lager(knoop)}
    return gevonden


def _letterlijk(knoop: ast.AST) -> str:
    return knoop.value if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str) else ""


def _van_lager(knoop: ast.AST) -> Iterator[str]:
    """What a lower floor says in Dutch that will be on a screen."""
    if isinstance(knoop, ast.Call):
        if isinstance(knoop.func, ast.Name) and knoop.func.id == WEIGERING:
            yield from _teksten(knoop.args[0])
        if isinstance(knoop.func, ast.Name) and knoop.func.id in {GEMIS, STAP} and knoop.args:
            yield from _teksten(knoop.args[-1])
        for argument in knoop.keywords:
            if argument.arg in LOGBOEK:
                yield from _teksten(argument.value)
    elif isinstance(knoop, ast.Assign | ast.AnnAssign) and knoop.value is not None:
        doel = knoop.targets[0] if isinstance(knoop, ast.Assign) else knoop.target
        if isinstance(doel, ast.Subscript) and isinstance(doel.value, ast.Name) and doel.value.id == WEIGERINGEN:
            yield from _teksten(knoop.value)
        elif isinstance(doel, ast.Name) and doel.id == WOORDEN:
            for deel in ast.walk(knoop.value):
                if isinstance(deel, ast.Dict):
                    yield from _teksten(deel)
    elif isinstance(knoop, ast.ClassDef) and any(ast.unparse(basis).endswith(KEUZES) for basis in knoop.bases):
        for keuze in knoop.body:
            if isinstance(keuze, ast.Assign) and isinstance(keuze.value, ast.Tuple):
                yield from _teksten(keuze.value.elts[1])
    elif isinstance(knoop, ast.FunctionDef) and knoop.name.endswith(REGELS):
        for terug in ast.walk(knoop):
            if isinstance(terug, ast.Return) and terug.value is not None:
                yield from _teksten(terug.value)


def _teksten(knoop: ast.AST) -> Iterator[str]:
    """The texts of an expression: itself, both sides of a choice, or the values of a dictionary (not its keys)."""
    if isinstance(knoop, ast.Dict):
        for waarde in knoop.values:
            yield from _teksten(waarde)
    elif isinstance(knoop, ast.IfExp):
        yield from _teksten(knoop.body)
        yield from _teksten(knoop.orelse)
    elif isinstance(knoop, ast.BoolOp):
        for deel in knoop.values:
            yield from _teksten(deel)
    elif tekst := _letterlijk(knoop):
        yield tekst


def uit_sjabloon(bron: str) -> set[Sleutel]:
    """The texts of a template."""
    # templatize writes u'…' around texts and X for the rest: what stays after taking out the X is Python
    gevonden: set[Sleutel] = set()
    for deel in re.finditer(
        r"\b(n?p?gettext|_)\((u?'(?:[^'\\]|\\.)*'|u?\"(?:[^\"\\]|\\.)*\")"
        r"(?:,\s*(u?'(?:[^'\\]|\\.)*'|u?\"(?:[^\"\\]|\\.)*\"))?",
        templatize(bron),
    ):
        if "pgettext" in deel[1]:
            raise ValueError("a context is not known here yet")
        meervoud = ast.literal_eval(deel[3]) if deel[1] == "ngettext" and deel[3] else ""
        gevonden.add((ast.literal_eval(deel[2]), meervoud))
    return gevonden


def alle() -> dict[Sleutel, list[str]]:
    """Every text of the house with the files that it stands in."""
    gevonden: dict[Sleutel, list[str]] = {}
    for pad in sorted(BRON.rglob("*")):
        if pad.suffix == ".py" and not {"migrations", *VERZONNEN} & set(pad.relative_to(BRON).parts):
            teksten = uit_python(pad.read_text(encoding="utf-8"))
        elif pad.suffix in {".html", ".txt"} and "templates" in pad.parts:
            teksten = uit_sjabloon(pad.read_text(encoding="utf-8"))
        else:
            continue
        for sleutel in sorted(teksten):
            gevonden.setdefault(sleutel, []).append(pad.relative_to(BRON).as_posix())
    return gevonden


def boek() -> dict[Sleutel, polib.POEntry]:
    """The English texts that there are."""
    return {(regel.msgid, regel.msgid_plural): regel for regel in polib.pofile(str(PO)) if not regel.obsolete}


def bouw_mo() -> bytes:
    """The compiled file as it has to be."""
    return bytes(polib.pofile(str(PO)).to_binary())


def in_het_engels(regel: polib.POEntry) -> list[str]:
    """The English of one text: one, or singular and plural."""
    return [regel.msgstr_plural.get(n, "") for n in (0, 1)] if regel.msgid_plural else [regel.msgstr]


def gebreken(tekst: Sleutel, regel: polib.POEntry) -> list[str]:
    """What is wrong with one translation, [] is good: not there, other holes, a lost % or other space at the ends.

    The singular may leave its number out ("a letter").
    """
    nl, meervoud = tekst
    engels = in_het_engels(regel)
    if not all(engels) or regel.fuzzy:
        return [f"not translated: {nl!r}"]
    fouten = []
    nodig = sorted(GAT.findall(meervoud or nl))
    if sorted(GAT.findall(engels[-1])) != nodig:
        fouten.append(f"other holes: {nl!r}")
    if meervoud and not set(GAT.findall(engels[0])) <= set(nodig):
        fouten.append(f"other holes in the singular: {nl!r}")
    if "%(" in nl and any("%" in GAT.sub("", zin) for zin in engels):
        fouten.append(f"a bare %: {nl!r}")
    if any((nl[0].isspace(), nl[-1].isspace()) != (zin[0].isspace(), zin[-1].isspace()) for zin in engels):
        fouten.append(f"space at the ends: {nl!r}")
    return fouten


def bijgewerkt() -> polib.POFile:
    """Exactly the texts of the source, in the order of its files, with the English that there was."""
    was = boek() if PO.exists() else {}
    nieuw = polib.POFile(wrapwidth=110)
    nieuw.metadata = KOP
    for (tekst, meervoud), waar in alle().items():
        oud = was.get((tekst, meervoud))
        regel = polib.POEntry(msgid=tekst, occurrences=[(naam, "") for naam in waar])
        engels = in_het_engels(oud) if oud else ["", ""]
        if meervoud:
            regel.msgid_plural, regel.msgstr_plural = meervoud, dict(enumerate(engels))
        else:
            regel.msgstr = engels[0]
        nieuw.append(regel)
    return nieuw


def main() -> int:
    """Rewrite the .po, compile the .mo and say what is left to do; 1 when there is something."""
    po = bijgewerkt()
    PO.parent.mkdir(parents=True, exist_ok=True)
    po.save(str(PO))
    MO.write_bytes(bouw_mo())
    fouten = [fout for regel in po for fout in gebreken((regel.msgid, regel.msgid_plural), regel)]
    print(*fouten, f"{len(po)} texts, {len(fouten)} to mend", sep="\n")
    return 1 if fouten else 0


if __name__ == "__main__":
    sys.exit(main())
