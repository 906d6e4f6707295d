"""Writing facts and counts. Only acts of reis and the loading of the demo call this."""

from __future__ import annotations

from datetime import date, datetime

from django.db import connection

from keukentafel.omgeving.monitor.models import Verversing

SLOT = 17
"""First number of the advisory lock between who leaves facts (shared) and who reads up to where (alone)."""
WACHT_HOOGSTENS = "2s"
"""How long counting waits for an act that leaves a fact, and so how long the next acts wait at most."""
# One statement, for every act leaves one: the number is taken from the sequence after the lock that stands in FROM.
LEG = """
insert into monitor_feit (gemeente_id, pseudoniem, soort, dag, wijk_code, trede, waarde)
select %s, %s, %s, %s::date, %s, %s, %s::bigint from (select pg_advisory_xact_lock_shared(%s, %s)) slot
"""


def leg_feit(
    *, gemeente: int, pseudoniem: str, soort: str, dag: date, wijk_code: str, trede: str, waarde: int | None
) -> None:
    """Add one fact, in the transaction of who calls.

    Holds the shared lock before the fact gets its number: so a fact with a lower number than one that was counted is
    never still on its way (`grens`).
    """
    with connection.cursor() as c:
        c.execute(LEG, [gemeente, pseudoniem, soort, dag, wijk_code, trede, waarde, SLOT, gemeente])


def verversing_alleen(*, gemeente: int) -> None:
    """Let nobody else refresh the counts of this municipality until the end of the transaction."""
    with connection.cursor() as c:
        c.execute("select pg_advisory_xact_lock(%s, %s)", [SLOT + 1, gemeente])


def grens(*, gemeente: int) -> int:
    """Return the number of the last fact, 0 when there is none; every fact up to it is there to be counted.

    Waits for the acts that leave a fact at this moment: the numbers come from one sequence, so without this a fact with
    a lower number could arrive after a higher one was counted. Acts that begin meanwhile wait behind it, so it waits
    WACHT_HOOGSTENS and then raises OperationalError; and it holds them until the end of the transaction, so that
    transaction does nothing else.
    """
    with connection.cursor() as c:
        c.execute("select set_config('lock_timeout', %s, true)", [WACHT_HOOGSTENS])
        c.execute("select pg_advisory_xact_lock(%s, %s)", [SLOT, gemeente])
        c.execute("select coalesce(max(id), 0) from monitor_feit where gemeente_id = %s", [gemeente])
        return int(c.fetchone()[0])


TEL_ERBIJ = """
insert into monitor_telling (gemeente_id, soort, maand, wijk_code, trede, aantal, som)
select gemeente_id, soort, date_trunc('month', dag)::date, wijk_code, trede, count(*), coalesce(sum(waarde), 0)
from monitor_feit where gemeente_id = %s and id > %s and id <= %s
group by 1, 2, 3, 4, 5
on conflict (gemeente_id, soort, maand, wijk_code, trede)
do update set aantal = monitor_telling.aantal + excluded.aantal, som = monitor_telling.som + excluded.som
"""


def tel_erbij(*, gemeente: int, na: int, tot_en_met: int, op: datetime, dag: date) -> None:
    """Add the facts with a number after `na` up to and including `tot_en_met` to the counts, and write that down.

    The first time `dag`, the day of `op`, is kept as the day from which this municipality counts.
    """
    with connection.cursor() as c:
        c.execute(TEL_ERBIJ, [gemeente, na, tot_en_met])
    stand = {"ververst_op": op, "tot_feit": tot_en_met}
    Verversing.objects.update_or_create(
        gemeente_id=gemeente, defaults=stand, create_defaults=stand | {"geteld_vanaf": dag}
    )


def wis_tellingen(*, gemeente: int) -> None:
    """Throw the counts of a municipality away, to count all facts anew. The facts stay, and since when it counts."""
    with connection.cursor() as c:
        c.execute("delete from monitor_telling where gemeente_id = %s", [gemeente])
        c.execute("update monitor_verversing set tot_feit = 0 where gemeente_id = %s", [gemeente])
