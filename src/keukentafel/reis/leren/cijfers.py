"""The numbers of municipalities, as policy may see them: counts with everything small hidden (ADR 0017).

What is shown of one municipality hangs together (a page, a file, a sheet), so all of it comes from here, hidden once.
No number of decisions stands beside the answers on the ladder: their difference would be the refusals, and those may
be few. The days are therefore a whole average, without how many they are of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from keukentafel.omgeving.monitor import queries as monitor
from keukentafel.omgeving.monitor.models import Verversing
from keukentafel.omgeving.monitor.queries import Som
from keukentafel.omgeving.sociale_kaart import queries as sociale_kaart
from keukentafel.omgeving.sociale_kaart.queries import Telling
from keukentafel.recht.kleine_getallen import DREMPEL, Lijst, Tabel, verberg_lijst, verberg_tabel
from keukentafel.recht.ladder import Trede
from keukentafel.reis.handeling import Wie, handeling
from keukentafel.reis.leren.feiten import TERUG, Feitsoort
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente, Wijk
from keukentafel.stelsel.gemeenten.queries import wijken as wijken_van
from keukentafel.stelsel.logboek import operations as logboek

ONBEKEND = ""
"""The wijk of a question whose address is secret or unknown; the rung of one for which none was written down."""
UITKOMSTEN = ("bereikt", "deels", "niet")
BESLUITEN = (Feitsoort.TOEKENNEN, Feitsoort.AFWIJZEN, Feitsoort.BUITEN_BEHANDELING_STELLEN)
FORMEEL = ("formeel_algemeen", "formeel_semiprofessioneel")
MAANDEN = 12


class Aantal(NamedTuple):
    """How many facts stand, and the sum of their values."""

    aantal: int
    som: int


Netto = Mapping[tuple[str, str, str], Aantal]
"""{(soort, wijk, rung): what stands} of one municipality."""


@dataclass(frozen=True, kw_only=True)
class Periode:
    """Whole months from `van` until (not included) `tot`."""

    van: date
    tot: date

    @property
    def tot_en_met(self) -> date:
        """Return the last day of it."""
        return self.tot - timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Aanbodtelling:
    """What the sociale kaart holds, per wijk code; ONBEKEND is for the whole municipality. It is public."""

    per_wijk: Mapping[str, int]
    totaal: int
    bevestigd: int


@dataclass(frozen=True, kw_only=True)
class Cijferblad:
    """Counts as policy may see them, of one municipality or of several together. None among counts is hidden.

    `geteld` False: not counted everywhere. `periode` None: counted over different months, so nothing of it is added
    up. `sinds`: the day from which was counted, when that lies in or after the months; None when all of them were.
    `vragen` per wijk; `antwoorden` per wijk and rung (a Trede, or ONBEKEND when that
    occurs). The `..._eerder` are of the twelve months before, None when those were not wholly counted or are too small.
    """

    wijken: tuple[Wijk, ...]
    geteld: bool
    periode: Periode | None
    sinds: date | None
    vragen: Lijst
    antwoorden: Tabel
    treden: tuple[str, ...]
    uitkomsten: Lijst
    vragen_eerder: int | None
    maatwerk_eerder: int | None
    informeel: Aanbodtelling
    formeel: Aanbodtelling

    @property
    def inwoners(self) -> int | None:
        """Return the inhabitants of all wijken, None when that of one is not known."""
        aantallen = [wijk.inwoners for wijk in self.wijken]
        return None if not aantallen or None in aantallen else sum(n for n in aantallen if n)

    @property
    def maatwerk(self) -> int | None:
        """Return how many questions found their answer in maatwerk, None when hidden."""
        return self.antwoorden.kolommen[Trede.MAATWERK]


@dataclass(frozen=True, kw_only=True)
class Cijfers(Cijferblad):
    """Everything that policy sees of one municipality. `ververst_op` None: never counted.

    `besluit_dagen` and `hulp_dagen` are whole days on average from the melding, None below ten.
    """

    gemeente: Gemeente
    peildag: date
    ververst_op: datetime | None
    periode: Periode
    besluit_dagen: int | None
    hulp_dagen: int | None


def tienden_per_duizend(aantal: int, inwoners: int) -> int:
    """Return how many of each thousand inhabitants, in tenths, rounded half up."""
    return (20_000 * aantal + inwoners) // (2 * inwoners)


def periode_van(dag: date) -> Periode:
    """Return the twelve whole months before the month of this day: a month counts when it is over.

    So a year stands beside a year of the same length, and what one day adds cannot be seen from one day to the next.
    """
    tot = dag.replace(day=1)
    return Periode(van=_maanden_terug(tot, MAANDEN), tot=tot)


def _maanden_terug(maand: date, aantal: int) -> date:
    nummer = maand.year * 12 + maand.month - 1 - aantal
    return date(nummer // 12, nummer % 12 + 1, 1)


@handeling
def cijfers(
    *, gemeenten: Sequence[Gemeente], wie: Wie, op: datetime, waarvoor: str = "cijfers bekeken"
) -> tuple[Cijfers, ...]:
    """Return the numbers of each of these municipalities over the twelve months before that of its last refresh.

    That is logged in each of them; `waarvoor` is the line. Six statements, however many municipalities and facts.
    """
    logboek.inzage_overal(
        gemeenten=[g.code for g in gemeenten], handeling=waarvoor, wie=wie, op=op, object_soort="cijfers"
    )
    return bereken(gemeenten=gemeenten, peildag=klok.dag_van(op))


def bereken(*, gemeenten: Sequence[Gemeente], peildag: date) -> tuple[Cijfers, ...]:
    """Return the numbers as `cijfers` does, without a line in the log. `peildag` counts for what is on offer.

    What one municipality hides does not depend on which others are asked for: each is hidden on its own.
    """
    codes = [g.code for g in gemeenten]
    verversingen = monitor.verversingen(gemeenten=codes)
    perioden = {
        g: periode_van(klok.dag_van(verversingen[g].ververst_op) if g in verversingen else peildag) for g in codes
    }
    eerder = {g: periode_van(periode.van) for g, periode in perioden.items()}
    wijken = wijken_van(gemeenten=codes)
    nu, toen = _sommen(perioden), _sommen(eerder)
    aanbod = sociale_kaart.tellingen(gemeenten=codes)
    return tuple(
        _van_een(
            gemeente=gemeente, peildag=peildag, verversing=(v := verversingen.get(g)), periode=perioden[g],
            wijken=tuple(wijk for wijk in wijken if wijk.gemeente_id == g), nu=nu[g],
            toen=toen[g] if v and v.geteld_vanaf <= eerder[g].van else None,
            aanbod=[telling for telling in aanbod if telling.gemeente == g],
        )
        for gemeente, g in zip(gemeenten, codes, strict=True)
    )  # fmt: skip


def _sommen(perioden: Mapping[int, Periode]) -> dict[int, Netto]:
    """Return the counts of each municipality in its own months."""
    per_gemeente: dict[int, list[Som]] = {g: [] for g in perioden}
    for som in monitor.sommen({g: (periode.van, periode.tot) for g, periode in perioden.items()}):
        per_gemeente[som.gemeente].append(som)
    return {g: _netto(sommen) for g, sommen in per_gemeente.items()}


def _van_een(
    *, gemeente: Gemeente, peildag: date, verversing: Verversing | None, periode: Periode, wijken: tuple[Wijk, ...],
    nu: Netto, toen: Netto | None, aanbod: Sequence[Telling],
) -> Cijfers:  # fmt: skip
    """Return the numbers of one municipality, hidden. `toen` None: the year before was not wholly counted."""
    codes = (*(wijk.code for wijk in wijken), ONBEKEND)
    antwoord = Feitsoort.ANTWOORD
    per_plek: Counter[tuple[str, str]] = Counter()
    for (soort, wijk, trede), som in nu.items():
        if soort == antwoord:
            per_plek[_plek(wijk, codes), trede] += som.aantal
    los = (ONBEKEND,) if any(n for (_, trede), n in per_plek.items() if trede == ONBEKEND) else ()
    treden = (*(trede.value for trede in Trede), *los)
    uitkomsten = {uitkomst: _som(nu, Feitsoort.RESULTAAT, trede=uitkomst).aantal for uitkomst in UITKOMSTEN}
    if _som(nu, Feitsoort.EVALUATIE).aantal < DREMPEL:  # one evaluation may hold many results: these are of few people
        uitkomsten = dict.fromkeys(UITKOMSTEN, 0)
    return Cijfers(
        gemeente=gemeente,
        wijken=wijken,
        peildag=peildag,
        geteld=verversing is not None,
        ververst_op=verversing.ververst_op if verversing else None,
        periode=periode,
        sinds=verversing.geteld_vanaf if verversing and verversing.geteld_vanaf > periode.van else None,
        vragen=verberg_lijst(_per_wijk(nu, Feitsoort.MELDEN, codes)),
        antwoorden=verberg_tabel(
            {plek: n for plek, n in per_plek.items() if n}, rijen=codes, kolommen=treden
        ),
        treden=treden,
        besluit_dagen=_gemiddeld(_som(nu, soort) for soort in BESLUITEN),
        hulp_dagen=_gemiddeld([_som(nu, Feitsoort.HULP_GESTART)]),
        uitkomsten=verberg_lijst(uitkomsten),
        vragen_eerder=_groot(_som(toen, Feitsoort.MELDEN).aantal) if toen is not None else None,
        maatwerk_eerder=_groot(_som(toen, antwoord, trede=Trede.MAATWERK).aantal) if toen is not None else None,
        informeel=_aanbod(aanbod, ("informeel",)),
        formeel=_aanbod(aanbod, FORMEEL),
    )  # fmt: skip


def _netto(sommen: Iterable[Som]) -> Netto:
    """Return what stands, with what was taken back taken off."""
    uit: dict[tuple[str, str, str], Aantal] = {}
    for som in sommen:
        teken = -1 if som.soort.startswith(TERUG) else 1
        soort = som.soort.removeprefix(TERUG)
        vorig = uit.get((soort, som.wijk_code, som.trede))
        uit[soort, som.wijk_code, som.trede] = Aantal(
            teken * som.aantal + (vorig.aantal if vorig else 0), teken * som.som + (vorig.som if vorig else 0)
        )
    return uit


def _som(netto: Netto, soort: str, *, trede: str | None = None) -> Aantal:
    raak = [s for (wat, _, waar), s in netto.items() if wat == soort and trede in (None, waar)]
    return Aantal(sum(s.aantal for s in raak), sum(s.som for s in raak))


def _plek(wijk: str, codes: tuple[str, ...]) -> str:
    return wijk if wijk in codes else ONBEKEND  # a wijk that is no longer one of this municipality


def _per_wijk(netto: Netto, soort: str, codes: tuple[str, ...]) -> dict[str, int]:
    uit = dict.fromkeys(codes, 0)
    for (wat, wijk, _), som in netto.items():
        if wat == soort:
            uit[_plek(wijk, codes)] += som.aantal
    return uit


def _gemiddeld(sommen: Iterable[Aantal]) -> int | None:
    alle = list(sommen)
    aantal = sum(som.aantal for som in alle)
    # half up: Python rounds 2.5 down to 2
    return (2 * sum(som.som for som in alle) + aantal) // (2 * aantal) if aantal >= DREMPEL else None


def _groot(aantal: int) -> int | None:
    return aantal if aantal >= DREMPEL else None


def _aanbod(tellingen: Iterable[Telling], soorten: tuple[str, ...]) -> Aanbodtelling:
    raak = [telling for telling in tellingen if telling.soort in soorten]
    per_wijk: Counter[str] = Counter()
    for telling in raak:
        per_wijk[telling.wijk] += telling.aantal
    return Aanbodtelling(
        per_wijk=per_wijk, totaal=sum(per_wijk.values()), bevestigd=sum(telling.bevestigd for telling in raak)
    )
