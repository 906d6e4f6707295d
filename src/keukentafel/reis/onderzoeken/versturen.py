"""The verslag goes to the resident, who reacts; or it is solved without a besluit; or we are late and say so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from keukentafel.dossier.onderzoek import operations as onderzoek_operations
from keukentafel.dossier.onderzoek import queries as onderzoek_queries
from keukentafel.dossier.onderzoek.models import Reactie
from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Afspraak, Zaak
from keukentafel.recht.ladder import ontbreekt_op_ladder
from keukentafel.recht.onderzoek import te_laat
from keukentafel.recht.stappen import Stand, StapBestaatNiet, verzet
from keukentafel.recht.taal.tijd import datum_voluit, na_werkdagen
from keukentafel.reis.handeling import Geweigerd, Wie, handeling
from keukentafel.reis.meelezen import haal_terug
from keukentafel.reis.melden.afspreken import weiger_zonder_antwoord
from keukentafel.reis.onderzoeken.stand import ontbreekt_voor_verslag, trappen_van
from keukentafel.reis.onderzoeken.verslagbrief import verslaggegevens, volg_adres
from keukentafel.reis.taken import (
    NABELLEN,
    REACTIE_LEZEN,
    REACTIE_WACHT,
    REAGEREN_WERKDAGEN,
    VERSLAG_TAKEN,
    zet_op_dag,
)
from keukentafel.reis.zaakwerk import (
    neem,
    noteer,
    schrijf_inwoner,
    schrijf_zaak_op,
    stel_op_of_weiger,
    verstuur,
    zaak_in_gang,
    zet,
)
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente

VIA = ("web", "papier", "telefoon", "balie")


@handeling
def verslag_versturen(*, gemeente: Gemeente, zaak: int, wie: Wie, op: datetime, gesprek_geweest: bool = False) -> None:
    """Send the verslag: always, whatever the outcome (Wmo 2015 art. 2.3.2 lid 8). From now on its text stands.

    Without a talk (the short track) the answer about support must be there as well. `gesprek_geweest`: a person says
    that the first talk which is planned for later was held already; without it such a talk keeps the verslag here, and
    so does every talk after it: whoever was asked to come hears by letter that it is off, so that is an act of its own
    (`afspraak_afzeggen`). Raises Geweigerd with a sentence for each thing that misses.
    """
    record = zaak_in_gang(gemeente.code, zaak)
    onderzoek = onderzoek_queries.onderzoek(gemeente=gemeente.code, zaak=zaak)
    # Who applied because we were late still gets the verslag; the case then stays where it stands.
    verzonden = onderzoek is not None and onderzoek.verslag_verzonden_op is not None
    al_aangevraagd = record.stand == Stand.AANGEVRAAGD and not verzonden
    if record.stand not in zaak_queries.OPEN_STANDEN and not al_aangevraagd:
        raise Geweigerd("Het verslag is al verstuurd.")
    if mist := ontbreekt_voor_verslag(gemeente=gemeente.code, zaak=zaak):
        raise Geweigerd({m.onderdeel: m.zin for m in mist})
    gehouden = _gehouden(gemeente.code, zaak, op, gesprek_geweest)
    assert onderzoek is not None  # the outcome, which does not miss, stands in it
    gegevens = verslaggegevens(gemeente=gemeente, zaak=record, uitkomst=onderzoek.uitkomst, op=op)
    brief = stel_op_of_weiger(gemeente=gemeente, zaak=record, soort="verslag", gegevens=gegevens, wie=wie, op=op)
    if record.stand == Stand.ONTVANGEN:
        weiger_zonder_antwoord(gemeente.code, record, op)
        zet(zaak=record, naar=Stand.IN_ONDERZOEK, weigering="Dit onderzoek kan niet beginnen.", wie=wie, op=op)
    if gehouden is not None:  # on another day: nobody has to come for it any more
        zaak_operations.wijzig_afspraak(afspraak=gehouden, staat=Afspraak.Staat.VERVALLEN)
        zaak_operations.gesprek_vervalt(gemeente=gemeente.code, zaak=zaak, tijdstip=gehouden.begin, op=op)
    dag = klok.dag_van(op)
    if al_aangevraagd:
        noteer(zaak=record, handeling="verslag_verzenden", artikel="Wmo 2015 art. 2.3.2 lid 8", wie=wie, op=op)
    else:
        zet(zaak=record, naar=Stand.VERSLAG_VERZONDEN, weigering="Het verslag kan nu niet weg.", wie=wie, op=op)
    onderzoek_operations.wijzig_onderzoek(onderzoek=onderzoek, verslag_verzonden_op=dag)
    for werk in VERSLAG_TAKEN:
        zaak_operations.taken_klaar(gemeente=gemeente.code, zaak=zaak, wat=werk.wat, op=op)
    if not al_aangevraagd:
        zet_op_dag(zaak=record, werk=REACTIE_WACHT, uiterlijk=na_werkdagen(van=dag, aantal=REAGEREN_WERKDAGEN))
    verstuur(brief, gemeente=gemeente, zaak=record, op=op)
    schrijf_zaak_op(zaak=record, wat="verslag verstuurd", wie=wie, op=op)


def _gehouden(gemeente: int, zaak: int, op: datetime, geweest: bool) -> Afspraak | None:
    """Return the first talk to come when a person says that it was held. Raises Geweigerd for a talk that is still to
    be held: each with its day."""
    gepland = list(zaak_queries.komende_afspraken(gemeente=gemeente, zaak=zaak, op=op).order_by("begin", "id"))
    fouten: dict[str, str] = {}
    if gepland and not geweest:
        fouten["gesprek_geweest"] = "Er is nog een gesprek gepland. Is het al geweest? Zet dan hier een vinkje."
    if daarna := gepland[1:]:
        zin = "Er staat ook een gesprek op {}. Zeg dat gesprek eerst af."
        fouten[""] = " ".join(zin.format(datum_voluit(klok.dag_van(afspraak.begin))) for afspraak in daarna)
    if fouten:
        raise Geweigerd(fouten)
    return gepland[0] if gepland else None


@handeling
def reageren(
    *, gemeente: Gemeente, zaak: int, soort: str, tekst: str, via: str, wie: Wie, op: datetime, dag: date | None = None
) -> Reactie:
    """Keep what the resident says of the verslag: "gezien", or "niet mee eens, want". It stands beside the verslag for
    ever, and somebody reads it. `dag` is the day of a paper or a call. Raises Geweigerd."""
    record = zaak_in_gang(gemeente.code, zaak)
    if soort == Reactie.Soort.GETEKEND:  # signing is an aanvraag: only `tekenen` keeps it
        raise Geweigerd({"soort": "Kies wat de inwoner zegt: gezien, of niet mee eens."})
    dag = dag_van_reactie(dag, soort, tekst, via, gemeente, zaak, op)
    reactie = onderzoek_operations.maak_reactie(
        gemeente=gemeente.code, zaak=zaak, soort=soort, tekst=tekst.strip(), via=via, dag=dag, door_naam=wie.naam, op=op
    )
    if soort == Reactie.Soort.NIET_EENS:
        zet_op_dag(zaak=record, werk=REACTIE_LEZEN, uiterlijk=na_werkdagen(van=klok.dag_van(op), aantal=2))
    noteer(zaak=record, handeling="reactie op het verslag", wie=wie, op=op, dag=dag)
    schrijf_zaak_op(zaak=record, wat="reactie op het verslag", wie=wie, op=op)
    return reactie


def dag_van_reactie(
    dag: date | None, soort: str, tekst: str, via: str, gemeente: Gemeente, zaak: int, op: datetime
) -> date:
    """Return the day of a reaction, or refuse with a sentence per field."""
    fouten: dict[str, str] = {}
    if soort not in Reactie.Soort.values:
        fouten["soort"] = "Kies wat de inwoner zegt: gezien, of niet mee eens."
    if soort == Reactie.Soort.NIET_EENS and not tekst.strip():
        fouten["tekst"] = "Schrijf waarmee u het niet eens bent."
    if via not in VIA:
        fouten["via"] = "Kies hoe de reactie binnenkwam."
    vandaag = klok.dag_van(op)
    gekozen = dag or vandaag
    onderzoek = onderzoek_queries.onderzoek(gemeente=gemeente.code, zaak=zaak)
    verzonden = onderzoek.verslag_verzonden_op if onderzoek else None
    if verzonden is None:
        fouten[""] = "Er is nog geen verslag verstuurd."
    elif gekozen < verzonden:
        fouten["dag"] = "Deze dag ligt voor het verslag. Kijk de datum na."
    if gekozen > vandaag:
        fouten["dag"] = "Deze dag moet nog komen. Kijk de datum na."
    if fouten:
        raise Geweigerd(fouten)
    return gekozen


@handeling
def opnieuw_kijken(*, gemeente: Gemeente, zaak: int, wie: Wie, op: datetime) -> None:
    """The reaction gives reason to look further: the verslag can be written on, and is sent again. Raises Geweigerd.

    From now on there is no verslag: a text that is half rewritten never counts as the one that was sent.
    """
    record = zaak_in_gang(gemeente.code, zaak)
    zet(zaak=record, naar=Stand.IN_ONDERZOEK, weigering="Bij deze vraag kunt u nu niet verder kijken.", wie=wie, op=op)
    onderzoek = onderzoek_operations.zorg_voor_onderzoek(gemeente=gemeente.code, zaak=zaak)
    onderzoek_operations.wijzig_onderzoek(onderzoek=onderzoek, verslag_verzonden_op=None)  # history keeps the day
    for werk in (REACTIE_WACHT, REACTIE_LEZEN):
        zaak_operations.taken_klaar(gemeente=gemeente.code, zaak=zaak, wat=werk.wat, op=op)
    zet_op_dag(zaak=record, werk=VERSLAG_TAKEN[-1])
    schrijf_zaak_op(zaak=record, wat="opnieuw naar de vraag gekeken", wie=wie, op=op)


@handeling
def oplossen_zonder_maatwerk(
    *,
    gemeente: Gemeente,
    zaak: int,
    oplossing: Sequence[str],
    nabellen_op: date | None,
    wie: Wie,
    op: datetime,
) -> None:
    """The question is solved without a besluit: a letter of its own says what helps and that applying stays possible.

    The ladder must say which step helps. Nobody is asked to sign temporary help any more. Raises Geweigerd.
    """
    record = zaak_in_gang(gemeente.code, zaak)
    fouten: dict[str, str] = {}
    regels = [regel.strip() for regel in oplossing if regel.strip()]
    if not regels:
        fouten["oplossing"] = "Schrijf op wat de inwoner gaat doen, een afspraak per regel."
    dag = klok.dag_van(op)
    if nabellen_op is not None and nabellen_op <= dag:
        fouten["nabellen_op"] = "Kies een dag die nog komt om na te bellen."
    trappen = trappen_van(onderzoek_queries.treden(gemeente=gemeente.code, zaak=zaak))
    if mist := ontbreekt_op_ladder(trappen, voor_maatwerk=False):
        fouten[""] = " ".join(m.zin for m in mist)
    if fouten:
        raise Geweigerd(fouten)
    try:
        stap = verzet(van=Stand(record.stand), naar=Stand.OPGELOST_ZONDER_MAATWERK)
    except StapBestaatNiet:
        zin = "Afronden zonder besluit kan pas als het verslag is verstuurd, en niet na een aanvraag."
        raise Geweigerd(zin) from None
    gegevens: dict[str, object] = {
        "melding_datum": record.startdag.isoformat(),
        "onderzoek_klaar_op": _verzonden(gemeente, zaak),
        "oplossing": regels,
        "nabellen_op": nabellen_op.isoformat() if nabellen_op else None,
    }
    soort = "opgelost_zonder_maatwerk"
    brief = stel_op_of_weiger(gemeente=gemeente, zaak=record, soort=soort, gegevens=gegevens, wie=wie, op=op)
    neem(zaak=record, stap=stap, wie=wie, op=op)
    haal_terug(zaak=record, op=op)
    for werk in (REACTIE_WACHT, REACTIE_LEZEN):
        zaak_operations.taken_klaar(gemeente=gemeente.code, zaak=zaak, wat=werk.wat, op=op)
    if nabellen_op is not None:
        zet_op_dag(zaak=record, werk=NABELLEN, uiterlijk=nabellen_op)
    verstuur(brief, gemeente=gemeente, zaak=record, op=op)
    schrijf_zaak_op(zaak=record, wat="opgelost zonder besluit", wie=wie, op=op)


def _verzonden(gemeente: Gemeente, zaak: int) -> str | None:
    onderzoek = onderzoek_queries.onderzoek(gemeente=gemeente.code, zaak=zaak)
    return onderzoek.verslag_verzonden_op.isoformat() if onderzoek and onderzoek.verslag_verzonden_op else None


@handeling
def sinds_te_laat(*, zaak: Zaak, op: datetime) -> tuple[date | None, date | None]:
    """Return since which day the onderzoek of a case is late (None: it is not), and when the resident was told so.

    The caller has let the reader into the file. Only an onderzoek that still runs is late.
    """
    onderzoek = onderzoek_queries.onderzoek(gemeente=zaak.gemeente_id, zaak=zaak.id)
    if zaak.stand not in zaak_queries.OPEN_STANDEN or zaak.samengevoegd_in_id is not None:
        return None, None
    verzonden = onderzoek.verslag_verzonden_op if onderzoek else None
    sinds = te_laat(startdag=zaak.startdag, verslag_verzonden_op=verzonden, op=klok.dag_van(op))
    return sinds, onderzoek.te_laat_gemeld_op if onderzoek else None


@handeling
def te_laat_te_melden(*, gemeente: int, op: datetime) -> list[int]:
    """Return the cases of which the onderzoek is late and the resident was not told yet, oldest last day first.

    A case of which a verslag was sent before is left out: it is looked at again, and its resident has heard from us.
    """
    gemeld = onderzoek_queries.te_laat_gemeld(gemeente=gemeente)
    over_tijd = zaak_queries.onderzoek_over_tijd(gemeente=gemeente, op=klok.dag_van(op)).exclude(id__in=gemeld)
    nieuw = (z for z in over_tijd if not zaak_queries.eerder_verslag(zaak=z))
    return [zaak.id for zaak in nieuw if sinds_te_laat(zaak=zaak, op=op)[0] is not None]


@handeling
def te_laat_melden(*, gemeente: Gemeente, zaak: int, nieuwe_datum: date | None, wie: Wie, op: datetime) -> bool:
    """Tell the resident that the onderzoek is late and that applying can be done at once (art. 2.3.2 lid 9).

    Once for each case; returns whether a letter was laid now. Raises Geweigerd.
    """
    record = zaak_in_gang(gemeente.code, zaak)
    dag = klok.dag_van(op)
    sinds, gemeld = sinds_te_laat(zaak=record, op=op)
    if sinds is None:
        raise Geweigerd("Het onderzoek is nog op tijd. Er is niets te melden.")
    if gemeld is not None:
        return False
    if nieuwe_datum is not None and nieuwe_datum <= dag:
        raise Geweigerd({"nieuwe_datum": "Kies een dag die nog komt. Beloof alleen wat u kunt houden."})
    onderzoek = onderzoek_operations.zorg_voor_onderzoek(gemeente=gemeente.code, zaak=zaak)
    onderzoek_operations.wijzig_onderzoek(onderzoek=onderzoek, te_laat_gemeld_op=dag)
    schrijf_inwoner(
        gemeente=gemeente,
        zaak=record,
        soort="te_laat",
        gegevens={
            "melding_datum": record.startdag.isoformat(),
            "onderzoek_uiterlijk": record.onderzoek_uiterlijk.isoformat(),
            "nieuwe_datum": nieuwe_datum.isoformat() if nieuwe_datum else None,
            "aanvragen_adres": volg_adres(gemeente),
        },
        wie=wie,
        op=op,
    )
    noteer(
        zaak=record,
        handeling="te laat gemeld",
        artikel="Wmo 2015 art. 2.3.2 lid 9",
        wie=wie,
        op=op,
        uitleg="Wij zijn te laat met ons onderzoek. U mag nu direct aanvragen.",
    )
    schrijf_zaak_op(zaak=record, wat="te laat gemeld", wie=wie, op=op)
    return True
