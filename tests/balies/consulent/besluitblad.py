"""What the tests of a besluit's pages share: addresses, a draft as a person types it, the record that came of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.urls import reverse

from keukentafel.dossier.besluit.models import Besluit
from keukentafel.stelsel import klok


def u(naam: str, *args: object) -> str:
    """Return the address of a page of the consulent."""
    return reverse(f"consulent:{naam}", args=args)


def lees(antwoord: Any) -> str:
    """Return the text of a page that is there."""
    assert antwoord.status_code == 200, antwoord.status_code
    return str(antwoord.content.decode())


def dag(n: int) -> str:
    """Return a day so many days from now, as a person types it."""
    d = klok.vandaag() + timedelta(days=n)
    return f"{d.day}-{d.month}-{d.year}"


def getypt(**anders: Any) -> dict[str, Any]:
    """A draft as a person types it, in which nothing misses."""
    return {
        "versie": "",
        "doel_1_woorden": "Mijn huis op mijn manier",
        "doel_1_resultaat": "Uw huis is schoon en leefbaar",
        "doel_1_richting": "stabilisering",
        "doel_1_maatstaf": "Elk kwartaal lopen we samen de lijst na",
        "doel_1_datum": dag(300),
        "doel_1_hulp_1_activiteit": "Zwaar werk in huis",
        "doel_1_hulp_1_frequentie": "elke week",
        "doel_1_hulp_1_minuten": "115",
        "doel_1_hulp_1_per": "week",
        "vorm": "natura",
        "profiel": "basis",
        "aanbieder": "Zorgcoöperatie De Geulbrug",
        "begin": dag(7),
        "einde": dag(370),
        "kosten": "3.000,50",
        "bijdrage": "on",
        "motivering": "U kookt zelf. Zwaar werk lukt niet door uw reuma.",
        "doe": "bewaar",
    } | anders


def besluit(binnen: Any) -> Besluit:
    """Return the besluit that was made last."""
    with binnen():
        return Besluit.objects.latest("id")
