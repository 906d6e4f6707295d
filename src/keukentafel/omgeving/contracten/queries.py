"""Reading providers, products and contracts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from keukentafel.omgeving.contracten.models import Aanbieder, Contract, Medewerker, Product, Tarief


def aanbieder(*, id: int) -> Aanbieder | None:
    """Return one provider, None when there is none."""
    return Aanbieder.objects.filter(id=id).first()


def aanbieder_met_agb(*, agb: str) -> Aanbieder | None:
    """Return the provider with this AGB code of eight digits."""
    return Aanbieder.objects.filter(agb=agb).first()


def producten(*, gemeente: int) -> QuerySet[Product]:
    """Return what this municipality buys, by name."""
    return Product.objects.filter(gemeente_id=gemeente).order_by("naam", "id")


def product(*, gemeente: int, id: int) -> Product | None:
    """Return one product of this municipality."""
    return producten(gemeente=gemeente).filter(id=id).first()


def gecontracteerd(*, gemeente: int, op: date, product: int | None = None) -> QuerySet[Tarief]:
    """Return the tariffs that hold on this day under a contract that holds on this day, by name of the provider.

    Each has its contract, provider and product with it. With `product` (its id) only those of that product.
    """
    alle = Tarief.objects.filter(gemeente_id=gemeente, periode__contains=op, contract__periode__contains=op)
    if product is not None:
        alle = alle.filter(product_id=product)
    return alle.select_related("contract__aanbieder", "product").order_by("contract__aanbieder__naam", "id")


def contract_op(*, gemeente: int, aanbieder: int, op: date) -> Contract | None:
    """Return the contract with this provider that holds on this day."""
    return Contract.objects.filter(gemeente_id=gemeente, aanbieder_id=aanbieder, periode__contains=op).first()


def werkt_voor(*, gemeenten: Collection[int], gebruiker: int, op: date) -> dict[int, Aanbieder]:
    """Return per municipality (CBS number) the provider for which this account works on this day."""
    rijen = Medewerker.objects.filter(gemeente_id__in=gemeenten, gebruiker_id=gebruiker, periode__contains=op)
    return {rij.gemeente_id: rij.aanbieder for rij in rijen.select_related("aanbieder")}
