"""Help at once, before the onderzoek is done (Wmo 2015 art. 2.3.3): a decision too, and nobody falls in between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from keukentafel.berichten.brieven.besluitbrief import Besluit, handtekening, niet_eens, over_dit_besluit, welke_regels
from keukentafel.berichten.brieven.bouwstenen import alineas, zin
from keukentafel.berichten.brieven.register import Omslag, Opzet, brief
from keukentafel.berichten.brieven.tekst import Alinea, Blok, Kop, Nadruk, alinea, dag, lijst
from keukentafel.berichten.nederlands import datum_kort


@dataclass(frozen=True, kw_only=True)
class TijdelijkeOndersteuning(Besluit):
    """Variables; `krijgt` are full sentences, `wie` says who comes, `waarom` are paragraphs.

    `verlengd_van`: the last day of the help that this decision makes longer.
    """

    vanaf: date
    tot_en_met: date
    krijgt: tuple[str, ...]
    wie: str
    waarom: tuple[str, ...]
    verlengd_van: date | None = None

    def strijdig(self) -> Iterator[str]:
        """From the question on; an extension begins at the latest on the day after the last day, and ends later."""
        yield from super().strijdig()
        if self.vanaf < self.melding_datum:
            yield "vanaf"
        if self.tot_en_met < self.vanaf:
            yield "tot_en_met"
        if self.verlengd_van is not None and not (
            self.vanaf - timedelta(days=1) <= self.verlengd_van < self.tot_en_met
        ):
            yield "verlengd_van"


VOORBEELD = {
    "contactpersoon": "Noor Claessen",
    "contact_telefoon": "043 000 00 00",
    "melding_datum": "2027-02-02",
    "vanaf": "2027-02-02",
    "tot_en_met": "2027-03-16",
    "krijgt": [
        "Elke dag een maaltijd en hulp bij het eten.",
        "Elke ochtend 45 minuten hulp bij het opstaan en het huis.",
    ],
    "wie": "Vandaag om vijf uur komt iemand van Thuishulp Geuldal bij u langs.",
    "waarom": ["Uw man ligt plots in het ziekenhuis. Hij zorgde elke dag voor u. U kunt niet alleen zijn met eten."],
    "artikel": "Wmo 2015, artikel 2.3.3",
    "bezwaar_tot": "2027-03-16",
    "besluit_nummer": "2027-000123-B1",
    "getekend_door": "Noor Claessen",
    "getekend_functie": "Consulent",
}
VOORBEELD_VERLENGD = VOORBEELD | {
    "melding_datum": "2026-12-24",
    "vanaf": "2027-02-05",
    "tot_en_met": "2027-02-19",
    "verlengd_van": "2027-02-04",
    "krijgt": ["Elke ochtend 45 minuten hulp bij het opstaan en het huis."],
    "wie": "Dezelfde mensen van Thuishulp Geuldal blijven komen.",
    "waarom": ["Uw man is nog niet thuis. Ons besluit over uw aanvraag is er nog niet."],
    "besluit_nummer": "2027-000123-B2",
    "getekend_door": "Karin Dohmen",
    "getekend_functie": "Senior consulent",
}


@brief("tijdelijke_ondersteuning", gegevens=TijdelijkeOndersteuning, voorbeelden=(VOORBEELD, VOORBEELD_VERLENGD))
def schrijf(g: TijdelijkeOndersteuning, omslag: Omslag) -> Opzet:
    """From when, what and who first; then why, what comes after, and how to object."""
    looptijd = Nadruk(f"u krijgt hulp van {datum_kort(g.vanaf)} tot en met {datum_kort(g.tot_en_met)}")
    blokken: tuple[Blok, ...] = (
        _begin(g),
        alinea("Ons besluit: ", looptijd, "."),
        Kop("Wat krijgt u?"),
        lijst(*(zin(regel) for regel in g.krijgt)),
        Kop("Wie komt er?"),
        alinea(zin(g.wie)),
        Kop("Waarom dit besluit?"),
        *(deel for tekst in g.waarom for deel in alineas(tekst)),
        Kop("Wat gebeurt er daarna?"),
        DAARNA,
        *welke_regels(g),
        *niet_eens(g, omslag),
        *over_dit_besluit(g),
        handtekening(g),
    )
    return Opzet("Uw tijdelijke hulp gaat door" if g.verlengd_van else "U krijgt meteen tijdelijke hulp", blokken)


DAARNA: Alinea = alinea(
    "Ons onderzoek gaat gewoon door. Wij praten met u over wat u langer nodig hebt. "
    "Is ons besluit er nog niet als deze hulp stopt? Dan bekijken wij of wij deze hulp verlengen."
)


def _begin(g: TijdelijkeOndersteuning) -> Alinea:
    if g.verlengd_van is None:
        return alinea("Op ", dag(g.melding_datum), " vroeg u ons om hulp. Dat kan niet wachten. U krijgt meteen hulp.")
    return alinea("U hebt tijdelijke hulp tot en met ", dag(g.verlengd_van), ". Die hulp maken wij langer.")
