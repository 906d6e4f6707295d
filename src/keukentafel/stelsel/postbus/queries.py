"""Reading the outbox."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import Count

from keukentafel.stelsel.postbus.models import Post


def volgende(*, op: datetime) -> Post | None:
    """Claim the oldest open item that is due, for the length of this transaction; others skip it. None when empty."""
    return (
        Post.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(bezorgd_op__isnull=True, klaar_vanaf__lte=op)
        .order_by("klaar_vanaf", "id")
        .first()
    )


def vastgehouden(*, gemeente: int, soort: str) -> set[str]:
    """Return the keys of the open items of this kind."""
    rij = Post.objects.filter(gemeente_id=gemeente, soort=soort, bezorgd_op__isnull=True)
    return set(rij.values_list("sleutel", flat=True))


def bezorgd_op(*, gemeente: int, sleutels: Collection[str]) -> dict[str, datetime]:
    """Return when the items with these keys were delivered; what still waits is left out."""
    rij = Post.objects.filter(gemeente_id=gemeente, sleutel__in=sleutels, bezorgd_op__isnull=False)
    return {post.sleutel: post.bezorgd_op for post in rij if post.bezorgd_op is not None}


def aantal_open() -> int:
    """Return how many items wait."""
    return Post.objects.filter(bezorgd_op__isnull=True).count()


def gezondheid(*, gemeenten: frozenset[int]) -> tuple[dict[str, int], list[Post]]:
    """Return (how many items wait, per kind; the ones that failed and are tried again, oldest first).

    An item holds no personal data, so a manager may see this.
    """
    wachten = Post.objects.filter(gemeente_id__in=gemeenten, bezorgd_op__isnull=True)
    per_soort = dict(wachten.order_by("soort").values_list("soort").annotate(aantal=Count("id")))
    return per_soort, list(wachten.filter(pogingen__gt=0).select_related("gemeente").order_by("gelegd_op", "id"))
