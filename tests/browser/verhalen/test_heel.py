"""The whole journey on the screens: a melding in Meerssen becomes a number on the policy page.

Resident and provider on a phone, consulent, signer and policy officer at a desk. Nine neighbours went before by the
acts; their screens are those of the other plays.
"""

from __future__ import annotations

from datetime import date, time

from keukentafel.project.verhalen.heel import BEGONNEN, GETELD, WACHT, negen_buren, richt_in
from keukentafel.project.verhalen.s_a2 import LADDER, TEKSTEN, UITKOMST
from keukentafel.project.verhalen.s_c1 import BEKEND, EERSTE, GEULBRUG, MELDING, TOEGEKEND
from keukentafel.recht.taal.leefwereld import Dimensie
from keukentafel.reis.onderzoeken import Gebied
from keukentafel.stelsel.klok import moment
from keukentafel.werkplaats.dagronde import dagronde
from tests.browser.verhalen.balie import KLAAR, kort
from tests.browser.verhalen.conftest import Voorstelling
from tests.browser.verhalen.telefoon import Antwoorden

GESPREK, VERSLAG, GETEKEND = date(2026, 12, 21), date(2027, 1, 4), date(2027, 1, 6)
FATMA = Antwoorden(
    woorden="Het huis schoon houden lukt niet meer.", telefoon="06 0000 0081", voornaam="Fatma", achternaam="Aydin",
    adres=(("Straat", "Vonderstraat"), ("Huisnummer", "14"), ("Postcode", "6241 ZZ"), ("Plaats", "Bunde")),
    meegaan="Nee, dank u",
)  # fmt: skip
WOORDEN = Gebied(Dimensie.DAGELIJKS_FUNCTIONEREN, "Mijn huis op mijn manier, dat wil ik terug.", nu=4)


def test_a_melding_becomes_a_number(spel: Voorstelling) -> None:
    s = richt_in(spel.t)
    negen_buren(spel.t, s)
    dagronde(op=moment(BEGONNEN, time(6, 0)))
    spel.op(BEGONNEN, 8)
    thijs = spel.medewerker(s.thijs)
    thijs.ga("/beleid/meerssen/")
    thijs.zie("verborgen")
    thijs.zie_niet(WACHT)

    # the resident asks, on her phone
    spel.op(MELDING, 9, 30)
    fatma = spel.inwoner(s.gemeente)
    fatma.vraag_hulp(FATMA)
    fatma.zie("Wij hebben uw vraag")

    # the consulent listens and writes one report: Hans, for Noor has nine others
    hans = spel.consulent(s.hans)
    spel.op(MELDING, 11)
    hans.open_dossier("Aydin")
    hans.bel("Wij komen langs op 21 december.")
    hans.spreek_af(GESPREK, "10.00", antwoord=None)
    spel.op(GESPREK, 11, 30)
    hans.open_gesprek("Aydin")
    hans.kies_weg("Standaard")
    hans.stel_vast()
    hans.bespreek([WOORDEN])
    hans.ladder(LADDER)
    spel.op(VERSLAG, 16)
    hans.maak_verslag(TEKSTEN, UITKOMST)

    spel.op(GETEKEND, 20)
    fatma = spel.met_brief(s.gemeente, "Aydin")
    fatma.lees_verslag()
    fatma.teken("Fatma Aydin")
    fatma.zie("U hebt hulp aangevraagd.")

    # two pairs of eyes decide
    spel.op(BEKEND)
    hans.open_dossier("Aydin")
    hans.klik("Begin het besluit")
    hans.klik("De inwoner krijgt hulp")
    hans.vul_besluit(TOEGEKEND)
    hans.bewaar()
    hans.zie(KLAAR)
    hans.vraag_meelezen()
    spel.op(BEKEND, 11)
    noor = spel.consulent(s.noor)
    noor.lees_mee("Aydin")
    noor.teken()
    noor.zie("Het besluit is getekend en verstuurd.")

    # the order goes to the provider, who says yes and begins
    spel.op(BEKEND, 14)
    hans.open_dossier("Aydin")
    hans.klik("Geef de opdracht")
    hans.zie("240 minuten per week")
    hans.klik("Geef de opdracht")
    hans.zie(GEULBRUG)
    spel.op(date(2027, 1, 19))
    petra = spel.medewerker(s.petra, breed=320)
    petra.ga("/aanbieder/")
    petra.zie("Aydin", "1 nieuwe opdracht wacht op uw antwoord.", "Mijn huis op mijn manier")
    petra.kies("Ja, vanaf")
    petra.klik("Verstuur antwoord")
    petra.zie("Uw antwoord is verstuurd.")
    fatma.mijn_vraag()
    fatma.zie(f"De hulp begint op maandag 1 februari, door {GEULBRUG}.")
    spel.op(BEGONNEN, 9)
    petra.klik("De hulp is begonnen")
    petra.vul("Op welke dag", kort(EERSTE))
    petra.klik("Geef de dag door")
    petra.zie("De hulp is begonnen op")

    spel.op(BEGONNEN, 20)
    fatma.mijn_vraag()
    fatma.zie("Uw hulp is begonnen op maandag 1 februari")

    # the night counts, and policy reads: no name, and one number more
    dagronde(op=moment(GETELD, time(6, 0)))
    spel.op(GETELD)
    thijs.ga("/beleid/meerssen/")
    thijs.zie(WACHT)
    thijs.zie_niet("Aydin", "Fatma")
    thijs.klik(WACHT)
    thijs.zie(WACHT, "Waar komt het vandaan?")
