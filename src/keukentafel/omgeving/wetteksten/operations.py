"""Writing the official texts, as the owner role: the application may only read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from keukentafel.omgeving.wetteksten import queries
from keukentafel.omgeving.wetteksten.models import Wettekst, Wetversie
from keukentafel.recht.motor.teksten import Artikeltekst, Tekstversie


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What came of one version: `geladen` (it was not there), `vervangen` (other words than before) or `gelijk`."""

    versie: Tekstversie
    wat: str


@transaction.atomic
def laad(versies: Iterable[Tekstversie], *, op: date) -> list[Uitkomst]:
    """Keep these versions, loaded on this day, all or none; return what came of each, in order.

    What is there already with the same dates, address and words is left alone, so that loading twice changes nothing.
    Other words become a new version beside the old one. Raises ProgrammingError for the application role.
    """
    with connection.cursor() as c:  # two loads at once would both find nothing
        c.execute("lock table wetteksten_wetversie in share row exclusive mode")
    return [Uitkomst(versie, _laad_een(versie, op)) for versie in versies]


def _laad_een(versie: Tekstversie, op: date) -> str:
    vorige = queries.laatste(nummer=versie.nummer, geldt_van=versie.geldt_van)
    if vorige is not None and _zegt_hetzelfde(vorige, versie):
        return "gelijk"
    nieuw = Wetversie.objects.create(
        nummer=versie.nummer,
        naam=versie.naam,
        geldt_van=versie.geldt_van,
        geldt_tot=versie.geldt_tot,
        url=versie.url,
        bestand=versie.bestand,
        vingerafdruk=versie.vingerafdruk,
        geladen_op=op,
    )
    Wettekst.objects.bulk_create(
        Wettekst(versie=nieuw, artikel=a.nummer, tekst=a.tekst, url=a.url) for a in versie.artikelen
    )
    return "vervangen" if vorige else "geladen"


def _zegt_hetzelfde(vorige: Wetversie, versie: Tekstversie) -> bool:
    if (vorige.naam, vorige.geldt_tot, vorige.url) != (versie.naam, versie.geldt_tot, versie.url):
        return False
    staat_er = {Artikeltekst(t.artikel, t.tekst, t.url) for t in vorige.teksten.all()}
    return staat_er == set(versie.artikelen)
