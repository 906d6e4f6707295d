"""The sociale kaart (B1): organisations and what they offer, in words that a resident reads.

The one part that everybody reads, in any municipality. Writing is for the municipality of the offer: the database
refuses the rest (0002_lezen_open). Words: /docs/woordenlijst.md; the four kinds come from chapter 4 of the
Beleidsplan maatschappelijke ondersteuning 2023-2026 (Maastricht-Heuvelland).
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from keukentafel.stelsel.gemeenten.models import VanGemeente, Wijk
from keukentafel.stelsel.historie import bewaar_historie


@bewaar_historie()
class Organisatie(models.Model):
    """Who offers something. Of no municipality: one organisation may offer in several."""

    class Soort(models.TextChoices):
        """What kind of organisation it is."""

        INWONERSGROEP = "inwonersgroep", "Groep inwoners"
        VRIJWILLIGERS = "vrijwilligers", "Organisatie van vrijwilligers"
        VERENIGING = "vereniging", "Vereniging"
        WELZIJN = "welzijn", "Organisatie voor welzijn"
        ZORG = "zorg", "Organisatie of praktijk voor zorg"
        ONDERNEMER = "ondernemer", "Ondernemer"
        OVERHEID = "overheid", "Gemeente of samenwerking van gemeenten"

    naam = models.CharField(max_length=120, unique=True)
    telefoon = models.CharField(max_length=20, blank=True)
    website = models.URLField(blank=True)
    soort = models.CharField(max_length=20, choices=Soort.choices)
    synthetisch = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(
                    soort__in=(
                        "inwonersgroep", "vrijwilligers", "vereniging", "welzijn", "zorg", "ondernemer", "overheid"
                    )
                ),
                name="organisatie_soort",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.naam


@bewaar_historie()
class Aanbod(VanGemeente):
    """Something that somebody can go to or call, in one municipality: in one wijk, or for all of it (`wijk` empty).

    `trede` is the rung of the ladder that it serves (recht.ladder.Trede), `dimensie` the side of positive
    health that it helps most (Dimensie). `bevestigd_op` is the day on which the organisation last said that it is
    right; empty is shown as `onbevestigd`. `kosten` empty: nobody told us, so the screen says to ask.
    """

    class Soort(models.TextChoices):
        """How the help is organised, after Beleidsplan maatschappelijke ondersteuning 2023-2026, 4."""

        INFORMEEL = "informeel", "Van inwoners voor inwoners"
        FORMEEL_ALGEMEEN = "formeel_algemeen", "Van een organisatie, voor iedereen"
        FORMEEL_SEMIPROFESSIONEEL = "formeel_semiprofessioneel", "Van een organisatie met beroepskrachten"
        EERSTE_LIJN = "eerste_lijn", "Zorg dichtbij, zoals de huisarts"

    class Toegang(models.TextChoices):
        """What somebody needs to get in."""

        VRIJ = "vrij", "U hebt geen besluit nodig"
        DOORVERWIJZING = "doorverwijzing", "Iemand verwijst u door"
        INDICATIE = "indicatie", "U hebt eerst een besluit nodig"

    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="aanbod")
    naam = models.CharField(max_length=120)
    omschrijving = models.TextField(max_length=1000)
    soort = models.CharField(max_length=30, choices=Soort.choices)
    toegang = models.CharField(max_length=20, choices=Toegang.choices)
    trede = models.CharField(max_length=30)
    dimensie = models.CharField(max_length=30)
    wijk = models.ForeignKey(Wijk, models.PROTECT, null=True, blank=True, related_name="+", db_column="wijk_code")
    adres = models.CharField(max_length=120, blank=True)
    plaats = models.CharField(max_length=60, blank=True)
    wanneer = models.CharField(max_length=200, blank=True)
    kosten = models.CharField(max_length=200, blank=True)
    telefoon = models.CharField(max_length=20, blank=True)
    bevestigd_op = models.DateField(null=True, blank=True)
    synthetisch = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["gemeente", "organisatie", "naam"], name="aanbod_uniek"),
            models.CheckConstraint(
                condition=Q(
                    soort__in=("informeel", "formeel_algemeen", "formeel_semiprofessioneel", "eerste_lijn"),
                    toegang__in=("vrij", "doorverwijzing", "indicatie"),
                ),
                name="aanbod_soort_en_toegang",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["gemeente", "trede", "naam"], name="aanbod_op_trede")]

    def __str__(self) -> str:
        return self.naam
