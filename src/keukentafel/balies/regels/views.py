"""Reading the law as rules: all regulations, one of them, one article. Open to everybody, nothing personal."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keukentafel.balies.regels import blad
from keukentafel.balies.toegang import openbaar

RUIMTE = "regels"


@require_safe
@openbaar(doel="de regels lezen")
def artikel(request: HttpRequest, regeling: str, artikel: str) -> HttpResponse:
    """One article: our words and the official text beside the rule, as it was on a day (`?op=`)."""
    inhoud = blad.artikel(request.GET, regeling, artikel, ruimte=RUIMTE)
    return render(request, "regels/artikel.html", inhoud)


@require_safe
@openbaar(doel="de regels lezen")
def regeling(request: HttpRequest, regeling: str) -> HttpResponse:
    """One regulation: its versions on a line, and its articles."""
    return render(request, "regels/regeling.html", blad.regeling(request.GET, regeling, ruimte=RUIMTE))


@require_safe
@openbaar(doel="de regels lezen")
def regels(request: HttpRequest) -> HttpResponse:
    """All regulations, by where they count."""
    return render(request, "regels/regels.html", blad.regels(ruimte=RUIMTE))
