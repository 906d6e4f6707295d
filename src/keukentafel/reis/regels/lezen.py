"""Reading versions of own rules, and the texts that a new version can begin from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from keukentafel.omgeving.regels import queries
from keukentafel.omgeving.regels.queries import Regelversie
from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.fouten import GeenVersie, RegelingKloptNiet
from keukentafel.recht.motor.model import Regeling
from keukentafel.recht.motor.plaatselijk import WAARDEN
from keukentafel.recht.motor.voorstel import LAGEN_VAN_EEN_GEMEENTE
from keukentafel.recht.motor.voorsteltekst import (
    eigen_versie,
    lege_regeling,
    met_andere_waarde,
    nieuwe_versie,
    verschil_in_tekst,
    waardeplekken,
)
from keukentafel.recht.motor.wetboek import tekst_van
from keukentafel.reis.handeling import Geweigerd, Wie, handeling
from keukentafel.reis.regels.boek import boek_van, geldend_boek
from keukentafel.reis.regels.mogen import bekend_vanaf, mag_regels_maken, nagekeken, versie_te_lezen, waar_regels_maken
from keukentafel.reis.regels.vormen import AndereWaarde, Beginpunt, Regelversiebeeld, TeWijzigen
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente

LAND = "land"


def noemer_van(boek: Boek, regeling: str) -> str:
    """Return how people call a regulation; what its short name says when the book does not know it, "" without one."""
    return boek.versies(regeling)[-1].noemer if regeling in boek.wetten() else regeling.replace("_", " ").capitalize()


@handeling
def regelversies(*, wie: Wie, op: datetime) -> tuple[tuple[Regelversie, str], ...]:
    """Return what is in the making and published where this person may write rules, the newest first, each with how
    people call its regulation."""
    rijen = list(queries.open_en_gepubliceerd(gemeenten=waar_regels_maken(wie=wie, op=op)))
    gepubliceerd: dict[int, list[int]] = {rij.gemeente_id: [] for rij in rijen}
    for rij in rijen:
        if rij.staat == Regelversie.Staat.GEPUBLICEERD:
            gepubliceerd[rij.gemeente_id].append(rij.id)
    boeken = {gemeente: boek_van(gemeente, gepubliceerd=ids) for gemeente, ids in gepubliceerd.items()}
    return tuple((rij, noemer_van(boeken[rij.gemeente_id], rij.regeling)) for rij in rijen)


@handeling
def regelversie_openen(*, versie: int, wie: Wie, op: datetime) -> Regelversiebeeld:
    """Return one version with what stands in the way of publishing it today. Raises NietGevonden."""
    record = versie_te_lezen(versie=versie, wie=wie, op=op)
    assert wie.id is not None, "wie hier mag lezen heeft een account"
    ligt_vast = record.staat in (Regelversie.Staat.GEPUBLICEERD, Regelversie.Staat.INGETROKKEN)
    gezien = None if ligt_vast else nagekeken(gemeente=record.gemeente, tekst=record.tekst, op=bekend_vanaf(op))
    noemer = gezien.regeling.noemer if gezien is not None and gezien.regeling is not None else ""
    return Regelversiebeeld(
        versie=record,
        noemer=noemer or noemer_van(geldend_boek(record.gemeente_id), record.regeling),
        bevindingen=gezien.bevindingen if gezien is not None else (),
        mag_goedkeuren=record.staat == Regelversie.Staat.VOORGELEGD
        and not queries.schreef_mee(versie=record, gebruiker=wie.id),
        verschil=None if ligt_vast else _verschil(record),
        terug=record.geldt_van is not None and record.geldt_van < (record.gepubliceerd_op or bekend_vanaf(op)),
    )


def _verschil(record: Regelversie) -> tuple[tuple[str, str], ...] | None:
    boek = geldend_boek(record.gemeente_id)
    if record.geldt_van is None or record.regeling not in boek.wetten():
        return None
    was = _op_of_laatste(boek, record.regeling, record.geldt_van)
    if was.gemeente != record.gemeente.cbs_code or was.id.startswith(WAARDEN):
        return None
    return verschil_in_tekst(_tekst(record.gemeente_id, was), record.tekst)


def _eigen_wetten(boek: Boek, gemeente: Gemeente) -> Iterator[str]:
    for wet in boek.wetten():
        if boek.versies(wet)[0].gemeente == gemeente.cbs_code and not wet.startswith(WAARDEN):
            yield wet


def _van_anderen(boek: Boek, gemeente: Gemeente, dag: date) -> Iterator[Beginpunt]:
    """What a cooperation or the country fills in here, and she could fill in herself."""
    for wet in boek.wetten():
        regeling = boek.versies(wet)[-1]
        vult_in = any(artikel.invullingen for artikel in regeling.artikelen)
        if wet.startswith(WAARDEN) or not vult_in or regeling.gemeente or regeling.laag not in LAGEN_VAN_EEN_GEMEENTE:
            continue
        samen = boek.gebieden.get(regeling.gebied)
        if samen is None or samen.telt_mee(gemeente.cbs_code, dag):
            yield Beginpunt(regeling=wet, noemer=regeling.noemer, van_wie=samen.naam if samen else LAND)


@handeling
def beginpunten(*, gemeente: Gemeente, wie: Wie, op: datetime) -> tuple[Beginpunt, ...]:
    """Return the regulations that a version can begin from: her own first, then what others fill in for her."""
    mag_regels_maken(gemeente=gemeente.code, wie=wie, op=op)
    boek = geldend_boek(gemeente.code)
    eigen = (Beginpunt(regeling=wet, noemer=boek.versies(wet)[-1].noemer) for wet in _eigen_wetten(boek, gemeente))
    return (*eigen, *_van_anderen(boek, gemeente, klok.dag_van(op)))


def _op_of_laatste(boek: Boek, wet: str, dag: date) -> Regeling:
    try:
        return boek.versie(wet, peildatum=dag)
    except GeenVersie:
        return boek.versies(wet)[-1]


def _tekst(gemeente: int, regeling: Regeling) -> str:
    eigen = queries.tekst_van(
        gemeente=gemeente, regeling=regeling.id, geldt_van=regeling.geldt_van, gepubliceerd_op=regeling.gepubliceerd
    )
    tekst = eigen or tekst_van(regeling)
    assert tekst is not None, "een regeling komt uit een bestand of is hier gepubliceerd"
    return tekst


@handeling
def begintekst(*, gemeente: Gemeente, regeling: str, van: date, wie: Wie, op: datetime) -> str:
    """Return the text that a version from this day begins with: that of the version in force, or the latest.

    Of what a cooperation or the country fills in: as a regulation of her own. "" gives the head of a new regulation.
    Raises Geweigerd for a regulation that she cannot begin from, NietGevonden.
    """
    mag_regels_maken(gemeente=gemeente.code, wie=wie, op=op)
    if not regeling:
        return lege_regeling(gemeente=gemeente.cbs_code, kort=gemeente.slug, van=van)
    boek = geldend_boek(gemeente.code)
    if regeling in _eigen_wetten(boek, gemeente):
        return nieuwe_versie(_tekst(gemeente.code, _op_of_laatste(boek, regeling, van)), van)
    if not any(punt.regeling == regeling for punt in _van_anderen(boek, gemeente, klok.dag_van(op))):
        raise Geweigerd({"regeling": "Met deze regeling kunt u niet beginnen. Kies een andere."})
    tekst = _tekst(gemeente.code, _op_of_laatste(boek, regeling, van))
    return eigen_versie(tekst, gemeente=gemeente.cbs_code, kort=gemeente.slug, van=van)


@handeling
def waarden_te_wijzigen(*, gemeente: Gemeente, wie: Wie, op: datetime) -> tuple[TeWijzigen, ...]:
    """Return the numbers and amounts of her own regulations, as they stand in the version in force, or the latest."""
    mag_regels_maken(gemeente=gemeente.code, wie=wie, op=op)
    boek, dag = geldend_boek(gemeente.code), klok.dag_van(op)
    gevonden = []
    for wet in _eigen_wetten(boek, gemeente):
        regeling = _op_of_laatste(boek, wet, dag)
        laatste = min(dag, regeling.geldt_tot) if regeling.geldt_tot is not None else dag
        gevonden += [
            TeWijzigen(plek=plek, noemer=regeling.noemer)
            for plek in waardeplekken(regeling, max(laatste, regeling.geldt_van))
        ]
    return tuple(gevonden)


@handeling
def tekst_met_andere_waarde(*, gemeente: Gemeente, nieuw: AndereWaarde, wie: Wie, op: datetime) -> str:
    """Return the text of the version in force on that day with the other value in it, the one before ended.

    Raises Geweigerd when no version holds on that day, or the value is not in it; NietGevonden.
    """
    mag_regels_maken(gemeente=gemeente.code, wie=wie, op=op)
    boek = geldend_boek(gemeente.code)
    if nieuw.regeling not in _eigen_wetten(boek, gemeente):
        raise Geweigerd({"waarde": "Deze waarde is niet van uw gemeente. Kies een andere."})
    try:
        regeling = boek.versie(nieuw.regeling, peildatum=nieuw.deel.van)
    except GeenVersie as fout:
        raise Geweigerd({"van": "Op die dag geldt deze regeling niet. Begin eerst een nieuwe versie."}) from fout
    try:
        return met_andere_waarde(
            _tekst(gemeente.code, regeling), artikel=nieuw.artikel, naam=nieuw.naam, deel=nieuw.deel
        )
    except RegelingKloptNiet as fout:
        raise Geweigerd(str(fout)) from fout
