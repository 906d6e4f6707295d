"""The book: which version applies, what was known then, who fills in, who goes first, and what fires by itself."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from keukentafel.recht.motor import fouten
from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.model import Deelname, Regeling, Samenwerking
from keukentafel.recht.motor.overzicht import feiten_van
from keukentafel.recht.motor.rekenen import Weg
from keukentafel.recht.motor.sessie import Modus
from keukentafel.recht.motor.spoor import verslag
from keukentafel.recht.motor.waarden import Onbekend
from keukentafel.recht.taal.verordening import NietGeregeld
from tests.recht.motor.proef import artikel, tekst, vraag, wet


def bedrag(waarde: int, **kop: str) -> Regeling:
    """A version of a law with one amount."""
    regels = f"""
    execution:
      output: [{{name: bedrag, type: amount, type_spec: {{unit: eurocent}}}}]
      actions: [{{output: bedrag, value: {waarde}}}]
    """
    return wet(artikel("1", regels), **kop)


REEKS = [
    bedrag(1900, van="2020-01-01", gepubliceerd="2019-11-01"),
    bedrag(2060, van="2024-01-01", gepubliceerd="2023-11-01"),
    # made known on 1 March 2025, back to 1 January
    bedrag(2100, van="2025-01-01", gepubliceerd="2025-03-01"),
    # a correction of the same version, later
    bedrag(2095, van="2025-01-01", gepubliceerd="2025-06-01"),
    bedrag(2180, van="2026-01-01", gepubliceerd="2025-11-01", kop="valid_to: '2026-12-31'"),
]


@pytest.mark.parametrize(
    ("peildatum", "kennisdatum", "dan"),
    [
        ("2020-01-01", None, 1900),
        ("2023-12-31", None, 1900),
        ("2024-01-01", None, 2060),
        ("2024-12-31", None, 2060),
        ("2025-01-01", None, 2095),
        ("2025-02-01", "2025-02-28", 2060),
        ("2025-02-01", "2025-03-01", 2100),
        ("2025-02-01", "2025-05-31", 2100),
        ("2025-02-01", "2025-06-01", 2095),
        ("2026-12-31", None, 2180),
    ],
)
def test_the_version_of_the_day_as_far_as_it_was_known(peildatum: str, kennisdatum: str | None, dan: int) -> None:
    kennis = None if kennisdatum is None else date.fromisoformat(kennisdatum)
    antwoord = vraag(REEKS, "bedrag", peildatum=date.fromisoformat(peildatum), kennisdatum=kennis)
    assert antwoord.waarde("bedrag") == dan
    assert antwoord.stappen[0].citaat.versie == antwoord.regeling.geldt_van


JAAR = wet(
    artikel(
        "1",
        """
        execution:
          parameters: [{name: jaar, type: number, vraag: Welk jaar?}]
          input:
            - name: toen
              type: amount
              source: {regulation: proefwet, output: bedrag, op: {operation: DATE, year: $jaar, month: 7, day: 1}}
            - {name: nu, type: amount, source: {regulation: proefwet, output: bedrag}}
          output: [{name: verschil, type: amount}]
          actions: [{output: verschil, operation: SUBTRACT, values: [$nu, $toen]}]
        """,
    ),
    id="jaarwet",
)


def test_a_rule_may_ask_the_law_of_another_day() -> None:
    antwoord = vraag([*REEKS, JAAR], "verschil", wet="jaarwet", feiten={"jaar": 2021}, peildatum=date(2026, 2, 1))
    assert antwoord.waarde("verschil") == 280
    assert [(s.uitkomst, s.waarde, s.citaat.versie.year) for s in antwoord.stappen] == [
        ("bedrag", 2180, 2026),
        ("bedrag", 1900, 2020),
        ("verschil", 280, 2015),
    ]
    onbekend = vraag([*REEKS, JAAR], "verschil", wet="jaarwet", peildatum=date(2026, 2, 1))
    assert onbekend.waarde("verschil") == Onbekend(frozenset({"jaar"}))
    with pytest.raises(fouten.GeenVersie, match="geldt pas vanaf 01-01-2020"):
        vraag([*REEKS, JAAR], "verschil", wet="jaarwet", feiten={"jaar": 2019}, peildatum=date(2026, 2, 1))
    stand = Boek([*REEKS, JAAR]).stand(date(2026, 2, 1))
    assert [feit.vraag for feit in feiten_van(stand, "jaarwet", "verschil", gemeente=None)] == ["Welk jaar?"]


def test_what_was_known_holds_for_the_other_day_too() -> None:
    for kennisdatum, dan in ((date(2025, 2, 28), 0), (date(2025, 3, 1), 40)):
        antwoord = vraag(
            [*REEKS, JAAR],
            "verschil",
            wet="jaarwet",
            feiten={"jaar": 2024},
            peildatum=date(2025, 2, 1),
            kennisdatum=kennisdatum,
        )
        assert antwoord.waarde("verschil") == dan


def test_without_a_version_the_law_is_silent() -> None:
    with pytest.raises(fouten.GeenVersie, match="geldt pas vanaf 01-01-2020") as voor:
        vraag(REEKS, "bedrag", peildatum=date(2019, 12, 31))
    assert isinstance(voor.value, NietGeregeld)
    # it ended; an older version does not come back to life
    with pytest.raises(fouten.GeenVersie, match="tot en met 31-12-2026"):
        vraag(REEKS, "bedrag", peildatum=date(2027, 1, 1))
    with pytest.raises(fouten.GeenVersie):
        vraag(REEKS, "bedrag", peildatum=date(2024, 6, 1), kennisdatum=date(2019, 10, 31))
    with pytest.raises(fouten.OnbekendeRegeling):
        vraag(REEKS, "bedrag", wet="andere_wet")
    with pytest.raises(fouten.OnbekendeUitkomst, match="proefwet kent geen uitkomst 'prijs'"):
        vraag(REEKS, "prijs", peildatum=date(2024, 6, 1))


def test_two_files_are_not_the_same_version() -> None:
    with pytest.raises(fouten.RegelingKloptNiet, match="zijn dezelfde versie"):
        Boek([bedrag(1), bedrag(2)])


def test_gaps_and_overlaps_are_found() -> None:
    met_gat = [bedrag(1, van="2020-01-01", kop="valid_to: '2020-12-31'"), bedrag(2, van="2021-02-01")]
    met_overlap = [bedrag(1, van="2020-01-01", kop="valid_to: '2021-06-30'"), bedrag(2, van="2021-01-01")]
    aansluitend = [bedrag(1, van="2020-01-01", kop="valid_to: '2020-12-31'"), bedrag(2, van="2021-01-01")]
    assert [(b.soort, b.zin) for b in Boek(met_gat).bevindingen()] == [
        ("gat", "geen versie van 1 januari 2021 tot 1 februari 2021")
    ]
    assert [b.soort for b in Boek(met_overlap).bevindingen()] == ["overlap"]
    assert Boek(aansluitend).bevindingen() == ()
    # a correction replaces the version of the same first day, also its end
    hersteld = bedrag(3, van="2020-01-01", gepubliceerd="2020-02-01")
    assert Boek([met_gat[0], hersteld]).bevindingen() == ()
    with pytest.raises(fouten.GeenVersie):
        vraag(met_gat, "bedrag", peildatum=date(2021, 1, 15))


HOGER = """
open_terms:
  - {id: norm, type: amount, required: %s, delegation_type: GEMEENTELIJKE_VERORDENING%s}
execution:
  output: [{name: uitkering, type: amount}]
  actions: [{output: uitkering, value: $norm}]
"""


def lager(waarde: str, id: str, kop: str) -> Regeling:
    """A local regulation that fills in the norm."""
    regels = f"""
    implements: [{{law: proefwet, article: '1', open_term: norm}}]
    execution:
      output: [{{name: norm, type: amount}}]
      actions: [{{output: norm, value: {waarde}}}]
    """
    return wet(artikel("7", regels), id=id, laag="GEMEENTELIJKE_VERORDENING", kop=f"officiele_titel: {id}\n{kop}")


DORP = lager("300", "dorp", "gemeente_code: GM0001")
STAD = lager("null", "stad", "gemeente_code: GM0002")
SAMEN = lager("500", "samen", "gebied: het-verband")
VERBAND = {
    "het-verband": Samenwerking(
        "Het Verband",
        (
            Deelname("GM0002", date(2015, 1, 1)),
            Deelname("GM0003", date(2020, 1, 1), date(2027, 1, 1)),
        ),
    )
}
ANDERS = ", default: {actions: [{output: norm, value: 900}]}"


@pytest.mark.parametrize(
    ("gemeente", "dag", "dan", "soort"),
    [
        ("GM0001", "2026-06-01", 300, "invulling"),
        # the town says nothing, so the cooperation speaks
        ("GM0002", "2026-06-01", 500, "invulling"),
        ("GM0003", "2026-12-31", 500, "invulling"),
        # no member any more, or not yet, or elsewhere, or no municipality at all
        ("GM0003", "2027-01-01", 900, "anders"),
        ("GM0003", "2019-12-31", 900, "anders"),
        ("GM0004", "2026-06-01", 900, "anders"),
        (None, "2026-06-01", 900, "anders"),
    ],
)
def test_who_fills_in_what_the_law_leaves_open(gemeente: str | None, dag: str, dan: int, soort: str) -> None:
    boek = [wet(artikel("1", HOGER % ("true", ANDERS))), DORP, STAD, SAMEN]
    antwoord = vraag(boek, "uitkering", gemeente=gemeente, peildatum=date.fromisoformat(dag), gebieden=VERBAND)
    assert antwoord.waarde("uitkering") == dan
    assert [stap.soort for stap in antwoord.stappen if stap.waarde == dan] == [soort, "regel"]
    langs = {stap.citaat.langs for stap in antwoord.stappen if stap.waarde == dan}
    assert langs == ({"het-verband", ""} if dan == 500 else {""})
    assert ("langs de samenwerking het-verband" in verslag(antwoord.stappen)) is (dan == 500)


def test_a_municipality_goes_by_its_code() -> None:
    with pytest.raises(fouten.FeitKloptNiet, match="geef de code van het CBS, zoals GM0935"):
        vraag(DORP, "norm", wet="dorp", gemeente="dorp")


def test_nobody_fills_in_and_the_law_says_nothing_else() -> None:
    moet, mag = (wet(artikel("1", HOGER % (verplicht, ""))) for verplicht in ("true", "false"))
    with pytest.raises(NietGeregeld, match=r"proefwet art\. 1: geen regeling bepaalt norm"):
        vraag([moet, DORP], "uitkering", gemeente="GM0009")
    assert vraag([mag, DORP], "uitkering", gemeente="GM0009").waarde("uitkering") is None
    assert [b.soort for b in Boek([moet]).bevindingen()] == ["open term"]
    assert Boek([moet, DORP]).bevindingen() == ()


def test_a_default_is_not_the_output_of_the_same_name() -> None:
    regels = """
    open_terms: [{id: norm, type: amount, default: {actions: [{output: norm, value: 5}]}}]
    execution:
      output: [{name: kaal, type: amount}, {name: norm, type: amount}]
      actions: [{output: kaal, value: $norm}, {output: norm, operation: ADD, values: [$norm, 1]}]
    """
    antwoord = vraag(wet(artikel("1", regels)), "kaal", "norm")
    assert (antwoord.waarde("kaal"), antwoord.waarde("norm")) == (5, 6)


def test_two_of_the_same_rank_are_a_choice_for_a_person() -> None:
    boek = [wet(artikel("1", HOGER % ("true", ""))), DORP, lager("301", "dorp_2", "gemeente_code: GM0001")]
    with pytest.raises(fouten.Strijdig, match=r"dorp art\. 7 en dorp_2 art\. 7 vullen allebei norm in"):
        vraag(boek, "uitkering", gemeente="GM0001")


def test_an_ordinance_may_fill_in_what_an_older_version_of_the_law_does_not_leave_open() -> None:
    oud = wet(
        artikel("1", "execution: {output: [{name: uitkering, type: amount}], actions: [{output: uitkering, value: 7}]}")
    )
    nieuw = wet(artikel("1", HOGER % ("true", "")), van="2020-01-01", gepubliceerd="2019-11-01")
    boek = [oud, nieuw, DORP, lager("4", "stad_2", "gemeente_code: GM0002")]
    assert Boek(boek).bevindingen() == ()
    for jaar, dan in ((2019, 7), (2020, 300)):
        assert vraag(boek, "uitkering", gemeente="GM0001", peildatum=date(jaar, 6, 1)).waarde("uitkering") == dan


def test_only_the_layer_that_may_fills_in() -> None:
    regels = """
    implements: [{law: proefwet, article: '1', open_term: norm}]
    execution:
      output: [{name: norm, type: amount}]
      actions: [{output: norm, value: 1}]
    """
    boek = [wet(artikel("1", HOGER % ("true", ANDERS))), wet(artikel("2", regels), id="regeling", laag="BELEIDSREGEL")]
    assert vraag(boek, "uitkering").waarde("uitkering") == 900


AWB = wet(
    artikel(
        "4:13",
        """
        execution:
          output: [{name: weken, type: number}]
          actions: [{output: weken, value: 8}]
        """,
    ),
    artikel(
        "3:46",
        """
        hooks: [{hook_point: pre_actions, applies_to: {legal_character: BESCHIKKING}}]
        execution:
          output: [{name: motivering, type: boolean}]
          actions: [{output: motivering, value: true}]
        """,
    ),
    artikel(
        "6:8",
        """
        hooks: [{hook_point: post_actions, applies_to: {legal_character: BESCHIKKING, stage: BEKENDMAKING}}]
        execution:
          parameters: [{name: bekend, type: date}]
          input: [{name: weken, type: number, source: {output: weken}}]
          output: [{name: einde, type: date}]
          actions: [{output: einde, value: {operation: DATE_ADD, date: $bekend, weeks: $weken}}]
        """,
    ),
    id="awb",
    uitgebreid=False,
    kop="""
    procedure:
      - id: beschikking
        default: true
        applies_to: {legal_character: BESCHIKKING}
        stages: [{name: BESLUIT}, {name: BEKENDMAKING, requires: [{name: bekend, type: date}]}]
    """,
)
BIJZONDER = wet(
    artikel(
        "2",
        """
        execution:
          produces: {legal_character: BESCHIKKING}
          output: [{name: recht, type: boolean}]
          actions: [{output: recht, value: true}]
        """,
    ),
    artikel(
        "3",
        """
        overrides: [{law: awb, article: '4:13', output: weken}]
        execution:
          input: [{name: gewoon, type: number, source: {regulation: awb, output: weken}}]
          output: [{name: weken, type: number}]
          actions: [{output: weken, operation: SUBTRACT, values: [$gewoon, 6]}]
        """,
    ),
    uitgebreid=False,
)


def test_what_belongs_to_a_decision_comes_by_itself() -> None:
    antwoord = vraag([AWB, BIJZONDER], "recht")
    assert {naam: (u.waarde, u.weg) for naam, u in antwoord.uitkomsten.items()} == {
        "recht": (True, Weg.DIRECT),
        "motivering": (True, Weg.VANZELF),
    }


def test_an_article_does_not_fire_at_itself() -> None:
    regels = """
    hooks: [{hook_point: post_actions, applies_to: {legal_character: BESCHIKKING}}]
    execution:
      produces: {legal_character: BESCHIKKING}
      output: [{name: a, type: number}, {name: b, type: number}]
      actions: [{output: a, value: 1}, {output: b, value: 2}]
    """
    assert set(vraag(wet(artikel("1", regels)), "a").uitkomsten) == {"a"}


def test_the_special_rule_goes_first_within_its_own_law_and_may_look_at_the_general_one() -> None:
    feiten = {"bekend": date(2027, 3, 1)}
    antwoord = vraag([AWB, BIJZONDER], "recht", fase="BEKENDMAKING", feiten=feiten)
    assert antwoord.waarde("einde") == date(2027, 3, 15)
    assert [(s.uitkomst, s.waarde, s.soort) for s in antwoord.stappen if s.uitkomst == "weken"] == [
        ("weken", 8, "regel"),
        ("weken", 2, "voorrang"),
    ]
    assert vraag([AWB, BIJZONDER], "weken", wet="awb").waarde("weken") == 8
    zonder = vraag([AWB, BIJZONDER], "recht", fase="BEKENDMAKING")
    assert zonder.waarde("einde") == Onbekend(frozenset({"bekend"}))
    with pytest.raises(fouten.FeitKloptNiet, match="er is geen fase BEZWAAR; kies uit BESLUIT, BEKENDMAKING"):
        vraag([AWB, BIJZONDER], "recht", fase="BEZWAAR")


HOGER_RECHT = wet(
    artikel(
        "9",
        """
        overrides: [{law: awb, article: '4:13', output: weken}]
        execution: {output: [{name: weken, type: number}], actions: [{output: weken, value: 3}]}
        """,
    ),
    id="hoger_recht",
    uitgebreid=False,
)
LOKAAL = """
execution:
  input: [{name: weken, type: number, source: {regulation: awb, output: weken}}]
  output: [{name: termijn, type: number}]
  actions: [{output: termijn, value: $weken}]
"""


@pytest.mark.parametrize(
    ("kop", "erbij", "dan"),
    [
        ("", "", 8),
        ("legal_basis: [{law_id: hoger_recht, article: '1'}]", "", 3),
        ("", "implements: [{law: hoger_recht, article: '1', open_term: x}]\n", 3),
    ],
)
def test_the_law_that_a_regulation_rests_on_may_go_first_as_well(kop: str, erbij: str, dan: int) -> None:
    lokaal = wet(artikel("1", erbij + LOKAAL.strip()), uitgebreid=False, kop=kop)
    assert vraag([AWB, HOGER_RECHT, lokaal], "termijn").waarde("termijn") == dan


@pytest.mark.parametrize(("soort", "komt"), [("TOEKENNING", True), ("AFWIJZING", False)])
def test_a_rule_may_belong_to_one_kind_of_decision(soort: str, komt: bool) -> None:
    haak = """
    hooks: [{hook_point: post_actions, applies_to: {legal_character: BESCHIKKING, decision_type: TOEKENNING}}]
    execution: {output: [{name: vanzelf, type: number}], actions: [{output: vanzelf, value: 1}]}
    """
    besluit = f"""
    execution:
      produces: {{legal_character: BESCHIKKING, decision_type: {soort}}}
      output: [{{name: recht, type: boolean}}]
      actions: [{{output: recht, value: true}}]
    """
    antwoord = vraag([wet(artikel("1", haak), id="haakwet"), wet(artikel("1", besluit))], "recht")
    assert ("vanzelf" in antwoord.uitkomsten) is komt


def test_a_rule_that_needs_itself_is_refused_with_the_way_round() -> None:
    regels = """
    execution:
      input: [{name: a, type: number, source: {output: b}}]
      output: [{name: c, type: number}]
      actions: [{output: c, value: $a}]
    """
    ander = regels.replace("b}", "c}").replace("name: c", "name: b").replace("output: c, v", "output: b, v")
    with pytest.raises(fouten.Kringverwijzing) as fout:
        vraag(wet(artikel("1", regels), artikel("2", ander)), "c")
    assert fout.value.pad == ("proefwet art. 1 c", "proefwet art. 2 b", "proefwet art. 1 c")


def test_rules_that_reach_too_deep_into_each_other_are_refused() -> None:
    namen = [f"x{nummer}" for nummer in range(600)]
    velden = ", ".join(f"{{name: {naam}, type: number}}" for naam in namen)
    regels = ["{output: x0, value: 1}"]
    regels += [f"{{output: {een}, operation: ADD, values: [${twee}, 1]}}" for twee, een in pairwise(namen)]
    wetje = wet(artikel("1", f"execution: {{output: [{velden}], actions: [{', '.join(regels)}]}}"))
    assert vraag(wetje, "x30").waarde("x30") == 31
    with pytest.raises(fouten.RekenFout, match="grijpen te diep in elkaar"):
        vraag(wetje, "x599")


def test_an_output_in_several_articles_has_to_be_chosen() -> None:
    regels = "execution: {output: [{name: gezag, type: string}], actions: [{output: gezag, value: CAK}]}"
    with pytest.raises(fouten.Strijdig, match=r"gezag staat in meer artikelen \(1, 2\)"):
        vraag(wet(artikel("1", regels), artikel("2", regels)), "gezag")


ONVERTAALD = wet(
    artikel(
        "1",
        """
        untranslatables: [{construct: naar redelijkheid, reason: dat is een oordeel, accepted: false}]
        execution: {output: [{name: a, type: number}], actions: [{output: a, value: 1}]}
        """,
    ),
    artikel(
        "2",
        """
        execution:
          input: [{name: a, type: number, source: {output: a}}]
          output: [{name: b, type: number}, {name: c, type: number}, {name: d, type: number}]
          actions:
            - {output: c, value: 3}
            - {output: d, value: $a}
            - {output: b, operation: ADD, values: [$a, $a, 1]}
        """,
    ),
    uitgebreid=False,
)


def test_a_passage_that_cannot_be_expressed() -> None:
    for modus in (Modus.FOUT, Modus.NEGEER):
        with pytest.raises(fouten.Onvertaalbaar, match="naar redelijkheid"):
            vraag(ONVERTAALD, "b", modus=modus)
    door = vraag(ONVERTAALD, "b", "c", modus=Modus.DOORGEVEN)
    assert door.uitkomsten["b"].onvertaald == {"proefwet art. 1: naar redelijkheid"}
    assert door.uitkomsten["c"].onvertaald == frozenset()
    twee = vraag(ONVERTAALD, "b", "d", modus=Modus.DOORGEVEN)
    assert twee.uitkomsten["d"].onvertaald == twee.uitkomsten["b"].onvertaald != frozenset()
    waarschuw = vraag(ONVERTAALD, "b", modus=Modus.WAARSCHUW)
    assert (waarschuw.waarde("b"), waarschuw.meldingen) == (3, ("proefwet art. 1 rekent zonder: naar redelijkheid",))


def test_a_correction_with_a_later_date_of_knowledge_replaces_a_value() -> None:
    regels = """
    definitions:
      norm:
        type: amount
        waarden:
          - {van: 2026-01-01, tot: 2026-07-01, waarde: 100, bron: eerste, status: vastgesteld}
          - {van: 2026-04-01, waarde: 120, bron: herstel, status: vastgesteld, bekend: 2026-06-01}
    execution: {output: [{name: x, type: amount}], actions: [{output: x, value: $norm}]}
    """
    regeling = wet(artikel("1", regels))
    dag = date(2026, 5, 1)
    assert vraag(regeling, "x", peildatum=dag, kennisdatum=date(2026, 5, 31)).waarde("x") == 100
    assert vraag(regeling, "x", peildatum=dag, kennisdatum=date(2026, 6, 1)).waarde("x") == 120
    assert vraag(regeling, "x", peildatum=dag).waarde("x") == 120
    assert vraag(regeling, "x", peildatum=date(2026, 3, 31)).waarde("x") == 100


def test_a_folder_is_a_book(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a").mkdir()
    for jaar, waarde in ((2020, 1), (2021, 2)):
        regels = f"execution: {{output: [{{name: x, type: number}}], actions: [{{output: x, value: {waarde}}}]}}"
        (tmp_path / "a" / f"{jaar}.yaml").write_text(tekst(artikel("1", regels), van=f"{jaar}-01-01"))
    (tmp_path / "dagen.yaml").write_text("soort: gelijkgestelde_dagen\nbesluiten: []\n")
    boek = Boek.uit_map(tmp_path)
    assert [r.geldt_van.year for r in boek.versies("proefwet")] == [2020, 2021]
    assert boek.stand(date(2020, 5, 1)).uitkomsten("proefwet") == ("x",)
    assert boek.stand(date(2020, 5, 1)).inhoud is boek.stand(date(2020, 6, 1)).inhoud
    (tmp_path / "los.yaml").write_text("zomaar: iets\n")
    with pytest.raises(fouten.RegelingKloptNiet, match=r"los\.yaml: het veld articles ontbreekt"):
        Boek.uit_map(tmp_path)
    assert Boek.uit_map(tmp_path, soepel=True).wetten() == ("proefwet",)
