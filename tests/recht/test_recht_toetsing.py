"""What the rules say of a besluit: from judgements of people to an outcome with its article, and what stops a besluit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.recht.ladder import Oordeel, Trap, Trede, WlzVraag
from keukentafel.recht.motor.waarden import Onbekend
from keukentafel.recht.motor.wetboek import wetboek
from keukentafel.recht.taal.stukken import Leveringsvorm, Uitkomst
from keukentafel.recht.toetsing import (
    HULP_GEVEN,
    WEIGERINGSGRONDEN,
    WLZ,
    Besluitfeiten,
    Pgb,
    bijdrage_in_de_brief,
    grond,
    in_de_brief,
    ontbreekt_volgens_regels,
    toets,
)

DAG = date(2026, 11, 23)
LAGERE = [trede for trede in Trede if trede != Trede.MAATWERK]
NIETS_HELPT = tuple(
    Trap(trede, Oordeel.NODIG if trede == Trede.MAATWERK else Oordeel.PAST_NIET, f"Besproken: {trede.value}.")
    for trede in Trede
)
JA = Besluitfeiten(
    uitkomst=Uitkomst.TOEKENNING, gemeente="GM0938", dag=DAG, trappen=NIETS_HELPT, wlz=WlzVraag.NEE,
    motivering="Zwaar werk lukt niet door uw reuma.", leveringsvorm=Leveringsvorm.NATURA, bijdrage=True,
    begin=date(2026, 12, 1),
)  # fmt: skip
NEE = replace(JA, uitkomst=Uitkomst.AFWIJZING, leveringsvorm=None, bijdrage=False, begin=None)
VOL = Pgb(
    kan=True, kan_omdat="Haar zoon helpt.", waarom="Ik wil iemand die ik ken.", goed=True, goed_omdat="Zij heeft een plan.",
)  # fmt: skip


def lost_op(op: Trede) -> tuple[Trap, ...]:
    """A ladder on which this rung is the answer."""
    return tuple(
        replace(trap, oordeel=Oordeel.HELPT if trap.trede == op else Oordeel.NIET_AAN_DE_ORDE)
        if trap.trede in (op, Trede.MAATWERK)
        else trap
        for trap in NIETS_HELPT
    )


def zeg(feiten: Besluitfeiten) -> tuple[Any, tuple[str, ...]]:
    """The outcome, and under which parts something misses."""
    toetsing = toets(feiten, wetboek())
    stap = toetsing.stap("uitkomst_maatwerk")
    assert stap is not None
    return stap.waarde, tuple(m.onderdeel for m in ontbreekt_volgens_regels(feiten, toetsing))


def test_when_no_rung_is_enough_help_is_given() -> None:
    assert zeg(JA) == (HULP_GEVEN, ())
    toetsing = toets(JA, wetboek())
    assert [(r.zin, r.artikel, r.onbevestigd) for r in in_de_brief(toetsing)] == [
        ("U hebt hulp speciaal voor u nodig.", "Wmo 2015, artikel 2.3.5 lid 3 en 4", False)
    ]
    assert grond(JA, toetsing) == "Wmo 2015, artikel 2.3.5 lid 3"


@pytest.mark.parametrize("trede", LAGERE)
def test_a_no_rests_on_the_rung_that_solves_the_question(trede: Trede) -> None:
    nee = replace(NEE, trappen=lost_op(trede))
    assert zeg(nee) == ("andere oplossing", ())
    assert "Er is een andere oplossing voor uw vraag." in [r.zin for r in in_de_brief(toets(nee, wetboek()))]


def test_a_rung_that_helps_while_maatwerk_is_needed_is_no_other_solution() -> None:
    helpt = tuple(replace(t, oordeel=Oordeel.HELPT) if t.trede == Trede.NETWERK else t for t in NIETS_HELPT)
    assert zeg(replace(JA, trappen=helpt)) == (HULP_GEVEN, ())


def test_a_no_against_the_ladder_needs_its_ground() -> None:
    assert zeg(NEE)[1] == ("weigeringsgrond",)
    assert zeg(replace(NEE, weigeringsgrond=Trede.GEBRUIKELIJKE_HULP.value)) == ("andere oplossing", ())
    assert zeg(replace(NEE, trappen=()))[1] == ("weigeringsgrond",)  # nobody judged: the rules do not guess
    # a ground without a reason carries nothing; that the reason misses is said of the besluit itself
    zonder = replace(NEE, weigeringsgrond=Trede.NETWERK.value, motivering="")
    uitkomst, mist = zeg(zonder)
    assert isinstance(uitkomst, Onbekend)
    assert mist == ()


def test_a_ground_of_a_no_says_nothing_of_a_yes() -> None:
    assert zeg(replace(JA, weigeringsgrond=Trede.NETWERK.value)) == (HULP_GEVEN, ())


def test_living_with_care_from_the_wlz_is_a_ground_but_not_for_the_old_group() -> None:
    nee = replace(NEE, wlz=WlzVraag.JA_VERBLIJF, wlz_toelichting="Zij heeft een indicatie.")
    assert zeg(nee)[1] == ("oude_groep_wlz",)
    assert zeg(replace(nee, oude_groep_wlz=False)) == ("weigeren om de Wlz", ())
    toetsing = toets(replace(nee, oude_groep_wlz=False), wetboek())
    assert grond(nee, toetsing) == "Wmo 2015, artikel 2.3.5 lid 6 en 7"
    assert "U kunt wonen met zorg uit de Wlz. Wij mogen daarom nee zeggen." in [r.zin for r in in_de_brief(toetsing)]
    assert zeg(replace(nee, oude_groep_wlz=True))[1] == ("weigeringsgrond",)
    assert zeg(replace(NEE, weigeringsgrond=WLZ))[1] == ("weigeringsgrond",)  # without that right it is no ground
    assert zeg(replace(JA, wlz=WlzVraag.JA_VERBLIJF, wlz_toelichting="Indicatie.")) == (HULP_GEVEN, ())  # may, not must


def test_buying_what_everybody_can_buy_counts_only_since_2020() -> None:
    toen = replace(NEE, dag=date(2019, 12, 31), trappen=lost_op(Trede.ALGEMEEN_GEBRUIKELIJK))
    assert zeg(toen)[1] == ("weigeringsgrond",)
    assert zeg(replace(toen, dag=date(2020, 1, 1))) == ("andere oplossing", ())


@pytest.mark.parametrize(
    ("pgb", "mist"),
    [
        (Pgb(), ("pgb_kan", "pgb_waarom", "pgb_goed")),
        (replace(VOL, kan_omdat=" "), ("pgb_kan",)),
        (replace(VOL, waarom=""), ("pgb_waarom",)),
        (replace(VOL, goed=None), ("pgb_goed",)),
        (replace(VOL, kan=False), ("leveringsvorm",)),
        (replace(VOL, goed=False), ("leveringsvorm",)),
        (replace(VOL, kan=False, goed=None), ("leveringsvorm", "pgb_goed")),
        (replace(VOL, kan=False, goed=False), ("leveringsvorm", "leveringsvorm")),
        (VOL, ()),
    ],
)
def test_a_pgb_needs_its_three_conditions_each_judged_with_a_reason(pgb: Pgb, mist: tuple[str, ...]) -> None:
    assert zeg(replace(JA, leveringsvorm=Leveringsvorm.PGB, pgb=pgb))[1] == mist


def test_the_letter_says_that_a_pgb_is_given_and_on_which_article() -> None:
    zinnen = in_de_brief(toets(replace(JA, leveringsvorm=Leveringsvorm.PGB, pgb=VOL), wetboek()))
    assert ("U krijgt een pgb.", "Wmo 2015, artikel 2.3.6 lid 1 en 2") in [(z.zin, z.artikel) for z in zinnen]


def test_an_official_deviates_towards_help_with_reason_and_authority_and_the_trace_keeps_both() -> None:
    anders = replace(JA, trappen=lost_op(Trede.ALGEMEEN_GEBRUIKELIJK), afwijking="Zij kan het niet betalen.")
    assert zeg(anders)[0] == "andere oplossing"  # without authority nobody deviates
    toetsing = toets(replace(anders, bevoegdheid="Mandaatbesluit (voorbeeld)"), wetboek())
    stap = toetsing.stap("uitkomst_maatwerk")
    assert stap is not None
    assert stap.afwijking is not None
    assert (stap.waarde, stap.berekend) == (HULP_GEVEN, "andere oplossing")
    zin = in_de_brief(toetsing)[-1].zin
    assert "De regel gaf: andere oplossing." in zin
    assert "Zij kan het niet betalen (Mandaatbesluit (voorbeeld))." in zin
    # where the rule gives help already, there is nothing of the law to deviate from
    stap = toets(replace(JA, afwijking="Meer dan de norm.", bevoegdheid="Mandaat"), wetboek()).stap("uitkomst_maatwerk")
    assert stap is not None
    assert stap.afwijking is None


def test_nobody_deviates_against_a_resident() -> None:
    nee = replace(NEE, afwijking="Wij doen het niet.", bevoegdheid="Mandaatbesluit (voorbeeld)")
    assert zeg(nee)[1] == ("weigeringsgrond",)


def test_an_amount_that_is_not_confirmed_says_so_and_an_unknown_one_is_not_named() -> None:
    bedrag = bijdrage_in_de_brief(toets(JA, wetboek()))
    assert bedrag is not None
    assert bedrag.onbevestigd
    vast = bijdrage_in_de_brief(toets(replace(JA, dag=date(2022, 5, 2), begin=date(2022, 5, 9)), wetboek()))
    assert vast is not None
    assert (vast.zin, vast.onbevestigd) == ("In uw gemeente is het bedrag € 19,00 per maand.", False)
    later = toets(replace(JA, begin=date(2031, 1, 1)), wetboek())
    assert bijdrage_in_de_brief(later) is None
    (stil,) = [b for b in later.berekeningen if b.antwoord is None]
    assert "niet geregeld op 01-01-2031" in stil.zwijgt
    assert ontbreekt_volgens_regels(replace(JA, begin=date(2031, 1, 1)), later) == ()
    assert later.als_json(wetboek())[-1]["zwijgt"] == stil.zwijgt
    assert bijdrage_in_de_brief(toets(replace(JA, bijdrage=False), wetboek())) is None


def test_temporary_help_rests_on_the_judgement_that_it_cannot_wait() -> None:
    spoed = Besluitfeiten(uitkomst=Uitkomst.TIJDELIJKE_TOEKENNING, gemeente="GM0938", dag=DAG, motivering="Nu alleen.")
    toetsing = toets(spoed, wetboek())
    assert [r.artikel for r in in_de_brief(toetsing)] == ["Wmo 2015, artikel 2.3.3"]
    assert grond(spoed, toetsing) == "Wmo 2015, artikel 2.3.3"


trappen = st.lists(st.sampled_from(Trede), unique=True).flatmap(
    lambda treden: st.tuples(
        *(
            st.sampled_from(
                [Oordeel.NODIG, Oordeel.NIET_AAN_DE_ORDE]
                if trede == Trede.MAATWERK
                else [Oordeel.HELPT, Oordeel.HELPT_DEELS, Oordeel.PAST_NIET, Oordeel.NIET_GENOEG]
            ).map(lambda oordeel, trede=trede: Trap(trede, oordeel, "Besproken."))
            for trede in treden
        )
    )
)


@given(trappen=trappen, wlz=st.sampled_from(WlzVraag), grond_=st.sampled_from(["", *WEIGERINGSGRONDEN]))
def test_a_no_that_may_go_has_a_ground_and_a_yes_is_never_stopped_by_the_rules(
    trappen: tuple[Trap, ...], wlz: WlzVraag, grond_: str
) -> None:
    nee = replace(
        NEE, trappen=trappen, wlz=wlz, wlz_toelichting="Gevraagd.", weigeringsgrond=grond_, oude_groep_wlz=False
    )
    uitkomst, mist = zeg(nee)
    goed = {WLZ: {"weigeren om de Wlz"}, "": {"andere oplossing", "weigeren om de Wlz"}}.get(
        grond_, {"andere oplossing"}
    )
    assert bool(mist) == (uitkomst not in goed)
    oordeel = {t.trede: t.oordeel for t in trappen}
    maatwerk = oordeel.pop(Trede.MAATWERK, None)
    heel, deels = (o in oordeel.values() for o in (Oordeel.HELPT, Oordeel.HELPT_DEELS))
    op_de_ladder = maatwerk != Oordeel.NODIG and (heel or (deels and maatwerk == Oordeel.NIET_AAN_DE_ORDE))
    if not mist and uitkomst == "andere oplossing":
        assert grond_ in set(Trede) or op_de_ladder
    if not mist:
        lid = "6 en 7" if uitkomst == "weigeren om de Wlz" else "3"
        assert grond(nee, toets(nee, wetboek())) == f"Wmo 2015, artikel 2.3.5 lid {lid}"
    assert zeg(replace(JA, trappen=trappen, wlz=wlz, wlz_toelichting="Gevraagd."))[1] == ()


def test_help_in_part_is_no_whole_answer_unless_a_person_says_so() -> None:
    deels = (Trap(Trede.GEBRUIKELIJKE_HULP, Oordeel.HELPT_DEELS, "Dochter doet de boodschappen, meer kan zij niet."),)
    assert zeg(replace(NEE, trappen=deels))[1] == ("weigeringsgrond",)
    samen = (*deels, Trap(Trede.MAATWERK, Oordeel.NIET_AAN_DE_ORDE, "Samen is het genoeg."))
    assert zeg(replace(NEE, trappen=samen)) == ("andere oplossing", ())
    feit = toets(replace(NEE, trappen=samen), wetboek()).berekeningen[0].verzoek.feiten["huisgenoten_lukt"]
    assert "Samen is het genoeg." in feit.motivering  # type: ignore[attr-defined]


def test_the_wlz_as_ground_is_not_changed_into_another_one() -> None:
    helpt = replace(NEE, trappen=lost_op(Trede.NETWERK), weigeringsgrond=WLZ)
    assert zeg(helpt) == ("andere oplossing", ("weigeringsgrond",))
    oud = replace(helpt, wlz=WlzVraag.JA_VERBLIJF, wlz_toelichting="Indicatie.", oude_groep_wlz=True)
    assert zeg(oud)[1] == ("weigeringsgrond",)


def test_where_the_rules_cannot_answer_nobody_signs() -> None:
    vroeger = replace(JA, dag=date(2014, 12, 1))
    toetsing = toets(vroeger, wetboek())
    assert [m.onderdeel for m in ontbreekt_volgens_regels(vroeger, toetsing)] == ["regels", "regels"]
    assert grond(vroeger, toetsing) == ""
