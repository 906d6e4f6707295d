"""The counter of independent supporters: requests, one file that the resident shared, own notes, leaving."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keukentafel.balies.antwoord import priveblad, zet_fouten
from keukentafel.balies.clientondersteuner.forms import Notitie
from keukentafel.balies.inwoner.hulpbeeld import hulpblokken
from keukentafel.balies.inwoner.verslagbeeld import in_woorden
from keukentafel.balies.toegang import KtRequest, alleen
from keukentafel.dossier.melding import queries as melding_queries
from keukentafel.reis import melden
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.inzien import Dossier, dossier_openen
from keukentafel.reis.leveren import hulp_van
from keukentafel.reis.overzichten import besluit_met_deler, verslag_met_deler
from keukentafel.reis.overzichten import verzoeken as alle_verzoeken
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol

BESLUITEN = {"besluit_toekenning", "besluit_afwijzing", "tijdelijke_ondersteuning", "opgelost_zonder_maatwerk"}
MET_HULP = {"besluit_toekenning", "tijdelijke_ondersteuning"}
OPEN_AFSPRAKEN = ("voorgesteld", "bevestigd")


@require_safe
@alleen(Rol.CLIENTONDERSTEUNER, doel="verzoeken om ondersteuning lezen")
@priveblad
def verzoeken(request: KtRequest) -> HttpResponse:
    """The inbox: who asks for a supporter, and whom one stands beside now."""
    return _lijst(request)


def _lijst(request: KtRequest, melding: str = "") -> HttpResponse:
    wachten, van_mij = alle_verzoeken(wie=request.wie, op=klok.nu())
    return render(
        request, "clientondersteuner/verzoeken.html", {"wachten": wachten, "van_mij": van_mij, "melding": melding}
    )


@require_POST
@alleen(Rol.CLIENTONDERSTEUNER, doel="verzoek om ondersteuning aannemen")
@priveblad
def aannemen(request: KtRequest, verzoek: int) -> HttpResponse:
    """Take a request and open its file; when a colleague was first, say so above the list."""
    try:
        zaak = melden.verzoek_aannemen(verzoek=verzoek, wie=request.wie, op=klok.nu())
    except Geweigerd as fout:
        return _lijst(request, str(fout))
    return redirect("clientondersteuner:dossier", zaak=zaak.id)


def _eigen_verzoek(request: KtRequest, dossier: Dossier) -> int | None:
    """The request by which this supporter came to the file, None when there is none (a stand-in)."""
    van_mij = (o.id for o in dossier.ondersteuning if o.aangenomen_door_id == request.wie.id and o.afgerond_op is None)
    return next(van_mij, None)


@require_safe
@alleen(Rol.CLIENTONDERSTEUNER, doel="naast de inwoner staan")
@priveblad
def dossier(request: KtRequest, zaak: int) -> HttpResponse:
    """The file as far as a supporter needs it. No BSN and no address: the resident can tell those."""
    beeld = dossier_openen(zaak=zaak, wie=request.wie, op=klok.nu())
    soorten = {b.soort for b in beeld.brieven}
    hulp = hulp_van(zaak=beeld.zaak) if soorten & MET_HULP else []
    inhoud = {
        "d": beeld,
        "hulp": hulpblokken(hulp, klok.vandaag()),
        "verzoek": _eigen_verzoek(request, beeld),
        "afspraken": [a for a in beeld.afspraken if a.staat in OPEN_AFSPRAKEN],
        "tot": next((b.laatste_dag for b in beeld.betrokkenen if b.gebruiker_id == request.wie.id), None),
        "heeft_verslag": "verslag" in soorten,
        "heeft_besluit": bool(soorten & BESLUITEN),
        "mantelzorgers": [r for r in beeld.relaties if r.mantelzorger],
    }
    return render(request, "clientondersteuner/dossier.html", inhoud)


@require_safe
@alleen(Rol.CLIENTONDERSTEUNER, doel="naast de inwoner staan")
@priveblad
def verslag(request: KtRequest, zaak: int) -> HttpResponse:
    """The verslag as the resident reads it, once it was sent. Nothing to do here: the resident reacts and signs."""
    kop, beeld = verslag_met_deler(zaak=zaak, wie=request.wie, op=klok.nu())
    inhoud = {"kop": kop, "v": in_woorden(beeld, over_ander=True) if beeld else None}
    return render(request, "clientondersteuner/verslag.html", inhoud)


@require_safe
@alleen(Rol.CLIENTONDERSTEUNER, doel="naast de inwoner staan")
@priveblad
def besluit(request: KtRequest, zaak: int) -> HttpResponse:
    """The besluiten as the resident reads them, newest first."""
    kop, besluiten = besluit_met_deler(zaak=zaak, wie=request.wie, op=klok.nu())
    return render(request, "clientondersteuner/besluit.html", {"kop": kop, "besluiten": besluiten})


@require_http_methods(["GET", "HEAD", "POST"])
@alleen(Rol.CLIENTONDERSTEUNER, doel="eigen notities")
@priveblad
def notities(request: KtRequest, zaak: int) -> HttpResponse:
    """Own notes on a file: the database shows them to their writer only."""
    beeld = dossier_openen(zaak=zaak, wie=request.wie, op=klok.nu())
    formulier = Notitie(request.POST or None)
    if request.method == "POST" and formulier.is_valid():
        try:
            melden.notitie_schrijven(
                gemeente=beeld.zaak.gemeente_id,
                zaak=zaak,
                tekst=formulier.cleaned_data["tekst"],
                wie=request.wie,
                op=klok.nu(),
            )
        except Geweigerd as fout:
            zet_fouten(formulier, fout)
        else:
            return redirect("clientondersteuner:notities", zaak=zaak)
    inhoud: dict[str, Any] = {
        "d": beeld,
        "formulier": formulier,
        "notities": melding_queries.notities(gemeente=beeld.zaak.gemeente_id, zaak=zaak),
    }
    return render(request, "clientondersteuner/notities.html", inhoud)


@require_http_methods(["GET", "HEAD", "POST"])
@alleen(Rol.CLIENTONDERSTEUNER, doel="ondersteuning afronden")
@priveblad
def afronden(request: KtRequest, verzoek: int) -> HttpResponse:
    """Ask first, then leave: from then on the file is closed to this supporter."""
    if request.method == "POST":
        melden.ondersteuning_afronden(verzoek=verzoek, wie=request.wie, op=klok.nu())
        return redirect("clientondersteuner:verzoeken")
    _wachten, van_mij = alle_verzoeken(wie=request.wie, op=klok.nu())
    gevonden = next((v for v in van_mij if v.id == verzoek), None)
    if gevonden is None:
        raise Http404("dit verzoek is niet van u")
    return render(request, "clientondersteuner/afronden.html", {"verzoek": gevonden})
