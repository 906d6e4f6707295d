"""Who looks along now: the resident chooses for how long, and ends it at once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from keukentafel.balies.antwoord import priveblad, zet_fouten
from keukentafel.balies.inwoner.forms import Meekijken
from keukentafel.balies.inwoner.sleutel import met_vraag
from keukentafel.balies.inwoner.versturen import DE_INWONER
from keukentafel.balies.toegang import KtRequest, openbaar
from keukentafel.balies.vragen.meekijken import STOP
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.melden import meekijken_stoppen, meekijken_toestaan
from keukentafel.reis.melden import wie_kijkt_mee as lees

GEKOZEN = "inwoner_meekijken_gekozen"


@require_http_methods(["GET", "HEAD", "POST"])
@openbaar(doel="kiezen wie er meekijkt")
@priveblad
@met_vraag
def wie_kijkt_mee(request: KtRequest, zaak: int, op: datetime, gemeente: str) -> HttpResponse:
    """Each supporter who may open the file now, until when, and a choice how long from now."""
    assert request.gemeente is not None
    kijkers = lees(gemeente=request.gemeente.code, zaak=zaak, op=op)
    formulieren = {k.id: Meekijken(prefix=f"k{k.id}") for k in kijkers}
    fout_in: Meekijken | None = None
    if request.method == "POST":
        gekozen = next((k for k in kijkers if str(k.id) == request.POST.get("wie")), None)
        if gekozen is None:
            raise Http404("deze ondersteuner kijkt niet mee")
        fout_in = formulieren[gekozen.id] = Meekijken(request.POST, prefix=f"k{gekozen.id}")
        if fout_in.is_valid():
            basis: dict[str, Any] = {
                "gemeente": request.gemeente,
                "zaak": zaak,
                "betrokkene": gekozen.id,
                "wie": DE_INWONER,
                "op": op,
            }
            keuze = fout_in.cleaned_data["hoe_lang"]
            try:
                if keuze == STOP:
                    meekijken_stoppen(**basis)
                else:
                    meekijken_toestaan(weken=int(keuze), **basis)
            except Geweigerd as fout:
                zet_fouten(fout_in, fout)
            else:
                request.session[GEKOZEN] = STOP if keuze == STOP else "langer"
                return redirect("inwoner:wie-kijkt-mee", gemeente=gemeente)
    gekozen_net = request.session.pop(GEKOZEN, "") if GEKOZEN in request.session else ""
    inhoud = {
        "kijkers": [(k, formulieren[k.id]) for k in kijkers],
        "formulier": fout_in,
        "gekozen": gekozen_net if fout_in is None else "",
    }
    return render(request, "inwoner/vraag/wie_kijkt_mee.html", inhoud)
