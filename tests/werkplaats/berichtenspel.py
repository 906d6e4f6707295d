"""Two orders of one resident at one provider, and a post office with whims: what plays with messages share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from keukentafel.dossier.levering.models import Bericht
from keukentafel.koppelingen.berichtenpost import BerichtenpostInProef, Berichtstuk, Grillen
from keukentafel.stelsel.gemeenten.namens import namens
from keukentafel.stelsel.postbus.models import Post
from tests.reis.leveren.conftest import EERSTE, LAATSTE, Levering, maak_levering, mensen, om

__all__ = ["mensen"]

OP = om(2027, 12, 1)  # a Wednesday
HALF = EERSTE + timedelta(days=100)
RONDES = 120
RUST = timedelta(minutes=10)


@pytest.fixture
def levering(meerssen, mensen) -> Levering:
    """Fatma has a BSN and two orders at De Geulbrug, one after the other; no walls open."""
    with namens({meerssen.code}, doel="proef"):
        levering = maak_levering(meerssen, mensen)
        levering.geef(einddatum=HALF)
        levering.geef(ingangsdatum=HALF + timedelta(days=1), einddatum=LAATSTE)
    return levering


@contextmanager
def voor_even() -> Iterator[None]:
    """Undo what was done in this block."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def bezorg_tot_het_lukt(post: BerichtenpostInProef, stuk: Berichtstuk) -> None:
    """A provider tries again when the post office does not answer."""
    for _ in range(10):
        try:
            post.bezorg(stuk)
        except OSError:
            continue
        return
    raise AssertionError("the post office refuses for ever")


def open_post(levering: Levering) -> bool:
    """Whether a message still waits in the outbox."""
    with namens({levering.gemeente.code}, doel="proef"):
        return Post.objects.filter(bezorgd_op=None, soort__in=("toewijzing", "bericht", "ophalen")).exists()


def wacht(levering: Levering) -> bool:
    with namens({levering.gemeente.code}, doel="proef"):
        return Bericht.objects.filter(stand__in=("ontvangen", "klaar")).exists()


GRILLEN = st.builds(
    Grillen,
    weiger=st.sampled_from([0.0, 0.3, 0.6]),
    dubbel=st.sampled_from([0.0, 0.5, 1.0]),
    vertraag=st.integers(0, 6),
    verwissel=st.booleans(),
)
SPEEL = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
