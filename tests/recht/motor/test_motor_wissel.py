"""A case over the days on which the law changes: the day before and the day itself, and what was known then."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.fouten import OnbekendeRegeling, OnbekendeUitkomst
from keukentafel.recht.motor.gevallen import Geval, lees_gevallen
from keukentafel.recht.motor.model import Deelname, Samenwerking
from keukentafel.recht.motor.omloop import omloop
from keukentafel.recht.motor.rekenen import Rekenaar, Verzoek
from keukentafel.recht.motor.wetboek import map_regelingen, wetboek
from keukentafel.recht.motor.wissel import Uitslag, Wisseltabel, uitslag, wisseldagen, wisseltabel
from tests.recht.motor.proef import artikel, een_regel, wet

VAN, TOT = date(2014, 1, 1), date(2029, 1, 1)
DAG = timedelta(days=1)
HULP = {
    "soort_voorziening": "hulp", "geboortedatum": date(1945, 5, 1), "gehuwd": False,
    "betaalt_wlz_of_beschermd_wonen": False, "nachten_opvang": 0, "vrijstelling_gevraagd": False,
}  # fmt: skip


@cache
def bijdrage(gemeente: str | None = "GM0938") -> Wisseltabel:
    """Help at home for a woman who lives alone, over the years."""
    return wisseltabel(wetboek(), "wmo_eigen_bijdrage", "bijdrage", gemeente=gemeente, feiten=HULP, van=VAN, tot=TOT)


def test_the_contribution_on_the_day_before_and_the_day_of_each_change_of_amount() -> None:
    anders = {rij.wissel.dag: (rij.ervoor.tekst, rij.erop.tekst) for rij in bijdrage().rijen if rij.verandert}
    assert anders == {
        date(2019, 1, 1): ("niet geregeld", "€ 17,50"),
        date(2020, 1, 1): ("€ 17,50", "€ 19,00"),
        date(2020, 4, 1): ("€ 19,00", "€ 0,00"),
        date(2020, 6, 1): ("€ 0,00", "€ 19,00"),
        date(2024, 1, 1): ("€ 19,00", "€ 20,60"),
        date(2025, 1, 1): ("€ 20,60", "€ 21,00"),
        date(2026, 1, 1): ("€ 21,00", "€ 21,80"),
        date(2027, 1, 1): ("€ 21,80", "niet geregeld"),
    }


def test_each_row_says_why_which_article_decided_and_how_sure_it_is() -> None:
    rijen = {rij.wissel.dag: rij for rij in bijdrage().rijen}
    assert rijen[date(2024, 1, 1)].wissel.redenen == ("een andere waarde van bedrag per maand", "een nieuw jaar")
    assert rijen[date(2020, 4, 1)].wissel.redenen == ("een regel noemt deze dag",)
    assert "een versie van Wmo 2015" in rijen[date(2020, 1, 1)].wissel.redenen
    toen, nu = rijen[date(2024, 1, 1)].ervoor, rijen[date(2024, 1, 1)].erop
    assert toen.citaat is not None
    assert nu.citaat is not None
    assert (toen.citaat.tekst, toen.status) == ("Wmo 2015, artikel 2.1.4a lid 4", "vastgesteld")
    assert (nu.citaat.tekst, nu.status) == ("Wmo 2015, artikel 2.1.4a lid 4", "onbevestigd")
    oud = rijen[date(2019, 1, 1)].erop.citaat
    assert oud is not None
    assert (oud.artikel, oud.versie) == ("2.1.4", date(2015, 1, 1))
    stil = rijen[date(2027, 1, 1)].erop
    assert stil.reden == "Bedrag per maand is niet geregeld op 01-01-2027."
    assert (stil.waarde, stil.citaat, stil.zin) == (None, None, "")


def test_every_new_year_is_looked_at_also_when_nothing_changes() -> None:
    rijen = {rij.wissel.dag: rij for rij in bijdrage().rijen}
    assert all(date(jaar, 1, 1) in rijen for jaar in range(2014, 2030))
    assert rijen[date(2022, 1, 1)].wissel.redenen == ("een nieuw jaar",)
    assert not rijen[date(2022, 1, 1)].verandert


def test_the_norms_change_with_every_half_year_they_name() -> None:
    tabel = wisseltabel(
        wetboek(), "participatiewet_normen", "norm_alleen_21", gemeente=None, feiten={}, van=VAN, tot=TOT
    )
    (versie,) = wetboek().versies("participatiewet_normen")
    reeks = next(a for a in versie.artikelen if a.nummer == "21").bepalingen["alleen_21"].reeks
    anders = {rij.wissel.dag: rij.erop.waarde for rij in tabel.rijen if rij.verandert}
    assert {deel.van: deel.waarde for deel in reeks} == anders
    assert reeks[-1].tot is None
    assert {deel.van.month for deel in reeks} == {1, 7}
    assert not tabel.beweegt


def test_the_appreciation_is_decided_by_the_version_of_its_year_and_by_nothing_before_or_after() -> None:
    geval = next(g for g in gevallen() if g.regeling == "mantelzorgwaardering_maastricht")
    tabel = wisseltabel(
        wetboek(), geval.regeling, "waardering_bedrag", gemeente="GM0935", feiten=geval.gegeven, van=VAN, tot=TOT
    )
    rijen = {rij.wissel.dag: rij for rij in tabel.rijen}
    assert rijen[date(2016, 1, 1)].ervoor.reden == "Mantelzorgwaardering Maastricht geldt dan niet."
    assert rijen[date(2016, 1, 1)].erop.tekst == "€ 200,00"
    assert [feit.naam for feit in rijen[date(2021, 1, 1)].erop.mist] == [
        "leeftijd_mantelzorger",
        "mantelzorger_kreeg_al",
    ]
    assert rijen[date(2022, 1, 1)].wissel.redenen == (
        "het einde van een versie van Mantelzorgwaardering Maastricht", "een nieuw jaar",
    )  # fmt: skip
    (later,) = tabel.kennis
    assert (later.later.dag, later.later.bekend) == (date(2016, 1, 1), date(2016, 7, 19))
    assert (later.ervoor.tekst, later.erop.tekst, later.verandert) == ("niet geregeld", "€ 200,00", True)


RETRO = "execution:\n  output:\n    - {name: bedrag, type: amount, type_spec: {unit: eurocent}}\n  actions:\n    - {output: bedrag, value: $hoogte}"


def met_bedrag(bepaling: str) -> str:
    """An article that gives the amount of this definition."""
    return artikel("1", f"definitions:\n  hoogte: {bepaling}\n{RETRO}")


def terugwerkend() -> Boek:
    """An amount of 10 euro from 2020; on 15 May 2022 it becomes 12 euro from 1 January 2022 on."""
    vast = "{{value: {}, type: amount, type_spec: {{unit: eurocent}}, bron: raad, status: vastgesteld}}"
    return Boek(
        [
            wet(met_bedrag(vast.format(1000)), van="2020-01-01", gepubliceerd="2019-11-01"),
            wet(met_bedrag(vast.format(1200)), van="2022-01-01", gepubliceerd="2022-05-15"),
        ]
    )


def test_with_a_version_that_works_backwards_the_same_day_has_two_answers_by_what_was_known() -> None:
    tabel = wisseltabel(terugwerkend(), "proefwet", "bedrag", gemeente=None, feiten={}, van=VAN, tot=TOT)
    (later,) = tabel.kennis
    assert (later.later.dag, later.later.bekend) == (date(2022, 1, 1), date(2022, 5, 15))
    assert (later.ervoor.waarde, later.erop.waarde) == (1000, 1200)
    assert later.ervoor.citaat is not None
    assert later.erop.citaat is not None
    assert (later.ervoor.citaat.versie, later.erop.citaat.versie) == (date(2020, 1, 1), date(2022, 1, 1))
    nu = {rij.wissel.dag: rij.erop.waarde for rij in tabel.rijen if rij.verandert}
    assert nu == {date(2020, 1, 1): 1000, date(2022, 1, 1): 1200}


def test_with_an_amount_that_is_corrected_backwards_too() -> None:
    reeks = """{type: amount, type_spec: {unit: eurocent}, waarden: [
      {van: 2020-01-01, waarde: 1000, bron: raad, status: vastgesteld},
      {van: 2021-07-01, waarde: 1500, bron: raad, status: vastgesteld, bekend: 2021-09-01}]}"""
    boek = Boek([wet(met_bedrag(" ".join(reeks.split())))])
    tabel = wisseltabel(boek, "proefwet", "bedrag", gemeente=None, feiten={}, van=VAN, tot=TOT)
    (later,) = tabel.kennis
    assert (later.later.dag, later.later.bekend) == (date(2021, 7, 1), date(2021, 9, 1))
    assert later.later.wat == "hoogte in proefwet"
    assert (later.ervoor.waarde, later.erop.waarde, later.verandert) == (1000, 1500, True)


def test_the_day_a_municipality_joins_or_leaves_is_a_change_day_for_her_alone() -> None:
    regeling = wet(met_bedrag("{value: 1, bron: raad, status: vastgesteld}"), kop="gebied: kring", laag="BELEIDSREGEL")
    kring = Samenwerking("Kring", (Deelname("GM0001", date(2021, 3, 1), date(2023, 9, 1)),))
    boek = Boek([regeling], gebieden={"kring": kring})
    dagen = {
        w.dag: w.redenen
        for w in wisseldagen(boek, "proefwet", "bedrag", gemeente="GM0001", van=VAN, tot=TOT)
        if w.redenen != ("een nieuw jaar",)
    }
    assert dagen[date(2021, 3, 1)] == ("de gemeente doet mee met Kring",)
    assert dagen[date(2023, 9, 1)] == ("de gemeente doet niet meer mee met Kring",)
    ander = {w.dag for w in wisseldagen(boek, "proefwet", "bedrag", gemeente="GM0002", van=VAN, tot=TOT)}
    assert not {date(2021, 3, 1), date(2023, 9, 1)} & ander


@pytest.mark.parametrize(
    ("vergelijking", "dag"),
    [
        ("GREATER_THAN_OR_EQUAL, subject: $referencedate, value: '2021-05-10'", date(2021, 5, 10)),
        ("LESS_THAN, subject: $referencedate, value: '2021-05-10'", date(2021, 5, 10)),
        ("GREATER_THAN, subject: $referencedate, value: '2021-05-10'", date(2021, 5, 11)),
        ("LESS_THAN_OR_EQUAL, subject: $referencedate, value: '2021-05-10'", date(2021, 5, 11)),
        ("LESS_THAN_OR_EQUAL, subject: '2021-05-10', value: $referencedate", date(2021, 5, 10)),
        ("LESS_THAN, subject: '2021-05-10', value: $referencedate", date(2021, 5, 11)),
    ],
)
def test_a_day_that_a_rule_names_is_a_change_day(vergelijking: str, dag: date) -> None:
    regel = een_regel(f"{{operation: IF, cases: [{{when: {{operation: {vergelijking}}}, then: 1}}], default: 2}}")
    tabel = wisseltabel(Boek([regel]), "proefwet", "uitkomst", gemeente=None, feiten={}, van=date(2016, 1, 1), tot=TOT)
    assert [rij.wissel.dag for rij in tabel.rijen if rij.verandert] == [dag]
    assert not tabel.beweegt


def test_a_rule_that_counts_with_the_day_itself_says_so() -> None:
    leeftijd = een_regel("{operation: AGE, date_of_birth: $d, reference_date: $referencedate}", d="date")
    assert omloop(Boek([leeftijd]), "proefwet", "uitkomst", gemeente=None).beweegt
    jaar = een_regel("{operation: SUBTRACT, values: [$referencedate.year, 2]}")
    assert not omloop(Boek([jaar]), "proefwet", "uitkomst", gemeente=None).beweegt


def test_what_is_not_there_is_refused() -> None:
    with pytest.raises(OnbekendeUitkomst):
        omloop(wetboek(), "wmo_eigen_bijdrage", "bestaat_niet", gemeente=None)
    with pytest.raises(OnbekendeRegeling):
        omloop(wetboek(), "bestaat_niet", "bijdrage", gemeente=None)


@cache
def gevallen() -> tuple[Geval, ...]:
    """The cases of our regulations."""
    return lees_gevallen(map_regelingen())


def van_geval(geval: Geval, uitkomst: str, dag: date) -> Uitslag:
    """What comes out of this case on a day."""
    verzoek = Verzoek(peildatum=dag, gemeente=geval.gemeente, feiten=geval.gegeven)
    return uitslag(Rekenaar(wetboek()), geval.regeling, uitkomst, verzoek)


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_between_two_change_days_nothing_changes(data: st.DataObject) -> None:
    geval = data.draw(st.sampled_from(gevallen()))
    uitkomst = data.draw(st.sampled_from(geval.gevraagd))
    dag = data.draw(st.dates(VAN, TOT))
    if omloop(wetboek(), geval.regeling, uitkomst, gemeente=geval.gemeente).beweegt:
        return
    dagen = [w.dag for w in wisseldagen(
        wetboek(), geval.regeling, uitkomst, gemeente=geval.gemeente, van=VAN, tot=TOT
    )]  # fmt: skip
    begin = dagen[bisect_right(dagen, dag) - 1]
    assert van_geval(geval, uitkomst, dag).zelfde(van_geval(geval, uitkomst, begin)), (geval.zin, uitkomst, begin, dag)


def test_most_outcomes_stand_still_between_change_days() -> None:
    paren = {(g.regeling, naam, g.gemeente) for g in gevallen() for naam in g.gevraagd}
    stil = [p for p in paren if not omloop(wetboek(), p[0], p[1], gemeente=p[2]).beweegt]
    assert len(stil) > 0.75 * len(paren)


@settings(max_examples=100, deadline=None)
@given(st.dates(date(2019, 1, 1), date(2028, 12, 31)))
def test_the_contribution_too_where_no_birthday_can_matter(dag: date) -> None:
    dagen = [rij.wissel.dag for rij in bijdrage().rijen]
    geval = Geval(regeling="wmo_eigen_bijdrage", zin="", peildatum=dag, gemeente="GM0938", gegeven=HULP)
    begin = dagen[bisect_right(dagen, dag) - 1]
    assert van_geval(geval, "bijdrage", dag).zelfde(van_geval(geval, "bijdrage", begin))
