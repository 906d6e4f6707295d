"""The consulent's whole long route by keyboard alone: from my day, by talk and verslag, to the signed besluit.

The question and the signature of the resident come by the acts; everything that a consulent does is done with keys.
"""

from __future__ import annotations

from datetime import time

from keukentafel.project.verhalen.mensen import FATMA, PER_TELEFOON
from keukentafel.project.verhalen.s_a2 import BEKEND, GESPREK, GETEKEND, LADDER, MELDING, UITKOMST, VELDEN, VERSLAG
from keukentafel.project.verhalen.tafel import Tafel
from keukentafel.reis.melden import melden
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.klok import moment
from tests.browser.verhalen.balie import kort
from tests.browser.verhalen.conftest import Voorstelling

NIET = "d"
DOEL = VELDEN.doelen[0]
HULP = DOEL.hulp[0]


def test_the_whole_long_route_without_a_mouse(spel: Voorstelling) -> None:
    gemeente = spel.t.gemeente("meerssen")
    noor_wie = spel.t.medewerker("Noor Claessen", Rol.CONSULENT, gemeente)
    hans_wie = spel.t.medewerker("Hans Vroomen", Rol.CONSULENT, gemeente)
    spel.t.mandaat(hans_wie, gemeente, "toekennen", tot_cent=500_000)
    with spel.t.binnen(gemeente, wie=noor_wie):
        vraag = melden(
            gemeente=gemeente, inwoner=FATMA, ontvangst=PER_TELEFOON, wie=noor_wie, op=moment(MELDING, time(9, 30)),
            behandelaar=noor_wie.id,
        )  # fmt: skip

    # from my day to a talk that is firm
    spel.op(MELDING, 10)
    noor = spel.toetsen(noor_wie)
    noor.ga("/consulent/")
    noor.rond()
    noor.enter("Fatma Aydin")
    noor.rond()
    noor.enter("Weg van het onderzoek")
    noor.kies_rond("Welke weg", "Standaard")
    noor.enter("Kies deze weg")
    noor.zie("Standaard")
    noor.enter("Mevrouw Fatma Aydin, zaak")
    noor.enter("Leg het antwoord vast")
    noor.kies_rond("Wat is het antwoord?", "Nee")
    noor.enter("Leg het antwoord vast")
    noor.enter("Stel een afspraak voor")
    noor.typ("Dag", kort(GESPREK))
    noor.typ("Tijd", "10.00")
    noor.enter("Stel deze afspraak voor")
    noor.enter("Bevestig")
    noor.enter("Bevestig de afspraak")
    noor.zie("bevestigd")

    # the talk: a note, a dimension, every rung, and what is asked on every track
    spel.op(GESPREK, 10)
    noor.enter("Open het gesprek")
    noor.rond()
    noor.typ("Aantekeningen van het gesprek", "De trap lukt. Dweilen niet.")
    noor.blad.get_by_text("Bewaard om").first.wait_for()
    noor.enter("Wijzig de zes onderwerpen")
    noor.typ("Wat zegt de inwoner hierover?", "Mijn huis op mijn manier.")
    noor.kies_lijst("Cijfer nu", "4")
    noor.enter("Bewaar de onderwerpen")
    noor.zie("Mijn huis op mijn manier.")
    noor.enter("Wijzig de ladder")
    for _trede, oordeel, waarom in LADDER:
        noor.kies_lijst("Wat vindt u?", oordeel.in_woorden.capitalize())
        noor.typ("Waarom vindt u dat?", waarom)
    noor.enter("Bewaar de ladder")
    noor.zie("De ladder is bewaard.")
    noor.enter("Identiteit, pgb en Wlz")
    noor.vink_aan("Ik heb het identiteitsbewijs gezien")
    noor.vink_aan("Ik heb uitgelegd wat een pgb is")
    noor.kies_rond("Wlz", "Nee")
    noor.enter("Bewaar de antwoorden")

    # the verslag: a to g, what we propose, and send it
    spel.op(VERSLAG, 16)
    noor.enter("Maak het verslag")
    noor.rond()
    for letter in "abcdefg":
        noor.typ(f"bij {letter}", f"Wat wij zagen bij onderdeel {letter}.")
        if letter == NIET:
            noor.vink_aan("Niet aan de orde")
    noor.typ("Wat stellen wij voor?", UITKOMST)
    noor.enter("Lees na en verstuur")
    noor.zie("Zo krijgt de inwoner het verslag.")
    noor.enter("Verstuur")
    noor.zie("Verstuurd op vrijdag 5 maart 2027.")

    # the besluit: goal, help, costs, reasons; Hans reads and signs
    Tafel(spel.t, gemeente, vraag, noor_wie).inwoner_tekent(op=moment(GETEKEND, time(20, 15)))
    spel.op(BEKEND)
    noor.ga("/consulent/")
    noor.enter("Fatma Aydin")
    noor.enter("Begin het besluit")
    noor.enter("De inwoner krijgt hulp")
    for label, tekst in (
        ("Doel, in de woorden", DOEL.woorden), ("Resultaat", DOEL.resultaat), ("Op welke dag?", "3-4-2028"),
        ("Maat", DOEL.maatstaf), ("Wat doet de hulp?", HULP.activiteit), ("Hoe vaak?", HULP.frequentie),
        ("Minuten", "115"),
    ):  # fmt: skip
        noor.typ(label, tekst)
    noor.kies_lijst("Per", "per week")
    noor.kies_lijst("Richting", "Stabilisering")
    noor.kies_rond("Hoe zwaar", "Basis")
    noor.kies_rond("Hoe krijgt de inwoner de hulp?", "De gemeente regelt")
    for label, tekst in (
        ("Wie geeft de hulp?", VELDEN.aanbieder), ("Eerste dag", kort(VELDEN.begin)), ("Laatste dag", "4-4-2028"),
        ("Kosten per jaar", "2.800,00"), ("Waarom past dit besluit", VELDEN.motivering),
    ):  # fmt: skip
        noor.typ(label, tekst)
    noor.rond()
    noor.enter("om mee te lezen")
    noor.zie("Hans Vroomen leest mee")

    hans = spel.toetsen(hans_wie)
    hans.ga("/consulent/")
    hans.enter("Fatma Aydin")
    hans.rond()
    hans.enter("Teken")
    hans.enter("Teken en verstuur")
    hans.zie("Het besluit is getekend en verstuurd. Bezwaar kan tot en met woensdag 12 mei 2027.")
    assert noor.onzichtbaar | hans.onzichtbaar == set()
    assert noor.stops > 300
