"""The log of a resident's data in words, by day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from keukentafel.balies.vorm import woorden
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol


@dataclass(frozen=True)
class Regel:
    """One line: who, as what, at what time, what was done, for what, and the reason when there was one.

    `keer` counts the lines of that day that say the same; `moment` is the last of them.
    """

    moment: datetime
    wie: str
    rol: str
    wat: str
    doel: str
    reden: str
    nood: bool
    keer: int = 1


def per_dag(regels: Iterable[Any]) -> list[tuple[date, list[Regel]]]:
    """Group lines of the log, newest first, by day in Amsterdam. Lines that say the same are counted, none is lost."""
    gelezen = [_regel(regel) for regel in regels]
    return [(dag, _tel(groep)) for dag, groep in groupby(gelezen, key=lambda r: klok.dag_van(r.moment))]


def _tel(regels: Iterable[Regel]) -> list[Regel]:
    geteld: dict[tuple[Any, ...], Regel] = {}
    for regel in regels:
        wat = (regel.wie, regel.rol, regel.wat, regel.doel, regel.reden, regel.nood)
        geteld[wat] = replace(geteld[wat], keer=geteld[wat].keer + 1) if wat in geteld else regel
    return list(geteld.values())


def _regel(regel: Any) -> Regel:
    zelf = regel.gebruiker_id is None and regel.rol == Rol.INWONER
    wat = woorden.met_hoofdletter(woorden.vertaal(regel.handeling))
    return Regel(
        moment=regel.tijdstip,
        wie=_("U zelf") if zelf else regel.gebruiker_naam or _("Het systeem"),
        rol="" if zelf else _rol(regel.rol),
        wat=wat,
        doel=woorden.met_hoofdletter(woorden.vertaal(regel.doel)),
        reden=regel.reden,
        nood=regel.soort == "noodinzage",
    )


def _rol(rol: str) -> str:
    """Return a role in words; "naaste" and "professional" are people who asked for help for this resident."""
    eigen = {
        "naaste": _("vroeg hulp voor u"),
        "professional": _("vroeg hulp voor u, vanuit het werk"),
        "systeem": _("automatisch"),
    }
    if rol in eigen:
        return eigen[rol]
    return woorden.vertaal(Rol(rol).label) if rol in Rol.values else rol
