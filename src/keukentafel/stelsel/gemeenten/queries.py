"""Reading municipalities and cooperations: public data, no wall."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from keukentafel.stelsel.gemeenten.models import Deelname
from keukentafel.stelsel.gemeenten.models import Gemeente as Gemeente
from keukentafel.stelsel.gemeenten.models import Wijk as Wijk
from keukentafel.stelsel.gemeenten.postcode import wijken_per_pc4


def gemeente_van_slug(slug: str) -> Gemeente | None:
    """Return the municipality with this slug, None when there is none."""
    return Gemeente.objects.filter(slug=slug).first()


def gemeenten() -> QuerySet[Gemeente]:
    """Return all municipalities of this installation, by name."""
    return Gemeente.objects.order_by("naam")


def wijken(*, gemeenten: Iterable[int]) -> QuerySet[Wijk]:
    """Return the wijken of these municipalities, by code."""
    return Wijk.objects.filter(gemeente_id__in=list(gemeenten)).order_by("code")


def wijk_van_postcode(*, gemeente: int, postcode: str) -> str | None:
    """Return the wijk (CBS code) in which a postcode lies; None when that is not known for sure, or not in this
    municipality."""
    code = wijken_per_pc4().get(postcode.strip()[:4])
    return code if code is not None and wijken(gemeenten=[gemeente]).filter(code=code).exists() else None


def deelnames(*, peildatum: date) -> QuerySet[Deelname]:
    """Return the memberships that hold on a date, with their cooperation, by subject."""
    return (
        Deelname.objects.filter(periode__contains=peildatum)
        .select_related("samenwerking")
        .order_by("samenwerking__onderwerp", "gemeente_naam")
    )


def kring(*, samenwerking: str, peildatum: date) -> list[str]:
    """Return the names of the municipalities in a cooperation (slug) on a date."""
    return list(
        Deelname.objects.filter(samenwerking__slug=samenwerking, periode__contains=peildatum)
        .order_by("gemeente_naam")
        .values_list("gemeente_naam", flat=True)
    )
