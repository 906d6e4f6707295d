"""Papers that fail the build: README, decisions, licence, public code, settings, commands, dependencies, changes."""

from __future__ import annotations

import argparse
import ast
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from keukentafel.project.__main__ import lezer
from keukentafel.recht.stappen import STAPPEN

WORTEL = Path(__file__).resolve().parents[2]
BRON = WORTEL / "src" / "keukentafel"
PROJECT = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))
BLADEN = sorted(
    [*WORTEL.glob("*.md"), *(WORTEL / "docs").rglob("*.md"), *(WORTEL / "changelog.d").glob("*.md")],
    key=lambda p: str(p.relative_to(WORTEL)),
)


def lees(*delen: str) -> str:
    """The text of a file of the repository."""
    return WORTEL.joinpath(*delen).read_text(encoding="utf-8")


def eerste_cellen(tekst: str) -> dict[str, str]:
    """{name in backticks at the start of a row: the whole row}. Raises AssertionError for a name that stands twice."""
    gevonden: dict[str, str] = {}
    for regel in tekst.splitlines():
        if m := re.match(r"\| `([^`]+)` \|", regel):
            assert m[1] not in gevonden, f"{m[1]} staat er twee keer"
            gevonden[m[1]] = regel
    return gevonden


# the papers themselves


def test_readme_zegt_hoe_het_begint():
    tekst = lees("README.md")
    assert "make run" in tekst
    assert "make test" in tekst
    assert "ARCHITECTURE.md" in tekst
    assert re.search(r"!\[[^\]]{10,}\]\(docs/beeld/[\w-]+\.png\)", tekst), "een beeld met een beschrijving"


def test_architectuur_noemt_elke_kamer():
    tekst = lees("ARCHITECTURE.md")
    kamers = [p.name for p in BRON.iterdir() if p.is_dir() and p.name != "__pycache__"]
    for kamer in kamers:
        assert f"  {kamer}/" in tekst, kamer
    for verdieping in ("balies", "dossier", "omgeving", "stelsel", "reis"):
        for p in (BRON / verdieping).iterdir():
            if p.is_dir() and p.name != "__pycache__":
                assert re.search(rf"\b{p.name}\b", tekst), f"{verdieping}/{p.name}"
    assert len(tekst.splitlines()) <= 100, "één bladzijde"


@pytest.mark.parametrize("blad", BLADEN, ids=lambda p: str(p.relative_to(WORTEL)))
def test_elke_verwijzing_bestaat(blad):
    tekst = re.sub(r"```.*?```", "", blad.read_text(encoding="utf-8"), flags=re.S)
    doelen = [
        d.split("#")[0] for d in re.findall(r"\]\(([^)\s]+)\)", tekst) if "://" not in d and not d.startswith("#")
    ]
    assert [d for d in doelen if not (blad.parent / d).exists()] == []


# decisions


def besluiten() -> dict[str, str]:
    """{file name: title} of all decisions."""
    return {
        p.name: p.read_text(encoding="utf-8").splitlines()[0] for p in sorted((WORTEL / "docs/besluiten").glob("0*.md"))
    }


def test_elk_besluit_staat_in_de_lijst():
    in_lijst = dict(re.findall(r"^\| \[(\d{4})\]\((\S+)\)", lees("docs", "besluiten", "README.md"), flags=re.M))
    assert in_lijst == {naam[:4]: naam for naam in besluiten()}
    for naam, titel in besluiten().items():
        assert titel.startswith(f"# {naam[:4]} "), naam
        assert f"{titel[7:]} |" in lees("docs", "besluiten", "README.md"), f"de titel van {naam}"


def test_de_code_noemt_alleen_besluiten_die_er_zijn():
    nummers = {naam[:4] for naam in besluiten()}
    genoemd = {
        (nummer, str(pad.relative_to(WORTEL)))
        for map_ in ("src", "tests", "docs")
        for pad in (WORTEL / map_).rglob("*")
        if pad.suffix in {".py", ".md", ".html", ".toml"}
        for nummer in re.findall(r"\bADR (\d{4})", pad.read_text(encoding="utf-8"))
    }
    assert genoemd
    assert {g for g in genoemd if g[0] not in nummers} == set()


# licence and public code


def test_de_licentie_is_heel():
    tekst = lees("LICENSE")
    assert tekst.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    koppen = [int(n) for n in re.findall(r"^(\d+)\. [A-Z]", tekst, flags=re.M)]
    assert koppen == list(range(1, 16))
    assert "‘Compatible Licences’ according to Article 5 EUPL are:" in tekst
    assert tekst.rstrip().endswith("EUPL version.")
    assert PROJECT["project"]["license"]["text"] == "EUPL-1.2"


def test_publiccode_klopt():
    gegevens = yaml.safe_load(lees("publiccode.yml"))
    assert gegevens["publiccodeYmlVersion"] == "0.5"
    for sleutel in ("name", "url", "platforms", "developmentStatus", "softwareType", "legal", "localisation"):
        assert gegevens[sleutel], sleutel
    assert gegevens["softwareVersion"] == PROJECT["project"]["version"]
    assert gegevens["legal"]["license"] == "EUPL-1.2"
    assert gegevens["maintenance"]["type"] in {"internal", "contract", "community", "none"}
    assert gegevens["maintenance"]["contacts"]
    assert set(gegevens["description"]) == set(gegevens["localisation"]["availableLanguages"])
    for taal, tekst in gegevens["description"].items():
        assert len(tekst["shortDescription"]) <= 150, taal
        assert 150 <= len(tekst["longDescription"]) <= 10000, taal
        assert all(len(kenmerk) <= 100 for kenmerk in tekst["features"]), taal


# settings


def constanten(boom: ast.Module) -> dict[str, str]:
    """The strings that a module names at its top."""
    return {
        doel.id: knoop.value.value
        for knoop in boom.body
        if isinstance(knoop, ast.Assign)
        and isinstance(knoop.value, ast.Constant)
        and isinstance(knoop.value.value, str)
        for doel in knoop.targets
        if isinstance(doel, ast.Name)
    }


def van_omgeving(knoop: ast.AST) -> bool:
    """Whether this is `os.environ`."""
    return isinstance(knoop, ast.Attribute) and knoop.attr == "environ"


def instellingen(tekst: str) -> set[str]:
    """Every environment variable that a module asks for, sets, or passes on."""
    boom = ast.parse(tekst)
    vast = constanten(boom)
    sleutels: list[ast.expr] = []
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Attribute):
            if (van_omgeving(knoop.func.value) and knoop.args) or knoop.func.attr == "getenv":
                sleutels.append(knoop.args[0])
        elif isinstance(knoop, ast.Subscript) and van_omgeving(knoop.value):
            sleutels.append(knoop.slice)
        elif isinstance(knoop, ast.Compare) and any(van_omgeving(c) for c in knoop.comparators):
            sleutels.append(knoop.left)
        elif isinstance(knoop, ast.BinOp) and van_omgeving(knoop.left) and isinstance(knoop.right, ast.Dict):
            sleutels += [s for s in knoop.right.keys if s is not None]
    return {naam for sleutel in sleutels for naam in uitgewerkt(sleutel, vast)}


def uitgewerkt(sleutel: ast.expr, vast: dict[str, str]) -> Iterator[str]:
    """The names that an expression can give; raises AssertionError when that cannot be read from the code."""
    if isinstance(sleutel, ast.Constant):
        yield str(sleutel.value)
    elif isinstance(sleutel, ast.IfExp):
        yield from uitgewerkt(sleutel.body, vast)
        yield from uitgewerkt(sleutel.orelse, vast)
    else:
        assert isinstance(sleutel, ast.Name), ast.dump(sleutel)
        assert sleutel.id in vast, f"{sleutel.id}: geef de naam van de instelling als vaste tekst"
        yield vast[sleutel.id]


def test_elke_instelling_staat_op_papier():
    in_code = {naam for pad in BRON.rglob("*.py") for naam in instellingen(pad.read_text(encoding="utf-8"))}
    assert len(in_code) > 15
    assert set(eerste_cellen(lees("docs", "instellingen.md"))) == in_code


def test_de_toets_ziet_elke_manier_van_vragen():
    tekst = (
        'A = "EEN"\nos.environ.get(A)\nos.environ["TWEE"]\n"DRIE" in os.environ\n'
        'os.environ | {"VIER": "1"}\nos.environ.get("VIJF" if x else "ZES")\nos.getenv("ZEVEN")'
    )
    assert instellingen(tekst) == {"EEN", "TWEE", "DRIE", "VIER", "VIJF", "ZES", "ZEVEN"}


# commands


def opdrachten() -> dict[str, argparse.ArgumentParser]:
    """{command: its parser}."""
    (keuze,) = [a for a in lezer()._actions if isinstance(a, argparse._SubParsersAction)]
    return dict(keuze.choices)


def test_elke_opdracht_staat_op_papier():
    op_papier = eerste_cellen(lees("docs", "opdrachten.md"))
    assert set(op_papier) == set(opdrachten())
    for naam, deel in opdrachten().items():
        for actie in deel._actions:
            for vlag in actie.option_strings:
                assert vlag in {"-h", "--help"} or vlag in op_papier[naam], f"{naam} {vlag}"
            for waarde in actie.choices or ():
                assert str(waarde) in op_papier[naam].replace("\\", ""), f"{naam} {waarde}"


def test_het_voorbeeld_op_papier_is_waar(capsys):
    from keukentafel.project.__main__ import main

    tekst = lees("docs", "opdrachten.md")
    vraag = re.search(r"\$ \./keukentafel (termijn .+)\n(\{.*)$", tekst, flags=re.M)
    assert vraag is not None
    assert main(vraag[1].split()) == 0
    uit = json.loads(capsys.readouterr().out)
    beloofd = json.loads(vraag[2].replace("[...]", "null"))
    assert beloofd | {"grond": uit["grond"]} == uit


def test_make_kent_wat_op_papier_staat():
    doelen = set(re.findall(r"^(\w+):", lees("Makefile"), flags=re.M))
    genoemd = {doel for blad in BLADEN for doel in re.findall(r"`make (\w+)", blad.read_text(encoding="utf-8"))}
    assert {"run", "test", "setup", "check", "lang", "bench"} <= doelen
    assert genoemd <= doelen


# dependencies


def namen_van(eisen: list[str]) -> set[str]:
    """The names of requirements, without versions and extras."""
    return {re.split(r"[\[<>=!~; ]", eis)[0].lower() for eis in eisen}


def test_elke_afhankelijkheid_heeft_een_reden():
    op_papier = eerste_cellen(lees("docs", "afhankelijkheden.md"))
    python = namen_van(PROJECT["project"]["dependencies"]) | namen_van(PROJECT["dependency-groups"]["dev"])
    assert {naam for naam in op_papier if not naam.endswith("/*")} == python
    stijl = set(json.loads(lees("package.json"))["devDependencies"])
    families = {naam[:-1] for naam in op_papier if naam.endswith("/*")}
    assert {naam for naam in stijl if not naam.startswith(tuple(families))} == set()
    assert {f for f in families if not any(naam.startswith(f) for naam in stijl)} == set()
    for naam, rij in op_papier.items():
        waarom, niet = [cel.strip() for cel in rij.split("|")[2:4]]
        assert waarom, naam
        assert niet, naam


# changes


@pytest.mark.parametrize(
    "stuk", [p for p in BLADEN if p.parent.name == "changelog.d" and p.name != "README.md"], ids=lambda p: p.name
)
def test_elke_wijziging_zegt_wat_zij_raakt(stuk):
    kop, _, tekst = stuk.read_text(encoding="utf-8").partition("\n\n")
    velden = dict(regel.split(": ", 1) for regel in kop.splitlines())
    assert list(velden) == ["step", "article", "municipality", "period"]
    stappen = {stap.handeling for stap in STAPPEN} | {"melden", "house"}
    assert set(velden["step"].split(", ")) <= stappen
    assert re.fullmatch(r"none|from \d{4}-\d{2}-\d{2}( to \d{4}-\d{2}-\d{2})?", velden["period"])
    assert velden["article"] == "none" or re.search(r"art\. \d", velden["article"])
    assert tekst.strip()
