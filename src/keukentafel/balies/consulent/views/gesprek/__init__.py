"""The talk: the page itself, and one page for each thing that is filled in."""

from keukentafel.balies.consulent.views.gesprek.invullen import (
    ladder,
    onderwerpen,
    spoor,
    vaststellen,
    wat_is_er_al,
)
from keukentafel.balies.consulent.views.gesprek.praten import bewerken, gesprek

__all__ = ["bewerken", "gesprek", "ladder", "onderwerpen", "spoor", "vaststellen", "wat_is_er_al"]
