"""The styleguide and the list of keys. Both hold no personal data and need no sign-in."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from keukentafel.balies.toegang import openbaar
from keukentafel.balies.vorm import voorbeelden
from keukentafel.balies.vorm.beelden import toon_ladder, toon_tijdlijn, toon_web


@require_safe
@openbaar(doel="sneltoetsen bekijken")
def sneltoetsen(request: HttpRequest) -> HttpResponse:
    """List of all keys of the work pages, with the buttons that switch them off and on in this browser."""
    return render(request, "vorm/sneltoetsen.html")


@require_http_methods(["GET", "HEAD", "POST"])
@openbaar(doel="stijlgids bekijken")
def stijlgids(request: HttpRequest) -> HttpResponse:
    """Every component with its states; `?raam=werk` shows it in the skeleton of the work pages.

    POST is allowed because the examples are real forms; nothing is kept.
    """
    werk = request.GET.get("raam") == "werk"
    inhoud: dict[str, Any] = {
        "raam": "vorm/werk.html" if werk else "vorm/inwoner.html",
        "werk": werk,
        "dag": voorbeelden.DAG,
        "leeg": voorbeelden.Voorbeeldvragen(auto_id="leeg_%s"),
        "met_fout": voorbeelden.Voorbeeldvragen(voorbeelden.INGEVULD),
        "web": toon_web(voorbeelden.WEB),
        "ladder": toon_ladder(voorbeelden.LADDER),
        "tijdlijn": toon_tijdlijn(voorbeelden.TIJDLIJN),
        "te_laat": toon_tijdlijn(voorbeelden.TE_LAAT),
        "zoek_url": request.path if werk else "",
        "menu": [
            {"url": request.path, "naam": _("In het raam van de inwoner"), "hier": not werk, "toets": "g i"},
            {
                "url": f"{request.path}?raam=werk",
                "naam": _("In het raam van de werkplek"),
                "hier": werk,
                "toets": "g w",
            },
        ],
    }
    return render(request, "vorm/stijlgids.html", inhoud)
