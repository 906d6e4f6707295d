"""The calendar and the terms over 2015-2040, against rules written down a second time, here."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from itertools import islice
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.recht.motor.wetboek import wetboek
from keukentafel.recht.taal import kalender, tijd
from keukentafel.recht.taal.kalender import (
    besluit_bekend,
    eerste_paasdag,
    feestdagen,
    is_gewone_dag,
    koningsdag,
    lees_gelijkstellingen,
    misschien_gelijkgesteld,
    naam_vrije_dag,
)
from keukentafel.recht.taal.termijn import Duur, Eenheid, bereken, twee_gewone_dagen_nodig
from keukentafel.recht.taal.tijd import na_werkdagen, tel_werkdagen
from keukentafel.recht.taal.verordening import NietGeregeld, VerordeningKloptNiet
from keukentafel.recht.termijnen import TERMIJNEN

DAG = timedelta(days=1)
BEGIN, EIND = date(2015, 1, 1), date(2040, 12, 31)
DAGEN = st.dates(BEGIN, EIND)
BESLUITEN = Path(__file__).parents[2] / "verordeningen" / "landelijk" / "gelijkgestelde_dagen.yaml"

PASEN = (
    "2015-04-05", "2016-03-27", "2017-04-16", "2018-04-01", "2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17",
    "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21",
)  # fmt: skip


def pasen_van_butcher(jaar: int) -> date:
    """Easter by the algorithm of Meeus, Jones and Butcher: other arithmetic than the one under test."""
    a, (b, c) = jaar % 19, divmod(jaar, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * n) // 451
    maand, dag = divmod(h + n - 7 * m + 114, 31)
    return date(jaar, maand, dag + 1)


@cache
def besluiten() -> list[dict[str, list[date]]]:
    """The published decrees."""
    return yaml.safe_load(BESLUITEN.read_text(encoding="utf-8"))["besluiten"]


@cache
def vrij_in(jaar: int) -> frozenset[date]:
    """The days off of a year, from the act's text and the published decrees, without the code under test."""
    pasen = pasen_van_butcher(jaar)
    koning = date(jaar, 4, 26) if date(jaar, 4, 27).weekday() == 6 else date(jaar, 4, 27)
    vast = {date(jaar, 1, 1), koning, date(jaar, 5, 5), date(jaar, 12, 25), date(jaar, 12, 26)}
    kerkelijk = {pasen + n * DAG for n in (-2, 1, 39, 50)}
    return frozenset(
        vast | kerkelijk | {dag for besluit in besluiten() for dag in besluit["dagen"] if dag.year == jaar}
    )


def gewoon(dag: date) -> bool:
    return dag.weekday() < 5 and dag not in vrij_in(dag.year)


@pytest.mark.parametrize("pasen", PASEN)
def test_easter_of_known_years(pasen: str) -> None:
    assert eerste_paasdag(int(pasen[:4])) == date.fromisoformat(pasen)


def test_easter_agrees_with_another_algorithm_for_every_gregorian_year() -> None:
    for jaar in range(1583, 4100):
        assert eerste_paasdag(jaar) == pasen_van_butcher(jaar)
    with pytest.raises(ValueError, match="1583"):
        eerste_paasdag(1582)


def test_every_day_of_26_years_is_ordinary_or_free_as_the_act_says() -> None:
    dag = BEGIN
    while dag <= EIND:
        assert is_gewone_dag(dag) == gewoon(dag)
        assert (naam_vrije_dag(dag) is None) == gewoon(dag)
        dag += DAG


def test_the_fifth_of_may_is_free_each_year_and_kings_day_never_on_sunday() -> None:
    for jaar in range(2015, 2041):
        assert date(jaar, 5, 5) in feestdagen(jaar)
        assert koningsdag(jaar).weekday() != 6
    assert [koningsdag(jaar).day for jaar in (2024, 2025, 2026, 2031)] == [27, 26, 27, 26]


def test_carnival_moves_nothing() -> None:
    for jaar in range(2015, 2041):
        for dagen_voor_pasen in (48, 47):
            assert is_gewone_dag(eerste_paasdag(jaar) - dagen_voor_pasen * DAG)


def test_a_day_off_says_its_name() -> None:
    assert naam_vrije_dag(date(2027, 3, 26)) == "Goede Vrijdag"
    assert naam_vrije_dag(date(2027, 5, 7)) == "de dag na Hemelvaartsdag"
    assert naam_vrije_dag(date(2018, 12, 24)) == "de dag voor Eerste Kerstdag"
    assert naam_vrije_dag(date(2018, 12, 31)) == "de dag voor Nieuwjaarsdag"
    assert naam_vrije_dag(date(2016, 5, 5)) == "Bevrijdingsdag en Hemelvaartsdag"
    assert naam_vrije_dag(date(2027, 2, 6)) == "zaterdag"
    assert naam_vrije_dag(date(2027, 2, 8)) is None


def test_for_which_years_the_decree_is_known() -> None:
    bekend = [jaar for jaar in range(2015, 2031) if besluit_bekend(jaar)]
    assert bekend == [2017, 2018, 2019, 2023, 2024, 2025, 2026, 2027, 2028]


def test_every_decreed_day_lies_between_two_days_off() -> None:
    """The ground under `onbevestigd`: only such days are uncertain in a year without a known decree."""
    dagen = [dag for besluit in lees_gelijkstellingen(BESLUITEN) for dag in besluit.dagen]
    assert len(dagen) == 18
    for dag in dagen:
        assert dag.weekday() < 5
        assert not is_gewone_dag(dag - DAG)
        assert not is_gewone_dag(dag + DAG)


def test_uncertain_is_a_bridge_day_in_a_year_without_decree() -> None:
    assert misschien_gelijkgesteld(date(2029, 5, 11))
    assert not misschien_gelijkgesteld(date(2029, 5, 9))
    assert not misschien_gelijkgesteld(date(2027, 1, 4))


def test_a_year_before_the_calendar_is_refused_not_guessed() -> None:
    for regel in (feestdagen, koningsdag):
        with pytest.raises(NietGeregeld, match="2013"):
            regel(2013)
    with pytest.raises(NietGeregeld):
        is_gewone_dag(date(2013, 6, 1))
    with pytest.raises(TypeError):
        is_gewone_dag(datetime(2027, 3, 1, 12))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        ("besluiten: [{jaren: [2030], dagen: [2031-05-23], bron: x, status: bevestigd}]", "buiten de jaren"),
        ("besluiten: [{jaren: [2030], dagen: [], bron: x, status: misschien}]", "onbekende status"),
        ("besluiten: [{jaren: [2030], dagen: []}]", "jaren, dagen, bron en status"),
        ("niets: 1", "geen lijst"),
        (
            "besluiten: [{jaren: [2030], dagen: [], bron: x, status: bevestigd},"
            " {jaren: [2030], dagen: [], bron: y, status: bevestigd}]",
            "hetzelfde jaar",
        ),
    ],
)
def test_a_decree_that_does_not_fit_is_refused(tmp_path: Path, inhoud: str, zin: str) -> None:
    bestand = tmp_path / "dagen.yaml"
    bestand.write_text(inhoud, encoding="utf-8")
    with pytest.raises(VerordeningKloptNiet, match=zin):
        lees_gelijkstellingen(bestand)


DUREN = {
    "plan": Duur(7, Eenheid.DAGEN),
    "onderzoek": Duur(6, Eenheid.WEKEN),
    "besluit": Duur(2, Eenheid.WEKEN),
    "bezwaar": Duur(6, Eenheid.WEKEN),
}
LANG = {duur: duur.aantal * (7 if duur.eenheid is Eenheid.WEKEN else 1) * DAG for duur in DUREN.values()}
WETTEN = ("wet_maatschappelijke_ondersteuning_2015", "algemene_wet_bestuursrecht")


def alle_dagen() -> list[date]:
    return [BEGIN + n * DAG for n in range((EIND - BEGIN).days + 1)]


def enkele_dagen() -> list[date]:
    """Every 23rd day, so each weekday as often, and all days around a change of the law."""
    gewijzigd = [regeling.geldt_van for wet in WETTEN for regeling in wetboek().versies(wet)]
    rondom = {dag + n * DAG for dag in gewijzigd for n in range(-20, 21)}
    return sorted({*alle_dagen()[::23], *(dag for dag in rondom if BEGIN <= dag <= EIND)})


@pytest.mark.parametrize("duur", LANG, ids=lambda d: f"{d.aantal} {d.eenheid}")
def test_every_term_of_26_years_ends_as_the_act_says(duur: Duur) -> None:
    for start in alle_dagen():
        termijn = bereken(soort="proef", startdag=start, duur=duur, grond=())
        assert termijn.ruw == start + LANG[duur]
        assert termijn.uiterlijk >= termijn.ruw
        assert gewoon(termijn.uiterlijk)
        assert not any(gewoon(termijn.ruw + n * DAG) for n in range((termijn.uiterlijk - termijn.ruw).days))
        gewone = (n for n in range(1, (termijn.uiterlijk - start).days + 1) if gewoon(start + n * DAG))
        assert len(list(islice(gewone, 2))) == 2
        assert termijn.verschoven == (termijn.uiterlijk != termijn.ruw) == (termijn.reden is not None)
        assert termijn.reden is None or len(termijn.reden.split()) <= 15
        assert any("termijnenwet" in grond for grond in termijn.grond) == termijn.verschoven
        assert not (termijn.onbevestigd and besluit_bekend(start.year) and besluit_bekend(termijn.uiterlijk.year))


@pytest.mark.parametrize("dagen", [enkele_dagen, pytest.param(alle_dagen, marks=pytest.mark.lang)])
@pytest.mark.parametrize("soort", sorted(DUREN))
def test_a_term_of_the_law_is_a_term_of_that_length(soort: str, dagen: Callable[[], list[date]]) -> None:
    """The rules as data give what the calendar gives for their length; their own articles stand before the Act's."""
    assert set(DUREN) == set(TERMIJNEN)
    for start in dagen():
        van_de_wet = TERMIJNEN[soort](startdag=start)
        geteld = bereken(soort=soort, startdag=start, duur=DUREN[soort], grond=())
        eigen = len(van_de_wet.grond) - len(geteld.grond)
        assert eigen > 0
        assert not any("termijnenwet" in grond for grond in van_de_wet.grond[:eigen])
        assert van_de_wet == replace(geteld, grond=van_de_wet.grond[:eigen] + geteld.grond)


DUUR = st.one_of(
    st.builds(Duur, st.integers(1, 90), st.just(Eenheid.DAGEN)),
    st.builds(Duur, st.integers(1, 12), st.just(Eenheid.WEKEN)),
    st.builds(Duur, st.integers(1, 3), st.just(Eenheid.MAANDEN)),
)


@given(start=DAGEN, duur=DUUR)
def test_a_term_ends_on_the_first_day_that_will_do(start: date, duur: Duur) -> None:
    termijn = bereken(soort="proef", startdag=start, duur=duur, grond=())

    def voldoet(dag: date) -> bool:
        gewone = sum(gewoon(start + n * DAG) for n in range(1, (dag - start).days + 1))
        return dag >= termijn.ruw and gewoon(dag) and (gewone >= 2 or not twee_gewone_dagen_nodig(duur))

    assert voldoet(termijn.uiterlijk)
    assert not any(voldoet(termijn.ruw + n * DAG) for n in range((termijn.uiterlijk - termijn.ruw).days))


@given(van=DAGEN, tot=DAGEN.filter(lambda dag: dag.year < 2039))
def test_counting_ordinary_days_there_and_back(van: date, tot: date) -> None:
    if abs((tot - van).days) > 400:
        tot = van + (tot - van) // 40
    aantal = tel_werkdagen(van=van, tot=tot)
    assert aantal == -tel_werkdagen(van=tot, tot=van)
    if tot >= van:
        assert aantal == sum(gewoon(van + n * DAG) for n in range(1, (tot - van).days + 1))
    if gewoon(tot) and tot > van:
        assert na_werkdagen(van=van, aantal=aantal) == tot


def test_ordinary_days_around_easter() -> None:
    donderdag = date(2027, 3, 25)
    assert na_werkdagen(van=donderdag, aantal=1) == date(2027, 3, 30)
    assert na_werkdagen(van=date(2027, 3, 30), aantal=-1) == donderdag
    assert na_werkdagen(van=date(2027, 3, 28), aantal=0) == date(2027, 3, 28)
    assert tel_werkdagen(van=donderdag, tot=date(2027, 3, 30)) == 1
    assert tel_werkdagen(van=donderdag, tot=donderdag) == 0
    assert tel_werkdagen(van=date(2027, 3, 30), tot=donderdag) == -1


def test_one_calendar_serves_both_modules() -> None:
    assert tijd.is_gewone_dag is kalender.is_gewone_dag
