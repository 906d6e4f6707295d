"""Writing the verslag together (S-H5): no word is lost, whoever saves when."""

from __future__ import annotations

from datetime import timedelta

import pytest

from keukentafel.dossier.onderzoek import queries as onderzoek_queries
from keukentafel.dossier.onderzoek.models import Alinea, Botsing, Opmerking
from keukentafel.reis.handeling import Geweigerd, NietGevonden
from keukentafel.reis.onderzoeken import (
    alineas_bewaren,
    bewerken_melden,
    bewerken_stoppen,
    botsing_kiezen,
    onderzoek_openen,
    opmerking_afronden,
    opmerking_maken,
    verslag_versturen,
    wie_bewerkt,
)
from keukentafel.stelsel.gemeenten.namens import namens
from keukentafel.stelsel.logboek.models import Logregel
from tests.opzet import als
from tests.reis.onderzoeken.conftest import LATER, TEKSTEN, UITKOMST, alinea

MINUUT = timedelta(minutes=1)


@pytest.fixture
def bewaar(meerssen, zaak):
    """Save one paragraph as somebody."""

    def doe(wie, onderwerp, tekst, versie=0, op=LATER, **anders):
        stuk = alinea(onderwerp, tekst, versie, **anders)
        return alineas_bewaren(gemeente=meerssen, zaak=zaak, alineas=[stuk], wie=als(wie), op=op)[0]

    return doe


def test_two_people_in_different_paragraphs_keep_both(binnen, sanne, noor, bewaar):
    bewaar(noor, "a", "Van Noor.")
    uit = bewaar(sanne, "b", "Van Sanne.")
    assert not uit.botst
    assert {a.onderwerp: a.tekst for a in Alinea.objects.all()} == {"a": "Van Noor.", "b": "Van Sanne."}
    assert not Botsing.objects.exists()


def test_two_people_in_one_paragraph_stand_side_by_side(meerssen, sanne, noor, zaak, bewaar):
    with namens({meerssen.code}, doel="proef"):
        bewaar(noor, "a", "Van Noor.")
        uit = bewaar(sanne, "a", "Van Sanne.")
        assert (uit.botst, uit.ander, uit.andere_tekst) == (True, "Noor Claessen", "Van Noor.")
        beeld = onderzoek_openen(zaak=zaak, wie=als(noor), op=LATER)
        (botsing,) = beeld.onderwerpen[0].botsingen
        assert (beeld.onderwerpen[0].alineas[0].tekst, botsing.tekst) == ("Van Noor.", "Van Sanne.")
        assert "botsing" in {m.onderdeel for m in beeld.ontbreekt}
        botsing_kiezen(gemeente=meerssen, zaak=zaak, botsing=botsing.id, tekst="Van beiden.", wie=als(noor), op=LATER)
        assert Alinea.objects.get().tekst == "Van beiden."
        with pytest.raises(NietGevonden):
            botsing_kiezen(gemeente=meerssen, zaak=zaak, botsing=botsing.id, tekst="x", wie=als(noor), op=LATER)


def test_who_writes_on_after_a_clash_never_writes_over_the_other(binnen, sanne, noor, bewaar):
    bewaar(noor, "a", "Van Noor.")
    uit = bewaar(sanne, "a", "Van San")
    verder = bewaar(sanne, "a", "Van Sanne.", uit.versie, LATER + MINUUT)
    assert verder.botst
    assert Alinea.objects.get().tekst == "Van Noor."
    (open_,) = onderzoek_queries.botsingen(gemeente=938, zaak=Alinea.objects.get().zaak_id)
    assert open_.tekst == "Van Sanne."


def test_a_sheet_that_somebody_left_untouched_changes_nothing(binnen, sanne, noor, bewaar):
    """The whole sheet is sent, also the paragraphs that only the other has changed since."""
    bewaar(noor, "a", "Eerst.")
    bewaar(noor, "a", "Daarna.", 1)
    bewaar(sanne, "a", "Later.", 2)
    for tekst, versie in (("Eerst.", 1), ("Daarna.", 2)):
        uit = bewaar(noor, "a", tekst, versie)
        assert (uit.botst, uit.versie) == (False, versie)
    assert Alinea.objects.get().tekst == "Later."
    assert not Botsing.objects.exists()


def test_a_choice_never_wipes_what_was_saved_meanwhile(meerssen, zaak, binnen, sanne, noor, bewaar):
    bewaar(noor, "a", "Van Noor.")
    bewaar(sanne, "a", "Van Sanne.")
    eerst = Botsing.objects.get().id

    def kies(id_, versie, op=LATER + 9 * MINUUT):
        botsing_kiezen(
            gemeente=meerssen, zaak=zaak, botsing=id_, tekst="Samen.", versie=versie, wie=als(sanne), op=op
        )  # fmt: skip

    bewaar(noor, "a", "Van Noor, meer.", 1, LATER + MINUUT)
    with pytest.raises(Geweigerd, match="intussen verder"):
        kies(eerst, 1)
    bewaar(sanne, "a", "Van Sanne, meer.", 0, LATER + 2 * MINUUT)
    with pytest.raises(Geweigerd, match="intussen verder"):
        kies(eerst, 2)
    assert Alinea.objects.get().tekst == "Van Noor, meer."
    (wacht,) = onderzoek_queries.botsingen(gemeente=938, zaak=zaak)
    assert wacht.tekst == "Van Sanne, meer."
    kies(wacht.id, 2)
    assert Alinea.objects.get().tekst == "Samen."


def test_what_was_written_before_a_choice_waits_again(meerssen, zaak, binnen, sanne, noor, bewaar):
    """Noor still has her own text before her: it is not said to be kept while the choice left it out."""
    bewaar(noor, "a", "Van Noor.")
    bewaar(sanne, "a", "Van Sanne.")
    botsing_kiezen(
        gemeente=meerssen, zaak=zaak, botsing=Botsing.objects.get().id, tekst="Gekozen.", versie=1, wie=als(sanne),
        op=LATER + MINUUT,
    )  # fmt: skip
    for _keer in range(2):
        uit = bewaar(noor, "a", "Van Noor.", 1, LATER + 2 * MINUUT)
        assert (uit.botst, uit.versie, uit.andere_tekst) == (True, 1, "Gekozen.")
    (wacht,) = onderzoek_queries.botsingen(gemeente=938, zaak=zaak)
    assert (wacht.tekst, wacht.door_naam) == ("Van Noor.", "Noor Claessen")
    assert not bewaar(sanne, "a", "Gekozen.", 2, LATER + 3 * MINUUT).botst


def test_the_outcome_is_written_together_too(meerssen, sanne, noor, zaak):
    with namens({meerssen.code}, doel="proef"):
        for wie, tekst in ((noor, "Hulp in huis."), (sanne, "Een scootmobiel.")):
            uit = alineas_bewaren(
                gemeente=meerssen, zaak=zaak, alineas=[], uitkomst=tekst, uitkomst_versie=0, wie=als(wie), op=LATER
            )
        assert uit[-1].botst
        beeld = onderzoek_openen(zaak=zaak, wie=als(noor), op=LATER)
        assert beeld.onderzoek.uitkomst == "Hulp in huis."
        (botsing,) = beeld.uitkomst.botsingen
        assert botsing.tekst == "Een scootmobiel."
        botsing_kiezen(gemeente=meerssen, zaak=zaak, botsing=botsing.id, tekst="Allebei.", wie=als(noor), op=LATER)
        assert onderzoek_openen(zaak=zaak, wie=als(noor), op=LATER).onderzoek.uitkomst == "Allebei."
        assert list(onderzoek_queries.alineas(gemeente=meerssen.code, zaak=zaak)) == []


def test_too_long_a_text_is_refused_before_anything_is_kept(meerssen, noor, zaak):
    with namens({meerssen.code}, doel="proef"):
        stukken = [alinea("a", "Past."), alinea("b", "x" * 20_001)]
        with pytest.raises(Geweigerd) as fout:
            alineas_bewaren(gemeente=meerssen, zaak=zaak, alineas=stukken, uitkomst="", wie=als(noor), op=LATER)
        assert list(fout.value.fouten) == ["b_1"]
        assert not Alinea.objects.exists()


@pytest.mark.parametrize(("onderwerp", "volgorde"), [("h", 1), ("a", 0), ("a", 100), ("", 1)])
def test_a_paragraph_that_does_not_exist_is_refused(binnen, noor, bewaar, onderwerp, volgorde):
    with pytest.raises(Geweigerd):
        bewaar(noor, onderwerp, "Tekst.", volgorde=volgorde)


def test_nothing_is_written_after_the_verslag_left(meerssen, noor, zaak, maak_af, bewaar):
    with namens({meerssen.code}, doel="proef"):
        maak_af(zaak)
        verslag_versturen(gemeente=meerssen, zaak=zaak, wie=als(noor), op=LATER)
        with pytest.raises(Geweigerd, match="al verstuurd"):
            bewaar(noor, "a", "Toch anders.", 1)
        with pytest.raises(Geweigerd, match="al verstuurd"):
            alineas_bewaren(gemeente=meerssen, zaak=zaak, alineas=[], uitkomst="Anders.", wie=als(noor), op=LATER)
        assert Alinea.objects.get(onderwerp="a").tekst == TEKSTEN["a"]
        assert Alinea.objects.get(onderwerp="u").tekst == UITKOMST


def test_who_writes_now_is_said_and_forgotten_after_a_while(meerssen, noor, sanne, zaak):
    def meld(wie, op):
        return bewerken_melden(gemeente=meerssen, zaak=zaak, blad="verslag", wie=als(wie), op=op)

    with namens({meerssen.code}, doel="proef"):
        assert meld(sanne, LATER) == []
        (bezig,) = meld(noor, LATER + MINUUT)
        assert (bezig.naam, bezig.sinds) == ("Sanne Janssen", LATER)
        meld(sanne, LATER + MINUUT)
        (bezig,) = meld(noor, LATER + 2 * MINUUT)
        assert bezig.sinds == LATER
        assert meld(noor, LATER + 3 * MINUUT) == []
        meld(sanne, LATER + 9 * MINUUT)
        anderen = wie_bewerkt(gemeente=meerssen.code, zaak=zaak, blad="verslag", wie=als(noor), op=LATER + 9 * MINUUT)
        assert [b.sinds for b in anderen] == [LATER + 9 * MINUUT]
        bewerken_stoppen(gemeente=meerssen, zaak=zaak, blad="verslag", wie=als(sanne))
        assert meld(noor, LATER + 9 * MINUUT) == []
        with pytest.raises(NietGevonden):
            bewerken_melden(gemeente=meerssen, zaak=zaak, blad="anders", wie=als(noor), op=LATER)


def test_a_remark_stands_beside_its_paragraph_until_it_is_done(meerssen, noor, sanne, zaak, bewaar):
    with namens({meerssen.code}, doel="proef"):
        bewaar(noor, "a", "Van Noor.")
        id_ = Alinea.objects.get().id
        with pytest.raises(Geweigerd):
            opmerking_maken(gemeente=meerssen, zaak=zaak, alinea=id_, tekst="  ", wie=als(sanne), op=LATER)
        with pytest.raises(NietGevonden):
            opmerking_maken(gemeente=meerssen, zaak=zaak, alinea=id_ + 999, tekst="x", wie=als(sanne), op=LATER)
        nieuw = opmerking_maken(gemeente=meerssen, zaak=zaak, alinea=id_, tekst="Klopt dit?", wie=als(sanne), op=LATER)
        beeld = onderzoek_openen(zaak=zaak, wie=als(noor), op=LATER)
        assert [(o.tekst, o.door_naam) for o in beeld.onderwerpen[0].opmerkingen] == [("Klopt dit?", "Sanne Janssen")]
        opmerking_afronden(gemeente=meerssen, zaak=zaak, opmerking=nieuw.id, wie=als(noor), op=LATER)
        assert onderzoek_openen(zaak=zaak, wie=als(noor), op=LATER).onderwerpen[0].opmerkingen == []
        assert Opmerking.objects.get().klaar_op == LATER
        with pytest.raises(NietGevonden):
            opmerking_afronden(gemeente=meerssen, zaak=zaak, opmerking=nieuw.id, wie=als(noor), op=LATER)


def test_saving_by_itself_writes_one_line_in_the_log(binnen, noor, bewaar):
    versie = 0
    for nummer in range(5):
        versie = bewaar(noor, "a", f"Tekst {nummer}.", versie, LATER + timedelta(seconds=4 * nummer)).versie
    assert Logregel.objects.filter(handeling="verslag geschreven").count() == 1


def test_behind_another_wall_there_is_no_verslag(meerssen, vaals, noor, zaak):
    with namens({vaals.code}, doel="proef"):
        with pytest.raises(NietGevonden):
            alineas_bewaren(gemeente=vaals, zaak=zaak, alineas=[alinea("a", "x")], wie=als(noor), op=LATER)
        with pytest.raises(NietGevonden):
            alineas_bewaren(gemeente=meerssen, zaak=zaak, alineas=[alinea("a", "x")], wie=als(noor), op=LATER)
        with pytest.raises(NietGevonden):
            onderzoek_openen(zaak=zaak, wie=als(noor), op=LATER)
        assert not Alinea.objects.exists()
