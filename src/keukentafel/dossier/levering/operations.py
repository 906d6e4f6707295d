"""Writing orders to providers and what comes of them. Only acts of reis call this: they have asked first."""

from __future__ import annotations

from typing import Any

from keukentafel.dossier.levering.models import Bericht, Levermelding, Toewijzing, Voortgang


def maak_toewijzing(*, gemeente: int, **velden: Any) -> Toewijzing:
    """Keep an order. `velden` are the columns of Toewijzing."""
    return Toewijzing.objects.create(gemeente_id=gemeente, **velden)


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
