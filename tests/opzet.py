"""Making municipalities and people for tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from keukentafel.reis.handeling import Wie
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.models import Gebruiker, Roltoekenning
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.gemeenten.namens import namens

OP = datetime(2027, 2, 1, 9, 0, tzinfo=UTC)
BEGIN = date(2015, 1, 1)


def maak_gemeente(code: int, naam: str, slug: str) -> Gemeente:
    """Make a municipality for a test."""
    return Gemeente.objects.create(
        code=code,
        naam=naam,
        slug=slug,
        telefoon="043 000 00 00",
        adres="Markt 50, 6231 ZZ Meerssen",
        openingstijden="Maandag tot en met vrijdag, 8.30 tot 17.00 uur.",
        clientondersteuning_naam="Steunpunt Meedenken",
        clientondersteuning_telefoon="043 000 00 01",
        bestaat_van=BEGIN,
    )


def maak_gebruiker(naam: str, *rollen: tuple[Gemeente, str]) -> Gebruiker:
    """Make an account with roles, each (municipality, role)."""
    email = naam.lower().replace(" ", ".") + "@keukentafel.example"
    gebruiker = Gebruiker.objects.create_user(email, None, naam=naam, synthetisch=True)
    for gemeente, rol in rollen:
        with namens({gemeente.code}, doel="proef"):
            Roltoekenning.objects.create(
                gemeente=gemeente, gebruiker=gebruiker, rol=rol, periode=DateRange(BEGIN, None)
            )
    return gebruiker


def als(gebruiker: Gebruiker, rol: str = Rol.CONSULENT) -> Wie:
    """Return this user as somebody who acts."""
    return Wie(gebruiker.pk, gebruiker.naam, rol)


def zet_klok(monkeypatch: pytest.MonkeyPatch, begin: datetime) -> Callable[[datetime], None]:
    """Set the one clock on a moment; what comes back sets it on another."""

    def zet(moment: datetime) -> None:
        monkeypatch.setattr(klok, "nu", lambda: moment)
        monkeypatch.setattr(klok, "vandaag", lambda: klok.dag_van(moment))

    zet(begin)
    return zet
