"""The log: every change and every view of a resident's data, readable for that resident (H3)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from keukentafel.stelsel.gemeenten.models import VanGemeente
from keukentafel.stelsel.historie import bewaar_historie


class Logregel(VanGemeente):
    """One processing of one resident's data. Insert-only for the application role.

    Stores ids of the resident and the record without a foreign key: the log outlives what it tells about, and
    stands on a lower floor. Field names follow Logboek Dataverwerkingen where it has one.
    """

    class Soort(models.TextChoices):
        """What was done."""

        INZAGE = "inzage", "bekeken"
        WIJZIGING = "wijziging", "gewijzigd"
        NOODINZAGE = "noodinzage", "bekeken buiten eigen werk"

    tijdstip = models.DateTimeField()
    soort = models.CharField(max_length=12, choices=Soort.choices)
    handeling = models.CharField(max_length=200)  # may name a colleague or a municipality
    doel = models.CharField(max_length=120)
    reden = models.CharField(max_length=400, blank=True)
    gebruiker_id = models.BigIntegerField(null=True)
    gebruiker_naam = models.CharField(max_length=120, blank=True)
    rol = models.CharField(max_length=20, blank=True)
    inwoner_id = models.BigIntegerField(null=True)
    object_soort = models.CharField(max_length=30, blank=True)
    object_id = models.BigIntegerField(null=True)
    spoor = models.UUIDField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["gemeente", "inwoner_id", "-tijdstip"], name="logregel_inwoner"),
        ]


@bewaar_historie()
class Noodinzage(VanGemeente):
    """Break-glass: a file opened outside one's own work, with a reason, for a short time, and reviewed."""

    class Oordeel(models.TextChoices):
        """What the reviewer found."""

        TERECHT = "terecht", "Terecht"
        ONTERECHT = "onterecht", "Niet terecht"

    gebruiker_id = models.BigIntegerField()
    gebruiker_naam = models.CharField(max_length=120)
    inwoner_id = models.BigIntegerField()
    object_soort = models.CharField(max_length=30)
    object_id = models.BigIntegerField()
    reden = models.CharField(max_length=400)
    geopend_op = models.DateTimeField()
    geldig_tot = models.DateTimeField()
    beoordeeld_op = models.DateTimeField(null=True)
    beoordeeld_door = models.CharField(max_length=120, blank=True)
    oordeel = models.CharField(max_length=10, choices=Oordeel.choices, blank=True)
    toelichting = models.CharField(max_length=400, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["gemeente", "gebruiker_id", "object_id"], name="noodinzage_wie")]
