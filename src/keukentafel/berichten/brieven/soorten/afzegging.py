"""A talk does not go on: which one, and that the question stays (the invitation was in writing, so this is too)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from keukentafel.berichten.brieven.bouwstenen import groet
from keukentafel.berichten.brieven.gegevens import Gegevens
from keukentafel.berichten.brieven.register import Omslag, Opzet, brief
from keukentafel.berichten.brieven.tekst import Blok, Feiten, Kop, Nadruk, Telefoon, alinea, dag
from keukentafel.berichten.nederlands import datum_lang, tijd


@dataclass(frozen=True)
class Afzegging(Gegevens):
    """Variables; the talk is the one of the invitation."""

    contactpersoon: str
    contact_telefoon: str
    melding_datum: date
    gesprek_datum: date
    gesprek_begin: time

    def strijdig(self) -> Iterator[str]:
        """The talk lies after the melding."""
        if self.gesprek_datum < self.melding_datum:
            yield "gesprek_datum"


VOORBEELD = {
    "contactpersoon": "Noor Claessen",
    "contact_telefoon": "043 000 00 00",
    "melding_datum": "2027-02-01",
    "gesprek_datum": "2027-02-16",
    "gesprek_begin": "10:00",
}


@brief("afzegging", gegevens=Afzegging, voorbeelden=(VOORBEELD,))
def schrijf(g: Afzegging, omslag: Omslag) -> Opzet:
    """Which talk does not go on, what happens now, whom to call."""
    blokken: tuple[Blok, ...] = (
        alinea("Wij zouden met u praten over uw vraag om hulp. Dat gesprek gaat niet door. U hoeft niets te doen."),
        Feiten(
            (
                ("Dit gesprek gaat niet door", (dag(g.gesprek_datum),)),
                ("Hoe laat", (Nadruk(tijd(g.gesprek_begin)),)),
                ("Datum van uw vraag", (dag(g.melding_datum),)),
            )
        ),
        Kop("Wat gebeurt er nu?"),
        alinea("Uw vraag blijft gewoon staan. Wij maken een nieuwe afspraak met u."),
        Kop("Hebt u vragen?"),
        alinea("Bel ", Telefoon(g.contact_telefoon), ". U mag ook zelf een dag noemen die u goed uitkomt."),
        groet(g.contactpersoon, g.contact_telefoon, omslag.afzender.naam),
    )
    return Opzet(f"Uw gesprek op {datum_lang(g.gesprek_datum)} gaat niet door", blokken)
