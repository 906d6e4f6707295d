"""Where somebody reads an article: one place that makes the address, for whoever names a rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.model import Artikel, Regeling
from keukentafel.recht.motor.wijzer import vind_artikel

ZONDER_NUMMER = "waarde"
"""What stands in an address for an article without a number: a value that a municipality chose."""


@dataclass(frozen=True, slots=True)
class Ruimte:
    """Where the rules are read: open to all ("regels"), there with what one municipality published, or in beheer."""

    naam: str
    gemeente: str = ""

    def regels(self) -> str:
        """The address of the page with all regulations."""
        return self._adres("regels")

    def regeling(self, wet: str, *, op: date | None = None) -> str:
        """The address of a regulation, as it was on a day."""
        return self._adres("regeling", op, regeling=wet)

    def artikel(self, wet: str, artikel: Artikel, *, op: date | None = None) -> str:
        """The address of an article, as it was on a day."""
        return self._adres("artikel", op, regeling=wet, artikel=artikel.nummer or ZONDER_NUMMER)

    def _adres(self, pagina: str, op: date | None = None, **delen: str) -> str:
        waar = {"gemeente": self.gemeente} if self.gemeente else {}
        pad = reverse(f"{self.naam}:{pagina}", kwargs=waar | delen)
        return f"{pad}?{urlencode({'op': op.isoformat()})}" if op is not None else pad


OPENBAAR = Ruimte("regels")


def openbaar_in(gemeente: str) -> Ruimte:
    """The public pages with the versions that this municipality (its short name) published herself."""
    return Ruimte("regels-hier", gemeente)


def adres_van_citaat(
    boek: Boek, regeling: str, artikel: str, versie: date, *, op: date | None = None, ruimte: Ruimte = OPENBAAR
) -> str:
    """The address of what a step cites: the article as it was on a day, else the regulation; "" if the book has none.

    `regeling`, `artikel` and `versie` are those of the citation (recht.motor.spoor.Citaat), `op` the day that decided.
    """
    versies = boek.versies(regeling) if regeling in boek.wetten() else ()
    gezocht = next((deel for deel in versies if deel.geldt_van == versie), None)
    if gezocht is None:
        return ""
    gevonden = vind_artikel(gezocht, artikel)
    dag = op or versie
    return ruimte.regeling(regeling, op=dag) if gevonden is None else ruimte.artikel(regeling, gevonden, op=dag)


def zoek_artikel(versie: Regeling, woord: str) -> Artikel | None:
    """The article that this word of an address means, or None."""
    return vind_artikel(versie, "" if woord == ZONDER_NUMMER else woord)
