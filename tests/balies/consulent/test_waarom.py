"""How a besluit came about, for who works on the file: the steps, the rules, the replay, and the file for a court."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client

from keukentafel.dossier.besluit.models import Besluit
from keukentafel.reis.inzien import meekijkers
from keukentafel.stelsel.logboek.models import Logregel
from tests.balies.consulent.besluitblad import lees, u
from tests.reis.besluiten.test_naspelen import verander_een_regel


@pytest.fixture
def blad(zaak, besluit) -> str:
    """The address of the page."""
    return u("besluit-waarom", zaak, besluit)


def test_the_file_leads_to_it_and_it_shows_every_step(als_noor, zaak, blad, django_assert_max_num_queries):
    assert f'href="{blad}"' in lees(als_noor.get(u("dossier", zaak)))
    with django_assert_max_num_queries(20):
        tekst = lees(als_noor.get(blad))
    assert "hetzelfde" in tekst
    assert "niet hetzelfde" not in tekst
    assert '<summary lang="nl">U hebt hulp speciaal voor u nodig.</summary>' in tekst
    for zin in ("Wij beslissen: hulp geven.", "U kunt bezwaar maken tot en met", "Welke regels liepen", "merk"):
        assert zin in tekst
    assert tekst.count("/wet_maatschappelijke_ondersteuning_2015/2.3.5/?op=") >= 3
    for adres in set(re.findall(r'href="(/[^"]*regels/[^"]+)"', tekst)):
        assert als_noor.get(adres).status_code == 200, adres


def test_the_look_stands_in_the_log_with_why(als_noor, zaak, blad, binnen, noor):
    als_noor.get(blad)
    als_noor.get(blad.replace("/waarom/", "/berekening/"))
    with binnen():
        regels = list(Logregel.objects.filter(gebruiker_id=noor.pk).order_by("-id")[:2])
        assert [r.handeling for r in regels] == [
            "berekening van het besluit opgehaald",
            "uitleg van het besluit bekeken",
        ]
        assert {r.soort for r in regels} == {"inzage"}
        assert {r.doel for r in regels} == {"nagaan hoe een besluit er kwam"}
        assert noor.pk in meekijkers(gemeente=regels[0].gemeente_id, inwoner=regels[0].inwoner_id)


def test_the_whole_trace_is_a_file(als_noor, zaak, besluit, binnen):
    antwoord = als_noor.get(u("besluit-spoor", zaak, besluit))
    assert re.fullmatch(
        rf'attachment; filename="berekening-\d{{4}}-{zaak}-B{besluit}\.json"', antwoord["Content-Disposition"]
    )
    assert "no-store" in antwoord["Cache-Control"]
    gegevens = json.loads(antwoord.content)
    assert gegevens["opnieuw_uitgerekend"]["verschillen"] == []
    assert [r["zin"] for r in gegevens["brief"]["regels"]] == ["U hebt hulp speciaal voor u nodig."]
    eerste = gegevens["berekeningen"][0]
    assert eerste["feiten"]["huisgenoten_lukt"] == {"oordeel": False, "motivering": "Besproken aan tafel."}
    assert eerste["antwoord"]["uitkomst_maatwerk"] == "hulp geven"
    with binnen():
        assert gegevens["artikel"] == Besluit.objects.get(id=besluit).artikel


def test_a_colleague_gives_a_reason_and_elsewhere_it_is_not_there(client: Client, karin, vaals, zaak, besluit, blad):
    client.force_login(karin)
    for adres in (blad, u("besluit-spoor", zaak, besluit)):
        assert client.get(adres)["Location"] == u("reden", zaak)
    client.post(u("reden", zaak), {"reden": "Collega is ziek, vraag aan de telefoon."})
    assert "hetzelfde" in lees(client.get(blad))


def test_a_draft_has_no_such_page(als_noor, zaak, schrijf, binnen):
    schrijf()
    with binnen():
        concept = Besluit.objects.get().id
    assert als_noor.get(u("besluit-waarom", zaak, concept)).status_code == 404
    assert als_noor.get(u("besluit-spoor", zaak, concept)).status_code == 404


def test_a_besluit_of_before_traces_says_so_and_has_no_file(als_noor, zaak, request, monkeypatch):
    monkeypatch.setattr("keukentafel.reis.besluiten.tekenen.bewaar_spoor", lambda *_: None)
    besluit = request.getfixturevalue("besluit")
    tekst = lees(als_noor.get(u("besluit-waarom", zaak, besluit)))
    assert "Bij dit besluit bewaarden wij nog niet hoe wij rekenden." in tekst
    assert "Haal de berekening op" not in tekst
    assert als_noor.get(u("besluit-spoor", zaak, besluit)).status_code == 404


def test_what_differs_now_is_said(als_noor, blad, tmp_path, monkeypatch):
    verander_een_regel(tmp_path / "verordeningen", monkeypatch)
    tekst = lees(als_noor.get(blad))
    assert "niet hetzelfde" in tekst
    assert "sindsdien in het programma veranderd." in tekst
