"""Which cases have come past the talk, and on which days: drawn backwards from the demo day, so that terms hold."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from keukentafel.project.demo import dagen
from keukentafel.project.demo.bevolking import verdeel
from keukentafel.project.demo.gesprekken import herken
from keukentafel.project.demo.vormen import Bewoner, GemeenteD
from keukentafel.project.demo.vormen_verloop import Verloop
from keukentafel.project.demo.zaakplan import Melding, Zaakplan

AANTALLEN = {
    "verslag_wacht": 70, "gezien": 45, "niet_eens": 12, "verder_kijken": 12, "opgelost": 95, "aangevraagd": 95,
    "stil": 24, "aangevuld": 10, "verlengd": 12, "besluit_laat": 7, "toegekend": 150, "toegekend_laat": 4,
    "afgewezen": 40, "tijdelijk": 14, "tijdelijk_verlengd": 4,
    "loopt": 190, "herzien": 14, "beeindigd": 46, "afgesloten": 74, "opgelost_eerder": 210, "afgewezen_eerder": 30,
}  # fmt: skip
"""How many of 2,000 cases go each way: chosen so that every page has something to show, not counted anywhere."""
MET_BESLUIT = ("toegekend", "toegekend_laat", "afgewezen")
MET_AANVRAAG = ("aangevraagd", "stil", "aangevuld", "verlengd", "besluit_laat", *MET_BESLUIT)
SPOED = ("tijdelijk", "tijdelijk_verlengd")
EERDER = {
    "loopt": "toegekend", "herzien": "toegekend", "beeindigd": "toegekend", "afgesloten": "toegekend",
    "opgelost_eerder": "opgelost", "afgewezen_eerder": "afgewezen",
}  # fmt: skip
"""Courses of the rest of the year, and which one they are until the besluit or the solution."""
OUD = timedelta(days=275)
"""Help that began so long ago ends within twelve weeks; then goals without a measure ask for attention."""
TWEE_WEKEN = 14


def per_gemeente(gemeenten: list[GemeenteD], aantal: int) -> dict[int, list[str]]:
    """Return the courses that the cases of each municipality take, of `aantal` cases in all."""
    gewicht = {g.code: float(g.nieuw_2014) for g in gemeenten}
    gangen: dict[int, list[str]] = {g.code: [] for g in gemeenten}
    for gang, van_2000 in AANTALLEN.items():
        for code, stuks in verdeel(round(van_2000 * aantal / 2000), gewicht).items():
            gangen[code] += [gang] * stuks
    return gangen


def _terug(dag: date, werkdagen: int) -> date:
    return dagen.werkdag_erna(dag, -werkdagen)


def maak_plan(
    rng: random.Random, bewoner: Bewoner, gang: str, vandaag: date, *, samen: bool, melding: Callable[[date], Melding]
) -> Zaakplan | None:
    """Return the plan of a case that takes this course; None when no words of this resident fit.

    `samen`: lives with a partner. `melding` draws a question of a day.
    """
    if gang in SPOED:
        return _spoed(rng, bewoner, gang, vandaag, melding)
    einde, verloop = _eerder(rng, gang, vandaag) if gang in EERDER else _verloop(rng, gang, vandaag)
    gang = EERDER.get(gang, gang)
    gesprek = _terug(einde, rng.randint(4, 8))
    contact = dagen.werkdag_ervoor(gesprek - timedelta(days=rng.randint(4, 10)))
    start = _terug(contact, rng.randint(1, 3))
    for _ in range(25):
        m = melding(start)
        thema = herken(m.woorden)
        if thema and (gang != "afgewezen" or thema != "huishouden" or samen):
            plan = Zaakplan(bewoner, "in_onderzoek", [m], contact=contact, gesprek=gesprek)
            plan.verloop = Verloop(gang, thema, **verloop)
            return plan
    return None


def _spoed(
    rng: random.Random, bewoner: Bewoner, gang: str, vandaag: date, melding: Callable[[date], Melding]
) -> Zaakplan | None:
    start = _terug(vandaag, rng.randint(2, 18)) if gang == "tijdelijk" else _terug(vandaag, rng.randint(27, 28))
    for _ in range(25):
        m = melding(start)
        if thema := herken(m.woorden):
            m.kanaal, m.vast = "telefoon", datetime.combine(start, time(9, rng.randrange(50)))
            plan = Zaakplan(bewoner, "in_onderzoek", [m], contact=start, spoed=True)
            plan.contact_tijd = time(11, rng.randrange(55))
            plan.gesprek = dagen.werkdag_erna(start, rng.randint(4, 8))
            plan.verloop = Verloop(gang, thema)
            return plan
    return None


def _verloop(rng: random.Random, gang: str, vandaag: date) -> tuple[date, dict[str, Any]]:
    """Return the day of the verslag and the other days of this course."""
    if gang in ("verslag_wacht", "gezien"):
        verslag = _terug(vandaag, rng.randint(1 if gang == "verslag_wacht" else 3, 7))
        if gang == "verslag_wacht":
            return verslag, {"verslag": verslag}
        reactie = dagen.werkdag_erna(verslag, rng.randint(1, 2))
        return verslag, {"verslag": verslag, "reactie": reactie, "reactie_soort": "gezien"}
    if gang == "niet_eens":
        reactie = _terug(vandaag, rng.randint(1, 2))
        verslag = _terug(reactie, rng.randint(2, 6))
        return verslag, {"verslag": verslag, "reactie": reactie, "reactie_soort": "niet_eens"}
    if gang == "verder_kijken":
        reactie = _terug(vandaag, rng.randint(3, 6))
        verslag = _terug(reactie, rng.randint(2, 4))
        return verslag, {"verslag": verslag, "reactie": reactie, "reactie_soort": "niet_eens"}
    if gang == "opgelost":
        opgelost = _terug(vandaag, rng.randint(1, 18))
        verslag = _terug(opgelost, rng.randint(3, 8))
        gezien = rng.random() < 0.6
        return verslag, {
            "verslag": verslag,
            "reactie": dagen.werkdag_erna(verslag, 1) if gezien else None,
            "reactie_soort": "gezien" if gezien else "",
            "opgelost": opgelost,
        }
    aanvraag, rest = _aanvraag(rng, gang, vandaag)
    verslag = _terug(aanvraag, rng.randint(2, 6))
    return verslag, {"verslag": verslag, "aanvraag": aanvraag} | rest


def _eerder(rng: random.Random, gang: str, vandaag: date) -> tuple[date, dict[str, Any]]:
    """Return the day of the verslag and the other days of a course that came to its end, or to help, longer ago."""
    if gang == "opgelost_eerder":
        opgelost = _terug(vandaag, rng.randint(32, 235))
        verslag = _terug(opgelost, rng.randint(3, 8))
        return verslag, {"verslag": verslag, "opgelost": opgelost, "eerder": True}
    verder: dict[str, Any] = {"eerder": True}
    if gang == "afgewezen_eerder":
        besluit = _terug(vandaag, rng.randint(45, 235))
    else:
        verder["levering"] = gang
        if gang == "loopt":
            verder["van"] = _maandag(vandaag - timedelta(days=rng.randint(28, 320)))
            verder["zonder_maat"] = rng.random() < (0.45 if vandaag - verder["van"] > OUD else 0.04)
        elif gang == "herzien":
            verder["van"] = _maandag(vandaag - timedelta(days=rng.randint(150, 310)))
        else:  # the last day is a Sunday that has passed
            terug = rng.randint(1, 7) if gang == "beeindigd" else rng.randint(9, 26)
            verder["weken"] = rng.choice((13, 26))
            verder["van"] = _maandag(vandaag) - timedelta(weeks=terug + verder["weken"] - 1)
        besluit = dagen.werkdag_ervoor(verder["van"] - timedelta(days=rng.randint(12, 24)))
    aanvraag = dagen.werkdag_ervoor(besluit - timedelta(days=rng.randint(5, 10)))
    verslag = _terug(aanvraag, rng.randint(2, 6))
    return verslag, verder | {"verslag": verslag, "aanvraag": aanvraag, "besluit": besluit}


def _maandag(dag: date) -> date:
    return dag - timedelta(days=dag.weekday())


def _aanvraag(rng: random.Random, gang: str, vandaag: date) -> tuple[date, dict[str, Any]]:
    if gang in MET_BESLUIT:
        besluit = _terug(vandaag, rng.randint(1, 27))
        na = rng.randint(16, 18) if gang == "toegekend_laat" else rng.randint(7, 12)
        return dagen.werkdag_ervoor(besluit - timedelta(days=na)), {"besluit": besluit}
    if gang == "besluit_laat":
        return dagen.werkdag_ervoor(vandaag - timedelta(days=rng.randint(17, 20))), {"ontwerp": "concept"}
    if gang == "stil":
        begin = _terug(vandaag, rng.randint(1, 8))
        aanvraag = _terug(begin, rng.randint(2, 5))
        return aanvraag, {"stil": (begin, dagen.werkdag_erna(vandaag, rng.randint(1, 9)))}
    if gang == "aangevuld":
        weer = _terug(vandaag, rng.randint(1, 3))
        begin = _terug(weer, rng.randint(3, 6))
        aanvraag = _terug(begin, rng.randint(2, 4))
        return aanvraag, {"stil": (begin, dagen.werkdag_erna(begin, 10)), "aangevuld": weer, "ontwerp": "concept"}
    if gang == "verlengd":
        begin = _terug(vandaag, rng.randint(1, 5))
        aanvraag = _terug(begin, rng.randint(3, 5))
        return aanvraag, {"uitstel": (begin, begin + timedelta(days=TWEE_WEKEN)), "ontwerp": "concept"}
    geleden = rng.randint(1, 9)
    ontwerp = rng.choice(("concept", "concept", "ter_lezing", "gelezen")) if geleden >= 4 else ""
    return _terug(vandaag, geleden), {"ontwerp": ontwerp}
