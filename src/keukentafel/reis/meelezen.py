"""A colleague is asked to read or sign a draft: the way into that one file, and out again when done."""

from __future__ import annotations

from datetime import datetime, timedelta

from keukentafel.dossier.besluit import operations as besluit_operations
from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.besluit.models import Besluit
from keukentafel.dossier.onderzoek import operations as onderzoek_operations
from keukentafel.dossier.onderzoek import queries as onderzoek_queries
from keukentafel.dossier.onderzoek.models import Opmerking
from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Betrokkene, Zaak
from keukentafel.reis.handeling import Wie
from keukentafel.reis.taken import MEELEZEN, TIJDELIJK_TEKENEN, TIJDELIJK_TERUG

TOEGANG_LEZER = timedelta(weeks=2)


def laat_erin(*, zaak: Zaak, gebruiker: int, wie: Wie, op: datetime) -> None:
    """Let a reader into this one file for two weeks, unless it is their own.

    Each reading gives a way in of its own, also to who is in the file for something else; `laat_eruit` takes one away.
    """
    if zaak.behandelaar_id == gebruiker:
        return
    zaak_operations.geef_toegang(
        gemeente=zaak.gemeente_id, zaak=zaak.id, gebruiker=gebruiker, soort=Betrokkene.Soort.LEZER, van=op,
        tot=op + TOEGANG_LEZER, gegeven_door=wie.naam,
    )  # fmt: skip


def laat_eruit(*, zaak: Zaak, gebruiker: int | None, op: datetime) -> None:
    """Take away the way into this file that reading one besluit gave: the oldest that is still open."""
    if gebruiker is None:
        return
    binnen = zaak_queries.betrokkenen(gemeente=zaak.gemeente_id, zaak=zaak.id, op=op)
    lezend = binnen.filter(gebruiker_id=gebruiker, soort=Betrokkene.Soort.LEZER, van__lt=op)
    if toegang := lezend.order_by("tot").first():
        zaak_operations.wijzig_toegang(betrokkene=toegang, tot=op)


def stop_meelezen(*, zaak: Zaak, besluit: Besluit, op: datetime) -> None:
    """End reading along: its task goes off the reader's day and the reader out of the file.

    Each reading has a task of its own: who reads another draft of this case keeps theirs.
    """
    if besluit.lezer_id is not None and besluit.staat == Besluit.Staat.TER_LEZING:
        werk = TIJDELIJK_TEKENEN if besluit.soort == Besluit.Soort.TIJDELIJK else MEELEZEN
        open_ = zaak_queries.taken(gemeente=zaak.gemeente_id, zaak=zaak.id)
        if taak := open_.filter(wat=werk.wat, behandelaar_id=besluit.lezer_id).order_by("id").first():
            zaak_operations.taak_gedaan(taak=taak, op=op)
        laat_eruit(zaak=zaak, gebruiker=besluit.lezer_id, op=op)


def haal_terug(*, zaak: Zaak, op: datetime) -> None:
    """Take the drafts of this case back from who reads or signs them: nobody is asked to any more."""
    alle = besluit_queries.besluiten(gemeente=zaak.gemeente_id, zaak=zaak.id)
    for besluit in alle.filter(staat=Besluit.Staat.TER_LEZING):
        stop_meelezen(zaak=zaak, besluit=besluit, op=op)
        besluit_operations.wijzig_besluit(besluit=besluit, staat=Besluit.Staat.CONCEPT, lezer_id=None)


def losse_opmerkingen(*, gemeente: int, zaak: int) -> tuple[list[Opmerking], list[Opmerking]]:
    """Return the open remarks beside the besluit, and those with which temporary help was given back; oldest first."""
    los = [o for o in onderzoek_queries.opmerkingen(gemeente=gemeente, zaak=zaak) if o.alinea_id is None]
    return [o for o in los if not o.over_tijdelijk], [o for o in los if o.over_tijdelijk]


def ruim_terug_op(*, zaak: Zaak, op: datetime) -> None:
    """Put away that temporary help was given back, task and remark: it goes on, or is not needed any more."""
    zaak_operations.taken_klaar(gemeente=zaak.gemeente_id, zaak=zaak.id, wat=TIJDELIJK_TERUG.wat, op=op)
    for opmerking in losse_opmerkingen(gemeente=zaak.gemeente_id, zaak=zaak.id)[1]:
        onderzoek_operations.opmerking_klaar(opmerking=opmerking, op=op)
