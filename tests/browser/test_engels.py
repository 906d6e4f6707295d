"""Every page in English on a small phone: English words are longer or shorter than Dutch ones, and must fit, too."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.urls import reverse

from tests.browser.test_alle_paginas import adressen, klanten
from tests.wereld import Wereld

BEELDEN = os.environ.get("KEUKENTAFEL_BEELDEN", "")  # a folder for pictures, to look at the pages


def test_every_page_fits_in_english(wereld: Wereld, bezoek: Any) -> None:
    fouten: list[str] = []
    wie = klanten(wereld)
    for klant in wie.values():
        klant.post(reverse("set_language"), {"language": "en", "next": "/"})
    paginas: dict[str, Any] = {}
    for route, adres, rol in adressen(wereld):
        if rol not in paginas:
            paginas[rol] = bezoek.als(wie[rol], breed=320)
        pagina = paginas[rol]
        antwoord = pagina.goto(adres)
        if antwoord is None or antwoord.status != 200:
            fouten.append(f"{route}: status {antwoord and antwoord.status}")
            continue
        if pagina.evaluate("document.documentElement.lang") != "en":
            fouten.append(f"{route}: not English")
        if pagina.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            fouten.append(f"{route}: scrolls sideways")
        if BEELDEN:
            pagina.screenshot(path=Path(BEELDEN) / f"{route.replace(':', '-')}.png", full_page=True)
    assert fouten == []
