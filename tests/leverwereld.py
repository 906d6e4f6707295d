"""Orders for the world of every page: one that waits for an answer, one that was answered, and help that runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any, Protocol

from keukentafel.dossier.besluit.models import Doel
from keukentafel.omgeving.contracten import operations as contracten
from keukentafel.omgeving.contracten.models import Aanbieder, Product
from keukentafel.reis.besluiten import ondertekenen, ontwerp_bewaren, ter_lezing
from keukentafel.reis.evalueren import Evaluatievelden, Gebiednu, Standkeuze, evaluatie_houden
from keukentafel.reis.leveren import opdracht_beantwoorden, start_melden, toewijzing_geven, voortgang_geven
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.models import Gebruiker
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.gemeenten.namens import namens
from tests.besluitwereld import maak_aanvraag, ontwerp
from tests.opzet import BEGIN, als

PRODUCTEN = (
    ("toewijzing", "Hulp bij het huishouden", "01", "01A05"),
    ("toewijzing_ja", "Begeleiding", "02", "02A05"),
    ("toewijzing_loopt", "Dagbesteding", "07", "07A05"),
)
AL = timedelta(days=100)


class Onthoudt(Protocol):
    """What keeps the ids."""

    def zet(self, soort: str, welke: str, id_: int) -> None:
        """Remember a record."""


def maak_producten(gemeente: Gemeente, *aanbieders: Aanbieder) -> list[Product]:
    """Contract all products in this municipality with these providers; walls are open already."""
    producten = [
        contracten.maak_product(gemeente=gemeente.code, naam=naam, categorie=categorie, code=code, eenheid="01")
        for _, naam, categorie, code in PRODUCTEN
    ]
    for aanbieder in aanbieders:
        contract = contracten.maak_contract(
            gemeente=gemeente.code, aanbieder=aanbieder.id, nummer=f"C-{aanbieder.agb}", van=BEGIN, tot=None
        )
        for product in producten:
            contracten.maak_tarief(contract=contract, product=product.id, cent=58, van=BEGIN, tot=None)
    return producten


def werkt_bij(gemeente: Gemeente, mens: Gebruiker, aanbieder: Aanbieder) -> None:
    """Let an account work for a provider, seen from this municipality; walls are open already."""
    contracten.maak_medewerker(gemeente=gemeente.code, aanbieder=aanbieder.id, gebruiker=mens.pk, van=BEGIN)


def maak_toegekend(gemeente: Gemeente, wie: Gebruiker, tekenaar: Gebruiker, achternaam: str) -> tuple[int, int]:
    """Make a case of which the help was granted, from 100 days ago; return (case, besluit). Walls are open already."""
    zaak = maak_aanvraag(gemeente, wie, achternaam)
    begin = klok.vandaag() - AL
    velden = replace(ontwerp(), begin=begin, einde=begin + timedelta(days=364))
    alles: dict[str, Any] = {"gemeente": gemeente, "zaak": zaak, "op": klok.nu()}
    besluit = ontwerp_bewaren(soort="toekenning", velden=velden, verwachte_versie=None, wie=als(wie), **alles)
    ter_lezing(besluit=besluit.id, lezer=tekenaar.pk, wie=als(wie), **alles)
    rol = Rol.KWALITEIT
    ondertekenen(besluit=besluit.id, verwachte_versie=besluit.versie, wie=als(tekenaar, rol), **alles)
    return zaak, besluit.id


def maak_opdrachten(
    w: Onthoudt, gemeente: Gemeente, welke: str, *, wie: Gebruiker, tekenaar: Gebruiker, bij: Gebruiker,
    aanbieder: Aanbieder, producten: list[Product],
) -> None:  # fmt: skip
    """Make `toewijzing` (waits), `toewijzing_ja` (answered) and `toewijzing_loopt` (runs) of one granted case.

    The case is `zaak_levering` (of `wie`), its besluit `besluit_levering`.
    """
    op, begin = klok.nu(), klok.vandaag() - AL
    with namens({gemeente.code}, doel="proef", gebruiker=wie.pk):
        zaak, besluit = maak_toegekend(gemeente, wie, tekenaar, "Levering")
        w.zet("zaak_levering", welke, zaak)
        w.zet("besluit_levering", welke, besluit)
        namen = [soort for soort, *_ in PRODUCTEN]
        opdracht = {
            naam: toewijzing_geven(
                gemeente=gemeente, zaak=zaak, besluit=besluit, aanbieder=aanbieder.id, product=product.id, volume=115,
                frequentie="2", ingangsdatum=begin, einddatum=begin + timedelta(days=363),
                goed_om_te_weten="Liever één vaste hulp. Bel na 10 uur.", wie=als(wie), op=op,
            )
            for naam, product in zip(namen, producten, strict=True)
        }  # fmt: skip
        for naam, toewijzing in opdracht.items():
            w.zet(naam, welke, toewijzing.id)
        hij = als(bij, Rol.AANBIEDER)
        alles: dict[str, Any] = {"gemeente": gemeente, "wie": hij, "op": op}
        for naam in namen[1:]:
            opdracht_beantwoorden(
                toewijzing=opdracht[naam].id, aanbieder=aanbieder.id, antwoord="ja", contactpersoon=bij.naam, **alles
            )
        loopt = opdracht[namen[2]].id
        start = start_melden(toewijzing=loopt, datum=begin, via="portaal", **alles)
        w.zet("levermelding", welke, start.id)
        doel = Doel.objects.get(besluit_id=besluit)
        voortgang_geven(
            toewijzing=loopt, doel=doel.id, hoe="goed", gedaan="Samen de lijst nagelopen.", nodig="", **alles
        )
        w.zet("doel_levering", welke, doel.id)
        evaluatie_houden(
            gemeente=gemeente, zaak=zaak, wie=als(wie), op=op,
            velden=Evaluatievelden(
                woorden="Het huis is weer van mij.", uitkomst="voortzetten",
                standen=(Standkeuze(doel=doel.id, stand="deels", toelichting="De ramen nog niet."),),
                gebieden=(Gebiednu(dimensie="meedoen", woorden="Ik ga weer uit.", nu=6),),
            ),
        )  # fmt: skip
