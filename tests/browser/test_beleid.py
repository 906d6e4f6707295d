"""The pages of policy with a year of numbers in them: axe 0, no sideways scroll, without JavaScript."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from keukentafel.omgeving.monitor.operations import leg_feit
from keukentafel.recht.ladder import Trede
from keukentafel.reis.leren.tellen import te_tellen_tot, tellingen_verversen
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Wijk
from keukentafel.stelsel.gemeenten.namens import namens
from tests.browser.kijken import SMAL, fouten_op
from tests.opzet import maak_gebruiker, maak_gemeente

WIJKEN = (("WK093800", "Meerssen", 5855), ("WK093801", "Ulestraten", 2770), ("WK093802", "Bunde - Geulle", 9400))
VRAGEN = {"WK093800": 61, "WK093801": 24, "WK093802": 88, "": 3}


@pytest.fixture
def rik(transactional_db: None) -> Client:
    """Signed in as policy of Meerssen and Vaals, with numbers over Meerssen."""
    meerssen, vaals = maak_gemeente(938, "Meerssen", "meerssen"), maak_gemeente(981, "Vaals", "vaals")
    for code, naam, inwoners in WIJKEN:
        Wijk.objects.create(
            code=code, gemeente=meerssen, naam=naam, inwoners=inwoners, peildatum=date(2021, 1, 1), bron="proef"
        )
    nr = 0
    with namens({938}, doel="proef"):
        for wijk, aantal in VRAGEN.items():
            for i in range(aantal):
                nr += 1
                feiten = [("melden", "", None)]
                if i % 3:
                    trede = list(Trede)[(i // 3) % 8] if i % 2 else Trede.MAATWERK
                    feiten.append(("antwoord", trede.value, None))
                if i % 2 == 0:
                    feiten += [("toekennen", "", 40 + i % 21), ("hulp_gestart", "", 58)]
                    feiten.append(("resultaat", ("bereikt", "bereikt", "deels")[i % 3], None))
                for soort, trede_, waarde in feiten:
                    leg_feit(
                        gemeente=938, pseudoniem=f"{nr:032x}", soort=soort, wijk_code=wijk, trede=trede_, waarde=waarde,
                        dag=klok.vandaag() - timedelta(days=i),
                    )  # fmt: skip
        tellingen_verversen(gemeente=meerssen, tot_en_met=te_tellen_tot(gemeente=meerssen), op=klok.nu())
    klant = Client()
    klant.force_login(maak_gebruiker("Rik Theunissen", (meerssen, Rol.BELEID), (vaals, Rol.BELEID)))
    return klant


def test_de_bladzijde_met_cijfers_is_toegankelijk(rik: Client, bezoek: Any):
    pagina = bezoek.als(rik, breed=SMAL)
    fouten: list[str] = []
    pagina.on("console", lambda m: fouten.append(m.text) if m.type == "error" else None)
    een = ("/beleid/meerssen/", "/beleid/vaals/", "/beleid/meerssen/cijfer/maatwerk/")
    for adres in ("/beleid/", "/beleid/cijfer/vragen/", *een):
        assert pagina.goto(adres).status == 200
        if (keuze := pagina.locator(".kt-kies summary")).count():
            keuze.click()
        fouten += fouten_op(pagina, adres)
    assert fouten == []


def test_van_een_getal_naar_zijn_uitleg_zonder_javascript(rik: Client, bezoek: Any):
    pagina = bezoek.als(rik, js=False)
    pagina.goto("/beleid/")
    assert pagina.locator(".kt-kaart rect").count() == len(WIJKEN)
    pagina.get_by_text("alle twee", exact=True).click()
    pagina.get_by_role("navigation", name="Kies een gemeente").get_by_role("link", name="Vaals").click()
    assert pagina.locator(".kt-kaart rect").count() == 0
    pagina.get_by_role("link", name="Werkt het in twee gemeenten?").click()
    pagina.get_by_role("main").get_by_role("link", name="Meerssen").first.click()
    assert pagina.locator(".kt-kaart rect").count() == len(WIJKEN)
    pagina.get_by_role("link", name="Minder maatwerk").click()
    assert pagina.locator("h1").inner_text() == "Minder maatwerk"
    assert "per 1.000 inwoners" in pagina.locator("main").inner_text()
    assert not pagina.get_by_role("link", name="dossiers").count()
