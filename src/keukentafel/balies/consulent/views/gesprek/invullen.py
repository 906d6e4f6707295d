"""What is filled in around the talk, one page each: dimensions, ladder, track, help that runs, questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from keukentafel.balies.antwoord import gezegd, zeg, zet_fouten
from keukentafel.balies.consulent.bewaard import bewaard, niet_bewaard, persoonskenmerk, vraagt_json
from keukentafel.balies.consulent.blad import toon, werkblad
from keukentafel.balies.consulent.forms import gesprek as formulieren
from keukentafel.balies.consulent.verslagbeeld import laddermist
from keukentafel.balies.consulent.views.gesprek.beeld import kort, thuis
from keukentafel.balies.consulent.views.gesprek.praten import DOEL
from keukentafel.balies.toegang import KtRequest
from keukentafel.balies.vorm.formulier import KtForm
from keukentafel.balies.vorm.woorden import vertaal
from keukentafel.recht.ladder import Oordeel, Trap, Trede, WlzVraag
from keukentafel.reis import onderzoeken
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.inzien import AanbodInDeBuurt, aanbod_in_de_buurt
from keukentafel.reis.onderzoeken import Gebiedbeeld, Hulpregel, Onderzoeksbeeld, Vaststelling, onderzoek_openen
from keukentafel.stelsel import klok

ALLE = 60
"""How many offers stand on the page for each rung; what is more is told in words."""


@dataclass(frozen=True)
class Invulblad:
    """One page: its form with or without what was typed, the act, and what to say when it is done."""

    sjabloon: str
    maak: Callable[[Any], KtForm]
    doe: Callable[[Any], None]
    klaar: str
    naar: str = "consulent:gesprek"
    gevolg: Callable[[KtForm], dict[str, Any]] | None = None


def _vul_in(request: KtRequest, beeld: Onderzoeksbeeld, blad: Invulblad, op: datetime) -> HttpResponse:
    """Show the form, or do the act and go back. What is refused comes back with all that was typed."""
    post = request.method == "POST"
    formulier = blad.maak(request.POST if post else None)
    zaak = beeld.kop.zaak.id
    if post and formulier.is_valid():
        try:
            blad.doe(formulier)
        except Geweigerd as fout:
            zet_fouten(formulier, fout)
        else:
            zeg(request, blad.klaar, bij=zaak)
            if vraagt_json(request):
                return bewaard(op=op, versies={}, naar=reverse(blad.naar, args=[zaak]))
            return redirect(blad.naar, zaak=zaak)
    if post and vraagt_json(request):
        return niet_bewaard({veld: str(fouten[0]) for veld, fouten in formulier.errors.items()})
    inhoud = {
        "kop": beeld.kop,
        "formulier": formulier,
        "persoon": persoonskenmerk(request.wie.id),
        "nu": op,
        "gezegd": gezegd(request, bij=zaak) if not post else "",
    }
    return toon(request, blad.sjabloon, inhoud | (blad.gevolg(formulier) if blad.gevolg else {}), hier="vragen")


def _open(request: KtRequest, zaak: int, op: datetime) -> Onderzoeksbeeld:
    return onderzoek_openen(zaak=zaak, wie=request.wie, op=op, getoond=request.method != "POST")


@werkblad(doel=DOEL)
def onderwerpen(request: KtRequest, zaak: int) -> HttpResponse:
    """The six dimensions: words first, a score only when the resident gives one."""
    op = klok.nu()
    beeld = _open(request, zaak, op)

    def maak(data: Any) -> KtForm:
        return formulieren.Onderwerpen(data, gebieden={g.dimensie: g.leefgebied for g in beeld.gebieden})

    def doe(formulier: formulieren.Onderwerpen) -> None:
        gewijzigd = formulier.gewijzigd()
        onderzoeken.leefgebieden_bewaren(
            gemeente=beeld.kop.zaak.gemeente, zaak=zaak, gebieden=gewijzigd, wie=request.wie, op=op
        )

    def gevolg(formulier: KtForm) -> dict[str, Any]:
        return {"delen": [_onderwerp(formulier, g) for g in beeld.gebieden]}

    blad = Invulblad(
        "consulent/gesprek/onderwerpen.html", maak, doe, _("De zes onderwerpen zijn bewaard."), gevolg=gevolg
    )
    return _vul_in(request, beeld, blad, op)


def _onderwerp(formulier: KtForm, gebied: Gebiedbeeld) -> dict[str, Any]:
    d = gebied.dimensie
    vooraf = gebied.leefgebied
    cijfers = [formulier[f"{d}_nu"], formulier[f"{d}_toen"], formulier[f"{d}_toen_op"]]
    thuis_geschreven = vooraf is not None and (vooraf.vooraf.strip() or vooraf.vooraf_cijfer is not None)
    return {
        "sleutel": d.value,
        "naam": vertaal(d.naam),
        "uitspraak": vertaal(d.uitspraak),
        "vooraf": vooraf.vooraf if vooraf is not None else "",
        "thuis": thuis(gebied) if thuis_geschreven else "",
        "kort": kort(d),
        "woorden": formulier[f"{d}_woorden"],
        "cijfers": cijfers,
        "cijfer": _cijfer(gebied),
        "open": formulier.is_bound and any(veld.errors for veld in cijfers),
        "was": formulier[f"{d}_was"],
    }


def _cijfer(gebied: Gebiedbeeld) -> str:
    """Return what is said of the score while its fields are folded: "Cijfer: toen 6, nu 3", or that it may be added."""
    g = gebied.leefgebied
    toen = [] if g is None or g.toen is None else [_("toen %(n)s") % {"n": g.toen}]
    nu = [] if g is None or g.nu is None else [_("nu %(n)s") % {"n": g.nu}]
    delen = ", ".join([*toen, *nu])
    return _("Cijfer: %(delen)s") % {"delen": delen} if delen else _("Cijfer erbij, als de inwoner dat wil")


@werkblad(doel=DOEL)
def ladder(request: KtRequest, zaak: int) -> HttpResponse:
    """The eight rungs: a judgement and why, beside what there is near the address.

    "Past" and "Past niet, omdat" beside an offer fill in its rung and keep nothing: a person reads it over first.
    """
    op = klok.nu()
    beeld = _open(request, zaak, op)
    aanbod = {trap.trede: _in_de_buurt(beeld, trap.trede) for trap in beeld.trappen}
    voorstel, zin = _voorstel(request, aanbod)

    def maak(data: Any) -> KtForm:
        return formulieren.Ladder(data if voorstel is None else voorstel, trappen=beeld.trappen)

    def doe(formulier: formulieren.Ladder) -> None:
        if voorstel is None:
            onderzoeken.ladder_bewaren(
                gemeente=beeld.kop.zaak.gemeente, zaak=zaak, treden=formulier.gewijzigd(), wie=request.wie, op=op
            )

    kaarten = [kaart for deel in aanbod.values() for kaart in deel.kaarten]
    verzonnen = bool(kaarten) and all(kaart.synthetisch for kaart in kaarten)

    def gevolg(formulier: KtForm) -> dict[str, Any]:
        delen = [_trede(formulier, trap, aanbod[trap.trede]) for trap in beeld.trappen]
        return {
            "delen": delen,
            "wijk": beeld.kop.inwoner.wijk,
            "verzonnen": verzonnen,
            "voorstel": zin,
            "mist": laddermist(beeld),
        }

    blad = Invulblad("consulent/gesprek/ladder.html", maak, doe, _("De ladder is bewaard."), gevolg=gevolg)
    if voorstel is not None:
        return _toon_voorstel(request, beeld, blad)
    return _vul_in(request, beeld, _met_velden(blad), op)


def _toon_voorstel(request: KtRequest, beeld: Onderzoeksbeeld, blad: Invulblad) -> HttpResponse:
    """Show the ladder as it would be kept, all that was typed in it; nothing is kept yet."""
    formulier = blad.maak(None)
    inhoud = {"kop": beeld.kop, "formulier": formulier, "persoon": persoonskenmerk(request.wie.id), "nu": klok.nu()}
    assert blad.gevolg is not None
    return toon(request, blad.sjabloon, inhoud | blad.gevolg(formulier), hier="vragen")


def _voorstel(request: KtRequest, aanbod: Mapping[Trede, AanbodInDeBuurt]) -> tuple[QueryDict | None, str]:
    """Return the sheet with what the button beside an offer fills in, and what it says; None for another button."""
    for knop, past in (("past", True), ("past_niet", False)):
        waarde = request.POST.get(knop, "")
        for trede, deel in aanbod.items():
            for kaart in deel.kaarten:
                if waarde == str(kaart.id):
                    data = request.POST.copy()
                    nu = data.get(f"{trede}_oordeel", "")
                    oordeel = formulieren.na_aanbod(nu, past=past)
                    tekst = formulieren.aanbodzin(kaart.naam, past=past)
                    data[f"{trede}_oordeel"] = oordeel
                    data[f"{trede}_toelichting"] = f"{data.get(f'{trede}_toelichting', '').rstrip()}\n{tekst}".lstrip()
                    waarden = {"nummer": trede.nummer, "oordeel": vertaal(Oordeel(oordeel).in_woorden)}
                    zin = _("Bij trede %(nummer)s staat nu: %(oordeel)s. Kijk het na en bewaar de ladder.") % waarden
                    return data, zin
    return None, ""


def _met_velden(blad: Invulblad) -> Invulblad:
    """Let the refusal of a rung, which the act calls by the rung, stand at its reason."""

    def doe(formulier: KtForm) -> None:
        try:
            blad.doe(formulier)
        except Geweigerd as fout:
            per = {f"{v}_toelichting" if v in set(Trede) else v: zin for v, zin in fout.fouten.items()}
            raise Geweigerd(per) from None

    return Invulblad(blad.sjabloon, blad.maak, doe, blad.klaar, blad.naar, blad.gevolg)


def _in_de_buurt(beeld: Onderzoeksbeeld, trede: Trede) -> AanbodInDeBuurt:
    zaak = beeld.kop.zaak
    wijk = beeld.kop.inwoner.wijk_id
    return aanbod_in_de_buurt(gemeente=zaak.gemeente_id, wijk=wijk, trede=trede.value, hoeveel=ALLE)


def _trede(formulier: KtForm, trap: Trap, aanbod: AanbodInDeBuurt) -> dict[str, Any]:
    t = trap.trede
    return {
        "nummer": t.nummer,
        "titel": vertaal(t.titel),
        "vraag": vertaal(t.vraag),
        "oordeel": formulier[f"{t}_oordeel"],
        "toelichting": formulier[f"{t}_toelichting"],
        "was": formulier[f"{t}_was"],
        "kaarten": [
            {
                "kaart": kaart,
                "past": formulieren.aanbodzin(kaart.naam, past=True),
                "past_niet": formulieren.aanbodzin(kaart.naam, past=False),
            }
            for kaart in aanbod.kaarten
        ],
        "kiest": t != Trede.MAATWERK,
        "aantal": aanbod.totaal,
        "meer": aanbod.meer,
    }


@werkblad(doel=DOEL)
def spoor(request: KtRequest, zaak: int) -> HttpResponse:
    """Triage: a person chooses one of four tracks."""
    op = klok.nu()
    beeld = _open(request, zaak, op)
    o = beeld.onderzoek

    def maak(data: Any) -> KtForm:
        begin = {"spoor": o.spoor, "reden": o.spoor_reden, "regisseur": o.regisseur} if o is not None else {}
        return formulieren.SpoorKeuze(data, initial=begin)

    def doe(formulier: KtForm) -> None:
        onderzoeken.spoor_kiezen(
            gemeente=beeld.kop.zaak.gemeente, zaak=zaak, wie=request.wie, op=op, **formulier.cleaned_data
        )

    blad = Invulblad("consulent/gesprek/spoor.html", maak, doe, _("De weg van het onderzoek is gekozen."))
    return _vul_in(request, beeld, blad, op)


@werkblad(doel=DOEL)
def wat_is_er_al(request: KtRequest, zaak: int) -> HttpResponse:
    """Help that runs already, by law: add one, or take one away."""
    op = klok.nu()
    beeld = _open(request, zaak, op)
    gemeente = beeld.kop.zaak.gemeente
    weg = request.POST.get("weg", "")
    if weg.isdigit():
        try:
            onderzoeken.lopende_hulp_weghalen(gemeente=gemeente, zaak=zaak, hulp=int(weg), wie=request.wie, op=op)
        except Geweigerd as fout:
            zeg(request, vertaal(str(fout)), bij=zaak)
        else:
            zeg(request, _("Deze hulp is weggehaald."), bij=zaak)
        return redirect("consulent:wat-is-er-al", zaak=zaak)

    def maak(data: Any) -> KtForm:
        return formulieren.Hulp(data)

    def doe(formulier: KtForm) -> None:
        onderzoeken.lopende_hulp_noteren(
            gemeente=gemeente, zaak=zaak, hulp=Hulpregel(**formulier.cleaned_data), wie=request.wie, op=op
        )

    def gevolg(_formulier: KtForm) -> dict[str, Any]:
        return {"hulp": [(h, vertaal(str(h.get_wet_display()))) for h in beeld.hulp]}

    blad = Invulblad(
        "consulent/gesprek/wat_is_er_al.html", maak, doe, _("Deze hulp staat erbij."),
        naar="consulent:wat-is-er-al", gevolg=gevolg,
    )  # fmt: skip
    return _vul_in(request, beeld, blad, op)


@werkblad(doel=DOEL)
def vaststellen(request: KtRequest, zaak: int) -> HttpResponse:
    """Identity seen (art. 2.3.4), pgb explained (art. 2.3.2 lid 6), and the question about the Wlz (2.3.5 lid 6)."""
    op = klok.nu()
    beeld = _open(request, zaak, op)
    o = beeld.onderzoek

    def maak(data: Any) -> KtForm:
        begin: dict[str, Any] = {"wlz": WlzVraag.NIET_GEVRAAGD.value}
        if o is not None:
            begin = {
                "identiteit_gezien": o.identiteit_gezien_op is not None,
                "pgb_uitgelegd": o.pgb_uitgelegd_op is not None,
                "wlz": o.wlz,
                "wlz_toelichting": o.wlz_toelichting,
            }
        return formulieren.Vaststellen(data, initial=begin)

    def doe(formulier: KtForm) -> None:
        onderzoeken.vaststellen(
            gemeente=beeld.kop.zaak.gemeente, zaak=zaak, vaststelling=Vaststelling(**formulier.cleaned_data),
            wie=request.wie, op=op,
        )  # fmt: skip

    def gevolg(_formulier: KtForm) -> dict[str, Any]:
        return {"onderzoek": o}

    blad = Invulblad("consulent/gesprek/vaststellen.html", maak, doe, _("De antwoorden zijn bewaard."), gevolg=gevolg)
    return _vul_in(request, beeld, blad, op)
