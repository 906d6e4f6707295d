"""Every rule names its article, and the page from law to code is the one the code makes."""

import ast
import inspect
import pkgutil
import re
import subprocess
import sys
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

from keukentafel import recht
from keukentafel.recht import register
from keukentafel.recht.register import MODULES, regels, wet_naar_code
from keukentafel.recht.taal.bron import REGELINGEN, REGISTER, Bron, bron

REPO = Path(__file__).parents[2]
BRONMAP = Path(register.__file__).parent
MOTOR = "keukentafel.recht.motor."
GEREEDSCHAP = {
    "keukentafel.recht.taal.bron.bron": "makes the register",
    "keukentafel.recht.taal.bron.bron_van": "reads the register",
    "keukentafel.recht.taal.verordening.lees_bestand": "reads a file",
    "keukentafel.recht.taal.verordening.lees_regels": "reads the folder",
    "keukentafel.recht.taal.verordening.map_verordeningen": "finds the folder",
    "keukentafel.recht.taal.verordening.plaatsnamen": "names municipalities",
    "keukentafel.recht.taal.kalender.lees_gelijkstellingen": "reads a file",
}


def openbare_functies(module: ModuleType) -> set[str]:
    return {
        f"{module.__name__}.{naam}"
        for naam, wat in vars(module).items()
        if isinstance(wat, FunctionType) and wat.__module__ == module.__name__ and not naam.startswith("_")
    }


def test_every_public_rule_names_its_article() -> None:
    openbaar = set().union(*(openbare_functies(module) for module in MODULES))
    assert openbaar - set(GEREEDSCHAP) == set(REGISTER)
    assert set(GEREEDSCHAP) <= openbaar


def test_a_rule_without_article_would_be_found() -> None:
    los = ModuleType("los")
    exec("def regel_zonder_bron() -> None: ...", vars(los))
    assert openbare_functies(los) - set(REGISTER) == {"los.regel_zonder_bron"}


def test_no_module_of_recht_is_forgotten() -> None:
    gevonden = {
        module.name
        for module in pkgutil.walk_packages(recht.__path__, "keukentafel.recht.")
        if not module.ispkg and module.name != register.__name__ and not module.name.startswith(MOTOR)
    }
    assert gevonden == {module.__name__ for module in MODULES}


def test_the_engine_itself_holds_no_rule_of_law() -> None:
    """It runs rules that stand in regulations; those name their own article, and `recht.motor.nagaan` checks it."""
    assert [naam for naam in REGISTER if naam.startswith(MOTOR)] == []


def test_every_rule_stands_in_the_docs_with_its_article_and_a_sentence() -> None:
    blad = (REPO / "docs" / "wet-naar-code.md").read_text(encoding="utf-8")
    gezien = list(regels())
    assert {regel.naam for regel in gezien} == set(REGISTER)
    for regel in gezien:
        assert regel.uitleg.endswith((".", ":", "?")), regel.naam
        assert f"| {regel.bron.artikel} | `{regel.naam.removeprefix('keukentafel.')}` | {regel.uitleg} |" in blad


def test_the_page_from_law_to_code_is_up_to_date() -> None:
    blad = (REPO / "docs" / "wet-naar-code.md").read_text(encoding="utf-8")
    assert blad == wet_naar_code(), "run: .venv/bin/python -m keukentafel.recht.register > docs/wet-naar-code.md"


def test_articles_are_ordered_by_number() -> None:
    artikelen = [r.bron.artikel for r in regels() if r.bron.regeling == "Awb"]
    assert artikelen.index("4:14 lid 1") < artikelen.index("6:7 en 6:8 lid 1") < artikelen.index("7:11")


def test_a_statute_is_cited_by_number() -> None:
    for naam, vindplaats in REGISTER.items():
        if vindplaats.regeling in {"Wmo 2015", "Awb", "Algemene termijnenwet"}:
            assert re.match(r"^\d", vindplaats.artikel), naam
        assert vindplaats.regeling in REGELINGEN


def test_an_unknown_source_is_refused() -> None:
    with pytest.raises(ValueError, match="onbekende regeling"):
        Bron("Wmo 2007", "4")
    with pytest.raises(ValueError, match="zonder artikel"):
        Bron("Awb", " ")


def test_a_rule_is_registered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def regel() -> None:
        """Doet niets."""

    monkeypatch.setitem(REGISTER, f"{regel.__module__}.{regel.__qualname__}", Bron("Awb", "2:3"))
    with pytest.raises(ValueError, match="al in het register"):
        bron("Awb", "2:3")(regel)


def test_recht_stands_on_python_and_yaml_alone() -> None:
    code = (
        "import sys; import keukentafel.recht.register;"
        "print([m for m in ('django','psycopg','httpx','requests','socket','lxml') if m in sys.modules])"
    )
    klaar = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert klaar.stdout.strip() == "[]"


def test_recht_has_no_clock() -> None:
    for bestand in BRONMAP.rglob("*.py"):
        for knoop in ast.walk(ast.parse(bestand.read_text(encoding="utf-8"))):
            if isinstance(knoop, ast.Attribute):
                assert knoop.attr not in {"now", "today", "utcnow"}, bestand.name


def test_every_public_name_of_recht_is_explained() -> None:
    for module in (*MODULES, register):
        assert module.__doc__, module.__name__
        for naam, wat in vars(module).items():
            if getattr(wat, "__module__", None) == module.__name__ and not naam.startswith("_") and callable(wat):
                assert inspect.getdoc(wat), f"{module.__name__}.{naam}"
