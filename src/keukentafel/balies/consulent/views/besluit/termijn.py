"""The clock of an aanvraag: what stands still and why, asking for data, receiving it, agreeing on more time."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _

from keukentafel.balies.consulent import besluitbeeld
from keukentafel.balies.consulent.blad import LEZEN, toon, werkblad
from keukentafel.balies.consulent.forms.besluit.klein import Aanvulling, Ontvangen, Uitstel
from keukentafel.balies.consulent.views.besluit.schrijven import DOEL
from keukentafel.balies.consulent.views.handelingen import Blad, handel
from keukentafel.balies.toegang import KtRequest
from keukentafel.balies.vorm.formulier import KtForm
from keukentafel.balies.vorm.woorden import datum, vertaal
from keukentafel.reis import besluiten
from keukentafel.reis.besluiten import Beslistermijn
from keukentafel.reis.inzien import Kop, dossier_kop
from keukentafel.stelsel import klok


@werkblad(doel=DOEL, methoden=LEZEN)
def termijn(request: KtRequest, zaak: int) -> HttpResponse:
    """Until when the besluit must be there, and each time the clock stood still."""
    op = klok.nu()
    kop = dossier_kop(zaak=zaak, wie=request.wie, op=op, getoond=False)
    beeld = besluiten.termijn_openen(gemeente=kop.zaak.gemeente, zaak=zaak, wie=request.wie, op=op)
    inhoud = {
        "kop": kop,
        "beeld": beeld,
        "termijn": besluitbeeld.termijn(beeld.termijn, klok.dag_van(op)),
        "opschortingen": [(o, o.gevraagd.splitlines()) for o in reversed(beeld.opschortingen)],
        "loopt": kop.zaak.stand == "aangevraagd",
    }
    return toon(request, "consulent/besluit/termijn.html", inhoud, hier="besluiten")


@werkblad(doel=DOEL)
def aanvulling(request: KtRequest, zaak: int) -> HttpResponse:
    """Ask the resident for what misses; the clock stands still from tomorrow."""

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        besluiten.aanvulling_vragen(gemeente=kop.zaak.gemeente, zaak=zaak, wie=request.wie, op=op, **g)
        return _("De inwoner krijgt een brief. De tijd staat stil vanaf morgen.")

    def maak(kop: Kop, data: QueryDict | None) -> KtForm:
        return Aanvulling(data)

    uitleg = [
        _("De inwoner krijgt een brief met wat wij nodig hebben."),
        _("De tijd voor het besluit staat stil tot het er is."),
    ]
    return handel(request, zaak, Blad(_("Gegevens vragen"), _("Vraag deze gegevens"), uitleg), maak, doe)


def _nieuw(nu: Beslistermijn) -> str:
    if nu.uiterlijk is None:
        return vertaal(nu.reden)
    return _("De tijd loopt. Het besluit komt uiterlijk %(dag)s.") % {"dag": datum(nu.uiterlijk)}


@werkblad(doel=DOEL)
def aanvulling_ontvangen(request: KtRequest, zaak: int, opschorting: int) -> HttpResponse:
    """The data came in: the clock runs again."""

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        nu = besluiten.aanvulling_ontvangen(
            gemeente=kop.zaak.gemeente, zaak=zaak, opschorting=opschorting, op_dag=g["op_dag"], wie=request.wie, op=op
        )
        return _nieuw(nu)

    def maak(kop: Kop, data: QueryDict | None) -> KtForm:
        return Ontvangen(data, initial={"op_dag": klok.vandaag()})

    uitleg = [_("Vanaf deze dag loopt de tijd weer.")]
    return handel(request, zaak, Blad(_("De gegevens zijn er"), _("Leg de dag vast"), uitleg), maak, doe)


@werkblad(doel=DOEL)
def uitstel(request: KtRequest, zaak: int) -> HttpResponse:
    """The resident agreed in writing to wait longer."""

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        nu = besluiten.uitstel_afspreken(gemeente=kop.zaak.gemeente, zaak=zaak, wie=request.wie, op=op, **g)
        return _nieuw(nu)

    def maak(kop: Kop, data: QueryDict | None) -> KtForm:
        return Uitstel(data)

    uitleg = [
        _("Dit kan alleen als de inwoner het schriftelijk goed vindt."),
        _("De inwoner krijgt een brief met de nieuwe dag."),
    ]
    return handel(request, zaak, Blad(_("Meer tijd afspreken"), _("Leg deze afspraak vast"), uitleg), maak, doe)
