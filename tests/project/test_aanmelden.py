"""Signing in: password, second step, recovery codes, a new password by mail; and what is not there."""

from __future__ import annotations

import re
import time

import pytest
from allauth.account import forms as account_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import hotp_value
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse

from keukentafel.project import aanmeldvormen
from keukentafel.project.aanmelden import Tweedestap
from keukentafel.stelsel.gebruikers.rol import Rol
from tests.balies.vorm.test_b1 import uit_python
from tests.huis.b1 import lange_zinnen, moeilijke_woorden
from tests.opzet import maak_gebruiker

WACHTWOORD = "vier stoelen aan tafel"


@pytest.fixture(autouse=True)
def _leeg():
    cache.clear()


@pytest.fixture
def noor(meerssen):
    """Noor, with a password."""
    noor = maak_gebruiker("Noor Claessen", (meerssen, Rol.CONSULENT))
    noor.set_password(WACHTWOORD)
    noor.save()
    return noor


def aanmelden(klant, noor, **anders):
    """Fill in the sign-in page."""
    return klant.post("/account/aanmelden/", {"login": noor.email, "password": WACHTWOORD} | anders)


def code_van(sleutel):
    """What the app would show now."""
    return f"{hotp_value(sleutel, int(time.time()) // 30):06d}"


def koppel(klant):
    """Set up the app; return its secret."""
    bevestigen = klant.get("/account/stappen/app/")["Location"]
    assert bevestigen.startswith("/account/bevestigen/"), "who sets up a second step proves again to be the one"
    assert "Bent u het zelf?" in klant.get(bevestigen).content.decode()
    html = klant.post(bevestigen, {"password": WACHTWOORD}, follow=True).content.decode()
    sleutel = re.search(r"kt-sleutelwoord\">([A-Z2-7]+)<", html)[1]
    antwoord = klant.post("/account/stappen/app/", {"code": code_van(sleutel)})
    assert antwoord["Location"] == "/account/stappen/herstelcodes/"
    return sleutel


def test_password_opens_the_own_counter(client, noor):
    assert aanmelden(client, noor)["Location"] == "/"
    assert client.get("/mijn-balie/")["Location"] == "/consulent/"


def test_a_wrong_password_says_what_to_do_and_keeps_the_address(client, noor):
    html = aanmelden(client, noor, password="fout").content.decode()
    assert "passen niet bij elkaar" in html
    assert f'value="{noor.email}"' in html
    assert "fout" not in re.findall(r'type="password"[^>]*', html)[0]
    onbekend = client.post("/account/aanmelden/", {"login": "niemand@voorbeeld.nl", "password": "x"}).content.decode()
    assert "passen niet bij elkaar" in onbekend, "the page does not tell who has an account"


def test_the_whole_second_step(noor, settings):
    settings.MFA_VERPLICHT = True
    klant = Client()
    aanmelden(klant, noor)
    assert klant.get("/consulent/")["Location"] == "/account/stappen/"
    assert "Koppel een app" in klant.get("/account/stappen/").content.decode()
    sleutel = koppel(klant)
    codes = re.findall(r"<code>(\w+)</code>", klant.get("/account/stappen/herstelcodes/").content.decode())
    assert len(codes) == 10
    assert klant.get("/consulent/").status_code == 200
    assert "is gekoppeld" in klant.get("/account/stappen/").content.decode()

    cache.clear()  # the same code within its half minute counts once
    opnieuw = Client()
    assert aanmelden(opnieuw, noor)["Location"].startswith("/account/stappen/code/")
    assert opnieuw.get("/consulent/")["Location"].startswith("/account/aanmelden/")
    fout = opnieuw.post("/account/stappen/code/", {"code": "000000"}).content.decode()
    assert "Deze code klopt niet" in fout
    assert opnieuw.post("/account/stappen/code/", {"code": code_van(sleutel)})["Location"] == "/"
    assert opnieuw.get("/consulent/").status_code == 200

    derde = Client()
    aanmelden(derde, noor)
    assert derde.post("/account/stappen/code/", {"code": codes[0]})["Location"] == "/"
    assert derde.get("/consulent/").status_code == 200
    vierde = Client()
    aanmelden(vierde, noor)
    assert vierde.post("/account/stappen/code/", {"code": codes[0]}).status_code == 200, "a recovery code works once"


def test_a_resident_needs_no_second_step(meerssen, settings):
    settings.MFA_VERPLICHT = True
    klant = Client()
    klant.force_login(maak_gebruiker("Fatma Aydin", (meerssen, Rol.INWONER)))
    assert klant.get("/mijn-balie/")["Location"] == "/meerssen/mijn-vragen/"


def test_the_secret_is_kept_encrypted(client, noor):
    aanmelden(client, noor)
    sleutel = koppel(client)
    bewaard = Authenticator.objects.get(type=Authenticator.Type.TOTP).data["secret"]
    assert sleutel not in bewaard
    assert Tweedestap().decrypt(bewaard) == sleutel


def test_the_picture_is_an_image_of_this_site(client, noor):
    assert client.get("/account/stappen/app/qr.svg").status_code == 404
    aanmelden(client, noor)
    client.post("/account/bevestigen/", {"password": WACHTWOORD})
    html = client.get("/account/stappen/app/").content.decode()
    assert 'src="/account/stappen/app/qr.svg"' in html
    assert "data:image" not in html
    antwoord = client.get("/account/stappen/app/qr.svg")
    assert antwoord["Content-Type"] == "image/svg+xml"
    assert "no-store" in antwoord["Cache-Control"]
    assert b"<svg" in antwoord.content
    assert b"style=" not in antwoord.content
    assert Client().get("/account/stappen/app/qr.svg").status_code == 404


def test_the_app_is_uncoupled_after_a_question(client, noor):
    aanmelden(client, noor)
    koppel(client)
    assert "loskoppelen" in client.get("/account/stappen/app/uit/").content.decode()
    assert client.post("/account/stappen/app/uit/")["Location"] == "/account/stappen/"
    assert not Authenticator.objects.exists()


def test_recovery_codes_as_a_file_and_new_ones(client, noor):
    aanmelden(client, noor)
    koppel(client)
    bestand = client.get("/account/stappen/herstelcodes/bestand/")
    assert len(bestand.content.decode().split()) == 10
    assert "oude codes" in client.get("/account/stappen/herstelcodes/nieuw/").content.decode()
    client.post("/account/stappen/herstelcodes/nieuw/")
    assert client.get("/account/stappen/herstelcodes/bestand/").content != bestand.content


def test_a_new_password_by_mail(client, noor, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert client.post("/account/wachtwoord/vergeten/", {"email": noor.email})["Location"].endswith("/verstuurd/")
    brief = mail.outbox[0]
    assert brief.subject == "Kies een nieuw wachtwoord voor Keukentafel"
    adres = re.search(r"https?://[^/]+(/\S+)", brief.body)[1]
    pagina = client.get(adres, follow=True)
    assert "Kies een nieuw wachtwoord" in pagina.content.decode()
    plek = pagina.redirect_chain[-1][0]
    kort = client.post(plek, {"password1": "kort", "password2": "kort"}).content.decode()
    assert "12" in kort
    nieuw = "zes stoelen aan een tafel"
    assert client.post(plek, {"password1": nieuw, "password2": nieuw})["Location"].endswith("/nieuw/klaar/")
    assert aanmelden(Client(), noor, password=nieuw)["Location"] == "/"
    assert "werkt niet meer" in Client().get(adres, follow=True).content.decode()


def test_a_new_account_without_password_gets_one_by_mail(client, meerssen, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    els = maak_gebruiker("Els Bours", (meerssen, Rol.CONSULENT))
    assert not els.has_usable_password()
    client.post("/account/wachtwoord/vergeten/", {"email": els.email})
    assert "/account/wachtwoord/nieuw/" in mail.outbox[0].body


def test_without_mail_the_page_says_so(client, db, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    assert "verstuurt geen e-mail" in client.get("/account/wachtwoord/vergeten/").content.decode()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    assert "verstuurt geen e-mail" not in client.get("/account/wachtwoord/vergeten/").content.decode()


def test_changing_the_own_password(client, noor):
    assert client.get("/account/wachtwoord/wijzigen/").status_code == 302
    aanmelden(client, noor)
    velden = {"oldpassword": "mis", "password1": "zes stoelen aan tafel", "password2": "zes stoelen aan tafel"}
    assert "niet uw wachtwoord van nu" in client.post("/account/wachtwoord/wijzigen/", velden).content.decode()
    assert client.post("/account/wachtwoord/wijzigen/", velden | {"oldpassword": WACHTWOORD}).status_code == 302
    noor.refresh_from_db()
    assert noor.check_password("zes stoelen aan tafel")


def test_signing_off_asks_first(client, noor):
    aanmelden(client, noor)
    assert "Wilt u zich afmelden?" in client.get("/account/afmelden/").content.decode()
    assert client.post("/account/afmelden/")["Location"] == "/"
    assert client.get("/consulent/")["Location"].startswith("/account/aanmelden/")


@pytest.mark.parametrize("naam", ["account_signup", "account_email", "account_confirm_login_code"])
def test_nobody_makes_an_own_account(naam):
    with pytest.raises(NoReverseMatch):
        reverse(naam)


@pytest.mark.parametrize("pad", ["signup", "email", "login", "3rdparty", "aanmelden/code"])
def test_pages_of_allauth_that_make_no_sense_are_not_there(client, meerssen, pad):
    assert client.get(f"/account/{pad}/").status_code == 404


@pytest.mark.parametrize("pad", ["aanmelden", "wachtwoord/vergeten", "wachtwoord/vergeten/verstuurd", "niet-actief"])
def test_pages_without_account_look_like_ours(client, db, pad):
    html = client.get(f"/account/{pad}/").content.decode()
    assert html.count("<h1") == 1
    assert "vorm/vorm.css" in html
    assert "style=" not in html
    assert "placeholder" not in html


def test_every_form_of_ours_is_one_of_allauth():
    assert issubclass(aanmeldvormen.Aanmelden, account_forms.LoginForm)


@pytest.mark.parametrize("module", ["aanmelden", "aanmeldvormen", "paginas", "omlijsting"])
def test_plain_dutch(module):
    from pathlib import Path

    pad = Path(aanmeldvormen.__file__).parent / f"{module}.py"
    geheel = "\n".join(uit_python(pad.read_text(encoding="utf-8")))
    assert lange_zinnen(geheel) == []
    assert moeilijke_woorden(geheel) == []
