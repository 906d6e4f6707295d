"""The day round: what must happen without anybody's hand, once a day. Now: who is late says so.

Each case is a transaction of its own behind the wall of its municipality. That a letter goes out once is kept with the
onderzoek itself, so a round may run twice, side by side, or go on after it died half way.
"""

from __future__ import annotations

import logging
import threading
from datetime import date, datetime

from keukentafel.reis.handeling import SYSTEEM, Geweigerd
from keukentafel.reis.onderzoeken import te_laat_melden, te_laat_te_melden
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.gemeenten.namens import namens
from keukentafel.stelsel.gemeenten.queries import gemeenten

DOEL = "melden dat wij te laat zijn"
OPNIEUW = 600.0
log = logging.getLogger(__name__)


def dagronde(*, op: datetime) -> int:
    """Lay the letter "wij zijn te laat" for every case that is late and was not told; return how many (art. 2.3.2
    lid 9).

    A failure of one case is logged, without names, and stops no other: the next round tries it again.
    """
    return sum(_een(gemeente, zaak, op) for gemeente in gemeenten() for zaak in _te_melden(gemeente, op))


def _te_melden(gemeente: Gemeente, op: datetime) -> list[int]:
    with namens({gemeente.code}, doel=DOEL):
        return te_laat_te_melden(gemeente=gemeente.code, op=op)


def _een(gemeente: Gemeente, zaak: int, op: datetime) -> bool:
    try:
        with namens({gemeente.code}, doel=DOEL):
            return te_laat_melden(gemeente=gemeente, zaak=zaak, nieuwe_datum=None, wie=SYSTEEM, op=op)
    except Geweigerd:  # sent or withdrawn since the list was made
        return False
    except Exception as fout:  # any failure belongs to this one case; its message may hold personal data
        log.warning("dagronde: zaak %s mislukt: %s", zaak, type(fout).__name__)
        return False


def blijf(stop: threading.Event, *, rust: float = 60.0) -> None:
    """Do the round once for each day of the clock until `stop` is set; when the database is away, a while later."""
    gedaan: date | None = None
    while not stop.is_set():
        wacht = rust
        op = klok.nu()
        if klok.dag_van(op) != gedaan:
            try:
                dagronde(op=op)
                gedaan = klok.dag_van(op)
            except Exception as fout:  # the database may be away for a moment: wait and go on
                log.warning("dagronde wacht: %s", type(fout).__name__)
                wacht = OPNIEUW
        stop.wait(wacht)
