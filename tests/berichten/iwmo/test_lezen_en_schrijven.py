"""Reading and writing: what is written is read back unchanged, and fits the official schema."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keukentafel.berichten.iwmo import SOORTEN, BerichtGeweigerd, Berichtsoort, Reden, lees, schrijf, soort_van
from keukentafel.berichten.iwmo.v3_2.typen import Adres, OpenPeriode
from tests.berichten.iwmo.gedeeld import ONZE, schema, schemafouten, voorbeeld
from tests.berichten.iwmo.maken import (
    BSN,
    berichten,
    contact,
    gestart,
    relatie,
    start,
    stop,
    toegewezen,
    toewijzing,
)


@pytest.mark.parametrize("naam", ONZE)
def test_het_voorbeeld_wordt_gelezen_en_blijft_gelijk(naam):
    bericht = lees(voorbeeld(naam))
    assert soort_van(bericht).naam == naam
    geschreven = schrijf(bericht)
    assert lees(geschreven) == bericht
    assert schrijf(lees(geschreven)) == geschreven
    assert schemafouten(naam, geschreven) == []


def test_het_voorbeeld_staat_goed_in_het_model():
    bericht = lees(voorbeeld("WMO301"))
    assert bericht.header.bericht_identificatie.dagtekening == date(2023, 8, 13)
    assert [relatie.naam.geslachtsnaam.achternaam for relatie in bericht.inwoner.relaties] == ["Jansen", "Mentor"]
    (product,) = bericht.inwoner.toegewezen_producten
    assert (product.toewijzing_nummer, product.toewijzingstijd, product.omvang.volume) == (101, "12:34:56", 10)
    assert product.budget is None
    # A space at the end of a text stays.
    assert product.commentaar == "Toegewezen product 1 Commentaar "


@pytest.mark.parametrize("soort", SOORTEN, ids=lambda soort: soort.naam)
def test_elk_bericht_wordt_gelijk_teruggelezen(soort: Berichtsoort):
    """Any message that the description allows; the schema agrees with each."""
    schema(soort.naam)

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(berichten(soort))
    def klopt(bericht: object) -> None:
        geschreven = schrijf(bericht)  # type: ignore[arg-type]
        assert lees(geschreven) == bericht
        assert schemafouten(soort.naam, geschreven) == []

    klopt()


@pytest.mark.parametrize(
    "bericht", [toewijzing(relaties=(relatie(),)), start(), stop()], ids=lambda b: type(b).__name__
)
def test_onze_eigen_berichten_zijn_geldig(bericht):
    assert schemafouten(soort_van(bericht).naam, schrijf(bericht)) == []


def test_een_leeg_adres_is_iets_anders_dan_geen_adres():
    leeg = toewijzing(contactgegevens=(contact(adres=Adres(), periode=OpenPeriode()),))
    gelezen = lees(schrijf(leeg))
    assert gelezen == leeg
    assert gelezen.inwoner.contactgegevens[0].adres == Adres()


def test_scherpe_tekens_en_regels_blijven_staan():
    bericht = toewijzing(commentaar="a < b & 'c' > \"d\"\r\nen\ttoen ]]> 😀")
    assert lees(schrijf(bericht)) == bericht


# what is refused


def geweigerd(gegevens: bytes) -> BerichtGeweigerd:
    """The refusal of a message."""
    with pytest.raises(BerichtGeweigerd) as gevangen:
        lees(gegevens)
    fout = gevangen.value
    assert fout.zin.endswith(".")
    assert "\n" not in fout.zin
    assert BSN not in fout.zin
    return fout


GOED = schrijf(start())
KOP = b'<?xml version="1.0" encoding="UTF-8"?>\n'
NAAM = b"<iwmo:Achternaam>Aydin</iwmo:Achternaam>"


@pytest.mark.parametrize(
    ("gegevens", "reden"),
    [
        (b"", Reden.geen_xml),
        (b"geen xml", Reden.geen_xml),
        (GOED[:-20], Reden.geen_xml),
        (GOED + GOED, Reden.geen_xml),
        (GOED.replace(NAAM, b"<iwmo:Achternaam>&lol;</iwmo:Achternaam>"), Reden.geen_xml),
        (GOED.replace(NAAM, b"<iwmo:Achternaam>\x01</iwmo:Achternaam>"), Reden.geen_xml),
        (GOED.replace(NAAM, b"<vreemd:Achternaam>Aydin</vreemd:Achternaam>"), Reden.geen_xml),
        (b"\xef\xbb\xbf" + GOED, Reden.codering),
        (GOED.decode().encode("utf-16"), Reden.codering),
        (GOED.decode().encode("utf-16-be"), Reden.codering),
        (GOED.replace(b"UTF-8", b"ISO-8859-1"), Reden.codering),
        (GOED.replace(b"Aydin", "Aydın".encode("iso-8859-9")), Reden.codering),
        (GOED.replace(KOP, KOP + b"<!DOCTYPE x>"), Reden.doctype),
        (GOED.replace(KOP, KOP + b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), Reden.doctype),
        (b"<html/>", Reden.onbekend_bericht),
        (GOED.replace(b":Bericht", b":Brief"), Reden.onbekend_bericht),
        (GOED.replace(b"/wmo305/", b"/wmo399/"), Reden.onbekend_bericht),
        (GOED.replace(b"iwmo/3_2", b"iwmo/3_1"), Reden.onbekende_versie),
    ],
)
def test_wat_geen_bericht_is_wordt_geweigerd(gegevens, reden):
    assert geweigerd(gegevens).reden is reden


def test_een_bom_van_entiteiten_ontploft_niet():
    regels = [b'<!ENTITY a0 "ha">'] + [b'<!ENTITY a%d "%s">' % (i, b"&a%d;" % (i - 1) * 10) for i in range(1, 30)]
    bom = KOP + b"<!DOCTYPE x [" + b"".join(regels) + b"]>" + GOED.removeprefix(KOP).replace(b"Aydin", b"&a29;")
    assert geweigerd(bom).reden is Reden.doctype


def test_diep_nestelen_helpt_niet():
    begin = GOED.index(b"<wmo305:Client>")
    assert geweigerd(GOED[:begin] + b"<wmo305:Client>" * 500_000).reden is Reden.vorm


def test_te_groot_wordt_geweigerd_voor_het_lezen():
    assert geweigerd(GOED + b" " * (25 * 1024 * 1024)).reden is Reden.te_groot


@pytest.mark.parametrize(
    ("oud", "nieuw", "zin"),
    [
        (b"<wmo305:Geslacht>2</wmo305:Geslacht>", b"", "Geslacht ontbreekt (in Client op regel 2)."),
        (
            NAAM,
            NAAM * 2,
            "Achternaam staat er dubbel of niet op zijn plaats (in Client/Naam/Geslachtsnaam op regel 2).",
        ),
        (NAAM, b"<iwmo:Achternaam></iwmo:Achternaam>", "Achternaam is leeg (in Client/Naam/Geslachtsnaam op regel 2)."),
        (b">418<", b">414<", "BerichtCode moet 418 zijn (in Header op regel 2)."),
        (b">0938<", b">938<", "Ontvanger moet 4 cijfers zijn (in Header op regel 2)."),
        (
            b">2027-03-10<",
            b">2027-02-30<",
            "Begindatum is geen bestaande datum (in Client/StartProducten/StartProduct[1] op regel 2).",
        ),
        (
            b">2027-03-10<",
            b">2027-03-10Z<",
            "Begindatum is geen datum zoals 2027-03-01, zonder tijdzone "
            "(in Client/StartProducten/StartProduct[1] op regel 2).",
        ),
        (b">101<", b">1000000000<", "ToewijzingNummer is te groot: hoogstens 999999999"),
        (b">101<", b">" + b"9" * 5000 + b"<", "ToewijzingNummer is te groot: hoogstens 999999999"),
        (b">101<", b">-1<", "ToewijzingNummer is te klein: minstens 0"),
        (b">101<", b">1e3<", "ToewijzingNummer is geen heel getal"),
        (b">02A01<", b">02A011<", "Code is te lang: hoogstens 5 tekens"),
        (b">02<", b">99<", "Categorie heeft een code die niet in de codelijst staat"),
        (b"<wmo305:Client>", b'<wmo305:Client soort="x">', "Client heeft een kenmerk (attribuut) dat er niet hoort"),
        (b"<wmo305:Client>", b"<wmo305:Client>999900006", "Client mag geen losse tekst hebben"),
        (b"<wmo305:Bsn>", b"<wmo305:Bsn><wmo305:Bsn/>", "Bsn mag geen elementen in zich hebben"),
        (b"<wmo305:Bsn>", b"<wmo305:Burger/><wmo305:Bsn>", "Client heeft een element dat er niet hoort"),
        (b"<wmo305:Bsn>", b"<wmo305:Header/><wmo305:Bsn>", "Client heeft Header niet op zijn plaats"),
        (NAAM, NAAM.replace(b"iwmo:", b"wmo305:"), "Geslachtsnaam heeft Achternaam met een verkeerde namespace"),
        (b"<wmo305:Bsn>999900006</wmo305:Bsn>", b"<wmo305:Bsn>99990000x</wmo305:Bsn>", "Bsn moet 9 cijfers zijn"),
    ],
)
def test_een_weigering_zegt_wat_en_waar(oud, nieuw, zin):
    fout = geweigerd(GOED.replace(oud, nieuw, 1))
    assert fout.reden is Reden.vorm
    assert fout.zin.startswith(zin)


def test_het_nummer_van_de_regel_wijst_de_regel_aan():
    gegevens = schrijf(start(gestart(), gestart(toewijzing_nummer=102)))
    laatste = gegevens.rindex(b">2027-03-10<")
    fout = geweigerd(gegevens[:laatste] + b">morgen<" + gegevens[laatste + len(b">2027-03-10<") :])
    assert fout.plaats == "Client/StartProducten/StartProduct[2]"


@pytest.mark.parametrize(
    "gelijk",
    [
        GOED.replace(b">101<", b"> +00101\n<"),
        GOED.replace(b">2027-03-10<", b">\t2027-03-10 <"),
        GOED.replace(b">3<", b"> 3 <"),
        GOED.replace(b"Aydin", b"Ay<!-- hier -->din"),
        GOED.replace(b"Aydin", b"<![CDATA[Aydin]]>"),
        GOED.replace(b"Aydin", b"&#65;ydin"),
        GOED.replace(b"><", b">\n  <"),
        GOED.replace(KOP, b""),
        GOED.replace(b"UTF-8", b"utf-8"),
        GOED.replace(
            b":Bericht ", b':Bericht xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:schemaLocation="a b" ', 1
        ),
        GOED.replace(b"wmo305:", b"").replace(b"xmlns:wmo305", b"xmlns"),
    ],
)
def test_wat_het_schema_gelijk_vindt_lezen_wij_gelijk(gelijk):
    assert gelijk != GOED
    assert lees(gelijk) == start()
    assert schemafouten("WMO305", gelijk) == []


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(GOED) - 1), st.integers(0, 60), st.binary(max_size=12))
def test_kapotte_bytes_geven_altijd_een_weigering_of_een_bericht(plaats, hoeveel, erin):
    gegevens = GOED[:plaats] + erin + GOED[plaats + hoeveel :]
    try:
        bericht = lees(gegevens)
    except BerichtGeweigerd:
        return
    assert lees(schrijf(bericht)) == bericht


# what is not written


@pytest.mark.parametrize(
    ("bericht", "zin"),
    [
        (start(bsn="12345678"), "Bsn moet 9 cijfers zijn (in Client)."),
        (start(bsn=None), "Bsn ontbreekt (in Client)."),
        (start(start_producten=()), "StartProducten ontbreekt (in Client)."),
        (start(start_producten=[gestart()]), "StartProducten is geen tuple (in Client)."),
        (
            start(gestart(), gestart(begindatum="2027-03-10")),
            "Begindatum is geen datum (in Client/StartProducten/StartProduct[2]).",
        ),
        (start(gestart(toewijzing_nummer=True)), "ToewijzingNummer is geen heel getal"),
        (start(gestart(status_aanlevering="7")), "StatusAanlevering heeft een code die niet in de codelijst staat"),
        (toewijzing(commentaar="\x00"), "Commentaar heeft een teken dat niet in een bericht mag staan"),
        (toewijzing(commentaar="\ud800"), "Commentaar heeft een teken dat niet in een bericht mag staan"),
        (toewijzing(toegewezen(toewijzingstijd="9:30")), "Toewijzingstijd is geen tijd zoals 09:30:00"),
        (toewijzing(toegewezen(budget=-1)), "Budget is te klein: minstens 0"),
        (toewijzing(contactgegevens=(gestart(),)), "Contact is niet van de soort die hier hoort"),
        (replace(start(), inwoner=None), "Client ontbreekt."),
    ],
)
def test_wat_niet_past_wordt_niet_geschreven(bericht, zin):
    with pytest.raises(BerichtGeweigerd) as gevangen:
        schrijf(bericht)
    assert gevangen.value.zin.startswith(zin)
    assert gevangen.value.reden is Reden.vorm


def test_iets_anders_dan_een_bericht_wordt_niet_geschreven():
    with pytest.raises(BerichtGeweigerd, match="geen iWmo-bericht dat wij kennen"):
        schrijf(start().inwoner)  # type: ignore[arg-type]


def test_een_bericht_boven_25_mb_wordt_niet_geschreven():
    with pytest.raises(BerichtGeweigerd, match="groter dan 25 MB"):
        schrijf(toewijzing(commentaar="a" * (25 * 1024 * 1024)))
