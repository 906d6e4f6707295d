"""A version of a regulation of a municipality, from draft to published (ADR 0024).

National law comes with the software. What stands here is what a municipality decides herself.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from keukentafel.stelsel.gemeenten.models import VanGemeente
from keukentafel.stelsel.historie import bewaar_historie


@bewaar_historie()
class Regelversie(VanGemeente):
    """One version: its text in our format of regulations, who wrote it and who approved it.

    Once published or withdrawn it never changes: a correction is a new version.
    """

    class Staat(models.TextChoices):
        """How far it is."""

        CONCEPT = "concept", "In de maak"
        VOORGELEGD = "voorgelegd", "Een collega kijkt mee"
        GEPUBLICEERD = "gepubliceerd", "Gepubliceerd"
        INGETROKKEN = "ingetrokken", "Ingetrokken"

    regeling = models.CharField(max_length=120, blank=True)  # the $id in the text; empty while that cannot be read
    geldt_van = models.DateField(null=True)  # the first day in the text; None while that cannot be read
    tekst = models.TextField()
    staat = models.CharField(max_length=14, choices=Staat.choices, default=Staat.CONCEPT)
    schrijver = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")  # who saved last
    goedkeurder = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    gepubliceerd_op = models.DateField(null=True)  # from this day it was known (kennisdatum)
    teruggegeven_om = models.TextField(blank=True)  # why the colleague gave it back
    versie = models.PositiveIntegerField(default=1)  # counts the saves, for two people who write at once

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(staat="gepubliceerd")
                | Q(gepubliceerd_op__isnull=False, goedkeurder__isnull=False, geldt_van__isnull=False)
                & ~Q(regeling=""),
                name="regelversie_gepubliceerd_is_heel",
            ),
            models.CheckConstraint(
                condition=Q(staat="gepubliceerd") | Q(gepubliceerd_op__isnull=True, goedkeurder__isnull=True),
                name="regelversie_dag_alleen_gepubliceerd",
            ),
            models.CheckConstraint(
                condition=Q(goedkeurder__isnull=True) | ~Q(goedkeurder=F("schrijver")),
                name="regelversie_tweede_mens",
            ),
            models.UniqueConstraint(
                fields=["gemeente", "regeling", "geldt_van", "gepubliceerd_op"],
                condition=Q(staat="gepubliceerd"),
                name="regelversie_een_per_dag",
            ),
        ]
