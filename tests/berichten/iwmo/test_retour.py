"""Returns as IV028 and OP065 say: one for each message, only what was rejected, each class with its code."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keukentafel.berichten.iwmo import (
    HEADER,
    INWONER,
    SOORTEN,
    BerichtGeweigerd,
    Bevinding,
    Plaats,
    controleer,
    lees,
    retour,
    schrijf,
    soort_van,
    toon,
)
from keukentafel.berichten.iwmo.beschrijving import Berichtklasse
from tests.berichten.iwmo.gedeeld import ONZE, proefberichten, schema, schemafouten, voorbeeld
from tests.berichten.iwmo.maken import berichten, gestart, gestopt, relatie, start, stop, toewijzing

OP = date(2027, 3, 16)
START = (*INWONER, "start_producten", 0)


def fout(plaats: Plaats, code: str | None = "9063", niveau: int = 3) -> Bevinding:
    """A finding."""
    return Bevinding("TR063", niveau, code, plaats, "Er is niets bekend dat hiermee verwijderd kan worden.")


def gemaakt(heen, *fouten, **anders):
    """The return, after writing and reading, held beside its schema and beside the header of the message."""
    antwoord = retour(heen, identificatie="R1", dagtekening=OP, fouten=fouten, **anders)
    geschreven = schrijf(antwoord)
    assert lees(geschreven) == antwoord
    assert schemafouten(soort_van(antwoord).naam, geschreven) == []
    assert soort_van(antwoord).naam == soort_van(heen).retour
    for veld in fields(heen.header):
        assert getattr(antwoord.header, veld.name) == getattr(heen.header, veld.name)
    assert (antwoord.header.identificatie_retour, antwoord.header.dagtekening_retour) == ("R1", OP)
    return antwoord


def codes(deel: object, plaats: Plaats = INWONER) -> dict[Plaats, tuple[str, ...]]:
    """{place: codes} of every class in a return."""
    gevonden: dict[Plaats, tuple[str, ...]] = {}
    if isinstance(deel, tuple):
        for i, een in enumerate(deel):
            gevonden |= codes(een, (*plaats, i))
    elif isinstance(deel, Berichtklasse):
        gevonden[plaats] = deel.retour_codes  # type: ignore[attr-defined]
        for veld in fields(deel):  # type: ignore[arg-type]
            if veld.name != "retour_codes":
                gevonden |= codes(getattr(deel, veld.name), (*plaats, veld.name))
    return gevonden


@pytest.mark.parametrize("heen", [toewijzing(), start(), stop()], ids=lambda b: type(b).__name__)
def test_een_goed_bericht_krijgt_een_header_zonder_codes(heen):
    antwoord = gemaakt(heen)
    assert antwoord.inwoner is None
    assert antwoord.header.retour_codes == ()
    assert antwoord.header.xslt_versie is None


@pytest.mark.parametrize("heen", [toewijzing(bsn="000000001"), start(bsn="000000001"), stop(bsn="000000001")])
def test_een_regel_van_niveau_2_geeft_een_header_met_0001(heen):
    antwoord = gemaakt(heen, *controleer(heen))
    assert antwoord.inwoner is None
    assert antwoord.header.retour_codes == ("0001",)


def test_niveau_2_wint_van_wat_dieper_gevonden_is():
    antwoord = gemaakt(start(), fout(START), fout(INWONER, "0001", 2))
    assert (antwoord.header.retour_codes, antwoord.inwoner) == (("0001",), None)


def test_de_versie_van_de_regelset_gaat_mee_als_die_gebruikt_is():
    assert gemaakt(start(), fout(INWONER, "0001", 2), xslt_versie="2.10.5").header.xslt_versie == "2.10.5"


def test_een_fout_in_de_header_geeft_alleen_een_header():
    antwoord = gemaakt(start(), fout(HEADER, "9056"), fout(HEADER, "8848"), fout(START))
    assert (antwoord.header.retour_codes, antwoord.inwoner) == (("8848", "9056"), None)


def test_het_voorbeeld_van_iv028():
    """A deletion of which no start is known: header 0200, inwoner 0200, the line 9063, the other line 0200."""
    heen = start(gestart(status_aanlevering="3"), gestart(toewijzing_nummer=102))
    antwoord = gemaakt(heen, fout(START))
    assert antwoord.header.retour_codes == ("0200",)
    assert codes(antwoord.inwoner) == {INWONER: ("0200",), START: ("9063",), (*START[:2], 1): ("0200",)}


def test_alle_klassen_van_de_inwoner_komen_ongewijzigd_terug():
    heen = toewijzing(relaties=(relatie(), relatie(nummer="2")), commentaar="Graag 's ochtends")
    plaats = (*INWONER, "toegewezen_producten", 0)
    antwoord = gemaakt(heen, fout(plaats, "9332"), fout(plaats, "9332"), fout(plaats, "S329", 4))
    assert codes(antwoord.inwoner) == {
        INWONER: ("0200",),
        (*INWONER, "relaties", 0): ("0200",),
        (*INWONER, "relaties", 0, "contact"): ("0200",),
        (*INWONER, "relaties", 1): ("0200",),
        (*INWONER, "relaties", 1, "contact"): ("0200",),
        (*INWONER, "contactgegevens", 0): ("0200",),
        plaats: ("9332", "S329"),
    }
    assert antwoord.inwoner.relaties[1].naam == heen.inwoner.relaties[1].naam
    assert antwoord.inwoner.commentaar == heen.inwoner.commentaar


def test_wat_niet_beoordeeld_is_krijgt_0233():
    heen = stop(gestopt(), gestopt(toewijzing_nummer=102))
    ander = (*INWONER, "stop_producten", 1)
    antwoord = gemaakt(heen, fout((*INWONER, "stop_producten", 0), "9069"), niet_beoordeeld={ander})
    assert codes(antwoord.inwoner)[ander] == ("0233",)


def test_een_signaal_is_geen_reden_om_af_te_keuren():
    assert gemaakt(start(), fout(START, None)) == gemaakt(start())


@pytest.mark.parametrize("plaats", [(), ("inwoner", "start_producten", 1), ("inwoner", "naam"), ("romp",)])
def test_een_fout_op_een_plaats_die_er_niet_is(plaats):
    with pytest.raises(ValueError, match="deze plaatsen heeft het bericht niet"):
        retour(start(), identificatie="R1", dagtekening=OP, fouten=[fout(plaats)])


def test_op_een_retour_volgt_geen_retour():
    antwoord = retour(start(), identificatie="R1", dagtekening=OP)
    with pytest.raises(ValueError, match="WMO306"):
        retour(antwoord, identificatie="R2", dagtekening=OP)  # type: ignore[call-overload]


def test_een_te_lange_identificatie_wordt_niet_geschreven():
    with pytest.raises(BerichtGeweigerd, match="IdentificatieRetour is te lang: hoogstens 12 tekens"):
        schrijf(retour(start(), identificatie="R" * 13, dagtekening=OP))


def test_een_retour_gaat_niet_weg_als_heenbericht():
    antwoord = gemaakt(start(), fout(START))
    with pytest.raises(BerichtGeweigerd, match="Client is niet van de soort die hier hoort"):
        schrijf(replace(start(), inwoner=antwoord.inwoner))


@pytest.mark.parametrize("naam", ONZE)
def test_een_retour_op_het_voorbeeld(naam):
    heen = lees(voorbeeld(naam))
    antwoord = gemaakt(heen, fout(INWONER, "9019"))
    assert set(codes(antwoord.inwoner).values()) == {("9019",), ("0200",)}


def test_een_retour_op_elk_gelabeld_bericht():
    """Header only, with 0001 when the rule set found something."""
    aantal = 0
    for proef in proefberichten():
        if proef["xsd_geldig"]:
            heen = lees(proef["xml"].encode("utf-8"))
            antwoord = gemaakt(heen, *controleer(heen))  # type: ignore[arg-type]
            assert antwoord.header.retour_codes == (("0001",) if proef["regels"] else ())
            aantal += 1
    assert aantal == 237


@pytest.mark.parametrize("soort", [s for s in SOORTEN if s.retour], ids=lambda soort: soort.naam)
def test_elk_bericht_krijgt_een_geldige_retour(soort):
    """Any message, a finding at any of its classes: what comes back is the message, with codes."""
    schema(soort.naam)

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(berichten(soort), st.data())
    def klopt(heen: object, kies: st.DataObject) -> None:
        alle = gemaakt(heen, fout(INWONER, "9019"))
        plaatsen = sorted(codes(alle.inwoner), key=str)
        gekozen = kies.draw(st.sets(st.sampled_from(plaatsen), min_size=1))
        antwoord = gemaakt(heen, *(fout(plaats) for plaats in gekozen))
        assert codes(antwoord.inwoner) == {p: ("9063",) if p in gekozen else ("0200",) for p in plaatsen}

    klopt()


def test_een_plaats_is_te_lezen():
    assert toon((*INWONER, "relaties", 1, "contact")) == "Client/Relaties[2]/Contact"
    assert toon(HEADER) == "Header"
    assert toon(()) == ""
