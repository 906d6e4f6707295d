"""What stands on somebody's day while help is ordered and delivered: it follows from the besluiten and the orders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from keukentafel.berichten.iwmo.v3_2.codelijsten import TIJDELIJK_GESTOPT
from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.besluit.models import Besluit
from keukentafel.dossier.levering import queries as levering_queries
from keukentafel.dossier.levering.models import Toewijzing
from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Taak, Zaak
from keukentafel.recht.levering import startmelding_uiterlijk, stopmelding_uiterlijk
from keukentafel.recht.stappen import Stand
from keukentafel.recht.taal.tijd import na_werkdagen
from keukentafel.reis.taken import (
    LEVERING,
    OPDRACHT,
    OPDRACHT_ANTWOORD,
    OPDRACHT_BSN,
    OPDRACHT_START,
    OPDRACHT_STOP,
    Werk,
    zet_op_dag,
)
from keukentafel.reis.zaakwerk import inwoner_van
from keukentafel.stelsel import klok

OPDRACHT_WERKDAGEN = 2
"""Within how many working days after the besluit an order leaves: an agreement of the house, not a term of law."""

VAN_ONS = (OPDRACHT.wat, OPDRACHT_BSN.wat)
"""What is ours to do; the rest waits for the provider."""


def is_klaar(toewijzing: Toewijzing) -> bool:
    """Return whether nothing more comes of this order: refused, or stopped for good."""
    if toewijzing.antwoord == Toewijzing.Antwoord.NEE:
        return True
    return toewijzing.gestopt_op is not None and toewijzing.stop_reden != TIJDELIJK_GESTOPT


def loopt(toewijzing: Toewijzing, dag: date) -> bool:
    """Return whether this order is current on this day: such orders are in a 301 (OP087)."""
    if is_klaar(toewijzing):
        return False
    return toewijzing.einddatum is None or toewijzing.einddatum >= dag


def vraagt_opdracht(besluit: Besluit) -> bool:
    """Return whether this besluit gives help that a provider has to be told about: published, and not a pgb."""
    if besluit.staat != Besluit.Staat.BEKENDGEMAAKT or besluit.periode is None:
        return False
    if besluit.soort == Besluit.Soort.TOEKENNING:
        return bool(besluit.vorm == Besluit.Vorm.NATURA)
    return bool(besluit.soort == Besluit.Soort.TIJDELIJK)


def besluiten_met_hulp(*, zaak: Zaak) -> list[Besluit]:
    """Return the besluiten of this case that ask for an order, newest first; also temporary help of joined cases."""
    alleen = frozenset({zaak.gemeente_id})
    samen = zaak_queries.met_samengevoegd(gemeenten=alleen, zaken=[zaak.id])
    eigen = list(besluit_queries.besluiten(gemeente=zaak.gemeente_id, zaak=zaak.id))
    if len(samen) > 1:
        van_ander = besluit_queries.tijdelijk_bekend(gemeenten=alleen, zaken=[z for z in samen if z != zaak.id])
        eigen = sorted([*eigen, *van_ander], key=lambda b: -b.id)
    return [b for b in eigen if vraagt_opdracht(b)]


def opdracht_uiterlijk(*, besluit: Besluit, dag: date) -> date:
    """Return by when the order of a besluit that was published on `dag` leaves: temporary help the same day."""
    if besluit.soort == Besluit.Soort.TIJDELIJK:
        return dag
    return na_werkdagen(van=dag, aantal=OPDRACHT_WERKDAGEN)


def zet_opdracht_op_dag(*, zaak: Zaak, besluit: Besluit, op: datetime) -> None:
    """Put the order of a besluit that was published just now on the day of the contact person; for a pgb nothing."""
    if vraagt_opdracht(besluit):
        zet_op_dag(
            zaak=zaak, werk=OPDRACHT, uiterlijk=opdracht_uiterlijk(besluit=besluit, dag=klok.dag_van(op)),
            spoed=besluit.soort == Besluit.Soort.TIJDELIJK,
        )  # fmt: skip


def zonder_opdracht(*, zaak: Zaak, besluiten: Iterable[Besluit], opdrachten: Iterable[Toewijzing], dag: date) -> list[
    Besluit
]:  # fmt: skip
    """Return which of these besluiten still ask for an order: none was given, or each provider said no.

    Temporary help of which the days are over asks for nothing any more; a grant asks until its case goes on.
    """
    besteld = {t.besluit_id for t in opdrachten if t.antwoord != Toewijzing.Antwoord.NEE}
    wacht = [b for b in besluiten if b.id not in besteld]
    return [
        b
        for b in wacht
        if (b.soort == Besluit.Soort.TIJDELIJK and b.laatste_dag >= dag)
        or (b.soort == Besluit.Soort.TOEKENNING and zaak.stand == Stand.TOEGEKEND)
    ]


def _van_opdracht(toewijzing: Toewijzing) -> tuple[Werk, date] | None:
    """What we wait for from the provider of this order, and until when."""
    opdracht_op = klok.dag_van(toewijzing.toegewezen_op)
    if is_klaar(toewijzing):
        return None
    if toewijzing.gestart_op is not None:
        return (
            (OPDRACHT_STOP, stopmelding_uiterlijk(laatste_dag=toewijzing.einddatum)) if toewijzing.einddatum else None
        )
    if not toewijzing.antwoord:
        return OPDRACHT_ANTWOORD, toewijzing.antwoord_uiterlijk or opdracht_op
    begin = toewijzing.kan_vanaf or toewijzing.ingangsdatum
    return OPDRACHT_START, startmelding_uiterlijk(begin=begin, opdracht_op=opdracht_op)


def _bsn_voor(*, zaak: Zaak, opdrachten: Iterable[Toewijzing], dag: date) -> tuple[date, bool] | None:
    """Return by when the BSN is needed and whether that is urgent; None when no order that runs waits for it.

    A 301 cannot be without one (reis.leveren.bsn). It is needed when the first of these orders should have left.
    """
    lopend = [t for t in opdrachten if loopt(t, dag)]
    if not lopend or inwoner_van(zaak).bsn:
        return None
    uiterlijk = min(opdracht_uiterlijk(besluit=t.besluit, dag=klok.dag_van(t.toegewezen_op)) for t in lopend)
    return uiterlijk, any(t.besluit.soort == Besluit.Soort.TIJDELIJK for t in lopend)


def houd_levering_op_dag(*, zaak: Zaak, op: datetime) -> None:
    """See to it that on the day of this case stands what its orders ask for now, each thing once, and nothing else."""
    g, dag = zaak.gemeente_id, klok.dag_van(op)
    zaken = zaak_queries.met_samengevoegd(gemeenten=frozenset({g}), zaken=[zaak.id])
    opdrachten = list(levering_queries.toewijzingen(gemeente=g, zaken=list(zaken)))
    nodig: Counter[tuple[str, date]] = Counter()
    soorten = {werk.wat: werk for werk in LEVERING}
    for toewijzing in opdrachten:
        if (wacht := _van_opdracht(toewijzing)) is not None:
            nodig[wacht[0].wat, wacht[1]] += 1
    besluiten = besluiten_met_hulp(zaak=zaak)
    geweigerd = {t.besluit_id for t in opdrachten if t.antwoord == Toewijzing.Antwoord.NEE}
    spoed: dict[tuple[str, date], bool] = {}
    for besluit in zonder_opdracht(zaak=zaak, besluiten=besluiten, opdrachten=opdrachten, dag=dag):
        nee = besluit.id in geweigerd
        sleutel = OPDRACHT.wat, dag if nee else opdracht_uiterlijk(besluit=besluit, dag=besluit.bekendgemaakt_op or dag)
        nodig[sleutel] += 1
        spoed[sleutel] = nee or besluit.soort == Besluit.Soort.TIJDELIJK
    if (bsn := _bsn_voor(zaak=zaak, opdrachten=opdrachten, dag=dag)) is not None:
        nodig[OPDRACHT_BSN.wat, bsn[0]] += 1
        spoed[OPDRACHT_BSN.wat, bsn[0]] = bsn[1]
    open_ = zaak_queries.taken(gemeente=g, zaak=zaak.id).filter(wat__in=list(soorten))
    for taak in open_:
        sleutel = taak.wat, taak.uiterlijk
        if taak.wat == OPDRACHT.wat:  # it keeps the day on which it was put there
            sleutel = next((s for s in nodig if s[0] == OPDRACHT.wat and nodig[s] > 0), sleutel)
        if nodig[sleutel] > 0:
            nodig[sleutel] -= 1
        else:
            zaak_operations.taak_gedaan(taak=taak, op=op)
    for (wat, uiterlijk), aantal in nodig.items():
        for _ in range(aantal):
            zet_op_dag(
                zaak=zaak, werk=soorten[wat], uiterlijk=uiterlijk, spoed=spoed.get((wat, uiterlijk), False),
                wacht_op="" if wat in VAN_ONS else Taak.WachtOp.AANBIEDER,
            )  # fmt: skip
