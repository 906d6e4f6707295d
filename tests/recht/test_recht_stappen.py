"""The step table: everything can be reached, nothing gets stuck, each step has its article and speaks plainly."""

import re
from datetime import date

import pytest

from keukentafel.recht.ladder import Trede
from keukentafel.recht.melden import (
    belemmeringen_afspraak,
    ontbreekt_in_bevestiging,
    plan_ontvangen,
    startdag_van,
)
from keukentafel.recht.nevenlopen import (
    BEZWAAR,
    EINDSTANDEN,
    NEVENLOPEN,
    TIJDELIJKE_HULP,
    Nevenloop,
    Nevenstand,
    NevenstapBestaatNiet,
    begin_nevenloop,
    verzet_nevenloop,
)
from keukentafel.recht.opschorting import (
    OpschortingKanNiet,
    aanvulling_gevraagd,
    meld_vertraging,
    met_opschorting,
    uitstel_gegeven,
)
from keukentafel.recht.stappen import (
    BEGIN,
    EINDE,
    RUSTEND,
    STAPPEN,
    Stand,
    StapBestaatNiet,
    heropenen,
    vervolg,
    verzet,
)
from keukentafel.recht.taal.leefwereld import Dimensie
from keukentafel.recht.taal.stukken import (
    AanbodClientondersteuning,
    Beschikking,
    Bevinding,
    Keuze,
    Leveringsvorm,
    Melding,
    Onderwerp,
    Ontvanger,
    Ontvangstbevestiging,
    PersoonlijkPlan,
    Uitkomst,
    Verslag,
)
from keukentafel.recht.taal.termijn import Termijn
from keukentafel.recht.taal.tijd import Periode
from keukentafel.recht.termijnen import TERMIJNEN, besluit, onderzoek, plan

ARTIKEL = re.compile(r"^(Wmo 2015|Awb) art\. \d+[:.]\d+")
BANNED = re.compile(r"\b(indien|middels|beschikking|client|cliënt|burger|arrangement|betreffende|conform)\b", re.I)


def test_every_stand_is_reached_and_every_stand_can_end() -> None:
    def bereik(begin: Stand, richting: int) -> set[Stand]:
        gezien, open_ = {begin}, [begin]
        while open_:
            hier = open_.pop()
            for stap in STAPPEN:
                van, naar = (stap.van, stap.naar)[::richting]
                if van == hier and naar not in gezien:
                    gezien.add(naar)
                    open_.append(naar)
        return gezien

    assert bereik(BEGIN, 1) == set(Stand)
    assert bereik(EINDE, -1) == set(Stand)
    assert [stand for stand in Stand if not vervolg(stand)] == [EINDE]


def test_every_step_names_its_article_and_is_listed_once() -> None:
    for stap in STAPPEN:
        assert ARTIKEL.match(stap.artikel), stap
        assert stap.handeling.isidentifier()
        assert verzet(van=stap.van, naar=stap.naar) is stap
        assert stap in vervolg(stap.van)
    assert len({(stap.van, stap.naar) for stap in STAPPEN}) == len(STAPPEN)


def test_a_step_outside_the_table_does_not_exist() -> None:
    mogelijk = {(stap.van, stap.naar) for stap in STAPPEN}
    for van in Stand:
        for naar in Stand:
            if (van, naar) not in mogelijk:
                with pytest.raises(StapBestaatNiet, match=str(van)):
                    verzet(van=van, naar=naar)
    with pytest.raises(StapBestaatNiet, match="in_onderzoek"):
        verzet(van=Stand.ONTVANGEN, naar=Stand.TOEGEKEND)


def test_withdrawing_can_be_undone_up_to_the_decision() -> None:
    intrekbaar = [stap.van for stap in STAPPEN if stap.naar == Stand.INGETROKKEN]
    assert set(intrekbaar) == {Stand.ONTVANGEN, Stand.IN_ONDERZOEK, Stand.VERSLAG_VERZONDEN, Stand.AANGEVRAAGD}
    for stand in intrekbaar:
        assert heropenen(stand_voor_intrekken=stand).naar == stand
    with pytest.raises(StapBestaatNiet):
        heropenen(stand_voor_intrekken=Stand.TOEGEKEND)


def test_a_false_report_of_death_can_be_undone() -> None:
    for stap in STAPPEN:
        if stap.naar == Stand.VERVALLEN:
            assert verzet(van=Stand.VERVALLEN, naar=stap.van).handeling == "herstellen"


def test_an_application_needs_the_report_or_a_missed_term() -> None:
    for van in (Stand.ONTVANGEN, Stand.IN_ONDERZOEK):
        assert verzet(van=van, naar=Stand.AANGEVRAAGD).artikel == "Wmo 2015 art. 2.3.2 lid 9"
    assert verzet(van=Stand.OPGELOST_ZONDER_MAATWERK, naar=Stand.AANGEVRAAGD)
    assert Stand.AANGEVRAAGD not in RUSTEND
    assert {Stand.DOORGEZONDEN, Stand.INGETROKKEN, Stand.VERVALLEN, Stand.AFGESLOTEN} == RUSTEND


@pytest.mark.parametrize("loop", NEVENLOPEN, ids=lambda loop: loop.naam)
def test_a_side_path_is_whole(loop: Nevenloop) -> None:
    standen = {loop.begin} | {stap.naar for stap in loop.stappen}
    assert {stap.van for stap in loop.stappen} <= standen
    assert {stand for stand in standen if stand not in {s.van for s in loop.stappen}} == standen & EINDSTANDEN
    assert all(ARTIKEL.match(stap.artikel) for stap in loop.stappen)
    assert loop.kan_beginnen_in <= set(Stand)


def test_side_paths_run_beside_the_road() -> None:
    assert begin_nevenloop(loop=TIJDELIJKE_HULP, stand=Stand.ONTVANGEN) == Nevenstand.TIJDELIJK_TOEGEKEND
    assert begin_nevenloop(loop=BEZWAAR, stand=Stand.AFGEWEZEN) == Nevenstand.BEZWAAR_ONTVANGEN
    with pytest.raises(NevenstapBestaatNiet, match="afgesloten"):
        begin_nevenloop(loop=TIJDELIJKE_HULP, stand=Stand.AFGESLOTEN)
    stap = verzet_nevenloop(van=Nevenstand.TIJDELIJK_VERLENGD, naar=Nevenstand.TIJDELIJK_VERLENGD)
    assert stap.artikel == "Wmo 2015 art. 2.3.3"
    with pytest.raises(NevenstapBestaatNiet):
        verzet_nevenloop(van=Nevenstand.BEZWAAR_GEGROND, naar=Nevenstand.BEZWAAR_ONTVANGEN)
    assert {stand for loop in NEVENLOPEN for stap in loop.stappen for stand in (stap.van, stap.naar)} == set(Nevenstand)


def test_what_residents_read_is_plain() -> None:
    teksten = [stap.uitleg for stap in STAPPEN] + [stand.in_woorden for stand in Stand]
    teksten += [tekst for trede in Trede for tekst in (trede.naam, trede.vraag, trede.uitleg)]
    teksten += [dimensie.uitspraak for dimensie in Dimensie] + [onderwerp.vraag for onderwerp in Onderwerp]
    teksten += [str(onderzoek(startdag=date(2029, 3, 30)).voorbehoud)]
    for tekst in teksten:
        assert not BANNED.search(tekst), tekst
        for zin in re.split(r"(?<=[.?!])\s+", tekst):
            assert len(zin.split()) <= 15, zin


# --- opschorting


def test_only_the_term_of_a_decision_can_stand_still() -> None:
    for soort in set(TERMIJNEN) - {"besluit"}:
        termijn = TERMIJNEN[soort](startdag=date(2027, 3, 1))
        with pytest.raises(OpschortingKanNiet, match=soort):
            met_opschorting(termijn, [Periode(date(2027, 3, 3), date(2027, 3, 4))])
        with pytest.raises(OpschortingKanNiet):
            meld_vertraging(termijn, belofte=date(2028, 1, 1))


def test_a_request_for_papers_stops_the_clock_from_the_day_after() -> None:
    def vraag(aangevuld_op: date | None, peildatum: date) -> Periode:
        return aanvulling_gevraagd(
            gevraagd_op=date(2027, 3, 3),
            aanvullen_tot_en_met=date(2027, 3, 17),
            aangevuld_op=aangevuld_op,
            peildatum=peildatum,
        )

    assert vraag(None, date(2027, 3, 17)) == Periode(date(2027, 3, 4))
    assert vraag(None, date(2027, 3, 18)) == Periode(date(2027, 3, 4), date(2027, 3, 18))
    assert vraag(date(2027, 3, 9), date(2027, 3, 9)) == Periode(date(2027, 3, 4), date(2027, 3, 9))
    assert vraag(date(2027, 3, 9), date(2027, 3, 8)).open
    assert vraag(date(2027, 3, 25), date(2027, 3, 25)) == Periode(date(2027, 3, 4), date(2027, 3, 18))
    assert vraag(date(2027, 3, 3), date(2027, 3, 3)).leeg
    with pytest.raises(ValueError, match="ten minste"):
        aanvulling_gevraagd(
            gevraagd_op=date(2027, 3, 3),
            aanvullen_tot_en_met=date(2027, 3, 3),
            aangevuld_op=None,
            peildatum=date(2027, 3, 4),
        )
    with pytest.raises(ValueError, match="voor de vraag"):
        vraag(date(2027, 3, 2), date(2027, 3, 9))


def test_delay_agreed_by_the_applicant_adds_up_with_other_delays() -> None:
    termijn = besluit(startdag=date(2027, 3, 1))
    uitstel = uitstel_gegeven(ingestemd_op=date(2027, 3, 10), dagen=14)
    later = met_opschorting(termijn, [uitstel])
    assert isinstance(later, Termijn)
    assert later.uiterlijk == date(2027, 3, 30)  # 29 maart is Tweede Paasdag
    assert later.grond[:2] == ("Wmo 2015 art. 2.3.5 lid 2", "Awb art. 4:15")
    samen = met_opschorting(termijn, [uitstel, Periode(date(2027, 3, 4), date(2027, 3, 6))])
    assert isinstance(samen, Termijn)
    assert samen.ruw == date(2027, 3, 31)
    with pytest.raises(ValueError, match="samen"):
        met_opschorting(later, [uitstel])
    with pytest.raises(ValueError, match="ten minste"):
        uitstel_gegeven(ingestemd_op=date(2027, 3, 10), dagen=0)


def test_telling_that_it_will_be_late_does_not_make_it_in_time() -> None:
    termijn = besluit(startdag=date(2027, 3, 15))
    vertraging = meld_vertraging(termijn, belofte=date(2027, 4, 9))
    assert vertraging.termijn.uiterlijk == date(2027, 3, 30)
    assert vertraging.zin == "Ons besluit komt later. U krijgt het uiterlijk vrijdag 9 april 2027."
    with pytest.raises(ValueError, match="binnen de termijn"):
        meld_vertraging(termijn, belofte=date(2027, 3, 30))


# --- melden

GOED = Ontvangstbevestiging(
    startdag=date(2027, 3, 24),
    plan_uiterlijk=date(2027, 3, 31),
    onderzoek_uiterlijk=date(2027, 5, 10),
    contactpersoon="Noor Janssen",
    telefoon="043 000 00 00",
    noemt_persoonlijk_plan=True,
    noemt_clientondersteuning=True,
    noemt_dat_clientondersteuning_gratis_is=True,
    noemt_clientondersteuning_voor_mantelzorger=True,
)


def test_a_confirmation_holds_everything_or_says_what_is_missing() -> None:
    assert ontbreekt_in_bevestiging(GOED) == ()
    alles = {gemis.onderdeel for gemis in ontbreekt_in_bevestiging(Ontvangstbevestiging())}
    assert alles == {
        "startdag",
        "contactpersoon",
        "telefoon",
        "persoonlijk_plan",
        "clientondersteuning",
        "gratis",
        "mantelzorger",
    }
    verkeerd = Ontvangstbevestiging(
        **{
            **{naam: getattr(GOED, naam) for naam in GOED.__slots__},
            "plan_uiterlijk": None,
            "onderzoek_uiterlijk": date(2027, 5, 5),
        }
    )
    gemis = ontbreekt_in_bevestiging(verkeerd)
    assert [(g.onderdeel, g.bron) for g in gemis] == [
        ("plan_uiterlijk", "Wmo 2015 art. 2.3.2 lid 2"),
        ("onderzoek_uiterlijk", "Wmo 2015 art. 2.3.2 lid 1"),
    ]
    assert "maandag 10 mei 2027" in gemis[1].zin


def test_a_late_plan_is_accepted_too() -> None:
    op_tijd = plan_ontvangen(startdag=date(2027, 1, 11), ontvangen_op=date(2027, 1, 18))
    later = plan_ontvangen(startdag=date(2027, 1, 11), ontvangen_op=date(2027, 1, 23))
    assert op_tijd.op_tijd
    assert not later.op_tijd
    assert later.termijn == plan(startdag=date(2027, 1, 11))
    assert "dat mag" in later.zin
    assert "nemen het mee" in op_tijd.zin
    with pytest.raises(ValueError, match="voor de melding"):
        plan_ontvangen(startdag=date(2027, 1, 11), ontvangen_op=date(2027, 1, 10))


def test_no_appointment_before_the_offer_and_the_answer() -> None:
    op = date(2027, 1, 20)
    aanbod = AanbodClientondersteuning(Ontvanger.INWONER, date(2027, 1, 11))
    assert len(belemmeringen_afspraak(aanbod=[], heeft_mantelzorger=True, op=op)) == 2
    assert "Leg eerst vast" in belemmeringen_afspraak(aanbod=[aanbod], heeft_mantelzorger=False, op=op)[0]
    for keuze in Keuze:
        antwoord = AanbodClientondersteuning(Ontvanger.INWONER, date(2027, 1, 11), keuze, date(2027, 1, 12))
        assert belemmeringen_afspraak(aanbod=[antwoord], heeft_mantelzorger=False, op=op) == ()
        assert len(belemmeringen_afspraak(aanbod=[antwoord], heeft_mantelzorger=False, op=date(2027, 1, 11))) == 1
        mantelzorger = AanbodClientondersteuning(Ontvanger.MANTELZORGER, date(2027, 1, 12))
        assert len(belemmeringen_afspraak(aanbod=[antwoord], heeft_mantelzorger=True, op=op)) == 1
        assert belemmeringen_afspraak(aanbod=[antwoord, mantelzorger], heeft_mantelzorger=True, op=op) == ()


def test_an_empty_message_has_no_first_day() -> None:
    with pytest.raises(ValueError, match="ten minste"):
        startdag_van([])


# --- stukken


def test_documents_refuse_what_cannot_be() -> None:
    dag, later = date(2027, 3, 1), date(2027, 3, 2)
    with pytest.raises(ValueError, match="ontvangen"):
        Melding("m1", "vaals", "ik val vaak", ())
    with pytest.raises(ValueError, match="tekst of een bijlage"):
        PersoonlijkPlan("m1", dag, "  ")
    with pytest.raises(ValueError, match="ouder"):
        AanbodClientondersteuning(Ontvanger.INWONER, later, Keuze.JA, dag)
    with pytest.raises(ValueError, match="keuze en een datum"):
        AanbodClientondersteuning(Ontvanger.INWONER, dag, Keuze.JA)
    with pytest.raises(ValueError, match="niet aan de orde"):
        Bevinding()
    with pytest.raises(ValueError, match="bekendgemaakt"):
        Beschikking("b1", "m1", Uitkomst.AFWIJZING, later, "Wmo 2015 art. 2.3.5", bekendgemaakt_op=dag)
    with pytest.raises(ValueError, match="periode"):
        Beschikking("b1", "m1", Uitkomst.TOEKENNING, dag, "Wmo 2015 art. 2.3.5")
    with pytest.raises(ValueError, match="budget"):
        Beschikking(
            "b1", "m1", Uitkomst.TOEKENNING, dag, "Wmo 2015 art. 2.3.5",
            geldig=Periode(dag), leveringsvorm=Leveringsvorm.PGB,
        )  # fmt: skip


def test_a_report_knows_its_open_subjects() -> None:
    verslag = Verslag("m1", date(2027, 3, 5), {Onderwerp.BEHOEFTEN: Bevinding("wil weer buiten komen")})
    assert [onderwerp.value for onderwerp in verslag.open_onderwerpen] == list("bcdefg")
