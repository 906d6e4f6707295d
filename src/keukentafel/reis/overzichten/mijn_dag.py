"""A consulent's day: four lists of open tasks with their terms, and what waits for somebody else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from keukentafel.dossier.zaak.models import Taak
from keukentafel.reis.handeling import Wie, handeling
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.namens import huidig
from keukentafel.stelsel.logboek import operations as logboek

HOOGSTENS = 200


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


@dataclass(frozen=True)
class MijnDag:
    """The four lists, and how many cases are out of one's hands, per who has them. `meer` counts what did not fit."""

    bezoeken: list[Regel]
    bellen: list[Regel]
    schrijven: list[Regel]
    besluiten: list[Regel]
    wacht: dict[str, int]
    meer: int

    def vandaag(self, lijst: list[Regel], dag: date) -> int:
        """Return how many lines of a list are for this day or earlier."""
        return sum(1 for r in lijst if r.uiterlijk <= dag)


def _open(wie: Wie) -> QuerySet[Taak]:
    return (
        Taak.objects.filter(gemeente_id__in=huidig().gemeenten, behandelaar_id=wie.id, gedaan_op__isnull=True)
        .select_related("zaak__inwoner")
        .only(
            "id", "zaak_id", "soort", "wat", "uiterlijk", "tijdstip", "spoed", "wacht_op", "gemeente_id",
            "zaak__inwoner__aanhef", "zaak__inwoner__voornaam", "zaak__inwoner__tussenvoegsel",
            "zaak__inwoner__achternaam", "zaak__inwoner__plaats", "zaak__gemeente_id",
        )
        .order_by("uiterlijk", "tijdstip", "id")
    )  # fmt: skip


def _regel(taak: Taak) -> Regel:
    inwoner = taak.zaak.inwoner
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
    )


@handeling
def mijn_dag(*, wie: Wie, op: datetime) -> MijnDag:
    """Return the open tasks of this consulent and write in the log whose names were shown. Four statements."""
    taken = list(_open(wie)[: HOOGSTENS + 1])
    meer = _open(wie).count() - HOOGSTENS if len(taken) > HOOGSTENS else 0
    taken = taken[:HOOGSTENS]
    lijsten: dict[str, list[Regel]] = {soort: [] for soort in Taak.Soort.values}
    wacht: dict[str, int] = {}
    for taak in taken:
        if taak.wacht_op:
            wacht[taak.wacht_op] = wacht.get(taak.wacht_op, 0) + 1
        else:
            lijsten[taak.soort].append(_regel(taak))
    gezien = {(t.gemeente_id, t.zaak.inwoner_id) for t in taken if not t.wacht_op}
    if gezien:
        logboek.lijst_gezien(inwoners=gezien, handeling="stond op de daglijst", wie=wie, op=op, object_soort="daglijst")
    lijsten[Taak.Soort.BEZOEKEN].sort(key=lambda r: r.tijdstip or klok.moment(r.uiterlijk))
    return MijnDag(
        bezoeken=lijsten[Taak.Soort.BEZOEKEN],
        bellen=sorted(lijsten[Taak.Soort.BELLEN], key=lambda r: (not r.spoed, r.uiterlijk)),
        schrijven=lijsten[Taak.Soort.SCHRIJVEN],
        besluiten=lijsten[Taak.Soort.BESLUITEN],
        wacht=wacht,
        meer=meer,
    )


@handeling
def buiten_handen(*, wie: Wie, op: datetime) -> list[Regel]:
    """Return the tasks that wait for somebody else; logged as seen."""
    taken = list(_open(wie).exclude(wacht_op="")[:HOOGSTENS])
    gezien = {(t.gemeente_id, t.zaak.inwoner_id) for t in taken}
    if gezien:
        logboek.lijst_gezien(
            inwoners=gezien, handeling="stond op de wachtlijst", wie=wie, op=op, object_soort="daglijst"
        )
    return [_regel(t) for t in taken]
