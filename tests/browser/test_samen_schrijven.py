"""Two consulenten in one verslag (S-H5): who writes is said, both texts survive, and they stand side by side."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from keukentafel.dossier.onderzoek.models import Alinea, Botsing
from keukentafel.dossier.zaak.models import Betrokkene
from keukentafel.reis.onderzoeken import botsing_kiezen
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.models import Gebruiker
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import namens
from tests.opzet import als
from tests.wereld import Wereld

WACHT = 15_000


@pytest.fixture
def zaak(wereld: Wereld) -> int:
    """The own case of the consulent, with Hans let in, and no texts that wait from before."""
    id_ = wereld.objecten["zaak"]["eigen"]
    noor, gemeente, op = wereld.mensen[Rol.CONSULENT], wereld.meerssen, klok.nu()
    with namens({gemeente.code}, doel="proef"):
        botsing = Botsing.objects.get(zaak_id=id_)
        botsing_kiezen(gemeente=gemeente, zaak=id_, botsing=botsing.id, tekst="De trap.", wie=als(noor), op=op)
        Betrokkene.objects.create(
            gemeente=gemeente, zaak_id=id_, gebruiker=wereld.collega, soort="waarneming", van=op - timedelta(days=1),
            tot=op + timedelta(days=9),
        )  # fmt: skip
    return id_


def klant(wie: Gebruiker | None) -> Client:
    assert wie is not None
    uit = Client()
    uit.force_login(wie)
    return uit


def teksten(w: Wereld, zaak: int) -> dict[str, str]:
    with namens({w.meerssen.code}, doel="proef"):
        return {f"{a.onderwerp}_{a.volgorde}": a.tekst for a in Alinea.objects.filter(zaak_id=zaak)}


def schrijf(pagina: Any, veld: str, tekst: str) -> None:
    """Type in a paragraph and wait until the page says that it is kept."""

    def bewaard(antwoord: Any) -> bool:
        return bool(antwoord.request.method == "POST" and antwoord.url == pagina.url.split("?")[0].split("#")[0])

    with pagina.expect_response(bewaard, timeout=WACHT):
        pagina.fill(f"#id_{veld}", tekst)


def test_two_people_write_one_verslag_and_no_word_is_lost(wereld: Wereld, bezoek: Any, zaak: int):
    adres = reverse("consulent:verslag", args=[zaak])
    noor, hans = bezoek.als(klant(wereld.mensen[Rol.CONSULENT])), bezoek.als(klant(wereld.collega))
    noor.goto(adres)
    hans.goto(adres)
    hans.locator("[data-bewerkers]", has_text="bewerkt sinds").wait_for(timeout=WACHT)

    # each a paragraph of their own: both stand, nobody chooses
    schrijf(noor, "b_1", "U kookt zelf.")
    schrijf(hans, "c_1", "Uw dochter helpt.")
    assert teksten(wereld, zaak) == {"a_1": "De trap.", "b_1": "U kookt zelf.", "c_1": "Uw dochter helpt."}

    # the same paragraph: the second is told, goes on writing, and writes over nothing
    schrijf(noor, "a_1", "De trap is te steil.")
    schrijf(hans, "a_1", "U slaapt beneden.")
    hans.locator("[data-bewaard]", has_text="Uw tekst staat ernaast.").wait_for(timeout=WACHT)
    schrijf(hans, "a_1", "U slaapt beneden, al een maand.")
    assert teksten(wereld, zaak)["a_1"] == "De trap is te steil."

    # both read the two texts side by side, and one chooses
    for pagina in (noor, hans):
        pagina.goto(adres)
        naast = pagina.locator(".kt-botsing")
        assert naast.count() == 1
        links, rechts = naast.locator("blockquote").all()
        assert "De trap is te steil." in links.inner_text()
        assert "U slaapt beneden, al een maand." in rechts.inner_text()
        vakken = [links.bounding_box(), rechts.bounding_box()]
        assert vakken[0]["y"] == vakken[1]["y"]
        assert vakken[0]["x"] < vakken[1]["x"]
    noor.click("text=Kies welke tekst blijft")
    noor.wait_for_url("**/kiezen/**")
    assert noor.input_value("#id_tekst") == "De trap is te steil.\n\nU slaapt beneden, al een maand."
    noor.click("text=Deze tekst blijft")
    noor.wait_for_url("**/verslag/**")
    assert noor.locator(".kt-botsing").count() == 0
    assert teksten(wereld, zaak) == {
        "a_1": "De trap is te steil.\n\nU slaapt beneden, al een maand.",
        "b_1": "U kookt zelf.",
        "c_1": "Uw dochter helpt.",
    }


def test_a_button_does_its_work_after_the_text_is_kept(wereld: Wereld, bezoek: Any, zaak: int):
    pagina = bezoek.als(klant(wereld.mensen[Rol.CONSULENT]))
    pagina.goto(reverse("consulent:verslag", args=[zaak]))
    assert pagina.locator("[data-lijst] >> text=1 van 9 onderdelen").count() == 1
    schrijf(pagina, "b_1", "U kookt zelf.")
    pagina.locator("[data-lijst] >> text=2 van 9 onderdelen").wait_for(timeout=WACHT)  # the list is live
    pagina.fill("#id_d_1", "Niemand.")
    pagina.locator("#d >> text=Alinea erbij").click()
    pagina.wait_for_url("**erbij=d**", timeout=WACHT)
    assert pagina.input_value("#id_d_1") == "Niemand."
    pagina.fill("#id_d_2", "Toch wel.")
    pagina.locator(".kt-bron", has_text="De trap lukt niet meer.").locator("button").click()
    pagina.wait_for_url("**#a", timeout=WACHT)
    assert pagina.input_value("#id_a_2") == "De trap lukt niet meer."
    assert teksten(wereld, zaak)["d_2"] == "Toch wel."
    pagina.fill("#id_u_1", "Een traplift proberen.")
    pagina.click("text=Lees na en verstuur")
    pagina.wait_for_url("**/versturen/", timeout=WACHT)
    assert teksten(wereld, zaak)["u_1"] == "Een traplift proberen."


def test_without_javascript_both_texts_survive_too(wereld: Wereld, bezoek: Any, zaak: int):
    adres = reverse("consulent:verslag", args=[zaak])
    noor = bezoek.als(klant(wereld.mensen[Rol.CONSULENT]), js=False)
    hans = bezoek.als(klant(wereld.collega), js=False, breed=320)
    for pagina in (noor, hans):
        pagina.goto(adres)
    for pagina, tekst in ((noor, "Van Noor."), (hans, "Van Hans.")):
        pagina.fill("#id_a_1", tekst)
        pagina.locator("button[name=bewaar]").click()
    assert "schreef intussen ook. Beide teksten staan hier." in hans.locator("main").inner_text()
    assert [b.inner_text().split("\n")[0] for b in hans.locator(".kt-botsing blockquote").all()] == [
        "Van Noor.",
        "Van Hans.",
    ]
