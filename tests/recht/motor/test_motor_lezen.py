"""Reading: what the format allows, what it refuses, and that a refusal says where and what belongs there."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from keukentafel.recht.motor.fouten import RegelingKloptNiet
from keukentafel.recht.motor.lezen import lees_tekst
from keukentafel.recht.motor.yamltekst import uit_yaml
from tests.recht.motor.proef import artikel, tekst

EEN = """
execution:
  parameters: [{name: a, type: number}]
  output: [{name: x, type: number}]
  actions: [{output: x, value: $a}]
"""


def met(oud: str, nieuw: str, **kop: Any) -> str:
    """The small regulation with one thing changed."""
    goed = tekst(artikel("1", EEN), **kop)
    assert oud in goed, oud
    return goed.replace(oud, nieuw)


def test_numbers_stay_exact_and_words_stay_words() -> None:
    assert uit_yaml("[0.1, 1e-2, 2.0, 007, nee, no, 12:30, 2027-01-01, ~, true]") == [
        Fraction(1, 10), Fraction(1, 100), 2, 7, "nee", "no", "12:30", "2027-01-01", None, True,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fout", "zin"),
    [
        ("a: 1\na: 2", "regel 2: de naam 'a' staat er twee keer"),
        ("a: [", "geen leesbare YAML"),
        ("a: 1e999", "regel 1: dit getal is te groot"),
        ("a: " + "9" * 500, "regel 1: dit getal is te groot"),
        ("? [1]\n: 2", "een naam is tekst"),
        ("!!python/object:os.system {}", "geen leesbare YAML"),
        ("[" * 3000, "geen leesbare YAML"),
        ("a: &a [1]\nb: &b [*a, *a]\nc: [*b, *b]", "schrijf een blok voluit, zonder & en *"),
    ],
)
def test_text_that_is_no_yaml_is_refused(fout: str, zin: str) -> None:
    with pytest.raises(RegelingKloptNiet) as gevangen:
        uit_yaml(fout)
    assert zin in str(gevangen.value)


GEWOON = [
    ("regulatory_layer: WET", "regulatory_layer: WETJE", "de tekst, regulatory_layer: 'WETJE' kan hier niet"),
    ("url: https://voorbeeld.nl\n", "", "het veld url ontbreekt"),
    ("url: https://voorbeeld.nl\n", "url: hier\n", "'hier' is geen adres"),
    ("bwb_id: BWBR0000001\n", "", "een WET moet bwb_id noemen"),
    ("bwb_id: BWBR0000001", "bwb_id: BWB1", "'BWB1' heeft niet de vorm BWBR0035362"),
    ("publication_date: '2014-07-09'", "publication_date: 20140709", "hier hoort tekst, er staat 20140709"),
    ("publication_date: '2014-07-09'", "publication_date: 9 juli 2014", "is geen datum als 2027-01-01"),
    ("valid_from: '2015-01-01'", "valid_from: '#wanneer'", "is geen datum als 2027-01-01 en geen vaste uitkomst"),
    ("valid_from: '2015-01-01'", "valid_from: '2015-01-01'\nvalid_to: '2014-01-01'", "zij eindigt (2014-01-01) voor"),
    ("    text: Artikel 1.\n", "", "artikel 1: het veld text ontbreekt"),
    ("    text: Artikel 1.\n", "    text: Artikel 1.\n    kleur: rood\n", "artikel 1: onbekend veld kleur"),
    ("type: number}]\n        output", "type: getal}]\n        output", "'getal' kan hier niet; kies uit string"),
    ("name: a, ", "", "parameters 1: het veld name ontbreekt"),
    ("value: $a", "value: $", "'$' is geen verwijzing als $naam"),
    ("value: $a", "waarde: $a", "regel x: hier hoort value of operation"),
    ("value: $a", "value: $a, extra: 1", "regel x: onbekend veld extra"),
    ("value: $a", "operation: ADD", "regel x: het veld values ontbreekt"),
    ("value: $a", "operation: ADD, values: []", "hier horen er minstens 1"),
    ("value: $a", "operation: KEER, values: [1]", "onbekende bewerking KEER"),
    ("value: $a", "operation: EQUALS, subject: 1, value: 1", "onbekend veld subject; zet de bewerking onder value"),
    ("value: $a", "value: {operation: ROUND, value: 1}", "het veld precision ontbreekt"),
    ("value: $a", "value: {operation: ROUND, value: 1, precision: 1.5}", "geen heel getal van -28 tot en met 28"),
    ("value: $a", "value: {operation: IN, subject: 1}", "IN heeft value of values"),
    ("value: $a", "value: {operation: IF, cases: [{when: true}]}", "cases 1: het veld then ontbreekt"),
    ("value: $a", "value: {operation: DATE_DIFF, from: x, to: y, in: weeks}", "kies uit days, months, years"),
    ("value: $a", "value: [1, 2]", "hier hoort een waarde, een verwijzing of een bewerking"),
    ("value: $a", "value: {operation: SWITCH, cases: []}", "onbekende bewerking SWITCH"),
    ("value: $a}", "value: $a}, {output: x, value: 1}", "x staat er twee keer"),
    ("value: $a", "value: $a, resolve: {type: WET, output: y}", "resolve voert de motor niet uit"),
    ("execution:", "hooks: [{hook_point: soms, applies_to: {legal_character: TOETS}}]\n      execution:", "'soms' kan hier niet"),
    ("execution:", "implements: [{law: a, article: '1'}]\n      execution:", "het veld open_term ontbreekt"),
    ("execution:", "open_terms: [{id: t, type: number, default: {actions: [{output: y, value: 1}]}}]\n      execution:", "geven t geen waarde"),
    ("execution:", "untranslatables: [{construct: a}]\n      execution:", "het veld reason ontbreekt"),
    ("execution:", "competent_authority: CAK\n      execution:", "schrijf '#uitkomst' of een blok met name"),
]  # fmt: skip


@pytest.mark.parametrize(("oud", "nieuw", "zin"), GEWOON, ids=[g[2][:60] for g in GEWOON])
def test_a_file_that_does_not_follow_the_format(oud: str, nieuw: str, zin: str) -> None:
    with pytest.raises(RegelingKloptNiet) as fout:
        lees_tekst(met(oud, nieuw, uitgebreid=False))
    assert zin in str(fout.value)


EIGEN = [
    ("uitbreiding: keukentafel/1", "uitbreiding: keukentafel/9", "'keukentafel/9' kan hier niet"),
    ("url: https://voorbeeld.nl\n", "url: https://voorbeeld.nl\nkleur: rood\n", "de tekst: onbekend veld kleur"),
    ("type: number}]\n        actions", "type: number, kleur: rood}]\n        actions", "output 1: onbekend veld kleur"),
    ("value: $a", "value: $b", "de naam b is nergens bepaald"),
    ("value: $a", "value: {operation: TERM, date: $a}", "precies een van years, months, weeks en days"),
    ("value: $a", "value: {operation: TERM, date: $a, weeks: 1, backward: true, suspensions: [{from: $a, to: $a}]}", "kent geen suspensions"),
    ("value: $a", "value: {operation: TABLE, keys: [$a], rows: [{when: [1, 2], then: 3}]}", "deze rij heeft 2 cellen; er zijn 1 sleutels"),
    ("value: $a", "value: {operation: TABLE, keys: [$a], rows: [{when: [{}], then: 3}]}", "een bereik heeft from of to"),
    ("value: $a", "value: {operation: TABLE, keys: [$a], rows: [{when: [{from: x}], then: 3}]}", "een grens is een getal of een datum"),
    ("value: $a", "value: {operation: SERIES, series: $a, date: $a}", "hier hoort de naam van een reeks"),
    ("value: $a", "value: {operation: SILENT, reason: daarom}", "SILENT kan alleen als default van IF of TABLE"),
    ("value: $a", "value: {operation: IF, cases: [{when: true, then: 1}], default: {operation: SILENT}}", "het veld reason ontbreekt"),
    ("value: $a", "value: {operation: IF, cases: [{when: true, then: 1}], default: {operation: SILENT, reason: a, b: 1}}", "onbekend veld b"),
    ("value: $a", "value: $a, uitleg: {misschien: ja}", "uitleg: onbekend veld misschien"),
    ("type: number}]\n        output", "type: number, soort: gok}]\n        output", "'gok' kan hier niet; kies uit feit, oordeel"),
    ("execution:", "definitions: {b: {waarden: []}}\n      execution:", "er staat geen enkele waarde"),
    ("execution:", "definitions: {b: {value: 1, waarden: []}}\n      execution:", "value of waarden, en niet allebei"),
    ("execution:", "definitions: {b: {waarden: [{van: 2020-01-01, waarde: 1, bron: x, status: gok}]}}\n      execution:", "'gok' kan hier niet"),
    ("execution:", "definitions: {b: {waarden: [{van: 2020-01-01, tot: 2020-01-01, waarde: 1, bron: x, status: vastgesteld}]}}\n      execution:", "eindigt op of voor haar begin"),
    ("execution:", "definitions: {b: {waarden: [{van: 2020-01-01, tot: 2021-01-01, waarde: 1, bron: x, status: vastgesteld}, {van: 2022-01-01, waarde: 1, bron: x, status: vastgesteld}]}}\n      execution:", "gat; geen waarde van 2021-01-01 tot 2022-01-01"),
    ("execution:", "definitions: {b: {waarden: [{van: 2020-01-01, waarde: 1, bron: x, status: vastgesteld}, {van: 2022-01-01, waarde: 1, bron: x, status: vastgesteld}]}}\n      execution:", "overlap; twee waarden gelden op 2022-01-01"),
]  # fmt: skip


@pytest.mark.parametrize(("oud", "nieuw", "zin"), EIGEN, ids=[g[2][:60] for g in EIGEN])
def test_our_own_files_are_read_without_mercy(oud: str, nieuw: str, zin: str) -> None:
    with pytest.raises(RegelingKloptNiet) as fout:
        lees_tekst(met(oud, nieuw))
    assert zin in str(fout.value)


def test_the_extension_has_to_be_named() -> None:
    with pytest.raises(RegelingKloptNiet, match="MONTH_START hoort bij de uitbreiding"):
        lees_tekst(met("value: $a", "value: {operation: MONTH_START, date: $a}", uitgebreid=False))
    assert lees_tekst(met("value: $a", "value: {operation: MONTH_START, date: $a}")).uitgebreid


def test_a_rule_can_be_nested_only_so_deep() -> None:
    diep = "1"
    for _ in range(100):
        diep = f"{{operation: NOT, value: {diep}}}"
    with pytest.raises(RegelingKloptNiet, match="te diep genest"):
        lees_tekst(met("value: $a", f"value: {diep}"))


def test_local_regulations_name_their_municipality_and_title() -> None:
    lokaal = {"laag": "GEMEENTELIJKE_VERORDENING", "uitgebreid": False}
    with pytest.raises(RegelingKloptNiet, match="moet gemeente_code noemen"):
        lees_tekst(tekst(artikel("1", EEN), **lokaal))
    kop = "gemeente_code: GM0935\nofficiele_titel: Verordening"
    regeling = lees_tekst(tekst(artikel("1", EEN), kop=kop, **lokaal))
    assert (regeling.gemeente, regeling.noemer) == ("GM0935", "Verordening")


def test_one_of_a_cooperation_names_its_area_instead() -> None:
    kop = "officiele_titel: Samen\ngebied: het-verband"
    regeling = lees_tekst(tekst(artikel("1", EEN), kop=kop, laag="GEMEENTELIJKE_VERORDENING"))
    assert regeling.gebied == "het-verband"
    with pytest.raises(RegelingKloptNiet, match="heeft niet de vorm maastricht-heuvelland"):
        lees_tekst(tekst(artikel("1", EEN), kop=kop.replace("het-", "Het "), laag="GEMEENTELIJKE_VERORDENING"))


def test_name_and_first_day_may_be_outputs_of_the_law_itself() -> None:
    regels = """
    execution:
      output: [{name: wet_naam, type: string}, {name: ingang, type: string}]
      actions: [{output: wet_naam, value: Proefwet}, {output: ingang, value: '2020-07-01'}]
    """
    ruw = tekst(artikel("9", regels), kop="name: '#wet_naam'").replace("'2015-01-01'", "'#ingang'")
    regeling = lees_tekst(ruw)
    assert (regeling.noemer, regeling.geldt_van) == ("Proefwet", date(2020, 7, 1))


def test_old_words_only_when_read_leniently() -> None:
    oud = met(
        "value: $a",
        "value: {operation: SWITCH, cases: [{when: {operation: NOT_EQUALS, subject: $a, value: 1}, then: 2}], default: 3}",
        uitgebreid=False,
    )
    with pytest.raises(RegelingKloptNiet, match="onbekende bewerking SWITCH"):
        lees_tekst(oud)
    assert lees_tekst(oud, soepel=True).artikelen[0].acties["x"].boom.naam == "IF"  # type: ignore[union-attr]
