"""Reading cases, one at a time or the open work of one person."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from keukentafel.dossier.zaak.models import Afspraak, Betrokkene, Stap
from keukentafel.dossier.zaak.models import Taak as Taak
from keukentafel.dossier.zaak.models import Zaak as Zaak

OPEN_STANDEN = ("ontvangen", "in_onderzoek")


def zaak(*, gemeenten: frozenset[int], id: int) -> Zaak | None:
    """Return the case with its handler, None when there is none within these municipalities."""
    return Zaak.objects.filter(gemeente_id__in=gemeenten, id=id).select_related("behandelaar", "gemeente").first()


def zaak_op_slot(*, gemeente: int, id: int) -> Zaak | None:
    """Return the case, locked until the end of the transaction: an act moves its stand."""
    return Zaak.objects.select_for_update(of=("self",)).filter(gemeente_id=gemeente, id=id).first()


def opgegaan_in(*, zaak: Zaak) -> str:
    """Return the number of the case that this one was joined with, "" when it was not."""
    if zaak.samengevoegd_in_id is None:
        return ""
    samen = Zaak.objects.filter(gemeente_id=zaak.gemeente_id, id=zaak.samengevoegd_in_id)
    return f"{samen.values_list('jaar', flat=True).get()}-{zaak.samengevoegd_in_id}"


def met_samengevoegd(*, gemeenten: frozenset[int], zaken: Collection[int]) -> dict[int, int]:
    """Return these cases and all that were joined with them, also by way of another: per id the one that goes on.

    One statement, and one more for each time that cases were joined in a row.
    """
    stam, laag = {zaak: zaak for zaak in zaken}, list(zaken)
    while laag:
        rijen = Zaak.objects.filter(gemeente_id__in=gemeenten, samengevoegd_in_id__in=laag)
        nieuw = {id_: stam[in_] for id_, in_ in rijen.values_list("id", "samengevoegd_in_id") if in_ is not None}
        stam, laag = stam | nieuw, list(nieuw)
    return stam


def nummers_met_samengevoegd(*, zaak: Zaak) -> dict[int, str]:
    """Return this case and all that were joined with it: per id its own number, as it stands in its letters."""
    samen = met_samengevoegd(gemeenten=frozenset({zaak.gemeente_id}), zaken=[zaak.id])
    andere = [id_ for id_ in samen if id_ != zaak.id]
    nummers = {zaak.id: zaak.nummer}
    if andere:
        nummers |= {z.id: z.nummer for z in Zaak.objects.filter(gemeente_id=zaak.gemeente_id, id__in=andere)}
    return nummers


def zaak_van_nummer(*, gemeente: int, nummer: str) -> Zaak | None:
    """Return the case with this number."""
    return Zaak.objects.filter(gemeente_id=gemeente, nummer=nummer).select_related("behandelaar").first()


def open_zaak_van(*, gemeente: int, inwoner: int) -> Zaak | None:
    """Return the resident's case in which the same question may still be answered, the oldest; locked."""
    return (
        Zaak.objects.select_for_update(of=("self",))
        .filter(gemeente_id=gemeente, inwoner_id=inwoner, stand__in=OPEN_STANDEN, samengevoegd_in__isnull=True)
        .order_by("startdag", "id")
        .first()
    )


def zaken_in(*, gemeente: int, standen: Collection[str]) -> QuerySet[Zaak]:
    """Return the cases in these standen that were not joined with another, oldest first."""
    return Zaak.objects.filter(gemeente_id=gemeente, stand__in=standen, samengevoegd_in__isnull=True).order_by("id")


def zaken_van(*, gemeente: int, inwoner: int) -> QuerySet[Zaak]:
    """Return all cases of a resident, newest first."""
    return Zaak.objects.filter(gemeente_id=gemeente, inwoner_id=inwoner).select_related("behandelaar").order_by("-id")


def open_zaken_van_personen(*, gemeente: int, personen: list[int]) -> QuerySet[Zaak]:
    """Return the open cases of these residents."""
    return Zaak.objects.filter(
        gemeente_id=gemeente, inwoner_id__in=personen, stand__in=OPEN_STANDEN, samengevoegd_in__isnull=True
    ).order_by("startdag")


def onderzoek_over_tijd(*, gemeente: int, op: date) -> QuerySet[Zaak]:
    """Return the cases whose onderzoek still runs after its last day, the longest first."""
    return Zaak.objects.filter(
        gemeente_id=gemeente, stand__in=OPEN_STANDEN, samengevoegd_in__isnull=True, onderzoek_uiterlijk__lt=op
    ).order_by("onderzoek_uiterlijk", "id")


def stappen(*, gemeente: int, zaak: int) -> QuerySet[Stap]:
    """Return the steps taken, in order."""
    return Stap.objects.filter(gemeente_id=gemeente, zaak_id=zaak).order_by("id")


def eerder_verslag(*, zaak: Zaak) -> bool:
    """Return whether a verslag of this case was sent before, also when it was opened again since."""
    return stappen(gemeente=zaak.gemeente_id, zaak=zaak.id).filter(handeling="verslag_verzenden").exists()


def taken(*, gemeente: int, zaak: int) -> QuerySet[Taak]:
    """Return the open tasks of a case, by last day."""
    return Taak.objects.filter(gemeente_id=gemeente, zaak_id=zaak, gedaan_op__isnull=True).order_by("uiterlijk", "id")


def ooit_op_dag(*, gemeente: int, zaak: int, wat: str) -> bool:
    """Return whether this task of a case was ever put on somebody's day, also when it is done."""
    return Taak.objects.filter(gemeente_id=gemeente, zaak_id=zaak, wat=wat).exists()


def taken_van(*, gemeente: int, zaken: Collection[int], wat: Sequence[str]) -> set[tuple[int, str]]:
    """Return which of these open tasks stand on somebody's day: (case, what it says)."""
    open_ = Taak.objects.filter(gemeente_id=gemeente, zaak_id__in=zaken, gedaan_op__isnull=True, wat__in=wat)
    return set(open_.values_list("zaak_id", "wat"))


def stond_op_dag(*, gemeente: int, zaak: int, wat: str) -> bool:
    """Return whether a task that says this was ever put on somebody's day for this case, open or done."""
    return Taak.objects.filter(gemeente_id=gemeente, zaak_id=zaak, wat=wat).exists()


def zaken_met_taak(*, gemeente: int, wat: str, voor: date) -> set[int]:
    """Return the cases (ids) with an open task that says this and had to be done before `voor`."""
    open_ = Taak.objects.filter(gemeente_id=gemeente, gedaan_op__isnull=True, wat=wat, uiterlijk__lt=voor)
    return set(open_.values_list("zaak_id", flat=True))


def taak(*, gemeente: int, zaak: int, id: int) -> Taak | None:
    """Return a task of a case, open or done."""
    return Taak.objects.filter(gemeente_id=gemeente, zaak_id=zaak, id=id).first()


def afspraken(*, gemeente: int, zaak: int) -> QuerySet[Afspraak]:
    """Return the appointments of a case, by time."""
    return Afspraak.objects.filter(gemeente_id=gemeente, zaak_id=zaak).select_related("met").order_by("begin")


def komende_afspraken(*, gemeente: int, zaak: int, op: datetime) -> QuerySet[Afspraak]:
    """Return the talks of a case that are proposed or confirmed and still to come."""
    return Afspraak.objects.filter(gemeente_id=gemeente, zaak_id=zaak, begin__gt=op).exclude(
        staat=Afspraak.Staat.VERVALLEN
    )


def gesprek_tegelijk(*, gemeente: int, met: int, begin: datetime, einde: datetime) -> Afspraak | None:
    """Return a talk of this person that is proposed or confirmed and overlaps with these hours, None without one."""
    dezelfde_dag = Afspraak.objects.filter(
        gemeente_id=gemeente, met_id=met, begin__lt=einde, begin__gt=begin - timedelta(days=1)
    ).exclude(staat=Afspraak.Staat.VERVALLEN)
    return next((a for a in dezelfde_dag.order_by("begin") if a.einde > begin), None)


def is_betrokken(*, gemeente: int, zaak: int, gebruiker: int, op: datetime) -> bool:
    """Return whether somebody may open this case now because the resident or a colleague gave that."""
    return Betrokkene.objects.filter(
        gemeente_id=gemeente, zaak_id=zaak, gebruiker_id=gebruiker, van__lte=op, tot__gt=op
    ).exists()


def toegang_van(*, gemeenten: frozenset[int], gebruiker: int, op: datetime) -> dict[int, date]:
    """Return the cases (ids) that somebody was let in to and may open now, each with the last day of that."""
    nu = Betrokkene.objects.filter(gemeente_id__in=gemeenten, gebruiker_id=gebruiker, van__lte=op, tot__gt=op)
    return {b.zaak_id: b.laatste_dag for b in nu.order_by("tot")}


def betrokkenen(*, gemeente: int, zaak: int, op: datetime) -> QuerySet[Betrokkene]:
    """Return who may open this case now."""
    return Betrokkene.objects.filter(gemeente_id=gemeente, zaak_id=zaak, van__lte=op, tot__gt=op).select_related(
        "gebruiker"
    )
