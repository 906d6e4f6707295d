"""Temporary help as its page shows it: what runs, what lies with a colleague, and what may be given."""

from __future__ import annotations

from datetime import datetime

from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht.nevenlopen import TIJDELIJKE_HULP
from keukentafel.recht.spoed import tijdelijk, weken_tijdelijk
from keukentafel.recht.stappen import Stand
from keukentafel.reis.besluiten.mogen import eigen_werk, lezers_voor, machtigingen, mandaat_van, tekenaars_voor
from keukentafel.reis.besluiten.spoed.lopend import (
    SOORT_BESLUIT,
    kosten_van,
    nalezingen,
    tijdelijk_van,
    uiteinden,
    voorstel_voor,
)
from keukentafel.reis.besluiten.vormen import Tijdelijkbeeld, Tijdelijkruimte, Voorgelegd
from keukentafel.reis.besluiten.wegen import velden_van
from keukentafel.reis.handeling import Wie, handeling
from keukentafel.reis.meelezen import losse_opmerkingen
from keukentafel.reis.zaakwerk import schrijf_zaak_op, zaak_of_weiger
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente


def _voorgelegd(*, gemeente: int, zaak: int) -> Voorgelegd | None:
    ontwerp = besluit_queries.ontwerp(gemeente=gemeente, zaak=zaak, soort=SOORT_BESLUIT)
    if ontwerp is None or ontwerp.periode is None:
        return None
    return Voorgelegd(
        besluit=ontwerp,
        vanaf=ontwerp.periode.lower,
        tot_en_met=ontwerp.laatste_dag,
        velden=velden_van(ontwerp),
        bij=ontwerp.lezer if ontwerp.staat == ontwerp.Staat.TER_LEZING else None,
        opmerkingen=tuple(losse_opmerkingen(gemeente=gemeente, zaak=zaak)[1]),
    )


@handeling
def tijdelijk_ruimte(*, gemeente: Gemeente, zaak: Zaak, wie: Wie, op: datetime) -> Tijdelijkruimte:
    """Return what may be given at once: the local number of weeks, one's mandate, who may look it over or sign it, and
    what was laid before a colleague already.

    The caller has let the reader into the file.
    """
    g, dag = gemeente.code, klok.dag_van(op)
    zonder = {wie.id} if wie.id is not None else set()
    eerder = kosten_van(tijdelijk_van(gemeente=g, zaak=zaak.id))
    mandaten = machtigingen(gemeente=g, gebruiker=wie.id)
    return Tijdelijkruimte(
        mag=Stand(zaak.stand) in TIJDELIJKE_HULP.kan_beginnen_in and zaak.samengevoegd_in_id is None,
        hoogstens=weken_tijdelijk(gemeente=gemeente.slug, peildatum=dag),
        mandaat=mandaat_van(mandaten=mandaten, soort=SOORT_BESLUIT, dag=dag),
        nalezers=tuple(lezers_voor(gemeente=g, soort=SOORT_BESLUIT, dag=dag, zonder=zonder)),
        tekenaars=tuple(tekenaars_voor(gemeente=g, soort=SOORT_BESLUIT, kosten_cent=eerder, dag=dag, zonder=zonder)),
        eerder_cent=eerder,
        voorgelegd=_voorgelegd(gemeente=g, zaak=zaak.id),
    )


@handeling
def tijdelijk_beeld(
    *, gemeente: Gemeente, zaak: int, wie: Wie, op: datetime, besluit: int | None = None
) -> Tijdelijkbeeld | None:
    """Return the temporary help of a case, the days without help before the besluit and a proposal; None without help.

    Also help that was given in a case joined with this one. `besluit` is the id of another one than the one that ends
    last. The view is written in the log. Raises NietGevonden, BuitenEigenWerk.
    """
    record = zaak_of_weiger(gemeente.code, zaak)
    hoe = eigen_werk(record, wie, op)
    schrijf_zaak_op(zaak=record, wat="tijdelijke hulp bekeken", wie=wie, op=op, soort=hoe)
    alle = tijdelijk_van(gemeente=gemeente.code, zaak=zaak)
    einden = uiteinden(alle)
    keuze = next((b for b in (*einden, *alle) if besluit in (None, b.id)), None)
    if keuze is None:
        return None
    dag = klok.dag_van(op)
    ook = tuple((b, b.laatste_dag) for b in einden if b != keuze and b.laatste_dag >= dag)
    loopt = keuze == einden[0] or (keuze in einden and keuze.laatste_dag >= dag)
    wacht_nog = Stand(record.stand) in TIJDELIJKE_HULP.kan_beginnen_in and loopt
    hoogstens = weken_tijdelijk(gemeente=gemeente.slug, peildatum=dag)
    laatste = keuze.laatste_dag
    voorstel = voorstel_voor(zaak=record, tot_en_met=laatste, op=op)
    weken = tijdelijk(besloten_op=dag, begin=dag, weken=hoogstens.waarde).laatste_dag
    assert weken is not None
    alleen = frozenset({gemeente.code})
    na_te_lezen = [b for b, _ in nalezingen(gemeenten=alleen, zaken=[zaak])]
    if besluit is not None:
        na_te_lezen = [b for b in na_te_lezen if b.id == besluit]
    return Tijdelijkbeeld(
        besluit=keuze,
        vanaf=keuze.periode.lower,
        tot_en_met=laatste,
        hulp=tuple(h for d in velden_van(keuze).doelen for h in d.hulp),
        gat=voorstel.gat if wacht_nog and voorstel else None,
        voorstel=voorstel if wacht_nog else None,
        hoogstens=hoogstens,
        langst=max(weken, voorstel.tot_en_met) if voorstel else weken,
        na_te_lezen=bool(na_te_lezen),
        ook=ook,
        nalezer=na_te_lezen[0].lezer.naam if na_te_lezen and na_te_lezen[0].lezer else "",
    )
