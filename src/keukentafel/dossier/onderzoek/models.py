"""The onderzoek of a case: its track, notes, six dimensions, ladder, verslag, and what the resident says of it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from keukentafel.stelsel.gemeenten.models import VanGemeente
from keukentafel.stelsel.historie import bewaar_historie


@bewaar_historie()
class Onderzoek(VanGemeente):
    """One onderzoek of a case: which track it goes, and when its verslag left (Wmo 2015 art. 2.3.2)."""

    class Wlz(models.TextChoices):
        """Whether the resident stays, or can stay, in an institution by the Wlz (art. 2.3.5 lid 6)."""

        NIET_GEVRAAGD = "niet_gevraagd", "Nog niet gevraagd"
        NEE = "nee", "Nee"
        JA_VERBLIJF = "ja_verblijf", "Ja, of het kan"
        ONBEKEND = "onbekend", "Niet bekend"

    zaak = models.ForeignKey("zaak.Zaak", models.PROTECT, related_name="+", db_constraint=False)
    spoor = models.CharField(max_length=12, blank=True)  # a Spoor of recht.onderzoek
    spoor_reden = models.TextField(blank=True)
    regisseur = models.CharField(max_length=120, blank=True)
    identiteit_gezien_op = models.DateField(null=True)
    wlz = models.CharField(max_length=16, choices=Wlz.choices, default=Wlz.NIET_GEVRAAGD)
    wlz_toelichting = models.TextField(blank=True)
    pgb_uitgelegd_op = models.DateField(null=True)
    wie_mee = models.CharField(max_length=200, blank=True)  # told by the resident: who comes along to the talk
    uitkomst = models.TextField(blank=True)  # what we propose, the last words of the verslag
    verslag_verzonden_op = models.DateField(null=True)
    te_laat_gemeld_op = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["gemeente", "zaak"], name="onderzoek_een_per_zaak"),
        ]


@bewaar_historie()
class Aantekening(VanGemeente):
    """A free note of a talk. `dag` is its own day: a note that was written offline keeps the day it was written."""

    zaak = models.ForeignKey("zaak.Zaak", models.PROTECT, related_name="+", db_constraint=False)
    sleutel = models.UUIDField()  # given where it was written, so that sending it twice keeps it once
    tekst = models.TextField(blank=True)
    dag = models.DateField()
    versie = models.PositiveIntegerField(default=1)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    door_naam = models.CharField(max_length=120)
    bewaard_op = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["gemeente", "zaak", "sleutel"], name="aantekening_een_keer"),
        ]


@bewaar_historie()
class Leefgebied(VanGemeente):
    """One of the six dimensions: the resident's own words first, then and now; empty is "niet besproken"."""

    zaak = models.ForeignKey("zaak.Zaak", models.PROTECT, related_name="+", db_constraint=False)
    dimensie = models.CharField(max_length=30)  # a Dimensie of recht.taal.leefwereld
    woorden = models.TextField(blank=True)
    toen = models.SmallIntegerField(null=True)
    toen_op = models.DateField(null=True)
    nu = models.SmallIntegerField(null=True)
    nu_op = models.DateField(null=True)
    vooraf = models.TextField(blank=True)  # what the resident wrote at home, before the talk
    vooraf_cijfer = models.SmallIntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["gemeente", "zaak", "dimensie"], name="leefgebied_een_per_dimensie"),
            models.CheckConstraint(
                condition=(models.Q(nu__isnull=True) | models.Q(nu__range=(0, 10)))
                & (models.Q(toen__isnull=True) | models.Q(toen__range=(0, 10)))
                & (models.Q(vooraf_cijfer__isnull=True) | models.Q(vooraf_cijfer__range=(0, 10))),
                name="leefgebied_cijfer",
            ),
        ]


@bewaar_historie()
class Trede(VanGemeente):
    """One step of the ladder: what was tried and why it is (not) enough. A person judges, nothing computes it."""

    zaak = models.ForeignKey("zaak.Zaak", models.PROTECT, related_name="+", db_constraint=False)
    trede = models.CharField(max_length=30)  # a Trede of recht
    oordeel = models.CharField(max_length=20)  # an Oordeel of recht.ladder
    toelichting = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["gemeente", "zaak", "trede"], name="trede_een_per_zaak"),
        ]


@bewaar_historie()
class LopendeHulp(VanGemeente):
    """Help that runs already, by whatever law: seen before anything is added. No content of treatment."""

    class Wet(models.TextChoices):
        """On which ground that help is given."""

        WMO = "wmo", "Wmo"
        ZVW = "zvw", "Zorgverzekeringswet"
        WLZ = "wlz", "Wet langdurige zorg"
        JEUGDWET = "jeugdwet", "Jeugdwet"
        PARTICIPATIEWET = "participatiewet", "Participatiewet"
        ANDERS = "anders", "Anders"

    zaak = models.ForeignKey("zaak.Zaak", models.PROTECT, related_name="+", db_constraint=False)
    wet = models.CharField(max_length=16, choices=Wet.choices)
    wat = models.CharField(max_length=200)
    wie = models.CharField(max_length=120, blank=True)
    sinds = models.DateField(null=True)


@bewaar_historie()
class Alinea(VanGemeente):
    """A paragraph of the verslag, tagged with its subject a-g (art. 2.3.2 lid 4); the same text becomes the letter."""

    zaak = models.ForeignKey("zaak.Zaak", models.PROTECT, related_name="+", db_constraint=False)
    onderwerp = models.CharField(max_length=1)  # an Onderwerp of recht.taal.stukken
    volgorde = models.PositiveSmallIntegerField(default=1)
    tekst = models.TextField(blank=True)
    niet_aan_de_orde = models.BooleanField(default=False)  # then the text says why not
    versie = models.PositiveIntegerField(default=1)
    door_naam = models.CharField(max_length=120)
    bewaard_op = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["gemeente", "zaak", "onderwerp", "volgorde"], name="alinea_plek"),
        ]


@bewaar_historie()
class Botsing(VanGemeente):
    """Two people wrote the same paragraph at once: the second text waits here, side by side, until one chooses."""

    zaak = models.ForeignKey("zaak.Zaak", models.PROTECT, related_name="+", db_constraint=False)
    alinea = models.ForeignKey(Alinea, models.PROTECT, related_name="+", db_constraint=False)
    tekst = models.TextField()
    niet_aan_de_orde = models.BooleanField(default=False)
    door_naam = models.CharField(max_length=120)
    bewaard_op = models.DateTimeField()
    opgelost_op = models.DateTimeField(null=True)


@bewaar_historie()
class Opmerking(VanGemeente):
    """What a colleague notes beside a paragraph, or (`alinea` empty) beside the besluit or temporary help."""

    zaak = models.ForeignKey("zaak.Zaak", models.PROTECT, related_name="+", db_constraint=False)
    alinea = models.ForeignKey(Alinea, models.PROTECT, null=True, related_name="+", db_constraint=False)
    over_tijdelijk = models.BooleanField(default=False)  # given back with it: it belongs to that help
    tekst = models.TextField()
    door_naam = models.CharField(max_length=120)
    geschreven_op = models.DateTimeField()
    klaar_op = models.DateTimeField(null=True)


class Bewerker(VanGemeente):
    """Who has a sheet open to write in, since when; it says so to others and locks nobody out."""

    zaak = models.ForeignKey("zaak.Zaak", models.PROTECT, related_name="+", db_constraint=False)
    blad = models.CharField(max_length=12)  # gesprek, verslag or besluit
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    naam = models.CharField(max_length=120)
    sinds = models.DateTimeField()
    gezien_op = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["gemeente", "zaak", "blad", "gebruiker"], name="bewerker_een_per_blad"),
        ]


class Reactie(VanGemeente):
    """What the resident says of the verslag. Lines are only added."""

    class Soort(models.TextChoices):
        """What was said."""

        GEZIEN = "gezien", "Gezien"
        NIET_EENS = "niet_eens", "Niet mee eens, want"
        GETEKEND = "getekend", "Getekend: ik vraag hulp aan"

    zaak = models.ForeignKey("zaak.Zaak", models.PROTECT, related_name="+", db_constraint=False)
    soort = models.CharField(max_length=12, choices=Soort.choices)
    tekst = models.TextField(blank=True)
    via = models.CharField(max_length=12)  # web, papier, telefoon or balie
    dag = models.DateField()
    vastgelegd_op = models.DateTimeField()
    door_naam = models.CharField(max_length=120)
