"""The clock of an aanvraag: computed from its first term and every time it stood still, on the day of looking."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from keukentafel.dossier.besluit import operations as besluit_operations
from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.besluit.models import Aanvraag, Opschorting
from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht import termijnen
from keukentafel.recht.besluit import te_laat_besluit
from keukentafel.recht.opschorting import StaatStil, aanvulling_gevraagd, met_opschorting, uitstel_gegeven
from keukentafel.recht.taal.termijn import Termijn
from keukentafel.recht.taal.tijd import Periode, datum_voluit
from keukentafel.reis.besluiten.mogen import eigen_werk, mag_verlengen
from keukentafel.reis.besluiten.vormen import Beslistermijn, Termijnbeeld
from keukentafel.reis.handeling import SYSTEEM, NietGevonden, Wie, handeling
from keukentafel.reis.taken import AANVULLING, BESLUIT, zet_op_dag
from keukentafel.reis.zaakwerk import noteer, schrijf_zaak_op, zaak_of_weiger
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente


def stille_perioden(opschortingen: Sequence[Opschorting], peildatum: date) -> list[Periode]:
    """Return the days that do not count, as they are known on this day (Awb art. 4:15)."""
    return [
        aanvulling_gevraagd(
            gevraagd_op=o.begonnen_op,
            aanvullen_tot_en_met=o.tot_en_met,
            aangevuld_op=o.aangevuld_op,
            peildatum=peildatum,
        )
        if o.soort == Opschorting.Soort.AANVULLING
        else uitstel_gegeven(ingestemd_op=o.begonnen_op, dagen=(o.tot_en_met - o.begonnen_op).days)
        for o in opschortingen
    ]


def termijn_van(aanvraag: Aanvraag, stil: Sequence[Periode]) -> Termijn | StaatStil:
    """Return the term of an aanvraag: always from its first day, with all the days that stood still together."""
    return met_opschorting(termijnen.besluit(startdag=aanvraag.ontvangen_op), stil)


def beslistermijn(*, aanvraag: Aanvraag, peildatum: date) -> Beslistermijn:
    """Return until when the besluit must be there, as it stands on this day. Reads, writes nothing."""
    opschortingen = list(besluit_queries.opschortingen(gemeente=aanvraag.gemeente_id, aanvraag=aanvraag.id))
    stil = stille_perioden(opschortingen, peildatum)
    termijn = termijn_van(aanvraag, stil)
    if isinstance(termijn, StaatStil):
        return Beslistermijn(
            aanvraag_op=aanvraag.ontvangen_op, uiterlijk=None, reden=termijn.reden, voorbehoud=None, dagen_over=None,
            te_laat_dagen=0,
        )  # fmt: skip
    return Beslistermijn(
        aanvraag_op=aanvraag.ontvangen_op,
        uiterlijk=termijn.uiterlijk,
        reden=termijn.reden,
        voorbehoud=termijn.voorbehoud,
        dagen_over=(termijn.uiterlijk - peildatum).days,
        te_laat_dagen=te_laat_besluit(
            aanvraag_op=aanvraag.ontvangen_op, bekendgemaakt_op=None, op=peildatum, opschortingen=stil
        ),
    )


def lees_termijn(*, zaak: Zaak, op: datetime) -> tuple[Aanvraag, Beslistermijn] | None:
    """Return the aanvraag that counts with its clock as it stands on this day; None without an aanvraag.

    Writes nothing: time for an answer that passed unused counts at once, also before the day round keeps it.
    """
    aanvraag = besluit_queries.aanvraag(gemeente=zaak.gemeente_id, zaak=zaak.id)
    return (aanvraag, beslistermijn(aanvraag=aanvraag, peildatum=klok.dag_van(op))) if aanvraag else None


def werk_termijn_bij(*, zaak: Zaak, op: datetime) -> Beslistermijn:
    """Keep the last day for the besluit, as it is on this day, in the aanvraag and on the tasks. Returns the clock.

    The case has an aanvraag and is locked by the act that calls this.
    """
    nu = lees_termijn(zaak=zaak, op=op)
    assert nu is not None
    aanvraag, termijn = nu
    was, laatste = aanvraag.besluit_uiterlijk, termijn.uiterlijk
    if laatste == was:
        return termijn
    besluit_operations.zet_besluit_uiterlijk(aanvraag=aanvraag, besluit_uiterlijk=laatste)
    zaak_operations.taken_klaar(gemeente=zaak.gemeente_id, zaak=zaak.id, wat=BESLUIT.wat, op=op)
    if laatste is not None:
        zaak_operations.taken_klaar(gemeente=zaak.gemeente_id, zaak=zaak.id, wat=AANVULLING.wat, op=op)
        zet_op_dag(zaak=zaak, werk=BESLUIT, uiterlijk=laatste)
        if was is None:
            noteer(
                zaak=zaak, handeling="tijd loopt weer", wie=SYSTEEM, op=op, artikel="Awb art. 4:15 lid 1",
                uitleg=f"De tijd voor ons besluit loopt weer. U krijgt het uiterlijk {datum_voluit(laatste)}.",
            )  # fmt: skip
    return termijn


@handeling
def termijn_openen(*, gemeente: Gemeente, zaak: int, wie: Wie, op: datetime) -> Termijnbeeld:
    """Return the aanvraag of a case with its clock as it stands today; written in the log.

    Raises NietGevonden (no case, or no aanvraag yet) and BuitenEigenWerk.
    """
    record = zaak_of_weiger(gemeente.code, zaak)
    hoe = eigen_werk(record, wie, op)
    if (nu := lees_termijn(zaak=record, op=op)) is None:
        raise NietGevonden("er is nog geen aanvraag")
    aanvraag, termijn = nu
    opschortingen = tuple(besluit_queries.opschortingen(gemeente=gemeente.code, aanvraag=aanvraag.id))
    dag = klok.dag_van(op)
    wacht = [
        o
        for o in opschortingen
        if o.soort == Opschorting.Soort.AANVULLING and o.aangevuld_op is None and dag <= o.tot_en_met
    ]
    schrijf_zaak_op(zaak=record, wat="termijn van het besluit bekeken", wie=wie, op=op, soort=hoe)
    return Termijnbeeld(
        zaak=record, aanvraag=aanvraag, termijn=termijn, opschortingen=opschortingen,
        wacht=wacht[0] if wacht else None, mag_verlengen=mag_verlengen(gemeente=gemeente.code, wie=wie, dag=dag),
    )  # fmt: skip
