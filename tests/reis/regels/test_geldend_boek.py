"""The book in force: the files, and what this municipality published herself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from keukentafel.omgeving.regels import operations, queries
from keukentafel.omgeving.regels.models import Regelversie
from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.rekenen import Rekenaar, Verzoek
from keukentafel.recht.motor.wetboek import map_regelingen, wetboek
from keukentafel.reis.regels import geldend_boek
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import BuitenNamens, namens
from tests.opzet import maak_gebruiker, maak_gemeente

pytestmark = pytest.mark.django_db
WET = "mantelzorgwaardering_maastricht"
FEITEN = {
    "woont_in_gemeente": True, "leeftijd_mantelzorger": 40, "onbetaald": True, "uren_per_week": 9, "maanden_zorg": 4,
    "laatste_levensfase": False, "inwoner_kreeg_al": False, "mantelzorger_kreeg_al": False,
}  # fmt: skip


def tekst_2022(bedrag: int, gepubliceerd: date) -> str:
    """The version of 2021 as one of 2022, with another amount."""
    bestand = Path(map_regelingen()) / "maastricht" / "mantelzorgwaardering" / "2021-01-01.yaml"
    tekst = bestand.read_text(encoding="utf-8").replace("'2021-", "'2022-").replace("value: 7500", f"value: {bedrag}")
    return tekst.replace("publication_date: '2022-01-01'", f"publication_date: '{gepubliceerd}'")


@pytest.fixture
def maastricht():
    return maak_gemeente(935, "Maastricht", "maastricht")


@pytest.fixture
def publiceer(maastricht):
    schrijver, tweede = (maak_gebruiker(naam, (maastricht, Rol.BEHEER)) for naam in ("Sem Moors", "Ilse Bex"))

    def maak(bedrag: int, op: date) -> Regelversie:
        with namens({935}, doel="proef"):
            return operations.maak_regelversie(
                gemeente=935, schrijver=schrijver.pk, goedkeurder_id=tweede.pk, regeling=WET,
                geldt_van=date(2022, 1, 1), tekst=tekst_2022(bedrag, op), staat=Regelversie.Staat.GEPUBLICEERD,
                gepubliceerd_op=op,
            )  # fmt: skip

    return maak


def bedrag(boek: Boek, peildatum: date, kennisdatum: date | None = None) -> object:
    verzoek = Verzoek(peildatum=peildatum, gemeente="GM0935", kennisdatum=kennisdatum, feiten=FEITEN)
    return Rekenaar(boek).bereken(WET, "waardering_bedrag", verzoek=verzoek).waarde("waardering_bedrag")


def test_what_she_published_counts_from_its_day_and_from_the_day_that_it_was_known(maastricht, publiceer):
    eerst, later = date(2027, 2, 1), date(2027, 3, 1)
    publiceer(8000, eerst)
    with namens({935}, doel="proef"):
        boek = geldend_boek(935)
        assert bedrag(boek, date(2021, 12, 31)) == 7500
        assert bedrag(boek, date(2022, 1, 1)) == 8000
        assert boek.bevindingen() == ()
    publiceer(9000, later)  # a correction: the same first day, known later
    with namens({935}, doel="proef"):
        boek = geldend_boek(935)
        assert bedrag(boek, date(2022, 1, 1)) == 9000
        assert bedrag(boek, date(2022, 1, 1), kennisdatum=date(2027, 2, 28)) == 8000


def test_the_files_are_the_book_of_who_published_nothing_and_hers_is_made_once(
    maastricht, vaals, publiceer, django_assert_num_queries
):
    publiceer(8000, date(2027, 2, 1))
    with namens({935, vaals.code}, doel="proef"):
        boek = geldend_boek(935)
        with django_assert_num_queries(1):
            assert geldend_boek(935) is boek
        with django_assert_num_queries(1):
            assert geldend_boek(vaals.code) is wetboek()
        assert len(boek.versies(WET)) == len(wetboek().versies(WET)) + 1


def test_with_closed_walls_there_is_no_book_that_lacks_her_own_rules(maastricht, vaals):
    with namens({vaals.code}, doel="proef"), pytest.raises(BuitenNamens):
        geldend_boek(935)


def test_nobody_changes_or_removes_what_is_published(maastricht, publiceer):
    versie = publiceer(8000, date(2027, 2, 1))
    with namens({935}, doel="proef"):
        with pytest.raises(IntegrityError, match="verandert niet meer"), transaction.atomic():
            operations.wijzig_regelversie(versie=versie, tekst="iets anders")
        with pytest.raises(IntegrityError, match="verandert niet meer"), transaction.atomic():
            versie.delete()
        assert queries.gepubliceerd(gemeente=935) == (versie.id,)
