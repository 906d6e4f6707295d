"""What every page of this counter shares: who may come in, the menu, the search box."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from keukentafel.balies.antwoord import P, View, priveblad
from keukentafel.balies.toegang import KtRequest, alleen
from keukentafel.reis.inzien import BuitenEigenWerk
from keukentafel.stelsel.gebruikers.rol import Rol

LEZEN = ("GET", "HEAD")
LEZEN_EN_DOEN = ("GET", "HEAD", "POST")
DOEN = ("POST",)


def werkblad(
    *, doel: str, methoden: tuple[str, ...] = LEZEN_EN_DOEN, rollen: tuple[Rol, ...] = (Rol.CONSULENT,)
) -> Callable[[View[P]], View[P]]:
    """Mark a page of the consulent: only with that role, never kept in a cache; a colleague's file asks a reason.

    `doel` is the purpose that the resident reads in the log; `rollen` who else comes in, such as who reads along.
    """

    def zet(view: View[P]) -> View[P]:
        @wraps(view)
        def met_reden(request: KtRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            try:
                return view(request, *args, **kwargs)
            except BuitenEigenWerk as buiten:
                return redirect("consulent:reden", zaak=buiten.zaak)

        return require_http_methods(methoden)(alleen(*rollen, doel=doel)(priveblad(met_reden)))

    return zet


def toon(request: KtRequest, sjabloon: str, inhoud: dict[str, Any], *, hier: str = "") -> HttpResponse:
    """Render a page with menu and search box. `hier` is the route of the menu point that this page belongs to."""
    if request.gemeente is None and len(request.gemeenten) == 1 and (kop := inhoud.get("kop")) is not None:
        request.gemeente = kop.zaak.gemeente  # read with the case already: the frame asks for it
    besluiten = reverse("consulent:besluiten")
    menu = [{"url": besluiten, "naam": _("Besluiten"), "hier": hier == "besluiten", "toets": "g i"}]
    if request.wie.rol != Rol.CONSULENT:  # who reads along has this list, and goes back to the own work
        inzage = {"url": reverse("beheer:noodinzage"), "naam": _("Inzage beoordelen"), "hier": False, "toets": "g o"}
        menu = [inzage, *menu]
        return render(request, sjabloon, inhoud | {"menu": menu, "thuis": besluiten})
    dag = reverse("consulent:dag")
    menu = [
        {"url": dag, "naam": _("Mijn dag"), "hier": hier == "dag", "toets": "g m"},
        {"url": reverse("consulent:vragen"), "naam": _("Vragen"), "hier": hier == "vragen", "toets": "g v"},
        *menu,
    ]
    return render(request, sjabloon, inhoud | {"menu": menu, "thuis": dag, "zoek_url": reverse("consulent:zoeken")})
