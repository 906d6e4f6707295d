"""Reading a letter's variables from plain JSON, strictly: a letter with an empty variable is never sent."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date, time
from enum import StrEnum
from typing import Any, Literal, Self, TypeVar, Union, get_args, get_origin


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


class _Gemeld(Exception):
    """A value that cannot be read, whose own faults are already written down."""


@dataclass(frozen=True)
class _Fouten:
    """The names of everything wrong in one letter, gathered while reading."""

    ontbreekt: list[str]
    onbekend: list[str]
    onjuist: list[str]

    def __bool__(self) -> bool:
        return bool(self.ontbreekt or self.onbekend or self.onjuist)


@dataclass(frozen=True)
class Gegevens:
    """Base of the variables of one kind: str, int, bool, date, time, StrEnum, Literal, tuple[..., ...] or `X | None`.

    A tuple may hold other frozen `Gegevens` (JSON: a list of objects); the same rules hold inside, and errors name the
    place, counted from 0: `doelen[2].maat`.
    A field without default must be given and be non-empty; a field with a default may be left out or be null, and a
    list with a default may be empty.
    """

    @classmethod
    def van_json(cls, soort: str, gegevens: Mapping[str, object]) -> Self:
        """Build from JSON as stored in the database (dates 'JJJJ-MM-DD', times 'UU:MM').

        Raises BriefOnvolledig with every wrong name at once, not only the first.
        """
        fouten = _Fouten([], [], [])
        gelezen = _bouw(cls, gegevens, "", fouten)
        if gelezen is None:
            raise BriefOnvolledig(
                soort,
                ontbreekt=tuple(fouten.ontbreekt),
                onbekend=tuple(fouten.onbekend),
                onjuist=tuple(fouten.onjuist),
            )
        if strijdig := tuple(_tegenspraak(gelezen, "")):
            raise BriefOnvolledig(soort, onjuist=strijdig)
        return gelezen

    def strijdig(self) -> Iterator[str]:
        """Names of variables that contradict each other; a kind overrides this where dates must follow each other."""
        return iter(())

    def strijdig_op(self, datum: date) -> Iterator[str]:
        """Names of variables that contradict the day on the letter; for most kinds none."""
        return iter(())


GegevensT = TypeVar("GegevensT", bound=Gegevens)
_HINTS: dict[type, Mapping[str, Any]] = {}


def _soorten_van(cls: type) -> Mapping[str, Any]:
    """The declared type of each variable; looked up once for each kind."""
    if cls not in _HINTS:
        _HINTS[cls] = typing.get_type_hints(cls)
    return _HINTS[cls]


def _bouw(cls: type[GegevensT], gegevens: Mapping[str, object], pad: str, fouten: _Fouten) -> GegevensT | None:
    """The variables read, or None with every fault written in `fouten`; `pad` stands before each name."""
    hints = _soorten_van(cls)
    bekend = {veld.name: veld for veld in fields(cls)}
    eigen = _Fouten([], sorted(f"{pad}{naam}" for naam in gegevens if naam not in bekend), [])
    waarden: dict[str, object] = {}
    for naam, veld in bekend.items():
        mag_weg = veld.default is not MISSING or veld.default_factory is not MISSING
        rauw = gegevens.get(naam)
        if mag_weg and (rauw is None or (veld.default == () and rauw in ([], ()))):
            continue
        try:
            waarden[naam] = _lees(hints[naam], rauw, f"{pad}{naam}", eigen)
        except _Leeg:
            eigen.ontbreekt.append(f"{pad}{naam}")
        except _Onjuist:
            eigen.onjuist.append(f"{pad}{naam}")
        except _Gemeld:
            continue
    fouten.ontbreekt.extend(eigen.ontbreekt)
    fouten.onbekend.extend(eigen.onbekend)
    fouten.onjuist.extend(eigen.onjuist)
    return None if eigen else cls(**waarden)


def _tegenspraak(gegevens: Gegevens, pad: str) -> Iterator[str]:
    """Contradictions of these variables and of all that they hold."""
    yield from (f"{pad}{naam}" for naam in gegevens.strijdig())
    for veld in fields(gegevens):
        waarde = getattr(gegevens, veld.name)
        if isinstance(waarde, Gegevens):
            yield from _tegenspraak(waarde, f"{pad}{veld.name}.")
        elif isinstance(waarde, tuple):
            for nummer, deel in enumerate(waarde):
                if isinstance(deel, Gegevens):
                    yield from _tegenspraak(deel, f"{pad}{veld.name}[{nummer}].")


def _lees_rij(soort: Any, rauw: object, pad: str, fouten: _Fouten) -> tuple[object, ...]:
    """A tuple of single values or of nested `Gegevens`; every nested part is read, so that all faults are seen."""
    if not isinstance(rauw, (list, tuple)):
        raise _Onjuist
    if not rauw:
        raise _Leeg
    if not (isinstance(soort, type) and issubclass(soort, Gegevens)):
        return tuple(_lees(soort, deel, pad, fouten) for deel in rauw)
    gelezen: list[Gegevens | None] = []
    for nummer, deel in enumerate(rauw):
        plek = f"{pad}[{nummer}]"
        if isinstance(deel, Mapping):
            gelezen.append(_bouw(soort, deel, f"{plek}.", fouten))
        else:
            (fouten.ontbreekt if deel is None else fouten.onjuist).append(plek)
            gelezen.append(None)
    if None in gelezen:
        raise _Gemeld
    return tuple(gelezen)


def _lees(soort: Any, rauw: object, pad: str, fouten: _Fouten) -> object:
    """One value of the declared type, or _Leeg / _Onjuist / _Gemeld."""
    oorsprong = get_origin(soort)
    if oorsprong in (Union, types.UnionType):
        if rauw is None:
            return None
        keuzes = [keus for keus in get_args(soort) if keus is not type(None)]
        return _lees(keuzes[0], rauw, pad, fouten)
    if rauw is None:
        raise _Leeg
    if oorsprong is tuple:
        return _lees_rij(get_args(soort)[0], rauw, pad, fouten)
    if isinstance(soort, type) and issubclass(soort, Gegevens):
        if not isinstance(rauw, Mapping):
            raise _Onjuist
        gelezen = _bouw(soort, rauw, f"{pad}.", fouten)
        if gelezen is None:
            raise _Gemeld
        return gelezen
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
