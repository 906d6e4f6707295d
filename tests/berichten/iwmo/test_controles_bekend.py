"""Levels 3 and 4: what does not fit what is known from other messages, or facts from outside."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest

from keukentafel.berichten.iwmo import (
    HEADER,
    INWONER,
    BekendeStart,
    BekendeStop,
    BekendeToewijzing,
    controleer_bekend,
    controleer_extern,
)
from keukentafel.berichten.iwmo.v3_2.typen import Product
from tests.berichten.iwmo.maken import (
    AANBIEDER,
    BSN,
    DAG,
    GEMEENTE,
    gestart,
    gestopt,
    start,
    stop,
    toegewezen,
    toewijzing,
)

PRODUCT = Product(categorie="02", code="02A01")
START = (*INWONER, "start_producten", 0)
STOP = (*INWONER, "stop_producten", 0)
BEGIN = date(2027, 3, 10)
EINDE = date(2027, 3, 14)

OPDRACHT = BekendeToewijzing(
    nummer=101, bsn=BSN, gemeente=GEMEENTE, aanbieder=AANBIEDER, product=PRODUCT,
    ingangsdatum=date(2027, 3, 8), einddatum=date(2027, 9, 8),
)  # fmt: skip
GESTART = BekendeStart(toewijzing_nummer=101, product=PRODUCT, begindatum=BEGIN)
GESTOPT = BekendeStop(toewijzing_nummer=101, product=PRODUCT, begindatum=BEGIN, einddatum=EINDE, reden_beeindiging="19")
TIJDELIJK = replace(GESTOPT, reden_beeindiging="20", einddatum=date(2027, 3, 12))


@dataclass
class Wereld:
    """What is known, in lists."""

    opdrachten: tuple[BekendeToewijzing, ...] = (OPDRACHT,)
    gestart: tuple[BekendeStart, ...] = ()
    gestopt: tuple[BekendeStop, ...] = ()
    identificaties: frozenset[tuple[str, str, str]] = frozenset()
    taken: bool = False

    def kent_identificatie(self, *, soort: str, afzender: str, identificatie: str) -> bool:
        return (soort, afzender, identificatie) in self.identificaties

    def toewijzing(self, nummer: int, *, gemeente: str) -> BekendeToewijzing | None:
        return next((o for o in self.opdrachten if (o.nummer, o.gemeente) == (nummer, gemeente)), None)

    def starten(self, bsn: str, *, gemeente: str, aanbieder: str) -> tuple[BekendeStart, ...]:
        return self.gestart if (bsn, gemeente, aanbieder) == (BSN, GEMEENTE, AANBIEDER) else ()

    def stoppen(self, bsn: str, *, gemeente: str, aanbieder: str) -> tuple[BekendeStop, ...]:
        return self.gestopt if (bsn, gemeente, aanbieder) == (BSN, GEMEENTE, AANBIEDER) else ()

    def taakgericht(self, product: Product | None, *, gemeente: str, aanbieder: str) -> bool:
        return self.taken


def gevonden(bericht, **wereld):
    """{(rule, code): places}."""
    uit = {}
    for bevinding in controleer_bekend(bericht, Wereld(**wereld)):
        assert bevinding.niveau == 3
        uit.setdefault((bevinding.regel, bevinding.retourcode), []).append(bevinding.plaats)
    return uit


@pytest.mark.parametrize(
    ("bericht", "wereld"),
    [
        (toewijzing(), {}),
        (toewijzing(), {"opdrachten": ()}),
        (start(), {}),
        (stop(), {"gestart": (GESTART,)}),
    ],
)
def test_wat_past_krijgt_geen_opmerking(bericht, wereld):
    assert gevonden(bericht, **wereld) == {}


@pytest.mark.parametrize(
    ("bericht", "soort", "afzender"),
    [
        (toewijzing(), "WMO301", GEMEENTE),
        (start(), "WMO305", AANBIEDER),
        (stop(), "WMO307", AANBIEDER),
    ],
)
def test_tr056(bericht, soort, afzender):
    al = frozenset({(soort, afzender, "M1")})
    assert gevonden(bericht, gestart=(GESTART,), identificaties=al)[("TR056", "9056")] == [HEADER]
    ander = frozenset({(soort, afzender, "M2"), ("WMO323", afzender, "M1"), (soort, "00000000", "M1")})
    assert ("TR056", "9056") not in gevonden(bericht, gestart=(GESTART,), identificaties=ander)


@pytest.mark.parametrize("van", [{"bsn": "999990019"}, {"aanbieder": "00000000"}])
def test_tr332(van):
    plaats = (*INWONER, "toegewezen_producten", 1)
    bericht = toewijzing(toegewezen(toewijzing_nummer=7), toegewezen())
    assert gevonden(bericht, opdrachten=(replace(OPDRACHT, **van),)) == {("TR332", "9332"): [plaats]}


@pytest.mark.parametrize(
    "opdrachten",
    [
        (),
        (replace(OPDRACHT, nummer=102),),
        (replace(OPDRACHT, bsn="999990019"),),
        (replace(OPDRACHT, aanbieder="00000000"),),
        (replace(OPDRACHT, gemeente="0986"),),
    ],
)
def test_tr019(opdrachten):
    assert gevonden(start(), opdrachten=opdrachten) == {("TR019", "9019"): [START]}


def test_tr019_zonder_nummer_mag_alleen_bij_een_taak():
    zonder = start(gestart(toewijzing_nummer=None))
    assert gevonden(zonder) == {("TR019", "9019"): [START]}
    assert gevonden(zonder, taken=True) == {}
    # A number that is given must exist, for a task too.
    assert gevonden(start(), opdrachten=(), taken=True) == {("TR019", "9019"): [START]}


@pytest.mark.parametrize(
    ("dag", "fout"),
    [
        (date(2027, 3, 7), True),
        (date(2027, 3, 8), False),
        (date(2027, 9, 8), False),
        (date(2027, 9, 9), True),
    ],
)
def test_een_start_buiten_de_toewijzing_is_een_signaal(dag, fout):
    assert gevonden(start(gestart(begindatum=dag))) == ({("KT01", None): [START]} if fout else {})


@pytest.mark.parametrize(
    ("gemeld", "opgedragen", "fout"),
    [
        (PRODUCT, PRODUCT, False),
        (Product(categorie="02", code="02A02"), PRODUCT, True),
        (Product(categorie="02"), PRODUCT, True),
        (Product(categorie="07", code="02A01"), Product(categorie="02"), True),
        (PRODUCT, Product(categorie="02"), False),
        (PRODUCT, None, False),
        (None, PRODUCT, False),
    ],
)
def test_een_ander_product_is_een_signaal(gemeld, opgedragen, fout):
    uit = gevonden(start(gestart(product=gemeld)), opdrachten=(replace(OPDRACHT, product=opgedragen),))
    assert uit == ({("KT02", None): [START]} if fout else {})


# corrections and repeats


def test_tr063_en_de_verwijdering_die_wel_kan():
    weg = start(gestart(status_aanlevering="3"))
    assert gevonden(weg, gestart=(GESTART,)) == {}
    assert gevonden(weg) == {("TR063", "9063"): [START]}
    assert gevonden(weg, gestart=(replace(GESTART, begindatum=EINDE),)) == {("TR063", "9063"): [START]}
    stopweg = stop(gestopt(status_aanlevering="3"))
    assert gevonden(stopweg, gestart=(GESTART,), gestopt=(GESTOPT,)) == {}
    assert gevonden(stopweg, gestart=(GESTART,), gestopt=(TIJDELIJK,)) == {("TR063", "9063"): [STOP]}


def test_een_verwijdering_wordt_verder_niet_beoordeeld():
    """TR063 says so: no order needed, no start needed."""
    assert gevonden(start(gestart(status_aanlevering="3")), gestart=(GESTART,), opdrachten=()) == {}
    assert gevonden(stop(gestopt(status_aanlevering="3")), gestopt=(GESTOPT,)) == {}


def test_tr071():
    weg = start(gestart(status_aanlevering="3"))
    assert gevonden(weg, gestart=(GESTART,), gestopt=(GESTOPT,)) == {("TR071", "9071"): [START]}


def test_tr074_en_tr326_bij_een_start_die_al_loopt():
    dubbel = gevonden(start(), gestart=(GESTART,))
    assert dubbel == {("TR074", "9074"): [START], ("TR326", "9326"): [START]}
    later = start(gestart(begindatum=EINDE))
    assert gevonden(later, gestart=(GESTART,)) == {("TR326", "9326"): [START]}
    assert gevonden(later, gestart=(GESTART,), gestopt=(GESTOPT,)) == {}
    assert gevonden(later, gestart=(GESTART,), gestopt=(TIJDELIJK,)) == {}


def test_een_stop_van_een_andere_start_maakt_geen_plaats():
    eerder = replace(GESTOPT, begindatum=date(2027, 3, 8))
    later = start(gestart(begindatum=EINDE))
    assert gevonden(later, gestart=(GESTART,), gestopt=(eerder,)) == {("TR326", "9326"): [START]}


def test_tr326_bij_een_taak_gaat_over_het_product():
    taak = {"gestart": (replace(GESTART, toewijzing_nummer=None),), "taken": True}
    zelfde = start(gestart(toewijzing_nummer=None, begindatum=EINDE))
    assert gevonden(zelfde, **taak) == {("TR326", "9326"): [START]}
    ander = Product(categorie="07", code="07A01")
    assert gevonden(start(gestart(toewijzing_nummer=None, product=ander)), **taak) == {}


@pytest.mark.parametrize("eerst_weg", [True, False])
def test_een_verbeterde_start_in_een_bericht(eerst_weg):
    """Delete and deliver anew in one message: the usual correction, in either order."""
    regels = [gestart(status_aanlevering="3"), gestart(begindatum=EINDE)]
    bericht = start(*(regels if eerst_weg else reversed(regels)))
    assert gevonden(bericht, gestart=(GESTART,)) == {}


def test_een_verbeterde_stop_in_een_bericht():
    bericht = stop(gestopt(status_aanlevering="3"), gestopt(einddatum=date(2027, 3, 13)))
    assert gevonden(bericht, gestart=(GESTART,), gestopt=(GESTOPT,)) == {}


# stops


@pytest.mark.parametrize(
    "gestart",
    [
        (),
        (replace(GESTART, begindatum=EINDE),),
        (replace(GESTART, toewijzing_nummer=102),),
        (replace(GESTART, product=Product(categorie="02")),),
        (replace(GESTART, product=None),),
    ],
)
def test_tr382(gestart):
    assert gevonden(stop(), gestart=gestart) == {("TR382", "9069"): [STOP]}


@pytest.mark.parametrize(
    ("eerder", "reden", "einde", "regels"),
    [
        (TIJDELIJK, "19", EINDE, []),
        (TIJDELIJK, "19", TIJDELIJK.einddatum, []),
        (TIJDELIJK, "19", date(2027, 3, 11), [("TR414", "9414")]),
        (TIJDELIJK, "20", EINDE, [("TR413", "9413")]),
        (TIJDELIJK, "20", date(2027, 3, 11), [("TR413", "9413"), ("TR414", "9414")]),
        (TIJDELIJK, "20", TIJDELIJK.einddatum, [("TR074", "9074"), ("TR413", "9413")]),
        (GESTOPT, "02", EINDE, [("TR415", "9415")]),
        (GESTOPT, "20", EINDE, [("TR415", "9415")]),
        (GESTOPT, "19", EINDE, [("TR074", "9074"), ("TR415", "9415")]),
        (GESTOPT, "19", date(2027, 3, 12), [("TR414", "9414"), ("TR415", "9415")]),
    ],
)
def test_tr413_tr414_tr415(eerder, reden, einde, regels):
    nieuw = stop(gestopt(reden_beeindiging=reden, einddatum=einde))
    uit = gevonden(nieuw, gestart=(GESTART,), gestopt=(eerder,))
    assert uit == {regel: [STOP] for regel in regels}


def test_een_stop_van_een_andere_levering_telt_niet():
    ander = replace(GESTOPT, begindatum=date(2027, 3, 8))
    assert gevonden(stop(), gestart=(GESTART,), gestopt=(ander,)) == {}


def test_alleen_de_regel_die_niet_past_wordt_genoemd():
    bericht = stop(gestopt(), gestopt(toewijzing_nummer=102))
    plaats = (*INWONER, "stop_producten", 1)
    assert gevonden(bericht, gestart=(GESTART,)) == {("TR382", "9069"): [plaats]}


# level 4


@dataclass
class Buitenwereld:
    """The day, the municipalities and the products."""

    dag: date = DAG
    sinds: date = date(2000, 1, 1)
    tot: date = date.max
    producten: frozenset[tuple[str, str | None]] = frozenset({("02", "02A01")})

    def vandaag(self) -> date:
        return self.dag

    def gemeente_bestaat(self, code: str, *, op: date) -> bool:
        return code == GEMEENTE and self.sinds <= op <= self.tot

    def product_past(self, product: Product) -> bool:
        return (product.categorie, product.code) in self.producten


def buiten(bericht, **bron):
    """{(rule, code): places}."""
    uit = {}
    for bevinding in controleer_extern(bericht, Buitenwereld(**bron)):
        assert bevinding.niveau == 4
        uit.setdefault((bevinding.regel, bevinding.retourcode), []).append(bevinding.plaats)
    return uit


BERICHTEN = [
    (toewijzing(), (*INWONER, "toegewezen_producten", 0)),
    (start(), START),
    (stop(), STOP),
]


@pytest.mark.parametrize(("bericht", "plaats"), BERICHTEN)
def test_feiten_van_buiten(bericht, plaats):
    assert buiten(bericht) == {}
    assert buiten(bericht, dag=date(2027, 3, 14)) == {("TR135", "8848"): [HEADER]}
    assert buiten(bericht, producten=frozenset()) == {("TR381", "S329"): [plaats]}
    # Gone on the day of the message, there on the first day of the order: an old code is allowed after a merger.
    assert buiten(bericht, tot=date(2027, 3, 8)) == {}
    assert buiten(bericht, tot=date(2027, 3, 7)) == {("TR378", "S300"): [HEADER]}


def test_een_product_zonder_code_past_altijd():
    open_opdracht = toegewezen(product=Product(categorie="02"), omvang=None)
    zonder = toegewezen(product=None, omvang=None, budget=100, toewijzing_nummer=9)
    assert buiten(toewijzing(open_opdracht, zonder), producten=frozenset()) == {}
