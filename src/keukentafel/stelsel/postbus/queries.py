"""Reading the outbox."""

from __future__ import annotations

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
