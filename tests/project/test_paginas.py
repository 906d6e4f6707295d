"""The front page, who is sent where, the demo door, errors, and the pages about access and privacy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from keukentafel.project.demo.inloggen import demomensen
from keukentafel.stelsel.gebruikers.models import Gebruiker
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten import queries
from tests.balies.vorm.test_b1 import uit_sjabloon
from tests.huis.b1 import lange_zinnen, moeilijke_woorden
from tests.opzet import maak_gebruiker

SJABLONEN = sorted((Path(__file__).parents[2] / "src/keukentafel/project/templates").rglob("*.html"))


def test_the_front_page_lists_the_municipalities(client, meerssen, vaals, django_assert_num_queries):
    with django_assert_num_queries(5):  # begin of the transaction, opening, the list, closing
        html = client.get("/").content.decode()
    assert html.index("/meerssen/") < html.index("/vaals/")
    assert "/account/aanmelden/" in html
    assert "demo" not in html.lower()


def test_the_front_page_names_the_demo_in_a_demo_only(client, meerssen, settings):
    settings.DEMO = True
    assert "/demo/" in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("rol", "waar"),
    [
        (Rol.CONSULENT, "/consulent/"),
        (Rol.CLIENTONDERSTEUNER, "/ondersteuner/"),
        (Rol.BEHEER, "/beheer/"),
        (Rol.KWALITEIT, "/beheer/noodinzage/"),
        (Rol.BELEID, "/beleid/"),
        (Rol.INWONER, "/meerssen/mijn-vragen/"),
    ],
)
def test_who_has_one_role_goes_to_its_counter(client, meerssen, rol, waar):
    client.force_login(maak_gebruiker("Iemand Anders", (meerssen, rol)))
    assert client.get("/")["Location"] == "/mijn-balie/"
    assert client.get("/mijn-balie/")["Location"].startswith(waar)


def test_who_has_two_roles_chooses_and_who_has_no_page_reads_so(client, meerssen, vaals):
    client.force_login(maak_gebruiker("Twee Rollen", (meerssen, Rol.BEHEER), (vaals, Rol.CONSULENT)))
    html = client.get("/mijn-balie/").content.decode()
    assert "Waar wilt u heen?" in html
    assert "/beheer/" in html
    client.force_login(maak_gebruiker("Een Toezicht", (meerssen, Rol.TOEZICHT)))
    assert "nog geen pagina" in client.get("/mijn-balie/").content.decode()


def test_without_a_role_one_can_still_sign_off(client, meerssen):
    client.force_login(maak_gebruiker("Zonder Rol"))
    antwoord = client.get("/mijn-balie/")
    assert antwoord.status_code == 403
    assert "/account/afmelden/" in antwoord.content.decode()


def test_the_demo_door_opens_for_made_up_people_only(client, meerssen, settings):
    mens = next(m for m in demomensen() if m.rol == Rol.CONSULENT)
    gebruiker = Gebruiker.objects.create_user(mens.email, None, naam=mens.naam, synthetisch=True)
    settings.DEMO = False
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/aanmelden/", {"wie": mens.email}).status_code == 404
    settings.DEMO = True
    html = client.get("/demo/").content.decode()
    assert html.count('name="wie"') == 1
    assert "Wmo-consulent" in html
    assert client.post("/demo/aanmelden/", {"wie": mens.email})["Location"] == "/mijn-balie/"
    assert client.session["_auth_user_id"] == str(gebruiker.pk)
    Gebruiker.objects.filter(pk=gebruiker.pk).update(synthetisch=False)
    assert Client().post("/demo/aanmelden/", {"wie": mens.email}).status_code == 404


def test_nobody_signs_in_by_the_demo_door_as_somebody_off_the_list(client, meerssen, settings):
    settings.DEMO = True
    ander = maak_gebruiker("Van Straat")
    assert client.post("/demo/aanmelden/", {"wie": ander.email}).status_code == 404
    assert client.post("/demo/aanmelden/", {"wie": ""}).status_code == 404
    assert client.get("/demo/aanmelden/").status_code == 405


def test_errors_speak_plainly(client, meerssen, noor):
    html = client.get("/bestaat/niet/").content.decode()
    assert "Deze pagina is er niet" in html
    assert 'href="/"' in html
    client.force_login(noor)
    antwoord = client.get("/beheer/")
    assert antwoord.status_code == 403
    html = antwoord.content.decode()
    assert "Deze pagina is niet voor u" in html
    assert "Vraag uw beheerder om de rol." in html
    client.force_login(maak_gebruiker("Fatma Aydin", (meerssen, Rol.INWONER)))
    html = client.get("/beheer/").content.decode()
    assert "Deze pagina is voor iemand anders, of van een andere gemeente." in html
    assert "beheerder" not in html  # who asks for help has none


def test_a_fault_of_ours_is_a_calm_page_without_the_database(meerssen, monkeypatch, django_assert_num_queries, rf):
    from keukentafel.project import paginas

    with django_assert_num_queries(0):
        antwoord = paginas.stuk(rf.get("/"))
    assert antwoord.status_code == 500
    assert "Er ging iets mis bij ons" in antwoord.content.decode()
    klant = Client(raise_request_exception=False)
    monkeypatch.setattr(queries, "gemeenten", lambda: 1 / 0)
    assert "Er ging iets mis bij ons" in klant.get("/").content.decode()


def test_a_form_without_its_token_is_kept_nowhere_and_says_so(meerssen):
    antwoord = Client(enforce_csrf_checks=True).post("/taal/setlang/", {"language": "en"})
    assert antwoord.status_code == 403
    assert "stond te lang open" in antwoord.content.decode()


@pytest.mark.parametrize("pagina", ["toegankelijkheid", "uw-gegevens"])
def test_pages_about_us_stand_in_every_footer(client, meerssen, pagina):
    html = client.get("/").content.decode()
    assert f'href="/{pagina}/"' in html
    van_gemeente = client.get("/meerssen/").content.decode()
    assert f'href="/meerssen/{pagina}/"' in van_gemeente
    assert client.get(f"/{pagina}/").status_code == 200
    assert "043 000 00 00" in client.get(f"/meerssen/{pagina}/").content.decode().split("<main")[1]
    assert client.get(f"/nergens/{pagina}/").status_code == 404


def test_the_privacy_page_names_term_and_article(client, meerssen):
    html = client.get("/uw-gegevens/").content.decode()
    assert "Vijftien jaar" in html
    assert "artikel 5.3.4" in html


def test_health(client, db):
    assert client.get("/gezond/").json() == {"gezond": True}


@pytest.mark.parametrize("pad", SJABLONEN, ids=lambda pad: pad.name)
def test_plain_dutch(pad):
    tekst = "\n".join(uit_sjabloon(pad.read_text(encoding="utf-8")))
    assert lange_zinnen(tekst) == []
    assert moeilijke_woorden(tekst) == []
    assert not re.search("ongeldig", tekst)
