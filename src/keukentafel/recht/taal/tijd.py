"""Dagen en perioden. Een periode loopt van haar begin tot (niet tot en met) haar einde: geen dag dubbel, geen kwijt."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self

from keukentafel.recht.taal.bron import bron
from keukentafel.recht.taal.kalender import feestdagen, is_gewone_dag

_DAG = timedelta(days=1)
WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Periode:
    """Van `begin` tot (niet tot en met) `einde`; een open einde is None. Fout: ValueError als het einde te vroeg is."""

    begin: date
    einde: date | None = None

    def __post_init__(self) -> None:
        if isinstance(self.begin, datetime) or isinstance(self.einde, datetime):
            raise TypeError("een periode bestaat uit dagen, niet uit tijdstippen")
        if self.einde is not None and self.einde < self.begin:
            raise ValueError(f"de periode eindigt ({self.einde}) voor zij begint ({self.begin})")

    @classmethod
    def tot_en_met(cls, begin: date, laatste: date) -> Self:
        """De periode waarvan `laatste` de laatste dag is die meetelt."""
        return cls(begin, laatste + _DAG)

    def __contains__(self, dag: date) -> bool:
        return self.begin <= dag and (self.einde is None or dag < self.einde)

    @property
    def leeg(self) -> bool:
        """Of er geen enkele dag in de periode valt."""
        return self.einde == self.begin

    @property
    def open(self) -> bool:
        """Of het einde nog niet bekend is."""
        return self.einde is None

    @property
    def dagen(self) -> int | None:
        """Het aantal dagen; None bij een open einde."""
        return None if self.einde is None else (self.einde - self.begin).days

    @property
    def laatste_dag(self) -> date | None:
        """De laatste dag die meetelt ('t/m'); None bij een open einde. Fout: ValueError als de periode leeg is."""
        if self.leeg:
            raise ValueError("een lege periode heeft geen laatste dag")
        return None if self.einde is None else self.einde - _DAG

    def knip(self, dag: date) -> tuple["Periode", "Periode"]:
        """Twee stukken: tot deze dag, en vanaf deze dag. Fout: ValueError als de dag buiten de periode ligt."""
        if dag < self.begin or (self.einde is not None and dag > self.einde):
            raise ValueError(f"{dag} ligt buiten de periode")
        return Periode(self.begin, dag), Periode(dag, self.einde)

    def overlapt(self, ander: "Periode") -> bool:
        """Of er een dag is die in beide perioden valt."""
        return self.doorsnede(ander) is not None

    def doorsnede(self, ander: "Periode") -> "Periode | None":
        """De dagen die in beide perioden vallen, of None als die er niet zijn."""
        begin = max(self.begin, ander.begin)
        einden = [einde for einde in (self.einde, ander.einde) if einde is not None]
        einde = min(einden, default=None)
        if einde is not None and einde <= begin:
            return None
        return Periode(begin, einde)

    def omvat(self, ander: "Periode") -> bool:
        """Of elke dag van de andere periode ook in deze valt."""
        return ander.leeg or self.doorsnede(ander) == ander

    def sluit_aan_op(self, vorige: "Periode") -> bool:
        """Of deze periode precies begint waar de vorige ophoudt: geen gat en geen overlap."""
        return vorige.einde == self.begin


@bron("Afspraak van het huis", "perioden samenvoegen: geen dag telt dubbel")
def samengevoegd(perioden: Iterable[Periode]) -> tuple[Periode, ...]:
    """Dezelfde dagen in zo weinig mogelijk perioden, oudste eerst: wat overlapt of aansluit wordt een geheel."""
    geheel: list[Periode] = []
    for periode in sorted((p for p in perioden if not p.leeg), key=lambda p: p.begin):
        vorige = geheel[-1] if geheel else None
        if vorige is not None and (vorige.einde is None or periode.begin <= vorige.einde):
            einde = None if vorige.einde is None or periode.einde is None else max(vorige.einde, periode.einde)
            geheel[-1] = Periode(vorige.begin, einde)
        else:
            geheel.append(periode)
    return tuple(geheel)


@bron("Algemene termijnenwet", "1 lid 1")
def tel_werkdagen(*, van: date, tot: date) -> int:
    """Hoeveel gewone dagen er na `van` zijn, tot en met `tot`; negatief als `tot` voor `van` ligt."""
    if tot < van:
        return -tel_werkdagen(van=tot, tot=van)
    # Hele weken tellen vijf dagen; alleen de rest en de feestdagen op een doordeweekse dag gaan een voor een.
    weken, rest = divmod((tot - van).days, 7)
    doordeweeks = 5 * weken + sum((tot - n * _DAG).weekday() < 5 for n in range(rest))
    vrij = (dag for jaar in range((van + _DAG).year, tot.year + 1) for dag in feestdagen(jaar))
    return doordeweeks - sum(van < dag <= tot and dag.weekday() < 5 for dag in vrij)


@bron("Algemene termijnenwet", "1 lid 1")
def na_werkdagen(*, van: date, aantal: int) -> date:
    """De zoveelste gewone dag na `van` (bij een negatief aantal: ervoor). Nul geeft `van` zelf."""
    stap = _DAG if aantal >= 0 else -_DAG
    dag, nog = van, abs(aantal)
    while nog:
        dag += stap
        nog -= is_gewone_dag(dag)
    return dag


@bron("Afspraak van het huis", "een datum voluit")
def datum_voluit(dag: date) -> str:
    """De datum zoals zij in een brief staat: 'maandag 15 maart 2027'."""
    return f"{WEEKDAGEN[dag.weekday()]} {dag.day} {MAANDEN[dag.month - 1]} {dag.year}"
