"""Orders, starts and stops as iWmo messages: what leaves, what comes in, and the one return on each (iWmo 3.2)."""

from keukentafel.reis.leveren.berichten.afgekeurd import Afgekeurd, afgekeurd_bij
from keukentafel.reis.leveren.berichten.ontvangen import (
    bericht_ontvangen,
    gemeenten_met_wachtende,
    wachtende_beoordelen,
    zonder_retour,
)
from keukentafel.reis.leveren.berichten.vastleggen import POST, gemeentecode
from keukentafel.reis.leveren.berichten.versturen import bericht_verzonden, bericht_voor_post, toewijzing_versturen

__all__ = [
    "POST",
    "Afgekeurd",
    "afgekeurd_bij",
    "bericht_ontvangen",
    "bericht_verzonden",
    "bericht_voor_post",
    "gemeentecode",
    "gemeenten_met_wachtende",
    "toewijzing_versturen",
    "wachtende_beoordelen",
    "zonder_retour",
]
