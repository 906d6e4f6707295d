"""Choosing and writing a besluit: the draft as one form, saved however incomplete, beside the letter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from keukentafel.balies.antwoord import gezegd, zeg
from keukentafel.balies.consulent import besluitbeeld, besluitregels
from keukentafel.balies.consulent.bewaard import bewaard, niet_bewaard, persoonskenmerk, vraagt_json, wie_schrijft
from keukentafel.balies.consulent.blad import LEZEN, toon, werkblad
from keukentafel.balies.consulent.forms.besluit.ontwerp import AFWIJZING, TOEKENNING, Ontwerp, begin_van, rijen_in
from keukentafel.balies.toegang import KtRequest
from keukentafel.balies.vorm.woorden import vertaal
from keukentafel.reis.besluiten import (
    Besluitbeeld,
    IntussenGewijzigd,
    Ontwerpvelden,
    Volgende,
    besluitstand,
    ontwerp_bewaren,
    ontwerp_openen,
    ter_lezing,
    vorig_besluit,
)
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.inzien import Kop, dossier_kop
from keukentafel.reis.onderzoeken import wie_bewerkt
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol

DOEL = "besluiten over uw aanvraag"
BLAD = "besluit"
SOORTEN = (TOEKENNING, AFWIJZING)
LEZERS = (Rol.CONSULENT, Rol.KWALITEIT)


@werkblad(doel=DOEL, methoden=LEZEN)
def besluit(request: KtRequest, zaak: int) -> HttpResponse:
    """Go to what comes next for this besluit; where a choice is open, ask for it."""
    op = klok.nu()
    kop = dossier_kop(zaak=zaak, wie=request.wie, op=op, getoond=False)
    stand = besluitstand(zaak=kop.zaak, wie=request.wie, op=op)
    if stand.volgende == Volgende.NALEZEN and stand.besluit is not None:
        return redirect("consulent:besluit-nalezen", zaak=zaak, besluit=stand.besluit.id)
    if stand.volgende == Volgende.LEZEN and stand.besluit is not None:
        return redirect("consulent:besluit-lezen", zaak=zaak, soort=stand.besluit.soort)
    if stand.volgende in (Volgende.SCHRIJVEN, Volgende.WACHT_OP_LEZER) and stand.besluit is not None:
        return redirect("consulent:besluit-schrijven", zaak=zaak, soort=stand.besluit.soort)
    if stand.volgende == Volgende.GEGEVENS:
        return redirect("consulent:besluit-termijn", zaak=zaak)
    if stand.volgende != Volgende.KIEZEN:
        if stand.tijdelijk_tot is not None:
            return redirect("consulent:tijdelijk", zaak=zaak)
        return redirect("consulent:dossier", zaak=zaak)
    dossier_kop(zaak=zaak, wie=request.wie, op=op)
    blok = besluitbeeld.blok(stand, zaak, klok.dag_van(op))
    inhoud = {"kop": kop, "blok": blok, "mevrouw": besluitbeeld.aanspreken(kop)}
    return toon(request, "consulent/besluit/kiezen.html", inhoud, hier="besluiten")


@dataclass
class _Blad:
    """One request on the page of a draft."""

    request: KtRequest
    kop: Kop
    soort: str
    op: datetime

    @property
    def wie(self) -> dict[str, Any]:
        """What every act on this draft gets."""
        kop = self.kop
        return {"gemeente": kop.zaak.gemeente, "zaak": kop.zaak.id, "wie": self.request.wie, "op": self.op}

    def hier(self, **vraag: str) -> str:
        """The address of this page, with a question."""
        adres = reverse("consulent:besluit-schrijven", args=[self.kop.zaak.id, self.soort])
        if not vraag:
            return adres
        vragen = QueryDict(mutable=True)
        vragen.update(vraag)
        return f"{adres}?{vragen.urlencode()}"

    def openen(self) -> Besluitbeeld:
        """The draft as it is kept."""
        return ontwerp_openen(soort=self.soort, **self.wie)


@werkblad(doel=DOEL)
def schrijven(request: KtRequest, zaak: int, soort: str) -> HttpResponse:
    """The draft. POST saves it: the script asks for JSON, a button goes on from there. Nothing typed is lost."""
    if soort not in SOORTEN:
        raise Http404("kies toekenning of afwijzing")
    op = klok.nu()
    blad = _Blad(request, dossier_kop(zaak=zaak, wie=request.wie, op=op, getoond=False), soort, op)
    formulier: Ontwerp | None = None
    anders: dict[str, Any] | None = None
    if request.method == "POST":
        formulier = Ontwerp(request.POST, soort=soort, rijen=_rijen(request.POST))
        try:
            antwoord = _doe(blad, formulier)
        except IntussenGewijzigd as fout:
            if vraagt_json(request):
                return niet_bewaard(fout)
            anders = _naast_elkaar(request, formulier, fout)
        except Geweigerd as fout:
            if vraagt_json(request):
                return niet_bewaard(fout)
            formulier.zet_fouten(fout)
        else:
            if antwoord is not None:
                return antwoord
    beeld = blad.openen()
    if beeld.zaak.stand != "aangevraagd" and formulier is None:
        zeg(request, _("Er loopt nu geen aanvraag. Kijk wat hier staat."), bij=zaak)
        return redirect("consulent:dossier", zaak=zaak)
    return _toon(blad, beeld, formulier or _begin(blad, beeld), anders)


def _rijen(data: QueryDict) -> list[int]:
    """Return the rows to draw: those that were sent, and the one that was asked for."""
    rijen, doe = rijen_in(data), data.get("doe", "")
    if doe == "doel":
        return [*rijen, 1]
    if doe.startswith("hulp-") and doe[5:] in {str(n) for n in range(1, len(rijen) + 1)}:
        rijen[int(doe[5:]) - 1] += 1
    return rijen


def _begin(blad: _Blad, beeld: Besluitbeeld) -> Ontwerp:
    """Return the form of a draft as it is kept, with an empty row where one was asked for."""
    velden, vraag = beeld.velden, blad.request.GET
    if vraag.get("vorig") and beeld.versie is None and blad.soort == TOEKENNING:
        velden = vorig_besluit(zaak=blad.kop.zaak, wie=blad.request.wie, op=blad.op) or velden
    begin, rijen = begin_van(velden, versie=beeld.versie)
    if "nieuw" in vraag and velden.doelen:
        rijen.append(1)
    if vraag.get("hulp", "") in {str(n) for n in range(1, len(velden.doelen) + 1)}:
        rijen[int(vraag["hulp"]) - 1] += 1
    return Ontwerp(initial=begin, soort=blad.soort, rijen=rijen, staat_er=velden)


def _doe(blad: _Blad, formulier: Ontwerp) -> HttpResponse | None:
    """Save what was typed and do what the button says; None when something typed could not be read.

    Raises Geweigerd (IntussenGewijzigd) before anything is written.
    """
    json, doe = vraagt_json(blad.request), blad.request.POST.get("doe", "")
    if not formulier.is_valid():
        return niet_bewaard({veld: str(f[0]) for veld, f in formulier.errors.items()}) if json else None
    velden = formulier.velden()
    zin = _("Het besluit is bewaard.")
    if doe == "neem-over":
        nieuw = besluitbeeld.overname(blad.openen(), velden.motivering)
        if nieuw == velden.motivering.strip():
            zin = _("Bewaard. In het verslag staat niets nieuws om over te nemen.")
        velden = replace(velden, motivering=nieuw)
    record = ontwerp_bewaren(
        soort=blad.soort, velden=velden, verwachte_versie=formulier.cleaned_data["versie"], **blad.wie
    )
    if json:
        return bewaard(op=blad.op, versies={"versie": record.versie})
    zaak = blad.kop.zaak.id
    if doe == "tekenen":
        return redirect("consulent:besluit-tekenen", zaak=zaak, soort=blad.soort)
    if doe == "ter-lezing":
        keuze = blad.request.POST.get("lezer", "")
        nummer = int(keuze) if keuze.isascii() and keuze.isdigit() and len(keuze) < 12 else 0
        try:
            gelezen = ter_lezing(besluit=record.id, lezer=nummer, **blad.wie)
        except Geweigerd as fout:  # the text is saved; only the question could not be asked
            zeg(blad.request, _("Bewaard. %(zin)s") % {"zin": vertaal(str(fout))}, bij=zaak)
            return redirect(blad.hier())
        naam = gelezen.lezer.naam if gelezen.lezer else ""
        zin = _("%(naam)s leest mee. U ziet de opmerkingen hier.") % {"naam": naam}
    zeg(blad.request, zin, bij=zaak)
    return redirect(_daarna(blad, formulier, doe))


def _daarna(blad: _Blad, formulier: Ontwerp, doe: str) -> str:
    """Return where a button goes: this page, at the row that was asked for. Rows are counted as they are kept."""
    aantal = len({plek.split("_")[1] for plek in formulier.plek_van_rij})
    nieuw = {oud: plek for plek, oud in formulier.plek_van_rij.items()}
    if doe == "doel" and aantal:
        return f"{blad.hier(nieuw='doel')}#id_doel_{aantal + 1}_woorden"
    if doe.startswith("hulp-") and (plek := nieuw.get(f"doel_{doe[5:]}")):
        hulp = sum(1 for p in formulier.plek_van_rij if p.startswith(f"{plek}_hulp_")) + 1
        return f"{blad.hier(hulp=plek.removeprefix('doel_'))}#id_{plek}_hulp_{hulp}_activiteit"
    return f"{blad.hier(open='waarom')}#id_motivering" if doe == "neem-over" else blad.hier()


def _naast_elkaar(request: KtRequest, formulier: Ontwerp, fout: IntussenGewijzigd) -> dict[str, Any]:
    """Keep the own text in the form, show the colleague's beside it; the next save knows that both were seen."""
    data = request.POST.copy()
    data["versie"] = str(fout.versie)
    formulier.data = data
    return {
        "naam": fout.naam,
        "velden": fout.velden,
        "verschillen": besluitbeeld.verschillen(formulier.velden(), fout.velden),
    }


def _toon(blad: _Blad, beeld: Besluitbeeld, formulier: Ontwerp, anders: dict[str, Any] | None) -> HttpResponse:
    request, zaak = blad.request, blad.kop.zaak.id
    formulier.zet_artikel(beeld.artikel)
    ander: Ontwerpvelden | None = anders["velden"] if anders else None
    bezig = wie_bewerkt(gemeente=blad.kop.zaak.gemeente_id, zaak=zaak, blad=BLAD, wie=request.wie, op=blad.op)
    inhoud = besluitbeeld.gedeeld(beeld, blad.kop, klok.dag_van(blad.op), request.wie.id) | {
        "formulier": formulier,
        "anders": anders,
        "doelen": besluitregels.doelen(beeld, formulier, open_=request.GET.get("hulp", ""), ander=ander),
        "regels": besluitregels.regels(beeld, formulier, open_=request.GET.get("open", ""), ander=ander),
        "bewerkers": wie_schrijft(bezig),
        "persoon": persoonskenmerk(request.wie.id),
        "nu": blad.op,
        "gezegd": gezegd(request, bij=zaak),
        "andere_soort": AFWIJZING if blad.soort == TOEKENNING else TOEKENNING,
    }
    return toon(request, "consulent/besluit/schrijven.html", inhoud, hier="besluiten")
