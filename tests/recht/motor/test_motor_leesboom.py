"""A rule to read: what is short on one line, what has parts under a heading, amounts as amounts, and what its words mean."""

from __future__ import annotations

from datetime import date

import pytest

from keukentafel.recht.motor.begrippen import Begrip, Begripsoort, begrippen
from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.boom import Herkomst, namen
from keukentafel.recht.motor.bouwen import BEWERKINGEN, EXTRA
from keukentafel.recht.motor.leesboom import Leesregel, leesboom
from keukentafel.recht.motor.wetboek import wetboek
from keukentafel.recht.motor.wijzer import vind_artikel
from tests.recht.motor.proef import een_regel

VELDEN = {"vrij": "boolean", "bedrag": "number", "n": "number", "d": "date"}


def plat(regels: tuple[Leesregel, ...], diepte: int = 0) -> list[str]:
    """The lines with a dot for each step in."""
    return [r for regel in regels for r in ("." * diepte + regel.tekst, *plat(regel.delen, diepte + 1))]


def lees(uitdrukking: str) -> list[str]:
    """The rule of an expression, flat."""
    artikel = een_regel(uitdrukking, **VELDEN).artikelen[0]
    return plat(leesboom(artikel.acties["uitkomst"], artikel))


@pytest.mark.parametrize(
    ("uitdrukking", "regels"),
    [
        ("{operation: IF, cases: [{when: $vrij, then: 0}], default: $bedrag}", ["als vrij, dan 0", "anders bedrag"]),
        (
            "{operation: IF, cases: [{when: $vrij, then: 0}], default: {operation: SILENT, reason: Dit staat er niet.}}",
            ["als vrij, dan 0", "anders zegt deze regel niets: Dit staat er niet."],
        ),
        (
            "{operation: IF, cases: [{when: {operation: AND, conditions: [$vrij, {operation: LESS_THAN, subject: $n, value: 3}]}, then: 1}], default: 2}",
            ["als al deze dingen kloppen:", ".vrij", ".n is minder dan 3", "dan 1", "anders 2"],
        ),
        (
            "{operation: NOT, value: {operation: OR, conditions: [$vrij, {operation: EQUALS, subject: $n, value: null}]}}",
            ["geen van deze dingen klopt:", ".vrij", ".n is er niet"],
        ),
        ("{operation: NOT, value: {operation: EQUALS, subject: $n, value: null}}", ["n is er wel"]),
        (
            "{operation: FLOOR_TO, value: {operation: IF, cases: [{when: $vrij, then: 1}], default: $n}, multiple: 20}",
            ["dit, naar beneden afgerond op een veelvoud van 20:", ".dit hangt ervan af:", "..als vrij, dan 1", "..anders n"],
        ),
        (
            "{operation: FIRST_OF, values: [$n, {operation: IF, cases: [{when: $vrij, then: 1}], default: 2}]}",
            ["de eerste die er is van:", ".n", ".dit hangt ervan af:", "..als vrij, dan 1", "..anders 2"],
        ),
        ("{operation: DATE_ADD, date: $d, weeks: $n}", ["d plus n (weken)"]),
    ],
)  # fmt: skip
def test_a_rule_reads_from_top_to_bottom(uitdrukking: str, regels: list[str]) -> None:
    assert lees(uitdrukking) == regels


def test_an_amount_in_a_rule_is_an_amount_and_a_count_is_not() -> None:
    versie = wetboek().versie("wmo_eigen_bijdrage", peildatum=date(2026, 3, 1))
    artikel = vind_artikel(versie, "2.1.4a")
    assert artikel is not None
    regels = plat(leesboom(artikel.acties["bijdrage"], artikel))
    assert regels[0] == "als gratis, dan € 0,00"
    assert regels[4:] == [
        "als al deze dingen kloppen:", ".soort voorziening is vervoer", ".bedrag vervoer is er wel",
        "dan bedrag vervoer", "anders maandbedrag hier",
    ]  # fmt: skip


def test_every_rule_of_our_book_can_be_read_without_a_word_of_the_format() -> None:
    boek, gelezen = wetboek(), 0
    for versie in boek.regelingen():
        for artikel in versie.artikelen:
            for actie in artikel.alle_acties:
                regels = plat(leesboom(actie, artikel))
                gelezen += 1
                assert regels, (versie.id, actie.uitkomst)
                assert all(regels), (versie.id, actie.uitkomst)
                woorden = {w.strip("():,;") for regel in regels for w in regel.split()}
                assert not woorden & {*BEWERKINGEN, *EXTRA}, (versie.id, actie.uitkomst)
                bekend = {b.naam for b in begrippen(boek, versie, artikel, actie, op=date(2026, 3, 1))}
                gebruikt = {n.naam for n in namen(actie.boom) if n.herkomst is not Herkomst.PEILDATUM}
                assert bekend == gebruikt, (versie.id, actie.uitkomst)
    assert gelezen > 300


def woorden(wet: str, nummer: str, uitkomst: str, op: date) -> dict[str, Begrip]:
    """The words of a rule of our book on a day, by name."""
    boek: Boek = wetboek()
    versie = boek.versie(wet, peildatum=op)
    artikel = vind_artikel(versie, nummer)
    assert artikel is not None
    return {b.naam: b for b in begrippen(boek, versie, artikel, artikel.acties[uitkomst], op=op)}


def test_a_value_says_what_it_is_on_a_day_where_it_comes_from_and_how_sure_it_is() -> None:
    nu = woorden("wmo_eigen_bijdrage", "2.1.4a", "maandbedrag", date(2026, 3, 1))["bedrag_per_maand"]
    assert (nu.soort, nu.waarde, nu.status) == (Begripsoort.WAARDE, "€ 21,80", "onbevestigd")
    assert [(deel.van, deel.waarde) for deel in nu.reeks][:2] == [
        (date(2020, 1, 1), "€ 19,00"),
        (date(2024, 1, 1), "€ 20,60"),
    ]
    toen = woorden("wmo_eigen_bijdrage", "2.1.4a", "maandbedrag", date(2021, 3, 1))["bedrag_per_maand"]
    assert (toen.waarde, toen.status) == ("€ 19,00", "vastgesteld")
    later = woorden("wmo_eigen_bijdrage", "2.1.4a", "maandbedrag", date(2027, 3, 1))["bedrag_per_maand"]
    assert (later.waarde, later.bron, later.status) == ("", "", "")


def test_a_word_says_whether_it_is_asked_judged_or_comes_from_another_article() -> None:
    hulp = woorden("uitvoeringsbesluit_wmo_bijdrage", "3.8", "vrij_risico_kind", date(2026, 3, 1))
    assert hulp["vrijstelling_gevraagd"].soort is Begripsoort.FEIT
    assert hulp["risico_voor_kind"].soort is Begripsoort.OORDEEL
    bijdrage = woorden("wmo_eigen_bijdrage", "2.1.4a", "bijdrage", date(2026, 3, 1))
    vrij = bijdrage["vrijgesteld"]
    assert vrij.soort is Begripsoort.ELDERS
    assert [(p.regeling.id, p.artikel.nummer) for p in vrij.plekken] == [("uitvoeringsbesluit_wmo_bijdrage", "3.8")]
    assert bijdrage["maandbedrag_hier"].soort is Begripsoort.HIER
    hier = woorden("wmo_eigen_bijdrage", "2.1.4a", "maandbedrag_hier", date(2026, 3, 1))["verlaagd_bedrag"]
    assert hier.soort is Begripsoort.OPEN
    assert "voorbeeldverordening_bijdrage" in {plek.regeling.id for plek in hier.plekken}


def test_an_article_is_found_by_its_number_by_what_rests_on_it_or_because_it_is_the_only_one() -> None:
    boek = wetboek()
    bijstand = boek.versies("participatiewet_normen")[-1]
    assert vind_artikel(bijstand, "20") is next(a for a in bijstand.artikelen if a.nummer == "20")
    assert vind_artikel(bijstand, "") is None
    assert vind_artikel(bijstand, "999") is None
    waardering = boek.versies("mantelzorgwaardering_maastricht")[-1]
    assert vind_artikel(waardering, "") is waardering.artikelen[0]
    for versie in boek.regelingen():
        for artikel in versie.artikelen:
            for actie in artikel.alle_acties:
                if actie.grond.artikel and not actie.grond.wet:
                    assert vind_artikel(versie, actie.grond.artikel) is not None
