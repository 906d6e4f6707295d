"""Writing a besluit: a draft is saved however incomplete, and its page shows what it still lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import CharField

from keukentafel.berichten import brieven
from keukentafel.dossier.besluit import operations as besluit_operations
from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.besluit.models import Besluit, Doel, Hulp
from keukentafel.dossier.onderzoek import queries as onderzoek_queries
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht.besluit import Profiel, Richting, bezwaar_uiterlijk, minuten_per_week, minuten_samen
from keukentafel.recht.stappen import Stand
from keukentafel.recht.taal.stukken import Frequentie
from keukentafel.recht.toetsing import WEIGERINGSGRONDEN, in_de_brief
from keukentafel.reis.besluiten.briefgegevens import (
    NOG_NIET,
    SOORT,
    briefgegevens,
    nummer_van,
    tekenaar_van,
    wat_mist,
)
from keukentafel.reis.besluiten.mogen import eigen_werk, lezers_voor, machtigingen, mandaat_van, ontbreekt_voor
from keukentafel.reis.besluiten.termijn import lees_termijn
from keukentafel.reis.besluiten.toetsen import toets_besluit
from keukentafel.reis.besluiten.vormen import Besluitbeeld, Doelvelden, Hulpvelden, IntussenGewijzigd, Ontwerpvelden
from keukentafel.reis.besluiten.wegen import grondslag_van, grondslagmerk, ontbreekt_in, resultaten_van, velden_van
from keukentafel.reis.handeling import Geweigerd, Wie, handeling
from keukentafel.reis.meelezen import losse_opmerkingen
from keukentafel.reis.regels import geldend_boek
from keukentafel.reis.zaakwerk import schrijf_zaak_op, stel_op, weiger_te_lang, zaak_in_gang, zaak_of_weiger
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente

SOORTEN = (Besluit.Soort.TOEKENNING, Besluit.Soort.AFWIJZING)
LANGSTE_TEKST = 20_000
MEESTE_MINUTEN = 1_000_000
DUURSTE = 10**12
EERSTE_DAG, LAATSTE_DAG = date(2015, 1, 1), date(2199, 12, 31)
_TEKSTEN = (
    "aanbieder", "aanbieder_keuze", "leveringsplan", "gevraagd", "motivering", "artikel", "norm", "norm_versie",
    "alternatieven", "samenloop_motivering", "afwijking", "pgb_kan_omdat", "pgb_waarom", "pgb_goed_omdat",
)  # fmt: skip
_OORDELEN = ("pgb_kan", "pgb_goed", "oude_groep_wlz", "weigeringsgrond")


def schoon(velden: Ontwerpvelden) -> Ontwerpvelden:
    """Return what was typed without spaces around it and without rows in which nothing was typed."""
    doelen = tuple(
        replace(
            doel,
            **{n: getattr(doel, n).strip() for n in ("woorden", "resultaat", "maatstaf", "zonder_omdat")},
            hulp=tuple(
                replace(h, activiteit=h.activiteit.strip(), frequentie=h.frequentie.strip())
                for h in doel.hulp
                if not h.leeg
            ),
        )
        for doel in velden.doelen
        if not doel.leeg
    )
    return replace(velden, **{n: getattr(velden, n).strip() for n in _TEKSTEN}, doelen=doelen)


def _hoogstens(model: type[Besluit] | type[Doel] | type[Hulp], veld: str) -> int:
    """How many characters the column of this field holds."""
    kolom = model._meta.get_field(veld)
    return kolom.max_length if isinstance(kolom, CharField) and kolom.max_length else LANGSTE_TEKST


def _te_lang(naam: str, tekst: str, hoogstens: int) -> dict[str, str]:
    try:
        weiger_te_lang(naam, tekst, hoogstens)
    except Geweigerd as fout:
        return fout.fouten
    return {}


def _hulpfouten(plek: str, hulp: Hulpvelden) -> dict[str, str]:
    fouten: dict[str, str] = {}
    for naam in ("activiteit", "frequentie"):
        fouten |= _te_lang(f"{plek}_{naam}", getattr(hulp, naam), _hoogstens(Hulp, naam))
    if hulp.minuten is not None and not 0 <= hulp.minuten <= MEESTE_MINUTEN:
        fouten[f"{plek}_minuten"] = "Vul een heel aantal minuten in, zonder min ervoor."
    if hulp.per and hulp.per not in set(Frequentie):
        fouten[f"{plek}_per"] = "Kies of de minuten per week, per maand of per andere tijd zijn."
    return fouten


def _doelfouten(plek: str, doel: Doelvelden) -> dict[str, str]:
    fouten: dict[str, str] = {}
    for naam in ("woorden", "resultaat", "maatstaf", "zonder_omdat"):
        fouten |= _te_lang(f"{plek}_{naam}", getattr(doel, naam), _hoogstens(Doel, naam))
    if doel.richting and doel.richting not in set(Richting):
        fouten[f"{plek}_richting"] = "Kies een van de richtingen."
    if doel.datum is not None and not EERSTE_DAG <= doel.datum <= LAATSTE_DAG:
        fouten[f"{plek}_datum"] = "Dit jaar klopt niet. Kijk de datum na."
    for nummer, hulp in enumerate(doel.hulp, start=1):
        fouten |= _hulpfouten(f"{plek}_hulp_{nummer}", hulp)
    return fouten


def _fouten(velden: Ontwerpvelden) -> dict[str, str]:
    """What cannot be kept as it was typed, per field: doel_1_woorden, doel_1_hulp_2_minuten."""
    fouten: dict[str, str] = {}
    for naam in _TEKSTEN:
        fouten |= _te_lang(naam, getattr(velden, naam), _hoogstens(Besluit, naam))
    for naam in ("begin", "einde"):
        dag = getattr(velden, naam)
        if dag is not None and not EERSTE_DAG <= dag <= LAATSTE_DAG:
            fouten[naam] = "Dit jaar klopt niet. Kijk de datum na."
    if velden.begin and velden.einde and velden.einde < velden.begin:
        fouten["einde"] = "De laatste dag ligt voor de eerste. Kijk de datums na."
    if velden.vorm and velden.vorm not in Besluit.Vorm.values:
        fouten["vorm"] = "Kies: de gemeente regelt de hulp, of een pgb."
    if velden.profiel and velden.profiel not in set(Profiel):
        fouten["profiel"] = "Kies een profiel: basis, aanvullend of intens."
    if velden.weigeringsgrond and velden.weigeringsgrond not in WEIGERINGSGRONDEN:
        fouten["weigeringsgrond"] = "Kies een van de redenen."
    if velden.kosten_cent is not None and not 0 <= velden.kosten_cent <= DUURSTE:
        fouten["kosten"] = "Vul de kosten in, zonder min ervoor."
    for nummer, doel in enumerate(velden.doelen, start=1):
        fouten |= _doelfouten(f"doel_{nummer}", doel)
    return fouten


def weiger_onbewaarbaar(velden: Ontwerpvelden) -> None:
    """Raise Geweigerd with every field that cannot be kept as it was typed."""
    if fouten := _fouten(velden):
        raise Geweigerd(fouten)


def kolommen(velden: Ontwerpvelden) -> dict[str, Any]:
    """Return the columns of Besluit with what was typed."""
    tot = velden.einde + timedelta(days=1) if velden.einde else None
    namen = (*_TEKSTEN, *_OORDELEN, "vorm", "pgb_besproken", "profiel", "kosten_cent", "bijdrage")
    rest = {n: getattr(velden, n) for n in namen}
    return {"periode": DateRange(velden.begin, tot) if velden.begin or tot else None, **rest}


def doelrijen(velden: Ontwerpvelden) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Return the rows of the goals, each with the rows of its help."""
    return [
        (
            {n: getattr(d, n) for n in ("woorden", "resultaat", "richting", "maatstaf", "datum", "zonder_omdat")},
            [
                {n: getattr(h, n) for n in ("activiteit", "frequentie", "minuten", "per", "met_besluit", "hulpmiddel")}
                for h in d.hulp
            ],
        )
        for d in velden.doelen
    ]


def _weiger_zonder_aanvraag(zaak: Zaak, soort: str) -> None:
    if soort not in SOORTEN:
        raise Geweigerd({"soort": "Kies: de inwoner krijgt hulp, of krijgt deze hulp niet."})
    if zaak.stand != Stand.AANGEVRAAGD:
        raise Geweigerd("Er loopt nu geen aanvraag. Zonder aanvraag kan er geen besluit zijn.")


@handeling
def ontwerp_bewaren(
    *, gemeente: Gemeente, zaak: int, soort: str, velden: Ontwerpvelden, verwachte_versie: int | None, wie: Wie,
    op: datetime,
) -> Besluit:  # fmt: skip
    """Save a draft, however incomplete; returns it with its new version.

    `soort` is toekenning or afwijzing. `verwachte_versie` is the version that the writer began from, None for a first
    save. The writer is who saved last; who read along before counts no longer once the text changes. Raises
    IntussenGewijzigd when a colleague saved something else in between, Geweigerd for what cannot be kept, NietGevonden,
    BuitenEigenWerk.
    """
    record = zaak_in_gang(gemeente.code, zaak)
    eigen_werk(record, wie, op)
    assert wie.id is not None
    velden = schoon(velden)
    weiger_onbewaarbaar(velden)
    _weiger_zonder_aanvraag(record, soort)
    nu = lees_termijn(zaak=record, op=op)
    assert nu is not None
    oud = besluit_queries.ontwerp(gemeente=gemeente.code, zaak=zaak, soort=soort)
    if oud is None:
        if verwachte_versie is not None:
            raise Geweigerd("Dit besluit is intussen verstuurd of vervallen. Kijk in het dossier wat er nu staat.")
        besluit = besluit_operations.maak_besluit(
            gemeente=gemeente.code, zaak=zaak, soort=soort, opsteller=wie.id, aanvraag_id=nu[0].id, **kolommen(velden)
        )
    else:
        staat_er = velden_van(oud)
        if staat_er == velden:
            return oud
        if oud.versie != verwachte_versie:
            raise IntussenGewijzigd(naam=oud.opsteller.naam, besluit=oud.id, versie=oud.versie, velden=staat_er)
        eerst = oud.opsteller_id != wie.id
        gelezen = {"lezer_id": None} if oud.staat == Besluit.Staat.CONCEPT else {}
        besluit = besluit_operations.wijzig_besluit(
            besluit=oud, versie=oud.versie + 1, opsteller_id=wie.id, **gelezen, **kolommen(velden)
        )
    besluit_operations.vervang_doelen(besluit=besluit, doelen=doelrijen(velden))
    if oud is None or eerst:  # autosave writes every few seconds: one line in the log when somebody starts is enough
        schrijf_zaak_op(zaak=record, wat="ontwerp van het besluit geschreven", wie=wie, op=op)
    return besluit


def _lezers(besluit: Besluit | None, gemeente: int, soort: str, wie: Wie, dag: date) -> Iterator[tuple[int, str]]:
    zonder = {n for n in (wie.id, besluit.opsteller_id if besluit else None) if n is not None}
    yield from lezers_voor(gemeente=gemeente, soort=soort, dag=dag, zonder=zonder)


@handeling
def ontwerp_openen(*, gemeente: Gemeente, zaak: int, soort: str, wie: Wie, op: datetime) -> Besluitbeeld:
    """Return the draft of this kind as its page shows it: what is typed, what it lacks, cost, mandate and the letter.

    Empty when nobody wrote yet. The view is written in the log. Raises Geweigerd (not a kind that has a draft),
    NietGevonden, BuitenEigenWerk.
    """
    record = zaak_of_weiger(gemeente.code, zaak)
    hoe = eigen_werk(record, wie, op)
    if soort not in SOORTEN:
        raise Geweigerd({"soort": "Kies: de inwoner krijgt hulp, of krijgt deze hulp niet."})
    dag = klok.dag_van(op)
    nu = lees_termijn(zaak=record, op=op)
    aanvraag, termijn = nu or (None, None)
    besluit = besluit_queries.ontwerp(gemeente=gemeente.code, zaak=zaak, soort=soort)
    velden = velden_van(besluit) if besluit else Ontwerpvelden()
    grondslag = grondslag_van(gemeente=gemeente.code, zaak=zaak)
    boek = geldend_boek(gemeente.code)
    getoetst = toets_besluit(gemeente=gemeente, soort=soort, velden=velden, grondslag=grondslag, dag=dag, boek=boek)
    gegevens = briefgegevens(
        zaak=record, soort=soort, velden=velden, getoetst=getoetst, grondslag=grondslag, aanvraag=aanvraag,
        termijn=termijn,
        nummer=nummer_van(record, besluit.id) if besluit else "",
        tekenaar=(NOG_NIET, tekenaar_van(wie, gemeente.code)[1]), dag=dag,
    )  # fmt: skip
    html: str | None = None
    mist: tuple[str, ...] = ()
    try:
        brief = stel_op(gemeente=gemeente, zaak=record, soort=SOORT[soort], gegevens=gegevens, wie=wie, op=op)
        html = brieven.als_html(brief.tekst)
    except brieven.BriefOnvolledig as fout:
        mist = wat_mist(fout)
    schrijf_zaak_op(zaak=record, wat="ontwerp van het besluit bekeken", wie=wie, op=op, soort=hoe)
    merk, mandaten = grondslagmerk(grondslag), machtigingen(gemeente=gemeente.code, gebruiker=wie.id)
    gelezen = besluit is not None and besluit.lezer_id is not None and besluit.staat == Besluit.Staat.CONCEPT
    resultaten = resultaten_van(velden.doelen)
    return Besluitbeeld(
        zaak=record,
        soort=soort,
        besluit=besluit,
        versie=besluit.versie if besluit else None,
        velden=velden,
        aanvraag=aanvraag,
        termijn=termijn,
        ontbreekt=ontbreekt_in(soort=soort, velden=velden, grondslag=grondslag, dag=dag, getoetst=getoetst),
        tekenbaar=ontbreekt_voor(besluit=besluit, wie=wie, dag=dag, merk=merk, mandaten=mandaten) if besluit else (),
        minuten_per_week=minuten_per_week(resultaten),
        minuten_samen=tuple((per.value, minuten) for per, minuten in minuten_samen(resultaten)),
        kosten_cent=velden.kosten_cent,
        samenloop=grondslag.samenloop,
        brief_html=html,
        brief_mist=mist,
        bezwaar_uiterlijk=bezwaar_uiterlijk(dag),
        opsteller=besluit.opsteller.naam if besluit else "",
        lezer=besluit.lezer.naam if besluit and besluit.lezer else "",
        gelezen=gelezen and besluit is not None and besluit.gelezen_merk == merk,
        lezers=tuple(_lezers(besluit, gemeente.code, soort, wie, dag)),
        grondslag=grondslag,
        regels=in_de_brief(getoetst.toetsing),
        artikel=getoetst.artikel,
        mandaat=mandaat_van(mandaten=mandaten, soort=soort, dag=dag),
        opmerkingen=tuple(losse_opmerkingen(gemeente=gemeente.code, zaak=zaak)[0]),
        reacties=tuple(r for r in onderzoek_queries.reacties(gemeente=gemeente.code, zaak=zaak) if r.tekst.strip()),
    )
