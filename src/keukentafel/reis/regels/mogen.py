"""Who may write and publish rules, the line in the log about it, and what stands in the way of a version."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from keukentafel.omgeving.regels import queries
from keukentafel.omgeving.regels.queries import Regelversie
from keukentafel.recht.motor.voorstel import NagekekenVoorstel, kijk_voorstel_na
from keukentafel.reis.handeling import Geweigerd, NietGevonden, Wie
from keukentafel.reis.regels.boek import boek_met_voorstel, geldend_boek
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers import queries as gebruikers
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.gemeenten.namens import huidig
from keukentafel.stelsel.logboek import operations as logboek

ROLLEN = (Rol.BEHEER, Rol.BELEID)
_IN_WOORDEN = {
    "concept": "Deze versie is nog in de maak. Leg haar eerst voor.",
    "voorgelegd": "Deze versie ligt bij een collega. Wie nog iets wil veranderen, geeft haar eerst terug.",
    "gepubliceerd": "Deze versie is gepubliceerd en verandert niet meer. Schrijf een nieuwe versie.",
    "ingetrokken": "Deze versie is ingetrokken. Begin een nieuwe versie.",
}


def waar_regels_maken(*, wie: Wie, op: datetime) -> frozenset[int]:
    """Return where this person may write rules today (CBS numbers), within the open walls. One query."""
    if wie.id is None:
        return frozenset()
    rollen = gebruikers.rollen_van(gebruiker=wie.id, peildatum=klok.dag_van(op))
    return huidig().gemeenten & {gemeente for gemeente, rol in rollen if rol in ROLLEN}


def mag_regels_maken(*, gemeente: int, wie: Wie, op: datetime) -> int:
    """Return the account of who may write rules here. Raises NietGevonden for anybody else."""
    if wie.id is None or gemeente not in waar_regels_maken(wie=wie, op=op):
        raise NietGevonden("deze regels zijn er niet")
    return wie.id


def versie_te_lezen(*, versie: int, wie: Wie, op: datetime) -> Regelversie:
    """Return a version of where this person may write rules. Raises NietGevonden."""
    record = queries.regelversie(gemeenten=huidig().gemeenten, id=versie)
    if record is None:
        raise NietGevonden("deze versie is er niet")
    mag_regels_maken(gemeente=record.gemeente_id, wie=wie, op=op)
    return record


def versie_in_de_maak(
    *, versie: int, staat: str, verwachte_versie: int | None = None, wie: Wie, op: datetime
) -> Regelversie:
    """Return a version in this state, for this transaction alone.

    `verwachte_versie` is the text that was on the screen. Raises NietGevonden; Geweigerd when the state is another, or
    the text is not that text any more.
    """
    record = queries.op_slot(gemeenten=huidig().gemeenten, id=versie)
    if record is None:
        raise NietGevonden("deze versie is er niet")
    mag_regels_maken(gemeente=record.gemeente_id, wie=wie, op=op)
    if record.staat != staat:
        raise Geweigerd(_IN_WOORDEN[record.staat])
    if verwachte_versie is not None and record.versie != verwachte_versie:
        raise Geweigerd("De tekst is intussen veranderd. Lees hem opnieuw.")
    return record


def schrijf_versie_op(*, versie: Regelversie, wat: str, wie: Wie, op: datetime, reden: str = "") -> None:
    """Write in the log what was done with a version. It is about no resident."""
    logboek.schrijf(
        gemeente=versie.gemeente_id, soort="wijziging", handeling=wat, wie=wie, op=op, inwoner=None,
        object_soort="regelversie", object_id=versie.id, reden=reden,
    )  # fmt: skip


def bekend_vanaf(op: datetime) -> date:
    """Return from which day a version that is published now is known: tomorrow.

    Who signs a besluit today knows what was published until yesterday. So a besluit of this morning is the same when it
    is calculated again, also after something is published this afternoon.
    """
    return klok.dag_van(op) + timedelta(days=1)


def nagekeken(*, gemeente: Gemeente, tekst: str, op: date) -> NagekekenVoorstel:
    """Return what stands in the way of publishing this text here on this day, with the version and its book."""
    return kijk_voorstel_na(
        tekst,
        boek=geldend_boek(gemeente.code),
        boek_met=lambda voorstel: boek_met_voorstel(gemeente.code, voorstel),
        gemeente=gemeente.cbs_code,
        op=op,
    )
