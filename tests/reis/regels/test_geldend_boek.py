"""The book in force: the files, and what this municipality published herself."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from keukentafel.omgeving.regels import operations, queries
from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.rekenen import Rekenaar, Verzoek
from keukentafel.recht.motor.wetboek import wetboek
from keukentafel.reis.regels import geldend_boek
from keukentafel.stelsel.gemeenten.namens import BuitenNamens, namens
from tests.opzet import OP
from tests.reis.regels.opzet import WET, tekst_vanaf

FEITEN = {
    "woont_in_gemeente": True, "leeftijd_mantelzorger": 40, "onbetaald": True, "uren_per_week": 9, "maanden_zorg": 4,
    "laatste_levensfase": False, "inwoner_kreeg_al": False, "mantelzorger_kreeg_al": False,
}  # fmt: skip


def bedrag(boek: Boek, peildatum: date, kennisdatum: date | None = None) -> object:
    verzoek = Verzoek(peildatum=peildatum, gemeente="GM0935", kennisdatum=kennisdatum, feiten=FEITEN)
    return Rekenaar(boek).bereken(WET, "waardering_bedrag", verzoek=verzoek).waarde("waardering_bedrag")


def test_what_she_published_counts_from_its_day_and_from_the_day_that_it_was_known(kamer):
    kamer.heel(tekst_vanaf(bedrag=8000))
    with kamer.open():
        boek = geldend_boek(935)
        assert bedrag(boek, date(2021, 12, 31)) == 7500
        assert bedrag(boek, date(2022, 1, 1)) == 8000
        assert boek.bevindingen() == ()
    kamer.heel(tekst_vanaf(bedrag=9000), op=OP + timedelta(days=28))  # the same first day: a correction, known later
    with kamer.open():
        boek = geldend_boek(935)
        assert bedrag(boek, date(2022, 1, 1)) == 9000
        assert bedrag(boek, date(2022, 1, 1), kennisdatum=date(2027, 2, 28)) == 8000


def test_the_files_are_the_book_of_who_published_nothing_and_hers_is_made_once(kamer, vaals, django_assert_num_queries):
    kamer.heel(tekst_vanaf())
    with namens({935, vaals.code}, doel="proef"):
        boek = geldend_boek(935)
        with django_assert_num_queries(1):
            assert geldend_boek(935) is boek
        with django_assert_num_queries(1):
            assert geldend_boek(vaals.code) is wetboek()
        assert len(boek.versies(WET)) == len(wetboek().versies(WET)) + 1


def test_with_closed_walls_there_is_no_book_that_lacks_her_own_rules(kamer, vaals):
    with namens({vaals.code}, doel="proef"), pytest.raises(BuitenNamens):
        geldend_boek(935)


def test_nobody_changes_or_removes_what_is_published(kamer):
    versie = kamer.heel(tekst_vanaf())
    with kamer.open():
        with pytest.raises(IntegrityError, match="verandert niet meer"), transaction.atomic():
            operations.wijzig_regelversie(regelversie=versie, tekst="iets anders")
        with pytest.raises(IntegrityError, match="verandert niet meer"), transaction.atomic():
            versie.delete()
        assert queries.gepubliceerd(gemeente=935) == (versie.id,)
