"""What would change: counted, and nothing dropped."""

from __future__ import annotations

from datetime import date

from keukentafel.recht.motor.lezen import lees_tekst
from keukentafel.recht.motor.proef import Proefgeval, beproef, nieuwe_dagen, op_dag
from keukentafel.recht.motor.rekenen import Verzoek
from keukentafel.recht.motor.wetboek import tekst_van, wetboek, wetboek_met

WET = "mantelzorgwaardering_maastricht"
FEITEN = {
    "woont_in_gemeente": True, "leeftijd_mantelzorger": 40, "onbetaald": True, "uren_per_week": 9, "maanden_zorg": 4,
    "laatste_levensfase": False, "inwoner_kreeg_al": False, "mantelzorger_kreeg_al": False,
}  # fmt: skip


def nieuwe_tekst(zoek: str = "", zet: str = "") -> str:
    tekst = tekst_van(wetboek().versies(WET)[-1])
    assert tekst is not None
    assert zoek in tekst
    return tekst.replace("publication_date: '2021-01-01'", "publication_date: '2027-02-01'").replace(zoek, zet)


def geval(naam: str, **anders: object) -> Proefgeval:
    feiten = {n: w for n, w in (FEITEN | anders).items() if w is not None}
    verzoek = Verzoek(peildatum=date(2021, 6, 1), gemeente="GM0935", feiten=feiten)
    return Proefgeval(
        wet=WET, uitkomsten=("waardering_bedrag", "recht_op_waardering", "nergens"), verzoek=verzoek, naam=naam
    )


def test_what_changes_is_grouped_and_counted_and_nothing_is_dropped():
    wordt = wetboek_met([lees_tekst(nieuwe_tekst("bedrag: {value: 7500", "bedrag: {value: 9000"))])
    gevallen = [
        geval("een"), geval("", maanden_zorg=5), geval("te kort", maanden_zorg=1), geval("onbekend", uren_per_week=None),
        geval("fout", uren_per_week="veel"), op_dag(geval("geen versie"), date(2022, 1, 1)),
    ]  # fmt: skip
    proef = beproef(wetboek(), wordt, gevallen)
    (anders,) = proef.veranderd
    assert (anders.uitkomst, anders.was, anders.wordt) == (
        "waardering_bedrag", "€ 75,00 (onbevestigd)", "€ 90,00 (onbevestigd)",
    )  # fmt: skip
    assert (anders.aantal, anders.namen) == (2, ("een",)), "who has no name is counted all the same"
    assert (proef.gevraagd, proef.gelijk) == (18, 16)


def test_unknown_silence_an_error_and_a_question_that_is_gone_are_outcomes():
    wordt = wetboek_met([lees_tekst(nieuwe_tekst("valid_to: '2021-12-31'", "valid_to: '2021-03-31'"))])
    wat = {
        v.was: v.wordt
        for v in beproef(
            wetboek(), wordt, [geval("een"), geval("onbekend", uren_per_week=None), geval("fout", uren_per_week="veel")]
        ).veranderd
    }
    assert wat["€ 75,00 (onbevestigd)"] == "niet geregeld"
    assert wat["nog te vragen: uren_per_week"] == "niet geregeld"
    assert any(was.startswith("niet uit te rekenen") for was in wat)
    assert beproef(wetboek(), wetboek(), [geval("een")]).veranderd == ()
    weg = nieuwe_tekst("output: recht_op_waardering", "output: recht").replace("name: recht_op_", "name: recht_")
    wordt = wetboek_met(
        [lees_tekst(weg.replace("recht_waardering, type", "recht, type").replace("$recht_op_waardering", "$recht"))]
    )
    assert {v.wordt for v in beproef(wetboek(), wordt, [geval("een")]).veranderd} == {"deze vraag bestaat niet"}


def test_the_days_on_which_something_new_begins():
    oud = lees_tekst(nieuwe_tekst())
    reeks = (
        "bedrag: {type: amount, type_spec: {unit: eurocent}, waarden: ["
        "{van: '2021-01-01', tot: '2021-07-01', waarde: 1, bron: raad, status: vastgesteld},"
        "{van: '2021-07-01', waarde: 2, bron: raad, status: vastgesteld}]}\n        ander: {value: 7500"
    )
    nieuw = lees_tekst(nieuwe_tekst("bedrag: {value: 7500", reeks))
    assert nieuwe_dagen(nieuw, [oud]) == (date(2021, 1, 1), date(2021, 7, 1))
    assert nieuwe_dagen(nieuw, [nieuw]) == (date(2021, 1, 1),)
