"""Sentences that several letters share, so that they say the same thing the same way."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from keukentafel.berichten.brieven.gegevens import Gegevens
from keukentafel.berichten.brieven.tekst import Alinea, Deel, Ondertekening, Regel, Telefoon, alinea, dag
from keukentafel.recht.taal.stukken import Kanaal

KANAAL_ZIN: Mapping[Kanaal, str] = MappingProxyType(
    {
        Kanaal.WEB: "via onze website",
        Kanaal.TELEFOON: "per telefoon",
        Kanaal.PAPIER: "met een brief of formulier",
        Kanaal.BALIE: "aan de balie",
        Kanaal.DOORGEZONDEN: "via een andere gemeente",
    }
)

# With the case only a hash of the volgcode is kept (ADR 0008): later letters can only point at the first one.
CODE_EERSTE_BRIEF = "De code staat in onze eerste brief."


def laatste_dag(uiterlijk: date, voorbehoud: str | None) -> Regel:
    """A promised last day, and that it may still change (`recht.taal.termijn.Termijn.voorbehoud`)."""
    return ("uiterlijk ", dag(uiterlijk), *((f". {voorbehoud}",) if voorbehoud else ()))


def zes_weken(reden: str | None) -> str:
    """How long the onderzoek takes, and why the last day is later (`recht.taal.termijn.Termijn.reden`)."""
    return f"Voor ons onderzoek hebben wij zes weken.{f' {reden}' if reden else ''}"


def clientondersteuning(naam: str, telefoon: str) -> tuple[Alinea, ...]:
    """Free and independent support, also for who cares for the resident (Wmo 2015 art. 2.2.4 and 2.3.2 lid 3)."""
    return (
        alinea(
            "Een cliëntondersteuner denkt met u mee en gaat mee naar gesprekken. "
            "Die is onafhankelijk en werkt niet voor de gemeente. Het kost u niets."
        ),
        alinea(
            f"Bel {naam}: ",
            Telefoon(telefoon),
            ". Zorgt er iemand voor u, zoals uw partner of kind? Ook deze mantelzorger krijgt daar gratis hulp.",
        ),
    )


def bel(contactpersoon: str, telefoon: str) -> tuple[Deel, ...]:
    """'Noor Claessen, 043 000 00 00': the pieces to name a person with the number."""
    return (f"{contactpersoon}, ", Telefoon(telefoon))


def groet(contactpersoon: str, telefoon: str, gemeente: str) -> Ondertekening:
    """The end of a letter to a resident; `gemeente` as printed ('Gemeente Meerssen')."""
    return Ondertekening(contactpersoon, f"Uw contactpersoon bij de {gemeente[0].lower()}{gemeente[1:]}", telefoon)


def zin(tekst: str) -> str:
    """What someone typed as a sentence that ends: 'Mijn huis op orde' -> 'Mijn huis op orde.'."""
    kaal = tekst.strip()
    return kaal if kaal.endswith((".", "!", "?", "…", ":", ";")) else f"{kaal}."


KLEIN = re.compile(
    r"(als|dat|de|deze|die|dit|een|elke?|er|geen|het|iedere|iemand|in|met|na|om|op|samen|u|uw|vanaf|voor|we|wij|zo)\b",
    re.IGNORECASE,
)


def na_dubbelepunt(tekst: str) -> str:
    """What someone typed as a sentence after a colon: 'Uw huis is schoon' -> 'uw huis is schoon.'.

    Only a word that is surely no name loses its capital.
    """
    heel = zin(tekst)
    return f"{heel[0].lower()}{heel[1:]}" if KLEIN.match(heel) else heel


def alineas(tekst: str) -> tuple[Alinea, ...]:
    """One paragraph for each line that says something."""
    return tuple(alinea(regel.strip()) for regel in tekst.split("\n") if regel.strip())


LETTERS = ("a", "b", "c", "d", "e", "f", "g")
Letter = Literal["a", "b", "c", "d", "e", "f", "g"]


@dataclass(frozen=True)
class Onderdeel(Gegevens):
    """One subject of the onderzoek (Wmo 2015 art. 2.3.2 lid 4): its letter, a heading and what we found."""

    letter: Letter
    kop: str
    tekst: str


def zijn_alle_zeven(onderdelen: tuple[Onderdeel, ...]) -> bool:
    """Whether a to g all stand there, once and in order (Wmo 2015 art. 2.3.2 lid 4)."""
    return tuple(deel.letter for deel in onderdelen) == LETTERS
