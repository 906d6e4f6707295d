"""Pytest plugin: a throw-away PostgreSQL for the tests, migrated as the owner, used as the application role.

Loaded by `-p` in pyproject.toml, so that it runs before Django reads its settings; it also works with xdist.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from keukentafel.project.cluster import Cluster, zet_omgeving

WEGWERP = "KEUKENTAFEL_WEGWERP"  # the cluster of this run is thrown away; xdist's workers are told so
_cluster: Cluster | None = None


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """Start the throw-away cluster before any conftest or setting is read."""
    global _cluster
    if "DATABASE_URL" not in os.environ:
        _cluster = Cluster(Path(tempfile.mkdtemp(prefix="kt-proef-")), durable=False)
        _cluster.start()
        zet_omgeving(_cluster)
        os.environ.setdefault("KEUKENTAFEL_PROEF", "1")
        os.environ[WEGWERP] = "1"


def pytest_unconfigure() -> None:
    """Stop the cluster and remove it."""
    if _cluster:
        _cluster.verwijder()


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: object,
    django_db_modify_db_settings: None,  # gives each worker of xdist a database of its own
) -> Iterator[None]:
    """Migrate as the owner, then reconnect as the application role: every test meets the walls."""
    from django.db import connections
    from django.test.utils import setup_databases, teardown_databases

    from keukentafel.project.settings import database
    from keukentafel.stelsel.gemeenten.rechten import geef_rechten

    verbinding = connections["default"]

    def als(url: str) -> None:
        verbinding.close()
        gegevens = database(url)
        verbinding.settings_dict.update(USER=gegevens["USER"], PASSWORD=gegevens["PASSWORD"])

    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        als(os.environ["DATABASE_URL_EIGENAAR"])
        oud = setup_databases(verbosity=0, interactive=False)
        app = database(os.environ["DATABASE_URL"])["USER"]
        geef_rechten(verbinding, app)
        with verbinding.cursor() as c:  # transactional tests flush with TRUNCATE: granted here and nowhere else
            c.execute(f"grant truncate on all tables in schema public to {app}")
        als(os.environ["DATABASE_URL"])
    yield
    if os.environ.get(WEGWERP) == "1":
        return  # the whole cluster goes; a session that a page left open need not stop that
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        als(os.environ["DATABASE_URL_EIGENAAR"])
        teardown_databases(oud, verbosity=0)
