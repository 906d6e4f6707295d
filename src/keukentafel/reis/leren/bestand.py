"""The numbers as CSV: one line per number, hidden ones marked, semicolons and a byte order mark as Dutch sheets ask."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from keukentafel.recht.ladder import Trede
from keukentafel.reis.leren.cijfers import ONBEKEND, UITKOMSTEN, Cijfers

KOP = ("gemeente", "van", "tot en met", "cijfer", "wijk", "trede of uitkomst", "aantal", "eenheid", "status", "bron")
FEITEN = "feiten van elke stap"
KAART = "sociale kaart"
PLAN = "Beleidsplan 2023-2026"
ALLE = "hele gemeente"
Regel = tuple[str, str, str, int | None, str, str, bool]


def als_csv(cijfers: Cijfers) -> str:
    """Return the whole file. A number that is hidden is empty, with "verborgen" in `status`."""
    blad = StringIO()
    schrijf = csv.writer(blad, delimiter=";", lineterminator="\r\n")
    schrijf.writerow(KOP)
    van, tot_en_met = cijfers.periode.van.isoformat(), cijfers.periode.tot_en_met.isoformat()
    for cijfer, wijk, trede, aantal, eenheid, bron, gemeten in _regels(cijfers):
        status = "nog niet gemeten" if not gemeten else "verborgen" if aantal is None else "getoond"
        dagen = (cijfers.peildag.isoformat(),) * 2 if bron == KAART else (van, tot_en_met)
        schrijf.writerow(
            (
                cijfers.gemeente.naam,
                *dagen,
                cijfer,
                wijk,
                trede,
                "" if aantal is None else aantal,
                eenheid,
                status,
                bron,
            )
        )
    return "\ufeff" + blad.getvalue()


def _regels(cijfers: Cijfers) -> Iterator[Regel]:
    namen = {wijk.code: f"{wijk.naam} ({wijk.code})" for wijk in cijfers.wijken} | {ONBEKEND: "niet bekend"}
    ja = cijfers.geteld
    for code, naam in namen.items():
        yield "vragen", naam, "", cijfers.vragen.delen[code], "vragen", FEITEN, ja
    yield "vragen", ALLE, "", cijfers.vragen.totaal, "vragen", FEITEN, ja
    tabel = cijfers.antwoorden
    treden = {trede: Trede(trede).titel if trede else "niet bekend" for trede in cijfers.treden}
    for code, naam in namen.items():
        for trede, titel in treden.items():
            yield "antwoorden", naam, titel, tabel.cellen[code, trede], "vragen", FEITEN, ja
        yield "antwoorden", naam, "alle treden", tabel.rijen[code], "vragen", FEITEN, ja
    for trede, titel in treden.items():
        yield "antwoorden", ALLE, titel, tabel.kolommen[trede], "vragen", FEITEN, ja
    yield "antwoorden", ALLE, "alle treden", tabel.totaal, "vragen", FEITEN, ja
    yield "dagen van melding tot besluit", ALLE, "", cijfers.besluit_dagen, "dagen, gemiddeld", FEITEN, ja
    yield "dagen van melding tot hulp", ALLE, "", cijfers.hulp_dagen, "dagen, gemiddeld", FEITEN, ja
    for uitkomst in UITKOMSTEN:
        yield "resultaten", ALLE, uitkomst, cijfers.uitkomsten.delen[uitkomst], "resultaten", FEITEN, ja
    yield "resultaten", ALLE, "alle uitkomsten", cijfers.uitkomsten.totaal, "resultaten", FEITEN, ja
    for cijfer, telling in (("aanbod van inwoners", cijfers.informeel), ("aanbod van organisaties", cijfers.formeel)):
        for wijk in cijfers.wijken:
            yield cijfer, namen[wijk.code], "", telling.per_wijk.get(wijk.code, 0), "plekken", KAART, True
        yield cijfer, ALLE, "", telling.totaal, "plekken", KAART, True
    yield "een partnerschap dat blijft", ALLE, "", None, "", PLAN, False
    yield "een betaalbare Wmo", ALLE, "", None, "", PLAN, False
