"""A 301 that nobody answers: after three working days (OP090) it stands on the day of the contact person."""

from __future__ import annotations

from datetime import date, datetime

from keukentafel.dossier.levering import queries as levering_queries
from keukentafel.dossier.levering.models import Bericht
from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Taak, Zaak
from keukentafel.recht.levering import retour_uiterlijk
from keukentafel.recht.stappen import Stand
from keukentafel.recht.taal.tijd import datum_voluit, na_werkdagen
from keukentafel.reis.handeling import Wie, handeling
from keukentafel.reis.leveren.berichten.vastleggen import NAKIJKEN_WERKDAGEN, POST
from keukentafel.reis.taken import Werk, zet_op_dag
from keukentafel.reis.zaakwerk import schrijf_zaak_op, stam_van, zaak_of_weiger
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.postbus import queries as postbus_queries

_DICHT = (Stand.AFGESLOTEN, Stand.VERVALLEN)


@handeling
def onbeantwoord(*, gemeente: int, op: datetime) -> list[int]:
    """Return the ids of the cases with a 301 that should have been answered before today, and of which nobody was told.

    A 301 counts from the day on which it left; one that still waits at the post office is for beheer to see.
    """
    return sorted({zaak.id for zaak, _, _ in _te_laat(gemeente, op)})


@handeling
def onbeantwoord_op_dag(*, gemeente: Gemeente, zaak: int, wie: Wie, op: datetime) -> bool:
    """Put each 301 of this case that was not answered in time on the day of the contact person, once.

    Goes off by the answer (`beantwoord_van_dag`), or by hand. Returns whether something was put there. Raises
    NietGevonden. Source: iWmo 3.2, OP090.
    """
    record = zaak_of_weiger(gemeente.code, zaak)
    uiterlijk = na_werkdagen(van=klok.dag_van(op), aantal=NAKIJKEN_WERKDAGEN)
    gezet = False
    for van, bericht, verstuurd in _te_laat(gemeente.code, op):
        if van.id == zaak:
            zet_op_dag(zaak=record, werk=_werk(bericht, verstuurd), uiterlijk=uiterlijk)
            gezet = True
    if gezet:
        schrijf_zaak_op(zaak=record, wat="geen antwoord op ons bericht", wie=wie, op=op)
    return gezet


def beantwoord_van_dag(*, bericht: Bericht, op: datetime) -> None:
    """Take what says that this 301 was not answered off the day, when nothing of that day waits for this provider."""
    if bericht.zaak is None:
        return
    verstuurd = _verstuurd([bericht]).get(bericht.id)
    anderen = [b for b in levering_queries.verzonden_opdrachten(gemeente=bericht.gemeente_id) if b.id != bericht.id]
    zelfde = [b for b in anderen if (b.zaak_id, b.aanbieder_id) == (bericht.zaak_id, bericht.aanbieder_id)]
    if verstuurd is None or verstuurd in _verstuurd(zelfde).values():
        return
    wat = _werk(bericht, verstuurd).wat
    zaak_operations.taken_klaar(gemeente=bericht.gemeente_id, zaak=stam_van(bericht.zaak).id, wat=wat, op=op)


def _te_laat(gemeente: int, op: datetime) -> list[tuple[Zaak, Bericht, date]]:
    """The 301s that are late and were not told yet, one for each task: case that goes on, 301, day on which it left."""
    berichten = list(levering_queries.verzonden_opdrachten(gemeente=gemeente))
    verstuurd = _verstuurd(berichten)
    uit: dict[tuple[int, str], tuple[Zaak, Bericht, date]] = {}
    for bericht in berichten:
        dag = verstuurd.get(bericht.id)
        if bericht.zaak is None or dag is None or klok.dag_van(op) <= retour_uiterlijk(verstuurd_op=dag):
            continue
        zaak = stam_van(bericht.zaak)
        wat = _werk(bericht, dag).wat
        if zaak.stand not in _DICHT and not zaak_queries.ooit_op_dag(gemeente=gemeente, zaak=zaak.id, wat=wat):
            uit.setdefault((zaak.id, wat), (zaak, bericht, dag))
    return list(uit.values())


def _verstuurd(berichten: list[Bericht]) -> dict[int, date]:
    """On which day messages of ours left, by id."""
    if not berichten:
        return {}
    sleutels = {f"{POST}-{bericht.id}": bericht.id for bericht in berichten}
    bezorgd = postbus_queries.bezorgd_op(gemeente=berichten[0].gemeente_id, sleutels=sleutels.keys())
    return {sleutels[sleutel]: klok.dag_van(moment) for sleutel, moment in bezorgd.items()}


def _werk(bericht: Bericht, verstuurd: date) -> Werk:
    naam = bericht.aanbieder.naam if bericht.aanbieder else "De aanbieder"
    zin = f"{naam} gaf geen antwoord op ons bericht van {datum_voluit(verstuurd)}. Vraag of het is aangekomen."
    return Werk(Taak.Soort.SCHRIJVEN, wat=zin, vanzelf=False)
