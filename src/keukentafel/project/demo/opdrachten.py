"""Writes an order to a provider: given, answered, begun, told of and stopped, with the work that each puts on the day.

The rows are those of the acts in reis.leveren. Nothing happens on the demo day itself or later.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from keukentafel.project.demo import dagen, lezen
from keukentafel.project.demo.contracten import Contracten
from keukentafel.project.demo.rijen import Rijen
from keukentafel.project.demo.tabellen import Regio
from keukentafel.project.demo.vormen import Account, Bewoner
from keukentafel.project.demo.vormen_levering import (
    AanbiederD,
    LevermeldingD,
    OpdrachthulpD,
    ProductD,
    ToewijzingD,
    VoortgangD,
)
from keukentafel.project.demo.vormen_verloop import BesluitD
from keukentafel.project.demo.zaakplan import Zaakplan
from keukentafel.recht.levering import antwoord_uiterlijk, startmelding_uiterlijk, stopmelding_uiterlijk
from keukentafel.recht.taal.tijd import datum_voluit
from keukentafel.reis.leveren.geven import opdrachtzin
from keukentafel.reis.taken import (
    OPDRACHT,
    OPDRACHT_ANTWOORD,
    OPDRACHT_LATER,
    OPDRACHT_START,
    OPDRACHT_STOP,
    Werk,
)
from keukentafel.stelsel.klok import moment

AANBIEDER_DOEL = "hulp geven in opdracht van de gemeente"
"""As balies.aanbieder says it in the log (tested)."""
GEMEENTE_DOEL = "zaak behandelen"
AANBIEDER = "aanbieder"
MINUTEN = timedelta(minutes=7)


def woorden() -> dict[str, Any]:
    """Return the building sentences of delivery."""
    return lezen.teksten("levering")


@dataclass(slots=True)
class Gang:
    """What an order is about, and the last moment that something happened in it."""

    nr: int
    plan: Zaakplan
    wie: Account
    besluit: BesluitD
    product: ProductD
    volume: int
    frequentie: str
    op: datetime
    tijdelijk: bool = False

    @property
    def b(self) -> Bewoner:
        """Return the resident."""
        return self.plan.bewoner


class Opdrachten:
    """Adds the rows of orders to a region; the same each time for the same seed."""

    def __init__(self, rijen: Rijen, contracten: Contracten, *, seed: int, vandaag: date) -> None:
        self.rijen, self.regio, self.contracten, self.vandaag = rijen, rijen.regio, contracten, vandaag
        self.rng = random.Random(f"keukentafel opdrachten {seed}")
        self.slug = {g.code: g.slug for g in rijen.regio.gemeenten}
        self._backoffice = {
            r.gemeente: rijen.regio.accounts[r.gebruiker - 1] for r in rijen.regio.rollen if r.rol == "backoffice"
        }

    def om(self, gang: Gang, dag: date, uur: int) -> datetime | None:
        """Return a moment on a day for what comes next in this order; None when that is not before the demo day."""
        if dag >= self.vandaag:
            return None
        gang.op = max(moment(dag, time(uur, self.rng.randrange(60))), gang.op + MINUTEN)
        return gang.op

    def taak(
        self, gang: Gang, werk: Werk, uiterlijk: date, gedaan: datetime | None, *, spoed: bool = False, wacht: str = ""
    ) -> None:
        """Put work on the day of the contact person."""
        self.rijen._taak(
            gang.nr, gang.plan, gang.wie, werk.soort.value, werk.wat, uiterlijk, gedaan=gedaan, spoed=spoed,
            wacht=wacht,
        )  # fmt: skip

    def noteer(self, gang: Gang, handeling: str, op: datetime, door: str, uitleg: str) -> None:
        """Put a line on the timeline."""
        self.rijen._stap(gang.nr, gang.b, handeling, "", "", "", op, door, uitleg)

    def log(self, gang: Gang, wat: str, op: datetime, wie: Account, doel: str = GEMEENTE_DOEL) -> None:
        """Write a line in the log."""
        self.rijen._log(gang.nr, gang.b, op, "wijziging", wat, doel, wie)

    def teller(self, gemeente: int, aanbieder: int) -> tuple[Account, str, str]:
        """Return who tells something of an order, how (via), and for what: the provider, or else the backoffice."""
        if mensen := self.contracten.mensen_van(gemeente, aanbieder):
            return self.rng.choice(mensen), "portaal", AANBIEDER_DOEL
        return self._backoffice[gemeente], "hand", GEMEENTE_DOEL

    def geef(self, gang: Gang, aanbieder: AanbiederD, op: datetime, begin: date) -> int:
        """Write that an order was given; return its place in the list."""
        dag, g = op.date(), gang.b.gemeente
        assert gang.besluit.einde is not None
        rijen = self.regio.toewijzingen
        uiterlijk = antwoord_uiterlijk(gemeente=self.slug[g], opdracht_op=dag, ingangsdatum=begin)
        rijen.append(
            ToewijzingD(
                len(rijen) + 1, g, gang.nr, gang.besluit.id, aanbieder.id, gang.product.id, 0, op, begin,
                gang.besluit.einde, gang.volume, gang.product.eenheid, gang.frequentie,
                self.rng.choice(woorden()["goed_om_te_weten"]), antwoord_uiterlijk=uiterlijk,
            )
        )  # fmt: skip
        zin = opdrachtzin(aanbieder.naam, gang.product.naam)
        self.noteer(gang, "opdracht gegeven", op, gang.wie.naam, zin)
        self.log(gang, f"opdracht gegeven aan {aanbieder.naam}", op, gang.wie)
        return len(rijen) - 1

    def wacht_op_antwoord(self, gang: Gang, plek: int, gedaan: datetime | None) -> None:
        """Put on the day that we wait for an answer."""
        uiterlijk = self.regio.toewijzingen[plek].antwoord_uiterlijk
        assert uiterlijk is not None
        self.taak(gang, OPDRACHT_ANTWOORD, uiterlijk, gedaan, wacht=AANBIEDER)

    def antwoord(self, gang: Gang, plek: int, soort: str, op: datetime) -> None:
        """Write what the provider answered: ja, later or nee."""
        t = self.regio.toewijzingen[plek]
        wie, via, doel = self.teller(t.gemeente, t.aanbieder)
        naam, vanaf, reden = self.contracten.aanbieders[t.aanbieder - 1].naam, None, ""
        if soort == "later":
            vanaf, reden = t.ingangsdatum + timedelta(weeks=self.rng.randint(1, 3)), self.rng.choice(woorden()["later"])
        elif soort == "nee":
            reden = self.rng.choice(woorden()["weigeren"])
        belt = "" if soort == "nee" else self.rng.choice(woorden()["bellers"])
        self._wijzig(
            plek, antwoord=soort, antwoord_op=op.date(), antwoord_reden=reden, kan_vanaf=vanaf, contactpersoon=belt
        )
        zin = {
            "ja": f"{naam} kan deze hulp geven.",
            "later": f"{naam} kan deze hulp geven vanaf {datum_voluit(vanaf)}." if vanaf else "",
            "nee": f"{naam} kan deze hulp niet geven. Wij zoeken een ander.",
        }[soort]
        self.noteer(gang, "antwoord van de aanbieder", op, wie.naam, zin)
        wat = "antwoord van de aanbieder opgeschreven" if via == "hand" else "opdracht beantwoord"
        self.log(gang, wat, op, wie, doel)
        if soort == "later":
            klaar = dagen.werkdag_erna(op.date(), 1)
            self._met_de_hand(gang, OPDRACHT_LATER, op.date(), klaar, "wacht")

    def _met_de_hand(self, gang: Gang, werk: Werk, uiterlijk: date, klaar: date | None, zinnen: str) -> None:
        op = self.om(gang, klaar, 9) if klaar else None
        self.taak(gang, werk, uiterlijk, op)
        if op:
            self.noteer(gang, "taak klaar", op, gang.wie.naam, self.rng.choice(woorden()[zinnen]))
            self.log(gang, "taak afgerond", op, gang.wie)

    met_de_hand = _met_de_hand

    def wacht_op_start(self, gang: Gang, plek: int, gedaan: datetime | None) -> None:
        """Put on the day that we wait to hear when the help began."""
        t = self.regio.toewijzingen[plek]
        uiterlijk = startmelding_uiterlijk(begin=t.kan_vanaf or t.ingangsdatum, opdracht_op=t.toegewezen_op.date())
        self.taak(gang, OPDRACHT_START, uiterlijk, gedaan, wacht=AANBIEDER)

    def wacht_op_stop(self, gang: Gang, plek: int, gedaan: datetime | None) -> None:
        """Put on the day that we wait to hear that the help stopped."""
        t = self.regio.toewijzingen[plek]
        self.taak(gang, OPDRACHT_STOP, stopmelding_uiterlijk(laatste_dag=t.einddatum), gedaan, wacht=AANBIEDER)

    def meld(
        self, gang: Gang, plek: int, soort: str, datum: date, op: datetime, reden: str = ""
    ) -> tuple[Account, str]:
        """Write a start or a stop as it was told; return who told it and what the resident reads of it."""
        t = self.regio.toewijzingen[plek]
        wie, via, doel = self.teller(t.gemeente, t.aanbieder)
        rijen = self.regio.levermeldingen
        rijen.append(
            LevermeldingD(len(rijen) + 1, t.gemeente, gang.nr, t.id, soort, datum, reden, via, wie.naam, op)
        )  # fmt: skip
        if soort == "start":
            self._wijzig(plek, gestart_op=datum, gestopt_op=None, stop_reden="")
            if not t.antwoord:  # who begins says yes
                self._wijzig(plek, antwoord="ja", antwoord_op=op.date())
            zin, wat = f"Uw hulp is begonnen op {datum_voluit(datum)}.", "start van de hulp gemeld"
        else:
            self._wijzig(plek, gestopt_op=datum, stop_reden=reden)
            tijdelijk = "voor een tijd " if reden == "20" else ""
            zin = f"Uw hulp is {tijdelijk}gestopt. De laatste dag was {datum_voluit(datum)}."
            wat = "einde van de hulp gemeld"
        self.log(gang, wat, op, wie, doel)
        return wie, zin

    def voortgang(self, gang: Gang, plek: int, doelen: list[int], op: datetime, *, laatste: bool) -> None:
        """Write how it goes with each goal, by who works for the provider; nothing when nobody there has an account."""
        t = self.regio.toewijzingen[plek]
        wie, via, doel_van_log = self.teller(t.gemeente, t.aanbieder)
        if via != "portaal":
            return
        teksten, rijen = woorden()["voortgang"][gang.product.sleutel], self.regio.voortgang
        for doel in doelen:
            gewicht = (4, 3, 2, 4) if laatste else (6, 4, 2, 0)
            hoe = self.rng.choices(("goed", "zoals", "lastig", "bereikt"), weights=gewicht)[0]
            gedaan = self.rng.choice(teksten[hoe])
            nodig = self.rng.choice(woorden()["nodig"]) if hoe == "lastig" else ""
            rijen.append(
                VoortgangD(
                    len(rijen) + 1, t.gemeente, gang.nr, t.id, doel, hoe, gedaan, nodig, op.date(), wie.naam, op
                )
            )  # fmt: skip
            self.log(gang, "voortgang opgeschreven", op, wie, doel_van_log)

    def _wijzig(self, plek: int, **velden: Any) -> None:
        self.regio.toewijzingen[plek] = replace(self.regio.toewijzingen[plek], **velden)


def nummer_opdrachten(r: Regio) -> None:
    """Number orders in the order of time, and per municipality from 1 on, as reis.leveren does."""
    volgorde = sorted(r.toewijzingen, key=lambda t: (t.toegewezen_op, t.id))
    nieuw = {t.id: n for n, t in enumerate(volgorde, start=1)}
    nummers: Counter[int] = Counter()
    rijen = []
    for t in volgorde:
        nummers[t.gemeente] += 1
        rijen.append(replace(t, id=nieuw[t.id], nummer=nummers[t.gemeente]))
    r.toewijzingen = rijen
    meldingen = sorted(r.levermeldingen, key=lambda m: (m.vastgelegd_op, m.id))
    r.levermeldingen = [replace(m, id=n, toewijzing=nieuw[m.toewijzing]) for n, m in enumerate(meldingen, start=1)]
    verteld = sorted(r.voortgang, key=lambda v: (v.vastgelegd_op, v.id))
    r.voortgang = [replace(v, id=n, toewijzing=nieuw[v.toewijzing]) for n, v in enumerate(verteld, start=1)]
    r.opdrachthulp = [
        OpdrachthulpD(n, t.gemeente, t.id, doel, hulp) for n, (t, (doel, hulp)) in enumerate(_waarvoor(r), start=1)
    ]


def _waarvoor(r: Regio) -> Iterator[tuple[ToewijzingD, tuple[int, int | None]]]:
    """Return what each order is for: all help of its besluit, as each besluit here has one product."""
    doelen, hulp = defaultdict(list), defaultdict(list)
    for d in r.doelen:
        doelen[d.besluit].append(d.id)
    for h in r.hulp:
        hulp[h.doel].append(h)
    for t in r.toewijzingen:
        for doel in doelen[t.besluit]:
            lijnen = [(doel, h.id) for h in hulp[doel] if h.met_besluit] if hulp[doel] else [(doel, None)]
            yield from ((t, lijn) for lijn in lijnen)


__all__ = ["OPDRACHT", "Gang", "Opdrachten", "nummer_opdrachten", "woorden"]
