"""MinBZK's own material on our engine: golden cases, files that are and are not valid, features and the corpus.

The material is read from the shared folder, unchanged. What does not pass stands in `NOT_OURS`, with the reason; a test fails
when that list is no longer true, both when something on it passes and when something else does not.
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from keukentafel.recht.motor import fouten
from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.bouwen import BEWERKINGEN
from keukentafel.recht.motor.fouten import RegelingKloptNiet
from keukentafel.recht.motor.lezen import lees_bestand, lees_tekst
from keukentafel.recht.motor.model import LAGEN, MATEN, SOORTEN
from keukentafel.recht.motor.nagaan import nagaan
from keukentafel.recht.motor.overzicht import bevoegd_gezag, feiten_van
from keukentafel.recht.motor.rekenen import Rekenaar, Verzoek
from keukentafel.recht.motor.spoor import Stap
from keukentafel.recht.motor.stand import Plek
from keukentafel.recht.motor.waarden import gelijk, lees_waarde
from tests.recht.motor.gedeeld import corpus, nodig, regelrecht
from tests.recht.motor.gherkin import Run, Scenario, read_feature, read_grammar

NOTES = "about where a note stands in a text (their RFC-005 and RFC-018): no rule is run; we keep no notes"
NOT_OURS: dict[tuple[str, str], str] = {
    **{
        ("notes.feature", name): NOTES
        for name in (
            "Exact match",
            "Column order of the article table is read from the header",
            "Article renumbered keeps the note anchored to the text",
            "Minor text change still resolves via fuzzy matching",
            "A near-identical change stays above the fuzzy threshold",
            "A wholesale rewrite falls below the fuzzy threshold",
            "Text removed orphans the note",
            "Common word without context is ambiguous",
            "Context disambiguates a common word",
            "A correct hint finds the match",
            "An outdated hint falls back to a full search",
            "A hint does not remove a genuine ambiguity",
            "A questioning note over an open norm resolves to the delegating text",
            "A note about a missing document anchors to the text that requires it",
            "A resolved questioning note anchors to the now-filled-in norm",
        )
    },
    ("eligibility.feature", "Minderjarige heeft geen recht op zorgtoeslag"): (
        "marked @wip in the material itself: it states what the law wants, and the rule for it is not in the file"
    ),
}
"""(file, scenario): why it does not pass."""

FAILURES = {"DivisionByZero": fouten.DelenDoorNul, "LawNotFound": fouten.OnbekendeRegeling}


# golden cases


def goldens() -> list[dict[str, Any]]:
    """All cases of the engine, numbers exact; none when the material is absent."""
    folder = regelrecht()
    if folder is None:
        return []
    files = sorted((folder / "engine-tests" / "fixtures").glob("*.json"))
    return [case for file in files for case in json.loads(file.read_text(), parse_float=Decimal)["test_cases"]]


@pytest.mark.parametrize("case", goldens(), ids=lambda case: case["id"])
def test_a_golden_case(case: dict[str, Any]) -> None:
    laws = [law["yaml"] for law in case["laws"]] if case.get("multi_law") else [case["law_yaml"]]
    expected = case["expected"]
    engine = Rekenaar(Boek(lees_tekst(law, soepel=True) for law in laws))
    request = Verzoek(peildatum=date.fromisoformat(case["calculation_date"]), gemeente=None, feiten=case["parameters"])
    if not expected["success"]:
        with pytest.raises(FAILURES[expected["error_type"]]):
            engine.bereken(case["law_id"], case["output_name"], verzoek=request)
        return
    answer = engine.bereken(case["law_id"], *expected["outputs"], verzoek=request)
    assert case["output_name"] in expected["outputs"]
    for name, value in expected["outputs"].items():
        assert gelijk(answer.waarde(name), lees_waarde(value, name)), name
    used = {part.naam: part.waarde for step in answer.stappen for part in step.gebruikt}
    assert {name: used[name] for name in expected["resolved_inputs"]} == expected["resolved_inputs"]
    assert answer.stappen[-1].citaat.artikel == expected["article_number"]


def test_all_56_golden_cases_are_there() -> None:
    nodig()
    assert len(goldens()) == 56


# valid and invalid files


def test_what_is_valid_is_read_and_what_is_not_is_refused() -> None:
    folder = nodig() / "engine-tests" / "conformance"
    for file in sorted((folder / "valid").glob("*.yaml")):
        lees_bestand(file)
    refused = {}
    for file in sorted((folder / "invalid").glob("*.yaml")):
        with pytest.raises(RegelingKloptNiet) as refusal:
            lees_bestand(file)
        refused[file.stem] = str(refusal.value).split(": ", 1)[1].split(";")[0]
    assert refused == {
        "bad_regulatory_layer": "'NIET_BESTAANDE_LAAG' kan hier niet",
        "missing_required_url": "het veld url ontbreekt",
        "unknown_field_in_article": "onbekend veld onbekend_veld",
        "wrong_type_publication_date": "hier hoort tekst, er staat 20250101",
    }


def test_the_gate_of_their_command_line() -> None:
    """Without a schema, against the schema, units that do not add up, and a file in order."""
    folder = nodig() / "engine-tests" / "fixtures" / "validate_cli"
    with pytest.raises(RegelingKloptNiet, match="url"):
        lees_bestand(folder / "schema_violation.yaml")
    found = {
        name: [finding.soort for finding in nagaan(lees_bestand(folder / f"{name}.yaml"))]
        for name in ("no_schema_field", "unit_mismatch", "valid")
    }
    assert found == {"no_schema_field": ["schema"], "unit_mismatch": ["maat"], "valid": []}


def test_our_words_are_the_words_of_the_schema() -> None:
    schema = json.loads((nodig() / "schema" / "v0.5.6" / "schema.json").read_text(encoding="utf-8"))
    words = schema["definitions"]
    assert set(words["operationType"]["enum"]) == set(BEWERKINGEN)
    assert tuple(schema["properties"]["regulatory_layer"]["enum"]) == LAGEN
    field = words["baseField"]["properties"]
    assert tuple(field["type"]["enum"]) == SOORTEN
    assert tuple(field["type_spec"]["properties"]["unit"]["enum"]) == MATEN


# features


@cache
def grammar() -> Any:
    """The language of the features."""
    return read_grammar(nodig() / "bdd" / "grammar.yaml")


def features() -> list[tuple[Path, Scenario]]:
    """Every scenario of the conformance features and of the laws in the corpus; none when the material is absent."""
    folder = regelrecht()
    if folder is None:
        return []
    files = [*(folder / "bdd" / "conformance").glob("*.feature"), *folder.rglob("scenarios/*.feature")]
    return [(file, scenario) for file in sorted(files) for scenario in read_feature(file)]


def passes(scenario: Scenario) -> str:
    """Empty when the scenario passes, else why not."""
    try:
        Run(corpus(), grammar()).play(scenario)
    except (AssertionError, AttributeError) as why:
        return repr(why)
    return ""


@pytest.mark.parametrize(("file", "scenario"), features(), ids=lambda part: part.name.replace(" ", "-"))
def test_a_scenario(file: Path, scenario: Scenario) -> None:
    reason = NOT_OURS.get((file.name, scenario.name))
    why_not = passes(scenario)
    if reason is None:
        assert why_not == ""
    else:
        assert why_not, "this passes now: take it off the list"


def test_the_list_of_what_does_not_pass_is_the_list_of_scenarios() -> None:
    nodig()
    all_of_them = [(file.name, scenario.name) for file, scenario in features()]
    assert len(all_of_them) == len(set(all_of_them)) == 83
    assert set(NOT_OURS) <= set(all_of_them)
    assert len(all_of_them) - len(NOT_OURS) == 67


# the corpus


def test_the_whole_corpus_is_read_and_hangs_together() -> None:
    nodig()
    assert len(list(corpus().regelingen())) == 26
    assert corpus().bevindingen() == ()
    assert [finding for regulation in corpus().regelingen() for finding in nagaan(regulation)] == []


def outcomes(text: str) -> list[tuple[str, str]]:
    """The results in a trace of theirs: output and value, in order."""
    found = [line.rpartition("Result: ")[2].split(" = ") for line in text.splitlines() if "Result: " in line]
    return [(name, value) for name, value in found]


def test_our_trace_holds_every_result_of_theirs() -> None:
    """Their trace of the zorgtoeslag of one person, and ours: the same outputs with the same values."""
    text = (nodig() / "engine-tests" / "expected_zorgtoeslag_trace.txt").read_text(encoding="utf-8")
    scenario = next(s for _, s in features() if s.name == "Meerderjarige met actieve polis heeft recht op zorgtoeslag")
    run = Run(corpus(), grammar())
    run.play(scenario)
    assert run.answer is not None
    ours = [(step.uitkomst, theirs(step)) for step in run.answer.stappen]
    for outcome in outcomes(text):
        if outcome[0] != "berekeningsjaar":  # nobody needs it; we do not calculate what nobody needs
            assert outcome in ours, outcome


def theirs(step: Stap) -> str:
    """A value as their trace writes it."""
    return str(step.waarde)


def test_what_a_law_can_ask_is_known_beforehand_over_all_laws() -> None:
    nodig()
    stand = corpus().stand(date(2024, 6, 1))
    diemen, elders = (
        {feit.naam for feit in feiten_van(stand, "participatiewet", "uitkering_bedrag", gemeente=code)}
        for code in ("GM0384", "GM9999")
    )
    assert elders == {"leeftijd", "is_alleenstaande", "heeft_pensioengerechtigde_leeftijd_bereikt"}
    assert diemen - elders == {"gedragscategorie"}


def test_who_is_competent_stands_in_the_law_or_in_its_article() -> None:
    nodig()
    versies = corpus().stand(date(2025, 8, 1)).inhoud.versies
    gezag = {
        (wet, artikel.nummer): bevoegd_gezag(Plek(versies[wet], artikel))
        for wet in ("wet_op_de_zorgtoeslag", "wet_langdurige_zorg", "kieswet")
        for artikel in versies[wet].artikelen
        if artikel.acties
    }
    assert gezag["wet_op_de_zorgtoeslag", "2"] == "Dienst Toeslagen"
    assert {"CIZ", "CAK", "Zorgkantoor"} <= set(gezag.values())
    assert gezag["kieswet", "B1"] == ""
