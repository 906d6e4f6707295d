"""Providers, the products that a municipality buys, and contracts with tariffs by date (OPDRACHT C1, first form).

Words as in iWmo 3.2: AGB code, productcategorie (WMO020), productcode, eenheid (WJ756). Money is integer cents.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from keukentafel.stelsel.gemeenten.models import VanGemeente
from keukentafel.stelsel.historie import bewaar_historie


@bewaar_historie()
class Aanbieder(models.Model):
    """Who delivers help. Of no municipality: one provider has contracts in several."""

    naam = models.CharField(max_length=120, unique=True)
    agb = models.CharField(max_length=8, unique=True)
    telefoon = models.CharField(max_length=20, blank=True)
    synthetisch = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(agb__regex=r"^\d{8}$"), name="aanbieder_agb_vorm")]

    def __str__(self) -> str:
        return self.naam


@bewaar_historie()
class Product(VanGemeente):
    """Something that this municipality buys. `eenheid` is in what it is ordered and paid (iWmo WJ756)."""

    naam = models.CharField(max_length=120)
    categorie = models.CharField(max_length=2)
    code = models.CharField(max_length=5)
    eenheid = models.CharField(max_length=2)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["gemeente", "categorie", "code"], name="product_code_uniek"),
            models.CheckConstraint(
                condition=Q(categorie__regex=r"^\d{2}$", eenheid__regex=r"^\d{2}$"), name="product_codes_vorm"
            ),
        ]

    def __str__(self) -> str:
        return self.naam


@bewaar_historie()
class Contract(VanGemeente):
    """An agreement of a municipality with a provider, for a period (half-open)."""

    aanbieder = models.ForeignKey(Aanbieder, models.PROTECT, related_name="+")
    nummer = models.CharField(max_length=40)
    periode = DateRangeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["gemeente", "nummer"], name="contract_nummer_uniek"),
            ExclusionConstraint(
                name="contract_zonder_overlap",
                expressions=[
                    ("gemeente", RangeOperators.EQUAL),
                    ("aanbieder", RangeOperators.EQUAL),
                    ("periode", RangeOperators.OVERLAPS),
                ],
            ),
        ]


@bewaar_historie()
class Tarief(VanGemeente):
    """What a product costs under a contract, in whole cents per eenheid of the product, for a period (half-open)."""

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="tarieven", db_constraint=False)
    product = models.ForeignKey(Product, models.PROTECT, related_name="+", db_constraint=False)
    cent = models.PositiveBigIntegerField()
    periode = DateRangeField()

    class Meta:
        constraints: ClassVar = [
            ExclusionConstraint(
                name="tarief_zonder_overlap",
                expressions=[
                    ("gemeente", RangeOperators.EQUAL),
                    ("contract", RangeOperators.EQUAL),
                    ("product", RangeOperators.EQUAL),
                    ("periode", RangeOperators.OVERLAPS),
                ],
            ),
        ]


@bewaar_historie()
class Medewerker(VanGemeente):
    """For which provider an account works, seen from this municipality, in a period (half-open)."""

    aanbieder = models.ForeignKey(Aanbieder, models.PROTECT, related_name="+")
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    periode = DateRangeField()

    class Meta:
        constraints: ClassVar = [
            ExclusionConstraint(
                name="medewerker_een_aanbieder",
                expressions=[
                    ("gemeente", RangeOperators.EQUAL),
                    ("gebruiker", RangeOperators.EQUAL),
                    ("periode", RangeOperators.OVERLAPS),
                ],
            ),
        ]
