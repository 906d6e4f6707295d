"""Habits of the source itself: small files, names that say something, a word of explanation, nothing of one machine."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

WORTEL = Path(__file__).resolve().parents[2]
BRON = WORTEL / "src" / "keukentafel"
NIET_VAN_ONS = {
    ".git", ".venv", "node_modules", "var", "__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache",
    ".import_linter_cache", ".hypothesis", "staticfiles",
}  # fmt: skip
HOOGSTENS_REGELS = 400
ZEGT_NIETS = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc", "tools"}
# Split, so that this file does not name what it looks for.
REGISTERS = ["py" + "pi.org", "python" + "hosted.org", "npm" + "js.", "yarn" + "pkg.com", "crates" + ".io"]
MACHINE = re.compile(
    r"(?<![\w.)}\]])/(?:" + "|".join(["wo" + "rk", "ro" + "ot"]) + r")/|\bfa" + r"rm-[a-z]|\biss" + "ues show"
)


def bestanden() -> Iterator[Path]:
    """Every file of the repository; what git ignores is left out."""
    for map_, mappen, namen in os.walk(WORTEL):
        mappen[:] = [m for m in mappen if m not in NIET_VAN_ONS]
        yield from (
            Path(map_) / naam for naam in namen if not naam.endswith((".pyc", ".egg-info")) and naam != "uv.lock"
        )


def modules() -> list[Path]:
    """Every hand-written module in src."""
    return [p for p in sorted(BRON.rglob("*.py")) if "migrations" not in p.parts]


def test_geen_bestand_is_langer_dan_een_mens_overziet():
    lang = {str(p.relative_to(BRON)): len(p.read_text(encoding="utf-8").splitlines()) for p in modules()}
    assert len(lang) > 80
    assert {naam: n for naam, n in lang.items() if n > HOOGSTENS_REGELS} == {}


def test_geen_naam_die_niets_zegt():
    fout = [str(p) for p in BRON.rglob("*") if set(p.stem.split("_")) & ZEGT_NIETS and "vendor" not in p.parts]
    assert fout == []


def zonder_uitleg(tekst: str) -> list[str]:
    """The public functions and methods of a module without a docstring; those inside a function are left out."""
    gevonden = []

    def loop(lichaam: list[ast.stmt], voor: str) -> None:
        for knoop in lichaam:
            if isinstance(knoop, ast.ClassDef) and not knoop.name.startswith("_"):
                loop(knoop.body, f"{voor}{knoop.name}.")
            elif (
                isinstance(knoop, ast.FunctionDef | ast.AsyncFunctionDef)
                and not knoop.name.startswith("_")
                and not ast.get_docstring(knoop)
            ):
                gevonden.append(voor + knoop.name)

    loop(ast.parse(tekst).body, "")
    return gevonden


def test_elke_openbare_functie_zegt_wat_zij_doet():
    fout = [f"{p.relative_to(BRON)}: {n}" for p in modules() for n in zonder_uitleg(p.read_text(encoding="utf-8"))]
    assert fout == []


def test_de_toets_op_uitleg_ziet_wat_mist():
    assert zonder_uitleg('def f(): pass\ndef _g(): pass\nclass K:\n  def m(self): pass\n  def n(self): "x"') == [
        "f",
        "K.m",
    ]


def test_niets_van_een_register_of_van_een_machine():
    fout = []
    for pad in bestanden():
        try:
            tekst = pad.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        fout += [f"{pad.relative_to(WORTEL)}: {host}" for host in REGISTERS if host in tekst.lower()]
        fout += [f"{pad.relative_to(WORTEL)}: {m[0]}" for m in MACHINE.finditer(tekst)]
    assert fout == []


@pytest.mark.parametrize(
    "naam", ["requirements.lock", "requirements-dev.lock", "requirements-basis.lock", "package-lock.json"]
)
def test_een_slot_houdt_hashes_en_geen_adressen(naam):
    tekst = (WORTEL / naam).read_text(encoding="utf-8")
    assert "://" not in tekst
    assert ("sha256:" in tekst) or ("sha512-" in tekst)
