"""Following help: the results of a file, making one sharp, looking back, the call afterwards, and closing."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from keukentafel.balies.antwoord import gezegd, zeg, zet_fouten
from keukentafel.balies.consulent.blad import LEZEN, toon, werkblad
from keukentafel.balies.consulent.forms import resultaten as formulieren
from keukentafel.balies.consulent.views.gesprek.beeld import kort
from keukentafel.balies.consulent.views.handelingen import DOEL, Blad, handel, zonder_vragen
from keukentafel.balies.toegang import KtRequest
from keukentafel.balies.vorm.beelden import Onderwerp, Spinnenweb, toon_web
from keukentafel.balies.vorm.formulier import KtForm
from keukentafel.balies.vorm.woorden import datum, vertaal
from keukentafel.recht.taal.leefwereld import Dimensie
from keukentafel.reis import evalueren
from keukentafel.reis.evalueren import Evaluatiebeeld, Resultaatregel, Resultatenbeeld
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.inzien import Kop, dossier_kop
from keukentafel.stelsel import klok


def _beeld(kop: Kop, op: datetime) -> Resultatenbeeld:
    if (beeld := evalueren.resultaten_van(zaak=kop.zaak, op=op)) is None:
        raise Http404("bij deze vraag is geen besluit met hulp")
    return beeld


@werkblad(doel=DOEL, methoden=LEZEN)
def resultaten(request: KtRequest, zaak: int) -> HttpResponse:
    """The goals with their result, measure and day, what was told, the evaluations, and what asks for attention."""
    op = klok.nu()
    kop = dossier_kop(zaak=zaak, wie=request.wie, op=op)
    beeld = evalueren.resultaten_van(zaak=kop.zaak, op=op)
    toen_op = _toen_op(kop) if beeld and beeld.evaluaties else kop.zaak.startdag
    inhoud = {
        "kop": kop,
        "beeld": beeld,
        "webben": [(e, _web(e, kop, toen_op)) for e in beeld.evaluaties] if beeld else [],
        "mag_sluiten": not evalueren.sluiten_fout(zaak=kop.zaak),
        "nieuwe_vraag": evalueren.nieuwe_vraag(zaak=kop.zaak),
        "vandaag": klok.dag_van(op),
        "gezegd": gezegd(request, bij=zaak),
    }
    return toon(request, "consulent/resultaten/resultaten.html", inhoud, hier="vragen")


def _toen_op(kop: Kop) -> date:
    """Return the last day on which a score of then was given: it is the day of the talk."""
    dagen = [b.toen_op for b in evalueren.gebieden_toen(zaak=kop.zaak) if b.toen_op is not None]
    return max(dagen, default=kop.zaak.startdag)


def _web(evaluatie: Evaluatiebeeld, kop: Kop, toen_op: date) -> str:
    """Return the spider web of an evaluation, "" when nobody gave a score."""
    per = {b.dimensie: b for b in evaluatie.gebieden}
    if not any(b.nu is not None for b in per.values()):
        return ""
    assen = tuple(
        Onderwerp(
            naam=vertaal(d.naam),
            kort=kort(d),
            toen=per[d.value].toen if d.value in per else None,
            nu=per[d.value].nu if d.value in per else None,
            besproken=d.value in per,
        )
        for d in Dimensie
    )
    heeft_toen = any(a.toen is not None for a in assen)
    return toon_web(
        Spinnenweb(
            van=kop.inwoner.naam_met_aanhef, onderwerpen=assen, nu_op=evaluatie.dag,
            toen_op=toen_op if heeft_toen else None,
        )
    )  # fmt: skip


def _regel(beeld: Resultatenbeeld, doel: int) -> Resultaatregel:
    if (regel := next((r for r in beeld.gevolgd if r.doel == doel), None)) is None:
        raise Http404("dit doel hoort niet bij het besluit")
    return regel


@werkblad(doel=DOEL)
def scherp(request: KtRequest, zaak: int, doel: int) -> HttpResponse:
    """Make one result sharp: what, seen how, by which day."""
    op = klok.nu()
    kop = dossier_kop(zaak=zaak, wie=request.wie, op=op, getoond=request.method != "POST")
    beeld = _beeld(kop, op)
    regel = _regel(beeld, doel)
    begin = {"resultaat": regel.resultaat, "maatstaf": regel.maatstaf, "datum": regel.datum}
    formulier = formulieren.Scherp(request.POST if request.method == "POST" else None, initial=begin)
    if request.method == "POST" and formulier.is_valid():
        try:
            afspraak = evalueren.resultaat_aanscherpen(
                gemeente=kop.zaak.gemeente, zaak=zaak, doel=doel, wie=request.wie, op=op, **formulier.cleaned_data
            )
        except Geweigerd as fout:
            zet_fouten(formulier, fout)
        else:
            zin = _("Het resultaat staat erbij, met %(dag)s als dag.") % {"dag": datum(afspraak.datum)}
            if afspraak.datum > beeld.laatste_dag:
                zin = f"{zin} {_('De hulp stopt eerder. Op uw dag staat dat er iets moet volgen.')}"
            zeg(request, zin, bij=zaak)
            return redirect("consulent:resultaten", zaak=zaak)
    inhoud = {"kop": kop, "formulier": formulier, "regel": regel, "beeld": beeld, "vandaag": klok.dag_van(op)}
    return toon(request, "consulent/resultaten/scherp.html", inhoud, hier="vragen")


@werkblad(doel=DOEL)
def terugkijken(request: KtRequest, zaak: int) -> HttpResponse:
    """Look back with the resident; all that was typed comes back when something misses."""
    op = klok.nu()
    kop = dossier_kop(zaak=zaak, wie=request.wie, op=op, getoond=request.method != "POST")
    beeld = _beeld(kop, op)
    formulier = formulieren.Terugkijken(
        request.POST if request.method == "POST" else None,
        doelen=beeld.gevolgd,
        gebieden=evalueren.gebieden_toen(zaak=kop.zaak),
    )
    if request.method == "POST" and formulier.is_valid():
        try:
            evaluatie = evalueren.evaluatie_houden(
                gemeente=kop.zaak.gemeente, zaak=zaak, velden=formulier.velden(), wie=request.wie, op=op
            )
        except Geweigerd as fout:
            zet_fouten(formulier, fout)
        else:
            gezegd_nu = {
                "voortzetten": _("De evaluatie staat erbij. De hulp gaat door."),
                "herzien": _("De evaluatie staat erbij. Op uw dag staat dat er een nieuw besluit moet komen."),
                "beeindigen": _("De evaluatie staat erbij. De hulp stopt. Op uw dag staat wat er nu moet."),
            }
            zeg(request, gezegd_nu[evaluatie.uitkomst], bij=zaak)
            return redirect("consulent:resultaten", zaak=zaak)
    inhoud = {"kop": kop, "formulier": formulier, "beeld": beeld, "vandaag": klok.dag_van(op)}
    return toon(request, "consulent/resultaten/terugkijken.html", inhoud, hier="vragen")


@werkblad(doel=DOEL)
def nazorg(request: KtRequest, zaak: int) -> HttpResponse:
    """Write down the call after help stopped."""

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        evalueren.nazorg_bellen(gemeente=kop.zaak.gemeente, zaak=zaak, wie=request.wie, op=op, **g)
        if g["hoe"] == "vraag":
            return _("Wat u hoorde, staat erbij. Leg nu de nieuwe vraag vast. Dat staat bij Te doen.")
        return _("Wat u hoorde, staat erbij.")

    def maak(kop: Kop, data: QueryDict | None) -> KtForm:
        return formulieren.Nabellen(data, initial={"gesprek": evalueren.te_bellen(zaak=kop.zaak)})

    def niet(kop: Kop) -> str:
        return evalueren.nazorg_fout(zaak=kop.zaak)

    uitleg = [_("De hulp is gestopt. Wij bellen een keer hoe het nu gaat.")]
    return handel(request, zaak, Blad(_("Bellen na de hulp"), _("Leg vast"), uitleg), maak, doe, niet=niet)


@werkblad(doel=DOEL)
def afsluiten(request: KtRequest, zaak: int) -> HttpResponse:
    """Close the case after the call."""

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        evalueren.zaak_afsluiten(gemeente=kop.zaak.gemeente, zaak=zaak, wie=request.wie, op=op)
        return _("De vraag is afgesloten.")

    def niet(kop: Kop) -> str:
        return evalueren.sluiten_fout(zaak=kop.zaak)

    uitleg = [
        _("De hulp is gestopt. U hoeft niet meer te bellen. De vraag kan dicht."),
        _("Wij bewaren wat is opgeschreven. Een nieuwe vraag begint met een nieuwe melding."),
    ]
    blad = Blad(_("Vraag afsluiten"), _("Sluit de vraag af"), uitleg)
    return handel(request, zaak, blad, zonder_vragen, doe, niet=niet)
