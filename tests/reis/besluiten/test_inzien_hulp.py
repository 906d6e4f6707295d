"""Help that runs as the resident reads it: after two cases were joined, and on days between two times of help."""

from __future__ import annotations

from datetime import date

import pytest

from keukentafel.balies.inwoner.na_verslag import tijdelijke_hulp
from keukentafel.recht.stappen import Stand
from keukentafel.reis.handeling import NietGevonden
from keukentafel.reis.inzien import besluiten_van, eigen_brief, waar_staat
from keukentafel.reis.melden import samenvoegen
from keukentafel.reis.overzichten import vervolg_van
from tests.reis.besluiten.conftest import Bank, maak_bank, om
from tests.reis.besluiten.test_spoed import besluit
from tests.reis.besluiten.test_spoed_voorleggen import andere_zaak


@pytest.fixture
def spoed(mensen, binnen_meerssen) -> Bank:
    """A melding of Thursday 3 December 2026."""
    return maak_bank(binnen_meerssen, mensen, om(2026, 12, 3))


def hulp_op(bank, dag):
    zaak = bank.record()
    return tijdelijke_hulp(Stand(zaak.stand), vervolg_van(zaak=zaak, op=om(dag.year, dag.month, dag.day)), dag)


def test_joining_keeps_the_help_that_runs_and_its_letters_with_the_resident(spoed):
    eerste, oud = besluit(spoed), spoed.zaak
    voor = besluiten_van(zaak=spoed.record())
    naar = andere_zaak(spoed)
    with pytest.raises(NietGevonden):
        eigen_brief(gemeente=spoed.gemeente.code, zaak=naar, brief=voor[0].brief)
    samenvoegen(gemeente=spoed.gemeente, zaak=oud, bij=naar, wie=spoed.noor, op=om(2026, 12, 5))
    spoed.zaak = naar
    na = besluiten_van(zaak=spoed.record())
    assert na == voor
    assert na[0].besluit == eerste.id
    assert na[0].bezwaar_uiterlijk is not None
    assert na[0].nummer.startswith(f"2026-{oud}-")
    assert hulp_op(spoed, date(2026, 12, 6)).begonnen
    assert eigen_brief(gemeente=spoed.gemeente.code, zaak=naar, brief=na[0].brief).html
    brieven = waar_staat(gemeente=spoed.gemeente.code, zaak=naar, op=om(2026, 12, 6)).brieven
    assert {b.zaak_id for b in brieven} == {oud, naar}


def test_between_two_times_of_help_the_page_speaks_of_the_next_one(spoed):
    besluit(spoed, weken=1)  # 4 up to and including 10 December
    besluit(spoed, op=om(2026, 12, 12), begin=date(2026, 12, 16), weken=1)
    nu = hulp_op(spoed, date(2026, 12, 8))
    assert (nu.vanaf, nu.tot_en_met, nu.begonnen) == (date(2026, 12, 4), date(2026, 12, 10), True)
    tussen = hulp_op(spoed, date(2026, 12, 13))
    assert (tussen.vanaf, tussen.begonnen, tussen.voorbij) == (date(2026, 12, 16), False, False)
    straks = hulp_op(spoed, date(2026, 12, 17))
    assert (straks.vanaf, straks.begonnen) == (date(2026, 12, 16), True)
    assert hulp_op(spoed, date(2026, 12, 24)).voorbij


def test_help_that_goes_on_the_next_day_is_one_time(spoed):
    besluit(spoed, weken=1)
    besluit(spoed, op=om(2026, 12, 9), begin=date(2026, 12, 11), weken=1)
    nu = hulp_op(spoed, date(2026, 12, 12))
    assert (nu.vanaf, nu.tot_en_met) == (date(2026, 12, 4), date(2026, 12, 17))
