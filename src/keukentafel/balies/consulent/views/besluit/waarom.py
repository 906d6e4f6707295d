"""How a published besluit came about, for who works on the file: every step, calculated again, and as data."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse

from keukentafel.balies.consulent.blad import LEZEN, toon, werkblad
from keukentafel.balies.regels.uitleg import Verwijzer
from keukentafel.balies.toegang import KtRequest
from keukentafel.reis.inzien import spoor_ophalen, waarom_inzien
from keukentafel.stelsel import klok

DOEL = "nagaan hoe een besluit er kwam"


@werkblad(doel=DOEL, methoden=LEZEN)
def waarom(request: KtRequest, zaak: int, besluit: int) -> HttpResponse:
    """The sentences of the letter with what is behind them, and all calculations with their rules."""
    beeld = waarom_inzien(zaak=zaak, besluit=besluit, wie=request.wie, op=klok.nu())
    verwijzer = Verwijzer(beeld.kop.zaak.gemeente.code, beeld.kop.zaak.gemeente.slug)
    inhoud = {
        "kop": beeld.kop,
        "waarom": beeld.waarom,
        "zinnen": verwijzer.zinnen(beeld.waarom.zinnen),
        "berekeningen": beeld.berekeningen,
        "berekeningen_met_stappen": [(b, verwijzer.stappen(b.stappen)) for b in beeld.berekeningen],
        "gelijk": beeld.gelijk,
        "herhaald_op": beeld.herhaald_op,
    }
    return toon(request, "consulent/besluit/waarom.html", inhoud, hier="vragen")


@werkblad(doel=DOEL, methoden=LEZEN)
def spoor(request: KtRequest, zaak: int, besluit: int) -> HttpResponse:
    """The whole trace as a file to keep, such as for a court."""
    nummer, gegevens = spoor_ophalen(zaak=zaak, besluit=besluit, wie=request.wie, op=klok.nu())
    antwoord = JsonResponse(gegevens, json_dumps_params={"ensure_ascii": False, "indent": 1})
    antwoord["Content-Disposition"] = f'attachment; filename="berekening-{nummer}.json"'
    return antwoord
