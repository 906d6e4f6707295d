"""Mia's help runs until the end of 2026; Hans may sign."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from keukentafel.stelsel.gebruikers.models import Gebruiker
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.gemeenten.namens import namens
from tests import terugkijken
from tests.besluitwereld import geef_mandaat
from tests.opzet import maak_gebruiker


@pytest.fixture
def hans(meerssen: Gemeente) -> Gebruiker:
    """Hans Prevoo, who may sign."""
    hans = maak_gebruiker("Hans Prevoo", (meerssen, Rol.CONSULENT))
    with namens({meerssen.code}, doel="proef"):
        geef_mandaat(meerssen, hans, "toekennen", "afwijzen", tot_cent=None)
    return hans


@pytest.fixture
def zaak(meerssen: Gemeente, noor: Gebruiker, hans: Gebruiker) -> Iterator[int]:
    """Mia's case with help that runs, with the walls of Meerssen open."""
    with namens({meerssen.code}, doel="proef"):
        zaak = terugkijken.toegekend(meerssen, noor, hans)
        terugkijken.loopt(meerssen, noor, zaak)
        yield zaak
