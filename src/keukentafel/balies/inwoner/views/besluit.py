"""The besluit in plain words, and applying at once when we are late with the onderzoek."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from keukentafel.balies.antwoord import priveblad
from keukentafel.balies.inwoner.forms import Aanvragen
from keukentafel.balies.inwoner.sleutel import met_vraag
from keukentafel.balies.inwoner.verloop import OPEN
from keukentafel.balies.inwoner.versturen import DE_INWONER
from keukentafel.balies.inwoner.weigering import zet_weigering
from keukentafel.balies.regels.uitleg import Verwijzer
from keukentafel.balies.toegang import KtRequest, openbaar
from keukentafel.balies.vorm.woorden import datum
from keukentafel.recht import termijnen
from keukentafel.recht.stappen import Stand
from keukentafel.reis.besluiten import aanvragen as vraag_aan
from keukentafel.reis.handeling import Geweigerd, Wie
from keukentafel.reis.inzien import besluiten_van, eigen_zaak, waarom_van
from keukentafel.stelsel import klok


@require_safe
@openbaar(doel="uw eigen besluit lezen")
@priveblad
@met_vraag
def besluit(request: KtRequest, zaak: int, op: datetime, gemeente: str) -> HttpResponse:
    """What was decided, newest first; before that, that there is no besluit yet."""
    assert request.gemeente is not None
    record = eigen_zaak(gemeente=request.gemeente.code, zaak=zaak)
    inhoud = {
        "zaak": record,
        "besluiten": besluiten_van(zaak=record),
        "mag_aanvragen": record.stand == Stand.OPGELOST_ZONDER_MAATWERK,
    }
    return render(request, "inwoner/besluit/besluit.html", inhoud)


@require_safe
@openbaar(doel="uw eigen besluit lezen")
@priveblad
@met_vraag
def waarom(request: KtRequest, zaak: int, op: datetime, gemeente: str) -> HttpResponse:
    """How each besluit came about: a sentence of its letter opens on what we used, with the article to read."""
    assert request.gemeente is not None
    redenen = waarom_van(zaak=eigen_zaak(gemeente=request.gemeente.code, zaak=zaak))
    verwijzer = Verwijzer(request.gemeente.code, gemeente)
    inhoud = {"besluiten": [(reden, verwijzer.zinnen(reden.zinnen)) for reden in redenen]}
    return render(request, "inwoner/besluit/waarom.html", inhoud)


@require_http_methods(["GET", "HEAD", "POST"])
@openbaar(doel="uw hulp aanvragen")
@priveblad
@met_vraag
def aanvragen(request: KtRequest, zaak: int, op: datetime, gemeente: str) -> HttpResponse:
    """Apply without a verslag when six weeks passed (Wmo 2015 art. 2.3.2 lid 9); before that: from which day."""
    assert request.gemeente is not None
    record = eigen_zaak(gemeente=request.gemeente.code, zaak=zaak)
    dag = klok.dag_van(op)
    if record.stand == Stand.AANGEVRAAGD:
        return redirect("inwoner:mijn-vraag", gemeente=gemeente)  # the first of two clicks did it
    loopt = record.stand in OPEN and record.samengevoegd_in_id is None
    te_laat = loopt and record.onderzoek_uiterlijk < dag
    vanaf = record.onderzoek_uiterlijk + timedelta(days=1)
    if request.method != "POST" and record.stand not in OPEN:
        return redirect("inwoner:verslag", gemeente=gemeente)  # there the aanvraag is a signature
    formulier = Aanvragen(request.POST if request.method == "POST" else None)
    if formulier.is_valid():
        velden = formulier.cleaned_data
        try:
            vraag_aan(
                gemeente=request.gemeente,
                zaak=zaak,
                via="web",
                ontvangen_op=dag,
                gevraagd=velden["gevraagd"],
                wie=Wie(None, velden["naam"], DE_INWONER.rol),
                op=op,
            )
        except Geweigerd as fout:
            if "ontvangen_op" in fout.fouten and loopt:  # the day is today's: there is no date here to look at again
                zin = _("Aanvragen kan als het verslag er is, of vanaf %(dag)s.") % {"dag": datum(vanaf)}
                fout = Geweigerd(zin)
            zet_weigering(formulier, fout, gemeente=request.gemeente.code, zaak=zaak)
        else:
            return redirect("inwoner:mijn-vraag", gemeente=gemeente)
    inhoud = {
        "formulier": formulier,
        "te_laat": te_laat,
        "loopt": loopt,
        "uiterlijk_was": record.onderzoek_uiterlijk,
        "vanaf": vanaf,
        "besluit": termijnen.besluit(startdag=dag),
    }
    return render(request, "inwoner/besluit/aanvragen.html", inhoud)
