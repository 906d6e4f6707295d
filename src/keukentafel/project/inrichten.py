"""The first steps of a new installation: a municipality, and somebody who manages it."""

from __future__ import annotations

import getpass
import sys

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.text import slugify

from keukentafel.reis.beheren import gebruiker_toevoegen
from keukentafel.reis.handeling import SYSTEEM, Geweigerd
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.models import Gebruiker
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.gemeenten.namens import namens
from keukentafel.stelsel.gemeenten.queries import gemeente_van_slug


def gemeente_toevoegen(*, code: int, naam: str, telefoon: str, adres: str) -> int:
    """Add a municipality (CBS number); return an exit code. The rest is filled in at beheer."""
    if Gemeente.objects.filter(code=code).exists():
        print(f"Gemeente {code} is er al.", file=sys.stderr)
        return 2
    gemeente = Gemeente.objects.create(
        code=code,
        naam=naam,
        slug=slugify(naam),
        telefoon=telefoon,
        adres=adres,
        openingstijden="Bel ons voor de openingstijden.",
        clientondersteuning_naam="Onafhankelijke cliëntondersteuning",
        clientondersteuning_telefoon=telefoon,
        bestaat_van=klok.vandaag(),
    )
    print(f"{gemeente.naam} staat klaar op /{gemeente.slug}/. Vul bij beheer de ondersteuners en openingstijden in.")
    return 0


def wachtwoord_zetten(*, email: str) -> int:
    """Set a password for somebody, typed twice; for an installation that sends no mail. Return an exit code."""
    gebruiker = Gebruiker.objects.filter(email__iexact=email).first()
    if gebruiker is None:
        print(f"Er is geen account met het adres {email}. Kijk het na bij beheer.", file=sys.stderr)
        return 2
    if (wachtwoord := _typ_twee_keer()) is None:
        return 2
    gebruiker.set_password(wachtwoord)
    gebruiker.save(update_fields=["password"])
    print(f"{gebruiker.naam} kan aanmelden met het nieuwe wachtwoord.")
    return 0


def _typ_twee_keer() -> str | None:
    wachtwoord = getpass.getpass("Wachtwoord: ")
    if wachtwoord != getpass.getpass("Nog een keer: "):
        print("De wachtwoorden zijn niet gelijk. Probeer het opnieuw.", file=sys.stderr)
        return None
    try:
        validate_password(wachtwoord)
    except ValidationError as fout:
        print(" ".join(fout.messages), file=sys.stderr)
        return None
    return wachtwoord


def beheerder_maken(*, email: str, naam: str, gemeente: str) -> int:
    """Make a manager with a password typed twice; return an exit code."""
    plek = gemeente_van_slug(gemeente)
    if plek is None:
        print(f"De gemeente “{gemeente}” is er niet. Maak haar eerst: ./keukentafel gemeente …", file=sys.stderr)
        return 2
    if (wachtwoord := _typ_twee_keer()) is None:
        return 2
    try:
        with namens({plek.code}, doel="beheerder aanmaken"):
            gebruiker = gebruiker_toevoegen(
                gemeente=plek, email=email, naam=naam, rol=Rol.BEHEER, van=klok.vandaag(), wie=SYSTEEM, op=klok.nu()
            )
            gebruiker.set_password(wachtwoord)
            gebruiker.save(update_fields=["password"])
    except Geweigerd as fout:
        print(fout, file=sys.stderr)
        return 2
    print(f"{naam} kan aanmelden met {email}. Daarna vraagt Keukentafel om een tweede stap.")
    return 0
