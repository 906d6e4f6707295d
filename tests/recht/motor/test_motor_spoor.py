"""The trace: each step says its value, what it used, its article and version, and a sentence; and what is not sure."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction

import pytest

from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.fouten import OnbekendeUitkomst, RekenFout
from keukentafel.recht.motor.nagaan import nagaan, niet_geraakt
from keukentafel.recht.motor.overzicht import feiten_van, uitkomsten
from keukentafel.recht.motor.spoor import kort, verslag
from keukentafel.recht.motor.waarden import Onbekend, als_json, in_woorden
from tests.recht.motor.proef import artikel, een_regel, vraag, wet

BIJDRAGE = wet(
    artikel(
        "2.1.4a",
        """
        definitions:
          maandbedrag:
            type: amount
            type_spec: {unit: eurocent}
            waarden:
              - {van: 2025-01-01, tot: 2026-01-01, waarde: 2100, bron: Staatscourant 1, status: vastgesteld}
              - {van: 2026-01-01, waarde: 2180, bron: krant, status: onbevestigd}
        execution:
          parameters:
            - {name: leeftijd, type: number}
            - {name: begin, type: date}
          output:
            - {name: vrij, type: boolean}
            - {name: bijdrage, type: amount, type_spec: {unit: eurocent}}
          actions:
            - output: vrij
              value: {operation: LESS_THAN, subject: $leeftijd, value: 18}
              legal_basis: {paragraph: '3', sentence: e}
              uitleg: {ja: 'U betaalt niets, want u bent {leeftijd}.', nee: 'U bent 18 of ouder.', onbekend: 'Wij weten uw leeftijd niet.'}
            - output: bijdrage
              value: {operation: IF, cases: [{when: $vrij, then: 0}], default: $maandbedrag}
              legal_basis: {paragraph: '4'}
              uitleg: 'U betaalt {waarde} per maand.'
        """,
    ),
    kop="name: Wmo 2015",
)


def test_a_step_says_what_why_and_where() -> None:
    antwoord = vraag(BIJDRAGE, "bijdrage", feiten={"leeftijd": 40}, peildatum=date(2026, 2, 1))
    eerste, tweede = antwoord.stappen
    assert (eerste.zin, eerste.citaat.tekst) == ("U bent 18 of ouder.", "Wmo 2015, artikel 2.1.4a lid 3 onder e")
    assert (tweede.zin, tweede.citaat.tekst) == ("U betaalt € 21,80 per maand.", "Wmo 2015, artikel 2.1.4a lid 4")
    assert (tweede.citaat.nummer, tweede.citaat.versie) == ("BWBR0000001", date(2015, 1, 1))
    assert [(d.naam, d.waarde, d.bron, d.status) for d in tweede.gebruikt] == [
        ("vrij", False, "", "vastgesteld"),
        ("maandbedrag", 2180, "krant", "onbevestigd"),
    ]
    assert [stap.onbevestigd for stap in antwoord.stappen] == [False, True]
    assert kort(antwoord.stappen) == "U bent 18 of ouder. U betaalt € 21,80 per maand."
    assert "   - maandbedrag: € 21,80, bron: krant [onbevestigd]" in verslag(antwoord.stappen)
    assert "   Wmo 2015, artikel 2.1.4a lid 4 (versie 01-01-2015)" in verslag(antwoord.stappen)


def test_it_goes_as_json() -> None:
    antwoord = vraag(BIJDRAGE, "bijdrage", feiten={"leeftijd": 40}, peildatum=date(2025, 2, 1)).als_json("bijdrage")
    heen_en_terug = json.loads(json.dumps(antwoord))
    assert (heen_en_terug["uitkomst"], heen_en_terug["onbekend"]) == (2100, [])
    assert heen_en_terug["stappen"][1] == {
        "uitkomst": "bijdrage",
        "waarde": 2100,
        "bron": {
            "regeling": "proefwet", "naam": "Wmo 2015", "nummer": "BWBR0000001", "artikel": "2.1.4a", "lid": "4",
            "versie": "2015-01-01", "url": "https://voorbeeld.nl/2.1.4a", "status": "vastgesteld",
            "tekst": "Wmo 2015, artikel 2.1.4a lid 4",
        },
        "uitleg": "U betaalt € 21,00 per maand.",
        "gebruikt": {"vrij": False, "maandbedrag": 2100},
        "status": "vastgesteld",
    }  # fmt: skip


def test_what_is_not_known_has_a_sentence_too() -> None:
    antwoord = vraag(BIJDRAGE, "bijdrage", feiten={}, peildatum=date(2025, 2, 1))
    assert antwoord.stappen[0].zin == "Wij weten uw leeftijd niet."
    assert antwoord.stappen[-1].zin == "bijdrage: nog niet bekend."
    assert antwoord.als_json("bijdrage")["uitkomst"] == {"onbekend": ["leeftijd"]}


def test_a_step_in_between_counts_in_the_unit_of_its_parts_and_may_be_a_fraction_of_a_cent() -> None:
    regels = """
    execution:
      parameters: [{name: inkomen, type: amount, type_spec: {unit: eurocent}}]
      output: [{name: deel, type: amount, type_spec: {unit: eurocent}}]
      actions:
        - {output: jaardeel, value: {operation: DIVIDE, values: [$inkomen, 12]}, uitleg: 'Een twaalfde is {waarde}.'}
        - {output: deel, operation: FLOOR, precision: 0, value: $jaardeel, uitleg: 'Van {jaardeel} blijft {waarde}.'}
    """
    for inkomen, zinnen in (
        (1200, ["Een twaalfde is € 1,00.", "Van € 1,00 blijft € 1,00."]),
        (1203, ["Een twaalfde is 100,25 cent.", "Van 100,25 cent blijft € 1,00."]),
    ):
        antwoord = vraag(wet(artikel("1", regels)), "deel", feiten={"inkomen": inkomen})
        assert [stap.zin for stap in antwoord.stappen] == zinnen


def test_what_a_rule_does_not_need_is_not_calculated() -> None:
    assert [s.uitkomst for s in vraag(BIJDRAGE, "vrij", feiten={"leeftijd": 3}).stappen] == ["vrij"]


def test_money_of_ours_is_whole_cents_or_the_rule_has_to_say_how_it_rounds() -> None:
    regels = """
    execution:
      output: [{name: x, type: amount, type_spec: {unit: eurocent}}]
      actions: [{output: x, value: {operation: DIVIDE, values: [1, 3]}}]
    """
    with pytest.raises(RekenFout, match=r"proefwet art\. 1, x: dit bedrag is geen hele cent"):
        vraag(wet(artikel("1", regels)), "x")
    assert vraag(wet(artikel("1", regels), uitgebreid=False), "x").waarde("x") == Fraction(1, 3)


@pytest.mark.parametrize(
    ("waarde", "woorden", "gegevens"),
    [
        (True, "ja", True),
        (None, "niets", None),
        (date(2027, 4, 1), "1 april 2027", "2027-04-01"),
        (1234, "€ 12,34", 1234),
        (Fraction("103712.45"), "103712,45 cent", "103712.45"),
        (Fraction(-1, 20), "-0,05 cent", "-0.05"),
        (Fraction(1, 3), "1/3 cent", "1/3"),
        (("a", "b"), "a, b", ["a", "b"]),
        ({"a": 1}, "a 1", {"a": 1}),
        (Onbekend(frozenset({"b", "a"})), "nog niet bekend", {"onbekend": ["a", "b"]}),
    ],
)
def test_a_value_in_words_and_as_data(waarde: object, woorden: str, gegevens: object) -> None:
    assert in_woorden(waarde, "eurocent") == woorden  # type: ignore[arg-type]
    assert als_json(waarde) == gegevens  # type: ignore[arg-type]


def test_coverage_counts_the_ways_of_rules() -> None:
    boek = Boek([BIJDRAGE])
    alles = niet_geraakt(boek, [])
    assert len(alles) == 6
    volwassen = vraag([BIJDRAGE], "bijdrage", feiten={"leeftijd": 40}, peildatum=date(2026, 1, 1)).stappen
    assert niet_geraakt(boek, volwassen) == (
        "proefwet (2015-01-01) artikel 2.1.4a, vrij: ja",
        "proefwet (2015-01-01) artikel 2.1.4a, bijdrage: IF 1, tak 1",
    )
    kind = vraag([BIJDRAGE], "bijdrage", feiten={"leeftijd": 4}, peildatum=date(2026, 1, 1)).stappen
    assert niet_geraakt(boek, [*volwassen, *kind]) == ()


def test_the_check_passes_a_whole_regulation_and_finds_what_is_missing() -> None:
    assert nagaan(BIJDRAGE) == ()
    zonder = wet(
        artikel(
            "1",
            """
            definitions: {los: 3, met: {value: 4, bron: b, status: vastgesteld}}
            execution:
              parameters: [{name: a, type: number, type_spec: {unit: eurocent}}, {name: d, type: number, type_spec: {unit: days}}]
              output:
                - {name: x, type: boolean}
                - {name: y, type: number, type_spec: {unit: days}}
                - {name: nergens, type: number}
              actions:
                - {output: x, value: {operation: GREATER_THAN, subject: $a, value: $d}, uitleg: 'Het is {b}.'}
                - {output: y, operation: MULTIPLY, values: [$a, 2]}
            """,
        ),
        kop="uuid: x",
    )
    assert [b.zin for b in nagaan(zonder)] == [
        "artikel 1, x: GREATER_THAN met days en eurocent",
        "artikel 1, y: de regel geeft eurocent, de uitkomst heet days",
        "artikel 1 noemt nergens, maar geen regel rekent die uit",
        "artikel 1, x: de zin noemt {b}, maar de regel gebruikt die waarde niet",
        "artikel 1, x: een ja of nee heeft een zin bij ja en een zin bij nee",
        "artikel 1, y: er is geen zin; schrijf uitleg, met tekst of met ja en nee",
        "artikel 1, los: een waarde heeft een bron en een status",
    ]
    assert [b.soort for b in nagaan(een_regel("1", uitgebreid=False))] == []


def test_what_rests_on_something_unconfirmed_is_itself_unconfirmed() -> None:
    regels = """
    execution:
      input: [{name: bijdrage, type: amount, source: {regulation: proefwet, output: bijdrage}}]
      output: [{name: jaar, type: amount, type_spec: {unit: eurocent}}]
      actions: [{output: jaar, operation: MULTIPLY, values: [$bijdrage, 12]}]
    """
    boek = [BIJDRAGE, wet(artikel("1", regels), id="jaarwet")]
    for dag, status in ((date(2025, 6, 1), "vastgesteld"), (date(2026, 6, 1), "onbevestigd")):
        stap = vraag(boek, "jaar", wet="jaarwet", feiten={"leeftijd": 40}, peildatum=dag).stappen[-1]
        assert (stap.uitkomst, stap.status, stap.onbevestigd) == ("jaar", status, status == "onbevestigd")
    ontwerp = wet(artikel("1", regels), id="jaarwet", kop="status: ontwerp")
    antwoord = vraag([BIJDRAGE, ontwerp], "jaar", wet="jaarwet", feiten={"leeftijd": 40}, peildatum=date(2026, 6, 1))
    assert antwoord.stappen[-1].status == "ontwerp"


def test_the_facts_of_an_output_are_known_beforehand() -> None:
    stand = Boek([BIJDRAGE]).stand(date(2026, 1, 1))
    assert [feit.naam for feit in feiten_van(stand, "proefwet", "bijdrage", gemeente=None)] == ["leeftijd"]
    assert [(naam, veld.naam, veld.eenheid) for naam, veld in uitkomsten(stand)] == [
        ("proefwet", "bijdrage", "eurocent"),
        ("proefwet", "vrij", ""),
    ]
    with pytest.raises(OnbekendeUitkomst):
        feiten_van(stand, "andere", "bijdrage", gemeente=None)


def test_what_may_be_asked_includes_what_holds_when_nobody_fills_in() -> None:
    regels = """
    open_terms: [{id: norm, type: amount, default: {actions: [{output: norm, value: $reserve}]}}]
    execution:
      parameters: [{name: reserve, type: amount}]
      output: [{name: x, type: amount}]
      actions: [{output: x, value: $norm}]
    """
    stand = Boek([wet(artikel("1", regels))]).stand(date(2026, 1, 1))
    assert [feit.naam for feit in feiten_van(stand, "proefwet", "x", gemeente=None)] == ["reserve"]


MAAT = """
execution:
  parameters:
    - {name: geld, type: amount, type_spec: {unit: eurocent}}
    - {name: deel, type: number, type_spec: {unit: ratio}}
    - {name: dagen, type: number, type_spec: {unit: days}}
    - {name: los, type: number}
    - {name: dag, type: date}
  output: [{name: x, type: amount, type_spec: {unit: eurocent}}]
  actions: [{output: x, value: %s}]
"""


@pytest.mark.parametrize(
    ("uitdrukking", "zinnen"),
    [
        ("{operation: ADD, values: [$geld, $los, 3]}", []),
        ("{operation: MULTIPLY, values: [$geld, $deel, 3]}", []),
        ("{operation: DIVIDE, values: [$geld, $los]}", []),
        ("{operation: MULTIPLY, values: [$geld, $dagen]}", []),
        ("{operation: DIVIDE, values: [$geld, $dagen]}", []),
        ("{operation: MULTIPLY, values: [$dagen, $deel]}", ["de regel geeft days, de uitkomst heet eurocent"]),
        ("{operation: ROUND, precision: 0, value: $dagen}", ["de regel geeft days, de uitkomst heet eurocent"]),
        ("{operation: IF, cases: [{when: true, then: $dagen}], default: $geld}", ["IF met days en eurocent"]),
        (
            "{operation: IF, cases: [{when: {operation: EQUALS, subject: $dagen, value: 1}, then: 0}], default: $geld}",
            [],
        ),
        ("{operation: MIN, values: [$geld, $dagen]}", ["MIN met days en eurocent"]),
        (
            "{operation: TABLE, keys: [$dagen], rows: [{when: [1], then: $geld}], default: $dagen}",
            ["TABLE met days en eurocent"],
        ),
        (
            "{operation: DATE_DIFF, from: $dag, to: $dag, in: months}",
            ["de regel geeft months, de uitkomst heet eurocent"],
        ),
    ],
)
def test_what_is_counted_in_different_units_does_not_add_up(uitdrukking: str, zinnen: list[str]) -> None:
    gevonden = [b.zin.split(": ", 1)[1] for b in nagaan(wet(artikel("1", MAAT % uitdrukking))) if b.soort == "maat"]
    assert gevonden == zinnen
