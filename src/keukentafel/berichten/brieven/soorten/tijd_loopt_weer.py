"""The time for our decision runs again (Awb art. 4:15 lid 1): what was promised when it began to stand still."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from keukentafel.berichten.brieven.bouwstenen import groet
from keukentafel.berichten.brieven.gegevens import Gegevens
from keukentafel.berichten.brieven.register import Omslag, Opzet, brief
from keukentafel.berichten.brieven.tekst import Blok, Feiten, Kader, Kop, Telefoon, alinea, dag


@dataclass(frozen=True)
class TijdLooptWeer(Gegevens):
    """Variables; `gevraagd_op` is the day of our letter, `aanvullen_tot` the last day it gave, `ontvangen_op` the day
    that what we asked came in (none: that day passed first), `besluit_uiterlijk` the new last day."""

    contactpersoon: str
    contact_telefoon: str
    melding_datum: date
    aanvraag_op: date
    gevraagd_op: date
    aanvullen_tot: date
    besluit_uiterlijk: date
    ontvangen_op: date | None = None

    def strijdig(self) -> Iterator[str]:
        """Question, application, our letter, its last day; and the decision comes after the application."""
        if self.aanvraag_op < self.melding_datum:
            yield "aanvraag_op"
        if self.gevraagd_op < self.aanvraag_op:
            yield "gevraagd_op"
        if self.aanvullen_tot <= self.gevraagd_op:
            yield "aanvullen_tot"
        if self.ontvangen_op is not None and self.ontvangen_op < self.gevraagd_op:
            yield "ontvangen_op"
        if self.besluit_uiterlijk < self.aanvraag_op:
            yield "besluit_uiterlijk"

    def strijdig_op(self, datum: date) -> Iterator[str]:
        """Nothing came in tomorrow; and without an answer the time that was given is past."""
        if self.ontvangen_op is not None and self.ontvangen_op > datum:
            yield "ontvangen_op"
        if self.ontvangen_op is None and self.aanvullen_tot >= datum:
            yield "aanvullen_tot"


VOORBEELD = {
    "contactpersoon": "Noor Claessen",
    "contact_telefoon": "043 000 00 00",
    "melding_datum": "2026-12-01",
    "aanvraag_op": "2027-01-11",
    "gevraagd_op": "2027-01-15",
    "aanvullen_tot": "2027-01-27",
    "besluit_uiterlijk": "2027-02-01",
    "ontvangen_op": "2027-01-22",
}
VOORBEELD_VERSTREKEN = {n: w for n, w in VOORBEELD.items() if n != "ontvangen_op"} | {
    "aanvullen_tot": "2027-01-25",
    "besluit_uiterlijk": "2027-02-04",
}


@brief("tijd_loopt_weer", gegevens=TijdLooptWeer, voorbeelden=(VOORBEELD, VOORBEELD_VERSTREKEN))
def schrijf(g: TijdLooptWeer, omslag: Omslag) -> Opzet:
    """Why the time runs again, the new last day, and what to do when something is wrong or still missing.

    What came in is sometimes written down so late that the new last day has passed: then the letter says so.
    """
    te_laat = g.besluit_uiterlijk < omslag.datum
    blokken: tuple[Blok, ...] = (
        alinea("Op ", dag(g.gevraagd_op), " vroegen wij u om gegevens. De tijd voor ons besluit stond toen stil."),
        *_waarom(g),
        Feiten(
            (
                ("U vroeg hulp aan", ("op ", dag(g.aanvraag_op))),
                (
                    "Ons besluit had er moeten zijn" if te_laat else "Ons besluit is er nu",
                    ("uiterlijk ", dag(g.besluit_uiterlijk)),
                ),
            )
        ),
        *((alinea("Die dag is al voorbij. Wij zijn dus te laat. Dat spijt ons."),) if te_laat else ()),
        Kop("Hebt u nu al hulp nodig?"),
        alinea("Bel ons dan meteen: ", Telefoon(g.contact_telefoon), "."),
        Kader("Klopt er iets niet?", (alinea("Bel ons. Wij kijken het samen met u na."),)),
        groet(g.contactpersoon, g.contact_telefoon, omslag.afzender.naam),
    )
    return Opzet("De tijd voor ons besluit loopt weer", blokken)


def _waarom(g: TijdLooptWeer) -> tuple[Blok, ...]:
    if g.ontvangen_op is not None:
        return (alinea("Op ", dag(g.ontvangen_op), " kregen wij ze. Dank u wel. De tijd loopt nu weer."),)
    return (
        alinea("U kon ze geven tot en met ", dag(g.aanvullen_tot), ". Die dag is voorbij. De tijd loopt nu weer."),
        alinea("Hebt u de gegevens nog? Geef ze ons dan toch. Lukt dat niet? Bel ons. Wij helpen u graag."),
    )
