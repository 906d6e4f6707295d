"""Where somebody reads an article: one place that makes the address, for whoever names a rule."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from keukentafel.recht.motor.model import Artikel, Regeling
from keukentafel.recht.motor.wetboek import wetboek
from keukentafel.recht.motor.wijzer import vind_artikel

ZONDER_NUMMER = "waarde"
"""What stands in an address for an article without a number: a value that a municipality chose."""


def adres(ruimte: str, regeling: str, artikel: Artikel | None = None, *, op: date | None = None) -> str:
    """The address of a regulation or one of its articles, in the public pages ("regels") or those of beheer."""
    if artikel is None:
        pad = reverse(f"{ruimte}:regeling", args=[regeling])
    else:
        pad = reverse(f"{ruimte}:artikel", args=[regeling, artikel.nummer or ZONDER_NUMMER])
    return f"{pad}?{urlencode({'op': op.isoformat()})}" if op is not None else pad


def adres_van_citaat(regeling: str, artikel: str, versie: date, *, op: date | None = None) -> str:
    """The public address of what a step cites: the article as it was on a day, else the regulation; "" if we have none.

    `regeling`, `artikel` and `versie` are those of the citation (recht.motor.spoor.Citaat), `op` the day that decided.
    """
    boek = wetboek()
    gezocht = next((v for v in boek.versies(regeling) if v.geldt_van == versie), None) if _kent(regeling) else None
    if gezocht is None:
        return ""
    return adres("regels", regeling, vind_artikel(gezocht, artikel), op=op or versie)


def _kent(regeling: str) -> bool:
    return regeling in wetboek().wetten()


def zoek_artikel(versie: Regeling, woord: str) -> Artikel | None:
    """The article that this word of an address means, or None."""
    return vind_artikel(versie, "" if woord == ZONDER_NUMMER else woord)
