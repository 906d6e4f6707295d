"""What the file shows of messages: only that one was rejected, by whom and why."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from keukentafel.dossier.levering import queries as levering_queries
from keukentafel.dossier.levering.models import Bericht
from keukentafel.stelsel import klok


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
