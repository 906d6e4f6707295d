"""Petra of De Geulbrug at her browser, with an order of Fatma that was given on 31 March 2027."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.test import Client

from keukentafel.dossier.levering.models import Toewijzing
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import namens
from tests.opzet import maak_gebruiker, zet_klok
from tests.reis.besluiten.conftest import mandaat, om
from tests.reis.leveren.conftest import BESLOTEN, Levering, maak_levering


@pytest.fixture
def op_dag(monkeypatch: pytest.MonkeyPatch):
    """Set the one clock."""
    return zet_klok(monkeypatch, BESLOTEN)


@dataclass
class Bureau:
    """What the tests of this counter start from."""

    levering: Levering
    opdracht: Toewijzing
    petra: Client
    ander: Client


@pytest.fixture
def mensen(meerssen, vaals, noor):
    """Noor and Hans of Meerssen, Karin who reads along, the backoffice, and people of two providers."""
    hans = maak_gebruiker("Hans Vroomen", (meerssen, Rol.CONSULENT))
    mandaat(meerssen, noor, "verlengen", "tijdelijk")
    mandaat(meerssen, hans, "toekennen", "afwijzen", "verlengen", "tijdelijk")
    return {
        "noor": noor, "hans": hans, "karin": maak_gebruiker("Karin Dohmen", (meerssen, Rol.KWALITEIT)),
        "petra": maak_gebruiker("Petra Ramakers", (meerssen, Rol.AANBIEDER), (vaals, Rol.AANBIEDER)),
        "ander": maak_gebruiker("Ad Linders", (meerssen, Rol.AANBIEDER)),
        "backoffice": maak_gebruiker("Bo Franssen", (meerssen, Rol.BACKOFFICE)),
    }  # fmt: skip


@pytest.fixture
def bureau(meerssen, mensen, op_dag) -> Bureau:
    """The order, and two providers at their browsers."""
    with namens({meerssen.code}, doel="proef"):
        levering = maak_levering(meerssen, mensen)
        opdracht = levering.geef(goed_om_te_weten="Zij wil liever één vaste hulp. Bel na 10 uur.")
    klanten = {naam: Client() for naam in ("petra", "ander")}
    for naam, klant in klanten.items():
        klant.force_login(mensen[naam])
    return Bureau(levering, opdracht, klanten["petra"], klanten["ander"])


__all__ = ["om"]
