"""Every kind of letter: complete, readable, accessible, and the same words everywhere."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import page
import pytest

from keukentafel.berichten import brieven
from keukentafel.berichten.brieven import (
    Afzender,
    Brieftekst,
    Citaat,
    Geadresseerde,
    Lijst,
    als_html,
    als_pdf,
    als_tekst,
    soorten,
    voorbeelden,
)
from keukentafel.berichten.brieven.bouwstenen import KANAAL_ZIN
from keukentafel.berichten.brieven.pdf import _lettertypen
from keukentafel.berichten.brieven.register import _SOORTEN
from keukentafel.berichten.brieven.tekens import _dekking
from keukentafel.berichten.brieven.tekst import woorden
from keukentafel.recht.taal.stukken import Kanaal
from tests.berichten.maken import maak
from tests.berichten.pdftekst import Pdf, plat
from tests.berichten.webpagina import Webpagina
from tests.huis.b1 import lange_zinnen, moeilijke_woorden


@pytest.fixture
def brief(request: pytest.FixtureRequest, afzender: Afzender, aan: Geadresseerde) -> Brieftekst:
    soort, nummer = request.param
    return maak(soort, voorbeelden(soort)[nummer], afzender, aan)


elke_brief = pytest.mark.parametrize(
    "brief",
    [
        pytest.param((soort, nummer), id=f"{soort}-{nummer}")
        for soort in soorten()
        for nummer in range(len(voorbeelden(soort)))
    ],
    indirect=True,
)


def test_elk_bestand_is_een_soort() -> None:
    map_ = Path(brieven.__file__).parent / "soorten"
    assert set(soorten()) == {bestand.stem for bestand in map_.glob("*.py") if bestand.stem != "__init__"}
    assert len(soorten()) >= 8


@elke_brief
def test_pdf_is_toegankelijk_en_houdbaar(brief: Brieftekst) -> None:
    pdf = als_pdf(brief)
    for profiel in ("ua1", "2a"):
        rapport = page.validate_pdf_bytes(pdf, profile=profiel)
        assert rapport.is_compliant, [(fout.rule_id, fout.message) for fout in rapport.failures]
        assert rapport.rules.total > 50, "the validator looked at something"
    gelezen = Pdf(pdf)
    xmp = gelezen.xmp()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert brief.titel in xmp.replace("\u00a0", " ")
    assert brief.afzender.naam in xmp
    assert b"/Lang(nl" in gelezen.catalogus()
    assert b"/DisplayDocTitle true" in gelezen.catalogus()
    assert gelezen.lettertypen() == {"SourceSans3-Roman"}


def test_de_controle_kan_falen(afzender: Afzender, aan: Geadresseerde) -> None:
    """A file whose marker is damaged is refused: the check above is no formality."""
    pdf = als_pdf(maak("intrekking", voorbeelden("intrekking")[0], afzender, aan))
    stuk = pdf.replace(b"<pdfuaid:part>1</pdfuaid:part>", b"<pdfuaid:part>7</pdfuaid:part>")
    assert stuk != pdf
    assert not page.is_pdf_compliant_bytes(stuk, profile="ua1")


@elke_brief
def test_dezelfde_woorden_in_pdf_pagina_en_tekst(brief: Brieftekst) -> None:
    verwacht = [plat(regel) for regel in woorden(brief)]
    boom = Pdf(als_pdf(brief)).boom()
    tekens = {plat(label.tekst) for label in boom.alle("Lbl")} & {"•"}
    assert plat(boom.tekst).replace("•" if tekens else "\0", "") == "".join(verwacht)

    pagina = Webpagina(als_html(brief))
    assert plat(pagina.tekst) == "".join(verwacht)

    rest = plat(als_tekst(brief))
    for regel in verwacht:
        voor, gevonden, rest = rest.partition(regel)
        assert gevonden, regel
        assert re.fullmatch(r"[:>-]*", voor), f"{voor!r} stands before {regel!r}"
    assert not rest


@elke_brief
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler) is not installed")
def test_een_gewone_lezer_ziet_dezelfde_woorden(brief: Brieftekst, tmp_path: Path) -> None:
    """pdftotext reads the page itself; what stands below the footer's line is no part of the letter."""
    (tmp_path / "brief.pdf").write_bytes(als_pdf(brief))
    gelezen = subprocess.run(
        ["pdftotext", "-raw", "-x", "0", "-y", "0", "-W", "596", "-H", "780", str(tmp_path / "brief.pdf"), "-"],
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    letters = plat(gelezen.replace("•", "").replace("\f", ""))
    assert letters == "".join(plat(regel) for regel in woorden(brief))


@elke_brief
def test_de_koppen_vormen_een_inhoudsopgave(brief: Brieftekst) -> None:
    boom = Pdf(als_pdf(brief)).boom()
    assert [plat(kop.tekst) for kop in boom.alle("H1")] == [plat(brief.titel)]
    pagina = Webpagina(als_html(brief))
    assert [plat(kop.tekst) for kop in boom.alle("H2")] == [plat(kop) for kop in pagina.koppen["h3"]]
    assert [plat(kop) for kop in pagina.koppen["h2"]] == [plat(brief.titel)]
    assert len(boom.alle("L")) == pagina.aantal["ul"] + pagina.aantal["ol"] + pagina.aantal["dl"]


@elke_brief
def test_een_brief_is_kort(brief: Brieftekst) -> None:
    """One page; what must say much, at most one sheet; the report two pages and the part to send back."""
    bladzijden = page.validate_pdf_bytes(als_pdf(brief), profile="ua1").document.page_count
    assert bladzijden <= MEER_BLADZIJDEN.get(brief.soort, 1)


MEER_BLADZIJDEN = {
    "ontvangstbevestiging": 2,
    "besluit_toekenning": 2,
    "besluit_afwijzing": 2,
    "tijdelijke_ondersteuning": 2,
    "verslag": 3,
}


@elke_brief
def test_taal_is_b1(brief: Brieftekst) -> None:
    tekst = als_tekst(brief)
    assert lange_zinnen(tekst) == []
    assert moeilijke_woorden(tekst) == []
    assert not re.search(r"\b(je|jij|jouw|jullie)\b", tekst), "a resident is addressed with u"


@elke_brief
def test_elke_brief_noemt_een_mens_en_een_nummer(brief: Brieftekst) -> None:
    gegevens = next(v for v in voorbeelden(brief.soort))
    assert str(gegevens["contactpersoon"]) in als_tekst(brief)
    assert str(gegevens["contact_telefoon"]) in als_tekst(brief)


@elke_brief
def test_datums_zijn_vet(brief: Brieftekst) -> None:
    """Every date in running text is a piece with emphasis; only the letter's own date and the title are not."""
    pagina = Webpagina(als_html(brief))
    datum = re.compile(r"\d{1,2} (?:jan|feb|maa|apr|mei|jun|jul|aug|sep|okt|nov|dec)\w* \d{4}")
    los = [tekst for tekst, vet in pagina.stukken if datum.search(tekst) and not vet]
    assert [tekst for tekst in los if tekst not in (brief.titel, "dinsdag 2 februari 2027")] == []


@elke_brief
def test_gelijke_brief_geeft_gelijke_bytes(brief: Brieftekst) -> None:
    pdf = als_pdf(brief)
    assert als_pdf(replace(brief)) == pdf
    assert als_pdf(replace(brief, datum=date(2027, 2, 3))) != pdf


def test_gelijke_bytes_in_andere_draden_en_een_ander_proces(afzender: Afzender, aan: Geadresseerde) -> None:
    tekst = maak("uitnodiging", voorbeelden("uitnodiging")[0], afzender, aan)
    pdf = als_pdf(tekst)
    with ThreadPoolExecutor(4) as draden:
        assert set(draden.map(als_pdf, [tekst] * 12)) == {pdf}
    code = (
        "import hashlib\nfrom datetime import date\nfrom keukentafel.berichten.brieven import *\n"
        f"t = opstellen('uitnodiging', gegevens=voorbeelden('uitnodiging')[0], afzender={afzender!r}, aan={aan!r},"
        f" datum=date(2027, 2, 2), kenmerk='2027-000123')\nprint(hashlib.sha256(als_pdf(t)).hexdigest())"
    )
    ander = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": "7"},
    )
    assert ander.stdout.strip() == hashlib.sha256(pdf).hexdigest()


def test_snel_genoeg(afzender: Afzender, aan: Geadresseerde) -> None:
    """Less than 50 ms a letter after the first; processor time, so that a busy machine does not decide."""
    gegevens = dict(voorbeelden("ontvangstbevestiging")[1])
    als_pdf(maak("ontvangstbevestiging", gegevens, afzender, aan))
    begin = time.process_time()
    for nummer in range(20):
        als_pdf(maak("ontvangstbevestiging", gegevens | {"contactpersoon": f"Persoon {nummer}"}, afzender, aan))
    assert (time.process_time() - begin) / 20 < 0.050


def test_zonder_adres_staat_er_geen_adres(afzender: Afzender) -> None:
    """A secret address: the letter is handed over, and carries the name alone."""
    tekst = maak("uitnodiging", voorbeelden("uitnodiging")[0], afzender, Geadresseerde("Anouk de Wit"))
    assert "Voorbeeldstraat" not in als_tekst(tekst)
    assert '<p class="kt-brief-aan">Anouk de Wit</p>' in als_html(tekst)
    assert "Beste Anouk de Wit," in als_tekst(tekst)
    assert page.is_pdf_compliant_bytes(als_pdf(tekst), profile="ua1")


def test_een_lange_brief_krijgt_meer_bladzijden(afzender: Afzender) -> None:
    aan = Geadresseerde("Gemeente Vaals", tuple(f"Adresregel {n} " + "x" * 60 for n in range(9)))
    vraag = "\n".join(f"Alinea {n}. " + "Ik wil graag in mijn huis blijven wonen. " * 8 for n in range(30))
    gegevens = dict(voorbeelden("doorzending_gemeente")[0]) | {"vraag": vraag, "inwoner_naam": "W" * 400}
    pdf = als_pdf(maak("doorzending_gemeente", gegevens, afzender, aan))
    rapport = page.validate_pdf_bytes(pdf, profile="ua1")
    assert rapport.is_compliant
    assert rapport.document.page_count > 3
    assert plat(vraag) in plat(Pdf(pdf).boom().tekst)


def test_elk_teken_van_het_lettertype_komt_op_papier(afzender: Afzender, aan: Geadresseerde) -> None:
    """What `tekens` says the font can show is shown, and reads back as itself."""
    tekens = [chr(punt) for punt in sorted(_dekking()) if not chr(punt).isspace()]
    regels = tuple(" ".join(tekens[i : i + 40]) for i in range(0, len(tekens), 40))
    tekst = replace(maak("intrekking", voorbeelden("intrekking")[0], afzender, aan), blokken=(Citaat(regels),))
    pdf = als_pdf(tekst)
    assert page.is_pdf_compliant_bytes(pdf, profile="2a")
    gelezen = plat(Pdf(pdf).boom().tekst)
    assert plat(" ".join(regels)) in gelezen
    assert len(tekens) > 1000


def test_alleen_het_eigen_lettertype() -> None:
    assert _lettertypen().families() == ["Source Sans 3"]


def test_genummerde_lijst(afzender: Afzender, aan: Geadresseerde) -> None:
    lijst = Lijst((("Eerst dit.",), ("Dan dat.",)), genummerd=True)
    tekst = replace(maak("intrekking", voorbeelden("intrekking")[0], afzender, aan), blokken=(lijst,))
    assert "1. Eerst dit.\n2. Dan dat." in als_tekst(tekst)
    assert '<ol class="kt-lijst"><li>Eerst dit.</li><li>Dan dat.</li></ol>' in als_html(tekst)
    assert "1. Eerst dit." in Pdf(als_pdf(tekst)).boom().tekst


def test_kopniveau_van_de_pagina(afzender: Afzender, aan: Geadresseerde) -> None:
    tekst = maak("intrekking", voorbeelden("intrekking")[0], afzender, aan)
    assert set(Webpagina(als_html(tekst, kopniveau=1)).koppen) == {"h1", "h2"}


def test_elk_kanaal_heeft_woorden() -> None:
    assert set(KANAAL_ZIN) == set(Kanaal)


def test_elk_kanaal_geeft_een_brief(afzender: Afzender, aan: Geadresseerde) -> None:
    for soort, bekend in _SOORTEN.items():
        if "kanaal" in {veld.name for veld in fields(bekend.gegevens)}:
            for kanaal in Kanaal:
                tekst = als_tekst(maak(soort, dict(voorbeelden(soort)[0]) | {"kanaal": kanaal.value}, afzender, aan))
                assert KANAAL_ZIN[kanaal] in tekst
                assert lange_zinnen(tekst) == []
