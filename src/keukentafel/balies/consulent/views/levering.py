"""The delivery: giving the order, and writing down what the provider told on the phone."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from keukentafel.balies.antwoord import zeg, zet_fouten
from keukentafel.balies.consulent import besluitbeeld
from keukentafel.balies.consulent.blad import toon, werkblad
from keukentafel.balies.consulent.forms import levering as formulieren
from keukentafel.balies.consulent.leverbeeld import eenheid
from keukentafel.balies.consulent.views.handelingen import Blad, handel, zonder_vragen
from keukentafel.balies.toegang import KtRequest
from keukentafel.balies.vorm.formulier import DatumVeld, KtForm
from keukentafel.balies.vorm.woorden import datum, vertaal
from keukentafel.balies.vragen.levering import Begon, Stopte
from keukentafel.dossier.levering.queries import Toewijzing
from keukentafel.reis import leveren
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.inzien import Kop, dossier_kop
from keukentafel.reis.leveren import Bestelling, Leverstand, Lijn, NietGecontracteerd, Sleutel
from keukentafel.stelsel import klok

DOEL = "uw hulp regelen"


def _getal(tekst: str) -> int | None:
    """Return a posted number, None for anything else."""
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 12 else None


def _dag(tekst: str) -> date | None:
    """Return a posted day as the field reads it, None when it is none: the form says so itself."""
    try:
        dag: date | None = DatumVeld(required=False).clean(tekst)
    except ValidationError:
        return None
    return dag


@werkblad(doel=DOEL)
def opdracht(request: KtRequest, zaak: int, besluit: int) -> HttpResponse:
    """Give the order: filled in from the besluit, with the providers that have a contract on the first day."""
    op = klok.nu()
    data = request.POST if request.method == "POST" else None
    gekozen = _getal(data.get("product", "")) if data is not None else None
    eerste = _dag(data.get("ingangsdatum", "")) if data is not None else None
    kop = dossier_kop(zaak=zaak, wie=request.wie, op=op, getoond=data is None)
    try:
        bestelling = leveren.bestelling(
            zaak=kop.zaak, besluit=besluit, wie=request.wie, op=op, product=gekozen, eerste=eerste
        )
    except Geweigerd as fout:
        zeg(request, vertaal(str(fout)), bij=zaak)
        return redirect("consulent:dossier", zaak=zaak)
    formulier = _formulier(bestelling, data)
    tonen = data is not None and data.get("doe") == "toon"
    if data is not None and not tonen and not formulier.is_valid() and not bestelling.aanbieders:
        formulier.zonder_aanbieders(_("Op die dag heeft niemand een contract voor deze hulp. Kies een andere dag."))
    if data is not None and not tonen and formulier.is_valid():
        try:
            gegeven = leveren.toewijzing_geven(
                gemeente=kop.zaak.gemeente, zaak=zaak, besluit=besluit, wie=request.wie, op=op, **formulier.cleaned_data
            )
        except Geweigerd as fout:
            anderen = {a.id: a.naam for a in fout.anderen} if isinstance(fout, NietGecontracteerd) else {}
            zet_fouten(formulier, fout)
            inhoud = _inhoud(kop, bestelling, formulier, tonen) | {"anderen": list(anderen.values())}
            return toon(request, "consulent/levering/opdracht.html", inhoud, hier="vragen")
        zin = _("%(naam)s heeft de opdracht. Een antwoord komt uiterlijk %(dag)s.")
        waarden = {"naam": bestelling_naam(bestelling, gegeven.aanbieder_id), "dag": datum(gegeven.antwoord_uiterlijk)}
        zeg(request, zin % waarden, bij=zaak)
        return redirect("consulent:dossier", zaak=zaak)
    return toon(request, "consulent/levering/opdracht.html", _inhoud(kop, bestelling, formulier, tonen), hier="vragen")


def bestelling_naam(bestelling: Bestelling, aanbieder: int) -> str:
    """Return the name of one of the providers of the page."""
    return next(a.naam for a in bestelling.aanbieders if a.id == aanbieder)


def _formulier(b: Bestelling, data: QueryDict | None) -> formulieren.Opdracht:
    """Return the form, with the providers of what was chosen; who was chosen before but has no contract stays."""
    namen = [(a.id, a.naam) for a in b.aanbieders]
    gekozen = _getal(data.get("aanbieder", "")) if data else None
    if gekozen is not None and gekozen not in dict(namen) and (ander := leveren.aanbieder_naam(id=gekozen)):
        zin = _("%(naam)s (geen contract op %(dag)s)") % {"naam": ander, "dag": datum(b.eerste)}
        namen.append((gekozen, zin))
    begin: dict[str, Any] = {
        "product": b.product.id if b.product else None, "ingangsdatum": b.eerste, "einddatum": b.laatste,
        "volume": b.volume, "frequentie": b.frequentie, "aanbieder": b.aanbieder.id if b.aanbieder else None,
        "voor": [_waarde(sleutel) for sleutel in b.voor],
    }  # fmt: skip
    keuzes: dict[str, Any] = {
        "producten": [(p.id, p.naam) for p in b.producten], "aanbieders": namen,
        "lijnen": [(_waarde(lijn.sleutel), _in_woorden(lijn)) for lijn in b.lijnen],
        "eenheid": eenheid(b.product.eenheid) if b.product else "",
    }  # fmt: skip
    if data is None or data.get("doe") != "toon":
        return formulieren.Opdracht(data, initial=begin, **keuzes)
    getypt = data.copy()  # only the providers were asked: what the besluit names is chosen until somebody chooses
    if gekozen is None and b.aanbieder is not None:
        getypt["aanbieder"] = str(b.aanbieder.id)
    if not getypt.getlist("voor"):
        getypt.setlist("voor", [str(waarde) for waarde in begin["voor"]])
    leeg = not getypt.get("volume") and not getypt.get("frequentie")
    if leeg and b.volume is not None and set(getypt.getlist("voor")) == set(begin["voor"]):
        getypt["volume"], getypt["frequentie"] = str(b.volume), b.frequentie
    formulier = formulieren.Opdracht(getypt, initial=begin, **keuzes)
    formulier.vraag_alleen_wie()
    return formulier


def _waarde(sleutel: Sleutel) -> str:
    """Return a line of the besluit as it stands on the page: "12-34", or "12-" for a goal without lines."""
    doel, hulp = sleutel
    return f"{doel}-{hulp or ''}"


def _in_woorden(lijn: Lijn) -> str:
    """Return a line of the besluit in words: the help and its goal."""
    doel, h = lijn.doel.woorden, lijn.hulp
    if h is None:
        return _("Doel: “%(doel)s”") % {"doel": doel}
    zin = besluitbeeld.hulp_in_een_zin(h.activiteit, h.frequentie, h.minuten, h.per)
    return f"{zin} {_('Doel: “%(doel)s”') % {'doel': doel}}" if doel else zin


def _inhoud(kop: Kop, b: Bestelling, formulier: formulieren.Opdracht, tonen: bool) -> dict[str, Any]:
    hulp = [_in_woorden(lijn) for lijn in b.lijnen]
    return {
        "kop": kop, "bestelling": b, "hulp": hulp, "formulier": formulier, "eerste": datum(b.eerste),
        "zonder_contract": b.zonder_contract and (tonen or not formulier.is_bound),
    }  # fmt: skip


def opdracht_van(kop: Kop, toewijzing: int) -> Leverstand:
    """Return this order of this case. Raises Http404 when the case has no such order."""
    beeld = leveren.levering_van(zaak=kop.zaak, op=klok.nu())
    if (gevonden := next((s for s in beeld.opdrachten if s.opdracht.id == toewijzing), None)) is None:
        raise Http404("deze opdracht hoort niet bij dit dossier")
    return gevonden


def noem_opdracht(blad: Blad, kop: Kop, toewijzing: int) -> Toewijzing:
    """Return this order of this case, and say above its form whose help it is, and which. Raises Http404."""
    rij = opdracht_van(kop, toewijzing).opdracht
    blad.uitleg.append(_("%(naam)s, %(wat)s.") % {"naam": rij.aanbieder.naam, "wat": rij.product.naam})
    return rij


@werkblad(doel=DOEL)
def antwoord(request: KtRequest, zaak: int, toewijzing: int) -> HttpResponse:
    """Write down what the provider said to the order."""

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        rij = opdracht_van(kop, toewijzing).opdracht
        leveren.opdracht_beantwoorden(
            gemeente=kop.zaak.gemeente, toewijzing=toewijzing, aanbieder=rij.aanbieder_id, wie=request.wie, op=op, **g
        )
        return _("Het antwoord staat erbij.")

    def maak(kop: Kop, data: QueryDict | None) -> KtForm:
        rij = noem_opdracht(blad, kop, toewijzing)
        begin = {"antwoord": rij.antwoord, "contactpersoon": rij.contactpersoon, "kan_vanaf": rij.kan_vanaf}
        return formulieren.Antwoord(data, initial=begin)

    blad = Blad(_("Antwoord van de aanbieder"), _("Bewaar het antwoord"), [])
    return handel(request, zaak, blad, maak, doe)


@werkblad(doel=DOEL)
def begon(request: KtRequest, zaak: int, toewijzing: int) -> HttpResponse:
    """Write down that the help began."""

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        leveren.start_melden(
            gemeente=kop.zaak.gemeente, toewijzing=toewijzing, datum=g["datum"], via="hand", wie=request.wie, op=op
        )
        return _("De hulp begon op %(dag)s. De inwoner ziet dat.") % {"dag": datum(g["datum"])}

    def maak(kop: Kop, data: QueryDict | None) -> KtForm:
        noem_opdracht(blad, kop, toewijzing)
        return Begon(data)

    blad = Blad(_("De hulp is begonnen"), _("Leg de eerste dag vast"), [])
    return handel(request, zaak, blad, maak, doe)


@werkblad(doel=DOEL)
def stopte(request: KtRequest, zaak: int, toewijzing: int) -> HttpResponse:
    """Write down that the help stopped, and why."""

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        leveren.stop_melden(
            gemeente=kop.zaak.gemeente, toewijzing=toewijzing, datum=g["datum"], reden=g["reden"], via="hand",
            wie=request.wie, op=op,
        )  # fmt: skip
        return _("De hulp stopte. De laatste dag was %(dag)s.") % {"dag": datum(g["datum"])}

    def maak(kop: Kop, data: QueryDict | None) -> KtForm:
        noem_opdracht(blad, kop, toewijzing)
        return Stopte(data)

    blad = Blad(_("De hulp is gestopt"), _("Leg het einde vast"), [])
    return handel(request, zaak, blad, maak, doe)


@werkblad(doel=DOEL)
def weg(request: KtRequest, zaak: int, toewijzing: int, levermelding: int) -> HttpResponse:
    """Take back a start or a stop that was not so."""

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        _melding(kop)
        leveren.melding_terugnemen(
            gemeente=kop.zaak.gemeente, levermelding=levermelding, via="hand", wie=request.wie, op=op
        )
        return _("Het is weggehaald.")

    def _melding(kop: Kop) -> Leverstand:
        stand = opdracht_van(kop, toewijzing)
        if stand.melding is None or stand.melding.id != levermelding:
            raise Http404("deze melding is er niet meer")
        return stand

    def maak(kop: Kop, data: QueryDict | None) -> KtForm:
        stand = _melding(kop)
        assert stand.melding is not None
        zin = _("Er staat: de hulp begon op %(dag)s.")
        if stand.melding.soort == "stop":
            zin = _("Er staat: de laatste dag van de hulp was %(dag)s.")
        blad.uitleg.append(zin % {"dag": datum(stand.melding.datum)})
        blad.uitleg.append(_("Klopt dat niet? Haal het weg. Het blijft zichtbaar in het verloop."))
        return zonder_vragen(kop, data)

    def niet(kop: Kop) -> str:
        return _("Deze vraag is afgesloten. Er verandert niets meer aan.") if kop.zaak.stand == "afgesloten" else ""

    blad = Blad(_("Een melding weghalen"), _("Haal dit weg"), [])
    return handel(request, zaak, blad, maak, doe, niet=niet)
