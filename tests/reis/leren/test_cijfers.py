"""The numbers for policy, where the page alone does not show how they are made."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from keukentafel.omgeving.monitor.models import Verversing
from keukentafel.omgeving.monitor.operations import leg_feit
from keukentafel.reis.leren.cijfers import UITKOMSTEN, Periode, bereken, periode_van
from keukentafel.reis.leren.tellen import te_tellen_tot, tellingen_verversen
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
    tellingen_verversen(gemeente=binnen_meerssen, tot_en_met=te_tellen_tot(gemeente=binnen_meerssen), op=om(2027, 3, 1))
    (cijfers,) = bereken(gemeenten=[binnen_meerssen], peildag=date(2027, 3, 1))
    assert cijfers.uitkomsten.delen == dict.fromkeys(UITKOMSTEN, bereikt)


@pytest.mark.parametrize(
    ("dag", "van", "tot"),
    [
        (date(2027, 2, 17), date(2026, 2, 1), date(2027, 2, 1)),
        (date(2026, 12, 31), date(2025, 12, 1), date(2026, 12, 1)),
        (date(2027, 1, 1), date(2026, 1, 1), date(2027, 1, 1)),
    ],
)
def test_een_periode_is_twaalf_maanden_die_voorbij_zijn(dag, van, tot):
    periode = periode_van(dag)
    assert periode == Periode(van=van, tot=tot)
    assert periode.tot_en_met == tot - timedelta(days=1)
    assert periode_van(periode.van).tot == periode.van, "the year before has whole months too, and none twice"


@pytest.mark.parametrize(
    ("sinds", "eerder", "zin"),
    [(date(2024, 7, 1), 12, None), (date(2025, 3, 1), 12, None), (date(2025, 3, 2), None, None),
     (date(2026, 5, 4), None, date(2026, 5, 4))],
)  # fmt: skip
def test_een_jaar_eerder_staat_er_alleen_als_dat_hele_jaar_geteld_is(binnen_meerssen, sinds, eerder, zin):
    for jaar, aantal in ((2025, 12), (2026, 11)):
        for nr in range(aantal):
            leg_feit(
                gemeente=938, pseudoniem=f"{jaar}{nr:028x}", soort="melden", dag=date(jaar, 6, 1 + nr), wijk_code="",
                trede="", waarde=None,
            )  # fmt: skip
    tellingen_verversen(gemeente=binnen_meerssen, tot_en_met=te_tellen_tot(gemeente=binnen_meerssen), op=om(2027, 3, 9))
    Verversing.objects.update(geteld_vanaf=sinds)
    (cijfers,) = bereken(gemeenten=[binnen_meerssen], peildag=date(2027, 3, 9))
    assert (cijfers.vragen.totaal, cijfers.vragen_eerder, cijfers.sinds) == (11, eerder, zin)


def test_sinds_wanneer_er_geteld_wordt_blijft_staan(binnen_meerssen):
    for dag in (9, 10):
        for opnieuw in (False, True):
            tellingen_verversen(
                gemeente=binnen_meerssen,
                tot_en_met=te_tellen_tot(gemeente=binnen_meerssen),
                op=om(2027, 3, dag),
                opnieuw=opnieuw,
            )
    assert Verversing.objects.get().geteld_vanaf == date(2027, 3, 9)


def test_wat_deze_maand_gebeurt_telt_pas_mee_als_zij_voorbij_is(binnen_meerssen):
    for nr in range(10):
        leg_feit(
            gemeente=938, pseudoniem=f"{nr:032x}", soort="melden", dag=date(2027, 2, 1 + nr), wijk_code="", trede="",
            waarde=None,
        )  # fmt: skip
    gezien = {}
    for op in (om(2027, 2, 28), om(2027, 3, 1)):
        tellingen_verversen(gemeente=binnen_meerssen, tot_en_met=te_tellen_tot(gemeente=binnen_meerssen), op=op)
        (cijfers,) = bereken(gemeenten=[binnen_meerssen], peildag=date(2027, 3, 1))
        gezien[op.day] = cijfers.vragen.totaal
    assert gezien == {28: None, 1: 10}
