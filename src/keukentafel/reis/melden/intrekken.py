"""Withdrawing a question, and coming back: confirmed in writing, reversible, the date of the melding stays."""

from __future__ import annotations

from datetime import datetime

from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.besluit.models import Besluit
from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Taak
from keukentafel.recht.stappen import Stand, heropenen
from keukentafel.recht.taal.tijd import na_werkdagen
from keukentafel.reis.handeling import Geweigerd, Wie, handeling
from keukentafel.reis.meelezen import haal_terug
from keukentafel.reis.taken import BLIJFT_BIJ_HULP, TIJDELIJK_TERUG, houd_op_dag, zet_op_dag
from keukentafel.reis.zaakwerk import neem, schrijf_inwoner, schrijf_zaak_op, zaak_of_weiger, zet
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente


@handeling
def intrekken(*, gemeente: Gemeente, zaak: int, wie: Wie, op: datetime) -> None:
    """The resident does not want to go on. We ask no reason. Raises Geweigerd when this stand knows no withdrawal."""
    record = zaak_of_weiger(gemeente.code, zaak)
    weigering = "Deze vraag kan nu niet meer worden ingetrokken. Bel de contactpersoon."
    zet(zaak=record, naar=Stand.INGETROKKEN, weigering=weigering, wie=wie, op=op)
    haal_terug(zaak=record, op=op)
    # help that was given at once runs to its own end: who watches over it goes on watching
    zaak_operations.taken_vervallen(gemeente=gemeente.code, zaak=zaak, op=op, behalve=BLIJFT_BIJ_HULP)
    zaak_operations.afspraken_vervallen(gemeente=gemeente.code, zaak=zaak, op=op)
    schrijf_inwoner(
        gemeente=gemeente,
        zaak=record,
        soort="intrekking",
        gegevens={"melding_datum": record.startdag.isoformat(), "ingetrokken_op": klok.dag_van(op).isoformat()},
        wie=wie,
        op=op,
    )
    schrijf_zaak_op(zaak=record, wat="vraag ingetrokken", wie=wie, op=op)


@handeling
def weer_oppakken(*, gemeente: Gemeente, zaak: int, wie: Wie, op: datetime) -> None:
    """The resident wants to go on after all: back to the stand of before; the old dates stay. Raises Geweigerd.

    Temporary help that was not signed when the question was withdrawn, stands on the day of the contact person at once.
    """
    record = zaak_of_weiger(gemeente.code, zaak)
    if record.stand != Stand.INGETROKKEN or record.samengevoegd_in_id:
        raise Geweigerd("Deze vraag is niet ingetrokken. Er is niets om weer op te pakken.")
    laatste = zaak_queries.stappen(gemeente=gemeente.code, zaak=zaak).filter(naar=Stand.INGETROKKEN).last()
    assert laatste is not None
    jonger = zaak_queries.open_zaak_van(gemeente=gemeente.code, inwoner=record.inwoner_id)
    if jonger is not None:
        raise Geweigerd(f"Er loopt al een nieuwere vraag: zaak {jonger.nummer}. Ga daar verder.")
    neem(zaak=record, stap=heropenen(stand_voor_intrekken=Stand(laatste.van)), wie=wie, op=op)
    zaak_operations.maak_taak(
        gemeente=gemeente.code,
        zaak=zaak,
        behandelaar=record.behandelaar_id,
        soort=Taak.Soort.BELLEN,
        wat="De inwoner wil toch verder. Bel voor een nieuwe afspraak.",
        uiterlijk=na_werkdagen(van=klok.dag_van(op), aantal=1),
    )
    if besluit_queries.ontwerp(gemeente=gemeente.code, zaak=zaak, soort=Besluit.Soort.TIJDELIJK) is not None:
        zet_op_dag(zaak=record, werk=TIJDELIJK_TERUG, uiterlijk=klok.dag_van(op), spoed=True)
    houd_op_dag(zaak=record, op=op)
    schrijf_zaak_op(zaak=record, wat="vraag weer opgepakt", wie=wie, op=op)
