"""What comes after an order: another provider, a refusal of part, a death, a pgb, help that never begins or is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from keukentafel.dossier.besluit.models import Doel
from keukentafel.dossier.evaluatie.models import Evaluatie, Nazorg, Resultaatstand
from keukentafel.dossier.levering.models import Toewijzing
from keukentafel.dossier.zaak.models import Stap, Taak, Zaak
from keukentafel.omgeving.contracten import operations as contracten
from keukentafel.omgeving.contracten.models import Aanbieder, Contract
from keukentafel.omgeving.monitor.models import Feit
from keukentafel.reis import evalueren
from keukentafel.reis.evalueren import Evaluatievelden, Gebiednu, Standkeuze
from keukentafel.reis.handeling import SYSTEEM, Geweigerd, NietGevonden
from keukentafel.reis.inzien import BuitenEigenWerk
from keukentafel.reis.leveren import (
    hulp_van,
    levering_houden,
    levering_te_houden,
    opdracht,
    opdracht_vervalt,
    opdrachten_van,
    toekenning_beeindigen,
)
from keukentafel.reis.leveren.waarvoor import lijnen_van
from keukentafel.reis.melden import taak_afronden
from keukentafel.reis.taken import (
    AFSLUITEN,
    HULP_AFRONDEN,
    NAZORG,
    OPDRACHT,
    OPDRACHT_ANTWOORD,
    OPDRACHT_LATER,
    OPDRACHT_REST,
    OPDRACHT_STOP,
    STOP_DOORGEVEN,
    TIJDELIJK_GEMIST,
    VERVOLG,
)
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.gemeenten.namens import namens
from tests.besluitwereld import PGB
from tests.reis.besluiten.conftest import DOEL
from tests.reis.leveren.conftest import LAATSTE, maak_levering, om
from tests.reis.leveren.test_melden import stand, start, stop, terug
from tests.reis.leveren.test_tijdelijk import bestel, spoed  # noqa: F401

JULI = om(2027, 7, 1)


def dag(zaak: int) -> dict[str, date]:
    """What stands on the day of a case; the call about the question itself left out."""
    return dict(open_taken(zaak).values_list("wat", "uiterlijk"))


def open_taken(zaak: int):
    """The open tasks behind `dag`."""
    return Taak.objects.filter(zaak_id=zaak, gedaan_op__isnull=True).exclude(wat="Nieuwe vraag telefonisch.")


def dagronde(op, code=938):
    """What the day round does for help."""
    gemeente = Gemeente.objects.get(code=code)
    for zaak in levering_te_houden(gemeente=code, op=op):
        levering_houden(gemeente=gemeente, zaak=zaak, wie=SYSTEEM, op=op)
    assert all(
        not levering_houden(gemeente=gemeente, zaak=zaak, wie=SYSTEEM, op=op)
        for zaak in levering_te_houden(gemeente=code, op=op)
    ), "the same round twice does something twice"


def linde() -> Aanbieder:
    """The other provider."""
    return Aanbieder.objects.get(naam="De Linde")


def begeleiding(levering):
    """A second product that De Geulbrug may give."""
    ander = contracten.maak_product(gemeente=938, naam="Begeleiding", categorie="02", code="02A05", eenheid="01")
    contract = Contract.objects.get(aanbieder=levering.geulbrug)
    contracten.maak_tarief(contract=contract, product=ander.id, cent=70, van=date(2026, 1, 1), tot=None)
    return ander


def eindig(levering, reden="eigen_wil", vanaf=date(2027, 7, 1), *, toelichting="Ik red me.", wie=None, op=JULI):
    """Write down that there is no help any more."""
    toekenning_beeindigen(
        gemeente=levering.gemeente, zaak=levering.bank.zaak, reden=reden, vanaf=vanaf, toelichting=toelichting,
        wie=wie or levering.bank.noor, op=op,
    )  # fmt: skip


@pytest.mark.parametrize("reden", ["22", "36", "37", "38"])
def test_another_provider_takes_over_without_a_gap(levering, reden):
    rij = levering.geef()
    start(levering, rij)
    stop(levering, rij, date(2027, 6, 30), reden=reden)
    zaak = levering.bank.zaak
    assert stand(levering) == "hulp_loopt"
    assert dag(zaak) == {OPDRACHT.wat: date(2027, 7, 1)}
    assert open_taken(zaak).get().spoed
    assert not Feit.objects.filter(soort="hulp_gestopt").exists()
    assert Stap.objects.latest("id").uitleg.endswith("Uw besluit blijft gelden.")
    nieuw = levering.geef(aanbieder=linde().id, ingangsdatum=date(2027, 7, 1), op=JULI)
    assert OPDRACHT.wat not in dag(zaak)
    assert OPDRACHT_ANTWOORD.wat in dag(zaak)
    start(levering, nieuw, date(2027, 7, 1), wie=levering.ander, op=JULI)
    stop(levering, nieuw, date(2027, 9, 30), reden="21", wie=levering.ander, op=om(2027, 10, 1))
    assert stand(levering) == "beeindigd"
    assert Feit.objects.get(soort="hulp_gestopt").dag == date(2027, 9, 30)


def test_an_order_that_ended_as_planned_before_the_besluit_is_asked_again(levering):
    rij = levering.geef(einddatum=date(2027, 6, 30))
    start(levering, rij)
    stop(levering, rij, date(2027, 6, 30), reden="19")
    assert (stand(levering), set(dag(levering.bank.zaak))) == ("hulp_loopt", {OPDRACHT.wat})


def test_a_stop_on_the_last_day_of_the_besluit_ends_the_help(levering):
    rij = levering.geef()
    start(levering, rij)
    stop(levering, rij, LAATSTE, reden="22", op=om(2028, 4, 12))
    assert stand(levering) == "beeindigd"


def test_who_stops_together_is_not_given_another_provider(levering):
    rij = levering.geef()
    start(levering, rij)
    evalueren.evaluatie_houden(
        gemeente=levering.gemeente, zaak=levering.bank.zaak, wie=levering.bank.noor, op=om(2027, 6, 1),
        velden=Evaluatievelden(woorden="Klaar.", uitkomst="beeindigen", toelichting="Genoeg.", wil_zelf=True),
    )  # fmt: skip
    stop(levering, rij, reden="36")
    assert (stand(levering), OPDRACHT.wat in dag(levering.bank.zaak)) == ("beeindigd", False)


def test_nobody_calls_the_dead(levering):
    rij = levering.geef()
    start(levering, rij)
    einde = stop(levering, rij, reden="02")
    assert (stand(levering), set(dag(levering.bank.zaak))) == ("beeindigd", {AFSLUITEN.wat})
    assert not Nazorg.objects.exists()
    assert Stap.objects.latest("id").uitleg == (
        "De inwoner is overleden. De hulp is gestopt. De laatste dag was woensdag 30 juni 2027."
    )
    terug(levering, einde)  # it was not so
    assert (stand(levering), AFSLUITEN.wat in dag(levering.bank.zaak)) == ("hulp_loopt", False)
    stop(levering, rij, reden="02")
    evalueren.zaak_afsluiten(
        gemeente=levering.gemeente, zaak=levering.bank.zaak, wie=levering.bank.noor, op=om(2027, 7, 2)
    )
    assert stand(levering) == "afgesloten"


def test_after_a_death_the_other_provider_is_told_and_nothing_is_ordered(levering):
    een = levering.geef(einddatum=date(2027, 6, 30))
    twee = levering.geef(ingangsdatum=date(2027, 7, 1))
    start(levering, een)
    stop(levering, een, date(2027, 6, 1), reden="02")
    assert (stand(levering), STOP_DOORGEVEN.wat in dag(levering.bank.zaak)) == ("hulp_loopt", True)
    levering.antwoord(twee, "nee", reden="Overleden.", op=om(2027, 7, 2))
    assert OPDRACHT.wat not in dag(levering.bank.zaak)
    eindig(levering, "overleden", date(2027, 6, 2), toelichting="", op=om(2027, 7, 3))
    assert (stand(levering), set(dag(levering.bank.zaak))) == ("beeindigd", {AFSLUITEN.wat})


def test_who_moved_is_told_so_and_called(levering):
    rij = levering.geef()
    start(levering, rij)
    stop(levering, rij, reden="31")
    assert "omdat u naar een andere gemeente ging" in Stap.objects.latest("id").uitleg
    assert NAZORG.wat in dag(levering.bank.zaak)


def test_one_refusal_out_of_two_is_asked_again_and_keeps_the_case_open(levering):
    ander, zaak = begeleiding(levering), levering.bank.zaak
    een = levering.antwoord(levering.geef())
    twee = levering.geef(product=ander.id)
    levering.antwoord(twee, "nee", reden="Geen plek.")
    assert dag(zaak)[OPDRACHT.wat] == date(2027, 4, 1)
    start(levering, een)
    assert OPDRACHT.wat in dag(zaak)
    stop(levering, een, reden="21")
    assert (stand(levering), OPDRACHT.wat in dag(zaak)) == ("hulp_loopt", True)
    drie = levering.geef(product=ander.id, ingangsdatum=date(2027, 7, 2), op=om(2027, 7, 2))
    assert OPDRACHT.wat not in dag(zaak)
    start(levering, drie, date(2027, 7, 2), op=om(2027, 7, 2))
    stop(levering, drie, date(2027, 7, 3), reden="21", op=om(2027, 7, 4))
    assert stand(levering) == "beeindigd"


def test_a_refusal_after_the_first_order_stopped_is_asked_again(levering):
    een = levering.geef(einddatum=date(2027, 6, 30))
    twee = levering.geef(ingangsdatum=date(2027, 7, 1))
    start(levering, een)
    stop(levering, een)
    levering.antwoord(twee, "nee", reden="Geen plek.", op=om(2027, 7, 2))
    assert (stand(levering), set(dag(levering.bank.zaak))) == ("hulp_loopt", {OPDRACHT.wat})


def test_what_is_not_needed_any_more_is_not_asked_again(levering):
    ander, zaak = begeleiding(levering), levering.bank.zaak
    een = levering.geef()
    twee = levering.geef(product=ander.id)
    start(levering, een)
    vraag = {"gemeente": levering.gemeente, "wie": levering.bank.noor, "op": JULI}
    with pytest.raises(Geweigerd, match="loopt"):
        opdracht_vervalt(toewijzing=een.id, omdat="Nee.", **vraag)
    levering.antwoord(twee, "nee", reden="Geen plek.")
    with pytest.raises(Geweigerd) as fout:
        opdracht_vervalt(toewijzing=twee.id, omdat=" ", **vraag)
    assert list(fout.value.fouten) == ["omdat"]
    with pytest.raises(BuitenEigenWerk):
        opdracht_vervalt(toewijzing=twee.id, omdat="Niet nodig.", **(vraag | {"wie": levering.bank.hans}))
    for _ in range(2):
        opdracht_vervalt(toewijzing=twee.id, omdat="Zij wil het niet meer.", **vraag)
    assert Stap.objects.filter(handeling="opdracht vervallen").count() == 1
    assert (OPDRACHT.wat in dag(zaak), STOP_DOORGEVEN.wat in dag(zaak)) == (False, False)
    stop(levering, een, reden="21")
    assert stand(levering) == "beeindigd"


def test_an_order_that_waits_lapses_and_its_provider_is_told(levering):
    rij, zaak = levering.antwoord(levering.geef()), levering.bank.zaak
    opdracht_vervalt(
        gemeente=levering.gemeente, toewijzing=rij.id, omdat="Zij gaat naar een ander.", wie=levering.bank.noor,
        op=om(2027, 4, 2),
    )  # fmt: skip
    assert set(dag(zaak)) == {STOP_DOORGEVEN.wat, HULP_AFRONDEN.wat}
    assert opdrachten_van(aanbieders={938: levering.geulbrug.id}, wie=levering.petra, op=om(2027, 4, 2)) == []
    with pytest.raises(NietGevonden):
        opdracht(gemeente=938, toewijzing=rij.id, aanbieder=levering.geulbrug.id, wie=levering.petra, op=om(2027, 4, 2))
    assert hulp_van(zaak=Zaak.objects.get(id=zaak)) == []
    for doe in (lambda: levering.antwoord(rij, "nee", reden="Nee."), lambda: start(levering, rij)):
        with pytest.raises(Geweigerd, match="vervallen"):
            doe()
    levering.geef(aanbieder=linde().id, op=om(2027, 4, 2))  # in the same days: the other one gives nothing
    assert set(dag(zaak)) == {STOP_DOORGEVEN.wat, OPDRACHT_ANTWOORD.wat}


def _eerste_lijn(levering):
    return [lijnen_van(gemeente=938, besluit=levering.besluit.id)[0].sleutel]


def test_more_kinds_of_help_than_orders_asks_once_for_the_rest(meerssen, mensen):
    extra = replace(DOEL.hulp[0], activiteit="Samen de post doen")
    with namens({meerssen.code}, doel="proef"):
        levering = maak_levering(meerssen, mensen, doelen=(replace(DOEL, hulp=(*DOEL.hulp, extra)),))
        zaak = levering.bank.zaak
        een = levering.geef(voor=_eerste_lijn(levering))
        assert OPDRACHT_REST.wat in dag(zaak)
        start(levering, een)
        stop(levering, een, reden="21")
        assert stand(levering) == "hulp_loopt"  # the rest was never delivered
        taak = Taak.objects.get(zaak_id=zaak, wat=OPDRACHT_REST.wat)
        taak_afronden(
            gemeente=meerssen, zaak=zaak, taak=taak.id, zin="Een opdracht was alles.", wie=levering.bank.noor, op=JULI
        )
        dagronde(om(2027, 7, 2))
        assert set(dag(zaak)) == {HULP_AFRONDEN.wat}
        eindig(levering, op=om(2027, 7, 2), vanaf=date(2027, 7, 2))
        assert (stand(levering), set(dag(zaak))) == ("beeindigd", {NAZORG.wat})


def test_the_rest_is_ordered_and_is_not_asked_any_more(meerssen, mensen):
    extra = replace(DOEL.hulp[0], activiteit="Samen de post doen")
    with namens({meerssen.code}, doel="proef"):
        levering = maak_levering(meerssen, mensen, doelen=(replace(DOEL, hulp=(*DOEL.hulp, extra)),))
        eerst, dan = lijnen_van(gemeente=938, besluit=levering.besluit.id)
        levering.geef(voor=[eerst.sleutel])
        assert OPDRACHT_REST.wat in dag(levering.bank.zaak)
        levering.geef(product=begeleiding(levering).id, voor=[dan.sleutel])
        assert OPDRACHT_REST.wat not in dag(levering.bank.zaak)


@pytest.fixture
def pgb(meerssen, mensen):
    """A grant with which the resident arranges the help."""
    with namens({meerssen.code}, doel="proef"):
        yield maak_levering(meerssen, mensen, **PGB)


def test_a_pgb_begins_on_its_first_day_and_can_be_looked_back_on(pgb):
    dagronde(om(2027, 4, 11))
    assert stand(pgb) == "toegekend"
    dagronde(om(2027, 4, 12))
    assert stand(pgb) == "hulp_loopt"
    assert Stap.objects.latest("id").uitleg == "Uw pgb is begonnen op maandag 12 april 2027. U regelt de hulp zelf."
    assert dag(pgb.bank.zaak) == {}
    evalueren.evaluatie_houden(
        gemeente=pgb.gemeente, zaak=pgb.bank.zaak, wie=pgb.bank.noor, op=om(2027, 6, 1),
        velden=Evaluatievelden(woorden="Het gaat goed.", uitkomst="voortzetten"),
    )  # fmt: skip
    assert Evaluatie.objects.count() == 1


def test_a_pgb_asks_for_attention_near_its_end_and_is_ended_after_it(pgb):
    zaak = pgb.bank.zaak
    dagronde(om(2027, 4, 12))
    assert zaak in evalueren.aandacht_te_vragen(gemeente=938, op=om(2028, 2, 1))
    dagronde(om(2028, 4, 11))
    assert HULP_AFRONDEN.wat not in dag(zaak)
    dagronde(om(2028, 4, 12))
    assert HULP_AFRONDEN.wat in dag(zaak)
    with pytest.raises(Geweigerd, match="loopt tot en met dinsdag 11 april 2028"):
        eindig(pgb, "afgelopen", date(2028, 4, 11), op=om(2028, 4, 12))
    eindig(pgb, "afgelopen", date(2028, 4, 12), toelichting="", op=om(2028, 4, 12))
    assert (stand(pgb), set(dag(zaak))) == ("beeindigd", {NAZORG.wat})
    assert Feit.objects.get(soort="hulp_gestopt").dag == LAATSTE


def test_help_that_never_begins_is_ended_by_the_wish_of_the_resident(levering):
    rij, zaak = levering.antwoord(levering.geef()), levering.bank.zaak
    with pytest.raises(Geweigerd) as fout:
        eindig(levering, "", None, toelichting="")
    assert set(fout.value.fouten) == {"reden", "vanaf"}
    with pytest.raises(Geweigerd) as fout:
        eindig(levering, toelichting="", vanaf=date(2027, 7, 2))
    assert set(fout.value.fouten) == {"toelichting", "vanaf"}
    with pytest.raises(BuitenEigenWerk):
        eindig(levering, wie=levering.bank.hans)
    assert stand(levering) == "toegekend"
    eindig(levering)
    assert stand(levering) == "beeindigd"
    assert set(dag(zaak)) == {AFSLUITEN.wat, STOP_DOORGEVEN.wat}  # no help was there, so nobody calls how it goes now
    assert not Feit.objects.filter(soort="hulp_gestopt").exists()
    assert Toewijzing.objects.get(id=rij.id).vervallen_op == date(2027, 7, 1)
    assert Stap.objects.get(handeling="beeindigen").uitleg == (
        "U wilt deze hulp niet (meer). Vanaf donderdag 1 juli 2027 is er geen hulp. Ik red me."
    )
    with pytest.raises(Geweigerd, match="geen toegekende hulp"):
        eindig(levering)


def test_help_that_runs_is_not_ended_past_its_provider(levering):
    rij = levering.geef()
    start(levering, rij)
    with pytest.raises(Geweigerd, match="geeft nog hulp"):
        eindig(levering)
    stop(levering, rij, date(2027, 6, 30), reden="38")
    with pytest.raises(Geweigerd) as fout:
        eindig(levering, vanaf=date(2027, 6, 30))
    assert list(fout.value.fouten) == ["vanaf"]
    eindig(levering)
    assert (stand(levering), set(dag(levering.bank.zaak))) == ("beeindigd", {NAZORG.wat})


def test_a_grant_of_which_the_days_went_by_is_not_forgotten(levering):
    dagronde(om(2028, 4, 11))
    assert set(dag(levering.bank.zaak)) == {OPDRACHT.wat}
    dagronde(om(2028, 4, 12))
    assert set(dag(levering.bank.zaak)) == {HULP_AFRONDEN.wat}
    eindig(levering, "afgelopen", date(2028, 4, 12), toelichting="", op=om(2028, 4, 12))
    assert set(dag(levering.bank.zaak)) == {AFSLUITEN.wat}


def test_temporary_help_that_nobody_gave_goes_off_the_day_and_stays_true(spoed):  # noqa: F811
    bank, _, _ = spoed
    dagronde(om(2027, 2, 16))
    assert OPDRACHT.wat in dag(bank.zaak)
    dagronde(om(2027, 2, 17))
    assert OPDRACHT.wat not in dag(bank.zaak)
    assert TIJDELIJK_GEMIST.wat in dag(bank.zaak)
    assert Stap.objects.latest("id").uitleg == (
        "Uw tijdelijke hulp was tot en met dinsdag 16 februari 2027. Er was geen aanbieder die de hulp gaf."
    )
    dagronde(om(2027, 3, 1))
    assert Taak.objects.filter(zaak_id=bank.zaak, wat=TIJDELIJK_GEMIST.wat).count() == 1


def test_temporary_help_that_was_given_is_not_said_to_be_missed(spoed):  # noqa: F811
    bank, besluit, _ = spoed
    bestel(bank, besluit)
    dagronde(om(2027, 3, 1))
    assert TIJDELIJK_GEMIST.wat not in dag(bank.zaak)


def _kijk_terug(levering, uitkomst, op, **anders):
    velden = Evaluatievelden(woorden=f"Op {op:%d-%m}.", uitkomst=uitkomst, toelichting="Om dit.", **anders)
    evalueren.evaluatie_houden(
        gemeente=levering.gemeente, zaak=levering.bank.zaak, velden=velden, wie=levering.bank.noor, op=op
    )


def test_a_changed_mind_takes_off_what_the_earlier_one_asked(levering):
    start(levering, levering.geef())
    zaak = levering.bank.zaak
    _kijk_terug(levering, "beeindigen", om(2027, 6, 1), wil_zelf=True)
    assert {STOP_DOORGEVEN.wat, OPDRACHT_STOP.wat} == set(dag(zaak))
    _kijk_terug(levering, "herzien", om(2027, 6, 2))
    assert {VERVOLG.wat, OPDRACHT_STOP.wat} == set(dag(zaak))
    _kijk_terug(levering, "voortzetten", om(2027, 6, 3))
    assert (stand(levering), set(dag(zaak))) == ("hulp_loopt", {OPDRACHT_STOP.wat})


def test_another_later_asks_the_resident_again_and_a_yes_does_not(levering):
    rij, zaak = levering.geef(), levering.bank.zaak
    levering.antwoord(rij, "later", kan_vanaf=date(2027, 5, 3))
    taak = Taak.objects.get(zaak_id=zaak, wat=OPDRACHT_LATER.wat)
    taak_afronden(
        gemeente=levering.gemeente, zaak=zaak, taak=taak.id, zin="Zij wacht.", wie=levering.bank.noor,
        op=om(2027, 4, 2),
    )  # fmt: skip
    levering.antwoord(rij, "later", kan_vanaf=date(2027, 6, 1), op=om(2027, 4, 3))
    assert dag(zaak)[OPDRACHT_LATER.wat] == date(2027, 4, 3)
    levering.antwoord(rij, "ja", op=om(2027, 4, 4))
    assert OPDRACHT_LATER.wat not in dag(zaak)


def test_the_same_evaluation_with_more_in_it_is_another_one(levering):
    start(levering, levering.geef())
    doel = Doel.objects.get()
    op = om(2027, 6, 1)
    for _ in range(2):
        _kijk_terug(levering, "voortzetten", op)
    assert Evaluatie.objects.count() == 1
    for _ in range(2):
        _kijk_terug(levering, "voortzetten", op, standen=(Standkeuze(doel=doel.id, stand="bereikt"),))
    assert (Evaluatie.objects.count(), Resultaatstand.objects.count()) == (2, 1)
    for _ in range(2):
        _kijk_terug(levering, "voortzetten", op, gebieden=(Gebiednu(dimensie="meedoen", woorden="Ik zing.", nu=6),))
    assert Evaluatie.objects.count() == 3


def test_the_same_order_with_another_note_is_not_dropped_unseen(levering):
    levering.geef()
    with pytest.raises(Geweigerd, match="heeft al een opdracht"):
        levering.geef(goed_om_te_weten="Bel na 10 uur.")
    assert Toewijzing.objects.count() == 1
