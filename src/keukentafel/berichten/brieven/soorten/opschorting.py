"""We need something more before we can decide: the time stands still until we have it (Awb art. 4:5 and 4:15 lid 1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from keukentafel.berichten.brieven.bouwstenen import groet, zin
from keukentafel.berichten.brieven.gegevens import Gegevens
from keukentafel.berichten.brieven.register import Omslag, Opzet, brief
from keukentafel.berichten.brieven.tekst import Blok, Feiten, Kop, Telefoon, alinea, dag, lijst


@dataclass(frozen=True)
class Opschorting(Gegevens):
    """Variables; `gevraagd` is what we need, `besluit_uiterlijk_was` the last day before the time stood still."""

    contactpersoon: str
    contact_telefoon: str
    melding_datum: date
    aanvraag_op: date
    gevraagd: tuple[str, ...]
    aanvullen_tot: date
    besluit_uiterlijk_was: date

    def strijdig(self) -> Iterator[str]:
        """Question, application, and then the two last days."""
        if self.aanvraag_op < self.melding_datum:
            yield "aanvraag_op"
        for naam in ("aanvullen_tot", "besluit_uiterlijk_was"):
            if getattr(self, naam) < self.aanvraag_op:
                yield naam

    def strijdig_op(self, datum: date) -> Iterator[str]:
        """There is time left to send it; and time that has run out cannot stand still."""
        if self.aanvraag_op > datum:
            yield "aanvraag_op"
        if self.aanvullen_tot <= datum:
            yield "aanvullen_tot"
        if self.besluit_uiterlijk_was < datum:
            yield "besluit_uiterlijk_was"


VOORBEELD = {
    "contactpersoon": "Noor Claessen",
    "contact_telefoon": "043 000 00 00",
    "melding_datum": "2026-12-14",
    "aanvraag_op": "2027-01-25",
    "gevraagd": [
        "Waarom u de hulp zelf wilt inkopen met een pgb.",
        "De naam van wie u gaat helpen",
    ],
    "aanvullen_tot": "2027-02-16",
    "besluit_uiterlijk_was": "2027-02-08",
}
VOORBEELD_KORT = VOORBEELD | {
    "aanvraag_op": "2027-01-28",
    "gevraagd": ["Uw handtekening onder de aanvraag."],
    "besluit_uiterlijk_was": "2027-02-11",
}


@brief("opschorting", gegevens=Opschorting, voorbeelden=(VOORBEELD, VOORBEELD_KORT))
def schrijf(g: Opschorting, omslag: Omslag) -> Opzet:
    """What we need and until when; then what it does to the day of the decision."""
    blokken: tuple[Blok, ...] = (
        alinea("Op ", dag(g.aanvraag_op), " vroeg u hulp aan. Wij missen nog iets. Zonder dat kunnen wij niet kiezen."),
        Kop("Wat hebben wij nodig?"),
        lijst(*(zin(regel) for regel in g.gevraagd)),
        Feiten(
            (
                ("Geef het ons", ("uiterlijk ", dag(g.aanvullen_tot))),
                ("Ons besluit was er", ("uiterlijk ", dag(g.besluit_uiterlijk_was))),
                ("Ons besluit komt nu", ("later. U hoort van ons de nieuwe dag.",)),
            )
        ),
        Kop("De tijd staat stil"),
        alinea(
            "Vanaf morgen staat de tijd voor ons besluit stil. Hebben wij alles? Dan loopt de tijd weer verder. "
            "De dagen die er nog waren, blijven over."
        ),
        Kop("Lukt het niet op tijd?"),
        alinea("Bel ons: ", Telefoon(g.contact_telefoon), ". Wij helpen u graag, ook met opschrijven."),
        alinea(
            "Krijgen wij niets? Dan mogen wij stoppen met uw aanvraag. U krijgt daar een besluit over. "
            "Daartegen kunt u bezwaar maken."
        ),
        groet(g.contactpersoon, g.contact_telefoon, omslag.afzender.naam),
    )
    return Opzet("Wij hebben nog iets van u nodig", blokken)
