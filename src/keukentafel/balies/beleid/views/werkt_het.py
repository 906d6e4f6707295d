"""Does it work? The page of one municipality: five results, place, rungs and days, and what each number means."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from keukentafel.balies.antwoord import priveblad
from keukentafel.balies.beleid import beelden, tabellen, zinnen
from keukentafel.balies.beleid.getallen import getal
from keukentafel.balies.beleid.raam import eigen_gemeenten, hier, toon
from keukentafel.balies.beleid.uitleg import CIJFERS, Uitleg
from keukentafel.balies.toegang import KtRequest, alleen
from keukentafel.reis.leren.cijfers import Cijferblad
from keukentafel.reis.leren.cijfers import cijfers as lees_cijfers
from keukentafel.reis.overzichten import eigen_dossiers_bij
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol

LEZERS = (Rol.BELEID, Rol.CONSULENT)
"""Who may read what a number means. The numbers together are for policy only."""
UITLEG = "uitleg bij een cijfer bekeken"
"""The line in the log for who reads what a number means, and the number with it."""


@require_safe
@alleen(Rol.BELEID, doel="cijfers bekijken")
@priveblad
def werkt_het(request: KtRequest, gemeente: str) -> HttpResponse:
    """The page: five results as sentences, then wijken, rungs, days and outcomes, each with its table."""
    (cijfers,) = lees_cijfers(gemeenten=[hier(request)], wie=request.wie, op=klok.nu())
    geheel, uitkomsten = _("Hele gemeente"), tabellen.uitkomsten(cijfers, "")
    inhoud = {
        "cijfers": cijfers,
        "duren": zinnen.duren(cijfers),
        "uitkomsten": [
            tabellen.Rij(naam, [cel]) for naam, cel in zip(tabellen.uitkomstnamen(), uitkomsten.cellen, strict=True)
        ],
        "wijken": [*tabellen.wijkrijen(cijfers), tabellen.wijkensom(cijfers, geheel)],
        "tredekoppen": tabellen.tredekoppen(cijfers),
        "per_trede": [*tabellen.trederijen(cijfers), tabellen.tredensom(cijfers, geheel, cijfers.treden)],
    }
    return toon(request, "werkt_het", gedeeld(cijfers) | inhoud, eigen=eigen_gemeenten(request))


def gedeeld(blad: Cijferblad) -> dict[str, Any]:
    """Return what the page of one municipality and that of several both show."""
    return {
        "u": zinnen.adressen(blad),
        "resultaten": zinnen.resultaten(blad),
        "kaart": beelden.kaart(blad),
        "over_wijken": zinnen.over_wijken(blad),
        "treden": beelden.treden(blad),
        "over_treden": zinnen.over_treden(blad),
        "peildata": zinnen.peildata(blad),
    }


def uitleg_van(cijfer: str) -> Uitleg:
    """Return what a number means. Raises Http404 when there is no such number."""
    if cijfer not in CIJFERS:
        raise Http404("dit cijfer is er niet")
    return CIJFERS[cijfer]


@require_safe
@alleen(*LEZERS, doel="uitleg bij een cijfer lezen")
@priveblad
def cijfer(request: KtRequest, gemeente: str, cijfer: str) -> HttpResponse:
    """What one number is: definition, source, date, uncertainty; and for policy the number itself."""
    uitleg, plek = uitleg_van(cijfer), hier(request)
    cijfers = None
    if Rol.BELEID in request.rollen[plek.code]:
        (cijfers,) = lees_cijfers(gemeenten=[plek], wie=request.wie, op=klok.nu(), waarvoor=UITLEG)
    inhoud = {
        "slug": cijfer,
        "uitleg": uitleg,
        "cijfers": cijfers,
        "waarde": zinnen.waarde(cijfers, cijfer) if cijfers else "",
        "mag_dossiers": uitleg.dossiers and Rol.CONSULENT in request.rollen[plek.code],
    }
    return toon(request, "cijfer", inhoud)


@require_safe
@alleen(Rol.CONSULENT, doel="eigen dossiers bij een cijfer")
@priveblad
def dossiers(request: KtRequest, gemeente: str, cijfer: str) -> HttpResponse:
    """One's own files that a number counts. Policy does not come here."""
    uitleg = uitleg_van(cijfer)
    lijst = eigen_dossiers_bij(gemeente=hier(request), cijfer=cijfer, wie=request.wie, op=klok.nu())
    inhoud = {"slug": cijfer, "uitleg": uitleg, "dossiers": lijst, "aantal": getal(len(lijst))}
    return toon(request, "dossiers", inhoud)
