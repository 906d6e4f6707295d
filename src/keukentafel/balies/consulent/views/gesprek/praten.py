"""The page of the talk: the note that saves itself, and who else writes here now."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from keukentafel.balies.antwoord import gezegd, zeg, zet_fouten
from keukentafel.balies.consulent.bewaard import (
    Botsing,
    bewaard,
    niet_bewaard,
    persoonskenmerk,
    vraagt_json,
    wie_schrijft,
)
from keukentafel.balies.consulent.blad import DOEN, toon, werkblad
from keukentafel.balies.consulent.forms.gesprek import Aantekening
from keukentafel.balies.consulent.views.gesprek.beeld import inhoud
from keukentafel.balies.toegang import KtRequest
from keukentafel.balies.vorm.woorden import tijd
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.inzien import Kop, dossier_kop
from keukentafel.reis.onderzoeken import (
    Bewaard,
    Onderzoeksbeeld,
    aantekening_bewaren,
    bewerken_melden,
    bewerken_stoppen,
    onderzoek_openen,
    wie_bewerkt,
)
from keukentafel.stelsel import klok

DOEL = "werken aan uw vraag"
BLAD = "gesprek"


@werkblad(doel=DOEL)
def gesprek(request: KtRequest, zaak: int) -> HttpResponse:
    """The talk. POST keeps the note: the script of the page asks for JSON, the button goes back to the page."""
    op = klok.nu()
    formulier: Aantekening | None = None
    if request.method == "POST":
        kop = dossier_kop(zaak=zaak, wie=request.wie, op=op, getoond=False)
        formulier = Aantekening(request.POST)
        antwoord = _bewaar(request, kop, formulier, op)
        if antwoord is not None:
            return antwoord
    beeld = onderzoek_openen(zaak=zaak, wie=request.wie, op=op, getoond=formulier is None)
    if formulier is None:
        formulier = Aantekening(initial=_begin(request, beeld, op))
    sleutel = str(formulier["sleutel"].value())
    context = inhoud(beeld, op) | {
        "formulier": formulier,
        "eerdere": [a for a in reversed(beeld.aantekeningen) if str(a.sleutel) != sleutel and a.tekst.strip()],
        "bewaard_om": _bewaard_om(beeld, sleutel),
        "persoon": persoonskenmerk(request.wie.id),
        "nu": op,
        "bewerkers": wie_schrijft(
            wie_bewerkt(gemeente=beeld.kop.zaak.gemeente_id, zaak=zaak, blad=BLAD, wie=request.wie, op=op)
        ),
        "gezegd": gezegd(request, bij=zaak),
    }
    return toon(request, "consulent/gesprek/gesprek.html", context, hier="vragen")


def _begin(request: KtRequest, beeld: Onderzoeksbeeld, op: datetime) -> dict[str, Any]:
    """Return with what the sheet begins: the note that was asked for, one's own of today, or a new one.

    Raises Http404 for a note that is not of this case.
    """
    vandaag = klok.dag_van(op)
    gevraagd = request.GET.get("aantekening", "")
    if gevraagd:
        keuze = next((a for a in beeld.aantekeningen if str(a.id) == gevraagd), None)
        if keuze is None:
            raise Http404("deze aantekening is er niet")
    else:
        eigen = [a for a in beeld.aantekeningen if a.door_id == request.wie.id and a.dag == vandaag]
        keuze = eigen[-1] if eigen and "nieuw" not in request.GET else None
    if keuze is None:
        return {"sleutel": str(uuid4()), "versie": 0, "dag": vandaag, "tekst": ""}
    return {"sleutel": str(keuze.sleutel), "versie": keuze.versie, "dag": keuze.dag, "tekst": keuze.tekst}


def _bewaard_om(beeld: Onderzoeksbeeld, sleutel: str) -> str:
    for a in beeld.aantekeningen:
        if str(a.sleutel) == sleutel:
            return tijd(a.bewaard_op.astimezone(klok.AMSTERDAM))
    return ""


def _bewaar(request: KtRequest, kop: Kop, formulier: Aantekening, op: datetime) -> HttpResponse | None:
    """Keep the note and answer; None when it was refused and the page must come back with all that was typed."""
    json = vraagt_json(request)
    if not formulier.is_valid():
        return niet_bewaard({veld: str(f[0]) for veld, f in formulier.errors.items()}) if json else None
    g = formulier.cleaned_data
    leeg = g["versie"] == 0 and not g["tekst"].strip()
    try:
        uit = Bewaard(0, op) if leeg else _doe(request, kop, g["sleutel"], g["tekst"], g["dag"], g["versie"], op)
    except Geweigerd as fout:
        if json:
            return niet_bewaard(fout)
        zet_fouten(formulier, fout)
        return None
    if json:
        samen: Botsing = {"veld": "tekst", "door": uit.ander, "tekst": uit.andere_tekst, "samen": True}
        botst = [samen] if uit.botst else []
        return bewaard(op=op, versies={"versie": uit.versie}, botst=botst)
    if uit.botst:
        zin = _("%(naam)s schreef intussen ook. Beide teksten staan er nu.") % {"naam": uit.ander}
    else:
        zin = _("Er stond nog niets om te bewaren.") if leeg else _("De aantekening is bewaard.")
    if kop.zaak.samengevoegd_in_id is not None and not leeg:  # the file says where it went on
        zeg(request, _("De aantekening is bewaard in de zaak die verder gaat."), bij=kop.zaak.id)
        return redirect("consulent:dossier", zaak=kop.zaak.id)
    zeg(request, zin, bij=kop.zaak.id)
    return redirect("consulent:gesprek", zaak=kop.zaak.id)


def _doe(
    request: KtRequest, kop: Kop, sleutel: str, tekst: str, dag: date | None, versie: int, op: datetime
) -> Bewaard:
    return aantekening_bewaren(
        gemeente=kop.zaak.gemeente, zaak=kop.zaak.id, sleutel=sleutel, tekst=tekst, dag=dag, versie=versie,
        wie=request.wie, op=op,
    )  # fmt: skip


@werkblad(doel=DOEL, methoden=DOEN)
def bewerken(request: KtRequest, zaak: int, blad: str) -> HttpResponse:
    """Say that this person has the sheet open, and answer who else does; with `stop` that it was closed."""
    op = klok.nu()
    kop = dossier_kop(zaak=zaak, wie=request.wie, op=op, getoond=False)
    if "stop" in request.POST:
        bewerken_stoppen(gemeente=kop.zaak.gemeente, zaak=zaak, blad=blad, wie=request.wie)
        return JsonResponse({"bewerkers": []})
    try:
        anderen = bewerken_melden(gemeente=kop.zaak.gemeente, zaak=zaak, blad=blad, wie=request.wie, op=op)
    except Geweigerd:
        anderen = []  # nobody works on this question now: then nobody writes either
    return JsonResponse({"bewerkers": wie_schrijft(anderen)})
