"""The cases of gevallen/besluiten.yaml, and the rules beside them: track, onderzoek, temporary help, mandate."""

from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.recht import onderzoek, termijnen
from keukentafel.recht.besluit import te_laat_besluit
from keukentafel.recht.mandaat import Machtiging, ontbreekt_om_te_tekenen
from keukentafel.recht.melden import mag_aanvragen
from keukentafel.recht.onderzoek import Spoor, ontbreekt_bij_spoor, ontbreekt_in_onderzoek, te_laat, verslag_uiterlijk
from keukentafel.recht.spoed import gat, tijdelijk, verlengingsvoorstel, weken_tijdelijk
from keukentafel.recht.taal.stukken import Bevinding, Onderwerp
from keukentafel.recht.taal.tijd import Periode
from keukentafel.recht.taal.verordening import NietGeregeld, Waarde
from tests.huis.b1 import lange_zinnen, moeilijke_woorden

GEVALLEN = yaml.safe_load((Path(__file__).parent / "gevallen" / "besluiten.yaml").read_text(encoding="utf-8"))
DAG = timedelta(days=1)
DAGEN = st.dates(date(2015, 1, 1), date(2038, 12, 31))
VANDAAG = date(2027, 3, 22)


@pytest.mark.parametrize("geval", GEVALLEN, ids=[geval["geval"] for geval in GEVALLEN])
def test_van_gesprek_tot_besluit(geval: dict[str, Any]) -> None:
    module, _, naam = geval["regel"].partition(".")
    uitkomst = getattr(import_module(f"keukentafel.recht.{module}"), naam)(**geval["gegeven"])
    assert ([uitkomst.begin, uitkomst.einde] if isinstance(uitkomst, Periode) else uitkomst) == geval["dan"]


# --- het spoor


def spoor(welk: Spoor, **anders: Any) -> list[str]:
    gegeven = {"reden": "Een goede reden.", "regisseur": None, "eerste_contact_dag": None, "peildatum": VANDAAG}
    return [gemis.onderdeel for gemis in ontbreekt_bij_spoor(welk, **(gegeven | anders))]


def test_only_the_standard_track_needs_no_reason() -> None:
    assert spoor(Spoor.STANDAARD, reden="") == []
    for welk in (Spoor.BEKEND, Spoor.URGENT, Spoor.COMPLEX):
        assert "reden" in spoor(welk, reden="  ")
        assert "reden" not in spoor(welk)


def test_urgent_means_contact_today_and_not_tomorrow() -> None:
    assert spoor(Spoor.URGENT) == ["eerste_contact"]
    assert spoor(Spoor.URGENT, eerste_contact_dag=VANDAAG + DAG) == ["eerste_contact"]
    assert spoor(Spoor.URGENT, eerste_contact_dag=VANDAAG) == []


def test_complex_names_a_regisseur() -> None:
    assert spoor(Spoor.COMPLEX, regisseur=" ") == ["regisseur"]
    assert spoor(Spoor.COMPLEX, regisseur="Karin Dohmen") == []
    assert [welk.in_woorden for welk in Spoor] == ["Bekend", "Standaard", "Urgent", "Complex"]


@pytest.mark.parametrize(
    ("gemeente", "gesprek", "verwacht"),
    [
        ("meerssen", date(2027, 2, 16), date(2027, 2, 26)),  # eight working days is an example: no promise
        ("meerssen", date(2027, 3, 10), None),  # never after the onderzoek
        ("sittard-geleen", date(2027, 2, 16), None),  # promises nothing
    ],
)
def test_the_verslag_comes_soon_after_the_talk(gemeente: str, gesprek: date, verwacht: date | None) -> None:
    laatste = date(2027, 3, 15)
    dag = verslag_uiterlijk(gemeente=gemeente, gesprek=gesprek, onderzoek_uiterlijk=laatste)
    assert (dag.uiterlijk, dag.verwacht, dag.streefdag) == (laatste, verwacht, verwacht or laatste)


def test_a_term_that_the_municipality_set_itself_is_a_promise(monkeypatch: pytest.MonkeyPatch) -> None:
    eigen = Waarde(8, "Beleidsregels (proef)", "vastgesteld", "werkdagen", "meerssen")
    monkeypatch.setattr(onderzoek, "lokaal", lambda **_: eigen)
    dag = verslag_uiterlijk(gemeente="meerssen", gesprek=date(2027, 2, 16), onderzoek_uiterlijk=date(2027, 3, 15))
    assert (dag.uiterlijk, dag.verwacht) == (date(2027, 2, 26), None)


# --- het onderzoek


def test_each_open_subject_says_what_to_do() -> None:
    alles = ontbreekt_in_onderzoek({})
    assert [gemis.onderdeel for gemis in alles] == list("abcdefg")
    assert alles[5].zin == "Schrijf bij f wie nog meer meedoet, of waarom dat niet speelt."
    assert alles[5].bron == "Wmo 2015 art. 2.3.2 lid 4 onder f"


@given(st.sets(st.sampled_from(Onderwerp)))
def test_an_onderzoek_is_complete_when_all_seven_are_answered(gedaan: set[Onderwerp]) -> None:
    bevindingen = {o: Bevinding(niet_aan_de_orde_omdat="Woont alleen.") for o in gedaan}
    assert {gemis.onderdeel for gemis in ontbreekt_in_onderzoek(bevindingen)} == {
        o.value for o in set(Onderwerp) - gedaan
    }


@given(start=DAGEN, verslag=st.none() | st.integers(0, 90), kijk=st.integers(0, 120))
def test_too_late_is_when_the_resident_may_apply_without_report(start: date, verslag: int | None, kijk: int) -> None:
    op = start + kijk * DAG
    verzonden = None if verslag is None else start + verslag * DAG
    vanaf = te_laat(startdag=start, verslag_verzonden_op=verzonden, op=op)
    if vanaf is not None:
        assert vanaf <= op
        assert mag_aanvragen(startdag=start, verslag_verzonden_op=None, op=vanaf)
        assert not mag_aanvragen(startdag=start, verslag_verzonden_op=None, op=vanaf - DAG)
    elif verzonden is None:
        assert not mag_aanvragen(startdag=start, verslag_verzonden_op=None, op=op)


# --- te laat met het besluit


def test_a_decision_is_not_late_while_the_term_stands_still() -> None:
    stil = [Periode(date(2027, 3, 20), None)]
    gegeven: dict[str, Any] = {"aanvraag_op": date(2027, 3, 15), "bekendgemaakt_op": None, "op": date(2027, 5, 1)}
    assert te_laat_besluit(**gegeven, opschortingen=stil) == 0
    assert te_laat_besluit(**gegeven, opschortingen=[Periode(date(2027, 3, 20), date(2027, 3, 27))]) == 26
    assert te_laat_besluit(**gegeven) == 32


# --- tijdelijke hulp


def test_the_extension_of_s_a4_closes_the_gap() -> None:
    els: dict[str, Any] = {"onderzoek_uiterlijk": date(2027, 1, 14), "aanvraag_op": None}
    voorstel = verlengingsvoorstel(tijdelijk_tot_en_met=date(2027, 1, 14), **els)
    assert voorstel is not None
    assert voorstel.tot_en_met == date(2027, 1, 28)
    assert voorstel.gat == Periode.tot_en_met(date(2027, 1, 15), date(2027, 1, 28))
    assert voorstel.zin == (
        "De tijdelijke hulp stopt na donderdag 14 januari 2027. "
        "Het besluit komt uiterlijk donderdag 28 januari 2027. Verleng de hulp tot en met die dag."
    )
    assert (lange_zinnen(voorstel.zin), moeilijke_woorden(voorstel.zin)) == ([], [])
    assert verlengingsvoorstel(tijdelijk_tot_en_met=voorstel.tot_en_met, **els) is None


def test_temporary_help_has_a_local_length_marked_as_an_example() -> None:
    zes = weken_tijdelijk(gemeente="gulpen-wittem", peildatum=date(2026, 12, 3))
    assert (zes.waarde, zes.eenheid, zes.status) == (6, "weken", "voorbeeld")
    assert "zes weken" in zes.bron
    with pytest.raises(NietGeregeld):
        weken_tijdelijk(gemeente="weert", peildatum=date(2026, 12, 3))


@pytest.mark.parametrize(
    ("anders", "zin"),
    [({"weken": 0}, "ten minste"), ({"weken": 7}, "hoogstens 6"), ({"begin": date(2026, 12, 2)}, "niet voor")],
)
def test_temporary_help_that_cannot_be_is_refused(anders: dict[str, Any], zin: str) -> None:
    gegeven = {"besloten_op": date(2026, 12, 3), "begin": date(2026, 12, 4), "weken": 6, "hoogstens": 6}
    with pytest.raises(ValueError, match=zin):
        tijdelijk(**(gegeven | anders))


@given(
    melding=DAGEN,
    wachten=st.integers(0, 14),
    weken=st.integers(1, 20),
    aanvraag=st.none() | st.integers(0, 80),
    uitloop=st.none() | st.integers(0, 60),
)
def test_no_day_between_temporary_help_and_the_decision_goes_unnoticed(
    melding: date, wachten: int, weken: int, aanvraag: int | None, uitloop: int | None
) -> None:
    hulp = tijdelijk(besloten_op=melding, begin=melding + wachten * DAG, weken=weken)
    laatste = hulp.laatste_dag
    assert laatste is not None
    assert (laatste - hulp.begin).days == weken * 7 - 1
    onderzoek = termijnen.onderzoek(startdag=melding).uiterlijk
    gevraagd = None if aanvraag is None else melding + aanvraag * DAG
    besluit = termijnen.besluit(startdag=gevraagd or onderzoek).uiterlijk
    later = None if uitloop is None else besluit + uitloop * DAG
    gegeven: dict[str, Any] = {
        "onderzoek_uiterlijk": onderzoek,
        "aanvraag_op": gevraagd,
        "besluit_uiterlijk": later,
    }
    open_dagen = gat(tijdelijk_tot_en_met=laatste, **gegeven)
    dag, einde = hulp.begin, later or besluit
    while dag <= einde:
        assert (dag in hulp) != (open_dagen is not None and dag in open_dagen)
        dag += DAG
    voorstel = verlengingsvoorstel(tijdelijk_tot_en_met=laatste, **gegeven)
    assert (voorstel is None) == (open_dagen is None)
    if voorstel is not None:
        assert voorstel.tot_en_met == einde
        assert voorstel.gat.sluit_aan_op(hulp)
        assert gat(tijdelijk_tot_en_met=voorstel.tot_en_met, **gegeven) is None


# --- mandaat en vier ogen

NOOR, KARIN, ALI = 1, 2, 3
DIT_JAAR = Periode(date(2027, 1, 1), date(2028, 1, 1))


def tekenen(**anders: Any) -> list[str]:
    gegeven = {
        "soort": "toekennen",
        "kosten_cent": 500_000,
        "tekenaar": KARIN,
        "opsteller": NOOR,
        "tweede_lezer": None,
        "machtigingen": [Machtiging("toekennen", 500_000, DIT_JAAR)],
        "peildatum": VANDAAG,
    }
    return [gemis.zin for gemis in ontbreekt_om_te_tekenen(**(gegeven | anders))]


def test_who_has_a_mandate_for_this_kind_day_and_amount_may_sign() -> None:
    assert tekenen() == []
    assert tekenen(kosten_cent=9_000_000, machtigingen=[Machtiging("toekennen", None, DIT_JAAR)]) == []


def test_one_cent_too_much_goes_to_somebody_else() -> None:
    assert tekenen(kosten_cent=500_001) == [
        "Dit kost € 5.000,01. U mag tekenen tot € 5.000,00. Vraag iemand met een hoger mandaat."
    ]


def test_another_kind_or_another_day_is_no_mandate() -> None:
    assert tekenen(soort="afwijzen") == [
        "U hebt geen mandaat voor dit besluit. Vraag iemand met mandaat om te tekenen."
    ]
    for dag in (date(2026, 12, 31), date(2028, 1, 1)):
        assert "geldt niet op" in tekenen(peildatum=dag)[0]
    for dag in (date(2027, 1, 1), date(2027, 12, 31)):
        assert tekenen(peildatum=dag) == []


def test_the_highest_mandate_of_today_counts() -> None:
    oud = Machtiging("toekennen", None, Periode(date(2025, 1, 1), date(2026, 1, 1)))
    assert tekenen(machtigingen=[oud, Machtiging("toekennen", 499_999, DIT_JAAR)]) != []
    twee = [Machtiging("toekennen", 100, DIT_JAAR), Machtiging("toekennen", 500_000, DIT_JAAR)]
    assert tekenen(machtigingen=twee) == []


def test_nobody_decides_alone() -> None:
    zelf = ["U schreef dit zelf. Laat een collega meelezen of tekenen."]
    assert tekenen(tekenaar=NOOR, opsteller=NOOR) == zelf
    assert tekenen(tekenaar=NOOR, opsteller=NOOR, tweede_lezer=NOOR) == zelf
    assert tekenen(tekenaar=NOOR, opsteller=NOOR, tweede_lezer=ALI) == []
    with pytest.raises(ValueError, match="nul of meer"):
        tekenen(kosten_cent=-1)


@given(
    mensen=st.tuples(
        st.sampled_from((NOOR, KARIN)), st.sampled_from((NOOR, KARIN)), st.sampled_from((None, NOOR, ALI))
    ),
    grens=st.none() | st.integers(0, 10),
    kosten=st.integers(0, 12),
    begin=st.integers(-3, 3),
)
def test_a_signature_always_has_two_people_and_a_mandate(
    mensen: tuple[int, int, int | None], grens: int | None, kosten: int, begin: int
) -> None:
    tekenaar, opsteller, lezer = mensen
    machtiging = Machtiging("toekennen", grens, Periode(VANDAAG + begin * DAG, VANDAAG + (begin + 2) * DAG))
    mag = not tekenen(
        tekenaar=tekenaar, opsteller=opsteller, tweede_lezer=lezer, machtigingen=[machtiging], kosten_cent=kosten
    )
    assert mag == (
        len({tekenaar, opsteller, lezer} - {None}) >= 2 and -1 <= begin <= 0 and (grens is None or kosten <= grens)
    )


def test_what_is_said_about_track_and_signature_is_plain() -> None:
    zinnen = [welk.uitleg for welk in Spoor] + [gemis.zin for gemis in ontbreekt_in_onderzoek({})]
    for welk in Spoor:
        gemis = ontbreekt_bij_spoor(welk, reden="", regisseur=None, eerste_contact_dag=None, peildatum=VANDAAG)
        zinnen += [g.zin for g in gemis]
    zinnen += tekenen(kosten_cent=500_001) + tekenen(soort="x") + tekenen(peildatum=date(2028, 1, 1))
    zinnen += tekenen(tekenaar=NOOR)
    assert len(zinnen) > 15
    for zin in zinnen:
        assert (lange_zinnen(zin), moeilijke_woorden(zin)) == ([], []), zin
