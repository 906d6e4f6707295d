"""The words of a talk, a verslag and a besluit: building sentences of a theme and of a person, put together.

Two people of the same theme differ in what they say, who lives with them, who helps, what they love and did, and in
which sentences were drawn, so that no two files read the same (tested).
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from keukentafel.project.demo import lezen
from keukentafel.project.demo.sociale_kaart import AanbodD
from keukentafel.project.demo.vormen import Bewoner, Relatie
from keukentafel.recht.ladder import Trede
from keukentafel.recht.taal.leefwereld import Dimensie

JONG = 30
ZELF_BESPROKEN = 0.7
"""How often a dimension without words of its own still gets a figure."""
ZONDER_BESLUIT = ("opgelost", "afgewezen")
VRIJ = Trede.ALGEMENE_VOORZIENING
OPGELOST_OP = {
    Trede.EIGEN_KRACHT: 22, Trede.ALGEMEEN_GEBRUIKELIJK: 10, Trede.GEBRUIKELIJKE_HULP: 8, Trede.NETWERK: 18,
    Trede.ANDERE_WET: 12, VRIJ: 24, Trede.COLLECTIEVE_VOORZIENING: 8,
}  # fmt: skip
"""On which rung a question without maatwerk finds its answer, in weights: invented, as the design page."""


def _themas() -> dict[str, dict[str, Any]]:
    themas: dict[str, dict[str, Any]] = lezen.teksten("gesprekken")["themas"]
    return themas


def personen() -> dict[str, Any]:
    """Return the building sentences that belong to no theme."""
    return lezen.teksten("personen")


def thema_van(naam: str) -> dict[str, Any]:
    """Return the building sentences of a theme."""
    return _themas()[naam]


@cache
def herken(woorden: str) -> str:
    """Return the theme of a question in somebody's own words, "" when none fits."""
    klein = woorden.lower()
    for thema, tekens in lezen.teksten("gesprekken")["herken"]:
        if any(teken.lower() in klein for teken in tekens):
            return str(thema)
    return ""


@dataclass(slots=True)
class Inhoud:
    """What was said and written about one case, in the order of its page.

    gebieden: (dimension, words, then, day of then, now); treden: (step, judgement, why); alineas: (subject, place,
    text, not at issue).
    """

    thema: str
    notitie: str
    gebieden: list[tuple[str, str, int | None, date | None, int | None]]
    treden: list[tuple[str, str, str]]
    alineas: list[tuple[str, int, str, bool]]
    uitkomst: str
    oplossing: list[str]
    slots: dict[str, str] = field(default_factory=dict)


class Tekstmaker:
    """Puts the words of a case together; the same each time for the same seed."""

    def __init__(self, *, relaties: list[Relatie], bewoners: list[Bewoner], aanbod: list[AanbodD], seed: int) -> None:
        self.rng = random.Random(f"keukentafel gesprekken {seed}")
        self._huis = {b.id: b.huishouden for b in bewoners}
        self._van: dict[int, list[Relatie]] = {}
        for relatie in relaties:
            self._van.setdefault(relatie.persoon, []).append(relatie)
        self._aanbod: dict[tuple[int, str], list[AanbodD]] = {}
        for kaart in aanbod:
            if kaart.toegang == "vrij":
                self._aanbod.setdefault((kaart.gemeente, kaart.trede), []).append(kaart)

    def maak(self, b: Bewoner, thema: str, *, gang: str, bekend: bool, toen_op: date) -> Inhoud:
        """Return the words of a talk with this resident.

        `bekend`: there was a talk before, on `toen_op`, with figures of then. The ladder ends in maatwerk unless the
        course of the case is one without.
        """
        t, p, kies = thema_van(thema), personen(), self.rng.choice
        slots = self._slots(b, t)
        woont = "partner" if slots["partner"] else "inwonend" if slots["inwonend"] else "alleen"
        bij = "naaste" if slots["naaste"] else "geen"

        def vul(tekst: str) -> str:
            return tekst.format_map(slots)

        notitie = [kies(p["notitie_woont"][woont]), *self.rng.sample(t["notitie"], 4)]
        if bij == "naaste":
            notitie.append(kies(p["notitie_naaste"]))
        notitie.append(kies(p["notitie_slot"]))
        regels = [vul(n) for n in notitie]
        oplossing = [str(regel) for regel in kies(t["zonder"])]
        zonder = gang in ZONDER_BESLUIT
        return Inhoud(
            thema=thema,
            notitie=f"{regels[0]} {regels[1]}\n\n{' '.join(regels[2:4])}\n\n{' '.join(regels[4:])}",
            gebieden=self._gebieden(t, bekend=bekend, toen_op=toen_op),
            treden=self._treden(t, p, woont, bij, vul, zonder=zonder, gang=gang),
            alineas=self._alineas(b, t, p, woont, bij, vul, zonder=zonder),
            uitkomst=self._uitkomst(t, oplossing, gang),
            oplossing=oplossing,
            slots=slots,
        )

    def _slots(self, b: Bewoner, t: dict[str, Any]) -> dict[str, str]:
        p, kies = personen(), self.rng.choice
        mensen = self._van.get(b.id, [])
        thuis = [r for r in mensen if r.ander is not None and self._huis.get(r.ander) == b.huishouden]
        partner = next((r for r in mensen if r.soort == "partner"), None)
        inwonend = next((r for r in thuis if r.soort != "partner"), None)
        naaste = next((r for r in mensen if r.soort != "partner" and r not in thuis), None)
        zorger = next((r for r in mensen if r.mantelzorger), None)
        vrouw = b.geslacht == "v"
        liefde = kies(p["liefdes_jong" if b.leeftijd < JONG else "liefdes"])
        soort, dimensie = t["aanbod"]
        kaarten = self._aanbod.get((b.gemeente, soort)) or self._aanbod[b.gemeente, "algemene_voorziening"]
        past = [k for k in kaarten if k.dimensie == dimensie and (k.wijk is None or k.wijk == b.wijk)] or kaarten
        return {
            "W": "Mevrouw" if vrouw else "Meneer", "Zij": "Zij" if vrouw else "Hij", "zij": "zij" if vrouw else "hij",
            "haar": "haar" if vrouw else "zijn", "hem": "haar" if vrouw else "hem",
            "partner": _voornaam(partner), "inwonend": _voornaam(inwonend), "naaste": _voornaam(naaste),
            "mz": _voornaam(zorger), "beroep": kies(p["beroepen"]), "liefde": liefde,
            "Liefde": liefde[0].upper() + liefde[1:], "leeftijd": str(b.leeftijd), "aanbod": f"‘{kies(past).naam}’",
        }  # fmt: skip

    def _gebieden(
        self, t: dict[str, Any], *, bekend: bool, toen_op: date
    ) -> list[tuple[str, str, int | None, date | None, int | None]]:
        """Return what was said of the six dimensions: those of the theme in own words, of the rest some a figure."""
        rijen = []
        for dimensie in Dimensie:
            woorden = t["woorden"].get(dimensie.value)
            if not woorden and self.rng.random() > ZELF_BESPROKEN:
                continue
            tekst = self.rng.choice(woorden) if woorden else ""
            nu: int | None = self.rng.randint(2, 5) if woorden else self.rng.randint(5, 8)
            if woorden and self.rng.random() < 0.15:
                nu = None  # some only tell, and give no figure
            toen = min(10, (nu or 4) + self.rng.randint(0, 3)) if bekend and self.rng.random() < 0.8 else None
            rijen.append((dimensie.value, tekst, toen, toen_op if toen is not None else None, nu))
        return rijen

    def _treden(
        self, t: dict[str, Any], p: dict[str, Any], woont: str, bij: str, vul: Any, *, zonder: bool, gang: str
    ) -> list[tuple[str, str, str]]:
        rijen = []
        antwoord = self._antwoord(woont, gang) if zonder else None
        for trede in Trede:
            if trede == Trede.MAATWERK:
                break
            if trede == Trede.GEBRUIKELIJKE_HULP:
                oordeel, tekst = self.rng.choice(p["gebruikelijk"][woont])
            elif trede == Trede.NETWERK:
                oordeel, tekst = self.rng.choice(p["netwerk"][bij])
            else:
                oordeel, tekst = self.rng.choice(t["treden"][trede.value])
            if oordeel == "helpt":
                oordeel = "helpt_deels"  # the answer stands on one rung
            if trede == antwoord:
                oordeel, tekst = "helpt", self.rng.choice(p["helpt"][trede.value])
            rijen.append((trede.value, oordeel, vul(tekst)))
        if zonder:
            waarom = "Er is een lichtere oplossing." if gang == "opgelost" else "Wat er al is, is genoeg."
            rijen.append((Trede.MAATWERK.value, "niet_aan_de_orde", waarom))
        else:
            rijen.append((Trede.MAATWERK.value, "nodig", self.rng.choice(t["maatwerk"])))
        return rijen

    def _antwoord(self, woont: str, gang: str) -> Trede:
        """Return on which rung a question without maatwerk finds its answer; of a refusal what is open to all."""
        kan = {t: n for t, n in OPGELOST_OP.items() if woont != "alleen" or t != Trede.GEBRUIKELIJKE_HULP}
        return self.rng.choices(list(kan), weights=list(kan.values()))[0] if gang == "opgelost" else VRIJ

    def _alineas(
        self, b: Bewoner, t: dict[str, Any], p: dict[str, Any], woont: str, bij: str, vul: Any, *, zonder: bool
    ) -> list[tuple[str, int, str, bool]]:
        kies = self.rng.choice
        # somebody under thirty has no work of long ago
        persoon = kies(p["persoon_jong" if b.leeftijd < JONG or b.leeftijd < 55 else "persoon"])
        a1, a2, a3 = self.rng.sample(t["a"], 3)
        zorger = vul("{mz}") != ""
        met_f, met_g = self.rng.random() < 0.6, not zonder
        rijen = [
            ("a", 1, f"{kies(p['woont'][woont])} {persoon}", False),
            ("a", 2, f"{a1} {a2} {a3}", False),
            ("b", 1, kies(t["b"]), False),
            ("c", 1, kies(p["c"][bij]), False),
            ("d", 1, kies(p["d"]["mantelzorger" if zorger else "geen"]), not zorger),
            ("e", 1, kies(t["e"]), False),
            ("f", 1, kies(p["f" if met_f else "f_niet"]), not met_f),
            ("g", 1, kies(p["g" if met_g else "g_niet"]), not met_g),
        ]
        return [(onderwerp, plek, vul(tekst), niet) for onderwerp, plek, tekst, niet in rijen]

    def _uitkomst(self, t: dict[str, Any], oplossing: list[str], gang: str) -> str:
        if gang == "opgelost":
            return f"Een besluit is nu niet nodig. {' '.join(oplossing)}"
        if gang == "afgewezen":
            return f"Wij denken dat u verder kunt zonder hulp met een besluit. {t['afwijzing'][0]['alternatieven'][0]}"
        return str(self.rng.choice(t["voorstel"]))


def _voornaam(relatie: Relatie | None) -> str:
    return relatie.naam.split(" ")[0] if relatie else ""


def vaste_inhoud(vast: dict[str, Any]) -> Inhoud:
    """Return the fixed words of a well-known resident, as vaste_gesprekken.yaml has them."""
    return Inhoud(
        thema=vast["thema"],
        notitie=vast["notitie"].strip(),
        gebieden=[
            (g["dimensie"], g.get("woorden", ""), g.get("toen"), g.get("toen_op"), g.get("nu"))
            for g in vast["gebieden"]
        ],
        treden=[(trede, oordeel, tekst) for trede, oordeel, tekst in vast["treden"]],
        alineas=[(x[0], 1, x[1], len(x) > 2) for x in vast.get("alineas", [])],
        uitkomst=vast.get("uitkomst", ""),
        oplossing=[],
    )
