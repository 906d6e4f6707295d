"""A task is done, or a talk does not go on."""

from __future__ import annotations

from datetime import datetime

from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Afspraak, Taak
from keukentafel.recht.stappen import Stand
from keukentafel.reis.handeling import Geweigerd, NietGevonden, Wie, handeling
from keukentafel.reis.taken import houd_op_dag, maak_nieuwe_afspraak, maak_verslag, met_de_hand
from keukentafel.reis.zaakwerk import noteer, schrijf_inwoner, schrijf_zaak_op, weiger_te_lang, zaak_of_weiger
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente


def taak_van(*, gemeente: int, zaak: int, taak: int) -> Taak:
    """Return a task of this case, open or done. Raises NietGevonden."""
    if (gevonden := zaak_queries.taak(gemeente=gemeente, zaak=zaak, id=taak)) is None:
        raise NietGevonden("deze taak is er niet")
    return gevonden


def afspraak_van(*, gemeente: int, zaak: int, afspraak: int) -> Afspraak:
    """Return a talk of this case. Raises NietGevonden."""
    if (gevonden := zaak_queries.afspraken(gemeente=gemeente, zaak=zaak).filter(id=afspraak).first()) is None:
        raise NietGevonden("deze afspraak is er niet")
    return gevonden


@handeling
def taak_afronden(*, gemeente: Gemeente, zaak: int, taak: int, zin: str, wie: Wie, op: datetime) -> None:
    """Tick off a task with a sentence about it; after a talk the report stands on the day. Raises Geweigerd.

    Calls and appointments are not ticked off: the act that belongs to them takes them away.
    """
    record = zaak_of_weiger(gemeente.code, zaak)
    keuze = taak_van(gemeente=gemeente.code, zaak=zaak, taak=taak)
    if not zin.strip():
        raise Geweigerd({"zin": "Hier staat nog niets. Schrijf in een zin wat er is gedaan."})
    weiger_te_lang("zin", zin)
    if keuze.gedaan_op is not None:
        raise Geweigerd("Deze taak is al afgerond.")
    if not met_de_hand(keuze):
        raise Geweigerd("Deze taak gaat vanzelf weg. Leg in het dossier het gesprek of de afspraak vast.")
    if keuze.tijdstip is not None and keuze.tijdstip > op:
        raise Geweigerd("Dit gesprek moet nog komen. Zeg de afspraak af als het niet doorgaat.")
    zaak_operations.taak_gedaan(taak=keuze, op=op)
    if keuze.tijdstip is not None and record.stand == Stand.IN_ONDERZOEK:
        maak_verslag(zaak=record, gesprek=klok.dag_van(keuze.tijdstip))
    houd_op_dag(zaak=record, op=op)
    noteer(zaak=record, handeling="taak klaar", wie=wie, op=op, uitleg=zin.strip())
    schrijf_zaak_op(zaak=record, wat="taak afgerond", wie=wie, op=op)


@handeling
def afspraak_afzeggen(*, gemeente: Gemeente, zaak: int, afspraak: int, wie: Wie, op: datetime) -> bool:
    """Cancel a talk: its task closes and a new one is to be made. Returns whether the resident gets a letter.

    A confirmed talk is cancelled in writing, because its invitation was in writing. Raises Geweigerd, NietGevonden.
    """
    record = zaak_of_weiger(gemeente.code, zaak)
    keuze = afspraak_van(gemeente=gemeente.code, zaak=zaak, afspraak=afspraak)
    if keuze.staat == Afspraak.Staat.VERVALLEN:
        raise Geweigerd("Deze afspraak is al vervallen.")
    bevestigd = keuze.staat == Afspraak.Staat.BEVESTIGD
    if keuze.begin <= op and bevestigd:
        raise Geweigerd("Dit moment is al voorbij. Rond de taak van het gesprek af.")
    zaak_operations.wijzig_afspraak(afspraak=keuze, staat=Afspraak.Staat.VERVALLEN)
    zaak_operations.gesprek_vervalt(gemeente=gemeente.code, zaak=zaak, tijdstip=keuze.begin, op=op)
    if not zaak_queries.komende_afspraken(gemeente=gemeente.code, zaak=zaak, op=op).exists():
        maak_nieuwe_afspraak(zaak=record)
    noteer(
        zaak=record,
        handeling="afspraak afgezegd",
        wie=wie,
        op=op,
        uitleg="Het gesprek gaat niet door. Wij maken een nieuwe afspraak met u.",
    )
    if bevestigd:
        begin = keuze.begin.astimezone(klok.AMSTERDAM)
        schrijf_inwoner(
            gemeente=gemeente,
            zaak=record,
            soort="afzegging",
            gegevens={
                "melding_datum": record.startdag.isoformat(),
                "gesprek_datum": begin.date().isoformat(),
                "gesprek_begin": f"{begin:%H:%M}",
            },
            wie=wie,
            op=op,
        )
    schrijf_zaak_op(zaak=record, wat="afspraak afgezegd", wie=wie, op=op)
    return bevestigd
