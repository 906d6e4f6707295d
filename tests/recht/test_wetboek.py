"""Our book: who takes part in which cooperation when, and the local values as rules that fill in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from keukentafel.recht.motor.fouten import RegelingKloptNiet
from keukentafel.recht.motor.rekenen import Antwoord, Rekenaar, Verzoek
from keukentafel.recht.motor.spoor import verslag
from keukentafel.recht.motor.wetboek import lees_boek, wetboek
from keukentafel.recht.taal.verordening import NietGeregeld, VerordeningKloptNiet
from tests.recht.motor.proef import artikel, tekst

GEMEENTEN = """soort: gemeenten
gemeenten:
  - {gemeente: dal, code: GM0001, naam: Dal}
  - {gemeente: berg, code: GM0002, naam: Berg}
  - {gemeente: ver, code: GM0003, naam: Ver}
"""
VERBAND = """soort: parameters
naam: Dal en Berg
leden:
  - {gemeente: dal, vanaf: 2015-01-01}
  - {gemeente: berg, vanaf: 2020-01-01, tot: 2027-01-01}
parameters:
  nabellen_weken:
    eenheid: weken
    uitleg: Zoveel weken na het einde bellen we.
    waarden:
      - {vanaf: 2016-01-01, waarde: 8, status: voorbeeld, bron: krant}
  iets_anders:
    eenheid: weken
    waarden: [{vanaf: 2016-01-01, waarde: 1, status: voorbeeld, bron: krant}]
"""
EIGEN = """soort: parameters
naam: Dal
parameters:
  nabellen_weken:
    eenheid: weken
    waarden: [{vanaf: 2027-07-01, tot: 2028-01-01, waarde: 4, status: vastgesteld, bron: besluit}]
"""
VRAAG = tekst(
    artikel(
        "1",
        """
        open_terms: [{id: nabellen_weken, type: number}]
        execution:
          parameters: [{name: einde, type: date}]
          output: [{name: nabellen, type: date}]
          actions:
            - output: nabellen
              value: {operation: DATE_ADD, date: $einde, weeks: $nabellen_weken}
              uitleg: 'Wij bellen u op {waarde}.'
        """,
    ),
    id="nabellen",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small folder with regulations, a cooperation and a municipality of her own."""
    for naam, inhoud in {
        "landelijk/gemeenten.yaml": GEMEENTEN,
        "regio/dal-en-berg.yaml": VERBAND,
        "dal/nazorg.yaml": EIGEN,
        "regelingen/landelijk/nabellen/2015-01-01.yaml": VRAAG,
    }.items():
        (tmp_path / naam).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / naam).write_text(inhoud, encoding="utf-8")
    return tmp_path


def vraag(folder: Path, gemeente: str, dag: str) -> Antwoord:
    """When do we call, for help that ended on 1 March 2027?"""
    peildatum = date.fromisoformat(dag)
    verzoek = Verzoek(peildatum=peildatum, gemeente=gemeente, feiten={"einde": date(2027, 3, 1)})
    return Rekenaar(lees_boek(folder)).bereken("nabellen", "nabellen", verzoek=verzoek)


@pytest.mark.parametrize(
    ("gemeente", "dag", "dan"),
    [
        ("GM0001", "2027-06-30", "2027-04-26"),
        # her own value, from its first day to its last
        ("GM0001", "2027-07-01", "2027-03-29"),
        ("GM0001", "2027-12-31", "2027-03-29"),
        ("GM0001", "2028-01-01", "2027-04-26"),
        # a member between dates
        ("GM0002", "2026-12-31", "2027-04-26"),
        ("GM0002", "2027-01-01", None),
        ("GM0002", "2019-12-31", None),
        # no member at all, and a day before the value
        ("GM0003", "2027-06-30", None),
        ("GM0001", "2015-12-31", None),
    ],
)
def test_a_local_value_fills_in_what_a_rule_leaves_open(folder: Path, gemeente: str, dag: str, dan: str | None) -> None:
    if dan is None:
        with pytest.raises(NietGeregeld, match="geen regeling bepaalt nabellen_weken"):
            vraag(folder, gemeente, dag)
        return
    assert vraag(folder, gemeente, dag).waarde("nabellen") == date.fromisoformat(dan)


def test_the_trace_says_along_which_cooperation_and_that_nobody_adopted_it(folder: Path) -> None:
    stappen = vraag(folder, "GM0001", "2027-06-30").stappen
    assert [(s.zin, s.citaat.langs, s.citaat.tekst, s.status) for s in stappen] == [
        ("Zoveel weken na het einde bellen we. In Dal en Berg is dat 8.", "dal-en-berg", "Plaatselijke waarden Dal en Berg", "scenario"),
        ("Wij bellen u op 26 april 2027.", "", "proefwet, artikel 1".replace("proefwet", "nabellen"), "scenario"),
    ]  # fmt: skip
    assert "(versie 01-01-2016, geldt hier langs de samenwerking dal-en-berg)" in verslag(stappen)
    eigen = vraag(folder, "GM0001", "2027-07-01").stappen[0]
    assert (eigen.citaat.langs, eigen.zin, eigen.status) == ("", "In Dal is dat 4.", "vastgesteld")


def test_only_a_value_that_a_rule_asks_for_is_a_rule(folder: Path) -> None:
    boek = lees_boek(folder)
    assert set(boek.wetten()) == {"nabellen", "waarden.dal-en-berg.nabellen_weken", "waarden.dal.nabellen_weken"}
    assert boek.bevindingen() == ()


def test_two_cooperations_that_rule_the_same_for_one_municipality_are_a_finding(folder: Path) -> None:
    eigen = tekst(
        artikel(
            "3",
            """
            implements: [{law: nabellen, article: '1', open_term: nabellen_weken}]
            execution: {output: [{name: nabellen_weken, type: number}], actions: [{output: nabellen_weken, value: 3}]}
            """,
        ),
        id="ander",
        laag="BELEIDSREGEL",
        kop="gebied: berg-en-ver",
    )
    (folder / "regio" / "berg-en-ver.yaml").write_text(
        "soort: parameters\nleden: [{gemeente: ver, vanaf: 2015-01-01}, {gemeente: berg, vanaf: 2027-01-01}]\n"
    )
    (folder / "regelingen" / "ander.yaml").write_text(eigen)
    assert lees_boek(folder).bevindingen() == ()
    te_vroeg = (folder / "regio" / "berg-en-ver.yaml").read_text().replace("berg, vanaf: 2027", "berg, vanaf: 2026")
    (folder / "regio" / "berg-en-ver.yaml").write_text(te_vroeg)
    (bevinding,) = lees_boek(folder).bevindingen()
    assert bevinding.soort == "overlap"
    assert "vullen allebei nabellen_weken in voor GM0002 op 1 januari 2026" in bevinding.zin


def test_an_area_or_a_municipality_that_is_not_there_is_refused(folder: Path) -> None:
    (folder / "regelingen" / "ander.yaml").write_text(tekst(artikel("1", "{}"), id="ander", kop="gebied: nergens"))
    with pytest.raises(RegelingKloptNiet, match="er is geen samenwerking nergens"):
        lees_boek(folder)
    (folder / "regelingen" / "ander.yaml").unlink()
    (folder / "landelijk" / "gemeenten.yaml").write_text(GEMEENTEN.replace("gemeente: berg", "gemeente: heuvel"))
    with pytest.raises(RegelingKloptNiet, match="berg heeft geen code"):
        lees_boek(folder)
    for fout in (GEMEENTEN.replace("GM0002", "M2"), GEMEENTEN.replace("gemeente: berg", "gemeente: dal")):
        (folder / "landelijk" / "gemeenten.yaml").write_text(fout)
        with pytest.raises(VerordeningKloptNiet, match="staat er twee keer, of"):
            lees_boek(folder)


def test_a_regulation_gives_no_answer_in_another_municipality(folder: Path) -> None:
    lokaal = tekst(
        artikel("1", "execution: {output: [{name: x, type: number}], actions: [{output: x, value: 3}]}"),
        id="eigen",
        laag="GEMEENTELIJKE_VERORDENING",
        kop="gemeente_code: GM0001\nofficiele_titel: Regeling Dal",
    )
    (folder / "regelingen" / "eigen.yaml").write_text(lokaal)
    rekenaar = Rekenaar(lees_boek(folder))
    hier, daar = (Verzoek(peildatum=date(2027, 1, 1), gemeente=code) for code in ("GM0001", "GM0002"))
    assert rekenaar.bereken("eigen", "x", verzoek=hier).waarde("x") == 3
    with pytest.raises(NietGeregeld, match="Regeling Dal geldt niet in GM0002 op 01-01-2027"):
        rekenaar.bereken("eigen", "x", verzoek=daar)


def test_our_own_folder_is_one_book() -> None:
    assert {"maastricht-heuvelland", "midden-limburg-west", "zuid-limburg"} <= set(wetboek().gebieden)
    assert wetboek() is wetboek()
