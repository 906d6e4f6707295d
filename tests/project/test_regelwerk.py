"""`./keukentafel recht …`: the law answers on the command line, and says in a sentence what it cannot answer."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from keukentafel.project.__main__ import main
from keukentafel.project.proefdatabase import maak_database
from tests.recht.motor.gedeeld import nodig
from tests.recht.motor.proef import artikel, tekst
from tests.wetteksten import NUMMER, schrijf

BEDRAG = artikel(
    "2",
    """
    definitions:
      bedrag:
        type_spec: {unit: eurocent}
        waarden:
          - {van: '2020-01-01', tot: '2025-01-01', waarde: 1900, bron: Regeling, status: vastgesteld}
          - {van: '2025-01-01', waarde: 2100, bron: Regeling, status: onbevestigd}
    execution:
      parameters:
        - {name: rolstoel, type: boolean}
        - {name: kan_betalen, type: boolean, soort: oordeel, vraag: Kan deze inwoner betalen?}
      output: [{name: bijdrage, type: amount, type_spec: {unit: eurocent}}]
      actions:
        - output: bijdrage
          uitleg: 'U betaalt {waarde} per maand.'
          value:
            operation: IF
            cases:
              - {when: {operation: EQUALS, subject: $rolstoel, value: true}, then: 0}
              - {when: {operation: EQUALS, subject: $kan_betalen, value: false}, then: 0}
            default: $bedrag
    """,
)


@pytest.fixture
def wetten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of regulations with one of them."""
    folder = tmp_path / "verordeningen" / "regelingen" / "landelijk" / "proefwet"
    folder.mkdir(parents=True)
    (folder / "2015-01-01.yaml").write_text(tekst(BEDRAG))
    monkeypatch.setenv("KEUKENTAFEL_VERORDENINGEN", str(tmp_path / "verordeningen"))
    return folder


def feiten(tmp_path: Path, inhoud: object) -> str:
    plek = tmp_path / "feiten.json"
    plek.write_text(inhoud if isinstance(inhoud, str) else json.dumps(inhoud))
    return str(plek)


def vraag(*woorden: str, dag: str = "2025-03-01") -> int:
    return main(["recht", "bereken", "bijdrage", "--peildatum", dag, *woorden])


def test_an_answer_has_its_steps_with_source_and_sentence(wetten, tmp_path, capsys) -> None:
    oordeel = {"oordeel": True, "motivering": "Zij heeft een pensioen."}
    gegeven = feiten(tmp_path, {"rolstoel": False, "kan_betalen": oordeel})
    assert vraag("--gegeven", gegeven, "--gemeente", "935") == 0
    uit = json.loads(capsys.readouterr().out)
    assert (uit["uitkomst"], uit["onbekend"]) == (2100, [])
    (stap,) = uit["stappen"]
    assert (stap["waarde"], stap["uitleg"]) == (2100, "U betaalt € 21,00 per maand.")
    assert stap["bron"]["tekst"] == "proefwet, artikel 2"
    assert stap["status"] == "onbevestigd"
    assert vraag("--gegeven", gegeven, dag="2024-12-31") == 0
    assert json.loads(capsys.readouterr().out)["uitkomst"] == 1900


def test_what_is_missing_is_asked_and_silence_is_no_zero(wetten, tmp_path, capsys) -> None:
    assert vraag("--gegeven", feiten(tmp_path, {"rolstoel": False})) == 0
    uit = json.loads(capsys.readouterr().out)
    assert uit["onbekend"] == ["kan_betalen"]
    assert uit["uitkomst"] != 0
    ja = {"oordeel": True, "motivering": "Zij heeft een pensioen."}
    assert vraag("--gegeven", feiten(tmp_path, {"rolstoel": False, "kan_betalen": ja}), dag="2019-12-31") == 1
    fout = capsys.readouterr().err
    assert fout.startswith("Dit is niet geregeld: ")


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        ("{", "is geen JSON"),
        ([1], "schrijf de feiten als"),
        ({"kan_betalen": {"oordeel": False, "motivering": ""}, "rolstoel": False}, "een oordeel heeft een motivering"),
        ({"kan_betalen": False, "rolstoel": False}, "oordeel"),
        ({"rolstoel": "x"}, "rolstoel"),
    ],
)
def test_wrong_facts_are_refused_with_a_sentence(wetten, tmp_path, capsys, inhoud: object, zin: str) -> None:
    assert vraag("--gegeven", feiten(tmp_path, inhoud)) == 2
    uit = capsys.readouterr()
    assert zin in uit.err
    assert not uit.out


def test_wrong_questions_are_refused_with_a_sentence(wetten, capsys) -> None:
    assert main(["recht", "bereken", "bestaat_niet", "--peildatum", "2025-01-01"]) == 2
    assert "recht uitkomsten" in capsys.readouterr().err
    assert vraag("--gegeven", "/bestaat/niet.json") == 2
    assert "is niet te lezen" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        vraag("--gemeente", "vaals")
    assert "is geen code van een gemeente" in capsys.readouterr().err


def test_the_list_names_outcomes_with_their_facts_and_types(wetten, capsys) -> None:
    assert main(["recht", "uitkomsten", "--peildatum", "2025-01-01"]) == 0
    (een,) = json.loads(capsys.readouterr().out)
    assert (een["regeling"], een["uitkomst"], een["eenheid"]) == ("proefwet", "bijdrage", "eurocent")
    assert [(f["naam"], f["soort"]) for f in een["feiten"]] == [("kan_betalen", "boolean"), ("rolstoel", "boolean")]
    assert een["feiten"][0]["vraag"] == "Kan deze inwoner betalen?"


def test_trying_all_names_what_is_wrong_and_then_nothing(wetten: Path, capsys) -> None:
    assert main(["recht", "toets"]) == 1
    uit = capsys.readouterr().out
    assert "bij deze regeling is geen geval" in uit
    assert "nooit uitgerekend" in uit
    (wetten / "gevallen.yaml").write_text(
        """
soort: gevallen
regeling: proefwet
gevallen:
  - {geval: Een rolstoel is vrij., peildatum: 2025-01-01, gegeven: {rolstoel: true}, dan: {bijdrage: 0}}
  - geval: Wie niet kan betalen, betaalt niets.
    peildatum: 2025-01-01
    gegeven: {rolstoel: false, kan_betalen: {oordeel: false, motivering: Schulden.}}
    dan: {bijdrage: 0}
  - geval: Anders is het 21 euro.
    peildatum: 2025-01-01
    gegeven: {rolstoel: false, kan_betalen: {oordeel: true, motivering: Pensioen.}}
    dan: {bijdrage: 2100}
    onbevestigd: true
"""
    )
    assert main(["recht", "toets"]) == 0
    assert "1 regelingen in 1 versies, 3 gevallen, 3 stappen: alles klopt" in capsys.readouterr().out


def test_government_s_own_files_run_unchanged(capsys, tmp_path) -> None:
    corpus = nodig() / "corpus" / "regulation"
    gegeven = feiten(tmp_path, {"bekendmaking_datum": "2026-03-02"})
    vraagt = "algemene_wet_bestuursrecht.bezwaartermijn_startdatum"
    woorden = ["recht", "uitvoeren", str(corpus), vraagt, "--peildatum", "2026-03-02", "--gegeven", gegeven]
    assert main(woorden) == 0
    uit = json.loads(capsys.readouterr().out)
    assert uit["uitkomst"] == "2026-03-03"
    assert uit["stappen"][0]["bron"]["tekst"] == "Algemene wet bestuursrecht, artikel 6:8"
    assert main(["recht", "uitvoeren", str(tmp_path / "niets"), "x", "--peildatum", "2026-01-01"]) == 2
    assert "is er niet" in capsys.readouterr().err


def test_with_a_municipality_only_what_holds_there_is_listed_and_asked(capsys) -> None:
    dag = ["--peildatum", "2023-10-15"]
    assert main(["recht", "bereken", "recht_op_waardering", *dag]) == 2
    assert "Meer regelingen geven recht_op_waardering" in capsys.readouterr().err
    assert main(["recht", "bereken", "recht_op_waardering", "--gemeente", "GM1903", *dag]) == 0
    assert "woont_in_gemeente" in json.loads(capsys.readouterr().out)["onbekend"]
    assert main(["recht", "uitkomsten", "--gemeente", "GM0988", *dag]) == 0
    lokaal = {rij["regeling"] for rij in json.loads(capsys.readouterr().out)}
    assert "normenkader_huishouden_midden_limburg_west" in lokaal
    assert not [wet for wet in lokaal if "maastricht" in wet or "sittard" in wet]
    assert main(["recht", "bereken", "recht_op_waardering", "--gemeente", "GM0988", *dag]) == 1
    assert "Dit is niet geregeld" in capsys.readouterr().err


@pytest.fixture
def eigen_database(django_db_setup, django_db_blocker, monkeypatch, tmp_path) -> Iterator[str]:
    """A migrated database of its own, which the command finds in the environment; its address as the owner."""
    naam = f"kt_wetteksten_{os.environ.get('PYTEST_XDIST_WORKER', '')}"
    with django_db_blocker.unblock():
        maak_database(naam)
    los = os.environ["DATABASE_URL_EIGENAAR"]
    for wie in ("DATABASE_URL", "DATABASE_URL_EIGENAAR"):
        monkeypatch.setenv(wie, urlunsplit(urlsplit(os.environ[wie])._replace(path=f"/{naam}")))
    for instelling in ("KEUKENTAFEL_GEHEIM", "KEUKENTAFEL_PSEUDONIEMSLEUTEL"):
        monkeypatch.setenv(instelling, os.environ.get(instelling, "proef"))
    monkeypatch.setenv("KEUKENTAFEL_VAR", str(tmp_path / "var"))
    yield os.environ["DATABASE_URL_EIGENAAR"]
    with psycopg.connect(los, autocommit=True) as c:
        c.execute(f'drop database "{naam}"')


def test_texts_are_loaded_once_and_what_cannot_be_read_says_why(eigen_database, tmp_path, capfd) -> None:
    wetten = tmp_path / "wetten"
    schrijf(wetten, "2015-01-01", ("1", "Iedereen doet mee."), ("2", "De gemeente helpt."))
    (wetten / "kapot.yaml").write_text("articles: [")
    for zin, uitkomst in (
        ("vanaf 2015-01-01, 2 artikelen: geladen", "1 geladen, 0 niets veranderd, 1 geweigerd"),
        ("vanaf 2015-01-01, 2 artikelen: niets veranderd", "0 geladen, 1 niets veranderd, 1 geweigerd"),
    ):
        assert main(["recht", "wetteksten", str(wetten)]) == 1
        uit = capfd.readouterr()
        assert uit.out.splitlines() == [f"bwbr9900001/2015-01-01.yaml: Proefwet ({NUMMER}), {zin}", uitkomst]
        assert uit.err.startswith("kapot.yaml: geweigerd. kapot.yaml is geen leesbare YAML")
    with psycopg.connect(eigen_database) as c:
        assert c.execute("select artikel, tekst from wetteksten_wettekst order by artikel").fetchall() == [
            ("1", "Iedereen doet mee."),
            ("2", "De gemeente helpt."),
        ]


def test_a_folder_without_regulations_is_said_to_be_so(eigen_database, tmp_path, capfd) -> None:
    assert main(["recht", "wetteksten", str(tmp_path / "niets")]) == 2
    assert "is er niet. Noem een map" in capfd.readouterr().err
    (tmp_path / "leeg").mkdir()
    assert main(["recht", "wetteksten", str(tmp_path / "leeg")]) == 2
    assert "staat geen regeling" in capfd.readouterr().err
