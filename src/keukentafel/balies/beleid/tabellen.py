"""The rows of the tables: what stands in each cell, and the page that says what that number means."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from keukentafel.balies.beleid.beelden import trede_naam
from keukentafel.balies.beleid.getallen import getal, per_duizend
from keukentafel.balies.beleid.zinnen import adres
from keukentafel.recht.ladder import Trede
from keukentafel.reis.leren.cijfers import ONBEKEND, UITKOMSTEN, Cijferblad, Cijfers

Cel = tuple[str | None, str]
"""What stands there (None: hidden, "": nothing), and the address of what it means ("": it has none)."""
LEEG: Cel = ("", "")


@dataclass(frozen=True)
class Rij:
    """A row: its name, its cells, and `code` to find it by."""

    naam: str
    cellen: list[Cel]
    code: str = ""


def _cel(waarde: int | None, waar: str) -> Cel:
    return (None if waarde is None else getal(waarde), waar)


def _per(aantal: int | None, inwoners: int | None, waar: str) -> Cel:
    return (None if aantal is None else per_duizend(aantal, inwoners), waar if inwoners else "")


def wijkrijen(cijfers: Cijfers) -> list[Rij]:
    """Return a row for each wijk of a municipality, then the unknown one: questions, maatwerk, offers."""
    vragen, maatwerk, informeel, formeel = _vier(cijfers)
    tabel = cijfers.antwoorden.cellen
    van_wijken = [
        Rij(
            wijk.naam,
            [
                _cel(cijfers.vragen.delen[wijk.code], vragen),
                _cel(tabel[wijk.code, Trede.MAATWERK], maatwerk),
                _per(tabel[wijk.code, Trede.MAATWERK], wijk.inwoners, maatwerk),
                _cel(cijfers.informeel.per_wijk.get(wijk.code, 0), informeel),
                _cel(cijfers.formeel.per_wijk.get(wijk.code, 0), formeel),
            ],
            wijk.code,
        )
        for wijk in cijfers.wijken
    ]
    los = [_cel(cijfers.vragen.delen[ONBEKEND], vragen), _cel(tabel[ONBEKEND, Trede.MAATWERK], maatwerk)]
    return [*van_wijken, Rij(_("Wijk niet bekend"), [*los, LEEG, LEEG, LEEG], "onbekend")]


def wijkensom(blad: Cijferblad, naam: str) -> Rij:
    """Return the row of the whole for the table of wijken."""
    vragen, maatwerk, informeel, formeel = _vier(blad)
    cellen = [
        _cel(blad.vragen.totaal, vragen),
        _cel(blad.maatwerk, maatwerk),
        _per(blad.maatwerk, blad.inwoners, maatwerk),
        _cel(blad.informeel.totaal, informeel),
        _cel(blad.formeel.totaal, formeel),
    ]
    return Rij(naam, cellen, "geheel")


def _vier(blad: Cijferblad) -> tuple[str, ...]:
    return tuple(adres(blad, cijfer) for cijfer in ("vragen", "maatwerk", "informeel-aanbod", "formeel-aanbod"))


def tredekoppen(blad: Cijferblad) -> list[str]:
    """Return the names of the rungs, in Dutch; the template translates them."""
    return [trede_naam(trede) for trede in blad.treden]


def trederijen(cijfers: Cijfers) -> list[Rij]:
    """Return a row for each wijk of a municipality, then the unknown one: how many on each rung, and on all."""
    waar, tabel = adres(cijfers, "antwoorden"), cijfers.antwoorden
    namen = {wijk.code: wijk.naam for wijk in cijfers.wijken} | {ONBEKEND: _("Wijk niet bekend")}
    return [
        Rij(naam, [_cel(n, waar) for n in (*(tabel.cellen[code, t] for t in cijfers.treden), tabel.rijen[code])])
        for code, naam in namen.items()
    ]


def tredensom(blad: Cijferblad, naam: str, treden: tuple[str, ...]) -> Rij:
    """Return the row of the whole for a table with these rungs. A rung that is not there at all shows no number."""
    tabel = blad.antwoorden
    waar = adres(blad, "antwoorden")
    return Rij(naam, [_cel(n, waar) for n in (*(tabel.kolommen.get(t) for t in treden), tabel.totaal)])


def uitkomstnamen() -> list[str]:
    """Return what an evaluation may find, in words."""
    namen = {"bereikt": _("Bereikt"), "deels": _("Deels bereikt"), "niet": _("Niet bereikt")}
    return [namen[uitkomst] for uitkomst in UITKOMSTEN]


def uitkomsten(blad: Cijferblad, naam: str) -> Rij:
    """Return how many results were reached, in part, or not."""
    waar = adres(blad, "uitkomsten")
    return Rij(naam, [_cel(blad.uitkomsten.delen[uitkomst], waar) for uitkomst in UITKOMSTEN])


def dagen(cijfers: Cijfers) -> Rij:
    """Return the two averages in days of a municipality."""
    paren = (("dagen-tot-besluit", cijfers.besluit_dagen), ("dagen-tot-hulp", cijfers.hulp_dagen))
    return Rij(cijfers.gemeente.naam, [_cel(n, adres(cijfers, cijfer)) for cijfer, n in paren])
