"""Reading facts and counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Min, QuerySet, Sum

from keukentafel.omgeving.monitor.models import Feit, Telling, Verversing


def feiten_van(*, gemeente: int, pseudoniem: str, soorten: tuple[str, ...]) -> QuerySet[Feit]:
    """Return the facts of these soorten of one question, oldest first. Who has no key cannot ask this."""
    return Feit.objects.filter(gemeente_id=gemeente, pseudoniem=pseudoniem, soort__in=soorten).order_by("id")


def feiten_onder(
    *, gemeente: int, pseudoniemen: Iterable[str], soorten: tuple[str, ...], van: date, tot: date, tot_feit: int
) -> QuerySet[Feit]:
    """Return the counted facts (number up to `tot_feit`) of these questions and soorten, of days before `tot`."""
    return Feit.objects.filter(
        gemeente_id=gemeente, pseudoniem__in=list(pseudoniemen), soort__in=soorten, dag__gte=van, dag__lt=tot,
        id__lte=tot_feit,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Som:
    """A count over several months: how many facts, and the sum of their values."""

    soort: str
    wijk_code: str
    trede: str
    aantal: int
    som: int


def sommen(*, gemeente: int, van: date, tot: date) -> list[Som]:
    """Return the counts of the months from `van` until (not included) `tot`, added up."""
    rijen = (
        Telling.objects.filter(gemeente_id=gemeente, maand__gte=van, maand__lt=tot)
        .values_list("soort", "wijk_code", "trede")
        .annotate(Sum("aantal"), Sum("som"))
    )
    return [Som(soort=s, wijk_code=w, trede=t, aantal=int(n), som=int(v)) for s, w, t, n, v in rijen]


def eerste_maand(*, gemeente: int) -> date | None:
    """Return the first day of the first month with a count, None when there is none."""
    eerste: date | None = Telling.objects.filter(gemeente_id=gemeente).aggregate(eerste=Min("maand"))["eerste"]
    return eerste


def verversing(*, gemeente: int) -> Verversing | None:
    """Return when the counts were last made anew, None when they never were."""
    return Verversing.objects.filter(gemeente_id=gemeente).first()
