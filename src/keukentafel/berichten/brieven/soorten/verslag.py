"""The report of the onderzoek (Wmo 2015 art. 2.3.2 lid 4, 8, 9); signed, it is the application (2.3.5 lid 1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from keukentafel.berichten.brieven.bouwstenen import (
    CODE_EERSTE_BRIEF,
    Onderdeel,
    alineas,
    bel,
    groet,
    zijn_alle_zeven,
    zin,
)
from keukentafel.berichten.brieven.gegevens import Gegevens
from keukentafel.berichten.brieven.register import Omslag, Opzet, brief
from keukentafel.berichten.brieven.tekst import (
    Alinea,
    Blok,
    Citaat,
    Invulregel,
    Kader,
    Kop,
    Lijst,
    Nadruk,
    Webadres,
    alinea,
    dag,
    lijst,
)


@dataclass(frozen=True)
class TredeOordeel(Gegevens):
    """One rung of the ladder: its number and name, what we think of it and why."""

    nummer: int
    titel: str
    oordeel: str
    toelichting: str


@dataclass(frozen=True)
class EigenWoorden(Gegevens):
    """What the resident said, unchanged, and what it was about."""

    onderwerp: str
    woorden: str


@dataclass(frozen=True)
class HulpDieLoopt(Gegevens):
    """Help that the resident has already: by which law, what, from whom and since when, as far as known."""

    wet: str
    wat: str
    wie: str | None = None
    sinds: date | None = None


@dataclass(frozen=True)
class Verslag(Gegevens):
    """Variables; `onderdelen` are a to g, all seven in order; the text of one may be 'Niet aan de orde: ...'.

    `uitkomst`: in one or two sentences what we propose. `reageren_adres`: the page to react and to sign, with
    `reageren_code` to type there (None: the code of the first letter). `gesprek_op` is None when there was no talk.
    """

    contactpersoon: str
    contact_telefoon: str
    melding_datum: date
    onderdelen: tuple[Onderdeel, ...]
    ladder: tuple[TredeOordeel, ...]
    uitkomst: str
    plan_meegenomen: bool
    reageren_adres: str
    reageren_code: str | None = None
    gesprek_op: date | None = None
    eigen_woorden: tuple[EigenWoorden, ...] = ()
    lopende_hulp: tuple[HulpDieLoopt, ...] = ()

    def strijdig(self) -> Iterator[str]:
        """The talk follows the question; seven parts in order; rungs of the ladder from low to high, each once."""
        if self.gesprek_op is not None and self.gesprek_op < self.melding_datum:
            yield "gesprek_op"
        if not zijn_alle_zeven(self.onderdelen):
            yield "onderdelen"
        nummers = [trede.nummer for trede in self.ladder]
        if nummers != sorted(set(nummers)) or nummers[0] < 1:
            yield "ladder"

    def strijdig_op(self, datum: date) -> Iterator[str]:
        """A report tells of a talk that was held."""
        if self.gesprek_op is not None and self.gesprek_op > datum:
            yield "gesprek_op"


VOORBEELD = {
    "contactpersoon": "Noor Claessen",
    "contact_telefoon": "043 000 00 00",
    "melding_datum": "2027-01-04",
    "gesprek_op": "2027-01-19",
    "uitkomst": "Elke week 115 minuten hulp in huis. En elke week 60 minuten hulp bij uw post.",
    "plan_meegenomen": True,
    "eigen_woorden": [
        {"onderwerp": "Het huis", "woorden": "Ik wil mijn huis op mijn manier.\nNiet dat een ander zegt hoe."},
        {"onderwerp": "De post", "woorden": "Ik durf de enveloppen niet open te maken."},
    ],
    "onderdelen": [
        {
            "letter": "a",
            "kop": "Wat u nodig hebt en wilt",
            "tekst": "U hebt reuma. U woont alleen en kookt zelf. Zwaar werk in huis lukt niet meer.\n"
            "U wilt geen groep in huis. U wilt weer onder de mensen komen.",
        },
        {"letter": "b", "kop": "Wat u zelf kunt", "tekst": "Licht werk doet u zelf. U hebt geen huisgenoten."},
        {
            "letter": "c",
            "kop": "Hulp van mensen om u heen",
            "tekst": "Uw dochter Elif helpt om de week. Vaker houdt zij niet vol.",
        },
        {"letter": "d", "kop": "Steun voor wie u helpt", "tekst": "Elif wil een eigen gesprek. Dat is afgesproken."},
        {"letter": "e", "kop": "Hulp voor iedereen", "tekst": "In de Huiskamer in Bunde kunt u zo naar binnen."},
        {"letter": "f", "kop": "Andere zorg en hulp", "tekst": "Niet aan de orde: u hebt nu geen andere zorg."},
        {
            "letter": "g",
            "kop": "Wat het kost",
            "tekst": "U betaalt een bijdrage. Het CAK berekent dit en stuurt u een brief.",
        },
    ],
    "ladder": [
        {
            "nummer": 1,
            "titel": "Wat u zelf kunt",
            "oordeel": "helpt een deel",
            "toelichting": "Licht werk en koken doet u zelf.",
        },
        {
            "nummer": 3,
            "titel": "Hulp van huisgenoten",
            "oordeel": "kan niet",
            "toelichting": "U woont alleen.",
        },
        {
            "nummer": 4,
            "titel": "Hulp van familie, vrienden en buren",
            "oordeel": "helpt een deel",
            "toelichting": "Elif helpt al zo veel als zij kan.",
        },
        {
            "nummer": 6,
            "titel": "Hulp voor iedereen",
            "oordeel": "helpt een deel",
            "toelichting": "De Huiskamer helpt tegen alleen zijn, niet bij het werk in huis.",
        },
        {
            "nummer": 8,
            "titel": "Hulp die bij u past",
            "oordeel": "is nodig",
            "toelichting": "Voor het zware werk en voor de post is er niets anders.",
        },
    ],
    "lopende_hulp": [
        {"wet": "Zorgverzekeringswet", "wat": "Wijkverpleging", "wie": "Envida", "sinds": "2026-02-02"},
        {"wet": "Participatiewet", "wat": "Hulp bij het vinden van werk"},
    ],
    "reageren_adres": "https://meerssen.voorbeeld.nl/volgen",
    "reageren_code": "K7F2-9QXM",
}
VOORBEELD_KORT = {
    naam: waarde
    for naam, waarde in VOORBEELD.items()
    if naam not in ("gesprek_op", "eigen_woorden", "lopende_hulp", "reageren_code")
} | {
    "uitkomst": "U ruilt uw rollator voor een scootmobiel.",
    "plan_meegenomen": False,
    "onderdelen": [
        {"letter": "a", "kop": "Wat u nodig hebt en wilt", "tekst": "U wilt weer zelf naar de winkel."},
        {"letter": "b", "kop": "Wat u zelf kunt", "tekst": "Lopen lukt tot de hoek van de straat."},
        {"letter": "c", "kop": "Hulp van mensen om u heen", "tekst": "Niet aan de orde: u wilt dit zelf doen."},
        {"letter": "d", "kop": "Steun voor wie u helpt", "tekst": "Niet aan de orde: er is geen mantelzorger."},
        {"letter": "e", "kop": "Hulp voor iedereen", "tekst": "De bus stopt te ver van uw huis."},
        {"letter": "f", "kop": "Andere zorg en hulp", "tekst": "Uw fysiotherapeut vindt dit een goed idee."},
        {"letter": "g", "kop": "Wat het kost", "tekst": "U betaalt een bijdrage. Het CAK stuurt u een brief."},
    ],
    "ladder": [
        {"nummer": 8, "titel": "Hulp die bij u past", "oordeel": "is nodig", "toelichting": "Er is niets anders."}
    ],
}


@brief("verslag", gegevens=Verslag, voorbeelden=(VOORBEELD, VOORBEELD_KORT))
def schrijf(g: Verslag, omslag: Omslag) -> Opzet:
    """What we propose and what the resident can do with it first; then the resident's words, a to g, and the ladder."""
    blokken: tuple[Blok, ...] = (
        _begin(g),
        Kop("Wat stellen wij voor?"),
        *alineas(zin(g.uitkomst)),
        Kader("Met dit verslag kunt u hulp aanvragen", AANVRAAG),
        Kop("Wat vindt u ervan?"),
        _reageren(g),
        alinea("Praat u liever? Bel ", *bel(g.contactpersoon, g.contact_telefoon), "."),
        *_woorden(g),
        *_onderdelen(g),
        *_hulp(g),
        Kop("Uw eigen plan"),
        MET_PLAN if g.plan_meegenomen else ZONDER_PLAN,
        Kop("Wat helpt, en wat niet genoeg?"),
        alinea("Wij keken stap voor stap wat u kan helpen. Hulp van de gemeente komt als laatste."),
        _ladder(g),
        groet(g.contactpersoon, g.contact_telefoon, omslag.afzender.naam),
        *_papier(omslag),
    )
    return Opzet("Het verslag van ons gesprek" if g.gesprek_op else "Het verslag van ons onderzoek", blokken)


AANVRAAG: tuple[Alinea, ...] = (
    alinea("Tekent u dit verslag? Dan hebt u hulp aangevraagd. Meer hoeft u niet te doen."),
    alinea("Binnen twee weken krijgt u een besluit, met een brief. Daartegen kunt u bezwaar maken."),
    alinea("Aanvragen mag altijd, ook later of als u het niet eens bent met dit verslag."),
)
MET_PLAN = alinea("U gaf ons uw eigen plan. Wij lazen het en namen het mee in dit verslag.")
ZONDER_PLAN = alinea("Wij kregen geen eigen plan van u. Het mag nog steeds. Wij lezen het graag.")


def _begin(g: Verslag) -> Alinea:
    gesprek = () if g.gesprek_op is None else (" Op ", dag(g.gesprek_op), " praatten wij met u.")
    return alinea(
        "Op ", dag(g.melding_datum), " vroeg u ons om hulp.", *gesprek,
        " In dit verslag leest u wat wij samen vonden. Klopt er iets niet? Zeg het ons.",
    )  # fmt: skip


def _reageren(g: Verslag) -> Alinea:
    slot = " Daar kunt u ook tekenen. U mag ook het laatste deel van dit verslag terugsturen."
    if g.reageren_code is None:
        return alinea("Schrijf het op ", Webadres(g.reageren_adres), f". {CODE_EERSTE_BRIEF}{slot}")
    return alinea("Schrijf het op ", Webadres(g.reageren_adres), ". Uw code is ", Nadruk(g.reageren_code), f".{slot}")


def _woorden(g: Verslag) -> tuple[Blok, ...]:
    blokken: list[Blok] = [Kop("Wat u ons vertelde")] if g.eigen_woorden else []
    for deel in g.eigen_woorden:
        regels = tuple(regel.strip() for regel in deel.woorden.split("\n") if regel.strip())
        blokken += [alinea(Nadruk(deel.onderwerp)), Citaat(regels)]
    return tuple(blokken)


def _onderdelen(g: Verslag) -> tuple[Blok, ...]:
    blokken: list[Blok] = []
    for deel in g.onderdelen:
        blokken += [Kop(f"{deel.letter}. {deel.kop}"), *alineas(deel.tekst)]
    return tuple(blokken)


def _hulp(g: Verslag) -> tuple[Blok, ...]:
    """The help that runs already, and why there may be help beside it."""
    if not g.lopende_hulp:
        return ()
    regels = [
        (
            Nadruk(f"{h.wet}:"),
            f" {h.wat.rstrip('.')}{f', van {h.wie}' if h.wie else ''}",
            *((", sinds ", dag(h.sinds)) if h.sinds else ()),
            ".",
        )
        for h in g.lopende_hulp
    ]
    waarom = "Deze hulp is op zichzelf geen reden om nee te zeggen. Wij keken wat u daarnaast nog nodig hebt."
    return (Kop("Hulp die u al hebt"), lijst(*regels), alinea(waarom))


def _ladder(g: Verslag) -> Lijst:
    return lijst(
        *(
            (Nadruk(f"Stap {trede.nummer}. {trede.titel}: {zin(trede.oordeel)}"), f" {zin(trede.toelichting)}")
            for trede in g.ladder
        )
    )


def _papier(omslag: Omslag) -> tuple[Blok, ...]:
    """The part to fill in by hand and send back."""
    postadres = ", ".join((omslag.afzender.naam, *omslag.afzender.adres))
    return (
        Kader(
            "Uw antwoord op papier",
            (
                alinea(f"Zet een kruisje bij wat klopt. Stuur dit terug naar: {postadres}."),
                alinea(f"Uw zaaknummer is {omslag.kenmerk}."),
                Invulregel("Gezien", vakje=True),
                Invulregel("Niet mee eens, want:", vakje=True),
                Invulregel("Wat klopt er niet?"),
                Invulregel("Wat moet er staan?"),
                alinea("Met uw handtekening vraagt u hulp aan. Wilt u dat nu niet? Teken dan niet."),
                Invulregel("Uw naam"),
                Invulregel("Datum"),
                Invulregel("Uw handtekening"),
            ),
        ),
    )
