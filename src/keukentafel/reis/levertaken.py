"""What stands on somebody's day while help is ordered and delivered: it follows from the besluiten and the orders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.besluit.models import Besluit
from keukentafel.dossier.levering import queries as levering_queries
from keukentafel.dossier.levering.models import Toewijzing
from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Taak, Zaak
from keukentafel.recht.levering import startmelding_uiterlijk, stopmelding_uiterlijk
from keukentafel.recht.stappen import GEEFT_HULP
from keukentafel.recht.taal.tijd import datum_voluit, na_werkdagen
from keukentafel.reis.handeling import SYSTEEM
from keukentafel.reis.leverbehoefte import (
    Gat,
    gaf_niets,
    is_klaar,
    is_overleden,
    nooit_besteld,
    wil_stoppen,
    zonder_opdracht,
)
from keukentafel.reis.taken import (
    HULP_AFRONDEN,
    LEVERING,
    OPDRACHT,
    OPDRACHT_ANTWOORD,
    OPDRACHT_BSN,
    OPDRACHT_LATER,
    OPDRACHT_REST,
    OPDRACHT_START,
    OPDRACHT_STOP,
    TIJDELIJK_GEMIST,
    Werk,
    zet_op_dag,
)
from keukentafel.reis.zaakwerk import inwoner_van, noteer
from keukentafel.stelsel import klok

OPDRACHT_WERKDAGEN = 2
"""Within how many working days after the besluit an order leaves: an agreement of the house, not a term of law."""
AFRONDEN_WERKDAGEN = 5
"""Within how many working days somebody writes down how help ended that nobody told the end of: also of the house."""
VAN_ONS = (OPDRACHT.wat, OPDRACHT_BSN.wat, HULP_AFRONDEN.wat)
"""What is ours to do; the rest waits for the provider."""


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


def besluiten_bij(*, zaak: Zaak) -> list[Besluit]:
    """Return the besluiten of this case, newest first, with temporary help of cases that were joined with it."""
    alleen = frozenset({zaak.gemeente_id})
    samen = zaak_queries.met_samengevoegd(gemeenten=alleen, zaken=[zaak.id])
    eigen = list(besluit_queries.besluiten(gemeente=zaak.gemeente_id, zaak=zaak.id))
    if len(samen) > 1:
        van_ander = besluit_queries.tijdelijk_bekend(gemeenten=alleen, zaken=[z for z in samen if z != zaak.id])
        eigen = sorted([*eigen, *van_ander], key=lambda b: -b.id)
    return eigen


def besluiten_met_hulp(*, zaak: Zaak) -> list[Besluit]:
    """Return the besluiten of this case that ask for an order, newest first; also temporary help of joined cases."""
    return [b for b in besluiten_bij(zaak=zaak) if vraagt_opdracht(b)]


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


@dataclass
class _Nodig:
    """How often each thing has to stand on the day, by what it says and until when, and what of it is urgent."""

    aantal: Counter[tuple[str, date]] = field(default_factory=Counter)
    spoed: set[tuple[str, date]] = field(default_factory=set)

    def erbij(self, werk: Werk, uiterlijk: date, *, spoed: bool = False) -> None:
        """Count one more."""
        self.aantal[werk.wat, uiterlijk] += 1
        if spoed:
            self.spoed.add((werk.wat, uiterlijk))

    def streep_af(self, taak: Taak) -> bool:
        """Cross off what this task says; return False when nothing asks for it. Ours keeps the day it was put on."""
        sleutel = taak.wat, taak.uiterlijk
        if taak.wat in (OPDRACHT.wat, HULP_AFRONDEN.wat):
            sleutel = next((s for s in self.aantal if s[0] == taak.wat and self.aantal[s] > 0), sleutel)
        if self.aantal[sleutel] <= 0:
            return False
        self.aantal[sleutel] -= 1
        return True


def _wat_nodig(zaak: Zaak, besluiten: list[Besluit], opdrachten: list[Toewijzing], dag: date) -> _Nodig:
    """What the orders and besluiten of this case ask for on this day."""
    nodig = _Nodig()
    for toewijzing in opdrachten:
        if (wacht := _van_opdracht(toewijzing)) is not None:
            nodig.erbij(*wacht)
    gaten = zonder_opdracht(zaak=zaak, besluiten=besluiten, opdrachten=opdrachten, dag=dag)
    for gat in gaten:
        if gat.na is not None:
            nodig.erbij(OPDRACHT, dag, spoed=True)
        else:
            uiterlijk = opdracht_uiterlijk(besluit=gat.besluit, dag=gat.besluit.bekendgemaakt_op or dag)
            nodig.erbij(OPDRACHT, uiterlijk, spoed=gat.besluit.soort == Besluit.Soort.TIJDELIJK)
    if (bsn := _bsn_voor(zaak=zaak, opdrachten=opdrachten, dag=dag)) is not None:
        nodig.erbij(OPDRACHT_BSN, bsn[0], spoed=bsn[1])
    if _moet_afgerond(zaak, opdrachten, gaten, dag):
        nodig.erbij(HULP_AFRONDEN, na_werkdagen(van=dag, aantal=AFRONDEN_WERKDAGEN))
    return nodig


def houd_levering_op_dag(*, zaak: Zaak, op: datetime) -> bool:
    """See to it that on the day of this case stands what its orders ask for now, each thing once, and nothing else.

    Returns whether anything changed there. When no order runs or waits and nothing asks for one while the help did not
    end, or when the days of a grant are over, somebody writes down how it ended.
    """
    g = zaak.gemeente_id
    zaken = zaak_queries.met_samengevoegd(gemeenten=frozenset({g}), zaken=[zaak.id])
    opdrachten = list(levering_queries.toewijzingen(gemeente=g, zaken=list(zaken)))
    besluiten = besluiten_met_hulp(zaak=zaak)
    anders = _haal_weg_wat_niet_meer_geldt(zaak, besluiten, opdrachten, op)
    nodig = _wat_nodig(zaak, besluiten, opdrachten, klok.dag_van(op))
    soorten = {werk.wat: werk for werk in LEVERING}
    open_ = zaak_queries.taken(gemeente=g, zaak=zaak.id).filter(wat__in=list(soorten))
    weg = [taak for taak in open_ if not nodig.streep_af(taak)]
    for taak in weg:
        zaak_operations.taak_gedaan(taak=taak, op=op)
    if any(taak.wat == OPDRACHT.wat for taak in weg):
        _noem_gemiste_hulp(zaak, besluiten, opdrachten, op)
    erbij = list(nodig.aantal.elements())
    for wat, uiterlijk in erbij:
        zet_op_dag(
            zaak=zaak, werk=soorten[wat], uiterlijk=uiterlijk, spoed=(wat, uiterlijk) in nodig.spoed,
            wacht_op="" if wat in VAN_ONS else Taak.WachtOp.AANBIEDER,
        )  # fmt: skip
    return bool(anders or weg or erbij)


def _van_toekenning(zaak: Zaak, opdrachten: Iterable[Toewijzing]) -> list[Toewijzing]:
    """The orders of the grant of this case; temporary help goes its own way."""
    return [t for t in opdrachten if t.zaak_id == zaak.id and t.besluit.soort == Besluit.Soort.TOEKENNING]


def _rest_open(zaak: Zaak) -> bool:
    return bool(zaak_queries.taken_van(gemeente=zaak.gemeente_id, zaken=[zaak.id], wat=(OPDRACHT_REST.wat,)))


def hulp_is_over(*, zaak: Zaak, dag: date) -> bool:
    """Return whether the help of the grant of this case is over by its orders: none runs or waits, none is asked."""
    opdrachten = list(levering_queries.toewijzingen(gemeente=zaak.gemeente_id, zaken=[zaak.id]))
    eigen = _van_toekenning(zaak, opdrachten)
    if not all(is_klaar(t) for t in eigen):
        return False
    if is_overleden(eigen) or wil_stoppen(zaak):
        return True
    besluiten = [b for b in besluiten_met_hulp(zaak=zaak) if b.soort == Besluit.Soort.TOEKENNING]
    return not zonder_opdracht(zaak=zaak, besluiten=besluiten, opdrachten=eigen, dag=dag) and not _rest_open(zaak)


def _moet_afgerond(zaak: Zaak, opdrachten: list[Toewijzing], gaten: list[Gat], dag: date) -> bool:
    if zaak.stand not in GEEFT_HULP or zaak.samengevoegd_in_id is not None:
        return False
    toekenning = besluit_queries.toegekend(gemeente=zaak.gemeente_id, zaken=[zaak.id]).last()
    eigen = _van_toekenning(zaak, opdrachten)
    if toekenning is None or not all(is_klaar(t) for t in eigen):
        return False
    if toekenning.laatste_dag < dag:
        return True
    return bool(eigen) and not any(gat.besluit.id == toekenning.id for gat in gaten) and not _rest_open(zaak)


def _haal_weg_wat_niet_meer_geldt(
    zaak: Zaak, besluiten: list[Besluit], opdrachten: list[Toewijzing], op: datetime
) -> bool:
    """Take off the day what somebody would tick off, once what happened made it untrue; return whether it was there."""
    g = zaak.gemeente_id
    weg = []
    if not any(t.antwoord == Toewijzing.Antwoord.LATER and not t.gestart_op and not is_klaar(t) for t in opdrachten):
        weg.append(OPDRACHT_LATER.wat)
    if _rest_open(zaak):
        toegekend = [b for b in besluiten if b.soort == Besluit.Soort.TOEKENNING]
        if zaak.stand not in GEEFT_HULP or not any(nooit_besteld(besluit=b, opdrachten=opdrachten) for b in toegekend):
            weg.append(OPDRACHT_REST.wat)
    return bool(weg and zaak_operations.taken_klaar(gemeente=g, zaak=zaak.id, wat=weg, op=op))


def vraag_naar_rest(*, zaak: Zaak, besluit: Besluit, op: datetime) -> None:
    """Ask whether everything was ordered, when a grant names help that no order is for. It is asked once."""
    g = zaak.gemeente_id
    if besluit.soort != Besluit.Soort.TOEKENNING or zaak_queries.stond_op_dag(
        gemeente=g, zaak=zaak.id, wat=OPDRACHT_REST.wat
    ):
        return
    if nooit_besteld(besluit=besluit, opdrachten=levering_queries.toewijzingen(gemeente=g, zaken=[zaak.id])):
        zet_op_dag(zaak=zaak, werk=OPDRACHT_REST, uiterlijk=na_werkdagen(van=klok.dag_van(op), aantal=1))


def _noem_gemiste_hulp(zaak: Zaak, besluiten: list[Besluit], opdrachten: list[Toewijzing], op: datetime) -> None:
    """Say once that temporary help was never given, when its days went by without an order that somebody took."""
    gegeven = {t.besluit_id for t in opdrachten if not gaf_niets(t)}
    dag = klok.dag_van(op)
    gemist = [
        b for b in besluiten
        if b.soort == Besluit.Soort.TIJDELIJK and b.laatste_dag < dag and b.id not in gegeven
    ]  # fmt: skip
    if not gemist or zaak_queries.stond_op_dag(gemeente=zaak.gemeente_id, zaak=zaak.id, wat=TIJDELIJK_GEMIST.wat):
        return
    zet_op_dag(zaak=zaak, werk=TIJDELIJK_GEMIST, uiterlijk=na_werkdagen(van=dag, aantal=1))
    tot = datum_voluit(gemist[0].laatste_dag)
    noteer(
        zaak=zaak, handeling="tijdelijke hulp niet gegeven", wie=SYSTEEM, op=op,
        uitleg=f"Uw tijdelijke hulp was tot en met {tot}. Er was geen aanbieder die de hulp gaf.",
    )  # fmt: skip
