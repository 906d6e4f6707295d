"""The rules in files and the functions in Python say the same about the way to help, on random days and facts."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.recht import besluit, termijnen
from keukentafel.recht.ladder import Oordeel as OpTrede
from keukentafel.recht.ladder import Trede, antwoord_op
from keukentafel.recht.melden import moet_doorzenden, ontbreekt_in_bevestiging, plan_ontvangen
from keukentafel.recht.motor.rekenen import Antwoord, Rekenaar, Verzoek
from keukentafel.recht.motor.waarden import Oordeel
from keukentafel.recht.motor.wetboek import wetboek
from keukentafel.recht.onderzoek import ontbreekt_in_onderzoek, te_laat
from keukentafel.recht.opschorting import StaatStil, aanvulling_gevraagd, met_opschorting, uitstel_gegeven
from keukentafel.recht.taal.stukken import Bevinding, Onderwerp, Ontvangstbevestiging
from keukentafel.recht.taal.termijn import Duur, Eenheid, bereken
from keukentafel.recht.taal.tijd import Periode

DAG = timedelta(days=1)
DAGEN = st.dates(date(2015, 1, 1), date(2035, 12, 31))
WMO, AWB = "wet_maatschappelijke_ondersteuning_2015", "algemene_wet_bestuursrecht"
NIETS_STIL = {"aanvulling_gevraagd": False, "uitstel_gegeven": False}


@cache
def rekenaar() -> Rekenaar:
    return Rekenaar(wetboek())


def vraag(wet: str, uitkomst: str, dag: date, **feiten: Any) -> Antwoord:
    return rekenaar().bereken(wet, uitkomst, verzoek=Verzoek(peildatum=dag, gemeente=None, feiten=feiten))


@given(DAGEN)
@pytest.mark.parametrize(
    ("soort", "wet", "feit", "erbij"),
    [
        ("plan", WMO, "melding_op", {}),
        ("onderzoek", WMO, "melding_op", {}),
        ("besluit", WMO, "aanvraag_op", NIETS_STIL),
        ("bezwaar", AWB, "bekendgemaakt_op", {}),
    ],
)
def test_each_term_ends_on_the_same_day_and_is_as_sure(
    soort: str, wet: str, feit: str, erbij: dict[str, bool], dag: date
) -> None:
    naam, termijn = f"{soort}_uiterlijk", termijnen.TERMIJNEN[soort](startdag=dag)
    antwoord = vraag(wet, naam, dag, **{feit: dag}, **erbij)
    assert antwoord.waarde(naam) == termijn.uiterlijk
    assert antwoord.uitkomsten[naam].stap.onbevestigd == termijn.onbevestigd


KORT = st.integers(0, 30)


@given(
    aanvraag=DAGEN, na=KORT, tijd=st.integers(1, 30), aangevuld=st.none() | KORT, kijk=st.integers(0, 60), uitstel=KORT
)
def test_a_decision_stands_still_for_the_same_days(
    aanvraag: date, na: int, tijd: int, aangevuld: int | None, kijk: int, uitstel: int
) -> None:
    gevraagd_op, op = aanvraag + na * DAG, aanvraag + (na + kijk) * DAG
    aangevuld_op = None if aangevuld is None else gevraagd_op + aangevuld * DAG
    stil = [
        aanvulling_gevraagd(
            gevraagd_op=gevraagd_op,
            aanvullen_tot_en_met=gevraagd_op + tijd * DAG,
            aangevuld_op=aangevuld_op,
            peildatum=op,
        )
    ]
    feiten: dict[str, Any] = {
        "aanvraag_op": aanvraag,
        "aanvulling_gevraagd": True,
        "aanvulling_gevraagd_op": gevraagd_op,
        "aanvullen_uiterlijk": gevraagd_op + tijd * DAG,
        "aangevuld": aangevuld_op is not None,
        "uitstel_gegeven": uitstel > 0,
    }
    if aangevuld_op is not None:
        feiten["aangevuld_op"] = aangevuld_op
    if uitstel:
        stil.append(uitstel_gegeven(ingestemd_op=aanvraag, dagen=uitstel))
        feiten |= {"uitstel_gegeven_op": aanvraag, "uitstel_dagen": uitstel}
    termijn = met_opschorting(termijnen.besluit(startdag=aanvraag), stil)
    verwacht = None if isinstance(termijn, StaatStil) else termijn.uiterlijk
    assert vraag(WMO, "besluit_uiterlijk", op, **feiten).waarde("besluit_uiterlijk") == verwacht
    if verwacht is not None and not isinstance(termijn, StaatStil):
        laat = besluit.te_laat_besluit(aanvraag_op=aanvraag, bekendgemaakt_op=None, op=op, opschortingen=stil)
        assert laat == max(0, (op - verwacht).days)


@given(aanvraag=DAGEN, stil=st.integers(1, 40))
def test_eight_weeks_are_the_same_term_as_any_other(aanvraag: date, stil: int) -> None:
    periode = Periode(aanvraag + DAG, aanvraag + (stil + 1) * DAG)
    duur = Duur(8, Eenheid.WEKEN)
    termijn = bereken(soort="", startdag=aanvraag, duur=duur, grond=(), stil=[periode])
    feiten = {
        "aanvulling_gevraagd": False,
        "uitstel_gegeven": True,
        "uitstel_gegeven_op": aanvraag,
        "uitstel_dagen": stil,
    }
    antwoord = vraag(AWB, "redelijk_besluit_uiterlijk", aanvraag, aanvraag_op=aanvraag, **feiten)
    assert antwoord.waarde("redelijk_besluit_uiterlijk") == termijn.uiterlijk


@given(melding=DAGEN, kijk=st.integers(0, 70), verslag=st.none() | st.integers(0, 70))
def test_an_inquiry_is_late_on_the_same_day_and_then_one_may_apply(
    melding: date, kijk: int, verslag: int | None
) -> None:
    op = melding + kijk * DAG
    verslag_op = None if verslag is None else melding + min(verslag, kijk) * DAG
    feiten: dict[str, Any] = {"melding_op": melding, "verslag_gestuurd": verslag_op is not None}
    if verslag_op is not None:
        feiten["verslag_gestuurd_op"] = verslag_op
    sinds = te_laat(startdag=melding, verslag_verzonden_op=verslag_op, op=op)
    assert vraag(WMO, "te_laat_sinds", op, **feiten).waarde("te_laat_sinds") == sinds
    mag = verslag_op is not None or sinds is not None
    assert vraag(WMO, "aanvraag_mogelijk", op, **feiten).waarde("aanvraag_mogelijk") == mag


@given(melding=DAGEN, later=KORT)
def test_a_plan_is_in_time_on_the_same_days(melding: date, later: int) -> None:
    gegeven = melding + later * DAG
    antwoord = vraag(WMO, "plan_op_tijd", gegeven, melding_op=melding, plan_gegeven_op=gegeven)
    assert antwoord.waarde("plan_op_tijd") == plan_ontvangen(startdag=melding, ontvangen_op=gegeven).op_tijd


@given(dag=DAGEN, besproken=st.sets(st.sampled_from(list(Onderwerp))))
def test_an_inquiry_is_whole_with_the_same_subjects(dag: date, besproken: set[Onderwerp]) -> None:
    antwoord = vraag(WMO, "onderzoek_volledig", dag, onderzocht=sorted(onderwerp.value for onderwerp in besproken))
    open_ = ontbreekt_in_onderzoek({onderwerp: Bevinding("Besproken.") for onderwerp in besproken})
    assert antwoord.waarde("onderzoek_volledig") == (not open_)


@given(dag=DAGEN, zegt=st.tuples(*[st.booleans()] * 4))
def test_a_confirmation_says_the_same_things(dag: date, zegt: tuple[bool, bool, bool, bool]) -> None:
    brief = Ontvangstbevestiging(
        dag, termijnen.plan(startdag=dag).uiterlijk, termijnen.onderzoek(startdag=dag).uiterlijk, "Els", "14 043", *zegt
    )
    namen = ("gewezen_op_plan", "gewezen_op_clientondersteuning", "gezegd_dat_dat_gratis_is", "mantelzorger_gewezen")
    antwoord = vraag(WMO, "bevestiging_volledig", dag, ontvangst_bevestigd=True, **dict(zip(namen, zegt, strict=True)))
    assert antwoord.waarde("bevestiging_volledig") == (not ontbreekt_in_bevestiging(brief))


@given(opvang=st.booleans(), hier=st.booleans())
def test_the_same_municipality_decides(opvang: bool, hier: bool) -> None:
    soort = "opvang" if opvang else "zelfredzaamheid_en_participatie"
    feiten = {"soort_hulp": soort, "woont_in_de_gemeente": hier, "woont_in_nederland": True}
    weg = moet_doorzenden(gemeente="vaals", woongemeente="vaals" if hier else "weert", opvang_of_beschermd_wonen=opvang)
    assert vraag(WMO, "gemeente_beslist", date(2027, 3, 1), **feiten).waarde("gemeente_beslist") == (not weg)


TREDEN = {
    Trede.EIGEN_KRACHT: "zelf_oplossen_lukt",
    Trede.ALGEMEEN_GEBRUIKELIJK: "gewoon_te_koop_lukt",
    Trede.GEBRUIKELIJKE_HULP: "huisgenoten_lukt",
    Trede.NETWERK: "mensen_om_u_heen_lukt",
    Trede.ALGEMENE_VOORZIENING: "algemene_voorziening_lukt",
}
"""The rungs that the third paragraph of article 2.3.5 names; the others come from policy or from another paragraph."""


@given(helpt=st.sets(st.sampled_from(list(TREDEN))))
def test_the_ladder_stops_at_the_same_rung(helpt: set[Trede]) -> None:
    feiten = {feit: Oordeel(trede in helpt, "Zo zei zij het zelf.") for trede, feit in TREDEN.items()}
    antwoord = vraag(WMO, "oplossing_lid_3", date(2027, 3, 1), **feiten)
    trede = antwoord_op({trede: OpTrede.HELPT if trede in helpt else OpTrede.NIET_GENOEG for trede in TREDEN})
    assert antwoord.waarde("oplossing_lid_3") == (trede or Trede.MAATWERK).value
