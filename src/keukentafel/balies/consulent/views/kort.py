"""The short track for a resident we know, on one sheet (S-A3): the same letters, the same law, one line each."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keukentafel.balies.antwoord import gezegd, zeg
from keukentafel.balies.consulent.bewaard import Botsing, bewaard, niet_bewaard, persoonskenmerk, vraagt_json
from keukentafel.balies.consulent.blad import toon, werkblad
from keukentafel.balies.consulent.forms.kort import Kort
from keukentafel.balies.toegang import KtRequest
from keukentafel.recht.taal.stukken import Onderwerp
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.melden import OndersteuningMist
from keukentafel.reis.onderzoeken import Bewaard, kort_afronden, kort_bewaren, onderzoek_openen, vorige_ladder
from keukentafel.stelsel import klok

DOEL = "werken aan uw vraag"
OPEN = ("ontvangen", "in_onderzoek")
VERDER = gettext_lazy("Deze vraag is al verder. Uw tekst is niet bewaard. Kopieer wat u nog nodig hebt.")


@werkblad(doel=DOEL)
def kort(request: KtRequest, zaak: int) -> HttpResponse:
    """The short sheet. POST by the script keeps it; by a button it sends the verslag, signed at the counter or not."""
    op = klok.nu()
    beeld = onderzoek_openen(zaak=zaak, wie=request.wie, op=op, getoond=request.method != "POST")
    kop = beeld.kop
    open_ = kop.zaak.stand in OPEN
    if not open_ and request.method != "POST":
        return redirect("consulent:dossier", zaak=zaak)
    bekend = {o.voor: o.antwoord for o in beeld.ondersteuning}
    open_vraag = bekend.get("inwoner", "open") == "open"
    gepland = beeld.gepland(op)
    formulier = Kort(
        request.POST if request.method == "POST" else None, beeld=beeld, vraag_ondersteuning=open_vraag,
        vorig=vorige_ladder(zaak=kop.zaak, wie=request.wie, op=op, getoond=request.method != "POST"),
        gepland=gepland[0].begin if gepland else None,
    )  # fmt: skip
    waarden: dict[str, Any] = {"gemeente": kop.zaak.gemeente, "zaak": zaak, "wie": request.wie, "op": op}
    mist = ""
    if not open_:
        formulier.add_error(None, VERDER)
        if vraagt_json(request):
            return niet_bewaard({"": str(VERDER)})
    if vraagt_json(request) and request.method == "POST":
        try:
            uit = kort_bewaren(**formulier.geschreven(), **waarden, vaststelling=formulier.half_vastgesteld())
        except Geweigerd as fout:
            return niet_bewaard(fout)
        return _json(formulier, uit, op)
    if open_ and request.method == "POST" and formulier.is_valid():
        getekend = request.POST.get("doe") == "getekend"
        try:
            kort_afronden(
                **formulier.geschreven(),
                **waarden,
                vaststelling=formulier.vaststelling(),
                ondersteuning=formulier.cleaned_data.get("ondersteuning", ""),
                meekijken_tot=formulier.meekijken_tot(),
                getekend=getekend,
                gesprek_geweest=formulier.cleaned_data.get("gesprek_geweest", False),
            )
        except Geweigerd as fout:
            formulier.zet_fouten(fout)
            mist = fout.voor if isinstance(fout, OndersteuningMist) else ""
        else:
            if getekend:
                zeg(request, _("Het verslag is verstuurd en getekend. U kunt het besluit schrijven."), bij=zaak)
                naar = reverse("consulent:besluit-schrijven", args=[zaak, "toekenning"])
                return redirect(f"{naar}?vorig=1")
            zeg(request, _("Het verslag is verstuurd."), bij=zaak)
            return redirect("consulent:dossier", zaak=zaak)
    inhoud = {
        "formulier": formulier, "kop": kop, "mist": mist, "persoon": persoonskenmerk(request.wie.id), "nu": op,
        "gezegd": gezegd(request, bij=zaak), "gepland": gepland,
    }  # fmt: skip
    return toon(request, "consulent/kort.html", inhoud, hier="vragen")


def _json(formulier: Kort, uit: list[Bewaard], op: datetime) -> HttpResponse:
    velden = [*(o.value for o in Onderwerp), "uitkomst"]
    samen = dict(zip(velden, uit, strict=True))
    botst: list[Botsing] = [
        {"veld": v, "door": b.ander, "tekst": b.andere_tekst, "samen": False} for v, b in samen.items() if b.botst
    ]
    botst += [
        {"veld": trede, "door": _("Een collega"), "tekst": tekst, "samen": True}
        for trede, tekst in formulier.samengevoegd().items()
    ]
    versies = {f"versie_{v}": b.versie for v, b in samen.items()} | formulier.merken()
    return bewaard(op=op, versies=versies, botst=botst)
