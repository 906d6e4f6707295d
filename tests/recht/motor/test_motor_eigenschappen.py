"""Laws about the engine: exactness, three-valued logic and days hold for every value, not only for the examples."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.recht.motor.boom import Bewerking, Cel, Herkomst, Knoop, Naam, Vast
from keukentafel.recht.motor.dagen import begin_van_maand, hele_jaren, hele_maanden, tel_op
from keukentafel.recht.motor.getallen import afgerond, veelvoud
from keukentafel.recht.motor.kader import reken
from keukentafel.recht.motor.uitdrukking import REKENAARS
from keukentafel.recht.motor.waarden import Onbekend, Waarde, gelijk

DAGEN = st.dates(date(1900, 1, 1), date(2100, 12, 31))
BREUKEN = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**6)


class Los:
    """A frame with nothing but facts; what is not in it is unknown."""

    rekenaars = REKENAARS

    def __init__(self, feiten: dict[str, Waarde]) -> None:
        self.feiten = feiten
        self.knopen: list[tuple[int, Waarde]] = []
        self.takken: list[tuple[int, int]] = []

    def zoek(self, naam: Naam) -> Waarde:
        """The fact."""
        return self.feiten.get(naam.naam, Onbekend(frozenset({naam.naam})))

    def op_dag(self, naam: Naam, dag: date) -> Waarde:
        """No series here."""
        raise NotImplementedError

    tot_nu = zoek

    def voorbehoud(self, zin: str) -> None:
        """Nothing to note."""


def uit(knoop: Knoop, **feiten: Waarde) -> Waarde:
    """The value of a tree."""
    return reken(knoop, Los(feiten))


def feit(naam: str) -> Naam:
    """A fact."""
    return Naam(Herkomst.FEIT, naam)


@given(st.lists(BREUKEN, min_size=1, max_size=6))
def test_adding_and_subtracting_lose_nothing(getallen: list[Fraction]) -> None:
    som = uit(Bewerking("ADD", tuple(map(Vast, getallen))))
    assert som == sum(getallen)
    terug = uit(Bewerking("SUBTRACT", (Vast(som), *map(Vast, getallen))))
    assert terug == 0
    assert type(terug) is int


@given(BREUKEN, BREUKEN.filter(bool))
def test_dividing_and_multiplying_undo_each_other(getal: Fraction, deler: Fraction) -> None:
    deel = Bewerking("DIVIDE", (Vast(getal), Vast(deler)))
    assert uit(Bewerking("MULTIPLY", (deel, Vast(deler)))) == getal


@given(BREUKEN, st.integers(1, 500))
def test_rounding_to_a_multiple(getal: Fraction, stap: int) -> None:
    onder, boven, midden = (veelvoud(getal, stap, f"{soort}_TO") for soort in ("FLOOR", "CEIL", "ROUND"))
    assert onder <= getal <= boven
    assert boven - onder in (0, stap)
    assert midden in (onder, boven)
    assert abs(midden - getal) * 2 <= stap
    assert afgerond(-getal, "ROUND") == -afgerond(getal, "ROUND")


@given(DAGEN, st.integers(-400, 400))
def test_months_added_are_months_counted(dag: date, maanden: int) -> None:
    later = tel_op(dag, maanden=maanden)
    if maanden >= 0:
        assert hele_maanden(dag, later) == maanden
    assert later.day == dag.day or (later + timedelta(days=1)).day == 1


@given(DAGEN, DAGEN)
def test_a_span_one_way_is_minus_the_other(een: date, twee: date) -> None:
    assert hele_maanden(een, twee) == -hele_maanden(twee, een)
    assert hele_jaren(een, twee) == -hele_jaren(twee, een)
    if een <= twee:
        maanden = hele_maanden(een, twee)
        assert tel_op(een, maanden=maanden) <= twee < tel_op(een, maanden=maanden + 1)
        assert tel_op(een, jaren=hele_jaren(een, twee)) <= twee


@given(DAGEN)
def test_a_month_starts_on_its_first_day(dag: date) -> None:
    begin = begin_van_maand(dag)
    assert begin.day == 1
    assert timedelta(0) <= begin - dag < timedelta(days=31)


TWEE_RIJEN = ((Cel(een_van=(True,)),), (Cel(een_van=(False,)),))
NAMEN = ("a", "b", "c")
BLADEN: st.SearchStrategy[Knoop] = st.one_of(st.booleans().map(Vast), st.sampled_from(NAMEN).map(feit))
JA_NEE: st.SearchStrategy[Knoop] = st.recursive(
    BLADEN,
    lambda kind: st.one_of(
        st.builds(lambda soort, delen: Bewerking(soort, tuple(delen)), st.sampled_from(["AND", "OR"]), st.lists(kind, min_size=1, max_size=3)),
        kind.map(lambda deel: Bewerking("NOT", (deel,))),
        st.tuples(kind, kind, kind).map(lambda delen: Bewerking("IF", delen)),
        st.tuples(kind, kind, kind, kind, kind).map(lambda delen: Bewerking("IF", delen)),
        st.tuples(kind, kind).map(lambda delen: Bewerking("EQUALS", delen)),
        st.tuples(kind, kind, kind, kind).map(lambda delen: Bewerking("TABLE", delen, tabel=TWEE_RIJEN, kolommen=1)),
    ),
    max_leaves=12,
)  # fmt: skip


@given(JA_NEE, st.dictionaries(st.sampled_from(NAMEN), st.booleans()))
def test_an_answer_with_gaps_holds_whatever_the_gaps_turn_out_to_be(boom: Knoop, feiten: dict[str, Any]) -> None:
    """If it is known without a fact, every value of that fact gives the same; and what is asked for is really missing."""
    waarde = uit(boom, **feiten)
    mist = [naam for naam in NAMEN if naam not in feiten]
    if isinstance(waarde, Onbekend):
        assert waarde.feiten
        assert waarde.feiten <= set(mist)
    else:
        for rest in product([False, True], repeat=len(mist)):
            assert gelijk(uit(boom, **feiten, **dict(zip(mist, rest, strict=True))), waarde)


@given(JA_NEE, st.tuples(st.booleans(), st.booleans(), st.booleans()))
def test_with_every_fact_there_is_an_answer(boom: Knoop, waarden: tuple[bool, bool, bool]) -> None:
    assert isinstance(uit(boom, **dict(zip(NAMEN, waarden, strict=True))), bool)


@pytest.mark.parametrize("soort", ["AND", "OR"])
@given(delen=st.lists(st.sampled_from([True, False, None]), min_size=1, max_size=5), volgorde=st.randoms())
def test_the_order_of_conditions_does_not_matter(soort: str, delen: list[bool | None], volgorde: Any) -> None:
    knopen: list[Knoop] = [feit("x") if deel is None else Vast(deel) for deel in delen]
    eerst = uit(Bewerking(soort, tuple(knopen)))
    volgorde.shuffle(knopen)
    assert uit(Bewerking(soort, tuple(knopen))) == eerst
