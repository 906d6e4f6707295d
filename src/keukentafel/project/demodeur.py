"""In the demo only: signing in as one of the people of the demo region, without a password."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from keukentafel.balies.toegang import KtRequest, openbaar
from keukentafel.project.demo.inloggen import DemoMens, demomensen
from keukentafel.stelsel.gebruikers.models import Gebruiker
from keukentafel.stelsel.gebruikers.rol import Rol

ACHTERKANT = "allauth.account.auth_backends.AuthenticationBackend"


def _alleen_in_demo() -> None:
    if not settings.DEMO:
        raise Http404("dit is geen demo")


def _aanwezig() -> dict[str, Gebruiker]:
    """The accounts of the list that exist here and are made up, by mail address."""
    adressen = [mens.email for mens in demomensen()]
    return {g.email: g for g in Gebruiker.objects.filter(email__in=adressen, synthetisch=True, is_active=True)}


@require_safe
@openbaar(doel="demo: kiezen wie u bent")
def mensen(request: KtRequest) -> HttpResponse:
    """List the people to sign in as, by role; 404 outside the demo."""
    _alleen_in_demo()
    aanwezig = _aanwezig()
    groepen: dict[str, list[DemoMens]] = {}
    for mens in demomensen():
        if mens.email in aanwezig:
            groepen.setdefault(Rol(mens.rol).label, []).append(mens)
    return render(request, "paginas/demo.html", {"groepen": groepen.items()})


@require_POST
@openbaar(doel="demo: aanmelden als iemand")
def aanmelden(request: KtRequest) -> HttpResponse:
    """Sign in as the made-up person with the mail address in `wie`; 404 for anybody else and outside the demo."""
    _alleen_in_demo()
    if (gebruiker := _aanwezig().get(request.POST.get("wie", ""))) is None:
        raise Http404("deze persoon staat niet op de lijst")
    login(request, gebruiker, backend=ACHTERKANT)
    return redirect("mijn-balie")
