"""What stands in a besluit of the demo: goals, results, help in minutes, costs and reasons."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from keukentafel.project.demo import contracten
from keukentafel.project.demo.gesprekken import Inhoud, personen, thema_van
from keukentafel.project.demo.vormen_verloop import Verloop
from keukentafel.project.demo.zaakplan import Zaakplan

ARTIKEL = {
    "toekenning": "Wmo 2015, artikel 2.3.5 lid 3",
    "afwijzing": "Wmo 2015, artikel 2.3.5 lid 3",
    "tijdelijk": "Wmo 2015, artikel 2.3.3",
}
"""What the rules name as the ground; a test holds it beside what they say."""
KEER_PER_JAAR = {"dag": 365, "week": 52, "vier_weken": 13}
TIJDELIJKE_WEKEN = 6
TIJDELIJK_UURPRIJS = 3800  # cents, an example
LOS_EINDE = ("herstel", "ontwikkeling")
"""Directions with a day of their own; the others are looked at until the last day of the help."""


@dataclass(frozen=True, slots=True)
class Ontwerp:
    """The columns of a besluit, and its goals, each with the columns of its help."""

    velden: dict[str, Any]
    doelen: list[tuple[dict[str, Any], list[dict[str, Any]]]]


class Maker:
    """Draws what stands in a besluit."""

    def __init__(self, rng: random.Random, wie: contracten.Contracten) -> None:
        self.rng, self.contracten = rng, wie

    def maak(
        self, plan: Zaakplan, inhoud: Inhoud, soort: str, dag: date, loopt: bool, *, half: bool = False
    ) -> Ontwerp:
        """Return a besluit of this kind, as written on `dag`; `half`: something is still missing.

        `loopt`: other help runs already, so it says why both.
        """
        if plan.inhoud.get("besluit"):
            return _vast(plan.inhoud["besluit"])
        if soort == "afwijzing":
            return self._afwijzing(inhoud, dag)
        return self._toekenning(plan, inhoud, dag, loopt, half=half)

    def _afwijzing(self, inhoud: Inhoud, dag: date) -> Ontwerp:
        a, p = self.rng.choice(thema_van(inhoud.thema)["afwijzing"]), personen()
        velden = {
            "soort": "afwijzing", "van": None, "einde": None, "gevraagd": a["gevraagd"],
            "motivering": "\n\n".join(a["waarom"]), "artikel": ARTIKEL["afwijzing"], "norm": p["afwijzing_norm"],
            "norm_versie": p["afwijzing_versie"].format(jaar=dag.year),
            "alternatieven": "\n".join(a["alternatieven"]), "kosten_cent": None,
        }  # fmt: skip
        return Ontwerp(velden, [])

    def _toekenning(self, plan: Zaakplan, inhoud: Inhoud, dag: date, loopt: bool, *, half: bool) -> Ontwerp:
        t, p, kies = thema_van(inhoud.thema), personen(), self.rng.choice
        v = plan.verloop or Verloop("", inhoud.thema)
        van = dag + timedelta(days=7 * self.rng.randint(2, 4) - dag.weekday())  # a Monday, some weeks on
        van = v.van or van
        einde = van + timedelta(days=7 * v.weken - 1)
        gekozen = t["doelen"][: self.rng.randint(1, len(t["doelen"]))]
        doelen = [self._doel(d, van, einde) for d in gekozen]
        if v.zonder_maat:
            for doel, _ in doelen:
                doel |= {"maatstaf": "", "datum": None, "zonder_omdat": kies(p["zonder_omdat"])}
        if self.rng.random() < 0.4:
            doelen[-1][1].append({"activiteit": f"{inhoud.slots['aanbod']}, vrij toegankelijk", "met_besluit": False})
        pgb = self.rng.random() < 0.08 and not v.levering
        sleutel = contracten.bron()["themas"][inhoud.thema]
        wie = self.contracten.kies(self.rng, plan.bewoner.gemeente, sleutel, van).naam
        velden: dict[str, Any] = {
            "soort": "toekenning", "van": van, "einde": einde, "vorm": "pgb" if pgb else "natura",
            "pgb_besproken": True, "profiel": t["profiel"], "aanbieder": "" if pgb else wie,
            "aanbieder_keuze": "" if pgb else kies(p["keuzes"]), "leveringsplan": t.get("plan", ""),
            "motivering": f"{kies(t['a'])} {kies(p['motivering'])}", "artikel": ARTIKEL["toekenning"],
            **(p["pgb"] if pgb else {}), "samenloop_motivering": kies(p["samenloop"]) if loopt else "",
            "kosten_cent": t.get("vast", 0) + sum(_kosten(h, t["uurprijs"]) for _, hulp in doelen for h in hulp),
        }  # fmt: skip
        if half:
            weg = self.rng.choice(({"profiel": ""}, {"aanbieder": "", "aanbieder_keuze": ""}, {"motivering": ""}, {}))
            velden |= weg
            doelen[0][0].update({"datum": None} if weg else {"maatstaf": "", "richting": ""})
        return Ontwerp(velden, doelen)

    def _doel(self, d: dict[str, Any], van: date, einde: date) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        los = van + timedelta(weeks=self.rng.choice((13, 17, 26)))
        datum = min(los, einde) if d["richting"] in LOS_EINDE else einde
        doel = {n: d[n] for n in ("woorden", "resultaat", "richting", "maatstaf")} | {"datum": datum}
        hulp = {"activiteit": d["activiteit"], "frequentie": d.get("frequentie", "")}
        if d.get("hulpmiddel"):
            hulp["hulpmiddel"] = True
        if "minuten" in d:
            hulp |= {"minuten": self.rng.choice(d["minuten"]), "per": d["per"]}
        return doel, [hulp]

    def tijdelijk(self, gemeente: int, van: date, einde: date) -> Ontwerp:
        """Return help at once from a day up to and including another."""
        t = self.rng.choice(personen()["tijdelijk"])
        sleutel = contracten.bron()["tijdelijk"][t["activiteit"]]
        hulp = {n: t[n] for n in ("activiteit", "frequentie", "minuten", "per")}
        velden = {
            "soort": "tijdelijk", "van": van, "einde": einde, "motivering": t["waarom"],
            "aanbieder": self.contracten.kies(self.rng, gemeente, sleutel, van).naam,
            # for the weeks that it lasts: it does not go on for a year
            "kosten_cent": _kosten(hulp, TIJDELIJK_UURPRIJS) * TIJDELIJKE_WEKEN // KEER_PER_JAAR["week"],
        }  # fmt: skip
        return Ontwerp(velden, [({}, [hulp])])


def _kosten(hulp: dict[str, Any], uurprijs: int) -> int:
    return int(hulp.get("minuten", 0)) * KEER_PER_JAAR.get(hulp.get("per", ""), 0) * uurprijs // 60


def _vast(b: dict[str, Any]) -> Ontwerp:
    """Return the fixed besluit of a well-known resident."""
    velden = {n: w for n, w in b.items() if n != "doelen"} | {
        "soort": "toekenning", "vorm": "natura", "pgb_besproken": True, "artikel": ARTIKEL["toekenning"],
    }  # fmt: skip
    doelen = [({n: w for n, w in d.items() if n != "hulp"}, [dict(h) for h in d["hulp"]]) for d in b["doelen"]]
    return Ontwerp(velden, doelen)
