"""Fixtures of the house: two municipalities, people with roles, and the door to work behind a wall."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation
from hypothesis import HealthCheck, settings

from keukentafel.project.proefdatabase import django_db_setup  # noqa: F401  (conftest wins over pytest-django's own)
from keukentafel.stelsel.gebruikers.models import Gebruiker
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.gemeenten.namens import namens
from tests.opzet import maak_gebruiker, maak_gemeente

# How fast examples are made says how busy the machine is, nothing about the law.
settings.register_profile("huis", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("huis")

# Tests that share one expensive thing stay together on one worker: the demo, the table of addresses, a Chromium. The
# browser has three parts: the plays, what mostly waits (for a save, for a colleague), and the rest.
SAMEN = {
    "tests/demo/": "demo",
    "tests/huis/test_toegang": "toegang",
    "tests/browser/verhalen/": "browser, de verhalen",
    "tests/browser/test_bewaren": "browser, wachten",
    "tests/browser/test_samen": "browser, wachten",
    "tests/browser/test_weggaan": "browser, wachten",
    "tests/browser/": "browser",
}


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Group by what is shared; the browser tests are marked so that `make check` can leave them out."""
    for item in items:
        if groep := next((groep for deel, groep in SAMEN.items() if deel in str(item.path)), ""):
            item.add_marker(pytest.mark.xdist_group(groep))
        if "tests/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(autouse=True)
def nederlands() -> None:
    """Begin in Dutch: a request of the test before may have chosen English for this thread."""
    translation.activate("nl")


@pytest.fixture
def meerssen(db: None) -> Gemeente:
    """The municipality of Meerssen."""
    return maak_gemeente(938, "Meerssen", "meerssen")


@pytest.fixture
def vaals(db: None) -> Gemeente:
    """The municipality of Vaals."""
    return maak_gemeente(981, "Vaals", "vaals")


@pytest.fixture
def noor(meerssen: Gemeente) -> Gebruiker:
    """Noor Claessen, consulent in Meerssen."""
    return maak_gebruiker("Noor Claessen", (meerssen, Rol.CONSULENT))


@pytest.fixture
def binnen_meerssen(meerssen: Gemeente, noor: Gebruiker) -> Iterator[Gemeente]:
    """Work behind the wall of Meerssen, when everybody has a role already."""
    with namens({meerssen.code}, doel="proef"):
        yield meerssen
