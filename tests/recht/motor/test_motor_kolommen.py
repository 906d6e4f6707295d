"""Columns and the engine for one case agree: on every operation, every unknown, every silence, for random people."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keukentafel.recht.motor import dagen as een_dag
from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.fouten import FeitKloptNiet
from keukentafel.recht.motor.kolommen import dagen as kolomdagen
from keukentafel.recht.motor.kolommen.feiten import Feitkolom
from keukentafel.recht.motor.kolommen.kolom import NietInKolommen, TeGroot
from keukentafel.recht.motor.kolommen.lopen import BEWERKERS
from keukentafel.recht.motor.kolommen.rekenen import KolomRekenaar, kan_in_kolommen
from keukentafel.recht.motor.model import Regeling
from keukentafel.recht.motor.rekenen import Verzoek
from keukentafel.recht.motor.uitdrukking import REKENAARS
from keukentafel.recht.taal.verordening import NietGeregeld
from tests.recht.motor.bevolking import ONTBREEKT, verschillen
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
    st.fixed_dictionaries(
        {naam: st.one_of(st.just(ONTBREEKT), st.none(), soort, soort) for naam, soort in FEITEN.items()}
    ),
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


REEKS = """
reeks:
  waarden:
    - {van: 2020-01-01, tot: 2024-01-01, waarde: 7, bron: b, status: vastgesteld}
    - {van: 2024-01-01, tot: 2027-06-01, waarde: 8.5, bron: b, status: vastgesteld}
"""


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["getal", "ja", "dag", "woord"]).flatmap(lambda soort: _boom(soort, 3)), MENSEN)
def test_every_expression_gives_the_same_in_columns(uitdrukking: str, mensen: list[dict[str, Any]]) -> None:
    """The heart of this file: any rule, any people, any fact missing, or nothing on purpose."""
    try:
        zelfde(een_regel(uitdrukking, bepalingen=REEKS, **SOORTEN), mensen=mensen)
    except (NietInKolommen, TeGroot):
        pass  # what columns refuse is tested below, by name


HUISHOUDEN = wet(
    artikel(
        "1",
        """
        open_terms:
          - {id: uurtarief, type: number, required: true}
        definitions:
          grens:
            waarden:
              - {van: 2020-01-01, tot: 2026-01-01, waarde: 2000000, bron: b, status: vastgesteld}
              - {van: 2026-01-01, waarde: 2100000, bron: b, status: vastgesteld}
        execution:
          parameters:
            - {name: inkomen, type: amount, type_spec: {unit: eurocent}}
            - {name: bsn, type: string}
            - {name: bsn_partner, type: string}
            - {name: begin, type: date}
          input:
            - {name: inkomen_partner, type: amount, source: {regulation: tweedewet, output: inkomen, parameters: {bsn: $bsn_partner}}}
            - {name: eigen, type: amount, source: {regulation: tweedewet, output: inkomen, parameters: {bsn: $bsn}}}
            - {name: toen, type: amount, source: {output: drempel, op: $begin}}
          output:
            - {name: samen, type: amount}
            - {name: zelf, type: amount}
            - {name: drempel, type: amount}
            - {name: drempel_toen, type: amount}
            - {name: bedrag, type: amount, type_spec: {unit: eurocent}}
            - {name: tarief, type: number}
          actions:
            - {output: samen, value: {operation: ADD, values: [$eigen, $inkomen_partner]}}
            - {output: zelf, value: $eigen}
            - {output: drempel, value: $grens}
            - {output: drempel_toen, value: $toen}
            - {output: bedrag, value: {operation: DIVIDE, values: [$inkomen, 12]}}
            - {output: tarief, value: {operation: MULTIPLY, values: [$uurtarief, 2]}}
        """,
    )
)
INKOMEN = wet(
    artikel(
        "1",
        """
        execution:
          parameters:
            - {name: bsn, type: string}
            - {name: inkomen, type: amount, type_spec: {unit: eurocent}}
          output: [{name: inkomen, type: amount}]
          actions: [{output: inkomen, value: $inkomen}]
        """,
    ),
    id="tweedewet",
)


def test_days_agree_around_each_end_of_a_month() -> None:
    """Every pair of days near the ends of months over a leap year, and far ends of the calendar."""
    ruw = [date(2023, 12, 1) + timedelta(days=n) for n in range(0, 460)]
    dagen = [dag for dag in ruw if dag.day > 27 or dag.day < 3] + [date(1, 1, 1), date(9999, 12, 31), date(1900, 2, 28)]
    van, tot = (np.array(deel, "M8[D]") for deel in zip(*product(dagen, dagen), strict=True))
    paren = list(product(dagen, dagen))
    assert kolomdagen.hele_maanden(van, tot).tolist() == [een_dag.hele_maanden(a, b) for a, b in paren]
    assert kolomdagen.hele_jaren(van, tot).tolist() == [een_dag.hele_jaren(a, b) for a, b in paren]


def test_other_laws_other_people_other_days_and_open_terms() -> None:
    """What a name can stand for: an outcome here or elsewhere, of a partner, of another day, filled in or silent."""
    invulling = """
    implements: [{law: proefwet, article: '1', open_term: uurtarief}]
    execution:
      parameters: [{name: trede, type: number}]
      output: [{name: uurtarief, type: number}]
      actions: [{output: uurtarief, value: {operation: IF, cases: [{when: {operation: GREATER_THAN, subject: $trede, value: 2}, then: 30.5}], default: null}}]
    """
    land = wet(artikel("7", invulling), id="landelijk")
    lokaal = wet(
        artikel("7", invulling.replace("then: 30.5", "then: 40")),
        id="plaatselijk",
        kop="gemeente_code: GM0935\nofficiele_titel: Verordening",
        laag="GEMEENTELIJKE_VERORDENING",
    )
    mensen = [
        {"inkomen": inkomen, "bsn": "1", "bsn_partner": partner, "begin": begin, "trede": trede}
        for inkomen, partner, begin, trede in [
            (1_200_000, "1", date(2024, 5, 1), 3),
            (1_200_001, "2", date(2026, 5, 1), 1),
            (ONTBREEKT, "1", date(2019, 5, 1), ONTBREEKT),
            (5, ONTBREEKT, ONTBREEKT, 3),
            (None, "1", None, None),
        ]
    ]
    namen = ("samen", "zelf", "drempel", "drempel_toen", "bedrag", "tarief")
    zelfde([HUISHOUDEN, INKOMEN, land, lokaal], *namen, mensen=mensen, gemeente="GM0935")
    zelfde([HUISHOUDEN, INKOMEN, land], *namen, mensen=mensen)
    zelfde([HUISHOUDEN, INKOMEN], *namen, mensen=mensen)


def test_a_row_says_why_it_has_no_value() -> None:
    """Silence, unknown and nothing are four different rows, and none of them is a zero."""
    regel = "{operation: IF, cases: [{when: {operation: LESS_THAN, subject: $n, value: 18}, then: 0}, {when: {operation: LESS_THAN, subject: $n, value: 67}, then: null}]}"
    boek = Boek([een_regel(regel, n="number")])
    leeftijd = Feitkolom(np.array([3, 40, 80, 0]), onbekend=np.array([False, False, False, True]))
    uit = KolomRekenaar(boek).bereken(
        "proefwet", "uitkomst", verzoek=Verzoek(peildatum=DAG, gemeente=None), kolommen={"n": leeftijd}
    )["uitkomst"]
    assert (uit.waarde(0), uit.waarde(1)) == (0, None)
    assert (uit.niets.tolist(), uit.fout.tolist(), uit.onbekend.tolist()) == (
        [False, True, False, False], [False, False, True, False], [False, False, False, True],
    )  # fmt: skip
    zin = "proefwet art. 1, uitkomst: de regels noemen dit geval niet"
    assert (uit.zin(2), uit.zin(0), uit.zinnen()) == (zin, "", {zin: 1})
    with pytest.raises(NietGeregeld, match="noemen dit geval niet"):
        uit.waarde(2)


def test_what_does_not_fit_is_refused_and_never_rounded() -> None:
    """64 bits are the end, a comma is refused, and a branch that nobody takes does no harm."""
    keer = een_regel(
        "{operation: IF, cases: [{when: $p, then: {operation: MULTIPLY, values: [$n, $n]}}], default: 1}",
        p="boolean",
        n="number",
    )
    rekenaar, verzoek = KolomRekenaar(Boek([keer])), Verzoek(peildatum=DAG, gemeente=None)
    groot = np.array([3_000_000_000, 5_000_000_000])
    uit = rekenaar.bereken(
        "proefwet", "uitkomst", verzoek=verzoek, kolommen={"n": groot, "p": np.array([False, False])}
    )
    assert uit["uitkomst"].waarden.tolist() == [1, 1]
    with pytest.raises(TeGroot):
        rekenaar.bereken("proefwet", "uitkomst", verzoek=verzoek, kolommen={"n": groot, "p": np.array([False, True])})
    with pytest.raises(FeitKloptNiet, match="niet exact"):
        rekenaar.bereken(
            "proefwet", "uitkomst", verzoek=verzoek, kolommen={"n": np.array([1.5]), "p": np.array([True])}
        )
    derde = een_regel("{operation: DIVIDE, values: [$n, 3]}", n="number")
    uit = KolomRekenaar(Boek([derde])).bereken(
        "proefwet", "uitkomst", verzoek=verzoek, kolommen={"n": np.array([1, 3])}
    )
    assert [uit["uitkomst"].waarde(rij) for rij in (0, 1)] == [Fraction(1, 3), 1]


@pytest.mark.parametrize(
    ("feit", "zin"),
    [
        (np.array([1, 2, 3]), "2 rijen"),
        (Feitkolom(np.array([1, 2]), onbekend=np.array([0, 1])), "masker"),
        (Feitkolom(np.array([1, 2]), noemer=0), "noemer"),
        (np.array(["a", "b"], object), "object"),
        (np.array([2**63, 1], np.uint64), "64 bits"),
        (np.array(["1", "2"]), "getal"),
        (Feitkolom(np.array([0, 5]), woorden=("a",)), "plaats"),
        (np.array(["2020-01", "2020-02"], "M8[M]"), "datetime64"),
        (np.array(["2020-01-01", "NaT"], "M8[D]"), "rij 1"),
        (np.array([True, False]), "getal"),
    ],
)
def test_a_column_that_does_not_fit_says_so(feit: object, zin: str) -> None:
    """A sentence that names the fact and what is wrong."""
    boek = Boek([een_regel("{operation: IF, cases: [{when: $p, then: $n}], default: 0}", n="number", p="boolean")])
    kolommen = {"p": np.array([True, True]), "n": feit}
    with pytest.raises(FeitKloptNiet, match=f"n: .*{zin}"):
        KolomRekenaar(boek).bereken(
            "proefwet", "uitkomst", verzoek=Verzoek(peildatum=DAG, gemeente=None), kolommen=kolommen
        )


def test_a_judgement_in_columns_has_a_reason() -> None:
    """One reason for all rows: it is an assumption about a population, not a decision about a person."""
    regel = wet(
        artikel("1", """
        execution:
          parameters: [{name: zelfredzaam, type: boolean, soort: oordeel}]
          output: [{name: uitkomst, type: boolean}]
          actions: [{output: uitkomst, value: {operation: NOT, value: $zelfredzaam}}]
        """)
    )  # fmt: skip
    rekenaar, verzoek = KolomRekenaar(Boek([regel])), Verzoek(peildatum=DAG, gemeente=None)
    with pytest.raises(FeitKloptNiet, match="motivering"):
        rekenaar.bereken("proefwet", "uitkomst", verzoek=verzoek, kolommen={"zelfredzaam": np.array([True])})
    kolom = Feitkolom(np.array([True, False]), motivering="Aanname in dit scenario.")
    uit = rekenaar.bereken("proefwet", "uitkomst", verzoek=verzoek, kolommen={"zelfredzaam": kolom})
    assert uit["uitkomst"].waarden.tolist() == [False, True]


@pytest.mark.parametrize(
    ("regel", "bewerking"),
    [
        ("{operation: ADD, values: [$a, $p]}", "ADD"),
        ("{operation: LIST, items: [$a, 1]}", "LIST"),
        ("{operation: IF, cases: [{when: $p, then: $a}], default: nee}", "IF"),
        ("{operation: AND, conditions: [$a, $p]}", "AND"),
        ("{operation: INDEX, value: 1, factors: $l}", "INDEX"),
        ("{operation: DATE_ADD, date: $d, days: {operation: DIVIDE, values: [$a, 3]}}", "DATE_ADD"),
    ],
)
def test_what_cannot_go_in_columns_names_the_operation(regel: str, bewerking: str) -> None:
    """And the sentence says where it stands."""
    boek = Boek([een_regel(regel, a="number", p="boolean", d="date", l="array")])
    kan = kan_in_kolommen(boek.stand(DAG), "proefwet", "uitkomst")
    assert (bool(kan), kan.bewerking) == (False, bewerking)
    assert kan.reden.startswith(f"proefwet art. 1, uitkomst, {bewerking}: ")


def test_a_rule_that_needs_itself_is_named_as_a_circle() -> None:
    """The engine for one case may get out of it along another branch; columns walk all branches."""
    kring = """
    execution:
      parameters: [{name: p, type: boolean}]
      input: [{name: terug, type: number, source: {output: uitkomst}}]
      output: [{name: uitkomst, type: number}, {name: tussen, type: number}]
      actions:
        - {output: tussen, value: $terug}
        - {output: uitkomst, value: {operation: IF, cases: [{when: $p, then: $tussen}], default: 1}}
    """
    assert kan_in_kolommen(Boek([wet(artikel("1", kring))]).stand(DAG), "proefwet", "uitkomst").bewerking == "een kring"


def test_every_operation_is_known_in_columns() -> None:
    """A new operation for one case gets its columns, or a refusal with a name, before it lands."""
    assert BEWERKERS.keys() == REKENAARS.keys()


def test_one_case_needs_no_numpy() -> None:
    """Deciding over a person does not load what counts over many."""
    code = "import sys; import keukentafel.recht.motor.rekenen, keukentafel.recht.motor.wetboek; sys.exit('numpy' in sys.modules or 'django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    code = "import sys; import keukentafel.recht.motor.kolommen.rekenen; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_more_rows_than_one_piece_and_none_at_all() -> None:
    """The rows are walked in pieces; the answer does not show it."""
    boek = Boek(
        [
            een_regel(
                "{operation: IF, cases: [{when: {operation: LESS_THAN, subject: $n, value: 100000}, then: $n}], default: 0.5}",
                n="number",
            )
        ]
    )
    verzoek = Verzoek(peildatum=DAG, gemeente=None)
    uit = KolomRekenaar(boek).bereken("proefwet", "uitkomst", verzoek=verzoek, kolommen={"n": np.arange(150_000)})[
        "uitkomst"
    ]
    assert [uit.waarde(rij) for rij in (0, 99_999, 100_000, 149_999)] == [0, 99_999, Fraction(1, 2), Fraction(1, 2)]
    leeg = KolomRekenaar(boek).bereken("proefwet", "uitkomst", verzoek=verzoek, kolommen={"n": np.arange(0)})[
        "uitkomst"
    ]
    assert len(leeg.waarden) == 0
