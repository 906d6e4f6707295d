"""The verslag leaves complete or not at all; the resident reacts, signs, or is told that we are late."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.onderzoek.models import Aantekening, Alinea, Leefgebied, Onderzoek, Reactie
from keukentafel.dossier.zaak.models import Taak, Zaak
from keukentafel.reis.besluiten import Hulpvelden, aanvragen, tijdelijk_besluiten
from keukentafel.reis.brieven import brief_openen
from keukentafel.reis.handeling import Geweigerd, NietGevonden
from keukentafel.reis.melden import OndersteuningMist, ondersteuning_vastleggen
from keukentafel.reis.onderzoeken import (
    Gebied,
    Hulpregel,
    Traptrede,
    aantekening_bewaren,
    ladder_bewaren,
    leefgebieden_bewaren,
    lopende_hulp_noteren,
    onderzoek_openen,
    oplossen_zonder_maatwerk,
    opnieuw_kijken,
    reageren,
    sinds_te_laat,
    te_laat_melden,
    te_laat_te_melden,
    tekenen,
    tekst_overnemen,
    verslag_lezen,
    verslag_nalezen,
    verslag_versturen,
)
from keukentafel.reis.taken import NABELLEN, REACTIE_LEZEN, REACTIE_WACHT, TIJDELIJK_TEKENEN
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.models import Mandaat
from keukentafel.stelsel.gemeenten.namens import namens
from tests.opzet import BEGIN, OP, als
from tests.reis.onderzoeken.conftest import LATER, TEKSTEN, UITKOMST

SLEUTEL = "7d3c0a52-6c2f-4a0e-9d8e-0f4b7e1a2b3c"
TE_LAAT_OP = klok.moment(date(2027, 3, 16))


def fouten(doe) -> dict[str, str]:
    with pytest.raises(Geweigerd) as fout:
        doe()
    return fout.value.fouten


def stand(zaak: int) -> str:
    return Zaak.objects.get(id=zaak).stand


@pytest.mark.parametrize("letter", list(TEKSTEN))
def test_each_subject_that_misses_keeps_the_verslag_here(binnen, zaak, maak_af, noor, letter):
    maak_af(zaak, zonder=letter)
    mist = fouten(lambda: verslag_versturen(gemeente=binnen, zaak=zaak, wie=als(noor), op=LATER))
    assert list(mist) == [letter]
    assert stand(zaak) == "in_onderzoek"
    assert not Brief.objects.filter(soort="verslag").exists()


@pytest.mark.parametrize(
    ("anders", "onderdeel"),
    [({"uitkomst": "  "}, "uitkomst"), ({"ladder": False}, "ladder")],
    ids=["outcome", "ladder"],
)
def test_outcome_and_ladder_are_needed_too(binnen, zaak, maak_af, noor, anders, onderdeel):
    maak_af(zaak, **anders)
    assert list(fouten(lambda: verslag_versturen(gemeente=binnen, zaak=zaak, wie=als(noor), op=LATER))) == [onderdeel]


def test_maatwerk_asks_all_lower_steps(binnen, zaak, maak_af, noor):
    maak_af(zaak)
    nodig = [Traptrede("maatwerk", "nodig", "Voor het zware werk.")]
    ladder_bewaren(gemeente=binnen, zaak=zaak, treden=nodig, wie=als(noor), op=LATER)
    mist = fouten(lambda: verslag_versturen(gemeente=binnen, zaak=zaak, wie=als(noor), op=LATER))
    assert len(mist) == 6
    assert "maatwerk" not in mist


def test_the_letter_says_what_was_read_before_it_left(binnen, zaak, maak_af, noor):
    maak_af(zaak)
    record = Zaak.objects.get(id=zaak)
    vooraf = verslag_nalezen(gemeente=binnen, zaak=record, uitkomst=UITKOMST, wie=als(noor), op=LATER)
    assert all(tekst in vooraf for tekst in (*TEKSTEN.values(), UITKOMST))
    assert not Brief.objects.filter(soort="verslag").exists()
    verslag_versturen(gemeente=binnen, zaak=zaak, wie=als(noor), op=LATER)
    brief = Brief.objects.get(soort="verslag")
    assert [d["tekst"] for d in brief.gegevens["onderdelen"]] == list(TEKSTEN.values())
    assert (brief.gegevens["uitkomst"], brief.gegevens["gesprek_op"]) == (UITKOMST, "2027-02-01")
    assert Onderzoek.objects.get(zaak_id=zaak).verslag_verzonden_op == klok.dag_van(LATER)
    assert Taak.objects.filter(zaak_id=zaak, wat=REACTIE_WACHT.wat, gedaan_op__isnull=True).count() == 1
    assert list(fouten(lambda: verslag_versturen(gemeente=binnen, zaak=zaak, wie=als(noor), op=LATER))) == [""]
    assert verslag_lezen(zaak=Zaak.objects.get(id=zaak)).uitkomst == UITKOMST


def test_the_letter_names_the_help_that_runs_by_law_and_why_there_may_be_more(binnen, zaak, maak_af, noor):
    maak_af(zaak)
    for hulp in (Hulpregel("zvw", "Wijkverpleging", "Envida", date(2026, 2, 1)), Hulpregel("anders", "Een klusser")):
        lopende_hulp_noteren(gemeente=binnen, zaak=zaak, hulp=hulp, wie=als(noor), op=LATER)
    verslag_versturen(gemeente=binnen, zaak=zaak, wie=als(noor), op=LATER)
    brief = Brief.objects.get(soort="verslag")
    html = brief_openen(id=brief.id, met_code=False).html
    for zin in ("Hulp die u al hebt", "Zorgverzekeringswet:", "Wijkverpleging, van Envida", "1 februari 2026",
                "Andere hulp:", "geen reden om nee te zeggen"):  # fmt: skip
        assert zin in html


def test_without_a_talk_the_answer_about_support_must_be_there(meerssen, noor, nieuw, maak_af):
    zaak = nieuw(ondersteuning="open")
    with namens({meerssen.code}, doel="proef"):
        maak_af(zaak)
        with pytest.raises(OndersteuningMist):
            verslag_versturen(gemeente=meerssen, zaak=zaak, wie=als(noor), op=LATER)
        assert stand(zaak) == "ontvangen"
        ondersteuning_vastleggen(
            gemeente=meerssen, zaak=zaak, voor="inwoner", antwoord="nee", wie_mee="", wie=als(noor), op=LATER
        )
        verslag_versturen(gemeente=meerssen, zaak=zaak, wie=als(noor), op=LATER)
        assert stand(zaak) == "verslag_verzonden"
        assert Brief.objects.get(soort="verslag").gegevens["gesprek_op"] is None


def test_somebody_elses_bsn_never_leaves(binnen, zaak, maak_af, noor):
    maak_af(zaak, uitkomst="Zie ook 999990019.")
    fout = fouten(lambda: verslag_versturen(gemeente=binnen, zaak=zaak, wie=als(noor), op=LATER))
    assert "******019" in fout[""]
    assert stand(zaak) == "in_onderzoek"


def test_reactions_stand_beside_the_verslag(weg, binnen, noor):
    def reageer(**anders):
        velden = {"soort": "gezien", "tekst": "", "via": "telefoon", "wie": als(noor), "op": LATER} | anders
        return reageren(gemeente=binnen, zaak=weg, **velden)

    assert list(fouten(lambda: reageer(soort="niet_eens"))) == ["tekst"]
    assert list(fouten(lambda: reageer(soort="boos"))) == ["soort"]
    assert list(fouten(lambda: reageer(via="duif"))) == ["via"]
    assert list(fouten(lambda: reageer(dag=date(2027, 1, 31)))) == ["dag"]
    assert list(fouten(lambda: reageer(dag=klok.dag_van(LATER) + timedelta(days=1)))) == ["dag"]
    assert not Reactie.objects.exists()
    reageer()
    reageer(soort="niet_eens", tekst="De trap ook.", via="papier")
    beeld = onderzoek_openen(zaak=weg, wie=als(noor), op=LATER)
    assert [(r.soort, r.tekst) for r in beeld.reacties] == [("gezien", ""), ("niet_eens", "De trap ook.")]
    belofte = Taak.objects.filter(zaak_id=weg, wat=REACTIE_LEZEN.wat, gedaan_op__isnull=True)
    assert belofte.count() == 1
    tekenen(gemeente=binnen, zaak=weg, tekst="", via="papier", wie=als(noor), op=LATER)
    assert belofte.count() == 1  # who signed all the same is still called, as was promised


def test_before_the_verslag_there_is_nothing_to_react_to(binnen, zaak, noor):
    velden = {"tekst": "", "via": "balie", "wie": als(noor), "op": LATER}
    assert "" in fouten(lambda: reageren(gemeente=binnen, zaak=zaak, soort="gezien", **velden))
    assert "" in fouten(lambda: tekenen(gemeente=binnen, zaak=zaak, **velden))
    assert not Reactie.objects.exists()


def test_signing_is_the_aanvraag_of_that_day(weg, binnen, noor):
    aanvraag = tekenen(gemeente=binnen, zaak=weg, tekst="Graag snel.", via="papier", wie=als(noor), op=LATER)
    assert (aanvraag.wijze, aanvraag.ontvangen_op) == ("ondertekend_verslag", klok.dag_van(LATER))
    assert stand(weg) == "aangevraagd"
    assert Reactie.objects.get().soort == "getekend"
    assert not Taak.objects.filter(zaak_id=weg, wat=REACTIE_WACHT.wat, gedaan_op__isnull=True).exists()


def test_looking_further_opens_the_text_and_sends_anew(weg, binnen, noor):
    opnieuw_kijken(gemeente=binnen, zaak=weg, wie=als(noor), op=LATER)
    assert stand(weg) == "in_onderzoek"
    with pytest.raises(NietGevonden):
        verslag_lezen(zaak=Zaak.objects.get(id=weg))
    tekst_overnemen(gemeente=binnen, zaak=weg, onderwerp="c", tekst="De buurvrouw ook.", wie=als(noor), op=LATER)
    verslag_versturen(gemeente=binnen, zaak=weg, wie=als(noor), op=LATER)
    laatste = Brief.objects.filter(soort="verslag").order_by("id").last()
    assert laatste.gegevens["onderdelen"][2]["tekst"] == f"{TEKSTEN['c']}\n\nDe buurvrouw ook."


def test_a_text_half_rewritten_is_never_the_verslag_that_was_sent(weg, binnen, noor):
    """Looked at again, then applied for because we were late: the verslag is still to be sent."""
    opnieuw_kijken(gemeente=binnen, zaak=weg, wie=als(noor), op=LATER)
    assert Onderzoek.objects.get(zaak_id=weg).verslag_verzonden_op is None
    tekst_overnemen(gemeente=binnen, zaak=weg, onderwerp="c", tekst="Half", wie=als(noor), op=LATER)
    aanvragen(
        gemeente=binnen, zaak=weg, via="telefoon", ontvangen_op=klok.dag_van(TE_LAAT_OP), gevraagd="Hulp in huis.",
        wie=als(noor), op=TE_LAAT_OP,
    )  # fmt: skip
    assert stand(weg) == "aangevraagd"
    with pytest.raises(NietGevonden):
        verslag_lezen(zaak=Zaak.objects.get(id=weg))
    verslag_versturen(gemeente=binnen, zaak=weg, wie=als(noor), op=TE_LAAT_OP)
    assert verslag_lezen(zaak=Zaak.objects.get(id=weg)).verzonden_op == klok.dag_van(TE_LAAT_OP)
    assert stand(weg) == "aangevraagd"


def test_her_own_words_stand_once_the_verslag_left(weg, binnen, noor):
    def zeg(woorden):
        gebieden = [Gebied("meedoen", woorden)]
        leefgebieden_bewaren(gemeente=binnen, zaak=weg, gebieden=gebieden, wie=als(noor), op=LATER)

    assert "al verstuurd" in fouten(lambda: zeg("Iets anders."))[""]
    assert not Leefgebied.objects.filter(zaak_id=weg).exists()
    opnieuw_kijken(gemeente=binnen, zaak=weg, wie=als(noor), op=LATER)
    zeg("Ik wil weer kaarten.")
    assert Leefgebied.objects.get(zaak_id=weg).woorden == "Ik wil weer kaarten."


def test_solved_needs_a_ladder_that_helps(binnen, zaak, maak_af, noor):
    maak_af(zaak)
    treden = [Traptrede(t, "past_niet", "Dit past niet.") for t in (
        "eigen_kracht", "algemeen_gebruikelijk", "gebruikelijke_hulp", "netwerk", "andere_wet",
        "algemene_voorziening", "collectieve_voorziening",
    )]  # fmt: skip
    ladder_bewaren(
        gemeente=binnen, zaak=zaak, treden=[*treden, Traptrede("maatwerk", "nodig", "Zwaar werk.")], wie=als(noor),
        op=LATER,
    )  # fmt: skip
    verslag_versturen(gemeente=binnen, zaak=zaak, wie=als(noor), op=LATER)

    def los_op(oplossing=("U gaat naar de Huiskamer.",), nabellen_op=None):
        oplossen_zonder_maatwerk(
            gemeente=binnen, zaak=zaak, oplossing=oplossing, nabellen_op=nabellen_op, wie=als(noor), op=LATER
        )

    assert "trede helpt" in fouten(los_op)[""]
    assert stand(zaak) == "verslag_verzonden"


def test_solved_without_a_besluit_gets_a_letter_and_a_call(weg, binnen, noor):
    dag = klok.dag_van(LATER) + timedelta(days=14)

    def los_op(oplossing=("U gaat naar de Huiskamer.", " "), nabellen_op=dag):
        oplossen_zonder_maatwerk(
            gemeente=binnen, zaak=weg, oplossing=oplossing, nabellen_op=nabellen_op, wie=als(noor), op=LATER
        )

    assert list(fouten(lambda: los_op(oplossing=(" ",)))) == ["oplossing"]
    assert list(fouten(lambda: los_op(nabellen_op=klok.dag_van(LATER)))) == ["nabellen_op"]
    los_op()
    assert stand(weg) == "opgelost_zonder_maatwerk"
    brief = Brief.objects.get(soort="opgelost_zonder_maatwerk")
    assert brief.gegevens["oplossing"] == ["U gaat naar de Huiskamer."]
    assert Taak.objects.get(zaak_id=weg, wat=NABELLEN.wat).uiterlijk == dag


def test_solved_asks_nobody_to_sign_temporary_help_any_more(weg, binnen, noor, sanne):
    for mens, tot_cent in ((noor, 10_000), (sanne, 500_000)):
        Mandaat.objects.create(
            gemeente=binnen, gebruiker=mens, soort="tijdelijk", tot_cent=tot_cent, periode=(BEGIN, None),
            grondslag="Mandaatbesluit (voorbeeld)",
        )  # fmt: skip
    hulp = (Hulpvelden(activiteit="Hulp bij het opstaan", frequentie="elke ochtend", minuten=45, per="dag"),)
    welk = tijdelijk_besluiten(
        gemeente=binnen, zaak=weg, begin=klok.dag_van(LATER), hulp=hulp, motivering="Dit kan niet wachten.",
        aanbieder="Thuishulp Geuldal", kosten_cent=50_000, aan=sanne.pk, wie=als(noor), op=LATER,
    )  # fmt: skip
    assert Taak.objects.get(wat=TIJDELIJK_TEKENEN.wat, gedaan_op__isnull=True).behandelaar_id == sanne.pk
    oplossen_zonder_maatwerk(
        gemeente=binnen, zaak=weg, oplossing=("De buurvrouw helpt.",), nabellen_op=None, wie=als(noor), op=LATER
    )
    welk.refresh_from_db()
    assert (welk.staat, welk.lezer_id) == ("concept", None)
    assert not Taak.objects.filter(wat=TIJDELIJK_TEKENEN.wat, gedaan_op__isnull=True).exists()


def test_solved_lays_no_letter_about_somebody_else_or_one_that_cannot_be_made(weg, binnen, noor):
    def los_op(regel="U gaat naar de Huiskamer."):
        oplossen_zonder_maatwerk(
            gemeente=binnen, zaak=weg, oplossing=(regel,), nabellen_op=None, wie=als(noor), op=LATER
        )

    def niets_gedaan():
        assert stand(weg) == "verslag_verzonden"
        assert Taak.objects.filter(zaak_id=weg, wat=REACTIE_WACHT.wat, gedaan_op__isnull=True).exists()
        assert not Brief.objects.filter(soort="opgelost_zonder_maatwerk").exists()

    assert "******019" in fouten(lambda: los_op("De buurman, 999990019, helpt."))[""]
    niets_gedaan()
    dag = Zaak.objects.get(id=weg).startdag
    Zaak.objects.filter(id=weg).update(startdag=klok.dag_van(LATER) + timedelta(days=1))
    assert "nog niet compleet" in fouten(los_op)[""]
    niets_gedaan()
    Zaak.objects.filter(id=weg).update(startdag=dag)
    los_op()
    assert stand(weg) == "opgelost_zonder_maatwerk"


def test_a_verslag_that_cannot_be_a_letter_is_refused_with_a_sentence(binnen, zaak, maak_af, noor):
    maak_af(zaak)
    Zaak.objects.filter(id=zaak).update(startdag=klok.dag_van(LATER) + timedelta(days=1))
    assert (
        "nog niet compleet"
        in fouten(lambda: verslag_versturen(gemeente=binnen, zaak=zaak, wie=als(noor), op=LATER))[""]
    )
    assert stand(zaak) == "in_onderzoek"
    record = Zaak.objects.get(id=zaak)
    assert (
        "nog niet compleet"
        in fouten(lambda: verslag_nalezen(gemeente=binnen, zaak=record, uitkomst=UITKOMST, wie=als(noor), op=LATER))[""]
    )


def test_being_late_is_told_exactly_once(binnen, zaak, noor):
    record = Zaak.objects.get(id=zaak)
    laatste_dag = klok.moment(record.onderzoek_uiterlijk)

    def meld(op, nieuwe_datum=None):
        return te_laat_melden(gemeente=binnen, zaak=zaak, nieuwe_datum=nieuwe_datum, wie=als(noor), op=op)

    assert (sinds_te_laat(zaak=record, op=laatste_dag), te_laat_te_melden(gemeente=938, op=laatste_dag)) == (
        (None, None),
        [],
    )
    assert "nog op tijd" in fouten(lambda: meld(laatste_dag))[""]
    assert sinds_te_laat(zaak=record, op=TE_LAAT_OP) == (date(2027, 3, 16), None)
    assert te_laat_te_melden(gemeente=938, op=TE_LAAT_OP) == [zaak]
    assert list(fouten(lambda: meld(TE_LAAT_OP, date(2027, 3, 16)))) == ["nieuwe_datum"]
    assert not Brief.objects.filter(soort="te_laat").exists()
    assert meld(TE_LAAT_OP, date(2027, 3, 22)) is True
    assert meld(TE_LAAT_OP) is False
    assert Brief.objects.get(soort="te_laat").gegevens["nieuwe_datum"] == "2027-03-22"
    assert te_laat_te_melden(gemeente=938, op=TE_LAAT_OP) == []


def test_a_verslag_in_time_is_never_late(weg, binnen, noor):
    opnieuw_kijken(gemeente=binnen, zaak=weg, wie=als(noor), op=TE_LAAT_OP)
    assert te_laat_te_melden(gemeente=938, op=TE_LAAT_OP) == []


def test_taking_over_fills_an_empty_place_or_a_new_one(binnen, zaak, noor):
    def neem(onderwerp, tekst):
        return tekst_overnemen(gemeente=binnen, zaak=zaak, onderwerp=onderwerp, tekst=tekst, wie=als(noor), op=LATER)

    assert [neem("a", "Een."), neem("a", "Twee."), neem("u", "Slot."), neem("u", "Meer.")] == [
        ("a", 1), ("a", 2), ("u", 1), ("u", 1),
    ]  # fmt: skip
    assert Alinea.objects.get(onderwerp="u").tekst == "Slot.\n\nMeer."
    assert Onderzoek.objects.get(zaak_id=zaak).uitkomst == "Slot.\n\nMeer."
    for onderwerp, tekst in (("z", "x"), ("a", " ")):
        assert fouten(lambda o=onderwerp, t=tekst: neem(o, t))


def test_a_note_written_offline_keeps_its_own_day(binnen, zaak, noor):
    def bewaar(**anders):
        velden = {"sleutel": SLEUTEL, "tekst": "Aan tafel.", "dag": klok.dag_van(OP), "versie": 0} | anders
        op = velden.pop("op", LATER + timedelta(days=2))
        return aantekening_bewaren(gemeente=binnen, zaak=zaak, wie=als(noor), op=op, **velden)

    assert list(fouten(lambda: bewaar(dag=klok.dag_van(LATER) + timedelta(days=9)))) == ["dag"]
    assert fouten(lambda: bewaar(sleutel="geen kenmerk"))
    bewaar()
    bewaar()
    notitie = Aantekening.objects.get()
    assert (notitie.dag, notitie.versie) == (klok.dag_van(OP), 1)


def test_behind_another_wall_nothing_can_be_done(meerssen, vaals, zaak, noor):
    wie = {"wie": als(noor), "op": LATER}
    with namens({vaals.code}, doel="proef"):
        for gemeente in (meerssen, vaals):
            for doe in (
                lambda g: verslag_versturen(gemeente=g, zaak=zaak, **wie),
                lambda g: opnieuw_kijken(gemeente=g, zaak=zaak, **wie),
                lambda g: reageren(gemeente=g, zaak=zaak, soort="gezien", tekst="", via="web", **wie),
                lambda g: tekenen(gemeente=g, zaak=zaak, tekst="", via="web", **wie),
                lambda g: te_laat_melden(gemeente=g, zaak=zaak, nieuwe_datum=None, **wie),
                lambda g: tekst_overnemen(gemeente=g, zaak=zaak, onderwerp="a", tekst="x", **wie),
            ):
                with pytest.raises(NietGevonden):
                    doe(gemeente)
        assert te_laat_te_melden(gemeente=meerssen.code, op=TE_LAAT_OP) == []
