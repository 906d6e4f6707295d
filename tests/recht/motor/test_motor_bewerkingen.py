"""Every operation of the format and of our extension: what it gives, and what it refuses."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from keukentafel.recht.motor import fouten
from keukentafel.recht.motor.bouwen import BEWERKINGEN, EXTRA
from keukentafel.recht.motor.uitdrukking import REKENAARS
from keukentafel.recht.taal.verordening import NietGeregeld
from tests.recht.motor.proef import een_regel, reken, vraag

GEVALLEN: list[tuple[str, dict[str, Any], Any]] = [
    # arithmetic, exact
    ("{operation: ADD, values: [0.1, 0.2]}", {}, Fraction(3, 10)),
    ("{operation: ADD, values: [1.5, 1.5]}", {}, 3),
    ("{operation: SUBTRACT, values: [100, 20, 10]}", {}, 70),
    ("{operation: MULTIPLY, values: [109171, 0.05]}", {}, Fraction("5458.55")),
    ("{operation: DIVIDE, values: [100, 4]}", {}, 25),
    ("{operation: DIVIDE, values: [1, 3]}", {}, Fraction(1, 3)),
    ("{operation: DIVIDE, values: [120, 4, 3]}", {}, 10),
    ("{operation: MIN, values: [3, 1.5, 2]}", {}, Fraction(3, 2)),
    ("{operation: MAX, values: [3, -1, 2]}", {}, 3),
    ("{operation: MAX, values: [$a, $b]}", {"a": date(2027, 1, 1), "b": date(2026, 1, 1)}, date(2027, 1, 1)),
    ("{operation: MIN, values: ['2027-01-01', $a]}", {"a": date(2026, 1, 1)}, date(2026, 1, 1)),
    # rounding: only where the rule says so, and a half goes away from zero
    ("{operation: ROUND, value: 2.5, precision: 0}", {}, 3),
    ("{operation: ROUND, value: -2.5, precision: 0}", {}, -3),
    ("{operation: ROUND, value: 2.345, precision: 2}", {}, Fraction("2.35")),
    ("{operation: ROUND, value: 1250, precision: -2}", {}, 1300),
    ("{operation: CEIL, value: 2.01, precision: 0}", {}, 3),
    ("{operation: CEIL, value: -2.9, precision: 0}", {}, -2),
    ("{operation: FLOOR, value: 2.99, precision: 1}", {}, Fraction("2.9")),
    ("{operation: FLOOR, value: -2.1, precision: 0}", {}, -3),
    # comparing: same kind and same content
    ("{operation: EQUALS, subject: 42, value: '42'}", {}, False),
    ("{operation: EQUALS, subject: 1, value: true}", {}, False),
    ("{operation: EQUALS, subject: 0.5, value: 0.50}", {}, True),
    ("{operation: EQUALS, subject: $d, value: '2027-01-01'}", {"d": date(2027, 1, 1)}, True),
    ("{operation: EQUALS, subject: null}", {}, True),
    ("{operation: EQUALS, subject: null, value: 0}", {}, False),
    ("{operation: GREATER_THAN, subject: $d, value: '2026-12-31'}", {"d": date(2027, 1, 1)}, True),
    ("{operation: LESS_THAN, subject: 1, value: 1}", {}, False),
    ("{operation: GREATER_THAN_OR_EQUAL, subject: 1, value: 1}", {}, True),
    ("{operation: LESS_THAN_OR_EQUAL, subject: 1.01, value: 1}", {}, False),
    # yes or no
    ("{operation: AND, conditions: [true, true]}", {}, True),
    ("{operation: OR, conditions: [false, false]}", {}, False),
    ("{operation: NOT, value: false}", {}, True),
    # choosing
    ("{operation: IF, cases: [{when: $a, then: 1}, {when: true, then: 2}], default: 3}", {"a": False}, 2),
    ("{operation: IF, cases: [{when: false, then: 1}], default: null}", {}, None),
    ("{operation: IN, subject: b, values: [a, b]}", {}, True),
    ("{operation: IN, subject: c, value: {operation: LIST, items: [a, b]}}", {}, False),
    ("{operation: IN, subject: a, value: a}", {}, True),
    ("{operation: LIST, items: [1, {operation: ADD, values: [1, 1]}]}", {}, (1, 2)),
    # days
    ("{operation: AGE, date_of_birth: '1990-03-16', reference_date: '2027-03-15'}", {}, 36),
    ("{operation: AGE, date_of_birth: '2004-02-29', reference_date: '2027-02-28'}", {}, 23),
    ("{operation: AGE, date_of_birth: '2004-02-29', reference_date: '2027-02-27'}", {}, 22),
    ("{operation: DATE_ADD, date: '2027-01-31', months: 1}", {}, date(2027, 2, 28)),
    ("{operation: DATE_ADD, date: '2028-01-31', months: 1}", {}, date(2028, 2, 29)),
    ("{operation: DATE_ADD, date: '2028-02-29', years: 1, months: 1}", {}, date(2029, 3, 28)),
    ("{operation: DATE_ADD, date: '2027-03-15', weeks: 6, days: -1}", {}, date(2027, 4, 25)),
    ("{operation: DATE, year: 2027, month: 12, day: 31}", {}, date(2027, 12, 31)),
    ("{operation: DAY_OF_WEEK, date: '2027-03-15'}", {}, 0),
    ("{operation: DATE_DIFF, from: '2027-01-31', to: '2027-02-28', in: months}", {}, 1),
    ("{operation: DATE_DIFF, from: '2027-02-28', to: '2027-01-31', in: months}", {}, -1),
    ("{operation: DATE_DIFF, from: '2020-06-01', to: '2025-05-31', in: years}", {}, 4),
    ("{operation: DATE_DIFF, from: '2027-01-01', to: $referencedate.iso, in: days}", {}, 73),
    ("$referencedate.year", {}, 2027),
    # the extension
    ("{operation: FLOOR_TO, value: 2199.9, multiple: 20}", {}, 2180),
    ("{operation: CEIL_TO, value: 2181, multiple: 20}", {}, 2200),
    ("{operation: ROUND_TO, value: 2190, multiple: 20}", {}, 2200),
    ("{operation: INDEX, value: 1900, factors: [1.05, 1.05], multiple: 20}", {}, 2080),
    ("{operation: INDEX, value: 1900, factors: []}".replace("[]", "[1]"), {}, 1900),
    ("{operation: FIRST_OF, values: [null, $a, 3]}", {"a": 2}, 2),
    ("{operation: FIRST_OF, values: [null, null]}", {}, None),
    ("{operation: MONTH_START, date: '2027-03-15'}", {}, date(2027, 4, 1)),
    ("{operation: MONTH_START, date: '2027-03-01'}", {}, date(2027, 3, 1)),
    ("{operation: MONTH_START, date: '2027-12-02'}", {}, date(2028, 1, 1)),
    ("{operation: TERM, date: '2027-03-15', weeks: 6}", {}, date(2027, 4, 26)),
    # Ascension Day 6 May 2027, and 7 May is put on a par with it: on to Monday
    ("{operation: TERM, date: '2027-03-25', weeks: 6}", {}, date(2027, 5, 10)),
    ("{operation: TERM, date: '2027-03-15', years: 1}", {}, date(2028, 3, 15)),
    ("{operation: TERM, date: '2027-03-15', weeks: 1, backward: true}", {}, date(2027, 3, 8)),
    (
        "{operation: TERM, date: '2027-03-15', weeks: 2, suspensions: [{from: '2027-03-20', to: '2027-03-22'}]}",
        {},
        date(2027, 3, 31),
    ),
]
TABEL = """{operation: TABLE, keys: [$leeftijd, $soort], default: geen, rows: [
    {when: [{to: 18}, '*'], then: jong},
    {when: [{from: 18, to: 67}, [a, b]], then: werkend},
    {when: [{from: 67}, a], then: oud}]}"""


@pytest.mark.parametrize(("uitdrukking", "feiten", "dan"), GEVALLEN, ids=[g[0][:70] for g in GEVALLEN])
def test_an_operation_gives(uitdrukking: str, feiten: dict[str, Any], dan: Any) -> None:
    waarde = reken(uitdrukking, **feiten)
    assert waarde == dan
    assert type(waarde) is type(dan)


def test_every_operation_has_a_case_and_a_calculator() -> None:
    namen = {
        woord
        for uitdrukking, _, _ in GEVALLEN
        for woord in BEWERKINGEN + EXTRA
        if f"operation: {woord}," in uitdrukking
    }
    assert len(BEWERKINGEN) == 25
    assert set(REKENAARS) == {*BEWERKINGEN, *EXTRA}
    assert {*BEWERKINGEN, *EXTRA} - namen == {"TABLE", "SERIES"}, "these two stand below"


@pytest.mark.parametrize(
    ("leeftijd", "soort", "dan"),
    [(17, "z", "jong"), (18, "b", "werkend"), (66, "c", "geen"), (67, "a", "oud"), (67, "b", "geen")],
)
def test_a_table_takes_the_first_row_that_fits(leeftijd: int, soort: str, dan: str) -> None:
    assert reken(TABEL, leeftijd=leeftijd, soort=soort) == dan


REEKS = """
bedrag:
  type: amount
  waarden:
    - {van: 2024-01-01, tot: 2025-01-01, waarde: 2060, bron: b, status: vastgesteld}
    - {van: 2025-01-01, tot: 2026-01-01, waarde: 2100, bron: b, status: vastgesteld}
    - {van: 2026-01-01, waarde: 2180, bron: b, status: onbevestigd}
factor:
  waarden:
    - {van: 2025-01-01, tot: 2026-01-01, waarde: 1.018, bron: b, status: vastgesteld}
    - {van: 2026-01-01, waarde: 1.034, bron: b, status: vastgesteld}
"""


@pytest.mark.parametrize(
    ("dag", "dan"),
    [(date(2024, 12, 31), 2060), (date(2025, 1, 1), 2100), (date(2025, 12, 31), 2100), (date(2026, 1, 1), 2180)],
)
def test_a_dated_value_changes_on_its_day(dag: date, dan: int) -> None:
    assert reken("$bedrag", peildatum=dag, bepalingen=REEKS) == dan
    assert reken(f"{{operation: SERIES, series: $bedrag, date: '{dag}'}}", bepalingen=REEKS) == dan


def test_before_its_first_day_a_value_is_not_zero_but_silence() -> None:
    with pytest.raises(NietGeregeld, match="bedrag is niet geregeld op 31-12-2023"):
        reken("$bedrag", peildatum=date(2023, 12, 31), bepalingen=REEKS)
    with pytest.raises(NietGeregeld):
        reken("{operation: SERIES, series: $bedrag, date: '2020-01-01'}", bepalingen=REEKS)


def test_an_index_carries_what_rounding_took() -> None:
    """The unrounded amount goes on to the next year; only what is asked for is rounded down."""
    uitdrukking = "{operation: INDEX, value: 1900, factors: $factor, multiple: 20}"
    assert reken(uitdrukking, peildatum=date(2025, 6, 1), bepalingen=REEKS) == 1920
    assert reken(uitdrukking, peildatum=date(2026, 6, 1), bepalingen=REEKS) == 1980
    # 1910 x 1.02 x 1.03 = 2006.6, down to 2000. By way of a rounded 1940 it would be 1980.
    assert reken("{operation: INDEX, value: 1910, factors: [1.02, 1.03], multiple: 20}") == 2000
    tussen = "{operation: FLOOR_TO, multiple: 20, value: {operation: MULTIPLY, values: [{operation: FLOOR_TO, multiple: 20, value: {operation: MULTIPLY, values: [1910, 1.02]}}, 1.03]}}"
    assert reken(tussen) == 1980


@pytest.mark.parametrize(
    ("uitdrukking", "soort", "zin"),
    [
        (
            "{operation: DIVIDE, values: [1, 0]}",
            fouten.DelenDoorNul,
            "proefwet art. 1, uitkomst: DIVIDE: delen door nul",
        ),
        ("{operation: ADD, values: [1, ja]}", fouten.RekenFout, "ADD: ja is geen getal"),
        ("{operation: ADD, values: [1, true]}", fouten.RekenFout, "ADD: ja is geen getal"),
        ("{operation: ADD, values: [1, null]}", NietGeregeld, "ADD: de regels bepalen hier niets"),
        ("{operation: AND, conditions: [1]}", fouten.RekenFout, "AND: 1 is geen ja of nee"),
        ("{operation: NOT, value: null}", NietGeregeld, "NOT: de regels bepalen hier niets"),
        ("{operation: IF, cases: [{when: x, then: 1}]}", fouten.RekenFout, "IF: x is geen ja of nee"),
        ("{operation: IF, cases: [{when: false, then: 1}]}", NietGeregeld, "de regels noemen dit geval niet"),
        (
            "{operation: IF, cases: [{when: false, then: 1}], default: {operation: SILENT, reason: Toen gold iets anders}}",
            NietGeregeld,
            "art. 1, uitkomst: Toen gold iets anders",
        ),
        (
            "{operation: TABLE, keys: [3], rows: [{when: [1], then: 2}], default: {operation: SILENT, reason: Geen rij}}",
            NietGeregeld,
            "Geen rij",
        ),
        ("{operation: GREATER_THAN, subject: '2027-01-01', value: 3}", fouten.RekenFout, "3 is geen datum"),
        ("{operation: DATE, year: 2027, month: 2, day: 29}", fouten.RekenFout, "29-2-2027 bestaat niet"),
        ("{operation: DATE_ADD, date: '2027-01-01', days: 0.5}", fouten.RekenFout, "0,5 is geen heel getal"),
        ("{operation: DATE_ADD, date: '9999-12-31', days: 1}", fouten.RekenFout, "buiten de kalender"),
        ("{operation: DATE_ADD, date: '2027-02-30', days: 1}", fouten.RekenFout, "2027-02-30 is geen datum"),
        ("{operation: FLOOR_TO, value: 1, multiple: 0}", fouten.RekenFout, "een veelvoud is groter dan nul"),
        ("{operation: TERM, date: '2027-01-01', weeks: 0}", fouten.RekenFout, "TERM"),
        ("{operation: INDEX, value: 1, factors: 3}", fouten.RekenFout, "factors is geen lijst"),
        ("$referencedate.uur", fouten.RekenFout, "heeft geen deel uur"),
    ],
)
def test_what_cannot_be_calculated_is_refused_with_its_place(
    uitdrukking: str, soort: type[Exception], zin: str
) -> None:
    with pytest.raises(soort) as fout:
        reken(uitdrukking)
    assert zin in str(fout.value)
    assert "proefwet art. 1" in str(fout.value)


def test_a_foreign_if_without_default_says_nothing() -> None:
    assert reken("{operation: IF, cases: [{when: false, then: 1}]}", uitgebreid=False) is None


def test_a_term_whose_calendar_is_not_known_says_so() -> None:
    """The royal decree of 2030 is not there: a Friday between two free days may still become one."""
    # 30 May 2030 is Ascension Day; 31 May may be put on a par with it
    regeling = een_regel("{operation: TERM, date: '2030-05-17', weeks: 2}")
    antwoord = vraag(regeling, "uitkomst", peildatum=date(2030, 5, 17))
    assert antwoord.waarde("uitkomst") == date(2030, 5, 31)
    assert "nog niet zeker" in antwoord.stappen[-1].zin


def test_a_series_on_two_days_leaves_both_in_the_trace() -> None:
    som = "{operation: ADD, values: [{operation: SERIES, series: $bedrag, date: '2024-05-01'}, {operation: SERIES, series: $bedrag, date: '2025-05-01'}]}"
    antwoord = vraag(een_regel(som, bepalingen=REEKS), "uitkomst")
    assert antwoord.waarde("uitkomst") == 4160
    assert [(deel.naam, deel.waarde) for deel in antwoord.stappen[0].gebruikt] == [("bedrag", 2060), ("bedrag", 2100)]
