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


def later(*, post: Post, klaar_vanaf: datetime) -> None:
    """Leave an item open until then: nothing went wrong, it is not its turn yet."""
    post.pogingen, post.fout, post.klaar_vanaf = 0, "", klaar_vanaf
    post.save(update_fields=["pogingen", "fout", "klaar_vanaf"])


def wek(*, gemeente: int, soort: str, op: datetime) -> None:
    """Let the items of this kind that wait for their turn come at once; one that failed keeps its own time.

    Passes over an item that another round holds: that one is looked at now anyhow.
    """
    wacht = Post.objects.select_for_update(skip_locked=True, of=("self",)).filter(
        gemeente_id=gemeente, soort=soort, bezorgd_op__isnull=True, pogingen=0, klaar_vanaf__gt=op
    )
    Post.objects.filter(id__in=[post.id for post in wacht]).update(klaar_vanaf=op)


def houd_vast(*, gemeente: int, soort: str, sleutel: str, fout: str, op: datetime) -> None:
    """Write down that something which is not in the outbox failed again: under this key it waits, longer each time."""
    post, _ = Post.objects.get_or_create(
        sleutel=sleutel,
        defaults={"gemeente_id": gemeente, "soort": soort, "verwijzing": 0, "gelegd_op": op, "klaar_vanaf": op},
    )
    post.bezorgd_op = None
    post.save(update_fields=["bezorgd_op"])
    mislukt(post=post, fout=fout, op=op)
