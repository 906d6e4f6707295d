"""Letters: the data of each letter as it was sent. The text and the PDF follow from it (berichten.brieven)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from keukentafel.stelsel.gemeenten.models import VanGemeente
from keukentafel.stelsel.historie import bewaar_historie


@bewaar_historie()
class Brief(VanGemeente):
    """A letter to a resident or to another body. Holds no secret address: that is read when the post leaves."""

    zaak = models.ForeignKey("zaak.Zaak", models.PROTECT, related_name="+", db_constraint=False)
    inwoner = models.ForeignKey("mensen.Persoon", models.PROTECT, null=True, related_name="+", db_constraint=False)
    soort = models.CharField(max_length=40)
    gegevens = models.JSONField()
    aan_naam = models.CharField(max_length=120)
    aan_regels = models.JSONField(default=list)
    dag = models.DateField()
    gemaakt_op = models.DateTimeField()
    verzonden_op = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["gemeente", "zaak", "id"], name="brief_zaak")]


class BriefPdf(VanGemeente):
    """The PDF of a letter, made once, at its first opening or when it leaves; afterwards never made again."""

    brief = models.ForeignKey(Brief, models.PROTECT, related_name="+", db_constraint=False)
    inhoud = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    gemaakt_op = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["gemeente", "brief"], name="brief_pdf_een")]
