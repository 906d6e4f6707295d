"""Who may order help, and who may tell what came of an order."""

from __future__ import annotations

from datetime import datetime

from keukentafel.dossier.levering import queries as levering_queries
from keukentafel.dossier.levering.models import Levermelding, Toewijzing
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.omgeving.contracten import queries as contracten
from keukentafel.reis.handeling import SYSTEEM, NietGevonden, Wie
from keukentafel.reis.inzien import BuitenEigenWerk, mag_erin
from keukentafel.reis.zaakwerk import stam_van, zaak_of_weiger
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol


def van_gemeente(zaak: Zaak, wie: Wie, op: datetime) -> str:
    """Return how this person is in the file ("inzage" or "noodinzage"), for the log: a consulent whose work it is, or
    the backoffice. Raises BuitenEigenWerk for another consulent, NietGevonden for everybody else."""
    rol = wie.rol_in(zaak.gemeente_id)
    if rol == Rol.BACKOFFICE and wie.id is not None:
        return "inzage"
    if rol != Rol.CONSULENT:
        raise NietGevonden("deze zaak is niet met u gedeeld")
    mag, nood = mag_erin(zaak, wie, op)
    if not mag:
        raise BuitenEigenWerk(zaak.id)
    return "noodinzage" if nood else "inzage"


def werkt_bij(*, gemeente: int, wie: Wie, op: datetime) -> int | None:
    """Return the id of the provider for which this person works today, seen from this municipality; None without."""
    if wie.id is None or wie.rol_in(gemeente) != Rol.AANBIEDER:
        return None
    bij = contracten.werkt_voor(gemeenten=[gemeente], gebruiker=wie.id, op=klok.dag_van(op))
    return bij[gemeente].id if gemeente in bij else None


def via_van(wie: Wie, gemeente: int) -> str:
    """Return how this person tells something: by message, in the portal, or by hand."""
    if wie == SYSTEEM:
        return Levermelding.Via.BERICHT
    return Levermelding.Via.PORTAAL if wie.rol_in(gemeente) == Rol.AANBIEDER else Levermelding.Via.HAND


def weiger_wie_niet_mag(*, toewijzing: Toewijzing, zaak: Zaak, via: str, wie: Wie, op: datetime) -> None:
    """Raise NietGevonden or BuitenEigenWerk unless this person may tell this about this order, in this way.

    By message only the system does; in the portal who works for the provider of the order, and nobody else; by hand
    the consulent whose file it is, or the backoffice.
    """
    if via == Levermelding.Via.BERICHT and wie == SYSTEEM:
        return
    if via == Levermelding.Via.PORTAAL:
        if werkt_bij(gemeente=zaak.gemeente_id, wie=wie, op=op) == toewijzing.aanbieder_id:
            return
    elif via == Levermelding.Via.HAND:
        van_gemeente(stam_van(zaak), wie, op)
        return
    raise NietGevonden("deze opdracht is er niet")


def op_slot(*, gemeente: int, toewijzing: int) -> tuple[Toewijzing, Zaak]:
    """Return an order and its case, the case locked first, then the order. Raises NietGevonden."""
    gevonden = levering_queries.toewijzing(gemeente=gemeente, id=toewijzing)
    if gevonden is None:
        raise NietGevonden("deze opdracht is er niet")
    zaak = zaak_of_weiger(gemeente, gevonden.zaak_id)
    return vast(gemeente=gemeente, toewijzing=toewijzing), zaak


def vast(*, gemeente: int, toewijzing: int) -> Toewijzing:
    """Return an order that is known to be there, locked; the caller has its case locked."""
    opdracht = levering_queries.toewijzing_op_slot(gemeente=gemeente, id=toewijzing)
    assert opdracht is not None  # an order is never taken away
    return opdracht
