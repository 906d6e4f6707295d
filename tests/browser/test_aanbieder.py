"""A provider on a phone of 320 px and without a mouse: answer an order, tell the start, tell how it goes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from keukentafel.dossier.levering.models import Levermelding, Toewijzing, Voortgang
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import namens
from tests.browser.test_kort_spoor import tab_naar
from tests.wereld import Wereld


def aan_het_werk(w: Wereld) -> Client:
    """The provider of Meerssen, signed in."""
    klant = Client()
    klant.force_login(w.mensen[Rol.AANBIEDER])
    return klant


def opdracht(w: Wereld, soort: str = "toewijzing") -> Toewijzing:
    """The order as it is kept now."""
    with namens({w.meerssen.code}, doel="proef"):
        return Toewijzing.objects.get(id=w.objecten[soort]["eigen"])


def past(pagina: Any) -> bool:
    """Whether nothing scrolls sideways."""
    return not pagina.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def test_on_a_phone_from_order_to_progress(wereld: Wereld, bezoek: Any) -> None:
    pagina = bezoek.als(aan_het_werk(wereld), breed=320, hoog=640)
    pagina.goto(reverse("mijn-balie"))
    assert pagina.locator("h1").inner_text() == "Opdrachten"
    assert "1 nieuwe opdracht wacht op uw antwoord." in pagina.locator("main").inner_text()
    pagina.locator("label:has(input[name=antwoord][value=later])").click()
    pagina.get_by_role("button", name="Verstuur antwoord").click()
    assert pagina.title().startswith("Fout:")
    assert pagina.locator("input[name=antwoord][value=later]").is_checked()  # what was chosen came back
    pagina.locator("label:has(input[name=antwoord][value=ja])").click()
    pagina.get_by_role("button", name="Verstuur antwoord").click()
    assert "Uw antwoord is verstuurd." in pagina.locator("[role=status]").inner_text()
    assert past(pagina)
    pagina.get_by_role("link", name="De hulp is begonnen").click()
    dag = opdracht(wereld).ingangsdatum + timedelta(days=1)
    pagina.locator("input[name=datum]").fill(f"{dag.day}-{dag.month}-{dag.year}")
    assert past(pagina)
    pagina.get_by_role("button", name="Geef de dag door").click()
    assert "De hulp is begonnen op" in pagina.locator("[role=status]").inner_text()
    pagina.get_by_role("link", name="Hoe het gaat").click()
    pagina.get_by_text("Het gaat goed", exact=True).click()
    pagina.locator("textarea[name^=gedaan_]").fill("Elke dinsdag geweest, steeds dezelfde hulp.")
    assert past(pagina)
    pagina.get_by_role("button", name="Verstuur").click()
    assert "Bewaard." in pagina.locator("[role=status]").inner_text()
    assert "Elke dinsdag geweest" in pagina.locator("main").inner_text()
    kept = opdracht(wereld)
    assert (kept.antwoord, kept.gestart_op) == ("ja", dag)
    with namens({wereld.meerssen.code}, doel="proef"):
        assert Voortgang.objects.filter(toewijzing_id=kept.id, hoe="goed").count() == 1


def test_without_a_mouse_an_order_is_answered_and_help_stopped(wereld: Wereld, bezoek: Any) -> None:
    pagina = bezoek.als(aan_het_werk(wereld))
    pagina.goto(reverse("aanbieder:opdrachten"))
    tab_naar(pagina, "input[name=antwoord]")
    pagina.keyboard.press("ArrowUp")  # the last of three: no
    assert pagina.locator("input[name=antwoord][value=nee]").is_checked()
    tab_naar(pagina, "input[name=reden]")
    pagina.keyboard.type("Wij hebben geen plek voor de zomer.")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector("[role=status]")
    assert "zoekt een andere aanbieder" in pagina.locator("[role=status]").inner_text()
    assert opdracht(wereld).antwoord_reden == "Wij hebben geen plek voor de zomer."

    pagina.goto(reverse("aanbieder:stop", args=[opdracht(wereld, "toewijzing_loopt").id]))
    gisteren = klok.vandaag() - timedelta(days=1)
    tab_naar(pagina, "input[name=datum]")
    pagina.keyboard.type(f"{gisteren.day}-{gisteren.month}-{gisteren.year}")
    tab_naar(pagina, "input[name=reden]")
    pagina.keyboard.press("Space")
    pagina.keyboard.press("Control+Enter")
    pagina.wait_for_selector("[role=status]")
    stop = opdracht(wereld, "toewijzing_loopt")
    assert (stop.gestopt_op, stop.stop_reden) == (gisteren, "19")
    with namens({wereld.meerssen.code}, doel="proef"):
        assert Levermelding.objects.filter(toewijzing_id=stop.id, soort="stop", via="portaal").count() == 1


def test_without_javascript_the_whole_way_is_open(wereld: Wereld, bezoek: Any) -> None:
    pagina = bezoek.als(aan_het_werk(wereld), js=False, breed=320)
    pagina.goto(reverse("aanbieder:opdracht", args=[opdracht(wereld).id]))
    pagina.locator("label:has(input[name=antwoord][value=ja])").click()
    pagina.get_by_role("button", name="Verstuur antwoord").click()
    assert opdracht(wereld).antwoord == "ja"
    pagina.get_by_role("link", name="De hulp is begonnen").click()
    pagina.get_by_role("button", name="Geef de dag door").click()
    assert "Kijk 1 antwoord na" in pagina.locator(".kt-fouten").inner_text()
    pagina.locator("input[name=datum]").fill("vandaag")
    pagina.get_by_role("button", name="Geef de dag door").click()
    assert pagina.locator("input[name=datum]").input_value() == "vandaag"
