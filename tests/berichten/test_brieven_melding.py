"""The letters of a question: what the law asks stands in them, and nothing that is past is promised."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from keukentafel.berichten.brieven import (
    Afzender,
    Geadresseerde,
    als_pdf,
    als_tekst,
    voorbeelden,
)
from tests.berichten.maken import maak


def test_plan_op_tijd_en_later(afzender: Afzender, aan: Geadresseerde) -> None:
    voorbeeld = dict(voorbeelden("plan_ontvangen")[0])
    laatste = als_tekst(maak("plan_ontvangen", voorbeeld | {"ontvangen_op": "2027-02-08"}, afzender, aan))
    later = als_tekst(maak("plan_ontvangen", voorbeeld | {"ontvangen_op": "2027-02-09"}, afzender, aan))
    assert "op tijd" in laatste
    assert "geeft niet" not in laatste
    assert "telt gewoon mee" in later


def test_de_ontvangstbevestiging_zegt_wat_de_wet_vraagt(afzender: Afzender, aan: Geadresseerde) -> None:
    """Wmo 2015 art. 2.3.2 lid 1, 2, 3, 9 and 2.2.4: date, plan, free and independent support, what if we are late."""
    tekst = als_tekst(maak("ontvangstbevestiging", voorbeelden("ontvangstbevestiging")[1], afzender, aan))
    for stuk in (
        "Elif Aydin",
        "woensdag 24 maart 2027",
        "uiterlijk woensdag 31 maart 2027",
        "uiterlijk maandag 10 mei 2027",
        "Door Bevrijdingsdag, Hemelvaart en het weekend is dat vijf dagen later.",
        "Deze datum is nog niet zeker.",
        "Noor Claessen",
        "persoonlijk plan",
        "zeven dagen",
        "onafhankelijk",
        "Het kost u niets",
        "mantelzorger",
        "Steunpunt Meedenken: 043 000 00 01",
        "U mag iemand meenemen",
        "K7F2-9QXM",
        "meerssen.voorbeeld.nl/volgen",
        "2027-000123",
        "Dan mag u de hulp daarna meteen aanvragen",
    ):
        assert stuk in tekst, stuk


def bevestiging(afzender: Afzender, aan: Geadresseerde, **anders: object) -> str:
    return " ".join(
        als_tekst(maak("ontvangstbevestiging", dict(voorbeelden("ontvangstbevestiging")[0]) | anders, afzender, aan))
        .replace("\n", " ")
        .split()
    )


def test_een_dag_die_voorbij_is_wordt_niet_beloofd(afzender: Afzender, aan: Geadresseerde) -> None:
    """Wmo 2015 art. 2.3.2 lid 9: after six weeks the resident may apply at once; the letter is of 2 February 2027."""
    oud = {"melding_datum": "2026-12-21", "plan_uiterlijk": "2026-12-28"}
    laatste_dag = bevestiging(afzender, aan, **oud, onderzoek_uiterlijk="2027-02-02")
    assert "Wij zijn te laat" not in laatste_dag
    assert "De week is voorbij. Uw plan mag nog steeds." in laatste_dag
    assert "28 december" not in laatste_dag
    te_laat = bevestiging(afzender, aan, **oud, onderzoek_uiterlijk="2027-02-01")
    for stuk in ("Wij zijn te laat", "Dat spijt ons.", "U mag de hulp nu meteen aanvragen.", "Bel Noor Claessen: 043"):
        assert stuk in te_laat
    assert "moest klaar zijn op maandag 1 februari 2027" in te_laat
    assert "uiterlijk maandag 1 februari" not in te_laat
    assert "zeven dagen" not in te_laat
    assert "De week is voorbij" not in bevestiging(afzender, aan, plan_uiterlijk="2027-02-02")


def test_een_doorgestuurde_vraag_noemt_wie_doorstuurde(afzender: Afzender, aan: Geadresseerde) -> None:
    tekst = bevestiging(afzender, aan, doorgezonden_door="Vaals")
    assert "U vroeg hulp bij de gemeente Vaals." in tekst
    assert "Zij stuurden uw vraag naar ons. Uw eerste datum telt. Dat is maandag 1 februari 2027." in tekst
    assert "onze website" not in tekst
    tekst = bevestiging(afzender, aan, doorgezonden_door="Vaals", gemeld_door="Elif Aydin")
    assert "Elif Aydin vroeg voor u hulp bij de gemeente Vaals." in tekst


def test_een_gevraagde_ondersteuner_wordt_toegezegd(afzender: Afzender, aan: Geadresseerde) -> None:
    tekst = bevestiging(afzender, aan, ondersteuner_uiterlijk="2027-02-03")
    assert "U vroeg om een ondersteuner. Dat geven wij door aan Steunpunt Meedenken." in tekst
    assert "uiterlijk woensdag 3 februari 2027" in tekst
    assert "om een ondersteuner" not in bevestiging(afzender, aan)


def test_wat_meegaat_bij_doorsturen_staat_er_helemaal(afzender: Afzender, aan: Geadresseerde) -> None:
    buiten, binnen = (
        als_tekst(maak("doorzending_inwoner", voorbeeld, afzender, aan))
        for voorbeeld in voorbeelden("doorzending_inwoner")
    )
    assert "Verder niets." in buiten
    assert "Verder niets." not in binnen
    for stuk in ("geboortedatum", "burgerservicenummer", "adres", "taal", "tolk", "ondersteuner"):
        assert stuk in binnen
        assert stuk not in buiten


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler) is not installed")
def test_het_adres_in_de_pdf_is_te_kopieren(afzender: Afzender, aan: Geadresseerde, tmp_path: Path) -> None:
    adres = "keukentafel.gemeente-meerssen.voorbeeld.nl/meerssen/mijn-vraag"
    gegevens = dict(voorbeelden("ontvangstbevestiging")[0]) | {"volg_adres": f"https://{adres}"}
    (tmp_path / "brief.pdf").write_bytes(als_pdf(maak("ontvangstbevestiging", gegevens, afzender, aan)))
    gelezen = subprocess.run(
        ["pdftotext", str(tmp_path / "brief.pdf"), "-"], capture_output=True, check=True, text=True
    )
    assert adres in gelezen.stdout.replace("\n", "")
    assert "\u200b" not in gelezen.stdout
