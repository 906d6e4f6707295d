"""What the rules say of a besluit: quoted in its letter, kept with it for ever, and the same when it is done again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from keukentafel.dossier.besluit.models import Besluit, Spoor
from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.onderzoek.models import Onderzoek, Trede
from keukentafel.recht.motor.herhalen import herhaal
from keukentafel.reis import regels
from keukentafel.reis.besluiten import ontwerp_openen
from keukentafel.reis.brieven import brief_openen
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.regels import geldend_boek
from keukentafel.stelsel.gebruikers.models import Gebruiker
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import namens
from tests.besluitwereld import PGB
from tests.opzet import als, maak_gebruiker
from tests.reis.besluiten.conftest import GEVULD, NEE, maak_bank, om
from tests.reis.besluiten.test_tekenen import teken, ter_tekening

VERORDENING = """
$schema: https://raw.githubusercontent.com/MinBZK/regelrecht/refs/tags/schema-v0.5.6/schema/v0.5.6/schema.json
$id: proefverordening_meerssen
name: Proefverordening Meerssen
officiele_titel: Proefverordening bijdrage
regulatory_layer: GEMEENTELIJKE_VERORDENING
gemeente_code: GM0938
publication_date: '2026-10-01'
valid_from: '2026-11-01'
url: https://example.org/verordening
bron: raadsbesluit van de proef
uitbreiding: keukentafel/1
articles:
  - number: '7'
    text: De gemeente vraagt een lager bedrag dan de wet.
    url: https://example.org/verordening#7
    machine_readable:
      definitions:
        lager: {value: 1000, type: amount, type_spec: {unit: eurocent}, bron: proef, status: vastgesteld}
      implements:
        - {law: wmo_eigen_bijdrage, article: 2.1.4a, open_term: verlaagd_bedrag}
      execution:
        output:
          - {name: verlaagd_bedrag, type: amount, type_spec: {unit: eurocent}}
        actions:
          - {output: verlaagd_bedrag, uitleg: 'De gemeente vraagt {waarde}.', value: $lager}
"""
IN_2026 = replace(GEVULD, begin=date(2026, 12, 1), bijdrage=True)


def spoor() -> list[dict[str, Any]]:
    """The one trace that is kept."""
    berekeningen: list[dict[str, Any]] = Spoor.objects.get().berekeningen
    return berekeningen


def gelijk(bank: Any) -> bool:
    """Whether all of the trace comes out the same with the book of today."""
    boek = geldend_boek(bank.gemeente.code)
    return all(herhaal(deel, boek).gelijk for deel in spoor())


@pytest.fixture
def beheer(meerssen) -> tuple[Gebruiker, Gebruiker]:
    """Who writes a rule of Meerssen, and who approves it."""
    return maak_gebruiker("Sem Moors", (meerssen, Rol.BEHEER)), maak_gebruiker("Ilse Bex", (meerssen, Rol.BELEID))


def publiceer(bank: Any, beheer: tuple[Gebruiker, Gebruiker], *, op: Any) -> None:
    """Let two people of Meerssen publish the regulation above, from 1 November 2026 on."""
    schrijft, keurt = als(beheer[0], Rol.BEHEER), als(beheer[1], Rol.BELEID)
    versie = regels.regelversie_beginnen(gemeente=bank.gemeente, tekst=VERORDENING, wie=schrijft, op=op)
    versie = regels.regelversie_voorleggen(versie=versie.id, verwachte_versie=versie.versie, wie=schrijft, op=op)
    regels.regelversie_publiceren(
        versie=versie.id, geldt_van=date(2026, 11, 1), verwachte_versie=versie.versie, wie=keurt, op=op
    )


def tekst(brief: Brief) -> str:
    """The letter as its reader sees it."""
    return brief_openen(id=brief.id, met_code=False).html


def test_a_besluit_keeps_how_the_rules_came_to_it_and_its_letter_quotes_them(bank):
    bank.aangevraagd()
    assert not Spoor.objects.exists()
    teken(bank, ter_tekening(bank))
    wetten = {deel["wet"]: deel for deel in spoor()}
    maatwerk = wetten["wet_maatschappelijke_ondersteuning_2015"]
    assert maatwerk["antwoord"]["uitkomst_maatwerk"] == "hulp geven"
    assert (maatwerk["peildatum"], maatwerk["kennisdatum"], maatwerk["gemeente"]) == (
        "2027-03-31", "2027-03-31", "GM0938",
    )  # fmt: skip
    assert maatwerk["feiten"]["huisgenoten_lukt"] == {"oordeel": False, "motivering": "Besproken aan tafel."}
    assert wetten["algemene_wet_bestuursrecht"]["antwoord"] == {"bezwaar_uiterlijk": "2027-05-12"}
    brief = Brief.objects.latest("id")
    zinnen = [{"zin": "U hebt hulp speciaal voor u nodig.", "artikel": "Wmo 2015, artikel 2.3.5 lid 3 en 4",
               "onbevestigd": False}]  # fmt: skip
    assert brief.gegevens["regels"] == zinnen
    assert "U hebt hulp speciaal voor u nodig. Dat staat in: Wmo 2015, artikel 2.3.5 lid 3 en 4." in tekst(brief)
    assert gelijk(bank)


def test_nobody_changes_or_removes_a_trace(bank):
    bank.aangevraagd()
    teken(bank, ter_tekening(bank))
    kept = Spoor.objects.get()
    for doe in (lambda: Spoor.objects.update(berekeningen=[]), lambda: Spoor.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            doe()
    assert Spoor.objects.get().berekeningen == kept.berekeningen


def test_no_other_municipality_sees_it(meerssen, vaals, mensen):
    with namens({meerssen.code}, doel="proef"):
        bank = maak_bank(meerssen, mensen, om(2027, 2, 1))
        bank.aangevraagd()
        teken(bank, ter_tekening(bank))
        assert Spoor.objects.count() == 1
    with namens({vaals.code}, doel="proef"):
        assert not Spoor.objects.exists()


def test_what_the_municipality_publishes_later_leaves_an_old_besluit_as_it_was(beheer, bank):
    bank.aangevraagd()
    teken(bank, ter_tekening(bank, IN_2026))
    bedrag = Brief.objects.latest("id").gegevens["bijdrage_bedrag"]
    assert (bedrag["zin"], bedrag["onbevestigd"]) == ("In uw gemeente is het bedrag € 21,80 per maand.", True)
    assert "Wij hebben dit bedrag nog niet nagekeken. Het kan anders zijn." in tekst(Brief.objects.latest("id"))
    publiceer(bank, beheer, op=om(2027, 5, 3))
    assert gelijk(bank)
    nu = herhaal({**spoor()[-1], "kennisdatum": "2027-05-04"}, geldend_boek(bank.gemeente.code))
    assert nu.antwoord is not None
    assert nu.antwoord.waarde("maandbedrag_hier") == 1000


def test_what_is_published_in_the_afternoon_leaves_the_besluit_of_the_morning_as_it_was(beheer, bank):
    bank.aangevraagd()
    teken(bank, ter_tekening(bank, IN_2026), op=om(2027, 3, 31))
    publiceer(bank, beheer, op=om(2027, 3, 31))
    assert gelijk(bank)


def test_a_version_that_the_municipality_published_decides_what_the_letter_says(beheer, bank):
    publiceer(bank, beheer, op=om(2026, 12, 1))
    bank.aangevraagd()
    teken(bank, ter_tekening(bank, IN_2026))
    assert "In uw gemeente is het bedrag € 10,00 per maand." in tekst(Brief.objects.latest("id"))
    assert {r["regeling"] for r in spoor()[-1]["regels"]} >= {"proefverordening_meerssen", "wmo_eigen_bijdrage"}


def test_deviating_from_what_the_rule_gives_takes_a_reason_and_the_mandate_and_both_are_kept(bank):
    bank.aangevraagd()
    Trede.objects.filter(trede="algemeen_gebruikelijk").update(oordeel="helpt")
    Trede.objects.filter(trede="maatwerk").update(oordeel="niet_aan_de_orde")
    besluit = ter_tekening(bank)
    with pytest.raises(Geweigerd) as fout:
        teken(bank, besluit)
    assert set(fout.value.fouten) == {"maatwerk"}
    Besluit.objects.filter(id=besluit.id).update(afwijking="Zij kan zo’n hulpmiddel niet betalen.")
    teken(bank, besluit)
    laatste = spoor()[0]["stappen"][-2:]
    stap = next(s for s in laatste if s["uitkomst"] == "uitkomst_maatwerk")
    assert stap["afwijking"] == {
        "berekend": "andere oplossing", "motivering": "Zij kan zo’n hulpmiddel niet betalen.",
        "bevoegdheid": "Mandaatbesluit (voorbeeld)",
    }  # fmt: skip
    assert "Hiervan is afgeweken: Zij kan zo’n hulpmiddel niet betalen (Mandaatbesluit (voorbeeld))." in tekst(
        Brief.objects.latest("id")
    )
    assert gelijk(bank)


def test_a_no_keeps_its_ground(bank):
    bank.aangevraagd()
    zonder = replace(NEE, weigeringsgrond="")
    beeld = ontwerp_openen(gemeente=bank.gemeente, zaak=bank.zaak, soort="afwijzing", wie=bank.noor, op=om(2027, 3, 20))
    assert beeld.artikel == "Wmo 2015, artikel 2.3.5 lid 3"
    besluit = ter_tekening(bank, zonder, "afwijzing")
    with pytest.raises(Geweigerd) as fout:
        teken(bank, besluit)
    assert set(fout.value.fouten) == {"weigeringsgrond"}
    Besluit.objects.filter(id=besluit.id).update(weigeringsgrond="gebruikelijke_hulp")
    teken(bank, besluit)
    feit = spoor()[0]["feiten"]["huisgenoten_lukt"]
    assert feit["oordeel"] is True
    assert feit["motivering"].startswith(NEE.motivering)
    assert feit["motivering"].endswith("In het onderzoek stond: past niet. Besproken aan tafel.")
    assert "Er is een andere oplossing voor uw vraag. Dat staat in" in tekst(Brief.objects.latest("id"))
    assert gelijk(bank)


def test_a_no_for_the_wlz_asks_whether_it_is_the_old_group(bank):
    bank.aangevraagd()
    Onderzoek.objects.update(wlz="ja_verblijf", wlz_toelichting="Zij heeft een indicatie.")
    besluit = ter_tekening(bank, replace(NEE, weigeringsgrond="wlz"), "afwijzing")
    with pytest.raises(Geweigerd) as fout:
        teken(bank, besluit)
    assert set(fout.value.fouten) == {"oude_groep_wlz"}
    Besluit.objects.filter(id=besluit.id).update(oude_groep_wlz=False)
    teken(bank, besluit)
    assert Besluit.objects.get().artikel == "Wmo 2015, artikel 2.3.5 lid 6 en 7"


def test_a_pgb_is_given_on_its_three_conditions(bank):
    bank.aangevraagd()
    besluit = ter_tekening(bank, replace(GEVULD, **(PGB | {"pgb_kan": None})))
    with pytest.raises(Geweigerd) as fout:
        teken(bank, besluit)
    assert set(fout.value.fouten) == {"pgb_kan"}
    Besluit.objects.filter(id=besluit.id).update(pgb_kan=True)
    teken(bank, besluit)
    assert spoor()[1]["antwoord"] == {"pgb_toekennen": True, "pgb_mist": "geen"}
    assert "U krijgt een pgb. Dat staat in: Wmo 2015, artikel 2.3.6 lid 1 en 2." in tekst(Brief.objects.latest("id"))
    assert gelijk(bank)
