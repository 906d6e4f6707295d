"""A database of its own with the demo region, beside the one of the other tests."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from keukentafel.dossier.zaak.models import Zaak
from keukentafel.project.demo.laden import laad
from keukentafel.project.demo.voorbeelddag import VOORBEELDDAG
from keukentafel.project.proefdatabase import maak_database
from keukentafel.project.settings import database
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.gemeenten.namens import namens
from keukentafel.stelsel.logboek.operations import Wie
from tests.opzet import als

ZES = {935, 1903, 1729, 938, 981, 994}
"""The codes of the six municipalities of the region."""


def _naar(url: str, naam: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{naam}"))


@dataclass
class Geladen:
    """The database with the region: its address as the owner, how long the load took, what it answered."""

    naam: str
    eigenaar: str
    seconden: float
    antwoorden: tuple[bool, bool]


def _wissel(verbinding: BaseDatabaseWrapper, url: str) -> None:
    verbinding.close()
    verbinding.settings_dict.update({k: v for k, v in database(url).items() if k in ("NAME", "USER", "PASSWORD")})


def maak_en_laad(naam: str, *, peildag: date = VOORBEELDDAG) -> Geladen:
    """Make an empty database as the owner, load the region twice; the connection is put back."""
    eigenaar = _naar(os.environ["DATABASE_URL_EIGENAAR"], naam)
    verbinding = connections["default"]
    terug = dict(verbinding.settings_dict)
    maak_database(naam)
    try:
        _wissel(verbinding, eigenaar)
        begin = time.perf_counter()
        eerste = laad(verbinding, peildag=peildag)
        seconden = time.perf_counter() - begin
        return Geladen(naam, eigenaar, seconden, (eerste, laad(verbinding, peildag=peildag)))
    finally:
        verbinding.close()
        verbinding.settings_dict.update(terug)


@pytest.fixture(scope="session")
def geladen(django_db_setup: None, django_db_blocker: object) -> Iterator[Geladen]:
    """Load the region once for the session."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        naam = f"kt_demo_{os.environ.get('PYTEST_XDIST_WORKER', '')}"  # a worker of xdist has its own
        uit = maak_en_laad(naam)
        yield uit
        with psycopg.connect(os.environ["DATABASE_URL_EIGENAAR"], autocommit=True) as c:
            c.execute(f'drop database if exists "{naam}"')


@pytest.fixture
def als_app(geladen: Geladen, django_db_blocker: object) -> Iterator[BaseDatabaseWrapper]:
    """Work in the demo database as the application role, behind the walls; nothing of it stays."""
    from django.db import transaction

    verbinding = connections["default"]
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        terug = dict(verbinding.settings_dict)
        _wissel(verbinding, _naar(os.environ["DATABASE_URL"], geladen.naam))
        try:
            with transaction.atomic():
                yield verbinding
                transaction.set_rollback(True)
        finally:
            verbinding.close()
            verbinding.settings_dict.update(terug)


@pytest.fixture
def alles(als_app: BaseDatabaseWrapper) -> Iterator[None]:
    """Open the walls of all six for one test."""
    with namens(ZES, doel="proef"):
        yield


def gemeenten_op_code() -> dict[int, Gemeente]:
    """The municipalities of the region by their code."""
    return {g.code: g for g in Gemeente.objects.all()}


def behandelaar_van(zaak: Zaak) -> Wie:
    """The contact person of a case, as who acts."""
    assert zaak.behandelaar is not None
    return als(zaak.behandelaar)


@pytest.fixture
def als_eigenaar(geladen: Geladen) -> Iterator[psycopg.Connection]:
    """A bare connection as the owner: it sees all six municipalities."""
    with psycopg.connect(geladen.eigenaar) as c:
        yield c
