"""Dates and times in words."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.berichten.nederlands import DAGEN, MAANDEN, datum_kort, datum_lang, opsomming, tijd, weekdag


def test_datum() -> None:
    assert datum_lang(date(2027, 3, 15)) == "maandag 15 maart 2027"
    assert datum_kort(date(2028, 2, 29)) == "29 februari 2028"
    assert datum_lang(date(2027, 1, 3)) == "zondag 3 januari 2027"


def test_tijd() -> None:
    assert tijd(time(14, 30)) == "14.30 uur"
    assert tijd(time(9, 5)) == "9.05 uur"
    assert tijd(time(0, 0)) == "0.00 uur"


@pytest.mark.parametrize(
    ("woorden", "zin"), [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")]
)
def test_opsomming(woorden: list[str], zin: str) -> None:
    assert opsomming(woorden) == zin


@given(st.dates())
def test_een_datum_is_terug_te_lezen(dag: date) -> None:
    naam, nummer, maand, jaar = datum_lang(dag).split(" ")
    assert date(int(jaar), MAANDEN.index(maand) + 1, int(nummer)) == dag
    assert DAGEN.index(naam) == dag.weekday()


@given(st.dates(max_value=date(9999, 12, 30)))
def test_de_week_loopt_door(dag: date) -> None:
    assert DAGEN.index(weekdag(dag + timedelta(days=1))) == (DAGEN.index(weekdag(dag)) + 1) % 7
