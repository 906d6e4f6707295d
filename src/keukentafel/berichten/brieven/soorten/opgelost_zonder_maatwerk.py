"""It worked out without a decision: what was agreed, and that this is no decision and the right to apply stays.

Wmo 2015 art. 2.3.2 lid 8 and 9; a letter that closes the onderzoek is no decision (CRvB 2018:2013).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from keukentafel.berichten.brieven.bouwstenen import groet, zin
from keukentafel.berichten.brieven.gegevens import Gegevens
from keukentafel.berichten.brieven.register import Omslag, Opzet, brief
from keukentafel.berichten.brieven.tekst import Alinea, Blok, Kader, Kop, Nadruk, Regel, Telefoon, alinea, dag, lijst


@dataclass(frozen=True)
class OpgelostZonderMaatwerk(Gegevens):
    """Variables; `oplossing` are full sentences; `nabellen_op` is the day on which we call to hear how it goes."""

    contactpersoon: str
    contact_telefoon: str
    melding_datum: date
    oplossing: tuple[str, ...]
    onderzoek_klaar_op: date | None = None
    nabellen_op: date | None = None

    def strijdig(self) -> Iterator[str]:
        """Question, onderzoek, call."""
        klaar = self.onderzoek_klaar_op or self.melding_datum
        if klaar < self.melding_datum:
            yield "onderzoek_klaar_op"
        if self.nabellen_op is not None and self.nabellen_op < klaar:
            yield "nabellen_op"

    def strijdig_op(self, datum: date) -> Iterator[str]:
        """A call that we promise is still to come."""
        if self.nabellen_op is not None and self.nabellen_op < datum:
            yield "nabellen_op"


VOORBEELD = {
    "contactpersoon": "Noor Claessen",
    "contact_telefoon": "043 000 00 00",
    "melding_datum": "2027-01-11",
    "onderzoek_klaar_op": "2027-02-01",
    "oplossing": [
        "U praat drie keer met de ondersteuner bij uw huisarts.",
        "Op dinsdag en donderdag traint u mee bij de sportclub.",
        "Uw oom helpt u elke zondag met plannen voor school.",
    ],
    "nabellen_op": "2027-03-08",
}
VOORBEELD_KORT = {
    naam: waarde for naam, waarde in VOORBEELD.items() if naam not in ("nabellen_op", "onderzoek_klaar_op")
} | {
    "oplossing": ["U eet elke woensdag mee in de Huiskamer. Een buurvrouw haalt u op"],
}


@brief("opgelost_zonder_maatwerk", gegevens=OpgelostZonderMaatwerk, voorbeelden=(VOORBEELD, VOORBEELD_KORT))
def schrijf(g: OpgelostZonderMaatwerk, omslag: Omslag) -> Opzet:
    """What was agreed, when we call, and the right that stays."""
    blokken: tuple[Blok, ...] = (
        alinea("Op ", dag(g.melding_datum), " vroeg u ons om hulp.", *_klaar(g), " Wij vonden samen een oplossing."),
        Kop("Wat spraken wij af?"),
        lijst(*(zin(regel) for regel in g.oplossing)),
        *_nabellen(g),
        Kader(
            "Deze brief is geen besluit",
            (
                alinea("U mag ", Nadruk("altijd nog"), " hulp aanvragen, ook als deze oplossing goed werkt."),
                alinea(
                    "Bel of schrijf ons, of teken het verslag. Dat is genoeg. "
                    "Binnen twee weken krijgt u dan een besluit. Daartegen kunt u bezwaar maken."
                ),
            ),
        ),
        Kop("Lukt het toch niet?"),
        alinea("Wacht dan niet. Bel ons: ", Telefoon(g.contact_telefoon), ". Dan kijken we samen verder."),
        groet(g.contactpersoon, g.contact_telefoon, omslag.afzender.naam),
    )
    return Opzet("Zo lossen we uw vraag samen op", blokken)


def _klaar(g: OpgelostZonderMaatwerk) -> Regel:
    if g.onderzoek_klaar_op is None:
        return ()
    return (" Ons onderzoek was klaar op ", dag(g.onderzoek_klaar_op), ".")


def _nabellen(g: OpgelostZonderMaatwerk) -> tuple[Alinea, ...]:
    if g.nabellen_op is None:
        return ()
    return (alinea("Wij bellen u op ", dag(g.nabellen_op), ". Dan horen we graag hoe het gaat."),)
