"""You agreed that we decide later (Awb art. 4:15 lid 2 onder a): without that the municipality may not take longer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from keukentafel.berichten.brieven.bouwstenen import groet, zin
from keukentafel.berichten.brieven.gegevens import Gegevens
from keukentafel.berichten.brieven.register import Omslag, Opzet, brief
from keukentafel.berichten.brieven.tekst import Blok, Feiten, Kader, Kop, Telefoon, alinea, dag


@dataclass(frozen=True)
class Verlenging(Gegevens):
    """Variables; `ingestemd_op` is the day of the written consent, `dagen` for how long, `reden` a sentence."""

    contactpersoon: str
    contact_telefoon: str
    melding_datum: date
    ingestemd_op: date
    dagen: int
    besluit_uiterlijk_was: date
    besluit_uiterlijk: date
    reden: str

    def strijdig(self) -> Iterator[str]:
        """Consent comes before the old last day; the new one is later, for at least one day."""
        if self.ingestemd_op < self.melding_datum or self.ingestemd_op > self.besluit_uiterlijk_was:
            yield "ingestemd_op"
        if self.dagen < 1:
            yield "dagen"
        if self.besluit_uiterlijk <= self.besluit_uiterlijk_was:
            yield "besluit_uiterlijk"

    def strijdig_op(self, datum: date) -> Iterator[str]:
        """Consent is confirmed after it was given."""
        if self.ingestemd_op > datum:
            yield "ingestemd_op"


VOORBEELD = {
    "contactpersoon": "Noor Claessen",
    "contact_telefoon": "043 000 00 00",
    "melding_datum": "2026-12-14",
    "ingestemd_op": "2027-02-01",
    "dagen": 14,
    "besluit_uiterlijk_was": "2027-02-08",
    "besluit_uiterlijk": "2027-02-22",
    "reden": "De bouwkundige komt pas volgende week bij u kijken.",
}
VOORBEELD_KORT = VOORBEELD | {
    "dagen": 1,
    "besluit_uiterlijk": "2027-02-09",
    "reden": "Uw dochter wil erbij zijn als wij het bespreken",
}


@brief("verlenging", gegevens=Verlenging, voorbeelden=(VOORBEELD, VOORBEELD_KORT))
def schrijf(g: Verlenging, omslag: Omslag) -> Opzet:
    """What was agreed, why, the new day, and what if we miss that one."""
    hoeveel = "één dag" if g.dagen == 1 else f"{g.dagen} dagen"
    blokken: tuple[Blok, ...] = (
        alinea("Dank u wel. Op ", dag(g.ingestemd_op), " schreef u ons dat u langer wilt wachten."),
        Feiten(
            (
                ("Zo lang extra", (f"{hoeveel}",)),
                ("Ons besluit was er", ("uiterlijk ", dag(g.besluit_uiterlijk_was))),
                ("Ons besluit is er nu", ("uiterlijk ", dag(g.besluit_uiterlijk))),
            )
        ),
        Kop("Waarom duurt het langer?"),
        alinea(zin(g.reden)),
        Kop("Hebt u nu al hulp nodig?"),
        alinea("Bel ons dan meteen: ", Telefoon(g.contact_telefoon), "."),
        Kader(
            "Klopt dit niet?",
            (
                alinea(
                    "Wij mogen alleen langer wachten als u dat goedvindt. "
                    "Vond u dat niet goed? Bel ons. Dan geldt de oude dag."
                ),
            ),
        ),
        groet(g.contactpersoon, g.contact_telefoon, omslag.afzender.naam),
    )
    return Opzet("Ons besluit komt later, zoals u goedvond", blokken)
