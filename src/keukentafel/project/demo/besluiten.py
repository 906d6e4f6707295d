"""Writes the aanvraag, its clock and the besluit: drafts, four eyes, signed and published ones, and help at once.

The rows are those of the acts in reis.besluiten. Minutes and costs are what a made-up consulent decided: no norm.
"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from keukentafel.project.demo import dagen
from keukentafel.project.demo.gesprekken import Inhoud, personen
from keukentafel.project.demo.leveringen import Leveringen
from keukentafel.project.demo.mensen import GRONDSLAG, Personeel
from keukentafel.project.demo.ontwerpen import ARTIKEL, Maker, Ontwerp
from keukentafel.project.demo.rijen import Rijen
from keukentafel.project.demo.vormen import Account, Bewoner
from keukentafel.project.demo.vormen_verloop import AanvraagD, BesluitD, DoelD, HulpD, OpmerkingD, OpschortingD, Verloop
from keukentafel.project.demo.zaakplan import Zaakplan
from keukentafel.recht import termijnen
from keukentafel.recht.besluit import bezwaar_uiterlijk
from keukentafel.recht.nevenlopen import TIJDELIJKE_HULP
from keukentafel.recht.opschorting import StaatStil, aanvulling_gevraagd, met_opschorting, uitstel_gegeven
from keukentafel.recht.stappen import Stand
from keukentafel.recht.taal.tijd import Periode, datum_voluit
from keukentafel.reis.besluiten.mogen import MANDAAT_VOOR
from keukentafel.reis.meelezen import TOEGANG_LEZER
from keukentafel.reis.taken import AANVULLING, BESLUIT, MEELEZEN, NALEZEN, TIJDELIJK_STOPT

SYSTEEM = "Keukentafel"
ARTIKEL_VRAGEN = "Awb art. 4:5 en 4:15 lid 1"
ARTIKEL_LOOPT = "Awb art. 4:15 lid 1"
ARTIKEL_UITSTEL = "Awb art. 4:15 lid 2 onder a"
LEEST_NIET = "Hans Vroomen"
"""The stand-in of Noor: he is in her files already, and reading along would end that."""
WEKEN_TIJDELIJK, KORT_TIJDELIJK = 6, 3
_DAG = timedelta(days=1)


class Besluiten:
    """Adds the rows of aanvragen and besluiten to a region; the same each time for the same seed."""

    def __init__(self, rijen: Rijen, personeel: Personeel, leveringen: Leveringen, *, seed: int, vandaag: date) -> None:
        self.rijen, self.regio, self.vandaag, self.leveringen = rijen, rijen.regio, vandaag, leveringen
        self.rng = random.Random(f"keukentafel besluiten {seed}")
        self.maker = Maker(self.rng, leveringen.contracten)
        self._account = {a.id: a for a in personeel.accounts}
        self._mandaat = {(m.gemeente, m.gebruiker, m.soort): m.tot_cent for m in personeel.mandaten}

    def aanvraag(
        self, nr: int, plan: Zaakplan, wie: Account, dag: date, wijze: str, door: str, *, op: datetime | None = None,
        gevraagd: str = "", inhoud: Inhoud | None = None,
    ) -> None:  # fmt: skip
        """Write an aanvraag of a day and what became of it. `door` is who signed or asked."""
        b, s, v = plan.bewoner, self.rijen, plan.verloop
        op = op or self._op(dag, 13)
        s.zet(nr, b, Stand.AANGEVRAAGD, op, door)
        uiterlijk = termijnen.besluit(startdag=dag).uiterlijk
        rij = AanvraagD(len(self.regio.aanvragen) + 1, b.gemeente, nr, dag, wijze, uiterlijk, gevraagd)
        self.regio.aanvragen.append(rij)
        s._log(nr, b, op, "wijziging", "aanvraag vastgelegd", "zaak behandelen", wie if door == wie.naam else None)
        gedaan = None
        if v and (stil := v.stil or v.uitstel or (v.besluit and (v.besluit, v.besluit))):
            gedaan = self._op(stil[0], 15)
        s._taak(nr, plan, wie, BESLUIT.soort.value, BESLUIT.wat, uiterlijk, gedaan=gedaan)
        if v is None or inhoud is None:
            return
        if v.stil:
            rij = self._stil(nr, plan, wie, rij, v)
        elif v.uitstel:
            rij = self._uitstel(nr, plan, wie, rij, v.uitstel)
        if v.besluit:
            self._besloten(nr, plan, wie, rij, inhoud, v)
        elif v.ontwerp:
            self._in_de_maak(nr, plan, wie, rij, inhoud, v)

    def _op(self, dag: date, uur: int) -> datetime:
        return datetime.combine(dag, time(uur, self.rng.randrange(60)), self.rijen.peil.tzinfo)

    def _termijn(self, nr: int, plan: Zaakplan, wie: Account, rij: AanvraagD, stil: Periode) -> AanvraagD:
        """Return the aanvraag with its clock as it is today, and put its last day on the day of the consulent."""
        termijn = met_opschorting(termijnen.besluit(startdag=rij.ontvangen_op), [stil])
        laatste = None if isinstance(termijn, StaatStil) else termijn.uiterlijk
        nieuw = self.regio.aanvragen[rij.id - 1] = replace(rij, besluit_uiterlijk=laatste)
        if laatste:
            self.rijen._taak(nr, plan, wie, BESLUIT.soort.value, BESLUIT.wat, laatste)
        return nieuw

    def _stil(self, nr: int, plan: Zaakplan, wie: Account, rij: AanvraagD, v: Verloop) -> AanvraagD:
        """Write that we asked for data: the clock stands still, and runs again once they came in."""
        assert v.stil is not None
        assert rij.besluit_uiterlijk is not None
        (begin, tot), b, s = v.stil, plan.bewoner, self.rijen
        op, was = self._op(begin, 15), rij.besluit_uiterlijk
        gevraagd = "\n".join(self.rng.sample(personen()["gevraagd_gegevens"], self.rng.randint(1, 2)))
        rijen = self.regio.opschortingen
        rijen.append(
            OpschortingD(
                len(rijen) + 1, b.gemeente, nr, rij.id, "aanvulling", gevraagd, begin, tot, v.aangevuld, was,
            )
        )  # fmt: skip
        weer = self._op(v.aangevuld, 10) if v.aangevuld else None
        s._taak(nr, plan, wie, AANVULLING.soort.value, AANVULLING.wat, tot, wacht="inwoner", gedaan=weer)
        s._brief(nr, b, "opschorting", op, len(rijen))
        uitleg = f"Wij vroegen u om gegevens. U kunt ze geven tot en met {datum_voluit(tot)}."
        s._stap(nr, b, "gegevens gevraagd", "", "", ARTIKEL_VRAGEN, op, wie.naam, uitleg)
        self._log(nr, b, op, "gegevens gevraagd, de tijd staat stil", wie)
        periode = aanvulling_gevraagd(
            gevraagd_op=begin, aanvullen_tot_en_met=tot, aangevuld_op=v.aangevuld, peildatum=self.vandaag
        )
        nieuw = self._termijn(nr, plan, wie, rij, periode)
        if weer and nieuw.besluit_uiterlijk:
            uitleg = "Wij kregen de gegevens die wij vroegen."
            s._stap(nr, b, "gegevens ontvangen", "", "", ARTIKEL_LOOPT, weer, wie.naam, uitleg)
            laatste = datum_voluit(nieuw.besluit_uiterlijk)
            uitleg = f"De tijd voor ons besluit loopt weer. U krijgt het uiterlijk {laatste}."
            s._stap(nr, b, "tijd loopt weer", "", "", ARTIKEL_LOOPT, weer, SYSTEEM, uitleg)
            self._log(nr, b, weer, "gegevens ontvangen", wie)
        return nieuw

    def _uitstel(self, nr: int, plan: Zaakplan, wie: Account, rij: AanvraagD, uitstel: tuple[date, date]) -> AanvraagD:
        """Write that the resident agreed to wait longer."""
        assert rij.besluit_uiterlijk is not None
        (begin, tot), b, s = uitstel, plan.bewoner, self.rijen
        op, rijen = self._op(begin, 15), self.regio.opschortingen
        reden = self.rng.choice(personen()["reden_verlenging"])
        was = rij.besluit_uiterlijk
        rijen.append(OpschortingD(len(rijen) + 1, b.gemeente, nr, rij.id, "instemming", reden, begin, tot, None, was))
        nieuw = self._termijn(nr, plan, wie, rij, uitstel_gegeven(ingestemd_op=begin, dagen=(tot - begin).days))
        assert nieuw.besluit_uiterlijk is not None
        s._brief(nr, b, "verlenging", op, len(rijen))
        laatste = datum_voluit(nieuw.besluit_uiterlijk)
        uitleg = f"U vond het goed dat ons besluit later komt: uiterlijk {laatste}."
        s._stap(nr, b, "meer tijd afgesproken", "", "", ARTIKEL_UITSTEL, op, wie.naam, uitleg)
        self._log(nr, b, op, "meer tijd voor het besluit afgesproken", wie)
        return nieuw

    def _lezer(self, b: Bewoner, soort: str, kosten: int, wie: Account) -> Account:
        """Return who reads along: somebody else with a mandate for this, and for this amount."""
        mandaat = MANDAAT_VOOR[soort].value
        mensen = [
            self._account[wie_]
            for (gemeente, wie_, m), tot in sorted(self._mandaat.items(), key=lambda x: x[0][1])
            if gemeente == b.gemeente and m == mandaat and wie_ != wie.id and (tot is None or kosten <= tot)
        ]
        return self.rng.choice([m for m in mensen if m.naam != LEEST_NIET])

    def _mag(self, b: Bewoner, soort: str, kosten: int, wie: Account) -> bool:
        sleutel = (b.gemeente, wie.id, MANDAAT_VOOR[soort].value)
        if sleutel not in self._mandaat:
            return False
        tot = self._mandaat[sleutel]
        return tot is None or kosten <= tot

    def _bewaar(
        self, nr: int, b: Bewoner, aanvraag: AanvraagD | None, o: Ontwerp, opsteller: Account, **velden: Any
    ) -> BesluitD:
        r = self.regio
        rij = BesluitD(
            len(r.besluiten) + 1, b.gemeente, nr, aanvraag.id if aanvraag else None, opsteller=opsteller.id,
            **o.velden, **velden,
        )  # fmt: skip
        r.besluiten.append(rij)
        for volgorde, (doel, hulp) in enumerate(o.doelen, start=1):
            r.doelen.append(DoelD(len(r.doelen) + 1, b.gemeente, nr, rij.id, volgorde, **doel))
            for plek, h in enumerate(hulp, start=1):
                r.hulp.append(HulpD(len(r.hulp) + 1, b.gemeente, nr, r.doelen[-1].id, plek, **h))
        return rij

    def _in_de_maak(self, nr: int, plan: Zaakplan, wie: Account, rij: AanvraagD, inhoud: Inhoud, v: Verloop) -> None:
        """Write a draft: still incomplete, with a colleague who reads it, or read already."""
        b, s = plan.bewoner, self.rijen
        half = v.ontwerp == "concept" and not plan.inhoud
        o = self.maker.maak(plan, inhoud, v.soort, self.vandaag, self._loopt(nr), half=half)
        op = self._op(dagen.werkdag_erna(rij.ontvangen_op, 1), 10)
        if v.ontwerp == "concept":
            self._bewaar(nr, b, rij, o, wie, staat="concept")
            self._log(nr, b, op, "ontwerp van het besluit geschreven", wie)
            return
        lezer = self._lezer(b, v.soort, o.velden["kosten_cent"] or 0, wie)
        gelezen = v.ontwerp == "gelezen"
        self._bewaar(nr, b, rij, o, wie, staat="concept" if gelezen else "ter_lezing", lezer=lezer.id)
        self._log(nr, b, op, "ontwerp van het besluit geschreven", wie)
        klaar = self._op(dagen.werkdag_erna(rij.ontvangen_op, 2), 11) if gelezen else None
        self._meelezen(nr, plan, wie, lezer, op + timedelta(hours=2), klaar, rij)
        if gelezen and klaar and self.rng.random() < 0.4:
            rijen = self.regio.opmerkingen
            tekst = self.rng.choice(personen()["opmerkingen"])
            rijen.append(OpmerkingD(len(rijen) + 1, b.gemeente, nr, None, tekst, lezer.naam, klaar))
            s._log(nr, b, klaar, "wijziging", "opmerking geschreven", "zaak behandelen", lezer)

    def _meelezen(
        self, nr: int, plan: Zaakplan, wie: Account, lezer: Account, op: datetime, klaar: datetime | None,
        rij: AanvraagD, *, tekent: bool = False,
    ) -> None:  # fmt: skip
        """Write that a colleague reads along until `klaar`; with `tekent` the reader signs instead of giving back."""
        b, s = plan.bewoner, self.rijen
        uiterlijk = rij.besluit_uiterlijk or op.date()
        s._taak(nr, plan, lezer, MEELEZEN.soort.value, MEELEZEN.wat, uiterlijk, gedaan=klaar)
        s._betrokken(nr, b, lezer, "lezer", op, klaar or op + TOEGANG_LEZER, wie.naam)
        self._log(nr, b, op, f"besluit ter lezing bij {lezer.naam}", wie)
        if klaar and not tekent:
            self._log(nr, b, klaar, "besluit meegelezen", lezer)

    def _loopt(self, nr: int) -> bool:
        return any(h.zaak == nr for h in self.regio.lopende_hulp[-1:])

    def _besloten(self, nr: int, plan: Zaakplan, wie: Account, rij: AanvraagD, inhoud: Inhoud, v: Verloop) -> None:
        """Write a besluit that was seen by two, signed and published."""
        assert v.besluit is not None
        b, s = plan.bewoner, self.rijen
        o = self.maker.maak(plan, inhoud, v.soort, v.besluit, self._loopt(nr))
        kosten = o.velden["kosten_cent"] or 0
        lezer = self._lezer(b, v.soort, kosten, wie)
        zelf = self._mag(b, v.soort, kosten, wie) and self.rng.random() < 0.5
        tekent = wie if zelf else lezer
        begin = self._op(dagen.werkdag_erna(rij.ontvangen_op, 1), 10)
        gelezen = self._op(dagen.werkdag_erna(rij.ontvangen_op, 2), 11)
        op = next(t.gedaan_op for t in reversed(self.regio.taken) if t.zaak == nr and t.wat == BESLUIT.wat)
        assert op is not None
        besluit = self._bewaar(
            nr, b, rij, o, wie, staat="bekendgemaakt", lezer=lezer.id, getekend_door=tekent.id,
            mandaat_grond=GRONDSLAG, bekendgemaakt_op=v.besluit, bezwaar_uiterlijk=bezwaar_uiterlijk(v.besluit),
            besluit_uiterlijk=rij.besluit_uiterlijk,
        )  # fmt: skip
        self._log(nr, b, begin, "ontwerp van het besluit geschreven", wie)
        self._meelezen(nr, plan, wie, lezer, begin + timedelta(hours=2), gelezen if zelf else op, rij, tekent=not zelf)
        naar = Stand.TOEGEKEND if v.soort == "toekenning" else Stand.AFGEWEZEN
        s.zet(nr, b, naar, op, tekent.naam)
        s._brief(nr, b, f"besluit_{v.soort}", op, besluit.id)
        self._log(nr, b, op, "besluit getekend en verstuurd", tekent)
        if besluit.vorm == "natura":
            self.leveringen.na_toekenning(nr, plan, wie, besluit, v, op)

    def tijdelijk(self, nr: int, plan: Zaakplan, wie: Account, op: datetime) -> None:
        """Write help at once, signed by one and looked over by a second; some of it made longer later."""
        dag = op.date()
        kort = (self.vandaag - dag).days <= 18 and self.rng.random() < 0.3
        assert plan.verloop is not None
        verlengd = plan.verloop.gang == "tijdelijk_verlengd"
        einde = dag + timedelta(weeks=KORT_TIJDELIJK if kort else WEKEN_TIJDELIJK) - _DAG
        o = self.maker.tijdelijk(plan.bewoner.gemeente, dag, einde)
        tweede = self._op(dagen.werkdag_erna(self.vandaag, -self.rng.randint(2, 3)), 9) if verlengd else None
        eerste = self._geef(nr, plan, wie, o, op, tot=tweede)
        if tweede:
            onderzoek = self.regio.zaken[nr - 1].onderzoek_uiterlijk
            tot = termijnen.besluit(startdag=onderzoek).uiterlijk
            langer = Ontwerp(o.velden | {"van": einde + _DAG, "einde": tot}, o.doelen)
            self._geef(nr, plan, wie, langer, tweede, vorige=eerste)

    def _geef(
        self, nr: int, plan: Zaakplan, wie: Account, o: Ontwerp, op: datetime, *, tot: datetime | None = None,
        vorige: BesluitD | None = None,
    ) -> BesluitD:  # fmt: skip
        b, s, dag = plan.bewoner, self.rijen, op.date()
        lezer = self._lezer(b, "tijdelijk", 0, wie)
        besluit = self._bewaar(
            nr, b, None, o, wie, staat="bekendgemaakt", lezer=lezer.id, getekend_door=wie.id, mandaat_grond=GRONDSLAG,
            bekendgemaakt_op=dag, bezwaar_uiterlijk=bezwaar_uiterlijk(dag), artikel=ARTIKEL["tijdelijk"],
            verlengt=vorige.id if vorige else None,
        )  # fmt: skip
        s._brief(nr, b, "tijdelijke_ondersteuning", op, besluit.id)
        nalezen = dagen.werkdag_erna(dag, 1)
        gedaan = self._op(nalezen, 9) if nalezen < self.vandaag else None
        s._taak(nr, plan, lezer, NALEZEN.soort.value, NALEZEN.wat, nalezen, gedaan=gedaan)
        s._betrokken(nr, b, lezer, "lezer", op, gedaan or op + TOEGANG_LEZER, wie.naam)
        einde = o.velden["einde"]
        stopt = max(dag, dagen.werkdag_erna(einde, -5))
        s._taak(nr, plan, wie, TIJDELIJK_STOPT.soort.value, TIJDELIJK_STOPT.wat, stopt, gedaan=tot)
        wat = "tijdelijke hulp verlengd" if vorige else "tijdelijke hulp"
        uitleg = f"U krijgt tijdelijke hulp tot en met {datum_voluit(einde)}."
        s._stap(nr, b, wat, "", "", TIJDELIJKE_HULP.artikel, op, wie.naam, uitleg)
        self._log(nr, b, op, "besluit over tijdelijke hulp verstuurd", wie)
        if gedaan:
            uitleg = "Een collega keek het besluit over tijdelijke hulp na."
            s._stap(nr, b, "besluit nagekeken", "", "", "", gedaan, lezer.naam, uitleg)
            self._log(nr, b, gedaan, "besluit bij spoed nagekeken", lezer)
        self.leveringen.na_tijdelijk(nr, plan, wie, besluit, o.doelen[0][1][0]["activiteit"], op)
        return besluit

    def _log(self, nr: int, b: Bewoner, op: datetime, wat: str, wie: Account) -> None:
        self.rijen._log(nr, b, op, "wijziging", wat, "zaak behandelen", wie)
