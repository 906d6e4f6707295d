"""Writing providers, products and contracts. Only acts of reis and the loading of the demo call this."""

from __future__ import annotations

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from keukentafel.omgeving.contracten.models import Aanbieder, Contract, Medewerker, Product, Tarief
from keukentafel.stelsel.gemeenten.namens import huidig


def maak_aanbieder(*, naam: str, agb: str, telefoon: str = "", synthetisch: bool = False) -> Aanbieder:
    """Keep a provider; `agb` is eight digits. Raises IntegrityError when the name or code is there already.

    A provider is of no municipality, so no wall guards it: raises BuitenNamens when nothing is open at all.
    """
    huidig()
    return Aanbieder.objects.create(naam=naam, agb=agb, telefoon=telefoon, synthetisch=synthetisch)


def maak_product(*, gemeente: int, naam: str, categorie: str, code: str, eenheid: str) -> Product:
    """Keep a product: `categorie` and `eenheid` two digits, `code` at most five characters, as in iWmo."""
    return Product.objects.create(gemeente_id=gemeente, naam=naam, categorie=categorie, code=code, eenheid=eenheid)


def maak_contract(*, gemeente: int, aanbieder: int, nummer: str, van: date, tot: date | None) -> Contract:
    """Keep a contract from `van` until (not included) `tot`; None is without an end yet.

    Raises IntegrityError when this provider has a contract here in those days already.
    """
    return Contract.objects.create(
        gemeente_id=gemeente, aanbieder_id=aanbieder, nummer=nummer, periode=DateRange(van, tot)
    )


def maak_tarief(*, contract: Contract, product: int, cent: int, van: date, tot: date | None) -> Tarief:
    """Keep a tariff in whole cents per eenheid, from `van` until (not included) `tot`."""
    return Tarief.objects.create(
        gemeente_id=contract.gemeente_id, contract_id=contract.id, product_id=product, cent=cent,
        periode=DateRange(van, tot),
    )  # fmt: skip


def maak_medewerker(*, gemeente: int, aanbieder: int, gebruiker: int, van: date, tot: date | None = None) -> Medewerker:
    """Keep that an account works for this provider, seen from this municipality."""
    return Medewerker.objects.create(
        gemeente_id=gemeente, aanbieder_id=aanbieder, gebruiker_id=gebruiker, periode=DateRange(van, tot)
    )
