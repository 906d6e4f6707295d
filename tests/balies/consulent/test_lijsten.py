"""Mijn dag, what waits for others, questions and searching: what they show, what they keep silent, what they cost."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from keukentafel.dossier.zaak.models import Taak, Zaak
from keukentafel.omgeving.mensen.models import Persoon
from keukentafel.reis.melden import Inwonergegevens, Ontvangst
from keukentafel.reis.overzichten.vragen import BLADZIJDE
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.namens import namens
from keukentafel.stelsel.logboek.models import Logregel
from tests.balies.consulent.conftest import ANOUK, FATMA
from tests.opzet import maak_gebruiker

DAG = "/consulent/"
VRAGEN = "/consulent/vragen/"


def _taak(gemeente, zaak, wie, **velden):
    with namens({gemeente.code}, doel="proef"):
        Taak.objects.create(
            gemeente=gemeente, zaak_id=zaak, behandelaar=wie, **{"uiterlijk": klok.vandaag(), "wat": "Iets."} | velden
        )


def test_an_empty_day_says_what_is_so(als_noor):
    tekst = als_noor.get(DAG).content.decode()
    for zin in (
        "Dag Noor",
        "Geen bezoeken in uw agenda.",
        "Niemand om te bellen vandaag.",
        "Niets te schrijven.",
        "Niets te besluiten.",
        "Niets wacht op een ander.",
        "geen bezoeken en niemand om te bellen",
    ):
        assert zin in tekst


def test_the_keys_stand_beside_what_they_do(als_noor):
    tekst = als_noor.get(DAG).content.decode()
    for toets in ("g b", "g l", "g s", "g d", "n"):
        assert f'data-toets="{toets}"' in tekst
        assert f'<kbd class="kt-toets">{toets}</kbd>' in tekst
    assert "data-zoek" in tekst
    assert "Ctrl Enter" in als_noor.get("/consulent/melding/nieuw/").content.decode()


def test_the_day_holds_a_new_question_and_logs_whom_it_showed(als_noor, meerssen, maak_vraag):
    uit = maak_vraag(ontvangst=Ontvangst(kanaal="telefoon", melder="zelf", woorden="Gevallen.", spoed=True))
    tekst = als_noor.get(DAG).content.decode()
    assert "Mevrouw Fatma Aydin" in tekst
    assert 'kt-stand--let-op">vandaag' in tekst
    assert "<p>spoed</p>" in tekst
    assert "geen bezoeken en 1 telefoontje" in tekst
    with namens({meerssen.code}, doel="proef"):
        assert Logregel.objects.filter(inwoner_id=uit.inwoner, handeling="stond op de daglijst").count() == 1


def test_visits_stand_in_the_order_of_the_clock_with_their_time(als_noor, noor, meerssen, maak_vraag):
    uit = maak_vraag()
    morgen = klok.vandaag() + timedelta(days=1)
    for uur in (14, 10):
        moment = klok.moment(morgen, time(uur, 30))
        _taak(meerssen, uit.zaak, noor, soort="bezoeken", uiterlijk=morgen, tijdstip=moment)
    tekst = als_noor.get(DAG).content.decode()
    assert tekst.index("10.30 uur: mevrouw Fatma Aydin") < tekst.index("14.30 uur: mevrouw Fatma Aydin")


def test_the_counts_in_the_sentence_are_those_of_the_lists(als_noor, noor, meerssen, maak_vraag):
    uit = maak_vraag()  # one call, within five working days
    vandaag = klok.vandaag()
    for dagen, soort in ((0, "bezoeken"), (3, "bezoeken"), (0, "bellen"), (20, "bellen")):
        dag = vandaag + timedelta(days=dagen)
        tijdstip = klok.moment(dag, time(10)) if soort == "bezoeken" else None
        _taak(meerssen, uit.zaak, noor, soort=soort, uiterlijk=dag, tijdstip=tijdstip)
    antwoord = als_noor.get(DAG)
    tekst = antwoord.content.decode()
    assert "Vandaag 1 bezoek en 1 telefoontje. Met de week erna erbij: 2 bezoeken en 2 telefoontjes." in tekst
    for kop in ("Bezoeken", "Bellen"):
        assert f'{kop} <span class="kt-grijs kt-licht">2</span>' in tekst
    assert "Nog 1 later" in tekst


def test_a_talk_that_is_past_says_what_to_do_next(als_noor, noor, meerssen, maak_vraag):
    uit = maak_vraag()
    gisteren = klok.vandaag() - timedelta(days=1)
    moment = klok.moment(gisteren, time(14))
    _taak(meerssen, uit.zaak, noor, soort="bezoeken", wat="Gesprek thuis", uiterlijk=gisteren, tijdstip=moment)
    _taak(meerssen, uit.zaak, noor, soort="bellen", wat="Bevestig de afspraak", uiterlijk=gisteren, tijdstip=moment)
    with namens({meerssen.code}, doel="proef"):
        Zaak.objects.filter(id=uit.zaak).update(stand="in_onderzoek")
        bezoek = Taak.objects.get(wat="Gesprek thuis")
    tekst = als_noor.get(DAG).content.decode()
    afronden = reverse("consulent:taak-afronden", args=[uit.zaak, bezoek.id])
    assert f'href="{afronden}">Gesprek geweest? Rond het af en schrijf het verslag' in tekst
    assert f'href="{reverse("consulent:afspraak", args=[uit.zaak])}">Niet bevestigd en nu voorbij.' in tekst
    als_noor.post(afronden, {"zin": "Wij praatten aan tafel."})
    tekst = als_noor.get(DAG).content.decode()
    assert "Gesprek geweest?" not in tekst
    schrijven = tekst[tekst.index('id="schrijven"') : tekst.index('id="besluiten"')]
    assert "Verslag van het gesprek" in schrijven
    assert "later</summary>" not in schrijven  # in sight, also when it is promised for more than a week ahead


def test_what_waits_for_others_is_quiet_and_has_its_own_list(als_noor, noor, meerssen, maak_vraag):
    uit = maak_vraag()
    _taak(meerssen, uit.zaak, noor, soort="schrijven", wat="Wacht op het plan.", wacht_op="inwoner")
    tekst = als_noor.get(DAG).content.decode()
    assert "1 taak wacht op een ander: 1 op de inwoner. U hoeft nu niets te doen." in tekst
    assert "Wacht op het plan." not in tekst
    assert "Wacht op het plan." in als_noor.get(reverse("consulent:buiten-uw-handen")).content.decode()


def test_the_day_and_the_questions_ask_the_same_number_of_times_however_long_they_are(als_noor, maak_vraag):
    def tel(adres: str) -> int:
        with CaptureQueriesContext(connection) as vragen:
            assert als_noor.get(adres).status_code == 200
        return len(vragen)

    maak_vraag()
    een = {adres: tel(adres) for adres in (DAG, VRAGEN)}
    for nummer in range(3):
        maak_vraag(Inwonergegevens(voornaam="Jo", achternaam=f"Lemmens{nummer}"))
    assert {adres: tel(adres) for adres in (DAG, VRAGEN)} == een == {DAG: 12, VRAGEN: 11}


def test_questions_come_by_last_day_and_in_pages(als_noor, maak_vraag):
    for nummer in range(BLADZIJDE + 1):
        maak_vraag(Inwonergegevens(voornaam="Jo", achternaam=f"Lemmens{nummer:02d}"))
    een = als_noor.get(VRAGEN).content.decode()
    assert "Jo Lemmens00" in een
    assert f"Jo Lemmens{BLADZIJDE}" not in een
    assert "?blad=2" in een
    twee = als_noor.get(VRAGEN + "?blad=2").content.decode()
    assert f"Jo Lemmens{BLADZIJDE}" in twee
    assert "?blad=1" in twee
    assert "Hier staan geen vragen meer." in als_noor.get(VRAGEN + "?blad=9").content.decode()
    assert als_noor.get(VRAGEN + "?blad=x").status_code == 200


def test_a_question_without_a_contact_person_is_taken(als_noor, noor, meerssen, maak_vraag):
    uit = maak_vraag()
    with namens({meerssen.code}, doel="proef"):
        Zaak.objects.update(behandelaar=None)
    adres = reverse("consulent:oppakken", args=[uit.zaak])
    assert adres in als_noor.get(VRAGEN + "?lijst=vrij").content.decode()
    assert als_noor.get(adres).status_code == 405
    tekst = als_noor.post(adres, follow=True).content.decode()
    assert "U bent nu de contactpersoon." in tekst
    with namens({meerssen.code}, doel="proef"):
        assert Zaak.objects.get().behandelaar_id == noor.pk
    assert adres not in als_noor.get(VRAGEN + "?lijst=vrij").content.decode()
    assert "Elke vraag heeft een contactpersoon." in als_noor.get(VRAGEN + "?lijst=vrij").content.decode()


def test_searching_shows_the_resident_the_place_and_the_cases(als_noor, maak_vraag):
    uit = maak_vraag()
    tekst = als_noor.post("/consulent/zoeken/", {"zoek": "aydin"}).content.decode()
    for zin in ("1 inwoner gevonden.", "Mevrouw Fatma Aydin", "Geboren 3-5-1968.", "Meerssen.", f"Zaak {uit.nummer}"):
        assert zin in tekst
    assert 'value="aydin"' in tekst


@pytest.mark.parametrize(("woord", "zin"), [("ay", "drie letters"), ("Niemendal", "Niemand gevonden")])
def test_searching_says_what_to_do_when_nothing_comes(als_noor, maak_vraag, woord, zin):
    maak_vraag()
    assert zin in als_noor.post("/consulent/zoeken/", {"zoek": woord}).content.decode()


def test_a_name_never_stands_in_an_address(als_noor, maak_vraag):
    maak_vraag()
    tekst = als_noor.get("/consulent/zoeken/?zoek=Aydin").content.decode()
    assert "Fatma" not in tekst


def test_more_than_fifty_say_how_many_there_are(als_noor, noor, meerssen):
    with namens({meerssen.code}, doel="proef"):
        Persoon.objects.bulk_create(
            Persoon(gemeente=meerssen, voornaam="Jo", achternaam=f"Veelnaam{n}") for n in range(73)
        )
    tekst = als_noor.post("/consulent/zoeken/", {"zoek": "Veelnaam"}).content.decode()
    assert "Er zijn er 73. U ziet de eerste 50. Maak uw zoekwoord langer." in tekst


def test_a_secret_address_stands_on_no_list(als_noor, noor, meerssen, maak_vraag):
    uit = maak_vraag(ANOUK)
    _taak(meerssen, uit.zaak, noor, soort="bezoeken", tijdstip=klok.nu())
    for antwoord in (
        als_noor.get(DAG),
        als_noor.get(VRAGEN),
        als_noor.post("/consulent/zoeken/", {"zoek": "Verborgen"}),
    ):
        tekst = antwoord.content.decode()
        assert "Verborgen" in tekst
        assert "Schuil" not in tekst
    assert "Adres afgeschermd" in tekst
    niets = als_noor.post("/consulent/zoeken/", {"zoek": "Schuilsteeg"}).content.decode()
    assert "Verborgen" not in niets


def test_searching_finds_nobody_of_another_municipality(client, vaals, maak_vraag):
    maak_vraag(FATMA)
    client.force_login(maak_gebruiker("Vera Vaals", (vaals, "consulent")))
    assert "Niemand gevonden" in client.post("/consulent/zoeken/", {"zoek": "Aydin"}).content.decode()


def test_the_day_is_calm_and_cuts_nothing(als_noor, noor, meerssen, maak_vraag):
    zaak = maak_vraag().zaak
    laatste = klok.vandaag() + timedelta(days=2)
    _taak(meerssen, zaak, noor, soort="schrijven", wat="Binnen een week.", uiterlijk=klok.vandaag() + timedelta(days=7))
    _taak(meerssen, zaak, noor, soort="schrijven", wat="Daarna pas.", uiterlijk=klok.vandaag() + timedelta(days=8))
    tekst = als_noor.get(DAG).content.decode()
    assert tekst.index("Binnen een week.") < tekst.index("Nog 1 later") < tekst.index("Daarna pas.")
    with namens({meerssen.code}, doel="proef"):
        Zaak.objects.update(onderzoek_uiterlijk=laatste, startdag=laatste - timedelta(days=42))
    tekst = als_noor.get(DAG).content.decode()
    assert "Nog 1 later" not in tekst
    assert "onderzoek klaar" in tekst


def test_what_waits_is_counted_beyond_what_is_shown(als_noor, noor, meerssen, maak_vraag):
    zaak = maak_vraag().zaak
    with namens({meerssen.code}, doel="proef"):
        Taak.objects.bulk_create(
            Taak(
                gemeente=meerssen, zaak_id=zaak, behandelaar=noor, soort="schrijven", wat="Wacht.", wacht_op="inwoner",
                uiterlijk=klok.vandaag(),
            )
            for _ in range(203)
        )  # fmt: skip
    assert "203 taken wachten op een ander" in als_noor.get(DAG).content.decode()
    assert "U ziet de eerste 200 van 203." in als_noor.get("/consulent/buiten-uw-handen/").content.decode()
