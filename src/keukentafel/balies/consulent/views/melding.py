"""The intake of a question: find the resident, write the question down, and read what was promised."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.utils.crypto import salted_hmac
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from keukentafel.balies.antwoord import zeg
from keukentafel.balies.consulent.blad import DOEN, LEZEN, toon, werkblad
from keukentafel.balies.consulent.forms.melding import NieuweInwoner, Vraag
from keukentafel.balies.consulent.views.lijsten import zoekuitslag
from keukentafel.balies.toegang import KtRequest
from keukentafel.balies.vorm import woorden as vormwoorden
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.inzien import GekozenInwoner, bevestiging_nalezen, inwoner_kiezen
from keukentafel.reis.melden import Ontvangen, al_ontvangen, concept_afmaken, concept_bewaren, concept_openen, melden
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.queries import Gemeente, gemeenten

DOEL = "een melding opschrijven"
SLEUTEL = "consulent_ontvangen"
HOOGSTENS_ONTHOUDEN = 10
NIET_BEWAREN = frozenset({"bsn", "eenmalig"})  # a BSN is only kept with a resident
ADRES = frozenset({"straat", "huisnummer", "postcode", "plaats"})


@werkblad(doel="een inwoner zoeken voor een melding")
def zoek(request: KtRequest) -> HttpResponse:
    """First: who is it about? A resident from the search, or a new one."""
    return toon(request, "consulent/melding/zoek.html", zoekuitslag(request))


def _gemeenten(request: KtRequest) -> list[Gemeente]:
    return list(gemeenten().filter(code__in=request.gemeenten))


def _code(request: KtRequest, persoon: int | None) -> str:
    """Return the key of this person's draft: nobody can guess it, and it outlives a session that ran out."""
    return salted_hmac("consulent melding", f"{request.user.pk}:{persoon or 'nieuw'}").hexdigest()


def _eerder(request: KtRequest, code: str) -> dict[str, Any]:
    """Return the draft under this key. Drafts of one person all stand with the first municipality of that person."""
    return concept_openen(gemeente=_gemeenten(request)[0], code=code, op=klok.nu()) or {}


@werkblad(doel=DOEL)
def nieuw(request: KtRequest) -> HttpResponse:
    """The question of a resident whom we do not know yet."""
    hier = _gemeenten(request)
    code = _code(request, None)
    if request.method == "POST":
        formulier = NieuweInwoner(request.POST, gemeenten=hier)
        if formulier.is_valid():
            gekozen = formulier.cleaned_data.get("gemeente", str(hier[0].code))
            gemeente = next(g for g in hier if str(g.code) == gekozen)
            if gedaan := _neem_in(request, formulier, gemeente, None, code):
                return gedaan
    else:
        formulier = NieuweInwoner(initial=_eerder(request, code) | {"eenmalig": uuid4()}, gemeenten=hier)
    return _blad(request, formulier, None)


@werkblad(doel=DOEL)
def voor(request: KtRequest, persoon: int) -> HttpResponse:
    """The question of a resident whom we know."""
    gekozen = inwoner_kiezen(persoon=persoon, wie=request.wie, op=klok.nu())
    gemeente = gekozen.persoon.gemeente
    code = _code(request, persoon)
    if request.method == "POST":
        formulier = Vraag(request.POST)
        if formulier.is_valid() and (gedaan := _neem_in(request, formulier, gemeente, persoon, code)):
            return gedaan
    else:
        # a resident we know mostly asks it self
        formulier = Vraag(initial={"melder": "zelf"} | _eerder(request, code) | {"eenmalig": uuid4()})
    return _blad(request, formulier, gekozen)


def _blad(request: KtRequest, formulier: Vraag, gekozen: GekozenInwoner | None) -> HttpResponse:
    begonnen = not formulier.is_bound and set(formulier.initial) - {"eenmalig", "melder"}
    inhoud = {
        "formulier": formulier,
        "gekozen": gekozen,
        "begonnen": bool(begonnen),
        "bewaar_voor": gekozen.persoon.id if gekozen else 0,
    }
    return toon(request, "consulent/melding/vraag.html", inhoud)


def _neem_in(
    request: KtRequest, formulier: Vraag, gemeente: Gemeente, persoon: int | None, code: str
) -> HttpResponse | None:
    """Do the act and go to the confirmation; None when it was refused. The same form sent twice is one melding."""
    eenmalig = str(formulier.cleaned_data["eenmalig"])
    if eenmalig in request.session.get(SLEUTEL, {}):
        return redirect("consulent:melding-ontvangen", eenmalig=eenmalig)
    # The session only knows what was answered before this request began; the database knows it of any moment.
    if eerder := al_ontvangen(gemeente=gemeente, eenmalig=formulier.cleaned_data["eenmalig"], wie=request.wie):
        _onthoud(request, eenmalig, eerder)
        return redirect("consulent:melding-ontvangen", eenmalig=eenmalig)
    try:
        uit = melden(
            gemeente=gemeente,
            inwoner=persoon if persoon is not None else formulier.inwoner(),  # type: ignore[attr-defined]
            ontvangst=formulier.ontvangst(),
            wie=request.wie,
            op=klok.nu(),
            behandelaar=request.wie.id if formulier.cleaned_data["contactpersoon"] == "ik" else None,
        )
    except Geweigerd as fout:
        for veld, zin in fout.fouten.items():
            formulier.add_error(formulier.veld_van(veld) or None, vormwoorden.vertaal(zin))
        return None
    concept_afmaken(gemeente=_gemeenten(request)[0], code=code, op=klok.nu())
    _onthoud(request, eenmalig, uit)
    if request.POST.get("doe") == "kort" and formulier.cleaned_data["contactpersoon"] == "ik" and not uit.erbij:
        zeg(request, _("De melding staat erin. De inwoner krijgt een brief."), bij=uit.zaak)
        return redirect("consulent:kort", zaak=uit.zaak)
    return redirect("consulent:melding-ontvangen", eenmalig=eenmalig)


def _onthoud(request: KtRequest, eenmalig: str, uit: Ontvangen) -> None:
    alle = dict(request.session.get(SLEUTEL, {}))
    alle[eenmalig] = {
        "zaak": uit.zaak,
        "nummer": uit.nummer,
        "contactpersoon": uit.contactpersoon,
        "eerste_contact": uit.eerste_contact_uiterlijk.isoformat(),
        "plan": uit.plan.uiterlijk.isoformat(),
        "onderzoek": uit.onderzoek.uiterlijk.isoformat(),
        "startdag": uit.onderzoek.startdag.isoformat(),
        "reden": uit.onderzoek.reden or "",
        "voorbehoud": uit.onderzoek.voorbehoud or "",
        "brief": uit.brief,
        "erbij": uit.erbij,
    }
    request.session[SLEUTEL] = dict(list(alle.items())[-HOOGSTENS_ONTHOUDEN:])


def _te_bewaren(gegeven: QueryDict, soort: type[Vraag]) -> dict[str, Any]:
    """Return what a draft may hold: filled-in fields of this form, and no address that must stay secret."""
    weg = NIET_BEWAREN | (ADRES if gegeven.get("geheim") else frozenset())
    schoon = {n: str(gegeven.get(n, "")).replace("\0", "") for n in soort.base_fields if n not in weg}
    return {naam: waarde for naam, waarde in schoon.items() if waarde}


@werkblad(doel=DOEL, methoden=DOEN)
def bewaren(request: KtRequest, persoon: int) -> HttpResponse:
    """Keep what was typed so far (bewaren.js); `persoon` is 0 for a new resident."""
    op = klok.nu()
    gemeente = _gemeenten(request)[0]
    code = _code(request, persoon or None)
    if "weg" in request.POST:
        concept_afmaken(gemeente=gemeente, code=code, op=op)
        return redirect("consulent:melding-voor", persoon=persoon) if persoon else redirect("consulent:melding-nieuw")
    if request.POST.get("eenmalig", "") in request.session.get(SLEUTEL, {}):
        return JsonResponse({"bewaard": _("Deze melding is al opgeslagen.")})
    antwoorden = _te_bewaren(request.POST, Vraag if persoon else NieuweInwoner)
    concept_bewaren(gemeente=gemeente, code=code, antwoorden=antwoorden, op=op)
    tijd = vormwoorden.tijd(op.astimezone(klok.AMSTERDAM))
    return JsonResponse({"bewaard": _("Bewaard om %(tijd)s.") % {"tijd": tijd}})


@werkblad(doel="de bevestiging van een melding nalezen", methoden=LEZEN)
def ontvangen(request: KtRequest, eenmalig: UUID) -> HttpResponse:
    """The confirmation: number, dates, a name, and the letter as the resident gets it."""
    bewaard: dict[str, Any] = dict(request.session.get(SLEUTEL, {}).get(str(eenmalig), {}))
    if not bewaard:
        raise Http404("deze bevestiging staat niet meer in dit venster")
    for naam in ("eerste_contact", "plan", "onderzoek", "startdag"):
        bewaard[naam] = date.fromisoformat(bewaard[naam])
    beeld = bevestiging_nalezen(brief=bewaard["brief"], wie=request.wie, op=klok.nu())
    # berichten.brieven made this from escaped text and a fixed set of elements
    return toon(request, "consulent/melding/ontvangen.html", bewaard | {"tekst": mark_safe(beeld.html)})
