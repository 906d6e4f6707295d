"""Reading: the letters of the own question, and who looked at one's data."""

from __future__ import annotations

from datetime import date, datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from keukentafel.balies.antwoord import priveblad
from keukentafel.balies.inwoner.meekijken import Regel, per_dag
from keukentafel.balies.inwoner.sleutel import met_vraag
from keukentafel.balies.inwoner.verloop import eigen_brieven
from keukentafel.balies.toegang import KtRequest, openbaar
from keukentafel.reis.brieven import pdf_openen
from keukentafel.reis.inzien import eigen_brief, meekijkers, waar_staat, wie_keek_mee

DOEL = "uw eigen brieven lezen"


def brieftitel(soort: str) -> str:
    """Return what a letter is called on a list."""
    titels = {
        "ontvangstbevestiging": _("Wij hebben uw vraag ontvangen"),
        "uitnodiging": _("Uitnodiging voor het gesprek"),
        "plan_ontvangen": _("Wij hebben uw plan ontvangen"),
        "afzegging": _("Uw gesprek gaat niet door"),
        "intrekking": _("U hebt uw vraag ingetrokken"),
        "meerdere_meldingen": _("Uw vraag kwam nog een keer binnen"),
        "doorzending_inwoner": _("Wij stuurden uw vraag door"),
        "aanvulling": _("Wij missen nog gegevens"),
        "verslag": _("Het verslag van ons onderzoek"),
        "besluit_toekenning": _("Besluit: u krijgt hulp"),
        "besluit_afwijzing": _("Besluit: u krijgt deze hulp niet"),
        "tijdelijke_ondersteuning": _("Besluit: u krijgt tijdelijke hulp"),
        "opgelost_zonder_maatwerk": _("Zo lossen we uw vraag samen op"),
        "opschorting": _("Wij hebben nog iets van u nodig"),
        "verlenging": _("Ons besluit komt later, zoals u goedvond"),
        "te_laat": _("Wij zijn te laat met uw vraag"),
        "tijd_loopt_weer": _("De tijd voor ons besluit loopt weer"),
    }
    return titels.get(soort, _("Brief van de gemeente"))


@require_safe
@openbaar(doel=DOEL)
@priveblad
@met_vraag
def brieven(request: KtRequest, zaak: int, op: datetime, gemeente: str) -> HttpResponse:
    """The letters of the own question, newest first."""
    assert request.gemeente is not None
    stand = waar_staat(gemeente=request.gemeente.code, zaak=zaak, op=op)
    lijst = [(b, brieftitel(b.soort)) for b in eigen_brieven(stand)]
    return render(request, "inwoner/vraag/brieven.html", {"stand": stand, "brieven": lijst})


@require_safe
@openbaar(doel=DOEL)
@priveblad
@met_vraag
def brief(request: KtRequest, zaak: int, op: datetime, gemeente: str, brief: int) -> HttpResponse:
    """One letter as a web page."""
    assert request.gemeente is not None
    beeld = eigen_brief(gemeente=request.gemeente.code, zaak=zaak, brief=brief)
    # berichten.brieven made this from escaped text and a fixed set of elements
    return render(request, "inwoner/vraag/brief.html", {"brief": beeld, "tekst": mark_safe(beeld.html)})


@require_safe
@openbaar(doel=DOEL)
@priveblad
@met_vraag
def brief_pdf(request: KtRequest, zaak: int, op: datetime, gemeente: str, brief: int) -> HttpResponse:
    """The same letter as a PDF."""
    assert request.gemeente is not None
    eigen_brief(gemeente=request.gemeente.code, zaak=zaak, brief=brief)
    antwoord = HttpResponse(pdf_openen(id=brief, op=op), content_type="application/pdf")
    antwoord["Content-Disposition"] = f'inline; filename="brief-{brief}.pdf"'
    return antwoord


@require_safe
@openbaar(doel="zien wie in uw gegevens keek")
@priveblad
@met_vraag
def keek_mee(request: KtRequest, zaak: int, op: datetime, gemeente: str) -> HttpResponse:
    """Who looked at or changed the resident's data, when and why."""
    assert request.gemeente is not None
    g = request.gemeente.code
    stand = waar_staat(gemeente=g, zaak=zaak, op=op)
    dagen: list[tuple[date, list[Regel]]] = per_dag(wie_keek_mee(gemeente=g, inwoner=stand.zaak.inwoner_id))
    aantal = len(meekijkers(gemeente=g, inwoner=stand.zaak.inwoner_id))
    nood = sum(regel.nood for _dag, regels in dagen for regel in regels)
    return render(request, "inwoner/vraag/keek_mee.html", {"dagen": dagen, "aantal": aantal, "nood": nood})
