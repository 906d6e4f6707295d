"""A session's contents cannot be read in the database, and the demo does not come by accident."""

from __future__ import annotations

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
