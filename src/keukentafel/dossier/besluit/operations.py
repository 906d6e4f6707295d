"""Writing aanvragen and besluiten. Only acts of reis call this; a published besluit the database keeps as it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from keukentafel.dossier.besluit.models import Aanvraag, Besluit, Doel, Hulp, Opschorting, Spoor


def maak_aanvraag(
    *, gemeente: int, zaak: int, ontvangen_op: date, wijze: str, besluit_uiterlijk: date | None, gevraagd: str
) -> Aanvraag:
    """Keep an aanvraag with the last day for its besluit."""
    return Aanvraag.objects.create(
        gemeente_id=gemeente, zaak_id=zaak, ontvangen_op=ontvangen_op, wijze=wijze,
        besluit_uiterlijk=besluit_uiterlijk, gevraagd=gevraagd,
    )  # fmt: skip


def zet_besluit_uiterlijk(*, aanvraag: Aanvraag, besluit_uiterlijk: date | None) -> None:
    """Move the last day for the besluit; None while the clock stands still without a last day."""
    aanvraag.besluit_uiterlijk = besluit_uiterlijk
    aanvraag.save(update_fields=["besluit_uiterlijk"])


def maak_opschorting(*, gemeente: int, zaak: int, aanvraag: int, **velden: Any) -> Opschorting:
    """Keep that the clock of an aanvraag stands still. `velden` are the columns of Opschorting."""
    return Opschorting.objects.create(gemeente_id=gemeente, zaak_id=zaak, aanvraag_id=aanvraag, **velden)


def aangevuld(*, opschorting: Opschorting, op: date) -> None:
    """Keep the day that what was asked came in."""
    opschorting.aangevuld_op = op
    opschorting.save(update_fields=["aangevuld_op"])


def maak_besluit(*, gemeente: int, zaak: int, soort: str, opsteller: int, **velden: Any) -> Besluit:
    """Keep a new draft. `velden` are the columns of Besluit."""
    return Besluit.objects.create(gemeente_id=gemeente, zaak_id=zaak, soort=soort, opsteller_id=opsteller, **velden)


def wijzig_besluit(*, besluit: Besluit, **velden: Any) -> Besluit:
    """Change columns of a draft; history keeps what stood there."""
    for naam, waarde in velden.items():
        setattr(besluit, naam, waarde)
    besluit.save(update_fields=list(velden))
    return besluit


def bewaar_spoor(*, besluit: Besluit, berekeningen: Sequence[dict[str, Any]]) -> Spoor:
    """Keep how the rules came to this besluit; the database refuses to change or remove it."""
    return Spoor.objects.create(
        gemeente_id=besluit.gemeente_id, zaak_id=besluit.zaak_id, besluit=besluit, berekeningen=list(berekeningen)
    )


def ontwerp_naar(*, besluit: Besluit, naar_zaak: int) -> None:
    """Let a draft belong to another case, with its goals and help."""
    g = besluit.gemeente_id
    for soort, van in ((Hulp, {"doel__besluit_id": besluit.id}), (Doel, {"besluit_id": besluit.id})):
        soort._default_manager.filter(gemeente_id=g, **van).update(zaak_id=naar_zaak)
    wijzig_besluit(besluit=besluit, zaak_id=naar_zaak)


def vervang_doelen(*, besluit: Besluit, doelen: Sequence[tuple[dict[str, Any], Sequence[dict[str, Any]]]]) -> None:
    """Write the goals of a draft anew, each with its help, in this order; history keeps the ones of before."""
    g, z = besluit.gemeente_id, besluit.zaak_id
    oud = Doel.objects.filter(gemeente_id=g, besluit_id=besluit.id)
    Hulp.objects.filter(gemeente_id=g, doel__in=oud).delete()
    oud.delete()
    nieuw = Doel.objects.bulk_create(
        Doel(gemeente_id=g, zaak_id=z, besluit_id=besluit.id, volgorde=nummer, **velden)
        for nummer, (velden, _) in enumerate(doelen, start=1)
    )
    Hulp.objects.bulk_create(
        Hulp(gemeente_id=g, zaak_id=z, doel_id=doel.id, volgorde=nummer, **velden)
        for doel, (_, hulp) in zip(nieuw, doelen, strict=True)
        for nummer, velden in enumerate(hulp, start=1)
    )
