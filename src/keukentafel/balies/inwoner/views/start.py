"""The start: "Waar kunnen we mee helpen?" """

from __future__ import annotations

import re

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from keukentafel.balies.inwoner import concept
from keukentafel.balies.toegang import KtRequest, openbaar
from keukentafel.stelsel import klok


@require_safe
@openbaar(doel="hulp zoeken")
def start(request: KtRequest, gemeente: str) -> HttpResponse:
    """Search in one's own words, call, or choose what to do."""
    return render(request, "inwoner/start.html")


@require_POST
@openbaar(doel="hulp vragen via de website")
def zoek(request: KtRequest, gemeente: str) -> HttpResponse:
    """Open the melding with the words from the search box filled in. Posted: words do not stand in an address."""
    op = klok.nu()
    woorden = request.POST.get("zoek", "").replace("\0", "").strip()
    if woorden:
        antwoorden = concept.lees(request, op)
        eerder = antwoorden.get("2", {}).get("woorden", "").strip()
        if not _staat_erin(woorden, eerder):  # what was told before stays
            # the same search, made longer or put right, is one search
            basis = "" if _staat_erin(eerder, woorden) else eerder
            antwoorden["2"] = {"woorden": f"{basis}\n\n{woorden}".strip()}
            concept.bewaar(request, antwoorden, op)
    return redirect("inwoner:vraag", gemeente=gemeente, nummer=1)


def _staat_erin(deel: str, geheel: str) -> bool:
    """Whether these words stand in those already; capitals, spaces and signs make no difference."""
    return f" {_kaal(deel)} " in f" {_kaal(geheel)} "


def _kaal(tekst: str) -> str:
    return " ".join(re.findall(r"\w+", tekst.casefold()))
