"""Writes what follows from a besluit that grants help: the order, its answer, the start, and on to the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from keukentafel.project.demo import contracten as inkoop
from keukentafel.project.demo import dagen
from keukentafel.project.demo.evaluaties import Evaluaties
from keukentafel.project.demo.opdrachten import OPDRACHT, Gang, Opdrachten
from keukentafel.project.demo.rijen import Rijen
from keukentafel.project.demo.vormen import Account
from keukentafel.project.demo.vormen_verloop import BesluitD, Verloop
from keukentafel.project.demo.zaakplan import Zaakplan
from keukentafel.recht.stappen import Stand
from keukentafel.reis.besluiten.vormen import Doelvelden, Hulpvelden
from keukentafel.reis.levertaken import OPDRACHT_WERKDAGEN

_HULP = ("activiteit", "frequentie", "minuten", "per", "met_besluit", "hulpmiddel")
BEGONNEN = ("loopt", "herzien", "beeindigd", "afgesloten")
VOORTGANG_WEKEN = 13  # as reis.leveren.vormen (tested)


@dataclass(frozen=True, slots=True)
class Kansen:
    """How often an order goes another way than most, in each case of a hundred: chosen, not counted anywhere."""

    nee: float = 0.07
    later: float = 0.11
    vergeten: float = 0.1
    zonder_antwoord: float = 0.05
    pauze: float = 0.04


KANS = Kansen()


class Leveringen:
    """Adds the rows of delivery to a region; the same each time for the same seed."""

    def __init__(self, rijen: Rijen, wie_levert: inkoop.Contracten, *, seed: int, vandaag: date) -> None:
        self.rijen, self.regio, self.contracten, self.vandaag = rijen, rijen.regio, wie_levert, vandaag
        self.opdrachten = Opdrachten(rijen, wie_levert, seed=seed, vandaag=vandaag)
        self.evaluaties = Evaluaties(self.opdrachten)
        self.rng = self.opdrachten.rng

    def na_toekenning(self, nr: int, plan: Zaakplan, wie: Account, besluit: BesluitD, v: Verloop, op: datetime) -> None:
        """Write what became of help in natura; `op` is when its besluit was published."""
        sleutel = plan.inhoud.get("product") or inkoop.bron()["themas"][v.thema]
        gang = self._gang(nr, plan, wie, besluit, sleutel, op)
        assert besluit.bekendgemaakt_op is not None
        assert besluit.van is not None
        dag = besluit.bekendgemaakt_op
        na = self.rng.randint(1, 2) if v.levering or self.rng.random() > 0.2 else self.rng.randint(3, 4)
        gaf = self.opdrachten.om(gang, dagen.werkdag_erna(dag, 1 if plan.inhoud else na), 9)
        uiterlijk = dagen.werkdag_erna(dag, OPDRACHT_WERKDAGEN)
        self.opdrachten.taak(gang, OPDRACHT, uiterlijk, gaf)
        if gaf is None:
            return
        aanbieder = self.contracten.heet(besluit.aanbieder)
        plek = self.opdrachten.geef(gang, aanbieder, gaf, besluit.van)
        beantwoord = self._beantwoord(gang, plek, v)
        if beantwoord is None:
            return
        self._begin(gang, beantwoord, v)

    def na_tijdelijk(
        self, nr: int, plan: Zaakplan, wie: Account, besluit: BesluitD, activiteit: str, op: datetime
    ) -> None:
        """Write the order of help at once: given the same day, and mostly begun within days."""
        gang = self._gang(nr, plan, wie, besluit, inkoop.bron()["tijdelijk"][activiteit], op)
        gang.tijdelijk = True
        assert besluit.van is not None
        gaf = min(op + timedelta(minutes=25), self.rijen.peil)
        gang.op = gaf
        self.opdrachten.taak(gang, OPDRACHT, op.date(), gaf, spoed=True)
        plek = self.opdrachten.geef(gang, self.contracten.heet(besluit.aanbieder), gaf, besluit.van)
        antwoord = self.opdrachten.om(gang, op.date(), 15)
        self.opdrachten.wacht_op_antwoord(gang, plek, antwoord)
        if antwoord is None:
            return
        self.opdrachten.antwoord(gang, plek, "ja", antwoord)
        begin = max(besluit.van, dagen.werkdag_erna(op.date(), self.rng.randint(0, 2)))
        gemeld = self.opdrachten.om(gang, dagen.werkdag_erna(begin, self.rng.randint(1, 3)), 14)
        self.opdrachten.wacht_op_start(gang, plek, gemeld)
        if gemeld:
            teller, zin = self.opdrachten.meld(gang, plek, "start", begin, gemeld)
            self.opdrachten.noteer(gang, "hulp begonnen", gemeld, teller.naam, zin)
            self.opdrachten.wacht_op_stop(gang, plek, None)

    def _gang(self, nr: int, plan: Zaakplan, wie: Account, besluit: BesluitD, sleutel: str, op: datetime) -> Gang:
        product = self.contracten.product(plan.bewoner.gemeente, sleutel)
        volume, frequentie = inkoop.omvang(product, self._doelen(besluit))
        return Gang(nr, plan, wie, besluit, product, volume, frequentie, op)

    def _doelen(self, besluit: BesluitD) -> list[Doelvelden]:
        uit, hulp = [], [h for h in self.regio.hulp[-40:] if h.zaak == besluit.zaak]
        for d in [d for d in self.regio.doelen[-12:] if d.besluit == besluit.id]:
            eigen = tuple(Hulpvelden(**{n: getattr(h, n) for n in _HULP}) for h in hulp if h.doel == d.id)
            uit.append(Doelvelden(woorden=d.woorden, resultaat=d.resultaat, richting=d.richting, hulp=eigen))
        return uit

    def _beantwoord(self, gang: Gang, plek: int, v: Verloop) -> int | None:
        """Write the answer, with a refusal the order to another; return the place of what was accepted, if any."""
        o, t, rng = self.opdrachten, self.regio.toewijzingen[plek], self.rng
        vast, moet = bool(gang.plan.inhoud), v.levering in BEGONNEN
        traag = rng.randint(3, 6) if rng.random() < 0.12 else rng.randint(0, 2)
        if vast:
            traag = 1
        op = o.om(gang, dagen.werkdag_erna(t.toegewezen_op.date(), traag), 11)
        if v.levering == "vraagt_antwoord":
            op = None
        if moet and not vast and rng.random() < KANS.zonder_antwoord:
            return plek  # who begins says yes
        o.wacht_op_antwoord(gang, plek, op)
        if op is None:
            return None
        assert gang.besluit.van is not None
        anderen = self.contracten.wie_kan(t.gemeente, gang.product.sleutel, t.ingangsdatum)
        worp = 1.0 if vast else rng.random()
        soort = "nee" if worp < KANS.nee and len(anderen) > 1 else "later" if 0.2 < worp < 0.2 + KANS.later else "ja"
        o.antwoord(gang, plek, soort, op)
        if soort != "nee":
            return plek
        gaf = o.om(gang, dagen.werkdag_erna(op.date(), 1), 10)
        o.taak(gang, OPDRACHT, op.date(), gaf, spoed=True)
        if gaf is None:
            return None
        begin = max(gang.besluit.van, gaf.date() + timedelta(days=7 - gaf.weekday()))
        naam = self.contracten.aanbieders[t.aanbieder - 1].naam
        ander = self.contracten.kies(rng, t.gemeente, gang.product.sleutel, begin, niet=naam)
        tweede = o.geef(gang, ander, gaf, begin)
        weer = o.om(gang, dagen.werkdag_erna(gaf.date(), rng.randint(0, 2)), 13)
        o.wacht_op_antwoord(gang, tweede, weer)
        if weer is None:
            return None
        o.antwoord(gang, tweede, "ja", weer)
        return tweede

    def _begin(self, gang: Gang, plek: int, v: Verloop) -> None:
        """Write that the help began, when it was told before the demo day, and all that follows."""
        o, rng, t = self.opdrachten, self.rng, self.regio.toewijzingen[plek]
        moet = v.levering in BEGONNEN
        begin = t.kan_vanaf or t.ingangsdatum
        if not gang.plan.inhoud and rng.random() < 0.3:
            begin += timedelta(days=rng.choice((1, 2, 3, 7, 7, 9, 14, 21)))
        begin = dagen.werkdag_erna(begin - timedelta(days=1), 1)
        gemeld = dagen.werkdag_erna(begin, rng.randint(10, 25) if rng.random() < 0.05 else rng.randint(0, 4))
        if moet:
            begin = max(t.ingangsdatum, min(begin, dagen.werkdag_erna(self.vandaag, -4)))
            gemeld = max(begin, min(gemeld, dagen.werkdag_erna(self.vandaag, -1)))
        op = o.om(gang, gemeld, 14)
        if v.levering == "vraagt_start" or (not moet and rng.random() < KANS.vergeten):
            op = None
        if t.antwoord:
            o.wacht_op_start(gang, plek, op)
        else:
            o.wacht_op_antwoord(gang, plek, op)
        if op is None:
            return
        teller, zin = o.meld(gang, plek, "start", begin, op)
        self.rijen.zet(gang.nr, gang.b, Stand.HULP_LOOPT, op, teller.naam, uitleg=zin)
        doelen = [d.id for d in self.regio.doelen[-12:] if d.besluit == gang.besluit.id]
        stop = self.evaluaties.loop(gang, plek, v, op)
        o.wacht_op_stop(gang, plek, stop)
        self._verteld(gang, plek, doelen)

    def _verteld(self, gang: Gang, plek: int, doelen: list[int]) -> None:
        """Write progress once every quarter while the help ran; some providers forget a time."""
        t, rng = self.regio.toewijzingen[plek], self.rng
        assert t.gestart_op is not None
        tot = min(t.gestopt_op or self.vandaag, self.vandaag)
        if gang.plan.inhoud:  # of the well-known something is asked now
            tot -= timedelta(weeks=6)
        dag = t.gestart_op + timedelta(weeks=VOORTGANG_WEKEN)
        while dag < tot:
            vertel = dagen.werkdag_ervoor(dag - timedelta(days=rng.randint(0, 12)))
            laatste = vertel + timedelta(weeks=VOORTGANG_WEKEN) >= t.einddatum
            gang.op = datetime.min.replace(tzinfo=gang.op.tzinfo)
            op = self.opdrachten.om(gang, vertel, 16)
            if op and t.gestart_op < vertel < tot and (gang.plan.inhoud or rng.random() < 0.85):
                self.opdrachten.voortgang(gang, plek, doelen, op, laatste=laatste)
            dag = vertel + timedelta(weeks=VOORTGANG_WEKEN)
