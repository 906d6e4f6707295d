"""Reading what was agreed on results, evaluations and the call afterwards."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from keukentafel.dossier.evaluatie.models import Evaluatie, Evaluatiegebied, Nazorg, Resultaatafspraak, Resultaatstand


def afspraken(*, gemeente: int, zaken: Collection[int]) -> QuerySet[Resultaatafspraak]:
    """Return what was agreed on the results of these cases after their besluit, oldest first: the newest counts."""
    return Resultaatafspraak.objects.filter(gemeente_id=gemeente, zaak_id__in=zaken).order_by("id")


def evaluaties(*, gemeente: int, zaken: Collection[int]) -> QuerySet[Evaluatie]:
    """Return the evaluations of these cases, newest first."""
    return Evaluatie.objects.filter(gemeente_id=gemeente, zaak_id__in=zaken).order_by("-dag", "-id")


def standen(*, gemeente: int, evaluaties: Collection[int]) -> QuerySet[Resultaatstand]:
    """Return how far each goal was at these evaluations."""
    return Resultaatstand.objects.filter(gemeente_id=gemeente, evaluatie_id__in=evaluaties).order_by("id")


def gebieden(*, gemeente: int, evaluaties: Collection[int]) -> QuerySet[Evaluatiegebied]:
    """Return the dimensions that were spoken about at these evaluations."""
    return Evaluatiegebied.objects.filter(gemeente_id=gemeente, evaluatie_id__in=evaluaties).order_by("id")


def nazorg(*, gemeente: int, zaak: int) -> QuerySet[Nazorg]:
    """Return the calls afterwards of a case, planned and made, oldest first."""
    return Nazorg.objects.filter(gemeente_id=gemeente, zaak_id=zaak).order_by("id")


def open_nazorg(*, gemeente: int, zaak: int) -> Nazorg | None:
    """Return the call that still has to be made, None without one. Who writes it down has its case locked."""
    return nazorg(gemeente=gemeente, zaak=zaak).filter(gebeld_op__isnull=True).first()
