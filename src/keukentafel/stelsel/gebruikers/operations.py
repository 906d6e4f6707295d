"""Writing users, roles and mandates. Called by reis/beheren only."""

from __future__ import annotations

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from keukentafel.stelsel.gebruikers.models import Gebruiker, Mandaat, Roltoekenning


def maak_gebruiker(*, email: str, naam: str, telefoon: str = "", organisatie: str = "") -> Gebruiker:
    """Make an account without a password. Raises IntegrityError when the address is taken."""
    return Gebruiker.objects.create_user(email, None, naam=naam, telefoon=telefoon, organisatie=organisatie)


def geef_rol(*, gemeente: int, gebruiker: int, rol: str, van: date, tot: date | None, team: str = "") -> Roltoekenning:
    """Grant a role from `van` up to (not including) `tot`."""
    return Roltoekenning.objects.create(
        gemeente_id=gemeente, gebruiker_id=gebruiker, rol=rol, team=team, periode=DateRange(van, tot)
    )


def beeindig_rol(*, toekenning: Roltoekenning, per: date) -> Roltoekenning:
    """End a role: `per` is the first day without it."""
    toekenning.periode = DateRange(toekenning.periode.lower, per)
    toekenning.save(update_fields=["periode"])
    return toekenning


def geef_mandaat(
    *, gemeente: int, gebruiker: int, soort: str, tot_cent: int | None, van: date, tot: date | None, grondslag: str
) -> Mandaat:
    """Grant a mandate up to an amount in cents a year (None: without limit)."""
    return Mandaat.objects.create(
        gemeente_id=gemeente,
        gebruiker_id=gebruiker,
        soort=soort,
        tot_cent=tot_cent,
        periode=DateRange(van, tot),
        grondslag=grondslag,
    )


def beeindig_mandaat(*, mandaat: Mandaat, per: date) -> Mandaat:
    """End a mandate: `per` is the first day without it."""
    mandaat.periode = DateRange(mandaat.periode.lower, per)
    mandaat.save(update_fields=["periode"])
    return mandaat
