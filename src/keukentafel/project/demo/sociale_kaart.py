"""The sociale kaart of the demo region: made-up organisations and what they offer, from sociale_kaart.yaml."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from keukentafel.project.demo.lezen import lees_yaml

BEZET = frozenset({*range(11), 20, 30, 40, 50, *range(60, 65)})
"""Last two figures of 043 000 00 xx that others of the demo region have."""
NIET_BEVESTIGD_ELKE = 7
"""Every so manieth offer was never confirmed by its organisation."""
DAGEN_TERUG = 430
"""The others were confirmed at most this long ago: some more than a year, as in a real list."""


@dataclass(frozen=True, slots=True)
class OrganisatieD:
    """Who offers something."""

    id: int
    naam: str
    telefoon: str
    website: str
    soort: str
    synthetisch: bool = True


@dataclass(frozen=True, slots=True)
class AanbodD:
    """One offer; `wijk` None is for the whole municipality."""

    id: int
    gemeente: int
    organisatie: int
    naam: str
    omschrijving: str
    soort: str
    toegang: str
    trede: str
    dimensie: str
    wijk: str | None
    adres: str
    plaats: str
    wanneer: str
    kosten: str
    telefoon: str
    bevestigd_op: date | None
    synthetisch: bool = True


def maak_sociale_kaart(*, namen: dict[int, str], peildag: date) -> tuple[list[OrganisatieD], list[AanbodD]]:
    """Return the organisations and what they offer; nothing was confirmed after `peildag`.

    `namen` are the names of the municipalities by CBS number. The same each time. Raises KeyError when the file names
    an organisation or a municipality that does not exist.
    """
    bron = lees_yaml("sociale_kaart.yaml")
    nummers = [n for n in range(100) if n not in BEZET]
    organisaties = [
        OrganisatieD(nr, f"{naam} (verzonnen)", f"043 000 00 {laatste:02}", _website(naam), soort)
        for nr, (laatste, (naam, soort)) in enumerate(zip(nummers, bron["organisaties"].items(), strict=False), start=1)
    ]
    van_wie = dict(zip(bron["organisaties"], organisaties, strict=True))
    aanbod: list[AanbodD] = []
    for kaart in [*_overal(bron, namen), *bron["aanbod"]]:
        nr = len(aanbod) + 1
        organisatie = van_wie[kaart["wie"]]
        soort, toegang, trede, dimensie = kaart["is"]
        aanbod.append(
            AanbodD(
                id=nr,
                gemeente=int(kaart["wijk"][2:6]) if "wijk" in kaart else kaart["gemeente"],
                organisatie=organisatie.id,
                naam=kaart["naam"],
                omschrijving=kaart["wat"],
                soort=soort,
                toegang=toegang,
                trede=trede,
                dimensie=dimensie,
                wijk=kaart.get("wijk"),
                adres=kaart.get("adres", ""),
                plaats=kaart.get("plaats", ""),
                wanneer=kaart.get("wanneer", ""),
                kosten=kaart.get("kosten", ""),
                telefoon=organisatie.telefoon,
                bevestigd_op=_bevestigd(nr, peildag),
            )
        )
    return organisaties, aanbod


def _overal(bron: dict[str, Any], namen: dict[int, str]) -> list[dict[str, Any]]:
    """Make one card per municipality of what an organisation does in all of them."""
    return [
        kaart
        | {
            "gemeente": gemeente,
            "wanneer": wanneer,
            "naam": f"{kaart['naam']} {namen[gemeente]}" if kaart.get("met_gemeente") else kaart["naam"],
        }
        for kaart in bron["overal"]
        for gemeente, wanneer in zip(bron["gemeenten"], kaart["wanneer"], strict=True)
    ]


def _bevestigd(nr: int, peildag: date) -> date | None:
    if nr % NIET_BEVESTIGD_ELKE == 0:
        return None
    return peildag - timedelta(days=nr * 37 % DAGEN_TERUG)


def _website(naam: str) -> str:
    plat = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode().lower()
    return f"https://{re.sub('[^a-z]+', '-', plat)}.example"  # .example is given out to nobody (RFC 2606)
