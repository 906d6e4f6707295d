"""Reading the law as rules: all regulations, one of them, one article. Open to everybody, nothing personal.

With a municipality in the address the pages show the versions that she published herself as well.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keukentafel.balies.regels import blad
from keukentafel.balies.regels.adressen import OPENBAAR, Ruimte, openbaar_in
from keukentafel.balies.toegang import KtRequest, openbaar
from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.wetboek import wetboek
from keukentafel.reis.regels import geldend_boek


def _waar(request: KtRequest) -> tuple[Boek, Ruimte]:
    if request.gemeente is None:
        return wetboek(), OPENBAAR
    return geldend_boek(request.gemeente.code), openbaar_in(request.gemeente.slug)


@require_safe
@openbaar(doel="de regels lezen")
def artikel(request: KtRequest, regeling: str, artikel: str, gemeente: str = "") -> HttpResponse:
    """One article: our words and the official text beside the rule, as it was on a day (`?op=`)."""
    boek, ruimte = _waar(request)
    return render(request, "regels/artikel.html", blad.artikel(boek, request.GET, regeling, artikel, ruimte=ruimte))


@require_safe
@openbaar(doel="de regels lezen")
def regeling(request: KtRequest, regeling: str, gemeente: str = "") -> HttpResponse:
    """One regulation: its versions on a line, and its articles."""
    boek, ruimte = _waar(request)
    return render(request, "regels/regeling.html", blad.regeling(boek, request.GET, regeling, ruimte=ruimte))


@require_safe
@openbaar(doel="de regels lezen")
def regels(request: KtRequest, gemeente: str = "") -> HttpResponse:
    """All regulations, by where they count."""
    boek, ruimte = _waar(request)
    return render(request, "regels/regels.html", blad.regels(boek, ruimte=ruimte))
