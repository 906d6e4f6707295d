"""The tests of the facts use the benches of the neighbours."""

from tests.reis.besluiten.conftest import bank, mensen
from tests.reis.onderzoeken.conftest import nieuw, sanne, zaak

__all__ = ["bank", "mensen", "nieuw", "sanne", "zaak"]
