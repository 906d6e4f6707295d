"""The file: reading it, the reason for a file outside one's own work, the secret address, and its letters."""

from __future__ import annotations

from contextlib import suppress

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import mark_safe

from keukentafel.balies.antwoord import gezegd, zet_fouten
from keukentafel.balies.consulent import woorden
from keukentafel.balies.consulent.besluitbeeld import blok
from keukentafel.balies.consulent.blad import LEZEN, toon, werkblad
from keukentafel.balies.consulent.dossierbeeld import beeld
from keukentafel.balies.consulent.forms.handelingen import Reden
from keukentafel.balies.consulent.leverbeeld import blok as leverblok
from keukentafel.balies.toegang import KtRequest
from keukentafel.reis.besluiten import besluitstand
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.inzien import (
    BuitenEigenWerk,
    brief_inzien,
    brief_inzien_als_pdf,
    dossier_kop,
    dossier_openen,
    geheim_adres_inzien,
    noodinzage_openen,
)
from keukentafel.reis.leveren import levering_van
from keukentafel.stelsel import klok

DOEL = "werken aan uw vraag"
MET_HULP = ("toegekend", "hulp_loopt", "in_evaluatie", "beeindigd", "afgesloten")
"""From here on there may be orders; temporary help has them earlier."""


@werkblad(doel=DOEL, methoden=LEZEN)
def dossier(request: KtRequest, zaak: int) -> HttpResponse:
    """The whole file to read. Each act has its own page."""
    op = klok.nu()
    geopend = dossier_openen(zaak=zaak, wie=request.wie, op=op)
    stand = besluitstand(zaak=geopend.zaak, wie=request.wie, op=op)
    te_leveren = stand.tijdelijk_tot or geopend.zaak.stand in MET_HULP
    levering = levering_van(zaak=geopend.zaak, op=op) if te_leveren else None
    inhoud = beeld(geopend, ik=request.wie.id, levering=levering, op=op)
    inhoud |= {"gezegd": gezegd(request, bij=zaak), "besluit": blok(stand, zaak, klok.dag_van(op))}
    inhoud["tijdelijk_tot"] = stand.tijdelijk_tot
    inhoud["levering"] = leverblok(levering, geopend.zaak, klok.dag_van(op)) if levering else None
    return toon(request, "consulent/dossier/dossier.html", inhoud, hier="vragen")


@werkblad(doel="een dossier openen buiten het eigen werk")
def reden(request: KtRequest, zaak: int) -> HttpResponse:
    """Ask why a file outside one's own work must be seen; then open it for eight hours. Shows nothing of the file."""
    op = klok.nu()
    with suppress(BuitenEigenWerk):
        dossier_kop(zaak=zaak, wie=request.wie, op=op, getoond=False)
        return redirect("consulent:dossier", zaak=zaak)  # it is one's own work, or open already
    formulier = Reden(request.POST if request.method == "POST" else None)
    if formulier.is_valid():
        try:
            noodinzage_openen(zaak=zaak, reden=formulier.cleaned_data["reden"], wie=request.wie, op=op)
        except Geweigerd as fout:
            zet_fouten(formulier, fout)
        else:
            return redirect("consulent:dossier", zaak=zaak)
    return toon(request, "consulent/dossier/reden.html", {"formulier": formulier, "zaak": zaak})


@werkblad(doel="een afgeschermd adres bekijken")
def adres(request: KtRequest, zaak: int) -> HttpResponse:
    """Show a secret address to the contact person, after a reason; only on this one answer."""
    op = klok.nu()
    kop = dossier_kop(zaak=zaak, wie=request.wie, op=op, getoond=request.method != "POST")
    formulier = Reden(request.POST if request.method == "POST" else None)
    regels: tuple[str, ...] | None = None
    if formulier.is_valid():
        try:
            regels = geheim_adres_inzien(zaak=zaak, reden=formulier.cleaned_data["reden"], wie=request.wie, op=op)
        except Geweigerd as fout:
            zet_fouten(formulier, fout)
    return toon(request, "consulent/dossier/adres.html", {"formulier": formulier, "kop": kop, "regels": regels})


@werkblad(doel="een brief lezen", methoden=LEZEN)
def brief(request: KtRequest, brief: int) -> HttpResponse:
    """A letter as the resident reads it."""
    beeld, kop = brief_inzien(brief=brief, wie=request.wie, op=klok.nu())
    inhoud = {
        "brief": beeld,
        "kop": kop,
        "titel": woorden.brief(beeld.soort),
        # berichten.brieven made this from escaped text and a fixed set of elements
        "tekst": mark_safe(beeld.html),
    }
    return toon(request, "consulent/dossier/brief.html", inhoud, hier="vragen")


@werkblad(doel="een brief lezen", methoden=LEZEN)
def brief_pdf(request: KtRequest, brief: int) -> HttpResponse:
    """The same letter as a PDF."""
    inhoud = brief_inzien_als_pdf(brief=brief, wie=request.wie, op=klok.nu())
    antwoord = HttpResponse(inhoud, content_type="application/pdf")
    antwoord["Content-Disposition"] = f'inline; filename="brief-{brief}.pdf"'
    return antwoord
