"""S-A7 on the screens: Noor makes three goals of Mia sharp and looks back with her; Mia reads it on her phone.

The year before, and what the provider tells, are done by the acts: those screens have plays of their own.
"""

from __future__ import annotations

import os
from datetime import date, time, timedelta
from pathlib import Path

from keukentafel.dossier.levering.models import Toewijzing
from keukentafel.project.verhalen.s_a7 import EINDE, GESPREK, PER, SIGNAAL, contract, doelen_van, toegekend
from keukentafel.project.verhalen.s_a7_teksten import DOELEN, SCHERP, VOORTGANG
from keukentafel.reis.leveren import stop_melden, voortgang_geven
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.klok import moment
from keukentafel.werkplaats.dagronde import dagronde
from tests.browser.verhalen.balie import Consulent, kort
from tests.browser.verhalen.conftest import Voorstelling
from tests.browser.verhalen.scherm import Scherm

WOORDEN = "Ik ga nu elke week naar het koor. De post durf ik nog niet."
VERTELD = date(2026, 12, 1)
GEBELD = date(2027, 2, 24)


def _beeld(scherm: Scherm, naam: str) -> None:
    """Keep a picture of the page when a folder is named, to look at beside the design."""
    if map_ := os.environ.get("KEUKENTAFEL_BEELDEN"):
        scherm.pagina.screenshot(path=Path(map_) / f"s-a7-{naam}.png", full_page=True)


def _scherp(noor: Consulent, nummer: int) -> None:
    """From the results: make one goal sharp."""
    noor.klik("Maak dit resultaat scherp", bij=DOELEN[nummer].woorden)
    noor.zie(DOELEN[nummer].woorden, "Het besluit verandert niet.")
    noor.vul("Wat is er dan bereikt?", SCHERP[nummer][0])
    noor.vul("Waaraan ziet u dat samen?", SCHERP[nummer][1])
    noor.vul("Op welke dag is het bereikt?", kort(PER[nummer]))
    noor.klik("Spreek dit af")
    noor.zie("Het resultaat staat erbij", SCHERP[nummer][0], PER[nummer])


def test_s_a7_three_goals_get_a_measure_and_a_day(spel: Voorstelling) -> None:
    gemeente = spel.t.gemeente("valkenburg-aan-de-geul")
    noor_wie = spel.t.medewerker("Noor Claessen", Rol.CONSULENT, gemeente)
    hans = spel.t.medewerker("Hans Vroomen", Rol.CONSULENT, gemeente)
    petra = spel.t.medewerker("Petra Ramakers", Rol.AANBIEDER, gemeente)
    spel.t.mandaat(hans, gemeente, "toekennen", tot_cent=1_000_000)
    lever = contract(spel.t, gemeente, petra)
    tafel = toegekend(spel.t, gemeente, noor_wie, hans, lever)
    noor = spel.consulent(noor_wie)

    # twelve weeks before the end: the day says so, and the page names the goals
    spel.op(SIGNAAL)
    dagronde(op=moment(SIGNAAL, time(6, 0)))
    noor.mijn_dag()
    noor.zie("Habets", "Maak de resultaten scherp")
    noor.open_dossier("Habets")
    noor.klik("Bekijk de doelen en hoe het gaat")
    noor.zie("3 doelen zonder meetbaar resultaat of duur", *(d.woorden for d in DOELEN))
    noor.zie("Dit staat er vanaf 12 weken voor het einde. Dat aantal koos de gemeente nog niet zelf.")
    _beeld(noor, "resultaten-vooraf-1280")

    # at the table: what is forgotten comes back with all that was typed, then each gets its measure and day
    spel.op(GESPREK, 10)
    noor.klik("Maak dit resultaat scherp", bij=DOELEN[0].woorden)
    noor.vul("Wat is er dan bereikt?", SCHERP[0][0])
    noor.vul("Op welke dag is het bereikt?", kort(GESPREK))
    noor.klik("Spreek dit af")
    noor.zie("Schrijf waaraan u ziet dat het gelukt is.")
    assert noor.veld("Wat is er dan bereikt?").input_value() == SCHERP[0][0]
    _beeld(noor, "scherp-fout-1280")
    noor.klik("Resultaten")
    for nummer in range(3):
        _scherp(noor, nummer)
    noor.zie_niet("zonder meetbaar resultaat")
    noor.zie("De hulp stopt eerder. Op uw dag staat dat er iets moet volgen.")

    # looking back, in her own words
    noor.klik("Begin")
    noor.vul("Hoe gaat het nu?", WOORDEN)
    noor.kies("Voor een deel", vraag="Hoe ver is dit?")
    noor.open_uit("Meedoen, toen 3")
    noor.kies_uit("Cijfer nu", "5")
    noor.kies("De hulp gaat gewoon door")
    _beeld(noor, "terugkijken-1280")
    noor.klik("Leg de evaluatie vast")
    noor.zie("De evaluatie staat erbij. De hulp gaat door.", WOORDEN, "toen 3, nu 5")
    _beeld(noor, "resultaten-1280")
    noor.open_dossier("Habets")
    noor.zie("De hulp verandert of stopt: regel wat daarna komt")
    noor.zie_niet("Maak de resultaten scherp")

    # the provider told how it goes; Mia reads it all on her phone
    with spel.t.binnen(gemeente, doel="vertellen hoe het gaat", wie=petra):
        order = Toewijzing.objects.get(zaak_id=tafel.zaak).id
    for doel, (hoe, gedaan, nodig) in zip(doelen_van(spel.t, tafel), VOORTGANG[0], strict=True):
        with spel.t.binnen(gemeente, doel="vertellen hoe het gaat", wie=petra):
            voortgang_geven(
                gemeente=gemeente, toewijzing=order, doel=doel.id, hoe=hoe, gedaan=gedaan, nodig=nodig, wie=petra,
                op=moment(VERTELD, time(15, 0)),
            )  # fmt: skip
    spel.op(VERTELD, 20)
    mia = spel.met_brief(gemeente, "Habets")
    mia.klik("Uw doelen, en hoe het gaat")
    mia.zie(*(d.woorden for d in DOELEN), *(s[0] for s in SCHERP), WOORDEN, "toen 3, nu 5")
    mia.zie("Petra Ramakers vertelde dit op", VOORTGANG[0][0][1], "Uw hulp gaat gewoon door.")
    _beeld(mia, "doelen-320")
    spel.op(VERTELD, 20, 30)
    noor.open_dossier("Habets")
    noor.klik("Bekijk de doelen en hoe het gaat")
    noor.zie("Het lukt nog niet.", VOORTGANG[0][2][1], VOORTGANG[0][2][2])

    # the help stops with the year; eight weeks later Noor rings, and the question is closed
    gestopt = EINDE + timedelta(days=4)
    with spel.t.binnen(gemeente, doel="hulp gestopt melden", wie=petra):
        stop_melden(
            gemeente=gemeente, toewijzing=order, datum=EINDE, reden="19", via="portaal", wie=petra,
            op=moment(gestopt, time(9, 0)),
        )  # fmt: skip
    spel.op(GEBELD)
    noor.mijn_dag()
    noor.zie("Bel hoe het gaat na de hulp")
    noor.open_dossier("Habets")
    noor.klik("Bel hoe het gaat na de hulp")
    noor.kies("Het gaat goed")
    noor.vul("Wat hoorde u?", "Zij zingt nog elke week.")
    _beeld(noor, "nazorg-1280")
    noor.klik("Leg vast")
    noor.zie("Wat u hoorde, staat erbij.")
    noor.klik("Sluit de vraag af")
    noor.klik("Sluit de vraag af")
    noor.zie("De vraag is afgesloten.", "Afgesloten.")
    mia.mijn_vraag()
    mia.zie("Uw vraag is afgesloten.")
