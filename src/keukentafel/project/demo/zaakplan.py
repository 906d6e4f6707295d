"""The plan of one case: who asks, when, and how far it goes. Decided by zaakplannen.py, written down by zaken.py."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from keukentafel.project.demo.vormen import Bewoner
from keukentafel.project.demo.vormen_verloop import Verloop


@dataclass(slots=True)
class Melding:
    """One time that somebody asks. `dag` is the date that counts, `vast` the moment of registration (local time)."""

    dag: date
    vast: datetime
    kanaal: str
    melder: str
    woorden: str
    naam: str = ""
    relatie: str = ""
    telefoon: str = ""
    doorgezonden_door: str = ""


@dataclass(slots=True)
class Zaakplan:
    """The course of one case. `gesprek` is where the talk is aimed at; the diary finds the first free hour.

    `verloop` is what comes after the talk; `inhoud` the fixed texts of a well-known resident.
    """

    bewoner: Bewoner
    stand: str
    meldingen: list[Melding]
    behandelaar: int | None = None
    contact: date | None = None
    gesprek: date | None = None
    gesprek_vast: dict[str, Any] = field(default_factory=dict)
    ondersteuning: str = "open"
    wie_mee: str = ""
    ondersteuner: str = ""
    einde: date | None = None
    einde_tijd: time | None = None
    bel_wat: str = ""
    spoed: bool = False
    taken: list[dict[str, Any]] = field(default_factory=list)
    bekeken: list[str] = field(default_factory=list)
    contact_tijd: time | None = None
    verloop: Verloop | None = None
    inhoud: dict[str, Any] = field(default_factory=dict)

    @property
    def start(self) -> date:
        """Return the earliest date: that one counts."""
        return min(m.dag for m in self.meldingen)

    @property
    def bekend_op(self) -> date:
        """Return the day of the first registration: later than the start when a letter lay unopened."""
        return min(m.vast for m in self.meldingen).date()
