"""What stands on somebody's day by itself, so that no running case ever falls off it."""

from __future__ import annotations

from datetime import datetime

from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Taak, Zaak
from keukentafel.recht.stappen import Stand

AFSPRAAK_MAKEN = "Afspraak maken voor het gesprek"
AFSPRAAK_BEVESTIGEN = "Bevestig de afspraak"
VERSLAG = "Verslag van het gesprek"
ONDERZOEK_AFMAKEN = "Maak het onderzoek af"
VANZELF = (AFSPRAAK_MAKEN, AFSPRAAK_BEVESTIGEN, ONDERZOEK_AFMAKEN)
"""Tasks that an act takes away: nobody ticks them off by hand."""


def met_de_hand(taak: Taak) -> bool:
    """Return whether this task is ticked off by hand. A call is not: who called writes down what was said."""
    gesprek = taak.soort == Taak.Soort.BELLEN and taak.tijdstip is None
    return taak.wat not in VANZELF and not gesprek


def maak_verslag(*, zaak: Zaak) -> None:
    """Put the report of the talk on the day of the contact person, before the legal last day of the onderzoek."""
    _zet(zaak, Taak.Soort.SCHRIJVEN, VERSLAG)


def houd_op_dag(*, zaak: Zaak, op: datetime) -> None:
    """See to it that a running case stands on somebody's day: an appointment to make, or the onderzoek to finish."""
    if zaak.stand not in zaak_queries.OPEN_STANDEN or zaak.samengevoegd_in_id is not None:
        return
    open_ = list(zaak_queries.taken(gemeente=zaak.gemeente_id, zaak=zaak.id))
    if any(t.soort == Taak.Soort.BELLEN for t in open_):
        return
    if zaak.stand == Stand.ONTVANGEN:
        if not zaak_queries.komende_afspraken(gemeente=zaak.gemeente_id, zaak=zaak.id, op=op).exists():
            _zet(zaak, Taak.Soort.BELLEN, AFSPRAAK_MAKEN)
    elif not open_:
        _zet(zaak, Taak.Soort.SCHRIJVEN, ONDERZOEK_AFMAKEN)


def maak_nieuwe_afspraak(*, zaak: Zaak) -> None:
    """Put on the day that a talk must be agreed on again, unless it stands there already."""
    open_ = zaak_queries.taken(gemeente=zaak.gemeente_id, zaak=zaak.id)
    if zaak.stand in zaak_queries.OPEN_STANDEN and not open_.filter(wat=AFSPRAAK_MAKEN).exists():
        _zet(zaak, Taak.Soort.BELLEN, AFSPRAAK_MAKEN)


def _zet(zaak: Zaak, soort: str, wat: str) -> None:
    zaak_operations.maak_taak(
        gemeente=zaak.gemeente_id,
        zaak=zaak.id,
        behandelaar=zaak.behandelaar_id,
        soort=soort,
        wat=wat,
        uiterlijk=zaak.onderzoek_uiterlijk,
    )
