"""Writing meldingen, support and plans. Only acts of reis call this."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from keukentafel.dossier.melding.models import (
    Clientondersteuning,
    Concept,
    Doorzending,
    EigenNotitie,
    Melding,
    PersoonlijkPlan,
)


def maak_melding(*, gemeente: int, zaak: int, **velden: Any) -> Melding:
    """Keep one time that the question came in. `velden` are the columns of Melding."""
    return Melding.objects.create(gemeente_id=gemeente, zaak_id=zaak, **velden)


def meldingen_naar(*, gemeente: int, van_zaak: int, naar_zaak: int) -> int:
    """Move the meldingen of one case to another; return how many."""
    return Melding.objects.filter(gemeente_id=gemeente, zaak_id=van_zaak).update(zaak_id=naar_zaak)


def plannen_naar(*, gemeente: int, van_zaak: int, naar_zaak: int) -> int:
    """Move the resident's own plans of one case to another; return how many."""
    return PersoonlijkPlan.objects.filter(gemeente_id=gemeente, zaak_id=van_zaak).update(zaak_id=naar_zaak)


def ondersteuning_naar(*, gemeente: int, van_zaak: int, naar_zaak: int) -> None:
    """Let the answers about support of a case hold in the one it is joined with, where that has no answer
    yet or only a no.

    Offer and answer change places, so that each case keeps one offer for each person and a running request goes on.
    """
    oud = {o.voor: o for o in Clientondersteuning.objects.filter(gemeente_id=gemeente, zaak_id=van_zaak)}
    nieuw = {o.voor: o for o in Clientondersteuning.objects.filter(gemeente_id=gemeente, zaak_id=naar_zaak)}
    velden = (
        "antwoord", "antwoord_op", "wie_mee", "reageren_uiterlijk", "meekijken_tot",
        "aangenomen_door_id", "aangenomen_op", "afgerond_op",
    )  # fmt: skip
    for voor, aanbod in oud.items():
        hier = nieuw.get(voor)
        if hier is None or aanbod.antwoord == Clientondersteuning.Antwoord.OPEN:
            continue
        ja = Clientondersteuning.Antwoord.JA
        if hier.antwoord == Clientondersteuning.Antwoord.OPEN or (aanbod.antwoord == ja and hier.antwoord != ja):
            waarden = {naam: getattr(aanbod, naam) for naam in velden}
            waarden["aangeboden_op"] = min(hier.aangeboden_op, aanbod.aangeboden_op)  # never after its answer
            wijzig_ondersteuning(ondersteuning=hier, **waarden)
        leeg = dict.fromkeys(velden) | {"antwoord": Clientondersteuning.Antwoord.OPEN, "wie_mee": ""}
        wijzig_ondersteuning(ondersteuning=aanbod, **leeg)


def bied_ondersteuning_aan(
    *,
    gemeente: int,
    zaak: int,
    op: date,
    antwoord: str,
    reageren_uiterlijk: date | None,
    meekijken_tot: date | None = None,
) -> None:
    """Keep that support is offered to resident and mantelzorger; `antwoord` is what the resident already said."""
    aan_inwoner = Clientondersteuning(
        gemeente_id=gemeente,
        zaak_id=zaak,
        voor=Clientondersteuning.Voor.INWONER,
        aangeboden_op=op,
        antwoord=antwoord,
        antwoord_op=None if antwoord == Clientondersteuning.Antwoord.OPEN else op,
        reageren_uiterlijk=reageren_uiterlijk,
        meekijken_tot=meekijken_tot,
    )
    aan_mantelzorger = Clientondersteuning(
        gemeente_id=gemeente, zaak_id=zaak, voor=Clientondersteuning.Voor.MANTELZORGER, aangeboden_op=op
    )
    Clientondersteuning.objects.bulk_create([aan_inwoner, aan_mantelzorger])


def bied_een_aan(*, gemeente: int, zaak: int, voor: str, op: date) -> Clientondersteuning:
    """Keep that support is offered on this day to one of the two, where that offer is not there yet."""
    return Clientondersteuning.objects.create(gemeente_id=gemeente, zaak_id=zaak, voor=voor, aangeboden_op=op)


def wijzig_ondersteuning(*, ondersteuning: Clientondersteuning, **velden: Any) -> Clientondersteuning:
    """Change columns of an offer of support; the old row goes to the history."""
    for naam, waarde in velden.items():
        setattr(ondersteuning, naam, waarde)
    ondersteuning.save(update_fields=list(velden))
    return ondersteuning


def maak_plan(
    *, gemeente: int, zaak: int, tekst: str, ontvangen_op: date, binnen_week: bool, via: str
) -> PersoonlijkPlan:
    """Keep a resident's own plan."""
    return PersoonlijkPlan.objects.create(
        gemeente_id=gemeente, zaak_id=zaak, tekst=tekst, ontvangen_op=ontvangen_op, binnen_week=binnen_week, via=via
    )


def maak_doorzending(
    *, gemeente: int, zaak: int, naar: int | None, naar_naam: str, startdag: date, op: datetime
) -> Doorzending:
    """Keep that a question was passed on, with the date that counts."""
    return Doorzending.objects.create(
        gemeente_id=gemeente, zaak_id=zaak, naar_id=naar, naar_naam=naar_naam, startdag=startdag, doorgezonden_op=op
    )


def doorzending_aangekomen(*, doorzending: Doorzending, op: datetime) -> None:
    """Keep that the other municipality has it."""
    doorzending.aangekomen_op = op
    doorzending.save(update_fields=["aangekomen_op"])


def bewaar_concept(*, gemeente: int, sleutel: str, antwoorden: dict[str, Any], op: datetime, tot: datetime) -> None:
    """Keep what somebody began to tell, under its key, until a day."""
    Concept.objects.update_or_create(
        sleutel=sleutel,
        defaults={"gemeente_id": gemeente, "antwoorden": antwoorden, "bewaard_op": op, "bewaren_tot": tot},
    )


def concept_weg(*, concept: Concept) -> None:
    """Remove what somebody began: it became a melding, or they asked so."""
    concept.delete()


def concepten_opruimen(*, op: datetime) -> int:
    """Remove, within the open walls, what is past its last day; return how many."""
    return Concept.objects.filter(bewaren_tot__lte=op).delete()[0]


def maak_notitie(*, gemeente: int, zaak: int, gebruiker: int, tekst: str, op: datetime) -> EigenNotitie:
    """Keep a supporter's own note."""
    return EigenNotitie.objects.create(
        gemeente_id=gemeente, zaak_id=zaak, gebruiker_id=gebruiker, tekst=tekst, geschreven_op=op
    )
