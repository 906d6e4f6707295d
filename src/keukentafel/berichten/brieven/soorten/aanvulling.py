"""You told us more about a question we already had: it is one case, and the earliest date counts."""

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
class Aanvulling(Gegevens):
    """Variables; `melding_datum` is the earliest date of the case."""

    contactpersoon: str
    contact_telefoon: str
    melding_datum: date
    aangevuld_op: date
    kanaal: Kanaal
    onderzoek_uiterlijk: date
    onderzoek_reden: str | None = None
    onderzoek_voorbehoud: str | None = None

    def strijdig(self) -> Iterator[str]:
        """What is added comes after the question."""
        if self.aangevuld_op < self.melding_datum:
            yield "aangevuld_op"
        if self.onderzoek_uiterlijk < self.melding_datum:
            yield "onderzoek_uiterlijk"


VOORBEELD = {
    "contactpersoon": "Noor Claessen",
    "contact_telefoon": "043 000 00 00",
    "melding_datum": "2027-02-01",
    "aangevuld_op": "2027-02-10",
    "kanaal": "web",
    "onderzoek_uiterlijk": "2027-03-15",
}


@brief("aanvulling", gegevens=Aanvulling, voorbeelden=(VOORBEELD,))
def schrijf(g: Aanvulling, omslag: Omslag) -> Opzet:
    """What came, and that nothing about the dates changes."""
    blokken: tuple[Blok, ...] = (
        alinea(
            "Dank u wel. U vertelde ons op ",
            dag(g.aangevuld_op),
            f" meer over uw vraag. Dat deed u {KANAAL_ZIN[g.kanaal]}. Het staat nu bij uw zaak.",
        ),
        Feiten(
            (
                ("Datum van uw vraag", (dag(g.melding_datum),)),
                (
                    "Ons onderzoek is klaar",
                    laatste_dag(g.onderzoek_uiterlijk, g.onderzoek_voorbehoud),
                ),
            )
        ),
        Kop("De eerste datum telt"),
        alinea(f"Uw vraag blijft één zaak. {zes_weken(g.onderzoek_reden)} U hoeft dus niet langer te wachten."),
        Kop("Wilt u nog iets vertellen?"),
        alinea("Dat mag altijd. Bel ons: ", Telefoon(g.contact_telefoon), "."),
        groet(g.contactpersoon, g.contact_telefoon, omslag.afzender.naam),
    )
    return Opzet("Wij hebben uw aanvulling ontvangen", blokken)
