"""The aanvraag and its clock: when it may be made, until when the besluit must be there, and what moves that day."""

from __future__ import annotations

from datetime import date

import pytest

from keukentafel.dossier.besluit.models import Aanvraag, Opschorting
from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.zaak.models import Stap, Taak
from keukentafel.recht.stappen import Stand
from keukentafel.reis.besluiten import (
    aanvragen,
    aanvulling_ontvangen,
    aanvulling_vragen,
    te_hervatten,
    termijn_openen,
    tijd_hervatten,
    uitstel_afspreken,
)
from keukentafel.reis.brieven import brief_openen
from keukentafel.reis.handeling import SYSTEEM, Geweigerd, NietGevonden, Wie
from keukentafel.reis.inzien import BuitenEigenWerk
from keukentafel.reis.melden import intrekken
from keukentafel.reis.taken import AANVULLING, BESLUIT, VERSLAG, zet_op_dag
from keukentafel.stelsel.logboek.models import Logregel
from tests.reis.besluiten.conftest import om

FATMA_ZELF = Wie(None, "Fatma Aydin", "inwoner")


def vraag_aan(bank, ontvangen_op, op, wie=None, via="telefoon", gevraagd="Hulp in huis."):
    return aanvragen(
        gemeente=bank.gemeente, zaak=bank.zaak, via=via, ontvangen_op=ontvangen_op, gevraagd=gevraagd,
        wie=wie or bank.noor, op=op,
    )  # fmt: skip


def vraag_gegevens(bank, tot=date(2027, 4, 9), op=om(2027, 3, 23), gevraagd="Een handtekening\n\nUw polis", wie=None):  # noqa: B008
    return aanvulling_vragen(
        gemeente=bank.gemeente, zaak=bank.zaak, gevraagd=gevraagd, aanvullen_tot=tot, wie=wie or bank.noor, op=op
    )


def open_taken(bank):
    return [(t.wat, t.uiterlijk, t.wacht_op) for t in Taak.objects.filter(zaak_id=bank.zaak, gedaan_op__isnull=True)]


def test_signing_makes_an_aanvraag_with_its_day_and_its_task(bank):
    zet_op_dag(zaak=bank.record(), werk=VERSLAG)
    aanvraag = bank.aangevraagd()
    assert (aanvraag.wijze, aanvraag.besluit_uiterlijk) == ("ondertekend_verslag", date(2027, 3, 30))
    assert bank.record().stand == Stand.AANGEVRAAGD
    assert (BESLUIT.wat, date(2027, 3, 30), "") in open_taken(bank)
    assert not Taak.objects.filter(wat=VERSLAG.wat, gedaan_op__isnull=True).exists()
    assert Stap.objects.latest("id").artikel == "Wmo 2015 art. 2.3.2 lid 9 en 2.3.5 lid 1"


@pytest.mark.parametrize("stand", [Stand.VERSLAG_VERZONDEN, Stand.OPGELOST_ZONDER_MAATWERK])
@pytest.mark.parametrize("via", ["web", "telefoon", "papier", "balie"])
def test_after_the_verslag_anybody_may_apply_any_way(bank, stand, via):
    bank.onderzoek()
    bank.stand(stand)
    wie = FATMA_ZELF if via == "web" else bank.noor
    aanvraag = vraag_aan(bank, date(2027, 3, 15), om(2027, 3, 17), wie, via)
    assert (aanvraag.wijze, aanvraag.ontvangen_op, aanvraag.besluit_uiterlijk) == (
        "eigen_aanvraag",
        date(2027, 3, 15),
        date(2027, 3, 30),
    )


@pytest.mark.parametrize("stand", [Stand.ONTVANGEN, Stand.IN_ONDERZOEK])
def test_without_a_verslag_only_when_six_weeks_are_past(bank, stand):
    bank.stand(stand)
    zet_op_dag(zaak=bank.record(), werk=VERSLAG)
    with pytest.raises(Geweigerd, match="dinsdag 16 maart 2027"):
        vraag_aan(bank, date(2027, 3, 15), om(2027, 3, 15))
    assert not Aanvraag.objects.exists()
    aanvraag = vraag_aan(bank, date(2027, 3, 16), om(2027, 3, 16))
    assert (aanvraag.wijze, aanvraag.besluit_uiterlijk) == ("onderzoek_te_laat", date(2027, 3, 30))
    assert Taak.objects.filter(wat=VERSLAG.wat, gedaan_op__isnull=True).exists()  # there still is one to write


@pytest.mark.parametrize(
    ("ontvangen_op", "via", "veld"),
    [
        (date(2027, 1, 31), "telefoon", "ontvangen_op"),
        (date(2027, 3, 18), "telefoon", "ontvangen_op"),
        (date(2027, 3, 11), "telefoon", "ontvangen_op"),
        (date(2027, 3, 15), "duif", "via"),
    ],
)
def test_an_aanvraag_has_a_day_that_can_be_and_a_way_in(bank, ontvangen_op, via, veld):
    bank.onderzoek()
    bank.stand(Stand.VERSLAG_VERZONDEN)
    with pytest.raises(Geweigerd) as fout:
        vraag_aan(bank, ontvangen_op, om(2027, 3, 17), via=via)
    assert list(fout.value.fouten) == [veld]


def test_a_second_aanvraag_is_refused(bank):
    bank.aangevraagd()
    with pytest.raises(Geweigerd, match="al een aanvraag"):
        vraag_aan(bank, date(2027, 3, 16), om(2027, 3, 17))


def test_the_file_of_a_colleague_is_not_worked_on(bank):
    bank.aangevraagd()
    with pytest.raises(BuitenEigenWerk):
        vraag_gegevens(bank, wie=bank.hans)
    with pytest.raises(BuitenEigenWerk):
        termijn_openen(gemeente=bank.gemeente, zaak=bank.zaak, wie=bank.hans, op=om(2027, 3, 23))
    with pytest.raises(NietGevonden):
        vraag_aan(bank, date(2027, 3, 16), om(2027, 3, 17), wie=bank.karin)


def test_asking_for_data_stops_the_clock_and_the_answer_starts_it(bank):
    aanvraag = bank.aangevraagd()  # last day 30 March; the letter on the 23rd leaves the days 24-29 unused
    opschorting = vraag_gegevens(bank)
    aanvraag.refresh_from_db()
    assert aanvraag.besluit_uiterlijk is None
    assert [t for t in open_taken(bank) if t[0] in (BESLUIT.wat, AANVULLING.wat)] == [
        (AANVULLING.wat, date(2027, 4, 9), "inwoner")
    ]
    brief = Brief.objects.latest("id")
    assert brief.soort == "opschorting"
    assert brief.gegevens["gevraagd"] == ["Een handtekening", "Uw polis"]
    assert brief.gegevens["besluit_uiterlijk_was"] == "2027-03-30"
    with pytest.raises(Geweigerd, match="al stil"):
        vraag_gegevens(bank, op=om(2027, 3, 24))
    termijn = aanvulling_ontvangen(
        gemeente=bank.gemeente, zaak=bank.zaak, opschorting=opschorting.id, op_dag=date(2027, 4, 1), wie=bank.noor,
        op=om(2027, 4, 2),
    )  # fmt: skip
    # 24-31 March stood still, eight days; raw 29 March and eight is 6 April.
    aanvraag.refresh_from_db()
    assert aanvraag.besluit_uiterlijk == termijn.uiterlijk == date(2027, 4, 6)
    assert (BESLUIT.wat, date(2027, 4, 6), "") in open_taken(bank)
    with pytest.raises(Geweigerd, match="al ontvangen"):
        aanvulling_ontvangen(
            gemeente=bank.gemeente, zaak=bank.zaak, opschorting=opschorting.id, op_dag=date(2027, 4, 1), wie=bank.noor,
            op=om(2027, 4, 2),
        )  # fmt: skip


def hervat(bank, op):
    return tijd_hervatten(gemeente=bank.gemeente, zaak=bank.zaak, wie=SYSTEEM, op=op)


def brieven_loopt_weer():
    return list(Brief.objects.filter(soort="tijd_loopt_weer").order_by("id"))


def test_time_that_passes_unused_counts_at_once_and_is_told_once(bank):
    aanvraag = bank.aangevraagd()
    vraag_gegevens(bank)
    stil = termijn_openen(gemeente=bank.gemeente, zaak=bank.zaak, wie=bank.noor, op=om(2027, 4, 9))
    assert stil.termijn.staat_stil
    assert stil.wacht is not None
    assert te_hervatten(gemeente=bank.gemeente.code, op=om(2027, 4, 9)) == []
    assert not hervat(bank, om(2027, 4, 9))
    loopt = termijn_openen(gemeente=bank.gemeente, zaak=bank.zaak, wie=bank.noor, op=om(2027, 4, 10))
    # 24 March - 9 April stood still, seventeen days: 29 March and seventeen is 15 April.
    assert loopt.termijn.uiterlijk == date(2027, 4, 15)
    assert loopt.wacht is None
    assert Logregel.objects.latest("id").soort == "inzage"
    aanvraag.refresh_from_db()
    assert aanvraag.besluit_uiterlijk is None  # looking writes nothing
    assert te_hervatten(gemeente=bank.gemeente.code, op=om(2027, 4, 10)) == [bank.zaak]
    assert hervat(bank, om(2027, 4, 10))
    assert not hervat(bank, om(2027, 4, 10, 10))
    aanvraag.refresh_from_db()
    assert aanvraag.besluit_uiterlijk == date(2027, 4, 15)
    assert (BESLUIT.wat, date(2027, 4, 15), "") in open_taken(bank)
    assert not Taak.objects.filter(wat=AANVULLING.wat, gedaan_op__isnull=True).exists()
    assert Stap.objects.filter(handeling="tijd loopt weer").count() == 1
    (brief,) = brieven_loopt_weer()
    assert (brief.gegevens["besluit_uiterlijk"], brief.gegevens["ontvangen_op"]) == ("2027-04-15", None)
    tekst = brief_openen(id=brief.id, met_code=False).html
    assert "U kon ze geven tot en met" in tekst
    assert "15 april 2027" in tekst
    assert te_hervatten(gemeente=bank.gemeente.code, op=om(2027, 4, 11)) == []


def test_what_comes_in_is_told_with_the_new_last_day_once(bank):
    bank.aangevraagd()
    opschorting = vraag_gegevens(bank)
    aanvulling_ontvangen(
        gemeente=bank.gemeente, zaak=bank.zaak, opschorting=opschorting.id, op_dag=date(2027, 4, 1), wie=bank.noor,
        op=om(2027, 4, 2),
    )  # fmt: skip
    (brief,) = brieven_loopt_weer()
    assert (brief.gegevens["besluit_uiterlijk"], brief.gegevens["ontvangen_op"]) == ("2027-04-06", "2027-04-01")
    tekst = brief_openen(id=brief.id, met_code=False).html
    assert "kregen wij ze" in tekst
    assert "te laat" not in tekst
    assert not hervat(bank, om(2027, 4, 10))
    assert len(brieven_loopt_weer()) == 1


def test_what_comes_in_after_it_was_told_brings_no_second_letter(bank):
    bank.aangevraagd()
    opschorting = vraag_gegevens(bank)
    assert hervat(bank, om(2027, 4, 10))
    termijn = aanvulling_ontvangen(
        gemeente=bank.gemeente, zaak=bank.zaak, opschorting=opschorting.id, op_dag=date(2027, 4, 11), wie=bank.noor,
        op=om(2027, 4, 11),
    )  # fmt: skip
    assert termijn.uiterlijk == date(2027, 4, 15)
    assert len(brieven_loopt_weer()) == 1


def test_another_last_day_than_was_told_is_always_told(bank):
    aanvraag = bank.aangevraagd()
    opschorting = vraag_gegevens(bank)
    assert hervat(bank, om(2027, 4, 10))  # "at last on 15 April"
    termijn = aanvulling_ontvangen(
        gemeente=bank.gemeente, zaak=bank.zaak, opschorting=opschorting.id, op_dag=date(2027, 3, 26), wie=bank.noor,
        op=om(2027, 4, 12),
    )  # fmt: skip
    # Only 24 and 25 March stood still after all: 29 March and two is 31 March.
    aanvraag.refresh_from_db()
    assert aanvraag.besluit_uiterlijk == termijn.uiterlijk == date(2027, 3, 31)
    assert (BESLUIT.wat, date(2027, 3, 31), "") in open_taken(bank)
    brief = brieven_loopt_weer()[-1]
    assert len(brieven_loopt_weer()) == 2
    assert (brief.gegevens["besluit_uiterlijk"], brief.gegevens["ontvangen_op"]) == ("2027-03-31", "2027-03-26")
    tekst = brief_openen(id=brief.id, met_code=False).html
    assert "31 maart 2027" in tekst
    assert "Wij zijn dus te laat" in tekst  # that day has passed: it is no promise any more
    assert "Ons besluit is er nu" not in tekst


def test_a_letter_that_cannot_be_made_leaves_what_came_in_unwritten(bank):
    bank.aangevraagd()
    opschorting = vraag_gegevens(bank)
    bank.gemeente.telefoon = ""
    with pytest.raises(Geweigerd) as fout:
        aanvulling_ontvangen(
            gemeente=bank.gemeente, zaak=bank.zaak, opschorting=opschorting.id, op_dag=date(2027, 4, 1), wie=bank.noor,
            op=om(2027, 4, 2),
        )  # fmt: skip
    assert list(fout.value.fouten) == ["brief"]
    assert Opschorting.objects.get().aangevuld_op is None


def test_a_withdrawn_question_is_not_told_that_time_runs(bank):
    bank.aangevraagd()
    vraag_gegevens(bank)
    intrekken(gemeente=bank.gemeente, zaak=bank.zaak, wie=bank.noor, op=om(2027, 3, 24))
    assert te_hervatten(gemeente=bank.gemeente.code, op=om(2027, 4, 10)) == []


def test_all_the_times_count_together_from_the_first_term(bank):
    bank.aangevraagd()
    eerste = vraag_gegevens(bank, tot=date(2027, 3, 31), op=om(2027, 3, 16))
    aanvulling_ontvangen(
        gemeente=bank.gemeente, zaak=bank.zaak, opschorting=eerste.id, op_dag=date(2027, 3, 20), wie=bank.noor,
        op=om(2027, 3, 20),
    )  # fmt: skip
    na_een = termijn_openen(gemeente=bank.gemeente, zaak=bank.zaak, wie=bank.noor, op=om(2027, 3, 21)).termijn
    assert na_een.uiterlijk == date(2027, 4, 1)  # 17-19 March: three days
    termijn = uitstel_afspreken(
        gemeente=bank.gemeente, zaak=bank.zaak, ingestemd_op=date(2027, 3, 22), dagen=7, reden="De bouwkundige komt.",
        wie=bank.noor, op=om(2027, 3, 22),
    )  # fmt: skip
    assert termijn.uiterlijk == date(2027, 4, 8)
    brief = Brief.objects.latest("id")
    assert (brief.soort, brief.gegevens["besluit_uiterlijk_was"], brief.gegevens["besluit_uiterlijk"]) == (
        "verlenging",
        "2027-04-01",
        "2027-04-08",
    )
    assert Opschorting.objects.count() == 2


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"gevraagd": " \n "}, "gevraagd"),
        ({"gevraagd": "x" * 2001}, "gevraagd"),
        ({"tot": date(2027, 3, 23)}, "aanvullen_tot"),
        ({"tot": date(2999, 1, 1)}, "aanvullen_tot"),
        ({"op": om(2027, 3, 30)}, ""),
    ],
)
def test_the_clock_does_not_stop_without_reason(bank, anders, veld):
    bank.aangevraagd()
    with pytest.raises(Geweigerd) as fout:
        vraag_gegevens(bank, **anders)
    assert list(fout.value.fouten) == [veld]
    assert not Opschorting.objects.exists()


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"ingestemd_op": date(2027, 3, 24)}, "ingestemd_op"),
        ({"ingestemd_op": date(2027, 3, 14)}, "ingestemd_op"),
        ({"dagen": 0}, "dagen"),
        ({"dagen": 367}, "dagen"),
        ({"reden": " "}, "reden"),
        ({"ingestemd_op": date(2027, 3, 31), "op": om(2027, 3, 31)}, "dagen"),
    ],
)
def test_more_time_only_as_the_resident_agreed(bank, anders, veld):
    bank.aangevraagd()
    vraag = {"ingestemd_op": date(2027, 3, 22), "dagen": 7, "reden": "Later.", "op": om(2027, 3, 23), **anders}
    with pytest.raises(Geweigerd) as fout:
        uitstel_afspreken(gemeente=bank.gemeente, zaak=bank.zaak, wie=bank.noor, **vraag)
    assert list(fout.value.fouten) == [veld]
    assert not Opschorting.objects.exists()


def test_moving_the_last_day_needs_a_mandate(bank):
    bank.aangevraagd()
    with pytest.raises(Geweigerd, match="mandaat"):
        vraag_gegevens(bank, wie=bank.karin_in(om(2027, 3, 22)))


def test_an_answer_cannot_come_before_the_question_or_tomorrow(bank):
    bank.aangevraagd()
    opschorting = vraag_gegevens(bank)
    for dag in (date(2027, 3, 22), date(2027, 3, 25)):
        with pytest.raises(Geweigerd) as fout:
            aanvulling_ontvangen(
                gemeente=bank.gemeente, zaak=bank.zaak, opschorting=opschorting.id, op_dag=dag, wie=bank.noor,
                op=om(2027, 3, 24),
            )  # fmt: skip
        assert list(fout.value.fouten) == ["op_dag"]
    with pytest.raises(NietGevonden):
        aanvulling_ontvangen(
            gemeente=bank.gemeente, zaak=bank.zaak, opschorting=opschorting.id + 1, op_dag=date(2027, 3, 24),
            wie=bank.noor, op=om(2027, 3, 24),
        )  # fmt: skip
