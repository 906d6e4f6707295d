"""The numbers of several municipalities together: what each of them shows, added up; never more than that (ADR 0017).

A sum stands here only when every part of it stands on the page of its own municipality. So a reader of all those pages
could have made it, and no hidden number comes nearer. Days are not put together: that takes the counts behind them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from keukentafel.recht.kleine_getallen import Lijst, Tabel
from keukentafel.recht.ladder import Trede
from keukentafel.reis.leren.cijfers import ONBEKEND, UITKOMSTEN, Aanbodtelling, Cijferblad, Cijfers, Periode


@dataclass(frozen=True, kw_only=True)
class Regio(Cijferblad):
    """What municipalities come to together, and the numbers of each of them. No cell is of an unknown wijk."""

    delen: tuple[Cijfers, ...]


def samen(delen: Sequence[Cijfers]) -> Regio:
    """Return the numbers of these municipalities together, in this order. Raises ValueError when there are none."""
    if not delen:
        raise ValueError("een regio heeft minstens één gemeente")
    periode, geteld = _periode(delen), all(deel.geteld for deel in delen)

    def op(waarden: Iterable[int | None]) -> int | None:
        zicht = list(waarden)
        gezien = [n for n in zicht if n is not None]
        return sum(gezien) if periode and geteld and len(gezien) == len(zicht) else None

    treden = (*(trede.value for trede in Trede), *((ONBEKEND,) if any(ONBEKEND in d.treden for d in delen) else ()))
    kolommen = {trede: op(deel.antwoorden.kolommen.get(trede) for deel in delen) for trede in treden}
    vragen = op(deel.vragen.totaal for deel in delen)
    van_wijken = [(deel, wijk.code) for deel in delen for wijk in deel.wijken]
    return Regio(
        delen=tuple(delen),
        periode=periode,
        sinds=max((deel.sinds for deel in delen if deel.sinds), default=None),
        geteld=geteld,
        wijken=tuple(wijk for deel in delen for wijk in deel.wijken),
        vragen=Lijst({code: deel.vragen.delen[code] for deel, code in van_wijken}, vragen),
        antwoorden=Tabel(
            {(code, trede): deel.antwoorden.cellen.get((code, trede)) for deel, code in van_wijken for trede in treden},
            {code: deel.antwoorden.rijen[code] for deel, code in van_wijken},
            kolommen,
            op(deel.antwoorden.totaal for deel in delen),
        ),
        treden=treden,
        uitkomsten=Lijst(
            {uitkomst: op(deel.uitkomsten.delen[uitkomst] for deel in delen) for uitkomst in UITKOMSTEN},
            op(deel.uitkomsten.totaal for deel in delen),
        ),
        # a municipality shows the year before only beside this year: so does the region
        vragen_eerder=None if vragen is None else op(deel.vragen_eerder for deel in delen),
        maatwerk_eerder=None if kolommen[Trede.MAATWERK] is None else op(deel.maatwerk_eerder for deel in delen),
        informeel=_aanbod([deel.informeel for deel in delen]),
        formeel=_aanbod([deel.formeel for deel in delen]),
    )


def _periode(delen: Sequence[Cijfers]) -> Periode | None:
    """Return the months that all were counted over, None when those differ."""
    perioden = {deel.periode for deel in delen}
    return perioden.pop() if len(perioden) == 1 else None


def _aanbod(tellingen: Sequence[Aanbodtelling]) -> Aanbodtelling:
    """Add up what is on offer: that is public, so nothing of it is hidden."""
    per_wijk: Counter[str] = Counter()
    for telling in tellingen:
        per_wijk.update(telling.per_wijk)
    return Aanbodtelling(
        per_wijk=per_wijk,
        totaal=sum(telling.totaal for telling in tellingen),
        bevestigd=sum(telling.bevestigd for telling in tellingen),
    )
