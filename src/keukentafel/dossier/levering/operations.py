"""Writing orders to providers and what comes of them. Only acts of reis call this: they have asked first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from keukentafel.dossier.levering.models import Bericht, Levermelding, Opdrachthulp, Toewijzing, Voortgang


def maak_toewijzing(*, gemeente: int, voor: Iterable[tuple[int, int | None]], **velden: Any) -> Toewijzing:
    """Keep an order with what it is for: goals, each with a line of help (None: a goal without lines).

    `velden` are the columns of Toewijzing.
    """
    toewijzing = Toewijzing.objects.create(gemeente_id=gemeente, **velden)
    Opdrachthulp.objects.bulk_create(
        Opdrachthulp(gemeente_id=gemeente, toewijzing_id=toewijzing.id, doel_id=doel, hulp_id=hulp)
        for doel, hulp in voor
    )
    return toewijzing


def wijzig_toewijzing(*, toewijzing: Toewijzing, **velden: Any) -> Toewijzing:
    """Change columns of an order; history keeps what stood there."""
    for naam, waarde in velden.items():
        setattr(toewijzing, naam, waarde)
    toewijzing.save(update_fields=list(velden))
    return toewijzing


def maak_levermelding(*, gemeente: int, **velden: Any) -> Levermelding:
    """Keep a start or a stop as it was told. `velden` are the columns of Levermelding. Lines are only added."""
    return Levermelding.objects.create(gemeente_id=gemeente, **velden)


def maak_voortgang(*, gemeente: int, **velden: Any) -> Voortgang:
    """Keep how it goes with one result. `velden` are the columns of Voortgang."""
    return Voortgang.objects.create(gemeente_id=gemeente, **velden)


def maak_bericht(*, gemeente: int, **velden: Any) -> Bericht:
    """Keep a message, whole. Raises IntegrityError when a message with this identification is known already."""
    return Bericht.objects.create(gemeente_id=gemeente, **velden)


def wijzig_bericht(*, bericht: Bericht, **velden: Any) -> Bericht:
    """Change columns of a message, such as how far it is."""
    for naam, waarde in velden.items():
        setattr(bericht, naam, waarde)
    bericht.save(update_fields=list(velden))
    return bericht
