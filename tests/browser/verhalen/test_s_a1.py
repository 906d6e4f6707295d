"""S-A1 on the screens: Jorik in Maastricht is helped without a besluit, and keeps the right to ask for one.

That he counts as basisaanbod in the monitor joins with the monitor: nothing is claimed of it here.
"""

from __future__ import annotations

from datetime import date

from keukentafel.project.verhalen.s_a1 import (
    BESPROKEN,
    GESPREK,
    JORIK,
    MELDING,
    NABELLEN_OP,
    OPLOSSING,
    TEKSTEN,
    UITKOMST,
    VAN_POH,
    VERSLAG,
    ZIEKTEWOORDEN,
)
from keukentafel.recht.ladder import Oordeel, Trede
from keukentafel.recht.taal.leefwereld import Dimensie
from keukentafel.stelsel.gebruikers.rol import Rol
from tests.browser.verhalen.balie import kort
from tests.browser.verhalen.conftest import Voorstelling
from tests.browser.verhalen.scherm import plat

NIET_BESPROKEN = [d for d in Dimensie if d not in {g.dimensie for g in BESPROKEN}]
LADDER = (
    (Trede.EIGEN_KRACHT, Oordeel.HELPT_DEELS, "U plant zelf uw week."),
    (Trede.NETWERK, Oordeel.HELPT_DEELS, "Uw oom helpt elke zondag."),
    (Trede.ALGEMENE_VOORZIENING, Oordeel.HELPT, "Maatschappelijk werk en meetrainen bij de sportclub passen."),
)


def test_s_a1_jorik_is_helped_without_a_besluit(spel: Voorstelling) -> None:
    gemeente = spel.t.gemeente("maastricht")
    sanne = spel.consulent(spel.t.medewerker("Sanne Ramaekers", Rol.CONSULENT, gemeente))

    spel.op(MELDING, 10)
    sanne.meld(JORIK, VAN_POH)
    sanne.zie("De melding staat erin", date(2027, 1, 18), date(2027, 2, 22))
    sanne.zie("Beste meneer Smeets,", gemeente.clientondersteuning_naam, gemeente.clientondersteuning_telefoon)
    sanne.zie("Het kost u niets.", "Uw eigen plan liefst uiterlijk maandag 18 januari 2027")
    sanne.klik("Open het dossier")
    sanne.bel("Jorik komt graag op 25 januari praten.")
    sanne.spreek_af(GESPREK, "13.00")
    sanne.klik("Open het gesprek")
    sanne.kies_weg("Standaard")

    spel.op(GESPREK, 14, 30)
    sanne.bespreek(BESPROKEN)
    sanne.zie(*(g.woorden for g in BESPROKEN))
    web = sanne.blad.get_by_role("img").first.text_content() or ""
    assert [n for n in range(11) if f"nu {n}" in web] == [4, 6]
    sanne.klik("zes onderwerpen")
    sanne.open_alles()
    for dimensie in NIET_BESPROKEN:
        cijfer = sanne.veld("Cijfer nu", sanne.deel(dimensie.naam))
        assert cijfer.locator("option:checked").inner_text() == "niet besproken"
    sanne.klik("Gesprek met")
    sanne.ladder(LADDER)
    sanne.zie("Uw oom helpt elke zondag.")

    spel.op(VERSLAG, 9)
    sanne.klik("Maak het verslag")
    sanne.lees_na()
    sanne.zie("Het verslag kan nog niet weg.", *(f"{letter}. " for letter in TEKSTEN))
    sanne.klik("Ga terug naar het verslag")
    sanne.schrijf_verslag(TEKSTEN, UITKOMST)
    sanne.lees_na()
    sanne.klik("Verstuur")
    jorik = spel.met_brief(gemeente, "Smeets")
    jorik.lees_verslag()
    jorik.zie(*(g.woorden for g in BESPROKEN), TEKSTEN["c"], UITKOMST)
    jorik.zie_niet(*(d.naam for d in NIET_BESPROKEN))

    spel.op(VERSLAG, 15)
    sanne.open_dossier("Smeets")
    sanne.klik("Lees het verslag")
    sanne.klik("Rond af zonder besluit")
    sanne.vul("Wat is afgesproken?", "\n".join(OPLOSSING))
    sanne.vul("Wanneer bellen wij na?", kort(NABELLEN_OP))
    sanne.klik("Rond af zonder besluit")
    sanne.zie("De vraag is opgelost zonder besluit. De inwoner krijgt een brief.")
    jorik.mijn_vraag()
    jorik.zie("U kunt verder zonder besluit van de gemeente.", "U mag altijd nog hulp aanvragen.")
    jorik.klik("Lees wat wij afspraken")
    jorik.zie(*OPLOSSING, f"Op woensdag {NABELLEN_OP.day} februari 2027 bellen wij u.")
    assert jorik.kan("Ik vraag toch hulp aan")
    jorik.lees_brief()
    jorik.zie("Deze brief is geen besluit", "U mag altijd nog hulp aanvragen", "Daartegen kunt u bezwaar")

    spel.op(NABELLEN_OP)
    sanne.mijn_dag()
    assert "Jorik Smeets" in plat(sanne.deel("Bellen").inner_text())
    gevraagd = {label.lower() for label in sanne.labels | jorik.labels}
    assert len(gevraagd) > 40
    assert [label for label in gevraagd if any(woord in label for woord in ZIEKTEWOORDEN)] == []
