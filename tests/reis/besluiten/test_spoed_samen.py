"""Two cases of one resident are joined, and each has temporary help, or help that is not signed yet."""

from __future__ import annotations

from datetime import date

import pytest

from keukentafel.dossier.onderzoek.models import Aantekening, Opmerking
from keukentafel.dossier.zaak.models import Taak
from keukentafel.reis.besluiten import (
    ontwerp_openen,
    tijdelijk_ruimte,
    tijdelijk_teruggeven,
    tijdelijk_verlengen,
)
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.melden import samenvoegen
from keukentafel.reis.taken import TIJDELIJK_STOPT, TIJDELIJK_TERUG
from tests.reis.besluiten.conftest import om
from tests.reis.besluiten.test_spoed import HULP, beeld, besluit
from tests.reis.besluiten.test_spoed_voorleggen import (
    DUUR,
    andere_zaak,
    geef_terug,
    leg_voor,
    open_taken,
    spoed,
    teken,
)
from tests.reis.besluiten.test_tekenen import TEKENDAG, ter_tekening
from tests.reis.besluiten.test_tekenen import teken as teken_besluit

__all__ = ["spoed"]
MAANDAG = om(2026, 12, 7)


@pytest.fixture
def twee(spoed):
    """Long help in the case that is joined, one week of other help in the case that goes on; returns both besluiten."""
    lang = besluit(spoed)
    oud, spoed.zaak = spoed.zaak, andere_zaak(spoed)
    kort = besluit(spoed, op=om(2026, 12, 4, 13), weken=1, aanbieder="De Geulbrug")
    samenvoegen(gemeente=spoed.gemeente, zaak=oud, bij=spoed.zaak, wie=spoed.noor, op=om(2026, 12, 5))
    return lang, kort


def verleng(bank, tot, op=MAANDAG, **anders):
    return tijdelijk_verlengen(
        gemeente=bank.gemeente, zaak=bank.zaak, tot_en_met=tot, kosten_cent=10_000, wie=bank.noor, op=op, **anders
    )


def stoppen(bank):
    taken = Taak.objects.filter(zaak_id=bank.zaak, wat=TIJDELIJK_STOPT.wat, gedaan_op__isnull=True)
    return list(taken.order_by("uiterlijk").values_list("uiterlijk", flat=True))


def test_the_help_that_ends_last_is_made_longer_and_the_other_keeps_its_end(spoed, twee):
    lang, kort = twee
    assert stoppen(spoed) == [date(2026, 12, 4), date(2027, 1, 7)]
    nu = beeld(spoed, MAANDAG)
    assert (nu.besluit, nu.tot_en_met, nu.ook) == (lang, date(2027, 1, 14), ((kort, date(2026, 12, 10)),))
    langer = verleng(spoed, date(2027, 1, 18))
    assert (langer.verlengt_id, langer.periode.lower) == (lang.id, date(2027, 1, 15))
    assert stoppen(spoed) == [date(2026, 12, 4), date(2027, 1, 11)]
    ook = verleng(spoed, date(2026, 12, 20), besluit=kort.id)
    assert (ook.verlengt_id, ook.periode.lower, ook.aanbieder) == (kort.id, date(2026, 12, 11), "De Geulbrug")
    assert stoppen(spoed) == [date(2026, 12, 14), date(2027, 1, 11)]
    assert beeld(spoed, MAANDAG).ook == ((ook, date(2026, 12, 20)),)
    with pytest.raises(Geweigerd, match="al verlengd"):
        verleng(spoed, date(2026, 12, 24), besluit=kort.id)


def test_an_extension_of_the_shorter_help_is_signed_by_a_colleague_too(spoed, twee):
    _, kort = twee
    welk = verleng(spoed, date(2026, 12, 20), besluit=kort.id, aan=spoed.karin.id)
    with pytest.raises(Geweigerd, match="nog niet getekend"):
        verleng(spoed, date(2027, 1, 18))
    assert teken(spoed, welk, op=om(2026, 12, 7, 11)).verlengt_id == kort.id
    assert stoppen(spoed) == [date(2026, 12, 14), date(2027, 1, 7)]


# --- help that came back unsigned


def voeg_samen(bank, naar):
    samenvoegen(gemeente=bank.gemeente, zaak=bank.zaak, bij=naar, wie=bank.noor, op=om(2026, 12, 5))
    bank.zaak = naar


def ligt(bank):
    return tijdelijk_ruimte(gemeente=bank.gemeente, zaak=bank.record(), wie=bank.noor, op=MAANDAG).voorgelegd


def terug(bank):
    return [t for t in open_taken(bank) if t[0] == TIJDELIJK_TERUG.wat]


def test_what_came_back_unsigned_goes_on_in_the_case_that_goes_on(spoed):
    welk = leg_voor(spoed)
    geef_terug(spoed, welk)
    voeg_samen(spoed, andere_zaak(spoed))
    assert terug(spoed) == [(TIJDELIJK_TERUG.wat, spoed.noor.id, date(2026, 12, 4), True)]
    voor = ligt(spoed)
    assert (voor.besluit, voor.bij, voor.velden.kosten_cent, voor.velden.doelen[0].hulp) == (welk, None, DUUR, HULP)
    assert [o.tekst for o in voor.opmerkingen] == ["Kan dit met minder uren?"]
    opnieuw = leg_voor(spoed, op=MAANDAG, begin=date(2026, 12, 7))
    assert (opnieuw.id, opnieuw.versie) == (welk.id, 2)
    assert terug(spoed) == []
    assert not Opmerking.objects.filter(klaar_op__isnull=True).exists()


def test_an_extension_that_came_back_goes_along_with_its_help(spoed):
    eerste = besluit(spoed)
    welk = tijdelijk_verlengen(
        gemeente=spoed.gemeente, zaak=spoed.zaak, tot_en_met=date(2027, 1, 20), kosten_cent=DUUR, wie=spoed.noor,
        op=om(2026, 12, 4, 9), motivering="Uw man blijft langer.", aan=spoed.karin.id,
    )  # fmt: skip
    geef_terug(spoed, welk)
    naar, oud = andere_zaak(spoed), spoed.zaak
    spoed.zaak = naar
    besluit(spoed, op=om(2026, 12, 4, 13), weken=1, kosten_cent=10_000)
    spoed.zaak = oud
    voeg_samen(spoed, naar)
    assert ligt(spoed).velden.motivering == "Uw man blijft langer."
    opnieuw = verleng(spoed, date(2027, 1, 20), besluit=eerste.id, aan=spoed.karin.id)
    assert (opnieuw.id, opnieuw.verlengt_id) == (welk.id, eerste.id)


@pytest.mark.parametrize("er_is", ["hulp die loopt", "hulp die niet getekend is"])
def test_where_it_has_no_place_its_words_become_a_note(spoed, er_is):
    welk = leg_voor(spoed)
    geef_terug(spoed, welk)
    naar, oud = andere_zaak(spoed), spoed.zaak
    spoed.zaak = naar
    ander = besluit(spoed, op=om(2026, 12, 4, 13)) if er_is == "hulp die loopt" else leg_voor(spoed, aanbieder="Ander")
    spoed.zaak = oud
    voeg_samen(spoed, naar)
    welk.refresh_from_db()
    assert welk.staat == "vervallen"
    assert len(terug(spoed)) == 1
    notitie = Aantekening.objects.get().tekst
    for zin in (
        "Tijdelijke hulp die niet getekend is: Hulp bij het opstaan elke ochtend 45 minuten per dag.",
        "Van vrijdag 4 december 2026 tot en met donderdag 14 januari 2027, door Thuishulp Geuldal, € 7.000,00.",
        "Uw man ligt plots in het ziekenhuis.",
        "Karin Dohmen: Kan dit met minder uren?",
    ):
        assert zin in notitie
    assert Opmerking.objects.get().klaar_op is not None
    voor = ligt(spoed)
    assert (voor.besluit if voor else None) == (ander if er_is != "hulp die loopt" else None)


def test_a_remark_on_temporary_help_asks_no_reason_when_the_besluit_is_signed(bank):
    bank.aangevraagd()
    op = om(2027, 3, 16)
    welk = besluit(bank, op=op, begin=date(2027, 3, 16), aan=bank.hans.id)
    tijdelijk_teruggeven(
        gemeente=bank.gemeente, zaak=bank.zaak, besluit=welk.id, opmerking="Kan dit later?", wie=bank.hans, op=op
    )
    ontwerp = ter_tekening(bank)
    beeld_ = ontwerp_openen(gemeente=bank.gemeente, zaak=bank.zaak, soort="toekenning", wie=bank.hans, op=TEKENDAG)
    assert beeld_.opmerkingen == ()
    assert teken_besluit(bank, ontwerp).staat == "bekendgemaakt"
    assert Opmerking.objects.get().klaar_op == TEKENDAG
    assert terug(bank) == []
