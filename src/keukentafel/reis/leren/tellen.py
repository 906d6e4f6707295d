"""Counting: the facts after the last counted one are added to the counts per month, wijk and rung."""

from __future__ import annotations

from datetime import datetime

from keukentafel.omgeving.monitor import operations as monitor_operations
from keukentafel.omgeving.monitor import queries as monitor
from keukentafel.reis.handeling import handeling
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente


@handeling
def te_tellen_tot(*, gemeente: Gemeente) -> int:
    """Return the number of the last fact that may be counted, 0 when there is none. In a transaction of its own.

    It holds back the acts that leave a fact until that transaction ends. Raises OperationalError when an act that is
    under way takes too long: then nothing is counted now, and the next time is soon enough.
    """
    return monitor_operations.grens(gemeente=gemeente.code)


@handeling
def tellingen_verversen(*, gemeente: Gemeente, tot_en_met: int, op: datetime, opnieuw: bool = False) -> int:
    """Bring the counts of a municipality up to this fact (`te_tellen_tot`); return the number of the last counted one.

    `opnieuw` throws the counts away and counts all facts: the outcome is the same. Two at once count nothing twice:
    the second waits. A fact on its way at this moment is in this count or in the next, never in none.
    """
    g = gemeente.code
    monitor_operations.verversing_alleen(gemeente=g)
    if opnieuw:
        monitor_operations.wis_tellingen(gemeente=g)
    vorige = monitor.verversing(gemeente=g)
    na = vorige.tot_feit if vorige else 0
    tot_en_met = max(na, tot_en_met)
    monitor_operations.tel_erbij(gemeente=g, na=na, tot_en_met=tot_en_met, op=op, dag=klok.dag_van(op))
    return tot_en_met
