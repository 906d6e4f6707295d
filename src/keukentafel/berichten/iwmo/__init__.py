"""iWmo: the messages between municipality and provider: model, reader, writer, controls, returns. Pure, usable alone.

Of iWmo 3.2: WMO301, 302, 305, 306, 307 and 308. A message is described once, by its dataclasses in `v3_2`; that
description reads and writes it. Sources: XSD 1.0.0 and rule texts of iWmo 3.2, Zorginstituut Nederland.
"""

from keukentafel.berichten.iwmo.bevinding import HEADER, INWONER, Bevinding, Plaats, toon
from keukentafel.berichten.iwmo.controles import (
    Bekend,
    BekendeStart,
    BekendeStop,
    BekendeToewijzing,
    Bron,
    controleer,
    controleer_bekend,
    controleer_extern,
)
from keukentafel.berichten.iwmo.lezen import GROOTSTE, lees
from keukentafel.berichten.iwmo.retour import Retourbericht, retour
from keukentafel.berichten.iwmo.schrijven import schrijf
from keukentafel.berichten.iwmo.soorten import (
    SOORTEN,
    Bericht,
    Berichtsoort,
    Heenbericht,
    Leverregel,
    leverregels,
    soort_van,
)
from keukentafel.berichten.iwmo.weigering import BerichtGeweigerd, Reden

__all__ = [
    "GROOTSTE",
    "HEADER",
    "INWONER",
    "SOORTEN",
    "Bekend",
    "BekendeStart",
    "BekendeStop",
    "BekendeToewijzing",
    "Bericht",
    "BerichtGeweigerd",
    "Berichtsoort",
    "Bevinding",
    "Bron",
    "Heenbericht",
    "Leverregel",
    "Plaats",
    "Reden",
    "Retourbericht",
    "controleer",
    "controleer_bekend",
    "controleer_extern",
    "lees",
    "leverregels",
    "retour",
    "schrijf",
    "soort_van",
    "toon",
]
