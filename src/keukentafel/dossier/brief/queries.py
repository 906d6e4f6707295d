"""Reading letters."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from keukentafel.dossier.brief.models import Brief, BriefPdf


def brief(*, gemeenten: frozenset[int], id: int) -> Brief | None:
    """Return a letter, None when there is none within these municipalities."""
    return Brief.objects.filter(gemeente_id__in=gemeenten, id=id).select_related("gemeente", "inwoner").first()


def brieven(*, gemeente: int, zaak: int) -> QuerySet[Brief]:
    """Return the letters of a case, newest first."""
    return Brief.objects.filter(gemeente_id=gemeente, zaak_id=zaak).order_by("-id")


def brieven_in(*, gemeente: int, zaken: Collection[int]) -> QuerySet[Brief]:
    """Return the letters of these cases together, newest first."""
    return Brief.objects.filter(gemeente_id=gemeente, zaak_id__in=zaken).order_by("-id")


def pdf(*, gemeente: int, brief: int) -> BriefPdf | None:
    """Return the PDF of a letter when it was made already."""
    return BriefPdf.objects.filter(gemeente_id=gemeente, brief_id=brief).first()
