"""Small regulations for tests, written as the YAML that a jurist would write."""

from __future__ import annotations

from datetime import date
from functools import cache
from textwrap import dedent, indent
from typing import Any

from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.lezen import lees_tekst
from keukentafel.recht.motor.model import Regeling
from keukentafel.recht.motor.rekenen import Antwoord, Rekenaar, Verzoek
from keukentafel.recht.motor.waarden import Waarde

SCHEMA = "https://raw.githubusercontent.com/MinBZK/regelrecht/refs/tags/schema-v0.5.6/schema/v0.5.6/schema.json"
DAG = date(2027, 3, 15)


def artikel(nummer: str, inhoud: str) -> str:
    """One article with what stands under machine_readable."""
    rekenbaar = indent(dedent(inhoud).strip(), " " * 6)
    return f"  - number: '{nummer}'\n    text: Artikel {nummer}.\n    url: https://voorbeeld.nl/{nummer}\n    machine_readable:\n{rekenbaar}\n"


def tekst(
    *artikelen: str,
    id: str = "proefwet",
    van: str = "2015-01-01",
    gepubliceerd: str = "2014-07-09",
    kop: str = "",
    uitgebreid: bool = True,
    laag: str = "WET",
) -> str:
    """A whole file."""
    regels = [
        f"$schema: {SCHEMA}",
        f"$id: {id}",
        f"regulatory_layer: {laag}",
        f"publication_date: '{gepubliceerd}'",
        f"valid_from: '{van}'",
        "url: https://voorbeeld.nl",
        "uitbreiding: keukentafel/1" if uitgebreid else "",
        "bwb_id: BWBR0000001" if laag == "WET" else "",
        dedent(kop).strip(),
        "articles:",
    ]
    return "\n".join(regel for regel in regels if regel) + "\n" + "".join(artikelen)


def wet(*artikelen: str, **kop: Any) -> Regeling:
    """The same, read. A regulation never changes, so the same text is read once: properties ask it a hundred times."""
    return _gelezen(tekst(*artikelen, **kop))


@cache
def _gelezen(inhoud: str) -> Regeling:
    return lees_tekst(inhoud)


def vraag(
    regelingen: Regeling | list[Regeling], *namen: str, wet: str = "proefwet", gemeente: str | None = None, **rest: Any
) -> Antwoord:
    """Ask outputs of these regulations."""
    gebieden = rest.pop("gebieden", {})
    boek = Boek(regelingen if isinstance(regelingen, list) else [regelingen], gebieden=gebieden)
    verzoek = Verzoek(peildatum=rest.pop("peildatum", DAG), gemeente=gemeente, **rest)
    return Rekenaar(boek).bereken(wet, *namen, verzoek=verzoek)


SOORT = {bool: "boolean", int: "number", str: "string", date: "date", tuple: "array"}


def een_regel(uitdrukking: str, *, bepalingen: str = "", uitgebreid: bool = True, **soorten: str) -> Regeling:
    """A regulation with one rule, `uitkomst`. The parameters are given as name=type."""
    delen = []
    if bepalingen:
        delen.append("definitions:\n" + indent(dedent(bepalingen).strip(), "  "))
    delen.append("execution:")
    if soorten:
        delen.append("  parameters:")
        delen += [f"    - {{name: {naam}, type: {soort}}}" for naam, soort in soorten.items()]
    delen.append("  output:\n    - {name: uitkomst, type: number}")
    delen.append("  actions:\n    - output: uitkomst\n      value: " + " ".join(uitdrukking.split()))
    return wet(artikel("1", "\n".join(delen)), uitgebreid=uitgebreid)


def reken(
    uitdrukking: str, /, peildatum: date = DAG, bepalingen: str = "", uitgebreid: bool = True, **feiten: Any
) -> Waarde:
    """The value of one expression. A fact that is None as a type is not given: write naam='?soort'."""
    soorten = {
        naam: waarde[1:] if isinstance(waarde, str) and waarde.startswith("?") else SOORT.get(type(waarde), "number")
        for naam, waarde in feiten.items()
    }
    gegeven = {n: w for n, w in feiten.items() if not (isinstance(w, str) and w.startswith("?"))}
    regeling = een_regel(uitdrukking, bepalingen=bepalingen, uitgebreid=uitgebreid, **soorten)
    return vraag(regeling, "uitkomst", peildatum=peildatum, feiten=gegeven).waarde("uitkomst")
