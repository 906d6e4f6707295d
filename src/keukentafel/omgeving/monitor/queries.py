"""Reading facts and counts."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from keukentafel.omgeving.monitor.models import Feit, Telling, Verversing


def feiten_van(*, gemeente: int, pseudoniem: str, soorten: tuple[str, ...]) -> QuerySet[Feit]:
    """Return the facts of these soorten of one question, oldest first. Who has no key cannot ask this."""
    return Feit.objects.filter(gemeente_id=gemeente, pseudoniem=pseudoniem, soort__in=soorten).order_by("id")


def tellingen(*, gemeente: int, van: date, tot: date) -> QuerySet[Telling]:
    """Return the counts of the months from `van` until (not included) `tot`."""
    return Telling.objects.filter(gemeente_id=gemeente, maand__gte=van, maand__lt=tot)


def verversing(*, gemeente: int) -> Verversing | None:
    """Return when the counts were last made anew, None when they never were."""
    return Verversing.objects.filter(gemeente_id=gemeente).first()
