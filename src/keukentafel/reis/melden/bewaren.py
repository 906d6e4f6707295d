"""A melding that is not finished yet: kept without an account, found back by a code, removed after thirty days."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from keukentafel.dossier.melding import operations as melding_operations
from keukentafel.dossier.melding import queries as melding_queries
from keukentafel.reis.handeling import handeling
from keukentafel.reis.melden.volgcode import hash_van
from keukentafel.stelsel.gemeenten.models import Gemeente

BEWAREN = timedelta(days=30)


@handeling
def concept_bewaren(*, gemeente: Gemeente, code: str, antwoorden: dict[str, Any], op: datetime) -> datetime:
    """Keep the answers so far under a code; returns until when they are kept."""
    tot = op + BEWAREN
    melding_operations.bewaar_concept(
        gemeente=gemeente.code, sleutel=hash_van(code), antwoorden=antwoorden, op=op, tot=tot
    )
    return tot


@handeling
def concept_openen(*, gemeente: Gemeente, code: str, op: datetime) -> dict[str, Any] | None:
    """Return the answers kept under a code, None when there are none (any more)."""
    concept = melding_queries.concept(gemeente=gemeente.code, sleutel=hash_van(code), op=op)
    return dict(concept.antwoorden) if concept else None


@handeling
def concept_afmaken(*, gemeente: Gemeente, code: str, op: datetime) -> dict[str, Any] | None:
    """Take the answers out, once: of two identical submissions the second gets None. They are removed with it."""
    concept = melding_queries.concept(gemeente=gemeente.code, sleutel=hash_van(code), op=op, op_slot=True)
    if concept is None:
        return None
    antwoorden = dict(concept.antwoorden)
    melding_operations.concept_weg(concept=concept)
    return antwoorden


@handeling
def concepten_opruimen(*, op: datetime) -> int:
    """Remove what is past its last day, within the open walls; returns how many."""
    return melding_operations.concepten_opruimen(op=op)
