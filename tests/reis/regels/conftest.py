"""Maastricht for the tests of own rules."""

from __future__ import annotations

import pytest

from tests.reis.regels.opzet import Kamer, maak_kamer


@pytest.fixture
def kamer(db) -> Kamer:
    return maak_kamer()
