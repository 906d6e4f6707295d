"""The official texts of regulations (B8): what the legislator wrote, beside our rules that carry it out.

Public, and of no municipality: no wall. The application only reads them (rechten.ALLEEN_LEZEN); the command
`recht wetteksten` writes them as the owner. A file that changed becomes a new version beside the old one, and the
database refuses to change or remove a line: a court may ask what we had before us on a day.
"""

from __future__ import annotations

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import F, Q

from keukentafel.recht.motor.teksten import LANGST

NIETS_VERANDERT = pgtrigger.Protect(name="niets_verandert", operation=pgtrigger.Update | pgtrigger.Delete)


class Wetversie(models.Model):
    """One version of one regulation, as read from one file on one day.

    `nummer`: of the wettenbank (BWBR...) or of local regulations (CVDR..., without its version). `geldt_tot` is the
    last day on which it holds, empty when it does not end. `vingerafdruk`: the sha256 of the file. Two rows with the
    same number and first day are the same version, loaded again with other words: the last one counts.
    """

    nummer = models.CharField(max_length=LANGST)
    naam = models.TextField(blank=True)
    geldt_van = models.DateField()
    geldt_tot = models.DateField(null=True, blank=True)
    url = models.TextField(blank=True)
    bestand = models.TextField()
    vingerafdruk = models.CharField(max_length=64)
    geladen_op = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(geldt_tot__isnull=True) | Q(geldt_tot__gte=F("geldt_van")), name="wetversie_op_volgorde"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["nummer", "geldt_van", "id"], name="wetversie_op_dag")]
        triggers: ClassVar = [NIETS_VERANDERT]

    def __str__(self) -> str:
        return f"{self.nummer} vanaf {self.geldt_van}"


class Wettekst(models.Model):
    """The text of one article in one version, word for word, and where it can be read."""

    versie = models.ForeignKey(Wetversie, models.PROTECT, related_name="teksten")
    artikel = models.CharField(max_length=LANGST)
    tekst = models.TextField()
    url = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["versie", "artikel"], name="wettekst_een_per_artikel"),
        ]
        triggers: ClassVar = [NIETS_VERANDERT]

    def __str__(self) -> str:
        return f"{self.versie_id} artikel {self.artikel}"
