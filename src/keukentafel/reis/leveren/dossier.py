"""The delivery as the file and the resident see it, and the order as it would be given now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.besluit.models import Besluit, Hulp
from keukentafel.dossier.levering import queries as levering_queries
from keukentafel.dossier.levering.models import Levermelding, Opdrachthulp, Toewijzing, Voortgang
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.omgeving.contracten import queries as contracten
from keukentafel.omgeving.contracten.models import Aanbieder, Product
from keukentafel.recht.stappen import GEEFT_HULP
from keukentafel.reis.handeling import Geweigerd, NietGevonden, Wie, handeling
from keukentafel.reis.leverbehoefte import Gat, gaf_niets, is_klaar, kan_vervallen, zonder_opdracht
from keukentafel.reis.leveren.berichten import Afgekeurd, afgekeurd_bij
from keukentafel.reis.leveren.melden import geldend
from keukentafel.reis.leveren.mogen import van_gemeente
from keukentafel.reis.leveren.waarvoor import Lijn, Sleutel, lijnen_van, omvang_van, voorstel
from keukentafel.reis.levertaken import besluiten_bij, besluiten_met_hulp, vraagt_opdracht
from keukentafel.stelsel import klok


@dataclass(frozen=True, kw_only=True)
class Leverstand:
    """One order with what was told last: `melding` is the start or stop that counts, `voortgang` (goal, words).

    `voor` is what of the besluit it is for: a line of help, or a goal without lines.
    `vervalt`: somebody can write down that it is not needed (any more).
    """

    opdracht: Toewijzing
    voor: tuple[Opdrachthulp, ...]
    melding: Levermelding | None
    voortgang: tuple[tuple[str, Voortgang], ...]
    klaar: bool
    vervalt: bool


@dataclass(frozen=True, kw_only=True)
class Leveringbeeld:
    """The orders of a case, oldest first, what asks for an order, and the besluiten that may get one more.

    `afgekeurd`: messages about them that were rejected, and not sent better since. `pgb`: the grant with which the
    resident arranges the help. `mag_eindigen`: somebody can write down that there is no help (any more).
    """

    opdrachten: tuple[Leverstand, ...]
    pgb: Besluit | None
    mag_eindigen: bool
    wacht: tuple[Gat, ...]
    kan_erbij: tuple[Besluit, ...]
    afgekeurd: tuple[Afgekeurd, ...]


@handeling
def levering_van(*, zaak: Zaak, op: datetime) -> Leveringbeeld:
    """Return the delivery of a case and of those joined with it. The caller has let the reader in and logs the view."""
    g = zaak.gemeente_id
    zaken = list(zaak_queries.met_samengevoegd(gemeenten=frozenset({g}), zaken=[zaak.id]))
    opdrachten = list(levering_queries.toewijzingen(gemeente=g, zaken=zaken))
    alle = [] if zaak.samengevoegd_in_id else besluiten_bij(zaak=zaak)
    besluiten = [b for b in alle if vraagt_opdracht(b)]
    toekenning = next((b for b in alle if b.soort == "toekenning" and b.staat == "bekendgemaakt"), None)
    ids = [t.id for t in opdrachten]
    meldingen = list(levering_queries.levermeldingen(gemeente=g, toewijzingen=ids)) if ids else []
    verteld = list(levering_queries.voortgang(gemeenten=[g], toewijzingen=ids)) if ids else []
    voor = list(levering_queries.waarvoor(gemeenten=[g], toewijzingen=ids)) if ids else []
    doelen = {r.doel_id: r.doel.woorden for r in voor}
    wacht = zonder_opdracht(zaak=zaak, besluiten=besluiten, opdrachten=opdrachten, dag=klok.dag_van(op))
    dag = klok.dag_van(op)
    vraagt, zonder = [gat.besluit for gat in wacht], {gat.na.id for gat in wacht if gat.na}
    loopt = [b for b in besluiten if b.laatste_dag >= dag and b not in vraagt and zaak.stand != "beeindigd"]

    def stand(t: Toewijzing) -> Leverstand:
        telt = geldend(m for m in meldingen if m.toewijzing_id == t.id)
        return Leverstand(
            opdracht=t,
            voor=tuple(r for r in voor if r.toewijzing_id == t.id),
            melding=telt[-1] if telt else None,
            voortgang=tuple((doelen.get(v.doel_id, ""), v) for v in verteld if v.toewijzing_id == t.id),
            klaar=is_klaar(t),
            vervalt=t.id in zonder or (kan_vervallen(t) and not is_klaar(t)),
        )

    return Leveringbeeld(
        opdrachten=tuple(stand(t) for t in opdrachten), wacht=tuple(wacht), kan_erbij=tuple(loopt),
        afgekeurd=tuple(afgekeurd_bij(gemeente=g, zaken=zaken)) if ids else (),
        pgb=toekenning if toekenning is not None and toekenning.vorm == "pgb" else None,
        mag_eindigen=toekenning is not None and zaak.stand in GEEFT_HULP and all(
            is_klaar(t) for t in opdrachten if t.besluit_id == toekenning.id and t.gestart_op
        ),
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Hulpregel:
    """One order as the resident sees it, also a refused one (`antwoord` "nee").

    `begint` is the day that was asked, or from which the provider can ("later"). `besluit` is the id of what it
    carries out. `gestart_op` and `gestopt_op` are None until told. `telefoon` is of the provider, `belt` who rings
    from there; both "" when unknown.
    """

    besluit: int
    wat: str
    wie: str
    telefoon: str
    belt: str
    antwoord: str
    begint: date
    gestart_op: date | None
    gestopt_op: date | None
    voor_een_tijd: bool


@handeling
def hulp_van(*, zaak: Zaak) -> list[Hulpregel]:
    """Return the help that was ordered for the resident, oldest first; what a provider refused is told as such.

    What lapsed before it began is left out.

    The caller has let the reader into the case and logs the view.
    """
    g = zaak.gemeente_id
    zaken = list(zaak_queries.met_samengevoegd(gemeenten=frozenset({g}), zaken=[zaak.id]))
    alle = [
        t
        for t in levering_queries.toewijzingen(gemeente=g, zaken=zaken)
        if t.antwoord == Toewijzing.Antwoord.NEE or not gaf_niets(t)
    ]
    return [
        Hulpregel(
            besluit=t.besluit_id, wat=t.product.naam, wie=t.aanbieder.naam, telefoon=t.aanbieder.telefoon,
            belt=t.contactpersoon, antwoord=t.antwoord, begint=t.kan_vanaf or t.ingangsdatum,
            gestart_op=t.gestart_op, gestopt_op=t.gestopt_op,
            voor_een_tijd=t.gestopt_op is not None and not is_klaar(t),
        )
        for t in alle
    ]  # fmt: skip


@handeling
def aanbieder_naam(*, id: int) -> str:
    """Return the name of a provider, "" when there is none."""
    gevonden = contracten.aanbieder(id=id)
    return gevonden.naam if gevonden else ""


@dataclass(frozen=True, kw_only=True)
class Bestelling:
    """An order as it would be given now, from the besluit: what is not known, is None or "".

    `aanbieders` are contracted for `product` on `eerste`; `genoemd` is the name in the besluit, and `zonder_contract`
    says that nobody of that name is among them. `lijnen` is what may be ordered of the besluit, `voor` what of that
    this order is likely for: `volume` and `frequentie` are of that.
    """

    zaak: Zaak
    besluit: Besluit
    producten: tuple[Product, ...]
    product: Product | None
    aanbieders: tuple[Aanbieder, ...]
    aanbieder: Aanbieder | None
    genoemd: str
    zonder_contract: bool
    volume: int | None
    frequentie: str
    eerste: date
    laatste: date | None
    lijnen: tuple[Lijn, ...]
    voor: frozenset[Sleutel]


def _zelfde_naam(genoemd: str, naam: str) -> bool:
    een, twee = genoemd.strip().rstrip(".").casefold(), naam.strip().casefold()
    return bool(een) and (een == twee or een in twee or twee in een)


def _uit_besluit(kan: set[Product], hulp: list[Hulp]) -> Product | None:
    """Return the product that is meant: the only one, or the only one that the help of the besluit is called after."""
    namen = [h.activiteit for h in hulp if h.met_besluit]
    genoemd = {p for p in kan if any(_zelfde_naam(naam, p.naam) for naam in namen)}
    meest = genoemd if len(kan) > 1 else kan
    return next(iter(meest)) if len(meest) == 1 else None


@handeling
def bestelling(
    *, zaak: Zaak, besluit: int, wie: Wie, op: datetime, product: int | None = None, eerste: date | None = None
) -> Bestelling:
    """Return the order of a besluit as it would be given now; `product` (id) and `eerste` as somebody chose them.

    Without a choice the product is the one that the besluit names, or the only one that is contracted on the first day
    with who stands in the besluit.
    The caller logs the view. Raises NietGevonden, BuitenEigenWerk, Geweigerd (nothing to order).
    """
    van_gemeente(zaak, wie, op)
    grond = next((b for b in besluiten_met_hulp(zaak=zaak) if b.id == besluit), None)
    if grond is None:
        if besluit_queries.besluit(gemeente=zaak.gemeente_id, zaak=zaak.id, id=besluit) is None:
            raise NietGevonden("dit besluit is er niet")
        raise Geweigerd("Dit besluit vraagt geen opdracht. Alleen toegekende hulp in natura krijgt een aanbieder.")
    g = zaak.gemeente_id
    dag = eerste or max(grond.periode.lower, klok.dag_van(op) if grond.soort == "tijdelijk" else grond.periode.lower)
    tarieven = list(contracten.gecontracteerd(gemeente=g, op=dag))
    producten = tuple(contracten.producten(gemeente=g))
    lijnen = lijnen_van(gemeente=g, besluit=grond.id)
    if product is not None:
        gekozen = next((p for p in producten if p.id == product), None)
    else:
        van_genoemd = {t.product for t in tarieven if _zelfde_naam(grond.aanbieder, t.contract.aanbieder.naam)}
        gekozen = _uit_besluit(van_genoemd or set(producten), [lijn.hulp for lijn in lijnen if lijn.hulp])
    kan = [t.contract.aanbieder for t in tarieven if gekozen is not None and t.product_id == gekozen.id]
    aanbieders = tuple(dict.fromkeys(kan))
    genoemd = next((a for a in aanbieders if _zelfde_naam(grond.aanbieder, a.naam)), None)
    voor: set[Sleutel] = set()
    if gekozen is not None:
        voor = voorstel(gemeente=g, lijnen=lijnen, product=gekozen, een_product=len(producten) == 1)
    volume, frequentie = omvang_van([lijn.hulp for lijn in lijnen if lijn.hulp and lijn.sleutel in voor], gekozen)
    return Bestelling(
        zaak=zaak, besluit=grond, producten=producten, product=gekozen, aanbieders=aanbieders, aanbieder=genoemd,
        genoemd=grond.aanbieder, zonder_contract=bool(grond.aanbieder and gekozen and genoemd is None),
        volume=volume, frequentie=frequentie, eerste=dag, laatste=grond.laatste_dag if grond.periode.upper else None,
        lijnen=tuple(lijnen), voor=frozenset(voor),
    )  # fmt: skip
