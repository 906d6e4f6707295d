"""The counter of independent supporters, as a browser meets it."""

from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from keukentafel.balies.vorm.woorden import datum, datum_bij
from keukentafel.dossier.melding import queries
from keukentafel.dossier.melding.models import Clientondersteuning
from keukentafel.omgeving.mensen.models import Persoon
from keukentafel.reis.handeling import Wie
from keukentafel.reis.melden import Inwonergegevens, Ontvangst, melden, ondersteuning_vastleggen
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import namens
from tests.balies.vorm.test_b1 import uit_sjabloon
from tests.huis.b1 import lange_zinnen, moeilijke_woorden
from tests.opzet import als, maak_gebruiker

SJABLONEN = sorted((Path(__file__).parents[3] / "src/keukentafel/balies/clientondersteuner/templates").rglob("*.html"))
BSN = "999990019"


@pytest.fixture
def hilde(meerssen, vaals):
    """A supporter in two municipalities."""
    return maak_gebruiker("Hilde Bours", (meerssen, Rol.CLIENTONDERSTEUNER), (vaals, Rol.CLIENTONDERSTEUNER))


@pytest.fixture
def vraag(meerssen, noor, hilde):
    """A question of Fatma Aydin, who asked for a supporter: (case, request)."""
    with namens({meerssen.code}, doel="proef", gebruiker=noor.pk):
        uit = melden(
            gemeente=meerssen,
            inwoner=Inwonergegevens(
                voornaam="Fatma", achternaam="Aydin", aanhef="mevrouw", bsn=BSN, geboren=(1968, 5, 3),
                straat="Beekstraat", huisnummer="3", postcode="6231 ZZ", plaats="Bunde", telefoon="0600000001",
            ),
            ontvangst=Ontvangst(kanaal="telefoon", melder="zelf", woorden="Het huis lukt niet.", ondersteuning="ja"),
            wie=als(noor), op=klok.nu(), behandelaar=noor.pk,
        )  # fmt: skip
        return uit.zaak, Clientondersteuning.objects.get(zaak_id=uit.zaak, voor="inwoner").id


@pytest.fixture
def klant(hilde):
    """The browser of Hilde."""
    klant = Client()
    klant.force_login(hilde)
    return klant


def test_the_inbox_says_no_more_than_needed(klant, vraag, django_assert_num_queries):
    with django_assert_num_queries(12):
        html = klant.get("/ondersteuner/").content.decode()
    assert "Fatma" in html
    assert "Aydin" not in html
    assert "Bunde" in html
    assert "Gemeente Meerssen" in html
    assert "werkdag" in html or "vandaag" in html or "nog 1 dag" in html
    assert BSN not in html


def test_taking_a_request_opens_this_one_file(klant, vraag, django_assert_num_queries):
    zaak, verzoek = vraag
    assert klant.get(f"/ondersteuner/dossier/{zaak}/").status_code == 404
    antwoord = klant.post(f"/ondersteuner/verzoek/{verzoek}/aannemen/")
    assert antwoord["Location"] == f"/ondersteuner/dossier/{zaak}/"
    with django_assert_num_queries(25):
        html = klant.get(antwoord["Location"]).content.decode()
    for stuk in ("Mevrouw Fatma Aydin", "Het huis lukt niet.", "Noor Claessen", "0600000001"):
        assert stuk in html
    assert BSN not in html
    assert "Beekstraat" not in html
    assert "Aydin" in klant.get("/ondersteuner/").content.decode()


def test_two_supporters_cannot_both_take_it(klant, vraag, meerssen):
    zaak, verzoek = vraag
    ander = Client()
    ander.force_login(maak_gebruiker("Jos Peters", (meerssen, Rol.CLIENTONDERSTEUNER)))
    klant.post(f"/ondersteuner/verzoek/{verzoek}/aannemen/")
    antwoord = ander.post(f"/ondersteuner/verzoek/{verzoek}/aannemen/")
    assert antwoord.status_code == 200
    assert "Een collega heeft dit verzoek al aangenomen" in antwoord.content.decode()
    assert ander.get(f"/ondersteuner/dossier/{zaak}/").status_code == 404


def test_notes_are_seen_by_their_writer_only(klant, vraag, meerssen, noor, hilde):
    zaak, verzoek = vraag
    klant.post(f"/ondersteuner/verzoek/{verzoek}/aannemen/")
    pagina = f"/ondersteuner/dossier/{zaak}/notities/"
    assert klant.post(pagina, {"tekst": "De zoon wil dit niet."})["Location"] == pagina
    html = klant.get(pagina).content.decode()
    assert "De zoon wil dit niet." in html
    assert "De gemeente kan dit niet lezen" in html
    consulent = Client()
    consulent.force_login(noor)
    assert consulent.get(pagina).status_code == 403
    assert "De zoon wil dit niet." not in consulent.get(f"/consulent/dossier/{zaak}/").content.decode()
    telling = "select count(*) from melding_eigennotitie"
    with namens({meerssen.code}, doel="proef", gebruiker=noor.pk), connection.cursor() as c:
        assert not queries.notities(gemeente=meerssen.code, zaak=zaak).exists()
        c.execute(telling)
        assert c.fetchone() == (0,)
        c.execute("select count(*) from melding_eigennotitieevent")
        assert c.fetchone() == (0,)
    with namens({meerssen.code}, doel="proef", gebruiker=hilde.pk), connection.cursor() as c:
        c.execute(telling)
        assert c.fetchone() == (1,)


def test_an_empty_note_says_what_to_do_and_keeps_nothing(klant, vraag):
    zaak, verzoek = vraag
    klant.post(f"/ondersteuner/verzoek/{verzoek}/aannemen/")
    antwoord = klant.post(f"/ondersteuner/dossier/{zaak}/notities/", {"tekst": "  "})
    assert antwoord.status_code == 200
    assert "Schrijf eerst uw notitie." in antwoord.content.decode()
    lang = "x" * 10_001
    antwoord = klant.post(f"/ondersteuner/dossier/{zaak}/notities/", {"tekst": lang})
    assert lang in antwoord.content.decode()
    assert "Er passen er 10000" in antwoord.content.decode()


def test_leaving_asks_first_and_closes_the_file(klant, vraag):
    zaak, verzoek = vraag
    klant.post(f"/ondersteuner/verzoek/{verzoek}/aannemen/")
    pagina = f"/ondersteuner/verzoek/{verzoek}/afronden/"
    assert "Bent u klaar" in klant.get(pagina).content.decode()
    assert klant.get(f"/ondersteuner/dossier/{zaak}/").status_code == 200
    assert klant.post(pagina)["Location"] == "/ondersteuner/"
    for dicht in (f"/ondersteuner/dossier/{zaak}/", f"/ondersteuner/dossier/{zaak}/notities/", pagina):
        assert klant.get(dicht).status_code == 404


def test_access_lasts_as_long_as_the_resident_chose(klant, vraag, meerssen, monkeypatch):
    zaak, verzoek = vraag
    tot = klok.vandaag() + timedelta(weeks=4)
    with namens({meerssen.code}, doel="proef"):
        ondersteuning_vastleggen(
            gemeente=meerssen, zaak=zaak, voor="inwoner", antwoord="ja", wie_mee="", meekijken_tot=tot,
            wie=Wie(None, "de inwoner", "inwoner"), op=klok.nu(),
        )  # fmt: skip
    klant.post(f"/ondersteuner/verzoek/{verzoek}/aannemen/")
    dossier = f"/ondersteuner/dossier/{zaak}/"
    assert f"tot en met {datum(tot)}" in klant.get(dossier).content.decode()
    assert f"meekijken tot en met {datum_bij(tot, klok.vandaag())}" in klant.get("/ondersteuner/").content.decode()
    laat = klok.moment(tot, time(23, 59))
    monkeypatch.setattr(klok, "nu", lambda: laat)
    assert klant.get(dossier).status_code == 200
    monkeypatch.setattr(klok, "nu", lambda: klok.moment(tot + timedelta(days=1)))
    for dicht in (dossier, f"{dossier}verslag/", f"{dossier}besluit/", f"{dossier}notities/"):
        assert klant.get(dicht).status_code == 404
    assert "Aydin" not in klant.get("/ondersteuner/").content.decode()


def test_a_request_is_not_taken_after_the_day_that_was_chosen(klant, vraag, meerssen, monkeypatch):
    zaak, verzoek = vraag
    with namens({meerssen.code}, doel="proef"):
        Clientondersteuning.objects.filter(id=verzoek).update(meekijken_tot=klok.vandaag())
    morgen = klok.moment(klok.vandaag() + timedelta(days=1), time(9))
    monkeypatch.setattr(klok, "nu", lambda: morgen)
    antwoord = klant.post(f"/ondersteuner/verzoek/{verzoek}/aannemen/")
    assert "De tijd die de inwoner koos, is voorbij." in antwoord.content.decode()
    assert klant.get(f"/ondersteuner/dossier/{zaak}/").status_code == 404


def test_without_a_choice_access_ends_by_itself(klant, vraag, monkeypatch):
    zaak, verzoek = vraag
    klant.post(f"/ondersteuner/verzoek/{verzoek}/aannemen/")
    nu = klok.nu()
    monkeypatch.setattr(klok, "nu", lambda: nu + timedelta(weeks=13))
    assert klant.get(f"/ondersteuner/dossier/{zaak}/").status_code == 404


def test_somebody_elses_request_cannot_be_left(klant, vraag):
    assert klant.post(f"/ondersteuner/verzoek/{vraag[1]}/afronden/").status_code == 404
    assert klant.get("/ondersteuner/verzoek/999999/afronden/").status_code == 404
    assert klant.post("/ondersteuner/verzoek/999999/aannemen/").status_code == 404


def test_a_secret_address_leaves_no_trace(klant, vraag, meerssen):
    zaak, verzoek = vraag
    with namens({meerssen.code}, doel="proef"):
        Persoon.objects.filter(achternaam="Aydin").update(geheim_adres=True, plaats="", wijk=None)
    assert "Bunde" not in klant.get("/ondersteuner/").content.decode()
    klant.post(f"/ondersteuner/verzoek/{verzoek}/aannemen/")
    html = klant.get(f"/ondersteuner/dossier/{zaak}/").content.decode()
    assert "Bunde" not in html
    assert "Beekstraat" not in html


@pytest.mark.parametrize("pad", SJABLONEN, ids=lambda pad: pad.name)
def test_plain_dutch(pad):
    tekst = "\n".join(uit_sjabloon(pad.read_text(encoding="utf-8")))
    assert lange_zinnen(tekst) == []
    assert moeilijke_woorden(tekst) == []
