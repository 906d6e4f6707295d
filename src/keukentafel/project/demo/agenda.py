"""The diary of the consulenten: one talk at a time, on their own days, in office hours, never at carnival."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, datetime, time, timedelta

from keukentafel.project.demo import dagen
from keukentafel.project.demo.vormen import Account
from keukentafel.stelsel.klok import moment

UREN = (time(9, 0), time(10, 30), time(13, 0), time(14, 30))
PAUZE = timedelta(minutes=15)


class Agenda:
    """Finds and keeps the hours of talks, and shares out new cases."""

    def __init__(self, *, peilmoment: datetime, seed: int) -> None:
        self._rng = random.Random(f"keukentafel agenda {seed}")
        self._peil = peilmoment
        self._bezet: dict[int, list[tuple[datetime, datetime]]] = {}
        self._drukte: Counter[int] = Counter()

    def deel_toe(self, consulenten: list[Account]) -> Account:
        """Return the consulent with the least work for the days he or she works, among two drawn."""
        twee = self._rng.sample(consulenten, 2)
        wie = min(twee, key=lambda a: (self._drukte[a.id] / len(a.dagen), a.id))
        self._drukte[wie.id] += 1
        return wie

    def telt_mee(self, wie: Account) -> None:
        """Count a case that got its consulent in another way."""
        self._drukte[wie.id] += 1

    def zet_vast(self, wie: Account, begin: datetime, minuten: int) -> datetime:
        """Keep a fixed hour. Raises ValueError when the consulent has a talk then."""
        if not self._vrij(wie, begin, minuten):
            raise ValueError(f"{wie.naam} heeft dan al een gesprek: {begin}")
        self._bezet.setdefault(wie.id, []).append((begin, begin + timedelta(minutes=minuten)))
        return begin

    def zoek(self, wie: Account, vanaf: date, minuten: int) -> datetime:
        """Keep and return the first free hour on or after a day (UTC)."""
        dag = vanaf
        while True:
            if dag.weekday() in wie.dagen and dagen.is_werkdag(dag) and not dagen.is_carnaval(dag):
                uren = [moment(dag, uur) for uur in UREN]
                eerst_straks = dag == self._peil.date()
                vrij = [u for u in uren if self._vrij(wie, u, minuten) and not (eerst_straks and u <= self._peil)]
                if vrij:
                    return self.zet_vast(wie, self._rng.choice(vrij), minuten)
            dag += timedelta(days=1)

    def _vrij(self, wie: Account, begin: datetime, minuten: int) -> bool:
        einde = begin + timedelta(minutes=minuten)
        return all(einde + PAUZE <= b or begin >= e + PAUZE for b, e in self._bezet.get(wie.id, []))
