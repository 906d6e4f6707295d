"""Signing through the acts: what it asks, what it writes, and that nothing changes afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from keukentafel.dossier.besluit.models import Besluit, Doel, Hulp
from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.onderzoek.models import Alinea, LopendeHulp, Onderzoek, Trede
from keukentafel.dossier.zaak.models import Betrokkene, Stap, Taak
from keukentafel.omgeving.mensen.models import Persoon
from keukentafel.recht.stappen import Stand
from keukentafel.reis import zaakwerk
from keukentafel.reis.besluiten import (
    IntussenGewijzigd,
    aanvragen,
    aanvulling_vragen,
    meelezen_afronden,
    ondertekenen,
    ontwerp_openen,
    ter_lezing,
)
from keukentafel.reis.brieven import brief_openen
from keukentafel.reis.handeling import Geweigerd, NietGevonden
from keukentafel.reis.inzien import BuitenEigenWerk
from keukentafel.reis.melden import intrekken, toewijzen, weer_oppakken
from keukentafel.reis.onderzoeken import verslag_versturen
from keukentafel.reis.taken import BESLUIT, MEELEZEN
from keukentafel.stelsel.gebruikers.models import Mandaat
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import namens
from keukentafel.stelsel.logboek.models import Logregel
from tests.opzet import als
from tests.reis.besluiten.conftest import DOEL, GEVULD, NEE, maak_bank, om

TEKENDAG = om(2027, 3, 31)
BSN_VAN_EEN_ANDER = "999991772"  # made up; passes the elfproef


def teken(bank, besluit, wie=None, op=TEKENDAG, versie=None):
    return ondertekenen(
        gemeente=bank.gemeente, zaak=bank.zaak, besluit=besluit.id, verwachte_versie=versie or besluit.versie,
        wie=wie or bank.hans, op=op,
    )  # fmt: skip


def ter_tekening(bank, velden=GEVULD, soort="toekenning", lezer=None):
    """A draft that Noor wrote and a colleague was let in to read and sign."""
    besluit = bank.ontwerp(velden, soort)
    return ter_lezing(
        gemeente=bank.gemeente, zaak=bank.zaak, besluit=besluit.id, lezer=(lezer or bank.hans).id, wie=bank.noor,
        op=om(2027, 3, 22),
    )  # fmt: skip


def geweigerd(bank, besluit, **anders):
    """The sentences of a refusal, after seeing that nothing was written."""
    brieven, stappen = Brief.objects.count(), Stap.objects.count()
    with pytest.raises(Geweigerd) as fout:
        teken(bank, besluit, **anders)
    assert (Brief.objects.count(), Stap.objects.count()) == (brieven, stappen)
    assert bank.record().stand == Stand.AANGEVRAAGD
    assert not Besluit.objects.filter(staat="bekendgemaakt").exists()
    return fout.value.fouten


def test_s_a2_the_dates_of_a_besluit_one_day_late(bank):
    aanvraag = bank.aangevraagd()
    assert aanvraag.besluit_uiterlijk == date(2027, 3, 30)
    teken(bank, ter_tekening(bank))
    besluit = Besluit.objects.get()
    assert (besluit.staat, besluit.bekendgemaakt_op, besluit.bezwaar_uiterlijk, besluit.besluit_uiterlijk) == (
        "bekendgemaakt",
        date(2027, 3, 31),
        date(2027, 5, 12),
        date(2027, 3, 30),
    )
    assert besluit.getekend_door_id == bank.hans.id
    assert besluit.mandaat_grond == "Mandaatbesluit (voorbeeld)"
    assert besluit.artikel == "Wmo 2015, artikel 2.3.5 lid 3"
    brief = Brief.objects.latest("id")
    assert brief.soort == "besluit_toekenning"
    assert (brief.gegevens["te_laat_dagen"], brief.gegevens["besluit_uiterlijk"]) == (1, "2027-03-30")
    assert (brief.gegevens["getekend_door"], brief.gegevens["contactpersoon"]) == ("Hans Vroomen", "Noor Claessen")
    tekst = brief_openen(id=brief.id, met_code=False).html
    for zin in ("één dag te laat", "CAK berekent dit", "elke week, 115 minuten per week", "Deze hulp is licht (basis)"):
        assert zin in tekst
    assert bank.record().stand == Stand.TOEGEKEND
    assert Stap.objects.latest("id").handeling == "toekennen"
    assert not Taak.objects.filter(gedaan_op__isnull=True, soort="besluiten").exists()
    assert Logregel.objects.latest("id").handeling == "besluit getekend en verstuurd"
    assert Betrokkene.objects.get().tot == TEKENDAG  # the reader is out of the file again


def test_in_time_the_letter_says_nothing_about_late(bank):
    bank.aangevraagd()
    teken(bank, ter_tekening(bank), op=om(2027, 3, 30))
    gegevens = Brief.objects.latest("id").gegevens
    assert (gegevens["te_laat_dagen"], gegevens["besluit_uiterlijk"]) == (0, None)


def test_a_refusal_says_the_norm_and_what_does_exist(bank):
    bank.aangevraagd()
    bank.ontwerp(GEVULD)
    teken(bank, ter_tekening(bank, NEE, "afwijzing"))
    assert bank.record().stand == Stand.AFGEWEZEN
    gegevens = Brief.objects.latest("id").gegevens
    assert gegevens["norm_versie"] == "versie 2026"
    assert [deel["letter"] for deel in gegevens["onderzocht"]] == list("abcdefg")
    assert Besluit.objects.get(soort="toekenning").staat == "vervallen"  # two drafts, one besluit


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"doelen": ()}, "resultaat"),
        ({"profiel": ""}, "profiel"),
        ({"motivering": ""}, "motivering"),
        ({"vorm": ""}, "leveringsvorm"),
        ({"aanbieder": ""}, "aanbieder"),
        ({"begin": None, "einde": None}, "geldig"),
        ({"einde": None}, "brief"),
        ({"kosten_cent": None}, "kosten"),
        ({"norm": "een norm"}, "norm_versie"),
        ({"doelen": (replace(DOEL, resultaat=""),)}, "resultaat.1"),
        ({"doelen": (replace(DOEL, maatstaf=""),)}, "resultaat.1"),
        ({"doelen": (replace(DOEL, datum=None),)}, "resultaat.1"),
        ({"doelen": (replace(DOEL, hulp=()),)}, "resultaat.1"),
        ({"doelen": (replace(DOEL, hulp=(replace(DOEL.hulp[0], minuten=None),)),)}, "resultaat.1.hulp.1"),
        ({"doelen": (replace(DOEL, hulp=(replace(DOEL.hulp[0], frequentie=""),)),)}, "resultaat.1.hulp.1"),
    ],
)
def test_nothing_is_signed_while_the_draft_lacks_something(bank, anders, veld):
    bank.aangevraagd()
    fouten = geweigerd(bank, ter_tekening(bank, replace(GEVULD, **anders)))
    assert veld in fouten
    assert all(zin.endswith(".") for zin in fouten.values())


def test_a_reason_stands_for_a_missing_measure_and_day(bank):
    bank.aangevraagd()
    doel = replace(DOEL, maatstaf="", datum=None, zonder_omdat="Een getal past hier niet")
    teken(bank, ter_tekening(bank, replace(GEVULD, doelen=(doel,))))
    assert Brief.objects.latest("id").gegevens["doelen"][0]["zonder_omdat"] == "Een getal past hier niet"


@pytest.mark.parametrize(
    ("breek", "veld"),
    [
        (lambda: Alinea.objects.filter(onderwerp="g").delete(), "g"),
        (lambda: Trede.objects.filter(trede="netwerk").delete(), "netwerk"),
        (lambda: Trede.objects.filter(trede="netwerk").update(toelichting=""), "netwerk"),
        (lambda: Onderzoek.objects.update(wlz="niet_gevraagd"), "wlz"),
        (lambda: Onderzoek.objects.update(pgb_uitgelegd_op=None), "pgb"),
    ],
)
def test_nothing_is_signed_while_the_onderzoek_lacks_something(bank, breek, veld):
    bank.aangevraagd()
    besluit = ter_tekening(bank)
    breek()
    assert veld in geweigerd(bank, besluit)


def test_help_that_runs_asks_one_sentence_and_never_refuses_by_itself(bank):
    bank.aangevraagd()
    LopendeHulp.objects.create(gemeente=bank.gemeente, zaak_id=bank.zaak, wet="zvw", wat="Wijkverpleging")
    besluit = ter_tekening(bank)
    assert list(geweigerd(bank, besluit)) == ["samenloop"]
    besluit = bank.ontwerp(replace(GEVULD, samenloop_motivering="De wijkzuster wast, zij poetst niet."), versie=1)
    teken(bank, besluit)
    assert "De wijkzuster wast" in str(Brief.objects.latest("id").gegevens["waarom"])


def test_the_same_two_eyes_are_refused(bank, mensen):
    bank.aangevraagd()
    besluit = bank.ontwerp(wie=bank.noor)
    Mandaat.objects.create(
        gemeente=bank.gemeente, gebruiker=mensen["noor"], soort="toekennen", tot_cent=None,
        periode=Mandaat.objects.first().periode, grondslag="Voorbeeld",
    )  # fmt: skip
    assert list(geweigerd(bank, besluit, wie=bank.noor)) == ["vier_ogen"]


def test_after_a_colleague_read_it_the_writer_may_sign_but_not_after_another_word(bank, mensen):
    bank.aangevraagd()
    Mandaat.objects.create(
        gemeente=bank.gemeente, gebruiker=mensen["noor"], soort="toekennen", tot_cent=None,
        periode=Mandaat.objects.first().periode, grondslag="Voorbeeld",
    )  # fmt: skip
    besluit = ter_tekening(bank)
    assert list(geweigerd(bank, besluit, wie=bank.noor)) == ["vier_ogen"]  # asked is not read
    with pytest.raises(Geweigerd, match="niet bij u"):
        meelezen_afronden(
            gemeente=bank.gemeente, zaak=bank.zaak, besluit=besluit.id, verwachte_versie=1, wie=bank.noor,
            op=om(2027, 3, 23),
        )  # fmt: skip
    meelezen_afronden(
        gemeente=bank.gemeente, zaak=bank.zaak, besluit=besluit.id, verwachte_versie=1, wie=bank.hans,
        op=om(2027, 3, 23),
    )  # fmt: skip
    assert not Taak.objects.filter(wat="Lees een besluit mee", gedaan_op__isnull=True).exists()
    with pytest.raises(BuitenEigenWerk):
        ontwerp_openen(
            gemeente=bank.gemeente, zaak=bank.zaak, soort="toekenning", wie=bank.hans, op=om(2027, 3, 23, 11)
        )
    anders = bank.ontwerp(replace(GEVULD, motivering="Een andere reden."), versie=1)
    assert list(geweigerd(bank, anders, wie=bank.noor)) == ["vier_ogen"]
    Besluit.objects.update(lezer_id=bank.hans.id)
    teken(bank, anders, wie=bank.noor)
    assert Besluit.objects.get().getekend_door_id == bank.noor.id


def test_a_reader_who_rewrites_it_does_not_sign_alone(bank):
    bank.aangevraagd()
    ter_tekening(bank)
    besluit = bank.ontwerp(
        replace(GEVULD, motivering="Door Hans herschreven."), versie=1, wie=bank.hans, op=om(2027, 3, 23)
    )
    assert list(geweigerd(bank, besluit, wie=bank.hans)) == ["vier_ogen"]
    teken(bank, besluit, wie=bank.karin_in(om(2027, 3, 23)))


def test_above_the_mandate_is_refused_with_the_amount(bank):
    bank.aangevraagd()
    besluit = ter_tekening(bank, replace(GEVULD, kosten_cent=500_001))
    zin = geweigerd(bank, besluit)["mandaat"]
    assert "€ 5.000,01" in zin
    assert "€ 5.000,00" in zin


def test_up_to_and_including_the_mandate_is_signed(bank):
    bank.aangevraagd()
    teken(bank, ter_tekening(bank, replace(GEVULD, kosten_cent=500_000)))
    assert bank.record().stand == Stand.TOEGEKEND


def test_who_has_no_mandate_for_this_kind_is_refused(bank):
    bank.aangevraagd()
    besluit = ter_tekening(bank)
    Mandaat.objects.filter(soort="toekennen").delete()
    assert "mandaat" in geweigerd(bank, besluit)


def test_who_is_not_let_in_cannot_sign_or_look(bank, mensen):
    bank.aangevraagd()
    besluit = bank.ontwerp()
    with pytest.raises(BuitenEigenWerk):
        teken(bank, besluit, wie=bank.hans)
    with pytest.raises(NietGevonden):
        teken(bank, besluit, wie=bank.karin)
    for rol in (Rol.CLIENTONDERSTEUNER, Rol.INWONER, Rol.BEHEER):
        with pytest.raises(NietGevonden):
            ontwerp_openen(
                gemeente=bank.gemeente, zaak=bank.zaak, soort="toekenning", wie=als(mensen["hans"], rol), op=TEKENDAG
            )


def test_another_municipality_does_not_find_it(meerssen, vaals, mensen):
    with namens({meerssen.code}, doel="proef"):
        bank = maak_bank(meerssen, mensen, om(2027, 2, 1))
        bank.aangevraagd()
        besluit = bank.ontwerp()
    piet = als(mensen["piet"])
    for gemeente in (vaals, meerssen):  # also when somebody says it is Meerssen while standing in Vaals
        with namens({vaals.code}, doel="proef"):
            with pytest.raises(NietGevonden):
                ondertekenen(
                    gemeente=gemeente, zaak=bank.zaak, besluit=besluit.id, verwachte_versie=1, wie=piet, op=TEKENDAG
                )
            with pytest.raises(NietGevonden):
                ontwerp_openen(gemeente=gemeente, zaak=bank.zaak, soort="toekenning", wie=piet, op=TEKENDAG)


def test_another_version_than_was_read_is_not_signed(bank):
    bank.aangevraagd()
    besluit = ter_tekening(bank)
    bank.ontwerp(replace(GEVULD, motivering="Iets anders."), versie=1)
    with pytest.raises(IntussenGewijzigd) as fout:
        teken(bank, besluit, versie=1)
    assert (fout.value.naam, fout.value.versie, fout.value.velden.motivering) == ("Noor Claessen", 2, "Iets anders.")


def test_signing_twice_is_refused_and_makes_one_letter(bank):
    bank.aangevraagd()
    besluit = ter_tekening(bank)
    teken(bank, besluit)
    with pytest.raises(BuitenEigenWerk):
        teken(bank, besluit, op=om(2027, 3, 31, 12))
    with pytest.raises(Geweigerd, match="al verstuurd"):
        teken(bank, besluit, wie=bank.noor)
    assert Brief.objects.filter(soort="besluit_toekenning").count() == 1


def test_a_published_besluit_never_changes(bank):
    bank.aangevraagd()
    teken(bank, ter_tekening(bank))
    for wijzig in (
        lambda: Besluit.objects.update(motivering="anders"),
        lambda: Doel.objects.update(woorden="anders"),
        lambda: Hulp.objects.update(minuten=1),
        lambda: Hulp.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError, match="verandert niet meer"), transaction.atomic():
            wijzig()


def test_without_an_aanvraag_there_is_no_besluit(bank):
    bank.aangevraagd()
    besluit = ter_tekening(bank)
    bank.stand(Stand.IN_ONDERZOEK)
    with pytest.raises(Geweigerd, match="geen aanvraag"):
        teken(bank, besluit)
    with pytest.raises(Geweigerd, match="geen aanvraag"):
        bank.ontwerp(versie=1, velden=replace(GEVULD, motivering="x"))


def test_a_number_of_somebody_else_stops_the_letter(bank):
    bank.aangevraagd()
    besluit = ter_tekening(bank, replace(GEVULD, motivering=f"Zie ook {BSN_VAN_EEN_ANDER}."))
    fouten = geweigerd(bank, besluit)
    assert "iemand anders" in fouten[""]
    assert BSN_VAN_EEN_ANDER not in fouten[""]
    Persoon.objects.update(bsn=BSN_VAN_EEN_ANDER)
    teken(bank, besluit)


def test_a_name_that_is_nowhere_in_this_file_stops_the_letter(bank):
    bank.aangevraagd()
    besluit = ter_tekening(bank, replace(GEVULD, motivering="Mevrouw Peters kan niet meer poetsen."))
    assert "Peters" in geweigerd(bank, besluit)[""]


def test_while_the_clock_stands_still_a_besluit_can_be_signed(bank):
    bank.aangevraagd()
    besluit = ter_tekening(bank)
    aanvulling_vragen(
        gemeente=bank.gemeente, zaak=bank.zaak, gevraagd="Een handtekening", aanvullen_tot=date(2027, 4, 9),
        wie=bank.noor, op=om(2027, 3, 23),
    )  # fmt: skip
    teken(bank, besluit)
    assert Besluit.objects.get().besluit_uiterlijk is None
    assert Brief.objects.latest("id").gegevens["te_laat_dagen"] == 0
    assert not Taak.objects.filter(gedaan_op__isnull=True, soort="besluiten").exists()


def vroeg_aan_omdat_wij_te_laat_waren(bank):
    bank.onderzoek(verslag_op=None)
    Onderzoek.objects.update(uitkomst="Wij stellen hulp bij het zware werk voor.")
    bank.stand(Stand.IN_ONDERZOEK)
    aanvragen(
        gemeente=bank.gemeente, zaak=bank.zaak, via="papier", ontvangen_op=date(2027, 3, 16), gevraagd="Hulp in huis",
        wie=bank.noor, op=om(2027, 3, 17),
    )  # fmt: skip


@pytest.mark.parametrize(("velden", "soort"), [(GEVULD, "toekenning"), (NEE, "afwijzing")])
def test_who_applied_because_we_were_late_gets_the_verslag_before_the_besluit(bank, velden, soort):
    vroeg_aan_omdat_wij_te_laat_waren(bank)
    besluit = ter_tekening(bank, velden, soort)
    assert geweigerd(bank, besluit, op=om(2027, 3, 29)) == {
        "verslag": "Stuur eerst het verslag van het onderzoek. De inwoner krijgt dat altijd."
    }
    verslag_versturen(gemeente=bank.gemeente, zaak=bank.zaak, wie=bank.noor, op=om(2027, 3, 29))
    assert bank.record().stand == Stand.AANGEVRAAGD
    teken(bank, besluit, op=om(2027, 3, 30))
    assert list(Brief.objects.order_by("id").values_list("soort", flat=True))[-2:] == ["verslag", f"besluit_{soort}"]


@pytest.mark.parametrize(
    "verander",
    [
        lambda: Onderzoek.objects.update(wlz="onbekend", wlz_toelichting="Het zorgkantoor zoekt het uit."),
        lambda: Alinea.objects.filter(onderwerp="b").update(tekst="Zij kookt niet meer zelf."),
        lambda: Alinea.objects.filter(onderwerp="b").update(niet_aan_de_orde=True),
        lambda: Trede.objects.filter(trede="netwerk").update(toelichting="Haar buurvrouw helpt nu."),
        lambda: Trede.objects.filter(trede="netwerk").update(oordeel="helpt_deels"),
        lambda: Onderzoek.objects.update(verslag_verzonden_op=date(2027, 3, 13)),
    ],
)
def test_what_was_read_on_another_ground_counts_no_longer(bank, mensen, verander):
    bank.aangevraagd()
    Mandaat.objects.create(
        gemeente=bank.gemeente, gebruiker=mensen["noor"], soort="toekennen", tot_cent=None,
        periode=Mandaat.objects.first().periode, grondslag="Voorbeeld",
    )  # fmt: skip
    besluit = ter_tekening(bank)

    def lees(uur):
        meelezen_afronden(
            gemeente=bank.gemeente, zaak=bank.zaak, besluit=besluit.id, verwachte_versie=1, wie=bank.hans,
            op=om(2027, 3, 23, uur),
        )  # fmt: skip

    def beeld():
        return ontwerp_openen(
            gemeente=bank.gemeente, zaak=bank.zaak, soort="toekenning", wie=bank.noor, op=om(2027, 3, 24)
        )

    lees(9)
    assert beeld().gelezen
    verander()
    assert geweigerd(bank, besluit, wie=bank.noor) == {
        "vier_ogen": "Het onderzoek is veranderd nadat Hans Vroomen meelas. Laat het opnieuw lezen."
    }
    assert not beeld().gelezen
    assert beeld().velden == GEVULD  # what was typed stays
    ter_lezing(
        gemeente=bank.gemeente, zaak=bank.zaak, besluit=besluit.id, lezer=bank.hans.id, wie=bank.noor,
        op=om(2027, 3, 23, 10),
    )  # fmt: skip
    lees(11)
    teken(bank, besluit, wie=bank.noor)


def test_who_signs_without_having_written_it_sees_the_ground_as_it_is(bank):
    bank.aangevraagd()
    besluit = ter_tekening(bank)
    Alinea.objects.filter(onderwerp="b").update(tekst="Zij kookt niet meer zelf.")
    teken(bank, besluit)


def test_a_withdrawn_question_asks_nobody_to_read(bank):
    bank.aangevraagd()
    besluit = ter_tekening(bank)
    intrekken(gemeente=bank.gemeente, zaak=bank.zaak, wie=bank.noor, op=om(2027, 3, 23))
    besluit.refresh_from_db()
    assert (besluit.staat, besluit.lezer_id) == ("concept", None)
    assert not Taak.objects.filter(gedaan_op__isnull=True).exists()
    assert Betrokkene.objects.get().tot == om(2027, 3, 23)
    weer_oppakken(gemeente=bank.gemeente, zaak=bank.zaak, wie=bank.noor, op=om(2027, 3, 24))
    assert list(geweigerd(bank, besluit, wie=bank.noor)) == ["mandaat", "vier_ogen"]


def test_signing_sets_its_letter_up_once_in_few_statements(bank, monkeypatch):
    bank.aangevraagd()
    besluit = ter_tekening(bank)
    opgesteld = []
    echt = zaakwerk.brieven.opstellen
    monkeypatch.setattr(zaakwerk.brieven, "opstellen", lambda *a, **k: opgesteld.append(a) or echt(*a, **k))
    with CaptureQueriesContext(connection) as vragen:
        teken(bank, besluit)
    assert len(opgesteld) == 1
    assert len(vragen) <= 33, [v["sql"][:90] for v in vragen]


def test_who_stands_in_and_reads_along_keeps_standing_in(bank):
    bank.aangevraagd()
    vervangt = Betrokkene.objects.create(
        gemeente=bank.gemeente, zaak_id=bank.zaak, gebruiker_id=bank.hans.id, soort="vervanger", van=om(2027, 3, 1),
        tot=om(2027, 6, 1), gegeven_door="Noor Claessen",
    )  # fmt: skip
    besluit = ter_tekening(bank)
    assert Betrokkene.objects.get(soort="lezer").gebruiker_id == bank.hans.id
    meelezen_afronden(
        gemeente=bank.gemeente, zaak=bank.zaak, besluit=besluit.id, verwachte_versie=1, wie=bank.hans,
        op=om(2027, 3, 23),
    )  # fmt: skip
    vervangt.refresh_from_db()
    assert vervangt.tot == om(2027, 6, 1)
    assert Betrokkene.objects.get(soort="lezer").tot == om(2027, 3, 23)
    ontwerp_openen(gemeente=bank.gemeente, zaak=bank.zaak, soort="toekenning", wie=bank.hans, op=om(2027, 3, 24))


def test_a_name_that_the_onderzoek_knows_may_stand_in_the_letter(bank):
    bank.aangevraagd()
    namen = "Mevrouw Hulstberg helpt al. Meneer Wijnands regelt dit. Mevrouw Dirks komt mee."
    besluit = ter_tekening(bank, replace(GEVULD, motivering=namen, samenloop_motivering="Wassen is iets anders."))
    assert "Hulstberg, Wijnands, Dirks" in geweigerd(bank, besluit)[""]
    LopendeHulp.objects.create(
        gemeente=bank.gemeente, zaak_id=bank.zaak, wat="Hulp bij het wassen", wie="mevrouw Hulstberg", wet="zvw"
    )
    Onderzoek.objects.update(regisseur="Jo Wijnands", wie_mee="Ria Dirks, de buurvrouw")
    teken(bank, besluit)
    assert bank.record().stand == Stand.TOEGEKEND


def leesdagen(bank):
    """On whose day there is something to read along."""
    open_ = Taak.objects.filter(wat=MEELEZEN.wat, gedaan_op__isnull=True)
    return sorted(t.behandelaar_id for t in open_)


def test_who_is_done_reading_takes_nothing_from_another_reader(bank):
    bank.aangevraagd()
    ja = ter_tekening(bank)
    ter_tekening(bank, NEE, "afwijzing", lezer=bank.karin)
    meelezen_afronden(
        gemeente=bank.gemeente, zaak=bank.zaak, besluit=ja.id, verwachte_versie=ja.versie, wie=bank.hans, op=TEKENDAG
    )
    assert leesdagen(bank) == [bank.karin.id]


def test_who_reads_both_drafts_keeps_the_one_that_is_not_done(bank):
    bank.aangevraagd()
    ja = ter_tekening(bank)
    ter_tekening(bank, NEE, "afwijzing")
    assert leesdagen(bank) == [bank.hans.id, bank.hans.id]
    meelezen_afronden(
        gemeente=bank.gemeente, zaak=bank.zaak, besluit=ja.id, verwachte_versie=ja.versie, wie=bank.hans, op=TEKENDAG
    )
    assert leesdagen(bank) == [bank.hans.id]


def test_who_reads_along_keeps_it_when_the_case_goes_to_another(bank):
    bank.aangevraagd()
    ter_tekening(bank, lezer=bank.karin)
    toewijzen(gemeente=bank.gemeente, zaak=bank.zaak, aan=bank.hans.id, wie=bank.noor, op=om(2027, 3, 23))
    assert leesdagen(bank) == [bank.karin.id]
    assert Taak.objects.get(wat=BESLUIT.wat, gedaan_op__isnull=True).behandelaar_id == bank.hans.id
