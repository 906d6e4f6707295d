"""The cover letter to the municipality that gets the question (Awb art. 2:3 lid 1): the least data that will do.

No BSN and no address: the other municipality asks the resident what it needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from keukentafel.berichten.brieven.bouwstenen import KANAAL_ZIN, bel
from keukentafel.berichten.brieven.gegevens import Gegevens
from keukentafel.berichten.brieven.register import Omslag, Opzet, brief
from keukentafel.berichten.brieven.tekst import Blok, Citaat, Feiten, Kop, Ondertekening, alinea, dag
from keukentafel.recht.taal.stukken import Kanaal


@dataclass(frozen=True)
class DoorzendingGemeente(Gegevens):
    """Variables; `inwoner_bereikbaar` is a telephone number or mail address, `vraag` the resident's own words (may have
    several lines)."""

    contactpersoon: str
    contact_telefoon: str
    melding_datum: date
    kanaal: Kanaal
    doorgezonden_op: date
    inwoner_naam: str
    inwoner_bereikbaar: str
    vraag: str

    def strijdig(self) -> Iterator[str]:
        """A question is passed on after it came in."""
        if self.doorgezonden_op < self.melding_datum:
            yield "doorgezonden_op"


VOORBEELD = {
    "contactpersoon": "Noor Claessen",
    "contact_telefoon": "043 000 00 00",
    "melding_datum": "2027-02-01",
    "kanaal": "telefoon",
    "doorgezonden_op": "2027-02-02",
    "inwoner_naam": "Fatma Aydin",
    "inwoner_bereikbaar": "06 00 00 00 00",
    "vraag": "De trap lukt niet meer goed.\nIk wil graag in mijn huis blijven wonen.",
}


@brief("doorzending_gemeente", gegevens=DoorzendingGemeente, voorbeelden=(VOORBEELD,))
def schrijf(g: DoorzendingGemeente, omslag: Omslag) -> Opzet:
    """Who, since when, in whose words, and what we ask of them."""
    woorden = tuple(regel.strip() for regel in g.vraag.split("\n") if regel.strip())
    blokken: tuple[Blok, ...] = (
        alinea(
            "Een inwoner van uw gemeente vroeg ons om hulp. Wij sturen deze vraag aan u door. "
            "Dat staat in artikel 2:3 van de Algemene wet bestuursrecht."
        ),
        Feiten(
            (
                ("Naam", (g.inwoner_naam,)),
                ("Te bereiken via", (g.inwoner_bereikbaar,)),
                ("Datum van de vraag", (dag(g.melding_datum), f", {KANAAL_ZIN[g.kanaal]}")),
                ("Doorgestuurd op", (dag(g.doorgezonden_op),)),
            )
        ),
        Kop("De vraag in eigen woorden"),
        Citaat(woorden),
        Kop("Wat vragen wij u?"),
        alinea(
            "Neem contact op met deze inwoner. Reken uw termijnen vanaf ",
            dag(g.melding_datum),
            ". De inwoner kreeg van ons een brief met uw telefoonnummer.",
        ),
        alinea(
            "Wij sturen niet meer gegevens mee dan nodig. Hoort de vraag toch niet bij u? Bel dan ",
            *bel(g.contactpersoon, g.contact_telefoon),
            ".",
        ),
        Ondertekening(g.contactpersoon, omslag.afzender.naam, g.contact_telefoon),
    )
    return Opzet("Een vraag om hulp van uw inwoner", blokken, aanhef="collega")
