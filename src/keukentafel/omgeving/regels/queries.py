"""Reading the versions of regulations that a municipality writes herself."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from keukentafel.omgeving.regels.models import Regelversie as Regelversie


def gepubliceerd(*, gemeente: int) -> tuple[int, ...]:
    """Return the ids of the published versions of this municipality. One query; what they say never changes."""
    rijen = Regelversie.objects.filter(gemeente_id=gemeente, staat=Regelversie.Staat.GEPUBLICEERD)
    return tuple(rijen.order_by("id").values_list("id", flat=True))


def teksten(*, gemeente: int, ids: Collection[int]) -> tuple[tuple[str, str], ...]:
    """Return the name and the text of these versions, in the order of their ids."""
    rijen = Regelversie.objects.filter(gemeente_id=gemeente, id__in=ids).order_by("id")
    return tuple(rijen.values_list("regeling", "tekst"))


def open_en_gepubliceerd(*, gemeenten: Collection[int]) -> QuerySet[Regelversie]:
    """Return the versions of these municipalities that are in the making or published, the newest first.

    Without their texts; each has its writer, approver and municipality with it.
    """
    rijen = Regelversie.objects.filter(gemeente_id__in=gemeenten).exclude(staat=Regelversie.Staat.INGETROKKEN)
    return rijen.select_related("gemeente", "schrijver", "goedkeurder").defer("tekst").order_by("-id")


def regelversie(*, gemeenten: Collection[int], id: int) -> Regelversie | None:
    """Return one version of these municipalities, with its writer, approver and municipality."""
    rijen = Regelversie.objects.select_related("gemeente", "schrijver", "goedkeurder")
    return rijen.filter(gemeente_id__in=gemeenten, id=id).first()


def op_slot(*, gemeenten: Collection[int], id: int) -> Regelversie | None:
    """Return one version of these municipalities, for this transaction alone; None when there is none."""
    rijen = Regelversie.objects.select_for_update(of=("self",)).select_related("gemeente", "schrijver")
    return rijen.filter(gemeente_id__in=gemeenten, id=id).first()


def tekst_van(*, gemeente: int, regeling: str, geldt_van: date, gepubliceerd_op: date) -> str | None:
    """Return the text of a published version; None when it was not published here."""
    rijen = Regelversie.objects.filter(
        gemeente_id=gemeente, regeling=regeling, geldt_van=geldt_van, gepubliceerd_op=gepubliceerd_op
    )
    return rijen.values_list("tekst", flat=True).first()


def een_voor_een(*, gemeente: int) -> None:
    """Wait until nobody else publishes in this municipality; holds until the end of the transaction.

    Two versions that each fit the book, and not each other, would otherwise both pass.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"regelversies {gemeente}"])


def schreef_mee(*, versie: Regelversie, gebruiker: int) -> bool:
    """Return whether this account saved the text of this version, now or before."""
    if versie.schrijver_id == gebruiker:
        return True
    rijen = Regelversie.pgh_event_model.objects.filter(pgh_obj_id=versie.id, schrijver_id=gebruiker)  # type: ignore[attr-defined]
    return bool(rijen.exists())
