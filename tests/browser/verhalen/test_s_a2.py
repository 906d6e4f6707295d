"""S-A2 on the screens: standard maatwerk in Meerssen, with Easter in the term and a besluit that is one day late."""

from __future__ import annotations

from datetime import date

from keukentafel.project.verhalen.mensen import FATMA, PER_TELEFOON
from keukentafel.project.verhalen.s_a2 import LADDER, TEKSTEN, UITKOMST, VELDEN
from keukentafel.recht.taal.leefwereld import Dimensie
from keukentafel.reis.onderzoeken import Gebied
from keukentafel.stelsel.gebruikers.rol import Rol
from tests.browser.verhalen.balie import KLAAR
from tests.browser.verhalen.conftest import Voorstelling
from tests.browser.verhalen.scherm import plat

MELDING, GESPREK, VERSLAG = date(2027, 2, 1), date(2027, 2, 15), date(2027, 3, 5)
ONDERZOEK_KLAAR = GETEKEND = date(2027, 3, 15)
BESLUIT_UITERLIJK, BEKEND, BEZWAAR = date(2027, 3, 30), date(2027, 3, 31), date(2027, 5, 12)
WOORDEN = Gebied(Dimensie.DAGELIJKS_FUNCTIONEREN, "Mijn huis op mijn manier, dat wil ik terug.", nu=4)


def test_s_a2_standard_maatwerk_with_easter_in_the_term(spel: Voorstelling) -> None:
    gemeente = spel.t.gemeente("meerssen")
    noor_wie = spel.t.medewerker("Noor Claessen", Rol.CONSULENT, gemeente)
    hans_wie = spel.t.medewerker("Hans Vroomen", Rol.CONSULENT, gemeente)
    spel.t.mandaat(hans_wie, gemeente, "toekennen", tot_cent=500_000)

    spel.op(MELDING, 9, 30)
    noor = spel.consulent(noor_wie)
    noor.meld(FATMA, PER_TELEFOON)
    noor.zie("De melding staat erin", ONDERZOEK_KLAAR)
    noor.klik("Open het dossier")
    noor.bel("Wij komen langs op 15 februari.")
    noor.spreek_af(GESPREK, "10.00")
    noor.zie("bevestigd")

    spel.op(GESPREK, 11, 30)
    noor.open_gesprek("Aydin")
    noor.kies_weg("Standaard")
    noor.stel_vast()
    noor.bespreek([WOORDEN])
    noor.zie(WOORDEN.woorden)
    noor.ladder(LADDER)
    noor.zie("De ladder is bewaard.")

    spel.op(VERSLAG, 16)
    noor.maak_verslag(TEKSTEN, UITKOMST)

    spel.op(GETEKEND, 20, 15)
    fatma = spel.met_brief(gemeente, "Aydin")
    fatma.zie("U hebt ons verslag.")
    fatma.lees_verslag()
    fatma.zie(UITKOMST, WOORDEN.woorden, TEKSTEN["c"])
    fatma.teken("Fatma Aydin")
    fatma.zie("U hebt hulp aangevraagd.", "uiterlijk dinsdag 30 maart")

    spel.op(date(2027, 3, 16))
    noor.mijn_dag()
    noor.open_uit("later")
    assert "nog 8 werkdagen" in plat(noor.deel("Besluiten").inner_text())  # two of them are Easter
    noor.klik("Aydin", bij="Besluiten")
    noor.zie("dinsdag 30 maart")
    noor.klik("Bekijk de termijn")
    noor.zie("De aanvraag kwam binnen op maandag 15 maart 2027.", "Door Pasen")

    spel.op(BEKEND)
    noor.open_dossier("Aydin")
    noor.zie("1 dag te laat")
    noor.klik("Begin het besluit")
    noor.klik("De inwoner krijgt hulp")
    noor.vul_besluit(VELDEN)
    noor.bewaar()
    noor.zie(KLAAR, "U hebt geen mandaat voor dit besluit.")
    assert not noor.kan("Naar tekenen")
    noor.vraag_meelezen()
    noor.zie("Hans Vroomen leest mee")

    spel.op(BEKEND, 15)
    hans = spel.consulent(hans_wie)
    hans.lees_mee("Aydin")
    hans.zie("Zwaar werk in huis", "115 minuten per week", "één dag te laat")
    hans.teken()
    hans.zie("Het besluit is getekend en verstuurd. Bezwaar kan tot en met woensdag 12 mei 2027.")

    spel.op(BEKEND, 18)
    fatma.lees_besluit()
    fatma.zie("U krijgt hulp van maandag 5 april 2027 tot en met dinsdag 4 april 2028.")
    fatma.zie("Zwaar werk in huis: elke week, 115 minuten per week.", "Het CAK berekent dit", VELDEN.aanbieder)
    fatma.zie("Dat kan tot en met woensdag 12 mei 2027.")
    fatma.lees_brief()
    fatma.zie(BESLUIT_UITERLIJK, "één dag te laat", BEZWAAR)
    fatma.mijn_vraag()
    fatma.zie("31 maart 2027")
