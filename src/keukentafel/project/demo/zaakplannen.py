"""What will happen in each case, decided first and written down later (zaken.py).

A plan says who asks, when, in which words and by which channel, who handles it and how far it is. The spread
over municipalities follows the new users of the policy paper of 2014 (figure 1); the old ask most.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from keukentafel.project.demo import dagen, gangen, lezen
from keukentafel.project.demo.bevolking import verdeel
from keukentafel.project.demo.vormen import Bewoner, GemeenteD, Relatie
from keukentafel.project.demo.vormen_verloop import Verloop
from keukentafel.project.demo.zaakplan import Melding, Zaakplan

OPEN_WEKEN = (22, 20, 18, 17, 15, 8)
"""How open cases are spread over the six weeks back from the demo day, in percent: what is older is mostly done."""
VANDAAG_OP = 12
TE_LAAT = 18
AANDEEL_INGETROKKEN = 0.1
KANALEN = {"web": 38, "telefoon": 40, "papier": 8, "balie": 14}
MELDERS = {"zelf": 62, "naaste": 22, "professional": 16}
VAN_HEM = {"vader", "man", "hij", "hem", "buurman"}
VAN_HAAR = {"moeder", "ma", "vrouw", "zij", "buurvrouw"}
PROFESSIONALS = (
    "Wijkverpleegkundige",
    "Huisartsenpraktijk",
    "Transferbureau ziekenhuis",
    "Praktijkondersteuner",
    "Wijkagent",
)


class Kiezer:
    """Draws the plans of one municipality after another; the same each time for the same seed."""

    def __init__(self, *, peilmoment: datetime, relaties: list[Relatie], seed: int) -> None:
        self.rng = random.Random(f"keukentafel zaken {seed}")
        self.peil = peilmoment
        self.vandaag = peilmoment.date()
        self.teksten = lezen.lees_yaml("teksten/vragen.yaml")
        self.naasten: dict[int, list[Relatie]] = {}
        for relatie in relaties:
            self.naasten.setdefault(relatie.persoon, []).append(relatie)

    def plannen(
        self, gemeenten: list[GemeenteD], bewoners: list[Bewoner], aantal: int, *, extra: Callable[[int], int]
    ) -> list[Zaakplan]:
        """Return the plans of `aantal` cases, those of the well-known residents included.

        `extra` says how many cases of a municipality come in another way and are left out here.
        """
        bekend = lezen.lees_yaml("teksten/bekenden.yaml")
        plannen = [
            self._vast(b, vast[welke], vast["sleutel"] + achter)
            for b, vast in zip(bewoners, bekend, strict=False)
            for welke, achter in (("zaak", ""), ("eerder", "_eerder"))
            if welke in vast
        ]
        verder = gangen.per_gemeente(gemeenten, aantal)
        per_gemeente = verdeel(aantal, {g.code: float(g.nieuw_2014) for g in gemeenten})
        laat = verdeel(TE_LAAT, {g.code: float(g.nieuw_2014) for g in gemeenten})
        nu = verdeel(VANDAAG_OP, {g.code: float(g.nieuw_2014) for g in gemeenten})
        for g in gemeenten:
            eigen = [b for b in bewoners[len(bekend) :] if b.gemeente == g.code]
            elders = [b for b in eigen if b.woongemeente != g.code]
            thuis = self._wie_vraagt([b for b in eigen if b.woongemeente == g.code])
            totaal = per_gemeente[g.code] - extra(g.code) - sum(p.bewoner.gemeente == g.code for p in plannen)
            ingetrokken = round(totaal * AANDEEL_INGETROKKEN)
            plannen += [self._doorgezonden(b) for b in elders]
            for nr in range(totaal - len(elders)):
                bewoner = thuis[nr]
                open_nr = nr - ingetrokken - len(verder[g.code])
                if nr < ingetrokken:
                    plannen.append(self._ingetrokken(bewoner))
                elif open_nr < 0 and (plan := self._verder(bewoner, verder[g.code][nr - ingetrokken])):
                    plannen.append(plan)
                else:
                    plannen.append(self._open(bewoner, laat=open_nr, grens=laat[g.code], nu=nu[g.code]))
        return plannen

    @staticmethod
    def op_volgorde(plannen: list[Zaakplan]) -> list[Zaakplan]:
        """Return the plans in order of start, as their cases are numbered."""
        return sorted(plannen, key=lambda p: (p.start, min(m.vast for m in p.meldingen), p.bewoner.id))

    def _wie_vraagt(self, bewoners: list[Bewoner]) -> list[Bewoner]:
        """Order residents by a weighted draw without replacement: older people come first more often."""

        def gewicht(b: Bewoner) -> float:
            return (
                1.0
                if b.leeftijd < 45
                else 1.5
                if b.leeftijd < 65
                else 3.0
                if b.leeftijd < 75
                else 7.0
                if b.leeftijd < 85
                else 11.0
            )

        sleutel = {b.id: self.rng.random() ** (1 / gewicht(b)) for b in bewoners}
        return sorted(bewoners, key=lambda b: -sleutel[b.id])

    def _verder(self, bewoner: Bewoner, gang: str) -> Zaakplan | None:
        """Return the plan of a case that comes past the talk; None when no words of this resident fit."""
        samen = any(r.soort == "partner" for r in self.naasten.get(bewoner.id, []))
        plan = gangen.maak_plan(
            self.rng, bewoner, gang, self.vandaag, samen=samen, melding=lambda dag: self._melding(bewoner, dag, None)
        )
        if plan:
            plan.ondersteuning = self.rng.choices(("ja", "nee", "eigen"), weights=(12, 48, 40))[0]
            plan.wie_mee = self._wie_mee(bewoner) if plan.ondersteuning == "eigen" else ""
        return plan

    def _vast(self, bewoner: Bewoner, z: dict[str, Any], sleutel: str) -> Zaakplan:
        """Make the plan of a well-known resident as its file says; days count back from the demo day."""
        dag = self._terug(z["dagen"])
        vast = datetime.combine(dag, time.fromisoformat(z["tijd"]))
        melding = Melding(
            dag, vast, z["kanaal"], z["melder"], z["woorden"], z.get("melder_naam", ""), z.get("melder_relatie", "")
        )
        hulp = z.get("ondersteuning", {})
        gesprek = z.get("gesprek")
        plan = Zaakplan(bewoner, "in_onderzoek" if gesprek else "ontvangen", [melding], spoed=z.get("spoed", False))
        plan.contact = self._terug(z["contact"]) if "contact" in z else None
        plan.ondersteuning = hulp.get("antwoord", "open")
        plan.wie_mee, plan.ondersteuner = hulp.get("wie_mee", ""), hulp.get("door", "")
        plan.taken, plan.bekeken, plan.bel_wat = z.get("taken", []), z.get("bekeken", []), z.get("bel_wat", "")
        plan.gesprek_vast = {"behandelaar": z["behandelaar"]}
        plan.inhoud = lezen.lees_yaml("teksten/vaste_gesprekken.yaml").get(sleutel, {})
        if verder := z.get("verloop"):
            dagen_: dict[str, Any] = {veld: self._terug(aantal) for veld, aantal in verder["dagen"].items()}
            rest = {n: w for n, w in verder.items() if n != "dagen"}
            plan.verloop = Verloop(**rest, **dagen_)
        if gesprek:
            plan.gesprek = self._terug(gesprek["dagen"])
            plan.gesprek_vast |= gesprek
        return plan

    def _terug(self, aantal: int) -> date:
        dag = self.vandaag - timedelta(days=aantal)
        if aantal > 0:
            return dagen.werkdag_ervoor(dag)
        return dag if aantal == 0 or dagen.is_werkdag(dag) else dagen.werkdag_erna(dag)

    def _open(self, bewoner: Bewoner, *, laat: int, grens: int, nu: int) -> Zaakplan:
        if 0 <= laat < grens:
            terug = 44 + self.rng.randrange(9)
        elif grens <= laat < grens + nu:
            terug = 42
        else:
            week = self.rng.choices(range(6), weights=OPEN_WEKEN)[0]
            terug = min(41, week * 7 + self.rng.randrange(7))
        plan = Zaakplan(bewoner, "ontvangen", self._meldingen(bewoner, self.vandaag - timedelta(days=terug)))
        self.voortgang(plan)
        return plan

    def voortgang(self, plan: Zaakplan) -> None:
        """Decide on the first call, the answer about support and the talk, from the days since the start."""
        rng, bekend = self.rng, plan.bekend_op
        verstreken = dagen.werkdagen_tussen(bekend, self.vandaag)
        plan.spoed = rng.random() < 0.012
        zonder = 0.7 if verstreken <= 1 else 0.3 if verstreken <= 3 else 0.08 if verstreken <= 6 else 0.004
        if rng.random() < zonder and not plan.spoed:
            plan.behandelaar = 0  # nobody yet
            return
        kans = (0.0, 0.25, 0.45, 0.65, 0.8, 0.92)[verstreken] if verstreken < 6 else 0.99
        if verstreken == 0 or (rng.random() > kans and not plan.spoed):
            return
        uiterlijk = min(verstreken - 1, 6)
        if uiterlijk < 1:
            return
        plan.contact = dagen.werkdag_erna(bekend, rng.randint(1, uiterlijk))
        plan.ondersteuning = rng.choices(("ja", "nee", "eigen"), weights=(18, 44, 38))[0]
        plan.wie_mee = self._wie_mee(plan.bewoner) if plan.ondersteuning == "eigen" else ""
        sinds = dagen.werkdagen_tussen(plan.contact, self.vandaag)
        if rng.random() < (0.5 if sinds <= 1 else 0.85 if sinds <= 3 else 0.985):
            plan.stand = "in_onderzoek"
            doel = plan.contact + timedelta(days=rng.randint(4, 13))
            # an old case had its talk not long ago: what had it earlier is past these states
            oud = (self.vandaag - plan.start).days > 24
            plan.gesprek = max(doel, self.vandaag - timedelta(days=rng.randint(1, 11))) if oud else doel

    def _wie_mee(self, bewoner: Bewoner) -> str:
        bekend = self.naasten.get(bewoner.id)
        if not bekend:
            return self.rng.choice(("een vriendin", "mijn broer", "een buurvrouw", "mijn zus"))
        wie = self.rng.choice(bekend)
        return f"{wie.soort} {wie.naam}" if wie.soort != "buur" else f"buur {wie.naam}"

    def _ingetrokken(self, bewoner: Bewoner) -> Zaakplan:
        start = self.vandaag - timedelta(days=self.rng.randint(9, 330))
        plan = Zaakplan(bewoner, "ingetrokken", [self._melding(bewoner, start, None)])
        if self.rng.random() < 0.7:
            plan.contact = dagen.werkdag_erna(plan.start, self.rng.randint(1, 2))
            plan.ondersteuning = self.rng.choice(("ja", "nee", "nee", "eigen"))
            plan.wie_mee = self._wie_mee(bewoner) if plan.ondersteuning == "eigen" else ""
        vanaf = plan.contact or plan.start
        over = max(1, min(20, dagen.werkdagen_tussen(vanaf, self.vandaag) - 1))
        plan.einde = dagen.werkdag_erna(vanaf, self.rng.randint(1, over))
        return plan

    def _doorgezonden(self, bewoner: Bewoner) -> Zaakplan:
        start = self.vandaag - timedelta(days=self.rng.randint(9, 200))
        plan = Zaakplan(bewoner, "doorgezonden", [self._melding(bewoner, start, None)])
        plan.einde = dagen.werkdag_erna(plan.start, self.rng.randint(1, 3))
        return plan

    def _meldingen(self, bewoner: Bewoner, dag: date) -> list[Melding]:
        """Return one melding, now and then two or three about the same question by another channel."""
        rng = self.rng
        eerste = self._melding(bewoner, dag, None)
        meldingen = [eerste]
        worp = rng.random()
        for _ in range(2 if worp < 0.006 else 1 if worp < 0.075 else 0):
            later = eerste.dag + timedelta(days=rng.randint(1, 9))
            if later < self.vandaag:
                meldingen.append(self._melding(bewoner, later, eerste.kanaal))
        # a letter that lay in the post room: it counts from its arrival, though it was registered last
        if len(meldingen) > 1 and eerste.kanaal == "papier":
            erna = max(m.vast for m in meldingen[1:]) + timedelta(minutes=40)
            eerste.vast = min(erna, datetime.combine(self.vandaag, time(8, 20)))
        return meldingen

    def _melding(self, bewoner: Bewoner, dag: date, niet: str | None) -> Melding:
        rng = self.rng
        kanalen = {k: g for k, g in KANALEN.items() if k != niet}
        kanaal = rng.choices(list(kanalen), weights=list(kanalen.values()))[0]
        melder = rng.choices(list(MELDERS), weights=list(MELDERS.values()))[0]
        if kanaal != "web" and not dagen.is_werkdag(dag):
            dag = dagen.werkdag_ervoor(dag)
        if dag == self.vandaag and kanaal in ("papier", "balie"):
            kanaal = "web"  # the post and the desk are not open yet
        vast = datetime.combine(dag, self._tijd(kanaal, dag))
        melding = Melding(dag, vast, kanaal, melder, "")
        naasten = self.naasten.get(bewoner.id, [])
        if melder == "naaste" and naasten:
            wie = max(naasten, key=lambda r: r.mantelzorger)
            if woorden := self._van_naaste(wie, bewoner):
                melding.naam, melding.relatie, melding.telefoon = wie.naam, wie.soort, wie.telefoon
                melding.woorden = rng.choice(woorden)
        if melder == "professional":
            melding.naam = f"{rng.choice(PROFESSIONALS)} (verzonnen)"
            tekst = rng.choice(self.teksten["professional"]).format(naam=_aanspreek(bewoner))
            melding.woorden = tekst[0].upper() + tekst[1:]
        if not melding.woorden:
            melding.melder = "zelf"
            melding.woorden = rng.choice(self.teksten["opnieuw"]) if niet else self._eigen_woorden(bewoner)
        return melding

    def _tijd(self, kanaal: str, dag: date) -> time:
        rng = self.rng
        if dag == self.vandaag:
            begin, einde = (510, 535) if kanaal == "telefoon" else (5, 535)
        else:
            begin, einde = (380, 1438) if kanaal == "web" else (510, 1010)
        minuut = rng.randint(begin, einde)
        return time(minuut // 60, minuut % 60)

    def _van_naaste(self, wie: Relatie, bewoner: Bewoner) -> list[str]:
        """Return words of this relative about the resident; none when we have no words for such a relation."""
        niet = VAN_HEM if bewoner.geslacht == "v" else VAN_HAAR
        return [t for t in self.teksten.get(wie.soort, ()) if not niet & set(re.findall(r"\w+", t.lower()))]

    def _eigen_woorden(self, bewoner: Bewoner) -> str:
        """Return words that fit age and household; the same words may come from several people."""
        alleen = not any(r.soort == "partner" for r in self.naasten.get(bewoner.id, []))
        past = [
            tekst
            for blok in self.teksten["zelf"]
            if blok["van"] <= bewoner.leeftijd <= blok["tot"]
            and blok["woont"] in ("alle", "alleen" if alleen else "samen")
            for tekst in blok["teksten"]
            if _past_bij(tekst, bewoner)
        ]
        woorden: str = self.rng.choice(past)
        return woorden


def _past_bij(tekst: str, bewoner: Bewoner) -> bool:
    """Return whether a text about 'mijn man' or 'mijn vrouw' can be this person's (some couples are of one sex)."""
    woorden = set(re.findall(r"\w+", tekst.lower()))
    niet = {"man", "hem"} if bewoner.geslacht == "m" else {"vrouw"}
    return not niet & woorden


def _aanspreek(bewoner: Bewoner) -> str:
    aanhef = "mevrouw" if bewoner.geslacht == "v" else "meneer"
    return " ".join(d for d in (aanhef, bewoner.tussenvoegsel, bewoner.achternaam) if d)
