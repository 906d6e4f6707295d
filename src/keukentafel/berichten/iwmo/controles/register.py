"""The register of rules: each a small function with its code, our own words, its level and the code of the return.

A rule yields the places where it is broken. The functions are in the modules beside this one, by what they look at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, TypeVar

from keukentafel.berichten.iwmo.bevinding import Bevinding, Plaats
from keukentafel.berichten.iwmo.soorten import Heenbericht, soort_van
from keukentafel.berichten.iwmo.v3_2.retourcodes import AFGEKEURD, RETOURCODE

Toets = Callable[..., Iterable[Plaats]]
T = TypeVar("T", bound=Toets)


@dataclass(frozen=True, slots=True)
class Regel:
    """A rule of the standard, or our own.

    `berichten` are the messages it judges. `retourcode` None: a signal of our own, no official rule. `in_regelset`
    False: the standard has the rule, but the official rule set does not judge it (seen in its verdicts).
    """

    code: str
    niveau: int
    zin: str
    retourcode: str | None
    berichten: frozenset[str]
    toets: Toets
    in_regelset: bool = True
    versie: str = "3.2"


REGELS: Final[list[Regel]] = []
"""All rules, in the order of the modules."""

DOOR_HET_SCHEMA: Final = {
    "CS015": "BerichtSubversie is 2.",
    "CS025": "BerichtVersie is 3.",
}
"""Rules of level 2 that can never be broken by a message that was read: level 1 already holds them."""


def _schrijf_in(regel: Regel) -> None:
    if any((bekend.code, bekend.versie) == (regel.code, regel.versie) for bekend in REGELS):
        raise ValueError(f"regel {regel.code} staat er al in")
    if regel.retourcode is not None and regel.retourcode not in RETOURCODE:
        raise ValueError(f"regel {regel.code} heeft een onbekende retourcode")
    REGELS.append(regel)


def binnen(code: str, zin: str, *berichten: str, in_regelset: bool = True) -> Callable[[T], T]:
    """A rule of level 2: toets(message), inside one message, return code 0001 (IV032)."""

    def inschrijven(toets: T) -> T:
        _schrijf_in(Regel(code, 2, zin, AFGEKEURD, frozenset(berichten), toets, in_regelset=in_regelset))
        return toets

    return inschrijven


def overstijgend(code: str, retourcode: str | None, zin: str, *berichten: str) -> Callable[[T], T]:
    """A rule of level 3: toets(message, bekend), against what is known from other messages."""

    def inschrijven(toets: T) -> T:
        _schrijf_in(Regel(code, 3, zin, retourcode, frozenset(berichten), toets))
        return toets

    return inschrijven


def extern(code: str, retourcode: str, zin: str, *berichten: str) -> Callable[[T], T]:
    """A rule of level 4: toets(message, bron), against facts that no message brings."""

    def inschrijven(toets: T) -> T:
        _schrijf_in(Regel(code, 4, zin, retourcode, frozenset(berichten), toets))
        return toets

    return inschrijven


def oordeel(bericht: Heenbericht, niveau: int, *bronnen: object, ook_eigen: bool = False) -> tuple[Bevinding, ...]:
    """What the rules of one level find in a message, in the order of the register.

    `bronnen` are what the rules of that level are given beside the message. `ook_eigen`: also rules that the official
    rule set does not judge.
    """
    soort = soort_van(bericht)
    return tuple(
        Bevinding(regel.code, niveau, regel.retourcode, plaats, regel.zin)
        for regel in REGELS
        if regel.niveau == niveau
        and regel.versie == soort.versie
        and soort.naam in regel.berichten
        and (regel.in_regelset or ook_eigen)
        for plaats in regel.toets(bericht, *bronnen)
    )
