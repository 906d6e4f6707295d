"""One word per thing: docs/woordenlijst.md decides, and every Dutch name of the law and of the journey stands in it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from keukentafel.recht.ladder import Trede
from keukentafel.recht.nevenlopen import Nevenstand
from keukentafel.recht.stappen import Stand
from keukentafel.recht.taal.leefwereld import Dimensie

WORTEL = Path(__file__).resolve().parents[2]
BRON = WORTEL / "src" / "keukentafel"
LIJST = WORTEL / "docs" / "woordenlijst.md"
# Words that a resident or a worker never reads: docs/b1-woordenlijst.txt holds the whole list, tested per page.
NIET_OP_SCHERM = re.compile(r"\b(beschikking\w*|indien|middels|clie?nt(en)?|cliënt(en)?|burgers?)\b", re.I)


@cache
def hoofdstukken() -> dict[str, str]:
    """The chapters of the glossary: {title: text}."""
    delen = re.split(r"^## (.+)$", LIJST.read_text(encoding="utf-8"), flags=re.M)
    return dict(zip(delen[1::2], delen[2::2], strict=True))


def rijen(tekst: str) -> list[list[str]]:
    """The rows of all tables in a text, cells stripped, heads and rules left out."""
    gevonden = []
    for vorige, regel in zip(["", *tekst.splitlines()], tekst.splitlines(), strict=False):
        if not regel.startswith("|") or regel.startswith("|---") or not vorige.startswith("|"):
            continue
        gevonden.append([cel.strip() for cel in re.split(r"(?<!\\)\|", regel)[1:-1]])
    return gevonden


def eerste_namen(tekst: str) -> list[str]:
    """The names in backticks at the start of each row."""
    return [m[1] for rij in rijen(tekst) if (m := re.fullmatch(r"`(\w+)`", rij[0]))]


def verboden() -> dict[str, str]:
    """{forbidden word: the word to use}."""
    woorden = {}
    for rij in rijen("".join(deel for titel, deel in hoofdstukken().items())):
        if len(rij) == 4:
            woorden |= dict.fromkeys(re.findall(r"`(\w+)`", rij[3]), rij[0])
    return woorden


def toegestaan() -> tuple[str, ...]:
    """What a name may begin with all the same."""
    return tuple(n for rij in rijen(hoofdstukken()["Waar zo'n woord toch mag"]) for n in re.findall(r"`(\w+)`", rij[0]))


def delen(naam: str) -> list[str]:
    """The words of an identifier: `aanbodClient_naam` gives aanbod, client, naam."""
    return [d.lower() for deel in naam.split("_") for d in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-zë]+|\d+", deel)]


def namen(boom: ast.AST) -> Iterator[tuple[int, str]]:
    """Every name that a module gives to something itself, with its line; names of others it only uses are left out."""
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield knoop.lineno, knoop.name
        elif isinstance(knoop, ast.arg):
            yield knoop.lineno, knoop.arg
        elif isinstance(knoop, ast.Name | ast.Attribute) and isinstance(knoop.ctx, ast.Store):
            yield knoop.lineno, knoop.id if isinstance(knoop, ast.Name) else knoop.attr


def overtredingen(tekst: str, verboden: dict[str, str], toegestaan: tuple[str, ...]) -> list[str]:
    """The names in a module that begin with a forbidden word, each with its line and the word to use."""
    return [
        f"{regel}: {naam} (schrijf {verboden[fout]})"
        for regel, naam in namen(ast.parse(tekst))
        for deel in delen(naam)
        for fout in verboden
        if deel.startswith(fout) and not deel.startswith(toegestaan)
    ]


def bronnen() -> list[Path]:
    """Every hand-written module of the house."""
    return [p for p in sorted(BRON.rglob("*.py")) if "migrations" not in p.parts]


def test_verboden_woorden_zijn_geen_namen():
    woorden, mag = verboden(), toegestaan()
    assert {"client", "burger", "zorgvrager"} <= set(woorden)
    fout = []
    for pad in bronnen():
        eigen = str(pad.relative_to(BRON))
        fout += [f"{eigen}:{v}" for v in overtredingen(pad.read_text(encoding="utf-8"), woorden, mag)]
        fout += [
            eigen
            for deel in re.split(r"\W+|_", eigen)
            for w in woorden
            if deel.startswith(w) and not deel.startswith(mag)
        ]
    assert fout == []


@pytest.mark.parametrize(
    ("tekst", "hoeveel"),
    [
        ("client = 1", 1),
        ("def f(burger_naam): pass", 1),
        ("class ZorgvragerKlasse: pass", 1),
        ("clientondersteuning = 1\nburgerservicenummer = 2", 0),
        ("x = ander.client", 0),
    ],
)
def test_de_toets_ziet_een_verboden_woord(tekst, hoeveel):
    assert len(overtredingen(tekst, verboden(), toegestaan())) == hoeveel


def test_geen_woord_heeft_twee_plaatsen():
    woorden = [rij[0] for titel, deel in hoofdstukken().items() for rij in rijen(deel) if len(rij) == 4]
    assert len(woorden) > 50
    assert len(woorden) == len(set(woorden))
    assert not set(woorden) & set(verboden())


def openbaar(pad: Path) -> set[str]:
    """The public names that a module of the law makes itself; a type variable is no name of the law."""
    gevonden: set[str] = set()
    for knoop in ast.parse(pad.read_text(encoding="utf-8")).body:
        if isinstance(knoop, ast.FunctionDef | ast.ClassDef):
            gevonden.add(knoop.name)
        elif isinstance(knoop, ast.AnnAssign) and isinstance(knoop.target, ast.Name):
            gevonden.add(knoop.target.id)
        elif isinstance(knoop, ast.Assign) and not (
            isinstance(knoop.value, ast.Call) and getattr(knoop.value.func, "id", "") == "TypeVar"
        ):
            gevonden |= {
                n.id for t in knoop.targets for n in ast.walk(t) if isinstance(n, ast.Name) and n.id != "__all__"
            }
    return {n for n in gevonden if not n.startswith("_")}


def onderdelen(titel: str) -> dict[str, str]:
    """The sections of a chapter by the module in their title: {`recht.melden`: text}."""
    delen = re.split(r"^### .*`([\w.]+)`\)?$", hoofdstukken()[titel], flags=re.M)
    return dict(zip(delen[1::2], delen[2::2], strict=True))


def test_elke_naam_van_het_recht_staat_erin():
    in_code = {
        ".".join(pad.relative_to(BRON).with_suffix("").parts): openbaar(pad)
        for pad in sorted((BRON / "recht").rglob("*.py"))
    }
    in_code = {module: wat for module, wat in in_code.items() if wat}
    in_lijst = {module: set(eerste_namen(deel)) for module, deel in onderdelen("Namen in het recht").items()}
    assert in_lijst == in_code


def test_elke_handeling_van_de_reis_staat_erin():
    in_code: dict[str, set[str]] = {}
    for pad in sorted((BRON / "reis").rglob("*.py")):
        for knoop in ast.parse(pad.read_text(encoding="utf-8")).body:
            if isinstance(knoop, ast.FunctionDef) and any(
                isinstance(d, ast.Name) and d.id == "handeling" for d in knoop.decorator_list
            ):
                module = "reis." + pad.relative_to(BRON / "reis").with_suffix("").parts[0]
                in_code.setdefault(module, set()).add(knoop.name)
    in_lijst = {module: set(eerste_namen(deel)) for module, deel in onderdelen("Handelingen").items()}
    assert in_lijst == in_code


def test_elke_stand_trede_en_dimensie_staat_erin():
    waarden = set(eerste_namen(hoofdstukken()["Waarden"]))
    for soort in (Stand, Nevenstand, Trede, Dimensie):
        assert {w.value for w in soort} <= waarden, soort.__name__


def test_op_het_scherm_staat_geen_woord_van_ambtenaren():
    fout = []
    for pad in sorted(BRON.rglob("*.html")):
        tekst = pad.read_text(encoding="utf-8")
        tekst = re.sub(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}", "", tekst, flags=re.S)
        tekst = re.sub(r"{{.*?}}|{%\s*(?!translate|blocktranslate).*?%}|<[^>]*>", " ", tekst, flags=re.S)
        fout += [f"{pad.relative_to(BRON)}: {m[0]}" for m in NIET_OP_SCHERM.finditer(tekst)]
    for map_ in ("balies", "berichten/brieven/soorten"):
        for pad in sorted((BRON / map_).rglob("*.py")):
            fout += [f"{pad.relative_to(BRON)}: {m[0]}" for t in zinnen(pad) for m in NIET_OP_SCHERM.finditer(t)]
    assert fout == []


def zinnen(pad: Path) -> list[str]:
    """The strings of a module that can be read by people: with a space in them, and no docstring."""
    boom = ast.parse(pad.read_text(encoding="utf-8"))
    uitleg = {
        id(knoop.body[0].value)
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.Module | ast.ClassDef | ast.FunctionDef)
        and knoop.body
        and isinstance(knoop.body[0], ast.Expr)
    }
    return [
        k.value
        for k in ast.walk(boom)
        if isinstance(k, ast.Constant) and isinstance(k.value, str) and " " in k.value and id(k) not in uitleg
    ]
