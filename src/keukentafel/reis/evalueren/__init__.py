"""Following results, looking back together, and the call after help stopped."""

from keukentafel.reis.evalueren.aandacht import aandacht_te_vragen, aandacht_vragen
from keukentafel.reis.evalueren.aanscherpen import resultaat_aanscherpen
from keukentafel.reis.evalueren.lezen import gebieden_toen, laatste_evaluatie, resultaten_van
from keukentafel.reis.evalueren.nazorg import (
    nazorg_bellen,
    nazorg_fout,
    nazorg_plannen,
    nazorg_vervalt,
    nieuwe_vraag,
    sluiten_fout,
    te_bellen,
    zaak_afsluiten,
)
from keukentafel.reis.evalueren.terugkijken import evaluatie_houden
from keukentafel.reis.evalueren.vormen import (
    Evaluatiebeeld,
    Evaluatievelden,
    Gebiednu,
    Gebiedstand,
    Resultaatregel,
    Resultatenbeeld,
    Standkeuze,
    Voortgangbeeld,
)

__all__ = [
    "Evaluatiebeeld",
    "Evaluatievelden",
    "Gebiednu",
    "Gebiedstand",
    "Resultaatregel",
    "Resultatenbeeld",
    "Standkeuze",
    "Voortgangbeeld",
    "aandacht_te_vragen",
    "aandacht_vragen",
    "evaluatie_houden",
    "gebieden_toen",
    "laatste_evaluatie",
    "nazorg_bellen",
    "nazorg_fout",
    "nazorg_plannen",
    "nazorg_vervalt",
    "nieuwe_vraag",
    "resultaat_aanscherpen",
    "resultaten_van",
    "sluiten_fout",
    "te_bellen",
    "zaak_afsluiten",
]
