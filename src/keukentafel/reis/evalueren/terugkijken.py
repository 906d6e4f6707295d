"""Looking back with the resident (Wmo 2015 art. 2.3.9): her own words, how far results are, and what comes of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from keukentafel.dossier.evaluatie import operations as evaluatie_operations
from keukentafel.dossier.evaluatie import queries as evaluatie_queries
from keukentafel.dossier.evaluatie.models import Evaluatie, Resultaatstand
from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht.evaluatie import ontbreekt_in_evaluatie
from keukentafel.recht.stappen import Stand, verzet
from keukentafel.recht.taal.leefwereld import Dimensie, cijfer_fout
from keukentafel.reis.besluiten.mogen import eigen_werk
from keukentafel.reis.evalueren.aanscherpen import doel_of_weiger, gevolgd_of_weiger, weiger_gemis, zet_vervolg
from keukentafel.reis.evalueren.lezen import gebieden_toen
from keukentafel.reis.evalueren.nazorg import levert_nog, nazorg_plannen
from keukentafel.reis.evalueren.volgen import LOOPT, Gevolgd
from keukentafel.reis.evalueren.vormen import Evaluatievelden
from keukentafel.reis.handeling import Geweigerd, Wie, handeling
from keukentafel.reis.leren.feiten import Feitsoort, laat_feit
from keukentafel.reis.levertaken import houd_levering_op_dag
from keukentafel.reis.taken import EVALUEREN, STOP_DOORGEVEN, VERVOLG, zet_een_keer_op_dag
from keukentafel.reis.zaakwerk import neem, schrijf_zaak_op, weiger_te_lang, zaak_in_gang
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente

VOORTZETTEN, HERZIEN, BEEINDIGEN = (u.value for u in Evaluatie.Uitkomst)


def _weiger_invoer(zaak: Zaak, gevolgd: Gevolgd, velden: Evaluatievelden, op: datetime) -> None:
    """Raise Geweigerd with a sentence for each thing that misses or does not fit, before anything is written."""
    if velden.uitkomst and velden.uitkomst not in Evaluatie.Uitkomst.values:
        raise Geweigerd({"uitkomst": "Kies hoe het verder gaat met de hulp."})
    weiger_gemis(
        ontbreekt_in_evaluatie(
            woorden=velden.woorden, uitkomst=velden.uitkomst, toelichting=velden.toelichting,
            loopt_nog=klok.dag_van(op) < gevolgd.besluit.laatste_dag, wil_zelf=velden.wil_zelf,
        )
    )  # fmt: skip
    for keuze in velden.standen:
        doel_of_weiger(gevolgd, keuze.doel)
        if keuze.stand and keuze.stand not in Resultaatstand.Stand.values:
            raise Geweigerd({f"stand_{keuze.doel}": "Kies hoe ver dit doel is."})
        if keuze.toelichting.strip() and not keuze.stand:
            raise Geweigerd({f"stand_{keuze.doel}": "U schreef iets bij dit doel. Kies ook hoe ver het is."})
        weiger_te_lang(f"toelichting_{keuze.doel}", keuze.toelichting)
    for gebied in velden.gebieden:
        if gebied.dimensie not in set(Dimensie):
            raise Geweigerd("Dit onderwerp kennen wij niet.")
        if fout := cijfer_fout(gebied.nu):
            raise Geweigerd({f"nu_{gebied.dimensie}": fout})
        weiger_te_lang(f"woorden_{gebied.dimensie}", gebied.woorden, 600)


def _net_gedaan(zaak: Zaak, gevolgd: Gevolgd, velden: Evaluatievelden, wie: Wie, op: datetime) -> Evaluatie | None:
    """Return the same evaluation of today, when it was sent twice."""
    laatste = evaluatie_queries.evaluaties(gemeente=zaak.gemeente_id, zaken=[zaak.id]).first()
    if laatste is None or laatste.dag != klok.dag_van(op) or laatste.door_naam != wie.naam:
        return None
    zelfde = (laatste.woorden, laatste.uitkomst, laatste.toelichting, laatste.besluit_id)
    nu = (velden.woorden.strip(), velden.uitkomst, velden.toelichting.strip(), gevolgd.besluit.id)
    if zelfde != nu:
        return None
    g = zaak.gemeente_id
    standen = {
        (s.doel_id, s.stand, s.toelichting) for s in evaluatie_queries.standen(gemeente=g, evaluaties=[laatste.id])
    }
    gebieden = {(b.dimensie, b.woorden, b.nu) for b in evaluatie_queries.gebieden(gemeente=g, evaluaties=[laatste.id])}
    alles = standen == {(k["doel_id"], k["stand"], k["toelichting"]) for k in _standen(velden)} and gebieden == {
        (b["dimensie"], b["woorden"], b["nu"]) for b in _gebieden(velden)
    }
    return laatste if alles else None


def _standen(velden: Evaluatievelden) -> list[dict[str, Any]]:
    """How far each goal is that was spoken about, as it is kept."""
    return [
        {"doel_id": keuze.doel, "stand": keuze.stand, "toelichting": keuze.toelichting.strip()}
        for keuze in velden.standen
        if keuze.stand
    ]


def _gebieden(velden: Evaluatievelden) -> list[dict[str, Any]]:
    """The dimensions that were spoken about, as they are kept; the score of then comes beside it."""
    return [
        {"dimensie": g.dimensie, "woorden": g.woorden.strip(), "nu": g.nu}
        for g in velden.gebieden
        if g.woorden.strip() or g.nu is not None
    ]


@handeling
def evaluatie_houden(
    *, gemeente: Gemeente, zaak: int, velden: Evaluatievelden, wie: Wie, op: datetime
) -> Evaluatie:  # fmt: skip
    """Keep an evaluation and take the steps that its outcome means (recht.stappen). Returns it.

    voortzetten: the help goes on as it was; near its end, what comes after it stands on somebody's day. herzien: the
    case stays in evaluation, and the new question for a new besluit stands on somebody's day; the help runs meanwhile.
    beeindigen: the help stops, once every provider told so; then the call afterwards is planned. The same evaluation
    twice is one. Raises Geweigerd, NietGevonden, BuitenEigenWerk.
    """
    record = zaak_in_gang(gemeente.code, zaak)
    eigen_werk(record, wie, op)
    gevolgd = gevolgd_of_weiger(record)
    if (al := _net_gedaan(record, gevolgd, velden, wie, op)) is not None:
        return al
    if record.stand not in LOOPT:
        raise Geweigerd("Er loopt nu geen hulp. Terugkijken kan als de hulp is begonnen.")
    _weiger_invoer(record, gevolgd, velden, op)
    evaluatie = _bewaar(record, gevolgd, velden, wie, op)
    laat_feit(zaak=record, soort=Feitsoort.EVALUATIE, dag=evaluatie.dag)
    for keuze in velden.standen:
        if keuze.stand:
            laat_feit(zaak=record, soort=Feitsoort.RESULTAAT, dag=evaluatie.dag, trede=keuze.stand)
    if record.stand == Stand.HULP_LOOPT:
        neem(zaak=record, stap=verzet(van=Stand.HULP_LOOPT, naar=Stand.IN_EVALUATIE), wie=wie, op=op)
    _neem_vorige_uitkomst_terug(record, gevolgd, op)
    if velden.uitkomst == VOORTZETTEN:
        neem(zaak=record, stap=verzet(van=Stand.IN_EVALUATIE, naar=Stand.HULP_LOOPT), wie=wie, op=op)
        if gevolgd.aandacht(slug=gemeente.slug, dag=klok.dag_van(op)).einde is not None:
            zet_vervolg(zaak=record, besluit=gevolgd.besluit, op=op)
    elif velden.uitkomst == HERZIEN:
        zet_vervolg(zaak=record, besluit=gevolgd.besluit, op=op)
    else:
        _beeindig(record, velden, wie, op)
    houd_levering_op_dag(zaak=record, op=op)
    schrijf_zaak_op(zaak=record, wat="samen teruggekeken op de hulp", wie=wie, op=op)
    return evaluatie


def _neem_vorige_uitkomst_terug(zaak: Zaak, gevolgd: Gevolgd, op: datetime) -> None:
    """Take off the day what an earlier outcome asked: this one says what happens now.

    That something has to follow stays when a result was agreed on for after the help.
    """
    laatste_dag = gevolgd.besluit.laatste_dag
    later = any((datum := gevolgd.stand(doel).datum) is not None and datum > laatste_dag for doel in gevolgd.te_volgen)
    weg = (EVALUEREN.wat, STOP_DOORGEVEN.wat) if later else (EVALUEREN.wat, STOP_DOORGEVEN.wat, VERVOLG.wat)
    zaak_operations.taken_klaar(gemeente=zaak.gemeente_id, zaak=zaak.id, wat=weg, op=op)


def _bewaar(zaak: Zaak, gevolgd: Gevolgd, velden: Evaluatievelden, wie: Wie, op: datetime) -> Evaluatie:
    toen = {gebied.dimensie: gebied.toen for gebied in gebieden_toen(zaak=zaak)}
    return evaluatie_operations.maak_evaluatie(
        gemeente=zaak.gemeente_id,
        zaak=zaak.id,
        besluit=gevolgd.besluit.id,
        dag=klok.dag_van(op),
        woorden=velden.woorden.strip(),
        uitkomst=velden.uitkomst,
        toelichting=velden.toelichting.strip(),
        door_naam=wie.naam,
        vastgelegd_op=op,
        standen=_standen(velden),
        gebieden=[gebied | {"toen": toen[gebied["dimensie"]]} for gebied in _gebieden(velden)],
    )


def _beeindig(zaak: Zaak, velden: Evaluatievelden, wie: Wie, op: datetime) -> None:
    """The help stops: by the resident's own wish, or because the besluit is over.

    While a provider still delivers, somebody tells it so, and the case takes its step when the provider told the stop
    (reis.leveren); without an order that is open it takes it now, and the call afterwards is planned.
    """
    dag = klok.dag_van(op)
    if levert_nog(zaak=zaak):
        zet_een_keer_op_dag(zaak=zaak, werk=STOP_DOORGEVEN, uiterlijk=dag)
        return
    eigen_wil = "U wilt zelf stoppen met de hulp. De hulp stopt." if velden.wil_zelf else ""
    neem(zaak=zaak, stap=verzet(van=Stand.IN_EVALUATIE, naar=Stand.BEEINDIGD), wie=wie, op=op, uitleg=eigen_wil)
    laat_feit(zaak=zaak, soort=Feitsoort.HULP_GESTOPT, dag=dag)
    nazorg_plannen(zaak=zaak, op=op)
