"""Orders, starts and stops as iWmo messages: what leaves, what comes in, and the one return on each (iWmo 3.2)."""

from keukentafel.reis.leveren.berichten.afgekeurd import Afgekeurd, NietAangenomen, afgekeurd_bij, niet_aangenomen
from keukentafel.reis.leveren.berichten.onbeantwoord import onbeantwoord, onbeantwoord_op_dag
from keukentafel.reis.leveren.berichten.ontvangen import (
    OORDEEL,
    bericht_beoordelen,
    bericht_ontvangen,
    zonder_retour,
)
from keukentafel.reis.leveren.berichten.vastleggen import POST, gemeentecode
from keukentafel.reis.leveren.berichten.versturen import bericht_verzonden, bericht_voor_post, toewijzing_versturen

__all__ = [
    "OORDEEL",
    "POST",
    "Afgekeurd",
    "NietAangenomen",
    "afgekeurd_bij",
    "bericht_beoordelen",
    "bericht_ontvangen",
    "bericht_verzonden",
    "bericht_voor_post",
    "gemeentecode",
    "niet_aangenomen",
    "onbeantwoord",
    "onbeantwoord_op_dag",
    "toewijzing_versturen",
    "zonder_retour",
]
