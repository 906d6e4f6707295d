"""From a sentence of the letter to what we used, and on to the article: the resident's own besluit."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
from django.test import Client

from keukentafel.dossier.brief.models import Brief
from keukentafel.reis.besluiten import Hulpvelden, tijdelijk_besluiten
from keukentafel.stelsel.gemeenten.namens import namens
from keukentafel.stelsel.logboek.models import Logregel
from tests import verderop
from tests.balies.inwoner.pagina import VERSLAGDAG, tekst, u
from tests.besluitwereld import geef_mandaat
from tests.opzet import als, maak_gebruiker

TEKENDAG = datetime(2027, 3, 31, 9, tzinfo=UTC)


@pytest.fixture
def hans(meerssen):
    """Hans Vroomen, who may sign."""
    hans = maak_gebruiker("Hans Vroomen", (meerssen, "consulent"))
    with namens({meerssen.code}, doel="proef"):
        geef_mandaat(meerssen, hans, "toekennen", "afwijzen")
    return hans


@pytest.fixture
def besloten(fatma, vraag, meerssen, noor, hans, op_dag):
    """Take the question to a besluit of this kind."""

    def doe(soort: str) -> None:
        with namens({meerssen.code}, doel="proef"):
            verderop.verslag(meerssen, noor, vraag.zaak, VERSLAGDAG)
            verderop.getekend(meerssen, vraag.zaak, datetime(2027, 3, 18, 9, tzinfo=UTC))
            verderop.besluit(meerssen, noor, hans, vraag.zaak, TEKENDAG, soort)
        op_dag(TEKENDAG)

    return doe


def zinnen_van_de_brief(meerssen) -> list[str]:
    """The sentences of the rules in the letter that was sent last."""
    with namens({meerssen.code}, doel="proef"):
        return [r["zin"] for r in Brief.objects.latest("id").gegevens["regels"]]


def test_before_there_is_a_besluit_it_says_so(fatma: Client):
    assert "Er is nog geen besluit." in tekst(fatma.get(u("waarom")))


def test_each_sentence_of_the_letter_opens_on_what_was_used(fatma, besloten, meerssen, django_assert_max_num_queries):
    besloten("toekenning")
    assert f'href="{u("waarom")}"' in tekst(fatma.get(u("besluit")))
    with django_assert_max_num_queries(14):
        pagina = tekst(fatma.get(u("waarom")))
    zinnen = zinnen_van_de_brief(meerssen)
    assert zinnen == [unescape(z) for z in re.findall(r'<summary lang="nl">(.*?)</summary>', pagina)][: len(zinnen)]
    assert "Kan de inwoner het helemaal zelf oplossen? <strong>Nee.</strong>" in pagina
    assert "Een mens oordeelde dit. Waarom? Besproken aan tafel." in pagina
    assert "Waarvoor is de hulp?" in pagina
    assert "zelfredzaamheid_en" not in pagina


def test_from_the_sentence_one_link_shows_its_article(fatma, besloten):
    besloten("afwijzing")
    pagina = tekst(fatma.get(u("waarom")))
    adressen = re.findall(r'Dit staat in: <a class="utrecht-link" href="([^"]+)"', pagina)
    assert adressen
    for adres in adressen:
        assert re.search(r"/meerssen/.*wet_maatschappelijke_ondersteuning_2015/2\.3\.5/\?op=2027-03-31$", adres), adres
        assert "2.3.5" in tekst(fatma.get(adres))


def test_temporary_help_has_its_sentence_and_an_older_besluit_stands_below(
    fatma, vraag, besloten, meerssen, noor, op_dag
):
    with namens({meerssen.code}, doel="proef"):
        geef_mandaat(meerssen, noor, "tijdelijk")
        tijdelijk_besluiten(
            gemeente=meerssen, zaak=vraag.zaak, begin=date(2027, 2, 3),
            hulp=(Hulpvelden(activiteit="Koken", frequentie="elke dag", minuten=30, per="dag"),),
            motivering="Uw man ligt in het ziekenhuis.", aanbieder="De Geulbrug", kosten_cent=10_000,
            nalezer=None, wie=als(noor), op=datetime(2027, 2, 3, 9, tzinfo=UTC),
        )  # fmt: skip
    op_dag(datetime(2027, 2, 3, 9, tzinfo=UTC) + timedelta(hours=1))
    pagina = tekst(fatma.get(u("waarom")))
    assert '<summary lang="nl">U krijgt meteen tijdelijke hulp. Het onderzoek volgt.</summary>' in pagina
    assert "Is er spoed? <strong>Ja.</strong>" in pagina
    assert "Uw man ligt in het ziekenhuis." in pagina
    assert "Eerder besluit" not in pagina
    besloten("toekenning")
    samen = tekst(fatma.get(u("waarom")))
    assert samen.index("hulp speciaal voor u") < samen.index("Eerder besluit") < samen.index("meteen tijdelijke hulp")


def test_a_besluit_of_before_traces_says_so(fatma, besloten, meerssen, monkeypatch):
    monkeypatch.setattr("keukentafel.reis.besluiten.tekenen.bewaar_spoor", lambda *_: None)
    besloten("toekenning")
    pagina = tekst(fatma.get(u("waarom")))
    assert "Bij dit besluit bewaarden wij nog niet hoe wij rekenden." in pagina
    assert "<summary" not in pagina


def test_the_own_look_is_not_written_down(fatma, besloten, meerssen):
    besloten("toekenning")
    with namens({meerssen.code}, doel="proef"):
        eerst = Logregel.objects.count()
    fatma.get(u("waarom"))
    with namens({meerssen.code}, doel="proef"):
        assert Logregel.objects.count() == eerst
