"""The last page before sending, and the confirmation after it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from keukentafel.balies.antwoord import priveblad, zet_fouten
from keukentafel.balies.inwoner import concept, sleutel
from keukentafel.balies.inwoner.bevestigd import SLEUTEL
from keukentafel.balies.inwoner.forms import Versturen
from keukentafel.balies.inwoner.forms.vragen import ZELF
from keukentafel.balies.inwoner.samenvatting import beantwoord
from keukentafel.balies.inwoner.versturen import verstuur
from keukentafel.balies.inwoner.views.vragen import DOEL
from keukentafel.balies.toegang import KtRequest, openbaar
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.melden import Ontvangen
from keukentafel.stelsel import klok


@require_http_methods(["GET", "HEAD", "POST"])
@openbaar(doel=DOEL)
@priveblad
def nakijken(request: KtRequest, gemeente: str) -> HttpResponse:
    """Show all answers; send them. Sending twice gives one case and twice the same confirmation."""
    op = klok.nu()
    antwoorden = concept.lees(request, op)
    formulier = Versturen(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not antwoorden:
        return redirect("inwoner:ontvangen", gemeente=gemeente)  # the first of two clicks did it
    if nummer := concept.eerste_open_vraag(antwoorden):
        return redirect("inwoner:vraag", gemeente=gemeente, nummer=nummer)
    melder = concept.melder_van(antwoorden)
    if formulier.is_valid():
        try:
            uit = verstuur(request, op)
        except Geweigerd as fout:
            zet_fouten(formulier, fout)
        else:
            if uit is not None:
                _onthoud(request, uit, melder)
            return redirect("inwoner:ontvangen", gemeente=gemeente)
    inhoud = {"formulier": formulier, "antwoorden": beantwoord(antwoorden), "voor_ander": melder != ZELF}
    return render(request, "inwoner/vragen/nakijken.html", inhoud)


def _onthoud(request: KtRequest, uit: Ontvangen, melder: str) -> None:
    """Keep in this browser's session what the confirmation shows.

    Only who asked for themselves gets the code and the letter on screen: the code opens the whole question, so for
    somebody else it goes to the resident, by post.
    """
    assert request.gemeente is not None
    zelf = melder == ZELF
    alle = dict(request.session.get(SLEUTEL, {}))
    alle[request.gemeente.slug] = {
        "zelf": zelf,
        "nummer": uit.nummer,
        "contactpersoon": uit.contactpersoon,
        "telefoon": uit.contact_telefoon,
        "eerste_contact": uit.eerste_contact_uiterlijk.isoformat(),
        "plan": uit.plan.uiterlijk.isoformat(),
        "plan_reden": uit.plan.reden or "",
        "onderzoek": uit.onderzoek.uiterlijk.isoformat(),
        "onderzoek_reden": uit.onderzoek.reden or "",
        "onderzoek_voorbehoud": uit.onderzoek.voorbehoud or "",
        "code": (uit.volgcode or "") if zelf else "",
        "brief": uit.brief if zelf else None,
        "erbij": uit.erbij,
        "per_post": uit.per_post,
        "ondersteuner": uit.ondersteuner_uiterlijk.isoformat() if uit.ondersteuner_uiterlijk else "",
    }
    request.session[SLEUTEL] = alle
    concept.onthoud_code(request, None)
    if zelf and not uit.erbij:  # a file that was there already opens with its own code only
        sleutel.geef_sleutel(request, uit.zaak, sleutel.CODE)


def vergeet(request: KtRequest) -> None:
    """Show the confirmation no longer in this browser."""
    assert request.gemeente is not None
    alle = dict(request.session.get(SLEUTEL, {}))
    if alle.pop(request.gemeente.slug, None) is not None:
        request.session[SLEUTEL] = alle


@require_safe
@openbaar(doel=DOEL)
@priveblad
def ontvangen(request: KtRequest, gemeente: str) -> HttpResponse:
    """The confirmation: dates, a name, what to do now, and the code to follow the question."""
    assert request.gemeente is not None
    bewaard: dict[str, Any] = dict(request.session.get(SLEUTEL, {}).get(request.gemeente.slug, {}))
    if not bewaard:
        return render(request, "inwoner/vragen/al_ontvangen.html")
    for naam in ("eerste_contact", "plan", "onderzoek", "ondersteuner"):
        bewaard[naam] = date.fromisoformat(bewaard[naam]) if bewaard.get(naam) else None
    vandaag = klok.vandaag()
    bewaard |= {"week_voorbij": bewaard["plan"] < vandaag, "te_laat": bewaard["onderzoek"] < vandaag}
    return render(request, "inwoner/vragen/ontvangen.html", bewaard)
