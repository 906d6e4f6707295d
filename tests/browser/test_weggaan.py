"""Who goes away from words that are not kept is asked first; who keeps them is not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Dialog, Page

from keukentafel.stelsel.gebruikers.rol import Rol
from tests.wereld import Wereld


@contextmanager
def blijft(pagina: Page) -> Iterator[list[str]]:
    """Stay, each time the browser asks whether to leave; gives what it asked."""
    gevraagd: list[str] = []

    def blijf(vraag: Dialog) -> None:
        gevraagd.append(vraag.type)
        vraag.dismiss()

    pagina.on("dialog", blijf)
    yield gevraagd
    pagina.remove_listener("dialog", blijf)


@pytest.mark.parametrize(("blad", "veld"), [("plan", "textarea"), ("voorbereiden", "main form input[type=text]")])
def test_a_resident_does_not_lose_her_words_by_a_link(wereld: Wereld, bezoek: Any, blad: str, veld: str) -> None:
    fatma = Client()
    nummer, code = wereld.codes["eigen"]
    fatma.post(reverse("inwoner:mijn-vraag", args=["meerssen"]), {"nummer": nummer, "code": code})
    pagina = bezoek.als(fatma, breed=320)
    pagina.goto(reverse(f"inwoner:{blad}", args=["meerssen"]))
    hier = pagina.url
    pagina.locator(veld).first.click()
    pagina.keyboard.type("Mijn dochter Elif")
    with blijft(pagina) as gevraagd:
        pagina.locator("main a[href*='/mijn-vraag/']").first.click()
        assert gevraagd == ["beforeunload"]
        assert pagina.url == hier
        assert pagina.locator(veld).first.input_value() == "Mijn dochter Elif"
        with pagina.expect_navigation():
            pagina.locator("main form button[type=submit]").first.click()
        assert gevraagd == ["beforeunload"]


def test_temporary_help_that_was_refused_is_not_left_behind(wereld: Wereld, bezoek: Any) -> None:
    noor = Client()
    noor.force_login(wereld.mensen[Rol.CONSULENT])
    zaak = wereld.objecten["zaak_aanvraag"]["eigen"]
    pagina = bezoek.als(noor)
    pagina.goto(reverse("consulent:tijdelijk", args=[zaak]))
    pagina.locator("[name=motivering]").fill("Zij kan niet alleen uit bed.")
    with pagina.expect_navigation():
        pagina.locator("main form button[type=submit]").last.click()
    assert pagina.locator("[name=motivering]").input_value() == "Zij kan niet alleen uit bed."
    pagina.locator("[name=aanbieder]").click()
    with blijft(pagina) as gevraagd:
        pagina.locator(f"main a[href$='/dossier/{zaak}/']").first.click()
        assert gevraagd == ["beforeunload"]
        assert pagina.locator("[name=motivering]").input_value() == "Zij kan niet alleen uit bed."
