"""What differs between municipalities: the report for the councils, on our own regulations and on small ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from keukentafel.recht.motor.verschil import Langs, Verschil, verschil
from keukentafel.recht.motor.waarden import Onbekend, Oordeel
from keukentafel.recht.motor.wetboek import lees_boek, wetboek
from keukentafel.recht.taal.verordening import lees_regels, map_verordeningen
from tests.recht.test_wetboek import EIGEN, GEMEENTEN, VERBAND, VRAAG

ZES = ("eijsden-margraten", "gulpen-wittem", "maastricht", "meerssen", "vaals", "valkenburg-aan-de-geul")


def raden(*erbij: str) -> dict[str, str]:
    """The six councils, and others, by code."""
    plaatsen = lees_regels(map_verordeningen()).plaatsen
    return {plaatsen[slug].code: plaatsen[slug].naam for slug in (*ZES, *erbij)}


def nazorg(dag: date, *erbij: str) -> Verschil:
    """How many weeks after the end do we call, for help that ends on this day?"""
    return verschil(wetboek(), "nazorg_en_einde", "nazorg_weken_nu", peildatum=dag, gemeenten=raden(*erbij))


def test_before_the_first_of_july_the_six_councils_have_one_rule() -> None:
    overzicht = nazorg(date(2027, 6, 30))
    assert [(rij.waarde, rij.langs) for rij in overzicht.rijen] == [(8, Langs.SAMEN)] * 6
    assert overzicht.wijkt_af() == ()
    assert overzicht.tekst().splitlines()[:2] == [
        "Weken na het einde van de hulp, op 30 juni 2027.",
        "In al deze gemeenten is de uitkomst hetzelfde.",
    ]


def test_from_that_day_the_report_names_who_deviates_by_what_and_who_ruled_nothing() -> None:
    overzicht = nazorg(date(2027, 7, 1), "weert")
    assert {rij.naam: (rij.uitkomst, rij.langs) for rij in overzicht.rijen if rij.naam in ("Vaals", "Valkenburg aan de Geul", "Weert")} == {
        "Vaals": ("4 weken", Langs.EIGEN),
        "Valkenburg aan de Geul": ("8 weken", Langs.SAMEN),
        "Weert": ("niet geregeld", Langs.NIEMAND),
    }  # fmt: skip
    assert [rij.naam for rij in overzicht.wijkt_af()] == ["Vaals"]
    assert [len(groep) for groep in overzicht.groepen()] == [5, 1, 1]
    assert overzicht.tekst().splitlines() == [
        "Weken na het einde van de hulp, op 1 juli 2027.",
        "Er zijn 2 verschillende uitkomsten.",
        "- 8 weken: Eijsden-Margraten, Gulpen-Wittem, Maastricht, Meerssen en Valkenburg aan de Geul.",
        "  Eijsden-Margraten, Gulpen-Wittem, Maastricht, Meerssen en Valkenburg aan de Geul, samenwerking Maastricht-Heuvelland"
        " (Plaatselijke waarden Maastricht-Heuvelland, versie van 1 januari 2015): Zoveel weken na het einde van de hulp bellen we"
        " hoe het gaat. In Maastricht-Heuvelland is dat 8.",
        "- 4 weken: Vaals.",
        "  Vaals, eigen regeling (Plaatselijke waarden Vaals, versie van 1 juli 2027): Zoveel weken na het einde van de hulp bellen"
        " we hoe het gaat. In Vaals is dat 4.",
        "- Weert: niet geregeld, dus geen uitkomst (geen regeling bepaalt nazorg weken).",
        "Een eigen regeling naast het gezamenlijke kader: Vaals.",
        "Nog niet bevestigd, dus alleen om over te praten: Eijsden-Margraten, Gulpen-Wittem, Maastricht, Meerssen, Vaals en"
        " Valkenburg aan de Geul.",
    ]  # fmt: skip


def test_the_same_as_rows() -> None:
    tabel = nazorg(date(2027, 7, 1), "weert").tabel()
    assert [rij[0] for rij in tabel] == ["Gemeente", *raden("weert").values()]
    assert tabel[5] == ("Vaals", "4 weken", "eigen regeling", "Plaatselijke waarden Vaals", "01-07-2027", "onbevestigd")
    assert tabel[-1] == ("Weert", "niet geregeld", "geen regeling bepaalt nazorg weken", "", "", "")


def test_what_depends_on_a_fact_says_on_which_and_an_unknown_amount_says_why() -> None:
    feiten: dict[str, object] = {
        "woont_in_gemeente": True, "woont_thuis": True, "uren_per_week": 9, "maanden_zorg": 7, "laatste_levensfase": False,
        "huishouden_kreeg_al": False, "zorgen_voor_elkaar": False,
    }  # fmt: skip

    def waardering(**erbij: object) -> dict[str, str]:
        rijen = verschil(
            wetboek(), "wmo_2015_plaatselijk", "mantelzorgwaardering_bedrag",
            peildatum=date(2023, 10, 15), gemeenten=raden(), feiten={**feiten, **erbij},
        ).rijen  # fmt: skip
        return {rij.naam: rij.uitkomst if rij.geregeld else rij.reden for rij in rijen}

    uit = waardering()
    assert uit["Gulpen-Wittem"] == "hangt nog af van: meer dan gebruikelijk"
    assert uit["Eijsden-Margraten"].startswith("Eijsden-Margraten stelt het bedrag pas in december vast")
    assert uit["Valkenburg aan de Geul"] == "€ 200,00"
    assert uit["Maastricht"] == uit["Vaals"] == "geen regeling bepaalt waardering bedrag"
    oordeel = Oordeel(True, "Zij doet de zware verzorging.")
    assert waardering(meer_dan_gebruikelijk=oordeel)["Gulpen-Wittem"] == "€ 200,00"


def test_different_rules_with_one_outcome_stand_together_and_keep_their_source(tmp_path: Path) -> None:
    for naam, inhoud in {
        "landelijk/gemeenten.yaml": GEMEENTEN,
        "regio/dal-en-berg.yaml": VERBAND,
        "dal/nazorg.yaml": EIGEN.replace("waarde: 4", "waarde: 8"),
        "regelingen/nabellen.yaml": VRAAG,
    }.items():
        (tmp_path / naam).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / naam).write_text(inhoud, encoding="utf-8")
    gemeenten = {"GM0001": "Dal", "GM0002": "Berg"}
    boek, dag = lees_boek(tmp_path), date(2027, 7, 1)
    weg = verschil(boek, "nabellen", "nabellen", peildatum=dag, gemeenten=gemeenten, feiten={"einde": dag})
    # Berg left the cooperation in 2027: silence is a row of its own, and no nought
    assert [(rij.naam, rij.waarde, rij.onbevestigd) for rij in weg.rijen] == [
        ("Dal", date(2027, 8, 26), False),
        ("Berg", None, False),
    ]
    eerder = verschil(
        boek, "nabellen", "nabellen", peildatum=date(2026, 7, 1), gemeenten=gemeenten, feiten={"einde": dag}
    )
    assert [len(groep) for groep in eerder.groepen()] == [2]
    onbekend = verschil(boek, "nabellen", "nabellen", peildatum=date(2026, 7, 1), gemeenten=gemeenten)
    assert onbekend.rijen[0].waarde == Onbekend(frozenset({"einde"}))
    assert [len(groep) for groep in onbekend.groepen()] == [2]
    # known on a day before the value of the cooperation was published: nobody ruled it yet
    toen = verschil(
        boek, "nabellen", "nabellen",
        peildatum=date(2026, 7, 1), kennisdatum=date(2015, 6, 1), gemeenten=gemeenten, feiten={"einde": dag},
    )  # fmt: skip
    assert {rij.uitkomst for rij in toen.rijen} == {"niet geregeld"}
    assert "Er zijn" not in toen.tekst()


def test_a_national_rule_is_the_same_everywhere() -> None:
    overzicht = verschil(
        wetboek(), "nazorg_en_einde", "tweede_belronde_nu", peildatum=date(2027, 7, 1), gemeenten=raden()
    )
    assert {rij.naam: (rij.uitkomst, rij.langs) for rij in overzicht.rijen}["Maastricht"] == ("nee", Langs.LAND)
    assert {rij.naam: (rij.uitkomst, rij.langs) for rij in overzicht.rijen}["Meerssen"] == ("ja", Langs.EIGEN)
    # an own rule beside a national one is no deviation from a joint framework
    assert overzicht.wijkt_af() == ()
