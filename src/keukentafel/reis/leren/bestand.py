"""The numbers as CSV: one line per number, hidden ones marked, semicolons and a byte order mark as Dutch sheets ask."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from keukentafel.recht.ladder import Trede
from keukentafel.reis.leren.cijfers import ONBEKEND, UITKOMSTEN, Cijferblad, Cijfers
from keukentafel.reis.leren.regio import Regio

KOP = ("gemeente", "van", "tot en met", "cijfer", "wijk", "trede of uitkomst", "aantal", "eenheid", "status", "bron")
FEITEN = "feiten van elke stap"
KAART = "sociale kaart"
PLAN = "Beleidsplan 2023-2026"
NIET_GEMETEN = "nog niet gemeten"
ALLE, SAMEN = "hele gemeente", "alle gemeenten samen"
Regel = tuple[str, str, str, int | None, str, str, str]
"""Number, wijk, rung or outcome, how many, unit, source, and what it means when how many is empty."""


def als_csv(cijfers: Cijfers, *, verzonnen: bool) -> str:
    """Return the whole file. A number that is hidden is empty, with "verborgen" in `status`.

    `verzonnen`: made-up numbers, which each line then says beside its source.
    """
    return _blad(_van_gemeente(cijfers), verzonnen)


def regio_als_csv(regio: Regio, *, verzonnen: bool) -> str:
    """Return the lines of each municipality as in its own file, then those of all of them together."""
    return _blad([*(rij for deel in regio.delen for rij in _van_gemeente(deel)), *_van_regio(regio)], verzonnen)


def _blad(rijen: Iterable[tuple[object, ...]], verzonnen: bool) -> str:
    blad = StringIO()
    schrijf = csv.writer(blad, delimiter=";", lineterminator="\r\n")
    schrijf.writerow(KOP)
    schrijf.writerows((*rij[:-1], f"{rij[-1]}, verzonnen") if verzonnen else rij for rij in rijen)
    return "\ufeff" + blad.getvalue()


def _van_gemeente(cijfers: Cijfers) -> Iterator[tuple[object, ...]]:
    geteld_over = (cijfers.periode.van.isoformat(), cijfers.periode.tot_en_met.isoformat())
    for regel in _regels(cijfers):
        yield _rij(cijfers.gemeente.naam, geteld_over, cijfers.peildag.isoformat(), regel)


def _van_regio(regio: Regio) -> Iterator[tuple[object, ...]]:
    periode = regio.periode
    geteld_over = (periode.van.isoformat(), periode.tot_en_met.isoformat()) if periode else ("", "")
    for regel in _totalen(regio, SAMEN):
        yield _rij(SAMEN, geteld_over, regio.delen[0].peildag.isoformat(), regel)


def _rij(gemeente: str, geteld_over: tuple[str, str], peildag: str, regel: Regel) -> tuple[object, ...]:
    cijfer, wijk, trede, aantal, eenheid, bron, leeg = regel
    status = leeg if aantal is None else "getoond"
    dagen = (peildag, peildag) if bron == KAART else geteld_over
    return (gemeente, *dagen, cijfer, wijk, trede, "" if aantal is None else aantal, eenheid, status, bron)


def _regels(cijfers: Cijfers) -> Iterator[Regel]:
    namen = {wijk.code: f"{wijk.naam} ({wijk.code})" for wijk in cijfers.wijken} | {ONBEKEND: "niet bekend"}
    leeg = _leeg(cijfers)
    for code, naam in namen.items():
        yield "vragen", naam, "", cijfers.vragen.delen[code], "vragen", FEITEN, leeg
    tabel = cijfers.antwoorden
    for code, naam in namen.items():
        for trede, titel in _treden(cijfers).items():
            yield "antwoorden", naam, titel, tabel.cellen[code, trede], "vragen", FEITEN, leeg
        yield "antwoorden", naam, "alle treden", tabel.rijen[code], "vragen", FEITEN, leeg
    yield "dagen van melding tot besluit", ALLE, "", cijfers.besluit_dagen, "dagen, gemiddeld", FEITEN, leeg
    yield "dagen van melding tot hulp", ALLE, "", cijfers.hulp_dagen, "dagen, gemiddeld", FEITEN, leeg
    for cijfer, telling in (("aanbod van inwoners", cijfers.informeel), ("aanbod van organisaties", cijfers.formeel)):
        for wijk in cijfers.wijken:
            yield cijfer, namen[wijk.code], "", telling.per_wijk.get(wijk.code, 0), "plekken", KAART, ""
    yield from _totalen(cijfers, ALLE)


def _totalen(blad: Cijferblad, wie: str) -> Iterator[Regel]:
    """The lines of the whole: of a municipality, or of all of them."""
    leeg, tabel = _leeg(blad), blad.antwoorden
    yield "vragen", wie, "", blad.vragen.totaal, "vragen", FEITEN, leeg
    for trede, titel in _treden(blad).items():
        yield "antwoorden", wie, titel, tabel.kolommen[trede], "vragen", FEITEN, leeg
    yield "antwoorden", wie, "alle treden", tabel.totaal, "vragen", FEITEN, leeg
    for uitkomst in UITKOMSTEN:
        yield "resultaten", wie, uitkomst, blad.uitkomsten.delen[uitkomst], "resultaten", FEITEN, leeg
    yield "resultaten", wie, "alle uitkomsten", blad.uitkomsten.totaal, "resultaten", FEITEN, leeg
    yield "aanbod van inwoners", wie, "", blad.informeel.totaal, "plekken", KAART, ""
    yield "aanbod van organisaties", wie, "", blad.formeel.totaal, "plekken", KAART, ""
    yield "een partnerschap dat blijft", wie, "", None, "", PLAN, NIET_GEMETEN
    yield "een betaalbare Wmo", wie, "", None, "", PLAN, NIET_GEMETEN


def _leeg(blad: Cijferblad) -> str:
    if not blad.geteld:
        return NIET_GEMETEN
    return "verborgen" if blad.periode else "niet dezelfde maanden"


def _treden(blad: Cijferblad) -> dict[str, str]:
    return {trede: Trede(trede).titel if trede else "niet bekend" for trede in blad.treden}
