"""The call after help stopped: by when, what was heard, and closing the case."""

from __future__ import annotations

from datetime import date, datetime

from keukentafel.dossier.besluit.models import Besluit
from keukentafel.dossier.evaluatie import operations as evaluatie_operations
from keukentafel.dossier.evaluatie import queries as evaluatie_queries
from keukentafel.dossier.evaluatie.models import Nazorg
from keukentafel.dossier.levering import queries as levering_queries
from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht.evaluatie import nazorgdag
from keukentafel.recht.stappen import GEEFT_HULP, Stand
from keukentafel.recht.taal.tijd import na_werkdagen
from keukentafel.reis.besluiten.mogen import eigen_werk
from keukentafel.reis.handeling import Geweigerd, Wie, handeling
from keukentafel.reis.leren.feiten import Feitsoort, laat_feit
from keukentafel.reis.leverbehoefte import is_klaar
from keukentafel.reis.taken import (
    AFSLUITEN,
    BLIJFT_BIJ_HULP,
    EVALUEREN,
    HULP_AFRONDEN,
    NAZORG,
    NIEUWE_VRAAG,
    OPDRACHT_REST,
    RESULTATEN,
    STOP_DOORGEVEN,
    staat_op_dag,
    zet_een_keer_op_dag,
)
from keukentafel.reis.zaakwerk import noteer, schrijf_zaak_op, weiger_te_lang, zaak_in_gang, zet
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente

NOG_EENS_WERKDAGEN = 5
"""When somebody was not reached, we call once more: an agreement of the house, not a term of law."""
VAKER_NIET = 2
"""After so many calls without an answer the case may be closed all the same: an agreement of the house."""


def nazorg_plannen(*, zaak: Zaak, op: datetime, einde: date | None = None, bellen: bool = True) -> Nazorg | None:
    """Plan the call after help stopped, by the local term, on the day of the contact person. Idempotent.

    `einde`: the last day of help, the day of `op` when it is not told. Returns the call. None for a municipality that
    promises none, for a resident whose help goes on under another besluit, and without `bellen`: for who died, or whose
    help never began. Then closing the case stands on the day.
    The caller has the case locked and took the step.
    """
    g, dag = zaak.gemeente_id, klok.dag_van(op)
    klaar = (RESULTATEN.wat, EVALUEREN.wat, STOP_DOORGEVEN.wat, OPDRACHT_REST.wat, HULP_AFRONDEN.wat)
    zaak_operations.taken_klaar(gemeente=g, zaak=zaak.id, wat=klaar, op=op)
    if (open_ := evaluatie_queries.open_nazorg(gemeente=g, zaak=zaak.id)) is not None:
        return open_
    belofte = nazorgdag(gemeente=zaak.gemeente.slug, einde=einde or dag)
    if not bellen or belofte is None or _gaat_verder(zaak):
        zet_een_keer_op_dag(zaak=zaak, werk=AFSLUITEN, uiterlijk=dag)
        return None
    uiterlijk = max(dag, belofte.uiterlijk)
    zet_een_keer_op_dag(zaak=zaak, werk=NAZORG, uiterlijk=uiterlijk)
    return evaluatie_operations.maak_nazorg(gemeente=g, zaak=zaak.id, uiterlijk=uiterlijk)


def _gaat_verder(zaak: Zaak) -> bool:
    """Whether this resident has help under a besluit in another case."""
    ander = zaak_queries.zaken_van(gemeente=zaak.gemeente_id, inwoner=zaak.inwoner_id).exclude(id=zaak.id)
    return ander.filter(stand__in=GEEFT_HULP, samengevoegd_in__isnull=True).exists()


def nazorg_vervalt(*, zaak: Zaak, op: datetime) -> None:
    """Take the call that was not made yet off the day: the help goes on after all. Idempotent."""
    g = zaak.gemeente_id
    if (open_ := evaluatie_queries.open_nazorg(gemeente=g, zaak=zaak.id)) is not None:
        evaluatie_operations.nazorg_weg(nazorg=open_)
    zaak_operations.taken_klaar(gemeente=g, zaak=zaak.id, wat=(NAZORG.wat, AFSLUITEN.wat), op=op)


@handeling
def nazorg_bellen(
    *, gemeente: Gemeente, zaak: int, gesprek: int | None, hoe: str, notitie: str, wie: Wie, op: datetime
) -> Nazorg:
    """Keep what was heard in the call after help stopped. Returns it.

    `gesprek` is the id of the call that was planned: the same call written down twice in the same words is one call.
    `hoe` is one of Nazorg.Hoe. Not reached: one more call is planned, until two calls had no answer; who died is not
    called again. A new question stands on the day, and the case can be closed. Raises Geweigerd, NietGevonden,
    BuitenEigenWerk.
    """
    record = zaak_in_gang(gemeente.code, zaak)
    eigen_werk(record, wie, op)
    dag = klok.dag_van(op)
    fouten: dict[str, str] = {}
    if hoe not in Nazorg.Hoe.values:
        fouten["hoe"] = "Kies wat u hoorde."
    elif hoe == Nazorg.Hoe.VRAAG and not notitie.strip():
        fouten["notitie"] = "Schrijf kort wat de nieuwe vraag is."
    if fouten:
        raise Geweigerd(fouten)
    weiger_te_lang("notitie", notitie, 600)
    gedaan = evaluatie_queries.nazorg(gemeente=gemeente.code, zaak=zaak).filter(gebeld_op__isnull=False)
    if (al := next((n for n in gedaan if n.id == gesprek), None)) is not None:
        if (al.hoe, al.notitie, al.door_naam) == (hoe, notitie.strip(), wie.naam):
            return al  # a double click
        raise Geweigerd("Dit gesprek is al vastgelegd. Kijk wat erbij staat.")
    if niet := nazorg_fout(zaak=record):
        raise Geweigerd(niet)
    open_ = evaluatie_queries.open_nazorg(gemeente=gemeente.code, zaak=zaak)
    if open_ is None or open_.id != gesprek:
        raise Geweigerd("Deze belafspraak is er niet meer. Bekijk de pagina opnieuw.")
    evaluatie_operations.gebeld(nazorg=open_, gebeld_op=dag, hoe=hoe, notitie=notitie.strip(), door_naam=wie.naam)
    laat_feit(zaak=record, soort=Feitsoort.NAZORG, dag=dag)
    zaak_operations.taken_klaar(gemeente=gemeente.code, zaak=zaak, wat=NAZORG.wat, op=op)
    if hoe == Nazorg.Hoe.ONBEREIKBAAR and not _vaak_genoeg(gemeente.code, zaak):
        nog_eens = na_werkdagen(van=dag, aantal=NOG_EENS_WERKDAGEN)
        evaluatie_operations.maak_nazorg(gemeente=gemeente.code, zaak=zaak, uiterlijk=nog_eens)
        zet_een_keer_op_dag(zaak=record, werk=NAZORG, uiterlijk=nog_eens)
    else:
        if hoe == Nazorg.Hoe.VRAAG:
            zet_een_keer_op_dag(zaak=record, werk=NIEUWE_VRAAG, uiterlijk=na_werkdagen(van=dag, aantal=1))
        zet_een_keer_op_dag(zaak=record, werk=AFSLUITEN, uiterlijk=na_werkdagen(van=dag, aantal=NOG_EENS_WERKDAGEN))
    uitleg = {
        Nazorg.Hoe.GOED.value: "Wij belden u. Het gaat goed.",
        Nazorg.Hoe.VRAAG.value: "Wij belden u. U hebt een nieuwe vraag.",
        Nazorg.Hoe.ONBEREIKBAAR.value: "Wij belden u, maar kregen u niet te pakken.",
        Nazorg.Hoe.OVERLEDEN.value: "Wij hoorden dat de inwoner is overleden. Wij bellen niet meer.",
    }[hoe]
    noteer(zaak=record, handeling="nazorg gebeld", wie=wie, op=op, uitleg=uitleg)
    schrijf_zaak_op(zaak=record, wat="nazorg gebeld", wie=wie, op=op)
    return open_


def _vaak_genoeg(gemeente: int, zaak: int) -> bool:
    niet = evaluatie_queries.nazorg(gemeente=gemeente, zaak=zaak).filter(hoe=Nazorg.Hoe.ONBEREIKBAAR)
    return niet.count() >= VAKER_NIET


def levert_nog(*, zaak: Zaak) -> bool:
    """Return whether an order of this case is still open: a provider has it and did not say no, or that it stopped."""
    orders = levering_queries.toewijzingen(gemeente=zaak.gemeente_id, zaken=[zaak.id])
    return not all(is_klaar(t) for t in orders.filter(besluit__soort=Besluit.Soort.TOEKENNING))


def nazorg_fout(*, zaak: Zaak) -> str:
    """Return why the call after help cannot be written down now, "" when it can."""
    if zaak.stand in GEEFT_HULP:
        return "De hulp is niet gestopt. Bellen na de hulp kan pas daarna."
    open_ = evaluatie_queries.open_nazorg(gemeente=zaak.gemeente_id, zaak=zaak.id)
    return "" if open_ is not None else "Er staat nu geen belafspraak open na de hulp."


def sluiten_fout(*, zaak: Zaak) -> str:
    """Return why the case cannot be closed now, "" when it can.

    It can once help stopped, nobody still has to be called, a new question that was heard is written down, and a
    provider whose order lapsed knows so.
    """
    if zaak.stand == Stand.AFGESLOTEN:
        return "Deze vraag is al afgesloten."
    if zaak.stand != Stand.BEEINDIGD:
        return "Deze vraag kan nu niet dicht. Sluit pas af als de hulp is gestopt."
    if evaluatie_queries.open_nazorg(gemeente=zaak.gemeente_id, zaak=zaak.id) is not None:
        return "Bel eerst hoe het gaat. Daarna kan de vraag dicht."
    if nieuwe_vraag(zaak=zaak):
        return "Er is een nieuwe vraag. Leg die eerst vast en rond die taak af."
    if staat_op_dag(zaak=zaak, wat=STOP_DOORGEVEN.wat):
        return "De aanbieder weet nog niet dat de hulp stopt. Zeg dat eerst en rond die taak af."
    return ""


def nieuwe_vraag(*, zaak: Zaak) -> bool:
    """Return whether a new question that was heard after help still has to be written down."""
    return staat_op_dag(zaak=zaak, wat=NIEUWE_VRAAG.wat)


def te_bellen(*, zaak: Zaak) -> int | None:
    """Return which call (id) has to be made after the help, None without one."""
    open_ = evaluatie_queries.open_nazorg(gemeente=zaak.gemeente_id, zaak=zaak.id)
    return open_.id if open_ is not None else None


@handeling
def zaak_afsluiten(*, gemeente: Gemeente, zaak: int, wie: Wie, op: datetime) -> None:
    """Close a case whose help stopped, after the call (Wmo 2015 art. 5.3.4 lid 1: it is kept). Its tasks go off.

    Not while a new question that was heard is not written down. Raises Geweigerd, NietGevonden, BuitenEigenWerk.
    """
    record = zaak_in_gang(gemeente.code, zaak)
    eigen_werk(record, wie, op)
    if niet := sluiten_fout(zaak=record):
        raise Geweigerd(niet)
    zet(zaak=record, naar=Stand.AFGESLOTEN, weigering="Deze vraag kan nu niet dicht.", wie=wie, op=op)
    zaak_operations.taken_vervallen(gemeente=gemeente.code, zaak=zaak, op=op, behalve=BLIJFT_BIJ_HULP)
    schrijf_zaak_op(zaak=record, wat="vraag afgesloten", wie=wie, op=op)
