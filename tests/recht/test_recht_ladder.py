"""The ladder: eight rungs, every judgement a person's, and maatwerk only for what remains."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.recht.ladder import (
    Oordeel,
    Trap,
    Trede,
    WlzVraag,
    ontbreekt_op_ladder,
    ontbreekt_wlz,
    samenvatting,
    trap_fout,
)
from tests.huis.b1 import lange_zinnen, moeilijke_woorden

LAGERE = [trede for trede in Trede if trede != Trede.MAATWERK]
LAGER_OORDEEL = [oordeel for oordeel in Oordeel if oordeel != Oordeel.NODIG]
# Words of the law that a consulent's ladder has to name; a resident reads `naam` instead.
WET = {"voorziening"}

MEVROUW_AYDIN = (
    Trap(Trede.EIGEN_KRACHT, Oordeel.HELPT_DEELS, "Kookt en doet licht werk zelf. Verdeelt het over de week."),
    Trap(Trede.ALGEMEEN_GEBRUIKELIJK, Oordeel.HELPT_DEELS, "Kocht een lichte stofzuiger. Helpt beneden, niet boven."),
    Trap(Trede.GEBRUIKELIJKE_HULP, Oordeel.NIET_AAN_DE_ORDE, "Zij woont alleen."),
    Trap(Trede.NETWERK, Oordeel.NIET_GENOEG, "Elif doet al veel en houdt dit niet vol."),
    Trap(Trede.ANDERE_WET),
    Trap(Trede.ALGEMENE_VOORZIENING, Oordeel.HELPT_DEELS, "Huiskamer Bunde, 600 meter."),
    Trap(Trede.COLLECTIEVE_VOORZIENING, Oordeel.PAST_NIET, "Zij durft geen groep in huis."),
    Trap(Trede.MAATWERK, Oordeel.NODIG, "Nodig voor het zware werk en tijdelijk voor de post."),
)


def onderdelen(trappen: tuple[Trap, ...], *, voor_maatwerk: bool) -> list[str]:
    return [gemis.onderdeel for gemis in ontbreekt_op_ladder(trappen, voor_maatwerk=voor_maatwerk)]


def met(trede: Trede, oordeel: Oordeel, toelichting: str = "Een reden.") -> tuple[Trap, ...]:
    return tuple(Trap(trede, oordeel, toelichting) if trap.trede == trede else trap for trap in MEVROUW_AYDIN)


def test_eight_rungs_in_order_each_with_its_article() -> None:
    assert [trede.nummer for trede in Trede] == list(range(1, 9))
    assert (Trede.EIGEN_KRACHT.nummer, Trede.NETWERK.nummer, Trede.MAATWERK.nummer) == (1, 4, 8)
    assert all(trede.titel and trede.naam and trede.vraag.endswith("?") and trede.artikel for trede in Trede)
    assert len({trede.titel for trede in Trede}) == len({trede.vraag for trede in Trede}) == 8
    assert Trede.ALGEMEEN_GEBRUIKELIJK.artikel == "Wmo 2015 art. 2.3.5 lid 3"


def test_the_ladder_of_the_design_misses_one_rung() -> None:
    gemis = ontbreekt_op_ladder(MEVROUW_AYDIN, voor_maatwerk=True)
    assert [(g.onderdeel, g.bron) for g in gemis] == [("andere_wet", "Wmo 2015 art. 2.3.2 lid 4 onder f")]
    assert gemis[0].zin == "Bespreek trede 5 (andere wet), of schrijf waarom die niet speelt."
    assert samenvatting(MEVROUW_AYDIN) == "Drie treden helpen deels. Maatwerk is nodig."
    assert onderdelen(met(Trede.ANDERE_WET, Oordeel.PAST_NIET), voor_maatwerk=True) == []


def test_help_that_is_enough_asks_what_remains() -> None:
    """A rung that helps is no refusal: a person says what is still needed."""
    helpt = met(Trede.ANDERE_WET, Oordeel.HELPT, "De wijkverpleging wast haar.")
    assert onderdelen(helpt, voor_maatwerk=True) == []
    zonder = helpt[:-1]
    gemis = ontbreekt_op_ladder(zonder, voor_maatwerk=True)
    assert [g.zin for g in gemis] == ["Trede 5 helpt al. Schrijf bij maatwerk wat er dan nog nodig is en waarom."]


def test_s_a1_jorik_is_helped_without_a_decision() -> None:
    jorik = (
        Trap(Trede.EIGEN_KRACHT, Oordeel.HELPT_DEELS, "Hij traint weer twee keer per week."),
        Trap(Trede.NETWERK, Oordeel.HELPT_DEELS, "Zijn oom belt elke zondag."),
        Trap(Trede.ALGEMENE_VOORZIENING, Oordeel.HELPT, "Drie gesprekken bij de praktijkondersteuner."),
    )
    assert onderdelen(jorik, voor_maatwerk=False) == []
    assert samenvatting(jorik) == ("Eén trede helpt en twee treden helpen deels. Over vier treden is niet gesproken.")
    toch = (*jorik, Trap(Trede.MAATWERK, Oordeel.NODIG, "Voor zijn administratie."))
    assert onderdelen(toch, voor_maatwerk=False) == ["maatwerk"]
    assert onderdelen((Trap(Trede.NETWERK, Oordeel.NIET_GENOEG, "Er is niemand."),), voor_maatwerk=False) == ["ladder"]
    assert onderdelen((), voor_maatwerk=False) == ["ladder"]


def test_a_judgement_is_explained_and_fits_its_rung() -> None:
    assert trap_fout(Trede.NETWERK, Oordeel.NIET_BESPROKEN, "") is None
    assert "waarom u dit vindt" in str(trap_fout(Trede.NETWERK, Oordeel.HELPT, "  "))
    assert "hoort bij maatwerk" in str(trap_fout(Trede.NETWERK, Oordeel.NODIG, "Ja."))
    assert "Kies een van die twee" in str(trap_fout(Trede.MAATWERK, Oordeel.HELPT, "Ja."))
    with pytest.raises(ValueError, match="Schrijf bij trede 4"):
        Trap(Trede.NETWERK, Oordeel.HELPT)
    with pytest.raises(ValueError, match="één antwoord"):
        ontbreekt_op_ladder((Trap(Trede.NETWERK), Trap(Trede.NETWERK)), voor_maatwerk=True)


@st.composite
def ladders(draw: st.DrawFn) -> tuple[Trap, ...]:
    """Any ladder: some rungs, each with any judgement that fits it."""
    trappen = []
    for trede in draw(st.lists(st.sampled_from(Trede), unique=True)):
        mag = [Oordeel.NIET_BESPROKEN, Oordeel.NODIG, Oordeel.NIET_AAN_DE_ORDE]
        oordeel = draw(st.sampled_from(mag if trede == Trede.MAATWERK else LAGER_OORDEEL))
        trappen.append(Trap(trede, oordeel, "Een reden."))
    return tuple(trappen)


@given(ladders())
def test_a_ladder_is_complete_only_with_seven_answers_and_what_is_needed(trappen: tuple[Trap, ...]) -> None:
    oordeel = {trap.trede: trap.oordeel for trap in trappen}
    open_ = [trede for trede in LAGERE if oordeel.get(trede, Oordeel.NIET_BESPROKEN) == Oordeel.NIET_BESPROKEN]
    nodig = oordeel.get(Trede.MAATWERK) == Oordeel.NODIG
    verwacht = [trede.value for trede in open_] + ([] if nodig else ["maatwerk"])
    assert onderdelen(trappen, voor_maatwerk=True) == verwacht
    helpt = any(oordeel.get(trede) in {Oordeel.HELPT, Oordeel.HELPT_DEELS} for trede in LAGERE)
    assert onderdelen(trappen, voor_maatwerk=False) == ([] if helpt else ["ladder"]) + (["maatwerk"] if nodig else [])


@cache
def plat(tekst: str) -> bool:
    """Plain Dutch; remembered, because many ladders give the same sentences."""
    return lange_zinnen(tekst) == moeilijke_woorden(tekst) == []


@given(ladders())
def test_the_summary_is_one_or_two_plain_sentences_that_count_right(trappen: tuple[Trap, ...]) -> None:
    tekst = samenvatting(trappen)
    zinnen = [zin for zin in tekst.split(".") if zin.strip()]
    assert 1 <= len(zinnen) <= 2
    assert plat(tekst)
    assert tekst == samenvatting(tuple(reversed(trappen)))
    nodig = any(trap.oordeel == Oordeel.NODIG for trap in trappen)
    assert ("Maatwerk is nodig." in tekst) == nodig
    for oordeel, woord in ((Oordeel.HELPT, "helpen"), (Oordeel.HELPT_DEELS, "helpen deels")):
        aantal = sum(trap.oordeel == oordeel for trap in trappen)
        if aantal == 2:
            assert f"wee treden {woord}" in tekst


@pytest.mark.parametrize(
    ("antwoord", "toelichting", "mist"),
    [
        (WlzVraag.NIET_GEVRAAGD, "", True),
        (WlzVraag.NIET_GEVRAAGD, "Vergeten.", True),
        (WlzVraag.NEE, "", False),
        (WlzVraag.JA_VERBLIJF, " ", True),
        (WlzVraag.JA_VERBLIJF, "Zij wacht thuis op een plek.", False),
        (WlzVraag.ONBEKEND, "", True),
        (WlzVraag.ONBEKEND, "Het CIZ beslist in april. Noor belt.", False),
    ],
)
def test_the_question_about_the_wlz_is_asked_and_a_person_decides(
    antwoord: WlzVraag, toelichting: str, mist: bool
) -> None:
    gemis = ontbreekt_wlz(antwoord, toelichting)
    assert bool(gemis) == mist
    assert all(g.bron == "Wmo 2015 art. 2.3.5 lid 6" for g in gemis)


def test_what_the_ladder_says_is_plain() -> None:
    zinnen = [g.zin for voor in (True, False) for g in ontbreekt_op_ladder((), voor_maatwerk=voor)]
    zinnen += [g.zin for g in ontbreekt_op_ladder(MEVROUW_AYDIN, voor_maatwerk=False)]
    zinnen += [g.zin for antwoord in WlzVraag for g in ontbreekt_wlz(antwoord, "")]
    zinnen += [str(trap_fout(trede, oordeel, "")) for trede in Trede for oordeel in Oordeel]
    zinnen += [a.in_woorden for a in (*WlzVraag, *Oordeel)] + [w for t in Trede for w in (t.naam, t.vraag, t.uitleg)]
    for zin in zinnen:
        assert lange_zinnen(zin) == [], zin
        assert {woord for woord, _ in moeilijke_woorden(zin)} <= WET, zin


@pytest.mark.parametrize("voor_maatwerk", [True, False])
def test_a_reason_that_stops_after_because_is_no_reason(voor_maatwerk: bool) -> None:
    half = Trap(Trede.NETWERK, Oordeel.PAST_NIET, "De klussendienst past niet, omdat ")
    andere = [trap for trap in MEVROUW_AYDIN if trap.trede != Trede.NETWERK]
    zinnen = [g.zin for g in ontbreekt_op_ladder((*andere, half), voor_maatwerk=voor_maatwerk)]
    assert "Maak de zin bij trede 4 af: waarom?" in zinnen
    heel = Trap(Trede.NETWERK, Oordeel.PAST_NIET, "De klussendienst past niet, omdat zij geen ramen doet.")
    assert not any("Maak de zin" in g.zin for g in ontbreekt_op_ladder((*andere, heel), voor_maatwerk=voor_maatwerk))
