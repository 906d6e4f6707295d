"""Waar staat mijn vraag? Opened by number and code, or from the list of an account."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from keukentafel.balies.antwoord import priveblad, zet_fouten
from keukentafel.balies.inwoner import sleutel
from keukentafel.balies.inwoner.forms import Volgen
from keukentafel.balies.inwoner.verloop import lees_verloop
from keukentafel.balies.inwoner.views import nakijken
from keukentafel.balies.inwoner.views.vragen import pauze_zin
from keukentafel.balies.toegang import KtRequest, alleen, openbaar
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.inzien import eigen_persoon, eigen_zaken, volgen, waar_staat
from keukentafel.reis.overzichten import vervolg_van
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol

DOEL = "uw eigen vraag bekijken"


@require_http_methods(["GET", "HEAD", "POST"])
@openbaar(doel=DOEL)
@priveblad
def mijn_vraag(request: KtRequest, gemeente: str) -> HttpResponse:
    """Where the question stands; without a key the form for number and code."""
    assert request.gemeente is not None
    op = klok.nu()
    if request.method == "POST":
        return _open(request, gemeente, op)
    zaak = sleutel.zaak_van(request, op)
    if zaak is None:
        return _vraag_code(request, Volgen(), op)
    stand = waar_staat(gemeente=request.gemeente.code, zaak=zaak, op=op)
    if verder := stand.zaak.samengevoegd_in_id:  # joined since: the question goes on under another number
        zaak = verder
        sleutel.geef_sleutel(request, zaak, sleutel.CODE)
        stand = waar_staat(gemeente=request.gemeente.code, zaak=zaak, op=op)
    verloop = lees_verloop(stand, vervolg_van(zaak=stand.zaak, op=op), klok.dag_van(op), op)
    return render(request, "inwoner/vraag/stand.html", {"stand": stand, "verloop": verloop})


def _open(request: KtRequest, gemeente: str, op: datetime) -> HttpResponse:
    assert request.gemeente is not None
    formulier = Volgen(request.POST)
    if tot := sleutel.pauze_tot(request, op):
        formulier.full_clean()
        formulier.add_error(None, pauze_zin(tot))
    elif formulier.is_valid():
        try:
            zaak = volgen(gemeente=request.gemeente.code, **formulier.cleaned_data)
        except Geweigerd as fout:
            sleutel.tel_poging(request, op)
            zet_fouten(formulier, fout)
        else:
            sleutel.vergeet_pogingen(request)
            request.session.cycle_key()  # a session known to somebody else does not get this question
            sleutel.geef_sleutel(request, zaak, sleutel.CODE)
            return redirect("inwoner:mijn-vraag", gemeente=gemeente)
    return _vraag_code(request, formulier, op)


def _vraag_code(request: KtRequest, formulier: Volgen, op: datetime) -> HttpResponse:
    """The form for number and code; who is signed in as a resident also gets the way to the own list."""
    inhoud = {"formulier": formulier, "met_account": bool(sleutel.eigen_nummers(request, op))}
    return render(request, "inwoner/vraag/openen.html", inhoud)


@require_POST
@openbaar(doel=DOEL)
@priveblad
def sluiten(request: KtRequest, gemeente: str) -> HttpResponse:
    """Leave nothing behind in this browser: for a shared computer."""
    sleutel.neem_sleutel(request)
    nakijken.vergeet(request)
    return redirect("inwoner:start", gemeente=gemeente)


@require_http_methods(["GET", "HEAD", "POST"])
@alleen(Rol.INWONER, doel=DOEL)
@priveblad
def mijn_vragen(request: KtRequest, gemeente: str) -> HttpResponse:
    """The own questions of who is signed in; choosing one opens it."""
    zaken = eigen_zaken(persoon=eigen_persoon(gebruiker=request.user.pk))
    if request.method == "POST":
        gekozen = [zaak for zaak in zaken if str(zaak.id) == request.POST.get("zaak")]
        if not gekozen:
            raise Http404("deze vraag is niet van u")
        sleutel.geef_sleutel(request, gekozen[0].id, sleutel.ACCOUNT)
        return redirect("inwoner:mijn-vraag", gemeente=gemeente)
    return render(request, "inwoner/vraag/mijn_vragen.html", {"zaken": zaken})
