"""Municipalities, their wijken, and their cooperations per subject with dated membership (OPDRACHT F10)."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models


class Gemeente(models.Model):
    """A municipality. `code` is the CBS number without letters: 935 is GM0935, Maastricht."""

    code = models.IntegerField(primary_key=True)
    naam = models.CharField(max_length=80)
    slug = models.SlugField(unique=True)
    telefoon = models.CharField(max_length=20)
    adres = models.CharField(max_length=120)
    openingstijden = models.CharField(max_length=160)
    # Who gives independent support here, and how to reach them (Wmo 2015 art. 2.2.4): named in every first letter.
    clientondersteuning_naam = models.CharField(max_length=80)
    clientondersteuning_telefoon = models.CharField(max_length=20)
    bestaat_van = models.DateField()
    bestaat_tot = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(code__gt=0, code__lt=10000), name="gemeente_code_cbs")]

    def __str__(self) -> str:
        return self.naam

    @property
    def cbs_code(self) -> str:
        """Return the code as the CBS writes it: GM0935."""
        return f"GM{self.code:04d}"

    @property
    def telefoon_link(self) -> str:
        """Return the phone number for a tel: link."""
        return self.telefoon.replace(" ", "")


class Wijk(models.Model):
    """A wijk of the CBS, with its number of inhabitants on a date and the source of that number."""

    code = models.CharField(max_length=8, primary_key=True)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="wijken")
    naam = models.CharField(max_length=80)
    inwoners = models.IntegerField(null=True)
    peildatum = models.DateField(null=True)
    bron = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.naam


class Samenwerking(models.Model):
    """Municipalities that share one subject. Not a chain: each subject has its own circle."""

    class Schaal(models.TextChoices):
        """How wide the circle is."""

        LOKAAL = "lokaal", "Eén gemeente"
        BUREN = "buren", "Met een buurgemeente"
        SUBREGIO = "subregio", "Maastricht-Heuvelland"
        REGIO = "regio", "Zuid-Limburg, 18 gemeenten"
        WIJDER = "wijder", "Wijder dan de regio"

    naam = models.CharField(max_length=120)
    slug = models.SlugField(unique=True)
    onderwerp = models.CharField(max_length=160)
    schaal = models.CharField(max_length=10, choices=Schaal.choices)
    bron = models.CharField(max_length=300)
    bevestigd = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.naam


class Deelname(models.Model):
    """Membership of a cooperation in a period; a centrumgemeente is a dated role, not a property."""

    class Rol(models.TextChoices):
        """What the municipality is in this cooperation."""

        DEELNEMER = "deelnemer", "Deelnemer"
        CENTRUM = "centrumgemeente", "Centrumgemeente"

    samenwerking = models.ForeignKey(Samenwerking, models.CASCADE, related_name="deelnames")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="deelnames", null=True)
    # Members outside this installation stand here by name: the 18 are more than our tenants.
    gemeente_naam = models.CharField(max_length=80)
    rol = models.CharField(max_length=20, choices=Rol.choices, default=Rol.DEELNEMER)
    periode = DateRangeField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="deelname_zonder_overlap",
                expressions=[
                    ("samenwerking", RangeOperators.EQUAL),
                    ("gemeente_naam", RangeOperators.EQUAL),
                    ("periode", RangeOperators.OVERLAPS),
                ],
            )
        ]


class VanGemeente(models.Model):
    """Base of every record of a municipality: it stands behind the wall (stelsel.gemeenten.muren)."""

    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", editable=False)

    class Meta:
        abstract = True
