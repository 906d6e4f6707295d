"""Reading users, roles and mandates."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from keukentafel.stelsel.gebruikers.models import Gebruiker as Gebruiker
from keukentafel.stelsel.gebruikers.models import Mandaat, Roltoekenning


def rollen_van(*, gebruiker: int, peildatum: date) -> list[tuple[int, str]]:
    """Return (municipality, role) of a user on a date. The policy lets a user see their own roles everywhere."""
    return list(
        Roltoekenning.objects.filter(gebruiker_id=gebruiker, periode__contains=peildatum)
        .order_by("gemeente_id")
        .values_list("gemeente_id", "rol")
    )


def mensen_met_rol(*, rol: str, peildatum: date, gemeente: int | None = None) -> QuerySet[Gebruiker]:
    """Return the active users with a role on a date, within the open walls, by name."""
    toekenningen = Roltoekenning.objects.filter(rol=rol, periode__contains=peildatum)
    if gemeente is not None:
        toekenningen = toekenningen.filter(gemeente_id=gemeente)
    return Gebruiker.objects.filter(is_active=True, id__in=toekenningen.values("gebruiker_id")).order_by("naam")


def heeft_rol(*, gebruiker: int, rol: str, gemeente: int, peildatum: date) -> bool:
    """Return whether a user has a role in a municipality on a date."""
    return Roltoekenning.objects.filter(
        gebruiker_id=gebruiker, rol=rol, gemeente_id=gemeente, periode__contains=peildatum
    ).exists()


def toekenningen(*, gemeenten: frozenset[int]) -> QuerySet[Roltoekenning]:
    """Return all role grants, also ended ones, of these municipalities with their users, by name."""
    return (
        Roltoekenning.objects.filter(gemeente_id__in=gemeenten)
        .select_related("gebruiker", "gemeente")
        .order_by("gebruiker__naam", "rol", "periode")
    )


def mandaten(*, gemeenten: frozenset[int]) -> QuerySet[Mandaat]:
    """Return all mandates, also ended ones, of these municipalities with their users, by name."""
    return (
        Mandaat.objects.filter(gemeente_id__in=gemeenten)
        .select_related("gebruiker", "gemeente")
        .order_by("gebruiker__naam", "soort", "periode")
    )


def mag_tekenen(*, gebruiker: int, gemeente: int, soort: str, bedrag_cent: int, peildatum: date) -> bool:
    """Return whether a user's mandate covers this act for this amount (integer cents a year) on a date."""
    for grens in Mandaat.objects.filter(
        gebruiker_id=gebruiker, gemeente_id=gemeente, soort=soort, periode__contains=peildatum
    ).values_list("tot_cent", flat=True):
        if grens is None or bedrag_cent <= grens:
            return True
    return False


def gebruiker(nummer: int) -> Gebruiker | None:
    """Return the account with this id, None when there is none."""
    return Gebruiker.objects.filter(id=nummer).first()
