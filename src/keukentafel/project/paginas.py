"""Pages that belong to no counter: the front page, health, errors, and what everybody may read about us."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from keukentafel.balies.toegang import KtRequest, alleen, openbaar
from keukentafel.project.omlijsting import SAMEN
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten import queries as gemeenten

# The counter of each role that has one.
BALIES: tuple[tuple[Rol, str], ...] = (
    (Rol.CONSULENT, "consulent:dag"),
    (Rol.CLIENTONDERSTEUNER, "clientondersteuner:verzoeken"),
    (Rol.AANBIEDER, "aanbieder:opdrachten"),
    (Rol.BEHEER, "beheer:start"),
    (Rol.KWALITEIT, "beheer:noodinzage"),
    (Rol.BELEID, "beleid:start"),
)


@require_safe
@openbaar(doel="voorpagina")
def start(request: KtRequest) -> HttpResponse:
    """Choose a municipality; who signed in goes to the own counter."""
    if request.user.is_authenticated:
        return redirect("mijn-balie")
    return render(request, "paginas/start.html", {"gemeenten": gemeenten.gemeenten()})


@require_safe
@alleen(*Rol, doel="naar de eigen balie")
def mijn_balie(request: KtRequest) -> HttpResponse:
    """Send somebody to the counter of the role that they have today; with more counters they choose."""
    rollen = {rol for van_gemeente in request.rollen.values() for rol in van_gemeente}
    woorden = {
        Rol.CONSULENT: (_("Mijn dag"), _("Bezoeken, bellen, schrijven en besluiten.")),
        Rol.CLIENTONDERSTEUNER: (_("Vragen om ondersteuning"), _("Mensen die u vragen om mee te gaan.")),
        Rol.AANBIEDER: (_("Opdrachten"), _("Nieuwe opdrachten, start en voortgang.")),
        Rol.BEHEER: (_("Beheer"), _("Gebruikers, rollen en gegevens van de gemeente.")),
        Rol.KWALITEIT: (_("Inzage beoordelen"), _("Dossiers die buiten het eigen werk zijn geopend.")),
        Rol.BELEID: (_("Werkt het?"), _("De vijf resultaten in cijfers, zonder dossiers.")),
    }
    keuzes = [{"url": reverse(naam), "woorden": woorden[rol]} for rol, naam in BALIES if rol in rollen]
    if Rol.INWONER in rollen:
        plek = next(code for code, van in sorted(request.rollen.items()) if Rol.INWONER in van)
        slug = gemeenten.gemeenten().get(code=plek).slug
        woord = (_("Mijn vragen"), _("Uw eigen vragen om hulp, en wie meekeek."))
        keuzes.append({"url": reverse("inwoner:mijn-vragen", kwargs={"gemeente": slug}), "woorden": woord})
    if len(keuzes) == 1:
        return redirect(str(keuzes[0]["url"]))
    return render(request, "paginas/mijn_balie.html", {"keuzes": keuzes})


@require_safe
@openbaar(doel="bewaking")
def gezond(request: HttpRequest) -> JsonResponse:
    """Whether the server and its database answer; for monitoring."""
    with connection.cursor() as c:
        c.execute("select 1")
    return JsonResponse({"gezond": True})


@require_safe
@openbaar(doel="lezen over toegankelijkheid")
def toegankelijkheid(request: KtRequest, gemeente: str = "") -> HttpResponse:
    """How accessible this site is, what we know and what we do not, and where to complain."""
    return render(request, "paginas/toegankelijkheid.html")


@require_safe
@openbaar(doel="lezen over privacy")
def gegevens(request: KtRequest, gemeente: str = "") -> HttpResponse:
    """What is kept about a resident, why, how long, who looks, and what a resident may ask."""
    return render(request, "paginas/gegevens.html")


def geweigerd(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: the person is known, but this page is not theirs."""
    binnen = bool(getattr(request, "user", None) and request.user.is_authenticated)
    rollen = {rol for een in getattr(request, "rollen", {}).values() for rol in een}
    inhoud = {"binnen": binnen, "werkt": bool(rollen - {Rol.INWONER})}
    return render(request, "fouten/403.html", inhoud, status=403)


def niet_gevonden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404. What is behind a wall and what is not there at all get the same answer."""
    return render(request, "fouten/404.html", status=404)


def stuk(request: HttpRequest) -> HttpResponse:
    """500, made without the database: that may be what is broken."""
    plek = getattr(request, "gemeente", None)
    inhoud = {"gemeente": plek, "kleur": plek.slug if plek else SAMEN, "demo": False}
    return HttpResponse(render_to_string("fouten/500.html", inhoud), status=500)


def csrf_verlopen(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was open too long: nothing was done with it, so say how to send it again."""
    return render(request, "fouten/verlopen.html", status=403)
