"""Levels 2 to 4 of control on iWmo messages (IV032). Level 1 is reading: what was read fits the schema."""

from keukentafel.berichten.iwmo.bevinding import Bevinding
from keukentafel.berichten.iwmo.controles import buiten as _buiten  # noqa: F401  (registers its rules)
from keukentafel.berichten.iwmo.controles import eerder as _eerder  # noqa: F401  (registers its rules)
from keukentafel.berichten.iwmo.controles import persoon as _persoon  # noqa: F401  (registers its rules)
from keukentafel.berichten.iwmo.controles import regels as _regels  # noqa: F401  (registers its rules)
from keukentafel.berichten.iwmo.controles.bekend import (
    Bekend,
    BekendeStart,
    BekendeStop,
    BekendeToewijzing,
    Bron,
)
from keukentafel.berichten.iwmo.controles.register import DOOR_HET_SCHEMA, REGELS, Regel, oordeel
from keukentafel.berichten.iwmo.soorten import Heenbericht

__all__ = [
    "DOOR_HET_SCHEMA",
    "REGELS",
    "Bekend",
    "BekendeStart",
    "BekendeStop",
    "BekendeToewijzing",
    "Bron",
    "Regel",
    "controleer",
    "controleer_bekend",
    "controleer_extern",
]


def controleer(bericht: Heenbericht, *, ook_eigen: bool = False) -> tuple[Bevinding, ...]:
    """Level 2: what is wrong inside one message; empty when nothing is. Each finding has return code 0001.

    `ook_eigen` adds rules that the standard has and the official rule set does not judge (CS318): for what we write
    ourselves.
    """
    return oordeel(bericht, 2, ook_eigen=ook_eigen)


def controleer_bekend(bericht: Heenbericht, bekend: Bekend) -> tuple[Bevinding, ...]:
    """Level 3: what does not fit what is known. Signals of our own (KT..) have no return code."""
    return oordeel(bericht, 3, bekend)


def controleer_extern(bericht: Heenbericht, bron: Bron) -> tuple[Bevinding, ...]:
    """Level 4: what does not fit facts from outside the messages."""
    return oordeel(bericht, 4, bron)
