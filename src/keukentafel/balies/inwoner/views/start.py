"""The start: "Waar kunnen we mee helpen?" """

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from keukentafel.balies.inwoner import concept
from keukentafel.balies.inwoner.forms.vragen import LANGSTE_VERHAAL
from keukentafel.balies.toegang import KtRequest, openbaar
from keukentafel.stelsel import klok


@require_safe
@openbaar(doel="hulp zoeken")
def start(request: KtRequest, gemeente: str) -> HttpResponse:
    """Search in one's own words, call, or choose what to do."""
    return render(request, "inwoner/start.html", {"langste": LANGSTE_VERHAAL})


@require_POST
@openbaar(doel="hulp vragen via de website")
def zoek(request: KtRequest, gemeente: str) -> HttpResponse:
    """Open the melding with the words from the search box filled in. Posted: words do not stand in an address."""
    op = klok.nu()
    woorden = request.POST.get("zoek", "").replace("\0", "").strip()
    if woorden:
        antwoorden = concept.lees(request, op)
        eerder = antwoorden.get("2", {}).get("woorden", "").strip()
        if woorden not in eerder:  # what was told before stays
            antwoorden["2"] = {"woorden": f"{eerder}\n\n{woorden}".strip()}
            concept.bewaar(request, antwoorden, op)
    return redirect("inwoner:vraag", gemeente=gemeente, nummer=1)
