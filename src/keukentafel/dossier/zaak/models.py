"""The case of one resident: its stand in law, its steps, tasks, appointments and who is involved."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Cast, Concat

from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import VanGemeente
from keukentafel.stelsel.historie import bewaar_historie


@bewaar_historie()
class Zaak(VanGemeente):
    """One question of one resident, from melding to aftercare. Terms are kept as dates, computed by recht."""

    jaar = models.SmallIntegerField()
    nummer = models.GeneratedField(
        expression=Concat(
            Cast("jaar", models.TextField()),
            Value("-", output_field=models.TextField()),
            Cast("id", models.TextField()),
        ),
        output_field=models.TextField(),
        db_persist=True,
    )
    inwoner = models.ForeignKey("mensen.Persoon", models.PROTECT, related_name="+", db_constraint=False)
    stand = models.CharField(max_length=30)  # a Stand of recht.stappen; only acts move it
    startdag = models.DateField()
    plan_uiterlijk = models.DateField()
    onderzoek_uiterlijk = models.DateField()
    eerste_contact_uiterlijk = models.DateField()
    eerste_contact_op = models.DateField(null=True)
    behandelaar = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    wijk_code = models.CharField(max_length=8, blank=True)
    spoed = models.BooleanField(default=False)
    volgcode_hash = models.CharField(max_length=64, blank=True)
    samengevoegd_in = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", db_constraint=False)
    synthetisch = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(plan_uiterlijk__gte=F("startdag")), name="zaak_plan_na_start"),
            models.CheckConstraint(condition=Q(onderzoek_uiterlijk__gt=F("startdag")), name="zaak_onderzoek_na_start"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["gemeente", "inwoner"], name="zaak_inwoner"),
            models.Index(
                fields=["gemeente", "onderzoek_uiterlijk", "id"],
                name="zaak_nieuw",
                condition=Q(stand="ontvangen", behandelaar__isnull=True),
            ),
            models.Index(fields=["gemeente", "behandelaar", "onderzoek_uiterlijk"], name="zaak_behandelaar"),
        ]


class Stap(VanGemeente):
    """A step taken, with the article that allows it: the resident's timeline. Lines are only added."""

    zaak = models.ForeignKey(Zaak, models.PROTECT, related_name="stappen", db_constraint=False)
    handeling = models.CharField(max_length=60)
    van = models.CharField(max_length=30, blank=True)
    naar = models.CharField(max_length=30, blank=True)
    artikel = models.CharField(max_length=120, blank=True)
    dag = models.DateField()
    tijdstip = models.DateTimeField()
    door = models.CharField(max_length=120)
    uitleg = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["gemeente", "zaak", "id"], name="stap_zaak")]


@bewaar_historie()
class Taak(VanGemeente):
    """Something to do for a case, before a day: what "Mijn dag" shows."""

    class Soort(models.TextChoices):
        """The four lists of a consulent's day."""

        BELLEN = "bellen", "Bellen"
        BEZOEKEN = "bezoeken", "Bezoeken"
        SCHRIJVEN = "schrijven", "Schrijven"
        BESLUITEN = "besluiten", "Besluiten"

    class WachtOp(models.TextChoices):
        """Whose turn it is; empty when it is ours."""

        INWONER = "inwoner", "de inwoner"
        AANBIEDER = "aanbieder", "de aanbieder"
        ANDER = "ander", "iemand anders"

    zaak = models.ForeignKey(Zaak, models.PROTECT, related_name="taken", db_constraint=False)
    behandelaar = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    soort = models.CharField(max_length=12, choices=Soort.choices)
    wat = models.CharField(max_length=400)
    uiterlijk = models.DateField()
    tijdstip = models.DateTimeField(null=True)
    spoed = models.BooleanField(default=False)
    wacht_op = models.CharField(max_length=12, choices=WachtOp.choices, blank=True)
    gedaan_op = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["gemeente", "behandelaar", "uiterlijk", "id"],
                name="taak_open",
                condition=Q(gedaan_op__isnull=True),
            ),
            models.Index(fields=["gemeente", "zaak"], name="taak_zaak"),
        ]


@bewaar_historie()
class Afspraak(VanGemeente):
    """A talk: at home, at the office or by phone."""

    class Waar(models.TextChoices):
        """Where the talk is."""

        THUIS = "thuis", "Bij de inwoner thuis"
        KANTOOR = "kantoor", "In het gemeentehuis"
        TELEFOON = "telefoon", "Aan de telefoon"

    class Staat(models.TextChoices):
        """An appointment is confirmed only when the resident's answer about support is recorded (S-A8)."""

        VOORGESTELD = "voorgesteld", "Voorgesteld"
        BEVESTIGD = "bevestigd", "Bevestigd"
        VERVALLEN = "vervallen", "Vervallen"

    zaak = models.ForeignKey(Zaak, models.PROTECT, related_name="afspraken", db_constraint=False)
    begin = models.DateTimeField()
    minuten = models.SmallIntegerField(default=60)
    waar = models.CharField(max_length=12, choices=Waar.choices)
    met = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    staat = models.CharField(max_length=12, choices=Staat.choices)
    opmerking = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["gemeente", "zaak"], name="afspraak_zaak")]

    @property
    def einde(self) -> datetime:
        """Return the moment at which this talk ends."""
        return self.begin + timedelta(minutes=self.minuten)


@bewaar_historie()
class Betrokkene(VanGemeente):
    """Someone who may open this one case for a time, and who gave that: a supporter, a stand-in, a reader."""

    class Soort(models.TextChoices):
        """As what."""

        CLIENTONDERSTEUNER = "clientondersteuner", "Onafhankelijk ondersteuner"
        VERVANGER = "vervanger", "Vervanger"
        LEZER = "lezer", "Leest een besluit mee"

    zaak = models.ForeignKey(Zaak, models.PROTECT, related_name="betrokkenen", db_constraint=False)
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    soort = models.CharField(max_length=20, choices=Soort.choices)
    van = models.DateTimeField()
    tot = models.DateTimeField()
    gegeven_door = models.CharField(max_length=120)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(tot__gt=F("van")), name="betrokkene_periode")]
        indexes: ClassVar = [models.Index(fields=["gemeente", "gebruiker", "tot"], name="betrokkene_wie")]

    @property
    def laatste_dag(self) -> date:
        """Return the last day, in Amsterdam, on which this case may still be opened."""
        return klok.dag_van(self.tot - timedelta(microseconds=1))
