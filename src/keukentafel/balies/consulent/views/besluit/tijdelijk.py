"""Temporary help at once: giving it, seeing where it ends, making it longer, and looking it over."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from keukentafel.balies.antwoord import gezegd, zeg, zet_fouten
from keukentafel.balies.consulent import besluitbeeld
from keukentafel.balies.consulent.blad import toon, werkblad
from keukentafel.balies.consulent.forms.besluit.klein import Nalezen, TekenTijdelijk, Tijdelijk, Verlengen
from keukentafel.balies.consulent.views.besluit.lezen import verder_na
from keukentafel.balies.consulent.views.besluit.schrijven import LEZERS
from keukentafel.balies.consulent.views.handelingen import Blad, handel
from keukentafel.balies.toegang import KtRequest
from keukentafel.balies.vorm.formulier import KtForm
from keukentafel.balies.vorm.woorden import datum, vertaal
from keukentafel.recht.taal.geld import Geld
from keukentafel.reis import besluiten
from keukentafel.reis.besluiten import Hulpvelden, Tijdelijkbeeld, Tijdelijkruimte
from keukentafel.reis.handeling import Geweigerd, NietGevonden
from keukentafel.reis.inzien import Kop, dossier_kop
from keukentafel.stelsel import klok

DOEL = "tijdelijke hulp bij spoed"


def _hulp(g: dict[str, Any]) -> tuple[Hulpvelden, ...]:
    rijen = (
        Hulpvelden(
            activiteit=g[f"hulp_{n}_activiteit"],
            frequentie=g[f"hulp_{n}_frequentie"],
            minuten=g[f"hulp_{n}_minuten"],
            per=g[f"hulp_{n}_per"],
        )
        for n in Tijdelijk.RIJEN
    )
    return tuple(rij for rij in rijen if not rij.leeg)


def _veld(veld: str, g: dict[str, Any]) -> str:
    """Return the field of the form for a part of the act; rows of help are counted as they were filled."""
    if veld.startswith(("doel_1_hulp_", "resultaat.1.hulp.")):
        gevuld = [
            n for n in Tijdelijk.RIJEN if any(g[f"hulp_{n}_{x}"] for x in ("activiteit", "frequentie", "minuten"))
        ]
        nummer = veld.replace("resultaat.1.hulp.", "").replace("doel_1_hulp_", "").split("_")[0]
        rest = veld.rsplit("_", 1)[-1] if veld.startswith("doel_") else "activiteit"
        if nummer.isdigit() and 0 < int(nummer) <= len(gevuld):
            return f"hulp_{gevuld[int(nummer) - 1]}_{rest}"
    return {"geldig": "begin", "resultaat.1": "hulp_1_activiteit", "resultaat": "hulp_1_activiteit"}.get(veld, veld)


def _begin(ruimte: Tijdelijkruimte, vandaag: date) -> dict[str, Any]:
    """Return what the form begins with: what was typed before when it came back unsigned, else today."""
    if ruimte.voorgelegd is None:
        return {"begin": vandaag}
    v = ruimte.voorgelegd.velden
    uit: dict[str, Any] = {
        "begin": max(ruimte.voorgelegd.vanaf, vandaag), "aanbieder": v.aanbieder, "kosten": v.kosten_cent,
        "motivering": v.motivering,
    }  # fmt: skip
    weken, rest = divmod((ruimte.voorgelegd.tot_en_met - ruimte.voorgelegd.vanaf).days + 1, 7)
    if not rest:  # an extension may end on any day: then there is no number of weeks that says the same
        uit["weken"] = weken
    for n, hulp in zip(Tijdelijk.RIJEN, (h for d in v.doelen for h in d.hulp), strict=False):
        velden = {
            "activiteit": hulp.activiteit,
            "frequentie": hulp.frequentie,
            "minuten": hulp.minuten,
            "per": hulp.per,
        }
        uit |= {f"hulp_{n}_{naam}": waarde for naam, waarde in velden.items()}
    return uit


def _verder(ruimte: Tijdelijkruimte, hulp: int) -> dict[str, Any]:
    """Return what was typed before when an extension of this help (its id) is not signed yet, else empty."""
    voor = ruimte.voorgelegd
    if voor is None or voor.besluit.verlengt_id != hulp:
        return {}
    v = voor.velden
    return {"tot_en_met": voor.tot_en_met, "kosten_cent": v.kosten_cent, "motivering": v.motivering}


@werkblad(doel=DOEL)
def tijdelijk(request: KtRequest, zaak: int) -> HttpResponse:
    """The temporary help that runs, with its end and the days without help; without it, the page to give it."""
    op = klok.nu()
    vandaag = klok.dag_van(op)
    kop = dossier_kop(zaak=zaak, wie=request.wie, op=op, getoond=False)
    beeld = besluiten.tijdelijk_beeld(gemeente=kop.zaak.gemeente, zaak=zaak, wie=request.wie, op=op)
    loopt = beeld is not None and beeld.tot_en_met >= vandaag
    ruimte = besluiten.tijdelijk_ruimte(gemeente=kop.zaak.gemeente, zaak=kop.zaak, wie=request.wie, op=op)
    if loopt and request.method != "POST":
        assert beeld is not None
        inhoud = _loopt(request, beeld, kop) | {"ruimte": ruimte}
        return toon(request, "consulent/besluit/tijdelijk_loopt.html", inhoud, hier="vragen")
    formulier = Tijdelijk(
        request.POST if request.method == "POST" else None, ruimte=ruimte, initial=_begin(ruimte, vandaag)
    )
    if request.method == "POST" and formulier.is_valid():
        g = formulier.cleaned_data
        try:
            gedaan = besluiten.tijdelijk_besluiten(
                gemeente=kop.zaak.gemeente, zaak=zaak, begin=g["begin"], hulp=_hulp(g), motivering=g["motivering"],
                aanbieder=g["aanbieder"], kosten_cent=g["kosten"], wie=request.wie, op=op, weken=g["weken"],
                nalezer=g.get("nalezer"), aan=g["aan"],
            )  # fmt: skip
        except Geweigerd as fout:
            zet_fouten(formulier, Geweigerd({_veld(veld, g): zin for veld, zin in fout.fouten.items()}))
        else:
            zin = _("De tijdelijke hulp is geregeld. De inwoner krijgt een brief.")
            wacht = gedaan.lezer if gedaan.getekend_door_id is None else None
            zeg(request, _voorgelegd(wacht.naam) if wacht else zin, bij=zaak)
            return redirect("consulent:tijdelijk", zaak=zaak)
    inhoud = {"formulier": formulier, "kop": kop, "ruimte": ruimte, "gezegd": gezegd(request, bij=zaak)}
    return toon(request, "consulent/besluit/tijdelijk.html", inhoud, hier="vragen")


def _voorgelegd(naam: str) -> str:
    """Return the sentence for help that lies with a colleague now."""
    return _("De tijdelijke hulp ligt bij %(naam)s om te tekenen.") % {"naam": naam}


def _loopt(request: KtRequest, beeld: Tijdelijkbeeld, kop: Kop) -> dict[str, Any]:
    hulp = [(besluitbeeld.hulp_gezegd(h), besluitbeeld.tijd_in_woorden(h)) for h in beeld.hulp]
    return {"beeld": beeld, "kop": kop, "hulp": hulp, "gezegd": gezegd(request, bij=kop.zaak.id)}


@werkblad(doel=DOEL)
def verlengen(request: KtRequest, zaak: int) -> HttpResponse:
    """Make temporary help longer, so that it does not stop before the besluit; `?hulp=` says which when more runs."""
    gekozen = request.GET.get("hulp", "")
    hulp = int(gekozen) if gekozen.isascii() and gekozen.isdigit() and len(gekozen) < 12 else 0 if gekozen else None

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        gedaan = besluiten.tijdelijk_verlengen(
            gemeente=kop.zaak.gemeente, zaak=zaak, wie=request.wie, op=op, besluit=hulp, **g
        )
        if gedaan.getekend_door_id is None and gedaan.lezer:
            return _voorgelegd(gedaan.lezer.naam)
        zin = _("De tijdelijke hulp gaat door tot en met %(dag)s. De inwoner krijgt een brief.")
        return zin % {"dag": datum(g["tot_en_met"])}

    def maak(kop: Kop, data: QueryDict | None) -> KtForm:
        op = klok.nu()
        beeld = besluiten.tijdelijk_beeld(gemeente=kop.zaak.gemeente, zaak=zaak, wie=request.wie, op=op, besluit=hulp)
        if beeld is None:
            raise NietGevonden("er is geen tijdelijke hulp")
        blad.uitleg.append(_("De hulp stopt nu na %(dag)s.") % {"dag": datum(beeld.tot_en_met)})
        voorstel = beeld.voorstel.tot_en_met if beeld.voorstel else None
        ruimte = besluiten.tijdelijk_ruimte(gemeente=kop.zaak.gemeente, zaak=kop.zaak, wie=request.wie, op=op)
        terug = _verder(ruimte, beeld.besluit.id)
        if terug and ruimte.voorgelegd:
            blad.uitleg.extend(f"{o.tekst} ({o.door_naam})" for o in ruimte.voorgelegd.opmerkingen)
        return Verlengen(data, ruimte=ruimte, initial=terug or {"tot_en_met": voorstel})

    blad = Blad(_("Tijdelijke hulp verlengen"), _("Verleng de hulp"), [])
    return handel(request, zaak, blad, maak, doe)


@werkblad(doel=DOEL, rollen=LEZERS)
def nalezen(request: KtRequest, zaak: int, besluit: int) -> HttpResponse:
    """A second person looks over what one person signed because it could not wait, or signs what that one may not."""
    op = klok.nu()
    kop = dossier_kop(zaak=zaak, wie=request.wie, op=op, getoond=False)
    ruimte = besluiten.tijdelijk_ruimte(gemeente=kop.zaak.gemeente, zaak=kop.zaak, wie=request.wie, op=op)
    if ruimte.voorgelegd is not None and ruimte.voorgelegd.besluit.id == besluit:
        if request.method != "POST":
            dossier_kop(zaak=zaak, wie=request.wie, op=op)  # the look stands in the log; an act writes its own line
        return _tekenen(request, kop, ruimte, op)
    beeld = besluiten.tijdelijk_beeld(gemeente=kop.zaak.gemeente, zaak=zaak, wie=request.wie, op=op, besluit=besluit)
    if beeld is None:
        raise NietGevonden("dit besluit is er niet")
    formulier = Nalezen(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.is_valid():
        try:
            besluiten.spoed_nalezen(
                gemeente=kop.zaak.gemeente, zaak=zaak, besluit=besluit, opmerking=formulier.cleaned_data["opmerking"],
                wie=request.wie, op=op,
            )  # fmt: skip
        except Geweigerd as fout:
            zet_fouten(formulier, fout)
        else:
            return verder_na(request, kop, _("Bedankt. Het besluit is nagekeken."), op)
    inhoud = _loopt(request, beeld, kop) | {"formulier": formulier}
    return toon(request, "consulent/besluit/nalezen.html", inhoud, hier="besluiten")


def _tekenen(request: KtRequest, kop: Kop, ruimte: Tijdelijkruimte, op: datetime) -> HttpResponse:
    """Sign temporary help that a colleague laid before you, or give it back with what is in the way."""
    voor = ruimte.voorgelegd
    assert voor is not None
    alles: dict[str, Any] = {
        "gemeente": kop.zaak.gemeente, "zaak": kop.zaak.id, "besluit": voor.besluit.id, "wie": request.wie, "op": op
    }  # fmt: skip
    formulier = TekenTijdelijk(
        request.POST if request.method == "POST" else None, initial={"versie": voor.besluit.versie}
    )
    if request.method == "POST" and formulier.is_valid():
        g, terug = formulier.cleaned_data, request.POST.get("doe") == "terug"
        try:
            if terug:
                besluiten.tijdelijk_teruggeven(opmerking=g["opmerking"], **alles)
            else:
                besluiten.tijdelijk_tekenen(verwachte_versie=g["versie"], **alles)
        except Geweigerd as fout:
            velden = {"opmerking"} if terug else set()
            for veld, zin in fout.fouten.items():
                formulier.add_error(veld if veld in velden else None, vertaal(zin))
            data = request.POST.copy()
            data["versie"] = str(voor.besluit.versie)
            formulier.data = data
        else:
            zin = _("De tijdelijke hulp is geregeld. De inwoner krijgt een brief.")
            weg = _("De tijdelijke hulp is terug bij %(naam)s.") % {"naam": voor.besluit.opsteller.naam}
            return verder_na(request, kop, weg if terug else zin, op)
    hulp = [(besluitbeeld.hulp_gezegd(h), besluitbeeld.tijd_in_woorden(h)) for d in voor.velden.doelen for h in d.hulp]
    bedrag = Geld(voor.velden.kosten_cent or 0).in_woorden()
    inhoud = {
        "kop": kop, "formulier": formulier, "beeld": voor, "hulp": hulp, "kosten": bedrag,
        "mag": voor.bij is not None and voor.bij.pk == request.wie.id,
    }  # fmt: skip
    return toon(request, "consulent/besluit/tijdelijk_tekenen.html", inhoud, hier="besluiten")
