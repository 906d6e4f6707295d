"""A letter with something empty, wrong or in contradiction never leaves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from typing import get_type_hints

import pytest

from keukentafel.berichten import brieven
from keukentafel.berichten.brieven import (
    Afzender,
    Geadresseerde,
    opstellen,
    soorten,
    voorbeelden,
)
from keukentafel.berichten.brieven.register import _SOORTEN
from tests.berichten.maken import DATUM, maak


def verplicht(soort: str) -> list[str]:
    return [veld.name for veld in fields(_SOORTEN[soort].gegevens) if veld.default is MISSING]


@pytest.mark.parametrize("soort", soorten())
@pytest.mark.parametrize("leeg", ["weg", None, "", "  \n"])
def test_een_lege_variabele_gaat_nooit_de_deur_uit(
    soort: str, leeg: str | None, afzender: Afzender, aan: Geadresseerde
) -> None:
    assert verplicht(soort)
    for naam in verplicht(soort):
        gegevens = dict(voorbeelden(soort)[0])
        gegevens[naam] = leeg
        if leeg == "weg":
            del gegevens[naam]
        with pytest.raises(brieven.BriefOnvolledig) as fout:
            maak(soort, gegevens, afzender, aan)
        assert naam in fout.value.ontbreekt + fout.value.onjuist
        assert naam in str(fout.value)


@pytest.mark.parametrize("soort", soorten())
def test_alle_fouten_tegelijk(soort: str, afzender: Afzender, aan: Geadresseerde) -> None:
    with pytest.raises(brieven.BriefOnvolledig) as fout:
        maak(soort, {"verzonnen": 1}, afzender, aan)
    assert set(fout.value.ontbreekt) == set(verplicht(soort))
    assert fout.value.onbekend == ("verzonnen",)


@pytest.mark.parametrize("soort", soorten())
def test_verkeerde_vorm(soort: str, afzender: Afzender, aan: Geadresseerde) -> None:
    hints = get_type_hints(_SOORTEN[soort].gegevens)
    for naam in verplicht(soort):
        for fout_van_vorm in (17, True, {"a": 1}, [[1]]):
            if type(fout_van_vorm) is hints[naam]:
                continue
            with pytest.raises(brieven.BriefOnvolledig) as fout:
                maak(soort, dict(voorbeelden(soort)[0]) | {naam: fout_van_vorm}, afzender, aan)
            assert naam in {gevonden.partition("[")[0] for gevonden in fout.value.onjuist}
    datum = next(naam for naam in verplicht(soort) if "datum" in naam)
    for geen_dag in ("31-02-2027", "2027-02-31", "morgen"):
        with pytest.raises(brieven.BriefOnvolledig) as fout:
            maak(soort, dict(voorbeelden(soort)[0]) | {datum: geen_dag}, afzender, aan)
        assert fout.value.onjuist == (datum,)


@pytest.mark.parametrize(
    ("soort", "anders", "fout_in"),
    [
        ("ontvangstbevestiging", {"onderzoek_uiterlijk": "2027-01-31"}, "onderzoek_uiterlijk"),
        ("uitnodiging", {"gesprek_einde": "10:00"}, "gesprek_einde"),
        ("uitnodiging", {"gesprek_datum": "2027-01-31"}, "gesprek_datum"),
        ("uitnodiging", {"wie": [""]}, "wie"),
        ("doorzending_inwoner", {"doorgezonden_op": "2027-01-31"}, "doorgezonden_op"),
        ("doorzending_gemeente", {"doorgezonden_op": "2027-01-31"}, "doorgezonden_op"),
        ("intrekking", {"ingetrokken_op": "2027-01-31"}, "ingetrokken_op"),
        ("plan_ontvangen", {"ontvangen_op": "2027-01-31"}, "ontvangen_op"),
        ("aanvulling", {"aangevuld_op": "2027-01-31"}, "aangevuld_op"),
        ("meerdere_meldingen", {"eerste_datum": "2027-02-04"}, "eerste_datum"),
    ],
)
def test_tegenspraak(
    soort: str, anders: Mapping[str, object], fout_in: str, afzender: Afzender, aan: Geadresseerde
) -> None:
    with pytest.raises(brieven.BriefOnvolledig) as fout:
        maak(soort, dict(voorbeelden(soort)[0]) | anders, afzender, aan)
    assert fout_in in fout.value.onjuist + fout.value.ontbreekt


def test_afzender_en_geadresseerde_zijn_ook_nodig(afzender: Afzender, aan: Geadresseerde) -> None:
    voorbeeld = voorbeelden("intrekking")[0]
    with pytest.raises(brieven.BriefOnvolledig) as fout:
        opstellen(
            "intrekking",
            gegevens=voorbeeld,
            afzender=replace(afzender, telefoon=" "),
            aan=replace(aan, naam="\u200b"),
            datum=DATUM,
            kenmerk="",
        )
    assert fout.value.ontbreekt == ("afzender.telefoon", "aan.naam", "kenmerk")
    with pytest.raises(ValueError, match="accent"):
        Afzender("Meerssen", (), "043 000 00 00", "red; }")
    with pytest.raises(KeyError):
        maak("bestaat niet", {}, afzender, aan)
