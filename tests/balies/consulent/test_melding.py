"""The intake: by phone in Maastricht, on paper, by somebody else; what is refused comes back; a draft is kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.melding.models import Clientondersteuning, Concept, Melding
from keukentafel.dossier.zaak.models import Taak, Zaak
from keukentafel.omgeving.mensen.models import Persoon
from keukentafel.recht import termijnen
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import namens
from tests.balies.consulent.conftest import ANOUK, FATMA, invoer
from tests.opzet import maak_gebruiker, maak_gemeente

NIEUW = "/consulent/melding/nieuw/"


@pytest.fixture
def maastricht(db):
    return maak_gemeente(935, "Maastricht", "maastricht")


@pytest.fixture
def sanne(client, maastricht):
    sanne = maak_gebruiker("Sanne Dohmen", (maastricht, Rol.CONSULENT))
    client.force_login(sanne)
    return sanne


def test_a_melding_by_phone_in_maastricht(client, maastricht, sanne):
    antwoord = client.post(NIEUW, invoer(), follow=True)
    tekst = antwoord.content.decode()
    with namens({935}, doel="proef"):
        zaak, melding, persoon = Zaak.objects.get(), Melding.objects.get(), Persoon.objects.get()
        assert (melding.kanaal, melding.melder, melding.door) == ("telefoon", "zelf", "Sanne Dohmen")
        assert (persoon.naam, persoon.geboren) == ("Els Bours", "1950")
        assert zaak.behandelaar_id == sanne.pk
        assert zaak.startdag == klok.vandaag()
        assert Clientondersteuning.objects.get(voor="inwoner").antwoord == "nee"
        assert Brief.objects.get().soort == "ontvangstbevestiging"
    assert f"Zaak {zaak.nummer}" in tekst
    assert "Sanne Dohmen" in tekst
    assert "kt-brief" in tekst
    assert f"/consulent/dossier/{zaak.id}/" in tekst
    assert termijnen.onderzoek(startdag=klok.vandaag()).uiterlijk == zaak.onderzoek_uiterlijk


def test_with_a_supporter_the_intake_asks_for_how_long(client, maastricht, sanne):
    assert "id_hoe_lang_fout" in client.post(NIEUW, invoer(ondersteuning="ja")).content.decode()
    with namens({935}, doel="proef"):
        assert not Zaak.objects.exists()
    client.post(NIEUW, invoer(ondersteuning="ja", hoe_lang="13"))
    with namens({935}, doel="proef"):
        tot = Clientondersteuning.objects.get(voor="inwoner").meekijken_tot
        assert tot == klok.vandaag() + timedelta(weeks=13)


def test_a_letter_counts_from_its_day_and_asks_for_it(client, maastricht, sanne):
    zonder = client.post(NIEUW, invoer(kanaal="papier"))
    assert "Vul de dag in waarop de brief binnenkwam" in zonder.content.decode()
    dag = klok.vandaag() - timedelta(days=3)
    client.post(NIEUW, invoer(kanaal="papier", ontvangen_op=f"{dag.day}-{dag.month}-{dag.year}"))
    with namens({935}, doel="proef"):
        assert Zaak.objects.get().startdag == dag


def test_a_professional_reports_and_it_is_urgent(client, maastricht, sanne):
    client.post(
        NIEUW,
        invoer(melder="professional", professional_naam="Jan Smeets", professional_relatie="huisarts", spoed="on"),
    )
    with namens({935}, doel="proef"):
        melding = Melding.objects.get()
        assert (melding.melder_naam, melding.melder_relatie) == ("Jan Smeets", "huisarts")
        taak = Taak.objects.get()
        assert (taak.spoed, taak.uiterlijk) == (True, klok.vandaag())


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"woorden": " "}, "Hier staat nog niets. Schrijf in een paar woorden"),
        ({"achternaam": ""}, "Vul de achternaam in"),
        ({"bsn": "123456789"}, "Dit nummer bestaat niet"),
        ({"melder": "naaste", "naaste_naam": ""}, "Hier staat nog niets"),
        ({"telefoon": "06 123"}, "Een telefoonnummer heeft er 10"),
        ({"kanaal": "papier", "ontvangen_op": "1-1-2020"}, "Kijk het jaar na"),
    ],
)
def test_what_is_refused_comes_back_and_nothing_is_kept(client, maastricht, sanne, anders, zin):
    antwoord = client.post(NIEUW, invoer(straat="Brusselsestraat", **anders))
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert zin in tekst
    assert "<title>Fout:" in tekst
    assert "Brusselsestraat" in tekst
    with namens({935}, doel="proef"):
        assert not Zaak.objects.exists()
        assert not Persoon.objects.exists()


def test_the_same_form_sent_twice_is_one_melding(client, maastricht, sanne):
    gegeven = invoer()
    eerste, tweede = client.post(NIEUW, gegeven), client.post(NIEUW, gegeven)
    assert eerste["Location"] == tweede["Location"]
    with namens({935}, doel="proef"):
        assert Zaak.objects.count() == 1
        assert Melding.objects.count() == 1


def test_the_same_question_again_joins_the_case_of_a_colleague(als_noor, karin, meerssen, maak_vraag):
    oud = maak_vraag(van=karin)
    kies = als_noor.post("/consulent/melding/", {"zoek": "Aydin"}).content.decode()
    adres = reverse("consulent:melding-voor", args=[oud.inwoner])
    assert adres in kies
    assert f"Zaak {oud.nummer} loopt al" in als_noor.get(adres).content.decode()
    tekst = als_noor.post(adres, invoer(), follow=True).content.decode()
    assert f"De melding hoort bij zaak {oud.nummer}" in tekst
    assert "De eerste datum telt" in tekst
    with namens({meerssen.code}, doel="proef"):
        assert Zaak.objects.count() == 1
        assert Melding.objects.count() == 2


def test_what_was_typed_outlives_the_session(als_noor, noor, meerssen):
    bewaar = reverse("consulent:melding-bewaren", args=[0])
    antwoord = als_noor.post(bewaar, invoer(woorden="Half verhaal", bsn="999990019"))
    assert antwoord.json()["bewaard"].startswith("Bewaard om ")
    als_noor.logout()
    assert als_noor.get(NIEUW).status_code == 302
    als_noor.force_login(noor)
    tekst = als_noor.get(NIEUW).content.decode()
    assert "Half verhaal" in tekst
    assert "U begon dit eerder" in tekst
    with namens({meerssen.code}, doel="proef"):
        assert "999990019" not in str(Concept.objects.get().antwoorden)
    als_noor.post(NIEUW, invoer(), follow=True)
    with namens({meerssen.code}, doel="proef"):
        assert not Concept.objects.exists()
    assert "Half verhaal" not in als_noor.get(NIEUW).content.decode()


def test_a_draft_is_thrown_away_when_asked(als_noor):
    bewaar = reverse("consulent:melding-bewaren", args=[0])
    als_noor.post(bewaar, invoer(woorden="Half verhaal"))
    als_noor.post(bewaar, {"weg": "1"})
    assert "Half verhaal" not in als_noor.get(NIEUW).content.decode()


def test_a_draft_of_one_person_is_not_seen_by_another(als_noor, karin):
    als_noor.post(reverse("consulent:melding-bewaren", args=[0]), invoer(woorden="Half verhaal"))
    als_noor.force_login(karin)
    assert "Half verhaal" not in als_noor.get(NIEUW).content.decode()


def test_a_consulent_of_two_municipalities_says_where_the_resident_lives(client, meerssen, vaals):
    client.force_login(maak_gebruiker("Iris Beide", (meerssen, Rol.CONSULENT), (vaals, Rol.CONSULENT)))
    assert "In welke gemeente" in client.get(NIEUW).content.decode()
    assert "Kies een van de antwoorden" in client.post(NIEUW, invoer()).content.decode()
    client.post(NIEUW, invoer(gemeente="981"))
    with namens({981}, doel="proef"):
        assert Zaak.objects.count() == 1


def test_a_secret_address_stands_on_no_page_of_the_intake(client, meerssen, noor, maak_vraag):
    client.force_login(noor)
    anouk = maak_vraag(ANOUK)
    for pagina in (
        client.post("/consulent/melding/", {"zoek": "Verborgen"}),
        client.get(reverse("consulent:melding-voor", args=[anouk.inwoner])),
        client.post(reverse("consulent:melding-voor", args=[anouk.inwoner]), invoer(), follow=True),
    ):
        tekst = pagina.content.decode()
        assert "Verborgen" in tekst
        assert "Schuil" not in tekst


def test_a_resident_of_another_municipality_cannot_be_chosen(als_noor, karin, vaals, maak_vraag):
    elders = maak_vraag(FATMA, maak_gebruiker("Vera Vaals", (vaals, Rol.CONSULENT)), gemeente=vaals)
    assert als_noor.get(reverse("consulent:melding-voor", args=[elders.inwoner])).status_code == 404


def test_a_date_that_is_no_date_stays_as_typed(client, maastricht, sanne):
    tekst = client.post(NIEUW, invoer(kanaal="papier", ontvangen_op="gisteren")).content.decode()
    assert "Wij lezen hier geen datum in" in tekst
    assert 'value="gisteren"' in tekst
