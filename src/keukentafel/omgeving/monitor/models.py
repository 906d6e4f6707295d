"""The monitor: what acts leave behind to be counted, and the counts themselves. No name, no BSN, no number of a case.

A fact holds a pseudonym (a keyed hash, reis.leren), so that facts of one question can be counted together; whoever
reads the monitor has no key to find the question with.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from keukentafel.stelsel.gemeenten.models import VanGemeente


class Feit(VanGemeente):
    """Something that happened. Only added, never changed; a mistake is a fact of its own that takes it back.

    `soort` is a Feitsoort of reis.leren; `dag` the day on which it holds; `wijk_code` is empty when it is unknown or
    the address is secret; `waarde` is a whole number whose unit belongs to the soort (days, minutes, cents).
    """

    pseudoniem = models.CharField(max_length=32)
    soort = models.CharField(max_length=30)
    dag = models.DateField()
    wijk_code = models.CharField(max_length=8, blank=True)
    trede = models.CharField(max_length=30, blank=True)
    waarde = models.BigIntegerField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["gemeente", "soort", "dag"], name="feit_soort_dag"),
            models.Index(fields=["gemeente", "pseudoniem"], name="feit_pseudoniem"),
        ]


class Telling(VanGemeente):
    """A count of facts of one month, per wijk and rung: the summary that the policy page reads."""

    soort = models.CharField(max_length=30)
    maand = models.DateField()  # its first day
    wijk_code = models.CharField(max_length=8, blank=True)
    trede = models.CharField(max_length=30, blank=True)
    aantal = models.PositiveIntegerField()
    som = models.BigIntegerField(default=0)  # of `waarde` of the facts that have one

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["gemeente", "soort", "maand", "wijk_code", "trede"], name="telling_een_per_cel"
            ),
            models.CheckConstraint(condition=Q(maand__day=1), name="telling_hele_maand"),
        ]


class Verversing(VanGemeente):
    """When the counts of a municipality were last made anew, and up to and including which fact.

    From `geteld_vanaf` every act left its fact here; of months before it nothing, or only a part, was counted.
    """

    ververst_op = models.DateTimeField()
    tot_feit = models.BigIntegerField()
    geteld_vanaf = models.DateField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["gemeente"], name="verversing_een_per_gemeente")]
