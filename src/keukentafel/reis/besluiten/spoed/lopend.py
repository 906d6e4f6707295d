"""Which temporary help runs, until when, what it costs, and what of it still has to be looked over."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from django.db.models import F

from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.besluit.models import Besluit, Opschorting
from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Taak, Zaak
from keukentafel.recht.spoed import Verlengingsvoorstel, verlengingsvoorstel
from keukentafel.recht.taal.tijd import na_werkdagen
from keukentafel.reis.besluiten.termijn import beslistermijn, lees_termijn
from keukentafel.reis.taken import NALEZEN, TIJDELIJK_STOPT, zet_op_dag
from keukentafel.stelsel import klok

SOORT_BESLUIT = Besluit.Soort.TIJDELIJK.value
_DAG = timedelta(days=1)


def tijdelijk_van(*, gemeente: int, zaak: int) -> list[Besluit]:
    """Return the published besluiten on temporary help of a case and of those joined with it, newest first."""
    alleen = frozenset({gemeente})
    zaken = zaak_queries.met_samengevoegd(gemeenten=alleen, zaken=[zaak])
    return list(besluit_queries.tijdelijk_bekend(gemeenten=alleen, zaken=list(zaken)))


def kosten_van(besluiten: list[Besluit]) -> int:
    """Return what these besluiten cost together, in whole cents."""
    return sum(b.kosten_cent or 0 for b in besluiten)


def uiteinden(besluiten: Sequence[Besluit]) -> list[Besluit]:
    """Return the besluiten of these that no other one makes longer, the one that ends last first.

    One for each help that was given: of two joined cases both may have one.
    """
    verlengd = {b.verlengt_id for b in besluiten}
    return sorted((b for b in besluiten if b.id not in verlengd), key=lambda b: (b.periode.upper, b.id), reverse=True)


def _stopt_op_dag(besluit: Besluit, dag: date) -> date:
    """Return the day on which somebody has to look at the end of help that was published on `dag`."""
    return max(dag, na_werkdagen(van=besluit.laatste_dag, aantal=-5))


def zet_einde_op_dag(*, zaak: Zaak, besluit: Besluit, op: datetime) -> None:
    """Put the end of help that is published now on somebody's day, and take off what it makes longer or is over.

    Other help that runs keeps its own task: each is made longer, or ends, by itself.
    """
    g, dag = zaak.gemeente_id, klok.dag_van(op)
    anders = [b for b in uiteinden(tijdelijk_van(gemeente=g, zaak=zaak.id)) if b.id != besluit.id]
    blijft = [_stopt_op_dag(b, b.bekendgemaakt_op or dag) for b in anders if b.laatste_dag >= dag]
    for taak in zaak_queries.taken(gemeente=g, zaak=zaak.id).filter(wat=TIJDELIJK_STOPT.wat):
        if taak.uiterlijk in blijft:
            blijft.remove(taak.uiterlijk)
        else:
            zaak_operations.taak_gedaan(taak=taak, op=op)
    zet_op_dag(zaak=zaak, werk=TIJDELIJK_STOPT, uiterlijk=_stopt_op_dag(besluit, dag))


def voorstel_voor(*, zaak: Zaak, tot_en_met: date, op: datetime) -> Verlengingsvoorstel | None:
    """Return until when help that ends on this day has to be longer to leave no day without; None without such days.

    Counted with the last day for the besluit. While the clock stands still: the day that it is at the latest, when the
    time that we gave for an answer passes unused.
    """
    dag = klok.dag_van(op)
    aanvraag_op = uiterlijk = None
    if (nu := lees_termijn(zaak=zaak, op=op)) is not None:
        aanvraag, termijn = nu
        aanvraag_op, uiterlijk = aanvraag.ontvangen_op, termijn.uiterlijk
        if termijn.staat_stil:
            stil = besluit_queries.opschortingen(gemeente=zaak.gemeente_id, aanvraag=aanvraag.id)
            tot = max(o.tot_en_met for o in stil if o.soort == Opschorting.Soort.AANVULLING)
            uiterlijk = beslistermijn(aanvraag=aanvraag, peildatum=tot + _DAG).uiterlijk
    return verlengingsvoorstel(
        tijdelijk_tot_en_met=tot_en_met, onderzoek_uiterlijk=zaak.onderzoek_uiterlijk, aanvraag_op=aanvraag_op,
        besluit_uiterlijk=uiterlijk, peildatum=dag,
    )  # fmt: skip


def nalezingen(*, gemeenten: frozenset[int], zaken: Collection[int]) -> list[tuple[Besluit, Taak]]:
    """Return the besluiten that a second person still has to look over in these cases, oldest first, with their task.

    Every temporary besluit that its own writer signed puts one such task on somebody's day at once, so that both stand
    in the same order; a task that went along to the case that goes on, kept its place in it. Three statements.
    """
    stam = zaak_queries.met_samengevoegd(gemeenten=gemeenten, zaken=zaken)
    alle = besluit_queries.tijdelijk_bekend(gemeenten=gemeenten, zaken=list(stam))
    rij: dict[int, list[Besluit]] = {}
    for besluit in alle.filter(getekend_door=F("opsteller")).order_by("id"):
        rij.setdefault(stam[besluit.zaak_id], []).append(besluit)
    taken = Taak.objects.filter(gemeente_id__in=gemeenten, zaak_id__in=list(stam), wat=NALEZEN.wat).order_by("id")
    volgende = {zaak: iter(besluiten) for zaak, besluiten in rij.items()}
    paren = [(next(volgende[stam[t.zaak_id]], None), t) for t in taken if stam[t.zaak_id] in volgende]
    return [(besluit, taak) for besluit, taak in paren if besluit is not None and taak.gedaan_op is None]
