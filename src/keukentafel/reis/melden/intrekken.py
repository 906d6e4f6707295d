"""Withdrawing a question, and coming back: confirmed in writing, reversible, the date of the melding stays."""

from __future__ import annotations

from datetime import datetime

from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Taak
from keukentafel.omgeving.mensen import queries as mensen
from keukentafel.recht.stappen import Stand, StapBestaatNiet, heropenen, verzet
from keukentafel.recht.taal.tijd import na_werkdagen
from keukentafel.reis.brieven import leg_brief
from keukentafel.reis.handeling import Geweigerd, Wie, handeling, schrijf_op
from keukentafel.reis.melden.begeleiden import zaak_of_weiger
from keukentafel.reis.melden.bevestigen import contact, envelop
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente


@handeling
def intrekken(*, gemeente: Gemeente, zaak: int, wie: Wie, op: datetime) -> None:
    """The resident does not want to go on. We ask no reason. Raises Geweigerd when this stand knows no withdrawal."""
    record = zaak_of_weiger(gemeente.code, zaak)
    van = Stand(record.stand)
    try:
        stap = verzet(van=van, naar=Stand.INGETROKKEN)
    except StapBestaatNiet:
        raise Geweigerd("Deze vraag kan nu niet meer worden ingetrokken. Bel de contactpersoon.") from None
    persoon = mensen.persoon(gemeente=gemeente.code, id=record.inwoner_id)
    assert persoon is not None
    dag = klok.dag_van(op)
    zaak_operations.wijzig_zaak(zaak=record, stand=Stand.INGETROKKEN)
    zaak_operations.taken_vervallen(gemeente=gemeente.code, zaak=zaak, op=op)
    zaak_operations.afspraken_vervallen(gemeente=gemeente.code, zaak=zaak, op=op)
    zaak_operations.schrijf_stap(
        gemeente=gemeente.code, zaak=zaak, handeling=stap.handeling, van=van, naar=Stand.INGETROKKEN,
        artikel=stap.artikel, door=wie.naam, dag=dag, op=op, uitleg=stap.uitleg,
    )  # fmt: skip
    naam, telefoon = contact(gemeente, record.behandelaar_id, wie)
    leg_brief(
        gemeente=gemeente,
        zaak=zaak,
        kenmerk=f"{record.jaar}-{record.id}",
        inwoner=persoon.id,
        soort="intrekking",
        gegevens={
            "contactpersoon": naam,
            "contact_telefoon": telefoon,
            "melding_datum": record.startdag.isoformat(),
            "ingetrokken_op": dag.isoformat(),
        },
        aan_naam=persoon.naam_met_aanhef,
        aan_regels=envelop(persoon, None),
        op=op,
    )
    schrijf_op(gemeente=gemeente.code, zaak=zaak, inwoner=persoon.id, wat="vraag ingetrokken", wie=wie, op=op)


@handeling
def weer_oppakken(*, gemeente: Gemeente, zaak: int, wie: Wie, op: datetime) -> None:
    """The resident wants to go on after all: back to the stand of before; the old dates stay. Raises Geweigerd."""
    record = zaak_of_weiger(gemeente.code, zaak)
    if record.stand != Stand.INGETROKKEN or record.samengevoegd_in_id:
        raise Geweigerd("Deze vraag is niet ingetrokken. Er is niets om weer op te pakken.")
    laatste = zaak_queries.stappen(gemeente=gemeente.code, zaak=zaak).filter(naar=Stand.INGETROKKEN).last()
    assert laatste is not None
    stap = heropenen(stand_voor_intrekken=Stand(laatste.van))
    dag = klok.dag_van(op)
    zaak_operations.wijzig_zaak(zaak=record, stand=stap.naar)
    zaak_operations.schrijf_stap(
        gemeente=gemeente.code, zaak=zaak, handeling=stap.handeling, van=stap.van, naar=stap.naar, artikel=stap.artikel,
        door=wie.naam, dag=dag, op=op, uitleg=stap.uitleg,
    )  # fmt: skip
    zaak_operations.maak_taak(
        gemeente=gemeente.code,
        zaak=zaak,
        behandelaar=record.behandelaar_id,
        soort=Taak.Soort.BELLEN,
        wat="De inwoner wil toch verder. Bel voor een nieuwe afspraak.",
        uiterlijk=na_werkdagen(van=dag, aantal=1),
    )
    schrijf_op(gemeente=gemeente.code, zaak=zaak, inwoner=record.inwoner_id, wat="vraag weer opgepakt", wie=wie, op=op)
