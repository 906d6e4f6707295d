"""Level 3: rules across messages, against what is known (`Bekend`).

A correction comes as a deletion (status 3) and a first delivery (status 1) in one message. So what a message deletes
itself no longer counts when its other lines are judged. A line that deletes is judged on TR063 and TR071 only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from keukentafel.berichten.iwmo.bevinding import HEADER, INWONER, Plaats
from keukentafel.berichten.iwmo.controles.bekend import Bekend, BekendeStart, BekendeStop, BekendeToewijzing
from keukentafel.berichten.iwmo.controles.register import overstijgend
from keukentafel.berichten.iwmo.soorten import Heenbericht, Leverregel, soort_van
from keukentafel.berichten.iwmo.v3_2.codelijsten import EERSTE_AANLEVERING, TIJDELIJK_GESTOPT, VERWIJDEREN
from keukentafel.berichten.iwmo.v3_2.start import Start, StartProduct
from keukentafel.berichten.iwmo.v3_2.stop import Stop, StopProduct
from keukentafel.berichten.iwmo.v3_2.toewijzing import Toewijzing
from keukentafel.berichten.iwmo.v3_2.typen import Product

T = TypeVar("T", StartProduct, StopProduct)

_STARTEN: Plaats = (*INWONER, "start_producten")
_STOPPEN: Plaats = (*INWONER, "stop_producten")


def _levering(deel: Leverregel | BekendeStart | BekendeStop) -> tuple[object, ...]:
    """The logical key of a start, which its stop repeats."""
    return (deel.toewijzing_nummer, deel.product, deel.begindatum)


def _sleutel(deel: StopProduct | BekendeStop) -> tuple[object, ...]:
    """The logical key of a stop."""
    return (*_levering(deel), deel.einddatum, deel.reden_beeindiging)


def _bekende_starten(bericht: Start | Stop, bekend: Bekend) -> list[BekendeStart]:
    """The starts that hold, without those that this message deletes."""
    kop = bericht.header
    alle = bekend.starten(bericht.inwoner.bsn, gemeente=kop.ontvanger, aanbieder=kop.afzender)
    if not isinstance(bericht, Start):
        return list(alle)
    weg = {_levering(p) for p in bericht.inwoner.start_producten if p.status_aanlevering == VERWIJDEREN}
    return [start for start in alle if _levering(start) not in weg]


def _bekende_stoppen(bericht: Start | Stop, bekend: Bekend) -> list[BekendeStop]:
    """The stops that hold, without those that this message deletes."""
    kop = bericht.header
    alle = bekend.stoppen(bericht.inwoner.bsn, gemeente=kop.ontvanger, aanbieder=kop.afzender)
    if not isinstance(bericht, Stop):
        return list(alle)
    weg = {_sleutel(p) for p in bericht.inwoner.stop_producten if p.status_aanlevering == VERWIJDEREN}
    return [stop for stop in alle if _sleutel(stop) not in weg]


def _nieuw(producten: tuple[T, ...]) -> Iterator[tuple[int, T]]:
    """The lines that are no deletion, with their number."""
    return ((i, product) for i, product in enumerate(producten) if product.status_aanlevering != VERWIJDEREN)


@overstijgend("TR056", "9056", "De afzender gebruikte deze identificatie al.", "WMO301", "WMO305", "WMO307")
def tr056(bericht: Heenbericht, bekend: Bekend) -> Iterator[Plaats]:
    """TR056: a sender uses an identification once for each kind of message."""
    if bekend.kent_identificatie(
        soort=soort_van(bericht).naam,
        afzender=bericht.header.afzender,
        identificatie=bericht.header.bericht_identificatie.identificatie,
    ):
        yield HEADER


@overstijgend("TR332", "9332", "Het nummer van de toewijzing is al van een andere inwoner of aanbieder.", "WMO301")
def tr332(bericht: Toewijzing, bekend: Bekend) -> Iterator[Plaats]:
    """TR332: a number belongs to one order, which comes again with every change; only another owner is wrong."""
    for i, product in enumerate(bericht.inwoner.toegewezen_producten):
        ander = bekend.toewijzing(product.toewijzing_nummer, gemeente=bericht.header.afzender)
        if ander and (ander.bsn, ander.aanbieder) != (bericht.inwoner.bsn, bericht.header.ontvanger):
            yield (*INWONER, "toegewezen_producten", i)


def _toewijzing_bij(bericht: Start, product: StartProduct, bekend: Bekend) -> BekendeToewijzing | None:
    """The order of this inwoner at this provider to which a start points."""
    if product.toewijzing_nummer is None:
        return None
    gevonden = bekend.toewijzing(product.toewijzing_nummer, gemeente=bericht.header.ontvanger)
    if gevonden and (gevonden.bsn, gevonden.aanbieder) == (bericht.inwoner.bsn, bericht.header.afzender):
        return gevonden
    return None


@overstijgend("TR019", "9019", "Bij deze start is geen toewijzing aan deze aanbieder bekend.", "WMO305")
def tr019(bericht: Start, bekend: Bekend) -> Iterator[Plaats]:
    """TR019: a start belongs to an order, unless the help is paid as a task and no number is given."""
    kop = bericht.header
    for i, product in _nieuw(bericht.inwoner.start_producten):
        if product.toewijzing_nummer is None and bekend.taakgericht(
            product.product, gemeente=kop.ontvanger, aanbieder=kop.afzender
        ):
            continue
        if _toewijzing_bij(bericht, product, bekend) is None:
            yield (*_STARTEN, i)


@overstijgend("TR063", "9063", "Er is niets bekend dat hiermee verwijderd kan worden.", "WMO305", "WMO307")
def tr063(bericht: Start | Stop, bekend: Bekend) -> Iterator[Plaats]:
    """TR063: a deletion needs an earlier delivery with the same logical key."""
    kop, bsn = bericht.header, bericht.inwoner.bsn
    if isinstance(bericht, Start):
        eerder = {_levering(s) for s in bekend.starten(bsn, gemeente=kop.ontvanger, aanbieder=kop.afzender)}
        for i, start in enumerate(bericht.inwoner.start_producten):
            if start.status_aanlevering == VERWIJDEREN and _levering(start) not in eerder:
                yield (*_STARTEN, i)
    else:
        al = {_sleutel(s) for s in bekend.stoppen(bsn, gemeente=kop.ontvanger, aanbieder=kop.afzender)}
        for i, stop in enumerate(bericht.inwoner.stop_producten):
            if stop.status_aanlevering == VERWIJDEREN and _sleutel(stop) not in al:
                yield (*_STOPPEN, i)


@overstijgend("TR071", "9071", "De start kan niet meer weg: de levering is al gestopt.", "WMO305")
def tr071(bericht: Start, bekend: Bekend) -> Iterator[Plaats]:
    """TR071: no deletion of a start of which a stop came."""
    gestopt = {_levering(stop) for stop in _bekende_stoppen(bericht, bekend)}
    for i, product in enumerate(bericht.inwoner.start_producten):
        if product.status_aanlevering == VERWIJDEREN and _levering(product) in gestopt:
            yield (*_STARTEN, i)


@overstijgend("TR074", "9074", "Er is al een bericht met dezelfde sleutel.", "WMO305", "WMO307")
def tr074(bericht: Start | Stop, bekend: Bekend) -> Iterator[Plaats]:
    """TR074: a first delivery has a key that no accepted message has."""
    if isinstance(bericht, Start):
        eerder = {_levering(start) for start in _bekende_starten(bericht, bekend)}
        for i, product in enumerate(bericht.inwoner.start_producten):
            if product.status_aanlevering == EERSTE_AANLEVERING and _levering(product) in eerder:
                yield (*_STARTEN, i)
    else:
        al = {_sleutel(stop) for stop in _bekende_stoppen(bericht, bekend)}
        for i, stop in enumerate(bericht.inwoner.stop_producten):
            if stop.status_aanlevering == EERSTE_AANLEVERING and _sleutel(stop) in al:
                yield (*_STOPPEN, i)


@overstijgend("TR326", "9326", "Bij deze toewijzing loopt al een levering.", "WMO305")
def tr326(bericht: Start, bekend: Bekend) -> Iterator[Plaats]:
    """TR326: no start while an earlier start of the same order runs: one without a stop, for good or for a time."""
    gestopt = {_levering(stop) for stop in _bekende_stoppen(bericht, bekend)}
    lopend = {
        (start.toewijzing_nummer, start.product if start.toewijzing_nummer is None else None)
        for start in _bekende_starten(bericht, bekend)
        if _levering(start) not in gestopt
    }
    for i, product in _nieuw(bericht.inwoner.start_producten):
        nummer = product.toewijzing_nummer
        if (nummer, product.product if nummer is None else None) in lopend:
            yield (*_STARTEN, i)


@overstijgend("TR382", "9069", "Er is geen start die bij deze stop past.", "WMO307")
def tr382(bericht: Stop, bekend: Bekend) -> Iterator[Plaats]:
    """TR382: a stop repeats the key of a start that was accepted."""
    gestart = {_levering(start) for start in _bekende_starten(bericht, bekend)}
    for i, product in _nieuw(bericht.inwoner.stop_producten):
        if _levering(product) not in gestart:
            yield (*_STOPPEN, i)


def _eerdere_stoppen(bericht: Stop, bekend: Bekend) -> Iterator[tuple[Plaats, StopProduct, list[BekendeStop]]]:
    """Each new line with the stops that hold for the same order and begin."""
    al: dict[tuple[object, ...], list[BekendeStop]] = {}
    for stop in _bekende_stoppen(bericht, bekend):
        al.setdefault((stop.toewijzing_nummer, stop.begindatum), []).append(stop)
    for i, product in _nieuw(bericht.inwoner.stop_producten):
        yield (*_STOPPEN, i), product, al.get((product.toewijzing_nummer, product.begindatum), [])


@overstijgend("TR413", "9413", "De levering is al tijdelijk gestopt.", "WMO307")
def tr413(bericht: Stop, bekend: Bekend) -> Iterator[Plaats]:
    """TR413: after a temporary stop comes no second temporary one of the same delivery."""
    for plaats, product, eerder in _eerdere_stoppen(bericht, bekend):
        if product.reden_beeindiging == TIJDELIJK_GESTOPT and any(
            stop.reden_beeindiging == TIJDELIJK_GESTOPT for stop in eerder
        ):
            yield plaats


@overstijgend("TR414", "9414", "De stop ligt voor een eerdere stop van dezelfde levering.", "WMO307")
def tr414(bericht: Stop, bekend: Bekend) -> Iterator[Plaats]:
    """TR414: a stop after a temporary stop is not earlier than that one; the same day is fine."""
    for plaats, product, eerder in _eerdere_stoppen(bericht, bekend):
        if any(product.einddatum < stop.einddatum for stop in eerder):
            yield plaats


@overstijgend("TR415", "9415", "De levering is al voorgoed gestopt.", "WMO307")
def tr415(bericht: Stop, bekend: Bekend) -> Iterator[Plaats]:
    """TR415: after a final stop comes no other stop of the same delivery."""
    for plaats, _product, eerder in _eerdere_stoppen(bericht, bekend):
        if any(stop.reden_beeindiging != TIJDELIJK_GESTOPT for stop in eerder):
            yield plaats


# Our own signals. The standard has no return code for them, so the message is accepted and a person looks.


@overstijgend("KT01", None, "De start ligt voor de ingangsdatum van de toewijzing of na haar einddatum.", "WMO305")
def kt01(bericht: Start, bekend: Bekend) -> Iterator[Plaats]:
    """A delivery that begins outside its order: the 323 of it would be rejected later (TR307, TR308)."""
    for i, product in _nieuw(bericht.inwoner.start_producten):
        toewijzing = _toewijzing_bij(bericht, product, bekend)
        if toewijzing is None:
            continue
        te_laat = toewijzing.einddatum is not None and product.begindatum > toewijzing.einddatum
        if te_laat or product.begindatum < toewijzing.ingangsdatum:
            yield (*_STARTEN, i)


def _ander_product(gemeld: Product | None, toegewezen: Product | None) -> bool:
    """Whether a delivered product is another than the order asks; what the order leaves open may be anything."""
    if gemeld is None or toegewezen is None:
        return False
    return gemeld.categorie != toegewezen.categorie or toegewezen.code not in (None, gemeld.code)


@overstijgend("KT02", None, "Het gestarte product is een ander dan het toegewezen product.", "WMO305")
def kt02(bericht: Start, bekend: Bekend) -> Iterator[Plaats]:
    """Another product than the order asks: the 323 of it would be rejected later (TR339, TR340)."""
    for i, product in _nieuw(bericht.inwoner.start_producten):
        toewijzing = _toewijzing_bij(bericht, product, bekend)
        if toewijzing is not None and _ander_product(product.product, toewijzing.product):
            yield (*_STARTEN, i)
