"""Reading facts and counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, Sum

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
    """A count of one municipality over several months: how many facts, and the sum of their values."""

    gemeente: int
    soort: str
    wijk_code: str
    trede: str
    aantal: int
    som: int


def sommen(maanden: Mapping[int, tuple[date, date]]) -> list[Som]:
    """Return the counts per municipality, added up over its own months: from the first date until (not included) the
    second. One statement."""
    bij_elkaar: dict[tuple[date, date], list[int]] = {}  # mostly all were counted in the same night
    for gemeente, periode in maanden.items():
        bij_elkaar.setdefault(periode, []).append(gemeente)
    welke = Q(pk__in=())
    for (van, tot), gemeenten in bij_elkaar.items():
        welke |= Q(gemeente_id__in=gemeenten, maand__gte=van, maand__lt=tot)
    rijen = (
        Telling.objects.filter(welke)
        .values_list("gemeente_id", "soort", "wijk_code", "trede")
        .annotate(Sum("aantal"), Sum("som"))
    )
    return [Som(gemeente=g, soort=s, wijk_code=w, trede=t, aantal=int(n), som=int(v)) for g, s, w, t, n, v in rijen]


def verversingen(*, gemeenten: Iterable[int]) -> dict[int, Verversing]:
    """Return when the counts were last made anew, of each municipality where they ever were."""
    return {v.gemeente_id: v for v in Verversing.objects.filter(gemeente_id__in=list(gemeenten))}


def verversing(*, gemeente: int) -> Verversing | None:
    """Return when the counts were last made anew, None when they never were."""
    return Verversing.objects.filter(gemeente_id=gemeente).first()
