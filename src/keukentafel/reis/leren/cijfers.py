"""The numbers of one municipality, as policy may see them: counts with everything small hidden (ADR 0017).

What is shown of one municipality hangs together (a page, a file, a sheet), so all of it comes from here, hidden once.
No number of decisions stands beside the answers on the ladder: their difference would be the refusals, and those may
be few. The days are therefore a whole average, without how many they are of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from keukentafel.omgeving.monitor import queries as monitor
from keukentafel.omgeving.monitor.queries import Som
from keukentafel.omgeving.sociale_kaart import queries as sociale_kaart
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


@dataclass(frozen=True, kw_only=True)
class Periode:
    """Whole months from `van` until (not included) `tot`. `tot_en_met` is the last day of it that was counted."""

    van: date
    tot: date
    tot_en_met: date


@dataclass(frozen=True, kw_only=True)
class Aanbodtelling:
    """What the sociale kaart holds, per wijk code; ONBEKEND is for the whole municipality. It is public."""

    per_wijk: Mapping[str, int]
    totaal: int
    bevestigd: int


@dataclass(frozen=True, kw_only=True)
class Cijfers:
    """Everything that policy sees of one municipality. None among counts is hidden; `geteld` False: never counted.

    `vragen` per wijk; `antwoorden` per wijk and rung (a Trede, or ONBEKEND when that occurs); `besluit_dagen` and
    `hulp_dagen` are whole days on average from the melding, None below ten. The `..._eerder` are of the twelve months
    before, None when those were not wholly counted or are too small.
    """

    gemeente: Gemeente
    wijken: tuple[Wijk, ...]
    peildag: date
    ververst_op: datetime | None
    periode: Periode
    vragen: Lijst
    antwoorden: Tabel
    treden: tuple[str, ...]
    besluit_dagen: int | None
    hulp_dagen: int | None
    uitkomsten: Lijst
    vragen_eerder: int | None
    maatwerk_eerder: int | None
    informeel: Aanbodtelling
    formeel: Aanbodtelling

    @property
    def geteld(self) -> bool:
        """Return whether facts were ever counted here."""
        return self.ververst_op is not None

    @property
    def inwoners(self) -> int | None:
        """Return the inhabitants of all wijken, None when that of one is not known."""
        aantallen = [wijk.inwoners for wijk in self.wijken]
        return None if not aantallen or None in aantallen else sum(n for n in aantallen if n)

    @property
    def maatwerk(self) -> int | None:
        """Return how many questions found their answer in maatwerk, None when hidden."""
        return self.antwoorden.kolommen[Trede.MAATWERK]


def periode_van(dag: date) -> Periode:
    """Return the month of this day and the eleven before it."""
    volgende = (dag.replace(day=1) + timedelta(days=32)).replace(day=1)
    return Periode(van=_maanden_terug(volgende, MAANDEN), tot=volgende, tot_en_met=dag)


def _maanden_terug(maand: date, aantal: int) -> date:
    nummer = maand.year * 12 + maand.month - 1 - aantal
    return date(nummer // 12, nummer % 12 + 1, 1)


@handeling
def cijfers(*, gemeente: Gemeente, wie: Wie, op: datetime, waarvoor: str = "cijfers bekeken") -> Cijfers:
    """Return the numbers of this municipality over the twelve months up to the last refresh; that is logged.

    `waarvoor` is the line in the log. Seven statements, however many facts there are.
    """
    logboek.schrijf(
        gemeente=gemeente.code, soort="inzage", handeling=waarvoor, wie=wie, op=op, inwoner=None, object_soort="cijfers"
    )
    return bereken(gemeente=gemeente, peildag=klok.dag_van(op))


def bereken(*, gemeente: Gemeente, peildag: date) -> Cijfers:
    """Return the numbers as `cijfers` does, without a line in the log. `peildag` counts for what is on offer."""
    g = gemeente.code
    verversing = monitor.verversing(gemeente=g)
    periode = periode_van(klok.dag_van(verversing.ververst_op) if verversing else peildag)
    eerder = periode_van(periode.van - timedelta(days=1))
    wijken = tuple(wijken_van(g))
    codes = (*(wijk.code for wijk in wijken), ONBEKEND)
    nu = _netto(monitor.sommen(gemeente=g, van=periode.van, tot=periode.tot))
    toen = _netto(monitor.sommen(gemeente=g, van=eerder.van, tot=eerder.tot))
    begin = monitor.eerste_maand(gemeente=g)
    vergelijkbaar = begin is not None and begin <= eerder.van
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
    aanbod = sociale_kaart.tellingen(gemeente=g)
    return Cijfers(
        gemeente=gemeente,
        wijken=wijken,
        peildag=peildag,
        ververst_op=verversing.ververst_op if verversing else None,
        periode=periode,
        vragen=verberg_lijst(_per_wijk(nu, Feitsoort.MELDEN, codes)),
        antwoorden=verberg_tabel(
            {plek: n for plek, n in per_plek.items() if n}, rijen=codes, kolommen=treden
        ),
        treden=treden,
        besluit_dagen=_gemiddeld(_som(nu, soort) for soort in BESLUITEN),
        hulp_dagen=_gemiddeld([_som(nu, Feitsoort.HULP_GESTART)]),
        uitkomsten=verberg_lijst(uitkomsten),
        vragen_eerder=_groot(_som(toen, Feitsoort.MELDEN).aantal) if vergelijkbaar else None,
        maatwerk_eerder=_groot(_som(toen, antwoord, trede=Trede.MAATWERK).aantal) if vergelijkbaar else None,
        informeel=_aanbod(aanbod, ("informeel",)),
        formeel=_aanbod(aanbod, FORMEEL),
    )  # fmt: skip


def _netto(sommen: Iterable[Som]) -> dict[tuple[str, str, str], Som]:
    """Return {(soort, wijk, rung): what stands}, with what was taken back taken off."""
    uit: dict[tuple[str, str, str], Som] = {}
    for som in sommen:
        teken = -1 if som.soort.startswith(TERUG) else 1
        soort = som.soort.removeprefix(TERUG)
        vorig = uit.get((soort, som.wijk_code, som.trede))
        uit[soort, som.wijk_code, som.trede] = Som(
            soort=soort, wijk_code=som.wijk_code, trede=som.trede,
            aantal=teken * som.aantal + (vorig.aantal if vorig else 0),
            som=teken * som.som + (vorig.som if vorig else 0),
        )  # fmt: skip
    return uit


def _som(netto: Mapping[tuple[str, str, str], Som], soort: str, *, trede: str | None = None) -> Som:
    raak = [s for (wat, _, waar), s in netto.items() if wat == soort and trede in (None, waar)]
    return Som(
        soort=soort, wijk_code="", trede=trede or "", aantal=sum(s.aantal for s in raak), som=sum(s.som for s in raak)
    )


def _plek(wijk: str, codes: tuple[str, ...]) -> str:
    return wijk if wijk in codes else ONBEKEND  # a wijk that is no longer one of this municipality


def _per_wijk(netto: Mapping[tuple[str, str, str], Som], soort: str, codes: tuple[str, ...]) -> dict[str, int]:
    uit = dict.fromkeys(codes, 0)
    for (wat, wijk, _), som in netto.items():
        if wat == soort:
            uit[_plek(wijk, codes)] += som.aantal
    return uit


def _gemiddeld(sommen: Iterable[Som]) -> int | None:
    alle = list(sommen)
    aantal = sum(som.aantal for som in alle)
    # half up: Python rounds 2.5 down to 2
    return (2 * sum(som.som for som in alle) + aantal) // (2 * aantal) if aantal >= DREMPEL else None


def _groot(aantal: int) -> int | None:
    return aantal if aantal >= DREMPEL else None


def _aanbod(tellingen: Iterable[tuple[str, str, int, int]], soorten: tuple[str, ...]) -> Aanbodtelling:
    per_wijk: Counter[str] = Counter()
    bevestigd = 0
    for soort, wijk, aantal, zeker in tellingen:
        if soort in soorten:
            per_wijk[wijk] += aantal
            bevestigd += zeker
    return Aanbodtelling(per_wijk=per_wijk, totaal=sum(per_wijk.values()), bevestigd=bevestigd)
