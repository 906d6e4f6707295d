"""The clock stands still, or is made longer: never in silence, and only in the two ways of Awb art. 4:15."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from keukentafel.berichten.brieven import BriefOnvolledig
from keukentafel.dossier.besluit import operations as besluit_operations
from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.besluit.models import Aanvraag, Opschorting
from keukentafel.dossier.zaak.models import Taak, Zaak
from keukentafel.recht.opschorting import StaatStil, uitstel_gegeven
from keukentafel.recht.stappen import Stand
from keukentafel.recht.taal.tijd import datum_voluit
from keukentafel.reis.besluiten.briefgegevens import zinnen_van_de_brief
from keukentafel.reis.besluiten.mogen import eigen_werk, weiger_zonder_verlengen
from keukentafel.reis.besluiten.termijn import lees_termijn, stille_perioden, termijn_van, werk_termijn_bij
from keukentafel.reis.besluiten.vormen import Beslistermijn
from keukentafel.reis.handeling import Geweigerd, NietGevonden, Wie, handeling
from keukentafel.reis.taken import AANVULLING, zet_op_dag
from keukentafel.reis.zaakwerk import (
    Klaarliggend,
    noteer,
    schrijf_zaak_op,
    stel_op,
    stel_op_of_weiger,
    verstuur,
    weiger_te_lang,
    zaak_in_gang,
)
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente

LANGST_UITSTEL = 366
LANGST_WACHTEN = timedelta(days=366)


def _open_aanvraag(gemeente: Gemeente, zaak: int, wie: Wie, op: datetime) -> tuple[Zaak, Aanvraag, Beslistermijn]:
    record = zaak_in_gang(gemeente.code, zaak)
    eigen_werk(record, wie, op)
    if record.stand != Stand.AANGEVRAAGD or (nu := lees_termijn(zaak=record, op=op)) is None:
        raise Geweigerd("Er loopt nu geen aanvraag. Alleen dan is er tijd die stil kan staan.")
    return record, *nu


@handeling
def aanvulling_vragen(
    *, gemeente: Gemeente, zaak: int, gevraagd: str, aanvullen_tot: date, wie: Wie, op: datetime
) -> Opschorting:
    """Ask the resident in a letter for what we miss; from tomorrow the clock stands still (Awb art. 4:5, 4:15 lid 1).

    `gevraagd`: one thing a line. `aanvullen_tot`: the last day to answer. Raises Geweigerd (no aanvraag, the clock
    stands still or has run out, no mandate), NietGevonden, BuitenEigenWerk.
    """
    record, aanvraag, termijn = _open_aanvraag(gemeente, zaak, wie, op)
    dag = klok.dag_van(op)
    fouten: dict[str, str] = {}
    regels = [regel.strip() for regel in gevraagd.splitlines() if regel.strip()]
    if not regels:
        fouten["gevraagd"] = "Hier staat nog niets. Schrijf wat u van de inwoner nodig hebt."
    if aanvullen_tot <= dag:
        fouten["aanvullen_tot"] = "Geef de inwoner tijd. Kies een dag na vandaag."
    elif aanvullen_tot > dag + LANGST_WACHTEN:
        fouten["aanvullen_tot"] = "Deze dag is te ver weg. Kies een dag binnen een jaar."
    if fouten:
        raise Geweigerd(fouten)
    weiger_te_lang("gevraagd", gevraagd, 2000)
    weiger_zonder_verlengen(gemeente=gemeente.code, wie=wie, dag=dag)
    if termijn.uiterlijk is None:
        raise Geweigerd("De tijd staat al stil. Wacht op het antwoord van de inwoner.")
    if termijn.uiterlijk <= dag:
        raise Geweigerd("De laatste dag voor het besluit is er al. De tijd kan niet meer stilstaan.")
    gegevens: dict[str, object] = {
        "melding_datum": record.startdag.isoformat(),
        "aanvraag_op": aanvraag.ontvangen_op.isoformat(),
        "gevraagd": regels,
        "aanvullen_tot": aanvullen_tot.isoformat(),
        "besluit_uiterlijk_was": termijn.uiterlijk.isoformat(),
    }
    brief = stel_op_of_weiger(
        gemeente=gemeente, zaak=record, soort="opschorting", gegevens=gegevens, wie=wie, op=op,
        zinnen=zinnen_van_de_brief,
    )  # fmt: skip
    opschorting = besluit_operations.maak_opschorting(
        gemeente=gemeente.code, zaak=zaak, aanvraag=aanvraag.id, soort=Opschorting.Soort.AANVULLING,
        gevraagd=gevraagd.strip(), begonnen_op=dag, tot_en_met=aanvullen_tot,
    )  # fmt: skip
    werk_termijn_bij(zaak=record, op=op)
    zet_op_dag(zaak=record, werk=AANVULLING, uiterlijk=aanvullen_tot, wacht_op=Taak.WachtOp.INWONER)
    verstuur(brief, gemeente=gemeente, zaak=record, op=op)
    noteer(
        zaak=record, handeling="gegevens gevraagd", wie=wie, op=op, artikel="Awb art. 4:5 en 4:15 lid 1",
        uitleg=f"Wij vroegen u om gegevens. U kunt ze geven tot en met {datum_voluit(aanvullen_tot)}.",
    )  # fmt: skip
    schrijf_zaak_op(zaak=record, wat="gegevens gevraagd, de tijd staat stil", wie=wie, op=op)
    return opschorting


@handeling
def aanvulling_ontvangen(
    *, gemeente: Gemeente, zaak: int, opschorting: int, op_dag: date, wie: Wie, op: datetime
) -> Beslistermijn:
    """Keep the day that what we asked for came in; the clock runs again. Returns it with its new last day.

    The resident gets that day in a letter, unless it is the one that she was told last: she hears of every other, also
    of an earlier one when the time that we gave had passed and what came in before is written down later.
    Raises Geweigerd, NietGevonden, BuitenEigenWerk.
    """
    record, aanvraag, _ = _open_aanvraag(gemeente, zaak, wie, op)
    keuze = besluit_queries.opschorting_op_slot(gemeente=gemeente.code, zaak=zaak, id=opschorting)
    if keuze is None or keuze.aanvraag_id != aanvraag.id or keuze.soort != Opschorting.Soort.AANVULLING:
        raise NietGevonden("deze vraag om gegevens is er niet")
    if keuze.aangevuld_op is not None:
        raise Geweigerd("Deze gegevens zijn al ontvangen.")
    if op_dag < keuze.begonnen_op:
        raise Geweigerd({"op_dag": "Deze dag ligt voor onze brief. Kijk de datum na."})
    if op_dag > klok.dag_van(op):
        raise Geweigerd({"op_dag": "Deze dag moet nog komen. Vul de dag in waarop de gegevens binnenkwamen."})
    keuze.aangevuld_op = op_dag  # to compute with; kept below
    try:
        brief = _loopt_weer(gemeente, record, aanvraag, keuze, wie, op)
    except BriefOnvolledig as fout:
        raise Geweigerd(zinnen_van_de_brief(fout)) from fout
    besluit_operations.aangevuld(opschorting=keuze, op=op_dag)
    noteer(
        zaak=record, handeling="gegevens ontvangen", wie=wie, op=op, dag=op_dag, artikel="Awb art. 4:15 lid 1",
        uitleg="Wij kregen de gegevens die wij vroegen.",
    )  # fmt: skip
    nu = werk_termijn_bij(zaak=record, op=op)
    if brief is not None:
        verstuur(brief, gemeente=gemeente, zaak=record, op=op)
    schrijf_zaak_op(zaak=record, wat="gegevens ontvangen", wie=wie, op=op)
    return nu


def _loopt_weer(
    gemeente: Gemeente, zaak: Zaak, aanvraag: Aanvraag, einde: Opschorting, wie: Wie, op: datetime
) -> Klaarliggend | None:
    """Set up the letter that the clock runs again by the end of this request for data.

    None while it stands still, and when its last day is the one that the resident was told last (`besluit_uiterlijk` of
    the aanvraag, none since the letter that stopped the clock). `einde` counts as it is here, also what is not kept
    yet. Raises BriefOnvolledig.
    """
    dag = klok.dag_van(op)
    alle: Sequence[Opschorting] = [
        einde if o.id == einde.id else o
        for o in besluit_queries.opschortingen(gemeente=gemeente.code, aanvraag=aanvraag.id)
    ]
    termijn = termijn_van(aanvraag, stille_perioden(alle, dag))
    if isinstance(termijn, StaatStil) or termijn.uiterlijk == aanvraag.besluit_uiterlijk:
        return None
    op_tijd = einde.aangevuld_op is not None and einde.aangevuld_op <= einde.tot_en_met
    gegevens: dict[str, object] = {
        "melding_datum": zaak.startdag.isoformat(),
        "aanvraag_op": aanvraag.ontvangen_op.isoformat(),
        "gevraagd_op": einde.begonnen_op.isoformat(),
        "aanvullen_tot": einde.tot_en_met.isoformat(),
        "ontvangen_op": einde.aangevuld_op.isoformat() if op_tijd and einde.aangevuld_op else None,
        "besluit_uiterlijk": termijn.uiterlijk.isoformat(),
    }
    return stel_op(gemeente=gemeente, zaak=zaak, soort="tijd_loopt_weer", gegevens=gegevens, wie=wie, op=op)


@handeling
def te_hervatten(*, gemeente: int, op: datetime) -> list[int]:
    """Return the cases of which the clock was kept as standing still while the time that we gave is past."""
    stil = besluit_queries.stilstaand(gemeente=gemeente, op=klok.dag_van(op))
    return list(dict.fromkeys(a.zaak_id for a in stil.filter(zaak__stand=Stand.AANGEVRAAGD)))


@handeling
def tijd_hervatten(*, gemeente: Gemeente, zaak: int, wie: Wie, op: datetime) -> bool:
    """The time that we gave for an answer is past: the clock runs again, and the resident gets its new last day.

    Once: returns whether a letter was laid now (Awb art. 4:15 lid 1 onder a). Raises Geweigerd, NietGevonden,
    BriefOnvolledig.
    """
    record = zaak_in_gang(gemeente.code, zaak)
    aanvraag = besluit_queries.aanvraag(gemeente=gemeente.code, zaak=zaak)
    if aanvraag is None or record.stand != Stand.AANGEVRAAGD or aanvraag.besluit_uiterlijk is not None:
        return False
    opschortingen = besluit_queries.opschortingen(gemeente=gemeente.code, aanvraag=aanvraag.id)
    laatste = opschortingen.filter(soort=Opschorting.Soort.AANVULLING).last()
    brief = _loopt_weer(gemeente, record, aanvraag, laatste, wie, op) if laatste else None
    if brief is None:
        return False
    werk_termijn_bij(zaak=record, op=op)
    verstuur(brief, gemeente=gemeente, zaak=record, op=op)
    schrijf_zaak_op(zaak=record, wat="brief verstuurd: de tijd loopt weer", wie=wie, op=op)
    return True


@handeling
def uitstel_afspreken(
    *, gemeente: Gemeente, zaak: int, ingestemd_op: date, dagen: int, reden: str, wie: Wie, op: datetime
) -> Beslistermijn:
    """Keep that the resident agreed in writing to wait longer, and confirm it by letter (Awb art. 4:15 lid 2 onder a).

    `dagen` come on top of the days that are left. Returns the clock with its new last day. Raises Geweigerd,
    NietGevonden, BuitenEigenWerk.
    """
    record, aanvraag, termijn = _open_aanvraag(gemeente, zaak, wie, op)
    dag = klok.dag_van(op)
    fouten: dict[str, str] = {}
    if ingestemd_op > dag:
        fouten["ingestemd_op"] = "Deze dag moet nog komen. Vul de dag in waarop de inwoner dit schreef."
    elif ingestemd_op < aanvraag.ontvangen_op:
        fouten["ingestemd_op"] = "Deze dag ligt voor de aanvraag. Kijk de datum na."
    if not 1 <= dagen <= LANGST_UITSTEL:
        fouten["dagen"] = f"Vul een aantal dagen in, van 1 tot en met {LANGST_UITSTEL}."
    if not reden.strip():
        fouten["reden"] = "Schrijf in een zin waarom het langer duurt. De inwoner leest het."
    if fouten:
        raise Geweigerd(fouten)
    weiger_te_lang("reden", reden)
    weiger_zonder_verlengen(gemeente=gemeente.code, wie=wie, dag=dag)
    if termijn.uiterlijk is None:
        raise Geweigerd("De tijd staat nu stil. Spreek pas meer tijd af als zij weer loopt.")
    eerder = list(besluit_queries.opschortingen(gemeente=gemeente.code, aanvraag=aanvraag.id))
    stil = [*stille_perioden(eerder, dag), uitstel_gegeven(ingestemd_op=ingestemd_op, dagen=dagen)]
    nieuw = termijn_van(aanvraag, stil)
    if isinstance(nieuw, StaatStil) or nieuw.uiterlijk <= termijn.uiterlijk:
        raise Geweigerd({"dagen": "Hiermee komt er geen tijd bij. Kijk de dag en het aantal dagen na."})
    gegevens: dict[str, object] = {
        "melding_datum": record.startdag.isoformat(),
        "ingestemd_op": ingestemd_op.isoformat(),
        "dagen": dagen,
        "besluit_uiterlijk_was": termijn.uiterlijk.isoformat(),
        "besluit_uiterlijk": nieuw.uiterlijk.isoformat(),
        "reden": reden.strip(),
    }
    brief = stel_op_of_weiger(
        gemeente=gemeente, zaak=record, soort="verlenging", gegevens=gegevens, wie=wie, op=op,
        zinnen=zinnen_van_de_brief,
    )  # fmt: skip
    besluit_operations.maak_opschorting(
        gemeente=gemeente.code, zaak=zaak, aanvraag=aanvraag.id, soort=Opschorting.Soort.INSTEMMING,
        gevraagd=reden.strip(), begonnen_op=ingestemd_op, tot_en_met=ingestemd_op + timedelta(days=dagen),
    )  # fmt: skip
    nu = werk_termijn_bij(zaak=record, op=op)
    verstuur(brief, gemeente=gemeente, zaak=record, op=op)
    noteer(
        zaak=record, handeling="meer tijd afgesproken", wie=wie, op=op, artikel="Awb art. 4:15 lid 2 onder a",
        uitleg=f"U vond het goed dat ons besluit later komt: uiterlijk {datum_voluit(nieuw.uiterlijk)}.",
    )  # fmt: skip
    schrijf_zaak_op(zaak=record, wat="meer tijd voor het besluit afgesproken", wie=wie, op=op)
    return nu
