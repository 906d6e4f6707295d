"""What is not known: three-valued logic, branches that agree, the facts to ask for, and judgements of people."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from keukentafel.recht.motor.feiten import Tabel
from keukentafel.recht.motor.fouten import FeitKloptNiet
from keukentafel.recht.motor.waarden import Afwijking, Onbekend, Oordeel
from tests.recht.motor.proef import artikel, reken, vraag, wet

GEVALLEN: list[tuple[str, dict[str, Any], Any]] = [
    # a no decides AND, a yes decides OR, in any order
    ("{operation: AND, conditions: [$x, false]}", {"x": "?boolean"}, False),
    ("{operation: AND, conditions: [false, $x]}", {"x": "?boolean"}, False),
    ("{operation: AND, conditions: [true, $x, $y]}", {"x": "?boolean", "y": "?boolean"}, {"x", "y"}),
    ("{operation: OR, conditions: [$x, true]}", {"x": "?boolean"}, True),
    ("{operation: OR, conditions: [$x, false]}", {"x": "?boolean"}, {"x"}),
    ("{operation: NOT, value: $x}", {"x": "?boolean"}, {"x"}),
    # after an unknown, a part that cannot be calculated is no failure
    (
        "{operation: AND, conditions: [$x, {operation: EQUALS, subject: {operation: DIVIDE, values: [1, 0]}, value: 1}]}",
        {"x": "?boolean"},
        {"x"},
    ),
    # arithmetic and comparing
    ("{operation: ADD, values: [1, $x, $y]}", {"x": "?number", "y": "?number"}, {"x", "y"}),
    ("{operation: GREATER_THAN, subject: $x, value: 1}", {"x": "?number"}, {"x"}),
    ("{operation: EQUALS, subject: $x, value: null}", {"x": "?number"}, {"x"}),
    ("{operation: ROUND, value: $x, precision: 0}", {"x": "?number"}, {"x"}),
    ("{operation: FLOOR_TO, value: $x, multiple: 20}", {"x": "?number"}, {"x"}),
    ("{operation: INDEX, value: $x, factors: [$y]}", {"x": "?number", "y": "?number"}, {"x", "y"}),
    ("{operation: IN, subject: a, values: [$x, a]}", {"x": "?string"}, True),
    ("{operation: IN, subject: a, values: [$x, b]}", {"x": "?string"}, {"x"}),
    ("{operation: IN, subject: $x, values: [a]}", {"x": "?string"}, {"x"}),
    # choosing: branches that agree
    ("{operation: IF, cases: [{when: $x, then: 5}], default: 5}", {"x": "?boolean"}, 5),
    ("{operation: IF, cases: [{when: $x, then: 5}], default: 6}", {"x": "?boolean"}, {"x"}),
    (
        "{operation: IF, cases: [{when: false, then: 1}, {when: $x, then: 2}, {when: true, then: 2}], default: 9}",
        {"x": "?boolean"},
        2,
    ),
    (
        "{operation: IF, cases: [{when: $x, then: 1}, {when: $y, then: 2}], default: 3}",
        {"x": "?boolean", "y": "?boolean"},
        {"x", "y"},
    ),
    # after an unknown case, a certain one ends the list: the last branch does not count
    (
        "{operation: IF, cases: [{when: $x, then: 1}, {when: true, then: 2}], default: 1}",
        {"x": "?boolean"},
        {"x"},
    ),
    (
        "{operation: IF, cases: [{when: $x, then: 1}, {when: false, then: 2}, {when: true, then: 1}], default: 2}",
        {"x": "?boolean"},
        1,
    ),
    # 1 and yes are not the same, so the branches do not agree
    ("{operation: IF, cases: [{when: $x, then: 1}], default: true}", {"x": "?boolean"}, {"x"}),
    # a branch that cannot be calculated is a branch that does not agree
    (
        "{operation: IF, cases: [{when: $x, then: {operation: DIVIDE, values: [1, 0]}}], default: 3}",
        {"x": "?boolean"},
        {"x"},
    ),
    # a fact is asked along when every branch needs it, and not when only one does
    (
        "{operation: IF, cases: [{when: $x, then: $y}], default: {operation: ADD, values: [$y, 1]}}",
        {"x": "?boolean", "y": "?number"},
        {"x", "y"},
    ),
    ("{operation: IF, cases: [{when: $x, then: $y}], default: 0}", {"x": "?boolean", "y": "?number"}, {"x"}),
    # a branch that is not taken is not asked for
    ("{operation: IF, cases: [{when: $a, then: 1}], default: $y}", {"a": True, "y": "?number"}, 1),
    ("{operation: FIRST_OF, values: [$x, 2]}", {"x": "?number"}, {"x"}),
    ("{operation: FIRST_OF, values: [1, $x]}", {"x": "?number"}, 1),
    # tables
    (
        "{operation: TABLE, keys: [$x], rows: [{when: [1], then: a}, {when: [2], then: b}], default: c}",
        {"x": "?number"},
        {"x"},
    ),
    (
        "{operation: TABLE, keys: [$x], rows: [{when: [1], then: a}, {when: ['*'], then: a}], default: c}",
        {"x": "?number"},
        "a",
    ),
    (
        "{operation: TABLE, keys: [$a, $x], rows: [{when: [1, 5], then: a}, {when: [2, '*'], then: b}]}",
        {"a": 2, "x": "?number"},
        "b",
    ),
    # days
    ("{operation: DATE_ADD, date: $x, days: 1}", {"x": "?date"}, {"x"}),
    ("{operation: TERM, date: $x, weeks: 1}", {"x": "?date"}, {"x"}),
    ("{operation: LIST, items: [1, 2]}", {}, (1, 2)),
]


@pytest.mark.parametrize(("uitdrukking", "feiten", "dan"), GEVALLEN, ids=[g[0][:90] for g in GEVALLEN])
def test_what_is_not_known(uitdrukking: str, feiten: dict[str, Any], dan: Any) -> None:
    waarde = reken(uitdrukking, **feiten)
    if isinstance(dan, set):
        assert waarde == Onbekend(frozenset(dan))
    else:
        assert waarde == dan
        assert type(waarde) is type(dan)


def test_unknown_is_no_yes_and_no_no() -> None:
    with pytest.raises(TypeError, match="geen ja en geen nee"):
        bool(Onbekend(frozenset({"x"})))


MAATWERK = wet(
    artikel(
        "1",
        """
        execution:
          parameters:
            - {name: leeftijd, type: number, vraag: 'Hoe oud bent u?'}
            - {name: past_hulp, type: boolean, soort: oordeel, vraag: 'Past deze hulp?'}
            - {name: vorm, type: string, keuzes: [natura, pgb]}
            - {name: begin, type: date}
            - {name: huur, type: amount, type_spec: {unit: eurocent}}
          output:
            - {name: recht, type: boolean}
            - {name: soort, type: string}
            - {name: dag, type: date}
            - {name: kosten, type: amount, type_spec: {unit: eurocent}}
          actions:
            - {output: kosten, value: $huur}
            - output: recht
              value: {operation: AND, conditions: [{operation: GREATER_THAN_OR_EQUAL, subject: $leeftijd, value: 18}, $past_hulp]}
            - {output: soort, value: $vorm}
            - {output: dag, value: $begin}
        """,
    )
)
PAST = Oordeel(True, "Zij komt de trap niet op.", "consulent")


def test_the_answer_asks_for_what_it_lacks_in_its_own_words() -> None:
    antwoord = vraag(MAATWERK, "recht", feiten={})
    assert [(feit.naam, feit.vraag, feit.veld.oordeel) for feit in antwoord.te_vragen] == [
        ("leeftijd", "Hoe oud bent u?", False),
        ("past_hulp", "Past deze hulp?", True),
    ]
    assert antwoord.als_json("recht")["onbekend"] == ["leeftijd", "past_hulp"]
    assert vraag(MAATWERK, "recht", feiten={"leeftijd": 17}).waarde("recht") is False
    assert vraag(MAATWERK, "recht", feiten={"leeftijd": 17}).te_vragen == ()


def test_a_judgement_is_made_by_a_person_who_says_why() -> None:
    antwoord = vraag(MAATWERK, "recht", feiten={"leeftijd": 80, "past_hulp": PAST})
    assert antwoord.waarde("recht") is True
    assert [deel.oordeel for deel in antwoord.stappen[0].gebruikt] == [None, PAST]
    with pytest.raises(FeitKloptNiet, match="past_hulp: dit is een oordeel van een mens"):
        vraag(MAATWERK, "recht", feiten={"leeftijd": 80, "past_hulp": True})
    with pytest.raises(FeitKloptNiet, match="motivering"):
        Oordeel(True, "  ")


@pytest.mark.parametrize(
    ("naam", "feiten", "zin"),
    [
        ("recht", {"leeftijd": "tachtig"}, "leeftijd: hier hoort een getal, er staat 'tachtig'"),
        ("recht", {"leeftijd": True}, "leeftijd: hier hoort een getal"),
        ("recht", {"leeftijd": 80.5}, "leeftijd: 80.5 is niet exact"),
        ("recht", {"leeftijd": 80, "past_hulp": Oordeel("ja", "Omdat.")}, "past_hulp: hier hoort ja of nee"),
        ("soort", {"vorm": "geld"}, "vorm: geld kan niet; kies uit natura, pgb"),
        ("dag", {"begin": "15-03-2027"}, "begin: hier hoort een datum als 2027-01-01"),
        ("kosten", {"huur": Decimal("12.50")}, "huur: een bedrag is een heel aantal centen, er staat 12,5"),
        ("dag", {"begin": object()}, "begin: met object kan de motor niet rekenen"),
    ],
)
def test_a_fact_that_does_not_fit_is_refused_with_what_belongs_there(
    naam: str, feiten: dict[str, Any], zin: str
) -> None:
    with pytest.raises(FeitKloptNiet) as fout:
        vraag(MAATWERK, naam, feiten=feiten)
    assert zin in str(fout.value)


def test_an_official_may_deviate_and_the_trace_keeps_both() -> None:
    afwijking = Afwijking(True, "Zij wordt volgende maand achttien", "hardheidsclausule, art. 9")
    antwoord = vraag(MAATWERK, "recht", feiten={"leeftijd": 17}, afwijkingen={"proefwet.recht": afwijking})
    stap = antwoord.stappen[-1]
    assert (stap.waarde, stap.berekend) == (True, False)
    assert (
        "De regel gaf: nee. Hiervan is afgeweken: Zij wordt volgende maand achttien (hardheidsclausule, art. 9)."
        in stap.zin
    )
    assert stap.als_json()["afwijking"] == {
        "berekend": False,
        "motivering": "Zij wordt volgende maand achttien",
        "bevoegdheid": "hardheidsclausule, art. 9",
    }
    with pytest.raises(FeitKloptNiet, match=r"geen uitkomst om van af te wijken: proefwet\.plicht"):
        vraag(MAATWERK, "recht", feiten={"leeftijd": 17}, afwijkingen={"proefwet.plicht": afwijking})
    for leeg in ({"motivering": ""}, {"bevoegdheid": " "}):
        with pytest.raises(FeitKloptNiet, match="motivering en een bevoegdheid"):
            Afwijking(**{"waarde": True, "motivering": "a", "bevoegdheid": "b", **leeg})


SAMEN = [
    wet(
        artikel(
            "1",
            """
            execution:
              parameters: [{name: bsn, type: string}, {name: partner_bsn, type: string}]
              input:
                - {name: eigen, type: amount, source: {regulation: inkomenswet, output: inkomen, parameters: {bsn: $bsn}}}
                - {name: ander, type: amount, source: {regulation: inkomenswet, output: inkomen, parameters: {bsn: $partner_bsn}}}
              output: [{name: samen, type: amount}]
              actions: [{output: samen, operation: ADD, values: [$eigen, $ander]}]
            """,
        ),
        uitgebreid=False,
    ),
    wet(
        artikel(
            "1",
            """
            execution:
              parameters: [{name: bsn, type: string}]
              input: [{name: loon, type: amount, source: {}}]
              output: [{name: inkomen, type: amount}]
              actions: [{output: inkomen, value: $loon}]
            """,
        ),
        id="inkomenswet",
        uitgebreid=False,
    ),
]


def test_facts_of_one_person_are_not_facts_of_another() -> None:
    feiten = {"bsn": "1", "partner_bsn": "2", "loon": 100}
    assert vraag(SAMEN, "samen", feiten=feiten).waarde("samen") == Onbekend(frozenset({"loon"}))
    lonen = Tabel("lonen", "bsn", [{"bsn": "1", "loon": 100}, {"bsn": "2", "loon": 30}])
    del feiten["loon"]
    assert vraag(SAMEN, "samen", feiten=feiten, tabellen=(lonen,)).waarde("samen") == 130
    zonder = Tabel("lonen", "bsn", [{"bsn": "1", "loon": 100}])
    assert vraag(SAMEN, "samen", feiten=feiten, tabellen=(zonder,)).waarde("samen") == Onbekend(frozenset({"loon"}))
