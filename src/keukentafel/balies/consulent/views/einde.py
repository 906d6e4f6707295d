"""Help that nobody delivers (any more): an order that is not needed, and a grant that ends."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _

from keukentafel.balies.consulent.blad import werkblad
from keukentafel.balies.consulent.forms import einde as formulieren
from keukentafel.balies.consulent.views.handelingen import Blad, handel
from keukentafel.balies.consulent.views.levering import DOEL, noem_opdracht, opdracht_van
from keukentafel.balies.toegang import KtRequest
from keukentafel.balies.vorm.formulier import KtForm
from keukentafel.balies.vorm.woorden import datum
from keukentafel.reis import leveren
from keukentafel.reis.inzien import Kop


@werkblad(doel=DOEL)
def vervalt(request: KtRequest, zaak: int, toewijzing: int) -> HttpResponse:
    """Write down that an order is not needed (any more)."""

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        opdracht_van(kop, toewijzing)
        leveren.opdracht_vervalt(gemeente=kop.zaak.gemeente, toewijzing=toewijzing, wie=request.wie, op=op, **g)
        return _("Het staat erbij. Op uw dag staat wat er nu nog moet.")

    def maak(kop: Kop, data: QueryDict | None) -> KtForm:
        noem_opdracht(blad, kop, toewijzing)
        blad.uitleg.append(_("Wij vragen deze hulp dan ook aan niemand anders. Het besluit verandert niet."))
        return formulieren.Vervalt(data)

    blad = Blad(_("Deze hulp is niet meer nodig"), _("Leg dit vast"), [])
    return handel(request, zaak, blad, maak, doe)


@werkblad(doel=DOEL)
def einde(request: KtRequest, zaak: int) -> HttpResponse:
    """Write down that there is no help (any more) of a grant."""

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        leveren.toekenning_beeindigen(gemeente=kop.zaak.gemeente, zaak=zaak, wie=request.wie, op=op, **g)
        return _("Vanaf %(dag)s is er geen hulp meer. De inwoner ziet dat.") % {"dag": datum(g["vanaf"])}

    def maak(kop: Kop, data: QueryDict | None) -> KtForm:
        return formulieren.Einde(data)

    def niet(kop: Kop) -> str:
        return leveren.einde_fout(zaak=kop.zaak)

    zin = _("Wilt u de hulp stoppen en wil de inwoner dat niet? Dan is een nieuw besluit nodig.")
    blad = Blad(_("Er komt geen hulp meer"), _("Leg het einde vast"), [zin])
    return handel(request, zaak, blad, maak, doe, niet=niet)
