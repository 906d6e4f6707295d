"""Following help on the consulent's pages: results, making one sharp, looking back, the call afterwards, closing."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from keukentafel.balies.consulent import woorden
from keukentafel.balies.consulent.taakbladen import BLADEN, ZONDER_BLAD
from keukentafel.dossier.evaluatie.models import Evaluatie, Nazorg, Resultaatafspraak
from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht.stappen import STAPPEN, Stand
from keukentafel.reis import taken
from keukentafel.reis.evalueren import nazorg_plannen
from keukentafel.reis.zaakwerk import zaak_of_weiger, zet
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import namens
from tests import terugkijken
from tests.balies.consulent.besluitblad import u
from tests.besluitwereld import geef_mandaat
from tests.opzet import als, maak_gebruiker
from tests.terugkijken import SIGNAAL

SCHERP = {"resultaat": "Uw administratie is op orde", "maatstaf": "Alle post is open", "datum": "31-3-2027"}


@pytest.fixture
def hulp(meerssen, noor, monkeypatch):
    """Mia's case with help that runs, on the day of the signal; Hans signed it."""
    hans = maak_gebruiker("Hans Prevoo", (meerssen, Rol.CONSULENT))
    with namens({meerssen.code}, doel="proef"):
        geef_mandaat(meerssen, hans, "toekennen", "afwijzen", tot_cent=None)
        zaak = terugkijken.toegekend(meerssen, noor, hans, doelen=(*terugkijken.DOELEN, terugkijken.ALGEMEEN))
        terugkijken.loopt(meerssen, noor, zaak)
        doelen = [d.id for d in terugkijken.doelen(meerssen, zaak)]
    monkeypatch.setattr(klok, "nu", lambda: SIGNAAL)
    return {"zaak": zaak, "doelen": doelen, "hans": hans, "gemeente": meerssen}


@pytest.fixture
def blad(client: Client, noor) -> Client:
    """Noor's browser."""
    client.force_login(noor)
    return client


def tekst(antwoord: Any) -> str:
    assert antwoord.status_code == 200, antwoord.status_code
    return " ".join(antwoord.content.decode().split())


def stop(hulp: dict[str, Any], noor: Any) -> None:
    with namens({hulp["gemeente"].code}, doel="proef"):
        record = zaak_of_weiger(hulp["gemeente"].code, hulp["zaak"])
        zet(zaak=record, naar=Stand.BEEINDIGD, weigering="kan niet", wie=als(noor), op=SIGNAAL)
        nazorg_plannen(zaak=record, op=SIGNAAL)


def test_the_page_names_what_cannot_be_followed(blad, hulp):
    html = tekst(blad.get(u("dossier", hulp["zaak"])))
    assert u("resultaten", hulp["zaak"]) in html
    html = tekst(blad.get(u("resultaten", hulp["zaak"])))
    assert "3 doelen zonder meetbaar resultaat of duur" in html
    assert "Dit staat er vanaf 12 weken voor het einde. Dat aantal koos de gemeente nog niet zelf." in html
    assert html.count("Maak dit resultaat scherp") == 3
    assert "Voor deze hulp is geen besluit nodig. Daarover houden wij niets bij." in html
    assert u("terugkijken", hulp["zaak"]) in html
    assert "Moet de hulp anders of langer?" in html
    assert "/melding/voor/" in html


def test_a_result_is_made_sharp_and_said_back(blad, hulp):
    adres = u("resultaat-scherp", hulp["zaak"], hulp["doelen"][2])
    assert "Mijn geld op orde" in tekst(blad.get(adres))
    antwoord = blad.post(adres, SCHERP, follow=True)
    html = tekst(antwoord)
    assert "Het resultaat staat erbij, met woensdag 31 maart 2027 als dag." in html
    assert "De hulp stopt eerder." in html
    assert "2 doelen zonder meetbaar resultaat of duur" in html
    assert "Te zien aan: Alle post is open" in html
    with namens({hulp["gemeente"].code}, doel="proef"):
        assert Resultaatafspraak.objects.get().datum == date(2027, 3, 31)


def test_what_misses_comes_back_with_all_that_was_typed(blad, hulp):
    adres = u("resultaat-scherp", hulp["zaak"], hulp["doelen"][0])
    html = tekst(blad.post(adres, SCHERP | {"datum": "8-10-2026"}))
    assert "Kies een dag die nog komt." in html
    assert SCHERP["resultaat"] in html
    html = tekst(blad.post(adres, {"resultaat": "", "maatstaf": "Alle post is open", "datum": "31 maart"}))
    assert "Schrijf wat er dan bereikt is." in html
    assert "Alle post is open" in html
    with namens({hulp["gemeente"].code}, doel="proef"):
        assert not Resultaatafspraak.objects.exists()


def test_a_goal_that_is_not_followed_has_no_page(blad, hulp):
    assert blad.get(u("resultaat-scherp", hulp["zaak"], hulp["doelen"][3])).status_code == 404
    assert blad.get(u("resultaat-scherp", hulp["zaak"], hulp["doelen"][3] + 500)).status_code == 404


def test_looking_back_with_her_own_words(blad, hulp):
    adres = u("terugkijken", hulp["zaak"])
    html = tekst(blad.get(adres))
    assert "De inwoner leest uw woorden." in html
    assert "toen 3" in html  # meedoen, in the onderzoek
    assert "Even eruit" not in html
    een = hulp["doelen"][0]
    velden = {
        "woorden": "Ik ga naar het koor.", "uitkomst": "voortzetten", f"stand_{een}": "bereikt",
        f"toelichting_{een}": "Elke week", "nu_meedoen": "6", "woorden_meedoen": "Ik zing weer",
    }  # fmt: skip
    html = tekst(blad.post(adres, velden, follow=True))
    assert "De evaluatie staat erbij. De hulp gaat door." in html
    assert "Ik ga naar het koor." in html
    assert "Bereikt, op donderdag 8 oktober 2026." in html
    assert "toen 3, nu 6" in html  # the spider web in words
    with namens({hulp["gemeente"].code}, doel="proef"):
        assert Evaluatie.objects.get().uitkomst == "voortzetten"


def test_an_evaluation_that_misses_something_loses_nothing(blad, hulp):
    velden = {"woorden": "Ik red me.", "uitkomst": "beeindigen", "toelichting": "Klaar", "woorden_meedoen": "Ik zing"}
    html = tekst(blad.post(u("terugkijken", hulp["zaak"]), velden))
    assert "Stoppen voor de laatste dag kan alleen als de inwoner dat zelf wil." in html
    assert all(woord in html for woord in ("Ik red me.", "Klaar", "Ik zing"))
    html = tekst(
        blad.post(u("terugkijken", hulp["zaak"]), {"uitkomst": "herzien", f"toelichting_{hulp['doelen'][0]}": "x"})
    )
    assert "Schrijf in eigen woorden van de inwoner hoe het gaat." in html
    with namens({hulp["gemeente"].code}, doel="proef"):
        assert not Evaluatie.objects.exists()


def test_stopping_the_call_and_closing(blad, hulp, noor):
    html = tekst(
        blad.post(
            u("terugkijken", hulp["zaak"]),
            {"woorden": "Ik red me.", "uitkomst": "beeindigen", "toelichting": "Klaar", "wil_zelf": "on"},
            follow=True,
        )
    )
    assert "Bel uiterlijk" in html
    html = tekst(blad.get(u("dossier", hulp["zaak"])))
    assert u("nazorg", hulp["zaak"]) in html
    html = tekst(blad.post(u("afsluiten", hulp["zaak"])))
    assert "Bel eerst hoe het gaat." in html
    gesprek = blad.get(u("nazorg", hulp["zaak"])).context["formulier"].initial["gesprek"]
    html = tekst(blad.post(u("nazorg", hulp["zaak"]), {"gesprek": gesprek, "hoe": "vraag", "notitie": ""}))
    assert "Schrijf kort wat de nieuwe vraag is." in html
    assert f'name="gesprek" value="{gesprek}"' in html
    for _ in range(2):  # a double click
        antwoord = blad.post(u("nazorg", hulp["zaak"]), {"gesprek": gesprek, "hoe": "onbereikbaar", "notitie": ""})
        assert antwoord["Location"] == u("dossier", hulp["zaak"])
    nog_eens = blad.get(u("nazorg", hulp["zaak"])).context["formulier"].initial["gesprek"]
    html = tekst(
        blad.post(u("nazorg", hulp["zaak"]), {"gesprek": nog_eens, "hoe": "goed", "notitie": "Zij zingt."}, follow=True)
    )
    assert u("afsluiten", hulp["zaak"]) in html
    html = tekst(blad.post(u("afsluiten", hulp["zaak"]), follow=True))
    assert "De vraag is afgesloten." in html
    with namens({hulp["gemeente"].code}, doel="proef"):
        assert Zaak.objects.get(id=hulp["zaak"]).stand == Stand.AFGESLOTEN
        assert list(Nazorg.objects.order_by("id").values_list("hoe", flat=True)) == ["onbereikbaar", "goed"]


def test_a_new_question_after_help_has_a_way_on(blad, hulp, noor):
    stop(hulp, noor)
    html = tekst(blad.get(u("nazorg", hulp["zaak"])))
    assert "Anders mag dit leeg blijven." in html
    assert "U mag dit leeg laten." not in html  # never beside the error that it must be filled
    gesprek = blad.get(u("nazorg", hulp["zaak"])).context["formulier"].initial["gesprek"]
    velden = {"gesprek": gesprek, "hoe": "vraag", "notitie": "De trap lukt niet."}
    html = tekst(blad.post(u("nazorg", hulp["zaak"]), velden, follow=True))
    assert "Leg nu de nieuwe vraag vast. Dat staat bij Te doen." in html
    with namens({hulp["gemeente"].code}, doel="proef"):
        nieuw = u("melding-voor", Zaak.objects.get(id=hulp["zaak"]).inwoner_id)
    assert f'<a class="utrecht-link" href="{nieuw}">Na de hulp is er een nieuwe vraag: leg een melding vast</a>' in html
    assert u("afsluiten", hulp["zaak"]) not in html
    html = tekst(blad.get(u("resultaten", hulp["zaak"])))
    assert f'href="{nieuw}">Leg een nieuwe melding vast</a>' in html
    assert u("afsluiten", hulp["zaak"]) not in html
    assert "Leg die eerst vast" in tekst(blad.get(u("afsluiten", hulp["zaak"])))


@pytest.mark.parametrize(
    ("route", "zin", "knop"),
    [
        ("nazorg", "De hulp is niet gestopt. Bellen na de hulp kan pas daarna.", "Leg vast"),
        ("afsluiten", "Sluit pas af als de hulp is gestopt.", "Sluit de vraag af"),
    ],
)
def test_while_help_runs_a_page_says_so_and_has_no_button(blad, hulp, route, zin, knop):
    for antwoord in (blad.get(u(route, hulp["zaak"])), blad.post(u(route, hulp["zaak"]), {"hoe": "goed"})):
        html = tekst(antwoord)
        assert zin in html
        assert "De hulp is gestopt" not in html
        assert knop not in html
        assert "Terug naar het dossier" in html


def test_every_kind_of_task_links_to_the_page_where_it_is_done(blad, hulp, noor):
    assert {w.wat for w in taken.ALLE} == set(BLADEN) | ZONDER_BLAD
    assert not set(BLADEN) & ZONDER_BLAD
    with namens({hulp["gemeente"].code}, doel="proef"):
        zaak = Zaak.objects.get(id=hulp["zaak"])
        zaak_operations.taken_klaar(
            gemeente=zaak.gemeente_id, zaak=zaak.id, wat=[w.wat for w in taken.ALLE], op=SIGNAAL
        )
        zonder = (taken.OPDRACHT_ANTWOORD, taken.OPDRACHT_START, taken.OPDRACHT_STOP, taken.OPDRACHT)  # no order here
        los = [w for w in taken.ALLE if w.wat in BLADEN and w not in zonder and w is not taken.NIEUWE_VRAAG]
        for werk in los:
            taken.zet_op_dag(zaak=zaak, werk=werk, uiterlijk=klok.dag_van(SIGNAAL))
    html = tekst(blad.get(u("dossier", hulp["zaak"])))
    for werk in los:
        gevonden = re.search(rf'<a class="utrecht-link" href="([^"]+)">{re.escape(werk.wat)}</a>', html)
        assert gevonden, werk.wat
        antwoord = blad.get(gevonden[1], follow=True)
        assert antwoord.status_code == 200, (werk.wat, gevonden[1])
        assert "Mijn dag" in antwoord.content.decode(), werk.wat


def test_every_step_has_a_heading_of_our_own():
    for stap in STAPPEN:
        kop = woorden.stap(stap.handeling)
        assert kop != stap.handeling.replace("_", " ").capitalize(), stap.handeling
    assert woorden.stap("beeindigen") == "Hulp beëindigd"


def test_the_course_says_for_whom_its_sentences_are(blad, hulp):
    html = tekst(blad.get(u("dossier", hulp["zaak"])))
    assert "Zinnen met “u” schreven wij aan de inwoner." in html
    assert "<strong>Hulp toegekend</strong>" in html
    assert "<strong>Toekennen</strong>" not in html


def test_without_a_besluit_the_page_says_so(blad, meerssen, noor, hulp):
    with namens({meerssen.code}, doel="proef"):
        zaak = terugkijken.verderop.vraag(meerssen, noor, datetime(2026, 10, 1, 9, 0, tzinfo=UTC)).zaak
    assert "Er zijn geen resultaten om te volgen." in tekst(blad.get(u("resultaten", zaak)))
    assert blad.get(u("terugkijken", zaak)).status_code == 404
    assert u("resultaten", zaak) not in tekst(blad.get(u("dossier", zaak)))


def test_as_many_statements_for_many_goals_as_for_one(blad, hulp, django_assert_max_num_queries):
    blad.get(u("resultaten", hulp["zaak"]))
    with django_assert_max_num_queries(28):
        blad.get(u("resultaten", hulp["zaak"]))
