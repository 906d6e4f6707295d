"""From aanvraag to besluit: the request and its clock, the draft, four eyes, signing, and temporary help at once."""

from keukentafel.reis.besluiten.aanvragen import aanvragen, leg_aanvraag_vast
from keukentafel.reis.besluiten.lezen import meelezen_afronden, ter_lezing
from keukentafel.reis.besluiten.naspelen import Nagespeeld, naspelen
from keukentafel.reis.besluiten.opschorten import (
    aanvulling_ontvangen,
    aanvulling_vragen,
    te_hervatten,
    tijd_hervatten,
    uitstel_afspreken,
)
from keukentafel.reis.besluiten.schrijven import ontwerp_bewaren, ontwerp_openen
from keukentafel.reis.besluiten.spoed import (
    nalezingen,
    spoed_nalezen,
    tijdelijk_beeld,
    tijdelijk_besluiten,
    tijdelijk_ruimte,
    tijdelijk_tekenen,
    tijdelijk_teruggeven,
    tijdelijk_verlengen,
)
from keukentafel.reis.besluiten.stand import Besluitstand, Volgende, besluitstand
from keukentafel.reis.besluiten.tekenen import ondertekenen
from keukentafel.reis.besluiten.termijn import beslistermijn, termijn_openen
from keukentafel.reis.besluiten.vorig import vorig_besluit
from keukentafel.reis.besluiten.vormen import (
    Beslistermijn,
    Besluitbeeld,
    Doelvelden,
    Grondslag,
    Hulpvelden,
    IntussenGewijzigd,
    Mandaatruimte,
    Ontwerpvelden,
    Termijnbeeld,
    Tijdelijkbeeld,
    Tijdelijkruimte,
    Voorgelegd,
)

__all__ = [
    "Beslistermijn",
    "Besluitbeeld",
    "Besluitstand",
    "Doelvelden",
    "Grondslag",
    "Hulpvelden",
    "IntussenGewijzigd",
    "Mandaatruimte",
    "Nagespeeld",
    "Ontwerpvelden",
    "Termijnbeeld",
    "Tijdelijkbeeld",
    "Tijdelijkruimte",
    "Volgende",
    "Voorgelegd",
    "aanvragen",
    "aanvulling_ontvangen",
    "aanvulling_vragen",
    "beslistermijn",
    "besluitstand",
    "leg_aanvraag_vast",
    "meelezen_afronden",
    "nalezingen",
    "naspelen",
    "ondertekenen",
    "ontwerp_bewaren",
    "ontwerp_openen",
    "spoed_nalezen",
    "te_hervatten",
    "ter_lezing",
    "termijn_openen",
    "tijd_hervatten",
    "tijdelijk_beeld",
    "tijdelijk_besluiten",
    "tijdelijk_ruimte",
    "tijdelijk_tekenen",
    "tijdelijk_teruggeven",
    "tijdelijk_verlengen",
    "uitstel_afspreken",
    "vorig_besluit",
]
