"""Senders and addressees of the letters under test; invented, like everybody in this project."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from keukentafel.berichten.brieven import Afzender, Geadresseerde, als_tekst, opstellen, voorbeelden
from tests.berichten.maken import DATUM


@pytest.fixture(scope="session")
def afzender() -> Afzender:
    """A municipality with an accent of its own."""
    return Afzender("Meerssen", ("Voorbeeldplein 1", "6231 AA Meerssen"), "043 000 00 00", "#17594f")


@pytest.fixture(scope="session")
def aan() -> Geadresseerde:
    """A resident with an address."""
    return Geadresseerde("Mevrouw F. Aydin", ("Voorbeeldstraat 12", "6241 AA Bunde"), "mevrouw Aydin")


@pytest.fixture
def schrijf(afzender: Afzender, aan: Geadresseerde) -> Callable[..., str]:
    """A letter as one line of text: schrijf(kind, example number, changed variables)."""

    def tekst(soort: str, nummer: int = 0, datum: date = DATUM, **anders: object) -> str:
        gegevens = dict(voorbeelden(soort)[nummer]) | anders
        gemaakt = opstellen(soort, gegevens=gegevens, afzender=afzender, aan=aan, datum=datum, kenmerk="2027-000123")
        return " ".join(als_tekst(gemaakt).split())

    return tekst
