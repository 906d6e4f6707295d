"""Giving the order: what may be, what may not, once, and what stands on the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from keukentafel.dossier.levering.models import Toewijzing
from keukentafel.dossier.zaak.models import Stap, Taak
from keukentafel.reis.handeling import Geweigerd, NietGevonden
from keukentafel.reis.inzien import BuitenEigenWerk
from keukentafel.reis.leveren import NietGecontracteerd
from keukentafel.reis.taken import LEVERING
from keukentafel.stelsel.gemeenten.namens import namens
from keukentafel.stelsel.logboek.models import Logregel
from keukentafel.stelsel.postbus.models import Post
from tests.besluitwereld import PGB
from tests.reis.leveren.conftest import BESLOTEN, EERSTE, maak_levering, om


def open_werk(zaak):
    """What stands open of the delivery: (what, by when, whose turn)."""
    eigen = [werk.wat for werk in LEVERING]
    open_ = Taak.objects.filter(zaak_id=zaak, gedaan_op__isnull=True, wat__in=eigen).order_by("id")
    return [(t.wat, t.uiterlijk, t.wacht_op) for t in open_]


def geweigerd(levering, **anders):
    """The sentences of a refusal, after seeing that nothing was written."""
    was = (Toewijzing.objects.count(), Post.objects.count(), Stap.objects.count(), Logregel.objects.count())
    with pytest.raises(Geweigerd) as fout:
        levering.geef(**anders)
    assert was == (
        Toewijzing.objects.count(), Post.objects.count(), Stap.objects.count(), Logregel.objects.count()
    )  # fmt: skip
    return fout.value


def test_a_grant_asks_for_an_order_and_the_order_takes_that_off(levering):
    zaak = levering.bank.zaak
    assert open_werk(zaak) == [("Geef de opdracht aan de aanbieder", date(2027, 4, 2), "")]
    opdracht = levering.geef(goed_om_te_weten="  Bel na 10 uur. ")
    opdracht.refresh_from_db()
    assert (opdracht.nummer, opdracht.volume, opdracht.eenheid, opdracht.frequentie) == (1, 115, "01", "2")
    assert (opdracht.goed_om_te_weten, opdracht.antwoord_uiterlijk) == ("Bel na 10 uur.", date(2027, 4, 2))
    assert open_werk(zaak) == [("De aanbieder zegt of het lukt", date(2027, 4, 2), "aanbieder")]
    post = Post.objects.get(soort="toewijzing")
    assert (post.verwijzing, post.sleutel) == (opdracht.id, f"toewijzing-{opdracht.id}")
    assert Stap.objects.latest("id").handeling == "opdracht gegeven"
    assert levering.bank.record().stand == "toegekend"


def test_the_same_order_twice_is_one_order(levering):
    eerste = levering.geef()
    assert levering.geef().id == eerste.id
    assert (Toewijzing.objects.count(), Post.objects.filter(soort="toewijzing").count()) == (1, 1)


def test_each_first_order_gets_a_number_of_its_own(levering):
    eerste = levering.geef(einddatum=date(2027, 6, 30))
    tweede = levering.geef(ingangsdatum=date(2027, 7, 1))
    assert (eerste.nummer, tweede.nummer) == (1, 2)


def test_s_c3_who_is_not_contracted_on_the_first_day_is_refused_with_who_is(levering):
    fout = geweigerd(levering, aanbieder=levering.zorg_thuis.id)
    assert isinstance(fout, NietGecontracteerd)
    assert [a.naam for a in fout.anderen] == ["De Linde", "Zorgcoöperatie De Geulbrug"]
    assert list(fout.fouten) == ["aanbieder"]
    assert "Zorg Thuis heeft op maandag 12 april 2027 geen contract" in fout.fouten["aanbieder"]


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"ingangsdatum": date(2027, 4, 11)}, "ingangsdatum"),
        ({"ingangsdatum": date(2028, 4, 12), "einddatum": date(2028, 4, 12)}, "ingangsdatum"),
        ({"einddatum": date(2028, 4, 12)}, "einddatum"),
        ({"einddatum": date(2027, 4, 11)}, "einddatum"),
        ({"einddatum": None}, "einddatum"),
        ({"volume": 0}, "volume"),
        ({"volume": 100_000_000}, "volume"),
        ({"frequentie": "3"}, "frequentie"),
        ({"frequentie": ""}, "frequentie"),
        ({"product": 0}, "product"),
        ({"aanbieder": 0}, "aanbieder"),
        ({"goed_om_te_weten": "x" * 201}, "goed_om_te_weten"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(levering, anders, veld):
    assert veld in geweigerd(levering, **anders).fouten


def test_the_first_and_the_last_day_of_the_besluit_may_be_ordered(levering):
    assert levering.geef(ingangsdatum=EERSTE, einddatum=EERSTE).einddatum == EERSTE
    assert levering.geef(ingangsdatum=date(2028, 4, 11), einddatum=date(2028, 4, 11)).nummer == 2


def test_the_same_product_twice_in_the_same_days_is_refused(levering):
    levering.geef(einddatum=date(2027, 6, 30))
    assert "heeft al een opdracht" in geweigerd(levering, ingangsdatum=date(2027, 6, 30), volume=120).fouten[""]


def test_no_more_is_ordered_than_the_besluit_gives(levering):
    fout = geweigerd(levering, volume=116)
    assert fout.fouten == {"volume": "Het besluit geeft voor deze hulp 115 minuten per week. Bestel niet meer dan dat."}
    assert levering.geef(volume=100).volume == 100


def test_a_pgb_asks_for_no_order(meerssen, mensen):
    with namens({meerssen.code}, doel="proef"):
        pgb = maak_levering(meerssen, mensen, **PGB)
        assert open_werk(pgb.bank.zaak) == []
        assert "natura" in geweigerd(pgb).fouten[""]


def test_who_may_order(levering):
    with pytest.raises(BuitenEigenWerk):
        levering.geef(wie=levering.bank.hans)
    for wie in (levering.petra, levering.bank.karin, replace(levering.bank.noor, rol="beleid")):
        with pytest.raises(NietGevonden):
            levering.geef(wie=wie)
    assert levering.geef(wie=levering.backoffice).nummer == 1


def test_a_besluit_of_another_case_is_not_found(levering):
    with pytest.raises(NietGevonden):
        levering.geef(besluit=levering.besluit.id + 1, op=BESLOTEN)
    with pytest.raises(NietGevonden):
        levering.geef(zaak=levering.bank.zaak + 1, op=om(2027, 4, 1))
