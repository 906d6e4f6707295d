"""Our onderzoek takes more than six weeks: sorry, and you may apply now (Wmo 2015 art. 2.3.2 lid 1 and 9)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from keukentafel.berichten.brieven.bouwstenen import CODE_EERSTE_BRIEF, bel, groet
from keukentafel.berichten.brieven.gegevens import Gegevens
from keukentafel.berichten.brieven.register import Omslag, Opzet, brief
from keukentafel.berichten.brieven.tekst import Blok, Feiten, Kader, Kop, Regel, Webadres, alinea, dag


@dataclass(frozen=True)
class TeLaat(Gegevens):
    """Variables; `nieuwe_datum` is when we expect to be ready, None when we do not know; `aanvragen_adres` the page on
    which to apply."""

    contactpersoon: str
    contact_telefoon: str
    melding_datum: date
    onderzoek_uiterlijk: date
    aanvragen_adres: str
    nieuwe_datum: date | None = None

    def strijdig(self) -> Iterator[str]:
        """Question, last day, new day."""
        if self.onderzoek_uiterlijk < self.melding_datum:
            yield "onderzoek_uiterlijk"
        if self.nieuwe_datum is not None and self.nieuwe_datum <= self.onderzoek_uiterlijk:
            yield "nieuwe_datum"

    def strijdig_op(self, datum: date) -> Iterator[str]:
        """We are not late before the last day has passed; a new day that has passed is no promise."""
        if self.onderzoek_uiterlijk >= datum:
            yield "onderzoek_uiterlijk"
        if self.nieuwe_datum is not None and self.nieuwe_datum < datum:
            yield "nieuwe_datum"


VOORBEELD = {
    "contactpersoon": "Noor Claessen",
    "contact_telefoon": "043 000 00 00",
    "melding_datum": "2026-12-21",
    "onderzoek_uiterlijk": "2027-02-01",
    "nieuwe_datum": "2027-02-15",
    "aanvragen_adres": "https://meerssen.voorbeeld.nl/aanvragen",
}
VOORBEELD_ONZEKER = {naam: waarde for naam, waarde in VOORBEELD.items() if naam != "nieuwe_datum"}


@brief("te_laat", gegevens=TeLaat, voorbeelden=(VOORBEELD, VOORBEELD_ONZEKER))
def schrijf(g: TeLaat, omslag: Omslag) -> Opzet:
    """Sorry first, then the right to apply and how, then what we do."""
    nieuw: Regel = ("dat weten wij nog niet",) if g.nieuwe_datum is None else ("uiterlijk ", dag(g.nieuwe_datum))
    blokken: tuple[Blok, ...] = (
        alinea("Het is ons niet gelukt om op tijd klaar te zijn. Dat spijt ons. U kunt hier niets aan doen."),
        Feiten(
            (
                ("Datum van uw vraag", (dag(g.melding_datum),)),
                ("Ons onderzoek", ("moest klaar zijn op ", dag(g.onderzoek_uiterlijk))),
                ("Nu verwachten wij", nieuw),
            )
        ),
        Kader(
            "U mag nu meteen hulp aanvragen",
            (
                alinea(
                    "U hoeft niet te wachten op ons onderzoek. Ga naar ",
                    Webadres(g.aanvragen_adres),
                    f". {CODE_EERSTE_BRIEF}",
                ),
                alinea("Liever niet via de computer? Bel ", *bel(g.contactpersoon, g.contact_telefoon), "."),
                alinea("Een brief met uw naam, uw vraag en uw handtekening is ook goed."),
            ),
        ),
        Kop("Wat gebeurt er dan?"),
        alinea("U krijgt binnen twee weken een besluit, met een brief. Daartegen kunt u bezwaar maken."),
        Kop("En als u niets doet?"),
        alinea("Dan werken wij gewoon verder aan uw vraag. U verliest geen rechten."),
        groet(g.contactpersoon, g.contact_telefoon, omslag.afzender.naam),
    )
    return Opzet("Wij zijn te laat met uw vraag", blokken)
