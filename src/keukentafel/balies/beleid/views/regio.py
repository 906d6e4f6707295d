"""Does it work? All municipalities of somebody together: what their own pages show, side by side and added up."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from keukentafel.balies.antwoord import priveblad
from keukentafel.balies.beleid import tabellen, zinnen
from keukentafel.balies.beleid.raam import alle, eigen_gemeenten, toon
from keukentafel.balies.beleid.uitleg import Uitleg
from keukentafel.balies.beleid.views.werkt_het import UITLEG, gedeeld, uitleg_van
from keukentafel.balies.toegang import KtRequest, alleen
from keukentafel.balies.vorm import woorden
from keukentafel.reis.leren.cijfers import Cijfers, cijfers
from keukentafel.reis.leren.regio import Regio, samen
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol


@require_safe
@alleen(Rol.BELEID, doel="cijfers bekijken")
@priveblad
def start(request: KtRequest) -> HttpResponse:
    """The page of all municipalities of this person; who has one goes to its own page."""
    eigen = eigen_gemeenten(request)
    if len(eigen) == 1:
        return redirect("beleid:werkt-het", gemeente=eigen[0].slug)
    regio = samen(cijfers(gemeenten=eigen, wie=request.wie, op=klok.nu()))
    alles = woorden.met_hoofdletter(_("%(alle)s samen") % {"alle": alle(len(eigen))})
    inhoud = {
        "regio": regio,
        "geteld": _geteld(regio),
        "gemeenten": [_gemeente(deel, regio) for deel in regio.delen],
        "tredekoppen": tabellen.tredekoppen(regio),
        "uitkomstkoppen": tabellen.uitkomstnamen(),
        "som": {
            "treden": tabellen.tredensom(regio, alles, regio.treden),
            "uitkomsten": tabellen.uitkomsten(regio, alles),
            "wijken": tabellen.wijkensom(regio, alles),
        },
    }
    return toon(request, "regio", gedeeld(regio) | inhoud, eigen=eigen)


def _gemeente(deel: Cijfers, regio: Regio) -> dict[str, Any]:
    """The rows of one municipality in each of the tables, and its own page."""
    naam = deel.gemeente.naam
    return {
        "pagina": reverse("beleid:werkt-het", kwargs={"gemeente": deel.gemeente.slug}),
        "treden": tabellen.tredensom(deel, naam, regio.treden),
        "dagen": tabellen.dagen(deel),
        "uitkomsten": tabellen.uitkomsten(deel, naam),
        "geheel": tabellen.wijkensom(deel, naam),
        "wijken": tabellen.wijkrijen(deel),
    }


def _geteld(regio: Regio) -> dict[str, Any] | None:
    """Which municipality was counted longest ago, and whether all were on that day; None when one never was."""
    momenten = [(deel.ververst_op, deel.gemeente.naam) for deel in regio.delen if deel.ververst_op]
    if len(momenten) < len(regio.delen):
        return None
    moment, naam = min(momenten)
    return {"moment": moment, "naam": naam, "gelijk": len({klok.dag_van(m) for m, _ in momenten}) == 1}


@require_safe
@alleen(Rol.BELEID, doel="uitleg bij een cijfer lezen")
@priveblad
def cijfer(request: KtRequest, cijfer: str) -> HttpResponse:
    """What a number of all these municipalities means; who has one reads it of that one."""
    uitleg, eigen = uitleg_van(cijfer), eigen_gemeenten(request)
    if len(eigen) == 1:
        return redirect("beleid:cijfer", gemeente=eigen[0].slug, cijfer=cijfer)
    regio = samen(cijfers(gemeenten=eigen, wie=request.wie, op=klok.nu(), waarvoor=UITLEG))
    inhoud = {
        "slug": cijfer,
        "uitleg": uitleg,
        "regio": regio,
        "geteld": _geteld(regio),
        "waarde": zinnen.waarde(regio, cijfer),
        "opgeteld": _opgeteld(uitleg, cijfer),
        "per_gemeente": [(deel.gemeente.naam, zinnen.adres(deel, cijfer)) for deel in regio.delen],
    }
    return toon(request, "regio_cijfer", inhoud, eigen=eigen)


def _opgeteld(uitleg: Uitleg, cijfer: str) -> list[str]:
    """How the number comes from those of the municipalities."""
    if not uitleg.gemeten:
        return []
    if cijfer.startswith("dagen-"):
        return [_("Dagen geven wij per gemeente. Een gemiddelde van alle gemeenten samen geven wij niet.")]
    optellen = _("Wij tellen de getallen van de gemeenten bij elkaar op.")
    if not uitleg.dossiers:
        return [optellen]
    return [optellen, _("Laat één gemeente haar getal niet zien? Dan staat hier ook geen getal.")]
