"""What an earlier besluit of the same resident gives a new one: nothing that is still so has to be typed again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.besluit.models import Besluit
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.reis.besluiten.vormen import Ontwerpvelden
from keukentafel.reis.besluiten.wegen import velden_van
from keukentafel.reis.handeling import Wie, handeling
from keukentafel.reis.inzien import mag_erin
from keukentafel.reis.zaakwerk import schrijf_zaak_op


@handeling
def vorig_besluit(*, zaak: Zaak, wie: Wie, op: datetime) -> Ontwerpvelden | None:
    """Return the newest besluit that gave this resident help, to begin a new one from; None when there is none.

    Only from a file that this person may open; that view is written in its log. Days, costs and reasons are of then
    and come out empty.
    """
    for andere in zaak_queries.zaken_van(gemeente=zaak.gemeente_id, inwoner=zaak.inwoner_id):
        mag, nood = mag_erin(andere, wie, op)
        if andere.id == zaak.id or not mag:
            continue
        toegekend = besluit_queries.besluiten(gemeente=zaak.gemeente_id, zaak=andere.id).filter(
            soort=Besluit.Soort.TOEKENNING, staat=Besluit.Staat.BEKENDGEMAAKT
        )
        if (besluit := toegekend.first()) is not None:
            hoe = "noodinzage" if nood else "inzage"
            schrijf_zaak_op(zaak=andere, wat="vorig besluit bekeken", wie=wie, op=op, soort=hoe)
            oud = velden_van(besluit)
            return replace(
                oud, begin=None, einde=None, kosten_cent=None, motivering="", artikel="", samenloop_motivering="",
                afwijking="", norm="", norm_versie="", gevraagd="", alternatieven="", pgb_besproken=False,
                doelen=tuple(replace(d, datum=None) for d in oud.doelen),
            )  # fmt: skip
    return None
