"""The toewijzing (the order to a provider), start and stop as they were told, progress, and the iWmo messages.

iWmo 3.2: a beschikking is between municipality and resident, a toewijzing is the order to the provider.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from keukentafel.stelsel.gemeenten.models import VanGemeente
from keukentafel.stelsel.historie import bewaar_historie


@bewaar_historie()
class Toewijzing(VanGemeente):
    """An order to a provider: what, how much, from when. `nummer` is its ToewijzingNummer, for good.

    `eenheid` and `frequentie` are codes of iWmo (WJ756, WMO757), `volume` whole units per frequentie. `einddatum` is
    the last day, that day included. `gestart_op` and `gestopt_op` are what the last Levermelding that counts says.
    """

    class Antwoord(models.TextChoices):
        """What the provider said to the order."""

        GEEN = "", "Nog geen antwoord"
        JA = "ja", "Ja"
        LATER = "later", "Ja, maar later"
        NEE = "nee", "Nee, wij hebben geen plek"

    zaak = models.ForeignKey("zaak.Zaak", models.PROTECT, related_name="+", db_constraint=False)
    besluit = models.ForeignKey("besluit.Besluit", models.PROTECT, related_name="+", db_constraint=False)
    aanbieder = models.ForeignKey("contracten.Aanbieder", models.PROTECT, related_name="+")
    product = models.ForeignKey("contracten.Product", models.PROTECT, related_name="+", db_constraint=False)
    nummer = models.PositiveIntegerField()
    toegewezen_op = models.DateTimeField()
    ingangsdatum = models.DateField()
    einddatum = models.DateField(null=True)
    volume = models.PositiveIntegerField()
    eenheid = models.CharField(max_length=2)
    frequentie = models.CharField(max_length=1)
    goed_om_te_weten = models.CharField(max_length=200, blank=True)
    antwoord = models.CharField(max_length=5, choices=Antwoord.choices, blank=True)
    antwoord_uiterlijk = models.DateField(null=True)
    antwoord_op = models.DateField(null=True)
    antwoord_reden = models.CharField(max_length=300, blank=True)
    kan_vanaf = models.DateField(null=True)  # with "later": the first day that the provider can
    contactpersoon = models.CharField(max_length=120, blank=True)  # at the provider: who rings the resident
    gestart_op = models.DateField(null=True)
    gestopt_op = models.DateField(null=True)
    stop_reden = models.CharField(max_length=2, blank=True)  # iWmo WMO588
    vervallen_op = models.DateField(null=True)  # not needed (any more), and nobody gives it instead
    vervallen_omdat = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["gemeente", "nummer"], name="toewijzing_nummer_uniek"),
            models.CheckConstraint(
                condition=Q(einddatum__isnull=True) | Q(einddatum__gte=F("ingangsdatum")), name="toewijzing_dagen"
            ),
            models.CheckConstraint(condition=Q(nummer__gte=1, nummer__lte=999_999_999), name="toewijzing_nummer_iwmo"),
            models.CheckConstraint(
                condition=Q(gestopt_op__isnull=True) | Q(gestart_op__isnull=True) | Q(gestopt_op__gte=F("gestart_op")),
                name="toewijzing_stop_na_start",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["gemeente", "zaak"], name="toewijzing_zaak"),
            models.Index(fields=["gemeente", "aanbieder"], name="toewijzing_aanbieder"),
        ]


@bewaar_historie()
class Opdrachthulp(VanGemeente):
    """What of the besluit an order is for: a goal with one line of its help; nothing else of the besluit is told.

    `hulp` is empty for a goal without lines of its own: then the plan in the besluit says what is done.
    """

    toewijzing = models.ForeignKey(Toewijzing, models.PROTECT, related_name="+", db_constraint=False)
    doel = models.ForeignKey("besluit.Doel", models.PROTECT, related_name="+", db_constraint=False)
    hulp = models.ForeignKey("besluit.Hulp", models.PROTECT, null=True, related_name="+", db_constraint=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["gemeente", "toewijzing", "doel", "hulp"], name="opdrachthulp_eenmaal", nulls_distinct=False
            ),
        ]


@bewaar_historie()
class Bericht(VanGemeente):
    """An iWmo message, whole, as it left or came in. `identificatie` is its BerichtIdentificatie.

    A message is known by direction, sender, kind and identification: a second one with the same content is the same
    message. `antwoord_op` is the message that this return answers.
    """

    class Richting(models.TextChoices):
        """Where it goes."""

        UIT = "uit", "Van ons"
        IN = "in", "Aan ons"

    class Stand(models.TextChoices):
        """How far it is."""

        KLAAR = "klaar", "Ligt klaar"
        VERZONDEN = "verzonden", "Verstuurd"
        ONTVANGEN = "ontvangen", "Ontvangen"
        VERWERKT = "verwerkt", "Verwerkt"
        AFGEKEURD = "afgekeurd", "Afgekeurd"

    richting = models.CharField(max_length=3, choices=Richting.choices)
    soort = models.CharField(max_length=6)  # WMO301, WMO305 ...
    identificatie = models.CharField(max_length=36)
    afzender = models.CharField(max_length=8)
    ontvanger = models.CharField(max_length=8)
    aanbieder = models.ForeignKey("contracten.Aanbieder", models.PROTECT, null=True, related_name="+")
    zaak = models.ForeignKey("zaak.Zaak", models.PROTECT, null=True, related_name="+", db_constraint=False)
    antwoord_op = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", db_constraint=False)
    stand = models.CharField(max_length=10, choices=Stand.choices)
    inhoud = models.TextField()
    controlesom = models.CharField(max_length=64)  # sha256 of the content
    retourcodes = models.JSONField(default=list)
    tijdstip = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["gemeente", "richting", "afzender", "soort", "identificatie"], name="bericht_uniek"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["gemeente", "zaak"], name="bericht_zaak")]


@bewaar_historie()
class Levermelding(VanGemeente):
    """A start or a stop as it was told, by message, in the portal or by hand. A correction is a line of its own."""

    class Soort(models.TextChoices):
        """What was told."""

        START = "start", "Hulp begonnen"
        STOP = "stop", "Hulp gestopt"

    class Via(models.TextChoices):
        """How it was told."""

        BERICHT = "bericht", "Met een bericht"
        PORTAAL = "portaal", "Door de aanbieder"
        HAND = "hand", "Door de gemeente"

    toewijzing = models.ForeignKey(Toewijzing, models.PROTECT, related_name="+", db_constraint=False)
    soort = models.CharField(max_length=5, choices=Soort.choices)
    datum = models.DateField()
    reden = models.CharField(max_length=2, blank=True)  # iWmo WMO588, with a stop
    vervallen = models.BooleanField(default=False)  # this line takes back what was told before (StatusAanlevering 3)
    via = models.CharField(max_length=8, choices=Via.choices)
    bericht = models.ForeignKey(Bericht, models.PROTECT, null=True, related_name="+", db_constraint=False)
    door_naam = models.CharField(max_length=120, blank=True)
    vastgelegd_op = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["gemeente", "toewijzing"], name="levermelding_toewijzing")]


@bewaar_historie()
class Voortgang(VanGemeente):
    """How it goes with one result, in the provider's words: three questions (OPDRACHT C5)."""

    class Hoe(models.TextChoices):
        """How it goes with the result. No score: a word that says what to do next."""

        GOED = "goed", "Het gaat goed"
        ZOALS = "zoals", "Het gaat zoals eerder"
        LASTIG = "lastig", "Het lukt nog niet"
        BEREIKT = "bereikt", "Het resultaat is bereikt"

    toewijzing = models.ForeignKey(Toewijzing, models.PROTECT, related_name="+", db_constraint=False)
    doel = models.ForeignKey("besluit.Doel", models.PROTECT, related_name="+", db_constraint=False)
    hoe = models.CharField(max_length=8, choices=Hoe.choices)
    gedaan = models.CharField(max_length=600)
    nodig = models.CharField(max_length=600, blank=True)
    dag = models.DateField()
    door_naam = models.CharField(max_length=120)
    vastgelegd_op = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["gemeente", "toewijzing", "dag"], name="voortgang_toewijzing")]
