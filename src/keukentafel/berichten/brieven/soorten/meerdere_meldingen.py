"""The same question came in more than once: one case, the earliest date counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from keukentafel.berichten.brieven.bouwstenen import KANAAL_ZIN, groet, laatste_dag, zes_weken
from keukentafel.berichten.brieven.gegevens import Gegevens
from keukentafel.berichten.brieven.register import Omslag, Opzet, brief
from keukentafel.berichten.brieven.tekst import Blok, Feiten, Kop, Telefoon, alinea, dag
from keukentafel.recht.taal.stukken import Kanaal


@dataclass(frozen=True)
class MeerdereMeldingen(Gegevens):
    """Variables; `eerste_datum` is the earliest of all meldingen, `nieuwe_datum` that of the one just received.

    `gemeld_door`: who asked this time, when that was someone else ('Uw huisarts', 'Elif Aydin').
    """

    contactpersoon: str
    contact_telefoon: str
    eerste_datum: date
    nieuwe_datum: date
    kanaal: Kanaal
    onderzoek_uiterlijk: date
    gemeld_door: str | None = None
    onderzoek_reden: str | None = None
    onderzoek_voorbehoud: str | None = None

    def strijdig(self) -> Iterator[str]:
        """The earliest date is the earliest."""
        if self.nieuwe_datum < self.eerste_datum:
            yield "eerste_datum"
        if self.onderzoek_uiterlijk < self.eerste_datum:
            yield "onderzoek_uiterlijk"


VOORBEELD = {
    "contactpersoon": "Noor Claessen",
    "contact_telefoon": "043 000 00 00",
    "eerste_datum": "2027-02-01",
    "nieuwe_datum": "2027-02-03",
    "kanaal": "telefoon",
    "onderzoek_uiterlijk": "2027-03-15",
}
VOORBEELD_DOOR_ANDER = VOORBEELD | {"gemeld_door": "Uw huisarts", "kanaal": "balie"}


@brief("meerdere_meldingen", gegevens=MeerdereMeldingen, voorbeelden=(VOORBEELD, VOORBEELD_DOOR_ANDER))
def schrijf(g: MeerdereMeldingen, omslag: Omslag) -> Opzet:
    """We had it already, it stays one case, and the first date counts."""
    hoe = KANAAL_ZIN[g.kanaal]
    te_laat = g.onderzoek_uiterlijk < omslag.datum
    wachten = (
        "Wij zijn dus te laat. Dat spijt ons. U mag de hulp nu meteen aanvragen. Bel ons daarvoor gerust."
        if te_laat
        else f"{zes_weken(g.onderzoek_reden)} U hoeft dus niet langer te wachten."
    )
    if g.gemeld_door:
        begin = (f"{g.gemeld_door} vroeg ons op ", dag(g.nieuwe_datum), f" om hulp voor u. Dat ging {hoe}.")
    else:
        begin = ("U vroeg ons op ", dag(g.nieuwe_datum), f" om hulp. Dat deed u {hoe}.")
    blokken: tuple[Blok, ...] = (
        alinea(*begin, " Wij hadden uw vraag al. Wij maken er één zaak van."),
        Feiten(
            (
                ("Eerste datum", (dag(g.eerste_datum),)),
                ("Ons onderzoek", ("moest klaar zijn op ", dag(g.onderzoek_uiterlijk)))
                if te_laat
                else ("Ons onderzoek is klaar", laatste_dag(g.onderzoek_uiterlijk, g.onderzoek_voorbehoud)),
            )
        ),
        Kop("Wat betekent dit voor u?"),
        alinea(f"De eerste datum telt. {wachten} U vertelt uw verhaal maar één keer en houdt één contactpersoon."),
        Kop("Ging het over iets anders?"),
        alinea("Bel ons dan: ", Telefoon(g.contact_telefoon), ". Dan maken wij er een eigen zaak van."),
        groet(g.contactpersoon, g.contact_telefoon, omslag.afzender.naam),
    )
    return Opzet("Wij hadden uw vraag al", blokken)
