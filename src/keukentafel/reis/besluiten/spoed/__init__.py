"""Temporary help at once, beside the main road (Wmo 2015 art. 2.3.3): one person decides, a second looks over; or, when
it costs more than that person may sign for, a colleague who may signs it the same day (ADR 0015)."""

from keukentafel.reis.besluiten.spoed.geven import tijdelijk_besluiten, tijdelijk_verlengen
from keukentafel.reis.besluiten.spoed.kijken import tijdelijk_beeld, tijdelijk_ruimte
from keukentafel.reis.besluiten.spoed.lopend import nalezingen
from keukentafel.reis.besluiten.spoed.nalezen import spoed_nalezen
from keukentafel.reis.besluiten.spoed.tekenen import tijdelijk_tekenen, tijdelijk_teruggeven

__all__ = [
    "nalezingen",
    "spoed_nalezen",
    "tijdelijk_beeld",
    "tijdelijk_besluiten",
    "tijdelijk_ruimte",
    "tijdelijk_tekenen",
    "tijdelijk_teruggeven",
    "tijdelijk_verlengen",
]
