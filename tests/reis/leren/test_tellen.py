"""Counting: bit by bit gives what counting everything gives, also when a fact with a lower number arrives later."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import DataError, connection, connections

from keukentafel.omgeving.monitor import operations as monitor
from keukentafel.omgeving.monitor.models import Feit, Telling, Verversing
from keukentafel.omgeving.monitor.operations import leg_feit
from keukentafel.reis.leren.tellen import te_tellen_tot, tellingen_verversen
from keukentafel.stelsel.gemeenten.namens import namens
from keukentafel.werkplaats.dagronde import tel
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
        tellingen_verversen(gemeente=binnen_meerssen, tot_en_met=te_tellen_tot(gemeente=binnen_meerssen), op=OP)
        assert geteld() == zelf_geteld()
    bij_beetjes = geteld()
    tellingen_verversen(
        gemeente=binnen_meerssen, tot_en_met=te_tellen_tot(gemeente=binnen_meerssen), op=OP, opnieuw=True
    )
    assert geteld() == bij_beetjes == zelf_geteld()


def test_twee_keer_verversen_telt_niets_dubbel_en_zegt_tot_waar(binnen_meerssen):
    leg(random.Random(1), hoeveel=7)
    laatste = Feit.objects.latest("id").id
    assert [
        tellingen_verversen(gemeente=binnen_meerssen, tot_en_met=te_tellen_tot(gemeente=binnen_meerssen), op=OP)
        for _ in range(2)
    ] == [laatste, laatste]
    verversing = Verversing.objects.get()
    assert (verversing.tot_feit, verversing.ververst_op) == (laatste, OP)
    assert geteld() == zelf_geteld()


def test_zonder_feiten_is_er_een_verversing_zonder_tellingen(binnen_meerssen):
    assert tellingen_verversen(gemeente=binnen_meerssen, tot_en_met=te_tellen_tot(gemeente=binnen_meerssen), op=OP) == 0
    assert geteld() == {}


def test_een_gemeente_telt_alleen_zichzelf(meerssen, vaals):
    with namens({938, 981}, doel="proef"):
        leg(random.Random(1), 938, 3)
        leg(random.Random(2), 981, 5)
    with namens({938}, doel="proef"):
        tellingen_verversen(gemeente=meerssen, tot_en_met=te_tellen_tot(gemeente=meerssen), op=OP)
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
        assert tel(op=OP) == 1
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


def sloten() -> int:
    """How many locks of counting are held in this database, by whomever; other workers have one of their own."""
    with connection.cursor() as c:
        c.execute(
            "select count(*) from pg_locks where locktype = 'advisory' and classid = %s"
            " and database = (select oid from pg_database where datname = current_database())",
            [monitor.SLOT],
        )
        return int(c.fetchone()[0])


@pytest.mark.django_db(transaction=True)
def test_een_lezing_die_mislukt_laat_geen_slot_achter(meerssen):
    def breek(execute, sql, params, many, context):
        if "max(id)" in sql:
            sql, params = "select 1 / 0", None
        return execute(sql, params, many, context)

    with connection.execute_wrapper(breek), pytest.raises(DataError), namens({938}, doel="proef"):
        te_tellen_tot(gemeente=meerssen)
    assert sloten() == 0
    assert tel(op=OP) == 1
    assert sloten() == 0
    connection.close()


@pytest.mark.django_db(transaction=True)
def test_een_handeling_die_blijft_hangen_houdt_de_andere_niet_op(meerssen, monkeypatch):
    """It holds the shared lock; counting waits behind it, and the next act behind counting, but only for a moment."""
    monkeypatch.setattr(monitor, "WACHT_HOOGSTENS", "500ms")
    hangt, mag_door = threading.Event(), threading.Event()
    uitkomst: list[int] = []

    def blijft_hangen() -> None:
        with namens({938}, doel="proef"):
            leg(random.Random(1))
            hangt.set()
            mag_door.wait(60)
        connections.close_all()

    def tellen() -> None:
        uitkomst.append(tel(op=OP))
        connections.close_all()

    lang, teller = threading.Thread(target=blijft_hangen), threading.Thread(target=tellen)
    lang.start()
    assert hangt.wait(20)
    teller.start()
    for _ in range(200):  # until counting stands in the queue
        if sloten() == 2:
            break
        time.sleep(0.01)
    with namens({938}, doel="proef"):
        leg(random.Random(2))
    assert lang.is_alive()
    assert not mag_door.is_set()
    teller.join(20)
    assert uitkomst == [0]
    mag_door.set()
    lang.join(20)
    assert tel(op=OP) == 1
    with namens({938}, doel="proef"):
        assert geteld() == zelf_geteld()
        assert sum(n for n, _ in geteld().values()) == 2
    connection.close()


def test_het_laatste_feit_van_een_gemeente_staat_in_een_index(binnen_meerssen):
    """Holding back who leaves a fact takes as long as finding the last one: it may not grow with the facts.

    The index itself is asked for, not a plan: which plan a small table gets depends on what was counted last.
    """
    with connection.cursor() as c:
        c.execute(
            "select array_agg(a.attname order by k.plek) from pg_index i"
            " cross join lateral unnest(i.indkey) with ordinality k(kolom, plek)"
            " join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.kolom"
            " where i.indrelid = 'monitor_feit'::regclass and i.indpred is null group by i.indexrelid"
        )
        indexen = [tuple(kolommen) for (kolommen,) in c.fetchall()]
    assert ("gemeente_id", "id") in indexen, indexen
