"""S-A9 on the screens: a plan on day twelve is welcome, and the verslag says that it was read."""

from __future__ import annotations

from datetime import time

from keukentafel.project.verhalen.mensen import FATMA, PER_TELEFOON
from keukentafel.project.verhalen.s_a2 import LADDER, TEKSTEN, UITKOMST
from keukentafel.project.verhalen.s_a9 import DAG_12, GESPREK, MELDING, PLAN, VERSLAG
from keukentafel.project.verhalen.tafel import Tafel
from keukentafel.reis.melden import melden
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.klok import moment
from tests.browser.verhalen.conftest import Voorstelling


def test_s_a9_a_plan_on_day_twelve_is_welcome(spel: Voorstelling) -> None:
    gemeente = spel.t.gemeente("meerssen")
    wie = spel.t.medewerker("Noor Claessen", Rol.CONSULENT, gemeente)
    spel.op(MELDING, 9, 30)
    with spel.t.binnen(gemeente, wie=wie):
        vraag = melden(
            gemeente=gemeente, inwoner=FATMA, ontvangst=PER_TELEFOON, wie=wie, op=moment(MELDING, time(9, 30)),
            behandelaar=wie.id,
        )  # fmt: skip

    spel.op(DAG_12, 14)
    fatma = spel.met_brief(gemeente, "Aydin")
    fatma.zie("De week is voorbij. Uw plan mag nog steeds.", "maandag 15 maart")
    fatma.klik("Uw eigen plan opsturen")
    fatma.zie("De week is voorbij. Uw plan mag nog steeds.")
    fatma.vul("Uw eigen plan", PLAN)
    fatma.klik("Stuur mijn plan op")
    fatma.zie("Wij hebben uw plan.", "Wij kregen dit op zaterdag 13 februari 2027", PLAN)
    fatma.klik("Terug naar uw vraag")
    fatma.zie("Wij kregen uw eigen plan", "Uw plan kwam later, en dat mag.", "maandag 15 maart")
    fatma.klik("Brieven lezen")
    fatma.klik("plan")
    fatma.zie("telt gewoon mee")

    noor = spel.consulent(wie)
    spel.op(GESPREK, 9)
    noor.open_dossier("Aydin")
    noor.zie(PLAN, "Ontvangen op zaterdag 13 februari 2027", "Later dan een week. Het telt mee.")
    noor.zie("maandag 15 maart")  # the last day of the onderzoek did not move

    tafel = Tafel(spel.t, gemeente, vraag, wie)
    tafel.spreek_af(begin=moment(GESPREK, time(14, 0)), op=moment(GESPREK, time(10, 0)))
    tafel.schrijf(TEKSTEN, uitkomst=UITKOMST, op=moment(VERSLAG, time(9, 0)))
    tafel.ladder(*LADDER, op=moment(VERSLAG, time(9, 0)))
    spel.op(VERSLAG, 9)
    noor.open_gesprek("Aydin")
    noor.klik("Maak het verslag")
    noor.zie(PLAN)  # it lies beside the verslag, to take over
    noor.lees_na()
    noor.zie("U gaf ons uw eigen plan. Wij lazen het en namen het mee")
    noor.klik("Verstuur")
    fatma.mijn_vraag()
    fatma.klik("Brieven lezen")
    fatma.klik("verslag")
    fatma.zie("U gaf ons uw eigen plan. Wij lazen het en namen het mee")
    fatma.zie_niet("Wij kregen geen eigen plan van u")
