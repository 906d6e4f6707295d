"""A kept besluit is calculated again: the same after a later rule, and different when a rule of the program changed."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from keukentafel.recht.motor.wetboek import wetboek
from keukentafel.recht.taal.verordening import map_verordeningen
from keukentafel.reis import regels
from keukentafel.reis.besluiten import naspelen, ondertekenen, ter_lezing
from keukentafel.reis.handeling import NietGevonden
from keukentafel.reis.inzien import waarom_inzien
from keukentafel.reis.regels import geldend_boek
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import BuitenNamens, namens
from tests.opzet import als, maak_gebruiker
from tests.reis.besluiten.conftest import SCHRIJFDAG

WET = "wet_maatschappelijke_ondersteuning_2015"
TEKENDAG = SCHRIJFDAG + timedelta(days=2)
LATER = SCHRIJFDAG + timedelta(days=30)


def verander_een_regel(plek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on the program has other files of rules: the Wmo says another sentence about maatwerk."""
    shutil.copytree(map_verordeningen(), plek)
    for bestand in (plek / "regelingen" / "landelijk" / WET).glob("20*.yaml"):
        bestand.write_text(bestand.read_text().replace("U hebt hulp speciaal voor u nodig.", "U hebt die hulp nodig."))
    monkeypatch.setenv("KEUKENTAFEL_VERORDENINGEN", str(plek))


@pytest.fixture
def besluit(bank) -> int:
    """Help was granted and sent."""
    bank.aangevraagd()
    ontwerp = bank.ontwerp()
    alles = {"gemeente": bank.gemeente, "zaak": bank.zaak, "besluit": ontwerp.id}
    ter_lezing(lezer=bank.hans.id, wie=bank.noor, op=SCHRIJFDAG, **alles)
    return ondertekenen(verwachte_versie=ontwerp.versie, wie=bank.hans, op=TEKENDAG, **alles).id


@pytest.fixture
def beleid(meerssen):
    """Two people of policy; they are there before any walls are open."""
    return [als(maak_gebruiker(naam, (meerssen, Rol.BELEID)), Rol.BELEID) for naam in ("Sem Moors", "Ilse Bex")]


@pytest.fixture
def publiceer(beleid, bank):
    """Publish a version of an own rule, with two people."""
    schrijver, tweede = beleid

    def doe() -> None:
        dag = LATER.date()
        begin = next(p for p in regels.beginpunten(gemeente=bank.gemeente, wie=schrijver, op=LATER) if p.van_wie)
        tekst = regels.begintekst(gemeente=bank.gemeente, regeling=begin.regeling, van=dag, wie=schrijver, op=LATER)
        versie = regels.regelversie_beginnen(gemeente=bank.gemeente, tekst=tekst, wie=schrijver, op=LATER)
        versie = regels.regelversie_voorleggen(
            versie=versie.id, verwachte_versie=versie.versie, wie=schrijver, op=LATER
        )
        regels.regelversie_publiceren(
            versie=versie.id, geldt_van=dag, verwachte_versie=versie.versie, wie=tweede, op=LATER
        )

    return doe


def test_it_is_the_same_and_stays_so_after_a_later_rule(publiceer, bank, besluit):
    nummer = f"{bank.record().nummer}-B{besluit}"
    assert [(n.nummer, n.verschillen) for n in naspelen(gemeente=bank.gemeente.code)] == [(nummer, ())]
    publiceer()
    assert geldend_boek(bank.gemeente.code) is not wetboek()
    assert [(n.nummer, n.verschillen) for n in naspelen(gemeente=bank.gemeente.code)] == [(nummer, ())]
    beeld = waarom_inzien(zaak=bank.zaak, besluit=besluit, wie=bank.noor, op=LATER)
    assert beeld.gelijk
    assert beeld.herhaald_op == LATER.date()


def test_a_rule_that_changed_in_the_program_is_told(bank, besluit, tmp_path, monkeypatch):
    verander_een_regel(tmp_path / "verordeningen", monkeypatch)
    (een,) = naspelen(gemeente=bank.gemeente.code, besluit=besluit)
    assert any(zin.startswith(WET) and "in het programma veranderd" in zin for zin in een.verschillen)


def test_steps_behind_a_sentence_are_those_that_it_used(bank, besluit):
    beeld = waarom_inzien(zaak=bank.zaak, besluit=besluit, wie=bank.noor, op=LATER)
    (zin,) = beeld.waarom.zinnen
    assert zin.stap is not None
    assert (zin.zin, zin.eerder) == (zin.stap.zin, ())
    oordelen = {g.vraag: g.motivering for g in zin.stap.gebruikt if g.oordeel}
    assert oordelen["Lossen huisgenoten het helemaal op?"] == "Besproken aan tafel."
    assert len(oordelen) == 5
    feiten = [g for g in zin.stap.gebruikt if not g.oordeel]
    assert [(g.vraag, g.woorden) for g in feiten] == [("Waarvoor is de hulp?", "zelf dingen kunnen en meedoen")]
    uitkomst = next(s for b in beeld.berekeningen for s in b.stappen if s.zin == "Wij beslissen: hulp geven.")
    assert "U hebt hulp speciaal voor u nodig." in [g.stap for g in uitkomst.gebruikt]


def test_what_is_not_there_is_refused(bank, besluit, vaals):
    with pytest.raises(NietGevonden):
        naspelen(gemeente=bank.gemeente.code, besluit=besluit + 1)
    with pytest.raises(NietGevonden):
        waarom_inzien(zaak=bank.zaak, besluit=besluit + 1, wie=bank.noor, op=LATER)


def test_behind_closed_walls_nothing_is_replayed(vaals, meerssen):
    with namens({vaals.code}, doel="proef"), pytest.raises(BuitenNamens):
        naspelen(gemeente=meerssen.code)
