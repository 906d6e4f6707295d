"""The verslag: reading it, saying that it was seen or that it is not right, and signing it: that is the aanvraag."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keukentafel.balies.antwoord import priveblad, zet_fouten
from keukentafel.balies.inwoner.forms import NietEens, Tekenen
from keukentafel.balies.inwoner.sleutel import met_vraag
from keukentafel.balies.inwoner.verslagbeeld import VerslagWoorden, in_woorden
from keukentafel.balies.inwoner.versturen import DE_INWONER
from keukentafel.balies.toegang import KtRequest, openbaar
from keukentafel.recht import termijnen
from keukentafel.recht.stappen import Stand
from keukentafel.reis.handeling import Geweigerd, NietGevonden, Wie
from keukentafel.reis.inzien import eigen_zaak
from keukentafel.reis.onderzoeken import Verslagbeeld, reageren, verslag_lezen
from keukentafel.reis.onderzoeken import tekenen as teken
from keukentafel.stelsel import klok

DOEL = "uw eigen verslag lezen"
DOEL_TEKENEN = "uw verslag tekenen"
GEREAGEERD = "inwoner_gereageerd"  # in the session, once: what was said of the verslag just now


def _lees(request: KtRequest, zaak: int) -> Verslagbeeld | None:
    """Return the verslag of the own question, None before it was sent."""
    assert request.gemeente is not None
    try:
        return verslag_lezen(zaak=eigen_zaak(gemeente=request.gemeente.code, zaak=zaak))
    except NietGevonden:
        return None


@require_safe
@openbaar(doel=DOEL)
@priveblad
@met_vraag
def verslag(request: KtRequest, zaak: int, op: datetime, gemeente: str) -> HttpResponse:
    """The verslag, what we propose first. Before it is there: until when it comes."""
    assert request.gemeente is not None
    record = eigen_zaak(gemeente=request.gemeente.code, zaak=zaak)
    try:
        beeld = verslag_lezen(zaak=record)
    except NietGevonden:
        return render(request, "inwoner/gesprek/geen_verslag.html", {"zaak": record})
    woorden: VerslagWoorden = in_woorden(beeld)
    gereageerd = request.session.pop(GEREAGEERD, "") if GEREAGEERD in request.session else ""
    return render(request, "inwoner/gesprek/verslag.html", {"v": woorden, "gereageerd": gereageerd, **_kan(beeld)})


def _kan(beeld: Verslagbeeld) -> dict[str, Any]:
    return {"mag_tekenen": beeld.mag_tekenen, "opgelost": beeld.zaak.stand == Stand.OPGELOST_ZONDER_MAATWERK}


@require_POST
@openbaar(doel=DOEL)
@priveblad
@met_vraag
def gezien(request: KtRequest, zaak: int, op: datetime, gemeente: str) -> HttpResponse:
    """Say that the verslag was read. Said twice it is kept once."""
    assert request.gemeente is not None
    beeld = _lees(request, zaak)
    if beeld is not None and not any(r.soort == "gezien" for r in beeld.reacties):
        with suppress(Geweigerd):  # nobody works on it any more: the page says where it stands
            reageren(gemeente=request.gemeente, zaak=zaak, soort="gezien", tekst="", via="web", wie=DE_INWONER, op=op)
            request.session[GEREAGEERD] = "gezien"
    return redirect("inwoner:verslag", gemeente=gemeente)


@require_http_methods(["GET", "HEAD", "POST"])
@openbaar(doel=DOEL)
@priveblad
@met_vraag
def niet_eens(request: KtRequest, zaak: int, op: datetime, gemeente: str) -> HttpResponse:
    """Say what is not right. It stands beside the verslag, and somebody reads it."""
    assert request.gemeente is not None
    if request.method != "POST" and _lees(request, zaak) is None:
        return redirect("inwoner:verslag", gemeente=gemeente)
    formulier = NietEens(request.POST if request.method == "POST" else None)
    if formulier.is_valid():
        tekst = formulier.cleaned_data["tekst"]
        try:
            reageren(
                gemeente=request.gemeente, zaak=zaak, soort="niet_eens", tekst=tekst, via="web", wie=DE_INWONER, op=op
            )
        except Geweigerd as fout:
            zet_fouten(formulier, fout)
        else:
            request.session[GEREAGEERD] = "niet_eens"
            return redirect("inwoner:verslag", gemeente=gemeente)
    return render(request, "inwoner/gesprek/niet_eens.html", {"formulier": formulier})


@require_http_methods(["GET", "HEAD", "POST"])
@openbaar(doel=DOEL_TEKENEN)
@priveblad
@met_vraag
def tekenen(request: KtRequest, zaak: int, op: datetime, gemeente: str) -> HttpResponse:
    """Say plainly what signing means, and sign. Signed twice there is one aanvraag."""
    assert request.gemeente is not None
    beeld = _lees(request, zaak)
    if request.method == "POST" and beeld is not None and beeld.zaak.stand == Stand.AANGEVRAAGD:
        return redirect("inwoner:mijn-vraag", gemeente=gemeente)  # the first of two clicks did it
    if request.method != "POST" and (beeld is None or not beeld.mag_tekenen):
        return redirect("inwoner:verslag", gemeente=gemeente)
    formulier = Tekenen(request.POST if request.method == "POST" else None)
    if formulier.is_valid():
        velden = formulier.cleaned_data
        try:
            teken(
                gemeente=request.gemeente,
                zaak=zaak,
                tekst=velden["tekst"],
                via="web",
                wie=Wie(None, velden["naam"], DE_INWONER.rol),
                op=op,
            )
        except Geweigerd as fout:
            zet_fouten(formulier, fout)
        else:
            return redirect("inwoner:mijn-vraag", gemeente=gemeente)
    besluit = termijnen.besluit(startdag=klok.dag_van(op))
    return render(request, "inwoner/gesprek/tekenen.html", {"formulier": formulier, "besluit": besluit})
