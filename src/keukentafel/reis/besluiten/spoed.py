"""Temporary help at once, beside the main road (Wmo 2015 art. 2.3.3): one person decides, a second looks over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from keukentafel.dossier.besluit import operations as besluit_operations
from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.besluit.models import Besluit
from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.dossier.zaak.models import Taak, Zaak
from keukentafel.recht.nevenlopen import TIJDELIJKE_HULP, NevenstapBestaatNiet, begin_nevenloop
from keukentafel.recht.spoed import Verlengingsvoorstel, gat, tijdelijk, verlengingsvoorstel, weken_tijdelijk
from keukentafel.recht.stappen import Stand
from keukentafel.recht.taal.tijd import datum_voluit, na_werkdagen
from keukentafel.recht.taal.verordening import Waarde
from keukentafel.reis.besluiten.briefgegevens import (
    SOORT,
    briefgegevens,
    nummer_van,
    tekenaar_van,
    weiger_onvolledige_brief,
)
from keukentafel.reis.besluiten.mogen import (
    collegas,
    eigen_werk,
    laat_erin,
    laat_eruit,
    lezers_voor,
    mandaat_van,
    ontbreekt_voor,
)
from keukentafel.reis.besluiten.schrijven import doelrijen, kolommen, schoon, weiger_onbewaarbaar
from keukentafel.reis.besluiten.tekenen import maak_bekend, weiger_gemis
from keukentafel.reis.besluiten.termijn import werk_termijn_bij
from keukentafel.reis.besluiten.vormen import Doelvelden, Hulpvelden, Ontwerpvelden, Tijdelijkbeeld, Tijdelijkruimte
from keukentafel.reis.besluiten.wegen import grondslag_van, ontbreekt_in, velden_van
from keukentafel.reis.handeling import Geweigerd, NietGevonden, Wie, handeling
from keukentafel.reis.taken import NALEZEN, TIJDELIJK_STOPT, zet_op_dag
from keukentafel.reis.zaakwerk import (
    noteer,
    schrijf_inwoner,
    schrijf_zaak_op,
    weiger_te_lang,
    zaak_in_gang,
    zaak_of_weiger,
)
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente

_DAG = timedelta(days=1)
SOORT_BESLUIT = Besluit.Soort.TIJDELIJK.value


def lopend_tijdelijk(*, gemeente: int, zaak: int) -> Besluit | None:
    """Return the newest published besluit on temporary help of this case, also when that help has ended."""
    return (
        besluit_queries.besluiten(gemeente=gemeente, zaak=zaak)
        .filter(soort=SOORT_BESLUIT, staat=Besluit.Staat.BEKENDGEMAAKT)
        .first()
    )


def _laatste_dag(besluit: Besluit) -> date:
    dag: date = besluit.periode.upper - _DAG
    return dag


def _langst(zaak: Zaak, besluit: Besluit, hoogstens: Waarde, op: datetime) -> tuple[date, Verlengingsvoorstel | None]:
    """Return the last day that an extension of this help may have now, and the proposal.

    The local number of weeks from today, or the last day of the proposal when that is later: extensions do not stack.
    """
    nu = werk_termijn_bij(zaak=zaak, op=op)
    voorstel = verlengingsvoorstel(
        tijdelijk_tot_en_met=_laatste_dag(besluit), onderzoek_uiterlijk=zaak.onderzoek_uiterlijk,
        aanvraag_op=nu[0].ontvangen_op if nu else None, besluit_uiterlijk=nu[1].uiterlijk if nu else None,
    )  # fmt: skip
    dag = klok.dag_van(op)
    weken = tijdelijk(besloten_op=dag, begin=dag, weken=hoogstens.waarde).laatste_dag
    assert weken is not None
    return max(weken, voorstel.tot_en_met) if voorstel else weken, voorstel


def open_nalezingen(*, gemeente: int, zaak: int) -> list[tuple[Besluit, Taak]]:
    """Return the besluiten that a second person still has to look over, oldest first, each with its own task.

    Every temporary besluit puts one such task on somebody's day at once, so that both stand in the same order.
    """
    besluiten = besluit_queries.besluiten(gemeente=gemeente, zaak=zaak).filter(
        soort=SOORT_BESLUIT, staat=Besluit.Staat.BEKENDGEMAAKT
    )
    taken = Taak.objects.filter(gemeente_id=gemeente, zaak_id=zaak, wat=NALEZEN.wat).order_by("id")
    paren = zip(besluiten.order_by("id"), taken, strict=False)
    return [(besluit, taak) for besluit, taak in paren if taak.gedaan_op is None]


def _weiger_buiten_weg(zaak: Zaak) -> None:
    try:
        begin_nevenloop(loop=TIJDELIJKE_HULP, stand=Stand(zaak.stand))
    except NevenstapBestaatNiet:
        raise Geweigerd("Tijdelijke hulp kan alleen zolang er nog geen besluit is.") from None


def _neem(
    *, gemeente: Gemeente, zaak: Zaak, velden: Ontwerpvelden, vorige: Besluit | None, nalezer: int | None, wie: Wie,
    op: datetime,
) -> Besluit:  # fmt: skip
    """Decide, sign and publish temporary help in one go, and put the second pair of eyes on tomorrow's day."""
    assert wie.id is not None
    dag = klok.dag_van(op)
    mogelijk = collegas(gemeente=gemeente.code, dag=dag, zonder={wie.id})
    if nalezer is not None and nalezer not in dict(mogelijk):
        raise Geweigerd({"nalezer": "Kies een collega die het besluit nakijkt."})
    lezers = lezers_voor(gemeente=gemeente.code, soort=SOORT_BESLUIT, dag=dag, zonder={wie.id}) or mogelijk
    lezer = nalezer or (lezers[0][0] if lezers else None)
    grondslag = grondslag_van(gemeente=gemeente.code, zaak=zaak.id)
    mist = ontbreekt_in(soort=SOORT_BESLUIT, velden=velden, grondslag=grondslag, dag=dag)
    proef = Besluit(gemeente_id=gemeente.code, soort=SOORT_BESLUIT, opsteller_id=wie.id, kosten_cent=velden.kosten_cent)
    # Four eyes would make somebody wait who cannot: the second pair looks the next working day (ADR 0015).
    mandaat = [m for m in ontbreekt_voor(besluit=proef, wie=wie, dag=dag) if m.onderdeel != "vier_ogen"]
    weiger_gemis((*mist, *mandaat))
    gegevens = briefgegevens(
        zaak=zaak, soort=SOORT_BESLUIT, velden=velden, grondslag=grondslag, aanvraag=None, termijn=None,
        nummer=nummer_van(zaak, 0), tekenaar=tekenaar_van(wie, gemeente.code), dag=dag,
        verlengd_van=_laatste_dag(vorige) if vorige else None,
    )  # fmt: skip
    weiger_onvolledige_brief(
        gemeente=gemeente, zaak=zaak, soort=SOORT[SOORT_BESLUIT], gegevens=gegevens, wie=wie, op=op
    )
    besluit = besluit_operations.maak_besluit(
        gemeente=gemeente.code, zaak=zaak.id, soort=SOORT_BESLUIT, opsteller=wie.id, lezer_id=lezer,
        verlengt_id=vorige.id if vorige else None, **kolommen(velden),
    )  # fmt: skip
    gegevens["besluit_nummer"] = nummer_van(zaak, besluit.id)
    besluit_operations.vervang_doelen(besluit=besluit, doelen=doelrijen(velden))
    besluit = maak_bekend(besluit=besluit, wie=wie, op=op, artikel=velden.artikel, besluit_uiterlijk=None)
    schrijf_inwoner(gemeente=gemeente, zaak=zaak, soort=SOORT[SOORT_BESLUIT], gegevens=gegevens, wie=wie, op=op)
    if lezer is not None:
        laat_erin(zaak=zaak, gebruiker=lezer, wie=wie, op=op)
    zet_op_dag(zaak=zaak, werk=NALEZEN, uiterlijk=na_werkdagen(van=dag, aantal=1), van=lezer)
    assert velden.einde is not None
    zaak_operations.taken_klaar(gemeente=gemeente.code, zaak=zaak.id, wat=TIJDELIJK_STOPT.wat, op=op)
    zet_op_dag(zaak=zaak, werk=TIJDELIJK_STOPT, uiterlijk=max(dag, na_werkdagen(van=velden.einde, aantal=-5)))
    return besluit


@handeling
def tijdelijk_besluiten(
    *, gemeente: Gemeente, zaak: int, begin: date, hulp: tuple[Hulpvelden, ...], motivering: str, aanbieder: str,
    kosten_cent: int, wie: Wie, op: datetime, weken: int | None = None, nalezer: int | None = None,
) -> Besluit:  # fmt: skip
    """Give help at once, before the onderzoek is done; the case goes on where it was (Wmo 2015 art. 2.3.3).

    `begin` is the first day of help, today or later; `weken` whole weeks, without it the local maximum; `kosten_cent`
    whole cents a year. With a mandate for temporary help one person signs at once, because the law says "onverwijld";
    a colleague (`nalezer`, else the first by name with that mandate, else the first by name) looks it over the next
    working day. Raises Geweigerd, NietGevonden, BuitenEigenWerk.
    """
    record = zaak_in_gang(gemeente.code, zaak)
    eigen_werk(record, wie, op)
    _weiger_buiten_weg(record)
    dag = klok.dag_van(op)
    hoogstens = weken_tijdelijk(gemeente=gemeente.slug, peildatum=dag)
    velden = schoon(
        Ontwerpvelden(
            begin=begin,
            motivering=motivering,
            aanbieder=aanbieder,
            kosten_cent=kosten_cent,
            doelen=(Doelvelden(hulp=hulp),),
        )
    )
    weiger_onbewaarbaar(velden)
    eerder = lopend_tijdelijk(gemeente=gemeente.code, zaak=zaak)
    if eerder is not None and _laatste_dag(eerder) >= begin:
        raise Geweigerd("Er is al tijdelijke hulp in deze dagen. Verleng die hulp als dat nodig is.")
    if begin < dag:
        raise Geweigerd({"begin": "Tijdelijke hulp begint niet voor het besluit. Kies een latere eerste dag."})
    if weken is not None and not 1 <= weken <= hoogstens.waarde:
        raise Geweigerd({"weken": f"Tijdelijke hulp duurt hier 1 tot en met {hoogstens.waarde} weken."})
    periode = tijdelijk(besloten_op=dag, begin=begin, weken=weken or hoogstens.waarde, hoogstens=hoogstens.waarde)
    velden = replace(velden, einde=periode.laatste_dag)
    besluit = _neem(gemeente=gemeente, zaak=record, velden=velden, vorige=None, nalezer=nalezer, wie=wie, op=op)
    _schrijf_op(record, besluit, "tijdelijke hulp", wie, op)
    return besluit


def _schrijf_op(zaak: Zaak, besluit: Besluit, wat: str, wie: Wie, op: datetime) -> None:
    noteer(
        zaak=zaak, handeling=wat, wie=wie, op=op, artikel=TIJDELIJKE_HULP.artikel,
        uitleg=f"U krijgt tijdelijke hulp tot en met {datum_voluit(_laatste_dag(besluit))}.",
    )  # fmt: skip
    schrijf_zaak_op(zaak=zaak, wat="besluit over tijdelijke hulp verstuurd", wie=wie, op=op)


@handeling
def tijdelijk_verlengen(
    *, gemeente: Gemeente, zaak: int, tot_en_met: date, wie: Wie, op: datetime, motivering: str = "",
    nalezer: int | None = None,
) -> Besluit:  # fmt: skip
    """Make temporary help longer, so that it does not stop before the besluit: a new besluit with its own letter.

    The same help from the day after the last one, up to and including `tot_en_met`: at most the local number of weeks
    from today, or until the last day for the besluit when that is later.
    `motivering` empty: the reasons of before still hold. Signed and looked over as `tijdelijk_besluiten`. Raises
    Geweigerd, NietGevonden, BuitenEigenWerk.
    """
    record = zaak_in_gang(gemeente.code, zaak)
    eigen_werk(record, wie, op)
    vorige = lopend_tijdelijk(gemeente=gemeente.code, zaak=zaak)
    if vorige is None:
        raise Geweigerd("Er is geen tijdelijke hulp om te verlengen.")
    _weiger_buiten_weg(record)
    dag, was = klok.dag_van(op), _laatste_dag(vorige)
    if was < dag:
        raise Geweigerd("Deze hulp is al gestopt. Neem een nieuw besluit over tijdelijke hulp.")
    hoogstens = weken_tijdelijk(gemeente=gemeente.slug, peildatum=dag)
    langst, _ = _langst(record, vorige, hoogstens, op)
    if langst <= was:
        raise Geweigerd(f"Deze hulp loopt al tot en met {datum_voluit(was)}. Langer kan nu niet. Kijk later opnieuw.")
    if not was < tot_en_met <= langst:
        raise Geweigerd({"tot_en_met": f"Kies een dag na {datum_voluit(was)}, tot en met {datum_voluit(langst)}."})
    oud = velden_van(vorige)
    velden = replace(
        oud, begin=was + _DAG, einde=tot_en_met, motivering=motivering.strip() or oud.motivering, artikel=""
    )
    weiger_onbewaarbaar(velden)
    besluit = _neem(gemeente=gemeente, zaak=record, velden=velden, vorige=vorige, nalezer=nalezer, wie=wie, op=op)
    _schrijf_op(record, besluit, "tijdelijke hulp verlengd", wie, op)
    return besluit


@handeling
def spoed_nalezen(*, gemeente: Gemeente, zaak: int, besluit: int, opmerking: str, wie: Wie, op: datetime) -> None:
    """A second person looks over a besluit that one person signed because it could not wait; then the reader leaves.

    `opmerking` may be empty and stands in the log. The besluit itself stands: something wrong in it is a new besluit.
    Raises Geweigerd (one's own, or looked over already), NietGevonden, BuitenEigenWerk.
    """
    record = zaak_of_weiger(gemeente.code, zaak)
    eigen_werk(record, wie, op)
    weiger_te_lang("opmerking", opmerking, 400)
    gelezen = besluit_queries.besluit(gemeente=gemeente.code, zaak=zaak, id=besluit)
    if gelezen is None or gelezen.soort != SOORT_BESLUIT:
        raise NietGevonden("dit besluit is er niet")
    if gelezen.getekend_door_id == wie.id:
        raise Geweigerd("U tekende dit zelf. Laat een collega het nalezen.")
    taak = next((t for b, t in open_nalezingen(gemeente=gemeente.code, zaak=zaak) if b.id == gelezen.id), None)
    if taak is None:
        raise Geweigerd("Dit besluit is al nagekeken.")
    zaak_operations.taak_gedaan(taak=taak, op=op)
    laat_eruit(zaak=record, gebruiker=gelezen.lezer_id, op=op)
    noteer(
        zaak=record, handeling="besluit nagekeken", wie=wie, op=op,
        uitleg="Een collega keek het besluit over tijdelijke hulp na.",
    )  # fmt: skip
    schrijf_zaak_op(zaak=record, wat="besluit bij spoed nagekeken", wie=wie, op=op, reden=opmerking.strip())


@handeling
def tijdelijk_ruimte(*, gemeente: Gemeente, zaak: Zaak, wie: Wie, op: datetime) -> Tijdelijkruimte:
    """Return what may be given at once: the local number of weeks, one's mandate, and who may look it over.

    The caller has let the reader into the file.
    """
    dag = klok.dag_van(op)
    zonder = {wie.id} if wie.id is not None else set()
    return Tijdelijkruimte(
        mag=Stand(zaak.stand) in TIJDELIJKE_HULP.kan_beginnen_in and zaak.samengevoegd_in_id is None,
        hoogstens=weken_tijdelijk(gemeente=gemeente.slug, peildatum=dag),
        mandaat=mandaat_van(gemeente=gemeente.code, wie=wie, soort=SOORT_BESLUIT, dag=dag),
        nalezers=tuple(lezers_voor(gemeente=gemeente.code, soort=SOORT_BESLUIT, dag=dag, zonder=zonder)),
    )


@handeling
def tijdelijk_beeld(*, gemeente: Gemeente, zaak: int, wie: Wie, op: datetime) -> Tijdelijkbeeld | None:
    """Return the temporary help of a case, the days without help before the besluit and a proposal; None without help.

    The view is written in the log. Raises NietGevonden, BuitenEigenWerk.
    """
    record = zaak_of_weiger(gemeente.code, zaak)
    hoe = eigen_werk(record, wie, op)
    schrijf_zaak_op(zaak=record, wat="tijdelijke hulp bekeken", wie=wie, op=op, soort=hoe)
    besluit = lopend_tijdelijk(gemeente=gemeente.code, zaak=zaak)
    if besluit is None:
        return None
    nu = werk_termijn_bij(zaak=record, op=op)
    wacht_nog = Stand(record.stand) in TIJDELIJKE_HULP.kan_beginnen_in
    hoogstens: Waarde = weken_tijdelijk(gemeente=gemeente.slug, peildatum=klok.dag_van(op))
    laatste = _laatste_dag(besluit)
    aanvraag_op = nu[0].ontvangen_op if nu else None
    uiterlijk = nu[1].uiterlijk if nu else None
    langst, voorstel = _langst(record, besluit, hoogstens, op)
    na_te_lezen = [b for b, _ in open_nalezingen(gemeente=gemeente.code, zaak=zaak)]
    return Tijdelijkbeeld(
        besluit=besluit,
        vanaf=besluit.periode.lower,
        tot_en_met=laatste,
        hulp=tuple(h for d in velden_van(besluit).doelen for h in d.hulp),
        gat=gat(
            tijdelijk_tot_en_met=laatste, onderzoek_uiterlijk=record.onderzoek_uiterlijk, aanvraag_op=aanvraag_op,
            besluit_uiterlijk=uiterlijk,
        ) if wacht_nog else None,
        voorstel=voorstel if wacht_nog else None,
        hoogstens=hoogstens,
        langst=langst,
        na_te_lezen=bool(na_te_lezen),
        nalezer=na_te_lezen[0].lezer.naam if na_te_lezen and na_te_lezen[0].lezer else "",
    )  # fmt: skip
