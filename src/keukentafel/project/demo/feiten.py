"""The facts of the monitor as the acts of the demo would have left them: a walk over its timeline.

Which soort, day, rung and value a fact has follows reis.leren.feiten; a test replays the acts themselves and compares.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime

from keukentafel.project.demo.tabellen import Regio
from keukentafel.project.demo.vormen import StapD
from keukentafel.project.demo.vormen_levering import FeitD
from keukentafel.recht.ladder import Oordeel, Trede, antwoord_op
from keukentafel.recht.stappen import Stand
from keukentafel.reis.leren.feiten import MET_DUUR, TERUG, ZONDER_ANTWOORD, Feitsoort

_MELDING_ERBIJ = "melding erbij"
_NAZORG = "nazorg gebeld"


class _Loper:
    """Walks over a region in the order of time."""

    def __init__(self, r: Regio) -> None:
        self.r = r
        self.rijen: list[FeitD] = []
        self._geheim = {b.id: b.geheim_adres for b in r.bewoners}
        self._start: dict[int, date] = {}
        self._antwoord: dict[int, FeitD] = {}
        self._treden: dict[int, dict[Trede, Oordeel]] = defaultdict(dict)
        for t in r.treden:
            self._treden[t.zaak][Trede(t.trede)] = Oordeel(t.oordeel)
        self._gemeld: dict[tuple[int, datetime], tuple[str, date]] = {}
        for m in r.levermeldingen:
            self._gemeld[m.zaak, m.vastgelegd_op] = (m.soort, m.datum)
        standen: dict[int, list[str]] = defaultdict(list)
        for st in r.resultaatstanden:
            standen[st.evaluatie].append(st.stand)
        self._terug = {(e.zaak, e.vastgelegd_op): standen[e.id] for e in r.evaluaties}

    def leg(self, zaak: int, soort: str, dag: date, trede: str = "", waarde: int | None = None) -> FeitD:
        z = self.r.zaken[zaak - 1]
        wijk = "" if self._geheim[z.inwoner] else z.wijk_code
        feit = FeitD(len(self.rijen) + 1, z.gemeente, zaak, soort, dag, wijk, trede, waarde)
        self.rijen.append(feit)
        return feit

    def stap(self, s: StapD) -> None:
        if s.handeling == Feitsoort.MELDEN and not s.van:
            self._start[s.zaak] = s.dag
            self.leg(s.zaak, Feitsoort.MELDEN, s.dag)
        elif s.handeling == _MELDING_ERBIJ:
            self._erbij(s.zaak, s.dag)
        elif s.handeling == Feitsoort.SAMENVOEGEN:
            self.leg(s.zaak, TERUG + Feitsoort.MELDEN, self._start[s.zaak])
            self.leg(s.zaak, Feitsoort.SAMENVOEGEN, s.dag)
        elif s.handeling == _NAZORG:
            self.leg(s.zaak, Feitsoort.NAZORG, s.dag)
        elif s.van and s.naar:
            self._tabel(s)

    def _erbij(self, zaak: int, dag: date) -> None:
        was = self._start[zaak]
        if dag < was:  # the earliest date counts
            self.leg(zaak, TERUG + Feitsoort.MELDEN, was)
            self.leg(zaak, Feitsoort.MELDEN, dag)
            self._start[zaak] = dag
        self.leg(zaak, Feitsoort.MELDING_ERBIJ, dag)

    def _tabel(self, s: StapD) -> None:
        soort = Feitsoort(s.handeling)
        sinds = self._start[s.zaak]
        terug = self._terug.get((s.zaak, s.tijdstip))
        if s.naar == Stand.IN_EVALUATIE and terug is not None:  # what was said comes first, then its step
            self.leg(s.zaak, Feitsoort.EVALUATIE, s.dag)
            for stand in terug:
                self.leg(s.zaak, Feitsoort.RESULTAAT, s.dag, stand)
        self.leg(s.zaak, soort, s.dag, waarde=(s.dag - sinds).days if soort in MET_DUUR else None)
        if s.naar == Stand.OPGELOST_ZONDER_MAATWERK:
            trede = antwoord_op(self._treden[s.zaak])
            self._antwoord[s.zaak] = self.leg(s.zaak, Feitsoort.ANTWOORD, s.dag, trede.value if trede else "")
        elif s.naar == Stand.TOEGEKEND and Stand(s.van) in ZONDER_ANTWOORD:
            self._antwoord[s.zaak] = self.leg(s.zaak, Feitsoort.ANTWOORD, s.dag, Trede.MAATWERK.value)
        elif s.van == Stand.OPGELOST_ZONDER_MAATWERK and s.naar != Stand.AFGESLOTEN:
            was = self._antwoord.pop(s.zaak)
            self.leg(s.zaak, TERUG + was.soort, was.dag, was.trede, was.waarde)
        gemeld, datum = self._gemeld.get((s.zaak, s.tijdstip), ("", s.dag))
        if s.naar == Stand.HULP_LOOPT and gemeld == "start":
            self.leg(s.zaak, Feitsoort.HULP_GESTART, datum, waarde=max(0, (datum - sinds).days))
        elif s.naar == Stand.BEEINDIGD and (gemeld == "stop" or terug is not None):
            self.leg(s.zaak, Feitsoort.HULP_GESTOPT, datum)


def maak_feiten(r: Regio) -> list[FeitD]:
    """Return the facts of a region whose steps stand in the order of time."""
    loper = _Loper(r)
    for s in r.stappen:
        loper.stap(s)
    return loper.rijen
