"""Somebody on the website without a browser: cookies, and forms sent back as a browser sends them."""

from __future__ import annotations

import http.client
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

Velden = dict[str, str]
WEG = (OSError, http.client.HTTPException)
"""What it looks like when nobody answers: the lights went out."""


class Storing(Exception):
    """The server answered that it could not do it: the database was shot under it."""


@dataclass(frozen=True)
class Antwoord:
    """What came back."""

    status: int
    naar: str
    tekst: str


@dataclass
class Bezoeker:
    """One visitor of the server on this port."""

    poort: int
    koekjes: dict[str, str] = field(default_factory=dict)
    lijn: http.client.HTTPConnection | None = None

    def vraag(
        self, methode: str, pad: str, velden: Mapping[str, str] | None = None, *, json_: bool = False
    ) -> Antwoord:
        """Ask once. Raises one of WEG when nobody answers, Storing when the server could not."""
        if self.lijn is None:
            self.lijn = http.client.HTTPConnection("127.0.0.1", self.poort, timeout=20)
        koppen = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.koekjes.items())}
        lichaam = None
        if velden is not None:
            lichaam = urlencode({**velden, "csrfmiddlewaretoken": self.koekjes["csrftoken"]})
            koppen["Content-Type"] = "application/x-www-form-urlencoded"
        if json_:
            koppen["Accept"] = "application/json"
        try:
            self.lijn.request(methode, pad, lichaam, koppen)
            antwoord = self.lijn.getresponse()
            tekst = antwoord.read().decode()
        except Exception:
            self.lijn.close()
            self.lijn = None
            raise
        for kop in antwoord.headers.get_all("Set-Cookie") or []:
            for naam, koekje in SimpleCookie(kop).items():
                self.koekjes[naam] = koekje.value
        if antwoord.status >= 500:
            raise Storing(f"{methode} {pad}: {antwoord.status}")
        return Antwoord(antwoord.status, antwoord.headers.get("Location", ""), tekst)

    def formulier(self, pad: str, *, met: str) -> Velden | None:
        """Open a page and return the fields of the form that has the field `met`; None when the page has it not."""
        antwoord = self.vraag("GET", pad)
        if antwoord.status != 200:
            return None
        lezer = _Formulieren()
        lezer.feed(antwoord.tekst)
        return next((velden for velden in lezer.alle if met in velden), None)

    def stuur(self, pad: str, velden: Mapping[str, str]) -> str:
        """Press the button; return where it leads, "" when the page came back with what is wrong."""
        antwoord = self.vraag("POST", pad, velden)
        return antwoord.naar if antwoord.status == 302 else ""

    def bewaar(self, pad: str, velden: Mapping[str, str]) -> dict[str, Any] | None:
        """Save as the script does; return what it got back, None for a refusal."""
        antwoord = self.vraag("POST", pad, velden, json_=True)
        uit: dict[str, Any] = json.loads(antwoord.tekst)
        return uit if antwoord.status == 200 else None


class _Formulieren(HTMLParser):
    """The forms of a page, each with its fields as they would be sent without a button."""

    def __init__(self) -> None:
        super().__init__()
        self.alle: list[Velden] = []
        self._open: Velden | None = None
        self._tekst: str | None = None
        self._keuze: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = {naam: waarde or "" for naam, waarde in attrs}
        if tag == "form":
            self._open = {}
            self.alle.append(self._open)
        if self._open is None:
            return
        naam = a.get("name", "")
        if tag == "input" and naam:
            soort = a.get("type", "text")
            if soort in ("checkbox", "radio"):
                if "checked" in a:
                    self._open[naam] = a.get("value", "on")
            elif soort != "submit":
                self._open[naam] = a.get("value", "")
        elif tag == "textarea" and naam:
            self._tekst, self._open[naam] = naam, ""
        elif tag == "select" and naam:
            self._keuze, self._open[naam] = naam, ""
        elif tag == "option" and self._keuze and "selected" in a:
            self._open[self._keuze] = a.get("value", "")

    def handle_data(self, data: str) -> None:
        if self._tekst is not None and self._open is not None:
            self._open[self._tekst] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._tekst is not None and self._open is not None:
            self._open[self._tekst] = self._open[self._tekst].removeprefix("\n")
            self._tekst = None
        elif tag == "select":
            self._keuze = None
        elif tag == "form":
            self._open = None
