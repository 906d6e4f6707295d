"""`python -m tests.lang.leveringen <map> <aantal>`: this many granted cases in Meerssen, each with an order to give out.

Writes `leveringen.json` with the AGB code of the provider and its orders: number and first day.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import timedelta
from itertools import count, islice
from pathlib import Path

AGB = "75750001"


def maak(map_: Path, aantal: int) -> None:
    """Make people, a provider with a contract, and orders that wait in the outbox."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keukentafel.project.settings")
    django.setup()
    from keukentafel.berichten.iwmo.controles.persoon import elfproef
    from keukentafel.dossier.zaak.models import Zaak
    from keukentafel.omgeving.contracten import operations as contracten
    from keukentafel.omgeving.mensen.models import Persoon
    from keukentafel.reis.leveren import toewijzing_geven
    from keukentafel.stelsel import klok
    from keukentafel.stelsel.gebruikers.rol import Rol
    from keukentafel.stelsel.gemeenten.namens import namens
    from keukentafel.stelsel.gemeenten.queries import gemeente_van_slug
    from tests.besluitwereld import geef_mandaat
    from tests.leverwereld import AL, maak_producten, maak_toegekend
    from tests.opzet import als, maak_gebruiker

    gemeente = gemeente_van_slug("meerssen")
    assert gemeente is not None
    noor = maak_gebruiker("Noor Claessen", (gemeente, Rol.CONSULENT))
    karin = maak_gebruiker("Karin Dohmen", (gemeente, Rol.KWALITEIT))
    bsns = islice((str(n) for n in count(999_990_000) if elfproef(str(n))), aantal)
    begin = klok.vandaag() - AL
    opdrachten = []
    with namens({gemeente.code}, doel="proef", gebruiker=noor.pk):
        geulbrug = contracten.maak_aanbieder(naam="De Geulbrug", agb=AGB)
        product = maak_producten(gemeente, geulbrug)[0]
        geef_mandaat(gemeente, karin, "toekennen", tot_cent=None)
        for bsn in bsns:
            zaak, besluit = maak_toegekend(gemeente, noor, karin, "Proef")
            Persoon.objects.filter(id=Zaak.objects.get(id=zaak).inwoner_id).update(bsn=bsn)
            rij = toewijzing_geven(
                gemeente=gemeente, zaak=zaak, besluit=besluit, aanbieder=geulbrug.id, product=product.id, volume=115,
                frequentie="2", ingangsdatum=begin, einddatum=begin + timedelta(days=363), wie=als(noor), op=klok.nu(),
            )  # fmt: skip
            opdrachten.append([rij.nummer, begin.isoformat()])
    vandaag = klok.vandaag().isoformat()
    (map_ / "leveringen.json").write_text(json.dumps({"vandaag": vandaag, "opdrachten": opdrachten}))


if __name__ == "__main__":
    maak(Path(sys.argv[1]), int(sys.argv[2]))
