"""Letters from report to decision that contradict themselves are refused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from keukentafel.berichten.brieven import (
    BriefOnvolledig,
)
from keukentafel.recht import termijnen
from tests.berichten.maken import DATUM

BESLUITEN = ("besluit_toekenning", "besluit_afwijzing", "tijdelijke_ondersteuning")


def _onderdelen(*letters: str) -> list[Mapping[str, object]]:
    return [{"letter": letter, "kop": "Kop", "tekst": "Tekst."} for letter in letters]


def _doel(datum: str) -> list[Mapping[str, object]]:
    return [{"doel": "Rust", "resultaat": "Er is rust.", "maat": "Elke dag.", "datum": datum}]


@pytest.mark.parametrize(
    ("soort", "anders", "fout_in"),
    [
        ("verslag", {"gesprek_op": "2027-01-03"}, "gesprek_op"),
        ("verslag", {"gesprek_op": "2027-02-03"}, "gesprek_op"),
        ("verslag", {"onderdelen": _onderdelen(*"abcdef")}, "onderdelen"),
        ("verslag", {"onderdelen": _onderdelen(*"bacdefg")}, "onderdelen"),
        ("verslag", {"onderdelen": _onderdelen(*"abcdefgg")}, "onderdelen"),
        ("verslag", {"onderdelen": _onderdelen(*"abcdefh")}, "onderdelen[6].letter"),
        ("verslag", {"ladder": [{"nummer": 0, "titel": "t", "oordeel": "o", "toelichting": "t"}]}, "ladder"),
        ("verslag", {"ladder": [{"nummer": 2, "titel": "t", "oordeel": "o", "toelichting": "t"}] * 2}, "ladder"),
        ("besluit_toekenning", {"tot_en_met": "2027-02-07"}, "tot_en_met"),
        ("besluit_toekenning", {"aanvraag_op": "2026-12-06"}, "aanvraag_op"),
        ("besluit_toekenning", {"aanvraag_op": "2027-02-03"}, "aanvraag_op"),
        ("besluit_toekenning", {"verslag_datum": "2026-12-06"}, "verslag_datum"),
        ("besluit_toekenning", {"verslag_datum": "2027-02-03"}, "verslag_datum"),
        ("besluit_toekenning", {"doelen": _doel("2027-02-07")}, "doelen[0].datum"),
        ("besluit_toekenning", {"doelen": [{"doel": "Rust", "resultaat": "Er is rust."}]}, "doelen[0].maat"),
        ("besluit_toekenning", {"krijgt": []}, "krijgt"),
        ("besluit_toekenning", {"vorm": "geld"}, "vorm"),
        ("besluit_toekenning", {"te_laat_dagen": 3}, "te_laat_dagen"),
        ("besluit_toekenning", {"te_laat_dagen": -1}, "te_laat_dagen"),
        ("besluit_toekenning", {"besluit_uiterlijk": "2027-02-01"}, "te_laat_dagen"),
        ("besluit_toekenning", {"te_laat_dagen": 1, "besluit_uiterlijk": "2027-02-02"}, "besluit_uiterlijk"),
        ("besluit_afwijzing", {"onderzocht": _onderdelen(*"abcdeg")}, "onderzocht"),
        ("besluit_afwijzing", {"te_laat_dagen": 3}, "te_laat_dagen"),
        ("besluit_afwijzing", {"alternatieven": []}, "alternatieven"),
        ("tijdelijke_ondersteuning", {"tot_en_met": "2027-02-01"}, "tot_en_met"),
        ("tijdelijke_ondersteuning", {"vanaf": "2027-02-01"}, "vanaf"),
        ("tijdelijke_ondersteuning", {"verlengd_van": "2027-01-31"}, "verlengd_van"),
        ("tijdelijke_ondersteuning", {"verlengd_van": "2027-03-16"}, "verlengd_van"),
        ("opgelost_zonder_maatwerk", {"onderzoek_klaar_op": "2027-01-10"}, "onderzoek_klaar_op"),
        ("opgelost_zonder_maatwerk", {"nabellen_op": "2027-01-31"}, "nabellen_op"),
        ("opgelost_zonder_maatwerk", {"nabellen_op": "2027-02-01"}, "nabellen_op"),
        ("opschorting", {"aanvraag_op": "2026-12-13"}, "aanvraag_op"),
        ("opschorting", {"aanvullen_tot": "2027-02-02"}, "aanvullen_tot"),
        ("opschorting", {"besluit_uiterlijk_was": "2027-02-01"}, "besluit_uiterlijk_was"),
        ("verlenging", {"ingestemd_op": "2027-02-09"}, "ingestemd_op"),
        ("verlenging", {"ingestemd_op": "2027-02-03"}, "ingestemd_op"),
        ("verlenging", {"dagen": 0}, "dagen"),
        ("verlenging", {"besluit_uiterlijk": "2027-02-08"}, "besluit_uiterlijk"),
        ("te_laat", {"nieuwe_datum": "2027-02-01"}, "nieuwe_datum"),
        ("te_laat", {"onderzoek_uiterlijk": "2027-02-02"}, "onderzoek_uiterlijk"),
        ("te_laat", {"onderzoek_uiterlijk": "2026-12-20"}, "onderzoek_uiterlijk"),
    ],
)
def test_tegenspraak(schrijf, soort, anders, fout_in):
    with pytest.raises(BriefOnvolledig) as fout:
        schrijf(soort, **anders)
    assert fout_in in fout.value.onjuist + fout.value.ontbreekt


@pytest.mark.parametrize("soort", BESLUITEN)
def test_niemand_krijgt_minder_dan_zes_weken_voor_bezwaar(schrijf, soort):
    """Awb art. 6:7 and 6:8; the day comes from recht, so a Saturday or a holiday moves it."""
    laatste = termijnen.bezwaar(startdag=DATUM).uiterlijk
    assert laatste == date(2027, 3, 16)
    assert "dinsdag 16 maart 2027" in schrijf(soort, bezwaar_tot="2027-03-16")
    with pytest.raises(BriefOnvolledig) as fout:
        schrijf(soort, bezwaar_tot="2027-03-15")
    assert fout.value.onjuist == ("bezwaar_tot",)


def test_een_verlenging_laat_geen_dag_zonder_hulp(schrijf):
    """The extension begins at the latest on the day after (Wmo 2015 art. 2.3.3; scenario S-A4)."""
    assert "Uw tijdelijke hulp gaat door" in schrijf("tijdelijke_ondersteuning", 1, vanaf="2027-02-05")
    with pytest.raises(BriefOnvolledig) as fout:
        schrijf("tijdelijke_ondersteuning", 1, vanaf="2027-02-06")
    assert fout.value.onjuist == ("verlengd_van",)
