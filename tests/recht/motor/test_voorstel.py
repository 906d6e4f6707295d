"""The text of a version: another value, another first day, and the rest as it was."""

from __future__ import annotations

from datetime import date

import pytest

from keukentafel.recht.motor.fouten import RegelingKloptNiet
from keukentafel.recht.motor.lezen import lees_tekst
from keukentafel.recht.motor.model import Bepaling, DeelVanReeks, Regeling
from keukentafel.recht.motor.voorsteltekst import (
    eigen_versie,
    lege_regeling,
    met_andere_waarde,
    nieuwe_versie,
    op_dag_gepubliceerd,
    verschil_in_tekst,
    waardeplekken,
)

KOP = """$schema: https://voorbeeld.example/schema/v0.5.6/schema.json
$id: bijdrage
regulatory_layer: BELEIDSREGEL
publication_date: '2020-01-01'
valid_from: '2020-01-01'
valid_to: '2025-12-31'
gemeente_code: GM0935
url: https://voorbeeld.example
status: vastgesteld
bron: "raad"
uitbreiding: keukentafel/1
articles:
  - number: '1'
    text: Café, € 1 en “meer”.
    url: https://voorbeeld.example
    machine_readable:
      definitions:
        vlak: {value: 100, type: amount, type_spec: {unit: eurocent}, bron: raad, status: vastgesteld}
        blok:
          type: number
          waarden:
            - {van: '2020-01-01', tot: '2022-01-01', waarde: 5, bron: raad, status: vastgesteld}
            - {van: '2022-01-01', tot: '2024-01-01', waarde: 6, bron: raad, status: onbevestigd}
            - van: '2024-01-01'
              waarde: 7
              bron: "raad: later"
              status: vastgesteld
        opmerking: {value: 3, bron: raad, # hier staat iets bij
                    status: vastgesteld}
        lijst: {value: [1, 2], bron: raad, status: vastgesteld}
"""


def bepaling(regeling: Regeling, naam: str) -> Bepaling:
    return regeling.artikelen[0].bepalingen[naam]


def met(naam: str, van: date, waarde: int, tekst: str = KOP) -> str:
    deel = DeelVanReeks(van, None, waarde, 'besluit "één": 1', "onbevestigd")
    return met_andere_waarde(tekst, artikel="1", naam=naam, deel=deel)


def reeks(tekst: str, naam: str) -> list[tuple[date, date | None, object]]:
    return [(d.van, d.tot, d.waarde) for d in bepaling(lees_tekst(tekst), naam).reeks]


def test_a_single_value_becomes_a_series_and_nothing_else_changes():
    tekst = met("vlak", date(2023, 7, 1), 250)
    assert reeks(tekst, "vlak") == [
        (date(2020, 1, 1), date(2023, 7, 1), 100), (date(2023, 7, 1), None, 250),
    ]  # fmt: skip
    nieuw = bepaling(lees_tekst(tekst), "vlak")
    assert (nieuw.soort, nieuw.eenheid, nieuw.reeks[1].bron, nieuw.reeks[1].status) == (
        "amount", "eurocent", 'besluit "één": 1', "onbevestigd",
    )  # fmt: skip
    over = set(KOP.splitlines()) - set(tekst.splitlines())
    assert [regel.split(":")[0].strip() for regel in over] == ["vlak"]
    assert bepaling(lees_tekst(tekst), "blok") == bepaling(lees_tekst(KOP), "blok")


def test_a_series_is_cut_where_the_value_begins_and_later_values_stay():
    tekst = met("blok", date(2023, 1, 1), 9)
    assert reeks(tekst, "blok") == [
        (date(2020, 1, 1), date(2022, 1, 1), 5), (date(2022, 1, 1), date(2023, 1, 1), 6),
        (date(2023, 1, 1), date(2024, 1, 1), 9), (date(2024, 1, 1), None, 7),
    ]  # fmt: skip
    assert bepaling(lees_tekst(tekst), "vlak") == bepaling(lees_tekst(KOP), "vlak")
    tweede = met("blok", date(2022, 1, 1), 8, tekst)  # the same first day: that value gives way
    assert reeks(tweede, "blok")[1] == (date(2022, 1, 1), date(2023, 1, 1), 8)


def test_from_the_first_day_of_the_version_only_the_new_value_is_left():
    assert reeks(met("vlak", date(2020, 1, 1), 9), "vlak") == [(date(2020, 1, 1), None, 9)]


@pytest.mark.parametrize(
    ("naam", "van", "zin"),
    [
        ("vlak", date(2019, 12, 31), "geldt niet op 31 december 2019"),
        ("vlak", date(2026, 1, 1), "geldt niet op 1 januari 2026"),
        ("nergens", date(2023, 1, 1), "kent geen waarde nergens"),
        ("opmerking", date(2023, 1, 1), "opmerking"),
    ],
)
def test_what_cannot_be_changed_so_is_refused(naam, van, zin):
    with pytest.raises(RegelingKloptNiet, match=zin):
        met(naam, van, 9)


def test_the_values_that_can_change_as_they_stand_on_a_day():
    plekken = {p.naam: p.waarde for p in waardeplekken(lees_tekst(KOP), date(2022, 6, 1))}
    assert plekken == {"vlak": 100, "blok": 6, "opmerking": 3}


def test_a_first_day_after_the_last_takes_the_last_away():
    assert lees_tekst(nieuwe_versie(KOP, date(2026, 1, 1))).geldt_tot is None
    assert lees_tekst(nieuwe_versie(KOP, date(2025, 12, 31))).geldt_tot == date(2025, 12, 31)


def test_the_day_of_publication_stands_on_a_line_of_its_own():
    assert lees_tekst(op_dag_gepubliceerd(KOP, date(2027, 2, 3))).gepubliceerd == date(2027, 2, 3)
    with pytest.raises(RegelingKloptNiet, match="publication_date"):
        op_dag_gepubliceerd("{publication_date: '2020-01-01'}", date(2027, 2, 3))


def test_a_text_of_a_cooperation_becomes_one_of_her_own():
    tekst = KOP.replace("gemeente_code: GM0935", "gebied: maastricht-heuvelland")
    eigen = lees_tekst(eigen_versie(tekst, gemeente="GM0994", kort="valkenburg-aan-de-geul", van=date(2027, 1, 1)))
    assert (eigen.id, eigen.gemeente, eigen.gebied) == ("bijdrage_valkenburg_aan_de_geul", "GM0994", "")
    assert (eigen.geldt_van, eigen.geldt_tot) == (date(2027, 1, 1), None)


def test_the_head_of_a_new_regulation_names_the_municipality():
    tekst = lege_regeling(gemeente="GM0994", kort="valkenburg-aan-de-geul", van=date(2027, 1, 1))
    with pytest.raises(RegelingKloptNiet):
        lees_tekst(tekst)  # what is empty is still to be written
    assert "gemeente_code: GM0994" in tekst


def test_the_lines_that_differ_stand_side_by_side():
    tekst = KOP.replace("value: 100", "value: 200").replace('bron: "raad"\n', "")
    assert verschil_in_tekst(KOP, KOP) == ()
    assert [(was[:12], wordt[:18]) for was, wordt in verschil_in_tekst(KOP, tekst)] == [
        ('bron: "raad"', ""), ("vlak: {value", "vlak: {value: 200,"),
    ]  # fmt: skip
