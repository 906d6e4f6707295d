"""The verslag: reading it, saying that it was seen or that it is not right, and signing it: that is the aanvraag."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keukentafel.balies.antwoord import priveblad
from keukentafel.balies.inwoner.forms import NietEens, Tekenen
from keukentafel.balies.inwoner.sleutel import met_vraag
from keukentafel.balies.inwoner.verloop import kijkt_opnieuw, verwacht
from keukentafel.balies.inwoner.verslagbeeld import VerslagWoorden, in_woorden
from keukentafel.balies.inwoner.versturen import DE_INWONER
from keukentafel.balies.inwoner.weigering import zet_weigering
from keukentafel.balies.toegang import KtRequest, openbaar
from keukentafel.recht import termijnen
from keukentafel.recht.stappen import Stand
from keukentafel.reis.handeling import Geweigerd, NietGevonden, Wie
from keukentafel.reis.inzien import eigen_zaak, waar_staat
from keukentafel.reis.onderzoeken import Verslagbeeld, reacties_op_dit_verslag, reageren, verslag_lezen, verslagmerk
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
    gereageerd = request.session.pop(GEREAGEERD, "") if GEREAGEERD in request.session else ""
    try:
        beeld = verslag_lezen(zaak=record)
    except NietGevonden:
        stand = waar_staat(gemeente=request.gemeente.code, zaak=zaak, op=op)
        opnieuw = kijkt_opnieuw(stand)
        uiterlijk = record.onderzoek_uiterlijk if opnieuw else stand.verslag.uiterlijk
        inhoud = {"opnieuw": opnieuw, "uiterlijk": uiterlijk, "verwacht": () if opnieuw else verwacht(stand, op)}
        return render(request, "inwoner/gesprek/geen_verslag.html", inhoud)
    woorden: VerslagWoorden = in_woorden(beeld)
    return render(request, "inwoner/gesprek/verslag.html", {"v": woorden, "gereageerd": gereageerd, **_kan(beeld)})


def _kan(beeld: Verslagbeeld) -> dict[str, Any]:
    return {
        "mag_tekenen": beeld.mag_tekenen,
        "mag_gezien": beeld.mag_tekenen and not reacties_op_dit_verslag(beeld=beeld),
        "opgelost": beeld.zaak.stand == Stand.OPGELOST_ZONDER_MAATWERK,
        "merk": verslagmerk(beeld=beeld),
    }


def _kijkt_opnieuw(request: KtRequest, zaak: int, op: datetime) -> bool:
    assert request.gemeente is not None
    return kijkt_opnieuw(waar_staat(gemeente=request.gemeente.code, zaak=zaak, op=op))


@require_POST
@openbaar(doel=DOEL)
@priveblad
@met_vraag
def gezien(request: KtRequest, zaak: int, op: datetime, gemeente: str) -> HttpResponse:
    """Say that the verslag was read. Said twice of the same verslag it is kept once, and the page says so."""
    assert request.gemeente is not None
    beeld = _lees(request, zaak)
    if beeld is None:
        return redirect("inwoner:verslag", gemeente=gemeente)
    if any(r.soort == "gezien" for r in reacties_op_dit_verslag(beeld=beeld)):
        request.session[GEREAGEERD] = "al_gezien"
        return redirect("inwoner:verslag", gemeente=gemeente)
    try:
        reageren(gemeente=request.gemeente, zaak=zaak, soort="gezien", tekst="", via="web", wie=DE_INWONER, op=op)
    except Geweigerd:  # nobody works on it any more
        request.session[GEREAGEERD] = "gestopt"
    else:
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
            zet_weigering(formulier, fout, gemeente=request.gemeente.code, zaak=zaak)
        else:
            request.session[GEREAGEERD] = "niet_eens"
            return redirect("inwoner:verslag", gemeente=gemeente)
    return render(request, "inwoner/gesprek/niet_eens.html", {"formulier": formulier})


@require_http_methods(["GET", "HEAD", "POST"])
@openbaar(doel=DOEL_TEKENEN)
@priveblad
@met_vraag
def tekenen(request: KtRequest, zaak: int, op: datetime, gemeente: str) -> HttpResponse:
    """Say plainly what signing means, and sign. Signed twice there is one aanvraag.

    The form carries a mark of the verslag that was read. When that is not the verslag of now, the new one comes first
    and what was typed stays; the tick is asked again, as it belongs to what was read.
    """
    assert request.gemeente is not None
    beeld = _lees(request, zaak)
    if request.method == "POST" and beeld is not None and beeld.zaak.stand == Stand.AANGEVRAAGD:
        return redirect("inwoner:mijn-vraag", gemeente=gemeente)  # the first of two clicks did it
    if request.method != "POST" and (beeld is None or not beeld.mag_tekenen):
        return redirect("inwoner:verslag", gemeente=gemeente)
    merk = verslagmerk(beeld=beeld) if beeld is not None else ""
    gelezen = request.POST.get("gelezen", "") if request.method == "POST" else request.GET.get("gelezen", merk)
    formulier = Tekenen(request.POST if request.method == "POST" else None)
    if beeld is not None and beeld.mag_tekenen and gelezen != merk:
        return _lees_eerst(request, beeld, merk, op)
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
                gelezen=gelezen,
            )
        except Geweigerd as fout:
            if "gelezen" in fout.fouten and (nieuw := _lees(request, zaak)) is not None:  # sent at this very moment
                return _lees_eerst(request, nieuw, verslagmerk(beeld=nieuw), op)
            if beeld is None and _kijkt_opnieuw(request, zaak, op):
                fout = Geweigerd(_("Wij kijken nog een keer naar uw vraag. Daarna krijgt u een nieuw verslag."))
            zet_weigering(formulier, fout, gemeente=request.gemeente.code, zaak=zaak)
        else:
            return redirect("inwoner:mijn-vraag", gemeente=gemeente)
    inhoud = {"formulier": formulier, "besluit": termijnen.besluit(startdag=klok.dag_van(op)), "merk": gelezen}
    return render(request, "inwoner/gesprek/tekenen.html", inhoud)


def _lees_eerst(request: KtRequest, beeld: Verslagbeeld, merk: str, op: datetime) -> HttpResponse:
    """Show the verslag of now above the form, with what was typed."""
    getypt = {veld: request.POST.get(veld, "") for veld in ("tekst", "naam")}
    inhoud = {
        "formulier": Tekenen(initial=getypt),
        "besluit": termijnen.besluit(startdag=klok.dag_van(op)),
        "merk": merk,
        "v": in_woorden(beeld),
        "getypt": any(getypt.values()),
    }
    return render(request, "inwoner/gesprek/tekenen.html", inhoud)
