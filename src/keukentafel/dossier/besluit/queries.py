"""Reading aanvragen and besluiten."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from keukentafel.dossier.besluit.models import Aanvraag, Besluit, Doel, Hulp, Opschorting, Spoor


def aanvraag(*, gemeente: int, zaak: int) -> Aanvraag | None:
    """Return the aanvraag of a case that counts now: the newest."""
    return Aanvraag.objects.filter(gemeente_id=gemeente, zaak_id=zaak).order_by("-id").first()


def aanvragen(*, gemeente: int, zaken: list[int]) -> QuerySet[Aanvraag]:
    """Return the aanvragen of these cases, oldest first."""
    return Aanvraag.objects.filter(gemeente_id=gemeente, zaak_id__in=zaken).order_by("id")


def opschortingen(*, gemeente: int, aanvraag: int) -> QuerySet[Opschorting]:
    """Return the times that the clock of an aanvraag stood still, oldest first."""
    return Opschorting.objects.filter(gemeente_id=gemeente, aanvraag_id=aanvraag).order_by("id")


def stilstaand(*, gemeente: int, op: date) -> QuerySet[Aanvraag]:
    """Return the aanvragen kept as standing still, of which a request for data gave no more time than until before
    this day, oldest first."""
    over = Opschorting.objects.filter(
        gemeente_id=gemeente, aanvraag_id=OuterRef("id"), soort=Opschorting.Soort.AANVULLING, tot_en_met__lt=op
    )
    return (
        Aanvraag.objects.filter(gemeente_id=gemeente, besluit_uiterlijk__isnull=True)
        .filter(Exists(over))
        .order_by("id")
    )


def opschorting_op_slot(*, gemeente: int, zaak: int, id: int) -> Opschorting | None:
    """Return one of them, locked."""
    return Opschorting.objects.select_for_update().filter(gemeente_id=gemeente, zaak_id=zaak, id=id).first()


def besluiten(*, gemeente: int, zaak: int) -> QuerySet[Besluit]:
    """Return the besluiten of a case, newest first, lapsed ones too."""
    return (
        Besluit.objects.filter(gemeente_id=gemeente, zaak_id=zaak)
        .select_related("opsteller", "lezer", "getekend_door")
        .order_by("-id")
    )


def tijdelijk_bekend(*, gemeenten: frozenset[int], zaken: Collection[int]) -> QuerySet[Besluit]:
    """Return the published besluiten on temporary help of these cases, newest first."""
    return (
        Besluit.objects.filter(
            gemeente_id__in=gemeenten,
            zaak_id__in=zaken,
            soort=Besluit.Soort.TIJDELIJK,
            staat=Besluit.Staat.BEKENDGEMAAKT,
        )
        .select_related("opsteller", "lezer", "getekend_door")
        .order_by("-id")
    )


def besluit(*, gemeente: int, zaak: int, id: int) -> Besluit | None:
    """Return one besluit of a case."""
    return besluiten(gemeente=gemeente, zaak=zaak).filter(id=id).first()


def besluit_op_slot(*, gemeente: int, zaak: int, id: int) -> Besluit | None:
    """Return one besluit of a case, locked until the end of the transaction."""
    return Besluit.objects.select_for_update().filter(gemeente_id=gemeente, zaak_id=zaak, id=id).first()


def ontwerp(*, gemeente: int, zaak: int, soort: str) -> Besluit | None:
    """Return the draft of this kind, if somebody writes one."""
    staten = (Besluit.Staat.CONCEPT, Besluit.Staat.TER_LEZING)
    return besluiten(gemeente=gemeente, zaak=zaak).filter(soort=soort, staat__in=staten).first()


def te_lezen(*, gemeenten: frozenset[int], lezer: int) -> QuerySet[Besluit]:
    """Return the drafts that wait for this reader, by their last day."""
    return (
        Besluit.objects.filter(gemeente_id__in=gemeenten, lezer_id=lezer, staat=Besluit.Staat.TER_LEZING)
        .select_related("zaak__inwoner", "opsteller", "aanvraag")
        .order_by(F("aanvraag__besluit_uiterlijk").asc(nulls_last=True), "id")
    )


def doelen(*, gemeente: int, besluit: int) -> QuerySet[Doel]:
    """Return the goals of a besluit in their order."""
    return Doel.objects.filter(gemeente_id=gemeente, besluit_id=besluit).order_by("volgorde")


def toegekend(*, gemeente: int, zaken: Collection[int]) -> QuerySet[Besluit]:
    """Return the published besluiten that grant help in these cases, oldest first."""
    return Besluit.objects.filter(
        gemeente_id=gemeente, zaak_id__in=zaken, soort=Besluit.Soort.TOEKENNING, staat=Besluit.Staat.BEKENDGEMAAKT
    ).order_by("id")


def doelen_van(*, gemeenten: Collection[int], besluiten: Collection[int]) -> QuerySet[Doel]:
    """Return the goals of these besluiten, over municipalities, each in its order."""
    return Doel.objects.filter(gemeente_id__in=gemeenten, besluit_id__in=besluiten).order_by("besluit_id", "volgorde")


def hulp(*, gemeente: int, doelen: list[int]) -> QuerySet[Hulp]:
    """Return what is done for these goals, in order."""
    return Hulp.objects.filter(gemeente_id=gemeente, doel_id__in=doelen).order_by("doel_id", "volgorde")


def spoor(*, gemeente: int, besluit: int) -> Spoor | None:
    """Return how the rules came to a besluit; None for one of before they were kept."""
    return Spoor.objects.filter(gemeente_id=gemeente, besluit_id=besluit).first()


def sporen(*, gemeente: int) -> QuerySet[Spoor]:
    """Return how the rules came to every besluit of a municipality, oldest first."""
    return Spoor.objects.filter(gemeente_id=gemeente).order_by("id")


def laatste_sporen(*, gemeente: int, hoogstens: int) -> tuple[int, list[list[dict[str, Any]]]]:
    """Return of how many besluiten it is kept how the rules came to them, and the calculations of the latest."""
    alle = Spoor.objects.filter(gemeente_id=gemeente)
    return alle.count(), list(alle.order_by("-id").values_list("berekeningen", flat=True)[:hoogstens])
