"""Reading orders to providers, what was told about them, and the messages."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import connection
from django.db.models import Max, Q, QuerySet

from keukentafel.dossier.levering.models import Bericht, Levermelding, Opdrachthulp, Voortgang
from keukentafel.dossier.levering.models import Toewijzing as Toewijzing

_MET = ("aanbieder", "product")


def toewijzing(*, gemeente: int, id: int) -> Toewijzing | None:
    """Return one order with its provider and product, None when this municipality has no such order."""
    return Toewijzing.objects.filter(gemeente_id=gemeente, id=id).select_related(*_MET).first()


def toewijzing_op_slot(*, gemeente: int, id: int) -> Toewijzing | None:
    """Return one order, locked until the end of the transaction, with its provider and product."""
    rij = Toewijzing.objects.select_for_update(of=("self",)).filter(gemeente_id=gemeente, id=id)
    return rij.select_related(*_MET).first()


def toewijzingen_van_nummers(*, gemeente: int, nummers: Collection[int]) -> QuerySet[Toewijzing]:
    """Return the orders with these ToewijzingNummers, with provider, product, case and resident."""
    rij = Toewijzing.objects.filter(gemeente_id=gemeente, nummer__in=nummers)
    return rij.select_related(*_MET, "zaak__inwoner").order_by("nummer")


def toewijzingen(*, gemeente: int, zaken: Collection[int]) -> QuerySet[Toewijzing]:
    """Return the orders of these cases with besluit, provider and product, oldest first."""
    rij = Toewijzing.objects.filter(gemeente_id=gemeente, zaak_id__in=zaken)
    return rij.select_related("besluit", *_MET).order_by("id")


def toewijzingen_bij(*, gemeente: int, besluiten: Collection[int]) -> QuerySet[Toewijzing]:
    """Return the orders of these besluiten, oldest first."""
    return Toewijzing.objects.filter(gemeente_id=gemeente, besluit_id__in=besluiten).order_by("id")


def toewijzingen_van_inwoner(*, gemeente: int, inwoner: int) -> QuerySet[Toewijzing]:
    """Return the orders of all cases of one resident, oldest first."""
    rij = Toewijzing.objects.filter(gemeente_id=gemeente, zaak__inwoner_id=inwoner)
    return rij.select_related(*_MET).order_by("id")


def toewijzingen_aan(*, aanbieders: Mapping[int, int]) -> QuerySet[Toewijzing]:
    """Return the orders to a provider, over municipalities: `aanbieders` is municipality -> id of the provider.

    With product, municipality, case and resident. Without municipalities: nothing.
    """
    wie = Q(pk__in=[])
    for gemeente, aanbieder in aanbieders.items():
        wie |= Q(gemeente_id=gemeente, aanbieder_id=aanbieder)
    return Toewijzing.objects.filter(wie).select_related("product", "gemeente", "zaak__inwoner").order_by("id")


def waarvoor(*, gemeenten: Collection[int], toewijzingen: Collection[int]) -> QuerySet[Opdrachthulp]:
    """Return what these orders are for, with goal and help, each order in the order of its besluit."""
    rij = Opdrachthulp.objects.filter(gemeente_id__in=gemeenten, toewijzing_id__in=toewijzingen)
    return rij.select_related("doel", "hulp").order_by("toewijzing_id", "doel__volgorde", "hulp__volgorde")


def is_voor(*, toewijzing: Toewijzing, doel: int) -> bool:
    """Return whether this order is for something of this goal."""
    g = toewijzing.gemeente_id
    return Opdrachthulp.objects.filter(gemeente_id=g, toewijzing_id=toewijzing.id, doel_id=doel).exists()


def hoogste_nummer(*, gemeente: int) -> int:
    """Return the highest ToewijzingNummer of a municipality, 0 when there is none.

    Holds the numbers of this municipality until the end of the transaction: two people who order get two numbers.
    """
    with connection.cursor() as c:
        c.execute("select pg_advisory_xact_lock(hashtext('toewijzing_nummer'), %s)", [gemeente])
    return Toewijzing.objects.filter(gemeente_id=gemeente).aggregate(m=Max("nummer"))["m"] or 0


def levermeldingen(*, gemeente: int, toewijzingen: Collection[int]) -> QuerySet[Levermelding]:
    """Return the starts and stops as they were told about these orders, in the order of telling."""
    return Levermelding.objects.filter(gemeente_id=gemeente, toewijzing_id__in=toewijzingen).order_by("id")


def levermelding(*, gemeente: int, id: int) -> Levermelding | None:
    """Return one start or stop as it was told."""
    return Levermelding.objects.filter(gemeente_id=gemeente, id=id).first()


def voortgang(*, gemeenten: Collection[int], toewijzingen: Collection[int]) -> QuerySet[Voortgang]:
    """Return what was told about the results of these orders, newest first."""
    rij = Voortgang.objects.filter(gemeente_id__in=gemeenten, toewijzing_id__in=toewijzingen)
    return rij.order_by("-dag", "-id")


def voortgang_op(*, toewijzing: Toewijzing, doel: int, dag: date) -> Voortgang | None:
    """Return what was told last about this goal on this day."""
    rij = Voortgang.objects.filter(
        gemeente_id=toewijzing.gemeente_id, toewijzing_id=toewijzing.id, doel_id=doel, dag=dag
    )
    return rij.order_by("-id").first()


def berichten(*, gemeente: int, zaak: int) -> QuerySet[Bericht]:
    """Return the messages about a case, oldest first."""
    return Bericht.objects.filter(gemeente_id=gemeente, zaak_id=zaak).order_by("id")


def bericht(*, gemeente: int, id: int) -> Bericht | None:
    """Return one message."""
    return Bericht.objects.filter(gemeente_id=gemeente, id=id).first()


def bericht_bekend(*, gemeente: int, richting: str, afzender: str, soort: str, identificatie: str) -> Bericht | None:
    """Return the message that is known by this direction, sender, kind and identification (TR056)."""
    return Bericht.objects.filter(
        gemeente_id=gemeente, richting=richting, afzender=afzender, soort=soort, identificatie=identificatie
    ).first()


def bericht_op_slot(*, gemeente: int, id: int) -> Bericht | None:
    """Return one message, locked until the end of the transaction."""
    return Bericht.objects.select_for_update(of=("self",)).filter(gemeente_id=gemeente, id=id).first()


def houd_intake_vast(*, gemeente: int) -> None:
    """Hold the intake of messages of this municipality until the end of the transaction: one message at a time."""
    with connection.cursor() as c:
        c.execute("select pg_advisory_xact_lock(hashtext('bericht_intake'), %s)", [gemeente])


def retouren_op(*, gemeente: int, bericht: int) -> QuerySet[Bericht]:
    """Return what answers this message, oldest first."""
    return Bericht.objects.filter(gemeente_id=gemeente, antwoord_op_id=bericht).order_by("id")


def aanvaarde_berichten(*, gemeente: int, bsn: str, aanbieder: int) -> QuerySet[Bericht]:
    """Return our returns on the messages of a provider about the resident with this BSN that were accepted, in the
    order in which they were judged, each with the message that it answers."""
    van_hen = Q(antwoord_op__aanbieder_id=aanbieder, antwoord_op__zaak__inwoner__bsn=bsn)
    oordeel = Q(antwoord_op__richting=Bericht.Richting.IN, antwoord_op__stand=Bericht.Stand.VERWERKT)
    rij = Bericht.objects.filter(van_hen & oordeel, gemeente_id=gemeente, richting=Bericht.Richting.UIT)
    return rij.select_related("antwoord_op").order_by("tijdstip", "id")


def beoordeelde_berichten(*, gemeente: int, zaken: Collection[int]) -> QuerySet[Bericht]:
    """Return the messages about these cases that were accepted or rejected, newest first, without what they hold.

    Returns are left out: they are the judgement.
    """
    rij = Bericht.objects.filter(gemeente_id=gemeente, zaak_id__in=zaken, antwoord_op__isnull=True)
    oordeel = rij.filter(stand__in=(Bericht.Stand.VERWERKT, Bericht.Stand.AFGEKEURD))
    return oordeel.select_related("aanbieder").defer("inhoud").order_by("-id")


def niet_aangenomen(*, gemeenten: Collection[int], vanaf: datetime) -> QuerySet[Bericht]:
    """Return what came in since `vanaf` and was not taken in, newest first, without what it holds."""
    rij = Bericht.objects.filter(gemeente_id__in=gemeenten, richting=Bericht.Richting.IN, tijdstip__gte=vanaf)
    zonder = rij.filter(stand=Bericht.Stand.AFGEKEURD, retourcodes__contains=[{"code": ""}])
    return zonder.select_related("aanbieder", "gemeente").defer("inhoud").order_by("-id")


def verzonden_opdrachten(*, gemeente: int) -> QuerySet[Bericht]:
    """Return the 301s that left and were not answered, with provider and case, oldest first, without what they hold."""
    rij = Bericht.objects.filter(gemeente_id=gemeente, soort="WMO301", stand=Bericht.Stand.VERZONDEN)
    uit = rij.filter(richting=Bericht.Richting.UIT, zaak__isnull=False)
    return uit.select_related("aanbieder", "zaak").defer("inhoud").order_by("id")
