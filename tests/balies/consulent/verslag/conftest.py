"""What the tests of the verslag share: a case in its onderzoek, a sheet as a browser sends it, a verslag that left."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from keukentafel.dossier.zaak.models import Betrokkene, Zaak
from keukentafel.reis.onderzoeken import Traptrede, ladder_bewaren
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.namens import namens
from tests.opzet import als


def u(naam: str, *args: object) -> str:
    return reverse(f"consulent:{naam}", args=args)


def lees(antwoord) -> str:
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def blad(**velden: str) -> dict[str, str]:
    return {"a_1": "", "versie_a_1": "0", "u_1": "", "versie_u_1": "0"} | velden


def vol() -> dict[str, str]:
    uit = blad(u_1="Elke week hulp in huis.")
    for letter in "abcdefg":
        uit |= {f"{letter}_1": f"Tekst over {letter}.", f"versie_{letter}_1": "0"}
    return uit


def zet_ladder(binnen, meerssen, zaak, noor):
    with binnen():
        trede = Traptrede("algemene_voorziening", "helpt", "De Huiskamer past.")
        ladder_bewaren(gemeente=meerssen, zaak=zaak, treden=[trede], wie=als(noor), op=klok.nu())


@pytest.fixture
def zaak(maak_vraag, meerssen):
    id_ = maak_vraag().zaak
    with namens({meerssen.code}, doel="proef"):
        Zaak.objects.filter(id=id_).update(stand="in_onderzoek")
    return id_


@pytest.fixture
def binnen(meerssen):
    return lambda: namens({meerssen.code}, doel="proef")


@pytest.fixture
def als_karin(karin, zaak, meerssen, noor, binnen):
    """Karin, who may open the case because a colleague let her in: the same case is hers too."""
    with binnen():
        op = klok.nu()
        Betrokkene.objects.create(
            gemeente=meerssen, zaak_id=zaak, gebruiker=karin, soort="waarneming", van=op - timedelta(days=1),
            tot=op + timedelta(days=9),
        )  # fmt: skip
    klant = Client()
    klant.force_login(karin)
    return klant


@pytest.fixture
def verstuurd(als_noor, zaak, binnen, meerssen, noor):
    als_noor.post(u("verslag", zaak), vol())
    zet_ladder(binnen, meerssen, zaak, noor)
    assert als_noor.post(u("verslag-versturen", zaak)).status_code == 302
    return zaak
