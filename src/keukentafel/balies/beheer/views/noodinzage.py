"""Reviewing files that were opened outside somebody's own work."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from keukentafel.balies.antwoord import priveblad, zet_fouten
from keukentafel.balies.beheer.forms import Beoordeling
from keukentafel.balies.beheer.raam import blad
from keukentafel.balies.toegang import KtRequest, alleen
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.inzien import noodinzage_beoordelen
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.logboek import queries

PER_BLAD = 50


@require_safe
@alleen(Rol.KWALITEIT, Rol.BEHEER, doel="inzage buiten eigen werk beoordelen")
@priveblad
def lijst(request: KtRequest) -> HttpResponse:
    """What waits for a review, oldest first."""
    wachten = queries.te_beoordelen().filter(gemeente_id__in=request.gemeenten)
    return blad(request, "noodinzage", {"wachten": wachten})


@require_safe
@alleen(Rol.KWALITEIT, Rol.BEHEER, doel="inzage buiten eigen werk beoordelen")
@priveblad
def beoordeeld(request: KtRequest) -> HttpResponse:
    """What was reviewed, newest first, in pages."""
    tekst = request.GET.get("blad", "1")
    nummer = max(int(tekst), 1) if tekst.isdecimal() and len(tekst) < 7 else 1
    begin = (nummer - 1) * PER_BLAD
    deel = list(queries.beoordeeld().filter(gemeente_id__in=request.gemeenten)[begin : begin + PER_BLAD + 1])
    inhoud = {
        "regels": deel[:PER_BLAD],
        "vorige": nummer - 1,
        "volgende": nummer + 1 if len(deel) > PER_BLAD else 0,
    }
    return blad(request, "noodinzage_beoordeeld", inhoud)


@require_http_methods(["GET", "HEAD", "POST"])
@alleen(Rol.KWALITEIT, Rol.BEHEER, doel="inzage buiten eigen werk beoordelen")
@priveblad
def beoordelen(request: KtRequest, noodinzage: int) -> HttpResponse:
    """One visit with its reason, and the question whether it was right. The file itself stays closed here."""
    record = queries.te_beoordelen().filter(gemeente_id__in=request.gemeenten, id=noodinzage).first()
    if record is None:
        raise Http404("deze inzage is al beoordeeld of is er niet")
    formulier = Beoordeling(request.POST or None)
    if request.method == "POST" and formulier.is_valid():
        try:
            noodinzage_beoordelen(id=noodinzage, **formulier.cleaned_data, wie=request.wie, op=klok.nu())
        except Geweigerd as fout:
            zet_fouten(formulier, fout)
        else:
            return redirect("beheer:noodinzage")
    return blad(request, "noodinzage_beoordelen", {"formulier": formulier, "inzage": record})
