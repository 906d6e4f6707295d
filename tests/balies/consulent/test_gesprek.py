"""The page of the talk: the note and its keeping, who writes here, and what the page shows."""

from __future__ import annotations

import json
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from keukentafel.dossier.onderzoek.models import Aantekening, Leefgebied, LopendeHulp, Trede
from keukentafel.dossier.zaak.models import Betrokkene, Zaak
from keukentafel.omgeving.mensen.models import Relatie
from keukentafel.reis.inzien import wie_keek_mee
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.namens import namens
from keukentafel.stelsel.logboek.models import Logregel
from tests.balies.consulent.conftest import ANOUK

JSON = {"headers": {"accept": "application/json"}}
BLADEN = ("gesprek", "onderwerpen", "ladder", "spoor", "wat-is-er-al", "vaststellen")


def u(naam: str, *args: object) -> str:
    return reverse(f"consulent:{naam}", args=args)


def lees(antwoord) -> str:
    assert antwoord.status_code == 200
    return antwoord.content.decode()


@pytest.fixture
def zaak(maak_vraag):
    return maak_vraag().zaak


@pytest.fixture
def binnen(meerssen):
    return lambda: namens({meerssen.code}, doel="proef")


@pytest.fixture
def als_karin(karin):
    """A browser in which Karin is signed in, who may look into this case for a time."""
    klant = Client()
    klant.force_login(karin)
    return klant


def mee(karin, zaak, binnen):
    """Let Karin into the case of Noor."""
    with binnen():
        rij = Zaak.objects.get(id=zaak)
        Betrokkene.objects.create(
            gemeente_id=rij.gemeente_id, zaak_id=zaak, gebruiker=karin, soort="vervanger", van=klok.nu() - timedelta(hours=1),
            tot=klok.nu() + timedelta(days=1),
        )  # fmt: skip


def notitie(tekst: str, **anders: object) -> dict[str, object]:
    return {"sleutel": str(uuid4()), "versie": 0, "dag": klok.vandaag().isoformat(), "tekst": tekst} | anders


def test_the_talk_begins_empty_and_says_so(als_noor, zaak):
    tekst = lees(als_noor.get(u("gesprek", zaak)))
    for zin in (
        "Gesprek met mevrouw Fatma Aydin",
        "Onderzoek klaar uiterlijk",
        "Er is nog geen gesprek bevestigd.",
        "Er zijn nog geen cijfers. Een cijfer hoeft niet.",
        "Over de ladder is nog niet gesproken.",
        "Nog niet gekozen.",
        "Nog niets genoteerd.",
        "Identiteitsbewijs nog niet gezien.",
    ):
        assert zin in tekst, zin
    assert 'href="#"' not in tekst


def test_a_note_without_script_is_kept_and_stands_there_again(als_noor, zaak, binnen):
    antwoord = als_noor.post(u("gesprek", zaak), notitie("Kookt zelf.\r\nDe trap lukt niet."))
    assert antwoord.status_code == 302
    assert antwoord["Location"] == u("gesprek", zaak)
    tekst = lees(als_noor.get(u("gesprek", zaak)))
    assert "De aantekening is bewaard." in tekst
    assert "Kookt zelf.\nDe trap lukt niet.</textarea>" in tekst
    assert "Bewaard om" in tekst
    nieuw = lees(als_noor.get(u("gesprek", zaak) + "?nieuw=1"))
    assert "Eerdere aantekeningen" in nieuw
    assert "De trap lukt niet.</textarea>" not in nieuw
    with binnen():
        rij = Aantekening.objects.get()
    assert (rij.tekst, rij.door_naam, rij.versie) == ("Kookt zelf.\nDe trap lukt niet.", "Noor Claessen", 1)
    assert "De trap lukt niet.</textarea>" in lees(als_noor.get(u("gesprek", zaak) + f"?aantekening={rij.pk}"))
    assert als_noor.get(u("gesprek", zaak) + "?aantekening=999999").status_code == 404


def test_nothing_typed_keeps_nothing(als_noor, zaak, binnen):
    assert "Er stond nog niets om te bewaren." in lees(als_noor.post(u("gesprek", zaak), notitie(" "), follow=True))
    with binnen():
        assert not Aantekening.objects.exists()


def test_the_script_gets_version_time_and_two_texts_together(als_noor, als_karin, karin, zaak, binnen):
    mee(karin, zaak, binnen)
    eerste = notitie("Noor schrijft.")
    uit = als_noor.post(u("gesprek", zaak), eerste, **JSON)
    assert uit.status_code == 200
    antwoord = json.loads(uit.content)
    assert antwoord["versies"] == {"versie": "1"}
    assert antwoord["botst"] == []
    assert antwoord["bewaard"].endswith(" uur")
    als_karin.post(u("gesprek", zaak), eerste | {"tekst": "Noor schrijft. Karin ook.", "versie": 1}, **JSON)
    uit = json.loads(als_noor.post(u("gesprek", zaak), eerste | {"tekst": "Noor verder.", "versie": 1}, **JSON).content)
    assert uit["botst"][0]["door"] == "Karin Willems"
    assert uit["botst"][0]["tekst"] == "Noor schrijft. Karin ook.\n\nNoor verder."
    assert uit["botst"][0]["samen"] is True
    with binnen():
        assert Aantekening.objects.get().tekst == uit["botst"][0]["tekst"]


def test_a_note_of_another_day_keeps_its_day_and_a_day_to_come_is_refused(als_noor, zaak, binnen):
    gisteren = klok.vandaag() - timedelta(days=1)
    als_noor.post(u("gesprek", zaak), notitie("Zonder bereik.", dag=gisteren.isoformat()), **JSON)
    with binnen():
        assert Aantekening.objects.get().dag == gisteren
    morgen = klok.vandaag() + timedelta(days=1)
    uit = als_noor.post(u("gesprek", zaak), notitie("Te vroeg.", dag=morgen.isoformat()), **JSON)
    assert uit.status_code == 422
    assert json.loads(uit.content)["fouten"] == {"dag": "Deze dag moet nog komen. Kies de dag van het gesprek."}
    tekst = lees(als_noor.post(u("gesprek", zaak), notitie("Te vroeg.", dag=morgen.isoformat())))
    assert "Te vroeg.</textarea>" in tekst
    assert "data-fout" in tekst
    with binnen():
        assert Aantekening.objects.count() == 1


def test_a_made_up_key_is_refused_and_the_text_comes_back(als_noor, zaak):
    tekst = lees(als_noor.post(u("gesprek", zaak), notitie("Blijft staan.", sleutel="x")))
    assert "Blijft staan.</textarea>" in tekst
    assert "Open het gesprek opnieuw." in tekst


def test_two_people_see_each_other(als_noor, als_karin, karin, zaak, binnen):
    mee(karin, zaak, binnen)
    slot = u("bewerken", zaak, "gesprek")
    assert json.loads(als_karin.post(slot).content) == {"bewerkers": []}
    anderen = json.loads(als_noor.post(slot).content)["bewerkers"]
    assert len(anderen) == 1
    assert anderen[0].startswith("Karin Willems bewerkt sinds ")
    assert anderen[0] in lees(als_noor.get(u("gesprek", zaak)))
    als_karin.post(slot, {"stop": "1"})
    assert json.loads(als_noor.post(slot).content) == {"bewerkers": []}
    assert als_noor.post(u("bewerken", zaak, "iets")).status_code == 404
    assert als_noor.get(slot).status_code == 405


@pytest.mark.parametrize("blad", BLADEN)
def test_who_may_not_open_the_file_sees_no_page_and_keeps_nothing(als_karin, vaals, zaak, binnen, blad):
    assert als_karin.get(u(blad, zaak))["Location"] == u("reden", zaak)
    assert als_karin.post(u(blad, zaak), notitie("x") | {"weg": "1"})["Location"] == u("reden", zaak)
    assert als_karin.post(u("bewerken", zaak, "gesprek"))["Location"] == u("reden", zaak)
    with binnen():
        assert not Aantekening.objects.exists()


@pytest.mark.parametrize("blad", BLADEN)
def test_who_is_signed_out_goes_to_the_sign_in(zaak, blad):
    assert Client().post(u(blad, zaak), **JSON).status_code == 302


def test_each_view_stands_in_the_log_and_autosave_does_not_look(als_noor, meerssen, zaak, binnen):
    lees(als_noor.get(u("gesprek", zaak)))
    with binnen():
        inwoner = Zaak.objects.get().inwoner_id
        assert next(r.handeling for r in wie_keek_mee(gemeente=meerssen.code, inwoner=inwoner)) == "dossier bekeken"
        voor = Logregel.objects.filter(soort="inzage").count()
    als_noor.post(u("gesprek", zaak), notitie("Een."), **JSON)
    with binnen():
        assert Logregel.objects.filter(soort="inzage").count() == voor


@pytest.mark.parametrize("blad", BLADEN)
def test_a_page_asks_the_same_number_of_times_however_much_there_is(als_noor, meerssen, zaak, binnen, blad):
    def tel() -> int:
        with CaptureQueriesContext(connection) as vragen:
            lees(als_noor.get(u(blad, zaak)))
        return len(vragen)

    een = tel()
    with binnen():
        for nummer in range(4):
            Aantekening.objects.create(
                gemeente=meerssen, zaak_id=zaak, sleutel=uuid4(), tekst=str(nummer), dag=date(2026, 1, 1),
                door_naam="x", bewaard_op=klok.nu(),
            )  # fmt: skip
            LopendeHulp.objects.create(gemeente=meerssen, zaak_id=zaak, wet="wmo", wat=str(nummer))
        Leefgebied.objects.create(gemeente=meerssen, zaak_id=zaak, dimensie="meedoen", woorden="Ik wil.", nu=4)
        Trede.objects.create(
            gemeente=meerssen, zaak_id=zaak, trede="netwerk", oordeel="helpt_deels", toelichting="Elif helpt."
        )
    assert tel() == een
    assert een <= (46 if blad == "ladder" else 32)


def test_a_mantelzorger_can_have_a_question_of_their_own(als_noor, maak_vraag, meerssen, zaak, binnen):
    assert "Hoe gaat het met" not in lees(als_noor.get(u("gesprek", zaak)))
    elif_ = maak_vraag(inwoner=ANOUK).inwoner
    with binnen():
        inwoner = Zaak.objects.get(id=zaak).inwoner_id
        alles = {"gemeente": meerssen, "persoon_id": inwoner, "soort": "kind", "mantelzorger": True}
        Relatie.objects.create(naam="Elif Aydin", **alles)
        Relatie.objects.create(naam="Anouk Verborgen", ander_id=elif_, **alles)
        Relatie.objects.create(naam="Buur Man", **alles | {"mantelzorger": False})
    tekst = lees(als_noor.get(u("gesprek", zaak)))
    assert "Hoe gaat het met Elif Aydin?" in tekst
    assert f'href="{u("melding-nieuw")}">Maak een eigen vraag voor Elif Aydin' in tekst
    assert f'href="{u("melding-voor", elif_)}">Maak een eigen vraag voor Anouk Verborgen' in tekst
    assert f'href="{u("verslag", zaak)}#d"' in tekst
    assert "Buur Man" not in tekst
    assert u("verslag-versies", zaak) in tekst


def test_a_note_of_a_case_that_was_joined_is_kept_where_it_goes_on(als_noor, maak_vraag, zaak, binnen):
    with binnen():
        Zaak.objects.filter(id=zaak).update(stand="verslag_verzonden")
    verder = maak_vraag().zaak
    assert verder != zaak
    with binnen():
        Zaak.objects.filter(id=zaak).update(stand="ingetrokken", samengevoegd_in=verder)
    velden = {"sleutel": str(uuid4()), "versie": "0", "dag": "", "tekst": "Zonder bereik."}
    assert als_noor.post(u("gesprek", zaak), velden, **JSON).status_code == 200
    antwoord = als_noor.post(u("gesprek", zaak), velden | {"versie": "1", "tekst": "Zonder bereik. En door."})
    assert antwoord.url == u("dossier", zaak)
    assert "De aantekening is bewaard in de zaak die verder gaat." in lees(als_noor.get(antwoord.url))
    with binnen():
        note = Aantekening.objects.get()
        assert (note.zaak_id, note.tekst) == (verder, "Zonder bereik. En door.")
