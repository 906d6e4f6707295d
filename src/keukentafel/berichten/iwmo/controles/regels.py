"""Level 2: rules about the lines of a message, their days, keys and amounts."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from typing import Final

from keukentafel.berichten.iwmo.bevinding import INWONER, Plaats
from keukentafel.berichten.iwmo.controles.persoon import contacten, geboortedata
from keukentafel.berichten.iwmo.controles.register import binnen
from keukentafel.berichten.iwmo.soorten import Heenbericht, leverregels
from keukentafel.berichten.iwmo.v3_2.codelijsten import (
    EERSTE_AANLEVERING,
    HULPMIDDELEN,
    VERVALLEN_CORRECTIE,
    VERWIJDERD,
    VERWIJDEREN,
)
from keukentafel.berichten.iwmo.v3_2.start import Start
from keukentafel.berichten.iwmo.v3_2.stop import Stop
from keukentafel.berichten.iwmo.v3_2.toewijzing import ToegewezenProduct, Toewijzing

_OUDE_TOEWIJZING: Final = date(2020, 12, 31)
"""Up to and including this last day the rules of before 2021 hold (CD080, CS338)."""


def _toegewezen(bericht: Toewijzing) -> Iterator[tuple[Plaats, ToegewezenProduct]]:
    for i, product in enumerate(bericht.inwoner.toegewezen_producten):
        yield (*INWONER, "toegewezen_producten", i), product


def _na_2020(product: ToegewezenProduct) -> bool:
    return product.einddatum is None or product.einddatum > _OUDE_TOEWIJZING


def _heeft_code(product: ToegewezenProduct) -> bool:
    return product.product is not None and product.product.code is not None


def _dubbel(sleutels: Iterable[Hashable], plaats: Plaats) -> Iterator[Plaats]:
    """The places of the second and later ones with the same key."""
    gezien: set[Hashable] = set()
    for i, sleutel in enumerate(sleutels):
        if sleutel in gezien:
            yield (*plaats, i)
        gezien.add(sleutel)


@binnen("TR101", "Twee regels hebben dezelfde sleutel.", "WMO301", "WMO305", "WMO307")
def tr101(bericht: Heenbericht) -> Iterator[Plaats]:
    """TR101: the logical key of each class is unique within the class above it."""
    if isinstance(bericht, Toewijzing):
        inwoner = bericht.inwoner
        yield from _dubbel((r.nummer for r in inwoner.relaties), (*INWONER, "relaties"))
        yield from _dubbel((c.soort for c in inwoner.contactgegevens), (*INWONER, "contactgegevens"))
        yield from _dubbel(
            (p.toewijzing_nummer for p in inwoner.toegewezen_producten), (*INWONER, "toegewezen_producten")
        )
    elif isinstance(bericht, Start):
        sleutels = ((s.toewijzing_nummer, s.product, s.begindatum) for s in bericht.inwoner.start_producten)
        yield from _dubbel(sleutels, (*INWONER, "start_producten"))
    else:
        stops = (
            (s.toewijzing_nummer, s.product, s.begindatum, s.einddatum, s.reden_beeindiging)
            for s in bericht.inwoner.stop_producten
        )
        yield from _dubbel(stops, (*INWONER, "stop_producten"))


@binnen("TR134", "Een datum ligt na de dagtekening van het bericht.", "WMO301", "WMO305", "WMO307")
def tr134(bericht: Heenbericht) -> Iterator[Plaats]:
    """TR134: no birth, day of an order, begin of a start or end of a stop after the message."""
    dagtekening = bericht.header.bericht_identificatie.dagtekening
    yield from (plaats for plaats, geboren in geboortedata(bericht) if geboren.datum > dagtekening)
    if isinstance(bericht, Toewijzing):
        dagen = [product.toewijzingsdatum for product in bericht.inwoner.toegewezen_producten]
        waar = (*INWONER, "toegewezen_producten")
    elif isinstance(bericht, Start):
        dagen = [product.begindatum for product in bericht.inwoner.start_producten]
        waar = (*INWONER, "start_producten")
    else:
        dagen = [product.einddatum for product in bericht.inwoner.stop_producten]
        waar = (*INWONER, "stop_producten")
    for i, dag in enumerate(dagen):
        if dag > dagtekening:
            yield (*waar, i)


@binnen("TR018", "De einddatum ligt voor de begindatum.", "WMO307")
def tr018(bericht: Stop) -> Iterator[Plaats]:
    """TR018: a delivery does not stop before it began."""
    for i, product in enumerate(bericht.inwoner.stop_producten):
        if product.einddatum < product.begindatum:
            yield (*INWONER, "stop_producten", i)


@binnen("CS058", "De status van een aanlevering is 1 (eerste) of 3 (verwijderen).", "WMO305", "WMO307")
def cs058(bericht: Start | Stop) -> Iterator[Plaats]:
    """CS058, OP033x2: no changes, only a first delivery and a deletion."""
    for plaats, regel in leverregels(bericht):
        if regel.status_aanlevering not in (EERSTE_AANLEVERING, VERWIJDEREN):
            yield plaats


@binnen("CS003", "De einddatum ligt voor de begindatum of ingangsdatum.", "WMO301")
def cs003(bericht: Toewijzing) -> Iterator[Plaats]:
    """CS003: the end of a toewijzing and of a temporary address is not before its begin."""
    for plaats, contact in contacten(bericht):
        periode = contact.periode
        if periode is None or periode.begindatum is None or periode.einddatum is None:
            continue
        if periode.einddatum < periode.begindatum:
            yield plaats
    for plaats, product in _toegewezen(bericht):
        if product.einddatum is not None and product.einddatum < product.ingangsdatum:
            yield plaats


@binnen("CD041", "Bij een productcode hoort een omvang.", "WMO301")
def cd041(bericht: Toewijzing) -> Iterator[Plaats]:
    """CD041: with a product code the omvang is filled."""
    for plaats, product in _toegewezen(bericht):
        if _heeft_code(product) and product.omvang is None:
            yield plaats


@binnen("CD075", "Bij een budget hoort een einddatum.", "WMO301")
def cd075(bericht: Toewijzing) -> Iterator[Plaats]:
    """CD075: with a budget the end is filled."""
    for plaats, product in _toegewezen(bericht):
        if product.budget is not None and product.einddatum is None:
            yield plaats


@binnen("CD076", "Bij een omvang per week hoort een einddatum.", "WMO301")
def cd076(bericht: Toewijzing) -> Iterator[Plaats]:
    """CD076: with frequentie 2 the end is filled."""
    for plaats, product in _toegewezen(bericht):
        if product.omvang is not None and product.omvang.frequentie == "2" and product.einddatum is None:
            yield plaats


@binnen("CD077", "Met een budget is er geen omvang.", "WMO301")
def cd077(bericht: Toewijzing) -> Iterator[Plaats]:
    """CD077: with a budget the omvang is empty."""
    for plaats, product in _toegewezen(bericht):
        if product.budget is not None and product.omvang is not None:
            yield plaats


@binnen("CD078", "Met een omvang is er geen budget.", "WMO301")
def cd078(bericht: Toewijzing) -> Iterator[Plaats]:
    """CD078: with an omvang the budget is empty."""
    for plaats, product in _toegewezen(bericht):
        if product.omvang is not None and product.budget is not None:
            yield plaats


@binnen("CD079", "Zonder budget hoort er een product te staan.", "WMO301")
def cd079(bericht: Toewijzing) -> Iterator[Plaats]:
    """CD079: without a budget the product is filled."""
    for plaats, product in _toegewezen(bericht):
        if product.budget is None and product.product is None:
            yield plaats


@binnen("CD080", "Zonder productcode is er geen omvang.", "WMO301")
def cd080(bericht: Toewijzing) -> Iterator[Plaats]:
    """CD080: without a product code the omvang is empty, for a toewijzing that runs after 2020."""
    for plaats, product in _toegewezen(bericht):
        if not _heeft_code(product) and _na_2020(product) and product.omvang is not None:
            yield plaats


@binnen("CS335", "Een verwijderde toewijzing eindigt op de dag waarop zij begint.", "WMO301")
def cs335(bericht: Toewijzing) -> Iterator[Plaats]:
    """CS335: reason 13 only when the first day is the last day."""
    for plaats, product in _toegewezen(bericht):
        if product.reden_wijziging == VERWIJDERD and product.einddatum != product.ingangsdatum:
            yield plaats


@binnen("CS336", "De reden 01 (administratieve correctie) is vervallen.", "WMO301")
def cs336(bericht: Toewijzing) -> Iterator[Plaats]:
    """CS336: reason 01 is not used any more."""
    for plaats, product in _toegewezen(bericht):
        if product.reden_wijziging == VERVALLEN_CORRECTIE:
            yield plaats


@binnen("CS338", "Deze eenheid kan alleen per week, per maand of in totaal.", "WMO301")
def cs338(bericht: Toewijzing) -> Iterator[Plaats]:
    """CS338: units 14, 16, 83 and 84 only with frequentie 2, 4 or 6, for a toewijzing that runs after 2020."""
    for plaats, product in _toegewezen(bericht):
        omvang = product.omvang
        if omvang is None or omvang.eenheid not in ("14", "16", "83", "84") or not _na_2020(product):
            continue
        if omvang.frequentie not in ("2", "4", "6"):
            yield plaats


def _verwijderd(product: ToegewezenProduct) -> bool:
    return product.einddatum == product.ingangsdatum and product.reden_wijziging in (VERWIJDERD, VERVALLEN_CORRECTIE)


class _Lopend:
    """The latest last day of the orders seen so far, by what they are for: no list of pairs, so linear."""

    def __init__(self) -> None:
        self.tot: dict[tuple[str | None, ...], date] = {}

    def loopt(self, product: ToegewezenProduct) -> bool:
        """Whether an earlier order for the same help still runs when this one begins."""
        categorie, code = _waarvoor(product)
        if categorie is None:
            vragen: tuple[tuple[str | None, ...], ...] = ((),)
        elif code is None:
            vragen = ((None,), (categorie,))
        else:
            vragen = ((None,), (categorie, None), (categorie, code))
        return any(self.tot.get(vraag, date.min) >= product.ingangsdatum for vraag in vragen)

    def erbij(self, product: ToegewezenProduct) -> None:
        """Remember an order, also under the wider descriptions that a later one may ask for."""
        categorie, code = _waarvoor(product)
        einde = product.einddatum or date.max
        for sleutel in ((), (categorie,), (categorie, code)):
            self.tot[sleutel] = max(self.tot.get(sleutel, date.min), einde)


def _waarvoor(product: ToegewezenProduct) -> tuple[str | None, str | None]:
    return (product.product.categorie, product.product.code) if product.product else (None, None)


@binnen("TR302", "Twee toewijzingen voor hetzelfde product overlappen.", "WMO301")
def tr302(bericht: Toewijzing) -> Iterator[Plaats]:
    """TR302: the same product (without code: category; without category: anything) does not overlap itself.

    Categories 11 to 14 may overlap with everything; deleted orders do not count.
    """
    lopend = _Lopend()
    producten = bericht.inwoner.toegewezen_producten
    for i in sorted(range(len(producten)), key=lambda i: producten[i].ingangsdatum):
        product = producten[i]
        if _verwijderd(product) or _waarvoor(product)[0] in HULPMIDDELEN:
            continue
        if lopend.loopt(product):
            yield (*INWONER, "toegewezen_producten", i)
        lopend.erbij(product)
