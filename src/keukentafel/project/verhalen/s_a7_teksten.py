"""What is said and written in S-A7: the talk, the three goals, and what the provider tells about them."""

from __future__ import annotations

from datetime import date

from keukentafel.recht.ladder import Oordeel, Trede
from keukentafel.reis.besluiten import Doelvelden, Hulpvelden, Ontwerpvelden

ZONDER = "Dit spreken wij met de aanbieder af als de hulp loopt."


def _doel(woorden: str, resultaat: str, activiteit: str) -> Doelvelden:
    hulp = Hulpvelden(activiteit=activiteit, frequentie="elke week", minuten=20, per="week")
    return Doelvelden(woorden=woorden, resultaat=resultaat, zonder_omdat=ZONDER, richting="ontwikkeling", hulp=(hulp,))


DOELEN = (
    _doel("Weer mensen zien", "U hebt meer contact", "Samen mensen opzoeken"),
    _doel("Weten wat ik vandaag doe", "Uw dag heeft een vaste vorm", "Samen de week plannen"),
    _doel("Mijn geld op orde", "U weet wat er binnenkomt en uitgaat", "Samen de post doen"),
)
SCHERP = (
    ("U gaat elke week ergens heen met anderen", "Acht weken achter elkaar gelukt"),
    ("Uw week staat op papier", "U volgt vier weken uw eigen plan"),
    ("Uw administratie is op orde", "De post van drie maanden is open en geordend"),
)
VOORTGANG = (
    (
        ("goed", "Twee keer samen naar het koor geweest.", ""),
        ("zoals", "De week staat op een blad in de keuken.", ""),
        ("lastig", "De post van januari ligt er nog.", "Een map per maand."),
    ),
    (
        ("goed", "Mia ging vier keer alleen naar het koor.", ""),
        ("goed", "Twee weken het plan gevolgd.", ""),
        ("goed", "Januari en februari zitten in de map.", ""),
    ),
    (
        ("bereikt", "Acht weken achter elkaar naar het koor.", ""),
        ("goed", "Drie weken het plan gevolgd.", ""),
        ("bereikt", "Drie maanden post is open en geordend.", ""),
    ),
)
TEKSTEN = {
    "a": "Uw man is overleden. U mist mensen om u heen, een vaste dag en overzicht over uw geld.",
    "b": "U kookt en wast zelf. De post durft u niet open te maken.",
    "c": "Een buurvrouw komt op zondag langs. Meer kan zij niet.",
    "d": "Er is geen mantelzorger die steun nodig heeft.",
    "e": "U gaat twee dagdelen naar de dagbesteding in het dorp. Daar kunt u zo heen.",
    "f": "U hebt nu geen andere zorg.",
    "g": "U betaalt een bijdrage. Het CAK berekent dit en stuurt u een brief.",
}
UITKOMST = "Elke week een uur begeleiding thuis."
LADDER = (
    (Trede.EIGEN_KRACHT, Oordeel.HELPT_DEELS, "U kookt en wast zelf."),
    (Trede.ALGEMEEN_GEBRUIKELIJK, Oordeel.HELPT_DEELS, "Een agenda helpt een beetje."),
    (Trede.GEBRUIKELIJKE_HULP, Oordeel.NIET_AAN_DE_ORDE, "U woont alleen."),
    (Trede.NETWERK, Oordeel.HELPT_DEELS, "De buurvrouw komt op zondag."),
    (Trede.ANDERE_WET, Oordeel.NIET_AAN_DE_ORDE, "Er is geen andere wet die dit geeft."),
    (Trede.ALGEMENE_VOORZIENING, Oordeel.HELPT_DEELS, "De dagbesteding in het dorp, twee dagdelen."),
    (Trede.COLLECTIEVE_VOORZIENING, Oordeel.PAST_NIET, "De post doen kan niet in een groep."),
    (Trede.MAATWERK, Oordeel.NODIG, "Begeleiding thuis bij mensen zien, de dag en het geld."),
)


def velden(begin: date, einde: date, doelen: tuple[Doelvelden, ...] = DOELEN) -> Ontwerpvelden:
    """Return the draft of the besluit for these days, both inclusive, with these goals."""
    return Ontwerpvelden(
        begin=begin, einde=einde, vorm="natura", profiel="basis", aanbieder="Begeleiding Geuldal (verzonnen)",
        aanbieder_keuze="U koos zelf uit twee", kosten_cent=330_000, doelen=doelen,
        motivering="Uw man is overleden en uw netwerk is klein. Wat er in het dorp is, helpt maar deels.",
    )  # fmt: skip
