"""The question as it came in, the support that was offered, and the resident's own plan."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from keukentafel.stelsel.gemeenten.models import VanGemeente
from keukentafel.stelsel.historie import bewaar_historie


@bewaar_historie()
class Melding(VanGemeente):
    """One time that the question came in. A case may have several; the earliest date counts (GEBRUIKERS 3.14)."""

    class Kanaal(models.TextChoices):
        """How it came in."""

        WEB = "web", "via de website"
        TELEFOON = "telefoon", "telefonisch"
        PAPIER = "papier", "op papier"
        BALIE = "balie", "aan de balie"

    class Melder(models.TextChoices):
        """Who asked."""

        ZELF = "zelf", "de inwoner zelf"
        NAASTE = "naaste", "familie, vriend of buur"
        PROFESSIONAL = "professional", "een hulpverlener"

    class Bereik(models.TextChoices):
        """How the resident wants to be reached."""

        BELLEN = "bellen", "Bel mij"
        BRIEF = "brief", "Stuur mij een brief"
        MAIL = "mail", "Stuur mij een e-mail"
        ANDER = "ander", "Neem contact op met iemand anders"

    zaak = models.ForeignKey("zaak.Zaak", models.PROTECT, related_name="+", db_constraint=False)
    ontvangen_op = models.DateField()
    vastgelegd_op = models.DateTimeField()
    kanaal = models.CharField(max_length=12, choices=Kanaal.choices)
    melder = models.CharField(max_length=12, choices=Melder.choices)
    melder_naam = models.CharField(max_length=120, blank=True)
    melder_relatie = models.CharField(max_length=80, blank=True)
    melder_telefoon = models.CharField(max_length=20, blank=True)
    woorden = models.TextField()
    bereik = models.CharField(max_length=12, choices=Bereik.choices)
    bereik_waar = models.CharField(max_length=200, blank=True)
    beste_moment = models.CharField(max_length=200, blank=True)
    door = models.CharField(max_length=120)
    doorgezonden_door = models.CharField(max_length=80, blank=True)
    eenmalig = models.UUIDField(null=True, unique=True)  # the form it was sent with: sent twice, it is kept once

    class Meta:
        indexes: ClassVar = [models.Index(fields=["gemeente", "zaak"], name="melding_zaak")]


class Concept(VanGemeente):
    """A melding that someone began on the website without an account; found by a code, gone after its last day."""

    sleutel = models.CharField(max_length=64, unique=True)
    antwoorden = models.JSONField(default=dict)
    bewaard_op = models.DateTimeField()
    bewaren_tot = models.DateTimeField()


@bewaar_historie()
class Clientondersteuning(VanGemeente):
    """The offer of free, independent support, and the answer: for the resident and for the mantelzorger.

    Source: Wmo 2015 art. 2.3.2 lid 3 and 2.2.4.
    """

    class Voor(models.TextChoices):
        """To whom the offer was made."""

        INWONER = "inwoner", "de inwoner"
        MANTELZORGER = "mantelzorger", "de mantelzorger"

    class Antwoord(models.TextChoices):
        """What they answered; open until it is asked."""

        OPEN = "open", "nog niet gevraagd"
        JA = "ja", "ja, graag"
        NEE = "nee", "nee, dank u"
        EIGEN = "eigen", "ik neem zelf iemand mee"

    zaak = models.ForeignKey("zaak.Zaak", models.PROTECT, related_name="+", db_constraint=False)
    voor = models.CharField(max_length=12, choices=Voor.choices)
    antwoord = models.CharField(max_length=8, choices=Antwoord.choices, default=Antwoord.OPEN)
    aangeboden_op = models.DateField()
    antwoord_op = models.DateField(null=True)
    wie_mee = models.CharField(max_length=120, blank=True)
    # The last day on which a supporter may look along, as chosen with "ja"; empty when nobody chose.
    meekijken_tot = models.DateField(null=True)
    reageren_uiterlijk = models.DateField(null=True)
    aangenomen_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    aangenomen_op = models.DateTimeField(null=True)
    afgerond_op = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["gemeente", "zaak", "voor"], name="clientondersteuning_een_per_persoon"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["gemeente", "reageren_uiterlijk"],
                name="clientondersteuning_open",
                condition=models.Q(antwoord="ja", afgerond_op__isnull=True),
            ),
        ]


@bewaar_historie()
class PersoonlijkPlan(VanGemeente):
    """The resident's own plan. Seven days are offered; later is accepted too (Wmo 2015 art. 2.3.2 lid 2)."""

    zaak = models.ForeignKey("zaak.Zaak", models.PROTECT, related_name="+", db_constraint=False)
    tekst = models.TextField()
    ontvangen_op = models.DateField()
    binnen_week = models.BooleanField()
    via = models.CharField(max_length=12, choices=Melding.Kanaal.choices)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["gemeente", "zaak"], name="plan_zaak")]


@bewaar_historie()
class Doorzending(VanGemeente):
    """A question passed on to the municipality that it belongs to, with its own date (Awb art. 2:3)."""

    zaak = models.ForeignKey("zaak.Zaak", models.PROTECT, related_name="+", db_constraint=False)
    naar = models.ForeignKey("gemeenten.Gemeente", models.PROTECT, null=True, related_name="+")
    naar_naam = models.CharField(max_length=80)
    startdag = models.DateField()
    doorgezonden_op = models.DateTimeField()
    aangekomen_op = models.DateTimeField(null=True)


@bewaar_historie()
class EigenNotitie(VanGemeente):
    """A note of an independent supporter. Seen by nobody else: a second wall looks at the user."""

    zaak = models.ForeignKey("zaak.Zaak", models.PROTECT, related_name="+", db_constraint=False)
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    tekst = models.TextField()
    geschreven_op = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["gemeente", "zaak"], name="notitie_zaak")]
