"""Who cares for the resident: she tells it herself."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from keukentafel.balies.antwoord import priveblad
from keukentafel.balies.inwoner.sleutel import met_vraag
from keukentafel.balies.inwoner.versturen import DE_INWONER
from keukentafel.balies.inwoner.weigering import zet_weigering
from keukentafel.balies.toegang import KtRequest, openbaar
from keukentafel.balies.vragen.mantelzorger import Mantelzorger
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.inzien import eigen_mantelzorgers
from keukentafel.reis.melden import mantelzorger_noteren, mantelzorger_weghalen


@require_http_methods(["GET", "HEAD", "POST"])
@openbaar(doel="vertellen wie er voor u zorgt")
@priveblad
@met_vraag
def mantelzorger(request: KtRequest, zaak: int, op: datetime, gemeente: str) -> HttpResponse:
    """Who is known already, each to take away, and a form for one more or for a correction."""
    assert request.gemeente is not None
    if weg := request.POST.get("weg", ""):
        if not (weg.isascii() and weg.isdigit() and len(weg) < 19):
            raise Http404("deze mantelzorger staat er niet bij")
        mantelzorger_weghalen(gemeente=request.gemeente, zaak=zaak, relatie=int(weg), wie=DE_INWONER, op=op)
        return redirect("inwoner:mantelzorger", gemeente=gemeente)
    formulier = Mantelzorger(request.POST if request.method == "POST" else None)
    if formulier.is_valid():
        try:
            mantelzorger_noteren(gemeente=request.gemeente, zaak=zaak, wie=DE_INWONER, op=op, **formulier.cleaned_data)
        except Geweigerd as fout:
            zet_weigering(formulier, fout, gemeente=request.gemeente.code, zaak=zaak)
        else:
            return redirect("inwoner:mantelzorger", gemeente=gemeente)
    bekend = eigen_mantelzorgers(gemeente=request.gemeente.code, zaak=zaak)
    return render(request, "inwoner/vraag/mantelzorger.html", {"formulier": formulier, "bekend": bekend})
