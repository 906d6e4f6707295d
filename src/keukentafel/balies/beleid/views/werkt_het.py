"""Does it work? The five results, place, rungs and days of one municipality, and what each number means."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from keukentafel.balies.antwoord import priveblad
from keukentafel.balies.beleid import beelden, zinnen
from keukentafel.balies.beleid.getallen import getal, of_niets, per_duizend
from keukentafel.balies.beleid.uitleg import CIJFERS, Uitleg
from keukentafel.balies.toegang import KtRequest, alleen
from keukentafel.reis.leren.cijfers import ONBEKEND, UITKOMSTEN, Cijfers
from keukentafel.reis.leren.cijfers import cijfers as lees_cijfers
from keukentafel.reis.overzichten import eigen_dossiers_bij
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten import queries as gemeenten
from keukentafel.stelsel.gemeenten.queries import Gemeente

LEZERS = (Rol.BELEID, Rol.CONSULENT)
"""Who may read what a number means. The numbers together are for policy only."""


def _eigen(request: KtRequest) -> list[Gemeente]:
    """The municipalities for which this person makes policy today, by name."""
    codes = [code for code, rollen in request.rollen.items() if Rol.BELEID in rollen]
    return list(gemeenten.gemeenten().filter(code__in=codes))


def _hier(request: KtRequest) -> Gemeente:
    assert request.gemeente is not None  # the address begins with it
    return request.gemeente


def _toon(request: KtRequest, sjabloon: str, inhoud: dict[str, Any], *, keuze: bool = False) -> HttpResponse:
    eigen = _eigen(request) if keuze else []
    menu = []
    if request.gemeente is not None and request.wie.rol_in(request.gemeente.code) == Rol.BELEID:
        adres = reverse("beleid:werkt-het", kwargs={"gemeente": request.gemeente.slug})
        menu = [{"url": adres, "naam": _("Werkt het?"), "hier": True, "toets": "g w"}]
    return render(request, f"beleid/{sjabloon}.html", {"menu": menu, "eigen": eigen} | inhoud)


@require_safe
@alleen(Rol.BELEID, doel="cijfers bekijken")
@priveblad
def start(request: KtRequest) -> HttpResponse:
    """To the page of one's own municipality; with more of them one chooses."""
    eigen = _eigen(request)
    if len(eigen) == 1:
        return redirect("beleid:werkt-het", gemeente=eigen[0].slug)
    return _toon(request, "kiezen", {}, keuze=True)


@require_safe
@alleen(Rol.BELEID, doel="cijfers bekijken")
@priveblad
def werkt_het(request: KtRequest, gemeente: str) -> HttpResponse:
    """The page: five results as sentences, then wijken, rungs, days and outcomes, each with its table."""
    cijfers = lees_cijfers(gemeente=_hier(request), wie=request.wie, op=klok.nu())
    inhoud = {
        "cijfers": cijfers,
        "resultaten": zinnen.resultaten(cijfers),
        "kaart": beelden.kaart(cijfers),
        "over_wijken": zinnen.over_wijken(cijfers),
        "over_treden": zinnen.over_treden(cijfers),
        "treden": beelden.treden(cijfers),
        "duren": zinnen.duren(cijfers),
        "uitkomsten": _uitkomsten(cijfers),
        "wijken": zinnen.wijkrijen(cijfers),
        "geheel": {
            "per": per_duizend(cijfers.maatwerk, cijfers.inwoners),
            "vragen": of_niets(cijfers.vragen.totaal),
            "maatwerk": of_niets(cijfers.maatwerk),
            "informeel": getal(cijfers.informeel.totaal),
            "formeel": getal(cijfers.formeel.totaal),
        },
        "per_trede": _per_trede(cijfers),
        "peildata": zinnen.peildata(cijfers),
    }
    return _toon(request, "werkt_het", inhoud, keuze=True)


def _uitkomsten(cijfers: Cijfers) -> list[tuple[str, str | None]]:
    namen = {"bereikt": _("Bereikt"), "deels": _("Deels bereikt"), "niet": _("Niet bereikt")}
    return [(namen[u], of_niets(cijfers.uitkomsten.delen[u])) for u in UITKOMSTEN]


def _per_trede(cijfers: Cijfers) -> dict[str, Any]:
    """The table of wijken by rungs, with its totals."""
    tabel = cijfers.antwoorden
    rijen = [
        (wijk.naam, [of_niets(tabel.cellen[wijk.code, t]) for t in cijfers.treden], tabel.rijen[wijk.code])
        for wijk in cijfers.wijken
    ]
    onbekend = [of_niets(tabel.cellen[ONBEKEND, t]) for t in cijfers.treden]
    rijen.append((_("Wijk niet bekend"), onbekend, tabel.rijen[ONBEKEND]))
    return {
        "koppen": [beelden.trede_naam(trede) for trede in cijfers.treden],
        "rijen": [(naam, cellen, of_niets(som)) for naam, cellen, som in rijen],
        "som": [of_niets(tabel.kolommen[t]) for t in cijfers.treden],
        "geheel": of_niets(tabel.totaal),
    }


def _uitleg(cijfer: str) -> Uitleg:
    if cijfer not in CIJFERS:
        raise Http404("dit cijfer is er niet")
    return CIJFERS[cijfer]


@require_safe
@alleen(*LEZERS, doel="uitleg bij een cijfer lezen")
@priveblad
def cijfer(request: KtRequest, gemeente: str, cijfer: str) -> HttpResponse:
    """What one number is: definition, source, date, uncertainty; and for policy the number itself."""
    uitleg, hier = _uitleg(cijfer), _hier(request)
    rol = Rol.BELEID if Rol.BELEID in request.rollen[hier.code] else Rol.CONSULENT
    cijfers = None
    if rol == Rol.BELEID:
        cijfers = lees_cijfers(gemeente=hier, wie=request.wie, op=klok.nu(), waarvoor="uitleg bij een cijfer bekeken")
    inhoud = {
        "slug": cijfer,
        "uitleg": uitleg,
        "cijfers": cijfers,
        "waarde": _waarde(cijfers, cijfer) if cijfers else "",
        "mag_dossiers": uitleg.dossiers and Rol.CONSULENT in request.rollen[hier.code],
    }
    return _toon(request, "cijfer", inhoud)


def _waarde(cijfers: Cijfers, cijfer: str) -> str:
    """The number itself in a sentence, "" when it is a table on the page or nothing measures it."""
    zin = {regel["nummer"]: regel["zin"] for regel in zinnen.resultaten(cijfers)}
    duur = {regel["naam"]: regel["getal"] for regel in zinnen.duren(cijfers)}
    uitleg = CIJFERS[cijfer]
    if uitleg.resultaat:
        return str(zin[uitleg.resultaat])
    if cijfer == "vragen":
        return zinnen.over_wijken(cijfers)
    if cijfer == "antwoorden":
        return zinnen.over_treden(cijfers)
    return str(duur.get(uitleg.naam, ""))


@require_safe
@alleen(Rol.CONSULENT, doel="eigen dossiers bij een cijfer")
@priveblad
def dossiers(request: KtRequest, gemeente: str, cijfer: str) -> HttpResponse:
    """One's own files that a number counts. Policy does not come here."""
    uitleg = _uitleg(cijfer)
    lijst = eigen_dossiers_bij(gemeente=_hier(request), cijfer=cijfer, wie=request.wie, op=klok.nu())
    inhoud = {"slug": cijfer, "uitleg": uitleg, "dossiers": lijst, "aantal": getal(len(lijst))}
    return _toon(request, "dossiers", inhoud)
