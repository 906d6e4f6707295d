"""From a sentence of the letter to its article in two clicks: on a phone of 320 pixels, without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from keukentafel.stelsel.gemeenten.namens import namens
from tests import verderop
from tests.browser.kijken import SMAL, fouten_op
from tests.browser.test_inwoner_besluit import BESLUITDAG, TEKENDAG, Route, u
from tests.opzet import OP, zet_klok


@pytest.fixture
def op_dag(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Set the one clock, also for the server's thread."""
    return zet_klok(monkeypatch, OP)


@pytest.fixture
def besloten(transactional_db: None, op_dag: Callable[[datetime], None]) -> Route:
    """Fatma has her besluit."""
    route = Route()
    route.verslag()
    with namens({route.meerssen.code}, doel="proef"):
        verderop.getekend(route.meerssen, route.vraag.zaak, TEKENDAG)
    route.besluit()
    op_dag(BESLUITDAG)
    return route


def test_the_resident_reads_the_article_of_a_sentence_in_two_clicks(besloten: Route, bezoek: Any):
    fatma = bezoek.als(besloten.fatma, breed=SMAL, js=False)
    fatma.goto(u("besluit"))
    fatma.get_by_role("link", name="Hoe kwamen wij tot dit besluit?").click()
    oordeel = fatma.get_by_text("Kan de inwoner het helemaal zelf oplossen?")
    assert not oordeel.is_visible()
    fatma.locator("summary", has_text="U hebt hulp speciaal voor u nodig.").click()  # one
    assert oordeel.is_visible()
    fatma.get_by_role("link", name="Wmo 2015, artikel 2.3.5 lid 3 en 4").click()  # two
    assert "2.3.5" in fatma.locator("h1").inner_text()
    assert "22 maart 2027" in fatma.locator("main").inner_text()


def test_the_page_is_accessible_with_its_sentences_closed_and_open(besloten: Route, bezoek: Any):
    fatma = bezoek.als(besloten.fatma, breed=SMAL)  # axe is a script: it cannot look where scripts are off
    fatma.goto(u("waarom"))
    fouten = fouten_op(fatma, "waarom dicht")
    for zin in fatma.locator("main summary").all():
        zin.click()
    assert [*fouten, *fouten_op(fatma, "waarom open")] == []
