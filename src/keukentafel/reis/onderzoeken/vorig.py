"""What an earlier onderzoek of the same resident says of the ladder: to look at beside a new one, with its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from keukentafel.dossier.onderzoek import queries as onderzoek_queries
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht.ladder import Oordeel, Trap, Trede
from keukentafel.reis.handeling import Wie, handeling
from keukentafel.reis.inzien import mag_erin
from keukentafel.reis.onderzoeken.stand import trappen_van
from keukentafel.reis.zaakwerk import schrijf_zaak_op


@dataclass(frozen=True)
class VorigeLadder:
    """What a person judged of the rungs last time, and the day that its verslag left."""

    dag: date
    trappen: dict[Trede, Trap]


@handeling
def vorige_ladder(*, zaak: Zaak, wie: Wie, op: datetime, getoond: bool = True) -> VorigeLadder | None:
    """Return the ladder of this resident's newest verslag before this case, None when there is none.

    Only from a file that this person may open; that view is written in its log, unless `getoond` is False.
    """
    for andere in zaak_queries.zaken_van(gemeente=zaak.gemeente_id, inwoner=zaak.inwoner_id):
        mag, nood = mag_erin(andere, wie, op)
        if andere.id == zaak.id or not mag:
            continue
        plek = {"gemeente": zaak.gemeente_id, "zaak": andere.id}
        onderzoek = onderzoek_queries.onderzoek(**plek)
        if onderzoek is None or onderzoek.verslag_verzonden_op is None:
            continue
        trappen = {
            t.trede: t for t in trappen_van(onderzoek_queries.treden(**plek)) if t.oordeel != Oordeel.NIET_BESPROKEN
        }
        if not trappen:
            continue
        if getoond:
            hoe = "noodinzage" if nood else "inzage"
            schrijf_zaak_op(zaak=andere, wat="vorig verslag bekeken", wie=wie, op=op, soort=hoe)
        return VorigeLadder(onderzoek.verslag_verzonden_op, trappen)
    return None
