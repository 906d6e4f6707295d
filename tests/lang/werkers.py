"""Somebody at work who can be shot: from the first paragraph of a verslag to a signed besluit, act by act.

`python -m tests.lang.werkers maak <map> <aantal>` makes people, mandates and cases; `... werk <map> <nummer> <samen>`
works on the cases whose turn it is. What is about to be done and what was confirmed goes line by line to a file, so
that afterwards each promise can be held against the database. Started again, a worker does again what was not
confirmed, as somebody does who did not see the answer.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import django

WOORDEN = "Werk: de trap lukt niet meer."
LETTERS = "abcdefgu"
KEER = 2  # how often each paragraph is written


def stappen(zaak: int) -> Iterator[tuple[str, str]]:
    """Return what is done to a case, in order: (act, what is written)."""
    for keer in range(1, KEER + 1):
        yield from ((f"alinea {letter}", f"Zaak {zaak}, deel {letter}, keer {keer}.") for letter in LETTERS)
    for naam in ("ladder", "vaststellen", "verslag", "tekenen", "ontwerp", "lezen", "besluit"):
        yield naam, ""


def _begin() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keukentafel.project.settings")
    django.setup()


def maak(map_: Path, aantal: int) -> None:
    """Make Noor and Hans, their mandates, and this many cases of Noor."""
    _begin()
    from keukentafel.reis.melden import Inwonergegevens, Ontvangst, melden
    from keukentafel.stelsel import klok
    from keukentafel.stelsel.gebruikers.models import Mandaat
    from keukentafel.stelsel.gebruikers.rol import Rol
    from keukentafel.stelsel.gemeenten.namens import namens
    from keukentafel.stelsel.gemeenten.queries import gemeente_van_slug
    from tests.opzet import BEGIN, als, maak_gebruiker

    gemeente = gemeente_van_slug("meerssen")
    assert gemeente is not None
    noor, hans = (maak_gebruiker(naam, (gemeente, Rol.CONSULENT)) for naam in ("Noor Claessen", "Hans Vroomen"))
    zaken = []
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
    (map_ / "zaken.json").write_text(json.dumps({"zaken": zaken, "noor": noor.pk, "hans": hans.pk}))


def acten(gemeente: Any, noor: Any, hans: Any) -> dict[str, Callable[[int, str, dict[str, int]], None]]:
    """Return the acts by name: (case, text, versions seen so far) -> None. Each is one transaction of its own."""
    from keukentafel.recht.ladder import Trede
    from keukentafel.reis import besluiten, onderzoeken
    from keukentafel.reis.besluiten import Ontwerpvelden
    from keukentafel.reis.handeling import Wie
    from keukentafel.reis.onderzoeken import Alineatekst, Traptrede, Vaststelling
    from keukentafel.stelsel import klok

    inwoner = Wie(None, "Inwoner, via de website", "inwoner")
    nee = Ontwerpvelden(
        gevraagd="elke week hulp bij het schoonmaken", motivering="Een huisgenoot kan dit doen.",
        norm="onze regels over hulp van huisgenoten (voorbeeld)", norm_versie="versie 2026",
        alternatieven="De klussendienst helpt u bij grote klussen.",
    )  # fmt: skip
    treden = [Traptrede(t.value, "nodig" if t == Trede.MAATWERK else "past_niet", "Besproken.") for t in Trede]

    def met(zaak: int, wie: Any) -> dict[str, Any]:
        return {"gemeente": gemeente, "zaak": zaak, "wie": wie, "op": klok.nu()}

    def alinea(letter: str) -> Callable[[int, str, dict[str, int]], None]:
        def bewaar(zaak: int, tekst: str, versies: dict[str, int]) -> None:
            stuk = Alineatekst(letter, 1, tekst, False, versies.get(letter, 0))
            versies[letter] = onderzoeken.alinea_bewaren(alinea=stuk, **met(zaak, noor)).versie

        return bewaar

    def ontwerp(zaak: int, tekst: str, versies: dict[str, int]) -> None:
        besluit = besluiten.ontwerp_bewaren(soort="afwijzing", velden=nee, verwachte_versie=None, **met(zaak, noor))
        versies["besluit"] = besluit.id

    def besluit_van(zaak: int, versies: dict[str, int]) -> int:
        if "besluit" not in versies:  # this worker is another than the one that wrote it
            from keukentafel.dossier.besluit.models import Besluit

            versies["besluit"] = Besluit.objects.get(zaak_id=zaak).id
        return versies["besluit"]

    return {f"alinea {letter}": alinea(letter) for letter in LETTERS} | {
        "ladder": lambda z, t, v: onderzoeken.ladder_bewaren(treden=treden, **met(z, noor)),
        "vaststellen": lambda z, t, v: onderzoeken.vaststellen(
            vaststelling=Vaststelling(identiteit_gezien=True, pgb_uitgelegd=True, wlz="nee"), **met(z, noor)
        ),
        "verslag": lambda z, t, v: onderzoeken.verslag_versturen(**met(z, noor)),
        "tekenen": lambda z, t, v: onderzoeken.tekenen(tekst="", via="web", **met(z, inwoner)) and None,
        "ontwerp": ontwerp,
        "lezen": lambda z, t, v: besluiten.ter_lezing(besluit=besluit_van(z, v), lezer=hans.id, **met(z, noor)) and None,
        "besluit": lambda z, t, v: besluiten.ondertekenen(
            besluit=besluit_van(z, v), verwachte_versie=1, **met(z, hans)
        ) and None,
    }  # fmt: skip


def gelezen(pad: Path) -> list[list[str]]:
    """Return the lines of a file of promises; a last line that was cut off by the shot does not count."""
    tekst = pad.read_text() if pad.exists() else ""
    regels = [regel.split("\t") for regel in tekst.splitlines(keepends=True)]
    return [regel for regel in regels if len(regel) == 5 and regel[4] == "\n"]


def werk(map_: Path, nummer: int, samen: int) -> None:
    """Do what was not confirmed yet, case by case. Ends when all cases of this worker are done."""
    _begin()
    from django.db import Error, connection

    from keukentafel.dossier.onderzoek.models import Alinea
    from keukentafel.reis.handeling import Geweigerd
    from keukentafel.stelsel.gebruikers.models import Gebruiker
    from keukentafel.stelsel.gemeenten.namens import namens
    from keukentafel.stelsel.gemeenten.queries import gemeente_van_slug
    from tests.opzet import als

    gegevens = json.loads((map_ / "zaken.json").read_text())
    gemeente = gemeente_van_slug("meerssen")
    doe = acten(gemeente, *(als(Gebruiker.objects.get(pk=gegevens[wie])) for wie in ("noor", "hans")))
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
            versies: dict[str, int] | None = None
            for naam, tekst in stappen(zaak):
                while (zaak, naam, tekst) not in klaar:
                    beloof("begin", zaak, naam, tekst)
                    try:
                        with namens({938}, doel="proef"):
                            if versies is None:  # whoever opens the verslag sees which version stands there
                                staat = Alinea.objects.filter(zaak_id=zaak).values_list("onderwerp", "versie")
                                versies = dict(staat)
                            doe[naam](zaak, tekst, versies)
                    except Geweigerd as fout:
                        beloof("geweigerd", zaak, naam, str(fout))
                        break  # done already, or not possible: the count afterwards tells
                    except Error:  # the database was shot under the worker: it opens the page again
                        connection.close()
                        versies = None
                        time.sleep(0.2)
                        continue
                    beloof("klaar", zaak, naam, tekst)
                    klaar.add((zaak, naam, tekst))


if __name__ == "__main__":
    welke, map_, *getallen = sys.argv[1:]
    {"maak": maak, "werk": werk}[welke](Path(map_), *(int(g) for g in getallen))  # type: ignore[operator]
