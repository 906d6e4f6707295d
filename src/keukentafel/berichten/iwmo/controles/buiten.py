"""Level 4: rules against facts from outside the messages (`Bron`): the day, the municipalities of CBS, the products."""

from __future__ import annotations

from collections.abc import Iterator

from keukentafel.berichten.iwmo.bevinding import HEADER, INWONER, Plaats
from keukentafel.berichten.iwmo.controles.bekend import Bron
from keukentafel.berichten.iwmo.controles.register import extern
from keukentafel.berichten.iwmo.soorten import Heenbericht
from keukentafel.berichten.iwmo.v3_2.start import Start
from keukentafel.berichten.iwmo.v3_2.toewijzing import Toewijzing
from keukentafel.berichten.iwmo.v3_2.typen import Product


@extern("TR135", "8848", "De dagtekening ligt in de toekomst.", "WMO301", "WMO305", "WMO307")
def tr135(bericht: Heenbericht, bron: Bron) -> Iterator[Plaats]:
    """TR135: the day of a message is not after today."""
    if bericht.header.bericht_identificatie.dagtekening > bron.vandaag():
        yield HEADER


@extern("TR378", "S300", "De gemeente staat niet in de lijst van het CBS.", "WMO301", "WMO305", "WMO307")
def tr378(bericht: Heenbericht, bron: Bron) -> Iterator[Plaats]:
    """TR378: the municipality exists on the day of the message, or did on a first day of one of its orders."""
    dagen = [bericht.header.bericht_identificatie.dagtekening]
    if isinstance(bericht, Toewijzing):
        code = bericht.header.afzender
        dagen += [product.ingangsdatum for product in bericht.inwoner.toegewezen_producten]
    else:
        code = bericht.header.ontvanger
        delen = bericht.inwoner.start_producten if isinstance(bericht, Start) else bericht.inwoner.stop_producten
        dagen += [deel.toewijzing_ingangsdatum for deel in delen if deel.toewijzing_ingangsdatum is not None]
    if not any(bron.gemeente_bestaat(code, op=dag) for dag in sorted(set(dagen))):
        yield HEADER


@extern("TR381", "S329", "De productcode hoort niet bij de categorie.", "WMO301", "WMO305", "WMO307")
def tr381(bericht: Heenbericht, bron: Bron) -> Iterator[Plaats]:
    """TR381: a product code belongs to its category; without a code there is nothing to judge."""
    for plaats, product in _producten(bericht):
        if product is not None and product.code is not None and not bron.product_past(product):
            yield plaats


def _producten(bericht: Heenbericht) -> Iterator[tuple[Plaats, Product | None]]:
    if isinstance(bericht, Toewijzing):
        for i, toegewezen in enumerate(bericht.inwoner.toegewezen_producten):
            yield (*INWONER, "toegewezen_producten", i), toegewezen.product
    elif isinstance(bericht, Start):
        for i, start in enumerate(bericht.inwoner.start_producten):
            yield (*INWONER, "start_producten", i), start.product
    else:
        for i, stop in enumerate(bericht.inwoner.stop_producten):
            yield (*INWONER, "stop_producten", i), stop.product
