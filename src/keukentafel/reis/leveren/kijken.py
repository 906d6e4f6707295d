"""What a provider sees of its own orders: a list over its municipalities, and one order whole. Each view is logged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from keukentafel.dossier.besluit.models import Hulp
from keukentafel.dossier.evaluatie import queries as evaluatie_queries
from keukentafel.dossier.levering import queries as levering_queries
from keukentafel.dossier.levering.models import Toewijzing, Voortgang
from keukentafel.omgeving.mensen import queries as mensen
from keukentafel.omgeving.mensen.models import Persoon
from keukentafel.recht.levering import startmelding_uiterlijk
from keukentafel.reis.besluiten.briefgegevens import hulpzin
from keukentafel.reis.besluiten.vormen import Hulpvelden
from keukentafel.reis.evalueren import Voortgangbeeld
from keukentafel.reis.handeling import NietGevonden, Wie, handeling
from keukentafel.reis.leverbehoefte import gaf_niets, is_klaar
from keukentafel.reis.leveren.melden import geldend
from keukentafel.reis.leveren.mogen import werkt_bij
from keukentafel.reis.leveren.vormen import VOORTGANG_WEKEN, Opdrachtbeeld, Opdrachtregel, Resultaatbeeld, Vraagt
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


def _regel(t: Toewijzing, resultaten: int, verteld: Iterable[Voortgang], dag: date, *, met_naam: bool) -> Opdrachtregel:
    voortgang_op = max((v.dag for v in verteld), default=None)
    vraagt, uiterlijk = _vraagt(t, resultaten, voortgang_op, dag)
    inwoner = t.zaak.inwoner
    met_plaats = met_naam and not is_klaar(t) and not inwoner.geheim_adres
    return Opdrachtregel(
        toewijzing=t.id, nummer=t.nummer, gemeente=t.gemeente_id, gemeente_naam=t.gemeente.naam,
        inwoner=inwoner.naam_met_aanhef if met_naam else "", plaats=inwoner.plaats if met_plaats else "",
        product=t.product.naam, volume=t.volume, eenheid=t.eenheid, frequentie=t.frequentie,
        ingangsdatum=t.ingangsdatum, einddatum=t.einddatum, antwoord=t.antwoord, kan_vanaf=t.kan_vanaf,
        gestart_op=t.gestart_op, gestopt_op=t.gestopt_op, stop_reden=t.stop_reden, resultaten=resultaten,
        voortgang_op=voortgang_op, vraagt=vraagt, uiterlijk=uiterlijk,
    )  # fmt: skip


@handeling
def opdrachten_van(
    *, aanbieders: Mapping[int, int], wie: Wie, op: datetime, alleen_begonnen: bool = False
) -> list[Opdrachtregel]:
    """Return the orders to this provider, what asks something first, then the newest; whose name is shown, is logged.

    `aanbieders`: municipality (CBS number) -> id of the provider for which this person works there. Where they do not
    work for that provider today, nothing is shown, nor what it said no to. An order that stopped for good is a line
    without a resident: number, product and days. `alleen_begonnen`: only where help is given now. Six statements at
    most for one municipality.
    """
    mag = {g: a for g, a in aanbieders.items() if werkt_bij(gemeente=g, wie=wie, op=op) == a}
    rij = levering_queries.toewijzingen_aan(aanbieders=mag).exclude(antwoord=Toewijzing.Antwoord.NEE)
    rij = rij.filter(gestart_op__isnull=False, gestopt_op__isnull=True) if alleen_begonnen else rij
    alle = [t for t in rij if not gaf_niets(t)]
    lopend = [t for t in alle if not is_klaar(t)]
    resultaten, verteld = _van_lopende(list(mag), [t.id for t in lopend])
    dag = klok.dag_van(op)
    regels = [
        _regel(t, resultaten[t.id], verteld[t.id], dag, met_naam=not is_klaar(t)) for t in alle
    ]  # fmt: skip
    if lopend:
        logboek.lijst_gezien(
            inwoners={(t.gemeente_id, t.zaak.inwoner_id) for t in lopend},
            handeling="stond op de lijst van de aanbieder", wie=wie, op=op,
        )  # fmt: skip
    volgorde = list(Vraagt)
    return sorted(regels, key=lambda r: (volgorde.index(r.vraagt), r.uiterlijk or date.max, -r.toewijzing))


def _van_lopende(gemeenten: list[int], ids: list[int]) -> tuple[Counter[int], defaultdict[int, list[Voortgang]]]:
    """Return per order with how many results it has, and what was told of them."""
    resultaten: Counter[int] = Counter()
    verteld: defaultdict[int, list[Voortgang]] = defaultdict(list)
    if ids:
        voor = levering_queries.waarvoor(gemeenten=gemeenten, toewijzingen=ids)
        resultaten.update(t for t, _ in {(r.toewijzing_id, r.doel_id) for r in voor if r.doel.resultaat})
        for v in levering_queries.voortgang(gemeenten=gemeenten, toewijzingen=ids):
            verteld[v.toewijzing_id].append(v)
    return resultaten, verteld


def _zin(hulp: Hulp) -> str:
    velden = {naam: getattr(hulp, naam) for naam in ("activiteit", "frequentie", "minuten", "per")}
    return hulpzin(Hulpvelden(**velden)).rstrip(".")


def _resultaten(t: Toewijzing, verteld: list[Voortgang]) -> tuple[Resultaatbeeld, ...]:
    """Return the goals that an order is for, as they were followed while it ran: the goal keeps its words.

    What was agreed after the besluit counts until the last day of the order: of what came later it knows nothing.
    """
    g = t.gemeente_id
    tot = (t.gestopt_op if is_klaar(t) else t.einddatum) or date.max
    scherp = {a.doel_id: a for a in evaluatie_queries.afspraken(gemeente=g, zaken=[t.zaak_id]) if a.dag <= tot}
    voor = list(levering_queries.waarvoor(gemeenten=[g], toewijzingen=[t.id]))
    doelen = {r.doel_id: r.doel for r in voor}
    return tuple(
        Resultaatbeeld(
            doel=d.id, woorden=d.woorden, resultaat=(nu := scherp.get(d.id, d)).resultaat, maatstaf=nu.maatstaf,
            datum=nu.datum, zonder_omdat="" if d.id in scherp else d.zonder_omdat,
            hulp=tuple(_zin(r.hulp) for r in voor if r.doel_id == d.id and r.hulp is not None),
            voortgang=tuple(Voortgangbeeld.van(v) for v in verteld if v.doel_id == d.id),
        )
        for d in doelen.values()
    )  # fmt: skip


def _adres(persoon: Persoon) -> tuple[str, ...]:
    if persoon.geheim_adres:
        return ()
    adres = mensen.adres_van(gemeente=persoon.gemeente_id, persoon=persoon.id)
    return adres.regels if adres else ()


@handeling
def opdracht(*, gemeente: int, toewijzing: int, aanbieder: int, wie: Wie, op: datetime) -> Opdrachtbeeld:
    """Return one order as its provider sees it; the resident reads in the log who looked.

    Goals and help that the order is for, and what was told of results: as it was while the order ran. A phone number
    and an address only while help may be given, and never a secret address. Raises NietGevonden when the order is of
    another provider, when it was refused or lapsed before it began, or when this person does not work for this provider
    today.
    """
    if werkt_bij(gemeente=gemeente, wie=wie, op=op) != aanbieder:
        raise NietGevonden("deze opdracht is er niet")
    t = levering_queries.toewijzingen_aan(aanbieders={gemeente: aanbieder}).filter(id=toewijzing).first()
    if t is None or gaf_niets(t):
        raise NietGevonden("deze opdracht is er niet")
    verteld = list(levering_queries.voortgang(gemeenten=[gemeente], toewijzingen=[t.id]))
    resultaten = _resultaten(t, verteld)
    inwoner, klaar = t.zaak.inwoner, is_klaar(t)
    waar: Gemeente = t.gemeente
    naam, telefoon = contact(waar, stam_van(t.zaak).behandelaar_id, wie)
    telt = geldend(levering_queries.levermeldingen(gemeente=gemeente, toewijzingen=[t.id]))
    schrijf_zaak_op(zaak=t.zaak, wat="opdracht bekeken", wie=wie, op=op, soort="inzage")
    te_vertellen = sum(1 for r in resultaten if r.resultaat)
    return Opdrachtbeeld(
        regel=_regel(t, te_vertellen, verteld, klok.dag_van(op), met_naam=True), aangesproken=inwoner.aangesproken,
        telefoon="" if klaar else inwoner.telefoon, adres=() if klaar else _adres(inwoner),
        geheim_adres=inwoner.geheim_adres, contactpersoon=naam, contact_telefoon=telefoon,
        goed_om_te_weten=t.goed_om_te_weten, belt=t.contactpersoon, antwoord_reden=t.antwoord_reden,
        resultaten=resultaten, meldingen=tuple(m.id for m in telt),
    )  # fmt: skip
