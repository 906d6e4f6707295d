"""We passed your question on to the right municipality (Awb art. 2:3 lid 1); your date counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from keukentafel.berichten.brieven.bouwstenen import groet
from keukentafel.berichten.brieven.gegevens import Gegevens
from keukentafel.berichten.brieven.register import Omslag, Opzet, brief
from keukentafel.berichten.brieven.tekst import Blok, Feiten, Kop, Telefoon, alinea, dag


@dataclass(frozen=True)
class DoorzendingInwoner(Gegevens):
    """Variables; `naar_gemeente` without the word gemeente ('Vaals').

    `binnen_systeem`: that municipality works in this installation, so all that we know about the resident goes along.
    Without it the letter to that municipality (`doorzending_gemeente`) is all that goes.
    """

    contactpersoon: str
    contact_telefoon: str
    melding_datum: date
    doorgezonden_op: date
    naar_gemeente: str
    naar_telefoon: str
    binnen_systeem: bool = False

    def strijdig(self) -> Iterator[str]:
        """A question is passed on after it came in."""
        if self.doorgezonden_op < self.melding_datum:
            yield "doorgezonden_op"


VOORBEELD = {
    "contactpersoon": "Noor Claessen",
    "contact_telefoon": "043 000 00 00",
    "melding_datum": "2027-02-01",
    "doorgezonden_op": "2027-02-02",
    "naar_gemeente": "Vaals",
    "naar_telefoon": "043 000 00 02",
}
VOORBEELD_BINNEN = VOORBEELD | {"binnen_systeem": True}


@brief("doorzending_inwoner", gegevens=DoorzendingInwoner, voorbeelden=(VOORBEELD, VOORBEELD_BINNEN))
def schrijf(g: DoorzendingInwoner, omslag: Omslag) -> Opzet:
    """What we did, whom to call, and that the date stays."""
    daar = f"gemeente {g.naar_gemeente}"
    blokken: tuple[Blok, ...] = (
        alinea(
            "U vroeg ons om hulp. ",
            f"Voor uw vraag moet u bij de {daar} zijn. ",
            "Daarom stuurden wij uw vraag daarheen. U hoeft zelf niets te doen.",
        ),
        Feiten(
            (
                ("Datum van uw vraag", (dag(g.melding_datum),)),
                ("Doorgestuurd op", (dag(g.doorgezonden_op),)),
                ("U belt nu met", (f"{daar}, ", Telefoon(g.naar_telefoon))),
            )
        ),
        Kop("Uw datum blijft staan"),
        alinea("U verliest geen tijd. De dagen tellen vanaf ", dag(g.melding_datum), ". Dat schreven wij er ook bij."),
        Kop("Wat stuurden wij door?"),
        alinea(
            GING_MEE if g.binnen_systeem else "Uw naam, hoe u te bereiken bent, uw vraag en de datum. Verder niets."
        ),
        Kop("Hoort u niets?"),
        alinea(f"Bel dan de {daar}. U mag ook ons bellen: ", Telefoon(g.contact_telefoon), ". Dan zoeken wij het uit."),
        groet(g.contactpersoon, g.contact_telefoon, omslag.afzender.naam),
    )
    return Opzet("Wij stuurden uw vraag door", blokken)


# All of this goes along only when we have it; a secret address goes along too, and stays secret there.
GING_MEE = (
    "Uw vraag, de datum en hoe dringend het is. Uw naam, geboortedatum en burgerservicenummer (BSN). "
    "Uw adres, telefoonnummer en e-mailadres. Uw taal, en of u een tolk wilt. "
    "Wie de vraag stelde, en hoe wij u kunnen bereiken. En of u een ondersteuner wilt. "
    "Van dit alles gaat alleen mee wat wij van u weten."
)
