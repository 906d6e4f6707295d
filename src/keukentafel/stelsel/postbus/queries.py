"""Reading the outbox."""

from __future__ import annotations

from datetime import datetime

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
