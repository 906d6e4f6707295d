"""For what of a besluit an order is: the provider reads and writes that, as it was while the order ran, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from typing import Any

import pytest
from django.db import connection

from keukentafel.dossier.evaluatie.models import Resultaatafspraak
from keukentafel.dossier.levering.models import Opdrachthulp, Toewijzing, Voortgang
from keukentafel.omgeving.contracten import operations as contracten
from keukentafel.reis.besluiten import Doelvelden, Hulpvelden
from keukentafel.reis.evalueren import resultaat_aanscherpen
from keukentafel.reis.handeling import Geweigerd, NietGevonden
from keukentafel.reis.leveren import (
    bestelling,
    levering_van,
    opdracht,
    opdrachten_van,
    start_melden,
    stop_melden,
    voortgang_geven,
)
from keukentafel.reis.leveren.waarvoor import lijnen_van
from keukentafel.stelsel.gemeenten.namens import namens
from keukentafel.stelsel.logboek.models import Logregel
from tests.reis.besluiten.conftest import GEVULD
from tests.reis.leveren.conftest import BESLOTEN, Levering, maak_levering, om

DAGBESTEDING = Doelvelden(
    woorden="Ik wil weer onder de mensen", resultaat="Zij gaat elke week naar de groep", richting="stabilisering",
    maatstaf="Zij is er elke dinsdag", datum=date(2027, 12, 1),
    hulp=(Hulpvelden(activiteit="Dagbesteding in een groep", frequentie="elke week", minuten=240, per="week"),),
)  # fmt: skip


@pytest.fixture
def twee(meerssen, mensen) -> Iterator[Levering]:
    """A besluit with two goals: the house, and being among people."""
    with namens({meerssen.code}, doel="proef"):
        yield maak_levering(meerssen, mensen, doelen=(*GEVULD.doelen, DAGBESTEDING))


def lijnen(levering: Levering) -> list[Any]:
    return lijnen_van(gemeente=levering.gemeente.code, besluit=levering.besluit.id)


def lees(levering: Levering, t: Toewijzing, op=None):
    """The order as Petra sees it."""
    return opdracht(
        gemeente=levering.gemeente.code, toewijzing=t.id, aanbieder=levering.geulbrug.id, wie=levering.petra,
        op=op or om(2027, 4, 20),
    )  # fmt: skip


def lijst(levering: Levering, op, **anders):
    return opdrachten_van(
        aanbieders={levering.gemeente.code: levering.geulbrug.id}, wie=levering.petra, op=op, **anders
    )


def begonnen(levering: Levering, **anders: Any) -> Toewijzing:
    t = levering.geef(**anders)
    levering.antwoord(t)
    start_melden(
        gemeente=levering.gemeente, toewijzing=t.id, datum=date(2027, 4, 12), via="portaal", wie=levering.petra,
        op=om(2027, 4, 13),
    )  # fmt: skip
    return t


def stop(levering: Levering, t: Toewijzing, reden: str = "21") -> None:
    stop_melden(
        gemeente=levering.gemeente, toewijzing=t.id, datum=date(2027, 8, 31), reden=reden, via="portaal",
        wie=levering.petra, op=om(2027, 9, 1),
    )  # fmt: skip


def scherp(levering: Levering, doel: int, resultaat: str, op) -> None:
    resultaat_aanscherpen(
        gemeente=levering.gemeente, zaak=levering.bank.zaak, doel=doel, resultaat=resultaat, maatstaf="Elke maand",
        datum=date(2028, 3, 1), wie=levering.bank.noor, op=op,
    )  # fmt: skip


def test_a_provider_reads_and_writes_only_the_goals_of_its_order(twee):
    huis, groep = lijnen(twee)
    t = begonnen(twee, voor=[huis.sleutel])
    beeld = lees(twee, t)
    assert [(r.doel, r.woorden) for r in beeld.resultaten] == [(huis.doel.id, huis.doel.woorden)]
    assert "Dagbesteding" not in repr(beeld)
    assert "onder de mensen" not in repr(beeld)
    assert (beeld.regel.resultaten, lijst(twee, om(2027, 4, 20))[0].resultaten) == (1, 1)
    alles: dict[str, Any] = {"gemeente": twee.gemeente, "toewijzing": t.id, "hoe": "goed", "gedaan": "Gedaan."}
    with pytest.raises(NietGevonden):
        voortgang_geven(doel=groep.doel.id, wie=twee.petra, op=om(2027, 5, 1), **alles)
    voortgang_geven(doel=huis.doel.id, wie=twee.petra, op=om(2027, 5, 1), **alles)
    assert list(Voortgang.objects.values_list("doel_id", flat=True)) == [huis.doel.id]


def test_an_order_without_a_choice_is_for_all_of_the_besluit_and_the_file_says_for_what(twee):
    t = twee.geef()
    assert {(r.doel_id, r.hulp_id) for r in Opdrachthulp.objects.filter(toewijzing=t)} == {
        lijn.sleutel for lijn in lijnen(twee)
    }
    (stand,) = levering_van(zaak=twee.bank.record(), op=BESLOTEN).opdrachten
    assert [r.hulp.activiteit for r in stand.voor] == ["Zwaar werk in huis", "Dagbesteding in een groep"]


@pytest.mark.parametrize("keuze", [[], [(0, 0)]])
def test_nothing_or_something_else_is_no_choice(twee, keuze):
    with pytest.raises(Geweigerd, match="Kies voor welke hulp"):
        twee.geef(voor=keuze)
    assert not Toewijzing.objects.exists()


def test_the_same_order_for_other_help_is_another_order(twee):
    huis, groep = lijnen(twee)
    t = twee.geef(voor=[huis.sleutel])
    assert twee.geef(voor=[huis.sleutel]).id == t.id
    with pytest.raises(Geweigerd, match="heeft al een opdracht"):  # the same product in the same days (TR302)
        twee.geef(voor=[groep.sleutel])


def test_what_is_chosen_beforehand(twee):
    huis, groep = lijnen(twee)

    def voorstel(product: int) -> set[Any]:
        b = bestelling(
            zaak=twee.bank.record(), besluit=twee.besluit.id, wie=twee.bank.noor, op=BESLOTEN, product=product
        )
        return set(b.voor)

    assert voorstel(twee.huis.id) == {huis.sleutel, groep.sleutel}  # one product: all
    g = twee.gemeente.code
    dag = contracten.maak_product(gemeente=g, naam="Dagbesteding", categorie="07", code="07A05", eenheid="01")
    stoel = contracten.maak_product(gemeente=g, naam="Rolstoel", categorie="11", code="11A01", eenheid="82")
    assert voorstel(dag.id) == set()  # nobody but who orders knows which of the two
    twee.geef(voor=[huis.sleutel])
    assert voorstel(dag.id) == {groep.sleutel}  # the house was ordered: this is what is left
    assert voorstel(stoel.id) == {groep.sleutel}  # nothing here is a thing: then what is left


def test_after_a_final_stop_nothing_newer_is_read_or_written(levering):
    t = begonnen(levering)
    (lijn,) = lijnen(levering)
    scherp(levering, lijn.doel.id, "De ramen zijn ook schoon", om(2027, 6, 1))
    stop(levering, t, "20")
    assert lees(levering, t, om(2027, 9, 2)).resultaten[0].resultaat == "De ramen zijn ook schoon"
    assert lees(levering, t, om(2027, 9, 2)).telefoon  # it goes on later
    stop(levering, t)
    scherp_na(levering, lijn.doel.id)
    beeld = lees(levering, t, om(2027, 10, 2))
    assert beeld.resultaten[0].resultaat == "De ramen zijn ook schoon"
    assert "nieuwe afspraak" not in repr(beeld)
    assert (beeld.telefoon, beeld.adres, beeld.regel.plaats) == ("", (), "")
    with pytest.raises(Geweigerd, match="Deze hulp is gestopt"):
        voortgang_geven(
            gemeente=levering.gemeente, toewijzing=t.id, doel=lijn.doel.id, hoe="goed", gedaan="Nog iets.",
            wie=levering.petra, op=om(2027, 9, 2),
        )  # fmt: skip


def scherp_na(levering: Levering, doel: int) -> None:
    """Another agreement, after the order ended, as it is kept when help goes on elsewhere."""
    Resultaatafspraak.objects.create(
        gemeente=levering.gemeente, zaak_id=levering.bank.zaak, doel_id=doel, resultaat="Een nieuwe afspraak",
        maatstaf="nieuwe afspraak", datum=date(2028, 3, 1), dag=date(2027, 10, 1), door_naam="Noor",
        vastgelegd_op=om(2027, 10, 1),
    )  # fmt: skip


def test_a_refused_order_is_no_longer_read(levering):
    t = levering.geef()
    levering.antwoord(t, "nee", reden="Geen plek.", contactpersoon="")
    with pytest.raises(NietGevonden):
        lees(levering, t)
    assert lijst(levering, om(2027, 4, 20)) == []


def test_the_list_names_and_logs_nobody_whose_order_ended(levering):
    t = begonnen(levering)
    wat = "stond op de lijst van de aanbieder"
    (regel,) = lijst(levering, om(2027, 6, 1))
    assert "Fatma" in regel.inwoner
    assert Logregel.objects.filter(handeling=wat).count() == 1
    stop(levering, t)
    (regel,) = lijst(levering, om(2027, 9, 2))
    assert (regel.inwoner, regel.plaats, regel.resultaten) == ("", "", 0)
    assert (regel.nummer, regel.product, regel.gestopt_op) == (1, "Hulp bij het huishouden", date(2027, 8, 31))
    assert Logregel.objects.filter(handeling=wat).count() == 1  # her name was not shown


def test_the_list_of_progress_logs_only_where_help_is_given_now(levering):
    t = levering.geef()
    levering.antwoord(t)
    assert lijst(levering, om(2027, 4, 2), alleen_begonnen=True) == []
    assert not Logregel.objects.filter(handeling="stond op de lijst van de aanbieder").exists()


def test_an_order_of_before_is_for_all_help_of_its_besluit(twee):
    """The migration: nobody wrote down for what an order was."""
    twee.geef()
    voor = sorted(Opdrachthulp.objects.values_list("toewijzing_id", "doel_id", "hulp_id"))
    Opdrachthulp.objects.all().delete()
    sql = import_module("keukentafel.dossier.levering.migrations.0005_muren_opdrachthulp").VAN_VOOR_DEZE_TABEL
    with connection.cursor() as c:
        c.execute(sql)
    assert sorted(Opdrachthulp.objects.values_list("toewijzing_id", "doel_id", "hulp_id")) == voor != []
