"""People at work who can be shot: from the first paragraph of a verslag to a signed besluit, all through the pages.

`python -m tests.lang.werkers maak <map> <aantal>` makes people, mandates and cases; `... werk <map> <nummer> <samen>
<poort>` works on the cases whose turn it is: Noor writes and sends, the resident signs with number and code, Hans signs
the besluit, each as a browser would. What is about to be done and what the screen confirmed goes line by line to a file,
so that afterwards each promise can be held against the database. Started again, a worker does again what was not
confirmed, as somebody does who did not see the answer.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.lang.bezoeker import WEG, Bezoeker, Storing, Velden

WOORDEN = "Werk: de trap lukt niet meer."
LETTERS = "abcdefgu"
KEER = 2  # how often each paragraph is written
GEDULD = 600  # how often the same act may fail in a row before a worker says so: two minutes and more of darkness
INWONER = "/meerssen/mijn-vraag/"
NEE = {
    "gevraagd": "elke week hulp bij het schoonmaken",
    "motivering": "Een huisgenoot kan dit doen.",
    "norm": "onze regels over hulp van huisgenoten (voorbeeld)",
    "norm_versie": "versie 2026",
    "alternatieven": "De klussendienst helpt u bij grote klussen.",
    "weigeringsgrond": "gebruikelijke_hulp",
}


def stappen(zaak: int) -> Iterator[tuple[str, str]]:
    """Return what is done to a case, in order: (act, what is written)."""
    for keer in range(1, KEER + 1):
        yield from ((f"alinea {letter}", f"Zaak {zaak}, deel {letter}, keer {keer}.") for letter in LETTERS)
    for naam in ("ladder", "vaststellen", "verslag", "tekenen", "ontwerp", "lezen", "besluit"):
        yield naam, ""


def maak(map_: Path, aantal: int) -> None:
    """Make Noor and Hans, their mandates and sign-ins, and this many cases of Noor."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keukentafel.project.settings")
    django.setup()
    from keukentafel.reis.melden import Inwonergegevens, Ontvangst, melden
    from keukentafel.stelsel import klok
    from keukentafel.stelsel.gebruikers.models import Mandaat
    from keukentafel.stelsel.gebruikers.rol import Rol
    from keukentafel.stelsel.gemeenten.namens import namens
    from keukentafel.stelsel.gemeenten.queries import gemeente_van_slug
    from tests.lang.meten_pagina import sessie_van
    from tests.opzet import BEGIN, als, maak_gebruiker

    gemeente = gemeente_van_slug("meerssen")
    assert gemeente is not None
    noor, hans = (maak_gebruiker(naam, (gemeente, Rol.CONSULENT)) for naam in ("Noor Claessen", "Hans Vroomen"))
    zaken, sleutels = [], {}
    with namens({gemeente.code}, doel="proef"):
        Mandaat.objects.create(
            gemeente=gemeente, gebruiker=hans, soort="afwijzen", tot_cent=None, periode=(BEGIN, None),
            grondslag="Mandaatbesluit (voorbeeld)",
        )  # fmt: skip
        for _ in range(aantal):
            inwoner = Inwonergegevens(
                voornaam="Proef", achternaam="Persoon", straat="Beekstraat", huisnummer="3", postcode="6231 ZZ",
                plaats="Meerssen", telefoon="06 0000 0001",
            )  # fmt: skip
            ontvangst = Ontvangst(kanaal="telefoon", melder="zelf", woorden=WOORDEN, ondersteuning="nee")
            uit = melden(
                gemeente=gemeente, inwoner=inwoner, ontvangst=ontvangst, wie=als(noor), op=klok.nu(),
                behandelaar=noor.pk,
            )  # fmt: skip
            zaken.append(uit.zaak)
            sleutels[str(uit.zaak)] = {"nummer": uit.nummer, "code": uit.volgcode}
    gegevens = {
        "zaken": zaken, "sleutels": sleutels, "hans": hans.pk,
        "noor_in": sessie_van(noor.pk), "hans_in": sessie_van(hans.pk),
    }  # fmt: skip
    (map_ / "zaken.json").write_text(json.dumps(gegevens))


class Zaak:
    """One case on the screens of the people who work on it. A page that stayed open keeps its versions."""

    def __init__(self, nummer: int, poort: int, gegevens: dict[str, Any]) -> None:
        self.nummer, self.poort, self.gegevens = nummer, poort, gegevens
        self.basis = f"/consulent/dossier/{nummer}"
        self.noor = Bezoeker(poort, {"sessionid": gegevens["noor_in"]})
        self.hans = Bezoeker(poort, {"sessionid": gegevens["hans_in"]})
        self.blad: Velden | None = None

    def doe(self, naam: str, tekst: str) -> bool:
        """Do it on its page; return whether the screen said that it was done."""
        if naam.startswith("alinea"):
            return self._alinea(naam[-1], tekst)
        gedaan: bool = getattr(self, f"_{naam}")()
        return gedaan

    def opnieuw(self) -> None:
        """Close the pages: the next act opens them anew."""
        self.blad = None

    def _alinea(self, letter: str, tekst: str) -> bool:
        pad, veld = f"{self.basis}/verslag/", f"{letter}_1"
        if self.blad is None:
            self.blad = self.noor.formulier(pad, met="a_1")
        if self.blad is None:
            return False
        self.blad[veld] = tekst
        uit = self.noor.bewaar(pad, self.blad)
        if uit is None:
            return False
        assert not uit["botst"], uit
        self.blad |= uit["versies"]
        return True

    def _op(self, wie: Bezoeker, pad: str, *, met: str, velden: Velden, naar: str) -> bool:
        formulier = wie.formulier(pad, met=met)
        return formulier is not None and naar in wie.stuur(pad, formulier | velden)

    def _ladder(self) -> bool:
        pad = f"{self.basis}/ladder/"
        formulier = self.noor.formulier(pad, met="maatwerk_oordeel")
        if formulier is None:
            return False
        for veld in list(formulier):
            if veld.endswith("_oordeel"):
                formulier[veld] = "nodig" if veld == "maatwerk_oordeel" else "past_niet"
            elif veld.endswith("_toelichting"):
                formulier[veld] = "Besproken."
        return bool(self.noor.stuur(pad, formulier))

    def _vaststellen(self) -> bool:
        velden = {"identiteit_gezien": "on", "pgb_uitgelegd": "on", "wlz": "nee"}
        return self._op(self.noor, f"{self.basis}/vaststellen/", met="wlz_toelichting", velden=velden, naar=self.basis)

    def _verslag(self) -> bool:
        pad = f"{self.basis}/verslag/versturen/"
        return self._op(self.noor, pad, met="csrfmiddlewaretoken", velden={}, naar=f"{self.basis}/verslag/")

    def _tekenen(self) -> bool:
        proef = Bezoeker(self.poort)
        if not self._op(proef, INWONER, met="code", velden=self.gegevens["sleutels"][str(self.nummer)], naar=INWONER):
            return False
        handtekening = {"naam": "Proef Persoon", "akkoord": "on"}
        return self._op(proef, f"{INWONER}verslag/tekenen/", met="naam", velden=handtekening, naar=INWONER)

    def _ontwerp(self) -> bool:
        pad = f"{self.basis}/besluit/afwijzing/"
        formulier = self.noor.formulier(pad, met="motivering")
        return formulier is not None and self.noor.bewaar(pad, formulier | NEE) is not None

    def _lezen(self) -> bool:
        velden = {"doe": "ter-lezing", "lezer": str(self.gegevens["hans"])}
        return self._op(self.noor, f"{self.basis}/besluit/afwijzing/", met="motivering", velden=velden, naar=self.basis)

    def _besluit(self) -> bool:
        return self._op(
            self.hans, f"{self.basis}/besluit/afwijzing/tekenen/", met="versie", velden={}, naar="/consulent/"
        )


def gelezen(pad: Path) -> list[list[str]]:
    """Return the lines of a file of promises; a last line that was cut off by the shot does not count."""
    tekst = pad.read_text() if pad.exists() else ""
    regels = [regel.split("\t") for regel in tekst.splitlines(keepends=True)]
    return [regel for regel in regels if len(regel) == 5 and regel[4] == "\n"]


def werk(map_: Path, nummer: int, samen: int, poort: int) -> None:
    """Do what was not confirmed yet, case by case. Ends when all cases of this worker are done."""
    gegevens = json.loads((map_ / "zaken.json").read_text())
    pad = map_ / f"beloofd-{nummer}.txt"
    klaar = {(int(r[1]), r[2], r[3]) for r in gelezen(pad) if r[0] == "klaar"}
    with pad.open("a") as uit:
        if pad.stat().st_size and not pad.read_text().endswith("\n"):
            uit.write("\n")

        def beloof(wat: str, zaak: int, naam: str, tekst: str) -> None:
            uit.write(f"{wat}\t{zaak}\t{naam}\t{tekst}\t\n")
            uit.flush()
            os.fsync(uit.fileno())

        for zaak in gegevens["zaken"][nummer::samen]:
            scherm = Zaak(zaak, poort, gegevens)
            for naam, tekst in stappen(zaak):
                storingen = 0
                while (zaak, naam, tekst) not in klaar:
                    beloof("begin", zaak, naam, tekst)
                    try:
                        gedaan = scherm.doe(naam, tekst)
                    except (Storing, *WEG):  # the lights went out: the page is opened again
                        if (storingen := storingen + 1) > GEDULD:
                            raise
                        scherm.opnieuw()
                        time.sleep(0.2)
                        continue
                    beloof("klaar" if gedaan else "geweigerd", zaak, naam, tekst)
                    if not gedaan:
                        break  # done already, or not possible: the count afterwards tells
                    klaar.add((zaak, naam, tekst))


if __name__ == "__main__":
    welke, map_, *getallen = sys.argv[1:]
    {"maak": maak, "werk": werk}[welke](Path(map_), *(int(g) for g in getallen))  # type: ignore[operator]
