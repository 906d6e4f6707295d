"""What every page shows around its task: the municipality, the day, who is signed in, the colour."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.gemeenten.queries import gemeenten

SAMEN = "maastricht-heuvelland"


def _adres(naam: str, gemeente: Gemeente | None) -> str:
    return reverse(f"{naam}-gemeente", kwargs={"gemeente": gemeente.slug}) if gemeente else reverse(naam)


def omlijsting(request: HttpRequest) -> dict[str, Any]:
    """Return the context that the skeletons of balies.vorm ask for; at most one query, for somebody with a role."""
    gemeente = getattr(request, "gemeente", None)
    codes: frozenset[int] = getattr(request, "gemeenten", frozenset())
    if gemeente is None and len(codes) == 1:
        gemeente = gemeenten().filter(code__in=codes).first()
        request.gemeente = gemeente  # type: ignore[attr-defined]
    gebruiker = getattr(request, "user", None) if getattr(request, "rollen", None) else None
    plek = gemeente if not gebruiker else None  # a worker's pages are of the house, not of one municipality
    return {
        "voetlinks": [
            {"url": _adres("uw-gegevens", plek), "naam": _("Uw gegevens")},
            {"url": _adres("toegankelijkheid", plek), "naam": _("Toegankelijkheid")},
        ],
        "gemeente": gemeente,
        "vandaag": klok.vandaag(),
        "demo": settings.DEMO,
        "gebruiker": gebruiker,
        "kleur": gemeente.slug if gemeente else SAMEN,
    }
