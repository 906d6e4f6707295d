"""Own rules as a browser meets them: write, see what changes, lay before a colleague, publish."""

from __future__ import annotations

import html
import re
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from keukentafel.omgeving.regels.models import Regelversie
from keukentafel.reis.regels import geldend_boek
from keukentafel.stelsel.gebruikers.rol import Rol
from tests.opzet import maak_gebruiker, zet_klok
from tests.reis.regels.opzet import Kamer, maak_kamer, tekst_vanaf
from tests.reis.regels.test_geldend_boek import bedrag

PAD = "/beheer/regelversies/"


@pytest.fixture
def kamer(db, monkeypatch) -> Kamer:
    zet_klok(monkeypatch, datetime(2027, 2, 17, 9, 0, tzinfo=UTC))
    return maak_kamer()


def klant_van(wie) -> Client:
    klant = Client()
    klant.force_login(wie)
    return klant


@pytest.fixture
def sem(kamer) -> Client:
    """Who writes."""
    return klant_van(kamer.schrijver)


@pytest.fixture
def ilse(kamer) -> Client:
    """Who approves."""
    return klant_van(kamer.tweede)


def tekst(antwoord) -> str:
    return html.unescape(antwoord.content.decode())


def begin(klant: Client, inhoud: str) -> int:
    """A draft with this text, by the pages; returns its id."""
    antwoord = klant.post(f"{PAD}nieuw/", {"regeling": "935|", "van": "1-1-2022"})
    assert antwoord.status_code == 302, tekst(antwoord)
    versie = int(antwoord["Location"].split("/")[-3])
    antwoord = klant.post(f"{PAD}{versie}/schrijven/", {"tekst": inhoud, "versie": "1"})
    assert antwoord.status_code == 302, tekst(antwoord)
    return versie


def staat(kamer: Kamer, versie: int) -> str:
    with kamer.open():
        return str(Regelversie.objects.get(id=versie).staat)


def test_a_new_amount_goes_from_a_form_to_the_book(kamer, sem, ilse):
    sleutel = "935|mantelzorgwaardering_maastricht|voorwaarden|bedrag"
    pagina = tekst(sem.get(f"{PAD}waarde/"))
    assert f'value="{sleutel}"' in pagina
    assert "bedrag, nu € 75,00" in pagina
    vul = {
        "waarde": sleutel, "nieuw": "90,00", "van": "1-7-2021", "bron": "raadsbesluit 9 februari 2027",
        "status": "vastgesteld",
    }  # fmt: skip
    antwoord = sem.post(f"{PAD}waarde/", vul)
    versie = int(antwoord["Location"].split("/")[-2])
    pagina = tekst(sem.get(f"{PAD}{versie}/"))
    assert "De tekst klopt" in pagina
    assert "waarde: 9000" in pagina
    pagina = tekst(sem.get(f"{PAD}{versie}/gevolgen/"))
    assert "Als alles op donderdag 1 juli 2021 speelt" in pagina
    assert "€ 90,00" in pagina
    sem.post(f"{PAD}{versie}/voorleggen/", {"versie": "1"})
    assert staat(kamer, versie) == "voorgelegd"
    assert sem.get(f"{PAD}{versie}/goedkeuren/").status_code == 302, "the writer has nothing to approve"
    pagina = tekst(ilse.get(f"{PAD}{versie}/goedkeuren/"))
    assert 'name="versie" value="1"' in pagina
    assert "Deze versie telt terug" in pagina
    sem.post(f"{PAD}{versie}/goedkeuren/", {"geldt_van": "1-1-2021", "versie": "1"})
    assert staat(kamer, versie) == "voorgelegd", "also not past the page"
    ilse.post(f"{PAD}{versie}/goedkeuren/", {"geldt_van": "1-1-2021", "versie": "1"})
    assert staat(kamer, versie) == "gepubliceerd"
    assert "Gepubliceerd op" in tekst(ilse.get(f"{PAD}{versie}/"))
    with kamer.open():
        boek = geldend_boek(935)
        dagen = [date(2021, 6, 30), date(2021, 7, 1)]
        assert [bedrag(boek, dag) for dag in dagen] == [7500, 9000]
        gisteren = date(2027, 2, 16)
        assert [bedrag(boek, dag, kennisdatum=gisteren) for dag in dagen] == [7500, 7500]


@pytest.mark.parametrize(
    ("vul", "zin"),
    [
        ({"nieuw": "negentig"}, "U schreef “negentig”"),
        ({"nieuw": "-1"}, "nul of meer"),
        ({"nieuw": ""}, "nieuw"),
        ({"van": "1-7-2020"}, "geldt deze regeling"),
        ({"van": "31-2-2021"}, "31-2-2021"),
        ({"van": "1-7-0021"}, "jaar"),
        ({"waarde": "981|iets|anders|dan"}, "waarde"),
        ({"bron": ""}, "bron"),
    ],
)  # fmt: skip
def test_a_wrong_answer_is_said_and_what_was_typed_stays(kamer, sem, vul, zin):
    goed = {
        "waarde": "935|mantelzorgwaardering_maastricht|voorwaarden|bedrag", "nieuw": "90,00", "van": "1-7-2021",
        "bron": "raadsbesluit 9 februari 2027", "status": "vastgesteld",
    }  # fmt: skip
    if vul == {"van": "1-7-2020"}:
        goed["waarde"], zin = "935|mantelzorgwaardering_maastricht|voorwaarden|bon_tot_en_met", "kent geen waarde"
        goed["nieuw"] = "17"
    antwoord = sem.post(f"{PAD}waarde/", goed | vul)
    assert antwoord.status_code == 200
    pagina = tekst(antwoord)
    assert "kt-fouten" in pagina
    assert zin in pagina
    if "bron" not in vul:
        assert "raadsbesluit 9 februari 2027" in pagina
    with kamer.open():
        assert not Regelversie.objects.exists()


def test_a_text_with_a_gap_is_kept_and_says_so_and_nobody_can_lay_it_before(kamer, sem, ilse):
    versie = begin(sem, tekst_vanaf(date(2023, 1, 1)))
    pagina = tekst(sem.get(f"{PAD}{versie}/"))
    assert "Wat nog niet klopt" in pagina
    assert "Geen versie van 1 januari 2022 tot 1 januari 2023" in pagina
    assert "Leg voor" not in pagina
    sem.post(f"{PAD}{versie}/voorleggen/", {"versie": "2"})
    assert staat(kamer, versie) == "concept"
    assert "schort nog iets" in tekst(sem.get(f"{PAD}{versie}/"))
    ilse.post(f"{PAD}{versie}/goedkeuren/", {"geldt_van": "1-1-2023", "versie": "2"})
    assert staat(kamer, versie) == "concept"


def test_what_cannot_be_kept_stays_in_the_form(kamer, sem):
    versie = begin(sem, tekst_vanaf())
    antwoord = sem.post(f"{PAD}{versie}/schrijven/", {"tekst": "  ", "versie": "2"})
    assert antwoord.status_code == 200
    assert "kt-fouten" in tekst(antwoord)
    antwoord = sem.post(f"{PAD}{versie}/schrijven/", {"tekst": "lang " * 50_000, "versie": "2"})
    assert "te lang" in tekst(antwoord)
    assert tekst(antwoord).count("lang lang") > 1000


def test_two_writers_see_both_texts_and_the_next_save_counts(kamer, sem, ilse):
    versie = begin(sem, tekst_vanaf())
    assert ilse.post(f"{PAD}{versie}/schrijven/", {"tekst": tekst_vanaf(bedrag=8100), "versie": "2"}).status_code == 302
    pagina = tekst(sem.post(f"{PAD}{versie}/schrijven/", {"tekst": tekst_vanaf(bedrag=8200), "versie": "2"}))
    assert "Ilse Bex heeft deze tekst intussen veranderd" in pagina
    assert "value: 8100" in pagina
    assert "value: 8200" in re.search(r"<textarea.*?</textarea>", pagina, flags=re.S)[0]
    assert 'name="versie" value="3"' in pagina
    sem.post(f"{PAD}{versie}/schrijven/", {"tekst": tekst_vanaf(bedrag=8200), "versie": "3"})
    with kamer.open():
        assert "value: 8200" in Regelversie.objects.get(id=versie).tekst


def test_a_colleague_gives_it_back_with_a_reason(kamer, sem, ilse):
    versie = begin(sem, tekst_vanaf())
    sem.post(f"{PAD}{versie}/voorleggen/", {"versie": "2"})
    assert "kt-fouten" in tekst(ilse.post(f"{PAD}{versie}/teruggeven/", {"reden": ""}))
    ilse.post(f"{PAD}{versie}/teruggeven/", {"reden": "Het is 85 euro."})
    pagina = tekst(sem.get(f"{PAD}{versie}/"))
    assert "Een collega gaf dit terug" in pagina
    assert "Het is 85 euro." in pagina


def test_a_day_that_is_not_in_the_text_is_refused_with_what_was_typed(kamer, sem, ilse):
    versie = begin(sem, tekst_vanaf())
    sem.post(f"{PAD}{versie}/voorleggen/", {"versie": "2"})
    pagina = tekst(ilse.post(f"{PAD}{versie}/goedkeuren/", {"geldt_van": "1-2-2022", "versie": "2"}))
    assert "andere eerste dag" in pagina
    assert 'value="1-2-2022"' in pagina
    assert staat(kamer, versie) == "voorgelegd"


def test_a_draft_is_withdrawn_after_a_question_and_leaves_the_list(kamer, sem):
    versie = begin(sem, tekst_vanaf())
    assert "Mantelzorgwaardering Maastricht" in tekst(sem.get(PAD))
    sem.get(f"{PAD}{versie}/intrekken/")
    assert staat(kamer, versie) == "concept"
    sem.post(f"{PAD}{versie}/intrekken/")
    assert staat(kamer, versie) == "ingetrokken"
    assert "Er is nog geen eigen versie" in tekst(sem.get(PAD))
    assert sem.get(f"{PAD}{versie}/").status_code == 200, "what it was can still be read"


def test_a_text_that_cannot_be_read_has_no_consequences_yet(kamer, sem):
    versie = begin(sem, "$id: [")
    assert sem.get(f"{PAD}{versie}/gevolgen/").status_code == 302
    assert "nog niet te lezen" in tekst(sem.get(f"{PAD}{versie}/"))


def test_policy_finds_own_rules_in_the_menu_and_nothing_of_users_or_post(kamer, ilse):
    menu = re.search(r"<nav.*?</nav>", tekst(ilse.get(PAD)), flags=re.S)
    assert menu is not None
    assert set(re.findall(r'href="(/[^"]+)"', menu[0])) == {"/beleid/", "/beheer/regels/", PAD}


def test_who_manages_two_municipalities_chooses_where(kamer, meerssen):
    beide = maak_gebruiker("Jo Beide", (kamer.gemeente, Rol.BEHEER), (meerssen, Rol.BEHEER))
    klant = klant_van(beide)
    pagina = tekst(klant.get(f"{PAD}nieuw/"))
    assert "Meerssen: Een nieuwe regeling" in pagina
    assert "Maastricht: Mantelzorgwaardering Maastricht" in pagina
    antwoord = klant.post(f"{PAD}nieuw/", {"regeling": "938|", "van": "1-3-2027"})
    assert antwoord.status_code == 302
    assert "Meerssen" in tekst(klant.get(PAD))


@pytest.mark.parametrize(("pagina", "aantal"), [("", 11), ("nieuw/", 12), ("waarde/", 12)])
def test_every_page_takes_a_fixed_number_of_statements(kamer, sem, pagina, aantal, django_assert_num_queries):
    kamer.heel(tekst_vanaf())
    kamer.begin(tekst_vanaf())
    sem.get(f"{PAD}{pagina}")
    with django_assert_num_queries(aantal):
        assert sem.get(f"{PAD}{pagina}").status_code == 200


@pytest.mark.parametrize(("pagina", "aantal"), [("", 15), ("schrijven/", 15), ("gevolgen/", 17)])
def test_a_version_takes_a_fixed_number_of_statements(kamer, sem, pagina, aantal, django_assert_num_queries):
    kamer.heel(tekst_vanaf())
    versie = kamer.begin(tekst_vanaf())
    sem.get(f"{PAD}{versie.id}/{pagina}")
    with django_assert_num_queries(aantal):
        assert sem.get(f"{PAD}{versie.id}/{pagina}").status_code == 200


def test_the_list_of_two_municipalities_takes_as_many(kamer, meerssen, django_assert_num_queries):
    beide = maak_gebruiker("Jo Beide", (kamer.gemeente, Rol.BEHEER), (meerssen, Rol.BEHEER))
    klant = klant_van(beide)
    kamer.heel(tekst_vanaf())
    klant.post(f"{PAD}nieuw/", {"regeling": "938|", "van": "1-3-2027"})
    klant.get(PAD)
    with django_assert_num_queries(10):
        assert "Meerssen" in tekst(klant.get(PAD))
