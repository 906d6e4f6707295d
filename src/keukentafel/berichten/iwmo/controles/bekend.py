"""What the rules of levels 3 and 4 ask: protocols that the journey answers from its records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from keukentafel.berichten.iwmo.v3_2.typen import Product


@dataclass(frozen=True, slots=True, kw_only=True)
class BekendeToewijzing:
    """An order as the newest 301 says it, for one inwoner at one provider."""

    nummer: int
    bsn: str
    gemeente: str
    aanbieder: str
    product: Product | None
    ingangsdatum: date
    einddatum: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BekendeStart:
    """A start that was accepted and not deleted since."""

    toewijzing_nummer: int | None
    product: Product | None
    begindatum: date


@dataclass(frozen=True, slots=True, kw_only=True)
class BekendeStop:
    """A stop that was accepted and not deleted since."""

    toewijzing_nummer: int | None
    product: Product | None
    begindatum: date
    einddatum: date
    reden_beeindiging: str


class Bekend(Protocol):
    """What is known from earlier messages between one municipality and one provider.

    Only accepted messages count. The message under judgement itself is not known yet.
    """

    def kent_identificatie(self, *, soort: str, afzender: str, identificatie: str) -> bool:
        """Whether the sender used this identification before for a message of this kind ("WMO305")."""
        ...

    def toewijzing(self, nummer: int, *, gemeente: str) -> BekendeToewijzing | None:
        """The order with a number in a municipality (CBS code), whoever it is for; None when there is none."""
        ...

    def starten(self, bsn: str, *, gemeente: str, aanbieder: str) -> Sequence[BekendeStart]:
        """The starts of an inwoner at a provider that hold now, in the order in which they came."""
        ...

    def stoppen(self, bsn: str, *, gemeente: str, aanbieder: str) -> Sequence[BekendeStop]:
        """The stops of an inwoner at a provider that hold now, in the order in which they came."""
        ...

    def taakgericht(self, product: Product | None, *, gemeente: str, aanbieder: str) -> bool:
        """Whether this help is paid as a task: then there is no toewijzing for each inwoner (TR019)."""
        ...


class Bron(Protocol):
    """Facts from outside the messages (level 4)."""

    def vandaag(self) -> date:
        """The day on which is judged; the caller's clock, never ours."""
        ...

    def gemeente_bestaat(self, code: str, *, op: date) -> bool:
        """Whether the CBS list of a day has this municipality."""
        ...

    def product_past(self, product: Product) -> bool:
        """Whether the product code belongs to its category, by the list of products in use."""
        ...
