"""Writing the log. Every line says who, when, why and which record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from keukentafel.stelsel.gemeenten.namens import huidig
from keukentafel.stelsel.logboek.models import Logregel, Noodinzage

NOODINZAGE_DUUR = timedelta(hours=8)
LIJST_GEZIEN = """
insert into logboek_logregel (gemeente_id, inwoner_id, tijdstip, soort, handeling, doel, reden, gebruiker_id,
    gebruiker_naam, rol, object_soort, object_id, spoor)
select gemeente, inwoner, %(op)s, %(soort)s, %(handeling)s, %(doel)s, '', %(gebruiker)s, %(naam)s, %(rol)s,
    %(object_soort)s, null, %(spoor)s
from unnest(%(gemeenten)s::integer[], %(inwoners)s::bigint[]) as gezien (gemeente, inwoner)
"""


@dataclass(frozen=True)
class Wie:
    """The person who acts. A resident without an account and the system have no id, and a name that says so.

    `rollen`: the roles with which they came in, by municipality; empty when `rol` is the only one, wherever they act.
    """

    id: int | None
    naam: str
    rol: str
    rollen: Mapping[int, frozenset[str]] = field(default_factory=dict, compare=False)

    def rol_in(self, gemeente: int) -> str:
        """Return the role of this person in this municipality, "" without one: elsewhere they may have another."""
        if not self.rollen:
            return self.rol
        return min(self.rollen.get(gemeente, ()), default="")


SYSTEEM = Wie(None, "Keukentafel", "systeem")


def schrijf(
    *,
    gemeente: int,
    soort: str,
    handeling: str,
    wie: Wie,
    op: datetime,
    inwoner: int | None,
    object_soort: str = "",
    object_id: int | None = None,
    reden: str = "",
) -> None:
    """Write one line about one resident. The purpose comes from `namens`. `op` is the moment in UTC."""
    opdracht = huidig()
    Logregel.objects.create(
        gemeente_id=gemeente,
        tijdstip=op,
        soort=soort,
        handeling=handeling,
        doel=opdracht.doel,
        reden=reden,
        gebruiker_id=wie.id,
        gebruiker_naam=wie.naam,
        rol=wie.rol_in(gemeente) or wie.rol,
        inwoner_id=inwoner,
        object_soort=object_soort,
        object_id=object_id,
        spoor=opdracht.spoor,
    )


def inzage_overal(*, gemeenten: Iterable[int], handeling: str, wie: Wie, op: datetime, object_soort: str) -> None:
    """Write for each of these municipalities that something of it was looked at that is of no one resident: its
    numbers. One statement."""
    opdracht = huidig()
    Logregel.objects.bulk_create(
        Logregel(
            gemeente_id=gemeente,
            tijdstip=op,
            soort=Logregel.Soort.INZAGE,
            handeling=handeling,
            doel=opdracht.doel,
            gebruiker_id=wie.id,
            gebruiker_naam=wie.naam,
            rol=wie.rol_in(gemeente) or wie.rol,
            object_soort=object_soort,
            spoor=opdracht.spoor,
        )
        for gemeente in gemeenten
    )


def lijst_gezien(
    *, inwoners: Iterable[tuple[int, int]], handeling: str, wie: Wie, op: datetime, object_soort: str = "lijst"
) -> None:
    """Write a line for each resident, (municipality, resident), who stood on a list. One statement, no sampling."""
    opdracht = huidig()
    gezien = sorted(set(inwoners))
    waarden: dict[str, Any] = {
        "gemeenten": [gemeente for gemeente, _ in gezien],
        "inwoners": [inwoner for _, inwoner in gezien],
        "op": op,
        "soort": Logregel.Soort.INZAGE,
        "handeling": handeling,
        "doel": opdracht.doel,
        "gebruiker": wie.id,
        "naam": wie.naam,
        "rol": wie.rol,
        "object_soort": object_soort,
        "spoor": opdracht.spoor,
    }
    with connection.cursor() as cursor:  # a day shows forty people: as objects one by one this cost a fifth of the page
        cursor.execute(LIJST_GEZIEN, waarden)


def open_noodinzage(
    *, gemeente: int, wie: Wie, inwoner: int, object_soort: str, object_id: int, reden: str, op: datetime
) -> Noodinzage:
    """Open the glass: keep who, why and until when (eight hours). The caller checks the reason."""
    if wie.id is None:
        raise ValueError("alleen iemand met een account kan een dossier buiten eigen werk openen")
    return Noodinzage.objects.create(
        gemeente_id=gemeente,
        gebruiker_id=wie.id,
        gebruiker_naam=wie.naam,
        inwoner_id=inwoner,
        object_soort=object_soort,
        object_id=object_id,
        reden=reden,
        geopend_op=op,
        geldig_tot=op + NOODINZAGE_DUUR,
    )


def beoordeel(*, noodinzage: Noodinzage, oordeel: str, toelichting: str, door: Wie, op: datetime) -> Noodinzage:
    """Write the review of a break-glass visit."""
    noodinzage.oordeel = oordeel
    noodinzage.toelichting = toelichting
    noodinzage.beoordeeld_op = op
    noodinzage.beoordeeld_door = door.naam
    noodinzage.save(update_fields=["oordeel", "toelichting", "beoordeeld_op", "beoordeeld_door"])
    return noodinzage
