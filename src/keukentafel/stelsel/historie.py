"""History by trigger: one decorator, so that every table keeps its past in the same way (ADR 0005)."""

from __future__ import annotations

from typing import Any

import pghistory


def bewaar_historie() -> Any:
    """Return the class decorator that keeps the old row at each UPDATE and DELETE, with who and why beside it.

    The first version needs no event: it is the row itself, or the oldest event. The triggers also see bulk
    and raw SQL. The context (`doel`, `gebruiker`) is what `namens` put in the transaction.
    """
    return pghistory.track(
        pghistory.UpdateEvent(row=pghistory.Old),
        pghistory.DeleteEvent(row=pghistory.Old),
        context_field=pghistory.ContextJSONField(),
        context_id_field=pghistory.ContextUUIDField(null=True),
    )
