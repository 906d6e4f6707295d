"""The help that comes, as the resident reads it: when it begins, by whom, who rings, and that it began or stopped."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from keukentafel.omgeving.contracten import operations as contracten
from keukentafel.reis.leveren import melding_terugnemen, opdracht_beantwoorden, start_melden, stop_melden
from keukentafel.reis.leveren import toewijzing_geven as geef
from keukentafel.stelsel.gebruikers.models import Mandaat
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import namens
from tests import verderop
from tests.balies.inwoner.pagina import VERSLAGDAG, tekst, u
from tests.opzet import BEGIN, als, maak_gebruiker

TEKENDAG = datetime(2027, 3, 31, 9, tzinfo=UTC)


@pytest.fixture
def toegekend(fatma, vraag, meerssen, noor, op_dag) -> dict[str, Any]:
    """Help was granted from Monday 12 April 2027; De Geulbrug has a contract."""
    hans = maak_gebruiker("Hans Vroomen", (meerssen, Rol.CONSULENT))
    with namens({meerssen.code}, doel="proef"):
        Mandaat.objects.create(
            gemeente=meerssen, gebruiker=hans, soort="toekennen", tot_cent=500_000, periode=DateRange(BEGIN, None),
            grondslag="Mandaatbesluit (voorbeeld)",
        )  # fmt: skip
        verderop.verslag(meerssen, noor, vraag.zaak, VERSLAGDAG)
        verderop.getekend(meerssen, vraag.zaak, datetime(2027, 3, 18, 9, tzinfo=UTC))
        besluit = verderop.besluit(meerssen, noor, hans, vraag.zaak, TEKENDAG, "toekenning")
        wie = contracten.maak_aanbieder(naam="De Geulbrug", agb="75750001", telefoon="043 000 00 10")
        huis = contracten.maak_product(
            gemeente=meerssen.code, naam="Hulp bij het huishouden", categorie="01", code="01A05", eenheid="01"
        )
        contract = contracten.maak_contract(gemeente=meerssen.code, aanbieder=wie.id, nummer="M-1", van=BEGIN, tot=None)
        contracten.maak_tarief(contract=contract, product=huis.id, cent=60, van=BEGIN, tot=None)
    op_dag(TEKENDAG)
    return {"besluit": besluit, "aanbieder": wie.id, "product": huis.id}


@pytest.fixture
def besteld(toegekend, vraag, meerssen, noor) -> dict[str, Any]:
    """The order was given; what each act about it wants to know."""
    with namens({meerssen.code}, doel="proef"):
        rij = geef(
            gemeente=meerssen, zaak=vraag.zaak, besluit=toegekend["besluit"].id, aanbieder=toegekend["aanbieder"],
            product=toegekend["product"], volume=115, frequentie="2", ingangsdatum=date(2027, 4, 12),
            einddatum=date(2028, 4, 10), wie=als(noor), op=TEKENDAG,
        )  # fmt: skip
    return {"gemeente": meerssen, "toewijzing": rij.id, "wie": als(noor)}


def om(maand: int, dag: int) -> datetime:
    return datetime(2027, maand, dag, 9, tzinfo=UTC)


def zeg_ja(besteld, toegekend, meerssen, **anders):
    with namens({meerssen.code}, doel="proef"):
        opdracht_beantwoorden(
            aanbieder=toegekend["aanbieder"], contactpersoon="Petra Ramakers", op=om(4, 1), **besteld,
            **({"antwoord": "ja"} | anders),
        )  # fmt: skip


def test_the_page_goes_from_asked_to_promised_to_begun_to_stopped(
    fatma, besteld, toegekend, meerssen, op_dag, django_assert_max_num_queries
):
    gevraagd = tekst(fatma.get(u("mijn-vraag")))
    assert "De Geulbrug kreeg van ons de opdracht om hulp bij het huishouden te geven." in gevraagd
    assert "Wij vroegen De Geulbrug om te beginnen op maandag 12 april. Een antwoord komt nog." in gevraagd
    zeg_ja(besteld, toegekend, meerssen)
    with django_assert_max_num_queries(24):
        beloofd = tekst(fatma.get(u("mijn-vraag")))
    assert "U krijgt hulp. Uw hulp begint op <strong>maandag 12 april.</strong>" in beloofd
    assert "De hulp begint op maandag 12 april, door De Geulbrug." in beloofd
    assert "Petra Ramakers van De Geulbrug belt voor de eerste afspraak." in beloofd
    assert "043 000 00 10" in beloofd
    op_dag(om(4, 20))
    with namens({meerssen.code}, doel="proef"):
        begin = start_melden(datum=date(2027, 4, 14), via="hand", op=om(4, 19), **besteld)
    begonnen = tekst(fatma.get(u("mijn-vraag")))
    assert begonnen.count("Uw hulp is begonnen op woensdag 14 april.") == 1
    assert "Wij hoorden dat uw hulp begon" in begonnen
    assert "Uw hulp loopt" in begonnen
    assert "De hulp is er tot en met maandag 10 april 2028." in begonnen
    assert begonnen.count("De Geulbrug is begonnen") == 1
    assert 'href="tel:0430000010"' in begonnen
    assert "Petra Ramakers van De Geulbrug belt" not in begonnen
    with namens({meerssen.code}, doel="proef"):
        terug = {k: v for k, v in besteld.items() if k != "toewijzing"}
        melding_terugnemen(levermelding=begin.id, via="hand", op=om(4, 20), **terug)
    daarna = tekst(fatma.get(u("mijn-vraag")))
    assert "Uw hulp begint op" not in daarna  # that day is past
    assert "U krijgt hulp. Wij hoorden nog niet dat de hulp is begonnen." in daarna
    assert "De Geulbrug zou beginnen op maandag 12 april." in daarna
    op_dag(om(7, 2))
    with namens({meerssen.code}, doel="proef"):
        start_melden(datum=date(2027, 4, 15), via="hand", op=om(7, 1), **besteld)
        stop_melden(datum=date(2027, 6, 30), reden="21", via="hand", op=om(7, 1), **besteld)
    gestopt = tekst(fatma.get(u("mijn-vraag")))
    assert "Uw hulp is gestopt. De laatste dag was woensdag 30 juni." in gestopt


def test_later_is_an_offer_and_no_promise(fatma, besteld, toegekend, meerssen):
    zeg_ja(besteld, toegekend, meerssen, antwoord="later", kan_vanaf=date(2027, 4, 26))
    pagina = tekst(fatma.get(u("mijn-vraag")))
    assert "De Geulbrug kan beginnen op maandag 26 april. Wilt u daar niet op wachten? Bel ons dan." in pagina
    assert "De hulp begint op" not in pagina
    assert "belt voor de eerste afspraak" not in pagina


@pytest.mark.parametrize("dag", [om(4, 1), om(6, 1)], ids=["before the day", "long after"])
def test_who_said_no_is_not_on_the_page_and_no_day_is_promised(fatma, besteld, toegekend, meerssen, op_dag, dag):
    zeg_ja(besteld, toegekend, meerssen, antwoord="nee", reden="Geen plek.")
    op_dag(dag)
    pagina = tekst(fatma.get(u("mijn-vraag")))
    assert "Petra Ramakers" not in pagina
    assert "U krijgt hulp. Wij zoeken een andere aanbieder. U hoort van ons wie er komt, en wanneer." in pagina
    assert "begint op" not in pagina


def test_without_an_order_no_day_is_promised(fatma, toegekend, op_dag):
    for moment in (om(4, 1), om(6, 1)):
        op_dag(moment)
        pagina = tekst(fatma.get(u("mijn-vraag")))
        assert "U krijgt hulp. Wij regelen een aanbieder voor u." in pagina
        assert "begint op" not in pagina


def test_a_question_without_an_answer_is_no_promise(fatma, besteld, op_dag):
    pagina = tekst(fatma.get(u("mijn-vraag")))
    assert "U krijgt hulp. Wij vroegen De Geulbrug om te beginnen op maandag 12 april." in pagina
    op_dag(om(5, 3))
    assert "Wij hoorden nog niet dat de hulp is begonnen. U hoort van ons." in tekst(fatma.get(u("mijn-vraag")))
