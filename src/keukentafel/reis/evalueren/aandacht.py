"""Results that ask for attention: named on the day of the contact person by the day round, once."""

from __future__ import annotations

from datetime import datetime

from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht.evaluatie import Aandacht
from keukentafel.recht.stappen import GEEFT_HULP, Stand
from keukentafel.recht.taal.tijd import na_werkdagen
from keukentafel.reis.evalueren.volgen import gevolgd_in
from keukentafel.reis.handeling import Wie, handeling
from keukentafel.reis.taken import EVALUEREN, RESULTATEN, Werk, zet_een_keer_op_dag
from keukentafel.reis.zaakwerk import schrijf_zaak_op, zaak_in_gang
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente

SCHERP_WERKDAGEN = 5
"""How long making results sharp may take: an agreement of the house, not a term of law."""


def _vraagt(stand: str, aandacht: Aandacht) -> tuple[Werk, ...]:
    """Return what this asks to stand on somebody's day, for a case that stands here."""
    scherp = (RESULTATEN,) if aandacht.zonder_maat else ()
    terug = (EVALUEREN,) if aandacht.evalueren_voor is not None and stand == Stand.HULP_LOOPT else ()
    return (*scherp, *terug)


@handeling
def aandacht_te_vragen(*, gemeente: int, op: datetime) -> list[int]:
    """Return the cases (ids) whose results ask today for what does not stand on anybody's day yet, oldest first."""
    zaken = {z.id: z for z in zaak_queries.zaken_in(gemeente=gemeente, standen=GEEFT_HULP).select_related("gemeente")}
    staat = zaak_queries.taken_van(gemeente=gemeente, zaken=list(zaken), wat=(RESULTATEN.wat, EVALUEREN.wat))
    dag = klok.dag_van(op)
    uit = []
    for id_, gevolgd in gevolgd_in(gemeente=gemeente, zaken=list(zaken)).items():
        zaak = zaken[id_]
        werk = _vraagt(zaak.stand, gevolgd.aandacht(slug=zaak.gemeente.slug, dag=dag))
        if any((id_, w.wat) not in staat for w in werk):
            uit.append(id_)
    return sorted(uit)


@handeling
def aandacht_vragen(*, gemeente: Gemeente, zaak: int, wie: Wie, op: datetime) -> bool:
    """Put on somebody's day what the results of this case ask for; return whether anything was put there.

    Idempotent: what stands there stays as it is. Raises Geweigerd (at rest since), NietGevonden.
    """
    record: Zaak = zaak_in_gang(gemeente.code, zaak)
    gevolgd = gevolgd_in(gemeente=gemeente.code, zaken=[zaak]).get(zaak)
    if record.stand not in GEEFT_HULP or gevolgd is None:
        return False
    dag = klok.dag_van(op)
    aandacht = gevolgd.aandacht(slug=gemeente.slug, dag=dag)
    scherp_op = na_werkdagen(van=dag, aantal=SCHERP_WERKDAGEN)
    nieuw = [
        zet_een_keer_op_dag(
            zaak=record, werk=werk, uiterlijk=aandacht.evalueren_voor if werk is EVALUEREN else scherp_op
        )
        for werk in _vraagt(record.stand, aandacht)
    ]
    if any(nieuw):
        schrijf_zaak_op(zaak=record, wat="resultaten vragen aandacht", wie=wie, op=op)
    return any(nieuw)
