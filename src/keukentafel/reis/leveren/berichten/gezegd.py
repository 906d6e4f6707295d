"""What was said last about each start and stop: in the portal and by hand as much as by message.

What the house carried out is what its own lines say (`Levermelding`). A line of an accepted message that the house did
not carry out counts as well: the provider was told that it is so. The last word about one thing
counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from keukentafel.berichten.iwmo import Leverregel, lees
from keukentafel.berichten.iwmo.v3_2.codelijsten import VERWIJDEREN
from keukentafel.berichten.iwmo.v3_2.start import Start
from keukentafel.berichten.iwmo.v3_2.stop import Stop, StopProduct
from keukentafel.berichten.iwmo.v3_2.typen import Product
from keukentafel.dossier.levering import queries as levering_queries
from keukentafel.dossier.levering.models import Bericht, Levermelding, Toewijzing
from keukentafel.reis.leveren.berichten.regels import regels

START, STOP = Levermelding.Soort.START, Levermelding.Soort.STOP


@dataclass(frozen=True)
class Sleutel:
    """What a start or a stop is known by in the house: the number of the order, the day, and why it stopped."""

    nummer: int
    soort: str
    dag: date
    reden: str = ""


@dataclass(frozen=True)
class Woord:
    """What was said about one thing. In the portal and by hand nobody names a product, nor with a stop its start."""

    weg: bool
    per_bericht: bool
    product: Product | None = None
    begin: date | None = None


_Moment = tuple[datetime, int, int, int]


def sleutel(regel: Leverregel) -> Sleutel | None:
    """Return what a line of a message is known by; None when it names no order."""
    if regel.toewijzing_nummer is None:
        return None
    if isinstance(regel, StopProduct):
        return Sleutel(regel.toewijzing_nummer, STOP, regel.einddatum, regel.reden_beeindiging)
    return Sleutel(regel.toewijzing_nummer, START, regel.begindatum)


def gezegd(*, gemeente: int, bsn: str, aanbieder: int, opdrachten: Iterable[Toewijzing]) -> dict[Sleutel, Woord]:
    """Return what holds now of these orders, all of one resident at one provider. Two queries, however many lines."""
    nummers = {rij.id: rij.nummer for rij in opdrachten}
    aanvaard = list(levering_queries.aanvaarde_berichten(gemeente=gemeente, bsn=bsn, aanbieder=aanbieder))
    meldingen = list(levering_queries.levermeldingen(gemeente=gemeente, toewijzingen=list(nummers)))
    per_bericht = {rij.antwoord_op_id: _woorden(rij, set(nummers.values())) for rij in aanvaard}
    alles: list[tuple[_Moment, Sleutel, Woord]] = []
    uitgevoerd = set()
    for melding in meldingen:
        wat = Sleutel(nummers[melding.toewijzing_id], melding.soort, melding.datum, melding.reden)
        uitgevoerd.add((melding.bericht_id, wat, melding.vervallen))
        woord = per_bericht.get(melding.bericht_id, {}).get((wat, melding.vervallen))
        alles.append(
            ((melding.vastgelegd_op, 0, melding.id, 0), wat, woord or Woord(melding.vervallen, per_bericht=False))
        )
    for retour in aanvaard:
        for i, ((wat, weg), woord) in enumerate(per_bericht[retour.antwoord_op_id].items()):
            if (retour.antwoord_op_id, wat, weg) not in uitgevoerd:
                alles.append(((retour.tijdstip, 1, retour.id, i), wat, woord))
    laatste = {wat: woord for _, wat, woord in sorted(alles, key=lambda een: een[0])}
    return {wat: woord for wat, woord in laatste.items() if not woord.weg}


def _woorden(retour: Bericht, nummers: set[int]) -> dict[tuple[Sleutel, bool], Woord]:
    """What a message says of these orders, by what and whether it takes that back, in the order in which it counts."""
    assert retour.antwoord_op is not None
    bericht = lees(retour.antwoord_op.inhoud.encode())
    assert isinstance(bericht, Start | Stop)
    uit = {}
    for _, regel in regels(bericht):
        wat, weg = sleutel(regel), regel.status_aanlevering == VERWIJDEREN
        if wat is not None and wat.nummer in nummers:
            begin = regel.begindatum if isinstance(regel, StopProduct) else None
            uit[wat, weg] = Woord(weg, per_bericht=True, product=regel.product, begin=begin)
    return uit
