"""A session's contents cannot be read in the database, and the demo does not come by accident."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from keukentafel.project import starten


@pytest.mark.django_db
def test_what_a_session_holds_cannot_be_read_in_its_table(settings):
    sessie = SessionStore()
    sessie["code"] = "KR7T-MW2E-9HXA"
    sessie.create()
    assert SessionStore(sessie.session_key)["code"] == "KR7T-MW2E-9HXA"
    rij = Session.objects.get()
    open_en_bloot = rij.session_data.split(":")[0]
    assert "KR7T" not in rij.session_data
    assert open_en_bloot != ""
    settings.SECRET_KEY = "een ander geheim"
    assert SessionStore(sessie.session_key).get("code") is None


def test_a_real_installation_does_not_become_a_demo(monkeypatch, tmp_path):
    monkeypatch.setenv("KEUKENTAFEL_VAR", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("KEUKENTAFEL_PROEF", "0")
    (tmp_path / "demo.json").write_text("{}")
    with pytest.raises(starten.KanNietStarten, match="demoregio"):
        starten.serve(adres="127.0.0.1", poort=0, demo=False, processen=1, draden=1)
    monkeypatch.setenv("KEUKENTAFEL_PROEF", "1")
    with pytest.raises(starten.KanNietStarten, match="toetsen"):
        starten.serve(adres="127.0.0.1", poort=0, demo=True, processen=1, draden=1)


def test_the_clock_of_the_demo_is_set_before_django_is_loaded(tmp_path):
    """The first start on a new machine: nothing of Django may be needed to know the day."""
    gedaan = subprocess.run(
        [sys.executable, "-c", "from keukentafel.project import starten; starten.omgeving(demo=True)"],
        env=os.environ | {"KEUKENTAFEL_VAR": str(tmp_path), "DATABASE_URL": "postgresql://niemand@127.0.0.1:1/niets"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert gedaan.returncode == 0, gedaan.stderr
    assert "verschuiving_dagen" in (tmp_path / "demo.json").read_text()
