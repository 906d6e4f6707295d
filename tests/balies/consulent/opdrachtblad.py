"""An order on the consulent's pages, from a besluit that was signed: fixtures and what is typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from keukentafel.dossier.levering.models import Toewijzing
from keukentafel.omgeving.contracten import operations as contracten
from keukentafel.omgeving.contracten.models import Aanbieder, Product
from keukentafel.reis.besluiten import ondertekenen, ontwerp_bewaren, ter_lezing
from keukentafel.stelsel import klok
from tests.balies.consulent.besluitblad import dag, u
from tests.besluitwereld import ontwerp
from tests.opzet import BEGIN, als

AL = 30
"""Help may come since so many days."""


@pytest.fixture
def geulbrug(meerssen, binnen) -> Aanbieder:
    """De Geulbrug and De Linde with a contract for help in the house, and Oud Contract whose contract ended."""
    with binnen():
        huis = contracten.maak_product(
            gemeente=meerssen.code, naam="Hulp bij het huishouden", categorie="01", code="01A05", eenheid="01"
        )
        namen = ("Zorgcoöperatie De Geulbrug", "De Linde", "Oud Contract")
        alle = [contracten.maak_aanbieder(naam=n, agb=f"7575000{i}") for i, n in enumerate(namen)]
        for i, wie in enumerate(alle):
            tot = klok.vandaag() - timedelta(days=AL) if i == 2 else None
            contract = contracten.maak_contract(
                gemeente=meerssen.code, aanbieder=wie.id, nummer=f"M-{i}", van=BEGIN, tot=tot
            )
            contracten.maak_tarief(contract=contract, product=huis.id, cent=58, van=BEGIN, tot=tot)
    return alle[0]


@pytest.fixture
def besluit(meerssen, noor, hans, zaak, binnen, geulbrug) -> int:
    """Help was granted, for a year, from thirty days ago."""
    begin = klok.vandaag() - timedelta(days=AL)
    velden = replace(ontwerp(), begin=begin, einde=begin + timedelta(days=364))
    alles: dict[str, Any] = {"gemeente": meerssen, "zaak": zaak, "op": klok.nu()}
    with binnen():
        concept = ontwerp_bewaren(soort="toekenning", velden=velden, verwachte_versie=None, wie=als(noor), **alles)
        ter_lezing(besluit=concept.id, lezer=hans.pk, wie=als(noor), **alles)
        return ondertekenen(besluit=concept.id, verwachte_versie=concept.versie, wie=als(hans), **alles).id


def aanbieder(binnen, naam: str) -> int:
    with binnen():
        return Aanbieder.objects.get(naam__contains=naam).id


def getypt(binnen, **anders: Any) -> dict[str, Any]:
    """The answers of the order's page."""
    with binnen():
        product = Product.objects.get().id
    return {
        "product": product, "ingangsdatum": dag(-AL), "einddatum": dag(300), "volume": "115", "frequentie": "2",
        "aanbieder": aanbieder(binnen, "Geulbrug"), "goed_om_te_weten": "Bel na 10 uur.",
    } | anders  # fmt: skip


def toewijzing(binnen) -> Toewijzing:
    with binnen():
        return Toewijzing.objects.select_related("aanbieder").latest("id")


@pytest.fixture
def besteld(als_noor, zaak, besluit, binnen) -> int:
    """The order was given on the page."""
    antwoord = als_noor.post(u("opdracht", zaak, besluit), getypt(binnen))
    assert antwoord["Location"] == u("dossier", zaak)
    return toewijzing(binnen).id
