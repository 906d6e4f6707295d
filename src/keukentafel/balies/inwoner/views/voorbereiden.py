"""Preparing the talk at home: six subjects, one on a page, and who comes along. All of it may stay empty."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from keukentafel.balies.antwoord import priveblad
from keukentafel.balies.inwoner.forms import Onderwerp, WieMee
from keukentafel.balies.inwoner.sleutel import met_vraag
from keukentafel.balies.inwoner.verloop import OPEN, lees_verloop
from keukentafel.balies.inwoner.versturen import DE_INWONER
from keukentafel.balies.inwoner.weigering import zet_weigering
from keukentafel.balies.toegang import KtRequest, openbaar
from keukentafel.recht.taal.leefwereld import Dimensie
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.inzien import eigen_zaak, gesprek_geweest, waar_staat
from keukentafel.reis.onderzoeken import Vooraf, voorbereiding_lezen
from keukentafel.reis.onderzoeken import voorbereiden as bereid_voor
from keukentafel.reis.overzichten import vervolg_van
from keukentafel.stelsel import klok

DOEL = "uw gesprek voorbereiden"
ONDERWERPEN = tuple(Dimensie)


@require_http_methods(["GET", "HEAD", "POST"])
@openbaar(doel=DOEL)
@priveblad
@met_vraag
def voorbereiden(request: KtRequest, zaak: int, op: datetime, gemeente: str) -> HttpResponse:
    """The six subjects with what is written already, and who comes along; after the talk's day what comes next."""
    assert request.gemeente is not None
    record = eigen_zaak(gemeente=request.gemeente.code, zaak=zaak)
    if request.method != "POST" and record.stand not in OPEN:
        return redirect("inwoner:mijn-vraag", gemeente=gemeente)  # the talk was held: the verslag is there
    geweest = gesprek_geweest(gemeente=request.gemeente.code, zaak=zaak, op=op)
    gebieden, wie_mee = voorbereiding_lezen(zaak=record)
    formulier = WieMee(request.POST if request.method == "POST" else None, initial={"wie_mee": wie_mee})
    if formulier.is_valid():
        try:
            bereid_voor(
                gemeente=request.gemeente,
                zaak=zaak,
                vooraf=(),
                wie_mee=formulier.cleaned_data["wie_mee"],
                wie=DE_INWONER,
                op=op,
            )
        except Geweigerd as fout:
            zet_weigering(formulier, fout, gemeente=request.gemeente.code, zaak=zaak)
        else:
            return redirect("inwoner:mijn-vraag", gemeente=gemeente)
    if record.stand in OPEN and geweest and not formulier.is_bound:
        stand = waar_staat(gemeente=request.gemeente.code, zaak=zaak, op=op)
        inhoud: dict[str, Any] = {
            "gesprek": stand.gesprek_geweest,
            "stand": stand,
            "verloop": lees_verloop(stand, vervolg_van(zaak=record, op=op), klok.dag_van(op), op),
            "geschreven": [g for g in gebieden if g.leefgebied and _ingevuld(g.leefgebied)],
        }
        return render(request, "inwoner/gesprek/na_gesprek.html", inhoud)
    onderwerpen = [
        (nummer, g.dimensie, gaat_over(g.dimensie), g.leefgebied if g.leefgebied and _ingevuld(g.leefgebied) else None)
        for nummer, g in enumerate(gebieden, start=1)
    ]
    inhoud = {"formulier": formulier, "onderwerpen": onderwerpen}
    return render(request, "inwoner/gesprek/voorbereiden.html", inhoud)


def gaat_over(dimensie: Dimensie) -> str:
    """Return what a subject is about, in a sentence that needs no explanation."""
    zinnen = {
        Dimensie.LICHAAMSFUNCTIES: _("Hoe het met uw lichaam gaat: pijn, lopen, slapen, zien en horen."),
        Dimensie.MENTAAL_WELBEVINDEN: _("Hoe u zich voelt: blij, somber, bang of vergeetachtig."),
        Dimensie.ZINGEVING: _("Wat u belangrijk vindt en waar u naar uitkijkt."),
        Dimensie.KWALITEIT_VAN_LEVEN: _("Of u prettig woont, en rondkomt met uw geld."),
        Dimensie.MEEDOEN: _("Wie u ziet en spreekt, en wat u buiten de deur doet."),
        Dimensie.DAGELIJKS_FUNCTIONEREN: _("Wassen, koken, het huis, de post: wat lukt en wat niet."),
    }
    return zinnen[dimensie]


def _ingevuld(leefgebied: object) -> bool:
    return bool(getattr(leefgebied, "vooraf", "")) or getattr(leefgebied, "vooraf_cijfer", None) is not None


@require_http_methods(["GET", "HEAD", "POST"])
@openbaar(doel=DOEL)
@priveblad
@met_vraag
def onderwerp(request: KtRequest, zaak: int, op: datetime, gemeente: str, nummer: int) -> HttpResponse:
    """One subject. Keeping it goes on to the next one, the last goes back to the list."""
    if not 1 <= nummer <= len(ONDERWERPEN):
        raise Http404("er zijn zes onderwerpen")
    assert request.gemeente is not None
    record = eigen_zaak(gemeente=request.gemeente.code, zaak=zaak)
    if request.method != "POST":
        if record.stand not in OPEN:
            return redirect("inwoner:mijn-vraag", gemeente=gemeente)
        if gesprek_geweest(gemeente=request.gemeente.code, zaak=zaak, op=op):
            return redirect("inwoner:voorbereiden", gemeente=gemeente)  # says what happens next, and what she wrote
    gebieden, wie_mee = voorbereiding_lezen(zaak=record)
    nu = gebieden[nummer - 1].leefgebied
    begin = {"woorden": nu.vooraf, "cijfer": nu.vooraf_cijfer} if nu else None
    formulier = Onderwerp(request.POST if request.method == "POST" else None, initial=begin)
    dimensie = ONDERWERPEN[nummer - 1]
    if formulier.is_valid():
        velden = formulier.cleaned_data
        try:
            bereid_voor(
                gemeente=request.gemeente,
                zaak=zaak,
                vooraf=[Vooraf(dimensie, velden["woorden"], velden["cijfer"])],
                wie_mee=wie_mee,
                wie=DE_INWONER,
                op=op,
            )
        except Geweigerd as fout:
            zet_weigering(formulier, fout, gemeente=request.gemeente.code, zaak=zaak)
        else:
            if nummer == len(ONDERWERPEN) or "terug" in request.POST:
                return redirect("inwoner:voorbereiden", gemeente=gemeente)
            return redirect("inwoner:onderwerp", gemeente=gemeente, nummer=nummer + 1)
    inhoud = {
        "formulier": formulier,
        "dimensie": dimensie,
        "gaat_over": gaat_over(dimensie),
        "nummer": nummer,
        "laatste": nummer == len(ONDERWERPEN),
    }
    return render(request, "inwoner/gesprek/onderwerp.html", inhoud)
