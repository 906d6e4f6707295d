"""Reading the law as rules, as anybody's browser meets it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

import keukentafel.balies.regels as regels
from keukentafel.balies.regels.adressen import adres_van_citaat
from keukentafel.balies.regels.versielijn import met_einde, versielijn
from keukentafel.recht.motor.gevallen import kijk_na, lees_gevallen
from keukentafel.recht.motor.rekenen import Rekenaar
from keukentafel.recht.motor.wetboek import map_regelingen, wetboek
from tests.balies.vorm.test_b1 import uit_python, uit_sjabloon
from tests.huis.b1 import lange_zinnen, moeilijke_woorden
from tests.wetteksten import als_eigenaar, laad, maak_leeg, schrijf

pytestmark = pytest.mark.django_db
APP = Path(regels.__file__).parent
TEKSTEN = sorted([*APP.rglob("*.html"), *APP.rglob("*.py")])
BIJDRAGE = "/regels/wmo_eigen_bijdrage/2.1.4a/"


def tekst(client: Client, adres: str, **waarden: str) -> str:
    """What a page says, without its tags, every word apart by one space."""
    antwoord = client.get(adres, waarden)
    assert antwoord.status_code == 200, adres
    return " ".join(" ".join(html.fromstring(antwoord.content.decode()).itertext()).split())


@pytest.mark.parametrize("pad", TEKSTEN, ids=lambda pad: pad.name)
def test_plain_dutch(pad: Path):
    geheel = "\n".join((uit_sjabloon if pad.suffix == ".html" else uit_python)(pad.read_text(encoding="utf-8")))
    assert lange_zinnen(geheel) == []
    assert moeilijke_woorden(geheel) == []


@pytest.mark.parametrize(("adres", "aantal"), [("/regels/", 4), ("/regels/wmo_eigen_bijdrage/", 4), (BIJDRAGE, 5)])
def test_every_page_takes_a_fixed_number_of_statements(client, adres, aantal, django_assert_num_queries):
    with django_assert_num_queries(aantal):
        assert client.get(adres).status_code == 200


def test_the_list_has_every_regulation_once_by_where_it_counts(client):
    blad = html.fromstring(client.get("/regels/").content.decode())
    namen = [a.text_content() for a in blad.xpath("//ul[@class='kt-rijen']//a")]
    assert len(namen) == len(set(namen)) == len(wetboek().wetten())
    assert [kop.text_content() for kop in blad.xpath("//h2")] == [
        "Heel Nederland", "Van een samenwerking", "Van een gemeente",
    ]  # fmt: skip
    assert {"Wmo 2015 (eigen bijdrage)", "Participatiewet", "Mantelzorgwaardering Maastricht"} <= set(namen)
    assert "nog niet bevestigd" in blad.text_content()


def test_a_regulation_shows_its_versions_in_a_sentence_a_line_and_a_table(client):
    antwoord = client.get("/regels/mantelzorgwaardering_maastricht/", {"op": "2020-05-01"})
    blad = html.fromstring(antwoord.content.decode())
    tekst_ = " ".join(" ".join(blad.itertext()).split())
    assert "Er zijn 4 versies. Op vrijdag 1 mei 2020 geldt versie 3." in tekst_
    rijen = blad.xpath("//tbody/tr")
    assert [rij.xpath("string(th)").strip() for rij in rijen] == ["Versie 1", "Versie 2", "Versie 3", "Versie 4"]
    assert rijen[0].xpath("string(td[2])") == "maandag 31 december 2018"
    assert len(blad.xpath("//svg/rect")) == 4
    assert len(blad.xpath("//svg/rect[@class='s-nu']")) == 1
    assert "nog niet bevestigd" in tekst_


def test_a_version_that_was_followed_ends_the_day_before_and_the_last_goes_on():
    versies = wetboek().versies("wet_maatschappelijke_ondersteuning_2015")
    assert [tot for _, tot in met_einde(versies)] == [date(2019, 12, 31), date(2026, 6, 30), None]
    lijn = versielijn(versies, op=date(2021, 1, 1), vandaag=date(2027, 2, 17))
    assert [(s.nummer, s.nu) for s in lijn.stukken] == [(1, False), (2, True), (3, False)]
    assert lijn.stukken[0].x == 0
    assert lijn.stukken[-1].x + lijn.stukken[-1].breed == 600
    assert all(een.x + een.breed == twee.x for een, twee in zip(lijn.stukken, lijn.stukken[1:], strict=False))
    assert versielijn(versies, op=date(2010, 1, 1), vandaag=date(2027, 2, 17)).op is None


def test_an_article_shows_our_words_beside_its_rule_with_the_value_of_that_day_and_how_sure_it_is(client):
    nu = tekst(client, BIJDRAGE, op="2026-03-01")
    assert "Artikel 2.1.4a" in nu
    assert "Zo is het op zondag 1 maart 2026." in nu
    assert "De gemeente kan in haar verordening zeggen dat u een bijdrage betaalt" in nu
    assert "als al deze dingen kloppen: soort voorziening is vervoer" in nu
    assert "€ 21,80 nog niet bevestigd" in nu
    toen = tekst(client, BIJDRAGE, op="2021-03-01")
    assert "bedrag per maand € 19,00 Bron: Wmo 2015 art. 2.1.4a lid 4" in toen
    assert "Op deze dag is hier geen waarde voor." in tekst(client, BIJDRAGE, op="2027-03-01")


def test_what_a_person_judges_is_marked(client):
    blad = tekst(client, "/regels/uitvoeringsbesluit_wmo_bijdrage/3.8/", op="2026-03-01")
    assert "een mens oordeelt De computer rekent dit nooit uit." in blad


def test_an_article_shows_the_cases_that_walk_along_it(client):
    assert "Op 1 januari 2020 betaalt zij 19 euro per maand." in tekst(client, BIJDRAGE, op="2026-03-01")
    assert "Op 1 januari 2019 betaalt zij 17,50 euro" not in tekst(client, BIJDRAGE, op="2026-03-01")


def test_a_day_on_which_it_did_not_count_shows_the_days_on_which_it_did(client):
    blad = tekst(client, "/regels/mantelzorgwaardering_maastricht/voorwaarden/", op="2024-05-01")
    assert "Op woensdag 1 mei 2024 gold dit artikel niet." in blad
    assert "Van vrijdag 1 januari 2021 tot en met vrijdag 31 december 2021" in blad
    assert "Op dinsdag 1 januari 2019 gold dit artikel niet." in tekst(client, BIJDRAGE, op="2019-01-01")


def test_a_day_that_is_no_day_keeps_what_was_typed_and_shows_today(client):
    antwoord = client.get(BIJDRAGE, {"op": "vorige week"})
    blad = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert 'value="vorige week"' in blad
    assert "Fout: kijk 1 antwoord na" in blad
    assert "Zo is het op" in blad


@pytest.mark.parametrize(
    "adres",
    ["/regels/bestaat_niet/", "/regels/bestaat_niet/1/", "/regels/wmo_eigen_bijdrage/99.9/", "/regels/wmo_eigen_bijdrage/%3Cb%3E/"],
)  # fmt: skip
def test_what_we_do_not_have_is_not_found(client, adres):
    assert client.get(adres).status_code == 404


def test_a_value_of_a_municipality_has_an_address_too(client):
    blad = tekst(client, "/regels/waarden.vaals.nazorg_weken/waarde/", op="2027-08-01")
    assert "De waarde" in blad
    assert "gemeente Vaals" in blad


@pytest.fixture(scope="module")
def officieel(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[None]:
    """Official texts are loaded, for one article of the law."""
    folder = tmp_path_factory.mktemp("teksten")
    schrijf(folder, "2020-01-01", ("2.1.4a", "Dit schreef de wetgever."), nummer="BWBR0035362")
    with django_db_blocker.unblock():
        with als_eigenaar():
            laad(folder)
        yield
        with als_eigenaar():
            maak_leeg()


def test_the_official_text_stands_beside_our_words_or_the_page_says_that_it_is_not_there(client, officieel):
    assert "Dit schreef de wetgever." in tekst(client, BIJDRAGE, op="2026-03-01")
    ander = client.get("/regels/wmo_eigen_bijdrage/2.1.5/", {"op": "2026-03-01"}).content.decode()
    assert "De officiële tekst staat niet in Keukentafel." in ander
    assert 'href="https://wetten.overheid.nl/BWBR0035362/2026-07-01#Artikel2.1.5"' in ander


def test_everything_a_case_cites_leads_to_a_page(client):
    rekenaar = Rekenaar(wetboek())
    citaten = {
        (stap.citaat.regeling, stap.citaat.artikel, stap.citaat.versie)
        for geval in lees_gevallen(map_regelingen())
        for stap in kijk_na(geval, rekenaar).stappen
    }
    adressen = {adres_van_citaat(wetboek(), *citaat) for citaat in citaten}
    assert len(adressen) > 80
    assert "" not in adressen
    gelezen = {adres: client.get(adres) for adres in adressen}
    assert {adres: a.status_code for adres, a in gelezen.items() if a.status_code != 200} == {}
    assert [adres for adres, a in gelezen.items() if "gold dit artikel niet" in a.content.decode()] == []
    assert adres_van_citaat(wetboek(), "bestaat_niet", "1", date(2020, 1, 1)) == ""


def test_every_link_of_every_page_of_the_rules_opens(client):
    te_lezen, gelezen = [reverse("regels:regels")], set()
    while te_lezen:
        adres = te_lezen.pop()
        pad = adres.partition("?")[0]
        if pad in gelezen:
            continue
        gelezen.add(pad)
        antwoord = client.get(adres)
        assert antwoord.status_code == 200, adres
        links = html.fromstring(antwoord.content.decode()).xpath("//main//a/@href")
        te_lezen += [link for link in links if link.startswith("/regels/")]
    assert len(gelezen) > 1 + len(wetboek().wetten()) + 60


def test_in_english_the_law_stays_dutch_and_says_so(client):
    client.cookies["django_language"] = "en"
    blad = html.fromstring(client.get(BIJDRAGE, {"op": "2026-03-01"}).content.decode())
    assert "The official text" in blad.text_content()
    nl = blad.xpath("//p[contains(., 'De gemeente kan in haar verordening')]")[0]
    assert nl.get("lang") == "nl"
