"""Level 2: each rule inside one message, broken by hand in the smallest way, and kept by what stands beside it."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keukentafel.berichten.iwmo import HEADER, INWONER, controleer, lees, schrijf
from keukentafel.berichten.iwmo.controles.persoon import elfproef
from keukentafel.berichten.iwmo.v3_2.toewijzing import ToegewezenProduct
from keukentafel.berichten.iwmo.v3_2.typen import (
    Achternaam,
    Adres,
    Communicatie,
    Geboortedatum,
    Huis,
    Omvang,
    OpenPeriode,
    Product,
    Telefoon,
    Telefoonnummers,
    VolledigeNaam,
)
from tests.berichten.iwmo.maken import (
    DAG,
    contact,
    gestart,
    gestopt,
    identificatie,
    relatie,
    start,
    stop,
    toegewezen,
    toewijzing,
)

CONTACT = (*INWONER, "contactgegevens", 0)
PRODUCT = (*INWONER, "toegewezen_producten", 0)
TELEFOON = Telefoonnummers(telefoon01=Telefoon(telefoonnummer="0430000000", landnummer="0031"))
BELGISCH = Adres(huis=Huis(huisnummer=1), postcode="3620", land_code="BE")


def gebroken(bericht, **anders):
    """{rule: its places}; the message also survives writing and reading."""
    assert lees(schrijf(bericht)) == bericht
    gevonden = {}
    for bevinding in controleer(bericht, **anders):
        assert (bevinding.niveau, bevinding.retourcode) == (2, "0001")
        gevonden.setdefault(bevinding.regel, []).append(bevinding.plaats)
    return gevonden


def naam(gebruik, partner=None):
    """A full name."""
    partnernaam = Achternaam(achternaam=partner) if partner else None
    return VolledigeNaam(geslachtsnaam=Achternaam(achternaam="Aydin"), partnernaam=partnernaam, naam_gebruik=gebruik)


def geboren(dag, gebruik=None):
    """A day of birth."""
    return Geboortedatum(datum=dag, datum_gebruik=gebruik)


@pytest.mark.parametrize("bericht", [toewijzing(), start(), stop()], ids=lambda b: type(b).__name__)
def test_een_goed_bericht_breekt_niets(bericht):
    assert gebroken(bericht, ook_eigen=True) == {}


@pytest.mark.parametrize("maak", [toewijzing, start, stop], ids=lambda m: m.__name__)
@pytest.mark.parametrize("bsn", ["999900007", "999999999", "000000001"])
def test_cs002(maak, bsn):
    assert gebroken(maak(bsn=bsn)) == {"CS002": [INWONER]}


@given(st.integers(0, 999_999_999))
def test_elfproef_wijst_elk_verkeerd_cijfer_aan(getal):
    """A number that passes fails after any one digit changed: that is what the test is for."""
    nummer = f"{getal:09}"
    if elfproef(nummer):
        anders = [
            nummer[:i] + cijfer + nummer[i + 1 :] for i in range(9) for cijfer in "0123456789" if cijfer != nummer[i]
        ]
        assert not any(map(elfproef, anders))


@pytest.mark.parametrize("maak", [toewijzing, start, stop], ids=lambda m: m.__name__)
@pytest.mark.parametrize(
    ("dag", "gebruik", "fout"),
    [
        (date(1907, 3, 15), None, []),
        (date(1907, 3, 14), None, ["TR002"]),
        (date(1900, 1, 1), None, ["TR002"]),
        (date(1900, 1, 1), "3", []),
        (date(1900, 1, 1), "1", ["TR002"]),
        (date(1960, 5, 1), "1", []),
        (date(1960, 5, 2), "1", ["CS139"]),
        (date(1960, 1, 1), "2", []),
        (date(1960, 2, 1), "2", ["CS139"]),
        (date(1960, 1, 2), "2", ["CS139"]),
        (date(1960, 1, 1), "3", ["CS139"]),
        (DAG, None, []),
        (DAG + timedelta(1), None, ["TR134"]),
    ],
)
def test_geboortedatum(maak, dag, gebruik, fout):
    assert gebroken(maak(geboortedatum=geboren(dag, gebruik))) == {regel: [INWONER] for regel in fout}


def test_de_schrikkeldag_en_de_geboortedatum_van_een_relatie():
    laat = replace(toewijzing(geboortedatum=geboren(date(1904, 2, 29))), header=toewijzing().header)
    header = replace(laat.header, bericht_identificatie=identificatie(dag=date(2024, 2, 29)))
    product = toegewezen(toewijzingsdatum=date(2024, 2, 1))
    bericht = replace(laat, header=header, inwoner=replace(laat.inwoner, toegewezen_producten=(product,)))
    assert gebroken(bericht) == {}
    relaties = (relatie(), relatie(nummer="2", geboortedatum=geboren(date(2030, 1, 2), "2")))
    plaats = (*INWONER, "relaties", 1)
    assert gebroken(toewijzing(relaties=relaties)) == {"CS139": [plaats], "TR134": [plaats]}


@pytest.mark.parametrize(
    ("gebruik", "partner", "fout"),
    [(g, "Buur", g not in "1234") for g in "123456"] + [(g, None, g not in "16") for g in "123456"],
)
def test_cs050(gebruik, partner, fout):
    verwacht = {"CS050": [(*INWONER, "relaties", 0)]} if fout else {}
    assert gebroken(toewijzing(relaties=(relatie(naam=naam(gebruik, partner)),))) == verwacht


def test_cs318_is_een_regel_die_de_regelset_niet_toetst():
    bericht = toewijzing(naam=naam("6"))
    assert gebroken(bericht) == {}
    assert gebroken(bericht, ook_eigen=True) == {"CS318": [INWONER]}


@pytest.mark.parametrize(
    ("vorm", "taal", "fout"), [("1", "Deens", 0), ("1", None, 1), ("2", None, 0), ("3", "Deens", 1)]
)
def test_cd007(vorm, taal, fout):
    verwacht = {"CD007": [INWONER]} if fout else {}
    assert gebroken(toewijzing(communicatie=Communicatie(vorm=vorm, taal=taal))) == verwacht


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"adres": BELGISCH}, []),
        ({"adres": replace(BELGISCH, postcode=None)}, ["CD005", "CD034", "TR006"]),
        ({"adres": replace(BELGISCH, land_code=None)}, ["CD005"]),
        ({"adres": replace(BELGISCH, land_code="NL")}, ["CS089"]),
        ({"adres": replace(BELGISCH, land_code="NL", postcode="0231AA")}, ["CS089"]),
        ({"adres": replace(BELGISCH, land_code="NL", postcode="6231 AA")}, ["CS089"]),
        ({"adres": replace(BELGISCH, land_code="NL", postcode="6231AA", huis=None)}, ["CD025", "TR006"]),
        ({"adres": replace(BELGISCH, huis=None)}, ["TR006"]),
        ({"adres": replace(BELGISCH, huis=None), "telefoon": TELEFOON}, []),
        ({"adres": None, "telefoon": TELEFOON}, ["CD034"]),
        ({"adres": None, "telefoon": TELEFOON, "soort": "02"}, []),
        ({"adres": None, "telefoon": TELEFOON, "soort": "03"}, ["CD034"]),
        ({"adres": None, "soort": "02"}, ["TR006"]),
        ({"soort": "04"}, ["TR061"]),
        ({"periode": OpenPeriode(begindatum=DAG)}, ["CD009"]),
        ({"periode": OpenPeriode(begindatum=DAG, einddatum=DAG - timedelta(1))}, ["CD009", "CS003"]),
    ],
)
def test_contact(anders, fout):
    verwacht = {regel: [INWONER if regel == "TR061" else CONTACT] for regel in fout}
    assert gebroken(toewijzing(contactgegevens=(contact(**anders),))) == verwacht


@pytest.mark.parametrize(
    ("periode", "fout"),
    [
        (OpenPeriode(begindatum=DAG, einddatum=DAG), False),
        (OpenPeriode(einddatum=DAG), False),
        (OpenPeriode(), False),
        (OpenPeriode(begindatum=DAG, einddatum=DAG - timedelta(1)), True),
    ],
)
def test_een_tijdelijk_adres_mag_een_periode_hebben(periode, fout):
    bericht = toewijzing(contactgegevens=(contact(), contact(soort="04", periode=periode)))
    assert gebroken(bericht) == ({"CS003": [(*INWONER, "contactgegevens", 1)]} if fout else {})


def test_de_regels_over_contact_gelden_ook_voor_een_relatie():
    zonder = relatie(contact=contact(adres=None))
    plaats = (*INWONER, "relaties", 0, "contact")
    assert gebroken(toewijzing(relaties=(zonder,))) == {"CD034": [plaats], "TR006": [plaats]}


WEEK, MAAND, DAGELIJKS = (Omvang(volume=3, eenheid="14", frequentie=f) for f in "241")
GENERIEK = {"product": None, "omvang": None, "budget": 500_000}
ASPECIFIEK = {"product": Product(categorie="02"), "omvang": None}


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        (GENERIEK, []),
        (GENERIEK | {"einddatum": None}, ["CD075"]),
        (ASPECIFIEK, []),
        (ASPECIFIEK | {"einddatum": None}, []),
        (ASPECIFIEK | {"budget": 500_000}, []),
        ({"product": None, "omvang": None}, ["CD079"]),
        ({"product": None}, ["CD079", "CD080"]),
        ({"omvang": None}, ["CD041"]),
        ({"omvang": None, "budget": 100}, ["CD041"]),
        ({"budget": 100}, ["CD077", "CD078"]),
        ({"budget": 0}, ["CD077", "CD078"]),
        ({"einddatum": None}, ["CD076"]),
        ({"omvang": MAAND, "einddatum": None}, []),
        ({"omvang": DAGELIJKS}, ["CS338"]),
        ({"omvang": WEEK}, []),
        ({"product": Product(categorie="02")}, ["CD080"]),
        ({"einddatum": date(2027, 3, 7)}, ["CS003"]),
        ({"einddatum": date(2027, 3, 8)}, []),
        ({"reden_wijziging": "13"}, ["CS335"]),
        ({"reden_wijziging": "13", "einddatum": date(2027, 3, 8)}, []),
        ({"reden_wijziging": "01"}, ["CS336"]),
        ({"reden_wijziging": "04"}, []),
        ({"toewijzingsdatum": DAG}, []),
        ({"toewijzingsdatum": DAG + timedelta(1)}, ["TR134"]),
    ],
)
def test_toegewezen_product(anders, fout):
    assert gebroken(toewijzing(toegewezen(**anders))) == {regel: [PRODUCT] for regel in fout}


@pytest.mark.parametrize("eenheid", ["01", "04", "14", "16", "82", "83", "84"])
def test_cs338_per_eenheid(eenheid):
    """The four units that go per week, per month or in total."""
    per_dag = toegewezen(omvang=Omvang(volume=1, eenheid=eenheid, frequentie="1"))
    assert ("CS338" in gebroken(toewijzing(per_dag))) == (eenheid in {"14", "16", "83", "84"})


def test_voor_2021_golden_twee_regels_nog_niet():
    oud = {"ingangsdatum": date(2020, 1, 1), "einddatum": date(2020, 12, 31), "toewijzingsdatum": date(2020, 1, 1)}
    product = toegewezen(**oud, product=Product(categorie="02"), omvang=DAGELIJKS)
    assert gebroken(toewijzing(product)) == {}
    assert set(gebroken(toewijzing(replace(product, einddatum=date(2021, 1, 1))))) == {"CD080", "CS338"}


# TR101 and TR302


def test_tr101():
    twee = (*INWONER, "toegewezen_producten", 1)
    ander = toegewezen(product=Product(categorie="07", code="07A01"))
    assert gebroken(toewijzing(toegewezen(), ander)) == {"TR101": [twee]}
    assert gebroken(toewijzing(relaties=(relatie(), relatie(soort="10")))) == {"TR101": [(*INWONER, "relaties", 1)]}
    assert gebroken(toewijzing(contactgegevens=(contact(), contact(organisatie="Thuis")))) == {
        "TR101": [(*INWONER, "contactgegevens", 1)]
    }


@pytest.mark.parametrize(
    ("anders", "dubbel"),
    [
        ({}, True),
        ({"toewijzing_ingangsdatum": None}, True),
        ({"status_aanlevering": "3"}, True),
        ({"begindatum": date(2027, 3, 11)}, False),
        ({"toewijzing_nummer": 102}, False),
        ({"product": Product(categorie="02", code="02A02")}, False),
    ],
)
def test_tr101_bij_start(anders, dubbel):
    verwacht = {"TR101": [(*INWONER, "start_producten", 1)]} if dubbel else {}
    assert gebroken(start(gestart(), gestart(**anders))) == verwacht


@pytest.mark.parametrize(
    ("anders", "dubbel"),
    [({}, True), ({"reden_beeindiging": "20"}, False), ({"einddatum": date(2027, 3, 13)}, False)],
)
def test_tr101_bij_stop(anders, dubbel):
    verwacht = {"TR101": [(*INWONER, "stop_producten", 1)]} if dubbel else {}
    assert gebroken(stop(gestopt(), gestopt(**anders))) == verwacht


EERST, LATER = date(2027, 3, 8), date(2027, 9, 8)


def naast(**anders: object) -> ToegewezenProduct:
    """A second order that overlaps the first one by a day."""
    return toegewezen(**({"toewijzing_nummer": 102, "ingangsdatum": LATER, "einddatum": date(2028, 1, 1)} | anders))


@pytest.mark.parametrize(
    ("een", "ander", "stapelt"),
    [
        (toegewezen(), naast(), True),
        (toegewezen(), naast(ingangsdatum=LATER + timedelta(1)), False),
        (toegewezen(omvang=MAAND, einddatum=None), naast(), True),
        (toegewezen(), naast(product=Product(categorie="02", code="02A02")), False),
        (toegewezen(), naast(**ASPECIFIEK), True),
        (toegewezen(**ASPECIFIEK), naast(**ASPECIFIEK), True),
        (toegewezen(), naast(product=Product(categorie="03"), omvang=None), False),
        (toegewezen(), naast(**GENERIEK), True),
        (toegewezen(**GENERIEK), naast(), True),
        (toegewezen(**GENERIEK), naast(**GENERIEK), True),
        (toegewezen(product=Product(categorie="11", code="11A01")), naast(product=Product(categorie="11", code="11A01")), False),
        (toegewezen(product=Product(categorie="14", code="14A01")), naast(**GENERIEK), False),
        (toegewezen(reden_wijziging="13", einddatum=EERST), naast(ingangsdatum=EERST), False),
    ],
)  # fmt: skip
def test_tr302(een, ander, stapelt):
    for volgorde in ((een, ander), (ander, een)):
        gevonden = gebroken(toewijzing(*volgorde))
        assert gevonden == ({"TR302": [(*INWONER, "toegewezen_producten", volgorde.index(ander))]} if stapelt else {})


@st.composite
def opdrachten(draw: st.DrawFn) -> ToegewezenProduct:
    """An order in one short month, so that many overlap."""
    begin = draw(st.integers(1, 9))
    einde = draw(st.none() | st.integers(begin, 10))
    categorie = draw(st.sampled_from([None, "02", "03", "11"]))
    code = draw(st.sampled_from([None, "A", "B"]))
    return toegewezen(
        toewijzing_nummer=draw(st.integers(0, 10**6)),
        product=None if categorie is None else Product(categorie=categorie, code=code),
        ingangsdatum=date(2027, 4, begin),
        einddatum=None if einde is None else date(2027, 4, einde),
        reden_wijziging=draw(st.sampled_from([None, "04", "13"])),
    )


def stapelen(een: ToegewezenProduct, ander: ToegewezenProduct) -> bool:
    """The text of TR302 for one pair, told slowly."""
    for product in (een, ander):
        if product.reden_wijziging == "13" and product.einddatum == product.ingangsdatum:
            return False
        if product.product and product.product.categorie in {"11", "12", "13", "14"}:
            return False
    if een.ingangsdatum > (ander.einddatum or date.max) or ander.ingangsdatum > (een.einddatum or date.max):
        return False
    if een.product is None or ander.product is None:
        return True
    codes = {een.product.code, ander.product.code}
    return een.product.categorie == ander.product.categorie and (None in codes or len(codes) == 1)


@settings(max_examples=300, deadline=None)
@given(st.lists(opdrachten(), min_size=1, max_size=7))
def test_tr302_zegt_wat_elk_paar_apart_zegt(producten):
    paren = any(stapelen(a, b) for i, a in enumerate(producten) for b in producten[:i])
    assert any(b.regel == "TR302" for b in controleer(toewijzing(*producten))) == paren


def test_veel_opdrachten_door_elkaar_blijven_betaalbaar():
    """Thirty thousand orders that all run at the same time, each for another product: no walk over pairs."""
    producten = tuple(
        toegewezen(toewijzing_nummer=i, product=Product(categorie="02", code=f"{i:05}")) for i in range(30_000)
    )
    begin = time.process_time()
    assert controleer(toewijzing(*producten)) == ()
    assert time.process_time() - begin < 10


# 305 and 307


@pytest.mark.parametrize("status", ["1", "2", "3", "9"])
def test_cs058(status):
    fout = status in {"2", "9"}
    assert gebroken(start(gestart(status_aanlevering=status))) == (
        {"CS058": [(*INWONER, "start_producten", 0)]} if fout else {}
    )
    assert gebroken(stop(gestopt(status_aanlevering=status))) == (
        {"CS058": [(*INWONER, "stop_producten", 0)]} if fout else {}
    )


def test_dagen_van_start_en_stop():
    morgen = DAG + timedelta(1)
    assert gebroken(start(gestart(begindatum=DAG))) == {}
    assert gebroken(start(gestart(begindatum=morgen))) == {"TR134": [(*INWONER, "start_producten", 0)]}
    plaats = (*INWONER, "stop_producten", 0)
    assert gebroken(stop(gestopt(einddatum=morgen))) == {"TR134": [plaats]}
    assert gebroken(stop(gestopt(begindatum=DAG, einddatum=DAG))) == {}
    assert gebroken(stop(gestopt(begindatum=DAG, einddatum=DAG - timedelta(1)))) == {"TR018": [plaats]}


def test_geen_regel_van_niveau_2_wijst_de_header_aan():
    assert HEADER not in {b.plaats for b in controleer(start(gestart(begindatum=date(2028, 1, 1)), bsn="000000001"))}
