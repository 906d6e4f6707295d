"""Help at once (S-A4): decided in one go, looked over the next working day, and never stopping unseen."""

from __future__ import annotations

from datetime import date

import pytest

from keukentafel.dossier.besluit.models import Besluit
from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.zaak.models import Betrokkene, Taak
from keukentafel.recht.stappen import Stand
from keukentafel.reis.besluiten import (
    Hulpvelden,
    Volgende,
    besluitstand,
    leg_aanvraag_vast,
    spoed_nalezen,
    tijdelijk_beeld,
    tijdelijk_besluiten,
    tijdelijk_verlengen,
)
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.inzien import BuitenEigenWerk
from keukentafel.reis.taken import NALEZEN, TIJDELIJK_STOPT
from keukentafel.reis.zaakwerk import zaak_of_weiger
from keukentafel.stelsel.gebruikers.models import Mandaat
from tests.reis.besluiten.conftest import maak_bank, om

HULP = (Hulpvelden(activiteit="Hulp bij het opstaan", frequentie="elke ochtend", minuten=45, per="dag"),)
VRIJDAG = om(2026, 12, 4)


@pytest.fixture
def spoed(mensen, binnen_meerssen):
    """Mia's melding of Thursday 3 December 2026 (S-A4)."""
    return maak_bank(binnen_meerssen, mensen, om(2026, 12, 3))


def besluit(bank, op=VRIJDAG, **anders):
    velden = {
        "begin": date(2026, 12, 4), "hulp": HULP, "motivering": "Uw man ligt plots in het ziekenhuis.",
        "aanbieder": "Thuishulp Geuldal", "kosten_cent": 120_000, "wie": bank.noor, **anders,
    }  # fmt: skip
    return tijdelijk_besluiten(gemeente=bank.gemeente, zaak=bank.zaak, op=op, **velden)


def beeld(bank, op=VRIJDAG, wie=None):
    return tijdelijk_beeld(gemeente=bank.gemeente, zaak=bank.zaak, wie=wie or bank.noor, op=op)


def test_s_a4_the_dates_the_gap_and_the_proposal(spoed):
    assert beeld(spoed) is None
    eerste = besluit(spoed)
    assert (eerste.staat, eerste.bekendgemaakt_op, eerste.artikel) == (
        "bekendgemaakt",
        date(2026, 12, 4),
        "Wmo 2015, artikel 2.3.3",
    )
    nu = beeld(spoed)
    assert (nu.vanaf, nu.tot_en_met) == (date(2026, 12, 4), date(2027, 1, 14))
    assert (nu.gat.begin, nu.gat.laatste_dag) == (date(2027, 1, 15), date(2027, 1, 28))
    assert nu.voorstel.tot_en_met == date(2027, 1, 28)
    assert nu.langst == date(2027, 1, 28)  # the proposal is later than six weeks from today
    assert (nu.hoogstens.waarde, nu.hoogstens.status) == (6, "voorbeeld")
    assert spoed.record().stand == Stand.ONTVANGEN  # the main road goes on
    brief = Brief.objects.latest("id")
    assert (brief.soort, brief.gegevens["tot_en_met"]) == ("tijdelijke_ondersteuning", "2027-01-14")
    assert brief.gegevens["besluit_nummer"] == f"{spoed.record().nummer}-B{eerste.id}"

    tweede = tijdelijk_verlengen(
        gemeente=spoed.gemeente,
        zaak=spoed.zaak,
        tot_en_met=nu.voorstel.tot_en_met,
        kosten_cent=40_000,
        wie=spoed.noor,
        op=om(2027, 1, 8),
    )
    assert tweede.verlengt_id == eerste.id
    later = beeld(spoed, om(2027, 1, 9))
    assert (later.vanaf, later.tot_en_met, later.gat, later.voorstel) == (
        date(2027, 1, 15),
        date(2027, 1, 28),
        None,
        None,
    )
    assert later.hulp == HULP
    brief = Brief.objects.latest("id")
    assert brief.gegevens["verlengd_van"] == "2027-01-14"
    assert Taak.objects.get(wat=TIJDELIJK_STOPT.wat, gedaan_op__isnull=True).uiterlijk == date(2027, 1, 21)


def test_one_person_signs_at_once_and_a_colleague_looks_over_the_next_working_day(spoed):
    uit = besluit(spoed)
    assert (uit.getekend_door_id, uit.opsteller_id) == (spoed.noor.id, spoed.noor.id)
    taak = Taak.objects.get(wat=NALEZEN.wat)
    assert (taak.behandelaar_id, taak.uiterlijk) == (spoed.hans.id, date(2026, 12, 7))
    assert beeld(spoed).nalezer == "Hans Vroomen"

    def lees(wie, op):
        spoed_nalezen(gemeente=spoed.gemeente, zaak=spoed.zaak, besluit=uit.id, opmerking="Goed.", wie=wie, op=op)

    with pytest.raises(Geweigerd, match="zelf"):
        lees(spoed.noor, om(2026, 12, 7))
    lees(spoed.hans, om(2026, 12, 7))
    assert not beeld(spoed, om(2026, 12, 7)).na_te_lezen
    assert Betrokkene.objects.get().tot == om(2026, 12, 7)
    with pytest.raises(BuitenEigenWerk):
        lees(spoed.hans, om(2026, 12, 8))


def test_a_chosen_colleague_looks_over_or_another_when_none_has_the_mandate(spoed, mensen):
    Mandaat.objects.filter(soort="tijdelijk", gebruiker=mensen["hans"]).delete()
    besluit(spoed)
    assert Taak.objects.get(wat=NALEZEN.wat).behandelaar_id == spoed.hans.id
    besluit(spoed, op=om(2027, 1, 15), begin=date(2027, 1, 15), nalezer=spoed.karin.id)
    assert Taak.objects.filter(wat=NALEZEN.wat).latest("id").behandelaar_id == spoed.karin.id


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"hulp": ()}, "resultaat"),
        ({"hulp": (Hulpvelden(activiteit="Eten"),)}, "resultaat.1.hulp.1"),
        ({"motivering": " "}, "motivering"),
        ({"aanbieder": ""}, "aanbieder"),
        ({"begin": date(2026, 12, 3)}, "begin"),
        ({"weken": 7}, "weken"),
        ({"weken": 0}, "weken"),
        ({"kosten_cent": 500_001}, "mandaat"),
        ({"kosten_cent": -1}, "kosten"),
        ({"nalezer": 0}, "nalezer"),
    ],
)
def test_also_at_once_nothing_misses(spoed, anders, veld):
    with pytest.raises(Geweigerd) as fout:
        besluit(spoed, **anders)
    assert veld in fout.value.fouten
    assert not Besluit.objects.exists()
    assert not Brief.objects.filter(soort="tijdelijke_ondersteuning").exists()


def test_without_a_mandate_for_it_nobody_helps_alone(spoed):
    with pytest.raises(Geweigerd) as fout:
        besluit(spoed, wie=spoed.karin_in(om(2026, 12, 3, 10)))
    assert list(fout.value.fouten) == ["mandaat"]


def test_the_same_days_are_not_given_twice(spoed):
    besluit(spoed)
    with pytest.raises(Geweigerd, match="al tijdelijke hulp"):
        besluit(spoed, begin=date(2027, 1, 14))
    assert besluit(spoed, op=om(2027, 1, 15), begin=date(2027, 1, 15)).verlengt_id is None


def test_after_the_besluit_there_is_no_temporary_help_any_more(spoed):
    besluit(spoed)
    spoed.stand(Stand.TOEGEKEND)
    for doe in (
        lambda: besluit(spoed, begin=date(2027, 2, 1)),
        lambda: tijdelijk_verlengen(
            gemeente=spoed.gemeente,
            zaak=spoed.zaak,
            tot_en_met=date(2027, 1, 28),
            kosten_cent=40_000,
            wie=spoed.noor,
            op=VRIJDAG,
        ),
    ):
        with pytest.raises(Geweigerd, match="nog geen besluit"):
            doe()
    assert beeld(spoed).gat is None


@pytest.mark.parametrize(
    ("tot_en_met", "op"),
    [
        (date(2027, 1, 14), om(2027, 1, 8)),
        (date(2027, 2, 26), om(2027, 1, 8)),
        (date(2027, 1, 28), om(2027, 1, 15)),
    ],
)
def test_an_extension_joins_on_and_is_not_endless(spoed, tot_en_met, op):
    besluit(spoed)
    with pytest.raises(Geweigerd):
        tijdelijk_verlengen(
            gemeente=spoed.gemeente, zaak=spoed.zaak, tot_en_met=tot_en_met, kosten_cent=40_000, wie=spoed.noor, op=op
        )
    assert Besluit.objects.count() == 1


def test_nothing_to_extend_is_said(spoed):
    with pytest.raises(Geweigerd, match="geen tijdelijke hulp"):
        tijdelijk_verlengen(
            gemeente=spoed.gemeente,
            zaak=spoed.zaak,
            tot_en_met=date(2027, 1, 28),
            kosten_cent=40_000,
            wie=spoed.noor,
            op=VRIJDAG,
        )


def test_an_early_aanvraag_makes_the_gap_shorter(spoed):
    besluit(spoed)
    spoed.stand(Stand.VERSLAG_VERZONDEN)
    leg_aanvraag_vast(
        gemeente=spoed.gemeente, zaak=zaak_of_weiger(spoed.gemeente.code, spoed.zaak), wijze="ondertekend_verslag",
        ontvangen_op=date(2027, 1, 4), gevraagd="", wie=spoed.noor, op=om(2027, 1, 4),
    )  # fmt: skip
    nu = beeld(spoed, om(2027, 1, 5))
    assert nu.voorstel.tot_en_met == date(2027, 1, 18)


def test_looking_over_one_besluit_leaves_the_other_to_look_over(spoed):
    eerste = besluit(spoed)
    tweede = tijdelijk_verlengen(
        gemeente=spoed.gemeente, zaak=spoed.zaak, tot_en_met=date(2027, 1, 20), kosten_cent=40_000, wie=spoed.noor,
        op=om(2026, 12, 4, 10),
    )  # fmt: skip

    def lees(welk, uur):
        spoed_nalezen(
            gemeente=spoed.gemeente, zaak=spoed.zaak, besluit=welk.id, opmerking="", wie=spoed.hans,
            op=om(2026, 12, 7, uur),
        )  # fmt: skip

    lees(tweede, 9)
    assert [t.gedaan_op is None for t in Taak.objects.filter(wat=NALEZEN.wat).order_by("id")] == [True, False]
    assert beeld(spoed, om(2026, 12, 7, 10)).na_te_lezen
    stand = besluitstand(zaak=spoed.record(), wie=spoed.hans, op=om(2026, 12, 7, 10))
    assert (stand.volgende, stand.besluit) == (Volgende.NALEZEN, eerste)
    with pytest.raises(Geweigerd, match="al nagekeken"):
        lees(tweede, 11)
    lees(eerste, 12)
    assert not beeld(spoed, om(2026, 12, 7, 13)).na_te_lezen


def test_extensions_do_not_stack(spoed):
    besluit(spoed)

    def verleng(tot, op):
        return tijdelijk_verlengen(
            gemeente=spoed.gemeente, zaak=spoed.zaak, tot_en_met=tot, kosten_cent=40_000, wie=spoed.noor, op=op
        )

    with pytest.raises(Geweigerd, match="tot en met donderdag 28 januari 2027"):
        verleng(date(2027, 1, 29), om(2026, 12, 7))
    verleng(date(2027, 1, 28), om(2026, 12, 7))
    with pytest.raises(Geweigerd, match="Kijk later opnieuw"):
        verleng(date(2027, 2, 10), om(2026, 12, 8))
    verleng(date(2027, 2, 18), om(2027, 1, 8))  # six weeks from that day
