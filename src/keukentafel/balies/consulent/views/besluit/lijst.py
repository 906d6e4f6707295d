"""The list of besluiten: what waits for me, my drafts, aanvragen by their last day."""

from __future__ import annotations

from django.http import HttpResponse

from keukentafel.balies.antwoord import gezegd
from keukentafel.balies.consulent.besluitbeeld import soortnaam
from keukentafel.balies.consulent.blad import LEZEN, toon, werkblad
from keukentafel.balies.consulent.views.besluit.schrijven import LEZERS
from keukentafel.balies.toegang import KtRequest
from keukentafel.reis.overzichten import besluitenlijst
from keukentafel.stelsel import klok


@werkblad(doel="het overzicht van besluiten", methoden=LEZEN, rollen=LEZERS)
def besluiten(request: KtRequest) -> HttpResponse:
    """Drafts that wait for me to read, besluiten to look over, my own drafts, and aanvragen by last day."""
    lijst = besluitenlijst(wie=request.wie, op=klok.nu())
    inhoud = {
        "te_lezen": [(r, soortnaam(r.soort)) for r in lijst.te_lezen],
        "na_te_lezen": lijst.na_te_lezen,
        "eigen": [(r, soortnaam(r.soort)) for r in lijst.eigen],
        "aanvragen": lijst.aanvragen,
        "meer": lijst.meer,
        "gezegd": gezegd(request, bij=None),
    }
    return toon(request, "consulent/besluit/lijst.html", inhoud, hier="besluiten")
