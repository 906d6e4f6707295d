"""Reading the figures and texts of the demo region. Files stand beside this module; each names its source."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from keukentafel.stelsel.gemeenten.postcode import wijken_per_pc4

MAP = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Groep:
    """Inhabitants of one postcode area, age group and sex. `van` and `tot` are whole years, both included."""

    pc4: str
    plaats: str
    gemeente: int
    van: int
    tot: int
    geslacht: str
    aantal: int


def _csv(naam: str) -> Iterator[dict[str, str]]:
    with (MAP / "cijfers" / naam).open(encoding="utf-8") as bestand:
        yield from csv.DictReader(regel for regel in bestand if not regel.startswith("#"))


@cache
def lees_yaml(naam: str) -> Any:
    """Return a YAML file of this folder, for example 'teksten/namen.yaml'. Callers do not change what they get."""
    # by the C library where it is there: the texts are long, and this is ten times as fast
    lader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((MAP / naam).read_text(encoding="utf-8"), Loader=lader)


def teksten(naam: str) -> dict[str, Any]:
    """Return a file of the folder of texts by its name, for example 'levering'. Callers do not change what they get."""
    gelezen: dict[str, Any] = lees_yaml(f"teksten/{naam}.yaml")
    return gelezen


@cache
def bevolking() -> tuple[Groep, ...]:
    """Return the population of 2021 by postcode area, five-year group and sex (CBS)."""
    groepen = []
    for rij in _csv("bevolking_pc4_2021.csv"):
        van, tot = (95, 99) if rij["leeftijd"] == "95+" else map(int, rij["leeftijd"].split("-"))
        for geslacht, kolom in (("m", "mannen"), ("v", "vrouwen")):
            groepen.append(Groep(rij["pc4"], rij["plaats"], int(rij["gemeente"]), van, tot, geslacht, int(rij[kolom])))
    return tuple(groepen)


@cache
def wijk_van_pc4() -> dict[str, str]:
    """Return the wijk of each postcode area, the unconfirmed ones too: the residents are made up."""
    return wijken_per_pc4(ook_onbevestigd=True)


@cache
def wijken() -> tuple[tuple[str, int, str], ...]:
    """Return code, municipality and name of each wijk that has a name in the source."""
    return tuple((r["wijkcode"], int(r["gemeente"]), r["naam"]) for r in _csv("wijken.csv") if r["naam"])


@cache
def straten(plaats: str) -> tuple[str, ...]:
    """Return street names that suit a place: its own where known, with those of everywhere."""
    alle = lees_yaml("teksten/straten.yaml")
    eigen = alle.get(plaats, [])
    return tuple(eigen * 2 + alle["overal"]) if plaats != "Maastricht" else tuple(eigen)
