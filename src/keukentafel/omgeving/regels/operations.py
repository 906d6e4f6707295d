"""Writing versions of regulations. Only acts of reis call this; what is published the database keeps as it is."""

from __future__ import annotations

from typing import Any

from keukentafel.omgeving.regels.models import Regelversie


def maak_regelversie(*, gemeente: int, schrijver: int, **velden: Any) -> Regelversie:
    """Keep a new draft. `velden` are the columns of Regelversie."""
    return Regelversie.objects.create(gemeente_id=gemeente, schrijver_id=schrijver, **velden)


def wijzig_regelversie(*, regelversie: Regelversie, **velden: Any) -> Regelversie:
    """Change columns of a version that is in the making; history keeps what stood there."""
    for naam, waarde in velden.items():
        setattr(regelversie, naam, waarde)
    regelversie.save(update_fields=list(velden))
    return regelversie
