"""The BSN that an order waits for."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _

from keukentafel.balies.consulent.blad import werkblad
from keukentafel.balies.consulent.forms.bsn import Bsn
from keukentafel.balies.consulent.views.handelingen import Blad, handel
from keukentafel.balies.toegang import KtRequest
from keukentafel.balies.vorm.formulier import KtForm
from keukentafel.reis import leveren
from keukentafel.reis.inzien import Kop


@werkblad(doel="uw hulp regelen")
def bsn(request: KtRequest, zaak: int) -> HttpResponse:
    """Write down the BSN; then the message with the order goes to the provider by itself."""

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        leveren.bsn_vastleggen(gemeente=kop.zaak.gemeente, zaak=zaak, wie=request.wie, op=op, **g)
        return _("Het nummer staat erbij. Het bericht met de opdracht gaat nu vanzelf weg.")

    def maak(kop: Kop, data: QueryDict | None) -> KtForm:
        return Bsn(data)

    uitleg = [
        _("Het bericht met de opdracht wacht op dit nummer. De aanbieder ziet de opdracht al in het portaal."),
        _("Het nummer komt in dat bericht te staan."),
    ]
    return handel(request, zaak, Blad(_("Burgerservicenummer"), _("Bewaar het nummer"), uitleg), maak, doe)
