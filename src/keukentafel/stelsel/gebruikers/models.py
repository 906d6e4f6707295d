"""Users, their roles by task and their mandates, all dated."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import VanGemeente
from keukentafel.stelsel.historie import bewaar_historie


class GebruikerManager(BaseUserManager["Gebruiker"]):
    """Makes accounts; used by beheer and by the command line."""

    def create_user(self, email: str, password: str | None = None, **velden: Any) -> Gebruiker:
        """Make an account with this mail address; without a password it cannot sign in by password."""
        gebruiker = self.model(email=self.normalize_email(email).lower(), **velden)
        gebruiker.set_password(password)
        gebruiker.save(using=self._db)
        return gebruiker

    def get_by_natural_key(self, username: str | None) -> Gebruiker:
        """Return the account with this mail address, whatever its capitals."""
        return self.get(email__iexact=username)


class Gebruiker(AbstractBaseUser):
    """An account: a resident, a worker or a partner. What it may do stands in Roltoekenning."""

    email = models.EmailField("e-mailadres", unique=True)
    naam = models.CharField(max_length=120)
    telefoon = models.CharField(max_length=20, blank=True)
    werkdagen = models.CharField(max_length=80, blank=True)
    organisatie = models.CharField(max_length=120, blank=True)
    is_active = models.BooleanField(default=True)
    synthetisch = models.BooleanField(default=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["naam"]

    objects: ClassVar[GebruikerManager] = GebruikerManager()

    def __str__(self) -> str:
        return self.naam

    @property
    def voornaam(self) -> str:
        """Return the first word of the name."""
        return self.naam.split(" ")[0]

    @property
    def letters(self) -> str:
        """Return the initials for the round mark beside a name."""
        delen = self.naam.split()
        return (delen[0][:1] + delen[-1][:1]).upper() if len(delen) > 1 else self.naam[:1].upper()


@bewaar_historie()
class Roltoekenning(VanGemeente):
    """A user has a role in a municipality in a period; `team` is the area team, empty when there is none."""

    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="rollen")
    rol = models.CharField(max_length=20, choices=Rol.choices)
    team = models.CharField(max_length=60, blank=True)
    periode = DateRangeField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="rol_zonder_overlap",
                expressions=[
                    ("gemeente", RangeOperators.EQUAL),
                    ("gebruiker", RangeOperators.EQUAL),
                    ("rol", RangeOperators.EQUAL),
                    ("periode", RangeOperators.OVERLAPS),
                ],
            )
        ]


@bewaar_historie()
class Mandaat(VanGemeente):
    """Who may sign what, up to which amount (integer cents a year, None is without limit), in which period."""

    class Soort(models.TextChoices):
        """What may be signed."""

        TOEKENNEN = "toekennen", "Hulp toekennen"
        AFWIJZEN = "afwijzen", "Een aanvraag afwijzen"
        VERLENGEN = "verlengen", "Een termijn verlengen of opschorten"
        TIJDELIJK = "tijdelijk", "Tijdelijke hulp bij spoed"

    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="mandaten")
    soort = models.CharField(max_length=20, choices=Soort.choices)
    tot_cent = models.BigIntegerField(null=True, blank=True)
    periode = DateRangeField()
    grondslag = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tot_cent__isnull=True) | models.Q(tot_cent__gte=0), name="mandaat_bedrag"
            ),
            ExclusionConstraint(
                name="mandaat_zonder_overlap",
                expressions=[
                    ("gemeente", RangeOperators.EQUAL),
                    ("gebruiker", RangeOperators.EQUAL),
                    ("soort", RangeOperators.EQUAL),
                    ("periode", RangeOperators.OVERLAPS),
                ],
            ),
        ]
