"""What the resident can do: hand in an own plan, take somebody along, withdraw, and come back."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from keukentafel.balies.antwoord import priveblad, zet_fouten
from keukentafel.balies.inwoner.forms import EigenPlan, Intrekken, Meenemen
from keukentafel.balies.inwoner.sleutel import met_vraag
from keukentafel.balies.inwoner.verloop import lees_verloop
from keukentafel.balies.inwoner.versturen import DE_INWONER
from keukentafel.balies.inwoner.weigering import zet_weigering
from keukentafel.balies.toegang import KtRequest, openbaar
from keukentafel.balies.vragen.meekijken import gekozen_dag
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.inzien import waar_staat
from keukentafel.reis.melden import intrekken as trek_in
from keukentafel.reis.melden import ondersteuning_vastleggen, plan_indienen, wie_kijkt_mee
from keukentafel.reis.melden import weer_oppakken as pak_weer_op
from keukentafel.reis.overzichten import vervolg_van
from keukentafel.stelsel import klok

PLAN_BINNEN = "inwoner_plan_binnen"


@require_http_methods(["GET", "HEAD", "POST"])
@openbaar(doel="uw eigen plan opsturen")
@priveblad
@met_vraag
def plan(request: KtRequest, zaak: int, op: datetime, gemeente: str) -> HttpResponse:
    """Hand in an own plan, within the week or later."""
    assert request.gemeente is not None
    formulier = EigenPlan(request.POST if request.method == "POST" else None)
    if formulier.is_valid():
        try:
            plan_indienen(
                gemeente=request.gemeente,
                zaak=zaak,
                tekst=formulier.cleaned_data["tekst"],
                via="web",
                wie=DE_INWONER,
                op=op,
            )
        except Geweigerd as fout:
            zet_weigering(formulier, fout, gemeente=request.gemeente.code, zaak=zaak)
        else:
            request.session[PLAN_BINNEN] = zaak
            return redirect("inwoner:plan", gemeente=gemeente)
    stand = waar_staat(gemeente=request.gemeente.code, zaak=zaak, op=op)
    inhoud = {
        "formulier": formulier,
        "stand": stand,
        "binnen": not formulier.is_bound and request.session.pop(PLAN_BINNEN, None) == zaak,
        "week_voorbij": klok.dag_van(op) > stand.zaak.plan_uiterlijk,
    }
    return render(request, "inwoner/vraag/plan.html", inhoud)


@require_http_methods(["GET", "HEAD", "POST"])
@openbaar(doel="kiezen of er iemand meegaat")
@priveblad
@met_vraag
def meenemen(request: KtRequest, zaak: int, op: datetime, gemeente: str) -> HttpResponse:
    """Say whether somebody comes along to the talk; the answer may change."""
    assert request.gemeente is not None
    stand = waar_staat(gemeente=request.gemeente.code, zaak=zaak, op=op)
    aanbod = next((o for o in stand.ondersteuning if o.voor == "inwoner"), None)
    kijkers = {k.gebruiker_id for k in wie_kijkt_mee(gemeente=request.gemeente.code, zaak=zaak, op=op)}
    loopt = aanbod is not None and aanbod.afgerond_op is None and aanbod.aangenomen_door_id in kijkers
    begin = {"antwoord": aanbod.antwoord, "wie_mee": aanbod.wie_mee, "hoe_lang": _weken(aanbod)} if aanbod else None
    formulier = Meenemen(request.POST if request.method == "POST" else None, initial=begin, loopt=loopt)
    if formulier.is_valid():
        antwoord = formulier.cleaned_data["antwoord"]
        wie_mee = formulier.cleaned_data["wie_mee"] if antwoord == "eigen" else ""
        hoe_lang = formulier.cleaned_data.get("hoe_lang", "") if antwoord == "ja" else ""
        tot = gekozen_dag(hoe_lang)
        zelfde = aanbod is not None and (antwoord, wie_mee) == (aanbod.antwoord, aanbod.wie_mee)
        if zelfde and (loopt or antwoord != "ja" or _gevraagd_tot(aanbod) == tot):
            return redirect("inwoner:mijn-vraag", gemeente=gemeente)  # nothing changed: a supporter who comes stays
        try:
            ondersteuning_vastleggen(
                gemeente=request.gemeente,
                zaak=zaak,
                voor="inwoner",
                antwoord=antwoord,
                wie_mee=wie_mee,
                wie=DE_INWONER,
                op=op,
                meekijken_tot=tot,
            )
        except Geweigerd as fout:
            zet_weigering(formulier, fout, gemeente=request.gemeente.code, zaak=zaak)
        else:
            return redirect("inwoner:mijn-vraag", gemeente=gemeente)
    return render(request, "inwoner/vraag/meenemen.html", {"formulier": formulier, "stand": stand, "loopt": loopt})


def _gevraagd_tot(aanbod: Any) -> date | None:
    """Return the last day of a request that nobody took yet; None when it was taken, also when that ended since."""
    return aanbod.meekijken_tot if aanbod.aangenomen_op is None else None


def _weken(aanbod: Any) -> str:
    """Return the choice of how long that stands with an offer, "" without one."""
    if aanbod is None or aanbod.meekijken_tot is None or aanbod.antwoord_op is None:
        return ""
    return str((aanbod.meekijken_tot - aanbod.antwoord_op).days // 7)


@require_http_methods(["GET", "HEAD", "POST"])
@openbaar(doel="uw eigen vraag intrekken")
@priveblad
@met_vraag
def intrekken(request: KtRequest, zaak: int, op: datetime, gemeente: str) -> HttpResponse:
    """Withdraw, after a page that says what it means. No reason is asked."""
    assert request.gemeente is not None
    formulier = Intrekken(request.POST if request.method == "POST" else None)
    if formulier.is_valid():
        try:
            trek_in(gemeente=request.gemeente, zaak=zaak, wie=DE_INWONER, op=op)
        except Geweigerd as fout:
            zet_fouten(formulier, fout)  # this act has its own sentence for who withdrew before
        else:
            return redirect("inwoner:mijn-vraag", gemeente=gemeente)
    stand = waar_staat(gemeente=request.gemeente.code, zaak=zaak, op=op)
    verloop = lees_verloop(stand, vervolg_van(zaak=stand.zaak, op=op), klok.dag_van(op), op)
    if not formulier.is_bound and not verloop.mag_intrekken:
        return redirect("inwoner:mijn-vraag", gemeente=gemeente)
    return render(request, "inwoner/vraag/intrekken.html", {"formulier": formulier, "stand": stand})


@require_POST
@openbaar(doel="verder gaan met uw eigen vraag")
@priveblad
@met_vraag
def weer_oppakken(request: KtRequest, zaak: int, op: datetime, gemeente: str) -> HttpResponse:
    """Go on after all. Asked twice it is done once."""
    assert request.gemeente is not None
    with suppress(Geweigerd):  # it goes on already: the page says so
        pak_weer_op(gemeente=request.gemeente, zaak=zaak, wie=DE_INWONER, op=op)
    return redirect("inwoner:mijn-vraag", gemeente=gemeente)
