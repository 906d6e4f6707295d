"""The stage of the plays of `./keukentafel verhaal`, with pages instead of acts: each person sits at a screen."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Any

import pytest
from django.test import Client

from keukentafel.project.verhalen.toneel import Toneel
from keukentafel.reis.brieven import brief_openen
from keukentafel.reis.handeling import Wie
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.models import Gebruiker
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.gemeenten.namens import namens
from tests.browser.verhalen.balie import Consulent, Ondersteuner
from tests.browser.verhalen.scherm import Scherm
from tests.browser.verhalen.telefoon import Inwoner, Slechtziende
from tests.browser.verhalen.toetsen import Toetsen

TELEFOON = 320  # pixels: the resident reads on a small phone
_NUMMER = re.compile(r"\b\d{4}-\d+\b")
_CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")


class Voorstelling:
    """A play on the screens: the stage, the one clock, and a window for each person."""

    def __init__(self, bezoek: Any, zet: pytest.MonkeyPatch) -> None:
        self.t = Toneel()
        self._bezoek, self._zet = bezoek, zet

    def op(self, dag: date, uur: int = 9, minuut: int = 0) -> None:
        """Let it be this day and hour in Amsterdam, for everybody."""
        moment = klok.moment(dag, time(uur, minuut))
        self._zet.setattr(klok, "nu", lambda: moment)

    def consulent(self, wie: Wie) -> Consulent:
        """A window in which this member of staff is signed in."""
        return Consulent(self._bezoek.als(_ingelogd(wie)))

    def medewerker(self, wie: Wie, breed: int = 1280) -> Scherm:
        """A window in which anybody with an account is signed in, such as a provider or a policy officer."""
        return Scherm(self._bezoek.als(_ingelogd(wie), breed=breed))

    def toetsen(self, wie: Wie) -> Toetsen:
        """A window of a member of staff who has no mouse."""
        return Toetsen(self._bezoek.als(_ingelogd(wie)))

    def ondersteuner(self, wie: Wie) -> Ondersteuner:
        """A window in which this supporter is signed in."""
        return Ondersteuner(self._bezoek.als(_ingelogd(wie)))

    def inwoner(self, gemeente: Gemeente) -> Inwoner:
        """A phone, without an account."""
        return Inwoner(self._bezoek.als(breed=TELEFOON), gemeente.slug)

    def slechtziende(self, gemeente: Gemeente) -> Slechtziende:
        """A window of 1280 by 1024 at home, enlarged to 400%, without an account."""
        return Slechtziende(self._bezoek.als(breed=1280, hoog=1024, zoom=4), gemeente.slug)

    def met_brief(self, gemeente: Gemeente, naam: str) -> Inwoner:
        """The phone of who reads number and code in our first letter, and opens the question with them."""
        nummer, code = self.eerste_brief(naam)
        telefoon = self.inwoner(gemeente)
        telefoon.open_vraag(nummer, code)
        return telefoon

    def eerste_brief(self, naam: str) -> tuple[str, str]:
        """Return number and code as they stand in the paper letter to this person."""
        brief = next(b for b in self.t.alle_brieven() if b.soort == "ontvangstbevestiging" and naam in b.aan_naam)
        with namens({brief.gemeente_id}, doel="brief lezen"):
            tekst = brief_openen(id=brief.id, met_code=True).html
        nummer, code = _NUMMER.search(tekst), _CODE.search(tekst)
        assert nummer is not None, naam
        assert code is not None, naam
        return nummer[0], code[0]


def _ingelogd(wie: Wie) -> Client:
    klant = Client()
    klant.force_login(Gebruiker.objects.get(pk=wie.id))
    return klant


@pytest.fixture
def spel(transactional_db: None, bezoek: Any, monkeypatch: pytest.MonkeyPatch) -> Voorstelling:
    """An empty stage, committed: the server is another thread."""
    return Voorstelling(bezoek, monkeypatch)
