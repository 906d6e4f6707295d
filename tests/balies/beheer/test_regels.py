"""Reading the rules in beheer: by who manages and by who makes policy; what differs, and the days of change."""

from __future__ import annotations

import pytest
from django.test import Client
from lxml import html

from keukentafel.balies.regels.lezen import alle_gevallen
from keukentafel.stelsel.gebruikers.rol import Rol
from tests.opzet import maak_gebruiker, maak_gemeente

pytestmark = pytest.mark.django_db
BIJDRAGE = "/beheer/regels/wmo_eigen_bijdrage/"
NAZORG = {"onderwerp": "nazorg_en_einde.nazorg_weken_nu", "dag": "2027-07-01", "geval": ""}


def binnen(naam: str, *rollen: tuple[object, Rol]) -> Client:
    """The browser of somebody with these roles."""
    klant = Client()
    klant.force_login(maak_gebruiker(naam, *rollen))
    return klant


@pytest.fixture
def klant(meerssen):
    """Who manages Meerssen."""
    return binnen("Piet Beheer", (meerssen, Rol.BEHEER))


@pytest.fixture
def beleid(meerssen, vaals):
    """Who makes policy for two municipalities, and manages nothing."""
    return binnen("Lies Lezer", (meerssen, Rol.BELEID), (vaals, Rol.BELEID))


def blad(klant: Client, adres: str, **vraag: str) -> html.HtmlElement:
    """The page, read."""
    antwoord = klant.get(adres, vraag)
    assert antwoord.status_code == 200, adres
    return html.fromstring(antwoord.content.decode())


def tekst(deel: html.HtmlElement) -> str:
    """What it says, every word apart by one space."""
    return " ".join(" ".join(deel.itertext()).split())


def nummer(wet: str, zin: str, uitkomst: str) -> str:
    """The value of the choice of this case and outcome."""
    paren = [(g.zin, naam) for g in alle_gevallen() if g.regeling == wet for naam in g.gevraagd]
    return str(paren.index((zin, uitkomst)))


@pytest.mark.parametrize(
    ("adres", "vraag", "aantal"),
    [
        ("/beheer/regels/", {}, 10),
        (BIJDRAGE, {}, 10),
        (f"{BIJDRAGE}2.1.4a/", {}, 11),
        (f"{BIJDRAGE}wisseldagen/", {"geval": "3"}, 10),
        ("/beheer/regels/verschillen/", NAZORG, 11),
    ],
)
def test_every_page_takes_a_fixed_number_of_statements(klant, adres, vraag, aantal, django_assert_num_queries):
    with django_assert_num_queries(aantal):
        assert klant.get(adres, vraag).status_code == 200


def test_both_menus_lead_to_the_rules_and_policy_sees_no_other_task_of_beheer(klant, beleid):
    menu = blad(klant, "/beheer/regels/").xpath("//nav[@class='kt-nav']//a")
    assert "Regels" in [punt.text_content() for punt in menu]
    assert "Gebruikers" in [punt.text_content() for punt in menu]
    lezer = blad(beleid, "/beheer/regels/").xpath("//nav[@class='kt-nav']//a")
    assert [punt.text_content() for punt in lezer] == ["Werkt het?", "Regels", "Eigen regels"]
    thuis = blad(beleid, "/beleid/").xpath("//nav[@class='kt-nav']//a")
    assert [punt.text_content() for punt in thuis] == ["Werkt het?", "Regels"]
    assert "/beheer/regels/" in blad(klant, "/beheer/").xpath("//ul[@class='kt-keuzes']//a/@href")


def test_the_links_of_beheer_stay_in_beheer(beleid):
    for adres in ("/beheer/regels/", BIJDRAGE, f"{BIJDRAGE}2.1.4a/"):
        links = blad(beleid, adres, op="2026-03-01").xpath("//main//a/@href")
        eigen = {link for link in links if link.startswith("/")} - {"/meerssen/regels/", "/vaals/regels/"}
        assert eigen
        assert [link for link in eigen if not link.startswith("/beheer/regels/")] == []
        assert {beleid.get(link).status_code for link in eigen} == {200}


def test_a_case_on_the_31st_of_december_and_the_1st_of_january_and_at_each_change_of_amount(klant):
    welk = nummer("wmo_eigen_bijdrage", "Op 1 januari 2020 betaalt zij 19 euro per maand.", "bijdrage")
    gelezen = blad(klant, f"{BIJDRAGE}wisseldagen/", geval=welk)
    rijen = {tekst(rij.find("th")): [tekst(cel) for cel in rij.findall("td")] for rij in gelezen.xpath("//tbody/tr")}
    assert {dag: (cellen[1], cellen[2]) for dag, cellen in rijen.items() if dag != "1-1-2028"} == {
        "1-1-2018": ("niet geregeld", "niet geregeld Voor 2019 hing de bijdrage af van uw inkomen en vermogen."
                     " Die bijdrage wordt hier niet berekend. Het CAK stelde haar vast."),
        "1-1-2019": ("niet geregeld", "€ 17,50"),
        "1-1-2020": ("€ 17,50", "€ 19,00"),
        "1-4-2020": ("€ 19,00", "€ 0,00"),
        "1-6-2020": ("€ 0,00", "€ 19,00"),
        "1-1-2021": ("€ 19,00", "€ 19,00"),
        "1-1-2022": ("€ 19,00", "€ 19,00"),
        "1-1-2023": ("€ 19,00", "€ 19,00"),
        "1-1-2024": ("€ 19,00", "€ 20,60 nog niet bevestigd"),
        "1-7-2024": ("€ 20,60", "€ 20,60 nog niet bevestigd"),
        "1-1-2025": ("€ 20,60", "€ 21,00 nog niet bevestigd"),
        "1-1-2026": ("€ 21,00", "€ 21,80 nog niet bevestigd"),
        "1-1-2027": ("€ 21,80", "niet geregeld Bedrag per maand is niet geregeld op 01-01-2027."),
    }  # fmt: skip
    assert rijen["1-1-2019"][3] == "Wmo 2015, artikel 2.1.4 lid 1"
    assert rijen["1-1-2020"][3] == "Wmo 2015, artikel 2.1.4a lid 4"
    assert "Op 8 dagen komt er iets anders uit. Het kan ook op een andere dag veranderen" in tekst(gelezen)
    link = gelezen.xpath("//tr[th[contains(., '1-1-2020')]]//a/@href")
    assert link == [f"{BIJDRAGE}2.1.4a/?op=2020-01-01"]


def test_what_became_known_later_gives_the_same_day_twice(klant):
    wet = "mantelzorgwaardering_maastricht"
    geval = next(g for g in alle_gevallen() if g.regeling == wet)
    gelezen = blad(klant, f"/beheer/regels/{wet}/wisseldagen/", geval=nummer(wet, geval.zin, "waardering_bedrag"))
    later = tekst(gelezen.xpath("//h2[.='Wat later bekend werd']/following-sibling::table//tbody/tr")[0])
    assert later.startswith("1-1-2016 Mantelzorgwaardering Maastricht, versie van 01-01-2016 19-7-2016 niet geregeld")
    assert "€ 200,00 nog niet bevestigd" in later
    assert "Uren per week 9" in tekst(gelezen)


def test_a_regulation_without_a_case_says_so_and_one_that_is_not_there_is_not_found(klant):
    assert "Bij deze regeling hoort geen voorbeeld." in tekst(
        blad(klant, "/beheer/regels/waarden.vaals.nazorg_weken/wisseldagen/")
    )
    assert "wisseldagen" not in "".join(blad(klant, "/beheer/regels/waarden.vaals.nazorg_weken/").xpath("//a/@href"))
    for adres in ("/beheer/regels/nergens/", "/beheer/regels/nergens/wisseldagen/", f"{BIJDRAGE}9.9/"):
        assert klant.get(adres).status_code == 404


def test_a_case_that_is_not_offered_is_refused_in_words(klant):
    gelezen = tekst(blad(klant, f"{BIJDRAGE}wisseldagen/", geval="9999"))
    assert "Fout: kijk 1 antwoord na" in gelezen
    assert "Hetzelfde voorbeeld" not in gelezen


def test_what_differs_per_municipality_in_a_sentence_and_a_table(beleid):
    gelezen = blad(beleid, "/beheer/regels/verschillen/", **NAZORG)
    assert "Op donderdag 1 juli 2027. Er zijn 2 verschillende uitkomsten." in tekst(gelezen)
    assert "Een eigen regeling naast het gezamenlijke kader: Vaals." in tekst(gelezen)
    rijen = {tekst(rij.find("th")): rij for rij in gelezen.xpath("//tbody/tr")}
    assert {naam: tekst(rij.findall("td")[0]) for naam, rij in rijen.items()}["Vaals"] == "4 weken"
    assert tekst(rijen["Meerssen"].findall("td")[1]) == (
        "Plaatselijke waarden Maastricht-Heuvelland samenwerking Maastricht-Heuvelland"
    )
    assert "nog niet bevestigd" in tekst(rijen["Meerssen"])
    link = rijen["Vaals"].xpath(".//a/@href")
    assert link == ["/beheer/regels/waarden.vaals.nazorg_weken/waarde/?op=2027-07-01"]
    eerder = tekst(blad(beleid, "/beheer/regels/verschillen/", **NAZORG | {"dag": "30-6-2027"}))
    assert "Op woensdag 30 juni 2027. In al deze gemeenten komt hetzelfde uit." in eerder


def test_with_an_example_an_amount_that_depends_on_somebody_is_an_amount(klant):
    maak_gemeente(935, "Maastricht", "maastricht")
    keuzes = blad(klant, "/beheer/regels/verschillen/").xpath("//select[@name='geval']/option")
    (welk,) = [k.get("value") for k in keuzes if k.text.endswith("In Maastricht is dat in 2021 75 euro.")]
    vraag = {"onderwerp": "wmo_2015_plaatselijk.mantelzorgwaardering_bedrag", "dag": "2021-06-01"}
    zonder = tekst(blad(klant, "/beheer/regels/verschillen/", geval="", **vraag))
    assert "Maastricht hangt nog af van: inwoner kreeg al" in zonder
    met = tekst(blad(klant, "/beheer/regels/verschillen/", geval=welk, **vraag))
    assert "Maastricht € 75,00 Mantelzorgwaardering Maastricht 2021" in met
    assert "Waar het geregeld is, komt hetzelfde uit. Niet geregeld in: Meerssen." in met
    assert "Meerssen niet geregeld Geen regeling bepaalt waardering bedrag." in met


def test_a_subject_or_day_that_is_wrong_keeps_what_was_typed(klant):
    gelezen = blad(klant, "/beheer/regels/verschillen/", **NAZORG | {"dag": "ooit"})
    assert gelezen.xpath("//input[@name='dag']/@value") == ["ooit"]
    assert not gelezen.xpath("//table")
