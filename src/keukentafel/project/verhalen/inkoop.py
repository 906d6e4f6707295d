"""Providers and contracts of the plays: who may deliver what, from when until when."""

from __future__ import annotations

from datetime import date, timedelta

from keukentafel.omgeving.contracten import operations as contracten
from keukentafel.omgeving.contracten.models import Aanbieder, Product
from keukentafel.project.verhalen.toneel import IN_DIENST, Toneel
from keukentafel.reis.handeling import Wie
from keukentafel.stelsel.gemeenten.models import Gemeente


def koop_in(
    t: Toneel, gemeente: Gemeente, product: str, *aanbieders: tuple[str, str, date | None], categorie: str = "01",
    code: str = "01A05",
) -> tuple[Product, dict[str, Aanbieder]]:  # fmt: skip
    """Let a municipality buy a product by the minute at these providers: (name, AGB code, last day or None) each.

    Returns the product and the providers by name. The tariff is an example of the play.
    """
    alle: dict[str, Aanbieder] = {}
    with t.binnen(gemeente, doel="inrichten van het verhaal"):
        wat = contracten.maak_product(
            gemeente=gemeente.code, naam=product, categorie=categorie, code=code, eenheid="01"
        )
        for naam, agb, laatste in aanbieders:
            wie = contracten.maak_aanbieder(naam=naam, agb=agb, telefoon="043 000 00 90", synthetisch=True)
            tot = laatste + timedelta(days=1) if laatste else None
            contract = contracten.maak_contract(
                gemeente=gemeente.code, aanbieder=wie.id, nummer=f"V-{agb}", van=IN_DIENST, tot=tot
            )
            contracten.maak_tarief(contract=contract, product=wat.id, cent=60, van=IN_DIENST, tot=tot)
            alle[naam] = wie
    return wat, alle


def werkt_bij(t: Toneel, wie: Wie, gemeente: Gemeente, aanbieder: Aanbieder) -> None:
    """Let this person work for a provider, seen from this municipality."""
    assert wie.id is not None
    with t.binnen(gemeente, doel="inrichten van het verhaal"):
        contracten.maak_medewerker(gemeente=gemeente.code, aanbieder=aanbieder.id, gebruiker=wie.id, van=IN_DIENST)
