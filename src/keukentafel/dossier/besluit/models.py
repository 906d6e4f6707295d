"""The aanvraag, the clock of the besluit, and the besluit with its goals, results and help."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from keukentafel.stelsel.gemeenten.models import VanGemeente
from keukentafel.stelsel.historie import bewaar_historie


@bewaar_historie()
class Aanvraag(VanGemeente):
    """The request for a besluit (Wmo 2015 art. 2.3.5; Awb art. 1:3 lid 3). `besluit_uiterlijk` is empty while the
    clock stands still without a last day."""

    class Wijze(models.TextChoices):
        """How it was made (recht.taal.stukken.Aanvraagwijze)."""

        ONDERTEKEND_VERSLAG = "ondertekend_verslag", "Getekend verslag"
        EIGEN_AANVRAAG = "eigen_aanvraag", "Eigen aanvraag"
        ONDERZOEK_TE_LAAT = "onderzoek_te_laat", "Onderzoek te laat"

    zaak = models.ForeignKey("zaak.Zaak", models.PROTECT, related_name="+", db_constraint=False)
    ontvangen_op = models.DateField()
    wijze = models.CharField(max_length=20, choices=Wijze.choices)
    besluit_uiterlijk = models.DateField(null=True)
    gevraagd = models.TextField(blank=True)  # in the resident's words, when it was not the verslag

    class Meta:
        indexes: ClassVar = [models.Index(fields=["gemeente", "zaak"], name="aanvraag_zaak")]


@bewaar_historie()
class Opschorting(VanGemeente):
    """The clock of an aanvraag stands still: we asked for data, or the applicant agreed to wait (Awb art. 4:15)."""

    class Soort(models.TextChoices):
        """Why it stands still."""

        AANVULLING = "aanvulling", "Wij vroegen om gegevens"
        INSTEMMING = "instemming", "De inwoner stemde in met uitstel"

    zaak = models.ForeignKey("zaak.Zaak", models.PROTECT, related_name="+", db_constraint=False)
    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="+", db_constraint=False)
    soort = models.CharField(max_length=12, choices=Soort.choices)
    gevraagd = models.TextField(blank=True)
    begonnen_op = models.DateField()  # the day of the letter, or of the consent
    tot_en_met = models.DateField()  # the last day to answer, or of the delay
    aangevuld_op = models.DateField(null=True)


@bewaar_historie()
class Besluit(VanGemeente):
    """A besluit, from draft to published. Once published nothing of it changes: a correction is a new besluit."""

    class Soort(models.TextChoices):
        """What it decides."""

        TOEKENNING = "toekenning", "U krijgt hulp"
        AFWIJZING = "afwijzing", "U krijgt deze hulp niet"
        TIJDELIJK = "tijdelijk", "Tijdelijke hulp bij spoed"

    class Staat(models.TextChoices):
        """How far it is."""

        CONCEPT = "concept", "In de maak"
        TER_LEZING = "ter_lezing", "Een collega leest mee"
        BEKENDGEMAAKT = "bekendgemaakt", "Verstuurd"
        VERVALLEN = "vervallen", "Vervallen"

    class Vorm(models.TextChoices):
        """How the help is given."""

        NATURA = "natura", "Zorg in natura"
        PGB = "pgb", "Persoonsgebonden budget"

    zaak = models.ForeignKey("zaak.Zaak", models.PROTECT, related_name="+", db_constraint=False)
    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, null=True, related_name="+", db_constraint=False)
    soort = models.CharField(max_length=12, choices=Soort.choices)
    staat = models.CharField(max_length=14, choices=Staat.choices, default=Staat.CONCEPT)
    periode = DateRangeField(null=True)  # the days of help, half-open
    vorm = models.CharField(max_length=8, choices=Vorm.choices, blank=True)
    pgb_besproken = models.BooleanField(default=False)
    pgb_kan = models.BooleanField(null=True)  # the conditions of Wmo 2015 art. 2.3.6 lid 2, judged by a person
    pgb_kan_omdat = models.TextField(blank=True)
    pgb_waarom = models.TextField(blank=True)  # why the resident wants it, in their own words
    pgb_goed = models.BooleanField(null=True)
    pgb_goed_omdat = models.TextField(blank=True)
    weigeringsgrond = models.CharField(max_length=30, blank=True)  # of recht.toetsing.WEIGERINGSGRONDEN
    oude_groep_wlz = models.BooleanField(null=True)  # whom the Wlz is no reason to refuse (Wmo 2015 art. 2.3.5 lid 7)
    profiel = models.CharField(max_length=12, blank=True)  # a Profiel of recht.besluit
    aanbieder = models.CharField(max_length=120, blank=True)
    aanbieder_keuze = models.CharField(max_length=300, blank=True)  # how the resident chose
    leveringsplan = models.TextField(blank=True)  # the plan itself, as the letter prints it
    gevraagd = models.CharField(max_length=300, blank=True)
    motivering = models.TextField(blank=True)
    artikel = models.CharField(max_length=120, blank=True)
    norm = models.CharField(max_length=200, blank=True)
    norm_versie = models.CharField(max_length=60, blank=True)
    alternatieven = models.TextField(blank=True)
    samenloop_motivering = models.TextField(blank=True)
    afwijking = models.TextField(blank=True)  # why we deviate from our own rules, open to all
    kosten_cent = models.BigIntegerField(null=True)  # integer cents, as estimated: a year, or all of temporary help
    bijdrage = models.BooleanField(default=True)
    versie = models.PositiveIntegerField(default=1)
    opsteller = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    lezer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    gelezen_merk = models.CharField(max_length=16, blank=True)  # of the ground that lay there when it was read
    getekend_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    mandaat_grond = models.CharField(max_length=200, blank=True)
    bekendgemaakt_op = models.DateField(null=True)
    bezwaar_uiterlijk = models.DateField(null=True)
    besluit_uiterlijk = models.DateField(null=True)  # the last day that was in time, as it stood at signing
    verlengt = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", db_constraint=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(staat="bekendgemaakt")
                | Q(
                    getekend_door__isnull=False,
                    bekendgemaakt_op__isnull=False,
                    bezwaar_uiterlijk__isnull=False,
                    artikel__gt="",
                    motivering__gt="",
                ),
                name="besluit_met_grond",
            ),
            models.CheckConstraint(
                condition=Q(kosten_cent__isnull=True) | Q(kosten_cent__gte=0), name="besluit_kosten"
            ),
            models.UniqueConstraint(
                fields=["gemeente", "zaak", "soort"],
                condition=Q(staat__in=("concept", "ter_lezing")),
                name="besluit_een_ontwerp",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["gemeente", "zaak"], name="besluit_zaak")]

    @property
    def laatste_dag(self) -> date:
        """Return the last day of the help, that day included; only for a besluit with days."""
        dag: date = self.periode.upper - timedelta(days=1)
        return dag


@bewaar_historie()
class Doel(VanGemeente):
    """A goal in the resident's own words, with its result, measure and date, or why there is none."""

    zaak = models.ForeignKey("zaak.Zaak", models.PROTECT, related_name="+", db_constraint=False)
    besluit = models.ForeignKey(Besluit, models.PROTECT, related_name="+", db_constraint=False)
    volgorde = models.PositiveSmallIntegerField()
    woorden = models.CharField(max_length=200)
    resultaat = models.CharField(max_length=300, blank=True)
    richting = models.CharField(max_length=30, blank=True)  # a Richting of recht.besluit
    maatstaf = models.CharField(max_length=300, blank=True)
    datum = models.DateField(null=True)
    zonder_omdat = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["gemeente", "besluit", "volgorde"], name="doel_plek"),
        ]


@bewaar_historie()
class Hulp(VanGemeente):
    """What is done for a goal: activity, how often, how many minutes per what; or an offer that needs no besluit."""

    zaak = models.ForeignKey("zaak.Zaak", models.PROTECT, related_name="+", db_constraint=False)
    doel = models.ForeignKey(Doel, models.PROTECT, related_name="+", db_constraint=False)
    volgorde = models.PositiveSmallIntegerField()
    activiteit = models.CharField(max_length=300)
    frequentie = models.CharField(max_length=120, blank=True)
    minuten = models.PositiveIntegerField(null=True)
    per = models.CharField(max_length=14, blank=True)  # a Frequentie of recht.taal.stukken
    met_besluit = models.BooleanField(default=True)
    hulpmiddel = models.BooleanField(default=False)  # a thing, such as a scootmobiel: it has no minutes

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["gemeente", "doel", "volgorde"], name="hulp_plek"),
        ]


class Spoor(VanGemeente):
    """How the rules came to a published besluit: each calculation with its facts, judgements, rules and steps.

    Written once, at signing; the database refuses any change, so it needs no history. Whoever asks later can follow it
    and calculate it again (recht.motor.herhalen). It holds what people judged: it is as private as the besluit itself.
    """

    zaak = models.ForeignKey("zaak.Zaak", models.PROTECT, related_name="+", db_constraint=False)
    besluit = models.ForeignKey(Besluit, models.PROTECT, related_name="+", db_constraint=False)
    berekeningen = models.JSONField()  # a list, each as recht.motor.herhalen.leg_vast wrote it

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["gemeente", "besluit"], name="spoor_een")]
