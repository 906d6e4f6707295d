"""What the tests of own rules share: Maastricht, who writes and who approves, and a version of the mantelzorgwaardering."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from keukentafel.omgeving.regels.models import Regelversie
from keukentafel.recht.motor.model import DeelVanReeks
from keukentafel.recht.motor.voorsteltekst import nieuwe_versie
from keukentafel.recht.motor.wetboek import tekst_van, wetboek
from keukentafel.reis import regels
from keukentafel.stelsel.gebruikers.models import Gebruiker
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.gemeenten.namens import namens
from tests.opzet import OP, als, maak_gebruiker, maak_gemeente

WET = "mantelzorgwaardering_maastricht"
EERSTE = date(2022, 1, 1)


@dataclass
class Kamer:
    """Maastricht with her people. Every act opens her walls for itself."""

    gemeente: Gemeente
    schrijver: Gebruiker
    tweede: Gebruiker

    @contextmanager
    def open(self, wie: Gebruiker | None = None):
        with namens({self.gemeente.code}, doel="proef", gebruiker=wie.pk if wie else None):
            yield

    def begin(self, tekst: str, *, wie: Gebruiker | None = None, op: datetime = OP) -> Regelversie:
        """A draft with this text."""
        with self.open(wie or self.schrijver):
            return regels.regelversie_beginnen(
                gemeente=self.gemeente, tekst=tekst, wie=als(wie or self.schrijver, Rol.BEHEER), op=op
            )

    def leg_voor(self, versie: Regelversie, *, wie: Gebruiker | None = None, op: datetime = OP) -> Regelversie:
        """Lay it before a colleague."""
        with self.open(wie or self.schrijver):
            return regels.regelversie_voorleggen(
                versie=versie.id, verwachte_versie=versie.versie, wie=als(wie or self.schrijver, Rol.BEHEER), op=op
            )

    def publiceer(
        self, versie: Regelversie, *, van: date = EERSTE, wie: Gebruiker | None = None, op: datetime = OP
    ) -> Regelversie:
        """Approve and publish it."""
        with self.open(wie or self.tweede):
            return regels.regelversie_publiceren(
                versie=versie.id, geldt_van=van, verwachte_versie=versie.versie, wie=als(wie or self.tweede), op=op
            )

    def heel(self, tekst: str, *, van: date = EERSTE, op: datetime = OP) -> Regelversie:
        """From text to published."""
        return self.publiceer(self.leg_voor(self.begin(tekst, op=op), op=op), van=van, op=op)


def maak_kamer() -> Kamer:
    """Maastricht, with a manager who writes and somebody of policy who approves."""
    maastricht = maak_gemeente(935, "Maastricht", "maastricht")
    return Kamer(
        maastricht, maak_gebruiker("Sem Moors", (maastricht, Rol.BEHEER)),
        maak_gebruiker("Ilse Bex", (maastricht, Rol.BELEID)),
    )  # fmt: skip


def tekst_vanaf(van: date = EERSTE, bedrag: int = 8000) -> str:
    """The version of 2021 as one from this day on, without an end, with another amount."""
    tekst = tekst_van(wetboek().versies(WET)[-1])
    assert tekst is not None
    return nieuwe_versie(tekst, van).replace("bedrag: {value: 7500", f"bedrag: {{value: {bedrag}")


def deel(van: date, cent: int) -> DeelVanReeks:
    """An amount from a day on, as decided by the council."""
    return DeelVanReeks(van, None, cent, "raadsbesluit 12 januari 2027", "vastgesteld")
