"""Reading a letter's variables from plain JSON, strictly: a letter with an empty variable is never sent."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date, time
from enum import StrEnum
from typing import Any, Literal, Self, Union, get_args, get_origin


class BriefOnvolledig(ValueError):
    """The letter cannot be made. Names of the variables that are missing or empty (`ontbreekt`), not known to this kind
    (`onbekend`), or not of the right form or in contradiction with another (`onjuist`)."""

    def __init__(
        self,
        soort: str,
        *,
        ontbreekt: tuple[str, ...] = (),
        onbekend: tuple[str, ...] = (),
        onjuist: tuple[str, ...] = (),
    ) -> None:
        self.soort = soort
        self.ontbreekt = ontbreekt
        self.onbekend = onbekend
        self.onjuist = onjuist
        zinnen = [
            f"{woord}: {', '.join(namen)}"
            for woord, namen in (("ontbreekt", ontbreekt), ("onbekend", onbekend), ("onjuist", onjuist))
            if namen
        ]
        super().__init__(f"De brief '{soort}' is niet compleet ({'; '.join(zinnen)}).")


class _Onjuist(Exception):
    """A value that is not of its declared type."""


class _Leeg(Exception):
    """A value that is there but says nothing."""


@dataclass(frozen=True)
class Gegevens:
    """Base of the variables of one kind: str, int, bool, date, time, StrEnum, Literal, tuple[..., ...] or `X | None`.

    A field without default must be given and be non-empty; a field with a default may be left out or be null.
    """

    @classmethod
    def van_json(cls, soort: str, gegevens: Mapping[str, object]) -> Self:
        """Build from JSON as stored in the database (dates 'JJJJ-MM-DD', times 'UU:MM').

        Raises BriefOnvolledig with every wrong name at once, not only the first.
        """
        hints = _soorten_van(cls)
        bekend = {veld.name: veld for veld in fields(cls)}
        onbekend = tuple(sorted(str(naam) for naam in gegevens if naam not in bekend))
        ontbreekt: list[str] = []
        onjuist: list[str] = []
        waarden: dict[str, object] = {}
        for naam, veld in bekend.items():
            mag_weg = veld.default is not MISSING or veld.default_factory is not MISSING
            rauw = gegevens.get(naam)
            if rauw is None and mag_weg:
                continue
            try:
                waarden[naam] = _lees(hints[naam], rauw)
            except _Leeg:
                ontbreekt.append(naam)
            except _Onjuist:
                onjuist.append(naam)
        if ontbreekt or onbekend or onjuist:
            raise BriefOnvolledig(soort, ontbreekt=tuple(ontbreekt), onbekend=onbekend, onjuist=tuple(onjuist))
        gelezen = cls(**waarden)
        if strijdig := tuple(gelezen.strijdig()):
            raise BriefOnvolledig(soort, onjuist=strijdig)
        return gelezen

    def strijdig(self) -> Iterator[str]:
        """Names of variables that contradict each other; a kind overrides this where dates must follow each other."""
        return iter(())


_HINTS: dict[type, Mapping[str, Any]] = {}


def _soorten_van(cls: type) -> Mapping[str, Any]:
    """The declared type of each variable; looked up once for each kind."""
    if cls not in _HINTS:
        _HINTS[cls] = typing.get_type_hints(cls)
    return _HINTS[cls]


def _lees(soort: Any, rauw: object) -> object:
    """One value of the declared type, or _Leeg / _Onjuist."""
    oorsprong = get_origin(soort)
    if oorsprong in (Union, types.UnionType):
        if rauw is None:
            return None
        keuzes = [keus for keus in get_args(soort) if keus is not type(None)]
        return _lees(keuzes[0], rauw)
    if rauw is None:
        raise _Leeg
    if oorsprong is tuple:
        if not isinstance(rauw, (list, tuple)):
            raise _Onjuist
        if not rauw:
            raise _Leeg
        return tuple(_lees(get_args(soort)[0], deel) for deel in rauw)
    if oorsprong is Literal:
        if rauw == "":
            raise _Leeg
        if rauw not in get_args(soort):
            raise _Onjuist
        return rauw
    if isinstance(soort, type) and issubclass(soort, StrEnum):
        if not isinstance(rauw, str):
            raise _Onjuist
        if not rauw.strip():
            raise _Leeg
        try:
            return soort(rauw)
        except ValueError:
            raise _Onjuist from None
    if soort is bool or soort is int:
        if type(rauw) is not soort:  # True is an int to Python, never to a reader
            raise _Onjuist
        return rauw
    if not isinstance(rauw, str):
        raise _Onjuist
    if not rauw.strip():
        raise _Leeg
    if soort in (date, time):
        try:
            return soort.fromisoformat(rauw)
        except ValueError:
            raise _Onjuist from None
    return rauw
