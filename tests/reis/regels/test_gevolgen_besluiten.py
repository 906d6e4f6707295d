"""What a version would change in the besluiten of a municipality: counted, without a name."""

from __future__ import annotations

import pytest

from keukentafel.reis import regels
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import namens
from tests.opzet import als
from tests.wereld import bouw


@pytest.mark.django_db
def test_the_besluiten_are_asked_too_and_nothing_is_dropped():
    w = bouw()
    with namens({w.meerssen.code}, doel="proef"):
        gevolgen = regels.gevolgen_van(
            versie=w.objecten["regelversie"]["eigen"], wie=als(w.mensen[Rol.BEHEER]), op=klok.nu()
        )
    assert gevolgen.besluiten == gevolgen.alle_besluiten > 0
    for gevolg in gevolgen.dagen:
        proef = gevolg.besluiten
        assert sum(v.aantal for v in proef.veranderd) + proef.gelijk == proef.gevraagd > 0
        assert all(v.namen == () for v in proef.veranderd)
