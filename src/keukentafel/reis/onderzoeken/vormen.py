"""What goes into the acts of an onderzoek and comes out: plain, frozen, without models."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Vaststelling:
    """What a person found out on every track. `wlz` is a WlzVraag of recht.ladder."""

    identiteit_gezien: bool
    pgb_uitgelegd: bool
    wlz: str
    wlz_toelichting: str = ""


@dataclass(frozen=True)
class Hulpregel:
    """Help that runs already. `wet` is one of LopendeHulp.Wet."""

    wet: str
    wat: str
    wie: str = ""
    sinds: date | None = None


@dataclass(frozen=True)
class Gebied:
    """One dimension as it was typed: her own words, then and now (0-10), None is "niet besproken"."""

    dimensie: str
    woorden: str = ""
    toen: int | None = None
    toen_op: date | None = None
    nu: int | None = None


@dataclass(frozen=True)
class Vooraf:
    """What the resident writes at home about one dimension."""

    dimensie: str
    woorden: str = ""
    cijfer: int | None = None


@dataclass(frozen=True)
class Traptrede:
    """One step of the ladder as it was typed: Trede and Oordeel of recht.ladder, and why."""

    trede: str
    oordeel: str
    toelichting: str = ""


@dataclass(frozen=True)
class Alineatekst:
    """One paragraph as it was typed. `versie` is the version that the writer began from, 0 for a new one."""

    onderwerp: str
    volgorde: int
    tekst: str
    niet_aan_de_orde: bool
    versie: int


@dataclass(frozen=True)
class Bewaard:
    """What keeping a text gives back: the version that the writer goes on from, when, and who wrote in between.

    `ander` is the colleague's name and `andere_tekst` what stands there now; the own text then waits side by side.
    """

    versie: int
    bewaard_op: datetime
    ander: str = ""
    andere_tekst: str = ""

    @property
    def botst(self) -> bool:
        """Whether two texts wait for a choice."""
        return bool(self.ander)
