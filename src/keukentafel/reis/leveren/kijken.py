"""What a provider sees of its own orders: a list over its municipalities, and one order whole. Each view is logged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.besluit.models import Doel
from keukentafel.dossier.evaluatie import queries as evaluatie_queries
from keukentafel.dossier.levering import queries as levering_queries
from keukentafel.dossier.levering.models import Toewijzing, Voortgang
from keukentafel.omgeving.mensen import queries as mensen
from keukentafel.omgeving.mensen.models import Persoon
from keukentafel.recht.evaluatie import wordt_gevolgd
from keukentafel.recht.levering import startmelding_uiterlijk
from keukentafel.reis.besluiten.briefgegevens import hulpzin
from keukentafel.reis.besluiten.vormen import Hulpvelden
from keukentafel.reis.evalueren import Voortgangbeeld
from keukentafel.reis.handeling import NietGevonden, Wie, handeling
from keukentafel.reis.leveren.melden import geldend
from keukentafel.reis.leveren.mogen import werkt_bij
from keukentafel.reis.leveren.vormen import VOORTGANG_WEKEN, Opdrachtbeeld, Opdrachtregel, Resultaatbeeld, Vraagt
from keukentafel.reis.levertaken import is_klaar
from keukentafel.reis.zaakwerk import contact, schrijf_zaak_op, stam_van
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.logboek import operations as logboek

VOORUIT = timedelta(days=14)
"""How long before its day progress is asked: an agreement of the house."""


def _vraagt(t: Toewijzing, resultaten: int, voortgang_op: date | None, dag: date) -> tuple[Vraagt, date | None]:
    """Return what an order asks of its provider on this day, and by when."""
    if is_klaar(t) or t.gestopt_op is not None:
        return Vraagt.NIETS, None
    if t.gestart_op is None and not t.antwoord:
        return Vraagt.ANTWOORD, t.antwoord_uiterlijk
    if t.gestart_op is None:
        begin = t.kan_vanaf or t.ingangsdatum
        if begin > dag:  # nothing to tell yet
            return Vraagt.NIETS, None
        return Vraagt.START, startmelding_uiterlijk(begin=begin, opdracht_op=klok.dag_van(t.toegewezen_op))
    uiterlijk = max(voortgang_op or t.gestart_op, t.gestart_op) + timedelta(weeks=VOORTGANG_WEKEN)
    if t.einddatum is not None and voortgang_op is None:
        uiterlijk = min(uiterlijk, t.einddatum)
    if resultaten == 0 or uiterlijk > dag + VOORUIT or (t.einddatum is not None and uiterlijk > t.einddatum):
        return Vraagt.NIETS, None
    return Vraagt.VOORTGANG, uiterlijk


def _regel(t: Toewijzing, doelen: Iterable[Doel], verteld: Iterable[Voortgang], dag: date) -> Opdrachtregel:
    resultaten = sum(1 for d in doelen if d.resultaat)
    voortgang_op = max((v.dag for v in verteld), default=None)
    vraagt, uiterlijk = _vraagt(t, resultaten, voortgang_op, dag)
    inwoner = t.zaak.inwoner
    return Opdrachtregel(
        toewijzing=t.id, nummer=t.nummer, gemeente=t.gemeente_id, gemeente_naam=t.gemeente.naam,
        inwoner=inwoner.naam_met_aanhef, plaats="" if inwoner.geheim_adres else inwoner.plaats, product=t.product.naam,
        volume=t.volume, eenheid=t.eenheid, frequentie=t.frequentie, ingangsdatum=t.ingangsdatum,
        einddatum=t.einddatum, antwoord=t.antwoord, kan_vanaf=t.kan_vanaf, gestart_op=t.gestart_op,
        gestopt_op=t.gestopt_op, stop_reden=t.stop_reden, resultaten=resultaten, voortgang_op=voortgang_op,
        vraagt=vraagt, uiterlijk=uiterlijk,
    )  # fmt: skip


@handeling
def opdrachten_van(*, aanbieders: Mapping[int, int], wie: Wie, op: datetime) -> list[Opdrachtregel]:
    """Return the orders to this provider, what asks something first, then the newest; whose name is shown, is logged.

    `aanbieders`: municipality (CBS number) -> id of the provider for which this person works there. Where they do not
    work for that provider today, nothing is shown, nor what it said no to. Six statements at most for one municipality.
    """
    mag = {g: a for g, a in aanbieders.items() if werkt_bij(gemeente=g, wie=wie, op=op) == a}
    alle = list(levering_queries.toewijzingen_aan(aanbieders=mag).exclude(antwoord=Toewijzing.Antwoord.NEE))
    if not alle:
        return []
    doelen: dict[int, list[Doel]] = {}
    for doel in besluit_queries.doelen_van(gemeenten=list(mag), besluiten={t.besluit_id for t in alle}):
        doelen.setdefault(doel.besluit_id, []).append(doel)
    verteld: dict[int, list[Voortgang]] = {}
    for v in levering_queries.voortgang(gemeenten=list(mag), toewijzingen=[t.id for t in alle]):
        verteld.setdefault(v.toewijzing_id, []).append(v)
    dag = klok.dag_van(op)
    regels = [_regel(t, doelen.get(t.besluit_id, ()), verteld.get(t.id, ()), dag) for t in alle]
    logboek.lijst_gezien(
        inwoners={(t.gemeente_id, t.zaak.inwoner_id) for t in alle}, handeling="stond op de lijst van de aanbieder",
        wie=wie, op=op,
    )  # fmt: skip
    volgorde = list(Vraagt)
    return sorted(regels, key=lambda r: (volgorde.index(r.vraagt), r.uiterlijk or date.max, -r.toewijzing))


def _resultaten(t: Toewijzing, doelen: list[Doel], verteld: list[Voortgang]) -> tuple[Resultaatbeeld, ...]:
    """Return the goals as they are followed now: what was agreed after the besluit counts, the goal keeps its words.

    A goal that only has help without a besluit is not among them: nothing is kept about a resident there.
    """
    g = t.gemeente_id
    scherp = {a.doel_id: a for a in evaluatie_queries.afspraken(gemeente=g, zaken=[t.zaak_id])}
    hulp = list(besluit_queries.hulp(gemeente=g, doelen=[d.id for d in doelen]))

    def zin(h: object) -> str:
        velden = {naam: getattr(h, naam) for naam in ("activiteit", "frequentie", "minuten", "per")}
        return hulpzin(Hulpvelden(**velden)).rstrip(".")

    return tuple(
        Resultaatbeeld(
            doel=d.id, woorden=d.woorden, resultaat=(nu := scherp.get(d.id, d)).resultaat, maatstaf=nu.maatstaf,
            datum=nu.datum, zonder_omdat="" if d.id in scherp else d.zonder_omdat,
            hulp=tuple(zin(h) for h in hulp if h.doel_id == d.id and h.met_besluit),
            voortgang=tuple(Voortgangbeeld.van(v) for v in verteld if v.doel_id == d.id),
        )
        for d in doelen
        if wordt_gevolgd(hulp_met_besluit=[h.met_besluit for h in hulp if h.doel_id == d.id])
    )  # fmt: skip


def _adres(persoon: Persoon) -> tuple[str, ...]:
    if persoon.geheim_adres:
        return ()
    adres = mensen.adres_van(gemeente=persoon.gemeente_id, persoon=persoon.id)
    return adres.regels if adres else ()


@handeling
def opdracht(*, gemeente: int, toewijzing: int, aanbieder: int, wie: Wie, op: datetime) -> Opdrachtbeeld:
    """Return one order as its provider sees it; the resident reads in the log who looked.

    Goals, help and what was told of results; a phone number and an address only while the order was not refused, and
    never a secret address. Raises NietGevonden when the order is of another provider, or when this person does not
    work for this provider today.
    """
    if werkt_bij(gemeente=gemeente, wie=wie, op=op) != aanbieder:
        raise NietGevonden("deze opdracht is er niet")
    t = levering_queries.toewijzingen_aan(aanbieders={gemeente: aanbieder}).filter(id=toewijzing).first()
    if t is None:
        raise NietGevonden("deze opdracht is er niet")
    doelen = list(besluit_queries.doelen(gemeente=gemeente, besluit=t.besluit_id))
    verteld = list(levering_queries.voortgang(gemeenten=[gemeente], toewijzingen=[t.id]))
    inwoner, nee = t.zaak.inwoner, t.antwoord == Toewijzing.Antwoord.NEE
    waar: Gemeente = t.gemeente
    naam, telefoon = contact(waar, stam_van(t.zaak).behandelaar_id, wie)
    telt = geldend(levering_queries.levermeldingen(gemeente=gemeente, toewijzingen=[t.id]))
    schrijf_zaak_op(zaak=t.zaak, wat="opdracht bekeken", wie=wie, op=op, soort="inzage")
    return Opdrachtbeeld(
        regel=_regel(t, doelen, verteld, klok.dag_van(op)), aangesproken=inwoner.aangesproken,
        telefoon="" if nee else inwoner.telefoon, adres=() if nee else _adres(inwoner),
        geheim_adres=inwoner.geheim_adres, contactpersoon=naam, contact_telefoon=telefoon,
        goed_om_te_weten=t.goed_om_te_weten, belt=t.contactpersoon, antwoord_reden=t.antwoord_reden,
        resultaten=_resultaten(t, doelen, verteld),
        laatste_melding=telt[-1].id if telt else None,
    )  # fmt: skip
