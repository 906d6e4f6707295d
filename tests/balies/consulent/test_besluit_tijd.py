"""The clock of an aanvraag and temporary help at once: their pages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from keukentafel.balies.vorm.woorden import datum
from keukentafel.dossier.besluit.models import Aanvraag, Besluit, Opschorting
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.reis.inzien import noodinzage_openen
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.models import Mandaat
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.logboek.models import Logregel
from tests.balies.consulent.besluitblad import dag, lees, u
from tests.besluitwereld import geef_mandaat
from tests.opzet import als, maak_gebruiker


@pytest.fixture
def mag(meerssen, noor, binnen):
    """Noor may move the last day and give help at once."""
    with binnen():
        geef_mandaat(meerssen, noor, "verlengen", "tijdelijk")


def hulp(**anders: Any) -> dict[str, Any]:
    return {
        "begin": dag(0),
        "hulp_1_activiteit": "Koken en wassen",
        "hulp_1_frequentie": "elke dag",
        "hulp_1_minuten": "60",
        "hulp_1_per": "dag",
        "aanbieder": "De Geulbrug",
        "kosten": "4.000,00",
        "motivering": "Uw man ligt in het ziekenhuis.",
    } | anders


def test_without_a_mandate_the_clock_is_only_looked_at(als_noor, zaak):
    tekst = lees(als_noor.get(u("besluit-termijn", zaak)))
    assert "De tijd stond nog niet stil." in tekst
    assert "U hebt geen mandaat om de termijn te verlengen." in tekst
    fout = lees(als_noor.post(u("aanvulling", zaak), {"gevraagd": "Offerte", "aanvullen_tot": dag(10)}))
    assert "U hebt geen mandaat" in fout
    assert "Offerte" in fout


def test_asking_for_data_stops_the_clock_until_it_comes(als_noor, zaak, mag, binnen):
    assert als_noor.post(u("aanvulling", zaak), {"gevraagd": "", "aanvullen_tot": dag(0)}).status_code == 200
    klaar = als_noor.post(u("aanvulling", zaak), {"gevraagd": "Een offerte\nUw huurcontract", "aanvullen_tot": dag(10)})
    assert klaar["Location"] == u("dossier", zaak)
    with binnen():
        nummer = Opschorting.objects.get().id
    tekst = lees(als_noor.get(u("dossier", zaak)))
    assert "Begin het besluit" in tekst or "De gegevens zijn er" in tekst
    tekst = lees(als_noor.get(u("besluit-termijn", zaak)))
    assert "Uw huurcontract" in tekst
    assert u("aanvulling-ontvangen", zaak, nummer) in tekst
    assert "Deze dag moet nog komen." in lees(
        als_noor.post(u("aanvulling-ontvangen", zaak, nummer), {"op_dag": dag(3)})
    )
    assert als_noor.post(u("aanvulling-ontvangen", zaak, nummer), {"op_dag": dag(0)}).status_code == 302
    assert "De tijd loopt. Het besluit komt uiterlijk" in lees(als_noor.get(u("dossier", zaak)))


def test_more_time_is_agreed_on_and_a_wrong_answer_comes_back(als_noor, zaak, mag, binnen):
    fout = lees(als_noor.post(u("uitstel", zaak), {"ingestemd_op": dag(1), "dagen": "0", "reden": "Wij wachten"}))
    assert "Deze dag moet nog komen." in fout
    assert "Vul een aantal dagen in" in fout
    assert "Wij wachten" in fout
    with binnen():
        was = Aanvraag.objects.get().besluit_uiterlijk
    goed = als_noor.post(u("uitstel", zaak), {"ingestemd_op": dag(0), "dagen": "14", "reden": "De aannemer is ziek."})
    assert goed["Location"] == u("dossier", zaak)
    with binnen():
        nu = Aanvraag.objects.get().besluit_uiterlijk
    assert was is not None
    assert nu is not None
    assert nu > was


def test_a_verslag_that_was_not_sent_yet_has_a_link_to_it(als_noor, vraag, binnen):
    with binnen():
        zaak = Zaak.objects.get(id=vraag)
        Zaak.objects.filter(id=vraag).update(stand="aangevraagd")
        Aanvraag.objects.create(
            gemeente=zaak.gemeente, zaak=zaak, ontvangen_op=klok.vandaag(), wijze="onderzoek_te_laat",
            besluit_uiterlijk=klok.vandaag() + timedelta(days=14),
        )  # fmt: skip
    tekst = lees(als_noor.get(u("besluit-schrijven", vraag, "toekenning")))
    assert f'href="{u("verslag", vraag)}">Stuur eerst het verslag van het onderzoek.' in tekst


def test_help_at_once_says_until_when_and_proposes_to_go_on(als_noor, als_hans, hans, vraag, mag, binnen):
    adres = u("tijdelijk", vraag)
    assert "Hoogstens 6 weken." in lees(als_noor.get(adres))
    assert als_noor.post(adres, hulp(nalezer=str(hans.pk)))["Location"] == adres
    tekst = lees(als_noor.get(adres))
    for zin in (
        "De tijdelijke hulp is geregeld.",
        "Koken en wassen, elke dag. 60 minuten per dag.",
        "De hulp stopt voordat het besluit er moet zijn",
        "Verleng tot die dag.",
        "Hans Vroomen kijkt dit besluit nog na.",
    ):
        assert zin in tekst
    with binnen():
        eerste = Besluit.objects.get()
    assert als_hans.get(u("besluit", vraag))["Location"] == u("besluit-nalezen", vraag, eerste.id)
    nalezen = u("besluit-nalezen", vraag, eerste.id)
    assert "U bent het tweede paar ogen." in lees(als_hans.get(nalezen))
    assert "U tekende dit zelf." in lees(als_noor.post(nalezen, {"opmerking": ""}))
    assert als_hans.post(nalezen, {"opmerking": "Akkoord."})["Location"] == u("besluiten")
    verlengen = u("tijdelijk-verlengen", vraag)
    pagina = lees(als_noor.get(verlengen))
    assert "De hulp stopt nu na" in pagina
    voorstel = pagina.split('name="tot_en_met" value="')[1].split('"')[0]
    assert als_noor.post(verlengen, {"tot_en_met": voorstel, "kosten_cent": "200"}).status_code == 302
    assert "De hulp stopt voordat" not in lees(als_noor.get(adres))
    assert "Deze hulp loopt al tot en met" in lees(
        als_noor.post(verlengen, {"tot_en_met": dag(300), "kosten_cent": "200"})
    )


def test_help_at_once_keeps_what_was_typed_when_it_is_refused(als_noor, vraag, mag, binnen):
    tekst = lees(als_noor.post(u("tijdelijk", vraag), hulp(weken="9", kosten="4.000,5", motivering="Spoed.")))
    assert "Koken en wassen" in tekst
    assert "achter de komma" in tekst
    tekst = lees(als_noor.post(u("tijdelijk", vraag), hulp(weken="9")))
    assert "Tijdelijke hulp duurt hier 1 tot en met 6 weken." in tekst
    tekst = lees(als_noor.post(u("tijdelijk", vraag), hulp(hulp_1_minuten="", hulp_1_per="")))
    assert "hoeveel minuten het is" in tekst
    with binnen():
        assert not Besluit.objects.exists()


def test_help_above_the_mandate_is_signed_by_a_colleague_the_same_day(als_noor, als_hans, hans, vraag, mag, binnen):
    with binnen():
        Mandaat.objects.filter(gebruiker=hans, soort="tijdelijk").update(tot_cent=None)
    adres = u("tijdelijk", vraag)
    tekst = lees(als_noor.post(adres, hulp(kosten="9.000")))
    assert "U mag tekenen tot € 5.000,00." in tekst
    assert "Koken en wassen" in tekst
    assert als_noor.post(adres, hulp(kosten="9.000", aan=str(hans.pk)))["Location"] == adres
    tekst = lees(als_noor.get(adres))
    assert "De tijdelijke hulp ligt bij Hans Vroomen om te tekenen." in tekst
    assert "Ligt bij Hans Vroomen om te tekenen" in tekst
    with binnen():
        besluit = Besluit.objects.get()
    tekenen = u("besluit-nalezen", vraag, besluit.id)
    assert tekenen in lees(als_hans.get(u("besluiten")))
    assert als_hans.get(u("besluit", vraag))["Location"] == tekenen
    tekst = lees(als_hans.get(tekenen))
    for zin in ("Koken en wassen, elke dag. 60 minuten per dag.", "€ 9.000,00", "Teken en regel de hulp"):
        assert zin in tekst
    assert "Schrijf wat er in de weg staat." in lees(als_hans.post(tekenen, {"doe": "terug", "versie": "1"}))
    assert als_hans.post(tekenen, {"doe": "terug", "versie": "1", "opmerking": "Kan dit korter?"}).status_code == 302
    tekst = lees(als_noor.get(adres))
    assert "Dit kwam terug zonder handtekening" in tekst
    assert "Kan dit korter?" in tekst
    assert 'value="9.000,00"' in tekst
    als_noor.post(adres, hulp(kosten="8.000", aan=str(hans.pk)))
    assert als_hans.post(tekenen, {"doe": "tekenen", "versie": "2"})["Location"] == u("besluiten")
    assert "loopt tot en met" in lees(als_noor.get(adres))
    with binnen():
        assert Besluit.objects.get().getekend_door_id == hans.pk


@pytest.fixture
def ruim(hans, mag, binnen):
    """Hans may sign temporary help of any amount."""
    with binnen():
        Mandaat.objects.filter(gebruiker=hans, soort="tijdelijk").update(tot_cent=None)


def terug(als_hans, vraag, welk) -> None:
    klaar = als_hans.post(
        u("besluit-nalezen", vraag, welk.id), {"doe": "terug", "versie": str(welk.versie), "opmerking": "Waarom?"}
    )
    assert klaar.status_code == 302


def test_who_opens_the_page_to_sign_help_stands_in_the_log(als_noor, als_hans, hans, meerssen, vraag, ruim, binnen):
    als_noor.post(u("tijdelijk", vraag), hulp(kosten="9.000", aan=str(hans.pk)))
    karin, als_karin = maak_gebruiker("Karin Dohmen", (meerssen, Rol.CONSULENT)), Client()
    als_karin.force_login(karin)
    with binnen():
        tekenen = u("besluit-nalezen", vraag, Besluit.objects.get().id)
        noodinzage_openen(zaak=vraag, reden="Spoed, mijn collega is ziek.", wie=als(karin), op=klok.nu())

    def keek(wie):
        with binnen():
            return [r.soort for r in Logregel.objects.filter(gebruiker_id=wie.pk, handeling="dossier bekeken")]

    assert keek(hans) == []
    assert "Koken en wassen" in lees(als_hans.get(tekenen))
    assert "Dit ligt niet bij u om te tekenen." in lees(als_karin.get(tekenen))
    assert (keek(hans), keek(karin)) == (["inzage"], ["noodinzage"])
    als_hans.post(tekenen, {"doe": "terug", "versie": "1"})
    assert keek(hans) == ["inzage"]


def test_an_extension_that_came_back_opens_with_what_was_typed(als_noor, als_hans, hans, vraag, ruim, binnen):
    als_noor.post(u("tijdelijk", vraag), hulp(weken="2"))
    adres, typte = u("tijdelijk-verlengen", vraag), "Uw man komt pas in januari thuis."
    gevraagd = {"tot_en_met": dag(20), "kosten_cent": "9.000", "motivering": typte, "aan": str(hans.pk)}
    assert als_noor.post(adres, gevraagd).status_code == 302
    with binnen():
        welk = Besluit.objects.latest("id")
    terug(als_hans, vraag, welk)
    tekst = lees(als_noor.get(adres))
    assert f'name="tot_en_met" value="{dag(20)}"' in tekst
    assert 'value="9.000,00"' in tekst
    assert typte in tekst
    assert "Waarom? (Hans Vroomen)" in tekst
    assert als_noor.post(adres, gevraagd | {"kosten_cent": "8.000"}).status_code == 302
    with binnen():
        welk.refresh_from_db()
        assert (welk.motivering, welk.kosten_cent) == (typte, 800_000)


def test_help_that_came_back_opens_with_its_weeks(als_noor, als_hans, hans, vraag, ruim, binnen):
    als_noor.post(u("tijdelijk", vraag), hulp(kosten="9.000", weken="2", aan=str(hans.pk)))
    with binnen():
        welk = Besluit.objects.get()
    terug(als_hans, vraag, welk)
    assert 'name="weken" value="2"' in lees(als_noor.get(u("tijdelijk", vraag)))


def test_of_two_helps_each_is_made_longer(als_noor, maak_vraag, vraag, mag, binnen):
    als_noor.post(u("tijdelijk", vraag), hulp(weken="2"))
    with binnen():
        Zaak.objects.filter(id=vraag).update(stand="afgesloten")
    ander = maak_vraag().zaak
    with binnen():
        Zaak.objects.filter(id=vraag).update(stand="ontvangen")
        kort = Besluit.objects.get()
    als_noor.post(u("tijdelijk", ander), hulp(weken="3", aanbieder="Thuishulp Geuldal", kosten="900"))
    assert als_noor.post(u("samenvoegen", vraag), {"bij": str(ander)}).status_code == 302
    tekst = lees(als_noor.get(u("tijdelijk", ander)))
    adres = f"{u('tijdelijk-verlengen', ander)}?hulp={kort.id}"
    assert "Deze hulp loopt ook" in tekst
    assert f'href="{adres}">Verleng de hulp van De Geulbrug' in tekst
    assert als_noor.get(f"{u('tijdelijk-verlengen', ander)}?hulp=x").status_code == 404
    assert datum(kort.periode.upper - timedelta(days=1)) in lees(als_noor.get(adres))
    assert als_noor.post(adres, {"tot_en_met": dag(16), "kosten_cent": "20"}).status_code == 302
    with binnen():
        assert Besluit.objects.latest("id").verlengt_id == kort.id


def test_without_a_mandate_help_at_once_is_laid_before_who_has_one(als_noor, vraag, mag, noor, hans, binnen):
    with binnen():
        Mandaat.objects.filter(gebruiker=noor, soort="tijdelijk").delete()
    assert "U hebt geen mandaat voor tijdelijke hulp. Kies een collega" in lees(als_noor.get(u("tijdelijk", vraag)))
    assert "mandaat" in lees(als_noor.post(u("tijdelijk", vraag), hulp()))
    als_noor.post(u("tijdelijk", vraag), hulp(aan=str(hans.pk)))
    with binnen():
        assert Besluit.objects.get().lezer_id == hans.pk


def test_where_nobody_has_a_mandate_nobody_gives_help_at_once(als_noor, vraag, binnen):
    assert "Niemand hier heeft een mandaat" in lees(als_noor.get(u("tijdelijk", vraag)))
    assert "mandaat" in lees(als_noor.post(u("tijdelijk", vraag), hulp()))
    with binnen():
        assert not Besluit.objects.exists()
