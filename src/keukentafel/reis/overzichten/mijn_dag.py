"""A consulent's day: four lists of open tasks with their terms, and what waits for somebody else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db.models import Count, QuerySet

from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Taak
from keukentafel.reis.handeling import Wie, handeling
from keukentafel.reis.taken import AFSPRAAK_BEVESTIGEN, VERSLAG
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.namens import huidig
from keukentafel.stelsel.logboek import operations as logboek

HOOGSTENS = 200
BINNENKORT = timedelta(days=7)


class Vervolgstap(StrEnum):
    """What a consulent does when the moment of a talk is past: without that the case stands still unseen."""

    AFRONDEN = "afronden"
    NIEUWE_AFSPRAAK = "nieuwe_afspraak"


@dataclass(frozen=True)
class Regel:
    """One line of a list. No address: a place at most, and none when the address is secret."""

    taak: int
    zaak: int
    inwoner: str
    plaats: str
    wat: str
    uiterlijk: date
    tijdstip: datetime | None
    spoed: bool
    wacht_op: str
    wettelijk: date | None
    """The legal last day of the onderzoek, when that comes before the day of the task."""
    vervolg: Vervolgstap | None
    """What comes now, when the moment of this visit or call is past."""

    @property
    def eerst(self) -> date:
        """The day that counts: the task's own, or the legal one before it."""
        return self.wettelijk or self.uiterlijk


@dataclass(frozen=True)
class Daglijst:
    """One of the four lists: what is for now (overdue, today and the week after), and what comes later.

    A talk that was held must be written down: that is for now, also when it was promised for later. `vandaag` counts
    the lines of `nu` that are of today: for visits those of this very day, for the rest also what is overdue.
    """

    nu: list[Regel]
    later: list[Regel]
    vandaag: int


@dataclass(frozen=True)
class MijnDag:
    """The four lists, and how many cases are out of one's hands, per who has them. `meer` counts what did not fit."""

    bezoeken: Daglijst
    bellen: Daglijst
    schrijven: Daglijst
    besluiten: Daglijst
    wacht: dict[str, int]
    meer: int


def _open(wie: Wie) -> QuerySet[Taak]:
    return (
        Taak.objects.filter(gemeente_id__in=huidig().gemeenten, behandelaar_id=wie.id, gedaan_op__isnull=True)
        .select_related("zaak__inwoner")
        .only(
            "id", "zaak_id", "soort", "wat", "uiterlijk", "tijdstip", "spoed", "wacht_op", "gemeente_id",
            "zaak__inwoner__aanhef", "zaak__inwoner__voornaam", "zaak__inwoner__tussenvoegsel",
            "zaak__inwoner__achternaam", "zaak__inwoner__plaats", "zaak__gemeente_id", "zaak__onderzoek_uiterlijk",
            "zaak__stand",
        )
        .order_by("uiterlijk", "tijdstip", "id")
    )  # fmt: skip


def _vervolg(taak: Taak, op: datetime) -> Vervolgstap | None:
    if taak.tijdstip is None or taak.tijdstip > op:
        return None
    return Vervolgstap.NIEUWE_AFSPRAAK if taak.wat == AFSPRAAK_BEVESTIGEN.wat else Vervolgstap.AFRONDEN


def _regel(taak: Taak, op: datetime) -> Regel:
    inwoner, laatste = taak.zaak.inwoner, taak.zaak.onderzoek_uiterlijk
    loopt = taak.zaak.stand in zaak_queries.OPEN_STANDEN
    return Regel(
        taak=taak.id,
        zaak=taak.zaak_id,
        inwoner=inwoner.naam_met_aanhef,
        plaats=inwoner.plaats,
        wat=taak.wat,
        uiterlijk=taak.uiterlijk,
        tijdstip=taak.tijdstip,
        spoed=taak.spoed,
        wacht_op=taak.wacht_op,
        wettelijk=laatste if loopt and laatste < taak.uiterlijk else None,
        vervolg=_vervolg(taak, op),
    )


def _verdeel(regels: list[Regel], dag: date) -> Daglijst:
    tot = dag + BINNENKORT
    nu = [r for r in regels if r.eerst <= tot or r.wat == VERSLAG.wat]
    van_vandaag = [r for r in nu if (klok.dag_van(r.tijdstip) == dag if r.tijdstip else r.eerst <= dag)]
    return Daglijst(nu, [r for r in regels if r not in nu], len(van_vandaag))


@handeling
def mijn_dag(*, wie: Wie, op: datetime) -> MijnDag:
    """Return the open tasks of this consulent and write in the log whose names were shown. Four statements at most.

    What waits for somebody else is only counted. Overdue comes first, then what is urgent, then by day.
    """
    eigen = _open(wie).filter(wacht_op="")
    taken = list(eigen[: HOOGSTENS + 1])
    meer = eigen.count() - HOOGSTENS if len(taken) > HOOGSTENS else 0
    taken = taken[:HOOGSTENS]
    dag = klok.dag_van(op)
    lijsten: dict[str, list[Regel]] = {soort: [] for soort in Taak.Soort.values}
    for taak in taken:
        lijsten[taak.soort].append(_regel(taak, op))
    wachtend = _open(wie).exclude(wacht_op="").order_by("wacht_op")
    wacht = dict(wachtend.values_list("wacht_op").annotate(hoeveel=Count("id")))
    gezien = {(t.gemeente_id, t.zaak.inwoner_id) for t in taken}
    if gezien:
        logboek.lijst_gezien(inwoners=gezien, handeling="stond op de daglijst", wie=wie, op=op, object_soort="daglijst")
    bezoeken = sorted(lijsten[Taak.Soort.BEZOEKEN], key=lambda r: r.tijdstip or klok.moment(r.uiterlijk))

    def volgorde(regel: Regel) -> tuple[bool, bool, date]:
        return regel.eerst >= dag, not regel.spoed, regel.eerst

    return MijnDag(
        bezoeken=_verdeel(bezoeken, dag),
        bellen=_verdeel(sorted(lijsten[Taak.Soort.BELLEN], key=volgorde), dag),
        schrijven=_verdeel(sorted(lijsten[Taak.Soort.SCHRIJVEN], key=volgorde), dag),
        besluiten=_verdeel(sorted(lijsten[Taak.Soort.BESLUITEN], key=volgorde), dag),
        wacht=wacht,
        meer=meer,
    )


@handeling
def buiten_handen(*, wie: Wie, op: datetime) -> tuple[list[Regel], int]:
    """Return the first tasks that wait for somebody else, logged as seen, and how many there are in all."""
    wachtend = _open(wie).exclude(wacht_op="")
    taken = list(wachtend[:HOOGSTENS])
    totaal = wachtend.count()
    gezien = {(t.gemeente_id, t.zaak.inwoner_id) for t in taken}
    if gezien:
        logboek.lijst_gezien(
            inwoners=gezien, handeling="stond op de wachtlijst", wie=wie, op=op, object_soort="daglijst"
        )
    return [_regel(t, op) for t in taken], totaal
