"""What a municipality published herself is read on her own public pages, by everybody, and counts where rules are compared."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from lxml import html

from keukentafel.stelsel.gebruikers.rol import Rol
from tests.opzet import OP, maak_gebruiker, zet_klok
from tests.reis.regels.opzet import WET, Kamer, maak_kamer, tekst_vanaf

pytestmark = pytest.mark.django_db
ARTIKEL = f"{WET}/voorwaarden/?op=2022-03-01"


@pytest.fixture
def kamer(db, monkeypatch) -> Kamer:
    """Maastricht published 80 euro from 2022 on."""
    zet_klok(monkeypatch, datetime(2027, 2, 17, 9, 0, tzinfo=UTC))
    kamer = maak_kamer()
    kamer.heel(tekst_vanaf(bedrag=8000))
    return kamer


def tekst(klant: Client, adres: str, **vraag: str) -> str:
    """What a page says."""
    antwoord = klant.get(adres, vraag)
    assert antwoord.status_code == 200, adres
    return " ".join(" ".join(html.fromstring(antwoord.content.decode()).itertext()).split())


def test_everybody_reads_it_on_the_pages_of_that_municipality_and_not_elsewhere(kamer, vaals, client):
    eigen = tekst(client, f"/maastricht/regels/{ARTIKEL}")
    assert "Deze versie geldt vanaf zaterdag 1 januari 2022." in eigen
    assert "€ 80,00" in eigen
    for elders in (f"/regels/{ARTIKEL}", f"/vaals/regels/{ARTIKEL}"):
        assert "Op dinsdag 1 maart 2022 gold dit artikel niet." in tekst(client, elders)
    assert "Er zijn 5 versies." in tekst(client, f"/maastricht/regels/{WET}/")
    assert "Er zijn 4 versies." in tekst(client, f"/regels/{WET}/")


def test_its_links_stay_with_that_municipality(kamer, client):
    for adres in ("/maastricht/regels/", f"/maastricht/regels/{WET}/?op=2022-03-01", f"/maastricht/regels/{ARTIKEL}"):
        blad = html.fromstring(client.get(adres).content.decode())
        links = [link for link in blad.xpath("//main//a/@href") if link.startswith("/")]
        assert links
        assert [link for link in links if not link.startswith("/maastricht/regels/")] == []


def test_who_manages_there_reads_it_in_beheer_and_in_the_days_of_change(kamer):
    klant = Client()
    klant.force_login(kamer.schrijver)
    assert "€ 80,00" in tekst(klant, f"/beheer/regels/{ARTIKEL}")
    dagen = tekst(klant, f"/beheer/regels/{WET}/wisseldagen/", geval="0")
    assert "1-1-2022 Mantelzorgwaardering Maastricht, versie van 01-01-2022" in dagen  # known later than it counted


def test_a_correction_of_the_same_day_replaces_the_version_before(kamer, client):
    kamer.heel(tekst_vanaf(bedrag=9000), op=OP + timedelta(days=28))
    blad = tekst(client, f"/maastricht/regels/{WET}/", op="2022-03-01")
    assert "Er zijn 6 versies. Op dinsdag 1 maart 2022 geldt versie 6." in blad
    assert blad.count("vervangen door de volgende versie") == 1
    artikel = tekst(client, f"/maastricht/regels/{ARTIKEL}")
    assert "€ 90,00" in artikel
    assert artikel.count("Vanaf zaterdag 1 januari 2022") == 1


def test_it_counts_where_municipalities_are_compared_for_who_may_open_her_walls(kamer, vaals):
    klant = Client()
    klant.force_login(maak_gebruiker("Rik Beide", (kamer.gemeente, Rol.BELEID), (vaals, Rol.BELEID)))
    vraag = {"onderwerp": "wmo_2015_plaatselijk.mantelzorgwaardering_bedrag", "dag": "2022-03-01", "geval": ""}
    eigen = tekst(klant, "/beheer/regels/verschillen/", **vraag)
    assert "Maastricht hangt nog af van" in eigen
    assert "Vaals niet geregeld" in eigen
    assert "alleen de regels die met Keukentafel meekwamen" not in eigen
    ander = Client()
    ander.force_login(maak_gebruiker("Vera Vaals", (vaals, Rol.BELEID)))
    zonder = tekst(ander, "/beheer/regels/verschillen/", **vraag)
    assert "Van deze gemeenten kennen wij alleen de regels die met Keukentafel meekwamen: Maastricht." in zonder
    assert "Maastricht niet geregeld" in zonder
    lijst = html.fromstring(klant.get("/beheer/regels/").content.decode())
    assert {"/maastricht/regels/", "/vaals/regels/"} <= set(lijst.xpath("//main//a/@href"))
