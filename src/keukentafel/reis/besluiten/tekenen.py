"""Signing: complete, within the mandate, seen by two; then the letter and the step, and it never changes again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from keukentafel.dossier.besluit import operations as besluit_operations
from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.besluit.models import Besluit
from keukentafel.dossier.onderzoek import operations as onderzoek_operations
from keukentafel.dossier.onderzoek.models import Opmerking
from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht.besluit import bezwaar_uiterlijk
from keukentafel.recht.melden import Ontbrekend
from keukentafel.recht.stappen import Stand
from keukentafel.reis.besluiten.briefgegevens import (
    SOORT,
    briefgegevens,
    nummer_van,
    tekenaar_van,
    zinnen_van_de_brief,
)
from keukentafel.reis.besluiten.lezen import OPEN, ontwerp_op_slot, weiger_andere_versie, weiger_tijdelijk
from keukentafel.reis.besluiten.mogen import (
    MANDAAT_VOOR,
    Mandaten,
    eigen_werk,
    grond_van_mandaat,
    machtigingen,
    ontbreekt_voor,
)
from keukentafel.reis.besluiten.termijn import lees_termijn
from keukentafel.reis.besluiten.toetsen import Getoetst, bewaar_spoor, toets_besluit
from keukentafel.reis.besluiten.wegen import grondslag_van, grondslagmerk, ontbreekt_in, velden_van
from keukentafel.reis.handeling import Geweigerd, Wie, handeling
from keukentafel.reis.levertaken import zet_opdracht_op_dag
from keukentafel.reis.meelezen import losse_opmerkingen, stop_meelezen
from keukentafel.reis.regels import geldend_boek
from keukentafel.reis.taken import (
    AANVULLING,
    AFSPRAAK_MAKEN,
    BESLUIT,
    MEELEZEN,
    TIJDELIJK_STOPT,
    TIJDELIJK_TEKENEN,
    TIJDELIJK_TERUG,
    VERSLAG_TAKEN,
)
from keukentafel.reis.zaakwerk import schrijf_zaak_op, stel_op_of_weiger, verstuur, weiger_te_lang, zaak_in_gang, zet
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente

NAAR = {Besluit.Soort.TOEKENNING.value: Stand.TOEGEKEND, Besluit.Soort.AFWIJZING.value: Stand.AFGEWEZEN}
_KLAAR = (
    BESLUIT, AANVULLING, MEELEZEN, TIJDELIJK_TEKENEN, TIJDELIJK_TERUG, TIJDELIJK_STOPT, AFSPRAAK_MAKEN, *VERSLAG_TAKEN,
)  # fmt: skip


def weiger_gemis(mist: Sequence[Ontbrekend]) -> None:
    """Raise Geweigerd with one sentence for each thing that misses, under the part that it belongs to."""
    fouten: dict[str, str] = {}
    for deel in mist:
        fouten[deel.onderdeel] = " ".join(zin for zin in (fouten.get(deel.onderdeel), deel.zin) if zin)
    if fouten:
        raise Geweigerd(fouten)


def _laat_andere_vervallen(zaak: Zaak, besluit: Besluit, op: datetime) -> None:
    open_ = besluit_queries.besluiten(gemeente=zaak.gemeente_id, zaak=zaak.id).filter(staat__in=OPEN)
    for ander in open_.exclude(id=besluit.id):
        stop_meelezen(zaak=zaak, besluit=ander, op=op)
        besluit_operations.wijzig_besluit(besluit=ander, staat=Besluit.Staat.VERVALLEN)


@handeling
def ondertekenen(
    *, gemeente: Gemeente, zaak: int, besluit: int, verwachte_versie: int, wie: Wie, op: datetime, ondanks: str = ""
) -> Besluit:
    """Sign and publish a besluit: its letter leaves, the case takes its step, and the besluit never changes again.

    `ondanks`: with an open remark beside it, one sentence why it is signed all the same; colleagues read it there.

    `verwachte_versie` is the version that was read before signing. Refuses, with one sentence for each thing that
    misses, unless the law finds nothing missing, the mandate of who signs covers it and two people saw it on the same
    ground (recht.besluit, recht.mandaat; Wmo 2015 art. 2.3.2 lid 8 and 2.3.5, Awb art. 3:41, 3:45-3:47, 10:3). Raises
    Geweigerd, IntussenGewijzigd, NietGevonden, BuitenEigenWerk.
    """
    record = zaak_in_gang(gemeente.code, zaak)
    eigen_werk(record, wie, op)
    assert wie.id is not None
    ontwerp = ontwerp_op_slot(zaak=record, besluit=besluit)
    weiger_tijdelijk(ontwerp)
    dag = klok.dag_van(op)
    weiger_andere_versie(ontwerp, verwachte_versie)
    velden = velden_van(ontwerp)
    nu = lees_termijn(zaak=record, op=op)
    if ontwerp.soort not in NAAR or record.stand != Stand.AANGEVRAAGD or nu is None:
        raise Geweigerd("Er loopt nu geen aanvraag. Zonder aanvraag kan er geen besluit zijn.")
    aanvraag, termijn = nu
    grondslag = grondslag_van(gemeente=gemeente.code, zaak=zaak)
    mandaten = machtigingen(gemeente=gemeente.code, gebruiker=wie.id)
    mandaat = mandaatgrond(besluit=ontwerp, mandaten=mandaten, dag=dag)
    getoetst = toets_besluit(
        gemeente=gemeente, soort=ontwerp.soort, velden=velden, grondslag=grondslag, dag=dag, bevoegdheid=mandaat,
        boek=geldend_boek(gemeente.code),
    )  # fmt: skip
    weiger_gemis(
        (
            *ontbreekt_in(soort=ontwerp.soort, velden=velden, grondslag=grondslag, dag=dag, getoetst=getoetst),
            *ontbreekt_voor(besluit=ontwerp, wie=wie, dag=dag, merk=grondslagmerk(grondslag), mandaten=mandaten),
        )
    )
    open_, terug = losse_opmerkingen(gemeente=gemeente.code, zaak=zaak)
    weiger_open_opmerking(open_, ondanks)
    gegevens = briefgegevens(
        zaak=record, soort=ontwerp.soort, velden=velden, getoetst=getoetst, grondslag=grondslag, aanvraag=aanvraag,
        termijn=termijn,
        nummer=nummer_van(record, besluit), tekenaar=tekenaar_van(wie, gemeente.code), dag=dag,
    )  # fmt: skip
    brief = stel_op_of_weiger(
        gemeente=gemeente, zaak=record, soort=SOORT[ontwerp.soort], gegevens=gegevens, wie=wie, op=op,
        zinnen=zinnen_van_de_brief,
    )  # fmt: skip
    stop_meelezen(zaak=record, besluit=ontwerp, op=op)
    ontwerp = maak_bekend(
        besluit=ontwerp, wie=wie, op=op, getoetst=getoetst, mandaat=mandaat, besluit_uiterlijk=termijn.uiterlijk
    )
    _laat_andere_vervallen(record, ontwerp, op)
    zet(zaak=record, naar=NAAR[ontwerp.soort], weigering="Bij deze vraag past nu geen besluit.", wie=wie, op=op)
    zaak_operations.taken_klaar(gemeente=gemeente.code, zaak=zaak, wat=[werk.wat for werk in _KLAAR], op=op)
    zet_opdracht_op_dag(zaak=record, besluit=ontwerp, op=op)
    verstuur(brief, gemeente=gemeente, zaak=record, op=op)
    for opmerking in terug:  # that help is not needed any more
        onderzoek_operations.opmerking_klaar(opmerking=opmerking, op=op)
    if open_:
        _leg_weg(open_, f"Getekend met een open opmerking, want: {ondanks.strip()}", record, wie, op)
    schrijf_zaak_op(zaak=record, wat="besluit getekend en verstuurd", wie=wie, op=op)
    return ontwerp


def weiger_open_opmerking(open_: Sequence[Opmerking], ondanks: str) -> None:
    """Raise Geweigerd when a colleague's remark still stands beside the besluit and nobody says why it may."""
    if open_ and not ondanks.strip():
        raise Geweigerd({"ondanks": "Er staat nog een opmerking open. Verwerk die, of schrijf waarom u toch tekent."})
    weiger_te_lang("ondanks", ondanks, 400)


def _leg_weg(open_: Sequence[Opmerking], waarom: str, zaak: Zaak, wie: Wie, op: datetime) -> None:
    antwoord = onderzoek_operations.maak_opmerking(
        gemeente=zaak.gemeente_id, zaak=zaak.id, alinea=None, tekst=waarom, door_naam=wie.naam, op=op
    )
    for opmerking in (*open_, antwoord):
        onderzoek_operations.opmerking_klaar(opmerking=opmerking, op=op)


def mandaatgrond(*, besluit: Besluit, mandaten: Mandaten, dag: date, eerder_cent: int = 0) -> str:
    """Return on which of these mandates this besluit can be signed, "" on none. `eerder_cent`: what earlier temporary
    help of this question costs."""
    kosten = (besluit.kosten_cent or 0) + eerder_cent
    return grond_van_mandaat(mandaten=mandaten, soort=MANDAAT_VOOR[besluit.soort], kosten_cent=kosten, dag=dag)


def maak_bekend(
    *, besluit: Besluit, wie: Wie, op: datetime, getoetst: Getoetst, mandaat: str, besluit_uiterlijk: date | None
) -> Besluit:
    """Keep who signed on which mandate, the day, until when bezwaar can be made, and how the rules came to it; from
    here on it stands fast."""
    dag = klok.dag_van(op)
    assert wie.id is not None
    besluit = besluit_operations.wijzig_besluit(
        besluit=besluit,
        staat=Besluit.Staat.BEKENDGEMAAKT,
        artikel=besluit.artikel.strip() or getoetst.artikel,
        getekend_door_id=wie.id,
        mandaat_grond=mandaat,
        bekendgemaakt_op=dag,
        bezwaar_uiterlijk=bezwaar_uiterlijk(dag),
        besluit_uiterlijk=besluit_uiterlijk,
    )
    bewaar_spoor(besluit, getoetst)
    return besluit
