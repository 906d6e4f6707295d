"""What the tests of the resident's counter share: the four answers, and posting them one by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from keukentafel.stelsel.gebruikers.models import Gebruiker
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from tests.opzet import maak_gebruiker

ZELF: dict[int, dict[str, str]] = {
    1: {"voor": "zelf"},
    2: {"woorden": "Het huis schoon houden gaat niet meer. En de post stapelt zich op."},
    3: {"hoe": "bellen", "telefoon": "06 0000 0012", "wanneer": "Na 10 uur, ik slaap slecht"},
    4: {
        "voornaam": "Fatma",
        "tussenvoegsel": "",
        "achternaam": "Aydin",
        "geboren": "1968",
        "straat": "Beekstraat",
        "huisnummer": "3",
        "postcode": "6291ab",
        "plaats": "Vaals",
        "taal": "",
        "ondersteuning": "ja",
    },
}
DOCHTER = ZELF | {
    1: {
        "voor": "naaste",
        "naaste_naam": "Elif Aydin",
        "naaste_relatie": "dochter",
        "naaste_telefoon": "+31 6 0000 0013",
    },
    3: {"hoe": "ander", "wanneer": ""},
}
HUISARTS = ZELF | {
    1: {
        "voor": "professional",
        "prof_naam": "Jan Smeets",
        "prof_functie": "huisarts in Vaals",
        "prof_telefoon": "043 000 00 09",
    },
    3: {"hoe": "bellen", "telefoon": "043-0000002", "wanneer": ""},
}


@pytest.fixture
def sanne(vaals: Gemeente) -> Gebruiker:
    """Sanne Dohmen, consulent in Vaals."""
    return maak_gebruiker("Sanne Dohmen", (vaals, Rol.CONSULENT))


@pytest.fixture
def vul_in(client: Client) -> Callable[..., Any]:
    """Post the four questions; returns the answer of the last post (a redirect to the check page)."""

    def doe(antwoorden: dict[int, dict[str, str]], gemeente: str = "vaals", met: Client | None = None) -> Any:
        antwoord = None
        for nummer, velden in antwoorden.items():
            hier = reverse("inwoner:vraag", args=[gemeente, nummer])
            antwoord = (met or client).post(hier, velden)
            assert antwoord.status_code == 302
            if antwoord.url == hier:
                raise AssertionError((nummer, (met or client).get(hier).context["formulier"].errors))
        return antwoord

    return doe


@pytest.fixture
def verstuur(client: Client, vul_in: Callable[..., Any]) -> Callable[..., Any]:
    """Fill in and send; returns the confirmation page."""

    def doe(antwoorden: dict[int, dict[str, str]] = ZELF, gemeente: str = "vaals", met: Client | None = None) -> Any:
        vul_in(antwoorden, gemeente, met)
        return (met or client).post(reverse("inwoner:nakijken", args=[gemeente]), follow=True)

    return doe
