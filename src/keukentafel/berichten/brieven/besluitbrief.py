"""What every letter with a decision has: who signs, on which article, and how to object (Awb art. 3:45, 6:5, 6:7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from keukentafel.berichten.brieven.bouwstenen import zin
from keukentafel.berichten.brieven.gegevens import Gegevens
from keukentafel.berichten.brieven.register import Omslag
from keukentafel.berichten.brieven.tekst import (
    Alinea,
    Blok,
    Feiten,
    Kop,
    Nadruk,
    Ondertekening,
    Regel,
    Telefoon,
    alinea,
    dag,
    lijst,
)
from keukentafel.recht import termijnen


@dataclass(frozen=True)
class Regelzin(Gegevens):
    """What a rule says of this decision, with its article. `onbevestigd`: something in it was not looked up yet."""

    zin: str
    artikel: str
    onbevestigd: bool = False


@dataclass(frozen=True, kw_only=True)
class Besluit(Gegevens):
    """Variables of every decision.

    `artikel`: the ground as printed ('Wmo 2015, artikel 2.3.5 lid 3'). `getekend_door` signs for the college and
    may be someone else than the `contactpersoon` who answers the telephone.
    `regels`: what the rules say, as the letter quotes them.
    """

    contactpersoon: str
    contact_telefoon: str
    melding_datum: date
    artikel: str
    bezwaar_tot: date
    besluit_nummer: str
    getekend_door: str
    getekend_functie: str
    regels: tuple[Regelzin, ...] = ()

    def strijdig(self) -> Iterator[str]:
        """Objecting comes after the question."""
        if self.bezwaar_tot <= self.melding_datum:
            yield "bezwaar_tot"

    def strijdig_op(self, datum: date) -> Iterator[str]:
        """Nobody gets less than six weeks to object (Awb art. 6:7), counted from the day on the letter."""
        if self.bezwaar_tot < termijnen.bezwaar(startdag=datum).uiterlijk:
            yield "bezwaar_tot"


@dataclass(frozen=True, kw_only=True)
class BesluitOpAanvraag(Besluit):
    """A decision on an application. Late: `te_laat_dagen` with the day it should have been, `besluit_uiterlijk`."""

    aanvraag_op: date
    te_laat_dagen: int = 0
    besluit_uiterlijk: date | None = None

    def strijdig(self) -> Iterator[str]:
        """Melding, then aanvraag, then the last day; late and its day go together."""
        yield from super().strijdig()
        if self.aanvraag_op < self.melding_datum:
            yield "aanvraag_op"
        if self.te_laat_dagen < 0 or (self.te_laat_dagen > 0) != (self.besluit_uiterlijk is not None):
            yield "te_laat_dagen"
        if self.besluit_uiterlijk is not None and self.besluit_uiterlijk < self.aanvraag_op:
            yield "besluit_uiterlijk"

    def strijdig_op(self, datum: date) -> Iterator[str]:
        """No decision before the application, and late means: the letter's day lies after the last day."""
        yield from super().strijdig_op(datum)
        if self.aanvraag_op > datum:
            yield "aanvraag_op"
        if self.besluit_uiterlijk is not None and self.besluit_uiterlijk >= datum:
            yield "besluit_uiterlijk"


NIET_ZEKER = "Let op: dit hebben wij nog niet helemaal nagekeken."


def welke_regels(g: Besluit) -> tuple[Blok, ...]:
    """What the rules say of this decision and in which article; what is not confirmed says so (Awb art. 3:47)."""
    if not g.regels:
        return ()
    zinnen = [
        " ".join([f"{zin(regel.zin)} Dat staat in: {regel.artikel}.", *([NIET_ZEKER] if regel.onbevestigd else [])])
        for regel in g.regels
    ]
    return Kop("Welke regels gebruikten wij?"), lijst(*zinnen)


def excuus(g: BesluitOpAanvraag) -> tuple[Alinea, ...]:
    """We are late, how much, and sorry; () when the decision is in time."""
    if g.besluit_uiterlijk is None:
        return ()
    hoeveel = "één dag" if g.te_laat_dagen == 1 else f"{g.te_laat_dagen} dagen"
    return (
        alinea(
            "Dit besluit had er moeten zijn op ", dag(g.besluit_uiterlijk), f". Wij zijn {hoeveel} te laat. ",
            "Dat spijt ons.",
        ),
    )  # fmt: skip


def niet_eens(g: Besluit, omslag: Omslag) -> tuple[Blok, ...]:
    """How to object: call first, what belongs in the letter, where to, until when, and the judge when it cannot wait.

    Awb art. 6:4, 6:5, 6:7, 7:15 (no fee) and 8:81.
    """
    zelf = g.getekend_door == g.contactpersoon
    postadres = ", ".join((omslag.afzender.naam, *omslag.afzender.adres))
    return (
        Kop("Bent u het niet eens?"),
        alinea(
            "Bel mij" if zelf else f"Bel {g.contactpersoon}",
            ": ",
            Telefoon(g.contact_telefoon),
            ". Dan praten we erover. U kunt ook bezwaar maken. Dat kan ",
            Nadruk("tot en met "),
            dag(g.bezwaar_tot),
            ". Het kost u niets.",
        ),
        alinea("Stuur een brief. Zet daarin:"),
        lijst(
            "uw naam, uw adres en de datum;",
            f"tegen welk besluit u bezwaar maakt (nummer {g.besluit_nummer});",
            "waarom u het niet eens bent met dit besluit;",
            "uw handtekening.",
        ),
        alinea(
            f"Ons adres is: {postadres}. Iemand anders mag u daarbij helpen. Een cliëntondersteuner doet dat gratis."
        ),
        alinea(
            "Kan het niet wachten? Vraag dan ook de rechtbank Limburg om een snelle, tijdelijke oplossing. ",
            "Dat kan als u bezwaar maakt, en het kost geld.",
        ),
    )


def over_dit_besluit(g: Besluit, *rijen: tuple[str, Regel]) -> tuple[Blok, ...]:
    """The facts to find a decision by: its number, the days before it and the article."""
    return (
        Kop("Over dit besluit"),
        Feiten(
            (
                ("Nummer", (g.besluit_nummer,)),
                ("Datum van uw vraag", (dag(g.melding_datum),)),
                *rijen,
                ("Artikel in de wet", (g.artikel,)),
            )
        ),
    )


def handtekening(g: Besluit) -> Ondertekening:
    """Who signs, for whom."""
    return Ondertekening(
        g.getekend_door, f"{g.getekend_functie}, namens burgemeester en wethouders", g.contact_telefoon
    )
