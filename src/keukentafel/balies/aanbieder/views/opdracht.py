"""One order: what is asked, the answer, the start, the stop, and how it goes with each result."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from keukentafel.balies.aanbieder.beeld import antwoordformulier, antwoordstand, opdracht_in_woorden
from keukentafel.balies.aanbieder.blad import aanbieder_in, aanbieders_van, toon, waar, werkblad
from keukentafel.balies.aanbieder.forms import LATER, NEE, Antwoord, Terug, Voortgang
from keukentafel.balies.antwoord import gezegd, zeg, zet_fouten
from keukentafel.balies.toegang import KtRequest
from keukentafel.balies.vorm.formulier import KtForm
from keukentafel.balies.vorm.woorden import datum
from keukentafel.balies.vragen.levering import Begon, Stopte
from keukentafel.reis import leveren
from keukentafel.reis.handeling import Geweigerd, NietGevonden
from keukentafel.reis.leveren import Opdrachtbeeld
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.queries import Gemeente, gemeenten

VIA = "portaal"
Doe = Callable[[dict[str, Any]], str]


def _open(request: KtRequest, toewijzing: int, op: datetime) -> Opdrachtbeeld:
    """Return the order as its provider sees it. Raises NietGevonden."""
    aanbieders = aanbieders_van(request)
    gemeente = waar(toewijzing, aanbieders)
    return leveren.opdracht(
        gemeente=gemeente, toewijzing=toewijzing, aanbieder=aanbieders[gemeente], wie=request.wie, op=op
    )


def _gemeente(beeld: Opdrachtbeeld) -> Gemeente:
    return gemeenten().get(code=beeld.regel.gemeente)


def _toon(request: KtRequest, sjabloon: str, beeld: Opdrachtbeeld, inhoud: dict[str, Any]) -> HttpResponse:
    o = opdracht_in_woorden(beeld, klok.vandaag())
    return toon(request, sjabloon, {"o": o} | inhoud, hier="aanbieder:opdrachten")


@werkblad()
def opdracht(request: KtRequest, toewijzing: int) -> HttpResponse:
    """One order, with the question whether the provider can do it while that waits; the answer comes in here too."""
    op = klok.nu()
    beeld = _open(request, toewijzing, op)
    if request.method == "POST":
        return _antwoord(request, beeld, op)
    inhoud: dict[str, Any] = {"gezegd": gezegd(request, bij=toewijzing)}
    if opdracht_in_woorden(beeld, klok.dag_van(op)).wacht_op_antwoord:
        inhoud["antwoord"] = inhoud["formulier"] = antwoordformulier(beeld, request.wie)
    return _toon(request, "aanbieder/opdracht.html", beeld, inhoud)


@werkblad()
def antwoord(request: KtRequest, toewijzing: int) -> HttpResponse:
    """Change the answer, until the help begins."""
    op = klok.nu()
    beeld = _open(request, toewijzing, op)
    if request.method == "POST":
        return _antwoord(request, beeld, op)
    if not opdracht_in_woorden(beeld, klok.dag_van(op)).mag_wijzigen:
        return redirect("aanbieder:opdracht", toewijzing=toewijzing)
    formulier = antwoordformulier(beeld, request.wie)
    return _toon(request, "aanbieder/antwoord.html", beeld, {"formulier": formulier, "antwoord": formulier})


def _antwoord(request: KtRequest, beeld: Opdrachtbeeld, op: datetime) -> HttpResponse:
    """Take in an answer, the first or another one. What a colleague told meanwhile is said; what was typed stays."""
    formulier = antwoordformulier(beeld, request.wie, request.POST)
    if formulier.is_valid():
        if _staat_er_al(formulier, beeld):  # a second click
            return redirect("aanbieder:opdracht", toewijzing=beeld.regel.toewijzing)
        begonnen = beeld.regel.gestart_op is not None
        if not begonnen and formulier.cleaned_data["was"] != antwoordstand(beeld):
            formulier = _opnieuw(request, beeld, op)
        else:
            try:
                return _beantwoord(request, beeld, formulier, op)
            except Geweigerd as fout:
                zet_fouten(formulier, fout)
    sjabloon = "aanbieder/antwoord.html" if beeld.regel.antwoord else "aanbieder/opdracht.html"
    return _toon(request, sjabloon, beeld, {"formulier": formulier, "antwoord": formulier})


def _staat_er_al(formulier: Antwoord, beeld: Opdrachtbeeld) -> bool:
    g, r = formulier.cleaned_data, beeld.regel
    vanaf = g["kan_vanaf"] if g["antwoord"] == LATER else None
    return (g["antwoord"], vanaf, g["contactpersoon"]) == (r.antwoord, r.kan_vanaf, beeld.belt)


def _opnieuw(request: KtRequest, beeld: Opdrachtbeeld, op: datetime) -> Antwoord:
    """Return the form with what was typed, that says what stands there since the page was shown."""
    getypt = request.POST.copy()
    getypt["was"] = antwoordstand(beeld)
    formulier = antwoordformulier(beeld, request.wie, getypt)
    staat = opdracht_in_woorden(beeld, klok.dag_van(op)).antwoord
    zin = _(
        "Intussen is al geantwoord: “%(antwoord)s”. Uw antwoord is niet verstuurd. Toch wijzigen? Verstuur het weer."
    )
    formulier.add_error(None, zin % {"antwoord": staat})
    return formulier


def _beantwoord(request: KtRequest, beeld: Opdrachtbeeld, formulier: Antwoord, op: datetime) -> HttpResponse:
    """Give the answer and go on: to the order after a yes, to the list after a no. Raises Geweigerd."""
    g, id_ = formulier.cleaned_data, beeld.regel.toewijzing
    gekozen, aanbieder = g["antwoord"], aanbieder_in(request, beeld.regel.gemeente)
    leveren.opdracht_beantwoorden(
        gemeente=_gemeente(beeld), toewijzing=id_, aanbieder=aanbieder, antwoord=gekozen,
        reden=g["reden"] if gekozen == NEE else "", kan_vanaf=g["kan_vanaf"] if gekozen == LATER else None,
        contactpersoon="" if gekozen == NEE else g["contactpersoon"], wie=request.wie, op=op,
    )  # fmt: skip
    if gekozen == NEE:
        zin = _("Uw antwoord is verstuurd. De gemeente zoekt een andere aanbieder voor %(inwoner)s.")
        zeg(request, zin % {"inwoner": beeld.aangesproken}, bij=None)
        return redirect("aanbieder:opdrachten")
    zeg(request, _("Uw antwoord is verstuurd. Hier staat hoe u de inwoner bereikt."), bij=id_)
    return redirect("aanbieder:opdracht", toewijzing=id_)


def _handel(request: KtRequest, beeld: Opdrachtbeeld, formulier: KtForm, doe: Doe, sjabloon: str) -> HttpResponse:
    """Show the form of an act, or do the act and go back to the order. What is refused comes back with all typed."""
    if request.method == "POST" and formulier.is_valid():
        try:
            gedaan = doe(formulier.cleaned_data)
        except Geweigerd as fout:
            zet_fouten(formulier, fout)
        else:
            zeg(request, gedaan, bij=beeld.regel.toewijzing)
            return redirect("aanbieder:opdracht", toewijzing=beeld.regel.toewijzing)
    return _toon(request, sjabloon, beeld, {"formulier": formulier})


@werkblad()
def start(request: KtRequest, toewijzing: int) -> HttpResponse:
    """Tell on which day the help began."""
    op = klok.nu()
    beeld = _open(request, toewijzing, op)
    o = opdracht_in_woorden(beeld, klok.dag_van(op))
    if request.method != "POST" and not o.kan_starten:
        return redirect("aanbieder:opdracht", toewijzing=toewijzing)

    def doe(g: dict[str, Any]) -> str:
        if o.gestopt:  # a colleague told the end since the page was shown: a start now would begin the help again
            raise Geweigerd("Er staat al dat deze hulp is gestopt. Klopt dat niet? Haal eerst dat einde weg.")
        leveren.start_melden(
            gemeente=_gemeente(beeld), toewijzing=toewijzing, datum=g["datum"], via=VIA, wie=request.wie, op=op
        )
        return _("De hulp is begonnen op %(dag)s. De inwoner leest dat ook.") % {"dag": datum(g["datum"])}

    formulier = Begon(request.POST if request.method == "POST" else None)
    return _handel(request, beeld, formulier, doe, "aanbieder/start.html")


@werkblad()
def stop(request: KtRequest, toewijzing: int) -> HttpResponse:
    """Tell which day was the last of the help, and why it stopped."""
    op = klok.nu()
    beeld = _open(request, toewijzing, op)
    o = opdracht_in_woorden(beeld, klok.dag_van(op))
    if request.method != "POST" and not o.kan_stoppen:
        return redirect("aanbieder:opdracht", toewijzing=toewijzing)

    def doe(g: dict[str, Any]) -> str:
        leveren.stop_melden(
            gemeente=_gemeente(beeld), toewijzing=toewijzing, datum=g["datum"], reden=g["reden"], via=VIA,
            wie=request.wie, op=op,
        )  # fmt: skip
        return _("De hulp is gestopt op %(dag)s. De gemeente weet het nu.") % {"dag": datum(g["datum"])}

    formulier = Stopte(request.POST if request.method == "POST" else None, voorgoed=o.stil)
    return _handel(request, beeld, formulier, doe, "aanbieder/stop.html")


@werkblad()
def terug(request: KtRequest, toewijzing: int) -> HttpResponse:
    """Take back the last start or stop that was told, after asking: it was not so."""
    op = klok.nu()
    beeld = _open(request, toewijzing, op)
    laatste = beeld.laatste_melding
    formulier = Terug(request.POST if request.method == "POST" else None, initial={"melding": laatste})
    if request.method == "POST" and formulier.is_valid():
        melding = formulier.cleaned_data["melding"]
        if melding not in beeld.meldingen:  # a second click, or a colleague was first
            zeg(request, _("Dat was al weggehaald."), bij=toewijzing)
            return redirect("aanbieder:opdracht", toewijzing=toewijzing)
        if melding != laatste:
            zin = _("Er is niets weggehaald: intussen is iets nieuws doorgegeven. Kijk of dat klopt.")
            return _toon(
                request, "aanbieder/terug.html", beeld, {"formulier": Terug(initial={"melding": laatste}), "zin": zin}
            )
    if laatste is None:
        return redirect("aanbieder:opdracht", toewijzing=toewijzing)

    def doe(g: dict[str, Any]) -> str:
        leveren.melding_terugnemen(
            gemeente=_gemeente(beeld), levermelding=g["melding"], via=VIA, wie=request.wie, op=op
        )
        return _("Dat staat er niet meer. Geef nu de goede dag door.")

    return _handel(request, beeld, formulier, doe, "aanbieder/terug.html")


@werkblad()
def voortgang(request: KtRequest, toewijzing: int) -> HttpResponse:
    """Tell how it goes with the results of one order: three questions each, all of them on one page."""
    op = klok.nu()
    beeld = _open(request, toewijzing, op)
    o = opdracht_in_woorden(beeld, klok.dag_van(op))
    resultaten = [r for r in o.beeld.resultaten if r.resultaat]
    if not resultaten:
        raise NietGevonden("bij deze opdracht staan geen resultaten")
    if request.method != "POST" and not o.loopt:
        return redirect("aanbieder:opdracht", toewijzing=toewijzing)
    formulier = Voortgang(request.POST if request.method == "POST" else None, resultaten=resultaten)

    def doe(_g: dict[str, Any]) -> str:
        gemeente = _gemeente(beeld)
        for v in formulier.verteld:
            leveren.voortgang_geven(
                gemeente=gemeente, toewijzing=toewijzing, doel=v.doel, hoe=v.hoe, gedaan=v.gedaan, nodig=v.nodig,
                wie=request.wie, op=op,
            )  # fmt: skip
        return _("Bewaard. De inwoner en de gemeente lezen dit ook.")

    return _handel(request, beeld, formulier, doe, "aanbieder/voortgang.html")
