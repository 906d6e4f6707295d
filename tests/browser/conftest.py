"""A real browser on a real server: Debian's Chromium by playwright, with the world of tests/wereld.py."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from functools import wraps
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Locator, sync_playwright

from tests.wereld import Wereld, bouw

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
    "true"  # playwright's loop runs in this thread; the tests' own queries are synchronous
)
VLAGGEN = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip


def _chromium() -> str:
    for naam in (os.environ.get("KEUKENTAFEL_CHROMIUM"), "chromium", "chromium-browser", "google-chrome"):
        if naam and (pad := shutil.which(naam)):
            return pad
    if os.environ.get("CI") == "true":
        pytest.fail("Chromium ontbreekt; .ci/browser hoort het te installeren")
    pytest.skip("Chromium ontbreekt: installeer het of noem het in KEUKENTAFEL_CHROMIUM")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with sync_playwright() as p:
        b = p.chromium.launch(executable_path=_chromium(), args=VLAGGEN)
        yield b
        b.close()


@pytest.fixture
def wereld(transactional_db: None) -> Wereld:
    """The world, committed: the server is another thread."""
    return bouw()


@pytest.fixture(scope="session", autouse=True)
def klik_en_lees() -> Iterator[None]:
    """A person looks at a page when it is there: after a click, wait until the page it led to has been read.

    Playwright's click ends when the new page has begun to arrive. On a busy machine its title and its body are not there
    yet, and a test that asks for them at once finds nothing.
    """
    kaal = Locator.click

    @wraps(kaal)
    def klik(self: Locator, *args: Any, **opties: Any) -> None:
        kaal(self, *args, **opties)
        self.page.wait_for_load_state("domcontentloaded")

    Locator.click = klik  # type: ignore[method-assign]
    yield
    Locator.click = kaal  # type: ignore[method-assign]


class Bezoek:
    """Opens pages as somebody, with or without JavaScript, at a width."""

    def __init__(self, browser: Browser, thuis: str) -> None:
        self.browser = browser
        self.thuis = thuis
        self.open: list[BrowserContext] = []

    def als(
        self, klant: Client | None = None, *, breed: int = 1280, hoog: int = 900, zoom: int = 1, js: bool = True
    ) -> Any:
        """Return a page with the cookies of this test client, in a window of `breed` by `hoog`, enlarged `zoom` times."""
        context = self.browser.new_context(
            viewport={"width": breed // zoom, "height": hoog // zoom}, device_scale_factor=zoom,
            java_script_enabled=js, base_url=self.thuis, locale="nl-NL",
        )  # fmt: skip
        self.open.append(context)
        if klant is not None:
            koekjes = [{"name": n, "value": k.value, "url": self.thuis} for n, k in klant.cookies.items()]
            context.add_cookies(koekjes)  # type: ignore[arg-type]
        return context.new_page()

    def sluit(self) -> None:
        """Close everything, after what the pages still say at leaving has arrived: the tables are emptied next."""
        weg = [pagina for context in self.open for pagina in context.pages if "/consulent/" in pagina.url]
        for pagina in weg:
            pagina.goto("about:blank")
        if weg:
            weg[-1].wait_for_timeout(500)
        for context in self.open:
            context.close()
        self.open.clear()


@pytest.fixture
def bezoek(browser: Browser, live_server: Any) -> Iterator[Bezoek]:
    """Pages on the live server."""
    settings.ALLOWED_HOSTS.append("*") if "*" not in settings.ALLOWED_HOSTS else None
    b = Bezoek(browser, live_server.url)
    yield b
    b.sluit()
