"""What every page of policy shares: of which municipalities it is, the menu, and the choice in the header."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from keukentafel.balies.beleid.getallen import getal
from keukentafel.balies.toegang import KtRequest
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten import queries as gemeenten
from keukentafel.stelsel.gemeenten.queries import Gemeente


def eigen_gemeenten(request: KtRequest) -> list[Gemeente]:
    """Return the municipalities for which this person makes policy today, by name."""
    codes = [code for code, rollen in request.rollen.items() if Rol.BELEID in rollen]
    return list(gemeenten.gemeenten().filter(code__in=codes))


def hier(request: KtRequest) -> Gemeente:
    """Return the municipality in the address."""
    assert request.gemeente is not None  # the address begins with it
    return request.gemeente


def toon(
    request: KtRequest, sjabloon: str, inhoud: dict[str, Any], *, eigen: list[Gemeente] | None = None
) -> HttpResponse:
    """Draw a page. With `eigen` the header offers these municipalities and all of them, when there are more."""
    menu = []
    if request.gemeente is None:
        menu = _menu(reverse("beleid:start"))
    elif request.wie.rol_in(request.gemeente.code) == Rol.BELEID:
        menu = _menu(reverse("beleid:werkt-het", kwargs={"gemeente": request.gemeente.slug}))
    raam = {"menu": menu, "eigen": eigen or [], "alle": alle(len(eigen or [])), "hoeveel": hoeveel(len(eigen or []))}
    return render(request, f"beleid/{sjabloon}.html", raam | inhoud)


def _menu(adres: str) -> list[dict[str, Any]]:
    return [
        {"url": adres, "naam": _("Werkt het?"), "hier": True, "toets": "g w"},
        {"url": reverse("beheer:regels"), "naam": _("Regels"), "hier": False, "toets": "g r"},
    ]


def _telwoord(aantal: int) -> str:
    woorden = (_("twee"), _("drie"), _("vier"), _("vijf"), _("zes"), _("zeven"), _("acht"), _("negen"), _("tien"))
    return woorden[aantal - 2] if 2 <= aantal <= 10 else getal(aantal)


def alle(aantal: int) -> str:
    """Return "alle zes"."""
    return _("alle %(n)s") % {"n": _telwoord(aantal)}


def hoeveel(aantal: int) -> str:
    """Return "zes gemeenten"."""
    return _("%(n)s gemeenten") % {"n": _telwoord(aantal)}
