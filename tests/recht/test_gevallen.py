"""Our regulations: each is in order, each case comes out, and each branch of each rule is walked by one."""

from __future__ import annotations

import pytest

from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.fouten import RegelingKloptNiet
from keukentafel.recht.motor.gevallen import dubbele_zinnen, kijk_na, lees_gevallen, ongenoemd
from keukentafel.recht.motor.nagaan import nagaan, niet_geraakt
from keukentafel.recht.motor.rekenen import Rekenaar
from keukentafel.recht.motor.wetboek import map_regelingen, wetboek
from tests.recht.motor.proef import artikel, tekst

MAP = map_regelingen()
BOEK = wetboek()
GEVALLEN = lees_gevallen(MAP)


def test_each_version_is_in_order() -> None:
    assert [*BOEK.bevindingen()] == []
    assert [b for regeling in BOEK.regelingen() for b in nagaan(regeling)] == []


def test_each_regulation_has_cases_and_each_case_its_own_name() -> None:
    assert [*ongenoemd(BOEK, GEVALLEN), *dubbele_zinnen(GEVALLEN)] == []


def test_each_case_comes_out_and_each_branch_is_walked() -> None:
    rekenaar = Rekenaar(BOEK)
    uit = [kijk_na(geval, rekenaar) for geval in GEVALLEN]
    assert [f"{n.geval.regeling}: {n.geval.zin}: {'; '.join(n.fouten)}" for n in uit if n.fouten] == []
    assert niet_geraakt(BOEK, (stap for nagekeken in uit for stap in nagekeken.stappen)) == ()


WET = tekst(
    artikel(
        "1",
        """
        definitions:
          grens: {value: 18, bron: proef, status: vastgesteld}
        execution:
          parameters: [{name: leeftijd, type: number}]
          output: [{name: mag, type: boolean}]
          actions:
            - output: mag
              uitleg: {ja: U mag., nee: U mag niet.}
              value: {operation: GREATER_THAN_OR_EQUAL, subject: $leeftijd, value: $grens}
        """,
    )
)
KOP = "soort: gevallen\nregeling: proefwet\ngevallen:\n"


@pytest.mark.parametrize(
    ("regels", "fout"),
    [
        ("  - {geval: Volwassen, peildatum: 2027-01-01, gegeven: {leeftijd: 18}, dan: {mag: true}}", ""),
        ("  - {geval: Verkeerd, peildatum: 2027-01-01, gegeven: {leeftijd: 17}, dan: {mag: true}}", "mag is nee"),
        ("  - {geval: Open, peildatum: 2027-01-01, uitkomst: mag, vraagt: [leeftijd]}", ""),
        ("  - {geval: Open, peildatum: 2027-01-01, uitkomst: mag, vraagt: [naam]}", "gevraagd wordt ['leeftijd']"),
        ("  - {geval: Te vroeg, peildatum: 2014-01-01, uitkomst: mag, niet_geregeld: true}", ""),
        ("  - {geval: Toch, peildatum: 2027-01-01, gegeven: {leeftijd: 1}, uitkomst: mag, niet_geregeld: true}", "er komt een antwoord"),
        ("  - {geval: Artikel, peildatum: 2027-01-01, gegeven: {leeftijd: 18}, dan: {mag: true}, artikelen: [x]}", "geen stap noemt x"),
        ("  - {geval: Merk, peildatum: 2027-01-01, gegeven: {leeftijd: 18}, dan: {mag: true}, onbevestigd: true}", "het merk"),
        ("  - {geval: Geen getal, peildatum: 2027-01-01, gegeven: {leeftijd: nee}, uitkomst: mag, weigert: true}", ""),
    ],
)  # fmt: skip
def test_a_case_says_what_differs(tmp_path, regels: str, fout: str) -> None:
    (tmp_path / "wet.yaml").write_text(WET)
    (tmp_path / "gevallen.yaml").write_text(KOP + regels + "\n")
    (geval,) = lees_gevallen(tmp_path)
    fouten = " ".join(kijk_na(geval, Rekenaar(Boek.uit_map(tmp_path))).fouten)
    assert fout in fouten
    assert bool(fouten) == bool(fout)


@pytest.mark.parametrize(
    ("regels", "zin"),
    [
        ("  - {peildatum: 2027-01-01, dan: {mag: true}}", "elk geval heeft een zin"),
        ("  - {geval: A, dan: {mag: true}}", "`peildatum` is een dag"),
        ("  - {geval: A, peildatum: 2027-01-01}", "wat er gevraagd wordt"),
        ("  - {geval: A, peildatum: 2027-01-01, uitkomst: mag}", "zeg wat eruit komt"),
        ("  - {geval: A, peildatum: 2027-01-01, dan: {mag: true}, bron: x}", "dit ken ik niet: bron"),
    ],
)
def test_a_case_that_cannot_be_read_says_where(tmp_path, regels: str, zin: str) -> None:
    (tmp_path / "gevallen.yaml").write_text(KOP + regels + "\n")
    with pytest.raises(RegelingKloptNiet, match=zin):
        lees_gevallen(tmp_path)


def test_a_branch_without_a_case_is_named(tmp_path) -> None:
    (tmp_path / "wet.yaml").write_text(WET)
    boek = Boek.uit_map(tmp_path)
    (tmp_path / "gevallen.yaml").write_text(
        KOP + "  - {geval: A, peildatum: 2027-01-01, gegeven: {leeftijd: 18}, dan: {mag: true}}\n"
    )
    uit = [kijk_na(geval, Rekenaar(boek)) for geval in lees_gevallen(tmp_path)]
    assert niet_geraakt(boek, (s for n in uit for s in n.stappen)) == ("proefwet (2015-01-01) artikel 1, mag: nee",)
