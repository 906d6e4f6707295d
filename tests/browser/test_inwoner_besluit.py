"""The resident's route from preparing to the besluit: on a phone of 320 pixels, zoomed to 400%, without JavaScript.

It asserts what the screen says. Every page on the way is asked by axe, at 320 and 1280 pixels, filled and with errors.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse

from keukentafel.reis.melden import verzoek_aannemen
from keukentafel.stelsel.gebruikers.models import Mandaat
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import namens
from tests import verderop
from tests.browser.kijken import BREED, SMAL, fouten_op
from tests.opzet import BEGIN, OP, als, maak_gebruiker, maak_gemeente, zet_klok

BEELDEN = os.environ.get("KEUKENTAFEL_BEELDEN", "")  # a folder for pictures, to look at the pages
VERSLAGDAG = datetime(2027, 3, 8, 9, tzinfo=UTC)
TEKENDAG = datetime(2027, 3, 10, 9, tzinfo=UTC)
BESLUITDAG = datetime(2027, 3, 22, 9, tzinfo=UTC)
ZOOM = 320  # 1280 pixels at 400%


def u(naam: str, *args: object) -> str:
    return reverse(f"inwoner:{naam}", args=["meerssen", *args])


@pytest.fixture
def op_dag(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Set the one clock, also for the server's thread."""
    return zet_klok(monkeypatch, OP)


class Route:
    """Meerssen with Noor, Hans (mandate) and Ria (supporter), and Fatma's question."""

    def __init__(self) -> None:
        self.meerssen = maak_gemeente(938, "Meerssen", "meerssen")
        self.noor = maak_gebruiker("Noor Claessen", (self.meerssen, Rol.CONSULENT))
        self.hans = maak_gebruiker("Hans Vroomen", (self.meerssen, Rol.CONSULENT))
        self.ria = maak_gebruiker("Ria Habets", (self.meerssen, Rol.CLIENTONDERSTEUNER))
        with namens({self.meerssen.code}, doel="proef"):
            Mandaat.objects.create(
                gemeente=self.meerssen, gebruiker=self.hans, soort="toekennen", tot_cent=500_000,
                periode=DateRange(BEGIN, None), grondslag="Mandaatbesluit (voorbeeld)",
            )  # fmt: skip
            self.vraag = verderop.vraag(self.meerssen, self.noor, OP, ondersteuning="ja")
        self.fatma = Client()
        self.fatma.post(u("mijn-vraag"), {"nummer": self.vraag.nummer, "code": self.vraag.volgcode})

    def verslag(self) -> None:
        """Noor sends the verslag."""
        with namens({self.meerssen.code}, doel="proef"):
            verderop.verslag(self.meerssen, self.noor, self.vraag.zaak, VERSLAGDAG)

    def besluit(self) -> None:
        """Hans signs the besluit."""
        with namens({self.meerssen.code}, doel="proef"):
            verderop.besluit(self.meerssen, self.noor, self.hans, self.vraag.zaak, BESLUITDAG)

    def steun(self) -> None:
        """Ria stands beside Fatma."""
        from keukentafel.dossier.melding.models import Clientondersteuning

        with namens({self.meerssen.code}, doel="proef"):
            verzoek = Clientondersteuning.objects.get(voor="inwoner")
            verzoek_aannemen(verzoek=verzoek.id, wie=als(self.ria, Rol.CLIENTONDERSTEUNER), op=OP)


@pytest.fixture
def route(transactional_db: None, op_dag: Callable[[datetime], None]) -> Route:
    """The route, committed: the server is another thread."""
    return Route()


def kijk(pagina: Any, naam: str, fouten: list[str]) -> None:
    """One look at the page, narrow and wide; and a picture of each when asked."""
    fouten += fouten_op(pagina, naam)
    for breed in (SMAL, BREED) if BEELDEN else ():
        pagina.set_viewport_size({"width": breed, "height": 900})
        pagina.screenshot(path=Path(BEELDEN) / f"{naam}-{breed}.png", full_page=True)


def test_from_preparing_to_the_besluit_on_a_small_screen(route: Route, bezoek: Any, op_dag: Any):
    fatma = bezoek.als(route.fatma, breed=ZOOM, js=False)
    fatma.goto(u("mijn-vraag"))
    fatma.get_by_role("link", name="Bereid het gesprek voor").click()
    fatma.get_by_role("link", name="Lichaamsfuncties").click()
    assert fatma.locator("h1").inner_text() == "Lichaamsfuncties"
    fatma.get_by_label("Wat wilt u hierover vertellen?").fill("Mijn handen doen pijn.")
    fatma.get_by_role("button", name="Bewaar en stop").click()
    assert "U schreef hier iets." in fatma.locator("main").inner_text()
    fatma.get_by_label("Wie komt er mee?").fill("mijn dochter Elif")
    fatma.get_by_role("button", name="Bewaar en ga terug").click()

    route.verslag()
    op_dag(VERSLAGDAG)
    fatma.goto(u("mijn-vraag"))
    assert "U hebt ons verslag." in fatma.locator("main").inner_text()
    fatma.get_by_role("link", name="Lees het verslag").click()
    tekst = fatma.locator("main").inner_text()
    assert tekst.index("Wat stellen wij voor?") < tekst.index(verderop.EIGEN_WOORDEN) < tekst.index("U kookt zelf")
    fatma.get_by_role("link", name="Ik ben het niet eens").click()
    fatma.get_by_role("button", name="Stuur mijn reactie op").click()
    assert "Schrijf waarmee u het niet eens bent." in fatma.locator("main").inner_text()
    fatma.get_by_label("Ik ben het niet eens, want").fill("Elif kan niet elke week.")
    fatma.get_by_role("button", name="Stuur mijn reactie op").click()
    assert "Wij hebben uw reactie." in fatma.locator("main").inner_text()
    assert "Elif kan niet elke week." in fatma.locator("main").inner_text()

    op_dag(TEKENDAG)
    fatma.get_by_role("link", name="Ik teken en vraag hulp aan").click()
    tekst = fatma.locator("main").inner_text()
    assert "Tekent u nu? Dan krijgt u ons besluit uiterlijk woensdag 24 maart." in " ".join(tekst.split())
    assert "043 000 00 00" in tekst  # by telephone, too
    assert "Markt 50" in tekst  # and on paper
    fatma.get_by_label("Uw naam").fill("Fatma Aydin")
    fatma.get_by_role("button", name="Ik teken en vraag hulp aan").click()
    assert fatma.get_by_label("Uw naam").input_value() == "Fatma Aydin"
    assert "Zet hier een vinkje als u hulp aanvraagt." in fatma.locator("main").inner_text()
    fatma.get_by_label("Ja, ik vraag deze hulp aan bij de gemeente").check()
    fatma.get_by_role("button", name="Ik teken en vraag hulp aan").click()
    tekst = " ".join(fatma.locator("main").inner_text().split())
    assert "U hebt hulp aangevraagd. Wij schrijven het besluit. U hebt het uiterlijk woensdag 24 maart." in tekst

    route.besluit()
    op_dag(BESLUITDAG)
    fatma.goto(u("mijn-vraag"))
    fatma.get_by_role("link", name="Lees het besluit").click()
    tekst = " ".join(fatma.locator("main").inner_text().split())
    assert "U krijgt hulp van zaterdag 3 april 2027 tot en met zaterdag 1 april 2028." in tekst
    assert "Zwaar werk in huis: elke week, 115 minuten per week." in tekst
    assert "Het CAK berekent dit" in tekst
    assert fatma.locator("strong", has_text="tot en met maandag 3 mei 2027.").count() == 1
    fatma.get_by_role("link", name="Lees de brief").click()
    assert "U krijgt hulp" in fatma.locator("main").inner_text()


def test_every_page_on_the_way_is_accessible_and_fits(route: Route, bezoek: Any, op_dag: Any):
    fouten: list[str] = []
    route.steun()
    haar = Client()
    haar.force_login(route.ria)
    fatma, ria = bezoek.als(route.fatma, breed=SMAL), bezoek.als(haar, breed=SMAL)

    def langs(*paginas: tuple[str, str]) -> None:
        for naam, adres in paginas:
            blad = ria if adres.startswith("/ondersteuner/") else fatma
            assert blad.goto(adres).status == 200, adres
            kijk(blad, naam, fouten)

    dossier = f"/ondersteuner/dossier/{route.vraag.zaak}/"
    langs(
        ("voorbereiden", u("voorbereiden")), ("onderwerp", u("onderwerp", 2)), ("meekijken", u("wie-kijkt-mee")),
        ("nog-niet-aanvragen", u("aanvragen")), ("geen-verslag", u("verslag")), ("geen-besluit", u("besluit")),
        ("start", u("mijn-vraag")),
    )  # fmt: skip
    op_dag(datetime(2027, 3, 17, 9, tzinfo=UTC))
    langs(("te-laat", u("mijn-vraag")), ("aanvragen", u("aanvragen")))
    op_dag(VERSLAGDAG)
    route.verslag()
    langs(
        ("verslag", u("verslag")), ("niet-eens", u("niet-eens")), ("tekenen", u("tekenen")),
        ("start-verslag", u("mijn-vraag")), ("ondersteuner-verslag", f"{dossier}verslag/"),
    )  # fmt: skip
    fatma.goto(u("tekenen"))
    fatma.get_by_role("button", name="Ik teken en vraag hulp aan").click()
    kijk(fatma, "tekenen-fout", fouten)
    op_dag(TEKENDAG)
    with namens({route.meerssen.code}, doel="proef"):
        verderop.getekend(route.meerssen, route.vraag.zaak, TEKENDAG)
    langs(("start-aangevraagd", u("mijn-vraag")), ("verslag-getekend", u("verslag")))
    op_dag(datetime(2027, 3, 26, 9, tzinfo=UTC))
    langs(("start-besluit-te-laat", u("mijn-vraag")))
    op_dag(BESLUITDAG)
    route.besluit()
    langs(
        ("start-besluit", u("mijn-vraag")), ("besluit", u("besluit")), ("ondersteuner-besluit", f"{dossier}besluit/"),
        ("ondersteuner-dossier", dossier), ("wie-keek-mee", u("wie-keek-mee")),
    )  # fmt: skip
    assert fouten == []
