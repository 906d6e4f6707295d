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
SJABLOON, HALF = "kt_sjabloon", "kt_sjabloon_half"
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


def sjabloon() -> str:
    """Return the name of an empty, migrated database to copy: to migrate takes far longer than to copy.

    The first who asks makes it, as the owner; the other workers of this run wait for it. Database access must be
    unblocked.
    """
    import psycopg
    from django.core.management import call_command
    from django.db import connections

    from keukentafel.project.settings import database
    from keukentafel.stelsel.gemeenten.rechten import geef_rechten

    eigenaar = os.environ["DATABASE_URL_EIGENAAR"]
    verbinding = connections["default"]
    terug = dict(verbinding.settings_dict)
    with psycopg.connect(eigenaar, autocommit=True) as c:
        c.execute("select pg_advisory_lock(hashtext(%s))", [SJABLOON])
        if c.execute("select 1 from pg_database where datname = %s", [SJABLOON]).fetchone():
            return SJABLOON
        c.execute(f"drop database if exists {HALF}")  # of a run that was broken off
        c.execute(f"create database {HALF}")
        try:
            verbinding.close()
            wie = database(eigenaar)
            verbinding.settings_dict.update(NAME=HALF, USER=wie["USER"], PASSWORD=wie["PASSWORD"])
            call_command("migrate", verbosity=0, interactive=False)
            geef_rechten(verbinding, database(os.environ["DATABASE_URL"])["USER"])
        finally:
            verbinding.close()
            verbinding.settings_dict.update(terug)
        c.execute(f"alter database {HALF} rename to {SJABLOON}")
    return SJABLOON


def maak_database(naam: str) -> None:
    """Make an empty database of this name, migrated; one that was there is gone. Database access must be unblocked."""
    import psycopg

    van = sjabloon()
    with psycopg.connect(os.environ["DATABASE_URL_EIGENAAR"], autocommit=True) as c:
        c.execute(f'drop database if exists "{naam}"')
        # One copy at a time: a copy asks that nobody else is in the one that is copied.
        c.execute("select pg_advisory_lock(hashtext(%s))", [van])
        c.execute(f'create database "{naam}" template {van}')


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: object,
    django_db_modify_db_settings: None,  # gives each worker of xdist a database of its own
) -> Iterator[None]:
    """Copy the migrated database as the owner, then connect as the application role: every test meets the walls."""
    import psycopg
    from django.db import connections

    from keukentafel.project.settings import database

    verbinding = connections["default"]
    naam = verbinding.settings_dict["TEST"]["NAME"] or f"test_{verbinding.settings_dict['NAME']}"
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        maak_database(naam)
        app = database(os.environ["DATABASE_URL"])
        eigenaar = database(os.environ["DATABASE_URL_EIGENAAR"])
        verbinding.close()
        verbinding.settings_dict.update(NAME=naam, USER=eigenaar["USER"], PASSWORD=eigenaar["PASSWORD"])
        with verbinding.cursor() as c:  # transactional tests flush with TRUNCATE: granted here and nowhere else
            c.execute(f"grant truncate on all tables in schema public to {app['USER']}")
        verbinding.close()
        verbinding.settings_dict.update(USER=app["USER"], PASSWORD=app["PASSWORD"])
    yield
    if os.environ.get(WEGWERP) == "1":
        return  # the whole cluster goes; a session that a page left open need not stop that
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        verbinding.close()
        with psycopg.connect(os.environ["DATABASE_URL_EIGENAAR"], autocommit=True) as c:
            c.execute(f'drop database if exists "{naam}"')
            c.execute(f"drop database if exists {SJABLOON}")  # the next run may have other migrations
