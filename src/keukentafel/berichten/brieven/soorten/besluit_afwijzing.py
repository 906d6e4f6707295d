"""The decision: no (Wmo 2015 art. 2.3.5; Awb art. 3:46 and 3:47). What we looked at, the norm, and what does exist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from keukentafel.berichten.brieven.besluitbrief import (
    BesluitOpAanvraag,
    excuus,
    handtekening,
    niet_eens,
    over_dit_besluit,
    welke_regels,
)
from keukentafel.berichten.brieven.bouwstenen import Onderdeel, alineas, zijn_alle_zeven, zin
from keukentafel.berichten.brieven.register import Omslag, Opzet, brief
from keukentafel.berichten.brieven.tekst import Blok, Kop, Nadruk, alinea, dag, lijst


@dataclass(frozen=True, kw_only=True)
class BesluitAfwijzing(BesluitOpAanvraag):
    """Variables; `gevraagd` is what was asked for ('elke week hulp bij het schoonmaken').

    `waarom` are paragraphs; `onderzocht` the seven subjects a to g in short; `norm` with `norm_versie` the rule that we
    used and of which day it is; `alternatieven` full sentences.
    """

    gevraagd: str
    waarom: tuple[str, ...]
    onderzocht: tuple[Onderdeel, ...]
    norm: str
    norm_versie: str
    alternatieven: tuple[str, ...]

    def strijdig(self) -> Iterator[str]:
        """All seven subjects, in order."""
        yield from super().strijdig()
        if not zijn_alle_zeven(self.onderzocht):
            yield "onderzocht"


VOORBEELD = {
    "contactpersoon": "Noor Claessen",
    "contact_telefoon": "043 000 00 00",
    "melding_datum": "2026-12-07",
    "aanvraag_op": "2027-01-20",
    "gevraagd": "elke week hulp bij het schoonmaken",
    "waarom": [
        "Uw zoon van 24 woont bij u in huis. Hij is gezond en werkt overdag. Hij kan het zware werk in huis overnemen.",
        "Wij vroegen hem of dat gaat. Hij wil het op zaterdag doen. Daarom is dit hier redelijk.",
    ],
    "onderzocht": [
        {"letter": "a", "kop": "Wat u nodig hebt en wilt", "tekst": "Een schoon huis, zonder pijn in uw rug."},
        {"letter": "b", "kop": "Wat u en uw huisgenoot kunnen", "tekst": "U doet licht werk. Uw zoon kan zwaar werk."},
        {"letter": "c", "kop": "Hulp van mensen om u heen", "tekst": "Uw zus doet nu de ramen."},
        {"letter": "d", "kop": "Steun voor wie u helpt", "tekst": "Niet aan de orde: uw zus vindt het goed zo."},
        {"letter": "e", "kop": "Hulp voor iedereen", "tekst": "De klussendienst in Eijsden helpt bij grote klussen."},
        {"letter": "f", "kop": "Andere zorg en hulp", "tekst": "De fysiotherapeut traint uw rug. Dat gaat door."},
        {"letter": "g", "kop": "Wat het kost", "tekst": "Niet aan de orde: u krijgt geen hulp met een bijdrage."},
    ],
    "norm": "onze regels over hulp van huisgenoten (voorbeeld)",
    "norm_versie": "versie 2026",
    "alternatieven": [
        "De klussendienst helpt u bij grote klussen, zoals het afnemen van de kasten.",
        "Wij leren uw zoon graag hoe hij het werk handig verdeelt. Bel ons voor een afspraak.",
    ],
    "regels": [{"zin": "Er is een andere oplossing voor uw vraag.", "artikel": "Wmo 2015, artikel 2.3.5 lid 3 en 4"}],
    "artikel": "Wmo 2015, artikel 2.3.5 lid 3",
    "bezwaar_tot": "2027-03-16",
    "besluit_nummer": "2027-000123-B1",
    "getekend_door": "Noor Claessen",
    "getekend_functie": "Consulent",
}
VOORBEELD_TE_LAAT = VOORBEELD | {
    "aanvraag_op": "2027-01-13",
    "te_laat_dagen": 6,
    "besluit_uiterlijk": "2027-01-27",
    "gevraagd": "een traplift",
    "waarom": ["U slaapt en wast zich op de begane grond. Op de eerste verdieping is alleen de logeerkamer."],
    "alternatieven": ["Een vrijwilliger van Burenhulp haalt spullen van boven. Bel Burenhulp: wij zoeken het op."],
    "getekend_door": "Karin Dohmen",
    "getekend_functie": "Senior consulent",
}


@brief("besluit_afwijzing", gegevens=BesluitAfwijzing, voorbeelden=(VOORBEELD, VOORBEELD_TE_LAAT))
def schrijf(g: BesluitAfwijzing, omslag: Omslag) -> Opzet:
    """No in the first lines, why, what does exist, what we looked at, and how to object."""
    blokken: tuple[Blok, ...] = (
        alinea("Op ", dag(g.aanvraag_op), " vroeg u aan: ", zin(g.gevraagd), " Ons besluit: ", NEE, "."),
        *excuus(g),
        Kop("Waarom dit besluit?"),
        *(deel for tekst in g.waarom for deel in alineas(tekst)),
        alinea(f"Wij gebruikten deze norm: {g.norm.strip()}, {zin(g.norm_versie)}"),
        *welke_regels(g),
        Kop("Wat kan wel?"),
        lijst(*(zin(regel) for regel in g.alternatieven)),
        Kop("Wat hebben wij onderzocht?"),
        lijst(*((Nadruk(zin(deel.kop)), f" {_gevonden(deel)}") for deel in g.onderzocht)),
        Kop("Verandert er iets?"),
        alinea("Vraag ons dan opnieuw om hulp. Dat mag altijd. Wij kijken dan weer samen wat nodig is."),
        *niet_eens(g, omslag),
        *over_dit_besluit(g, ("U vroeg hulp aan op", (dag(g.aanvraag_op),))),
        handtekening(g),
    )
    return Opzet("U krijgt deze hulp niet", blokken)


NEE = Nadruk("u krijgt deze hulp niet van de gemeente")
KOSTEN = "g"
GEEN_KOSTEN = "U krijgt deze hulp niet. U betaalt er dus niets voor."


def _gevonden(deel: Onderdeel) -> str:
    """What we found, and at what it would cost also that help which is not given costs nothing."""
    return f"{zin(deel.tekst)} {GEEN_KOSTEN}" if deel.letter == KOSTEN else zin(deel.tekst)
