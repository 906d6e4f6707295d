"""Every page of the counter: no dead link, no personal data in an address, a fixed number of queries, plain Dutch."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.urls import reverse

import keukentafel.balies.inwoner as inwoner
from keukentafel.balies.inwoner.urls import urlpatterns
from keukentafel.berichten.brieven import soorten
from keukentafel.dossier.brief.models import Brief
from keukentafel.stelsel.gemeenten.namens import namens
from tests.balies.inwoner.conftest import ZELF
from tests.balies.vorm.test_b1 import uit_python, uit_sjabloon
from tests.huis.b1 import lange_zinnen, moeilijke_woorden

APP = Path(inwoner.__file__).parent
ZONDER_BRIEF = [
    p.name for p in urlpatterns if p.name not in ("vraag", "vraag-bewaren", "onderwerp", "brief", "brief-pdf")
]
# What people typed, and what opens their question: in no address of any page, form or redirect.
GEHEIM = ("Fatma", "Aydin", "Beekstraat", "6291", "0000", "1968", "schoon")

# Queries of each page with one question, opened by code. A change here is a change that somebody saw.
VRAGEN = {
    "start": 5,
    "ontvangen": 6,
    "mijn-vraag": 18,
    "plan": 16,
    "meenemen": 17,
    "intrekken": 18,
    "brieven": 16,
    "voorbereiden": 10,
    "mantelzorger": 8,
    "verslag": 18,
    "niet-eens": 8,
    "tekenen": 8,
    "aanvragen": 7,
    "besluit": 9,
    "waarom": 10,
    "wie-kijkt-mee": 7,
    "wie-keek-mee": 18,
    "doelen": 8,
}

# And of each page with all four answers, before they are sent.
VRAGEN_BEGONNEN = {"hulp-vragen": 7, "nakijken": 7, "later": 11, "verder": 5}


@pytest.fixture
def browser(client, vaals, sanne, verstuur):
    """A browser that just sent a question."""
    verstuur()
    return client


@pytest.mark.parametrize("naam", sorted(VRAGEN))
def test_number_of_queries(browser, naam, django_assert_num_queries):
    with django_assert_num_queries(VRAGEN[naam]):
        browser.get(reverse(f"inwoner:{naam}", args=["vaals"]))


@pytest.mark.parametrize("naam", sorted(VRAGEN_BEGONNEN))
def test_number_of_queries_before_sending(client, vaals, vul_in, naam, django_assert_num_queries):
    vul_in(ZELF)
    with django_assert_num_queries(VRAGEN_BEGONNEN[naam]):
        client.get(reverse(f"inwoner:{naam}", args=["vaals"]))


def test_queries_of_a_question_page(client, vaals, vul_in, django_assert_num_queries):
    vul_in({1: ZELF[1], 2: ZELF[2]})
    with django_assert_num_queries(7):
        client.get(reverse("inwoner:vraag", args=["vaals", 3]))


def test_queries_of_sending(client, vaals, sanne, vul_in, django_assert_num_queries):
    vul_in(ZELF)
    with django_assert_num_queries(26):
        client.post(reverse("inwoner:nakijken", args=["vaals"]))


def test_no_dead_links_and_no_data_in_an_address(client, vaals, sanne, vul_in):
    vul_in(ZELF)
    paginas = [client.get(reverse("inwoner:vraag", args=["vaals", n])).content.decode() for n in (1, 2, 3, 4)]
    paginas += [client.get(reverse(f"inwoner:{n}", args=["vaals"])).content.decode() for n in ("later", "nakijken")]
    verstuurd = client.post(reverse("inwoner:nakijken", args=["vaals"]))
    adressen = [verstuurd.url]
    with namens({vaals.code}, doel="proef"):
        brief = Brief.objects.get()
    for naam in ZONDER_BRIEF:
        if naam in ("zoek", "sluiten", "opnieuw", "weer-oppakken", "mijn-vragen", "gezien"):
            continue  # these answer to POST, or to an account
        antwoord = client.get(reverse(f"inwoner:{naam}", args=["vaals"]))
        adressen += [antwoord.url] if antwoord.status_code == 302 else []
        paginas.append(antwoord.content.decode())
    paginas.append(client.get(reverse("inwoner:brief", args=["vaals", brief.id])).content.decode())
    for pagina in paginas:
        adressen += re.findall(r'(?:href|action|src|data-bewaar-url)="([^"]*)"', pagina)
        adressen += re.findall(r'name="next" value="([^"]*)"', pagina)
    eigen = [a for a in adressen if not a.startswith(("tel:", "/static/"))]
    assert len(eigen) > 100
    assert "#" not in eigen
    assert {a for a in eigen if a.startswith("#")} <= {"#inhoud"}
    code = brief.gegevens["volg_code"]
    nummer = brief.gegevens["kenmerk"]
    for adres in eigen:
        assert not [g for g in (*GEHEIM, code, nummer) if g in adres], adres


def test_every_link_on_the_start_page_works(client, vaals):
    start = client.get(reverse("inwoner:start", args=["vaals"])).content.decode()
    links = {a.split("?")[0] for a in re.findall(r'<a [^>]*href="(/vaals/[^"]*)"', start)}
    assert len(links) >= 4
    for link in links:
        assert client.get(link, follow=True).status_code == 200


def test_language_can_be_chosen(client, vaals):
    start = reverse("inwoner:start", args=["vaals"])
    assert 'lang="nl"' in client.get(start).content.decode()
    client.post(reverse("set_language"), {"language": "en", "next": start})
    assert '<html lang="en">' in client.get(start).content.decode()


def test_every_kind_of_letter_to_a_resident_has_a_name_on_the_list():
    from keukentafel.balies.inwoner.views.inzien import brieftitel

    anders = brieftitel("onbekend")
    zonder = {soort for soort in soorten() if brieftitel(soort) == anders}
    assert zonder <= {"doorzending_gemeente"}  # that one goes to the other municipality


BESTANDEN = sorted([*APP.rglob("*.html"), *APP.rglob("*.py")])
TEKSTEN = {
    str(pad.relative_to(APP)): (uit_sjabloon if pad.suffix == ".html" else uit_python)(pad.read_text(encoding="utf-8"))
    for pad in BESTANDEN
}


@pytest.mark.parametrize("naam", sorted(naam for naam, teksten in TEKSTEN.items() if teksten))
def test_plain_dutch(naam: str) -> None:
    geheel = "\n".join(TEKSTEN[naam])
    assert lange_zinnen(geheel) == []
    assert moeilijke_woorden(geheel) == []


def test_all_text_can_be_translated() -> None:
    for pad in APP.rglob("*.html"):
        tekst = re.sub(
            r"{%\s*blocktranslate.*?endblocktranslate\s*%}", " ", pad.read_text(encoding="utf-8"), flags=re.S
        )
        tekst = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}|<[^>]*>", " ", tekst, flags=re.S)
        assert set(re.findall(r"[A-Za-zéëï]{2,}", tekst)) == set(), pad.name


def test_query_table_holds_every_page_that_shows_something() -> None:
    niet = {"zoek", "sluiten", "opnieuw", "weer-oppakken", "mijn-vragen", "gezien"}
    assert {p.name for p in urlpatterns} - niet - {"vraag", "vraag-bewaren", "onderwerp", "brief", "brief-pdf"} == (
        set(VRAGEN) | set(VRAGEN_BEGONNEN)
    )
