"""Residents, where they live and who stands beside them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from keukentafel.stelsel.gemeenten.models import VanGemeente, Wijk
from keukentafel.stelsel.historie import bewaar_historie


@bewaar_historie()
class Persoon(VanGemeente):
    """A resident, as known in one municipality. Someone who moves is a new record in the new municipality.

    With a secret address (`geheim_adres`) this record holds no place and no wijk; the address itself stands in
    Adres, behind a second wall.
    """

    bsn = models.CharField(max_length=9, null=True, blank=True)
    aanhef = models.CharField(max_length=20, blank=True)
    voornaam = models.CharField(max_length=60)
    tussenvoegsel = models.CharField(max_length=20, blank=True)
    achternaam = models.CharField(max_length=80)
    # The BRP knows people born on an unknown day: then only the year, or the year and month, is filled.
    geboortejaar = models.SmallIntegerField(null=True, blank=True)
    geboortemaand = models.SmallIntegerField(null=True, blank=True)
    geboortedag = models.SmallIntegerField(null=True, blank=True)
    telefoon = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    taal = models.CharField(max_length=40, blank=True)
    tolk = models.BooleanField(default=False)
    plaats = models.CharField(max_length=60, blank=True)
    wijk = models.ForeignKey(Wijk, models.PROTECT, null=True, related_name="+")
    geheim_adres = models.BooleanField(default=False)
    overleden_op = models.DateField(null=True, blank=True)
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    synthetisch = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["gemeente", "bsn"], condition=Q(bsn__isnull=False), name="persoon_bsn_uniek"
            ),
            models.UniqueConstraint(
                fields=["gemeente", "gebruiker"], condition=Q(gebruiker__isnull=False), name="persoon_account_uniek"
            ),
            models.CheckConstraint(
                condition=Q(geheim_adres=False) | Q(plaats="", wijk__isnull=True), name="persoon_geheim_zonder_plaats"
            ),
            models.CheckConstraint(condition=Q(bsn__isnull=True) | Q(bsn__regex=r"^\d{9}$"), name="persoon_bsn_vorm"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["gemeente", "achternaam", "geboortejaar"], name="persoon_naam"),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def naam(self) -> str:
        """Return the name as spoken: Fatma Aydin."""
        return " ".join(d for d in (self.voornaam, self.tussenvoegsel, self.achternaam) if d)

    @property
    def naam_met_aanhef(self) -> str:
        """Return how we write about her: mevrouw Fatma Aydin."""
        return f"{self.aanhef} {self.naam}" if self.aanhef else self.naam

    @property
    def aangesproken(self) -> str:
        """Return how a letter speaks to her: mevrouw Aydin, meneer Van den Berg; else her whole name."""
        if not self.aanhef:
            return self.naam
        deel = f"{self.tussenvoegsel} {self.achternaam}" if self.tussenvoegsel else self.achternaam
        # without a first name before it the first word of a name has a capital: Jan van den Berg, meneer Van den Berg
        return f"{'meneer' if self.aanhef == 'de heer' else self.aanhef} {deel[:1].upper()}{deel[1:]}"

    @property
    def geboren(self) -> str:
        """Return the date of birth as known: 3-4-1947, 4-1947, 1947, or an empty string."""
        delen = (self.geboortedag, self.geboortemaand, self.geboortejaar)
        return "-".join(str(d) for d in delen if d)


@bewaar_historie()
class Adres(VanGemeente):
    """Where a resident lives, dated. A secret one is shown by the database only inside `geheim_adres_van`."""

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="adressen", db_constraint=False)
    straat = models.CharField(max_length=80)
    huisnummer = models.CharField(max_length=12)
    postcode = models.CharField(max_length=7)
    plaats = models.CharField(max_length=60)
    geheim = models.BooleanField(default=False)
    periode = DateRangeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["gemeente", "persoon"], name="adres_persoon")]

    @property
    def regels(self) -> tuple[str, str]:
        """Return the two lines of an envelope."""
        return (f"{self.straat} {self.huisnummer}", f"{self.postcode} {self.plaats}")


@bewaar_historie()
class Relatie(VanGemeente):
    """Someone beside a resident: a mantelzorger, a partner, a child, a legal representative."""

    class Soort(models.TextChoices):
        """Who this is for the resident."""

        PARTNER = "partner", "Partner"
        KIND = "kind", "Kind"
        OUDER = "ouder", "Ouder"
        FAMILIE = "familie", "Familie"
        BUUR = "buur", "Buur of vriend"
        VERTEGENWOORDIGER = "vertegenwoordiger", "Wettelijk vertegenwoordiger"
        ANDER = "ander", "Iemand anders"

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="relaties", db_constraint=False)
    ander = models.ForeignKey(Persoon, models.PROTECT, null=True, related_name="+", db_constraint=False)
    naam = models.CharField(max_length=120)
    soort = models.CharField(max_length=20, choices=Soort.choices)
    telefoon = models.CharField(max_length=20, blank=True)
    mantelzorger = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["gemeente", "persoon"], name="relatie_persoon")]
