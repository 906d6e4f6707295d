"""What people see of messages that went wrong: the file what was rejected, beheer what was not taken in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from keukentafel.dossier.levering import queries as levering_queries
from keukentafel.dossier.levering.models import Bericht
from keukentafel.reis.handeling import handeling
from keukentafel.stelsel import klok

NOG_TE_ZIEN = timedelta(days=30)
ZOVEEL = 50


@dataclass(frozen=True)
class Afgekeurd:
    """A rejected message. `door_ons`: it came from the provider; else it was ours. `redenen` are plain sentences."""

    aanbieder: str
    soort: str
    dag: date
    door_ons: bool
    redenen: tuple[str, ...]


def afgekeurd_bij(*, gemeente: int, zaken: Collection[int]) -> list[Afgekeurd]:
    """Return the rejected messages about these cases, newest first. Who may see the file asks this.

    A rejection is over when a later message of the same kind, from or to the same provider, was accepted.
    """
    laatste: dict[tuple[int | None, str], Bericht] = {}
    for bericht in levering_queries.beoordeelde_berichten(gemeente=gemeente, zaken=zaken):
        laatste.setdefault((bericht.aanbieder_id, bericht.soort), bericht)
    return [
        Afgekeurd(
            aanbieder=rij.aanbieder.naam if rij.aanbieder else "",
            soort=rij.soort,
            dag=klok.dag_van(rij.tijdstip),
            door_ons=rij.richting == Bericht.Richting.IN,
            redenen=tuple(dict.fromkeys(een["zin"] for een in rij.retourcodes)),
        )
        for rij in laatste.values()
        if rij.stand == Bericht.Stand.AFGEKEURD
    ]


@dataclass(frozen=True)
class NietAangenomen:
    """Something that came in and did nothing. `van`: who brought it, by the envelope; "" when there was none."""

    gemeente: str
    van: str
    tijdstip: datetime
    reden: str


@handeling
def niet_aangenomen(*, gemeenten: frozenset[int], op: datetime) -> list[NietAangenomen]:
    """Return what came in during the last NOG_TE_ZIEN and was not taken in, newest first, at most ZOVEEL.

    For beheer: who brought it and why not, nothing of what it holds.
    """
    rijen = levering_queries.niet_aangenomen(gemeenten=gemeenten, vanaf=op - NOG_TE_ZIEN)[:ZOVEEL]
    return [
        NietAangenomen(
            gemeente=rij.gemeente.naam,
            van=rij.aanbieder.naam if rij.aanbieder else rij.afzender,
            tijdstip=rij.tijdstip,
            reden=" ".join(een["zin"] for een in rij.retourcodes),
        )
        for rij in rijen
    ]
