"""The register and the lists beside the standard: nothing missing, nothing made up."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from keukentafel.berichten.iwmo import SOORTEN, controleer, lees
from keukentafel.berichten.iwmo.beschrijving import Klasse
from keukentafel.berichten.iwmo.controles import DOOR_HET_SCHEMA, REGELS
from keukentafel.berichten.iwmo.controles.register import _schrijf_in
from keukentafel.berichten.iwmo.v3_2.codelijsten import (
    BEEINDIGING_NA_WIJZIGING,
    REDEN_BEEINDIGING,
    REDEN_WIJZIGING,
)
from keukentafel.berichten.iwmo.waarden import Code, Getal, Tekst
from tests.berichten.iwmo.gedeeld import ONZE, proefberichten, uitgelezen

LATER = {"TR379", "TR385"}
"""Rules of level 3 that need messages of a later issue: requests (315, 317) and declarations (323)."""


def groepen(klasse: Klasse) -> dict[str, Klasse]:
    """Every group of a message by the name of its dataclass."""
    gevonden = {klasse.maak.__name__: klasse} if klasse.maak else {}
    for element in klasse.elementen:
        if element.klasse is not None:
            gevonden |= groepen(element.klasse)
    return gevonden


def test_elke_regel_van_de_standaard_staat_erin():
    """Every technical rule, condition and constraint of our messages, at its level and with its code."""
    niveaus = {"bericht inhoud (xslt)": 2, "berichtoverstijgend": 3, "externe bron": 4}
    verwacht = {}
    for code, regel in uitgelezen("technische_regels_iwmo32.json").items():
        if berichten := set(regel["berichten"]) & set(ONZE):
            verwacht[code] = (niveaus[regel["niveau"]], regel["retourcode"], berichten)
    for bericht, *_, code, _zin, soort, retourcode in uitgelezen("cd_cs_rs_iwmo32.json")["rows"]:
        if bericht in ONZE and soort in {"Conditie", "Constraint"}:
            verwacht.setdefault(code, (2, retourcode, set()))[2].add(bericht)
    onze = {r.code: (r.niveau, r.retourcode, set(r.berichten)) for r in REGELS if r.retourcode is not None}
    assert set(verwacht) - set(onze) == set(DOOR_HET_SCHEMA) | LATER
    assert {code: wat for code, wat in verwacht.items() if code in onze} == onze


def test_een_regel_zegt_het_in_een_gewone_zin():
    for regel in REGELS:
        assert regel.zin.endswith("."), regel.code
        assert len(regel.zin.split()) <= 16, regel.code
        assert (regel.toets.__doc__ or "").strip(), regel.code
        assert regel.retourcode is not None or regel.code.startswith("KT"), regel.code


def test_een_regel_staat_er_een_keer_in():
    with pytest.raises(ValueError, match="staat er al in"):
        _schrijf_in(REGELS[0])
    with pytest.raises(ValueError, match="onbekende retourcode"):
        _schrijf_in(replace(REGELS[0], code="XX1", retourcode="7777"))


def test_de_codelijsten_zijn_die_van_de_standaard():
    officieel = uitgelezen("codelists_xsd_iwmo32.json")
    onze = {}
    for soort in SOORTEN:
        for klasse in groepen(soort.klasse).values():
            for element in [*klasse.elementen, *(d for e in klasse.elementen if e.klasse for d in e.klasse.elementen)]:
                if isinstance(element.soort, Code):
                    onze[element.soort.naam] = set(element.soort.lijst)
    assert len(onze) > 15
    assert onze == {naam: set(officieel[naam]) for naam in onze}


def test_de_reden_van_een_stop_na_een_wijziging_bestaat():
    assert set(BEEINDIGING_NA_WIJZIGING) <= set(REDEN_WIJZIGING)
    assert set(BEEINDIGING_NA_WIJZIGING.values()) <= set(REDEN_BEEINDIGING)


@pytest.mark.parametrize("soort", SOORTEN, ids=lambda soort: soort.naam)
def test_elk_element_heeft_volgorde_soort_en_aantal_van_de_standaard(soort):
    """The description beside the extract of the schemas, class by class."""
    officieel = uitgelezen("messages_iwmo32.json")[soort.naam]["classes"]

    def vergelijk(klasse: Klasse, naam: str) -> int:
        rijen = officieel[naam]
        assert [(e.naam, "1" if e.verplicht or klasse.maak is None else "0") for e in klasse.elementen] == [
            (rij[0], rij[2]) for rij in rijen
        ], naam
        geteld = 1
        for element, (_, type_, _, hoogstens, _) in zip(klasse.elementen, rijen, strict=True):
            assert (hoogstens not in {"1"}) == (klasse.maak is None), (naam, element.naam)
            if element.soort is not None:
                assert element.soort.naam.removeprefix("LDT_") in re.sub(r"\[.*", "", type_), (naam, element.naam)
            elif type_ in officieel:
                assert element.klasse is not None
                geteld += vergelijk(element.klasse, type_)
        return geteld

    assert vergelijk(soort.klasse, "Root") > 4


def test_de_grenzen_zijn_die_van_de_standaard():
    types = uitgelezen("types_iwmo32.json")
    gezien = set()
    for soort in SOORTEN:
        for klasse in groepen(soort.klasse).values():
            for element in klasse.elementen:
                eigen = element.soort
                if isinstance(eigen, Getal):
                    grens = types[eigen.naam]["facets"]
                    assert (eigen.minimaal, eigen.maximaal) == (int(grens["minInclusive"]), int(grens["maxInclusive"]))
                    gezien.add(eigen.naam)
                elif isinstance(eigen, Tekst):
                    grens = types[eigen.naam]["facets"]
                    assert eigen.minimaal == int(grens["minLength"])
                    assert eigen.maximaal == (int(grens["maxLength"]) if "maxLength" in grens else None)
                    gezien.add(eigen.naam)
    assert len(gezien) > 25


def test_elk_gelabeld_bericht_krijgt_het_oordeel_van_zijn_label():
    """Level 1 on every labelled message of our kinds, and level 2 on those that fit the schema: all of them."""
    gelezen = regels = 0
    anders = []
    for proef in proefberichten():
        try:
            bericht = lees(proef["xml"].encode("utf-8"))
        except ValueError:
            geldig, gevonden = False, []
        else:
            geldig = True
            gevonden = sorted({bevinding.regel for bevinding in controleer(bericht)})  # type: ignore[arg-type]
            regels += gevonden == proef["regels"]
        gelezen += 1
        if (geldig, gevonden) != (proef["xsd_geldig"], proef["regels"]):
            anders.append((proef["id"], proef["mutatie"], geldig, gevonden, proef["regels"]))
    assert anders == []
    assert (gelezen, regels) == (678, 237)
