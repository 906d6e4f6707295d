"""Users of the own municipalities and their roles."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from keukentafel.balies.antwoord import priveblad, zet_fouten
from keukentafel.balies.beheer.forms import NieuweGebruiker, NieuweRol
from keukentafel.balies.beheer.raam import bekende_mensen, blad, eigen_gemeenten
from keukentafel.balies.toegang import KtRequest, alleen
from keukentafel.reis import beheren
from keukentafel.reis.handeling import Geweigerd
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers import queries
from keukentafel.stelsel.gebruikers.rol import Rol

WIJZIGEN = ["GET", "HEAD", "POST"]


@require_safe
@alleen(Rol.BEHEER, doel="gebruikers beheren")
@priveblad
def lijst(request: KtRequest) -> HttpResponse:
    """Who has which role now or later; what ended stands under it."""
    alle = list(queries.toekenningen(gemeenten=request.gemeenten))
    dag = klok.vandaag()
    geweest = [t for t in alle if t.periode.upper is not None and t.periode.upper <= dag]
    lopend = [t for t in alle if t not in geweest]
    return blad(request, "gebruikers", {"lopend": lopend, "geweest": geweest, "meer": len(request.gemeenten) > 1})


@require_http_methods(WIJZIGEN)
@alleen(Rol.BEHEER, doel="gebruiker toevoegen")
@priveblad
def toevoegen(request: KtRequest) -> HttpResponse:
    """Make an account with a first role. The person chooses a password; nobody else knows it."""
    formulier = NieuweGebruiker(
        request.POST or None, gemeenten=eigen_gemeenten(request), initial={"van": klok.vandaag()}
    )
    if request.method == "POST" and formulier.is_valid():
        velden = {naam: formulier.cleaned_data[naam] for naam in ("naam", "email", "rol", "van")}
        try:
            beheren.gebruiker_toevoegen(gemeente=formulier.plek, **velden, wie=request.wie, op=klok.nu())
        except Geweigerd as fout:
            zet_fouten(formulier, fout)
        else:
            return blad(request, "gebruiker_klaar", {"velden": velden, "plek": formulier.plek})
    return blad(request, "gebruiker_toevoegen", {"formulier": formulier})


@require_http_methods(WIJZIGEN)
@alleen(Rol.BEHEER, doel="rol geven")
@priveblad
def rol_geven(request: KtRequest) -> HttpResponse:
    """Give a role to somebody who is known here."""
    formulier = NieuweRol(
        request.POST or None,
        gemeenten=eigen_gemeenten(request),
        mensen=bekende_mensen(request),
        initial={"van": klok.vandaag()},
    )
    if request.method == "POST" and formulier.is_valid():
        velden = formulier.cleaned_data
        try:
            beheren.rol_geven(
                gemeente=formulier.plek,
                gebruiker=int(velden["gebruiker"]),
                rol=velden["rol"],
                van=velden["van"],
                tot=velden["tot"],
                wie=request.wie,
                op=klok.nu(),
            )
        except Geweigerd as fout:
            zet_fouten(formulier, fout)
        else:
            return redirect("beheer:gebruikers")
    return blad(request, "rol_geven", {"formulier": formulier})


@require_http_methods(WIJZIGEN)
@alleen(Rol.BEHEER, doel="rol beëindigen")
@priveblad
def rol_beeindigen(request: KtRequest, rol: int) -> HttpResponse:
    """Ask first, then end a role: from tomorrow it is gone."""
    toekenning = queries.toekenningen(gemeenten=request.gemeenten).filter(id=rol).first()
    if toekenning is None:
        raise Http404("deze rol is er niet")
    fout = ""
    if request.method == "POST":
        try:
            beheren.rol_beeindigen(toekenning=rol, wie=request.wie, op=klok.nu())
        except Geweigerd as geweigerd:
            fout = str(geweigerd)
        else:
            return redirect("beheer:gebruikers")
    return blad(request, "rol_beeindigen", {"toekenning": toekenning, "fout": fout})
