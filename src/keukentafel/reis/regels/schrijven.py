"""Writing a version of an own rule: from draft to published, with two people (ADR 0024)."""

from __future__ import annotations

from datetime import date, datetime

from keukentafel.omgeving.regels import operations, queries
from keukentafel.omgeving.regels.queries import Regelversie
from keukentafel.recht.motor.fouten import RegelingKloptNiet
from keukentafel.recht.motor.lezen import lees_tekst
from keukentafel.recht.motor.voorsteltekst import op_dag_gepubliceerd
from keukentafel.reis.handeling import Geweigerd, Wie, handeling
from keukentafel.reis.regels.mogen import (
    bekend_vanaf,
    mag_regels_maken,
    nagekeken,
    schrijf_versie_op,
    versie_in_de_maak,
)
from keukentafel.reis.regels.vormen import LANGSTE_TEKST, TekstIntussenGewijzigd
from keukentafel.stelsel.gemeenten.models import Gemeente

_LANGSTE_REDEN = 400


def _schone_tekst(tekst: str) -> str:
    tekst = tekst.replace("\r\n", "\n").replace("\r", "\n")
    if not tekst.strip():
        raise Geweigerd({"tekst": "Er staat nog niets. Schrijf de tekst, of begin met een tekst die er al is."})
    if len(tekst) > LANGSTE_TEKST or "\x00" in tekst:
        raise Geweigerd({"tekst": "Deze tekst is te lang, of er staat een teken in dat niet kan. Maak hem korter."})
    return tekst.rstrip() + "\n"


def _kop(tekst: str) -> dict[str, str | date | None]:
    """The name and first day in a text; empty while it cannot be read yet."""
    try:
        regeling = lees_tekst(tekst)
    except RegelingKloptNiet:
        return {}
    lang = len(regeling.id) > 120
    return {} if lang or regeling.geldt_van == date.min else {"regeling": regeling.id, "geldt_van": regeling.geldt_van}


@handeling
def regelversie_beginnen(*, gemeente: Gemeente, tekst: str, wie: Wie, op: datetime) -> Regelversie:
    """Keep a new draft, however incomplete. Raises Geweigerd for an empty or endless text, NietGevonden."""
    schrijver = mag_regels_maken(gemeente=gemeente.code, wie=wie, op=op)
    tekst = _schone_tekst(tekst)
    versie = operations.maak_regelversie(gemeente=gemeente.code, schrijver=schrijver, tekst=tekst, **_kop(tekst))
    schrijf_versie_op(versie=versie, wat="versie van een regeling begonnen", wie=wie, op=op)
    return versie


@handeling
def regelversie_bewaren(
    *, versie: int, tekst: str, verwachte_versie: int | None, wie: Wie, op: datetime
) -> Regelversie:
    """Save the text of a draft, however incomplete; returns it with its new version number.

    `verwachte_versie` is the number that the writer began from. Raises TekstIntussenGewijzigd when a colleague saved
    something else in between, Geweigerd when it is not a draft any more or cannot be kept, NietGevonden.
    """
    record = versie_in_de_maak(versie=versie, staat=Regelversie.Staat.CONCEPT, wie=wie, op=op)
    assert wie.id is not None, "wie hier mag schrijven heeft een account"
    tekst = _schone_tekst(tekst)
    if tekst == record.tekst:
        return record
    if record.versie != verwachte_versie:
        raise TekstIntussenGewijzigd(naam=record.schrijver.naam, versie=record.versie, tekst=record.tekst)
    operations.wijzig_regelversie(
        regelversie=record, tekst=tekst, schrijver_id=wie.id, versie=record.versie + 1, **_kop(tekst)
    )
    schrijf_versie_op(versie=record, wat="versie van een regeling geschreven", wie=wie, op=op)
    return record


@handeling
def regelversie_voorleggen(*, versie: int, verwachte_versie: int, wie: Wie, op: datetime) -> Regelversie:
    """Lay a draft before a colleague. Raises Geweigerd while something stands in the way, NietGevonden."""
    record = versie_in_de_maak(
        versie=versie, staat=Regelversie.Staat.CONCEPT, verwachte_versie=verwachte_versie, wie=wie, op=op
    )
    if nagekeken(gemeente=record.gemeente, tekst=record.tekst, op=bekend_vanaf(op)).bevindingen:
        raise Geweigerd("Aan deze tekst schort nog iets. Onder “Wat nog niet klopt” staat wat.")
    operations.wijzig_regelversie(regelversie=record, staat=Regelversie.Staat.VOORGELEGD, teruggegeven_om="")
    schrijf_versie_op(versie=record, wat="versie van een regeling voorgelegd", wie=wie, op=op)
    return record


@handeling
def regelversie_teruggeven(*, versie: int, reden: str, wie: Wie, op: datetime) -> Regelversie:
    """Give a version back to its writer, with why. Raises Geweigerd without a reason, NietGevonden."""
    record = versie_in_de_maak(versie=versie, staat=Regelversie.Staat.VOORGELEGD, wie=wie, op=op)
    reden = reden.strip()
    if not reden:
        raise Geweigerd({"reden": "Schrijf wat er anders moet. Dan weet de schrijver wat te doen."})
    if len(reden) > _LANGSTE_REDEN:
        raise Geweigerd({"reden": "Maak dit korter. Er passen 400 tekens."})
    operations.wijzig_regelversie(regelversie=record, staat=Regelversie.Staat.CONCEPT, teruggegeven_om=reden)
    schrijf_versie_op(versie=record, wat="versie van een regeling teruggegeven", wie=wie, op=op, reden=reden)
    return record


@handeling
def regelversie_publiceren(
    *, versie: int, geldt_van: date, verwachte_versie: int, wie: Wie, op: datetime
) -> Regelversie:
    """Approve a version and publish it: it is known from tomorrow (`bekend_vanaf`).

    It holds from `geldt_van`, which must be the first day in the text. Never by who wrote in it. Everything is checked
    again, one publication at a time. Raises Geweigerd, NietGevonden.
    """
    record = versie_in_de_maak(
        versie=versie, staat=Regelversie.Staat.VOORGELEGD, verwachte_versie=verwachte_versie, wie=wie, op=op
    )
    assert wie.id is not None, "wie hier mag publiceren heeft een account"
    if queries.schreef_mee(versie=record, gebruiker=wie.id):
        raise Geweigerd("U schreef mee aan deze tekst. Een collega keurt hem goed.")
    queries.een_voor_een(gemeente=record.gemeente_id)
    dag = bekend_vanaf(op)
    gezien = nagekeken(gemeente=record.gemeente, tekst=record.tekst, op=dag)
    if gezien.bevindingen or gezien.regeling is None:
        raise Geweigerd("Aan deze tekst schort nog iets. Onder “Wat nog niet klopt” staat wat.")
    if geldt_van != gezien.regeling.geldt_van:
        raise Geweigerd({"geldt_van": "In de tekst staat een andere eerste dag. Kijk welke dag het moet zijn."})
    operations.wijzig_regelversie(
        regelversie=record,
        tekst=op_dag_gepubliceerd(record.tekst, dag),
        regeling=gezien.regeling.id,
        geldt_van=geldt_van,
        staat=Regelversie.Staat.GEPUBLICEERD,
        goedkeurder_id=wie.id,
        gepubliceerd_op=dag,
    )
    schrijf_versie_op(versie=record, wat="versie van een regeling gepubliceerd", wie=wie, op=op)
    return record


@handeling
def regelversie_intrekken(*, versie: int, wie: Wie, op: datetime) -> Regelversie:
    """Take a draft away: it stays as it was and counts nowhere. Raises Geweigerd when it is no draft, NietGevonden."""
    record = versie_in_de_maak(versie=versie, staat=Regelversie.Staat.CONCEPT, wie=wie, op=op)
    operations.wijzig_regelversie(regelversie=record, staat=Regelversie.Staat.INGETROKKEN)
    schrijf_versie_op(versie=record, wat="versie van een regeling ingetrokken", wie=wie, op=op)
    return record
