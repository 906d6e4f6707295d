"""The forms of the resident's counter."""

from keukentafel.balies.inwoner.forms.mijn_vraag import EigenPlan, Intrekken, Meenemen, Volgen
from keukentafel.balies.inwoner.forms.onderzoek import Aanvragen, NietEens, Onderwerp, Tekenen, WieMee
from keukentafel.balies.inwoner.forms.vragen import Code, Versturen, Vraag1, Vraag2, Vraag3, Vraag4
from keukentafel.balies.vragen.meekijken import Meekijken

__all__ = [
    "Aanvragen",
    "Code",
    "EigenPlan",
    "Intrekken",
    "Meekijken",
    "Meenemen",
    "NietEens",
    "Onderwerp",
    "Tekenen",
    "Versturen",
    "Volgen",
    "Vraag1",
    "Vraag2",
    "Vraag3",
    "Vraag4",
    "WieMee",
]
