"""Official texts from files: what is read, and for each file that is refused a sentence that says why."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from keukentafel.recht.motor.teksten import lees_teksten
from keukentafel.recht.motor.wetboek import map_regelingen
from tests.recht.motor.gedeeld import nodig
from tests.wetteksten import NUMMER, schrijf


def zinnen(folder: Path) -> dict[str, str]:
    """Per refused file its sentence."""
    return {mis.regeling: mis.zin for mis in lees_teksten(folder).geweigerd}


def test_a_version_has_its_number_days_words_and_mark(tmp_path: Path) -> None:
    plek = schrijf(tmp_path, "2020-01-01", ("1", "Doe mee."), ("2.3.5", "Wij helpen."), nummer="CVDR990001/3")
    (versie,) = lees_teksten(tmp_path).versies
    assert (versie.nummer, versie.naam, versie.geldt_van, versie.geldt_tot) == (
        "CVDR990001", "Proefwet", date(2020, 1, 1), None
    )  # fmt: skip
    assert [(a.nummer, a.tekst) for a in versie.artikelen] == [("1", "Doe mee."), ("2.3.5", "Wij helpen.")]
    oud = versie.vingerafdruk
    plek.write_text(plek.read_text() + "# iets erbij\n")
    (versie,) = lees_teksten(tmp_path).versies
    assert versie.vingerafdruk != oud


def test_a_file_with_a_number_for_each_lid_gives_whole_articles(tmp_path: Path) -> None:
    delen = (
        ("2.3.1", "Doe mee."),
        ("2.3.2.1", "Eerst dit:"),
        ("2.3.2.1.a", "praten;"),
        ("2.3.2.2", "Dan dat."),
        ("4:5.1", "En nog iets."),
    )
    plek = schrijf(tmp_path, "2020-01-01", *delen)
    for nummer, _ in delen[1:]:
        adres = "#Artikel45" if nummer.startswith("4:5") else "#Artikel2.3.2"
        plek.write_text(plek.read_text().replace(f"#{nummer}\n", f"{adres}\n"))
    (versie,) = lees_teksten(tmp_path).versies
    assert [(a.nummer, a.tekst) for a in versie.artikelen] == [
        ("2.3.1", "Doe mee."),
        ("2.3.2", "1 Eerst dit:\n\na. praten;\n\n2 Dan dat."),
        ("4:5", "1 En nog iets."),
    ]
    assert versie.artikelen[1].url.endswith("#Artikel2.3.2")


def test_without_a_first_day_the_name_of_the_file_says_it(tmp_path: Path) -> None:
    plek = schrijf(tmp_path, "2020-01-01", ("1", "Doe mee."))
    plek.write_text(plek.read_text().replace("valid_from: '2020-01-01'\n", ""))
    assert [v.geldt_van for v in lees_teksten(tmp_path).versies] == [date(2020, 1, 1)]
    plek.write_text(plek.read_text().replace("bwb_id", "valid_to: '2019-12-31'\nbwb_id"))
    assert "zij eindigt (2019-12-31) voor zij begint" in zinnen(tmp_path)[f"{plek.parent.name}/{plek.name}"]
    plek.rename(tmp_path / "proefwet.yaml")
    assert "schrijf valid_from erbij" in zinnen(tmp_path)["proefwet.yaml"]


@pytest.mark.parametrize(
    ("van", "naar", "zin"),
    [
        (f"bwb_id: {NUMMER}\n", "", "schrijf bwb_id of cvdr_id erbij"),
        ("number: '2'", "number: '1'", "artikel 1 staat er twee keer in"),
        ("number: '2'", f"number: '{'9' * 61}'", "is langer dan 60 tekens"),
        ("Wij helpen.", "'   '", "artikel 2 heeft geen tekst"),
        ("regulatory_layer: WET", "regulatory_layer: PRAATJE", "regulatory_layer"),
        ("$id:", "uitbreiding: keukentafel/1\n$id:", "haar teksten zijn niet de officiële"),
        ("Proefwet", "Proefwet\nname: Nog een", "staat er twee keer"),
    ],
)
def test_what_cannot_be_loaded_is_refused_and_the_rest_goes_on(tmp_path: Path, van: str, naar: str, zin: str) -> None:
    plek = schrijf(tmp_path, "2020-01-01", ("1", "Doe mee."), ("2", "Wij helpen."))
    schrijf(tmp_path, "2021-01-01", ("1", "Doe mee."))
    tekst = plek.read_text().replace("text: |\n      Wij", "text: Wij")
    assert van in tekst
    plek.write_text(tekst.replace(van, naar))
    assert [v.geldt_van.year for v in lees_teksten(tmp_path).versies] == [2021]
    (gezegd,) = zinnen(tmp_path).values()
    assert zin in gezegd


def test_of_two_files_that_are_the_same_version_neither_counts(tmp_path: Path) -> None:
    plek = schrijf(tmp_path, "2020-01-01", ("1", "Doe mee."))
    (tmp_path / "kopie.yaml").write_text(plek.read_text())
    gelezen = lees_teksten(tmp_path)
    assert gelezen.versies == ()
    assert {mis.zin for mis in gelezen.geweigerd} == {f"nog een bestand is {NUMMER} vanaf 2020-01-01: kies er een"}


def test_what_is_no_regulation_takes_no_part(tmp_path: Path) -> None:
    (tmp_path / "gevallen.yaml").write_text("soort: gevallen\ngevallen: []\n")
    (tmp_path / "lijst.yaml").write_text("- a\n- b\n")
    gelezen = lees_teksten(tmp_path)
    assert gelezen.versies == ()
    assert [mis.regeling for mis in gelezen.geweigerd] == ["lijst.yaml"]


def test_our_own_words_never_pass_for_those_of_the_law() -> None:
    gelezen = lees_teksten(map_regelingen() / "landelijk" / "wmo_eigen_bijdrage")
    assert gelezen.versies == ()
    assert {mis.zin for mis in gelezen.geweigerd} == {
        "dit is een regeling van Keukentafel zelf; haar teksten zijn niet de officiële"
    }


def test_the_corpus_of_the_government_is_read() -> None:
    corpus = nodig() / "corpus" / "regulation"
    gelezen = lees_teksten(corpus)
    assert len(gelezen.versies) + len(gelezen.geweigerd) == len(list(corpus.rglob("*.yaml")))
    assert {mis.zin for mis in gelezen.geweigerd} == {
        "het nummer van de regeling ontbreekt; schrijf bwb_id of cvdr_id erbij"
    }
    wlz = next(v for v in gelezen.versies if v.nummer == "BWBR0035917")
    assert wlz.geldt_van == date(2025, 7, 5)
    assert all(a.tekst for v in gelezen.versies for a in v.artikelen)
