"""Two colleagues publish in the same second: the second waits, and is asked again with the first in the book."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection

from keukentafel.reis import regels
from keukentafel.reis.handeling import Geweigerd
from keukentafel.stelsel.gebruikers.rol import Rol
from tests.opzet import OP, als, maak_gebruiker
from tests.reis.regels.opzet import EERSTE, maak_kamer, tekst_vanaf


@pytest.mark.django_db(transaction=True)
def test_versions_that_do_not_fit_each_other_are_not_both_published():
    kamer = maak_kamer()
    derde = maak_gebruiker("Wim Kerff", (kamer.gemeente, Rol.BEHEER))
    versies = [kamer.leg_voor(kamer.begin(tekst_vanaf(bedrag=cent))) for cent in (8000, 9000)]
    gepubliceerd, mag_verder = Event(), Event()

    def publiceer(versie, wie, *, wacht: bool) -> str:
        try:
            with kamer.open(wie):
                regels.regelversie_publiceren(
                    versie=versie.id, geldt_van=EERSTE, verwachte_versie=1, wie=als(wie), op=OP
                )
                if wacht:
                    gepubliceerd.set()
                    assert mag_verder.wait(20)
            return "gelukt"
        except Geweigerd as fout:
            return str(fout)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as handen:
        een = handen.submit(publiceer, versies[0], kamer.tweede, wacht=True)
        assert gepubliceerd.wait(20)
        twee = handen.submit(publiceer, versies[1], derde, wacht=False)
        with pytest.raises(TimeoutError):
            twee.result(timeout=1)  # it waits for the first
        mag_verder.set()
        assert een.result(timeout=20) == "gelukt"
        assert "schort nog iets" in twee.result(timeout=20)
    with kamer.open():
        assert regels.geldend_boek(935).bevindingen() == ()
