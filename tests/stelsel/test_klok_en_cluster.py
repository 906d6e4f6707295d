"""The clock at the edge, and the embedded PostgreSQL that survives being shot."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

import psycopg
import pytest

from keukentafel.project.cluster import APP, EIGENAAR, Cluster
from keukentafel.project.settings import database
from keukentafel.stelsel import klok


@pytest.mark.parametrize(
    ("moment", "dag"),
    [
        (datetime(2027, 2, 12, 22, 58, tzinfo=UTC), date(2027, 2, 12)),  # Friday 23.58 in Amsterdam counts for that day
        (datetime(2027, 2, 12, 23, 1, tzinfo=UTC), date(2027, 2, 13)),
        (datetime(2027, 7, 1, 22, 1, tzinfo=UTC), date(2027, 7, 2)),
    ],
)
def test_a_day_is_a_day_in_amsterdam(moment, dag):
    assert klok.dag_van(moment) == dag


def test_a_moment_without_a_zone_has_no_day():
    with pytest.raises(ValueError, match="tijdzone"):
        klok.dag_van(datetime(2027, 2, 12, 12, 0))  # noqa: DTZ001


def test_the_hour_that_exists_twice_is_the_first():
    assert klok.moment(date(2027, 10, 31), time(2, 30)) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


def test_the_demo_clock_moves_whole_days(monkeypatch):
    gewoon = klok.nu()
    monkeypatch.setenv("KEUKENTAFEL_VERSCHUIVING_DAGEN", "87")
    assert (klok.nu() - gewoon).days == 87


def test_nobody_else_asks_the_time():
    bron = Path(klok.__file__).parents[1]
    wie = [
        str(b.relative_to(bron))
        for b in bron.rglob("*.py")
        if any(w in b.read_text() for w in ("datetime.now(", "date.today(", "timezone.now(", "time.time("))
    ]
    assert set(wie) <= {"stelsel/klok.py", "project/starten.py"}


def test_a_cluster_comes_back_after_kill_9_with_what_was_committed(tmp_path):
    cluster = Cluster(tmp_path / "pg")
    try:
        assert cluster.start() is True
        assert cluster.start() is False
        with psycopg.connect(cluster.url(EIGENAAR)) as c:
            c.execute("create table blijft (n int)")
            c.execute("insert into blijft values (1)")
        postmaster = int((cluster.data / "postmaster.pid").read_text().split()[0])
        os.kill(postmaster, signal.SIGKILL)
        assert cluster.start() is True
        with psycopg.connect(cluster.url(EIGENAAR)) as c:
            assert c.execute("select n from blijft").fetchone() == (1,)
    finally:
        cluster.verwijder()
    assert not cluster.wortel.exists()


def test_the_application_cannot_sign_in_as_the_owner_without_its_password(tmp_path):
    cluster = Cluster(tmp_path / "pg", durable=False)
    try:
        cluster.start()
        app = database(cluster.url(APP))
        for wachtwoord in ("", app["PASSWORD"], "kt"):
            with pytest.raises(psycopg.OperationalError):
                psycopg.connect(host=app["HOST"], dbname=app["NAME"], user=EIGENAAR, password=wachtwoord)
        assert (cluster.wortel / "geheim.json").stat().st_mode & 0o077 == 0
        assert cluster.socket.stat().st_mode & 0o077 == 0
    finally:
        cluster.verwijder()


def test_the_server_refuses_to_serve_as_the_owner():
    env = os.environ | {"DATABASE_URL": os.environ["DATABASE_URL_EIGENAAR"], "KEUKENTAFEL_PROEF": "1"}
    uit = subprocess.run(
        [sys.executable, "-c", "import keukentafel.project.wsgi"], env=env, capture_output=True, text=True, check=False
    )
    assert uit.returncode != 0
    assert "staat boven de muren" in uit.stderr
