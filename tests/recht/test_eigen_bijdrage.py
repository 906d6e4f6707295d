"""Scenario S-B3: one household, the same help, through every regime of the contribution; and what cases cannot say."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from keukentafel.recht.motor.rekenen import Antwoord, Rekenaar, Verzoek
from keukentafel.recht.motor.wetboek import wetboek
from keukentafel.recht.taal.verordening import NietGeregeld
from tests.huis import b1

WET = "wmo_eigen_bijdrage"
BESLUIT = "uitvoeringsbesluit_wmo_bijdrage"
HUISHOUDEN: dict[str, Any] = {
    "soort_voorziening": "hulp",
    "geboortedatum": "1945-05-01",
    "gehuwd": True,
    "aow": True,
    "partner_aow": True,
    "betaalt_wlz_of_beschermd_wonen": False,
    "nachten_opvang": 0,
    "vrijstelling_gevraagd": False,
}


def vraag(wet: str, *namen: str, dag: date, **feiten: Any) -> Antwoord:
    """Ask outputs of our own book, national law only."""
    return Rekenaar(wetboek()).bereken(wet, *namen, verzoek=Verzoek(peildatum=dag, gemeente=None, feiten=feiten))


@pytest.mark.parametrize(
    ("dag", "cent", "artikel"),
    [
        (date(2019, 6, 1), 1750, "Uitvoeringsbesluit Wmo 2015, artikel 3.8 lid 1"),
        (date(2020, 1, 1), 1900, "Wmo 2015, artikel 2.1.4a lid 4"),
        (date(2020, 4, 15), 0, "Uitvoeringsbesluit Wmo 2015, artikel 3.8 lid 3 onder i"),
        (date(2023, 12, 31), 1900, "Wmo 2015, artikel 2.1.4a lid 4"),
        (date(2024, 1, 1), 2060, "Wmo 2015, artikel 2.1.4a lid 4"),
        (date(2025, 6, 1), 2100, "Wmo 2015, artikel 2.1.4a lid 4"),
    ],
)
def test_the_day_chooses_the_regime(dag: date, cent: int, artikel: str) -> None:
    antwoord = vraag(WET, "bijdrage", dag=dag, **HUISHOUDEN)
    assert antwoord.waarde("bijdrage") == cent
    assert artikel in {stap.citaat.tekst for stap in antwoord.stappen}


def test_before_2019_and_after_the_last_known_amount_it_says_so() -> None:
    with pytest.raises(NietGeregeld, match=r"hing de bijdrage af van uw inkomen en vermogen.*wordt hier niet berekend"):
        vraag(WET, "bijdrage", dag=date(2018, 10, 15), **HUISHOUDEN)
    with pytest.raises(NietGeregeld, match="niet geregeld op 01-01-2027"):
        vraag(WET, "bijdrage", dag=date(2027, 1, 1), **HUISHOUDEN)


def test_the_bill_is_a_scenario_and_says_that_it_is_no_law() -> None:
    antwoord = vraag(
        "wetsvoorstel_36713", "bijdrage_scenario", dag=date(2027, 1, 1), meer_personen=True, inkomen_scenario=3000000
    )
    (stap,) = antwoord.stappen
    assert (stap.waarde, stap.status) == (2360, "scenario")
    assert "Het is geen wet." in stap.zin


def test_a_wheelchair_a_child_and_a_couple_below_the_pension_age_pay_nothing() -> None:
    for anders in ({"soort_voorziening": "rolstoel"}, {"geboortedatum": "2012-01-01"}, {"partner_aow": False}):
        assert vraag(WET, "bijdrage", dag=date(2025, 6, 1), **{**HUISHOUDEN, **anders}).waarde("bijdrage") == 0


def test_the_household_pays_once() -> None:
    feiten = {**HUISHOUDEN, "soort_voorziening": "hulpmiddel", "al_in_rekening": True}
    antwoord = vraag(WET, "bijdrage", "nog_te_betalen", dag=date(2025, 6, 1), **feiten)
    assert (antwoord.waarde("bijdrage"), antwoord.waarde("nog_te_betalen")) == (2100, 0)


def test_the_last_rest_of_the_costs_is_not_collected_and_no_less_either() -> None:
    """Of EUR 100 are left, month after month, 79, 58, 37 and 16: four times 21 is asked, and the rest is not."""
    feiten = {**HUISHOUDEN, "soort_voorziening": "hulpmiddel", "aangewezen_voor_kosten": True, "kostprijs": 10000}
    af, gevraagd = 0, []
    for _ in range(6):
        antwoord = vraag(BESLUIT, "te_innen", "aftrek_deze_maand", dag=date(2025, 6, 1), al_afgetrokken=af, **feiten)
        gevraagd.append(antwoord.waarde("te_innen"))
        af += int(antwoord.waarde("aftrek_deze_maand"))  # type: ignore[arg-type]
    assert gevraagd == [2100, 2100, 2100, 2100, 0, 0]


def test_what_a_resident_reads_is_plain() -> None:
    teksten = []
    for wet in (WET, BESLUIT, "participatiewet_normen"):
        for regeling in wetboek().versies(wet):
            for artikel in regeling.artikelen:
                acties = [*artikel.acties.values(), *(a for t in artikel.open_termen.values() for a in t.anders)]
                uitleg = [a.uitleg for a in acties if a.uitleg is not None]
                teksten += [tekst for u in uitleg for tekst in (u.tekst, u.ja, u.nee)]
                teksten += [veld.vraag for veld in artikel.parameters.values()]
    assert [zin for tekst in teksten for zin in b1.lange_zinnen(tekst)] == []
    assert [woord for tekst in teksten for woord in b1.moeilijke_woorden(tekst)] == []
