"""A rule in plain words: every operation has its words, and a tree shows what each part gave."""

from __future__ import annotations

from datetime import date

import pytest

from keukentafel.recht.motor.bouwen import BEWERKINGEN, EXTRA
from keukentafel.recht.motor.verwoorden import boomregels, verwoord
from tests.recht.motor.proef import SOORT, een_regel, vraag
from tests.recht.motor.test_motor_bewerkingen import GEVALLEN, REEKS, TABEL

WOORDEN = [
    ("{operation: IF, cases: [{when: $vrij, then: 0}], default: $vol_bedrag}", "als vrij, dan 0; anders vol bedrag"),
    ("{operation: IF, cases: [{when: $vrij, then: 0}]}", "als vrij, dan 0; anders (geen regel)"),
    (
        "{operation: IF, cases: [{when: $vrij, then: 0}], default: {operation: SILENT, reason: toen gold iets anders}}",
        "als vrij, dan 0; anders (toen gold iets anders)",
    ),
    (
        "{operation: AND, conditions: [{operation: GREATER_THAN_OR_EQUAL, subject: $n, value: 18}, {operation: NOT, value: $vrij}]}",
        "(n is ten minste 18) en (niet vrij)",
    ),
    ("{operation: SUBTRACT, values: [$n, {operation: MULTIPLY, values: [2, 0.5]}]}", "n min (2 keer 0,5)"),
    ("{operation: ROUND, value: $n, precision: 0}", "n, afgerond op helen"),
    ("{operation: FLOOR, value: $n, precision: 2}", "n, naar beneden afgerond op 2 decimalen"),
    ("{operation: FLOOR_TO, value: $n, multiple: 20}", "n, naar beneden afgerond op een veelvoud van 20"),
    ("{operation: DATE_ADD, date: $d, weeks: 6}", "d plus 6 weken"),
    ("{operation: DATE_DIFF, from: $d, to: $referencedate.iso, in: days}", "het aantal dagen van d tot de peildatum"),
    (
        "{operation: AGE, date_of_birth: $d, reference_date: $referencedate}",
        "de leeftijd op de peildatum van wie geboren is op d",
    ),
    ("{operation: TERM, date: $d, weeks: 6}", "6 weken na d (met de Algemene termijnenwet)"),
    ("{operation: TERM, date: $d, weeks: 1, backward: true}", "1 week voor d (met de Algemene termijnenwet)"),
    ("{operation: FIRST_OF, values: [$n, 3]}", "de eerste die er is van n, 3"),
    ("{operation: IN, subject: $n, values: [1, 2]}", "n is een van (1, 2)"),
    ("{operation: SERIES, series: $bedrag, date: $d}", "bedrag op d"),
    (
        "{operation: INDEX, value: 1900, factors: $factor, multiple: 20}",
        "1900, telkens keer factor, naar beneden op een veelvoud van 20",
    ),
    ("$referencedate.year", "het jaar van de peildatum"),
]
VELDEN = {"vrij": "boolean", "vol_bedrag": "number", "n": "number", "d": "date"}


@pytest.mark.parametrize(("uitdrukking", "zin"), WOORDEN, ids=[w[1] for w in WOORDEN])
def test_a_rule_in_words(uitdrukking: str, zin: str) -> None:
    regeling = een_regel(uitdrukking, bepalingen=REEKS, **VELDEN)
    assert verwoord(regeling.artikelen[0].acties["uitkomst"].boom) == zin


def test_a_table_in_words() -> None:
    boom = een_regel(TABEL, leeftijd="number", soort="string").artikelen[0].acties["uitkomst"].boom
    assert verwoord(boom) == (
        "bij leeftijd onder 18: jong; bij leeftijd vanaf 18 onder 67 en soort a of b: werkend; "
        "bij leeftijd vanaf 67 en soort a: oud; bij geen van deze: geen"
    )


def test_no_operation_is_without_words() -> None:
    for uitdrukking, feiten, _ in GEVALLEN:
        soorten = {naam: SOORT[type(waarde)] for naam, waarde in feiten.items()}
        zin = verwoord(een_regel(uitdrukking, **soorten).artikelen[0].acties["uitkomst"].boom)
        assert zin
        assert not any(woord in zin for woord in (*BEWERKINGEN, *EXTRA)), zin


def test_a_tree_says_what_each_part_gave_and_which_way_was_not_taken() -> None:
    uitdrukking = "{operation: IF, cases: [{when: {operation: LESS_THAN, subject: $n, value: 18}, then: {operation: ADD, values: [1, 1]}}], default: $vol_bedrag}"
    antwoord = vraag(
        een_regel(uitdrukking, **VELDEN), "uitkomst", feiten={"n": 40, "vol_bedrag": 7}, peildatum=date(2027, 1, 1)
    )
    assert [(regel.diepte, regel.tekst, regel.uitkomst) for regel in boomregels(antwoord.stappen[0])] == [
        (0, "als n is minder dan 18, dan (1 plus 1); anders vol bedrag", "7"),
        (1, "als n is minder dan 18", "nee"),
        (2, "n", "40"),
        (2, "18", None),
        (1, "dan 1 plus 1", None),
        (2, "1", None),
        (2, "1", None),
        (1, "anders vol bedrag", "7"),
    ]
