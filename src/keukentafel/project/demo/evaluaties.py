"""Writes how results are followed while help runs: attention, looking back, the end, the call afterwards, closing.

The rows are those of the acts in reis.evalueren and reis.leveren, in the order of time.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from keukentafel.project.demo import dagen
from keukentafel.project.demo.opdrachten import Gang, Opdrachten, woorden
from keukentafel.project.demo.vormen_levering import (
    AfspraakResultaatD,
    EvaluatieD,
    EvaluatiegebiedD,
    NazorgD,
    StandD,
)
from keukentafel.project.demo.vormen_verloop import DoelD, Verloop
from keukentafel.recht.evaluatie import WEKEN_VOOR_EEN_NIEUW_BESLUIT, Aandacht, Doelstand, aandacht, nazorgdag
from keukentafel.recht.stappen import Stand
from keukentafel.reis.evalueren.aandacht import SCHERP_WERKDAGEN
from keukentafel.reis.evalueren.aanscherpen import afspraakzin
from keukentafel.reis.evalueren.nazorg import NOG_EENS_WERKDAGEN
from keukentafel.reis.taken import (
    AFSLUITEN,
    EVALUEREN,
    NAZORG,
    NIEUWE_VRAAG,
    RESULTATEN,
    STOP_DOORGEVEN,
    VERVOLG,
    Werk,
)
from keukentafel.stelsel.klok import moment

RONDE = time(0, 2)
"""When the day round has come by: soon after midnight."""
RONDE_DOEL = "resultaten volgen"
_DAG = timedelta(days=1)
GEPLAND, DOOR_INWONER, SAMEN, VOOR_EEN_TIJD = "19", "21", "23", "20"
"""Reasons of iWmo WMO588."""


class Evaluaties:
    """Adds the rows of results, evaluations and the call afterwards; the same each time for the same seed."""

    def __init__(self, opdrachten: Opdrachten) -> None:
        self.o = opdrachten
        self.rijen, self.regio, self.rng = opdrachten.rijen, opdrachten.regio, opdrachten.rng

    def loop(self, gang: Gang, plek: int, v: Verloop, gestart: datetime) -> datetime | None:
        """Write all that follows the start of help; return when its end was told, None while it runs."""
        loop = _Loop(self, gang, plek, v, gestart)
        loop.pauze()
        if v.levering == "herzien":
            dag = dagen.werkdag_erna(self.o.vandaag, -self.rng.randint(2, 5))
            loop.volg(tot=dag, praat_tot=dagen.werkdag_erna(dag, -self.rng.randint(3, 20)))
            loop.herzie(dag)
            return None
        if v.levering in ("beeindigd", "afgesloten"):
            laatste, reden = loop.einde()
            gemeld = loop.gemeld(laatste)
            loop.volg(tot=gemeld, praat_tot=laatste)
            return loop.stop(laatste, reden, gemeld)
        loop.volg(tot=self.o.vandaag + _DAG, praat_tot=self.o.vandaag)
        loop.open()
        return None


class _Loop:
    """One case whose help began. Its state is that of the case after each event."""

    def __init__(self, e: Evaluaties, gang: Gang, plek: int, v: Verloop, gestart: datetime) -> None:
        self.e, self.o, self.gang, self.plek, self.v = e, e.o, gang, plek, v
        self.regio, self.rijen, self.rng = e.regio, e.rijen, e.rng
        self.slug = e.o.slug[gang.b.gemeente]
        assert gang.besluit.einde is not None
        self.laatste_dag: date = gang.besluit.einde
        doelen = [d for d in self.regio.doelen[-12:] if d.besluit == gang.besluit.id]
        hulp = [h for h in self.regio.hulp[-40:] if h.zaak == gang.nr]
        met = {d.id: [h.met_besluit for h in hulp if h.doel == d.id] for d in doelen}
        self.doelen: list[DoelD] = [d for d in doelen if not met[d.id] or any(met[d.id])]
        self.standen = [Doelstand(d.woorden, d.resultaat, d.maatstaf, d.datum) for d in self.doelen]
        self.terug: date | None = None
        self.sinds = gestart.date()
        self.terug_gevraagd: tuple[date, date] | None = None
        self.scherp: tuple[date, date] | None = None
        self.zelf_gestopt = False

    # ── while it runs ────────────────────────────────────────────────────────

    def pauze(self) -> None:
        """Let some help stop for a while and begin again."""
        if self.gang.plan.inhoud or self.v.levering != "loopt" or self.rng.random() > 0.05:
            return
        weg = dagen.werkdag_erna(self.sinds, self.rng.randint(12, 25))
        weer = dagen.werkdag_erna(weg, self.rng.randint(8, 15))
        if dagen.werkdag_erna(weer, 2) >= self.o.vandaag:
            return
        for soort, dag, reden, wat in (
            ("stop", weg, VOOR_EEN_TIJD, "hulp gestopt"),
            ("start", weer, "", "hulp begonnen"),
        ):
            op = self._om(dagen.werkdag_erna(dag, 1), 14)
            assert op is not None
            wie, zin = self.o.meld(self.gang, self.plek, soort, dag, op, reden)
            self.o.noteer(self.gang, wat, op, wie.naam, zin)

    def einde(self) -> tuple[date, str]:
        """Return the last day of the help and why it stopped, for help that did."""
        if self.v.levering in ("beeindigd", "afgesloten") and not self.gang.plan.inhoud and self.rng.random() < 0.25:
            eerder = self.laatste_dag - timedelta(days=7 * self.rng.randint(1, 3) + 2)  # a Friday
            return max(eerder, self.sinds), self.rng.choice((DOOR_INWONER, SAMEN))
        return self.laatste_dag, GEPLAND

    def _om(self, dag: date, uur: int) -> datetime | None:
        return self.o.om(self.gang, dag, uur)

    def _aandacht(self, dag: date) -> Aandacht:
        return aandacht(
            gemeente=self.slug, doelen=self.standen, laatste_dag=self.laatste_dag, teruggekeken_op=self.terug,
            peildatum=dag,
        )  # fmt: skip

    def _signalen(self) -> list[date]:
        einde, vooraf = timedelta(weeks=12), timedelta(weeks=2)  # where anything may change; the law says what
        return [self.laatste_dag - einde, *(s.datum - vooraf for s in self.standen if s.datum)]

    def _eerste(self, vanaf: date, *, scherp: bool) -> tuple[date, Aandacht] | None:
        """Return the first day from `vanaf` on, the demo day included, that asks for this, and what it asks."""
        for dag in sorted({vanaf, *(d for d in self._signalen() if d > vanaf)}):
            beeld = self._aandacht(dag)
            if dag <= self.o.vandaag and (beeld.zonder_maat if scherp else beeld.evalueren_voor):
                return dag, beeld
        return None

    def volg(self, *, tot: date, praat_tot: date) -> None:
        """Write the day rounds until a day (not included), and the evaluations until another."""
        vanaf = self.sinds + _DAG
        while True:
            vraagt = self._eerste(vanaf, scherp=False)
            if self.scherp is None and (scherp := self._eerste(self.sinds + _DAG, scherp=True)) and scherp[0] < tot:
                self.scherp = (scherp[0], dagen.werkdag_erna(scherp[0], SCHERP_WERKDAGEN))
                self._ronde(scherp[0])
            if vraagt is None or vraagt[0] >= tot:
                return
            dag, beeld = vraagt
            assert beeld.evalueren_voor is not None
            if self.scherp is None or self.scherp[0] != dag:
                self._ronde(dag)
            self.terug_gevraagd = (dag, beeld.evalueren_voor)
            gesprek = self._wanneer(dag, beeld.evalueren_voor)
            if gesprek >= praat_tot or self.gang.plan.inhoud:
                return
            self._scherp_maken(gesprek)
            self._kijk_terug(gesprek)
            if self.zelf_gestopt:
                return
            assert self.terug is not None
            vanaf = self.terug + _DAG

    def _wanneer(self, dag: date, voor: date) -> date:
        """Return the day of the talk: mostly before it had to be."""
        na = dagen.werkdag_erna(dag, self.rng.randint(4, 14))
        return (
            na if na <= voor or self.rng.random() < 0.2 else max(dagen.werkdag_erna(dag, 1), dagen.werkdag_ervoor(voor))
        )

    def _ronde(self, dag: date) -> None:
        """Write that the day round put something on the day."""
        self.rijen._log(
            self.gang.nr, self.gang.b, moment(dag, RONDE), "wijziging", "resultaten vragen aandacht", RONDE_DOEL, None,
            systeem=True,
        )  # fmt: skip

    def _taak(self, werk: Werk, uiterlijk: date, gedaan: datetime | None) -> None:
        self.o.taak(self.gang, werk, uiterlijk, gedaan)

    def _scherp_maken(self, dag: date) -> None:
        """Make the results sharp before looking back, for some of those that had no measure."""
        if self.scherp is None or self.rng.random() < 0.4 or dag + timedelta(weeks=4) >= self.laatste_dag:
            return
        op = None
        for plek, doel in enumerate(self.doelen):
            if (op := self._om(dag, 9)) is None:
                return
            resultaat, maatstaf = self.rng.choice(woorden()["scherp"])
            datum = self.laatste_dag
            rijen = self.regio.resultaatafspraken
            naam = self.gang.wie.naam
            rijen.append(
                AfspraakResultaatD(
                    len(rijen) + 1, doel.gemeente, self.gang.nr, doel.id, resultaat, maatstaf, datum, dag, naam, op
                )
            )  # fmt: skip
            self.standen[plek] = Doelstand(doel.woorden, resultaat, maatstaf, datum)
            self.o.noteer(self.gang, "resultaat afgesproken", op, naam, afspraakzin(doel.woorden, datum))
            self.o.log(self.gang, "resultaat afgesproken", op, self.gang.wie)
        self._taak(RESULTATEN, self.scherp[1], op)
        self.scherp = (self.scherp[0], date.max)  # done

    def _kijk_terug(self, dag: date) -> None:
        op = self._om(dag, 10)
        assert op is not None
        wil_zelf = self.v.levering in ("beeindigd", "afgesloten") and self.rng.random() < 0.08
        uitkomst = "beeindigen" if wil_zelf else "voortzetten"
        self._bewaar(op, uitkomst)
        assert self.terug_gevraagd is not None
        self._taak(EVALUEREN, self.terug_gevraagd[1], op)
        self.terug_gevraagd = None
        self.rijen.zet(self.gang.nr, self.gang.b, Stand.IN_EVALUATIE, op, self.gang.wie.naam)
        if wil_zelf:
            zin = "U wilt zelf stoppen met de hulp. De hulp stopt."
            self.rijen.zet(self.gang.nr, self.gang.b, Stand.BEEINDIGD, op, self.gang.wie.naam, uitleg=zin)
            self.zelf_gestopt = True
        else:
            self.rijen.zet(self.gang.nr, self.gang.b, Stand.HULP_LOOPT, op, self.gang.wie.naam)
        self.terug = op.date()
        self.o.log(self.gang, "samen teruggekeken op de hulp", op, self.gang.wie)
        if wil_zelf:
            klaar = dagen.werkdag_erna(dag, 1)
            self.o.met_de_hand(self.gang, STOP_DOORGEVEN, dag, klaar, "stop_doorgegeven")
            self._nazorg(op, op.date())
        elif self._aandacht(self.terug).einde is not None:
            self._vervolg(self.terug)

    def _vervolg(self, dag: date) -> None:
        """Put on the day what has to come after this help; done in time when that day has come."""
        if any(t.zaak == self.gang.nr and t.wat == VERVOLG.wat and t.gedaan_op is None for t in self.regio.taken[-40:]):
            return
        uiterlijk = max(dag, self.laatste_dag - timedelta(weeks=WEKEN_VOOR_EEN_NIEUW_BESLUIT))
        klaar = dagen.werkdag_ervoor(max(uiterlijk - timedelta(days=self.rng.randint(0, 6)), dag + _DAG))
        self.o.met_de_hand(self.gang, VERVOLG, uiterlijk, max(klaar, dagen.werkdag_erna(dag, 1)), "verder")

    def _bewaar(self, op: datetime, uitkomst: str) -> None:
        """Write what was said: her own words, how far the goals are, the dimensions then and now."""
        r, g, rng = self.regio, self.gang.b.gemeente, self.rng
        uitleg = {"voortzetten": [""], "herzien": woorden()["herzien"], "beeindigen": woorden()["stoppen"]}[uitkomst]
        nr = len(r.evaluaties) + 1
        r.evaluaties.append(
            EvaluatieD(
                nr, g, self.gang.nr, self.gang.besluit.id, op.date(), rng.choice(woorden()["woorden"]), uitkomst,
                rng.choice(uitleg), self.gang.wie.naam, op,
            )
        )  # fmt: skip
        gewicht = (6, 3, 1) if uitkomst == "beeindigen" else (3, 5, 2)
        for doel in self.doelen:
            if rng.random() < 0.9:
                stand = rng.choices(("bereikt", "deels", "niet"), weights=gewicht)[0]
                toelichting = rng.choice(woorden()["stand_uitleg"]) if stand != "niet" else ""
                r.resultaatstanden.append(
                    StandD(len(r.resultaatstanden) + 1, g, self.gang.nr, nr, doel.id, stand, toelichting)
                )  # fmt: skip
        for gebied in [x for x in r.leefgebieden[-30:] if x.zaak == self.gang.nr]:
            if rng.random() < 0.25:
                continue
            nu = None if gebied.nu is None else max(0, min(10, gebied.nu + rng.choice((-1, 0, 1, 1, 2, 2, 3))))
            tekst = rng.choice(woorden()["gebied"]) if nu is None or gebied.nu is None or nu >= gebied.nu else ""
            if tekst or nu is not None:
                r.evaluatiegebieden.append(
                    EvaluatiegebiedD(
                        len(r.evaluatiegebieden) + 1, g, self.gang.nr, nr, gebied.dimensie, tekst, gebied.nu, nu
                    )
                )  # fmt: skip

    def herzie(self, dag: date) -> None:
        """Look back not long ago, with the outcome that the help changes: the case stays in evaluation."""
        op = self._om(dag, 10)
        assert op is not None
        self._bewaar(op, "herzien")
        if self.terug_gevraagd:
            self._taak(EVALUEREN, self.terug_gevraagd[1], op)
            self.terug_gevraagd = None
        self.rijen.zet(self.gang.nr, self.gang.b, Stand.IN_EVALUATIE, op, self.gang.wie.naam)
        uiterlijk = max(dag, self.laatste_dag - timedelta(weeks=WEKEN_VOOR_EEN_NIEUW_BESLUIT))
        self._taak(VERVOLG, uiterlijk, None)
        self.o.log(self.gang, "samen teruggekeken op de hulp", op, self.gang.wie)
        self.open()

    def open(self, klaar: datetime | None = None) -> None:
        """Write the work that still stands there, or that the end of the help took away."""
        if self.terug_gevraagd:
            self._taak(EVALUEREN, self.terug_gevraagd[1], klaar)
        if self.scherp and self.scherp[1] != date.max:
            self._taak(RESULTATEN, self.scherp[1], klaar)
        self.terug_gevraagd = self.scherp = None

    # ── the end ──────────────────────────────────────────────────────────────

    def gemeld(self, laatste: date) -> date:
        """Return the day on which the provider tells the end; of help that stopped not long ago it was told by now."""
        dag = dagen.werkdag_erna(laatste, self.rng.randint(1, 5))
        if self.v.levering == "beeindigd" and self.rng.random() < 0.9:
            dag = max(dagen.werkdag_erna(laatste, 1), min(dag, dagen.werkdag_erna(self.o.vandaag, -1)))
        return dag

    def stop(self, laatste: date, reden: str, gemeld: date) -> datetime | None:
        """Write that the provider told the end; the call afterwards is planned, made, and the case closed."""
        if self.zelf_gestopt:
            assert self.terug is not None
            laatste, reden, gemeld = self.terug, DOOR_INWONER, dagen.werkdag_erna(self.terug, 2)
        op = self._om(gemeld, 15)
        if op is None:
            self.open()
        else:
            wie, zin = self.o.meld(self.gang, self.plek, "stop", laatste, op, reden)
            if self.zelf_gestopt:
                self.o.noteer(self.gang, "hulp gestopt", op, wie.naam, zin)
            else:
                self.rijen.zet(self.gang.nr, self.gang.b, Stand.BEEINDIGD, op, wie.naam, uitleg=zin)
                self._nazorg(op, laatste)
        if op or self.zelf_gestopt:
            self._na(self.gang.op)
        return op

    def _nazorg(self, op: datetime, einde: date) -> None:
        self.open(op)
        belofte = nazorgdag(gemeente=self.slug, einde=einde)
        assert belofte is not None  # each of the six promises a call
        rijen, g = self.regio.nazorg, self.gang.b.gemeente
        rijen.append(NazorgD(len(rijen) + 1, g, self.gang.nr, max(op.date(), belofte.uiterlijk)))

    def _na(self, op: datetime) -> None:
        """Write the call, once more when nobody answered, and closing the case a few days later."""
        bel: date | None = dagen.werkdag_ervoor(
            self.regio.nazorg[-1].uiterlijk - timedelta(days=self.rng.randint(0, 20))
        )
        if self.v.levering == "beeindigd" and self.rng.random() < 0.6:
            bel = None  # still to be made
        eerste = True
        while True:
            nazorg = self.regio.nazorg[-1]
            gebeld = self._om(max(bel, dagen.werkdag_erna(op.date(), 1)), 13) if bel else None
            self._taak(NAZORG, nazorg.uiterlijk, gebeld)
            if gebeld is None:
                return
            hoe = self.rng.choices(("goed", "vraag", "onbereikbaar"), weights=(7, 1, 2 if eerste else 0))[0]
            self._gebeld(nazorg, hoe, gebeld)
            if hoe != "onbereikbaar":
                break
            eerste = False
            weer = dagen.werkdag_erna(gebeld.date(), NOG_EENS_WERKDAGEN)
            self.regio.nazorg.append(
                replace(nazorg, id=len(self.regio.nazorg) + 1, uiterlijk=weer)
            )  # fmt: skip
            bel, op = weer, gebeld
        if hoe == "vraag":
            morgen = dagen.werkdag_erna(gebeld.date(), 1)
            self.o.met_de_hand(self.gang, NIEUWE_VRAAG, morgen, morgen, "nieuwe_vraag")
        dicht = dagen.werkdag_erna(gebeld.date(), self.rng.randint(2, 5))
        klaar = self._om(dicht, 16) if self.v.levering == "afgesloten" else None
        self._taak(AFSLUITEN, dagen.werkdag_erna(gebeld.date(), NOG_EENS_WERKDAGEN), klaar)
        if klaar:
            self.rijen.zet(self.gang.nr, self.gang.b, Stand.AFGESLOTEN, klaar, self.gang.wie.naam)
            self.o.log(self.gang, "vraag afgesloten", klaar, self.gang.wie)

    def _gebeld(self, nazorg: NazorgD, hoe: str, op: datetime) -> None:
        notitie = self.rng.choice(woorden()["nazorg"][hoe])
        self.regio.nazorg[-1] = replace(
            nazorg, gebeld_op=op.date(), hoe=hoe, notitie=notitie, door_naam=self.gang.wie.naam
        )  # fmt: skip
        uitleg = {
            "goed": "Wij belden u. Het gaat goed.",
            "vraag": "Wij belden u. U hebt een nieuwe vraag.",
            "onbereikbaar": "Wij belden u, maar kregen u niet te pakken.",
        }[hoe]
        self.o.noteer(self.gang, "nazorg gebeld", op, self.gang.wie.naam, uitleg)
        self.o.log(self.gang, "nazorg gebeld", op, self.gang.wie)
