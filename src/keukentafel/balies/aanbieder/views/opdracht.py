"""One order: what is asked, the answer, the start, the stop, and how it goes with each result."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from keukentafel.balies.aanbieder.beeld import antwoordformulier, opdracht_in_woorden
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
    wacht = opdracht_in_woorden(beeld, klok.dag_van(op)).wacht_op_antwoord
    if not wacht:
        if request.method == "POST":  # a second click, or a colleague was first: what stands there is shown
            return redirect("aanbieder:opdracht", toewijzing=toewijzing)
        return _toon(request, "aanbieder/opdracht.html", beeld, {"gezegd": gezegd(request, bij=toewijzing)})
    formulier = antwoordformulier(beeld, request.wie, request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.is_valid():
        try:
            return _beantwoord(request, beeld, formulier, op)
        except Geweigerd as fout:
            zet_fouten(formulier, fout)
    return _toon(request, "aanbieder/opdracht.html", beeld, {"formulier": formulier, "antwoord": formulier})


def _beantwoord(request: KtRequest, beeld: Opdrachtbeeld, formulier: Antwoord, op: datetime) -> HttpResponse:
    """Give the answer and go on: to the order after a yes, to the list after a no. Raises Geweigerd."""
    g, id_ = formulier.cleaned_data, beeld.regel.toewijzing
    antwoord, aanbieder = g["antwoord"], aanbieder_in(request, beeld.regel.gemeente)
    leveren.opdracht_beantwoorden(
        gemeente=_gemeente(beeld), toewijzing=id_, aanbieder=aanbieder, antwoord=antwoord,
        reden=g["reden"] if antwoord == NEE else "", kan_vanaf=g["kan_vanaf"] if antwoord == LATER else None,
        contactpersoon="" if antwoord == NEE else g["contactpersoon"], wie=request.wie, op=op,
    )  # fmt: skip
    if antwoord == NEE:
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
    if not opdracht_in_woorden(beeld, klok.dag_van(op)).kan_starten:
        return redirect("aanbieder:opdracht", toewijzing=toewijzing)

    def doe(g: dict[str, Any]) -> str:
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
    if not opdracht_in_woorden(beeld, klok.dag_van(op)).loopt:
        return redirect("aanbieder:opdracht", toewijzing=toewijzing)

    def doe(g: dict[str, Any]) -> str:
        leveren.stop_melden(
            gemeente=_gemeente(beeld), toewijzing=toewijzing, datum=g["datum"], reden=g["reden"], via=VIA,
            wie=request.wie, op=op,
        )  # fmt: skip
        return _("De hulp is gestopt op %(dag)s. De gemeente weet het nu.") % {"dag": datum(g["datum"])}

    formulier = Stopte(request.POST if request.method == "POST" else None)
    return _handel(request, beeld, formulier, doe, "aanbieder/stop.html")


@werkblad()
def terug(request: KtRequest, toewijzing: int) -> HttpResponse:
    """Take back the last start or stop that was told, after asking: it was not so."""
    op = klok.nu()
    beeld = _open(request, toewijzing, op)
    if beeld.laatste_melding is None:
        return redirect("aanbieder:opdracht", toewijzing=toewijzing)

    def doe(g: dict[str, Any]) -> str:
        if g["melding"] == beeld.laatste_melding:  # else it was taken back already, by a second click or a colleague
            leveren.melding_terugnemen(
                gemeente=_gemeente(beeld), levermelding=g["melding"], via=VIA, wie=request.wie, op=op
            )
        return _("Dat staat er niet meer. Geef nu de goede dag door.")

    begin = {"melding": beeld.laatste_melding}
    formulier = Terug(request.POST if request.method == "POST" else None, initial=begin)
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
    if beeld.regel.gestart_op is None:
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
