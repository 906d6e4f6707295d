"""The rules for who manages or makes policy: reading them, what differs per municipality, and the days of change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from keukentafel.balies.antwoord import priveblad
from keukentafel.balies.beheer.forms import Verschilvraag, Wisselvraag
from keukentafel.balies.beheer.raam import blad
from keukentafel.balies.regels import blad as regelblad
from keukentafel.balies.regels import woorden
from keukentafel.balies.regels.adressen import Ruimte, adres_van_citaat, openbaar_in
from keukentafel.balies.regels.lezen import alle_gevallen
from keukentafel.balies.toegang import KtRequest, alleen
from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.gevallen import Geval
from keukentafel.recht.motor.plaatselijk import onderwerpen
from keukentafel.recht.motor.verschil import Rij, Verschil, verschil
from keukentafel.recht.motor.waarden import Oordeel, lees_waarde, met_maat
from keukentafel.recht.motor.wetboek import wetboek
from keukentafel.recht.motor.wissel import Kennisrij, Uitslag, Wisselrij, Wisseltabel, wisseltabel
from keukentafel.reis.regels import geldend_boek
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten import queries as gemeenten

HIER = Ruimte("beheer")


def _boek(request: KtRequest) -> Boek:
    """The book of who has one municipality, with what she published; who has more reads what the software brought."""
    if len(request.gemeenten) == 1:
        return geldend_boek(next(iter(request.gemeenten)))
    return wetboek()


@require_safe
@alleen(Rol.BEHEER, Rol.BELEID, doel="de regels lezen")
@priveblad
def lijst(request: KtRequest) -> HttpResponse:
    """All regulations: how many versions each has, and what is not confirmed; own versions apart for who has more."""
    eigen = gemeenten.gemeenten().filter(code__in=request.gemeenten) if len(request.gemeenten) > 1 else ()
    inhoud = regelblad.regels(_boek(request), ruimte=HIER)
    return blad(request, "regels", inhoud | {"eigen": [(openbaar_in(plek.slug).regels(), plek.naam) for plek in eigen]})


@require_safe
@alleen(Rol.BEHEER, Rol.BELEID, doel="de regels lezen")
@priveblad
def regeling(request: KtRequest, regeling: str) -> HttpResponse:
    """One regulation: its versions on a line, its articles, and the way to its days of change."""
    boek = _boek(request)
    heeft = any(geval.regeling == regeling for geval in alle_gevallen())
    inhoud = regelblad.regeling(boek, request.GET, regeling, ruimte=HIER)
    return blad(request, "regels_regeling", inhoud | {"wet": regeling, "heeft_gevallen": heeft})


@require_safe
@alleen(Rol.BEHEER, Rol.BELEID, doel="de regels lezen")
@priveblad
def artikel(request: KtRequest, regeling: str, artikel: str) -> HttpResponse:
    """One article beside its rule, the same page as everybody reads, with the menu."""
    inhoud = regelblad.artikel(_boek(request), request.GET, regeling, artikel, ruimte=HIER)
    return blad(request, "regels_artikel", inhoud)


@require_safe
@alleen(Rol.BEHEER, Rol.BELEID, doel="regels van gemeenten vergelijken")
@priveblad
def verschillen(request: KtRequest) -> HttpResponse:
    """What differs per municipality for one subject on one day: who decides it, by what, and how sure that is."""
    boek, vandaag = _boek(request), klok.vandaag()
    keuzes = {f"{wet}.{veld.naam}": (wet, veld) for wet, veld in onderwerpen(boek)}
    namen = sorted((_onderwerp(boek, wet, veld.naam, veld.omschrijving), naam) for naam, (wet, veld) in keuzes.items())
    gevallen = [g for g in alle_gevallen() if any(f"{g.regeling}.{naam}" in keuzes for naam in g.gevraagd)]
    vraag = Verschilvraag(
        request.GET or None,
        initial={"dag": vandaag},
        onderwerpen=[(naam, titel) for titel, naam in namen],
        gevallen=[(str(nr), geval.zin) for nr, geval in enumerate(gevallen)],
    )
    inhoud: dict[str, Any] = {"formulier": vraag, "terug": HIER.regels()}
    if vraag.is_bound and vraag.is_valid():
        wet, veld = keuzes[vraag.cleaned_data["onderwerp"]]
        gekozen = vraag.cleaned_data["geval"]
        geval = gevallen[int(gekozen)] if gekozen else None
        inhoud |= _naast_elkaar(request, boek, wet, veld.naam, vraag.cleaned_data["dag"], geval) | {"geval": geval}
    return blad(request, "regels_verschil", inhoud)


def _onderwerp(boek: Boek, wet: str, naam: str, omschrijving: str) -> str:
    titel = omschrijving or naam.replace("_", " ")
    return f"{titel[:1].upper()}{titel[1:].rstrip('?.')} ({woorden.naam(boek, boek.versies(wet)[-1])})"


def _naast_elkaar(
    request: KtRequest, boek: Boek, wet: str, uitkomst: str, dag: date, geval: Geval | None
) -> dict[str, Any]:
    """Every municipality in a row: an own one by her own book, the others by what came with the software."""
    rijen, delen = [], []
    alle = list(gemeenten.gemeenten())
    for plek in alle:
        if request.gemeenten == {plek.code}:
            hier = boek
        else:
            hier = geldend_boek(plek.code) if plek.code in request.gemeenten else wetboek()
        deel = verschil(
            hier,
            wet,
            uitkomst,
            peildatum=dag,
            gemeenten={f"GM{plek.code:04}": plek.naam},
            feiten=geval.gegeven if geval is not None else None,
        )
        delen.append(deel)
        rijen += [_in_rij(rij, boek, hier, dag, plek.slug) for rij in deel.rijen]
    overzicht = Verschil(delen[0].onderwerp, dag, tuple(rij for deel in delen for rij in deel.rijen))
    return {
        "overzicht": overzicht,
        "groepen": sum(groep[0].geregeld for groep in overzicht.groepen()),
        "stil": [rij.naam for rij in overzicht.rijen if not rij.geregeld],
        "afwijkers": [rij.naam for rij in overzicht.wijkt_af()],
        "anderen": [plek.naam for plek in alle if plek.code not in request.gemeenten],
        "rijen": rijen,
    }


def _in_rij(rij: Rij, boek: Boek, hier: Boek, dag: date, slug: str) -> dict[str, Any]:
    """A row with where to read what decided; what only her own book has, stands on the pages of that municipality."""
    bepaalt = []
    for deel in rij.bepaalt:
        plek = deel.citaat.regeling, deel.citaat.artikel, deel.citaat.versie
        adres = adres_van_citaat(boek, *plek, op=dag, ruimte=HIER)
        bepaalt.append((deel, adres or adres_van_citaat(hier, *plek, op=dag, ruimte=openbaar_in(slug))))
    return {"rij": rij, "bepaalt": bepaalt, "status": woorden.status("onbevestigd") if rij.onbevestigd else ""}


@require_safe
@alleen(Rol.BEHEER, Rol.BELEID, doel="de regels lezen")
@priveblad
def wisseldagen(request: KtRequest, regeling: str) -> HttpResponse:
    """A case of a regulation over the days on which the law changes, and with what was known then."""
    boek = _boek(request)
    if regeling not in boek.wetten():
        raise Http404("deze regeling is er niet")
    paren = [(g, naam) for g in alle_gevallen() if g.regeling == regeling for naam in g.gevraagd]
    vraag = Wisselvraag(request.GET or None, gevallen=_keuzes(paren))
    inhoud: dict[str, Any] = {
        "formulier": vraag,
        "terug": HIER.regeling(regeling),
        "naam": woorden.naam(boek, boek.versies(regeling)[-1]),
        "keuzes": len(paren),
    }
    if vraag.is_bound and vraag.is_valid():
        geval, uitkomst = paren[int(vraag.cleaned_data["geval"])]
        van = date(min(boek.versies(regeling)[0].geldt_van, geval.peildatum).year, 1, 1)
        tabel = wisseltabel(
            boek, regeling, uitkomst,
            gemeente=geval.gemeente, feiten=geval.gegeven, van=van, tot=date(klok.vandaag().year + 1, 1, 1),
        )  # fmt: skip
        inhoud |= {"geval": geval, "uitkomst": uitkomst.replace("_", " "), "beweegt": tabel.beweegt}
        inhoud |= _wisselrijen(boek, tabel) | {"feiten": _feiten(boek, geval)}
    return blad(request, "regels_wisseldagen", inhoud)


def _keuzes(paren: Sequence[tuple[Geval, str]]) -> list[tuple[str, str]]:
    """A choice for each case and what it asks; where a case asks one thing, its sentence says enough."""
    return [
        (str(nr), geval.zin if len(geval.gevraagd) == 1 else f"{geval.zin} ({naam.replace('_', ' ')})")
        for nr, (geval, naam) in enumerate(paren)
    ]


def _feiten(boek: Boek, geval: Geval) -> list[tuple[str, str]]:
    velden = (veld for versie in boek.regelingen() for deel in versie.artikelen for veld in deel.parameters.values())
    maten = {veld.naam: veld.eenheid for veld in velden if veld.eenheid}
    gevonden = []
    for naam, feit in geval.gegeven.items():
        waarde = feit.waarde if isinstance(feit, Oordeel) else lees_waarde(feit, naam)
        gevonden.append((naam.replace("_", " "), met_maat(waarde, maten.get(naam, ""))))
    return gevonden


def _wisselrijen(boek: Boek, tabel: Wisseltabel) -> dict[str, Any]:
    rijen = list(tabel.rijen)
    while len(rijen) > 1 and _stil(rijen[-1]) and _stil(rijen[-2]):
        rijen.pop()  # year after year without a rule says nothing more
    while len(rijen) > 1 and _stil(rijen[0]) and _stil(rijen[1]):
        rijen.pop(0)
    return {
        "rijen": [
            {"rij": rij, "erop": _uitslag(boek, rij.erop, rij.wissel.dag), "ervoor": rij.ervoor} for rij in rijen
        ],
        "wisselt": sum(rij.verandert for rij in rijen),
        "kennis": [_kennisrij(boek, rij) for rij in tabel.kennis],
    }


def _kennisrij(boek: Boek, rij: Kennisrij) -> dict[str, Any]:
    dag = rij.later.dag
    return {"rij": rij, "ervoor": _uitslag(boek, rij.ervoor, dag), "erop": _uitslag(boek, rij.erop, dag)}


def _stil(rij: Wisselrij) -> bool:
    return bool(rij.ervoor.reden and rij.erop.reden)


def _uitslag(boek: Boek, uit: Uitslag, dag: date) -> dict[str, Any]:
    citaat = uit.citaat
    adres = ""
    if citaat is not None:
        adres = adres_van_citaat(boek, citaat.regeling, citaat.artikel, citaat.versie, op=dag, ruimte=HIER)
    return {"uitslag": uit, "adres": adres, "status": woorden.status(uit.status)}
