"""Mandates: who may sign what, up to which amount, in which period."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from keukentafel.balies.antwoord import priveblad, zet_fouten
from keukentafel.balies.beheer.forms import NieuwMandaat
from keukentafel.balies.beheer.raam import blad, eigen_gemeenten, mensen_die_tekenen
from keukentafel.balies.toegang import KtRequest, alleen
from keukentafel.recht.taal.geld import Geld
from keukentafel.reis import beheren
from keukentafel.reis.handeling import Geweigerd
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers import queries
from keukentafel.stelsel.gebruikers.rol import Rol


@require_safe
@alleen(Rol.BEHEER, doel="mandaten beheren")
@priveblad
def lijst(request: KtRequest) -> HttpResponse:
    """Mandates that run or begin later; what ended stands under it."""
    dag = klok.vandaag()
    lopend: list[Any] = []
    geweest: list[Any] = []
    for mandaat in queries.mandaten(gemeenten=request.gemeenten):
        bedrag = "" if mandaat.tot_cent is None else str(Geld(mandaat.tot_cent))
        voorbij = mandaat.periode.upper is not None and mandaat.periode.upper <= dag
        (geweest if voorbij else lopend).append((mandaat, bedrag))
    return blad(request, "mandaten", {"lopend": lopend, "geweest": geweest, "meer": len(request.gemeenten) > 1})


@require_http_methods(["GET", "HEAD", "POST"])
@alleen(Rol.BEHEER, doel="mandaat geven")
@priveblad
def geven(request: KtRequest) -> HttpResponse:
    """Let somebody sign, with a ground."""
    formulier = NieuwMandaat(
        request.POST or None,
        gemeenten=eigen_gemeenten(request),
        mensen=mensen_die_tekenen(request),
        initial={"van": klok.vandaag()},
    )
    if request.method == "POST" and formulier.is_valid():
        velden = formulier.cleaned_data
        try:
            beheren.mandaat_geven(
                gemeente=formulier.plek,
                gebruiker=int(velden["gebruiker"]),
                soort=velden["soort"],
                tot_cent=velden["bedrag"],
                van=velden["van"],
                tot=velden["tot"],
                grondslag=velden["grondslag"],
                wie=request.wie,
                op=klok.nu(),
            )
        except Geweigerd as fout:
            zet_fouten(formulier, fout)
        else:
            return redirect("beheer:mandaten")
    return blad(request, "mandaat_geven", {"formulier": formulier})


@require_http_methods(["GET", "HEAD", "POST"])
@alleen(Rol.BEHEER, doel="mandaat beëindigen")
@priveblad
def beeindigen(request: KtRequest, mandaat: int) -> HttpResponse:
    """Ask first, then end a mandate: from tomorrow it is gone."""
    record = queries.mandaten(gemeenten=request.gemeenten).filter(id=mandaat).first()
    if record is None:
        raise Http404("dit mandaat is er niet")
    fout = ""
    if request.method == "POST":
        try:
            beheren.mandaat_beeindigen(mandaat=mandaat, wie=request.wie, op=klok.nu())
        except Geweigerd as geweigerd:
            fout = str(geweigerd)
        else:
            return redirect("beheer:mandaten")
    return blad(request, "mandaat_beeindigen", {"mandaat": record, "fout": fout})
