"""A calculation kept and calculated again: the same by the same rules, and a clear sentence where it is not."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.gevallen import lees_gevallen
from keukentafel.recht.motor.herhalen import herhaal, lees_verzoek, leg_stilte, leg_vast
from keukentafel.recht.motor.lezen import lees_tekst
from keukentafel.recht.motor.rekenen import Rekenaar, Verzoek
from keukentafel.recht.motor.waarden import Afwijking, Oordeel
from keukentafel.recht.motor.wetboek import map_regelingen, wetboek

REGELING = """
$schema: https://raw.githubusercontent.com/MinBZK/regelrecht/refs/tags/schema-v0.5.6/schema/v0.5.6/schema.json
$id: proefregeling
uitbreiding: keukentafel/1
regulatory_layer: GEMEENTELIJKE_VERORDENING
name: Proefregeling
officiele_titel: Proefregeling
gemeente_code: GM0938
url: https://example.org/proef
publication_date: '%(gepubliceerd)s'
valid_from: '2026-01-01'
articles:
  - number: '1'
    text: Wie mantelzorger is, krijgt een bedrag.
    url: https://example.org/proef#1
    machine_readable:
      definitions:
        bedrag: {value: %(bedrag)s, type: amount, type_spec: {unit: eurocent}, bron: proef, status: vastgesteld}
      execution:
        parameters:
          - {name: zorgt, type: boolean, soort: oordeel, vraag: Zorgt u voor iemand?}
          - {name: sinds, type: date, vraag: Sinds wanneer?}
        output:
          - {name: waardering, type: amount, type_spec: {unit: eurocent}, description: de waardering}
        actions:
          - output: waardering
            uitleg: U krijgt {waarde}.
            value:
              operation: IF
              cases:
                - when: {operation: AND, conditions: [$zorgt, {operation: LESS_THAN, subject: $sinds, value: $referencedate}]}
                  then: $bedrag
              default: 0
"""
FEITEN = {"zorgt": Oordeel(True, "Zij komt elke dag."), "sinds": date(2025, 3, 1)}
VERZOEK = Verzoek(peildatum=date(2026, 6, 1), kennisdatum=date(2026, 6, 1), gemeente="GM0938", feiten=FEITEN)


def boek(*versies: tuple[str, int]) -> Boek:
    """A book with these versions of the test regulation: (published, amount)."""
    return Boek([lees_tekst(REGELING % {"gepubliceerd": dag, "bedrag": bedrag}) for dag, bedrag in versies])


def bewaard(b: Boek, verzoek: Verzoek = VERZOEK) -> dict[str, Any]:
    """The calculation as the database gives it back."""
    antwoord = Rekenaar(b).bereken("proefregeling", "waardering", verzoek=verzoek)
    gelezen: dict[str, Any] = json.loads(json.dumps(leg_vast(antwoord, verzoek=verzoek, boek=b)))
    return gelezen


def test_what_is_kept_can_be_read_without_the_program() -> None:
    vast = bewaard(boek(("2025-12-01", 20000)))
    assert vast["antwoord"] == {"waardering": 20000}
    assert vast["regels"][0]["regeling"] == "proefregeling"
    assert len(vast["regels"][0]["merk"]) == 16
    stap = vast["stappen"][-1]
    assert stap["uitleg"] == "U krijgt € 200,00."
    assert stap["bron"]["artikel"] == "1"
    deel = {d["naam"]: d for d in stap["verklaard"]}
    assert deel["zorgt"] == {
        "naam": "zorgt", "vraag": "Zorgt u voor iemand?", "woorden": "ja", "motivering": "Zij komt elke dag.",
    }  # fmt: skip
    assert deel["sinds"]["woorden"] == "1 maart 2025"
    assert lees_verzoek(vast).feiten == {"zorgt": FEITEN["zorgt"], "sinds": "2025-03-01"}


def test_the_same_book_gives_the_same() -> None:
    b = boek(("2025-12-01", 20000))
    assert herhaal(bewaard(b), b).gelijk


def test_a_change_that_was_not_known_then_changes_nothing() -> None:
    vast = bewaard(boek(("2025-12-01", 20000)))
    assert herhaal(vast, boek(("2025-12-01", 20000), ("2026-09-01", 25000))).verschillen == ()
    later = bewaard(boek(("2025-12-01", 20000), ("2026-09-01", 25000)), replace(VERZOEK, kennisdatum=date(2026, 9, 1)))
    assert later["antwoord"] == {"waardering": 25000}


def test_a_rule_that_was_changed_in_the_program_is_named() -> None:
    anders = herhaal(bewaard(boek(("2025-12-01", 20000))), boek(("2025-12-01", 21000)))
    assert anders.verschillen == (
        "waardering was 20000 en is nu 21000.",
        "proefregeling artikel 1, versie 2026-01-01: sindsdien in het programma veranderd.",
        "De stappen zijn anders dan toen.",
    )


def test_a_rule_that_is_gone_is_said() -> None:
    weg = herhaal(bewaard(boek(("2025-12-01", 20000))), Boek([]))
    assert weg.antwoord is None
    assert weg.verschillen[0].startswith("Dit is nu niet meer uit te rekenen:")


def test_a_deviation_is_kept_and_repeated() -> None:
    b = boek(("2025-12-01", 20000))
    verzoek = replace(VERZOEK, afwijkingen={"waardering": Afwijking(30000, "Zij doet het al tien jaar.", "Mandaat 3")})
    vast = bewaard(b, verzoek)
    assert vast["stappen"][-1]["afwijking"] == {
        "berekend": 20000, "motivering": "Zij doet het al tien jaar.", "bevoegdheid": "Mandaat 3",
    }  # fmt: skip
    assert herhaal(vast, b).gelijk


def test_every_case_of_every_regulation_is_the_same_again() -> None:
    """All that our own rules can be asked, through JSON and back."""
    b, gedaan = wetboek(), 0
    for geval in lees_gevallen(map_regelingen()):
        if not geval.dan:
            continue
        verzoek = Verzoek(
            peildatum=geval.peildatum, kennisdatum=geval.kennisdatum, gemeente=geval.gemeente, feiten=geval.gegeven
        )
        antwoord = Rekenaar(b).bereken(geval.regeling, *geval.dan, verzoek=verzoek)
        vast = json.loads(json.dumps(leg_vast(antwoord, verzoek=verzoek, boek=b)))
        assert herhaal(vast, b).verschillen == (), geval
        gedaan += 1
    assert gedaan > 500


def test_a_question_without_an_answer_is_kept_too() -> None:
    b, laat = boek(("2025-12-01", 20000)), replace(VERZOEK, peildatum=date(2025, 6, 1))
    vast = json.loads(json.dumps(leg_stilte("proefregeling", ("waardering",), verzoek=laat, zwijgt="geen versie")))
    assert herhaal(vast, b).gelijk
    assert herhaal({**vast, "peildatum": "2026-06-01"}, b).verschillen == (
        "Toen gaven de regels hier geen antwoord, nu wel.",
    )


def test_another_article_of_the_same_file_changes_nothing() -> None:
    """A release that adds or mends an article says nothing of a besluit that it did not carry."""
    erbij = """
  - number: '2'
    text: Dit artikel liep niet.
    url: https://example.org/proef#2
"""
    tekst = REGELING % {"gepubliceerd": "2025-12-01", "bedrag": 20000}
    vast = bewaard(Boek([lees_tekst(tekst)]))
    assert herhaal(vast, Boek([lees_tekst(tekst.rstrip() + erbij)])).verschillen == ()
