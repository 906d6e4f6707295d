"""The styleguide and the list of keys. Both hold no personal data and need no sign-in."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def sneltoetsen(request: HttpRequest) -> HttpResponse:
    """List of all keys of the work pages, with the buttons that switch them off and on in this browser."""
    return render(request, "vorm/sneltoetsen.html")


@require_safe
def stijlgids(request: HttpRequest) -> HttpResponse:
    """Every component with its states; `?raam=werk` shows it in the skeleton of the work pages."""
    werk = request.GET.get("raam") == "werk"
    inhoud: dict[str, Any] = {
        "raam": "vorm/werk.html" if werk else "vorm/inwoner.html",
        "werk": werk,
        "dag": datetime.date(2027, 2, 17),
    }
    return render(request, "vorm/stijlgids.html", inhoud)
