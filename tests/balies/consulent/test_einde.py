"""Help that nobody delivers (any more) on the consulent's pages: an order that is not needed, and a grant that ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from keukentafel.dossier.levering.models import Toewijzing
from keukentafel.dossier.zaak.models import Taak, Zaak
from keukentafel.reis.besluiten import ondertekenen, ontwerp_bewaren, ter_lezing
from keukentafel.reis.handeling import SYSTEEM
from keukentafel.reis.leveren import levering_houden
from keukentafel.reis.taken import HULP_AFRONDEN, STOP_DOORGEVEN
from keukentafel.stelsel import klok
from tests.balies.consulent.besluitblad import dag, lees, u
from tests.balies.consulent.opdrachtblad import AL
from tests.besluitwereld import PGB, ontwerp
from tests.opzet import als

EINDE = {"reden": "eigen_wil", "vanaf": dag(0), "toelichting": "Mijn dochter helpt mij nu."}


@pytest.fixture
def pgb(meerssen, noor, hans, zaak, binnen) -> int:
    """A personal budget was granted, for a year, from thirty days ago; the day round came by."""
    begin = klok.vandaag() - timedelta(days=AL)
    velden = replace(ontwerp(), begin=begin, einde=begin + timedelta(days=364), **PGB)
    alles: dict[str, Any] = {"gemeente": meerssen, "zaak": zaak, "op": klok.nu()}
    with binnen():
        concept = ontwerp_bewaren(soort="toekenning", velden=velden, verwachte_versie=None, wie=als(noor), **alles)
        ter_lezing(besluit=concept.id, lezer=hans.pk, wie=als(noor), **alles)
        ondertekenen(besluit=concept.id, verwachte_versie=concept.versie, wie=als(hans), **alles)
        assert levering_houden(wie=SYSTEEM, **alles)
    return zaak


def test_a_refused_order_is_asked_again_or_is_not_needed(als_noor, zaak, besteld, binnen):
    als_noor.post(u("levering-antwoord", zaak, besteld), {"antwoord": "nee", "reden": "Geen plek."})
    tekst = lees(als_noor.get(u("dossier", zaak)))
    assert "Niemand geeft deze hulp nu" in tekst
    assert "Nog geen opdracht gegeven" not in tekst
    adres = u("levering-vervalt", zaak, besteld)
    assert adres in tekst
    assert "Wij vragen deze hulp dan ook aan niemand anders." in lees(als_noor.get(adres))
    assert als_noor.post(adres, {"omdat": ""}).status_code == 200
    assert als_noor.post(adres, {"omdat": "Haar dochter helpt."})["Location"] == u("dossier", zaak)
    tekst = lees(als_noor.get(u("dossier", zaak)))
    assert "Haar dochter helpt." in tekst
    assert "Niemand geeft deze hulp nu" not in tekst
    assert adres not in tekst
    with binnen():
        assert Taak.objects.filter(zaak_id=zaak, wat=HULP_AFRONDEN.wat, gedaan_op__isnull=True).count() == 1
    assert als_noor.get(u("levering-vervalt", zaak, besteld + 1)).status_code == 404


def test_help_that_never_begins_is_ended_with_the_words_of_the_resident(als_noor, zaak, besteld, binnen):
    adres = u("hulp-einde", zaak)
    assert adres in lees(als_noor.get(u("dossier", zaak)))
    assert "Dan is een nieuw besluit nodig." in lees(als_noor.get(adres))
    tekst = lees(als_noor.post(adres, EINDE | {"toelichting": "", "vanaf": dag(3)}))
    assert "Schrijf in een zin wat de inwoner zei." in tekst
    assert "Deze dag moet nog komen." in tekst
    assert dag(3) in tekst
    tekst = lees(als_noor.post(adres, EINDE | {"reden": ""}))
    assert "Mijn dochter helpt mij nu." in tekst
    with binnen():
        assert Zaak.objects.get(id=zaak).stand == "toegekend"
    assert als_noor.post(adres, EINDE)["Location"] == u("dossier", zaak)
    with binnen():
        assert Zaak.objects.get(id=zaak).stand == "beeindigd"
        assert Toewijzing.objects.get(id=besteld).vervallen_op == klok.vandaag()
    tekst = lees(als_noor.get(u("dossier", zaak)))
    assert "Niet meer nodig" in tekst
    assert adres not in tekst
    assert "De aanbieder weet nog niet dat de hulp stopt." in lees(als_noor.get(u("afsluiten", zaak)))
    with binnen():
        taak = Taak.objects.get(zaak_id=zaak, wat=STOP_DOORGEVEN.wat, gedaan_op__isnull=True).id
    als_noor.post(u("taak-afronden", zaak, taak), {"zin": "Ik belde De Geulbrug."})
    assert "U hoeft niet meer te bellen." in lees(als_noor.get(u("afsluiten", zaak)))
    assert als_noor.post(u("afsluiten", zaak))["Location"] == u("dossier", zaak)


def test_help_that_runs_has_no_way_past_its_provider(als_noor, zaak, besteld):
    als_noor.post(u("levering-begon", zaak, besteld), {"datum": dag(-10)})
    assert u("hulp-einde", zaak) not in lees(als_noor.get(u("dossier", zaak)))
    tekst = lees(als_noor.post(u("hulp-einde", zaak), EINDE))
    assert "Een aanbieder geeft nog hulp. Leg eerst vast dat die hulp stopte." in tekst


def test_with_a_pgb_the_page_says_who_arranges_the_help(als_noor, pgb, binnen):
    tekst = lees(als_noor.get(u("dossier", pgb)))
    assert "De inwoner regelt de hulp zelf, met een pgb." in tekst
    assert "Nog geen opdracht gegeven" not in tekst
    assert u("terugkijken", pgb) in lees(als_noor.get(u("resultaten", pgb)))
    assert als_noor.post(u("hulp-einde", pgb), EINDE)["Location"] == u("dossier", pgb)
    assert u("nazorg", pgb) in lees(als_noor.get(u("dossier", pgb)))


def test_the_pages_of_the_end_ask_the_database_little(
    als_noor, zaak, besteld, django_assert_max_num_queries
):  # fmt: skip
    for adres in (u("hulp-einde", zaak), u("levering-vervalt", zaak, besteld)):
        als_noor.get(adres)
        with django_assert_max_num_queries(26):
            als_noor.get(adres)
