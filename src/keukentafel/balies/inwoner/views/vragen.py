"""Hulp vragen: four questions, one on a page, without an account; sent once."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keukentafel.balies.antwoord import priveblad
from keukentafel.balies.inwoner import concept, sleutel
from keukentafel.balies.inwoner.bevestigd import verstuurd
from keukentafel.balies.inwoner.forms import Code
from keukentafel.balies.inwoner.forms.vragen import ZELF
from keukentafel.balies.inwoner.samenvatting import Antwoord, beantwoord, kort, titel
from keukentafel.balies.toegang import KtRequest, openbaar
from keukentafel.balies.vorm import woorden
from keukentafel.recht.taal.tijd import na_werkdagen
from keukentafel.recht.taal.verordening import lokaal
from keukentafel.reis.melden import concept_afmaken, concept_bewaren, concept_openen
from keukentafel.stelsel import klok

DOEL = "hulp vragen via de website"
LAATSTE = max(concept.VRAGEN)
KIJK_NA = "inwoner_kijk_na"  # in the session, once: the question whose answers were just refused


def _eerder(antwoorden: concept.Antwoorden, nummer: int) -> list[tuple[Antwoord, str]]:
    return [(a, tekst) for a in beantwoord(antwoorden, tot=nummer) if (tekst := kort(a))]


@require_safe
@openbaar(doel=DOEL)
@priveblad
def beginnen(request: KtRequest, gemeente: str) -> HttpResponse:
    """Begin, or ask whether to go on with what was begun in this browser. Just sent: say that we have it."""
    antwoorden = concept.lees(request, klok.nu())
    if not antwoorden and verstuurd(request):
        return render(request, "inwoner/vragen/al_binnen.html")
    if not antwoorden:
        return redirect("inwoner:vraag", gemeente=gemeente, nummer=1)
    return render(
        request, "inwoner/vragen/begonnen.html", {"eerder": _eerder(antwoorden, LAATSTE + 1), **_verder(antwoorden)}
    )


def _verder(antwoorden: concept.Antwoorden) -> dict[str, Any]:
    return {"open_vraag": concept.eerste_open_vraag(antwoorden)}


@require_http_methods(["GET", "HEAD", "POST"])
@openbaar(doel=DOEL)
@priveblad
def vraag(request: KtRequest, gemeente: str, nummer: int) -> HttpResponse:
    """One question. What is typed is kept at every button, also when it is not right yet."""
    if nummer not in concept.VRAGEN:
        raise Http404("er zijn vier vragen")
    op = klok.nu()
    antwoorden = concept.lees(request, op)
    if request.method != "POST" and not antwoorden and nummer > 1 and verstuurd(request):
        return redirect("inwoner:hulp-vragen", gemeente=gemeente)
    if request.method == "POST":
        antwoorden[str(nummer)] = concept.getypt(nummer, request.POST, _melder(request, nummer, antwoorden))
        concept.bewaar(request, antwoorden, op)
        if "later" in request.POST:
            return redirect("inwoner:later", gemeente=gemeente)
        formulier = concept.formulier_van(nummer, antwoorden, kijk_na=True)
        if not formulier.is_valid():
            # back to the same question by GET: a browser that goes back later asks nothing to be sent again
            request.session[KIJK_NA] = f"{gemeente}/{nummer}"
            return redirect("inwoner:vraag", gemeente=gemeente, nummer=nummer)
        if nummer == LAATSTE:
            return redirect("inwoner:nakijken", gemeente=gemeente)
        return redirect("inwoner:vraag", gemeente=gemeente, nummer=nummer + 1)
    kijk_na = KIJK_NA in request.session and request.session.pop(KIJK_NA) == f"{gemeente}/{nummer}"
    formulier = concept.formulier_van(nummer, antwoorden, kijk_na=kijk_na, begin=_begin(request, nummer))
    melder = concept.melder_van(antwoorden)
    inhoud = {
        "formulier": formulier,
        "nummer": nummer,
        "vorige": nummer - 1,
        "volgende": nummer + 1 if nummer < LAATSTE else None,
        "vraag_titel": titel(nummer, melder),
        "vorige_titel": _klein(titel(nummer - 1, melder)) if nummer > 1 else "",
        "voor_ander": melder != ZELF,
        "eerder": _eerder(antwoorden, nummer),
        "eerste_contact": _eerste_contact(request) if nummer == 3 else None,
        "bereik": antwoorden.get("3", {}).get("hoe", ""),
        "bewaard": _("Uw antwoorden zijn bewaard. U raakt niets kwijt.") if antwoorden else "",
    }
    return render(request, "inwoner/vragen/vraag.html", inhoud)


def _klein(zin: str) -> str:
    """Return a sentence as it goes on after a colon."""
    return zin[:1].lower() + zin[1:]


def _melder(request: KtRequest, nummer: int, antwoorden: concept.Antwoorden) -> str:
    return concept.melder_van({"1": {"voor": request.POST.get("voor", "")}} if nummer == 1 else antwoorden)


def _begin(request: KtRequest, nummer: int) -> dict[str, str] | None:
    return {"voor": request.GET.get("voor", "")} if nummer == 1 else None


def _eerste_contact(request: KtRequest) -> Any:
    """Return until when we call, if it is sent today."""
    assert request.gemeente is not None
    vandaag = klok.vandaag()
    aantal = lokaal(gemeente=request.gemeente.slug, naam="eerste_contact_werkdagen", peildatum=vandaag).waarde
    return na_werkdagen(van=vandaag, aantal=aantal)


@require_POST
@openbaar(doel=DOEL)
@priveblad
def bewaren(request: KtRequest, gemeente: str, nummer: int) -> HttpResponse:
    """Keep what is being typed; answers with the sentence to show."""
    if nummer not in concept.VRAGEN:
        raise Http404("er zijn vier vragen")
    op = klok.nu()
    antwoorden = concept.lees(request, op)
    antwoorden[str(nummer)] = concept.getypt(nummer, request.POST, _melder(request, nummer, antwoorden))
    concept.bewaar(request, antwoorden, op)
    tijd = woorden.tijd(op.astimezone(klok.AMSTERDAM))
    return JsonResponse({"bewaard": _("Bewaard om %(tijd)s.") % {"tijd": tijd}})


@require_http_methods(["GET", "HEAD"])
@openbaar(doel=DOEL)
@priveblad
def later(request: KtRequest, gemeente: str) -> HttpResponse:
    """Show the code by which the answers are found back, and until when they are kept."""
    assert request.gemeente is not None
    op = klok.nu()
    antwoorden = concept.lees(request, op)
    code = concept.code_van(request)
    if not antwoorden or code is None:
        return redirect("inwoner:verder", gemeente=gemeente)
    tot = concept_bewaren(gemeente=request.gemeente, code=code, antwoorden=antwoorden, op=op)
    return render(request, "inwoner/vragen/later.html", {"code": code, "tot": tot, **_verder(antwoorden)})


@require_http_methods(["GET", "HEAD", "POST"])
@openbaar(doel=DOEL)
@priveblad
def verder(request: KtRequest, gemeente: str) -> HttpResponse:
    """Go on with a code, on this device or another."""
    assert request.gemeente is not None
    op = klok.nu()
    formulier = Code(request.POST if request.method == "POST" else None)
    if formulier.is_bound:
        if tot := sleutel.pauze_tot(request, op):
            formulier.full_clean()
            formulier.add_error(None, pauze_zin(tot))
        elif formulier.is_valid():
            code = formulier.cleaned_data["code"]
            antwoorden = concept_openen(gemeente=request.gemeente, code=code, op=op)
            if antwoorden is not None:
                sleutel.vergeet_pogingen(request)
                concept.onthoud_code(request, code)
                nummer = concept.eerste_open_vraag(antwoorden)
                if nummer is None:
                    return redirect("inwoner:nakijken", gemeente=gemeente)
                return redirect("inwoner:vraag", gemeente=gemeente, nummer=nummer)
            sleutel.tel_poging(request, op)
            formulier.add_error(
                "code", _("Bij deze code vinden wij geen antwoorden. Kijk de letters en cijfers na. Of begin opnieuw.")
            )
    return render(request, "inwoner/vragen/verder.html", {"formulier": formulier})


def pauze_zin(tot: Any) -> str:
    """Say that there were too many wrong codes, and what to do."""
    tijd = woorden.tijd(tot.astimezone(klok.AMSTERDAM))
    return _("U probeerde het 10 keer. Probeer het na %(tijd)s opnieuw, of bel ons.") % {"tijd": tijd}


@require_POST
@openbaar(doel=DOEL)
@priveblad
def opnieuw(request: KtRequest, gemeente: str) -> HttpResponse:
    """Throw away what was typed, and begin again."""
    assert request.gemeente is not None
    if code := concept.code_van(request):
        concept_afmaken(gemeente=request.gemeente, code=code, op=klok.nu())
        concept.onthoud_code(request, None)
    return redirect("inwoner:vraag", gemeente=gemeente, nummer=1)
