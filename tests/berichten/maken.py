"""How a test makes a letter: on a fixed day, of one case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from keukentafel.berichten.brieven import Afzender, Brieftekst, Geadresseerde, opstellen

DATUM = date(2027, 2, 2)


def maak(soort: str, gegevens: Mapping[str, object], afzender: Afzender, aan: Geadresseerde) -> Brieftekst:
    """Return a letter of this kind, dated DATUM."""
    return opstellen(soort, gegevens=gegevens, afzender=afzender, aan=aan, datum=DATUM, kenmerk="2027-000123")
