"""What was agreed on a result after the besluit, the evaluation in the resident's own words, and the nazorg call."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from keukentafel.stelsel.gemeenten.models import VanGemeente
from keukentafel.stelsel.historie import bewaar_historie


@bewaar_historie()
class Resultaatafspraak(VanGemeente):
    """A result with its measure and day, agreed on after the besluit: the newest line of a goal counts.

    The besluit itself stays as it was published; this says how the same goal is followed from now on.
    """

    zaak = models.ForeignKey("zaak.Zaak", models.PROTECT, related_name="+", db_constraint=False)
    doel = models.ForeignKey("besluit.Doel", models.PROTECT, related_name="+", db_constraint=False)
    resultaat = models.CharField(max_length=300)
    maatstaf = models.CharField(max_length=300)
    datum = models.DateField()
    dag = models.DateField()
    door_naam = models.CharField(max_length=120)
    vastgelegd_op = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["gemeente", "zaak"], name="resultaatafspraak_zaak")]


@bewaar_historie()
class Evaluatie(VanGemeente):
    """Looking back with the resident (Wmo 2015 art. 2.3.9): in her own words, and what comes of it."""

    class Uitkomst(models.TextChoices):
        """What comes of it."""

        VOORTZETTEN = "voortzetten", "De hulp gaat gewoon door"
        HERZIEN = "herzien", "De hulp verandert"
        BEEINDIGEN = "beeindigen", "De hulp stopt"

    zaak = models.ForeignKey("zaak.Zaak", models.PROTECT, related_name="+", db_constraint=False)
    besluit = models.ForeignKey("besluit.Besluit", models.PROTECT, related_name="+", db_constraint=False)
    dag = models.DateField()
    woorden = models.TextField()
    uitkomst = models.CharField(max_length=12, choices=Uitkomst.choices)
    toelichting = models.TextField(blank=True)
    door_naam = models.CharField(max_length=120)
    vastgelegd_op = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["gemeente", "zaak"], name="evaluatie_zaak")]


@bewaar_historie()
class Resultaatstand(VanGemeente):
    """How far a goal is, as the resident and the consulent see it together at an evaluation."""

    class Stand(models.TextChoices):
        """How far it is."""

        BEREIKT = "bereikt", "Bereikt"
        DEELS = "deels", "Voor een deel"
        NIET = "niet", "Niet bereikt"

    evaluatie = models.ForeignKey(Evaluatie, models.PROTECT, related_name="+", db_constraint=False)
    doel = models.ForeignKey("besluit.Doel", models.PROTECT, related_name="+", db_constraint=False)
    stand = models.CharField(max_length=8, choices=Stand.choices)
    toelichting = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["gemeente", "evaluatie", "doel"], name="resultaatstand_een_per_doel"),
        ]


@bewaar_historie()
class Evaluatiegebied(VanGemeente):
    """One dimension of positive health at an evaluation: her words, and a score (0-10) when she gave one."""

    evaluatie = models.ForeignKey(Evaluatie, models.PROTECT, related_name="+", db_constraint=False)
    dimensie = models.CharField(max_length=30)
    woorden = models.CharField(max_length=600, blank=True)
    toen = models.PositiveSmallIntegerField(null=True)
    nu = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["gemeente", "evaluatie", "dimensie"], name="evaluatiegebied_een"),
            models.CheckConstraint(
                condition=(Q(toen__isnull=True) | Q(toen__lte=10)) & (Q(nu__isnull=True) | Q(nu__lte=10)),
                name="evaluatiegebied_cijfer",
            ),
        ]


@bewaar_historie()
class Nazorg(VanGemeente):
    """The call after help stopped or a question was solved: by when, and what was heard."""

    class Hoe(models.TextChoices):
        """What was heard."""

        GOED = "goed", "Het gaat goed"
        VRAAG = "vraag", "Er is een nieuwe vraag"
        ONBEREIKBAAR = "onbereikbaar", "Niet bereikt"
        OVERLEDEN = "overleden", "De inwoner is overleden"

    zaak = models.ForeignKey("zaak.Zaak", models.PROTECT, related_name="+", db_constraint=False)
    uiterlijk = models.DateField()
    gebeld_op = models.DateField(null=True)
    hoe = models.CharField(max_length=12, choices=Hoe.choices, blank=True)
    notitie = models.CharField(max_length=600, blank=True)
    door_naam = models.CharField(max_length=120, blank=True)
