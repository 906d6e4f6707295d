"""Every page of the table, at 320 and 1280 pixels: axe 0, no sideways scroll, our own font, CSP, and without JavaScript."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from django.test import Client
from django.urls import reverse
from lxml import html

from keukentafel.reis.besluiten import Hulpvelden, tijdelijk_besluiten
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import namens
from tests.browser.kijken import SMAL, fouten_op
from tests.leverwereld import maak_toegekend
from tests.opzet import als
from tests.wereld import Wereld

TABEL = yaml.safe_load((Path(__file__).parents[1] / "huis" / "toegang.yaml").read_text())
PAGINAS = [r for r in TABEL if r.get("pagina", True) and r.get("methode", "get") == "get" and r.get("wie") != "allauth"]


def adressen(w: Wereld) -> list[tuple[str, str, str]]:
    """(route, address, who) for every page: who is a role, "volgt" or "niemand"."""
    uit = []
    for regel in PAGINAS:
        delen: dict[str, Any] = {naam: w.objecten[soort]["eigen"] for naam, soort in regel.get("met", {}).items()}
        delen |= regel.get("vast", {})
        if regel.get("per_gemeente"):
            delen["gemeente"] = "meerssen"
        wie = "volgt" if regel.get("volgt") else "niemand" if regel["wie"] == "iedereen" else sorted(regel["wie"])[0]
        uit.append((regel["route"], reverse(regel["route"], kwargs=delen), wie))
    return uit


def standen(w: Wereld) -> list[tuple[str, str, str]]:
    """(name, address, who) for pages of the table in another stand: temporary help runs or waits, no help began."""
    loopt, zaak = w.objecten["zaak_besluit"]["eigen"], w.objecten["zaak_aanvraag"]["eigen"]
    with namens({w.meerssen.code}, doel="proef"):
        welk = tijdelijk_besluiten(
            gemeente=w.meerssen, zaak=zaak, begin=klok.vandaag(), motivering="Uw man ligt in het ziekenhuis.",
            hulp=(Hulpvelden(activiteit="Koken", frequentie="elke dag", minuten=30, per="dag"),),
            aanbieder="De Geulbrug", kosten_cent=900_000, aan=w.mensen[Rol.KWALITEIT].pk,
            wie=als(w.mensen[Rol.CONSULENT]), op=klok.nu(),
        )  # fmt: skip
        nooit, _ = maak_toegekend(w.meerssen, w.mensen[Rol.CONSULENT], w.mensen[Rol.KWALITEIT], "Nooit")
    return [
        ("hulp die niet begint", reverse("consulent:hulp-einde", args=[nooit]), Rol.CONSULENT.value),
        ("tijdelijk loopt", reverse("consulent:tijdelijk", args=[loopt]), Rol.CONSULENT.value),
        ("tijdelijk ligt voor", reverse("consulent:tijdelijk", args=[zaak]), Rol.CONSULENT.value),
        ("tijdelijk tekenen", reverse("consulent:besluit-nalezen", args=[zaak, welk.id]), Rol.KWALITEIT.value),
    ]


def klanten(w: Wereld) -> dict[str, Client]:
    """A signed-in test client per role, and one that follows a question by code."""
    uit: dict[str, Client] = {"niemand": Client()}
    for rol in Rol.values:
        uit[rol] = Client()
        uit[rol].force_login(w.mensen[rol])
    uit["volgt"] = Client()
    nummer, code = w.codes["eigen"]
    uit["volgt"].post(reverse("inwoner:mijn-vraag", kwargs={"gemeente": "meerssen"}), {"nummer": nummer, "code": code})
    return uit


def test_every_page_is_accessible_calm_and_ours(wereld: Wereld, bezoek: Any):
    fouten: list[str] = []

    def meld(m: Any) -> None:
        if m.type == "error":
            fouten.append(f"console: {m.text}")

    wie = klanten(wereld)
    paginas: dict[str, Any] = {}
    for route, adres, rol in [*adressen(wereld), *standen(wereld)]:
        if rol not in paginas:
            paginas[rol] = bezoek.als(wie[rol], breed=SMAL)
            paginas[rol].on("console", meld)
        antwoord = paginas[rol].goto(adres)
        if antwoord is None or antwoord.status != 200:
            fouten.append(f"{route}: status {antwoord and antwoord.status}")
            continue
        fouten += fouten_op(paginas[rol], route)
    assert fouten == []


def test_every_page_says_all_and_every_form_has_its_button_without_javascript(wereld: Wereld):
    """What the server sends is what a browser without JavaScript shows; whole routes without it are walked elsewhere."""
    fouten: list[str] = []
    wie = klanten(wereld)
    for route, adres, rol in [*adressen(wereld), *standen(wereld)]:
        antwoord = wie[rol].get(adres, follow=True)  # as a browser goes along
        if antwoord.status_code != 200:
            fouten.append(f"{route}: status {antwoord.status_code}")
            continue
        blad = html.fromstring(antwoord.content)
        if not any(kop.text_content().strip() for kop in blad.iter("h1")):
            fouten.append(f"{route}: geen kop")
        for formulier in blad.xpath("//main//form"):
            if not formulier.xpath(".//button[not(@hidden)] | .//input[@type='submit'][not(@hidden)]"):
                fouten.append(f"{route}: een formulier zonder knop")
    assert fouten == []


@pytest.mark.parametrize("rol", [Rol.CONSULENT])
def test_keyboard_only(wereld: Wereld, bezoek: Any, rol: str):
    pagina = bezoek.als(klanten(wereld)[rol])
    pagina.goto(reverse("consulent:dag"))
    pagina.keyboard.press("Tab")
    assert pagina.evaluate("document.activeElement.getAttribute('href')") == "#inhoud"
    pagina.keyboard.press("Escape")
    pagina.locator("body").click(position={"x": 2, "y": 400})
    pagina.keyboard.press("/")
    assert pagina.evaluate("document.activeElement.name") == "zoek"
