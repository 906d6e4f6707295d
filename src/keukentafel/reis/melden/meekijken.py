"""How long a supporter may look along: the resident chooses, changes it, and ends it at once."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from keukentafel.dossier.melding import operations as melding_operations
from keukentafel.dossier.melding import queries as melding_queries
from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Betrokkene, Zaak
from keukentafel.recht.taal.tijd import datum_voluit
from keukentafel.reis.handeling import Geweigerd, NietGevonden, Wie, handeling
from keukentafel.reis.zaakwerk import noteer, schrijf_zaak_op, zaak_of_weiger
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente

WEKEN = (4, 13, 52)
"""What the resident can choose, in weeks: four weeks, three months, or until she stops it herself. That last one ends
after a year by itself, so that each choice has a last day that she sees before she chooses."""


def laatste_dag(*, weken: int, vanaf: date) -> date:
    """Return the last day of a choice of WEKEN that is made on `vanaf`."""
    return vanaf + timedelta(weeks=weken)


def einde_van(dag: date) -> datetime:
    """Return the moment at which access ends that is given up to and including this day."""
    return klok.moment(dag + timedelta(days=1))


def weiger_lengte(tot: date | None, dag: date) -> None:
    """Raise Geweigerd when a supporter would look along for longer than can be chosen; None is no choice."""
    if tot is not None and not dag <= tot <= laatste_dag(weken=max(WEKEN), vanaf=dag):
        raise Geweigerd({"hoe_lang": "Kies hoe lang de ondersteuner mag meekijken."})


@handeling
def wie_kijkt_mee(*, gemeente: int, zaak: int, op: datetime) -> list[Betrokkene]:
    """Return the supporters who may open this case now. The caller has checked that it is the resident's own."""
    return [
        b
        for b in zaak_queries.betrokkenen(gemeente=gemeente, zaak=zaak, op=op)
        if b.soort == Betrokkene.Soort.CLIENTONDERSTEUNER
    ]


def _meekijker(gemeente: Gemeente, zaak: int, betrokkene: int, op: datetime) -> tuple[Zaak, Betrokkene]:
    record = zaak_of_weiger(gemeente.code, zaak)
    for kijker in wie_kijkt_mee(gemeente=gemeente.code, zaak=zaak, op=op):
        if kijker.id == betrokkene:
            return record, kijker
    raise NietGevonden("deze ondersteuner kijkt niet mee")


@handeling
def meekijken_toestaan(*, gemeente: Gemeente, zaak: int, betrokkene: int, weken: int, wie: Wie, op: datetime) -> date:
    """Let a supporter who looks along do so for this many weeks from today. Returns the last day.

    Raises Geweigerd for another number than WEKEN offers, NietGevonden for who does not look along (any more).
    """
    if weken not in WEKEN:
        raise Geweigerd({"hoe_lang": "Kies hoe lang de ondersteuner mag meekijken."})
    record, kijker = _meekijker(gemeente, zaak, betrokkene, op)
    tot = laatste_dag(weken=weken, vanaf=klok.dag_van(op))
    zaak_operations.wijzig_toegang(betrokkene=kijker, tot=einde_van(tot))
    for aanbod in melding_queries.ondersteuning(gemeente=gemeente.code, zaak=zaak):
        if aanbod.aangenomen_door_id == kijker.gebruiker_id and aanbod.afgerond_op is None:
            melding_operations.wijzig_ondersteuning(ondersteuning=aanbod, meekijken_tot=tot)
    noteer(
        zaak=record, handeling="meekijken gekozen", wie=wie, op=op,
        uitleg=f"{kijker.gebruiker.naam} mag meekijken tot en met {datum_voluit(tot)}.",
    )  # fmt: skip
    schrijf_zaak_op(zaak=record, wat="gekozen hoe lang iemand meekijkt", wie=wie, op=op)
    return tot


@handeling
def meekijken_stoppen(*, gemeente: Gemeente, zaak: int, betrokkene: int, wie: Wie, op: datetime) -> None:
    """End at once that a supporter looks along; the resident may ask for one again. Raises NietGevonden."""
    record, kijker = _meekijker(gemeente, zaak, betrokkene, op)
    zaak_operations.beeindig_toegang(gemeente=gemeente.code, zaak=zaak, gebruiker=kijker.gebruiker_id, op=op)
    for aanbod in melding_queries.ondersteuning(gemeente=gemeente.code, zaak=zaak):
        if aanbod.aangenomen_door_id == kijker.gebruiker_id and aanbod.afgerond_op is None:
            melding_operations.wijzig_ondersteuning(ondersteuning=aanbod, afgerond_op=op)
    noteer(
        zaak=record, handeling="meekijken gestopt", wie=wie, op=op,
        uitleg=f"{kijker.gebruiker.naam} kan uw zaak niet meer bekijken.",
    )  # fmt: skip
    schrijf_zaak_op(zaak=record, wat="meekijken gestopt", wie=wie, op=op)
