"""Van wet naar code: welke functie welk artikel uitvoert.

Druk het overzicht af met `python -m keukentafel.recht.register > docs/wet-naar-code.md`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from types import ModuleType

from keukentafel.recht import (
    besluit,
    evaluatie,
    kleine_getallen,
    ladder,
    levering,
    mandaat,
    melden,
    nevenlopen,
    onderzoek,
    opschorting,
    spoed,
    stappen,
    termijnen,
    toetsing,
)
from keukentafel.recht.motor import wijzer
from keukentafel.recht.motor.gevallen import kijk_na, lees_gevallen
from keukentafel.recht.motor.rekenen import Rekenaar
from keukentafel.recht.motor.wetboek import map_regelingen, wetboek
from keukentafel.recht.taal import bron as taal_bron
from keukentafel.recht.taal import geld, kalender, leefwereld, stukken, termijn, tijd, verordening
from keukentafel.recht.taal.bron import REGELINGEN, REGISTER, Bron

MODULES: tuple[ModuleType, ...] = (
    besluit,
    evaluatie,
    kleine_getallen,
    ladder,
    levering,
    mandaat,
    melden,
    nevenlopen,
    onderzoek,
    opschorting,
    spoed,
    stappen,
    termijnen,
    toetsing,
    taal_bron,
    geld,
    kalender,
    leefwereld,
    stukken,
    termijn,
    tijd,
    verordening,
)
"""Alle modules van `recht`. Een test zoekt of er een ontbreekt."""


@dataclass(frozen=True, slots=True)
class Regel:
    """Een regel uit het register: de volle naam, de vindplaats en de eerste zin van de uitleg."""

    naam: str
    bron: Bron
    uitleg: str


def _volgorde(tekst: str) -> tuple[tuple[int, int | str], ...]:
    """Artikelen op getal, niet op letter: 2.3.10 komt na 2.3.9."""
    return tuple((0, int(deel)) if deel.isdigit() else (1, deel) for deel in re.findall(r"\d+|\D+", tekst))


def _functie(naam: str) -> Callable[..., object]:
    module, _, eigen_naam = naam.rpartition(".")
    gevonden: object = next(getattr(m, eigen_naam) for m in MODULES if m.__name__ == module)
    if not callable(gevonden):
        raise TypeError(f"{naam} staat in het register en is geen functie")
    return gevonden


def regels() -> Iterator[Regel]:
    """Alle regels met hun artikel, per regeling (in de volgorde van REGELINGEN) en daarbinnen per artikel."""
    volgorde = list(REGELINGEN)
    for naam, vindplaats in sorted(
        REGISTER.items(), key=lambda paar: (volgorde.index(paar[1].regeling), _volgorde(paar[1].artikel), paar[0])
    ):
        uitleg = (_functie(naam).__doc__ or "").strip().splitlines()
        yield Regel(naam, vindplaats, uitleg[0] if uitleg else "")


def wet_naar_code() -> str:
    """Het overzicht 'van wet naar code' als Markdown: elke regel, elke termijn en elke stap met haar artikel."""
    blad = [
        "# Van wet naar code",
        "",
        "Gemaakt uit het register (`recht/register.py`); niet met de hand wijzigen. Opnieuw maken:",
        "`.venv/bin/python -m keukentafel.recht.register > docs/wet-naar-code.md`",
    ]
    alle = list(regels())
    for regeling, volledig in REGELINGEN.items():
        van_deze = [regel for regel in alle if regel.bron.regeling == regeling]
        if van_deze:
            blad += [
                "",
                f"## {regeling}",
                "",
                f"{volledig}.",
                "",
                "| artikel | regel | wat hij zegt |",
                "|---|---|---|",
            ]
            blad += [
                f"| {regel.bron.artikel} | `{regel.naam.removeprefix('keukentafel.')}` | {regel.uitleg} |"
                for regel in van_deze
            ]
    blad += ["", "## De termijnen", "", "| termijn | duur | artikel |", "|---|---|---|"]
    for soort, regel_van in termijnen.TERMIJNEN.items():
        duur, vindplaats = regel_van(startdag=date(2026, 1, 1)).duur, taal_bron.bron_van(regel_van)
        blad.append(f"| {soort} | {duur.aantal} {duur.eenheid} | {vindplaats.citaat} |")
    blad += ["", "## De stappen", "", "| van | handeling | naar | artikel |", "|---|---|---|---|"]
    blad += [f"| {stap.van} | {stap.handeling} | {stap.naar} | {stap.artikel} |" for stap in stappen.STAPPEN]
    for loop in nevenlopen.NEVENLOPEN:
        blad += ["", f"## Ernaast: {loop.naam}", "", f"Begint als `{loop.begin}` ({loop.artikel}).", ""]
        blad += ["| van | handeling | naar | artikel |", "|---|---|---|---|"]
        blad += [f"| {stap.van} | {stap.handeling} | {stap.naar} | {stap.artikel} |" for stap in loop.stappen]
    boek, rekenaar = wetboek(), Rekenaar(wetboek())
    nagekeken = [kijk_na(geval, rekenaar) for geval in lees_gevallen(map_regelingen())]
    blad += [
        "",
        "## De regels als gegevens",
        "",
        "In `verordeningen/regelingen/`. Elk geval wordt door de toetsen uitgevoerd.",
    ]
    blad += wijzer.blad(wijzer.wijs(boek, nagekeken))
    return "\n".join(blad) + "\n"


if __name__ == "__main__":
    print(wet_naar_code(), end="")
