"""Counting: bit by bit gives what counting everything gives, also when a fact with a lower number arrives later."""

from __future__ import annotations

import random
import threading
from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import connection, connections

from keukentafel.omgeving.monitor.models import Feit, Telling, Verversing
from keukentafel.omgeving.monitor.operations import leg_feit
from keukentafel.reis.leren.tellen import tellingen_verversen
from keukentafel.stelsel.gemeenten.namens import namens
from tests.reis.besluiten.conftest import om

OP = om(2027, 3, 1)


def leg(rng: random.Random, gemeente: int = 938, hoeveel: int = 1) -> None:
    for _ in range(hoeveel):
        leg_feit(
            gemeente=gemeente, pseudoniem=f"{rng.getrandbits(128):032x}",
            soort=rng.choice(["melden", "-melden", "antwoord", "toekennen"]),
            dag=date(2026, 1, 1) + timedelta(days=rng.randrange(400)), wijk_code=rng.choice(["", "WK093800", "WK093801"]),
            trede=rng.choice(["", "netwerk"]), waarde=rng.choice([None, 0, 12, 40]),
        )  # fmt: skip


def geteld() -> dict[tuple[str, date, str, str], tuple[int, int]]:
    return {(t.soort, t.maand, t.wijk_code, t.trede): (t.aantal, t.som) for t in Telling.objects.all()}


def zelf_geteld() -> dict[tuple[str, date, str, str], tuple[int, int]]:
    aantal: Counter[tuple[str, date, str, str]] = Counter()
    som: Counter[tuple[str, date, str, str]] = Counter()
    for f in Feit.objects.all():
        cel = (f.soort, f.dag.replace(day=1), f.wijk_code, f.trede)
        aantal[cel] += 1
        som[cel] += f.waarde or 0
    return {cel: (n, som[cel]) for cel, n in aantal.items()}


@pytest.mark.parametrize("zaad", range(5))
def test_bij_beetjes_tellen_is_hetzelfde_als_alles_tellen(binnen_meerssen, zaad):
    rng = random.Random(zaad)
    for _ in range(6):
        leg(rng, hoeveel=rng.randrange(12))
        tellingen_verversen(gemeente=binnen_meerssen, op=OP)
        assert geteld() == zelf_geteld()
    bij_beetjes = geteld()
    tellingen_verversen(gemeente=binnen_meerssen, op=OP, opnieuw=True)
    assert geteld() == bij_beetjes == zelf_geteld()


def test_twee_keer_verversen_telt_niets_dubbel_en_zegt_tot_waar(binnen_meerssen):
    leg(random.Random(1), hoeveel=7)
    laatste = Feit.objects.latest("id").id
    assert [tellingen_verversen(gemeente=binnen_meerssen, op=OP) for _ in range(2)] == [laatste, laatste]
    verversing = Verversing.objects.get()
    assert (verversing.tot_feit, verversing.ververst_op) == (laatste, OP)
    assert geteld() == zelf_geteld()


def test_zonder_feiten_is_er_een_verversing_zonder_tellingen(binnen_meerssen):
    assert tellingen_verversen(gemeente=binnen_meerssen, op=OP) == 0
    assert geteld() == {}


def test_een_gemeente_telt_alleen_zichzelf(meerssen, vaals):
    with namens({938, 981}, doel="proef"):
        leg(random.Random(1), 938, 3)
        leg(random.Random(2), 981, 5)
    with namens({938}, doel="proef"):
        tellingen_verversen(gemeente=meerssen, op=OP)
    with namens({938, 981}, doel="proef"):
        assert {t.gemeente_id for t in Telling.objects.all()} == {938}
        assert sum(t.aantal for t in Telling.objects.all()) == 3


@pytest.mark.django_db(transaction=True)
def test_een_feit_dat_later_binnenkomt_met_een_lager_nummer_wordt_niet_overgeslagen(meerssen):
    """An act that takes long got its number first; a quick one after it is committed first; we count in between."""
    onderweg, mag_door, geteld_ = threading.Event(), threading.Event(), threading.Event()

    def lange_handeling() -> None:
        with namens({938}, doel="proef"):
            leg(random.Random(1))
            onderweg.set()
            mag_door.wait(20)
        connections.close_all()

    def tellen() -> None:
        with namens({938}, doel="proef"):
            tellingen_verversen(gemeente=meerssen, op=OP)
        geteld_.set()
        connections.close_all()

    lang = threading.Thread(target=lange_handeling)
    lang.start()
    assert onderweg.wait(20)
    with namens({938}, doel="proef"):
        leg(random.Random(2))
    teller = threading.Thread(target=tellen)
    teller.start()
    assert not geteld_.wait(0.7), "counting waits for the act that still holds a lower number"
    mag_door.set()
    lang.join(20)
    teller.join(20)
    assert geteld_.is_set()
    with namens({938}, doel="proef"):
        assert geteld() == zelf_geteld()
        assert sum(n for n, _ in geteld().values()) == 2
    connection.close()
