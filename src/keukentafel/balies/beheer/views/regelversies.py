"""Own rules of a municipality: write a version, see what it changes, lay it before a colleague, publish it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keukentafel.balies.antwoord import gezegd, priveblad, zeg, zet_fouten
from keukentafel.balies.beheer.raam import blad, eigen_gemeenten
from keukentafel.balies.beheer.regelformulieren import (
    AndereWaardeFormulier,
    Goedkeuring,
    NieuweVersie,
    Regeltekst,
    Teruggave,
)
from keukentafel.balies.toegang import KtRequest, alleen
from keukentafel.balies.vorm import woorden
from keukentafel.recht.motor.model import DeelVanReeks
from keukentafel.recht.motor.waarden import in_woorden
from keukentafel.reis import regels
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.regels import TekstIntussenGewijzigd
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.queries import Gemeente

MAG = (Rol.BEHEER, Rol.BELEID)
_MATEN = {
    "weeks": gettext_lazy("weken"),
    "months": gettext_lazy("maanden"),
    "days": gettext_lazy("dagen"),
    "years": gettext_lazy("jaar"),
}


@require_safe
@alleen(*MAG, doel="eigen regels bekijken")
@priveblad
def lijst(request: KtRequest) -> HttpResponse:
    """What is in the making, what waits for a colleague, and what is published."""
    rijen = regels.regelversies(wie=request.wie, op=klok.nu())
    groepen = [
        (kop, [rij for rij in rijen if rij[0].staat == staat])
        for staat, kop in (
            ("voorgelegd", _("Wacht op een collega")),
            ("concept", _("In de maak")),
            ("gepubliceerd", _("Gepubliceerd")),
        )
    ]
    inhoud = {"groepen": groepen, "leeg": not rijen, "meer": len(request.gemeenten) > 1}
    return blad(request, "regels_eigen/lijst", inhoud | {"gezegd": gezegd(request, bij=None)})


def _bij(gemeente: Gemeente, alle: list[Gemeente], tekst: str) -> str:
    return f"{gemeente.naam}: {tekst}" if len(alle) > 1 else tekst


@require_http_methods(["GET", "HEAD", "POST"])
@alleen(*MAG, doel="eigen regels schrijven")
@priveblad
def beginnen(request: KtRequest) -> HttpResponse:
    """Begin a version from a text that is there, or from an empty head."""
    op, eigen = klok.nu(), eigen_gemeenten(request)
    keuzes: list[tuple[str, str]] = []
    for gemeente in eigen:
        for punt in regels.beginpunten(gemeente=gemeente, wie=request.wie, op=op):
            van = _("van het land") if punt.van_wie == "land" else _("van %(wie)s") % {"wie": punt.van_wie}
            naam = f"{punt.noemer} ({van})" if punt.van_wie else punt.noemer
            keuzes.append((f"{gemeente.code}|{punt.regeling}", _bij(gemeente, eigen, naam)))
        keuzes.append((f"{gemeente.code}|", _bij(gemeente, eigen, _("Een nieuwe regeling"))))
    formulier = NieuweVersie(request.POST or None, keuzes=keuzes, initial={"van": klok.vandaag()})
    if request.method == "POST" and formulier.is_valid():
        code, regeling = formulier.cleaned_data["regeling"].split("|", 1)
        gemeente = next(g for g in eigen if str(g.code) == code)
        try:
            tekst = regels.begintekst(
                gemeente=gemeente, regeling=regeling, van=formulier.cleaned_data["van"], wie=request.wie, op=op
            )
            versie = regels.regelversie_beginnen(gemeente=gemeente, tekst=tekst, wie=request.wie, op=op)
        except Geweigerd as fout:
            zet_fouten(formulier, fout)
        else:
            return redirect("beheer:regelversie-schrijven", versie=versie.id)
    return blad(request, "regels_eigen/beginnen", {"formulier": formulier})


@require_http_methods(["GET", "HEAD", "POST"])
@alleen(*MAG, doel="eigen regels schrijven")
@priveblad
def waarde(request: KtRequest) -> HttpResponse:
    """Another amount or number from a day on: writes the text, for the writer to check."""
    op, eigen = klok.nu(), eigen_gemeenten(request)
    keuzes, centen = [], set()
    for gemeente in eigen:
        for deel in regels.waarden_te_wijzigen(gemeente=gemeente, wie=request.wie, op=op):
            sleutel = "|".join((str(gemeente.code), deel.plek.regeling, deel.plek.artikel, deel.plek.naam))
            nu = f"{in_woorden(deel.plek.waarde, deel.plek.eenheid)} {_MATEN.get(deel.plek.eenheid, '')}".strip()
            naam = deel.plek.naam.replace("_", " ")
            zin = _("%(regeling)s: %(naam)s, nu %(nu)s") % {"regeling": deel.noemer, "naam": naam, "nu": nu}
            keuzes.append((sleutel, _bij(gemeente, eigen, zin)))
            if deel.plek.eenheid == "eurocent":
                centen.add(sleutel)
    formulier = AndereWaardeFormulier(request.POST or None, keuzes=keuzes, centen=frozenset(centen))
    if request.method == "POST" and formulier.is_valid():
        velden = formulier.cleaned_data
        code, regeling, artikel, naam = velden["waarde"].split("|", 3)
        gemeente = next(g for g in eigen if str(g.code) == code)
        nieuw = regels.AndereWaarde(
            regeling=regeling, artikel=artikel, naam=naam,
            deel=DeelVanReeks(velden["van"], None, velden["nieuw"], velden["bron"], velden["status"]),
        )  # fmt: skip
        try:
            tekst = regels.tekst_met_andere_waarde(gemeente=gemeente, nieuw=nieuw, wie=request.wie, op=op)
            versie = regels.regelversie_beginnen(gemeente=gemeente, tekst=tekst, wie=request.wie, op=op)
        except Geweigerd as fout:
            zet_fouten(formulier, fout)
        else:
            zeg(request, _("De tekst is gemaakt. Kijk hem na en leg hem voor."), bij=versie.id)
            return redirect("beheer:regelversie", versie=versie.id)
    return blad(request, "regels_eigen/waarde", {"formulier": formulier, "keuzes": bool(keuzes)})


@require_safe
@alleen(*MAG, doel="eigen regels bekijken")
@priveblad
def openen(request: KtRequest, versie: int) -> HttpResponse:
    """One version: how far it is, what is not right yet, and what can be done."""
    beeld = regels.regelversie_openen(versie=versie, wie=request.wie, op=klok.nu())
    return blad(request, "regels_eigen/versie", {"beeld": beeld, "gezegd": gezegd(request, bij=versie)})


@require_http_methods(["GET", "HEAD", "POST"])
@alleen(*MAG, doel="eigen regels schrijven")
@priveblad
def schrijven(request: KtRequest, versie: int) -> HttpResponse:
    """The text itself. POST saves it, however incomplete; what was typed stays, also beside a colleague's text."""
    op = klok.nu()
    anders: TekstIntussenGewijzigd | None = None
    formulier = Regeltekst(request.POST or None)
    if request.method == "POST" and formulier.is_valid():
        try:
            regels.regelversie_bewaren(
                versie=versie, tekst=formulier.cleaned_data["tekst"], wie=request.wie, op=op,
                verwachte_versie=formulier.cleaned_data["versie"],
            )  # fmt: skip
        except TekstIntussenGewijzigd as fout:
            anders = fout
            data = request.POST.copy()
            data["versie"] = str(fout.versie)  # the next save knows that both were seen
            formulier = Regeltekst(data)
        except Geweigerd as fout:
            zet_fouten(formulier, fout)
        else:
            zeg(request, _("De tekst is bewaard."), bij=versie)
            return redirect("beheer:regelversie", versie=versie)
    beeld = regels.regelversie_openen(versie=versie, wie=request.wie, op=op)
    if request.method != "POST":
        formulier = Regeltekst(initial={"tekst": beeld.versie.tekst, "versie": beeld.versie.versie})
    inhoud = {"beeld": beeld, "formulier": formulier, "anders": anders}
    return blad(request, "regels_eigen/schrijven", inhoud)


@require_safe
@alleen(*MAG, doel="eigen regels bekijken")
@priveblad
def gevolgen(request: KtRequest, versie: int) -> HttpResponse:
    """What would change with this version, counted."""
    try:
        beeld = regels.gevolgen_van(versie=versie, wie=request.wie, op=klok.nu())
    except Geweigerd as fout:
        zeg(request, woorden.vertaal(str(fout)), bij=versie, stand="let-op")
        return redirect("beheer:regelversie", versie=versie)
    return blad(request, "regels_eigen/gevolgen", {"beeld": beeld})


def _nummer(request: KtRequest) -> int:
    """The number of the text that was on the screen; -1, which no text has, for anything else."""
    tekst = request.POST.get("versie", "")
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 9 else -1


@require_POST
@alleen(*MAG, doel="eigen regels voorleggen")
@priveblad
def voorleggen(request: KtRequest, versie: int) -> HttpResponse:
    """Lay it before a colleague."""
    try:
        regels.regelversie_voorleggen(versie=versie, verwachte_versie=_nummer(request), wie=request.wie, op=klok.nu())
    except Geweigerd as fout:
        zeg(request, woorden.vertaal(str(fout)), bij=versie, stand="let-op")
    else:
        zeg(request, _("De versie ligt nu voor een collega klaar."), bij=versie)
    return redirect("beheer:regelversie", versie=versie)


def _stap(
    request: KtRequest, versie: int, *, sjabloon: str, formulier: Any, doe: Callable[[Any], object], klaar: str
) -> HttpResponse:
    """A page with one form about one version: do it, or come back with what was typed."""
    if request.method == "POST" and formulier.is_valid():
        try:
            doe(formulier.cleaned_data)
        except Geweigerd as fout:
            zet_fouten(formulier, fout)
        else:
            zeg(request, klaar, bij=versie)
            return redirect("beheer:regelversie", versie=versie)
    beeld = regels.regelversie_openen(versie=versie, wie=request.wie, op=klok.nu())
    return blad(request, f"regels_eigen/{sjabloon}", {"beeld": beeld, "formulier": formulier})


@require_http_methods(["GET", "HEAD", "POST"])
@alleen(*MAG, doel="eigen regels publiceren")
@priveblad
def goedkeuren(request: KtRequest, versie: int) -> HttpResponse:
    """Approve it and publish it today; who approves says from which day it holds."""
    op = klok.nu()
    nu = regels.regelversie_openen(versie=versie, wie=request.wie, op=op)
    if request.method != "POST" and not nu.mag_goedkeuren:
        return redirect("beheer:regelversie", versie=versie)
    formulier = Goedkeuring(request.POST or None, initial={"versie": nu.versie.versie})
    return _stap(
        request, versie, sjabloon="goedkeuren", formulier=formulier, klaar=_("De versie is gepubliceerd."),
        doe=lambda velden: regels.regelversie_publiceren(
            versie=versie, geldt_van=velden["geldt_van"], verwachte_versie=velden["versie"], wie=request.wie, op=op
        ),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@alleen(*MAG, doel="eigen regels teruggeven")
@priveblad
def teruggeven(request: KtRequest, versie: int) -> HttpResponse:
    """Give it back to its writer, with why."""
    return _stap(
        request, versie, sjabloon="teruggeven", formulier=Teruggave(request.POST or None),
        klaar=_("De versie is terug bij de schrijver."),
        doe=lambda velden: regels.regelversie_teruggeven(
            versie=versie, reden=velden["reden"], wie=request.wie, op=klok.nu()
        ),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@alleen(*MAG, doel="eigen regels intrekken")
@priveblad
def intrekken(request: KtRequest, versie: int) -> HttpResponse:
    """Ask first, then take a draft away."""
    fout = ""
    if request.method == "POST":
        try:
            regels.regelversie_intrekken(versie=versie, wie=request.wie, op=klok.nu())
        except Geweigerd as geweigerd:
            fout = str(geweigerd)
        else:
            zeg(request, _("De versie is ingetrokken."), bij=None)
            return redirect("beheer:regelversies")
    beeld = regels.regelversie_openen(versie=versie, wie=request.wie, op=klok.nu())
    return blad(request, "regels_eigen/intrekken", {"beeld": beeld, "fout": fout})
