"""Sentences that several letters share, so that they say the same thing the same way."""

from __future__ import annotations

from typing import Literal

from keukentafel.berichten.brieven.tekst import Alinea, Deel, Ondertekening, Telefoon, alinea

Kanaal = Literal["web", "telefoon", "papier", "balie", "mail", "gesprek"]
KANAAL_ZIN: dict[str, str] = {
    "web": "via onze website",
    "telefoon": "per telefoon",
    "papier": "met een brief of formulier",
    "balie": "aan de balie",
    "mail": "per e-mail",
    "gesprek": "in een gesprek",
}


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
