"""Laws about periods and money, and the local values that never lose their past."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.recht.taal.geld import NIETS, Geld
from keukentafel.recht.taal.leefwereld import Dimensie, cijfer_fout
from keukentafel.recht.taal.tijd import Periode, datum_voluit, samengevoegd
from keukentafel.recht.taal.verordening import (
    Deel,
    NietGeregeld,
    Parameter,
    VerordeningKloptNiet,
    Waarde,
    lees_regels,
    lokaal,
    map_verordeningen,
)

DAG = timedelta(days=1)
DAGEN = st.dates(date(2015, 1, 1), date(2040, 1, 1))


@st.composite
def perioden(draw: st.DrawFn, *, open_mag: bool = True) -> Periode:
    begin = draw(DAGEN)
    if open_mag and draw(st.booleans()):
        return Periode(begin)
    return Periode(begin, begin + draw(st.integers(0, 60)) * DAG)


# --- perioden


@given(begin=DAGEN, lengte=st.integers(0, 4000), knip=st.integers(0, 4000), dag=DAGEN)
def test_a_cut_loses_no_day_and_counts_none_twice(begin: date, lengte: int, knip: int, dag: date) -> None:
    heel = Periode(begin, begin + lengte * DAG)
    links, rechts = heel.knip(begin + min(knip, lengte) * DAG)
    assert (dag in heel) == (dag in links) + (dag in rechts)
    assert heel.dagen == (links.dagen or 0) + (rechts.dagen or 0)
    assert rechts.sluit_aan_op(links)
    assert not links.overlapt(rechts)


@given(begin=DAGEN, knip=st.integers(0, 4000), dag=DAGEN)
def test_an_open_period_is_cut_as_well(begin: date, knip: int, dag: date) -> None:
    heel = Periode(begin)
    links, rechts = heel.knip(begin + knip * DAG)
    assert (dag in heel) == (dag in links) + (dag in rechts)
    assert rechts.open
    assert rechts.dagen is None
    assert rechts.laatste_dag is None


@given(een=perioden(), twee=perioden(), dag=DAGEN)
def test_what_two_periods_share(een: Periode, twee: Periode, dag: date) -> None:
    samen = een.doorsnede(twee)
    assert samen == twee.doorsnede(een)
    assert een.overlapt(twee) == (samen is not None)
    assert (samen is not None and dag in samen) == (dag in een and dag in twee)
    if samen is not None:
        assert not samen.leeg
        assert een.omvat(samen)
        assert samen.begin in een
        assert samen.begin in twee


@given(lijst=st.lists(perioden(), max_size=6), dag=DAGEN)
def test_merging_keeps_every_day_once(lijst: list[Periode], dag: date) -> None:
    geheel = samengevoegd(lijst)
    assert sum(dag in periode for periode in geheel) == any(dag in periode for periode in lijst)
    for eerste, tweede in pairwise(geheel):
        assert eerste.einde is not None
        assert eerste.einde < tweede.begin


def test_a_period_says_what_is_wrong() -> None:
    with pytest.raises(ValueError, match="eindigt"):
        Periode(date(2027, 2, 1), date(2027, 1, 1))
    with pytest.raises(ValueError, match="buiten"):
        Periode(date(2027, 2, 1), date(2027, 3, 1)).knip(date(2027, 3, 2))
    with pytest.raises(ValueError, match="lege"):
        _ = Periode(date(2027, 2, 1), date(2027, 2, 1)).laatste_dag
    with pytest.raises(TypeError):
        Periode(datetime(2027, 2, 1, 12))  # noqa: DTZ001


def test_periods_that_touch_become_one() -> None:
    a, b, c = date(2027, 1, 1), date(2027, 2, 1), date(2027, 3, 1)
    assert samengevoegd([Periode(b, c), Periode(a, b)]) == (Periode(a, c),)
    assert samengevoegd([Periode(a), Periode(b, c)]) == (Periode(a),)
    assert samengevoegd([Periode(a, a), Periode(b, c)]) == (Periode(b, c),)


def test_up_to_and_including() -> None:
    zes_weken = Periode.tot_en_met(date(2026, 12, 4), date(2027, 1, 14))
    assert zes_weken.dagen == 42
    assert zes_weken.laatste_dag == date(2027, 1, 14)
    assert datum_voluit(date(2027, 3, 15)) == "maandag 15 maart 2027"


# --- geld

CENTEN = st.integers(-(10**12), 10**12)
GEWICHTEN = st.lists(st.integers(0, 10**6), min_size=1, max_size=20).filter(any)


@given(cent=CENTEN, gewichten=GEWICHTEN)
def test_a_split_amount_sums_to_the_amount(cent: int, gewichten: list[int]) -> None:
    delen = Geld(cent).verdeel(gewichten)
    assert sum(delen, NIETS) == Geld(cent)
    assert len(delen) == len(gewichten)
    totaal = sum(gewichten)
    for deel, gewicht in zip(delen, gewichten, strict=True):
        assert abs(deel.cent * totaal - cent * gewicht) < totaal
        assert gewicht or deel == NIETS


@given(cent=CENTEN)
def test_money_reads_back_what_it_writes(cent: int) -> None:
    assert Geld.uit_tekst(str(Geld(cent))) == Geld(cent)


def test_money_in_words() -> None:
    assert Geld(123456).in_woorden() == str(Geld(123456)) == "€ 1.234,56"
    assert str(Geld(-1200)) == "€ -12,00"
    assert str(Geld(5)) == "€ 0,05"
    assert Geld.uit_tekst("1234") == Geld(123400)
    assert Geld.uit_tekst("€\u00a01.234,56") == Geld(123456)


@pytest.mark.parametrize("tekst", ["", "12,5", "1.23", "1.2345,00", "12.00", "tien", "1,234.56"])
def test_an_unclear_amount_is_refused_with_an_example(tekst: str) -> None:
    with pytest.raises(ValueError, match="Schrijf het bedrag zo"):
        Geld.uit_tekst(tekst)


def test_money_is_whole_cents_only() -> None:
    for fout in (1.5, "1", True, None):
        with pytest.raises(TypeError):
            Geld(fout)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Geld(1) * 1.5  # type: ignore[operator]
    with pytest.raises(TypeError):
        Geld(1) + 1  # type: ignore[operator]
    assert Geld(3) * 2 - Geld(1) == 2 * Geld(3) + -Geld(1) == Geld(5)
    assert sum([Geld(1), Geld(2)], NIETS) == Geld(3)
    assert abs(Geld(-3)) > NIETS
    assert not NIETS


@pytest.mark.parametrize("gewichten", [[], [0, 0], [-1, 2]])
def test_nothing_to_split_by_is_refused(gewichten: list[int]) -> None:
    with pytest.raises(ValueError, match="gewicht"):
        Geld(100).verdeel(gewichten)


def test_a_split_of_60_and_40() -> None:
    assert Geld(800000).verdeel([60, 40]) == (Geld(480000), Geld(320000))
    assert Geld(100).verdeel([1, 1, 1]) == (Geld(34), Geld(33), Geld(33))


# --- leefwereld


def test_six_dimensions() -> None:
    assert [dimensie.naam for dimensie in Dimensie] == [
        "Lichaamsfuncties",
        "Mentaal welbevinden",
        "Zingeving",
        "Kwaliteit van leven",
        "Meedoen",
        "Dagelijks functioneren",
    ]
    assert Dimensie.MEEDOEN.uitspraak == "Ik heb contact met anderen"


def test_not_discussed_is_an_answer() -> None:
    assert cijfer_fout(None) is None
    assert cijfer_fout(0) is cijfer_fout(10) is None
    assert "niet besproken" in str(cijfer_fout(11))


# --- verordening


def _reeks(*delen: tuple[date, date | None, int]) -> Parameter:
    return Parameter("proef", tuple(Deel(a, b, Waarde(w, "x", "voorbeeld", "dagen", "y")) for a, b, w in delen))


@given(begin=DAGEN, lengtes=st.lists(st.integers(1, 500), min_size=1, max_size=6), dag=DAGEN)
def test_a_value_never_loses_its_past(begin: date, lengtes: list[int], dag: date) -> None:
    grenzen = [begin]
    for lengte in lengtes:
        grenzen.append(grenzen[-1] + lengte * DAG)
    reeks = _reeks(*((a, b, n) for n, (a, b) in enumerate(pairwise(grenzen))))
    if dag < begin or dag >= grenzen[-1]:
        with pytest.raises(NietGeregeld):
            reeks.op(dag)
    else:
        nummer = reeks.op(dag).waarde
        assert grenzen[nummer] <= dag < grenzen[nummer + 1]


def test_a_gap_and_an_overlap_cannot_be_published() -> None:
    a, b, c = date(2015, 1, 1), date(2016, 1, 1), date(2017, 1, 1)
    with pytest.raises(VerordeningKloptNiet, match="gat"):
        _reeks((a, b, 1), (c, None, 2))
    with pytest.raises(VerordeningKloptNiet, match="overlap"):
        _reeks((a, c, 1), (b, None, 2))
    with pytest.raises(VerordeningKloptNiet, match="overlap"):
        _reeks((a, None, 1), (b, None, 2))
    with pytest.raises(VerordeningKloptNiet, match="eindigt"):
        _reeks((b, a, 1))
    with pytest.raises(VerordeningKloptNiet, match="geen enkele"):
        _reeks()


def test_the_repository_s_own_rules_load_and_are_marked() -> None:
    regels = lees_regels(map_verordeningen())
    assert {samen.niveau for samen in regels.samenwerkingen} >= {"maastricht-heuvelland", "midden-limburg-west"}
    contact = lokaal(gemeente="gulpen-wittem", naam="eerste_contact_werkdagen", peildatum=date(2027, 1, 11))
    assert (contact.waarde, contact.eenheid, contact.status) == (5, "werkdagen", "voorbeeld")
    assert contact.is_voorbeeld
    assert "Geen wet" in contact.bron
    tijdelijk = lokaal(gemeente="gulpen-wittem", naam="tijdelijke_ondersteuning_weken", peildatum=date(2026, 12, 3))
    assert (tijdelijk.waarde, tijdelijk.eenheid) == (6, "weken")


def test_a_municipality_deviates_from_a_day_on_and_old_cases_keep_the_old_rule() -> None:
    def weken(gemeente: str, dag: date) -> int:
        return lokaal(gemeente=gemeente, naam="nazorg_weken", peildatum=dag).waarde

    assert weken("vaals", date(2027, 6, 30)) == weken("meerssen", date(2027, 7, 1)) == 8
    assert weken("vaals", date(2027, 7, 1)) == 4


def test_silence_is_an_error() -> None:
    with pytest.raises(NietGeregeld, match="weert"):
        lokaal(gemeente="weert", naam="nazorg_weken", peildatum=date(2027, 7, 1))
    with pytest.raises(NietGeregeld):
        lokaal(gemeente="vaals", naam="nazorg_weken", peildatum=date(2014, 12, 31))
    with pytest.raises(NietGeregeld):
        lokaal(gemeente="vaals", naam="bestaat_niet", peildatum=date(2027, 7, 1))


REGEL = """soort: parameters
leden: [{gemeente: a, vanaf: 2015-01-01}]
parameters:
  p:
    eenheid: dagen
    waarden:
"""


def _schrijf(folder: Path, naam: str, tekst: str) -> None:
    (folder / naam).parent.mkdir(parents=True, exist_ok=True)
    (folder / naam).write_text(tekst, encoding="utf-8")


def _waarde(tekst: str) -> str:
    return f"{REGEL}      - {{{tekst}}}\n"


def test_another_folder_by_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    regel = "vanaf: {}, {} waarde: {}, status: vastgesteld, bron: raad"
    _schrijf(tmp_path, "regio/r.yaml", _waarde(regel.format("2015-01-01", "tot: 2020-01-01,", 1)))
    _schrijf(tmp_path, "landelijk/l.yaml", _waarde(regel.format("2015-01-01", "", 2)).replace("leden: [", "leden: []#"))
    monkeypatch.setenv("KEUKENTAFEL_VERORDENINGEN", str(tmp_path))
    gevonden = lokaal(gemeente="a", naam="p", peildatum=date(2019, 12, 31))
    assert (gevonden.waarde, gevonden.niveau, gevonden.is_voorbeeld) == (1, "r", False)
    assert lokaal(gemeente="a", naam="p", peildatum=date(2020, 1, 1)).niveau == "landelijk"
    assert lokaal(gemeente="b", naam="p", peildatum=date(2019, 1, 1)).waarde == 2


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("vanaf: 2015-01-01, waarde: 1.5, status: voorbeeld, bron: x", "heel getal"),
        ("vanaf: 2015-01-01, waarde: yes, status: voorbeeld, bron: x", "heel getal"),
        ("vanaf: 2015-01-01, waarde: 1, status: verzonnen, bron: x", "onbekende status"),
        ("vanaf: 2015-01-01, waarde: 1, status: voorbeeld, bron: ''", "hier hoort tekst"),
        ("vanaf: binnenkort, waarde: 1, status: voorbeeld, bron: x", "geen datum"),
        ("vanaf: 2015-01-01, waarde: 1, status: voorbeeld, bron: x, door: y", "onbekende naam"),
        ("vanaf: 2015-01-01, waarde: 1, status: voorbeeld, bron: x, tot: 2015-01-01", "eindigt"),
    ],
)
def test_a_value_that_does_not_fit_names_its_file(tmp_path: Path, tekst: str, zin: str) -> None:
    _schrijf(tmp_path, "regio/r.yaml", _waarde(tekst))
    with pytest.raises(VerordeningKloptNiet, match=zin) as fout:
        lees_regels(tmp_path)
    assert "r/r.yaml" in str(fout.value)


def test_what_cannot_be_read_or_is_ruled_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(VerordeningKloptNiet, match="is er niet"):
        lees_regels(tmp_path / "weg")
    goed = _waarde("vanaf: 2015-01-01, waarde: 1, status: voorbeeld, bron: x")
    _schrijf(tmp_path, "regio/r.yaml", goed)
    _schrijf(tmp_path, "regio/s.yaml", goed)
    with pytest.raises(VerordeningKloptNiet, match="allebei voor a"):
        lees_regels(tmp_path)
    _schrijf(tmp_path, "regio/s.yaml", goed.replace("dagen", "els"))
    with pytest.raises(VerordeningKloptNiet, match="onbekende eenheid"):
        lees_regels(tmp_path)
    _schrijf(tmp_path, "regio/s.yaml", "soort: anders")
    with pytest.raises(VerordeningKloptNiet, match="onbekend"):
        lees_regels(tmp_path)
    _schrijf(tmp_path, "regio/s.yaml", "soort: [")
    with pytest.raises(VerordeningKloptNiet, match="niet te lezen"):
        lees_regels(tmp_path)
