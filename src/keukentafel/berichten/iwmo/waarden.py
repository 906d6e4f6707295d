"""Simple types: how the text of one element becomes a value, and a value text.

Each follows XML Schema part 2: text keeps its white space, numbers, days and times lose it at both ends.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Protocol, runtime_checkable

from keukentafel.berichten.iwmo.weigering import OngeldigeWaarde

_WIT = " \t\n\r"
_GEHEEL = re.compile(r"[+-]?[0-9]+")
_TIJD = re.compile(r"(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?|24:00:00(?:\.0+)?)")
_NIET_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@runtime_checkable
class Soort(Protocol):
    """A simple type. `waarde` reads, `tekst` writes; both raise OngeldigeWaarde."""

    @property
    def naam(self) -> str:
        """The name of the type in the standard."""
        ...

    def waarde(self, tekst: str) -> object:
        """The value of a text."""
        ...

    def tekst(self, waarde: object) -> str:
        """The text of a value."""
        ...


def _is_tekst(waarde: object) -> str:
    if not isinstance(waarde, str):
        raise OngeldigeWaarde("is geen tekst")
    if _NIET_IN_XML.search(waarde):
        raise OngeldigeWaarde("heeft een teken dat niet in een bericht mag staan")
    return waarde


def niet_leeg(tekst: str) -> bool:
    r"""Pattern `.*[^\s].*` of the standard: one line with something in it.

    White space in XML Schema is four characters; Python knows more, such as the hard space.
    """
    return "\n" not in tekst and "\r" not in tekst and tekst.strip(_WIT) != ""


def iets(tekst: str) -> bool:
    r"""Pattern `([.\s]*\S+[.\s]*)+` of the standard: free text with something in it, over more lines if need be."""
    return tekst.strip(_WIT) != ""


class Vorm:
    """A test whether the whole text has the form of a regular expression."""

    __slots__ = ("patroon",)

    def __init__(self, patroon: str) -> None:
        self.patroon = re.compile(patroon)

    def __call__(self, tekst: str) -> bool:
        """Whether the whole text fits."""
        return self.patroon.fullmatch(tekst) is not None


@dataclass(frozen=True, slots=True)
class Tekst:
    """Text of `minimaal` to `maximaal` characters for which `klopt` holds; `uitleg` says what it must look like."""

    naam: str
    maximaal: int | None = None
    klopt: Callable[[str], bool] = niet_leeg
    uitleg: str = "moet één regel tekst zijn"
    minimaal: int = 1

    def waarde(self, tekst: str) -> str:
        """The text itself. Raises OngeldigeWaarde when it is empty, too long, or of another form."""
        lengte = len(tekst)
        if lengte < self.minimaal:
            raise OngeldigeWaarde("is leeg")
        if self.maximaal is not None and lengte > self.maximaal:
            raise OngeldigeWaarde(f"is te lang: hoogstens {self.maximaal} tekens")
        if not self.klopt(tekst):
            raise OngeldigeWaarde(self.uitleg)
        return tekst

    def tekst(self, waarde: object) -> str:
        """The text to write. Raises OngeldigeWaarde."""
        return self.waarde(_is_tekst(waarde))


@dataclass(frozen=True, slots=True)
class Getal:
    """A whole number from `minimaal` to `maximaal`; amounts are in cents."""

    naam: str
    maximaal: int
    minimaal: int = 0

    def waarde(self, tekst: str) -> int:
        """The number. Raises OngeldigeWaarde when it is no whole number or out of bounds."""
        tekst = tekst.strip(_WIT)
        if not _GEHEEL.fullmatch(tekst):
            raise OngeldigeWaarde("is geen heel getal")
        # A number of a million digits is refused by its length: int() would work on it for long.
        if len(tekst) > 20 and len(tekst.lstrip("+-").lstrip("0")) > 18:
            raise OngeldigeWaarde(f"is te groot: hoogstens {self.maximaal}")
        return self._binnen(int(tekst) if len(tekst) <= 20 else int(tekst.lstrip("+-").lstrip("0") or "0"), tekst)

    def _binnen(self, getal: int, tekst: str) -> int:
        if getal < self.minimaal or (getal and tekst.startswith("-")):
            raise OngeldigeWaarde(f"is te klein: minstens {self.minimaal}")
        if getal > self.maximaal:
            raise OngeldigeWaarde(f"is te groot: hoogstens {self.maximaal}")
        return getal

    def tekst(self, waarde: object) -> str:
        """The digits. Raises OngeldigeWaarde."""
        if not isinstance(waarde, int) or isinstance(waarde, bool):
            raise OngeldigeWaarde("is geen heel getal")
        return str(self._binnen(waarde, str(waarde)))


@dataclass(frozen=True, slots=True)
class Dag:
    """A day without time zone (RS032), of the years 1 to 9999."""

    naam: str = "LDT_Datum"

    def waarde(self, tekst: str) -> date:
        """The day. Raises OngeldigeWaarde when it does not exist or is written in another way."""
        tekst = tekst.strip(_WIT)
        if len(tekst) != 10 or tekst[4] != "-" or tekst[7] != "-":
            raise OngeldigeWaarde("is geen datum zoals 2027-03-01, zonder tijdzone")
        try:
            return date.fromisoformat(tekst)
        except ValueError:
            raise OngeldigeWaarde("is geen bestaande datum") from None

    def tekst(self, waarde: object) -> str:
        """The day as 2027-03-01. Raises OngeldigeWaarde."""
        if type(waarde) is not date:
            raise OngeldigeWaarde("is geen datum")
        return waarde.isoformat()


@dataclass(frozen=True, slots=True)
class Kloktijd:
    """A time of the day without time zone, kept as text.

    The standard allows 24:00:00 and any number of decimals, which Python's time cannot hold; as text they sort rightly.
    """

    naam: str = "LDT_Tijd"

    def waarde(self, tekst: str) -> str:
        """The time as written. Raises OngeldigeWaarde."""
        tekst = tekst.strip(_WIT)
        if not _TIJD.fullmatch(tekst):
            raise OngeldigeWaarde("is geen tijd zoals 09:30:00, zonder tijdzone")
        return tekst

    def tekst(self, waarde: object) -> str:
        """The time to write. Raises OngeldigeWaarde."""
        tekst = self.waarde(_is_tekst(waarde))
        if tekst != waarde:
            raise OngeldigeWaarde("heeft witruimte om de tijd heen")
        return tekst


@dataclass(frozen=True, slots=True, eq=False)
class Code:
    """One of the codes of a list, exactly as it stands there."""

    naam: str
    lijst: Collection[str]

    def waarde(self, tekst: str) -> str:
        """The code. Raises OngeldigeWaarde when the list does not have it."""
        if tekst not in self.lijst:
            raise OngeldigeWaarde("heeft een code die niet in de codelijst staat")
        return tekst

    def tekst(self, waarde: object) -> str:
        """The code to write. Raises OngeldigeWaarde."""
        return self.waarde(_is_tekst(waarde))


@dataclass(frozen=True, slots=True)
class Vast:
    """An element with one possible text. `getal`: white space around it is allowed."""

    naam: str
    vast: str
    getal: bool = False

    def waarde(self, tekst: str) -> str:
        """The fixed text. Raises OngeldigeWaarde for any other."""
        if (tekst.strip(_WIT) if self.getal else tekst) != self.vast:
            raise OngeldigeWaarde(f"moet {self.vast} zijn")
        return self.vast

    def tekst(self, waarde: object) -> str:
        """The fixed text, whatever is given."""
        return self.vast
