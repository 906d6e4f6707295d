"""The drafts for the algorithm register say what the rules say, fit the fields, and are those in docs/."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from keukentafel.recht.motor.algoritmeregister import (
    IN_TE_VULLEN,
    REGISTERVELDEN,
    Inschrijving,
    inschrijvingen,
    velden_van,
)
from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.lezen import lees_tekst
from keukentafel.recht.motor.registerblad import registerbestand, registerblad, registerbladen, schrijf_registerbladen
from tests.huis.b1 import lange_zinnen, moeilijke_woorden
from tests.recht.motor.proef import artikel, tekst

DOCS = Path(__file__).parents[2] / "docs" / "algoritmeregister"
B1 = ("name", "description_short", "goal", "proportionality", "human_intervention", "risks")
REGELS = """
    definitions:
      bedrag:
        type_spec: {unit: eurocent}
        waarden:
          - {van: '2020-01-01', tot: '2025-01-01', waarde: 1900, bron: Regeling A, status: vastgesteld}
          - {van: '2025-01-01', waarde: 2100, bron: Regeling B, status: onbevestigd}
    open_terms:
      - {id: eigen_bedrag, type: amount, required: false, description: het eigen bedrag van de gemeente}
    execution:
      parameters:
        - {name: rolstoel, type: boolean, vraag: Gaat het om een rolstoel?}
        - {name: kan_betalen, type: boolean, soort: oordeel, vraag: Kan deze inwoner betalen?}
      output: [{name: bijdrage, type: amount, type_spec: {unit: eurocent}, description: wat iemand betaalt}]
      actions:
        - output: bijdrage
          legal_basis: {paragraph: '2'}
          value:
            operation: IF
            cases:
              - {when: {operation: EQUALS, subject: $rolstoel, value: true}, then: 0}
              - {when: {operation: EQUALS, subject: $kan_betalen, value: false}, then: $eigen_bedrag}
            default: $bedrag
"""


@cache
def eigen_bladen() -> dict[str, str]:
    """The files of our own regulations."""
    return registerbladen()


def schrijf_in(inhoud: str) -> tuple[Inschrijving, ...]:
    """The entries of a book with one regulation."""
    return inschrijvingen(Boek([lees_tekst(inhoud)]), (), {"GM0935": "Maastricht"})


@pytest.fixture(scope="module")
def inschrijving() -> Inschrijving:
    """The entry of a small regulation."""
    (een,) = schrijf_in(tekst(artikel("2", REGELS)))
    return een


def test_the_entry_says_what_the_rules_say(inschrijving: Inschrijving) -> None:
    velden = velden_van(inschrijving)
    assert "wat iemand betaalt" in str(velden["description_short"])
    assert str(velden["human_intervention"]).endswith("met een reden erbij. Kan deze inwoner betalen?")
    assert "Een mens beslist altijd." in str(velden["human_intervention"])
    assert "Gaat het om een rolstoel?" in str(velden["source_data"])
    assert "niet bevestigd: bedrag (vanaf 01-01-2025)." in str(velden["risks"])
    assert "01-01-2020" not in str(velden["risks"])
    assert velden["lawful_basis"] == "De regels komen uit: proefwet, artikel 2 lid 2."
    assert velden["contact_email"] == velden["organization"] == IN_TE_VULLEN


def test_the_page_names_every_value_fact_and_open_choice(inschrijving: Inschrijving) -> None:
    blad = registerblad(inschrijving)
    for regel in (
        "| bedrag | vanaf 01-01-2020 tot 01-01-2025 | € 19,00 | vastgesteld | Regeling A |",
        "| bedrag | vanaf 01-01-2025 | € 21,00 | onbevestigd | Regeling B |",
        "| kan_betalen | Kan deze inwoner betalen? |  | een mens oordeelt |",
        "| rolstoel | Gaat het om een rolstoel? |  | een gegeven |",
        "| bijdrage | wat iemand betaalt |",
        "| het eigen bedrag van de gemeente |",
        f"**Contactgegevens.** {IN_TE_VULLEN}",
        f"**Begindatum.** {IN_TE_VULLEN}",
    ):
        assert regel in blad.splitlines()
    assert [r for r in blad.splitlines() if r.startswith("## ")][:3] == [
        "## Algemene informatie", "## Verantwoord gebruik", "## Werking"
    ]  # fmt: skip


def test_an_invented_example_is_not_entered_and_a_municipality_is_named() -> None:
    assert schrijf_in(tekst(artikel("2", REGELS), kop="status: scenario")) == ()
    (lokaal,) = schrijf_in(tekst(artikel("2", REGELS), kop="gemeente_code: GM0935"))
    assert lokaal.organisatie == "Gemeente Maastricht"


def test_what_does_not_fit_is_counted() -> None:
    vragen = "".join(
        f"        - {{name: feit_{n}, type: boolean, vraag: 'Is dit waar, nummer {n}, in deze wat lange vraag?'}}\n"
        for n in range(60)
    )
    voorwaarden = ", ".join(f"$feit_{n}" for n in range(60))
    (een,) = schrijf_in(
        tekst(
            artikel(
                "2",
                "    execution:\n      parameters:\n" + vragen
                + "      output: [{name: mag, type: boolean, description: of het mag}]\n      actions:\n"
                f"        - {{output: mag, value: {{operation: AND, conditions: [{voorwaarden}]}}}}\n",
            )
        )
    )  # fmt: skip
    gegevens = str(velden_van(een)["source_data"])
    assert len(gegevens) <= 2500
    genoemd = gegevens.count("Is dit waar")
    assert 0 < genoemd < 60
    assert f"vraag? En nog {60 - genoemd}. Waar elk gegeven" in gegevens
    assert registerblad(een).count("| Is dit waar") == 60


def test_our_own_entries_fit_the_standard() -> None:
    volgorde = [veld.sleutel for veld in REGISTERVELDEN]
    bladen = {naam: inhoud for naam, inhoud in eigen_bladen().items() if naam.endswith(".json")}
    assert len(bladen) > 15
    namen = set()
    for naam, inhoud in bladen.items():
        velden = json.loads(inhoud)
        assert list(velden) == [s for s in volgorde if s in velden], naam
        for veld in REGISTERVELDEN:
            waarde = velden.get(veld.sleutel)
            assert waarde or not veld.altijd, f"{naam}, {veld.naam}"
            assert not (veld.hoogstens and waarde) or len(waarde) <= veld.hoogstens, f"{naam}, {veld.naam}"
        assert all(len(deel["title"]) <= 100 and ":" in deel["link"] for deel in velden["lawful_basis_grouping"])
        namen.add(velden["name"])
    assert len(namen) == len(bladen)


def test_our_own_words_are_plain(inschrijving: Inschrijving) -> None:
    velden = json.loads(registerbestand(inschrijving))
    for sleutel in B1:
        assert lange_zinnen(velden[sleutel]) == [], sleutel
        assert moeilijke_woorden(velden[sleutel]) == [], sleutel


def test_the_entries_in_docs_are_up_to_date(tmp_path: Path) -> None:
    opdracht = "run: .venv/bin/python -m keukentafel.recht.motor.registerblad docs/algoritmeregister"
    (tmp_path / "van_een_vorige_keer.md").write_text("weg")
    schrijf_registerbladen(eigen_bladen(), tmp_path)
    gemaakt = {pad.name: pad.read_text(encoding="utf-8") for pad in tmp_path.iterdir()}
    assert gemaakt == {pad.name: pad.read_text(encoding="utf-8") for pad in DOCS.iterdir()}, opdracht
