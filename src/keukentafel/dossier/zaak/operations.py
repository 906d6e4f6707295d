"""Writing cases. Only acts of reis call this: they have asked the law first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import DateField, Value
from django.db.models.functions import Least

from keukentafel.dossier.zaak.models import Afspraak, Betrokkene, Stap, Taak, Zaak


def maak_zaak(*, gemeente: int, **velden: Any) -> Zaak:
    """Keep a new case. `velden` are the columns of Zaak."""
    return Zaak.objects.create(gemeente_id=gemeente, **velden)


def wijzig_zaak(*, zaak: Zaak, **velden: Any) -> Zaak:
    """Change columns of a case; the old row goes to the history."""
    for naam, waarde in velden.items():
        setattr(zaak, naam, waarde)
    zaak.save(update_fields=list(velden))
    return zaak


def schrijf_stap(
    *,
    gemeente: int,
    zaak: int,
    handeling: str,
    door: str,
    dag: date,
    op: datetime,
    van: str = "",
    naar: str = "",
    artikel: str = "",
    uitleg: str = "",
) -> None:
    """Add a line to the timeline. `van` and `naar` are standen, empty when the stand stays."""
    Stap.objects.create(
        gemeente_id=gemeente,
        zaak_id=zaak,
        handeling=handeling,
        van=van,
        naar=naar,
        artikel=artikel,
        dag=dag,
        tijdstip=op,
        door=door,
        uitleg=uitleg,
    )


def maak_taak(
    *,
    gemeente: int,
    zaak: int,
    behandelaar: int | None,
    soort: str,
    wat: str,
    uiterlijk: date,
    tijdstip: datetime | None = None,
    spoed: bool = False,
    wacht_op: str = "",
) -> Taak:
    """Put something on somebody's day; without `behandelaar` it waits in the team's list."""
    return Taak.objects.create(
        gemeente_id=gemeente,
        zaak_id=zaak,
        behandelaar_id=behandelaar,
        soort=soort,
        wat=wat,
        uiterlijk=uiterlijk,
        tijdstip=tijdstip,
        spoed=spoed,
        wacht_op=wacht_op,
    )


def taak_gedaan(*, taak: Taak, op: datetime) -> None:
    """Mark a task as done."""
    taak.gedaan_op = op
    taak.save(update_fields=["gedaan_op"])


def taken_vervallen(
    *, gemeente: int, zaak: int, op: datetime, soort: str | None = None, behalve: Sequence[str] = ()
) -> int:
    """Close the open tasks of a case (of one kind), but those that say one of `behalve`; return how many."""
    open_ = Taak.objects.filter(gemeente_id=gemeente, zaak_id=zaak, gedaan_op__isnull=True).exclude(wat__in=behalve)
    return (open_.filter(soort=soort) if soort else open_).update(gedaan_op=op)


def taken_klaar(
    *, gemeente: int, zaak: int, wat: str | Sequence[str], op: datetime, tijdstip: datetime | None = None
) -> int:
    """Close the open tasks of a case that say this, or one of these (and are about the talk of that moment); return
    how many."""
    teksten = [wat] if isinstance(wat, str) else wat
    open_ = Taak.objects.filter(gemeente_id=gemeente, zaak_id=zaak, gedaan_op__isnull=True, wat__in=teksten)
    return (open_.filter(tijdstip=tijdstip) if tijdstip else open_).update(gedaan_op=op)


def gesprek_vervalt(*, gemeente: int, zaak: int, tijdstip: datetime, op: datetime) -> int:
    """Close the open tasks of a case about the talk of this moment; return how many."""
    return Taak.objects.filter(gemeente_id=gemeente, zaak_id=zaak, gedaan_op__isnull=True, tijdstip=tijdstip).update(
        gedaan_op=op
    )


def gebeld(*, gemeente: int, zaak: int, op: datetime) -> int:
    """Close the open calls of a case; a talk on the phone that is still to come stays. Returns how many."""
    bellen = Taak.objects.filter(gemeente_id=gemeente, zaak_id=zaak, gedaan_op__isnull=True, soort=Taak.Soort.BELLEN)
    return bellen.filter(tijdstip__isnull=True).update(gedaan_op=op)


def taken_naar(*, gemeente: int, zaak: int, behandelaar: int, behalve: Sequence[str] = ()) -> int:
    """Give the open tasks of a case to somebody, but those of a person that say one of `behalve`; return how many."""
    open_ = Taak.objects.filter(gemeente_id=gemeente, zaak_id=zaak, gedaan_op__isnull=True)
    return open_.exclude(wat__in=behalve, behandelaar__isnull=False).update(behandelaar_id=behandelaar)


def taken_mee_met(*, gemeente: int, zaak: int, naar_zaak: int, wat: Sequence[str]) -> int:
    """Move the open tasks that say one of these to the case that theirs is joined with, with whose they are."""
    return Taak.objects.filter(gemeente_id=gemeente, zaak_id=zaak, gedaan_op__isnull=True, wat__in=wat).update(
        zaak_id=naar_zaak
    )


def taken_mee(*, gemeente: int, zaak: int, naar_zaak: int, behandelaar: int | None, soorten: tuple[str, ...]) -> int:
    """Move the open tasks of these kinds to the case that theirs is joined with; return how many."""
    return Taak.objects.filter(gemeente_id=gemeente, zaak_id=zaak, gedaan_op__isnull=True, soort__in=soorten).update(
        zaak_id=naar_zaak, behandelaar_id=behandelaar
    )


def bel_eerder(*, gemeente: int, zaak: int, uiterlijk: date, spoed: bool = False) -> int:
    """Let the open calls of a case be done by this day at last, urgent or as they were; return how many there are."""
    bellen = Taak.objects.filter(gemeente_id=gemeente, zaak_id=zaak, gedaan_op__isnull=True, soort=Taak.Soort.BELLEN)
    vroeger = Least("uiterlijk", Value(uiterlijk, output_field=DateField()))
    return bellen.update(uiterlijk=vroeger, spoed=True) if spoed else bellen.update(uiterlijk=vroeger)


def afspraken_naar(*, gemeente: int, van_zaak: int, naar_zaak: int) -> int:
    """Move the appointments of a case to the one it is joined with; return how many."""
    return Afspraak.objects.filter(gemeente_id=gemeente, zaak_id=van_zaak).update(zaak_id=naar_zaak)


def toegang_naar(*, gemeente: int, van_zaak: int, naar_zaak: int) -> int:
    """Let who may open a case open the one it is joined with instead, for as long; return how many."""
    return Betrokkene.objects.filter(gemeente_id=gemeente, zaak_id=van_zaak).update(zaak_id=naar_zaak)


def maak_afspraak(*, gemeente: int, **velden: Any) -> Afspraak:
    """Keep an appointment. `velden` are the columns of Afspraak."""
    return Afspraak.objects.create(gemeente_id=gemeente, **velden)


def wijzig_afspraak(*, afspraak: Afspraak, **velden: Any) -> Afspraak:
    """Change columns of an appointment."""
    for naam, waarde in velden.items():
        setattr(afspraak, naam, waarde)
    afspraak.save(update_fields=list(velden))
    return afspraak


def afspraken_vervallen(*, gemeente: int, zaak: int, op: datetime) -> int:
    """Cancel the appointments of a case that are still to come; return how many."""
    return (
        Afspraak.objects.filter(gemeente_id=gemeente, zaak_id=zaak, begin__gt=op)
        .exclude(staat=Afspraak.Staat.VERVALLEN)
        .update(staat=Afspraak.Staat.VERVALLEN)
    )


def geef_toegang(
    *, gemeente: int, zaak: int, gebruiker: int, soort: str, van: datetime, tot: datetime, gegeven_door: str
) -> Betrokkene:
    """Let somebody open this one case for a time."""
    return Betrokkene.objects.create(
        gemeente_id=gemeente,
        zaak_id=zaak,
        gebruiker_id=gebruiker,
        soort=soort,
        van=van,
        tot=tot,
        gegeven_door=gegeven_door,
    )


def wijzig_toegang(*, betrokkene: Betrokkene, tot: datetime) -> None:
    """Change until when somebody may open this case."""
    betrokkene.tot = tot
    betrokkene.save(update_fields=["tot"])


def beeindig_toegang(*, gemeente: int, zaak: int, gebruiker: int, op: datetime) -> int:
    """End somebody's access to this case now; return how many were ended."""
    return Betrokkene.objects.filter(
        gemeente_id=gemeente, zaak_id=zaak, gebruiker_id=gebruiker, van__lt=op, tot__gt=op
    ).update(tot=op)
