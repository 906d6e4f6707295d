"""Senders and addressees of the letters under test; invented, like everybody in this project."""

from __future__ import annotations

import pytest

from keukentafel.berichten.brieven import Afzender, Geadresseerde


@pytest.fixture(scope="session")
def afzender() -> Afzender:
    """A municipality with an accent of its own."""
    return Afzender("Meerssen", ("Voorbeeldplein 1", "6231 AA Meerssen"), "043 000 00 00", "#17594f")


@pytest.fixture(scope="session")
def aan() -> Geadresseerde:
    """A resident with an address."""
    return Geadresseerde("Mevrouw F. Aydin", ("Voorbeeldstraat 12", "6241 AA Bunde"), "mevrouw Aydin")
