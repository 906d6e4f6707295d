"""The resident's counter in English: the whole way from the front page to the question, and no Dutch left on it."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from keukentafel.balies.inwoner.gedaan import OVER_PLAN
from keukentafel.dossier.brief.models import Brief
from keukentafel.recht.melden import plan_ontvangen
from keukentafel.stelsel.gemeenten.namens import namens
from tests.balies.inwoner.conftest import DOCHTER, ZELF

NEDERLANDS = re.compile(
    r"\b(het|een|wij|uw|u|niet|van|voor|naar|zijn|er|dat|dit|wat|wie|hebt|kunt|vraag|hulp|bij|op|aan|uit|om|"
    r"maandag|januari|februari|maart|werkdagen|uur|vandaag|tot|kies|schrijf|mijn|iemand|gemeente)\b",
    re.IGNORECASE,
)
# What residents typed, names of streets and of this house, and the Dutch words that the English page keeps on purpose.
EIGEN = (
    *ZELF[2].values(),
    *ZELF[3].values(),
    *(waarde for waarde in DOCHTER[1].values()),
    "Nederlands",
    "naam@voorbeeld.nl",
    "van or de",
    "Maandag tot en met vrijdag, 8.30 tot 17.00 uur.",  # typed by the municipality
)


@pytest.fixture
def engels(client, vaals):
    """The client after pressing English at the foot of the page."""
    assert client.post(reverse("set_language"), {"language": "en", "next": "/vaals/"})["Location"] == "/vaals/"
    return client


def zichtbaar(html: str) -> str:
    """What somebody reads or hears on the page, without what stands there in Dutch by a `lang` of its own."""
    html = re.sub(r'<div lang="nl">.*</div>', " ", html, flags=re.S)
    html = re.sub(r"<(script|style|textarea)\b.*?</\1>", " ", html, flags=re.S)
    gehoord = " ".join(re.findall(r'(?:aria-label|placeholder|alt|title|data-kop)="([^"]*)"', html))
    tekst = re.sub(r"<[^>]+>", " ", html) + " " + gehoord
    for eigen in sorted(filter(None, EIGEN), key=len, reverse=True):
        tekst = tekst.replace(eigen, " ")
    return " ".join(tekst.replace("&#x27;", "’").split())


def controleer(antwoord) -> str:
    html = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert '<html lang="en">' in html
    tekst = zichtbaar(html)
    gevonden = [tekst[max(0, m.start() - 40) : m.end() + 30] for m in NEDERLANDS.finditer(tekst)]
    assert gevonden == [], antwoord.request["PATH_INFO"]
    return tekst


def u(naam: str, *args: object) -> str:
    return reverse(f"inwoner:{naam}", args=["vaals", *args])


def test_the_dutch_words_are_seen(client, vaals):
    assert NEDERLANDS.search(zichtbaar(client.get("/vaals/").content.decode()))


def test_asking_for_help_in_english(engels, vaals, sanne, vul_in):
    assert "What can we help with?" in controleer(engels.get("/vaals/"))
    for nummer in (1, 2, 3, 4):
        assert f"Question {nummer} of 4" in controleer(engels.get(u("vraag", nummer)))
        controleer(engels.post(u("vraag", nummer), {}, follow=True))  # every error in English, too
        vul_in({nummer: ZELF[nummer]}, met=engels)
    assert "Is this right?" in controleer(engels.get(u("nakijken")))
    tekst = controleer(engels.post(u("nakijken"), follow=True))
    assert "We have your question" in tekst
    assert re.search(r"You hear from us by (Mon|Tues|Wednes|Thurs|Fri)day \d+ [A-Z][a-z]+ \d{4}", tekst)

    assert "Step by step" in controleer(engels.get(u("mijn-vraag")))
    controleer(engels.get(u("meenemen")))
    controleer(engels.get(u("plan")))
    controleer(engels.get(u("intrekken")))
    assert "asking for help through the website" in controleer(engels.get(u("wie-keek-mee"))).lower()
    assert "We have received your question" in controleer(engels.get(u("brieven")))
    with namens({vaals.code}, doel="proef"):
        brief = Brief.objects.get()
    html = engels.get(u("brief", brief.id)).content.decode()
    assert "This letter is in Dutch." in html
    assert '<div lang="nl">' in html


def test_asking_for_somebody_else_in_english(engels, sanne, vul_in):
    for nummer in (1, 2, 3, 4):
        vul_in({nummer: DOCHTER[nummer]}, met=engels)
        if nummer < 4:
            controleer(engels.get(u("vraag", nummer + 1)))
    controleer(engels.get(u("nakijken")))
    assert "The letter goes to the resident" in controleer(engels.post(u("nakijken"), follow=True))


@pytest.mark.parametrize(
    "pad", ["/", "/vaals/hulp-vragen/verder/", "/vaals/toegankelijkheid/", "/vaals/uw-gegevens/", "/sneltoetsen/"]
)
def test_other_pages_in_english(engels, pad):
    controleer(engels.get(pad))


def test_a_page_that_is_not_there_in_english(engels):
    antwoord = engels.get("/vaals/bestaat-niet/")
    assert antwoord.status_code == 404
    assert "This page does not exist" in antwoord.content.decode()


def test_the_sentences_about_a_plan_are_those_of_the_law():
    dag = date(2027, 3, 1)
    gezegd = {plan_ontvangen(startdag=dag, ontvangen_op=dag + timedelta(days=n)).zin for n in (1, 60)}
    assert gezegd == set(OVER_PLAN)
