"""Writing the outbox."""

from __future__ import annotations

from datetime import datetime, timedelta

from keukentafel.stelsel.postbus.models import Post

WACHT_NA_FOUT = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=4))


def leg(*, gemeente: int, soort: str, verwijzing: int, sleutel: str, op: datetime) -> Post:
    """Lay an item in the outbox. Raises IntegrityError when the key is used already."""
    return Post.objects.create(
        gemeente_id=gemeente, soort=soort, verwijzing=verwijzing, sleutel=sleutel, gelegd_op=op, klaar_vanaf=op
    )


def bezorgd(*, post: Post, op: datetime) -> None:
    """Mark an item as delivered."""
    post.bezorgd_op = op
    post.fout = ""
    post.save(update_fields=["bezorgd_op", "fout"])


def mislukt(*, post: Post, fout: str, op: datetime) -> None:
    """Count a failed attempt and wait longer each time; an item is never given up silently."""
    post.pogingen += 1
    post.fout = fout[:400]
    post.klaar_vanaf = op + WACHT_NA_FOUT[min(post.pogingen, len(WACHT_NA_FOUT)) - 1]
    post.save(update_fields=["pogingen", "fout", "klaar_vanaf"])
