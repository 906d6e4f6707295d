"""A second pair of eyes: the reader's page with remarks, and signing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from keukentafel.balies.antwoord import gezegd, zeg, zet_fouten
from keukentafel.balies.consulent import besluitbeeld, besluitregels
from keukentafel.balies.consulent.blad import DOEN, toon, werkblad
from keukentafel.balies.consulent.forms.besluit.klein import Opmerking, Tekenen, Versie
from keukentafel.balies.consulent.views.besluit.schrijven import DOEL, LEZERS, SOORTEN
from keukentafel.balies.toegang import KtRequest
from keukentafel.balies.vorm.woorden import datum, met_hoofdletter, vertaal
from keukentafel.reis.besluiten import Besluitbeeld, meelezen_afronden, ondertekenen, ontwerp_openen
from keukentafel.reis.handeling import Geweigerd, NietGevonden
from keukentafel.reis.inzien import BuitenEigenWerk, Kop, dossier_kop
from keukentafel.reis.onderzoeken import opmerking_afronden, opmerking_maken
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol


def _open(request: KtRequest, zaak: int, soort: str, op: datetime) -> tuple[Kop, Besluitbeeld]:
    if soort not in SOORTEN:
        raise Http404("kies toekenning of afwijzing")
    kop = dossier_kop(zaak=zaak, wie=request.wie, op=op, getoond=False)
    beeld = ontwerp_openen(gemeente=kop.zaak.gemeente, zaak=zaak, soort=soort, wie=request.wie, op=op)
    if beeld.besluit is None:
        raise NietGevonden("er is geen ontwerp om te lezen")
    return kop, beeld


def verder_na(request: KtRequest, kop: Kop, zin: str, op: datetime) -> HttpResponse:
    """Say what was done where this person may still be: in the file, or else on the list of besluiten, with whose."""
    try:
        dossier_kop(zaak=kop.zaak.id, wie=request.wie, op=op, getoond=False)
        binnen = request.wie.rol == Rol.CONSULENT
    except (BuitenEigenWerk, NietGevonden):
        binnen = False
    if binnen:
        zeg(request, zin, bij=kop.zaak.id)
        return redirect("consulent:dossier", zaak=kop.zaak.id)
    van = {"naam": met_hoofdletter(kop.inwoner.naam_met_aanhef), "nummer": kop.nummer, "zin": zin}
    zeg(request, _("%(naam)s, zaak %(nummer)s. %(zin)s") % van, bij=None)
    return redirect("consulent:besluiten")


@werkblad(doel=DOEL, rollen=LEZERS)
def lezen(request: KtRequest, zaak: int, soort: str) -> HttpResponse:
    """The draft to read: as the resident will get it, with remarks. POST: a remark, or done with reading."""
    op = klok.nu()
    kop, beeld = _open(request, zaak, soort, op)
    formulier: Opmerking | Versie = Opmerking()
    if request.method == "POST" and request.POST.get("doe") == "opmerking":
        formulier = Opmerking(request.POST)
        if formulier.is_valid():
            try:
                opmerking_maken(
                    gemeente=kop.zaak.gemeente, zaak=zaak, alinea=None, tekst=formulier.cleaned_data["tekst"],
                    wie=request.wie, op=op,
                )  # fmt: skip
            except Geweigerd as fout:
                zet_fouten(formulier, fout)
            else:
                zeg(request, _("Uw opmerking staat erbij."), bij=zaak)
                return redirect("consulent:besluit-lezen", zaak=zaak, soort=soort)
    elif request.method == "POST":
        klaar = Versie(request.POST)
        if klaar.is_valid() and beeld.besluit is not None:
            try:
                meelezen_afronden(
                    gemeente=kop.zaak.gemeente, zaak=zaak, besluit=beeld.besluit.id,
                    verwachte_versie=klaar.cleaned_data["versie"], wie=request.wie, op=op,
                )  # fmt: skip
            except Geweigerd as fout:
                formulier = Opmerking({"tekst": request.POST.get("tekst", "")})
                formulier.is_valid()
                zet_fouten(formulier, fout)
            else:
                _laatste_woord(request, kop, op)
                naam = beeld.opsteller
                zin = _("U bent klaar met lezen. Het besluit is terug bij %(naam)s.") % {"naam": naam}
                return verder_na(request, kop, zin, op)
    leest = beeld.besluit is not None and beeld.besluit.lezer_id == request.wie.id
    inhoud = _gelezen(beeld, kop, op, request.wie.id) | {
        "formulier": formulier,
        "ik_lees": leest and beeld.besluit is not None and beeld.besluit.staat == "ter_lezing",
        "gezegd": gezegd(request, bij=zaak),
    }
    return toon(request, "consulent/besluit/lezen.html", inhoud, hier="besluiten")


def _laatste_woord(request: KtRequest, kop: Kop, op: datetime) -> None:
    """Keep the remark that still stood in the box when the reader was done."""
    if tekst := request.POST.get("tekst", "").replace("\0", "").strip():
        opmerking_maken(gemeente=kop.zaak.gemeente, zaak=kop.zaak.id, alinea=None, tekst=tekst, wie=request.wie, op=op)


def _gelezen(beeld: Besluitbeeld, kop: Kop, op: datetime, wie: int | None) -> dict[str, Any]:
    velden = beeld.velden
    return besluitbeeld.gedeeld(beeld, kop, klok.dag_van(op), wie) | {
        "doelregels": [
            (d, besluitregels.maatzin(d), [(besluitbeeld.hulp_gezegd(h), besluitbeeld.minuten(h)) for h in d.hulp])
            for d in velden.doelen
        ],
        "feiten": besluitregels.feiten(beeld, velden),
    }


@werkblad(doel=DOEL, methoden=DOEN, rollen=LEZERS)
def opmerking_klaar(request: KtRequest, zaak: int, opmerking: int) -> HttpResponse:
    """Put away a remark that is dealt with, and go back to where it stood."""
    op = klok.nu()
    kop = dossier_kop(zaak=zaak, wie=request.wie, op=op, getoond=False)
    opmerking_afronden(gemeente=kop.zaak.gemeente, zaak=zaak, opmerking=opmerking, wie=request.wie, op=op)
    zeg(request, _("De opmerking is weg."), bij=zaak)
    soort = request.POST.get("soort", "")
    if soort not in SOORTEN:
        return redirect("consulent:besluit", zaak=zaak)
    naar = "consulent:besluit-lezen" if request.POST.get("terug") == "lezen" else "consulent:besluit-schrijven"
    return redirect(naar, zaak=zaak, soort=soort)


@werkblad(doel=DOEL, rollen=LEZERS)
def tekenen(request: KtRequest, zaak: int, soort: str) -> HttpResponse:
    """Sign: what will be sent, by when, what it costs, on which mandate. Refusals come back as sentences."""
    op = klok.nu()
    kop, beeld = _open(request, zaak, soort, op)
    assert beeld.besluit is not None
    data = request.POST if request.method == "POST" else None
    formulier = Tekenen(data, initial={"versie": beeld.versie}, open_=bool(beeld.opmerkingen))
    if request.method == "POST" and formulier.is_valid():
        try:
            besluit = ondertekenen(
                gemeente=kop.zaak.gemeente, zaak=zaak, besluit=beeld.besluit.id,
                verwachte_versie=formulier.cleaned_data["versie"], wie=request.wie, op=op,
                ondanks=formulier.cleaned_data.get("ondanks", ""),
            )  # fmt: skip
        except Geweigerd as fout:
            # a part that misses has its field on the page of the draft: here each is a sentence
            for veld, zin in fout.fouten.items():
                formulier.add_error(veld if veld in formulier.fields else None, vertaal(zin))
            opnieuw = request.POST.copy()
            opnieuw["versie"] = str(beeld.versie)
            formulier.data = opnieuw
        else:
            zin = _("Het besluit is getekend en verstuurd. Bezwaar kan tot en met %(dag)s.")
            return verder_na(request, kop, zin % {"dag": datum(besluit.bezwaar_uiterlijk)}, op)
    inhoud = _gelezen(beeld, kop, op, request.wie.id) | {"formulier": formulier}
    return toon(request, "consulent/besluit/tekenen.html", inhoud, hier="besluiten")
