"""The numbers for policy, where the page alone does not show how they are made."""

from __future__ import annotations

from datetime import date

import pytest

from keukentafel.omgeving.monitor.operations import leg_feit
from keukentafel.reis.leren.cijfers import UITKOMSTEN, Periode, bereken, periode_van
from keukentafel.reis.leren.tellen import tellingen_verversen
from tests.reis.besluiten.conftest import om


@pytest.mark.parametrize(("evaluaties", "bereikt"), [(4, None), (10, 15)])
def test_uitkomsten_van_weinig_evaluaties_zijn_verborgen_hoe_veel_het_er_ook_zijn(binnen_meerssen, evaluaties, bereikt):
    resultaten = [("resultaat", uitkomst, 15) for uitkomst in UITKOMSTEN]
    for soort, trede, aantal in (("evaluatie", "", evaluaties), *resultaten):
        for nr in range(aantal):
            leg_feit(
                gemeente=938, pseudoniem=f"{nr:032x}", soort=soort, dag=date(2027, 2, 1), wijk_code="", trede=trede,
                waarde=None,
            )  # fmt: skip
    tellingen_verversen(gemeente=binnen_meerssen, op=om(2027, 3, 1))
    (cijfers,) = bereken(gemeenten=[binnen_meerssen], peildag=date(2027, 3, 1))
    assert cijfers.uitkomsten.delen == dict.fromkeys(UITKOMSTEN, bereikt)


@pytest.mark.parametrize(
    ("dag", "van", "tot"),
    [
        (date(2027, 2, 17), date(2026, 3, 1), date(2027, 3, 1)),
        (date(2026, 12, 31), date(2026, 1, 1), date(2027, 1, 1)),
        (date(2027, 1, 1), date(2026, 2, 1), date(2027, 2, 1)),
    ],
)
def test_een_periode_is_twaalf_hele_maanden(dag, van, tot):
    assert periode_van(dag) == Periode(van=van, tot=tot, tot_en_met=dag)
