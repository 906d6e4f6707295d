"""What the tests of the resident's counter share: the four answers, posting them, and Fatma with her question."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from keukentafel.stelsel.gebruikers.models import Gebruiker
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.gemeenten.namens import namens
from tests import verderop
from tests.balies.inwoner.pagina import VERSLAGDAG, u
from tests.opzet import OP, maak_gebruiker, zet_klok

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
        "hoe_lang": "13",
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


@pytest.fixture
def op_dag(monkeypatch: pytest.MonkeyPatch):
    """Set the one clock."""
    return zet_klok(monkeypatch, OP)


@pytest.fixture
def vraag(meerssen, vaals, noor, op_dag):
    """Fatma's question of 1 February 2027."""
    with namens({meerssen.code}, doel="proef"):
        return verderop.vraag(meerssen, noor, OP)


@pytest.fixture
def fatma(client: Client, vraag) -> Client:
    """Fatma's browser."""
    assert client.post(u("mijn-vraag"), {"nummer": vraag.nummer, "code": vraag.volgcode}).status_code == 302
    return client


@pytest.fixture
def met_verslag(fatma, vraag, meerssen, noor, op_dag) -> Client:
    """The verslag was sent on Monday 8 March."""
    with namens({meerssen.code}, doel="proef"):
        verderop.verslag(meerssen, noor, vraag.zaak, VERSLAGDAG)
    op_dag(VERSLAGDAG + timedelta(hours=1))
    return fatma
