"""Reading residents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from keukentafel.omgeving.mensen.models import Adres, Relatie
from keukentafel.omgeving.mensen.models import Persoon as Persoon

HOOGSTENS = 50


def persoon(*, gemeente: int, id: int) -> Persoon | None:
    """Return the resident, None when there is none within the open walls."""
    return Persoon.objects.filter(gemeente_id=gemeente, id=id).select_related("wijk").first()


def persoon_op_slot(*, gemeente: int, id: int) -> Persoon | None:
    """Return the resident, held until the end of the transaction; None when there is none within the open walls."""
    return Persoon.objects.select_for_update().filter(gemeente_id=gemeente, id=id).first()


def persoon_van_bsn_op_slot(*, gemeente: int, bsn: str) -> Persoon | None:
    """Return the resident of this municipality with this BSN, None when there is none.

    The number itself is held until the end of the transaction, also when nobody has it yet: of two who bring the same
    new number at once the second waits and then finds the resident of the first.
    """
    with connection.cursor() as c:
        c.execute("select pg_advisory_xact_lock(hashtextextended(%s, %s))", [bsn, gemeente])
    return Persoon.objects.select_for_update().filter(gemeente_id=gemeente, bsn=bsn).first()


def persoon_van_account(*, gemeenten: frozenset[int], gebruiker: int) -> Persoon | None:
    """Return the resident that this account belongs to."""
    return Persoon.objects.filter(gemeente_id__in=gemeenten, gebruiker_id=gebruiker).first()


def naamgenoten(*, persoon: Persoon) -> QuerySet[Persoon]:
    """Return others with the same last name and a date of birth that does not contradict: perhaps the same person."""
    if not persoon.geboortejaar:
        return Persoon.objects.none()
    zelfde = Persoon.objects.filter(
        gemeente_id=persoon.gemeente_id,
        achternaam__in={persoon.achternaam, persoon.achternaam.capitalize(), persoon.achternaam.lower()},
        geboortejaar=persoon.geboortejaar,
    ).exclude(id=persoon.id)
    for deel in ("geboortemaand", "geboortedag"):  # "1950" may be the same as "april 1950"
        if (waarde := getattr(persoon, deel)) is not None:
            zelfde = zelfde.filter(Q(**{deel: waarde}) | Q(**{f"{deel}__isnull": True}))
    return zelfde


def adres_van(*, gemeente: int, persoon: int) -> Adres | None:
    """Return the current address; a secret one only inside `geheim_adres_van`, else None."""
    return Adres.objects.filter(gemeente_id=gemeente, persoon_id=persoon, periode__endswith=None).first()


def relaties_van(*, gemeente: int, persoon: int) -> QuerySet[Relatie]:
    """Return who stands beside a resident."""
    return Relatie.objects.filter(gemeente_id=gemeente, persoon_id=persoon).order_by("-mantelzorger", "id")


@dataclass(frozen=True)
class Gevonden:
    """What a search found: at most HOOGSTENS residents, and how many there are."""

    personen: list[Persoon]
    totaal: int


def zoek(*, term: str, wie: int, wie_naam: str, wie_rol: str, doel: str, op: datetime, spoor: UUID) -> Gevonden:
    """Search residents by name or address, within the open walls. Each resident found is logged by the database."""
    with connection.cursor() as c:
        c.execute(
            "select persoon_id, totaal from kt_zoek_personen(%s, %s, %s, %s, %s, %s, %s, %s)",
            [term, HOOGSTENS, wie, wie_naam, wie_rol, doel, op, spoor],
        )
        rijen = c.fetchall()
    volgorde = {id_: plek for plek, (id_, _) in enumerate(rijen)}
    personen = sorted(Persoon.objects.filter(id__in=volgorde), key=lambda p: volgorde[p.id])
    return Gevonden(personen, rijen[0][1] if rijen else 0)
