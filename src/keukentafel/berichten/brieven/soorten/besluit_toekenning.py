"""The decision: yes (Wmo 2015 art. 2.3.5 lid 3; Awb art. 3:46). What, who, why, what it costs, how to object."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from keukentafel.berichten.brieven.besluitbrief import (
    BesluitOpAanvraag,
    Regelzin,
    excuus,
    handtekening,
    niet_eens,
    over_dit_besluit,
    welke_regels,
)
from keukentafel.berichten.brieven.bouwstenen import alineas, na_dubbelepunt, zin
from keukentafel.berichten.brieven.gegevens import Gegevens
from keukentafel.berichten.brieven.register import Omslag, Opzet, brief
from keukentafel.berichten.brieven.tekst import Alinea, Blok, Kop, Nadruk, Regel, alinea, dag, lijst
from keukentafel.berichten.nederlands import datum_kort


@dataclass(frozen=True)
class Doel(Gegevens):
    """What the resident wants (`doel`, her own words), the result we agreed on, how we see it, and by when.

    `zonder_omdat`: in a sentence why there is no measure or no day; without measure it is needed.
    """

    doel: str
    resultaat: str
    maat: str | None = None
    datum: date | None = None
    zonder_omdat: str | None = None

    def strijdig(self) -> Iterator[str]:
        """A result without measure says why."""
        if self.maat is None and self.zonder_omdat is None:
            yield "maat"


@dataclass(frozen=True, kw_only=True)
class BesluitToekenning(BesluitOpAanvraag):
    """Variables; `krijgt` are full sentences, `wie` says who comes, `waarom` are paragraphs.

    `verslag_datum`: empty when the resident applied because our onderzoek was late (Wmo 2015 art. 2.3.2 lid 9).
    `leveringsplan`: the text of the plan itself, activities, how often and minutes; a paragraph for each line.
    `bijdrage`: whether the resident pays one; `bijdrage_bedrag` is what the rules say of the amount here. What this
    resident pays is not ours to name: the CAK computes it.
    """

    vanaf: date
    tot_en_met: date
    doelen: tuple[Doel, ...]
    vorm: Literal["natura", "pgb"]
    wie: str
    waarom: tuple[str, ...]
    bijdrage: bool
    bijdrage_bedrag: Regelzin | None = None
    verslag_datum: date | None = None
    krijgt: tuple[str, ...] = ()
    leveringsplan: str | None = None

    def strijdig(self) -> Iterator[str]:
        """What somebody gets stands in the letter or in the plan; the help ends after it begins; a result is not due
        before the help; the report follows the question."""
        yield from super().strijdig()
        if not self.krijgt and self.leveringsplan is None:
            yield "krijgt"
        if self.tot_en_met < self.vanaf:
            yield "tot_en_met"
        if self.verslag_datum is not None and self.verslag_datum < self.melding_datum:
            yield "verslag_datum"
        for nummer, doel in enumerate(self.doelen):
            if doel.datum is not None and doel.datum < self.vanaf:
                yield f"doelen[{nummer}].datum"

    def strijdig_op(self, datum: date) -> Iterator[str]:
        """The report lies before the decision."""
        yield from super().strijdig_op(datum)
        if self.verslag_datum is not None and self.verslag_datum > datum:
            yield "verslag_datum"


VOORBEELD = {
    "contactpersoon": "Noor Claessen",
    "contact_telefoon": "043 000 00 00",
    "melding_datum": "2026-12-07",
    "aanvraag_op": "2027-01-20",
    "verslag_datum": "2027-01-15",
    "vanaf": "2027-02-08",
    "tot_en_met": "2028-02-07",
    "krijgt": [
        "Elke week 115 minuten hulp in huis. De hulp doet het zware werk. Ook verschoont zij om de week uw bed.",
        "Elke week 60 minuten hulp bij uw post. Dat duurt 13 weken. Daarna kijken we samen of het lukt.",
    ],
    "doelen": [
        {
            "doel": "Mijn huis op mijn manier.",
            "resultaat": "Uw huis is schoon en leefbaar.",
            "maat": "Elk kwartaal lopen we samen de lijst na.",
            "datum": "2028-02-07",
        },
        {
            "doel": "Geen angst voor de post",
            "resultaat": "Uw post is op orde",
            "maat": "Elke brief is binnen een week open",
            "datum": "2027-05-10",
        },
    ],
    "vorm": "natura",
    "wie": "U koos Zorgcoöperatie De Geulbrug. Zij bellen u deze week.",
    "waarom": [
        "U kookt zelf en doet licht werk. Zwaar werk lukt niet door uw reuma. Uw dochter helpt al veel.",
        "Naar de Huiskamer loopt Mathijs de eerste keer met u mee. Daar is geen besluit voor nodig.",
    ],
    "bijdrage": True,
    "regels": [{"zin": "U hebt hulp speciaal voor u nodig.", "artikel": "Wmo 2015, artikel 2.3.5 lid 3 en 4"}],
    "artikel": "Wmo 2015, artikel 2.3.5 lid 3",
    "bezwaar_tot": "2027-03-16",
    "besluit_nummer": "2027-000123-B1",
    "getekend_door": "Noor Claessen",
    "getekend_functie": "Consulent",
}
VOORBEELD_PGB = VOORBEELD | {
    "aanvraag_op": "2027-01-11",
    "verslag_datum": "2027-01-11",
    "te_laat_dagen": 8,
    "besluit_uiterlijk": "2027-01-25",
    "vorm": "pgb",
    "krijgt": ["Elke week 3 uur hulp om uw dag te plannen. Deze hulp komt ook in de avond."],
    "doelen": [
        {
            "doel": "Rust in mijn hoofd, ook na zes uur!",
            "resultaat": "U maakt elke avond zelf een plan voor de dag erna.",
            "zonder_omdat": "Een getal past hier niet. U zegt zelf hoe het gaat. Wij vragen het elke drie maanden.",
        }
    ],
    "wie": "U koos zelf Ruud Janssen. Hij kent u en weet wat autisme is.",
    "waarom": ["Overdag lukt het met de hulp die u al hebt. In de avond is er niemand die u kent."],
    "bijdrage": False,
    "leveringsplan": "Ruud komt drie keer per week, 60 minuten. Hij plant met u de dag.\nHij komt na het eten.",
    "regels": [
        {"zin": "U hebt hulp speciaal voor u nodig.", "artikel": "Wmo 2015, artikel 2.3.5 lid 3 en 4"},
        {"zin": "U krijgt een pgb.", "artikel": "Wmo 2015, artikel 2.3.6 lid 1 en 2"},
    ],
    "getekend_door": "Karin Dohmen",
    "getekend_functie": "Senior consulent",
}
VOORBEELD_TE_LAAT = VOORBEELD | {
    "te_laat_dagen": 1,
    "bijdrage_bedrag": {
        "zin": "In uw gemeente is het bedrag € 21,80 per maand.",
        "artikel": "Wmo 2015, artikel 2.1.4a lid 5 onder a",
        "onbevestigd": True,
    },
    "aanvraag_op": "2027-01-18",
    "besluit_uiterlijk": "2027-02-01",
    "leveringsplan": "Elke week 115 minuten: ramen, badkamer en vloeren. Om de week ook uw bed.",
    "getekend_door": "Karin Dohmen",
    "getekend_functie": "Senior consulent",
}


@brief(
    "besluit_toekenning",
    gegevens=BesluitToekenning,
    voorbeelden=(VOORBEELD, VOORBEELD_PGB, VOORBEELD_TE_LAAT),
)
def schrijf(g: BesluitToekenning, omslag: Omslag) -> Opzet:
    """The outcome in the first lines, then what, towards what, who, why, cost, and how to object."""
    looptijd = Nadruk(f"u krijgt hulp van {datum_kort(g.vanaf)} tot en met {datum_kort(g.tot_en_met)}")
    blokken: tuple[Blok, ...] = (
        alinea("Op ", dag(g.aanvraag_op), " vroeg u hulp aan. Ons besluit: ", looptijd, "."),
        *excuus(g),
        *((Kop("Wat krijgt u?"), lijst(*(zin(regel) for regel in g.krijgt))) if g.krijgt else ()),
        *_plan(g),
        Kop("Waar werken we aan?"),
        lijst(*(_doel(doel) for doel in g.doelen)),
        Kop("Wie komt er?"),
        alinea(zin(g.wie)),
        *((PGB,) if g.vorm == "pgb" else ()),
        Kop("Waarom dit besluit?"),
        *(deel for tekst in g.waarom for deel in alineas(tekst)),
        *welke_regels(g),
        *((Kop("Wat kost het?"), _bijdrage(g)) if g.bijdrage else ()),
        Kop("Verandert er iets?"),
        alinea("Gaat het beter of slechter, of gaat u verhuizen? Vertel het ons. Dat moet volgens de wet."),
        *niet_eens(g, omslag),
        *over_dit_besluit(
            g,
            ("U vroeg hulp aan op", (dag(g.aanvraag_op),)),
            *((("Ons verslag is van", (dag(g.verslag_datum),)),) if g.verslag_datum is not None else ()),
        ),
        handtekening(g),
    )
    return Opzet("U krijgt een budget voor hulp" if g.vorm == "pgb" else "U krijgt hulp", blokken)


def _bijdrage(g: BesluitToekenning) -> Alinea:
    bedrag = g.bijdrage_bedrag
    if bedrag is None:
        return alinea("U betaalt een bijdrage. Het CAK berekent dit en stuurt u een brief.")
    zeker = "" if not bedrag.onbevestigd else " Wij hebben dit bedrag nog niet nagekeken. Het kan anders zijn."
    return alinea(f"U betaalt een bijdrage. {zin(bedrag.zin)}{zeker} Het CAK berekent wat u betaalt en schrijft u dat.")


PGB: Alinea = alinea(
    "U krijgt een persoonsgebonden budget (pgb). Daarmee kiest u zelf wie u helpt. "
    "De Sociale Verzekeringsbank (SVB) betaalt uw hulp. U krijgt het geld niet zelf."
)


def _plan(g: BesluitToekenning) -> tuple[Blok, ...]:
    return () if g.leveringsplan is None else (Kop("Het plan"), *alineas(g.leveringsplan))


def _doel(doel: Doel) -> Regel:
    delen = [f"Dit willen wij bereiken: {na_dubbelepunt(doel.resultaat)}"]
    if doel.maat is not None:
        delen.append(f"Zo zien wij of het lukt: {na_dubbelepunt(doel.maat)}")
    if doel.zonder_omdat is not None:
        delen.append(zin(doel.zonder_omdat))
    begin: Regel = (Nadruk(f"“{zin(doel.doel)}”"), f" {' '.join(delen)}")
    return begin if doel.datum is None else (*begin, " Op ", dag(doel.datum), " kijken we of het gelukt is.")
