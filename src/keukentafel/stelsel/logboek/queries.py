"""Reading the log."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from keukentafel.stelsel.logboek.models import Logregel, Noodinzage


def regels_over(*, gemeente: int, inwoner: int) -> QuerySet[Logregel]:
    """Return what was done with a resident's data, newest first."""
    return Logregel.objects.filter(gemeente_id=gemeente, inwoner_id=inwoner).order_by("-tijdstip", "-id")


def open_noodinzage(*, gebruiker: int, object_soort: str, object_id: int, op: datetime) -> Noodinzage | None:
    """Return the break-glass visit that lets this user in now, None when there is none."""
    return Noodinzage.objects.filter(
        gebruiker_id=gebruiker, object_soort=object_soort, object_id=object_id, geopend_op__lte=op, geldig_tot__gt=op
    ).first()


def te_beoordelen() -> QuerySet[Noodinzage]:
    """Return the break-glass visits without a review, oldest first."""
    return Noodinzage.objects.filter(oordeel="").order_by("geopend_op")


def beoordeeld() -> QuerySet[Noodinzage]:
    """Return the reviewed break-glass visits, newest first."""
    return Noodinzage.objects.exclude(oordeel="").order_by("-beoordeeld_op")
