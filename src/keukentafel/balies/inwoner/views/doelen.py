"""The resident's goals: what was agreed, what the provider told, and what was said when looking back."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keukentafel.balies.antwoord import priveblad
from keukentafel.balies.inwoner.sleutel import met_vraag
from keukentafel.balies.toegang import KtRequest, openbaar
from keukentafel.reis.evalueren import resultaten_van
from keukentafel.reis.inzien import eigen_zaak
from keukentafel.stelsel import klok


@require_safe
@openbaar(doel="uw eigen doelen lezen")
@priveblad
@met_vraag
def doelen(request: KtRequest, zaak: int, op: datetime, gemeente: str) -> HttpResponse:
    """The goals of the besluit as they are followed now; before a besluit, that there are none yet."""
    assert request.gemeente is not None
    record = eigen_zaak(gemeente=request.gemeente.code, zaak=zaak)
    beeld = resultaten_van(zaak=record, op=op)
    wie = record.behandelaar.naam if record.behandelaar else ""
    terug = beeld.evaluaties[0].uitkomst if beeld and beeld.evaluaties else ""
    inhoud = {
        "beeld": beeld, "contactpersoon": wie, "vandaag": klok.dag_van(op),
        "stopt": record.stand == "in_evaluatie" and terug == "beeindigen",
        "gestopt": record.stand in ("beeindigd", "afgesloten"),
    }  # fmt: skip
    return render(request, "inwoner/besluit/doelen.html", inhoud)
