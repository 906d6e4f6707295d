"""Two writers of one besluit: the second reads both, the device keeps the own text, and only a button writes over."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from keukentafel.dossier.besluit.models import Besluit
from keukentafel.dossier.zaak.models import Betrokkene
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.models import Gebruiker
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import namens
from tests.wereld import Wereld

WACHT = 15_000
LANGER_DAN_VANZELF = 5000


@pytest.fixture
def zaak(wereld: Wereld) -> int:
    """The aanvraag of the consulent that waits for a besluit, with a colleague let in."""
    id_ = wereld.objecten["zaak_aanvraag"]["eigen"]
    with namens({wereld.meerssen.code}, doel="proef"):
        Betrokkene.objects.create(
            gemeente=wereld.meerssen, zaak_id=id_, gebruiker=wereld.collega, soort="waarneming",
            van=klok.nu() - timedelta(days=1), tot=klok.nu() + timedelta(days=9),
        )  # fmt: skip
    return id_


def motivering(w: Wereld, zaak: int) -> str:
    with namens({w.meerssen.code}, doel="proef"):
        return Besluit.objects.get(zaak_id=zaak).motivering


def vastgehouden(pagina: Any) -> str:
    return str(pagina.evaluate("Object.values(localStorage).join()"))


def typ(pagina: Any, tekst: str) -> None:
    """Type the reasons, in the part that opens for them."""
    if not pagina.locator("[name=motivering]").is_visible():
        pagina.locator("details:has([name=motivering]) > summary").click()
    pagina.fill("[name=motivering]", tekst)


def bewaar(pagina: Any, tekst: str) -> None:
    """Type the reasons and press the button before the page saves by itself."""
    typ(pagina, tekst)
    with pagina.expect_navigation(timeout=WACHT):
        pagina.locator("form[data-bewaar] button[value=bewaar]:not([aria-hidden])").first.click()


def als(bezoek: Any, wie: Gebruiker | None) -> Any:
    assert wie is not None
    klant = Client()
    klant.force_login(wie)
    return bezoek.als(klant)


def twee_schrijvers(wereld: Wereld, bezoek: Any, zaak: int) -> tuple[Any, Any]:
    """Two pages with the same draft; the first of them was changed and kept since the second was opened."""
    adres = reverse("consulent:besluit-schrijven", args=[zaak, "toekenning"])
    noor, hans = als(bezoek, wereld.mensen[Rol.CONSULENT]), als(bezoek, wereld.collega)
    noor.goto(adres)
    bewaar(noor, "Begin.")
    for pagina in (noor, hans):
        pagina.goto(adres)
    bewaar(noor, "Van de een.")
    return noor, hans


def test_the_second_writer_of_a_besluit_loses_nothing_and_writes_over_nothing(
    wereld: Wereld, bezoek: Any, zaak: int
) -> None:
    noor, hans = twee_schrijvers(wereld, bezoek, zaak)

    bewaar(hans, "Van de ander.")
    assert "veranderde dit besluit intussen" in hans.locator("main").inner_text()
    assert hans.input_value("[name=motivering]") == "Van de ander."
    assert "Van de ander." in vastgehouden(hans)
    hans.locator("[name=motivering]").press_sequentially(" Nog iets.")
    hans.wait_for_timeout(LANGER_DAN_VANZELF)
    assert motivering(wereld, zaak) == "Van de een."
    assert "Nog iets." in vastgehouden(hans)

    # who lets go of the own text gets the colleague's, and nothing comes back from the device
    hans.click("a[data-niet-bewaren]")
    hans.locator("a[data-niet-bewaren]").wait_for(state="detached", timeout=WACHT)
    hans.wait_for_timeout(LANGER_DAN_VANZELF)
    assert hans.input_value("[name=motivering]") == "Van de een."
    assert motivering(wereld, zaak) == "Van de een."
    assert "Van de ander." not in vastgehouden(hans)

    # and who keeps it, presses the button again
    bewaar(noor, "Nog eens van de een.")
    bewaar(hans, "Toch van de ander.")
    bewaar(hans, "Toch van de ander.")
    assert motivering(wereld, zaak) == "Toch van de ander."


def test_what_the_device_brings_back_never_writes_over_a_colleague(wereld: Wereld, bezoek: Any, zaak: int) -> None:
    """ADR 0016: the words come back with the version that they were written from."""
    _noor, hans = twee_schrijvers(wereld, bezoek, zaak)

    typ(hans, "Van de ander.")
    hans.wait_for_timeout(LANGER_DAN_VANZELF)  # refused by itself: the words are on the device only
    assert "Van de ander." in vastgehouden(hans)
    hans.reload()
    hans.wait_for_timeout(LANGER_DAN_VANZELF)
    assert hans.input_value("[name=motivering]") == "Van de ander."
    assert hans.locator("[name=motivering]").is_visible()
    assert motivering(wereld, zaak) == "Van de een."
    assert "Van de ander." in vastgehouden(hans)


def test_who_saves_twice_with_the_button_does_not_meet_oneself(wereld: Wereld, bezoek: Any, zaak: int) -> None:
    noor = als(bezoek, wereld.mensen[Rol.CONSULENT])
    noor.goto(reverse("consulent:besluit-schrijven", args=[zaak, "toekenning"]))
    for tekst in ("Een.", "Twee.", "Drie."):
        bewaar(noor, tekst)
        assert "veranderde dit besluit intussen" not in noor.locator("main").inner_text()
    assert motivering(wereld, zaak) == "Drie."


def test_who_presses_a_button_while_the_page_saves_by_itself_does_not_meet_oneself(
    wereld: Wereld, bezoek: Any, zaak: int
) -> None:
    adres = reverse("consulent:besluit-schrijven", args=[zaak, "toekenning"])
    noor = als(bezoek, wereld.mensen[Rol.CONSULENT])
    noor.goto(adres)
    bewaar(noor, "Begin.")
    onderweg: list[Any] = []

    def traag(route: Any) -> None:
        if "application/json" in route.request.headers.get("accept", ""):
            onderweg.append((route, route.fetch()))  # the server has it; its answer comes later
        else:
            route.continue_()

    noor.locator("summary", has_text="Waarom").click()
    noor.route(f"**{adres}", traag)
    typ(noor, "Vanzelf bewaard.")
    while not onderweg:
        noor.wait_for_timeout(200)
    noor.locator("[name=motivering]").press_sequentially(" En nog iets.")
    noor.locator("form[data-bewaar] button[value=bewaar]:not([aria-hidden])").first.click(no_wait_after=True)
    noor.wait_for_timeout(300)
    with noor.expect_navigation(timeout=WACHT):
        route, antwoord = onderweg[0]
        route.fulfill(response=antwoord)
    tekst = noor.locator("main").inner_text()
    assert "veranderde dit besluit intussen" not in tekst
    assert "Het besluit is bewaard." in tekst
    assert motivering(wereld, zaak) == "Vanzelf bewaard. En nog iets."
