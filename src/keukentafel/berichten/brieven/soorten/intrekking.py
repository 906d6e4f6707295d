"""We confirm in writing that the question was withdrawn, and how to undo that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from keukentafel.berichten.brieven.bouwstenen import groet
from keukentafel.berichten.brieven.gegevens import Gegevens
from keukentafel.berichten.brieven.register import Omslag, Opzet, brief
from keukentafel.berichten.brieven.tekst import Blok, Feiten, Kader, Kop, Telefoon, alinea, dag


@dataclass(frozen=True)
class Intrekking(Gegevens):
    """Variables; the reason is nobody's business and has no place in the letter."""

    contactpersoon: str
    contact_telefoon: str
    melding_datum: date
    ingetrokken_op: date

    def strijdig(self) -> Iterator[str]:
        """A question is withdrawn after it was asked."""
        if self.ingetrokken_op < self.melding_datum:
            yield "ingetrokken_op"


VOORBEELD = {
    "contactpersoon": "Noor Claessen",
    "contact_telefoon": "043 000 00 00",
    "melding_datum": "2027-02-01",
    "ingetrokken_op": "2027-02-04",
}


@brief("intrekking", gegevens=Intrekking, voorbeelden=(VOORBEELD,))
def schrijf(g: Intrekking, omslag: Omslag) -> Opzet:
    """What you told us, what happens now, how to come back."""
    blokken: tuple[Blok, ...] = (
        alinea("U liet ons weten dat u geen hulp meer vraagt. Wij stoppen daarom met uw vraag. U hoeft niets te doen."),
        Feiten(
            (
                ("Datum van uw vraag", (dag(g.melding_datum),)),
                ("U stopte op", (dag(g.ingetrokken_op),)),
            )
        ),
        Kop("Bedenkt u zich?"),
        alinea(
            "Dat mag. Bel ",
            Telefoon(g.contact_telefoon),
            " of stuur ons een brief. Noem uw zaaknummer: het staat bovenaan. "
            "Dan gaan wij verder waar wij waren. U hoeft niet alles opnieuw te vertellen.",
        ),
        Kop("Later toch hulp nodig?"),
        alinea("U kunt ons altijd opnieuw om hulp vragen. Dat u nu stopt, maakt daarvoor niet uit."),
        Kader(
            "Klopt dit niet?",
            (alinea("Hebt u dit niet zelf gevraagd? Bel ons dan meteen: ", Telefoon(g.contact_telefoon), "."),),
        ),
        groet(g.contactpersoon, g.contact_telefoon, omslag.afzender.naam),
    )
    return Opzet("U stopt met uw vraag om hulp", blokken)
