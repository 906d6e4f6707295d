"""Answer, start, stop, taking back and progress: each told once, by who may, and where the case stands after it."""

from __future__ import annotations

from datetime import date

import pytest

from keukentafel.dossier.besluit.models import Doel
from keukentafel.dossier.levering.models import Levermelding, Toewijzing
from keukentafel.dossier.zaak.models import Stap, Taak
from keukentafel.omgeving.monitor.models import Feit
from keukentafel.reis.handeling import SYSTEEM, Geweigerd, NietGevonden
from keukentafel.reis.inzien import BuitenEigenWerk
from keukentafel.reis.leveren import (
    melding_terugnemen,
    opdracht,
    opdrachten_van,
    start_melden,
    stop_melden,
    voortgang_geven,
)
from keukentafel.stelsel.logboek.models import Logregel
from tests.reis.leveren.conftest import EERSTE, om
from tests.reis.leveren.test_geven import open_werk

GESTART = om(2027, 4, 20)


def start(levering, rij, datum=date(2027, 4, 14), *, via="portaal", wie=None, op=GESTART):
    """Tell that help began."""
    return start_melden(
        gemeente=levering.gemeente, toewijzing=rij.id, datum=datum, via=via, wie=wie or levering.petra, op=op
    )


def stop(levering, rij, datum=date(2027, 6, 30), *, reden="19", via="portaal", wie=None, op=None):
    """Tell that help stopped."""
    return stop_melden(
        gemeente=levering.gemeente, toewijzing=rij.id, datum=datum, reden=reden, via=via, wie=wie or levering.petra,
        op=op or om(2027, 7, 1),
    )  # fmt: skip


def terug(levering, melding, *, wie=None, op=None):
    """Take back what was told."""
    return melding_terugnemen(
        gemeente=levering.gemeente, levermelding=melding.id, via="portaal", wie=wie or levering.petra,
        op=op or om(2027, 7, 2),
    )  # fmt: skip


def stand(levering):
    """Where the case stands."""
    return levering.bank.record().stand


def vers(rij):
    """The order as it is in the database."""
    return Toewijzing.objects.get(id=rij.id)


def feiten():
    """The facts about the help itself."""
    return list(Feit.objects.filter(soort__contains="hulp_").order_by("id").values_list("soort", "dag", "waarde"))


def test_yes_waits_for_the_start_with_who_calls(levering):
    rij = levering.antwoord(levering.geef())
    assert (vers(rij).antwoord, vers(rij).contactpersoon, vers(rij).antwoord_op) == (
        "ja", "Petra Ramakers", date(2027, 4, 1)
    )  # fmt: skip
    assert open_werk(levering.bank.zaak) == [
        ("De aanbieder meldt wanneer de hulp begon", date(2027, 4, 19), "aanbieder")
    ]


def test_the_same_answer_twice_is_one_answer(levering):
    rij = levering.geef()
    levering.antwoord(rij)
    regels = Logregel.objects.count()
    levering.antwoord(rij)
    assert Logregel.objects.count() == regels


def test_later_asks_whether_the_resident_waits(levering):
    rij = levering.geef()
    with pytest.raises(Geweigerd) as fout:
        levering.antwoord(rij, "later", kan_vanaf=EERSTE)
    assert list(fout.value.fouten) == ["kan_vanaf"]
    levering.antwoord(rij, "later", kan_vanaf=date(2027, 5, 3))
    wat = set(Taak.objects.filter(gedaan_op__isnull=True, soort="schrijven").values_list("wat", flat=True))
    assert wat == {
        "De aanbieder kan pas later. Vraag of de inwoner wacht.", "De aanbieder meldt wanneer de hulp begon"
    }  # fmt: skip


def test_no_with_a_reason_puts_the_order_back_and_another_gets_it(levering):
    rij = levering.geef()
    with pytest.raises(Geweigerd) as fout:
        levering.antwoord(rij, "nee")
    assert list(fout.value.fouten) == ["reden"]
    levering.antwoord(rij, "nee", reden="Geen plek in Bunde.")
    assert open_werk(levering.bank.zaak) == [("Geef de opdracht aan de aanbieder", date(2027, 4, 1), "")]
    assert Taak.objects.get(wat="Geef de opdracht aan de aanbieder", gedaan_op__isnull=True).spoed
    nieuw = levering.geef(op=om(2027, 4, 2))
    assert (nieuw.nummer, nieuw.id != rij.id) == (2, True)
    with pytest.raises(Geweigerd):
        levering.antwoord(rij, "ja")


def test_an_answer_in_the_name_of_another_provider_is_not_found(levering):
    rij = levering.geef()
    for anders in ({"wie": levering.ander}, {"aanbieder": levering.zorg_thuis.id}, {"wie": levering.bank.karin}):
        with pytest.raises(NietGevonden):
            levering.antwoord(rij, **anders)
    with pytest.raises(BuitenEigenWerk):
        levering.antwoord(rij, wie=levering.bank.hans)
    assert vers(levering.antwoord(rij, wie=levering.bank.noor)).antwoord == "ja"


def test_the_first_start_takes_the_step_and_counts_the_days_since_the_melding(levering):
    rij = levering.antwoord(levering.geef())
    start(levering, rij)
    assert (stand(levering), vers(rij).gestart_op) == ("hulp_loopt", date(2027, 4, 14))
    stap = Stap.objects.get(handeling="leveren")
    assert stap.uitleg == "Uw hulp is begonnen op woensdag 14 april 2027."
    assert feiten() == [("hulp_gestart", date(2027, 4, 14), 72)]
    assert open_werk(levering.bank.zaak)[0][:2] == ("De aanbieder meldt wanneer de hulp stopte", date(2028, 4, 20))


def test_the_same_start_told_twice_or_by_hand_after_it_is_one_start(levering):
    rij = levering.geef()
    eerste = start(levering, rij)
    assert start(levering, rij).id == eerste.id
    assert start(levering, rij, via="hand", wie=levering.bank.noor).id == eerste.id
    assert start(levering, rij, via="bericht", wie=SYSTEEM).id == eerste.id
    assert (Levermelding.objects.count(), Stap.objects.filter(handeling="leveren").count()) == (1, 1)
    assert vers(rij).antwoord == "ja"  # who begins says yes
    with pytest.raises(Geweigerd, match="Haal dat eerst weg"):
        start(levering, rij, date(2027, 4, 15))


@pytest.mark.parametrize("datum", [date(2027, 4, 11), date(2027, 4, 21), date(2028, 4, 12)])
def test_a_start_outside_the_order_or_that_is_still_to_come_is_refused(levering, datum):
    with pytest.raises(Geweigerd) as fout:
        start(levering, levering.geef(), datum)
    assert list(fout.value.fouten) == ["datum"]
    assert stand(levering) == "toegekend"


def test_who_may_tell_a_start(levering):
    rij = levering.geef()
    for via, wie in (
        ("portaal", levering.ander), ("portaal", levering.bank.noor), ("hand", levering.petra),
        ("bericht", levering.petra), ("hand", levering.bank.karin), ("portaal", SYSTEEM),
    ):  # fmt: skip
        with pytest.raises(NietGevonden):
            start(levering, rij, via=via, wie=wie)
    with pytest.raises(BuitenEigenWerk):
        start(levering, rij, via="hand", wie=levering.bank.hans)
    start(levering, rij, via="hand", wie=levering.backoffice)


def test_the_last_stop_ends_the_help_and_plans_the_call_after_it(levering):
    rij = levering.geef()
    start(levering, rij)
    eerste = stop(levering, rij)
    assert stop(levering, rij).id == eerste.id
    assert (stand(levering), vers(rij).gestopt_op, vers(rij).stop_reden) == ("beeindigd", date(2027, 6, 30), "19")
    assert Taak.objects.filter(wat="Bel hoe het gaat na de hulp", gedaan_op__isnull=True).count() == 1
    assert feiten()[-1][:2] == ("hulp_gestopt", date(2027, 6, 30))
    assert open_werk(levering.bank.zaak) == []
    with pytest.raises(Geweigerd, match="Haal dat eerst weg"):
        stop(levering, rij, date(2027, 6, 29), reden="21")


def test_help_goes_on_while_another_order_of_the_grant_runs_or_waits(levering):
    rij = levering.geef(einddatum=date(2027, 6, 30))
    tweede = levering.geef(ingangsdatum=date(2027, 7, 1))
    start(levering, rij)
    stop(levering, rij)
    assert stand(levering) == "hulp_loopt"
    start(levering, tweede, date(2027, 7, 1), op=om(2027, 7, 1))
    stop(levering, tweede, date(2027, 7, 1), reden="21")
    assert stand(levering) == "beeindigd"


def test_a_stop_for_a_while_and_a_new_start(levering):
    rij = levering.geef()
    start(levering, rij)
    stop(levering, rij, date(2027, 5, 1), reden="20", op=om(2027, 5, 2))
    assert (stand(levering), vers(rij).stop_reden) == ("hulp_loopt", "20")
    with pytest.raises(Geweigerd):
        start(levering, rij, date(2027, 5, 1), op=om(2027, 5, 20))
    start(levering, rij, date(2027, 5, 10), op=om(2027, 5, 20))
    assert (vers(rij).gestart_op, vers(rij).gestopt_op, vers(rij).stop_reden) == (date(2027, 5, 10), None, "")


def test_after_a_stop_for_a_while_the_last_stop_may_follow_on_the_same_day(levering):
    rij = levering.geef()
    start(levering, rij)
    stop(levering, rij, date(2027, 5, 1), reden="20", op=om(2027, 5, 2))
    with pytest.raises(Geweigerd):
        stop(levering, rij, date(2027, 4, 30), reden="21", op=om(2027, 5, 3))
    stop(levering, rij, date(2027, 5, 1), reden="21", op=om(2027, 5, 3))
    assert (stand(levering), vers(rij).stop_reden) == ("beeindigd", "21")


@pytest.mark.parametrize(
    ("datum", "reden"), [(date(2027, 4, 13), "19"), (date(2027, 7, 2), "19"), (date(2027, 6, 30), "99")]
)
def test_a_stop_that_cannot_be_is_refused(levering, datum, reden):
    rij = levering.geef()
    with pytest.raises(Geweigerd, match="nog geen begin"):
        stop(levering, rij)
    start(levering, rij)
    with pytest.raises(Geweigerd):
        stop(levering, rij, datum, reden=reden)
    assert stand(levering) == "hulp_loopt"


def test_taking_back_leads_the_case_and_the_facts_back(levering):
    rij = levering.geef()
    begin = start(levering, rij)
    einde = stop(levering, rij)
    with pytest.raises(Geweigerd, match="eerst dat einde"):
        terug(levering, begin)
    weg = terug(levering, einde)
    assert terug(levering, einde).id == weg.id
    assert (stand(levering), vers(rij).gestopt_op) == ("hulp_loopt", None)
    assert not Taak.objects.filter(wat="Bel hoe het gaat na de hulp", gedaan_op__isnull=True).exists()
    terug(levering, begin)
    assert (stand(levering), vers(rij).gestart_op) == ("toegekend", None)
    assert [f[0] for f in feiten()] == ["hulp_gestart", "hulp_gestopt", "-hulp_gestopt", "-hulp_gestart"]
    assert open_werk(levering.bank.zaak)[0][0] == "De aanbieder meldt wanneer de hulp begon"
    start(levering, rij)  # and told again it counts again
    assert (stand(levering), vers(rij).gestart_op) == ("hulp_loopt", date(2027, 4, 14))


def test_progress_is_told_once_per_day_and_only_about_help_that_began(levering):
    rij = levering.geef()
    doel = Doel.objects.get()
    vraag = {"gemeente": levering.gemeente, "toewijzing": rij.id, "doel": doel.id, "wie": levering.petra}
    with pytest.raises(Geweigerd, match="nog niet begonnen"):
        voortgang_geven(hoe="goed", gedaan="Gepoetst.", op=GESTART, **vraag)
    start(levering, rij)
    with pytest.raises(Geweigerd) as fout:
        voortgang_geven(hoe="lastig", gedaan="", op=GESTART, **vraag)
    assert set(fout.value.fouten) == {"gedaan", "nodig"}
    eerste = voortgang_geven(hoe="goed", gedaan="Alle ramen gedaan.", op=GESTART, **vraag)
    assert voortgang_geven(hoe="goed", gedaan="Alle ramen gedaan. ", op=GESTART, **vraag).id == eerste.id
    with pytest.raises(NietGevonden):
        voortgang_geven(hoe="goed", gedaan="Ja.", op=GESTART, **{**vraag, "doel": doel.id + 1})
    with pytest.raises(NietGevonden):
        voortgang_geven(hoe="goed", gedaan="Ja.", op=GESTART, **{**vraag, "wie": levering.ander})


def test_a_provider_sees_its_own_orders_and_nothing_else(levering):
    rij = levering.geef(goed_om_te_weten="Bel na 10 uur.")
    g, geulbrug = levering.gemeente.code, levering.geulbrug.id
    (regel,) = opdrachten_van(aanbieders={g: geulbrug}, wie=levering.petra, op=GESTART)
    assert (regel.inwoner, regel.plaats, regel.vraagt, regel.uiterlijk, regel.resultaten) == (
        "mevrouw Fatma Aydin", "Meerssen", "antwoord", date(2027, 4, 2), 1
    )  # fmt: skip
    assert opdrachten_van(aanbieders={g: geulbrug}, wie=levering.ander, op=GESTART) == []
    assert opdrachten_van(aanbieders={}, wie=levering.petra, op=GESTART) == []
    beeld = opdracht(gemeente=g, toewijzing=rij.id, aanbieder=geulbrug, wie=levering.petra, op=GESTART)
    assert (beeld.contactpersoon, beeld.goed_om_te_weten) == ("Noor Claessen", "Bel na 10 uur.")
    assert beeld.resultaten[0].hulp == ("Zwaar werk in huis: elke week, 115 minuten per week",)
    assert beeld.adres == ("Beekstraat 3", "6231 ZZ Meerssen")
    assert Logregel.objects.latest("id").handeling == "opdracht bekeken"
    for wie, aanbieder in ((levering.ander, geulbrug), (levering.petra, levering.zorg_thuis.id)):
        with pytest.raises(NietGevonden):
            opdracht(gemeente=g, toewijzing=rij.id, aanbieder=aanbieder, wie=wie, op=GESTART)
