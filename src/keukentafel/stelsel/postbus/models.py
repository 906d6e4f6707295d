"""The outbox: what an act wants to send, laid down in the transaction of the act itself.

An item holds no personal data: a kind, the id of a record and a key. The post round (werkplaats.postronde)
looks the record up behind the wall of its municipality and delivers it exactly once.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from keukentafel.stelsel.gemeenten.models import VanGemeente


class Post(VanGemeente):
    """One thing to send. `sleutel` makes a second lay-down or a second delivery recognisable."""

    soort = models.CharField(max_length=30)
    verwijzing = models.BigIntegerField()
    sleutel = models.CharField(max_length=80, unique=True)
    gelegd_op = models.DateTimeField()
    klaar_vanaf = models.DateTimeField()
    pogingen = models.IntegerField(default=0)
    fout = models.CharField(max_length=400, blank=True)
    bezorgd_op = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["klaar_vanaf", "id"], name="post_open", condition=models.Q(bezorgd_op__isnull=True)),
        ]
