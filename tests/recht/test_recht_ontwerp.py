"""A besluit before it is signed: nothing leaves out its ground, its time, its period or the way to object."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.recht.besluit import (
    Hulp,
    Ontwerp,
    Profiel,
    Resultaat,
    Richting,
    minuten_per_week,
    minuten_samen,
    ontbreekt_in_besluit,
)
from keukentafel.recht.ladder import Oordeel, Trap, Trede, WlzVraag
from keukentafel.recht.taal.stukken import Bevinding, Frequentie, Leveringsvorm, Onderwerp, Uitkomst
from keukentafel.recht.taal.tijd import Periode
from tests.huis.b1 import lange_zinnen, moeilijke_woorden
from tests.recht.test_recht_ladder import MEVROUW_AYDIN

ALLES = {onderwerp: Bevinding(tekst="Dit is besproken.") for onderwerp in Onderwerp}
LADDER = tuple(t if t.trede != Trede.ANDERE_WET else Trap(t.trede, Oordeel.PAST_NIET, "Geen.") for t in MEVROUW_AYDIN)

SCHOON = Resultaat(
    doel="Mijn huis op mijn manier.",
    tekst="Het huis is schoon en leefbaar.",
    richting=Richting.STABILISERING,
    maatstaf="Elk kwartaal samen de lijst nalopen.",
    datum=date(2028, 3, 31),
    hulp=(
        Hulp("Zwaar werk in 4 kamers", "1 keer per week", 105, Frequentie.WEEK),
        Hulp("Bed verschonen", "om de week 20 minuten", 40, Frequentie.VIER_WEKEN),
    ),
)
POST = Resultaat(
    doel="Geen angst voor de post.",
    tekst="De administratie is op orde.",
    richting=Richting.ONTWIKKELING,
    maatstaf="Elke brief binnen een week open.",
    datum=date(2027, 6, 30),
    hulp=(Hulp("Begeleiding thuis", "1 keer per week, 13 weken", 60, Frequentie.WEEK),),
)
ERUIT = Resultaat(
    doel="Weer onder de mensen.",
    tekst="Elke week 1 keer de deur uit.",
    richting=Richting.HERSTEL,
    maatstaf="Mevrouw vertelt het zelf.",
    datum=date(2027, 6, 30),
    hulp=(Hulp("Huiskamer Bunde", met_besluit=False),),
)
FATMA = Ontwerp(
    uitkomst=Uitkomst.TOEKENNING,
    resultaten=(SCHOON, POST, ERUIT),
    profiel=Profiel.BASIS,
    geldig=Periode.tot_en_met(date(2027, 4, 5), date(2028, 3, 31)),
    leveringsvorm=Leveringsvorm.NATURA,
    pgb_besproken=True,
    motivering="Zwaar werk lukt niet door reuma. De dochter helpt al veel.",
    artikel="Wmo 2015 art. 2.3.5 lid 3",
    wlz=WlzVraag.NEE,
    bezwaar_uiterlijk=date(2027, 5, 12),
    aanbieder="Zorgcoöperatie De Geulbrug",
    verslag_verstuurd_op=date(2027, 3, 12),
)
ZOON_IN_HUIS = Ontwerp(
    uitkomst=Uitkomst.AFWIJZING,
    motivering="De zoon van 24 is gezond en werkt drie dagen. Hij kan het huis schoonmaken.",
    artikel="Wmo 2015 art. 2.3.5 lid 3",
    norm="Gebruikelijke hulp, verordening Eijsden-Margraten (voorbeeld)",
    norm_versie="1 januari 2027",
    alternatieven="De boodschappendienst in Gronsveld, en een gesprek met de zoon.",
    bezwaar_uiterlijk=date(2027, 5, 12),
    verslag_verstuurd_op=date(2027, 3, 12),
)
ELS = Ontwerp(
    uitkomst=Uitkomst.TIJDELIJKE_TOEKENNING,
    resultaten=(Resultaat("Thuis blijven.", "Els is veilig thuis.", hulp=(
        Hulp("Hulp bij opstaan en eten", "elke dag", 90, Frequentie.DAG),
    )),),
    geldig=Periode(date(2026, 12, 4), date(2027, 1, 15)),
    motivering="Haar man ligt plotseling in het ziekenhuis.",
    artikel="Wmo 2015 art. 2.3.3",
    bezwaar_uiterlijk=date(2027, 1, 14),
    aanbieder="Zorg in het Heuvelland",
)  # fmt: skip


def mist(ontwerp: Ontwerp, **anders: Any) -> list[str]:
    gegeven: dict[str, Any] = {"bevindingen": ALLES, "trappen": LADDER}
    return [gemis.onderdeel for gemis in ontbreekt_in_besluit(ontwerp, **(gegeven | anders))]


def zinnen(ontwerp: Ontwerp, **anders: Any) -> list[str]:
    gegeven: dict[str, Any] = {"bevindingen": ALLES, "trappen": LADDER}
    return [gemis.zin for gemis in ontbreekt_in_besluit(ontwerp, **(gegeven | anders))]


def met_hulp(*hulp: Hulp, **anders: Any) -> Ontwerp:
    return replace(FATMA, resultaten=(replace(SCHOON, hulp=hulp),), **anders)


def test_the_three_decisions_of_the_scenarios_are_complete() -> None:
    assert mist(FATMA, bekendgemaakt_op=date(2027, 3, 31)) == []
    assert mist(ZOON_IN_HUIS, trappen=()) == []
    assert mist(ELS, bevindingen={}, trappen=()) == []


@pytest.mark.parametrize("ontwerp", [FATMA, ZOON_IN_HUIS])
def test_also_who_applied_because_we_were_late_gets_the_verslag_first(ontwerp: Ontwerp) -> None:
    zonder = replace(ontwerp, verslag_verstuurd_op=None)
    assert mist(zonder) == ["verslag"]
    assert zinnen(zonder) == ["Stuur eerst het verslag van het onderzoek. De inwoner krijgt dat altijd."]


# --- toekenning


@pytest.mark.parametrize(
    ("anders", "onderdeel"),
    [
        ({"resultaten": ()}, "resultaat"),
        ({"profiel": None}, "profiel"),
        ({"geldig": None}, "geldig"),
        ({"geldig": Periode(date(2027, 4, 5), date(2027, 4, 5))}, "geldig"),
        ({"leveringsvorm": None}, "leveringsvorm"),
        ({"pgb_besproken": False}, "pgb"),
        ({"aanbieder": " "}, "aanbieder"),
        ({"motivering": "\n"}, "motivering"),
        ({"artikel": ""}, "artikel"),
        ({"norm": "HHM"}, "norm_versie"),
        ({"wlz": WlzVraag.NIET_GEVRAAGD}, "wlz"),
        ({"bezwaar_uiterlijk": None}, "bezwaar_uiterlijk"),
        ({"samenloop": ("Beschut werk",)}, "samenloop"),
    ],
)
def test_each_missing_piece_is_named_once(anders: dict[str, Any], onderdeel: str) -> None:
    assert mist(replace(FATMA, **anders)) == [onderdeel]


def test_the_onderzoek_and_the_ladder_come_first() -> None:
    assert mist(FATMA, bevindingen={}) == list("abcdefg")
    assert mist(FATMA, trappen=MEVROUW_AYDIN) == ["andere_wet"]
    assert len(mist(FATMA, trappen=())) == 8


def test_the_last_day_to_object_is_the_right_day() -> None:
    gemis = zinnen(FATMA, bekendgemaakt_op=date(2027, 4, 1))
    assert gemis == ["Bezwaar kan tot en met donderdag 13 mei 2027. Zet dat erin."]


def test_a_result_has_direction_measure_and_date_or_says_why_not() -> None:
    kaal = replace(SCHOON, richting=None, maatstaf="", datum=None)
    assert zinnen(replace(FATMA, resultaten=(POST, kaal))) == [
        "Geef resultaat 2 een richting, een maatstaf en een datum. Of schrijf waarom dat niet kan."
    ]
    assert mist(replace(FATMA, resultaten=(POST, replace(kaal, zonder_omdat="Zij is stervende.")))) == []
    zonder_richting = ontbreekt_in_besluit(
        replace(FATMA, resultaten=(replace(POST, richting=None),)), bevindingen=ALLES, trappen=LADDER
    )
    assert [g.bron for g in zonder_richting] == ["Beleidsplan Midden-Limburg West 2020-2023, paragraaf 5.2"]
    zonder_dag = replace(POST, datum=None)
    assert zinnen(replace(FATMA, resultaten=(zonder_dag,))) == [
        "Geef resultaat 1 een datum. Of schrijf waarom dat niet kan."
    ]
    vroeg = replace(POST, datum=date(2027, 4, 4))
    assert zinnen(replace(FATMA, resultaten=(vroeg,))) == ["Kies bij resultaat 1 een datum na het begin van de hulp."]


def test_s_a17_a_result_alone_is_no_decision() -> None:
    """CRvB 8-10-2018: 'schoon en leefbaar huis' without time leaves the resident with nothing to hold on to."""
    assert zinnen(met_hulp()) == ["Schrijf bij resultaat 1 welke hulp daarbij hoort."]
    gemis = ontbreekt_in_besluit(met_hulp(Hulp("Schoonmaken")), bevindingen=ALLES, trappen=LADDER)
    assert [g.onderdeel for g in gemis] == ["resultaat.1.hulp.1"] * 2
    assert all("ECLI:NL:CRVB:2018:3241" in g.bron for g in gemis)
    assert mist(met_hulp(Hulp("Schoonmaken"), leveringsplan=PLAN)) == []
    assert mist(met_hulp(leveringsplan=PLAN)) == []
    assert mist(met_hulp(Hulp("Schoonmaken", "1 keer per week", 125, Frequentie.WEEK))) == []


PLAN = "Elke week stofzuigen, dweilen en de badkamer: 90 minuten."


@pytest.mark.parametrize(
    ("plan", "zin"),
    [
        ("Leveringsplan van 22 maart 2027", "Schrijf het plan zelf op"),
        ("90 minuten", "Schrijf het plan zelf op"),
        ("Leveringsplan van Huis en Hulp van 22 maart 2027, versie 3", "hoeveel tijd"),
        ("Elke week stofzuigen, dweilen en de badkamer, minuten zoals nodig.", "hoeveel tijd"),
    ],
)
def test_a_plan_holds_what_is_done_and_how_long(plan: str, zin: str) -> None:
    assert mist(met_hulp(leveringsplan=plan)) == ["leveringsplan"]
    assert zin in zinnen(met_hulp(leveringsplan=plan))[0]
    for tijd in ("90 minuten", "1,5 uur", "2 uren", "1 dagdeel"):
        assert mist(met_hulp(leveringsplan=f"Elke week stofzuigen, dweilen en de badkamer: {tijd}.")) == []


def test_bare_minutes_are_refused() -> None:
    assert zinnen(met_hulp(Hulp("Schoonmaken", "1 keer per week", 125))) == [
        "Kies bij resultaat 1, hulp 1, of de minuten per week of per maand zijn."
    ]
    for minuten in (0, -5):
        assert len(mist(met_hulp(Hulp("Schoonmaken", "1 keer per week", minuten, Frequentie.WEEK)))) == 1
    with pytest.raises(TypeError):
        Hulp("Schoonmaken", "1 keer per week", 12.5, Frequentie.WEEK)  # type: ignore[arg-type]


def test_a_scootmobiel_has_no_minutes_and_free_help_needs_no_decision() -> None:
    assert mist(met_hulp(Hulp("Scootmobiel in bruikleen", hulpmiddel=True))) == []
    assert mist(met_hulp(Hulp(" ", hulpmiddel=True))) == ["resultaat.1.hulp.1"]
    assert mist(replace(FATMA, resultaten=(ERUIT,))) == ["hulp"]


def test_help_that_already_runs_asks_one_sentence_and_never_refuses() -> None:
    sjaak = replace(FATMA, samenloop=("Begeleiding 4 uur per week (Wmo)", "Beschut werk", "Ambulant (Zvw)"))
    assert zinnen(sjaak) == ["Er loopt al hulp. Schrijf in één zin waarom beide nodig zijn."]
    assert mist(replace(sjaak, samenloop_motivering="Het werk geeft structuur, de dag thuis niet.")) == []


def test_a_pgb_needs_no_provider_of_the_municipality() -> None:
    assert mist(replace(FATMA, leveringsvorm=Leveringsvorm.PGB, aanbieder="")) == []


def test_who_may_live_with_care_from_the_wlz_may_still_be_helped() -> None:
    wlz = replace(FATMA, wlz=WlzVraag.JA_VERBLIJF)
    assert mist(wlz) == ["wlz"]
    assert mist(replace(wlz, wlz_toelichting="Zij wacht thuis op een plek.")) == []


# --- afwijzing, tijdelijk, buiten behandeling


@pytest.mark.parametrize(
    ("anders", "onderdeel"),
    [
        ({"norm": ""}, "norm"),
        ({"norm_versie": " "}, "norm_versie"),
        ({"alternatieven": ""}, "alternatieven"),
        ({"motivering": ""}, "motivering"),
        ({"artikel": ""}, "artikel"),
        ({"bezwaar_uiterlijk": None}, "bezwaar_uiterlijk"),
        ({"wlz": WlzVraag.JA_VERBLIJF}, "wlz"),
    ],
)
def test_s_a16_a_refusal_holds_all_of_it(anders: dict[str, Any], onderdeel: str) -> None:
    assert mist(replace(ZOON_IN_HUIS, **anders)) == [onderdeel]


@given(st.sets(st.sampled_from(Onderwerp), max_size=6))
def test_s_a16_no_refusal_while_a_subject_is_open(gedaan: set[Onderwerp]) -> None:
    bevindingen = {onderwerp: ALLES[onderwerp] for onderwerp in gedaan}
    assert mist(ZOON_IN_HUIS, bevindingen=bevindingen) == [o.value for o in Onderwerp if o not in gedaan]


def test_temporary_help_is_short_but_has_time_end_and_provider() -> None:
    assert mist(replace(ELS, geldig=Periode(date(2026, 12, 4)))) == ["geldig"]
    assert mist(replace(ELS, aanbieder="")) == ["aanbieder"]
    assert mist(replace(ELS, resultaten=())) == ["resultaat"]


def test_buiten_behandeling_has_what_every_decision_has() -> None:
    kaal = Ontwerp(Uitkomst.BUITEN_BEHANDELING)
    assert mist(kaal, bevindingen={}, trappen=()) == ["artikel", "motivering", "bezwaar_uiterlijk"]


@pytest.mark.parametrize("uitkomst", [Uitkomst.HERZIENING, Uitkomst.INTREKKING])
def test_what_takes_help_away_has_rules_of_its_own(uitkomst: Uitkomst) -> None:
    with pytest.raises(ValueError, match=r"2\.3\.10"):
        mist(replace(FATMA, uitkomst=uitkomst))


# --- eigenschappen

GOED = {ontwerp.uitkomst: ontwerp for ontwerp in (FATMA, ZOON_IN_HUIS, ELS)}
LEEG = {veld.name: veld.default for veld in fields(Ontwerp) if veld.name != "uitkomst"}
MAG_LEEG = {"leveringsplan", "wlz_toelichting", "samenloop", "samenloop_motivering"}
NODIG = {
    Uitkomst.TOEKENNING: set(LEEG) - MAG_LEEG - {"norm", "norm_versie", "alternatieven"},
    Uitkomst.AFWIJZING: {
        "motivering", "artikel", "norm", "norm_versie", "alternatieven", "bezwaar_uiterlijk", "verslag_verstuurd_op",
    },
    Uitkomst.TIJDELIJKE_TOEKENNING: {
        "resultaten", "geldig", "motivering", "artikel", "bezwaar_uiterlijk", "aanbieder",
    },
}  # fmt: skip


@given(st.sampled_from(sorted(GOED)), st.sets(st.sampled_from(sorted(LEEG))))
def test_nothing_passes_without_ground_period_or_term(uitkomst: Uitkomst, weg: set[str]) -> None:
    """Whatever is left out: a besluit passes only if nothing was left out that this outcome needs."""
    ontwerp = replace(GOED[uitkomst], **{naam: LEEG[naam] for naam in weg})
    assert (mist(ontwerp) == []) == (not weg & NODIG[uitkomst])


HULP = st.builds(
    Hulp,
    st.sampled_from(("", "Schoonmaken")),
    st.sampled_from(("", "1 keer per week")),
    st.none() | st.integers(-1, 300),
    st.none() | st.sampled_from(Frequentie),
    st.booleans(),
    st.booleans(),
)


@given(st.lists(st.lists(HULP, max_size=3), min_size=1, max_size=3))
def test_help_with_a_decision_always_has_its_time(alle: list[list[Hulp]]) -> None:
    resultaten = tuple(replace(SCHOON, hulp=tuple(hulp)) for hulp in alle)
    if mist(replace(FATMA, resultaten=resultaten)) == []:
        met = [h for hulp in alle for h in hulp if h.met_besluit]
        assert met
        assert all(hulp for hulp in alle)
        for h in met:
            assert h.activiteit
            assert h.hulpmiddel or (h.frequentie and h.minuten and h.minuten > 0 and h.per is not None)


# --- minuten


def test_the_minutes_of_the_design_are_175_a_week() -> None:
    assert minuten_samen(FATMA.resultaten) == ((Frequentie.WEEK, 165), (Frequentie.VIER_WEKEN, 40))
    assert minuten_per_week(FATMA.resultaten) == 175


def test_what_is_no_whole_number_of_minutes_a_week_stays_as_it_is() -> None:
    for per, minuten in ((Frequentie.MAAND, 60), (Frequentie.HELE_PERIODE, 600), (Frequentie.DAG, 30)):
        samen = (replace(SCHOON, hulp=(Hulp("Hulp", "soms", minuten, per), *POST.hulp)),)
        assert minuten_per_week(samen) is None
        assert set(minuten_samen(samen)) == {(per, minuten), (Frequentie.WEEK, 60)}
    assert minuten_per_week((replace(SCHOON, hulp=(Hulp("Bed", "soms", 42, Frequentie.VIER_WEKEN),)),)) is None
    assert minuten_per_week((replace(SCHOON, hulp=(Hulp("Schoonmaken"), *POST.hulp)),)) is None
    assert minuten_per_week((ERUIT,)) == 0


@given(st.lists(st.tuples(st.integers(1, 500), st.sampled_from((Frequentie.WEEK, Frequentie.VIER_WEKEN))), max_size=6))
def test_the_total_a_week_is_exact_or_absent(alle: list[tuple[int, Frequentie]]) -> None:
    samen = [replace(SCHOON, hulp=(Hulp("Hulp", "vaak", minuten, per),)) for minuten, per in alle]
    per_vier_weken = sum(minuten * (4 if per == Frequentie.WEEK else 1) for minuten, per in alle)
    week = minuten_per_week(samen)
    assert week == (per_vier_weken // 4 if per_vier_weken % 4 == 0 else None)
    assert sum(minuten for _, minuten in minuten_samen(samen)) == sum(minuten for minuten, _ in alle)


def test_every_sentence_is_plain() -> None:
    kaal = Resultaat("", "", hulp=(Hulp(""), Hulp("Schoonmaken"), Hulp("Schoonmaken", "vaak", 5)))
    vroeg = replace(POST, datum=date(2027, 4, 4))
    alle: set[str] = set()
    for uitkomst in (*GOED, Uitkomst.BUITEN_BEHANDELING):
        for ontwerp in (
            Ontwerp(uitkomst),
            Ontwerp(uitkomst, resultaten=(kaal, Resultaat("", ""), ERUIT), samenloop=("Zvw",), norm="HHM"),
            replace(FATMA, uitkomst=uitkomst, resultaten=(vroeg,), geldig=Periode(date(2027, 4, 5))),
            replace(FATMA, uitkomst=uitkomst, resultaten=(ERUIT,)),
        ):
            alle |= set(zinnen(ontwerp, bevindingen={}, trappen=(), bekendgemaakt_op=date(2027, 4, 6)))
    assert len(alle) > 35
    for zin in sorted(alle):
        assert lange_zinnen(zin) == [], zin
        # 'voorziening' is the name of two rungs; a consulent reads the word of the law there
        assert {woord for woord, _ in moeilijke_woorden(zin)} <= {"voorziening"}, zin


def test_words_for_the_screen() -> None:
    assert Richting.BEGELEIDE_ACHTERUITGANG.in_woorden == "Begeleide achteruitgang"
    assert [profiel.in_woorden for profiel in Profiel] == ["Basis", "Aanvullend", "Intens"]
