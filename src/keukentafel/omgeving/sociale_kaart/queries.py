"""Reading the sociale kaart: open to everybody, for any municipality."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, Value, When

from keukentafel.omgeving.sociale_kaart.models import Aanbod as Aanbod
from keukentafel.omgeving.sociale_kaart.models import Organisatie
from keukentafel.recht.ladder import Trede
from keukentafel.recht.taal.leefwereld import Dimensie

HOEVEEL = 12


@dataclass(frozen=True, slots=True)
class Gevonden:
    """What there is: the first of it, in order, and how many there are in all."""

    aanbod: list[Aanbod]
    totaal: int


def aanbod_bij(
    *, gemeente: int, wijk: str | None, trede: str | None = None, dimensie: str | None = None, hoeveel: int = HOEVEEL
) -> Gevonden:
    """Return what is on offer in a municipality (CBS number), that of the wijk (CBS code) first, then by name.

    `wijk` None: no address to be near to, as with a secret one. `trede` and `dimensie` keep only what serves that
    rung and that side of health. At most `hoeveel` come back; `totaal` counts all. Raises ValueError for a rung or a
    side that does not exist, and for `hoeveel` below one: no mistake may look like "there is nothing here".
    """
    if hoeveel < 1:
        raise ValueError("vraag om minstens één")
    alle = Aanbod.objects.filter(gemeente_id=gemeente)
    if trede is not None:
        alle = alle.filter(trede=Trede(trede))
    if dimensie is not None:
        alle = alle.filter(dimensie=Dimensie(dimensie))
    verder = Value(1)
    nabij = Case(When(wijk_id=wijk, then=Value(0)), default=verder, output_field=IntegerField()) if wijk else verder
    op_volgorde = alle.select_related("organisatie", "wijk", "gemeente").order_by(nabij, "naam", "id")
    return Gevonden(list(op_volgorde[:hoeveel]), alle.count())


def aanbod(*, id: int) -> Aanbod | None:
    """Return one offer with its organisation, None when there is none."""
    return Aanbod.objects.filter(id=id).select_related("organisatie", "wijk", "gemeente").first()


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How much there is of one soort in a wijk, "" for the whole municipality; `bevestigd`: how many of it are sure."""

    gemeente: int
    soort: str
    wijk: str
    aantal: int
    bevestigd: int


def tellingen(*, gemeenten: Iterable[int]) -> list[Telling]:
    """Return how much there is in these municipalities. One statement.

    Only what somebody may use without a besluit of the municipality counts.
    """
    rijen = (
        Aanbod.objects.filter(gemeente_id__in=list(gemeenten))
        .exclude(toegang=Aanbod.Toegang.INDICATIE)
        .values_list("gemeente_id", "soort", "wijk_id")
        .annotate(Count("id"), Count("bevestigd_op"))
        .order_by("gemeente_id", "soort", "wijk_id")
    )
    return [
        Telling(gemeente=g, soort=soort, wijk=wijk or "", aantal=aantal, bevestigd=zeker)
        for g, soort, wijk, aantal, zeker in rijen
    ]


def organisatie(*, id: int) -> Organisatie | None:
    """Return one organisation, None when there is none."""
    return Organisatie.objects.filter(id=id).first()
