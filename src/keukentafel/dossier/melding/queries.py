"""Reading meldingen, support and plans of a case."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from keukentafel.dossier.melding.models import Clientondersteuning as Clientondersteuning
from keukentafel.dossier.melding.models import (
    Concept,
    Doorzending,
    EigenNotitie,
    Melding,
    PersoonlijkPlan,
)


def meldingen(*, gemeente: int, zaak: int) -> QuerySet[Melding]:
    """Return the times that the question of this case came in, earliest first."""
    return Melding.objects.filter(gemeente_id=gemeente, zaak_id=zaak).order_by("ontvangen_op", "id")


def melding_van_eenmalig(*, gemeente: int, eenmalig: UUID) -> Melding | None:
    """Return the melding that this form was kept as. Holds the form until the end of the transaction: of two that
    are sent at the same moment the second sees the melding of the first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"eenmalig {eenmalig}"])
    return Melding.objects.filter(gemeente_id=gemeente, eenmalig=eenmalig).select_related("zaak").first()


def clientondersteuning(*, gemeente: int, zaak: int, voor: str) -> Clientondersteuning | None:
    """Return the offer of support to the resident or the mantelzorger."""
    return Clientondersteuning.objects.filter(gemeente_id=gemeente, zaak_id=zaak, voor=voor).first()


def ondersteuning(*, gemeente: int, zaak: int) -> QuerySet[Clientondersteuning]:
    """Return both offers of support: resident first."""
    return Clientondersteuning.objects.filter(gemeente_id=gemeente, zaak_id=zaak).order_by("voor")


def verzoeken(*, gemeenten: frozenset[int]) -> QuerySet[Clientondersteuning]:
    """Return the requests for a supporter that nobody took yet, by last day to answer."""
    return Clientondersteuning.objects.filter(
        gemeente_id__in=gemeenten, antwoord="ja", afgerond_op__isnull=True, aangenomen_door__isnull=True
    ).order_by("reageren_uiterlijk", "id")


def verzoek_op_slot(*, gemeenten: frozenset[int], id: int) -> Clientondersteuning | None:
    """Return an open request, locked: two supporters cannot both take it."""
    return (
        Clientondersteuning.objects.select_for_update()
        .filter(gemeente_id__in=gemeenten, id=id, antwoord="ja", afgerond_op__isnull=True)
        .first()
    )


def aangenomen_door(*, gemeenten: frozenset[int], gebruiker: int) -> QuerySet[Clientondersteuning]:
    """Return the running requests that this supporter took."""
    return Clientondersteuning.objects.filter(
        gemeente_id__in=gemeenten, antwoord="ja", afgerond_op__isnull=True, aangenomen_door_id=gebruiker
    ).order_by("aangenomen_op")


def plannen(*, gemeente: int, zaak: int) -> QuerySet[PersoonlijkPlan]:
    """Return the resident's own plans, oldest first."""
    return PersoonlijkPlan.objects.filter(gemeente_id=gemeente, zaak_id=zaak).order_by("ontvangen_op", "id")


def doorzending(*, gemeente: int, id: int) -> Doorzending | None:
    """Return one passing-on, locked."""
    return Doorzending.objects.select_for_update().filter(gemeente_id=gemeente, id=id).first()


def doorzendingen(*, gemeente: int, zaak: int) -> QuerySet[Doorzending]:
    """Return where the question of this case was passed on to."""
    return Doorzending.objects.filter(gemeente_id=gemeente, zaak_id=zaak).select_related("naar")


def concept(*, gemeente: int, sleutel: str, op: datetime, op_slot: bool = False) -> Concept | None:
    """Return what somebody began to tell, by its key, None when it is gone or past its last day."""
    begin = Concept.objects.select_for_update() if op_slot else Concept.objects
    return begin.filter(gemeente_id=gemeente, sleutel=sleutel, bewaren_tot__gt=op).first()


def notities(*, gemeente: int, zaak: int) -> QuerySet[EigenNotitie]:
    """Return the supporter's own notes on a case; the database shows them to their writer only."""
    return EigenNotitie.objects.filter(gemeente_id=gemeente, zaak_id=zaak).order_by("-id")
