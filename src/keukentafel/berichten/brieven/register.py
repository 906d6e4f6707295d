"""The one place where kinds of letters are registered.

A new kind is a new file in `soorten/`: a frozen dataclass of variables, a function that writes the blocks,
and examples. `soorten/__init__.py` imports every file there; nothing else needs to change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from keukentafel.berichten.brieven.gegevens import BriefOnvolledig, Gegevens
from keukentafel.berichten.brieven.tekens import STANDIN, leesbaar
from keukentafel.berichten.brieven.tekst import Afzender, Alinea, Blok, Brieftekst, Geadresseerde, alinea, woorden

GegevensT = TypeVar("GegevensT", bound=Gegevens)


@dataclass(frozen=True)
class Omslag:
    """What every letter has: sender, addressee, date and case number."""

    afzender: Afzender
    aan: Geadresseerde
    datum: date
    kenmerk: str


@dataclass(frozen=True)
class Opzet:
    """What a kind writes: the title, the blocks, and (only to organisations) another salutation than the name."""

    titel: str
    blokken: tuple[Blok, ...]
    aanhef: str = ""


Schrijver = Callable[[GegevensT, Omslag], Opzet]


@dataclass(frozen=True)
class Soort:
    """A registered kind."""

    naam: str
    gegevens: type[Gegevens]
    schrijf: Callable[[Any, Omslag], Opzet]
    voorbeelden: tuple[Mapping[str, object], ...]


_SOORTEN: dict[str, Soort] = {}


def brief(
    naam: str, *, gegevens: type[GegevensT], voorbeelden: Sequence[Mapping[str, object]]
) -> Callable[[Schrijver[GegevensT]], Schrijver[GegevensT]]:
    """Register the decorated function as the writer of the kind `naam`.

    `voorbeelden`: at least one complete set of variables as JSON; tests and the styleguide render them.
    Raises ValueError for a name that is taken or a kind without example.
    """
    if naam in _SOORTEN or not voorbeelden:
        raise ValueError(f"letter kind {naam!r} is registered twice or has no example")

    def inschrijven(schrijf: Schrijver[GegevensT]) -> Schrijver[GegevensT]:
        _SOORTEN[naam] = Soort(naam, gegevens, schrijf, tuple(voorbeelden))
        return schrijf

    return inschrijven


def soorten() -> tuple[str, ...]:
    """The names of all kinds of letters, sorted."""
    return tuple(sorted(_SOORTEN))


def voorbeelden(soort: str) -> tuple[Mapping[str, object], ...]:
    """Complete example variables of a kind, as JSON. Raises KeyError for an unknown kind."""
    return _SOORTEN[soort].voorbeelden


def opstellen(
    soort: str,
    *,
    gegevens: Mapping[str, object],
    afzender: Afzender,
    aan: Geadresseerde,
    datum: date,
    kenmerk: str,
) -> Brieftekst:
    """Write a letter.

    gegevens: the variables of this kind as plain JSON (dates 'JJJJ-MM-DD', times 'UU:MM').
    datum: the date on the letter; kenmerk: the case number.
    Characters that the letter's font cannot show are replaced by a visible square, and the letter says so.
    Raises KeyError for an unknown kind; BriefOnvolledig, with the names, when a variable is missing, empty, unknown
    or wrong.
    """
    bekend = _SOORTEN[soort]
    schoon = {naam: _leesbaar(waarde) for naam, waarde in gegevens.items()}
    omslag = Omslag(
        afzender=replace(
            afzender,
            gemeente=leesbaar(afzender.gemeente),
            adres=tuple(leesbaar(regel) for regel in afzender.adres),
            telefoon=leesbaar(afzender.telefoon),
        ),
        aan=Geadresseerde(
            naam=leesbaar(aan.naam),
            adresregels=tuple(leesbaar(regel) for regel in aan.adresregels),
            aanhef=leesbaar(aan.aanhef),
        ),
        datum=datum,
        kenmerk=leesbaar(kenmerk),
    )
    leeg = tuple(
        naam
        for naam, waarde in (
            ("afzender.gemeente", omslag.afzender.gemeente),
            ("afzender.telefoon", omslag.afzender.telefoon),
            ("aan.naam", omslag.aan.naam),
            ("kenmerk", omslag.kenmerk),
        )
        if not waarde.strip()
    )
    if leeg:
        raise BriefOnvolledig(soort, ontbreekt=leeg)
    gelezen = bekend.gegevens.van_json(soort, schoon)
    if strijdig := tuple(gelezen.strijdig_op(datum)):
        raise BriefOnvolledig(soort, onjuist=strijdig)
    opzet = bekend.schrijf(gelezen, omslag)
    aanhef = opzet.aanhef or omslag.aan.aanhef.strip() or _aangesproken(omslag.aan.naam.strip())
    tekst = Brieftekst(
        soort=soort,
        titel=opzet.titel,
        datum=datum,
        kenmerk=omslag.kenmerk,
        afzender=omslag.afzender,
        aan=omslag.aan,
        blokken=(alinea(f"Beste {aanhef},"), *opzet.blokken),
    )
    if any(STANDIN in regel for regel in woorden(tekst)):
        tekst = replace(tekst, blokken=(*tekst.blokken, ONLEESBAAR))
    return tekst


ONLEESBAAR: Alinea = alinea(f"Sommige tekens kunnen wij niet afdrukken. Daar staat een {STANDIN}.")


def _aangesproken(naam: str) -> str:
    """How somebody is spoken to: 'de heer' stands on an envelope, after 'Beste' it is 'meneer'."""
    return f"meneer {naam.removeprefix('de heer ')}" if naam.startswith("de heer ") else naam


def _leesbaar(waarde: object) -> object:
    """The same JSON value with every string readable; the rest untouched."""
    if isinstance(waarde, str):
        return leesbaar(waarde)
    if isinstance(waarde, (list, tuple)):
        return [_leesbaar(deel) for deel in waarde]
    if isinstance(waarde, Mapping):
        return {naam: _leesbaar(deel) for naam, deel in waarde.items()}
    return waarde
