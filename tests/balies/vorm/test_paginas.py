"""The styleguide and the skeletons, as a browser gets them."""

from __future__ import annotations

import datetime
import itertools
import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from keukentafel.balies.vorm import views
from keukentafel.balies.vorm.voorbeelden import INGEVULD, Voorbeeldvragen

GEMEENTE = SimpleNamespace(
    naam="Meerssen",
    slug="meerssen",
    telefoon="043 000 00 00",
    telefoon_link="0430000000",
    adres="Markt 50",
    openingstijden="Maandag tot en met vrijdag, 8.30 tot 17.00 uur.",
)
BASIS = {
    "gemeente": GEMEENTE,
    "vandaag": datetime.date(2027, 2, 17),
    "demo": True,
    "gebruiker": None,
    "kleur": "meerssen",
}


@pytest.fixture(autouse=True)
def _adressen(settings: Any) -> None:
    settings.ROOT_URLCONF = "keukentafel.project.urls"


def pagina(skelet: str, **anders: Any) -> str:
    return render_to_string(f"vorm/{skelet}.html", {**BASIS, **anders})


def verzoek(adres: str = "/stijlgids/") -> HttpRequest:
    return RequestFactory().get(adres)


def titel(html: str) -> str:
    gevonden = re.search(r"<title>([^<]*)</title>", html)
    assert gevonden
    return gevonden[1]


@pytest.mark.parametrize("skelet", ["inwoner", "werk"])
def test_skelet(skelet: str) -> None:
    html = pagina(skelet)
    assert html.startswith('<!DOCTYPE html>\n<html lang="nl">')
    assert titel(html).endswith(" - Gemeente Meerssen")
    assert 'href="#inhoud"' in html
    assert html.count('<main id="inhoud"') == 1
    assert "Demo: het is hier woensdag 17 februari 2027. Alle mensen zijn verzonnen." in html
    bladen = re.findall(r'<link rel="stylesheet" href="([^"]+)"', html)
    assert bladen == ["/static/vorm/vendor/utrecht.css", "/static/vorm/vorm.css", "/static/vorm/gemeenten/meerssen.css"]


def test_inwoner_ziet_op_elke_pagina_een_telefoonnummer() -> None:
    html = pagina("inwoner")
    kop, voet = html.split("<main")[0], html.split("</main>")[1]
    for deel in (kop, voet):
        assert 'href="tel:0430000000">043 000 00 00</a>' in deel
    assert "Maandag tot en met vrijdag" in voet


def test_werkplek_zegt_dat_openen_in_het_logboek_komt() -> None:
    html = pagina("werk", zoek_url="/zoek/")
    assert "Wat u opent, staat in het logboek van de inwoner." in html
    assert 'class="utrecht-document kt-werk"' in html
    assert re.search(r'<form class="kt-zoek" role="search" action="/zoek/" method="post">', html), (
        "no name in an address"
    )
    assert "data-zoek>" in html


def test_zonder_gemeente_en_zonder_demo() -> None:
    for skelet in ("inwoner", "werk"):
        html = pagina(skelet, gemeente=None, demo=False, kleur="")
        assert titel(html).endswith(" - Keukentafel")
        assert "Demo:" not in html
        assert "gemeenten/" not in html
        assert "tel:" not in html


def test_fout_staat_vooraan_in_de_titel_en_boven_de_kop() -> None:
    formulier = Voorbeeldvragen(INGEVULD)
    for skelet in ("inwoner", "werk"):
        html = pagina(skelet, formulier=formulier)
        assert titel(html).startswith("Fout: kijk 2 antwoorden na. ")
        assert html.index("<main") < html.index('class="kt-fouten"')
    assert titel(pagina("inwoner", fout=True)).startswith("Fout: ")
    assert not titel(pagina("inwoner", formulier=Voorbeeldvragen())).startswith("Fout")


def test_naam_van_een_gebruiker_wordt_ontsnapt() -> None:
    assert "<script>x" not in pagina("werk", gebruiker="<script>x</script>")


@pytest.mark.parametrize("adres", ["/stijlgids/", "/stijlgids/?raam=werk", "/stijlgids/?raam=%22onzin"])
def test_stijlgids_toont_alles(adres: str) -> None:
    antwoord = views.stijlgids(verzoek(adres))
    html = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert html.count("<h1") == 1
    for klasse in (
        "kt-stand--klaar",
        "kt-stand--loopt",
        "kt-stand--wacht",
        "kt-stand--let-op",
        "kt-stand--te-laat",
        "utrecht-button--primary-action",
        "utrecht-button--secondary-action",
        "kt-keuzes",
        "kt-rijen",
        "kt-mat",
        "kt-vel",
        "kt-linnen",
        "kt-eigen",
        "kt-tabel-stapel",
        "kt-fouten",
        "kt-onder-optie",
        "utrecht-textbox--invalid",
        "kt-tijdlijn",
        "kt-web",
        "kt-trap",
    ):
        assert klasse in html, klasse


def test_elk_id_staat_een_keer_op_de_stijlgids_en_elke_verwijzing_komt_aan() -> None:
    html = views.stijlgids(verzoek()).content.decode()
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    doelen = re.findall(r'href="#([^"]+)"', html) + re.findall(r'\sfor="([^"]+)"', html)
    for groep in re.findall(r'aria-(?:describedby|labelledby)="([^"]+)"', html):
        doelen += groep.split()
    assert set(doelen) <= set(ids)


def test_koppen_slaan_geen_trap_over() -> None:
    html = views.stijlgids(verzoek()).content.decode()
    rangen = [int(rang) for rang in re.findall(r"<h([1-6])", html)]
    assert rangen[0] == 1
    assert all(volgende - vorige <= 1 for vorige, volgende in itertools.pairwise(rangen))


def test_sneltoetsen_gaan_uit_en_aan() -> None:
    html = views.sneltoetsen(verzoek("/sneltoetsen/")).content.decode()
    for stand in ("aan", "uit"):
        assert f'data-toetsen-zet="{stand}" hidden' in html
    assert "<noscript>" in html


def test_taal_van_de_pagina() -> None:
    with translation.override("en"):
        assert '<html lang="en">' in pagina("inwoner")
