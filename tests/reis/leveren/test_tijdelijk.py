"""Temporary help gets its order at once, beside the road of the case: also when the question is withdrawn or joined."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from keukentafel.dossier.levering.models import Toewijzing
from keukentafel.dossier.zaak.models import Taak, Zaak
from keukentafel.reis.besluiten import Hulpvelden, tijdelijk_besluiten
from keukentafel.reis.leveren import bestelling, hulp_van, levering_van, start_melden, stop_melden, toewijzing_geven
from keukentafel.reis.melden import intrekken, samenvoegen
from keukentafel.stelsel.gemeenten.namens import namens
from tests.reis.besluiten.conftest import Bank, maak_bank, om
from tests.reis.besluiten.test_spoed_voorleggen import andere_zaak
from tests.reis.leveren.conftest import geef_bsn, maak_contracten
from tests.reis.leveren.test_geven import open_werk

KOKEN = (Hulpvelden(activiteit="Koken", frequentie="elke dag", minuten=60, per="dag"),)
DAG = om(2027, 2, 2)


@pytest.fixture
def spoed(meerssen, mensen) -> Any:
    """A new question in which De Geulbrug helps at once, from 3 February 2027 for two weeks."""
    with namens({meerssen.code}, doel="proef"):
        bank = maak_bank(meerssen, mensen, om(2027, 2, 1))
        geef_bsn(bank)
        geulbrug, *_ = maak_contracten(meerssen, mensen)
        besluit = tijdelijk_besluiten(
            gemeente=meerssen, zaak=bank.zaak, begin=date(2027, 2, 3), hulp=KOKEN, weken=2, kosten_cent=80_000,
            motivering="Uw man ligt in het ziekenhuis.", aanbieder="Zorgcoöperatie De Geulbrug", wie=bank.noor, op=DAG,
        )  # fmt: skip
        yield bank, besluit, geulbrug


def bestel(bank: Bank, besluit: Any, zaak: int | None = None) -> Toewijzing:
    """Give the order as the page fills it in."""
    record = Zaak.objects.get(id=zaak or bank.zaak)
    b = bestelling(zaak=record, besluit=besluit.id, wie=bank.noor, op=DAG)
    assert b.product is not None
    assert b.aanbieder is not None
    return toewijzing_geven(
        gemeente=bank.gemeente, zaak=record.id, besluit=besluit.id, aanbieder=b.aanbieder.id, product=b.product.id,
        volume=b.volume or 0, frequentie=b.frequentie, ingangsdatum=b.eerste, einddatum=b.laatste, wie=bank.noor,
        op=DAG,
    )  # fmt: skip


def test_the_order_is_urgent_the_same_day_and_filled_in_from_the_besluit(spoed):
    bank, besluit, geulbrug = spoed
    assert open_werk(bank.zaak) == [("Geef de opdracht aan de aanbieder", date(2027, 2, 2), "")]
    assert Taak.objects.get(wat="Geef de opdracht aan de aanbieder").spoed
    rij = bestel(bank, besluit)
    assert (rij.aanbieder_id, rij.volume, rij.frequentie) == (geulbrug.id, 60, "1")
    assert (rij.ingangsdatum, rij.einddatum) == (date(2027, 2, 3), date(2027, 2, 16))


def test_help_begins_and_stops_while_the_question_goes_its_own_way(spoed):
    bank, besluit, _ = spoed
    rij = bestel(bank, besluit)
    alles: dict[str, Any] = {"gemeente": bank.gemeente, "toewijzing": rij.id, "via": "hand", "wie": bank.noor}
    start_melden(datum=date(2027, 2, 3), op=om(2027, 2, 4), **alles)
    assert bank.record().stand == "ontvangen"
    assert [h.gestart_op for h in hulp_van(zaak=bank.record())] == [date(2027, 2, 3)]
    stop_melden(datum=date(2027, 2, 16), reden="19", op=om(2027, 2, 17), **alles)
    assert bank.record().stand == "ontvangen"
    assert open_werk(bank.zaak) == []


def test_a_withdrawn_question_still_orders_the_help_that_was_promised(spoed):
    bank, besluit, _ = spoed
    intrekken(gemeente=bank.gemeente, zaak=bank.zaak, wie=bank.noor, op=DAG)
    assert open_werk(bank.zaak) == [("Geef de opdracht aan de aanbieder", date(2027, 2, 2), "")]
    bestel(bank, besluit)
    assert [w[0] for w in open_werk(bank.zaak)] == ["De aanbieder zegt of het lukt"]


def test_a_joined_question_brings_its_help_along(spoed):
    bank, besluit, _ = spoed
    naar = andere_zaak(bank)
    samenvoegen(gemeente=bank.gemeente, zaak=bank.zaak, bij=naar, wie=bank.noor, op=DAG)
    assert [w[0] for w in open_werk(naar)] == ["Geef de opdracht aan de aanbieder"]
    beeld = levering_van(zaak=Zaak.objects.get(id=naar), op=DAG)
    assert [gat.besluit.id for gat in beeld.wacht] == [besluit.id]
    rij = bestel(bank, besluit, naar)
    assert [w[0] for w in open_werk(naar)] == ["De aanbieder zegt of het lukt"]
    start_melden(
        gemeente=bank.gemeente, toewijzing=rij.id, datum=date(2027, 2, 3), via="hand", wie=bank.noor,
        op=om(2027, 2, 4),
    )  # fmt: skip
    assert [w[0] for w in open_werk(naar)] == ["De aanbieder meldt wanneer de hulp stopte"]
    assert [h.gestart_op for h in hulp_van(zaak=Zaak.objects.get(id=naar))] == [date(2027, 2, 3)]
