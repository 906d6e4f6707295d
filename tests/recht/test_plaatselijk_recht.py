"""The scenarios of local law through the engine: S-B5, S-B6, S-C9 and S-G2, each with the source in its trace."""

from __future__ import annotations

import json
import os
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from keukentafel.recht.evaluatie import nazorgdag
from keukentafel.recht.motor.rekenen import Antwoord, Rekenaar, Verzoek
from keukentafel.recht.motor.waarden import Oordeel
from keukentafel.recht.motor.wetboek import wetboek
from keukentafel.recht.spoed import weken_tijdelijk
from keukentafel.recht.taal.verordening import NietGeregeld, lees_regels, map_verordeningen
from tests.huis.b1 import lange_zinnen, moeilijke_woorden

REPO = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("KEUKENTAFEL_SHARED", REPO.parent / "shared"))
SG = "GM1883"


def vraag(wet: str, *namen: str, gemeente: str, dag: date, kennisdatum: date | None = None, **feiten: Any) -> Antwoord:
    """Ask outputs of our own book."""
    verzoek = Verzoek(peildatum=dag, gemeente=gemeente, kennisdatum=kennisdatum, feiten=feiten)
    return Rekenaar(wetboek()).bereken(wet, *namen, verzoek=verzoek)


def gevallen() -> list[dict[str, Any]]:
    """The six cases of the shared folder. Absent: skipped with a reason, and a failure where CI=true."""
    bestand = SHARED / "gevallen" / "tegemoetkoming_zorgkosten_sg.json"
    if not bestand.is_file():
        reden = "the shared folder with tegemoetkoming_zorgkosten_sg.json is absent; set KEUKENTAFEL_SHARED"
        if os.environ.get("CI") == "true":
            pytest.fail(reden)
        pytest.skip(reden)
    rij: list[dict[str, Any]] = json.loads(bestand.read_text(encoding="utf-8"))["gevallen"]
    assert len(rij) == 6
    return rij


def gronden(geval: dict[str, Any]) -> dict[str, Any]:
    """The four grounds of a case as facts."""
    return {
        "wmo_voorziening": bool(geval["wmo_voorziening"]),
        "wlz_thuis_of_pgb": bool(geval["wlz_zorg_thuis_of_pgb"]),
        "eigen_bijdrage_zvw": int(Fraction(str(geval["eigen_bijdrage_zvw_eur"])) * 100),
        "eigen_risico_op": bool(geval["eigen_risico_vol_jaar"]),
        "eigen_risico_op_vorig_jaar": bool(geval["eigen_risico_vol_vorig_jaar"]),
    }


def test_s_b5_the_policy_text_of_2017_gives_what_the_six_cases_say() -> None:
    for geval in gevallen():
        antwoord = vraag(
            "tegemoetkoming_zorgkosten_beleidsplan_sg", "tegemoetkoming_volgens_plan", gemeente=SG, dag=date(2017, 11, 15),
            inkomen_procent=Fraction(str(geval["inkomen_pct_bijstandsnorm"])), **gronden(geval),
        )  # fmt: skip
        assert antwoord.waarde("tegemoetkoming_volgens_plan") == geval["verwacht_eur"] * 100, geval["geval"]
        assert antwoord.stappen[-1].citaat.tekst == "Beleidsplan Wmo Sittard-Geleen, paragraaf 3.1"


@pytest.mark.parametrize("dag", [date(2025, 12, 31), date(2026, 1, 1), date(2026, 7, 1)])
def test_s_b5_the_regulation_gives_the_same_on_the_norm_of_the_day(dag: date) -> None:
    feiten = {"leeftijd": 44, "aow": False, "gehuwd": False, "kostendelers": 0, "mantelzorg_elders": False}
    feiten |= {"kinderen_ten_laste": False, "woont_in_gemeente": True, "vermogen": 0, "al_ontvangen_dit_jaar": False}
    norm = vraag("participatiewet_normen", "bijstandsnorm", gemeente=SG, dag=dag, **feiten).waarde("bijstandsnorm")
    assert isinstance(norm, int)
    for geval in gevallen():
        deel = norm * Fraction(str(geval["inkomen_pct_bijstandsnorm"])) / 100
        # on the limit itself: the first whole cent that is not lower
        inkomen = -(-deel.numerator // deel.denominator)
        antwoord = vraag(
            "wmo_2015_plaatselijk", "meerkosten_bedrag", gemeente=SG, dag=dag,
            inkomen_per_maand=inkomen, **feiten, **gronden(geval),
        )  # fmt: skip
        assert antwoord.waarde("meerkosten_bedrag") == geval["verwacht_eur"] * 100, geval["geval"]
        assert antwoord.stappen[-1].citaat.tekst == "Wmo 2015, artikel 2.1.7"
        assert "CVDR391677/1" in {stap.citaat.nummer for stap in antwoord.stappen}


def test_the_two_layers_differ_where_the_policy_text_is_silent() -> None:
    """The plan names no age and no wealth; the regulation does, and it is the one that fills in the law."""
    dag, kind = date(2019, 6, 1), {"leeftijd": 17, "woont_in_gemeente": True, "wmo_voorziening": True}
    plan = vraag("tegemoetkoming_zorgkosten_beleidsplan_sg", "tegemoetkoming_volgens_plan", gemeente=SG, dag=dag,
                 inkomen_procent=100, **kind)  # fmt: skip
    regeling = vraag("wmo_2015_plaatselijk", "meerkosten_bedrag", gemeente=SG, dag=dag, **kind)
    assert (plan.waarde("tegemoetkoming_volgens_plan"), regeling.waarde("meerkosten_bedrag")) == (15000, 0)


HARRIE = {
    "woont_in_gemeente": True, "woont_thuis": True, "uren_per_week": 9, "maanden_zorg": 4, "onbetaald": True, "relatie": "buur",
    "laatste_levensfase": False, "heeft_beperking": True, "leeftijd_mantelzorger": 60, "inwoner_kreeg_al": False,
    "mantelzorger_kreeg_al": False, "huishouden_kreeg_al": False, "zorgen_voor_elkaar": False,
    "meer_dan_gebruikelijk": Oordeel(True, "De buurman woont niet bij hem in huis."),
}  # fmt: skip


@pytest.mark.parametrize(
    ("gemeente", "dag", "recht", "bedrag", "bron"),
    [
        ("GM0935", date(2020, 12, 31), True, 20000, "Mantelzorgwaardering Maastricht 2020"),
        ("GM0935", date(2021, 1, 1), True, 7500, "Mantelzorgwaardering Maastricht 2021"),
        ("GM1903", date(2023, 10, 2), False, 0, "Mantelzorgcompliment Eijsden-Margraten 2023"),
        ("GM1729", date(2023, 10, 2), True, 20000, "Mantelzorgcompliment Gulpen-Wittem 2023"),
        (SG, date(2016, 10, 2), True, 17500, "Mantelzorgcompliment Sittard-Geleen 2016"),
    ],
)
def test_s_b6_the_same_facts_through_five_sets_of_rules(
    gemeente: str, dag: date, recht: bool, bedrag: int, bron: str
) -> None:
    namen = ("mantelzorgwaardering", "mantelzorgwaardering_bedrag")
    antwoord = vraag("wmo_2015_plaatselijk", *namen, gemeente=gemeente, dag=dag, **HARRIE)
    assert [antwoord.waarde(naam) for naam in namen] == [recht, bedrag]
    invulling = [stap for stap in antwoord.stappen if stap.soort == "invulling"]
    assert {stap.citaat.tekst for stap in invulling} == {bron}
    assert all(str(dag.year) in stap.citaat.tekst and str(dag.year) in stap.zin for stap in invulling)
    assert all(stap.onbevestigd for stap in invulling)


def test_s_c9_the_rights_of_2015_are_decided_on_the_law_of_that_day_also_today() -> None:
    een = {"soort_awbz_zorg": "hulp thuis", "indicatie_tot_en_met": date(2016, 6, 30), "nieuw_wmo_besluit": False}
    twee = {**een, "nieuw_wmo_besluit": True, "nieuw_besluit_dag": date(2015, 9, 1)}
    drie = {**een, "soort_awbz_zorg": "beschermd wonen", "indicatie_tot_en_met": date(2026, 7, 6)}
    for feiten, laatste in ((een, date(2015, 12, 31)), (twee, date(2015, 8, 31)), (drie, date(2019, 12, 31))):
        for dag in (laatste, laatste + timedelta(days=1)):
            # asked on that day, and asked again today
            for kennisdatum in (dag, None):
                antwoord = vraag(
                    "wmo_2015_overgangsrecht", "oud_recht", "laatste_dag_oud_recht",
                    gemeente="GM0981", dag=dag, kennisdatum=kennisdatum, **feiten,
                )  # fmt: skip
                assert antwoord.waarde("laatste_dag_oud_recht") == laatste
                assert antwoord.waarde("oud_recht") is (dag == laatste)
    aanbieder = vraag("overgangsrecht_2015_maastricht_heuvelland", "bij_oude_aanbieder", gemeente="GM0981",
                      dag=date(2015, 12, 31), **een)  # fmt: skip
    assert aanbieder.waarde("bij_oude_aanbieder") is True
    assert {stap.citaat.langs for stap in aanbieder.stappen} == {"", "maastricht-heuvelland"}


def test_s_g2_fifty_old_cases_keep_the_rule_of_the_day_their_help_ended() -> None:
    einden = [date(2027, 7, 1) + timedelta(days=dag) for dag in range(-25, 25)]
    for einde in einden:
        weken = 8 if einde < date(2027, 7, 1) else 4
        for gevraagd in (date(2027, 8, 15), date(2028, 1, 1)):
            antwoord = vraag("nazorg_en_einde", "nazorgdag", gemeente="GM0981", dag=gevraagd, laatste_dag_hulp=einde)
            assert antwoord.waarde("nazorgdag") == einde + timedelta(weeks=weken)


def test_the_engine_and_the_journey_promise_the_same_days() -> None:
    """One place decides: the value in `parameters`. Both read it."""
    plaatsen = lees_regels(map_verordeningen()).plaatsen
    for slug in ("maastricht", "vaals", "valkenburg-aan-de-geul", "weert"):
        for einde in (date(2027, 6, 30), date(2027, 7, 1)):
            code = plaatsen[slug].code
            reis = nazorgdag(gemeente=slug, einde=einde)
            try:
                antwoord = vraag("nazorg_en_einde", "nazorgdag", gemeente=code, dag=einde, laatste_dag_hulp=einde)
                motor = antwoord.waarde("nazorgdag")
            except NietGeregeld:
                motor = None
            assert motor == (reis.uiterlijk if reis is not None else None)
    begin = date(2026, 12, 4)
    antwoord = vraag(
        "nazorg_en_einde", "tijdelijk_tot_en_met", gemeente="GM1729", dag=begin, eerste_dag_tijdelijk=begin
    )
    weken = weken_tijdelijk(gemeente="gulpen-wittem", peildatum=begin).waarde
    assert antwoord.waarde("tijdelijk_tot_en_met") == begin + timedelta(weeks=weken, days=-1)


@pytest.mark.parametrize(
    ("wet", "gemeente"),
    [
        ("normenkader_huishouden_maastricht_heuvelland", "GM0935"),
        ("normenkader_huishouden_midden_limburg_west", "GM0988"),
        ("normenkader_huishouden_sittard_geleen", SG),
    ],
)
def test_the_table_of_minutes_is_empty_and_says_so(wet: str, gemeente: str) -> None:
    with pytest.raises(NietGeregeld, match=r"De tabel met minuten van .* is nog leeg"):
        vraag(wet, "normtijd_minuten", gemeente=gemeente, dag=date(2027, 1, 1), activiteit="stofzuigen")
    assert "HHM" in wetboek().versies(wet)[0].bron


PLAATSELIJK = (
    "mantelzorg", "tegemoetkoming", "toezicht", "wmo_2015_plaatselijk", "wmo_2015_overgangsrecht", "overgangsrecht", "nazorg",
    "normenkader", "extra_belronde", "waarden.",
)  # fmt: skip


def test_a_resident_can_read_what_these_rules_say_and_ask() -> None:
    eigen = [regeling for regeling in wetboek().regelingen() if regeling.id.startswith(PLAATSELIJK)]
    assert len(eigen) > 20
    for regeling in eigen:
        for artikel in regeling.artikelen:
            regels = [*artikel.acties.values(), *(r for term in artikel.open_termen.values() for r in term.anders)]
            zinnen = [artikel.tekst, *(veld.vraag for veld in artikel.parameters.values())]
            for uitleg in (regel.uitleg for regel in regels if regel.uitleg is not None):
                zinnen += [uitleg.tekst, uitleg.ja, uitleg.nee, uitleg.onbekend]
            for zin in zinnen:
                assert (lange_zinnen(zin), moeilijke_woorden(zin)) == ([], []), regeling.id
