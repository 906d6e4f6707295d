"""Giving temporary help and making it longer: signed at once, or laid before a colleague who may sign it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from keukentafel.dossier.besluit import operations as besluit_operations
from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.besluit.models import Besluit
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht.nevenlopen import TIJDELIJKE_HULP, NevenstapBestaatNiet, begin_nevenloop
from keukentafel.recht.spoed import tijdelijk, weken_tijdelijk
from keukentafel.recht.stappen import Stand
from keukentafel.recht.taal.tijd import datum_voluit, na_werkdagen
from keukentafel.reis.besluiten.briefgegevens import (
    NOG_NIET,
    SOORT,
    briefgegevens,
    nummer_van,
    tekenaar_van,
    zinnen_van_de_brief,
)
from keukentafel.reis.besluiten.mogen import (
    collegas,
    eigen_werk,
    lezers_voor,
    machtigingen,
    ontbreekt_voor,
    tekenaars_voor,
)
from keukentafel.reis.besluiten.schrijven import doelrijen, kolommen, schoon, weiger_onbewaarbaar
from keukentafel.reis.besluiten.spoed.lopend import (
    SOORT_BESLUIT,
    kosten_van,
    tijdelijk_van,
    uiteinden,
    voorstel_voor,
    zet_einde_op_dag,
)
from keukentafel.reis.besluiten.tekenen import maak_bekend, mandaatgrond, weiger_gemis
from keukentafel.reis.besluiten.toetsen import Getoetst, toets_besluit
from keukentafel.reis.besluiten.vormen import Doelvelden, Hulpvelden, Ontwerpvelden
from keukentafel.reis.besluiten.wegen import grondslag_van, ontbreekt_in, velden_van
from keukentafel.reis.handeling import Geweigerd, Wie, handeling
from keukentafel.reis.levertaken import zet_opdracht_op_dag
from keukentafel.reis.meelezen import laat_erin, ruim_terug_op, stop_meelezen
from keukentafel.reis.regels import geldend_boek
from keukentafel.reis.taken import NALEZEN, TIJDELIJK_TEKENEN, zet_op_dag
from keukentafel.reis.zaakwerk import (
    Klaarliggend,
    noteer,
    schrijf_zaak_op,
    stel_op_of_weiger,
    verstuur,
    zaak_in_gang,
)
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente

_DAG = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Voorbereid:
    """Temporary help in which nothing misses, with its letter set up; nothing of it is kept yet."""

    gemeente: Gemeente
    zaak: Zaak
    velden: Ontwerpvelden
    brief: Klaarliggend
    getoetst: Getoetst
    mandaat: str
    verlengd: bool


def weiger_buiten_weg(zaak: Zaak) -> None:
    """Raise Geweigerd when temporary help does not fit where the case stands."""
    try:
        begin_nevenloop(loop=TIJDELIJKE_HULP, stand=Stand(zaak.stand))
    except NevenstapBestaatNiet:
        raise Geweigerd("Tijdelijke hulp kan alleen zolang er nog geen besluit is.") from None


def weiger_dubbel(eerder: Sequence[Besluit], begin: date, vorige: Besluit | None = None) -> None:
    """Raise Geweigerd when help that was given already covers this first day; for what makes `vorige` longer only what
    makes that longer already."""
    zelfde = [b for b in eerder if vorige is None or b.verlengt_id == vorige.id]
    if any(b.laatste_dag >= begin for b in zelfde):
        raise Geweigerd("Er is al tijdelijke hulp in deze dagen. Verleng die hulp als dat nodig is.")


def weiger_ander_ontwerp(oud: Besluit | None, vorige: Besluit | None, eerder: Sequence[Besluit], dag: date) -> None:
    """Raise Geweigerd when the draft that is not signed yet makes other help longer that runs: it would be lost."""
    if oud is None or vorige is None or oud.verlengt_id == vorige.id:
        return
    if any(b.id == oud.verlengt_id and b.laatste_dag >= dag for b in eerder):
        raise Geweigerd("De andere hulp wordt ook verlengd en is nog niet getekend. Rond dat eerst af.")


def bereid_voor(
    *, gemeente: Gemeente, zaak: Zaak, velden: Ontwerpvelden, ontwerp: Besluit | None, vorige: Besluit | None,
    eerder: list[Besluit], wie: Wie, op: datetime, tekent: bool = True,
) -> Voorbereid:  # fmt: skip
    """Look whether nothing misses and set the letter up. `ontwerp` is the draft of a colleague that is signed now, None
    for one's own; `tekent` is False when a colleague will sign. Raises Geweigerd."""
    assert wie.id is not None
    dag = klok.dag_van(op)
    grondslag = grondslag_van(gemeente=gemeente.code, zaak=zaak.id)
    mandaten, eerder_cent = machtigingen(gemeente=gemeente.code, gebruiker=wie.id), kosten_van(eerder)
    proef = Besluit(
        gemeente_id=gemeente.code, soort=SOORT_BESLUIT, opsteller_id=ontwerp.opsteller_id if ontwerp else wie.id,
        kosten_cent=velden.kosten_cent,
    )  # fmt: skip
    mandaat = mandaatgrond(besluit=proef, mandaten=mandaten, dag=dag, eerder_cent=eerder_cent)
    getoetst = toets_besluit(
        gemeente=gemeente, soort=SOORT_BESLUIT, velden=velden, grondslag=grondslag, dag=dag, bevoegdheid=mandaat,
        boek=geldend_boek(gemeente.code),
    )  # fmt: skip
    mist = list(ontbreekt_in(soort=SOORT_BESLUIT, velden=velden, grondslag=grondslag, dag=dag, getoetst=getoetst))
    if tekent:
        # Four eyes would make somebody wait who cannot: the second pair looks the next working day (ADR 0015).
        mist += [
            m
            for m in ontbreekt_voor(
                besluit=proef, wie=wie, dag=dag, merk="", mandaten=mandaten, eerder_cent=eerder_cent
            )
            if m.onderdeel != "vier_ogen"
        ]
    weiger_gemis(mist)
    _, functie = tekenaar = tekenaar_van(wie, gemeente.code)
    gegevens = briefgegevens(
        zaak=zaak, soort=SOORT_BESLUIT, velden=velden, getoetst=getoetst, grondslag=grondslag, aanvraag=None,
        termijn=None,
        nummer=nummer_van(zaak, 0), tekenaar=tekenaar if tekent else (NOG_NIET, functie), dag=dag,
        verlengd_van=vorige.laatste_dag if vorige else None,
    )  # fmt: skip
    brief = stel_op_of_weiger(
        gemeente=gemeente, zaak=zaak, soort=SOORT[SOORT_BESLUIT], gegevens=gegevens, wie=wie, op=op,
        zinnen=zinnen_van_de_brief,
    )  # fmt: skip
    return Voorbereid(
        gemeente=gemeente, zaak=zaak, velden=velden, brief=brief, getoetst=getoetst, mandaat=mandaat,
        verlengd=vorige is not None,
    )  # fmt: skip


def maak_af(klaar: Voorbereid, *, besluit: Besluit, nummer: str, wie: Wie, op: datetime) -> Besluit:
    """Publish a besluit that is kept with its help: its letter leaves, and its end stands on somebody's day."""
    g, zaak, velden = klaar.gemeente, klaar.zaak, klaar.velden
    besluit = maak_bekend(
        besluit=besluit, wie=wie, op=op, getoetst=klaar.getoetst, mandaat=klaar.mandaat, besluit_uiterlijk=None
    )
    verstuur(klaar.brief, gemeente=g, zaak=zaak, op=op, besluit_nummer=nummer)
    assert velden.einde is not None
    ruim_terug_op(zaak=zaak, op=op)
    zet_einde_op_dag(zaak=zaak, besluit=besluit, op=op)
    zet_opdracht_op_dag(zaak=zaak, besluit=besluit, op=op)
    noteer(
        zaak=zaak, handeling="tijdelijke hulp verlengd" if klaar.verlengd else "tijdelijke hulp", wie=wie, op=op,
        artikel=TIJDELIJKE_HULP.artikel, uitleg=f"U krijgt tijdelijke hulp tot en met {datum_voluit(velden.einde)}.",
    )  # fmt: skip
    schrijf_zaak_op(zaak=zaak, wat="besluit over tijdelijke hulp verstuurd", wie=wie, op=op)
    return besluit


def _neem(
    *, gemeente: Gemeente, zaak: Zaak, velden: Ontwerpvelden, vorige: Besluit | None, eerder: list[Besluit],
    nalezer: int | None, wie: Wie, op: datetime,
) -> Besluit:  # fmt: skip
    """Decide, sign and publish temporary help in one go, and put the second pair of eyes on tomorrow's day."""
    assert wie.id is not None
    dag = klok.dag_van(op)
    mogelijk = collegas(gemeente=gemeente.code, dag=dag, zonder={wie.id})
    if nalezer is not None and nalezer not in dict(mogelijk):
        raise Geweigerd({"nalezer": "Kies een collega die het besluit nakijkt."})
    lezers = lezers_voor(gemeente=gemeente.code, soort=SOORT_BESLUIT, dag=dag, zonder={wie.id}) or mogelijk
    lezer = nalezer or (lezers[0][0] if lezers else None)
    ander = besluit_queries.ontwerp(gemeente=gemeente.code, zaak=zaak.id, soort=SOORT_BESLUIT)
    weiger_ander_ontwerp(ander, vorige, eerder, dag)
    klaar = bereid_voor(
        gemeente=gemeente, zaak=zaak, velden=velden, ontwerp=None, vorige=vorige, eerder=eerder, wie=wie, op=op
    )
    if ander is not None:
        stop_meelezen(zaak=zaak, besluit=ander, op=op)
        besluit_operations.wijzig_besluit(besluit=ander, staat=Besluit.Staat.VERVALLEN)
    besluit = besluit_operations.maak_besluit(
        gemeente=gemeente.code, zaak=zaak.id, soort=SOORT_BESLUIT, opsteller=wie.id, lezer_id=lezer,
        verlengt_id=vorige.id if vorige else None, **kolommen(velden),
    )  # fmt: skip
    besluit_operations.vervang_doelen(besluit=besluit, doelen=doelrijen(velden))
    besluit = maak_af(klaar, besluit=besluit, nummer=nummer_van(zaak, besluit.id), wie=wie, op=op)
    if lezer is not None:
        laat_erin(zaak=zaak, gebruiker=lezer, wie=wie, op=op)
    zet_op_dag(zaak=zaak, werk=NALEZEN, uiterlijk=na_werkdagen(van=dag, aantal=1), van=lezer)
    return besluit


def _leg_voor(
    *, gemeente: Gemeente, zaak: Zaak, velden: Ontwerpvelden, vorige: Besluit | None, eerder: list[Besluit], aan: int,
    wie: Wie, op: datetime,
) -> Besluit:  # fmt: skip
    """Keep temporary help as a draft and put it on the day of a colleague who may sign it, today."""
    assert wie.id is not None
    dag, samen = klok.dag_van(op), kosten_van(eerder) + (velden.kosten_cent or 0)
    mogelijk = dict(
        tekenaars_voor(gemeente=gemeente.code, soort=SOORT_BESLUIT, kosten_cent=samen, dag=dag, zonder={wie.id})
    )
    if aan not in mogelijk:
        raise Geweigerd({"aan": "Deze collega mag dit bedrag niet tekenen. Kies een ander."})
    oud = besluit_queries.ontwerp(gemeente=gemeente.code, zaak=zaak.id, soort=SOORT_BESLUIT)
    weiger_ander_ontwerp(oud, vorige, eerder, dag)
    bereid_voor(
        gemeente=gemeente, zaak=zaak, velden=velden, ontwerp=None, vorige=vorige, eerder=eerder, wie=wie, op=op,
        tekent=False,
    )  # fmt: skip
    wat = {"lezer_id": aan, "staat": Besluit.Staat.TER_LEZING, "verlengt_id": vorige.id if vorige else None}
    if oud is None:
        besluit = besluit_operations.maak_besluit(
            gemeente=gemeente.code, zaak=zaak.id, soort=SOORT_BESLUIT, opsteller=wie.id, **wat, **kolommen(velden)
        )
    else:
        stop_meelezen(zaak=zaak, besluit=oud, op=op)
        besluit = besluit_operations.wijzig_besluit(
            besluit=oud, versie=oud.versie + 1, opsteller_id=wie.id, **wat, **kolommen(velden)
        )
    besluit_operations.vervang_doelen(besluit=besluit, doelen=doelrijen(velden))
    ruim_terug_op(zaak=zaak, op=op)
    laat_erin(zaak=zaak, gebruiker=aan, wie=wie, op=op)
    zet_op_dag(zaak=zaak, werk=TIJDELIJK_TEKENEN, uiterlijk=dag, van=aan, spoed=True)
    schrijf_zaak_op(zaak=zaak, wat=f"tijdelijke hulp voorgelegd aan {mogelijk[aan]}", wie=wie, op=op)
    return besluit


@handeling
def tijdelijk_besluiten(
    *, gemeente: Gemeente, zaak: int, begin: date, hulp: tuple[Hulpvelden, ...], motivering: str, aanbieder: str,
    kosten_cent: int, wie: Wie, op: datetime, weken: int | None = None, nalezer: int | None = None,
    aan: int | None = None,
) -> Besluit:  # fmt: skip
    """Give help at once, before the onderzoek is done; the case goes on where it was (Wmo 2015 art. 2.3.3).

    `begin` is the first day of help, today or later; `weken` whole weeks, without it the local maximum; `kosten_cent`
    whole cents for all those weeks together. With a mandate for temporary help one person signs at once, because the
    law says "onverwijld"; a colleague (`nalezer`, else the first by name with that mandate, else the first by name)
    looks it over the next working day. With `aan` nothing is signed: that colleague, whose mandate covers it, gets it
    on their day at once (`tijdelijk_tekenen`); the besluit comes back as a draft. Raises Geweigerd, NietGevonden,
    BuitenEigenWerk.
    """
    record = zaak_in_gang(gemeente.code, zaak)
    eigen_werk(record, wie, op)
    weiger_buiten_weg(record)
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
    eerder = tijdelijk_van(gemeente=gemeente.code, zaak=zaak)
    weiger_dubbel(eerder, begin)
    if begin < dag:
        raise Geweigerd({"begin": "Tijdelijke hulp begint niet voor het besluit. Kies een latere eerste dag."})
    if weken is not None and not 1 <= weken <= hoogstens.waarde:
        raise Geweigerd({"weken": f"Tijdelijke hulp duurt hier 1 tot en met {hoogstens.waarde} weken."})
    periode = tijdelijk(besloten_op=dag, begin=begin, weken=weken or hoogstens.waarde, hoogstens=hoogstens.waarde)
    velden = replace(velden, einde=periode.laatste_dag)
    return _besluit(gemeente, record, velden, None, eerder, nalezer, aan, wie, op)


def _besluit(
    gemeente: Gemeente, zaak: Zaak, velden: Ontwerpvelden, vorige: Besluit | None, eerder: list[Besluit],
    nalezer: int | None, aan: int | None, wie: Wie, op: datetime,
) -> Besluit:  # fmt: skip
    if aan is not None:
        return _leg_voor(
            gemeente=gemeente, zaak=zaak, velden=velden, vorige=vorige, eerder=eerder, aan=aan, wie=wie, op=op
        )
    return _neem(
        gemeente=gemeente, zaak=zaak, velden=velden, vorige=vorige, eerder=eerder, nalezer=nalezer, wie=wie, op=op
    )


@handeling
def tijdelijk_verlengen(
    *, gemeente: Gemeente, zaak: int, tot_en_met: date, kosten_cent: int, wie: Wie, op: datetime, motivering: str = "",
    nalezer: int | None = None, aan: int | None = None, besluit: int | None = None,
) -> Besluit:  # fmt: skip
    """Make temporary help longer, so that it does not stop before the besluit: a new besluit with its own letter.

    The same help from the day after the last one, up to and including `tot_en_met`: at most the local number of weeks
    from today, or until the last day for the besluit when that is later. `kosten_cent`: whole cents for the extra days.
    `motivering` empty: the reasons of before still hold. `besluit` is the id of the help to make longer when more runs,
    as in joined cases; without it the help that ends last. Signed and looked over, or laid before a colleague (`aan`),
    as `tijdelijk_besluiten`. Raises Geweigerd, NietGevonden, BuitenEigenWerk.
    """
    record = zaak_in_gang(gemeente.code, zaak)
    eigen_werk(record, wie, op)
    eerder = tijdelijk_van(gemeente=gemeente.code, zaak=zaak)
    if not eerder:
        raise Geweigerd("Er is geen tijdelijke hulp om te verlengen.")
    weiger_buiten_weg(record)
    einden = uiteinden(eerder)
    vorige = next((b for b in einden if besluit in (None, b.id)), None)
    if vorige is None:
        raise Geweigerd("Deze hulp is al verlengd. Kijk bij de tijdelijke hulp welke hulp nu loopt.")
    dag, was = klok.dag_van(op), vorige.laatste_dag
    if was < dag:
        raise Geweigerd("Deze hulp is al gestopt. Neem een nieuw besluit over tijdelijke hulp.")
    hoogstens = weken_tijdelijk(gemeente=gemeente.slug, peildatum=dag)
    langst = tijdelijk(besloten_op=dag, begin=dag, weken=hoogstens.waarde).laatste_dag
    assert langst is not None
    if (voorstel := voorstel_voor(zaak=record, tot_en_met=was, op=op)) is not None:
        langst = max(langst, voorstel.tot_en_met)  # extensions do not stack
    if langst <= was:
        raise Geweigerd(f"Deze hulp loopt al tot en met {datum_voluit(was)}. Langer kan nu niet. Kijk later opnieuw.")
    if not was < tot_en_met <= langst:
        raise Geweigerd({"tot_en_met": f"Kies een dag na {datum_voluit(was)}, tot en met {datum_voluit(langst)}."})
    oud = velden_van(vorige)
    velden = replace(
        oud, begin=was + _DAG, einde=tot_en_met, motivering=motivering.strip() or oud.motivering, artikel="",
        kosten_cent=kosten_cent,
    )  # fmt: skip
    weiger_onbewaarbaar(velden)
    return _besluit(gemeente, record, velden, vorige, eerder, nalezer, aan, wie, op)
