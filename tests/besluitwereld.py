"""Cases up to their besluit for the world of every page: one that waits for a choice, one that a colleague reads."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Protocol

from django.db.backends.postgresql.psycopg_any import DateRange

from keukentafel.dossier.onderzoek import operations as onderzoek_operations
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht.ladder import Trede
from keukentafel.recht.stappen import Stand
from keukentafel.recht.taal.stukken import Onderwerp
from keukentafel.reis.besluiten import (
    Doelvelden,
    Hulpvelden,
    Ontwerpvelden,
    aanvulling_ontvangen,
    aanvulling_vragen,
    leg_aanvraag_vast,
    ontwerp_bewaren,
    ter_lezing,
    tijdelijk_besluiten,
)
from keukentafel.reis.melden import Inwonergegevens, Ontvangst, melden
from keukentafel.reis.onderzoeken import opmerking_maken
from keukentafel.reis.zaakwerk import zaak_of_weiger
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.models import Gebruiker, Mandaat
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.gemeenten.namens import namens
from tests.opzet import BEGIN, als


class Onthoudt(Protocol):
    """What keeps the ids."""

    def zet(self, soort: str, welke: str, id_: int) -> None:
        """Remember a record."""


def geef_mandaat(gemeente: Gemeente, mens: Gebruiker, *soorten: str, tot_cent: int | None = 500_000) -> None:
    """Give somebody mandates; walls are open already."""
    for soort in soorten:
        Mandaat.objects.create(
            gemeente=gemeente, gebruiker=mens, soort=soort, tot_cent=tot_cent, periode=DateRange(BEGIN, None),
            grondslag="Mandaatbesluit (voorbeeld)",
        )  # fmt: skip


def maak_onderzoek(gemeente: Gemeente, zaak: int, naam: str, *, verslag_op: Any = None) -> None:
    """Keep a whole onderzoek: seven subjects, the ladder, the outcome, and a verslag that left."""
    op = klok.nu()
    for onderwerp in Onderwerp:
        onderzoek_operations.maak_alinea(
            gemeente=gemeente.code, zaak=zaak, onderwerp=onderwerp.value, volgorde=1,
            tekst=f"Dit zagen wij aan tafel bij onderdeel {onderwerp.value}.", niet_aan_de_orde=False, door_naam=naam,
            op=op,
        )  # fmt: skip
    for trede in Trede:
        onderzoek_operations.bewaar_trede(
            gemeente=gemeente.code, zaak=zaak, trede=trede.value,
            oordeel="nodig" if trede == Trede.MAATWERK else "past_niet", toelichting="Besproken aan tafel.",
        )  # fmt: skip
    onderzoek_operations.wijzig_onderzoek(
        onderzoek=onderzoek_operations.zorg_voor_onderzoek(gemeente=gemeente.code, zaak=zaak),
        wlz="nee", pgb_uitgelegd_op=klok.vandaag(), verslag_verzonden_op=verslag_op or klok.vandaag(),
        uitkomst="U houdt het huishouden vol met hulp bij het zware werk.",
    )  # fmt: skip


PGB: dict[str, Any] = {
    "vorm": "pgb", "pgb_besproken": True, "aanbieder": "", "pgb_kan": True, "pgb_waarom": "Ik wil iemand die ik ken.",
    "pgb_kan_omdat": "Haar zoon helpt met de administratie.", "pgb_goed": True,
    "pgb_goed_omdat": "De hulp heeft een diploma en werkt volgens een plan.",
}  # fmt: skip
"""What a draft with a pgb has besides: the three conditions, each judged."""


def ontwerp() -> Ontwerpvelden:
    """A draft in which nothing misses, from next week for a year."""
    begin = klok.vandaag() + timedelta(days=7)
    return Ontwerpvelden(
        begin=begin, einde=begin + timedelta(days=364), vorm="natura", profiel="basis",
        aanbieder="Zorgcoöperatie De Geulbrug", aanbieder_keuze="U koos zelf uit drie",
        motivering="U kookt zelf. Zwaar werk lukt niet door uw reuma.", kosten_cent=300_000,
        doelen=(
            Doelvelden(
                woorden="Mijn huis op mijn manier", resultaat="Uw huis is schoon en leefbaar",
                richting="stabilisering", maatstaf="Elk kwartaal lopen we samen de lijst na",
                datum=begin + timedelta(days=300),
                hulp=(Hulpvelden(activiteit="Zwaar werk in huis", frequentie="elke week", minuten=115, per="week"),),
            ),
        ),
    )  # fmt: skip


def maak_aanvraag(gemeente: Gemeente, wie: Gebruiker, achternaam: str) -> int:
    """Make a case with a signed verslag; return its id. Walls are open already."""
    op = klok.nu()
    uit = melden(
        gemeente=gemeente,
        inwoner=Inwonergegevens(
            voornaam="Fatma", achternaam=achternaam, aanhef="mevrouw", geboren=(1968, 5, 3), straat="Beekstraat",
            huisnummer="3", postcode="6231 ZZ", plaats=gemeente.naam, telefoon="06 0000 0001",
        ),
        ontvangst=Ontvangst(kanaal="telefoon", melder="zelf", woorden="Het huis lukt niet meer.", ondersteuning="nee"),
        wie=als(wie), op=op - timedelta(days=10), behandelaar=wie.pk,
    )  # fmt: skip
    maak_onderzoek(gemeente, uit.zaak, wie.naam, verslag_op=klok.vandaag() - timedelta(days=3))
    Zaak.objects.filter(id=uit.zaak).update(stand=Stand.VERSLAG_VERZONDEN)
    leg_aanvraag_vast(
        gemeente=gemeente, zaak=zaak_of_weiger(gemeente.code, uit.zaak), wijze="ondertekend_verslag",
        ontvangen_op=klok.vandaag() - timedelta(days=1), gevraagd="", wie=als(wie), op=op,
    )  # fmt: skip
    return uit.zaak


def maak_besluiten(w: Onthoudt, gemeente: Gemeente, welke: str, wie: Gebruiker, lezer: Gebruiker) -> None:
    """Make `zaak_aanvraag` (waits for a choice) and `zaak_besluit` (read by `lezer`, with temporary help and a remark)."""
    op, dag = klok.nu(), klok.vandaag()
    with namens({gemeente.code}, doel="proef", gebruiker=wie.pk):
        geef_mandaat(gemeente, wie, "tijdelijk", "verlengen")
        if not Mandaat.objects.filter(gebruiker=lezer).exists():
            geef_mandaat(gemeente, lezer, "toekennen", "afwijzen", "tijdelijk", tot_cent=None)
        w.zet("zaak_aanvraag", welke, maak_aanvraag(gemeente, wie, "Keuze"))
        zaak = maak_aanvraag(gemeente, wie, "Besluit")
        alles: dict[str, Any] = {"gemeente": gemeente, "zaak": zaak, "wie": als(wie), "op": op}
        gevraagd = aanvulling_vragen(gevraagd="Een offerte.", aanvullen_tot=dag + timedelta(days=14), **alles)
        w.zet("opschorting", welke, gevraagd.id)
        aanvulling_ontvangen(opschorting=gevraagd.id, op_dag=dag, **alles)
        tijdelijk = tijdelijk_besluiten(
            begin=dag, hulp=(Hulpvelden(activiteit="Koken", frequentie="elke dag", minuten=30, per="dag"),),
            motivering="Uw man ligt in het ziekenhuis.", aanbieder="De Geulbrug", kosten_cent=10_000, nalezer=lezer.pk,
            **alles,
        )  # fmt: skip
        besluit = ontwerp_bewaren(soort="toekenning", velden=ontwerp(), verwachte_versie=None, **alles)
        ter_lezing(besluit=besluit.id, lezer=lezer.pk, **alles)
        opmerking = opmerking_maken(alinea=None, tekst="Noem ook de ramen.", **alles)
        w.zet("zaak_besluit", welke, zaak)
        w.zet("besluit", welke, besluit.id)
        w.zet("tijdelijk", welke, tijdelijk.id)
        w.zet("opmerking", welke, opmerking.id)
