"""What every page of this counter shares: who comes in, for which provider they work, the menu."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from keukentafel.balies.aanbieder.forms import NEE
from keukentafel.balies.antwoord import P, View, priveblad, zeg
from keukentafel.balies.toegang import KtRequest, alleen
from keukentafel.balies.vorm import woorden
from keukentafel.dossier.levering import queries as levering
from keukentafel.omgeving.contracten import queries as contracten
from keukentafel.reis.handeling import NietGevonden
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol

LEZEN = ("GET", "HEAD")
LEZEN_EN_DOEN = ("GET", "HEAD", "POST")


class AlNee(Exception):
    """The provider said no to this order: nothing of it is theirs to see any more."""


def werkblad(*, methoden: tuple[str, ...] = LEZEN_EN_DOEN) -> Callable[[View[P]], View[P]]:
    """Mark a page of the provider: only with that role, never kept in a cache, what is not theirs is not there.

    An order that was refused leads back to the list, so that a second click on "no" ends where the first did. What was
    sent there after the no of a colleague is not kept, and the list says so.
    """

    def zet(view: View[P]) -> View[P]:
        @wraps(view)
        def binnen(request: KtRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            try:
                return view(request, *args, **kwargs)
            except AlNee:
                if request.method == "POST" and request.POST.get("antwoord") != NEE:
                    zin = _(
                        "Op deze opdracht is al nee gezegd. Wat u net verstuurde, is niet bewaard. Bel de gemeente."
                    )
                    zeg(request, zin, bij=None, stand="let-op")
                return redirect("aanbieder:opdrachten")

        met_rol = alleen(Rol.AANBIEDER, doel="hulp geven in opdracht van de gemeente")
        return require_http_methods(methoden)(met_rol(priveblad(binnen)))

    return zet


def aanbieders_van(request: KtRequest) -> dict[int, int]:
    """Return for which provider this account works today, per municipality where it has the role."""
    request.aanbieders = contracten.werkt_voor(  # type: ignore[attr-defined]
        gemeenten=request.gemeenten, gebruiker=request.wie.id or 0, op=klok.vandaag()
    )
    return {gemeente: a.id for gemeente, a in request.aanbieders.items()}  # type: ignore[attr-defined]


def aanbieder_in(request: KtRequest, gemeente: int) -> int:
    """Return for which provider this account works in a municipality. `aanbieders_van` was asked before."""
    return int(request.aanbieders[gemeente].id)  # type: ignore[attr-defined]


def waar(toewijzing: int, aanbieders: Mapping[int, int]) -> int:
    """Return the municipality of an order to one of these providers (municipality -> provider).

    Raises NietGevonden, also when the order is there for somebody else, and AlNee.
    """
    eigen = levering.toewijzingen_aan(aanbieders=aanbieders).filter(id=toewijzing)
    if (gevonden := eigen.values_list("gemeente_id", "antwoord").first()) is None:
        raise NietGevonden("deze opdracht is er niet")
    gemeente, antwoord = gevonden
    if antwoord == NEE:
        raise AlNee
    return int(gemeente)


def toon(request: KtRequest, sjabloon: str, inhoud: dict[str, Any], *, hier: str) -> HttpResponse:
    """Render a page with the menu, in the neutral colour: it is the same for every municipality.

    `hier` is the route of the menu point that this page belongs to. `aanbieders_van` was asked before.
    """
    namen = sorted({a.naam for a in request.aanbieders.values()})  # type: ignore[attr-defined]
    n = len(request.aanbieders)  # type: ignore[attr-defined]
    punten = (("aanbieder:opdrachten", _("Opdrachten"), "g o"), ("aanbieder:voortgang-lijst", _("Voortgang"), "g v"))
    kader = {
        "menu": [{"url": reverse(r), "naam": naam, "hier": r == hier, "toets": t} for r, naam, t in punten],
        "aanbieder_naam": woorden.opsomming(namen) or _("Aanbieder"),
        "aanbieder_regel": ngettext("Aanbieder, voor %(n)s gemeente", "Aanbieder, voor %(n)s gemeenten", n) % {"n": n},
        "kleur": "",
        "gemeente": None,
    }
    return render(request, sjabloon, inhoud | kader)
