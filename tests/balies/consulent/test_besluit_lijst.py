"""The list of besluiten, and what the pages of a besluit ask of the database."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from keukentafel.dossier.zaak.models import Taak
from keukentafel.stelsel.logboek.models import Logregel
from tests.balies.consulent.besluitblad import lees, u
from tests.besluitwereld import maak_aanvraag


def test_the_pages_ask_the_same_number_of_times_however_long_they_are(als_noor, als_hans, hans, zaak, schrijf, binnen):
    def tel(klant: Client, adres: str) -> int:
        with CaptureQueriesContext(connection) as vragen:
            lees(klant.get(adres))
        return len(vragen)

    schrijf()
    adres = u("besluit-schrijven", zaak, "toekenning")
    een = tel(als_noor, adres)
    meer = {f"doel_{n}_woorden": f"Doel {n}" for n in range(2, 9)}
    meer |= {f"doel_{n}_hulp_{h}_activiteit": "Hulp" for n in range(2, 9) for h in (1, 2)}
    schrijf(versie="1", **meer)
    assert tel(als_noor, adres) == een


def test_the_list_shows_drafts_and_aanvragen_by_last_day_and_logs_them(
    als_noor, als_hans, noor, hans, zaak, schrijf, binnen, meerssen
):
    def tel(klant: Client) -> int:
        with CaptureQueriesContext(connection) as vragen:
            lees(klant.get(u("besluiten")))
        return len(vragen)

    leeg = lees(als_hans.get(u("besluiten")))
    for zin in ("Niets om mee te lezen.", "U hebt geen ontwerp in de maak.", "Er wacht geen aanvraag op een besluit."):
        assert zin in leeg
    schrijf(doe="ter-lezing", lezer=str(hans.pk))
    tekst = lees(als_noor.get(u("besluiten")))
    assert "De inwoner krijgt hulp. Hans Vroomen leest mee." in tekst
    assert f'href="{u("besluit", zaak)}"' in tekst
    assert "Geschreven door Noor Claessen." in lees(als_hans.get(u("besluiten")))
    een = tel(als_noor)
    with binnen():
        for nummer in range(3):
            maak_aanvraag(meerssen, noor, f"Lemmens{nummer}")
        assert Logregel.objects.filter(handeling="stond op de lijst met besluiten", gebruiker_id=hans.pk).count() == 1
    assert tel(als_noor) == een
    with binnen():
        assert Taak.objects.filter(behandelaar=hans, wat="Lees een besluit mee", gedaan_op__isnull=True).exists()
