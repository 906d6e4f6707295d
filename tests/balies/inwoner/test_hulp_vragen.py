"""Hulp vragen: four questions without an account, errors that keep what was typed, sent once."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.melding.models import Clientondersteuning, Concept, Melding
from keukentafel.dossier.zaak.models import Taak, Zaak
from keukentafel.omgeving.mensen.models import Adres, Persoon
from keukentafel.recht import termijnen
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Wijk
from keukentafel.stelsel.gemeenten.namens import namens
from keukentafel.stelsel.logboek.models import Logregel
from tests.balies.inwoner.conftest import DOCHTER, HUISARTS, ZELF


def u(naam: str, *args: object) -> str:
    return reverse(f"inwoner:{naam}", args=["vaals", *args])


def test_a_resident_of_vaals_asks_for_help(client, vaals, sanne, verstuur):
    pagina = verstuur()
    assert pagina.redirect_chain == [(u("ontvangen"), 302)]
    tekst = pagina.content.decode()
    with namens({vaals.code}, doel="proef"):
        zaak, melding, persoon = Zaak.objects.get(), Melding.objects.get(), Persoon.objects.get()
        assert (melding.kanaal, melding.melder, melding.bereik) == ("web", "zelf", "bellen")
        assert melding.bereik_waar == persoon.telefoon == "06 0000 0012"
        assert melding.beste_moment == "Na 10 uur, ik slaap slecht"
        assert (persoon.naam, persoon.geboren, persoon.plaats) == ("Fatma Aydin", "1968", "Vaals")
        assert Adres.objects.get().postcode == "6291 AB"
        assert Clientondersteuning.objects.get(voor="inwoner").antwoord == "ja"
        assert Taak.objects.get().behandelaar == sanne
        regel = Logregel.objects.get()
        assert (regel.gebruiker_naam, regel.rol, regel.doel) == (
            "de inwoner",
            "inwoner",
            "hulp vragen via de website",
        )
        assert not Concept.objects.exists()
        brief = Brief.objects.get()
    assert zaak.startdag == klok.vandaag()
    assert zaak.onderzoek_uiterlijk == termijnen.onderzoek(startdag=klok.vandaag()).uiterlijk
    assert "Sanne Dohmen" in tekst
    assert f"{zaak.jaar}-{zaak.id}" in tekst
    assert brief.gegevens["volg_code"] in tekst
    assert "later mag ook" in tekst
    assert "U mag iemand meenemen" in tekst
    assert client.get(u("brief", brief.id)).status_code == 200
    pdf = client.get(u("brief-pdf", brief.id))
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("antwoorden", "naam", "relatie", "telefoon", "bereik_waar"),
    [
        (DOCHTER, "Elif Aydin", "dochter", "06 0000 0013", "Elif Aydin, 06 0000 0013"),
        (HUISARTS, "Jan Smeets", "huisarts in Vaals", "043 000 00 09", "043 000 00 02"),
    ],
    ids=["supporter", "professional"],
)
def test_somebody_else_asks(client, vaals, sanne, verstuur, antwoorden, naam, relatie, telefoon, bereik_waar):
    tekst = verstuur(antwoorden).content.decode()
    with namens({vaals.code}, doel="proef"):
        melding, brief, zaak = Melding.objects.get(), Brief.objects.get(), Zaak.objects.get()
        assert (melding.melder_naam, melding.melder_relatie, melding.melder_telefoon) == (naam, relatie, telefoon)
        assert melding.bereik_waar == bereik_waar
        assert melding.door == f"{naam}, via de website"
        assert Persoon.objects.get().naam == "Fatma Aydin"
    assert zaak.nummer in tekst
    # the code opens the whole question: it goes to the resident, not to who asked
    assert brief.gegevens["volg_code"] not in tekst
    assert client.get(u("mijn-vraag")).context["formulier"] is not None
    assert client.get(u("brief", brief.id)).status_code == 302


def test_sending_twice_gives_one_case_and_the_same_confirmation(client, vaals, sanne, verstuur):
    eerste = verstuur()
    tweede = client.post(u("nakijken"), follow=True)
    with namens({vaals.code}, doel="proef"):
        assert Zaak.objects.count() == Melding.objects.count() == Brief.objects.count() == 1
        code = Brief.objects.get().gegevens["volg_code"]
    assert code in eerste.content.decode()
    assert code in tweede.content.decode()


def test_two_tabs_with_the_same_session_make_one_case(client, vaals, sanne, vul_in):
    vul_in(ZELF)
    ander = Client()
    ander.cookies = client.cookies.copy()
    een = client.post(u("nakijken"))
    twee = ander.post(u("nakijken"))
    assert {een.status_code, twee.status_code} == {302}
    with namens({vaals.code}, doel="proef"):
        assert Zaak.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_moment_make_one_case(client, vaals, sanne, vul_in):
    vul_in(ZELF)
    samen, uit = Barrier(2), []

    def klik() -> None:
        browser = Client()
        browser.cookies = client.cookies.copy()
        samen.wait(timeout=20)
        try:
            uit.append(browser.post(u("nakijken")).url)
        finally:
            connection.close()

    draden = [Thread(target=klik) for _ in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(timeout=30)
    assert uit == [u("ontvangen")] * 2
    with namens({vaals.code}, doel="proef"):
        assert (Zaak.objects.count(), Brief.objects.count(), Melding.objects.count()) == (1, 1, 1)
        code = Brief.objects.get().gegevens["volg_code"]
    assert code in client.get(u("ontvangen")).content.decode()


def test_an_error_keeps_all_that_was_typed(client, vaals, vul_in):
    vul_in({1: ZELF[1], 2: ZELF[2]})
    velden = {"hoe": "bellen", "telefoon": "06 0000 012", "wanneer": "Na 10 uur, ik slaap slecht"}
    antwoord = client.post(u("vraag", 3), velden)
    assert (antwoord.status_code, antwoord.url) == (302, u("vraag", 3))  # by GET: going back sends nothing again
    tekst = client.get(u("vraag", 3)).content.decode()
    assert "Er staan 9 cijfers. Een telefoonnummer heeft er 10. Welk cijfer mist?" in tekst
    assert "Uw telefoonnummer is niet compleet" in tekst
    assert "<title>Fout:" in tekst
    assert 'value="06 0000 012"' in tekst
    assert 'value="Na 10 uur, ik slaap slecht"' in tekst
    # the half answer is kept, too: going away and coming back loses nothing
    client.get(u("vraag", 2))
    weer = client.get(u("vraag", 3)).content.decode()
    assert 'value="06 0000 012"' in weer
    assert "<title>Fout:" not in weer  # said once


def test_going_back_keeps_everything(client, vaals, vul_in):
    vul_in(ZELF)
    assert "Het huis schoon houden gaat niet meer." in client.get(u("vraag", 2)).content.decode()
    vier = client.get(u("vraag", 4)).content.decode()
    for waarde in ("Fatma", "Aydin", "Beekstraat", "6291ab"):
        assert f'value="{waarde}"' in vier


def test_the_check_page_waits_for_the_answers_that_miss(client, vaals, vul_in):
    vul_in({1: ZELF[1], 2: ZELF[2]})
    assert client.get(u("nakijken")).url == u("vraag", 3)
    assert client.post(u("nakijken")).url == u("vraag", 3)
    with namens({vaals.code}, doel="proef"):
        assert not Zaak.objects.exists()


def test_later_on_another_device_by_the_code(client, vaals, sanne, vul_in):
    vul_in({1: ZELF[1]})
    client.post(u("vraag", 2), ZELF[2] | {"later": "1"})
    pagina = client.get(u("later"))
    code = pagina.context["code"]
    assert code in pagina.content.decode()
    assert pagina.context["tot"] - klok.nu() > timedelta(days=29)

    ander = Client()
    fout = ander.post(u("verder"), {"code": "AAAA-BBBB-CCCC"})
    assert "Bij deze code vinden wij geen antwoorden." in fout.content.decode()
    assert 'value="AAAA-BBBB-CCCC"' in fout.content.decode()
    assert ander.post(u("verder"), {"code": code.lower().replace("-", " ")}).url == u("vraag", 3)
    assert "Het huis schoon houden" in ander.get(u("vraag", 2)).content.decode()
    # and not in another municipality
    assert ander.post(reverse("inwoner:verder", args=["vaals"]), {"code": "x"}).status_code == 200


def test_a_code_of_another_municipality_opens_nothing(client, vaals, meerssen, vul_in):
    vul_in({1: ZELF[1]})
    code = client.get(u("later")).context["code"]
    pagina = Client().post(reverse("inwoner:verder", args=["meerssen"]), {"code": code})
    assert "Bij deze code vinden wij geen antwoorden." in pagina.content.decode()


def test_ten_wrong_codes_give_a_pause(client, vaals, vul_in):
    vul_in({1: ZELF[1]})
    code = client.get(u("later")).context["code"]
    gokker = Client()
    for _poging in range(10):
        gokker.post(u("verder"), {"code": "AAAA-BBBB-CCCC"})
    dicht = gokker.post(u("verder"), {"code": code})
    assert dicht.status_code == 200
    assert "U probeerde het 10 keer." in dicht.content.decode()


def test_begin_again_throws_away(client, vaals, vul_in):
    vul_in({1: ZELF[1], 2: ZELF[2]})
    assert "U was al begonnen" in client.get(u("hulp-vragen")).content.decode()
    client.post(u("opnieuw"))
    assert "Het huis schoon" not in client.get(u("vraag", 2)).content.decode()
    with namens({vaals.code}, doel="proef"):
        assert not Concept.objects.exists()


def test_the_search_box_opens_the_melding_with_those_words(client, vaals):
    antwoord = client.post(u("zoek"), {"zoek": "Mijn man valt vaak"})
    assert antwoord.url == u("vraag", 1)  # the words stand in no address
    assert "Mijn man valt vaak" in client.get(u("vraag", 2)).content.decode()
    client.post(u("zoek"), {"zoek": "en de trap is steil"})
    tekst = client.get(u("vraag", 2)).content.decode()
    assert "Mijn man valt vaak" in tekst
    assert "en de trap is steil" in tekst
    client.post(u("zoek"), {"zoek": "mijn man valt  vaak."})
    client.post(u("zoek"), {"zoek": "En de trap is steil"})
    assert client.get(u("vraag", 2)).content.decode() == tekst or _woorden(client) == (
        "Mijn man valt vaak\n\nen de trap is steil"
    )


def _woorden(client: Client) -> str:
    return client.get(u("vraag", 2)).context["formulier"]["woorden"].value()


def test_a_longer_search_is_no_second_one(client, vaals):
    client.post(u("zoek"), {"zoek": "traplift"})
    client.post(u("zoek"), {"zoek": "Traplift of ander huis"})
    assert _woorden(client) == "Traplift of ander huis"


def test_back_after_sending_says_that_we_have_it(client, vaals, sanne, verstuur):
    verstuur()
    for naam in (u("hulp-vragen"), u("vraag", 4)):
        pagina = client.get(naam, follow=True).content.decode()
        assert "Uw vraag is al binnen" in pagina
        assert u("ontvangen") in pagina
    assert "Voor wie is de hulp?" in client.get(u("vraag", 1)).content.decode()  # another question may be asked
    client.post(u("sluiten"))
    assert client.get(u("hulp-vragen")).url == u("vraag", 1)


def test_the_confirmation_passes_on_the_wish_for_a_supporter(vaals, sanne, verstuur):
    tekst = verstuur().content.decode()
    assert f"Wij geven dit door aan {vaals.clientondersteuning_naam}." in tekst
    assert "Een ondersteuner belt of schrijft u, uiterlijk" in tekst


def test_without_the_wish_no_supporter_is_promised(vaals, sanne, verstuur):
    assert "Een ondersteuner belt" not in verstuur(ZELF | {4: ZELF[4] | {"ondersteuning": "nee"}}).content.decode()


def test_no_letter_is_promised_without_an_address(client, vaals, sanne, verstuur):
    weinig = {"voornaam": "", "achternaam": "Aydin", "ondersteuning": "open"}
    tekst = verstuur(DOCHTER | {4: weinig}).content.decode()
    assert "De brief gaat naar de inwoner" not in tekst
    assert "De inwoner krijgt het nummer en de code van ons zelf." in tekst
    with namens({vaals.code}, doel="proef"):
        assert Persoon.objects.get().naam == "Aydin"


def test_with_an_address_the_letter_goes_to_the_resident(vaals, sanne, verstuur):
    assert "De brief gaat naar de inwoner" in verstuur(DOCHTER).content.decode()


def test_the_check_page_shows_what_will_be_kept(client, vaals, vul_in):
    vul_in(ZELF | {3: ZELF[3] | {"telefoon": "0600000012"}})
    tekst = client.get(u("nakijken")).content.decode()
    assert "6291 AB" in tekst
    assert "06 0000 0012" in tekst


def test_autosave_keeps_half_answers(client, vaals):
    antwoord = client.post(u("vraag-bewaren", 2), {"woorden": "Ik kan niet me\0er"})
    assert antwoord.json()["bewaard"].startswith("Bewaard om ")
    assert "Ik kan niet meer" in client.get(u("vraag", 2)).content.decode()


def test_a_letter_needs_an_address(client, vaals, vul_in):
    vul_in({1: ZELF[1], 2: ZELF[2], 3: {"hoe": "brief"}})
    velden = {"voornaam": "Fatma", "achternaam": "Aydin", "ondersteuning": "open"}
    leeg = client.get(u("vraag", 4)).content.decode()
    tekst = client.post(u("vraag", 4), velden, follow=True).content.decode()
    assert tekst.count("Daarvoor hebben wij het adres nodig.") >= 3
    assert client.post(u("vraag", 4), velden | {"straat": "Beekstraat"}).url == u("vraag", 4)
    # what a letter needs does not say that it may stay empty: of the address only the postcode does
    assert leeg.count("U mag dit leeg laten.") == 4  # tussenvoegsel, geboren, postcode, taal


def test_a_secret_address_stays_secret(client, vaals, sanne, verstuur):
    verstuur(ZELF | {4: ZELF[4] | {"geheim": "on"}})
    with namens({vaals.code}, doel="proef"):
        assert Persoon.objects.get().geheim_adres
        assert not Adres.objects.exists()  # behind its second wall
        assert Brief.objects.get().aan_regels == []


def test_nearly_everything_may_be_left_empty(vaals, sanne, verstuur):
    verstuur(ZELF | {4: {"voornaam": "Sjef", "achternaam": "Bemelmans", "ondersteuning": "open"}})
    with namens({vaals.code}, doel="proef"):
        assert Persoon.objects.get().geboren == ""
        assert Clientondersteuning.objects.get(voor="inwoner").antwoord == "open"


def test_old_answers_are_found_no_longer(client, vaals, vul_in, monkeypatch):
    vul_in({1: ZELF[1], 2: ZELF[2]})
    later = klok.nu() + timedelta(days=31)
    monkeypatch.setattr(klok, "nu", lambda: later)
    assert "Het huis schoon" not in client.get(u("vraag", 2)).content.decode()


def test_unknown_question_and_municipality_are_not_found(client, vaals):
    assert client.get(u("vraag", 5)).status_code == 404
    assert client.get("/nergens/hulp-vragen/").status_code == 404


def test_the_page_names_the_day_that_we_call(client, vaals, monkeypatch):
    monkeypatch.setattr(klok, "nu", lambda: datetime(2027, 2, 1, 9, tzinfo=klok.AMSTERDAM))
    monkeypatch.setattr(klok, "vandaag", lambda: date(2027, 2, 1))
    assert "maandag 8 februari" in client.get(u("vraag", 3)).content.decode()


@pytest.mark.parametrize(
    ("postcode", "wijk"), [("6291ab", "WK098101"), ("6211 AB", None), ("6294 AB", None)],
    ids=["known", "not_for_sure", "not_in_this_database"],
)  # fmt: skip
def test_the_wijk_comes_from_the_postcode_where_that_is_sure(vaals, sanne, verstuur, postcode, wijk):
    for code in ("WK098101", "WK093500"):
        Wijk.objects.create(code=code, gemeente=vaals, naam=code, peildatum=date(2024, 1, 1), bron="proef")
    verstuur(ZELF | {4: ZELF[4] | {"postcode": postcode}})
    with namens({vaals.code}, doel="proef"):
        assert Persoon.objects.get().wijk_id == wijk
        assert Zaak.objects.get().wijk_code == (wijk or "")


def test_how_long_a_supporter_looks_along_is_asked_with_the_question(client, vaals, sanne, vul_in, verstuur):
    zonder = {naam: waarde for naam, waarde in ZELF[4].items() if naam != "hoe_lang"}
    with pytest.raises(AssertionError, match="hoe_lang"):
        vul_in(ZELF | {4: zonder})
    vul_in(ZELF | {4: zonder | {"ondersteuning": "nee"}})
    vul_in(ZELF | {4: ZELF[4] | {"hoe_lang": "4"}})
    assert "4 weken" in client.get(reverse("inwoner:nakijken", args=["vaals"])).content.decode()
    verstuur(ZELF | {4: ZELF[4] | {"hoe_lang": "4"}})
    with namens({vaals.code}, doel="proef"):
        tot = Clientondersteuning.objects.get(voor="inwoner").meekijken_tot
    assert tot == klok.vandaag() + timedelta(weeks=4)
