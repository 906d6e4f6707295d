"""Help at once above one's mandate, and help that runs while its question is joined or withdrawn."""

from __future__ import annotations

from datetime import date

import pytest

from keukentafel.dossier.besluit.models import Besluit
from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.onderzoek.models import Opmerking
from keukentafel.dossier.zaak.models import Betrokkene, Taak
from keukentafel.recht.stappen import Stand
from keukentafel.reis.besluiten import (
    IntussenGewijzigd,
    Volgende,
    aanvulling_vragen,
    besluitstand,
    leg_aanvraag_vast,
    meelezen_afronden,
    spoed_nalezen,
    ter_lezing,
    tijdelijk_beeld,
    tijdelijk_ruimte,
    tijdelijk_tekenen,
    tijdelijk_teruggeven,
    tijdelijk_verlengen,
)
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.inzien import BuitenEigenWerk
from keukentafel.reis.melden import doorzenden, intrekken, melden, samenvoegen, toewijzen, weer_oppakken
from keukentafel.reis.overzichten import besluitenlijst
from keukentafel.reis.taken import NALEZEN, TIJDELIJK_STOPT, TIJDELIJK_TEKENEN, TIJDELIJK_TERUG
from keukentafel.reis.zaakwerk import zaak_of_weiger
from keukentafel.stelsel.gebruikers.models import Mandaat
from tests.reis.besluiten.conftest import GEVULD, VRAAG, Bank, maak_bank, om
from tests.reis.besluiten.test_spoed import HULP, VRIJDAG, beeld, besluit

DUUR = 700_000
LATER = VRIJDAG.replace(hour=11)


@pytest.fixture
def spoed(mensen, binnen_meerssen) -> Bank:
    """A melding of Thursday 3 December 2026; Karin may sign temporary help up to 10.000 euro."""
    bank = maak_bank(binnen_meerssen, mensen, om(2026, 12, 3))
    Mandaat.objects.create(
        gemeente=bank.gemeente, gebruiker=mensen["karin"], soort="tijdelijk", tot_cent=1_000_000,
        periode=Mandaat.objects.first().periode, grondslag="Mandaatbesluit (voorbeeld)",
    )  # fmt: skip
    return bank


def leg_voor(bank, op=VRIJDAG, **anders):
    return besluit(bank, op=op, **{"kosten_cent": DUUR, "aan": bank.karin.id, **anders})


def teken(bank, welk, wie=None, op=LATER, versie=None):
    return tijdelijk_tekenen(
        gemeente=bank.gemeente, zaak=bank.zaak, besluit=welk.id, verwachte_versie=versie or welk.versie,
        wie=wie or bank.karin, op=op,
    )  # fmt: skip


def geef_terug(bank, welk, opmerking="Kan dit met minder uren?", wie=None):
    tijdelijk_teruggeven(
        gemeente=bank.gemeente, zaak=bank.zaak, besluit=welk.id, opmerking=opmerking, wie=wie or bank.karin,
        op=VRIJDAG.replace(hour=10),
    )  # fmt: skip


def open_taken(bank, zaak=None):
    taken = Taak.objects.filter(zaak_id=zaak or bank.zaak, gedaan_op__isnull=True, soort="besluiten")
    return [(t.wat, t.behandelaar_id, t.uiterlijk, t.spoed) for t in taken.order_by("id")]


def test_above_the_mandate_it_lies_with_a_colleague_at_once_and_two_have_seen_it(spoed):
    with pytest.raises(Geweigerd) as fout:
        besluit(spoed, kosten_cent=DUUR)
    assert list(fout.value.fouten) == ["mandaat"]
    ruimte = tijdelijk_ruimte(gemeente=spoed.gemeente, zaak=spoed.record(), wie=spoed.noor, op=VRIJDAG)
    assert dict(ruimte.tekenaars) == {spoed.hans.id: "Hans Vroomen", spoed.karin.id: "Karin Dohmen"}
    welk = leg_voor(spoed)
    assert (welk.staat, welk.opsteller_id, welk.lezer_id) == ("ter_lezing", spoed.noor.id, spoed.karin.id)
    assert open_taken(spoed) == [(TIJDELIJK_TEKENEN.wat, spoed.karin.id, date(2026, 12, 4), True)]
    assert not Brief.objects.filter(soort="tijdelijke_ondersteuning").exists()
    stand = besluitstand(zaak=spoed.record(), wie=spoed.karin, op=VRIJDAG)
    assert (stand.volgende, stand.besluit) == (Volgende.NALEZEN, welk)
    regel = besluitenlijst(wie=spoed.karin, op=VRIJDAG).te_lezen[0]
    assert (regel.soort, regel.besluit, regel.uiterlijk) == ("tijdelijk", welk.id, date(2026, 12, 4))
    teken(spoed, welk)
    welk.refresh_from_db()
    assert (welk.staat, welk.getekend_door_id, welk.mandaat_grond) == (
        "bekendgemaakt",
        spoed.karin.id,
        "Mandaatbesluit (voorbeeld)",
    )
    brief = Brief.objects.latest("id")
    assert (brief.soort, brief.gegevens["getekend_door"], brief.gegevens["besluit_nummer"]) == (
        "tijdelijke_ondersteuning",
        "Karin Dohmen",
        f"{spoed.record().nummer}-B{welk.id}",
    )
    assert [t[0] for t in open_taken(spoed)] == [TIJDELIJK_STOPT.wat]  # two people saw it: nothing to look over
    assert Betrokkene.objects.get().tot == LATER
    assert not beeld(spoed).na_te_lezen


def test_only_who_it_lies_with_and_may_signs_it(spoed):
    with pytest.raises(Geweigerd) as fout:
        leg_voor(spoed, aan=spoed.hans.id)
    assert list(fout.value.fouten) == ["aan"]
    with pytest.raises(Geweigerd) as fout:
        leg_voor(spoed, aan=spoed.noor.id)
    assert list(fout.value.fouten) == ["aan"]
    assert not Besluit.objects.exists()
    welk = leg_voor(spoed)
    with pytest.raises(Geweigerd, match="niet bij u"):
        teken(spoed, welk, wie=spoed.noor)
    with pytest.raises(BuitenEigenWerk):
        teken(spoed, welk, wie=spoed.hans)
    Mandaat.objects.filter(gebruiker_id=spoed.karin.id).delete()
    with pytest.raises(Geweigerd) as fout:
        teken(spoed, welk)
    assert list(fout.value.fouten) == ["mandaat"]


def test_what_misses_is_said_before_a_colleague_is_asked(spoed):
    with pytest.raises(Geweigerd) as fout:
        leg_voor(spoed, motivering=" ")
    assert "motivering" in fout.value.fouten
    assert not Taak.objects.filter(wat=TIJDELIJK_TEKENEN.wat).exists()


def test_the_acts_of_a_besluit_do_not_touch_it(spoed):
    welk = leg_voor(spoed)
    alles = {"gemeente": spoed.gemeente, "zaak": spoed.zaak, "besluit": welk.id, "op": VRIJDAG}
    with pytest.raises(Geweigerd, match="tijdelijke hulp"):
        ter_lezing(lezer=spoed.hans.id, wie=spoed.noor, **alles)
    with pytest.raises(Geweigerd, match="tijdelijke hulp"):
        meelezen_afronden(verwachte_versie=1, wie=spoed.karin, **alles)


def test_given_back_it_stands_on_the_writers_day_and_can_be_laid_again(spoed):
    welk = leg_voor(spoed)
    with pytest.raises(Geweigerd) as fout:
        geef_terug(spoed, welk, opmerking=" ")
    assert list(fout.value.fouten) == ["opmerking"]
    geef_terug(spoed, welk)
    assert open_taken(spoed) == [(TIJDELIJK_TERUG.wat, spoed.noor.id, date(2026, 12, 4), True)]
    ruimte = tijdelijk_ruimte(gemeente=spoed.gemeente, zaak=spoed.record(), wie=spoed.noor, op=VRIJDAG)
    assert ruimte.voorgelegd is not None
    assert ruimte.voorgelegd.bij is None
    assert ruimte.voorgelegd.velden.doelen[0].hulp == HULP
    assert [o.tekst for o in ruimte.voorgelegd.opmerkingen] == ["Kan dit met minder uren?"]
    opnieuw = leg_voor(spoed, kosten_cent=DUUR - 1)
    assert (opnieuw.id, opnieuw.versie) == (welk.id, 2)
    assert [t[0] for t in open_taken(spoed)] == [TIJDELIJK_TEKENEN.wat]
    assert Opmerking.objects.get().klaar_op is not None
    with pytest.raises(IntussenGewijzigd):
        teken(spoed, opnieuw, versie=1)
    assert teken(spoed, opnieuw).kosten_cent == DUUR - 1


def test_signed_by_oneself_after_all_nobody_is_asked_any_more(spoed):
    welk = leg_voor(spoed)
    besluit(spoed)
    welk.refresh_from_db()
    assert welk.staat == "vervallen"
    assert [t[0] for t in open_taken(spoed)] == [TIJDELIJK_STOPT.wat, NALEZEN.wat]


def test_signed_later_help_begins_that_day_and_ends_as_it_was(spoed):
    welk = leg_voor(spoed)
    teken(spoed, welk, op=om(2026, 12, 7))
    nu = beeld(spoed)
    assert (nu.vanaf, nu.tot_en_met) == (date(2026, 12, 7), date(2027, 1, 14))
    assert Brief.objects.latest("id").gegevens["vanaf"] == "2026-12-07"


def test_help_of_which_the_days_are_past_is_not_signed(spoed):
    welk = leg_voor(spoed, weken=1)
    with pytest.raises(Geweigerd, match="voorbij"):
        teken(spoed, welk, op=om(2026, 12, 11))


def test_what_was_given_before_counts_for_the_mandate(spoed):
    besluit(spoed, kosten_cent=400_000)

    def verleng(**anders):
        return tijdelijk_verlengen(
            gemeente=spoed.gemeente, zaak=spoed.zaak, tot_en_met=date(2027, 1, 28), wie=spoed.noor,
            op=om(2026, 12, 7), **anders,
        )  # fmt: skip

    with pytest.raises(Geweigerd) as fout:
        verleng(kosten_cent=100_001)
    assert "Met de eerdere hulp erbij is dat € 5.000,01." in fout.value.fouten["mandaat"]
    welk = verleng(kosten_cent=100_001, aan=spoed.karin.id)
    teken(spoed, welk, op=om(2026, 12, 7, 10))
    assert Brief.objects.latest("id").gegevens["verlengd_van"] == "2027-01-14"
    assert beeld(spoed).tot_en_met == date(2027, 1, 28)


def test_the_list_links_each_besluit_to_look_over(spoed):
    eerste = besluit(spoed)
    tweede = tijdelijk_verlengen(
        gemeente=spoed.gemeente, zaak=spoed.zaak, tot_en_met=date(2027, 1, 20), kosten_cent=10_000, wie=spoed.noor,
        op=om(2026, 12, 4, 10),
    )  # fmt: skip

    def lijst():
        return [r.besluit for r in besluitenlijst(wie=spoed.hans, op=om(2026, 12, 7)).na_te_lezen]

    assert lijst() == [eerste.id, tweede.id]
    assert tijdelijk_beeld(
        gemeente=spoed.gemeente, zaak=spoed.zaak, wie=spoed.hans, op=om(2026, 12, 7), besluit=eerste.id
    ).tot_en_met == date(2027, 1, 14)
    spoed_nalezen(
        gemeente=spoed.gemeente, zaak=spoed.zaak, besluit=eerste.id, opmerking="", wie=spoed.hans, op=om(2026, 12, 7)
    )
    assert lijst() == [tweede.id]


# --- the question stops, help does not


def andere_zaak(bank):
    """A second case of the same resident, made a year earlier so that it does not join by itself."""
    inwoner, was = bank.record().inwoner_id, bank.record().stand
    bank.stand(Stand.AFGESLOTEN)
    uit = melden(
        gemeente=bank.gemeente, inwoner=inwoner, ontvangst=VRAAG, wie=bank.noor, op=om(2026, 12, 4, 12),
        behandelaar=bank.noor.id,
    )  # fmt: skip
    bank.stand(was)
    assert uit.zaak != bank.zaak
    return uit.zaak


def test_help_that_runs_goes_on_in_the_case_that_goes_on(spoed):
    eerste = besluit(spoed)
    naar = andere_zaak(spoed)
    samenvoegen(gemeente=spoed.gemeente, zaak=spoed.zaak, bij=naar, wie=spoed.noor, op=om(2026, 12, 5))
    assert not Taak.objects.filter(zaak_id=spoed.zaak, gedaan_op__isnull=True).exists()
    assert {t[0] for t in open_taken(spoed, naar)} == {NALEZEN.wat, TIJDELIJK_STOPT.wat}
    assert besluitenlijst(wie=spoed.hans, op=om(2026, 12, 7)).na_te_lezen[0].besluit == eerste.id
    spoed.zaak = naar
    assert besluitstand(zaak=spoed.record(), wie=spoed.hans, op=om(2026, 12, 7)).besluit == eerste
    spoed_nalezen(
        gemeente=spoed.gemeente, zaak=naar, besluit=eerste.id, opmerking="", wie=spoed.hans, op=om(2026, 12, 7)
    )
    assert {t[0] for t in open_taken(spoed, naar)} == {TIJDELIJK_STOPT.wat}
    assert beeld(spoed, om(2026, 12, 8)).tot_en_met == date(2027, 1, 14)
    tweede = tijdelijk_verlengen(
        gemeente=spoed.gemeente, zaak=naar, tot_en_met=date(2027, 1, 20), kosten_cent=10_000, wie=spoed.noor,
        op=om(2026, 12, 8),
    )  # fmt: skip
    assert (tweede.zaak_id, tweede.verlengt_id) == (naar, eerste.id)


def test_while_a_colleague_is_asked_to_sign_the_case_is_not_joined(spoed):
    welk = leg_voor(spoed)
    naar = andere_zaak(spoed)

    def voeg_samen():
        samenvoegen(gemeente=spoed.gemeente, zaak=spoed.zaak, bij=naar, wie=spoed.noor, op=om(2026, 12, 5))

    with pytest.raises(Geweigerd, match="nog tijdelijke hulp tekenen"):
        voeg_samen()
    geef_terug(spoed, welk)
    voeg_samen()
    welk.refresh_from_db()
    assert (welk.staat, welk.zaak_id) == ("concept", naar)


def test_a_withdrawn_question_keeps_who_watches_over_help_that_runs(spoed):
    eerste = besluit(spoed)
    intrekken(gemeente=spoed.gemeente, zaak=spoed.zaak, wie=spoed.noor, op=om(2026, 12, 5))
    assert {t[0] for t in open_taken(spoed)} == {NALEZEN.wat, TIJDELIJK_STOPT.wat}
    spoed_nalezen(
        gemeente=spoed.gemeente, zaak=spoed.zaak, besluit=eerste.id, opmerking="", wie=spoed.hans, op=om(2026, 12, 7)
    )
    assert {t[0] for t in open_taken(spoed)} == {TIJDELIJK_STOPT.wat}


def test_a_withdrawn_question_asks_nobody_to_sign(spoed):
    welk = leg_voor(spoed)
    intrekken(gemeente=spoed.gemeente, zaak=spoed.zaak, wie=spoed.noor, op=om(2026, 12, 5))
    welk.refresh_from_db()
    assert (welk.staat, welk.lezer_id) == ("concept", None)
    assert open_taken(spoed) == []


def test_taken_up_again_help_that_was_not_signed_stands_on_somebodys_day(spoed):
    leg_voor(spoed)
    intrekken(gemeente=spoed.gemeente, zaak=spoed.zaak, wie=spoed.noor, op=om(2026, 12, 5))
    weer_oppakken(gemeente=spoed.gemeente, zaak=spoed.zaak, wie=spoed.noor, op=om(2026, 12, 7))
    assert open_taken(spoed) == [(TIJDELIJK_TERUG.wat, spoed.noor.id, date(2026, 12, 7), True)]
    leg_voor(spoed, op=om(2026, 12, 7, 10), begin=date(2026, 12, 7))
    assert [t[0] for t in open_taken(spoed)] == [TIJDELIJK_TEKENEN.wat]


def test_taken_up_again_without_such_help_nothing_is_said_of_it(spoed):
    intrekken(gemeente=spoed.gemeente, zaak=spoed.zaak, wie=spoed.noor, op=om(2026, 12, 5))
    weer_oppakken(gemeente=spoed.gemeente, zaak=spoed.zaak, wie=spoed.noor, op=om(2026, 12, 7))
    assert open_taken(spoed) == []


def stuur_door(bank):
    doorzenden(
        gemeente=bank.gemeente, zaak=bank.zaak, naar=None, naar_naam="Beek", naar_telefoon="046 000 00 00",
        wie=bank.noor, op=om(2026, 12, 5),
    )  # fmt: skip


def test_a_question_passed_on_asks_nobody_to_sign(spoed):
    welk = leg_voor(spoed)
    stuur_door(spoed)
    welk.refresh_from_db()
    assert (welk.staat, welk.lezer_id) == ("concept", None)
    assert open_taken(spoed) == []
    assert besluitenlijst(wie=spoed.karin, op=om(2026, 12, 7)).te_lezen == []
    assert Betrokkene.objects.get().tot == om(2026, 12, 5)  # who would sign is out of the file again


def test_a_question_passed_on_keeps_who_watches_over_help_that_runs(spoed):
    eerste = besluit(spoed)
    stuur_door(spoed)
    assert {t[0] for t in open_taken(spoed)} == {NALEZEN.wat, TIJDELIJK_STOPT.wat}
    spoed_nalezen(
        gemeente=spoed.gemeente, zaak=spoed.zaak, besluit=eerste.id, opmerking="", wie=spoed.hans, op=om(2026, 12, 7)
    )
    assert {t[0] for t in open_taken(spoed)} == {TIJDELIJK_STOPT.wat}


# --- another contact person


def geef_aan(bank, wie):
    toewijzen(gemeente=bank.gemeente, zaak=bank.zaak, aan=wie.id, wie=bank.noor, op=LATER)


def test_who_was_asked_to_sign_keeps_it_when_the_case_goes_to_another(spoed):
    welk = leg_voor(spoed)
    geef_aan(spoed, spoed.hans)
    assert open_taken(spoed) == [(TIJDELIJK_TEKENEN.wat, spoed.karin.id, date(2026, 12, 4), True)]
    teken(spoed, welk)
    assert [t[:2] for t in open_taken(spoed)] == [(TIJDELIJK_STOPT.wat, spoed.hans.id)]


def test_who_looks_help_over_keeps_it_when_the_case_comes_and_goes(spoed):
    besluit(spoed)
    for wie in (spoed.hans, spoed.noor):  # Hans is the second pair of eyes
        geef_aan(spoed, wie)
        assert {t[:2] for t in open_taken(spoed)} == {(NALEZEN.wat, spoed.hans.id), (TIJDELIJK_STOPT.wat, wie.id)}
    assert len(besluitenlijst(wie=spoed.hans, op=om(2026, 12, 7)).na_te_lezen) == 1


# --- the days without help


def test_when_we_are_late_the_gap_is_counted_from_today(spoed):
    besluit(spoed, op=om(2027, 1, 25), begin=date(2027, 1, 25))  # the onderzoek was due on 14 January
    assert beeld(spoed, om(2027, 1, 25)).gat is None  # until 7 March; an aanvraag of today is decided by 8 February
    nu = beeld(spoed, om(2027, 3, 1))
    assert nu.voorstel.tot_en_met == date(2027, 3, 15)


def test_while_the_clock_stands_still_the_gap_is_counted_to_the_last_day_it_can_be(spoed):
    besluit(spoed)
    spoed.stand(Stand.VERSLAG_VERZONDEN)
    leg_aanvraag_vast(
        gemeente=spoed.gemeente, zaak=zaak_of_weiger(spoed.gemeente.code, spoed.zaak), wijze="ondertekend_verslag",
        ontvangen_op=date(2026, 12, 28), gevraagd="", wie=spoed.noor, op=om(2026, 12, 28),
    )  # fmt: skip
    assert beeld(spoed, om(2026, 12, 29)).gat is None  # decided by 11 January
    aanvulling_vragen(
        gemeente=spoed.gemeente, zaak=spoed.zaak, gevraagd="Een offerte", aanvullen_tot=date(2027, 1, 12),
        wie=spoed.noor, op=om(2026, 12, 29),
    )  # fmt: skip
    # 30 December - 12 January stand still, fourteen days: 11 January and fourteen is 25 January
    assert beeld(spoed, om(2026, 12, 30)).voorstel.tot_en_met == date(2027, 1, 25)


def test_with_a_draft_of_the_besluit_beside_it_each_has_its_own_next_step(spoed):
    spoed.aangevraagd(date(2026, 12, 4))
    leg_voor(spoed)
    ontwerp = spoed.ontwerp(GEVULD, op=VRIJDAG)
    stand = besluitstand(zaak=spoed.record(), wie=spoed.noor, op=VRIJDAG)
    assert (stand.volgende, stand.besluit) == (Volgende.SCHRIJVEN, ontwerp)
