"""One walk through the acts: who walks along, its clock and its cases, and how an act joins the list."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from keukentafel.dossier.zaak.models import Zaak
from keukentafel.reis.handeling import Geweigerd, NietGevonden, Wie
from keukentafel.reis.inzien import BuitenEigenWerk
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente

BEGIN = datetime(2027, 2, 1, 9, 0, tzinfo=UTC)
WEIGERINGEN = (Geweigerd, NietGevonden, BuitenEigenWerk)
INWONER = Wie(None, "Inwoner, via de website", "inwoner")


@dataclass
class Mensen:
    """Who walks along: two consulenten without a mandate to grant, one with, one of kwaliteit, one supporter, and
    Petra of a provider."""

    noor: Wie
    sanne: Wie
    hans: Wie
    karin: Wie
    steun: Wie
    petra: Wie


@dataclass
class Wandeling:
    """One walk: its chance, its clock, its cases, and what was done so far (`spoor`, for a message that helps)."""

    gemeente: Gemeente
    elders: Gemeente
    mensen: Mensen
    toeval: random.Random
    op: datetime = BEGIN
    zaken: list[int] = field(default_factory=list)
    zaak: int = 0
    spoor: list[str] = field(default_factory=list)
    gedaan: Counter[str] = field(default_factory=Counter)
    geweigerd: Counter[str] = field(default_factory=Counter)
    afgevinkt: set[int] = field(default_factory=set)
    """The tasks that somebody ticked off by hand."""
    foto: dict[str, tuple[int, int]] | None = None
    """What stood in the database after the last act, None when that must be looked up again."""

    # --- chance, and where the case stands

    def kans(self, deel: float) -> bool:
        """Whether something happens that happens in this part of the times."""
        return self.toeval.random() < deel

    def record(self, zaak: int | None = None) -> Zaak:
        """The case as it stands in the database."""
        return Zaak.objects.get(id=zaak or self.zaak)

    @property
    def dag(self) -> date:
        """Today."""
        return klok.dag_van(self.op)

    def wie(self) -> Wie:
        """Mostly who has the case, else a colleague."""
        m = self.mensen
        return self.eigenaar() if self.kans(0.93) else self.toeval.choice([m.noor, m.sanne, m.hans, m.karin])

    def eigenaar(self) -> Wie:
        """Who has the case."""
        m = self.mensen
        return {w.id: w for w in (m.noor, m.sanne, m.hans)}.get(self.record().behandelaar_id, m.noor)

    def basis(self, wie: Wie | None = None) -> dict[str, object]:
        """What nearly every act wants to know."""
        return {"gemeente": self.gemeente, "zaak": self.zaak, "wie": wie or self.wie(), "op": self.op}

    def tik(self) -> None:
        """Let time pass: mostly hours, sometimes days, now and then weeks."""
        keus = self.toeval.random()
        uren = self.toeval.randint(1, 6) if keus < 0.55 else self.toeval.randint(24, 96)
        self.op += timedelta(hours=uren if keus < 0.93 else self.toeval.randint(14, 35) * 24)

    def doe(self, act: Callable[[Wandeling], object]) -> bool:
        """Do one act; return whether it was allowed. Anything but a refusal goes through: that is a fault."""
        naam = act.__name__
        self.spoor.append(f"{self.op:%d-%m %H:%M} {self.zaak} {naam}")
        try:
            act(self)
        except WEIGERINGEN as fout:
            self.geweigerd[naam] += 1
            self.spoor[-1] += f": geweigerd, {fout}"
            return False
        self.gedaan[naam] += 1
        return True


ACTEN: list[Callable[[Wandeling], object]] = []


def act(functie: Callable[[Wandeling], object]) -> Callable[[Wandeling], object]:
    """Put an act on the list to choose from."""
    ACTEN.append(functie)
    return functie
