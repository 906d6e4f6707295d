"""What the day round does for help: a pgb begins, and what passed with the days stands true on somebody's day."""

from __future__ import annotations

from datetime import date, datetime

from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.besluit.models import Besluit
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht.stappen import GEEFT_HULP, Stand
from keukentafel.recht.taal.tijd import datum_voluit
from keukentafel.reis.handeling import Wie, handeling
from keukentafel.reis.levertaken import houd_levering_op_dag
from keukentafel.reis.taken import LEVERING, OPDRACHT
from keukentafel.reis.zaakwerk import schrijf_zaak_op, zaak_of_weiger, zet
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente


def _pgb_begint(zaak: Zaak, besluit: Besluit, dag: date) -> bool:
    begint: date = besluit.periode.lower
    return zaak.stand == Stand.TOEGEKEND and besluit.vorm == Besluit.Vorm.PGB and begint <= dag <= besluit.laatste_dag


@handeling
def levering_te_houden(*, gemeente: int, op: datetime) -> list[int]:
    """Return the cases (ids) whose help the day may have changed, oldest first: a pgb of which the first day came, a
    grant that nothing on the day speaks of, and an order that should have been given before today."""
    dag = klok.dag_van(op)
    zaken = {z.id: z for z in zaak_queries.zaken_in(gemeente=gemeente, standen=GEEFT_HULP)}
    staat = {
        zaak for zaak, _ in zaak_queries.taken_van(gemeente=gemeente, zaken=list(zaken), wat=[w.wat for w in LEVERING])
    }
    uit = zaak_queries.zaken_met_taak(gemeente=gemeente, wat=OPDRACHT.wat, voor=dag)
    for besluit in besluit_queries.toegekend(gemeente=gemeente, zaken=list(zaken)):
        zaak = zaken[besluit.zaak_id]
        stil = zaak.id not in staat and (besluit.vorm == Besluit.Vorm.NATURA or besluit.laatste_dag < dag)
        if stil or _pgb_begint(zaak, besluit, dag):
            uit.add(zaak.id)
    return sorted(uit)


@handeling
def levering_houden(*, gemeente: Gemeente, zaak: int, wie: Wie, op: datetime) -> bool:
    """Let a pgb begin on its first day, and let the day of the contact person say what the help asks now.

    Returns whether anything changed. With a pgb the resident arranges the help, so nobody tells us when it began.
    Idempotent.
    """
    record = zaak_of_weiger(gemeente.code, zaak)
    besluit = besluit_queries.toegekend(gemeente=gemeente.code, zaken=[zaak]).last()
    dag, begint = klok.dag_van(op), False
    if besluit is not None and record.samengevoegd_in_id is None and _pgb_begint(record, besluit, dag):
        begint = True
        zin = f"Uw pgb is begonnen op {datum_voluit(besluit.periode.lower)}. U regelt de hulp zelf."
        zet(zaak=record, naar=Stand.HULP_LOOPT, weigering="Dit kan nu niet.", wie=wie, op=op, uitleg=zin)
        schrijf_zaak_op(zaak=record, wat="pgb begonnen", wie=wie, op=op)
    return houd_levering_op_dag(zaak=record, op=op) or begint
