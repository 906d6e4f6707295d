"""The day round: what must happen without anybody's hand, once a day. Who is late says so; and when the time that we
gave for an answer is past, the clock of the besluit runs again and the resident hears until when.

Each case is a transaction of its own behind the wall of its municipality. That a letter goes out once is kept with the
onderzoek and the aanvraag themselves, so a round may run twice, side by side, or go on after it died half way.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from keukentafel.reis.besluiten import te_hervatten, tijd_hervatten
from keukentafel.reis.evalueren import aandacht_te_vragen, aandacht_vragen
from keukentafel.reis.handeling import SYSTEEM, Geweigerd
from keukentafel.reis.leren.tellen import te_tellen_tot, tellingen_verversen
from keukentafel.reis.leveren import levering_houden, levering_te_houden
from keukentafel.reis.leveren.berichten import onbeantwoord, onbeantwoord_op_dag
from keukentafel.reis.onderzoeken import te_laat_melden, te_laat_te_melden
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.gemeenten.namens import namens
from keukentafel.stelsel.gemeenten.queries import gemeenten

TE_LAAT = "melden dat wij te laat zijn"
HERVAT = "melden dat de tijd weer loopt"
AANDACHT = "resultaten volgen"
LEVERING = "hulp volgen"
STIL = "berichten zonder antwoord"
TELLEN = "tellen zonder namen"
OPNIEUW = 600.0
TELPOGINGEN = 3
log = logging.getLogger(__name__)


Lijst = Callable[..., list[int]]
Werk = Callable[..., bool]


def dagronde(*, op: datetime) -> int:
    """Lay the letter "wij zijn te laat" for every case that is late and was not told (art. 2.3.2 lid 9), and "de tijd
    loopt weer" for every clock that stood still too long (Awb art. 4:15 lid 1), let a pgb begin, and put on somebody's
    day what help and results ask for (reis.leveren, recht.evaluatie), and which order as a message was not answered
    (iWmo OP090); return how many letters and cases. Then count the facts of the day, for policy.

    A failure of one case is logged, without names, and stops no other: the next round tries it again.
    """
    # looked up when it runs, so that a test may put something else in its place
    ronden: tuple[tuple[str, Lijst, Werk], ...] = (
        (TE_LAAT, te_laat_te_melden, partial(te_laat_melden, nieuwe_datum=None)),
        (HERVAT, te_hervatten, tijd_hervatten),
        (LEVERING, levering_te_houden, levering_houden),
        (AANDACHT, aandacht_te_vragen, aandacht_vragen),
        (STIL, onbeantwoord, onbeantwoord_op_dag),
    )
    gedaan = sum(
        _een(doel, werk, gemeente, zaak, op)
        for gemeente in gemeenten()
        for doel, lijst, werk in ronden
        for zaak in _te_doen(doel, lijst, gemeente, op)
    )
    tel(op=op)
    return gedaan


def tel(*, op: datetime, opnieuw: bool = False) -> int:
    """Bring the counts of each municipality up to the last fact (ADR 0017), or count all facts anew; return in how many
    municipalities that was done. One that fails stops no other: its page keeps the day of its last count."""
    alle = list(gemeenten())
    over = alle
    for _ in range(TELPOGINGEN):  # an act that was in the way is done by then
        over = [gemeente for gemeente in over if not _tel_een(gemeente, op, opnieuw)]
    return len(alle) - len(over)


def _tel_een(gemeente: Gemeente, op: datetime, opnieuw: bool) -> bool:
    try:
        with namens({gemeente.code}, doel=TELLEN):  # by itself: it holds back who leaves a fact
            tot_en_met = te_tellen_tot(gemeente=gemeente)
        with namens({gemeente.code}, doel=TELLEN):
            tellingen_verversen(gemeente=gemeente, tot_en_met=tot_en_met, op=op, opnieuw=opnieuw)
    except Exception as fout:  # any failure belongs to this one municipality
        log.warning("tellen: gemeente %s mislukt: %s", gemeente.code, type(fout).__name__)
        return False
    return True


def _te_doen(doel: str, lijst: Lijst, gemeente: Gemeente, op: datetime) -> list[int]:
    with namens({gemeente.code}, doel=doel):
        return lijst(gemeente=gemeente.code, op=op)


def _een(doel: str, werk: Werk, gemeente: Gemeente, zaak: int, op: datetime) -> bool:
    try:
        with namens({gemeente.code}, doel=doel):
            return werk(gemeente=gemeente, zaak=zaak, wie=SYSTEEM, op=op)
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
