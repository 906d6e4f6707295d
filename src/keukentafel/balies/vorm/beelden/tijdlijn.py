"""The timeline "Waar staat mijn vraag": an ordered list in words, with a date or a promise at every step.

Kept promises stay visible ("Beloofd was ..."); what comes is dashed and open (VORM.md section 5).
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from keukentafel.balies.vorm import woorden

STATEN = ("klaar", "nu", "straks")


@dataclass(frozen=True, kw_only=True)
class Tijdstap:
    """One step. `staat`: klaar, nu or straks.

    `op`: the day it happened (or will, when agreed). `bij`: what belongs to that day, as the rest of the sentence
    ("via de website"). `beloofd`: the last day that is in time. `aanloop`: how the sentence with the promise starts
    ("U hebt het"). `regels`: more sentences, each its own paragraph. `verschuiving`: why the day shifted
    ("Door Pasen is dat één dag later.").
    """

    titel: str
    staat: str
    op: datetime.date | None = None
    bij: str = ""
    beloofd: datetime.date | None = None
    aanloop: str = ""
    regels: tuple[str, ...] = ()
    verschuiving: str = ""

    def __post_init__(self) -> None:
        if self.staat not in STATEN:
            raise ValueError(f"a step is klaar, nu or straks, not {self.staat!r}")
        if self.staat == "klaar" and self.op is None:
            raise ValueError(f"a step that is done has a day: {self.titel}")


@dataclass(frozen=True, kw_only=True)
class Tijdlijn:
    """Steps in their order, as seen on `vandaag`. First what is done, then at most one now, then what comes."""

    stappen: tuple[Tijdstap, ...]
    vandaag: datetime.date

    def __post_init__(self) -> None:
        rangen = [STATEN.index(stap.staat) for stap in self.stappen]
        if rangen != sorted(rangen) or rangen.count(1) > 1:
            raise ValueError("the order is: done, then at most one now, then what comes")


def _wanneer(stap: Tijdstap, vandaag: datetime.date) -> str:
    """The grey line of a step that is done: the day, what belongs to it, and the promise that was made."""
    dag = woorden.met_hoofdletter(woorden.datum_bij(stap.op, vandaag))
    zinnen = [f"{dag}, {stap.bij}." if stap.bij else f"{dag}."]
    if stap.beloofd:
        zinnen.append(_("Beloofd was: uiterlijk %(dag)s.") % {"dag": woorden.datum_bij(stap.beloofd, vandaag)})
    return " ".join(zinnen)


def _stap(stap: Tijdstap, vandaag: datetime.date) -> dict[str, Any]:
    te_laat = stap.staat != "klaar" and stap.beloofd is not None and stap.beloofd < vandaag
    return {
        "stap": stap,
        "wanneer": _wanneer(stap, vandaag) if stap.staat == "klaar" else "",
        "afspraak": woorden.met_hoofdletter(woorden.datum_bij(stap.op, vandaag)) if stap.staat != "klaar" else "",
        "uiterlijk": woorden.datum_bij(stap.beloofd, vandaag) if stap.staat != "klaar" else "",
        "termijn": woorden.termijn(stap.beloofd, vandaag) if stap.staat == "nu" and stap.beloofd else "",
        "te_laat": te_laat,
    }


def teken_tijdlijn(tijdlijn: Tijdlijn) -> dict[str, Any]:
    """Return what `vorm/beelden/tijdlijn.html` needs: per step its words, promise and state."""
    return {"stappen": [_stap(stap, tijdlijn.vandaag) for stap in tijdlijn.stappen]}


def toon_tijdlijn(tijdlijn: Tijdlijn) -> SafeString:
    """Return the finished list."""
    return render_to_string("vorm/beelden/tijdlijn.html", teken_tijdlijn(tijdlijn))
