"""Somebody who has another role in another municipality."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from keukentafel.dossier.zaak.models import Zaak
from keukentafel.reis.besluiten import Ontwerpvelden, ontwerp_bewaren
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.models import Gebruiker
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import namens
from keukentafel.stelsel.logboek.models import Logregel
from tests.opzet import als, maak_gebruiker


@pytest.mark.parametrize("naam", ["besluit-lezen", "besluit-tekenen"])
def test_a_role_counts_only_in_its_own_municipality(client, meerssen, vaals, zaak, naam):
    """Piet is consulent in Vaals and reads in Meerssen: a case of Meerssen without contact person is not his work."""
    piet = maak_gebruiker("Piet Peters", (vaals, Rol.CONSULENT), (meerssen, Rol.KWALITEIT))
    with namens({meerssen.code}, doel="proef"):
        ontwerp_bewaren(
            gemeente=meerssen, zaak=zaak, soort="toekenning", velden=Ontwerpvelden(motivering="Uw reuma."),
            verwachte_versie=None, wie=als(Gebruiker.objects.get(naam="Noor Claessen")), op=klok.nu(),
        )  # fmt: skip
        Zaak.objects.update(behandelaar=None)
    client.force_login(piet)
    adres = reverse(f"consulent:{naam}", args=[zaak, "toekenning"])
    assert client.get(adres).status_code == 404  # no reason opens it either: breaking the glass is for a consulent
    with namens({meerssen.code}, doel="proef"):
        Zaak.objects.get().betrokkenen.create(
            gemeente=meerssen, gebruiker=piet, soort="lezer", van=klok.nu() - timedelta(hours=1),
            tot=klok.nu() + timedelta(hours=1), gegeven_door="Noor Claessen",
        )  # fmt: skip
    assert client.get(adres).status_code == 200
    with namens({meerssen.code}, doel="proef"):
        assert Logregel.objects.filter(gebruiker_naam="Piet Peters").latest("id").rol == Rol.KWALITEIT
