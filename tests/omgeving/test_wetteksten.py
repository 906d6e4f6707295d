"""The official texts: the words that were in force on a day, nothing overwritten, and only the owner writes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from keukentafel.omgeving.wetteksten import queries
from keukentafel.omgeving.wetteksten.models import Wettekst, Wetversie
from keukentafel.reis.inzien import officiele_tekst
from tests.wetteksten import GELADEN_OP, NUMMER, als_eigenaar, laad, maak_leeg, schrijf

LOKAAL = "CVDR990001"
LATER = date(2027, 2, 1)


@pytest.fixture(scope="module")
def keren(django_db_setup: None, django_db_blocker, tmp_path_factory) -> Iterator[list[list[str]]]:
    """Four loads of the Proefwet, as the owner: the outcome of each file in each load."""
    folder: Path = tmp_path_factory.mktemp("wetten")
    schrijf(folder, "2015-01-01", ("2.1", "Wie vraagt, krijgt antwoord."), ("2.2", "Dit artikel vervalt."))
    schrijf(
        folder, "2020-01-01", ("2.1", "Wie vraagt, krijgt binnen zes weken antwoord."), extra="valid_to: '2026-12-31'\n"
    )
    schrijf(folder, "2023-05-01", ("3", "De gemeente helpt."), nummer=f"{LOKAAL}/2")
    with django_db_blocker.unblock(), als_eigenaar():
        eerste, tweede = laad(folder), laad(folder, op=LATER)
        schrijf(folder, "2015-01-01", ("2.1", "Wie iets vraagt, krijgt antwoord."), ("2.3", "Erbij."))
        derde, vierde = laad(folder, op=LATER), laad(folder, op=LATER)
    yield [[u.wat for u in keer] for keer in (eerste, tweede, derde, vierde)]
    with django_db_blocker.unblock(), als_eigenaar():
        maak_leeg()


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("keren")]


def test_loading_twice_changes_nothing_and_other_words_stand_beside_the_old(keren):
    assert keren == [
        ["geladen", "geladen", "geladen"],
        ["gelijk", "gelijk", "gelijk"],
        ["vervangen", "gelijk", "gelijk"],
        ["gelijk", "gelijk", "gelijk"],
    ]
    woorden = Wettekst.objects.filter(versie__nummer=NUMMER, artikel="2.1", versie__geldt_van=date(2015, 1, 1))
    assert [(t.tekst, t.versie.geladen_op) for t in woorden.order_by("id")] == [
        ("Wie vraagt, krijgt antwoord.", GELADEN_OP),
        ("Wie iets vraagt, krijgt antwoord.", LATER),
    ]


@pytest.mark.parametrize(
    ("artikel", "op", "tekst"),
    [
        ("2.1", date(2014, 12, 31), None),
        ("2.1", date(2015, 1, 1), "Wie iets vraagt, krijgt antwoord."),
        ("2.1", date(2019, 12, 31), "Wie iets vraagt, krijgt antwoord."),
        ("2.1", date(2020, 1, 1), "Wie vraagt, krijgt binnen zes weken antwoord."),
        ("2.1", date(2026, 12, 31), "Wie vraagt, krijgt binnen zes weken antwoord."),
        ("2.1", date(2027, 1, 1), None),
        ("2.2", date(2016, 1, 1), None),  # not in the words that were loaded last
        ("2.3", date(2016, 1, 1), "Erbij."),
        ("2.3", date(2021, 1, 1), None),  # the version in force has no such article: the old one does not stand in
        ("9", date(2016, 1, 1), None),
    ],
)
def test_the_text_is_that_of_the_day(artikel, op, tekst, django_assert_num_queries):
    with django_assert_num_queries(1):
        gevonden = queries.tekst_van(NUMMER, artikel, op)
    assert (gevonden and gevonden.tekst) == tekst


def test_a_screen_gets_the_words_with_where_they_come_from(django_assert_num_queries):
    with django_assert_num_queries(1):
        tekst = officiele_tekst(f"{LOKAAL}/7", "3", date(2024, 1, 1))
    assert tekst is not None
    assert (tekst.regeling, tekst.artikel, tekst.tekst) == ("Proefwet", "3", "De gemeente helpt.")
    assert (tekst.geldt_van, tekst.geldt_tot, tekst.geladen_op) == (date(2023, 5, 1), None, GELADEN_OP)
    assert tekst.url == f"https://wetten.voorbeeld.nl/{LOKAAL}/2#3"
    assert tekst.bestand == "cvdr990001-2/2023-05-01.yaml"
    assert len(tekst.vingerafdruk) == 64
    assert officiele_tekst("BWBR0000000", "3", date(2024, 1, 1)) is None


def test_what_is_loaded_says_which_load_counts(django_assert_num_queries):
    with django_assert_num_queries(1):
        alles = queries.geladen()
    assert [(g.versie.nummer, g.versie.geldt_van.year, g.artikelen, g.vervangen) for g in alles] == [
        (NUMMER, 2015, 2, False),
        (NUMMER, 2015, 2, True),
        (NUMMER, 2020, 1, False),
        (LOKAAL, 2023, 1, False),
    ]


def test_the_application_reads_and_nothing_else():
    versie = Wetversie.objects.first()
    assert versie is not None
    for schrijven in (
        lambda: Wettekst.objects.create(versie=versie, artikel="99", tekst="x"),
        lambda: Wetversie.objects.update(naam="x"),
        lambda: Wettekst.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            schrijven()


def test_not_even_the_owner_changes_or_removes_a_line():
    url = urlsplit(os.environ["DATABASE_URL_EIGENAAR"])._replace(path=f"/{connection.settings_dict['NAME']}")
    with psycopg.connect(urlunsplit(url), autocommit=True) as c:
        assert c.execute("select count(*) from wetteksten_wettekst").fetchone() == (6,)
        for sql in ("update wetteksten_wettekst set tekst = ''", "delete from wetteksten_wetversie"):
            with pytest.raises(psycopg.errors.RaiseException, match="Cannot update or delete"):
                c.execute(sql)
