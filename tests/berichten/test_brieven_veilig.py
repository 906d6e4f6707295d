"""Whatever someone types: it can break neither the letter nor the page, and is never read as markup."""

from __future__ import annotations

import json
import re
import unicodedata
import zlib
from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from datetime import date
from typing import get_args, get_origin, get_type_hints

import page
import pytest
import typst
from hypothesis import example, given, settings
from hypothesis import strategies as st

from keukentafel.berichten.brieven import (
    Afzender,
    Alinea,
    BriefOnvolledig,
    Brieftekst,
    Geadresseerde,
    Nadruk,
    Telefoon,
    Webadres,
    als_html,
    als_pdf,
    als_tekst,
    opstellen,
    soorten,
    voorbeelden,
)
from keukentafel.berichten.brieven.gegevens import Gegevens
from keukentafel.berichten.brieven.pdf import SJABLOON, _brief, _lettertypen, ondubbelzinnig
from keukentafel.berichten.brieven.register import _SOORTEN
from keukentafel.berichten.brieven.tekens import _GEWOON, STANDIN, _dekking, leesbaar
from keukentafel.berichten.brieven.tekst import woorden
from tests.berichten.pdftekst import Pdf, plat
from tests.berichten.webpagina import Webpagina

GEMEEN = [
    '"); #panic("x") //',
    '#eval("1+1") $x^2$ *vet* _schuin_ `code` <label> @bron \\ ~ -- --- ... // /* */',
    '#read("/etc/passwd") #include "x.typ" #image("x")',
    "</p><script>alert(1)</script><img src=x onerror=alert(1)>",
    "&lt;script&gt; &amp; & &#60;",
    "\"'><a href='javascript:alert(1)'>",
    "<!-- --> <![CDATA[ x ]]> <?php ?>",
    "👩‍👩‍👧‍👦 🎂 ❤️ 🇳🇱",
    "فاطمة آيدين‎ \u202egnp.exe\u202c שלום",
    "Ναυσικᾶ Щедрин Nguyễn Văn Đức Łukasz Şükrü Ḫattuša",
    "e\u0301\u0301\u0301\u0301 \u0301los q\u0303",
    "één\r\ntwee\rdrie\u2028vier\x85vijf\x0bzes\tzeven",
    "\x00\x01\x1b[31m\x7f",
    "\ud800 half",
    "\U0010ffff\ue000\ufeff\u200b\u00ad",
    "{{ naam }} {% load x %} %s {0} ${x}",
    "W" * 400,
    "fijn vliegtuig ﬁets",
    "Adé Ọlọ́run bub\u033dz",
    "- geen lijst\n+ geen lijst\n= geen kop\n/ term: x",
]
TEKST = st.one_of(
    st.sampled_from(GEMEEN),
    st.text(max_size=60),
    st.text(st.characters(exclude_categories=()), max_size=20),
    st.text(alphabet="#$*_`<>@\\~-/\"'&;(){}[]=+ \n", min_size=1, max_size=40),
)


def vrije_velden(soort: str) -> dict[str, str]:
    """The variables of a kind that hold free text, with their example."""
    hints = get_type_hints(_SOORTEN[soort].gegevens)
    voorbeeld = voorbeelden(soort)[0]
    return {naam: str(voorbeeld.get(naam, "")) for naam, hint in hints.items() if hint in (str, str | None)}


def overal(soort: type[Gegevens], gegevens: Mapping[str, object], tekst: str) -> dict[str, object]:
    """The same JSON with the text in every place of free text, also in lists and in what is nested."""
    hints = get_type_hints(soort)
    anders: dict[str, object] = {}
    for naam, waarde in gegevens.items():
        hint = hints[naam]
        if hint in (str, str | None):
            anders[naam] = tekst
        elif hint == tuple[str, ...]:
            anders[naam] = [tekst]
        elif isinstance(waarde, list) and get_origin(hint) is tuple:
            binnen = get_args(hint)[0]
            anders[naam] = [overal(binnen, deel, tekst) for deel in waarde]
        else:
            anders[naam] = waarde
    return anders


def maak(soort: str, gegevens: Mapping[str, object], tekst: str) -> Brieftekst:
    """A letter with the given text in every place where text can stand."""
    return opstellen(
        soort,
        gegevens={**overal(_SOORTEN[soort].gegevens, gegevens, tekst), **dict.fromkeys(vrije_velden(soort), tekst)},
        afzender=Afzender(tekst, (tekst, tekst), tekst),
        aan=Geadresseerde(tekst, (tekst, tekst), tekst),
        datum=date(2027, 2, 2),
        kenmerk=tekst,
    )


def controleer(brief: Brieftekst) -> None:
    """The words come out of page, text and PDF as words."""
    verwacht = "".join(plat(regel) for regel in woorden(brief))
    pagina = Webpagina(als_html(brief))
    assert plat(pagina.tekst) == verwacht
    tekst = als_tekst(brief)
    assert all(unicodedata.category(teken) not in ("Cc", "Cf", "Cs") or teken == "\n" for teken in tekst)
    pdf = als_pdf(brief)
    gelezen = plat(Pdf(pdf).boom().tekst)
    assert _zonder_tekens(gelezen) == _zonder_tekens(verwacht)
    for profiel in ("ua1", "2a"):
        rapport = page.validate_pdf_bytes(pdf, profile=profiel)
        assert rapport.is_compliant, [(fout.rule_id, fout.message) for fout in rapport.failures]


def _zonder_tekens(tekst: str) -> str:
    """Without bullets, without the ring that a font draws under an accent that has no letter, and with a letter and its
    loose accent once: typst writes the pair twice when the accent stands higher than the line (it looks right)."""
    tekst = tekst.replace("•", "").replace("\u25cc", "")
    paren: list[str] = []
    for teken in tekst:
        if unicodedata.category(teken)[0] == "M" and paren:
            paren[-1] += teken
        else:
            paren.append(teken)
    return "".join(paar for paar, vorig in zip(paren, ["", *paren], strict=False) if len(paar) == 1 or paar != vorig)


@pytest.mark.parametrize("soort", soorten())
@pytest.mark.parametrize("tekst", GEMEEN, ids=range(len(GEMEEN)))
def test_gemene_tekst_blijft_tekst(soort: str, tekst: str) -> None:
    try:
        brief = maak(soort, voorbeelden(soort)[0], tekst)
    except BriefOnvolledig:
        assert not leesbaar(tekst).strip()
        return
    controleer(brief)


@settings(max_examples=120, deadline=None)
@given(soort=st.sampled_from(soorten()), tekst=TEKST)
@example(soort="doorzending_gemeente", tekst="a\n\n b \n")
def test_elke_tekst_blijft_tekst(soort: str, tekst: str) -> None:
    try:
        brief = maak(soort, voorbeelden(soort)[0], tekst)
    except BriefOnvolledig:
        assert not leesbaar(tekst).strip()
        return
    controleer(brief)


@settings(max_examples=60, deadline=None)
@given(tekst=TEKST)
def test_ook_wie_zelf_stukken_bouwt_is_veilig(tekst: str) -> None:
    """The renderers make their own text readable: a letter that did not come from `opstellen` is as safe."""
    brief = opstellen(
        "intrekking",
        gegevens=voorbeelden("intrekking")[0],
        afzender=Afzender("Meerssen", (), "043 000 00 00"),
        aan=Geadresseerde("A"),
        datum=date(2027, 3, 1),
        kenmerk="1",
    )
    stukken = ("Dit is ", tekst, Nadruk(tekst), Telefoon(tekst), Webadres(tekst))
    brief = replace(brief, titel=f"Titel {tekst}", blokken=(Alinea(stukken),))
    html = als_html(brief)
    assert Webpagina(html)
    assert "javascript:" not in "".join(deel for deel in html.split('href="')[1:] if deel.startswith("javascript:"))
    assert page.is_pdf_compliant_bytes(als_pdf(brief), profile="ua1")
    assert als_tekst(brief)


@settings(max_examples=300, deadline=None)
@given(tekst=st.text(st.characters(exclude_categories=())))
def test_leesbaar_is_klaar_in_een_keer(tekst: str) -> None:
    een = leesbaar(tekst)
    assert leesbaar(een) == een
    assert een.encode("utf-8").decode("utf-8") == een


def test_de_korte_weg_van_leesbaar_is_dezelfde_weg() -> None:
    """Latin-1 goes through unread: every character of it is in the font, composed, and not invisible."""
    gewoon = [chr(punt) for punt in range(0x20, 0x100) if _GEWOON.fullmatch(chr(punt))]
    assert len(gewoon) == 0x100 - 0x20 - 33 - 2
    for teken in gewoon:
        assert ord(teken) in _dekking()
        assert unicodedata.category(teken) not in ("Cc", "Cf")
        assert unicodedata.normalize("NFC", teken) == teken
        assert not unicodedata.combining(teken)


def test_niets_verdwijnt_zonder_dat_het_gezegd_wordt() -> None:
    """A character without glyph leaves a square, and the letter explains the square."""
    gegevens = dict(voorbeelden("doorzending_gemeente")[0]) | {"vraag": "Mijn naam is 漢字. Groet 🎂"}
    brief = opstellen(
        "doorzending_gemeente",
        gegevens=gegevens,
        afzender=Afzender("Meerssen", (), "043 000 00 00"),
        aan=Geadresseerde("Gemeente Vaals"),
        datum=date(2027, 3, 1),
        kenmerk="1",
    )
    tekst = als_tekst(brief)
    assert f"Mijn naam is {STANDIN}{STANDIN}. Groet {STANDIN}" in tekst
    assert f"Daar staat een {STANDIN}." in tekst


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("Ł. Żółć-O’Brien", "Ł. Żółć-O’Brien"),
        ("e\u0301", "é"),
        ("a\u200bb\u00adc\ufeffd", "abcd"),
        ("een\r\ntwee\u2028drie", "een\ntwee\ndrie"),
        ("een\u3000twee", "een twee"),
        ("漢\u0301字", "□□"),
        ("\ud800", "□"),
    ],
)
def test_leesbaar(tekst: str, verwacht: str) -> None:
    assert leesbaar(tekst) == verwacht


def test_zonder_leesbaar_maken_zou_de_brief_stoppen() -> None:
    """Why the square exists: a glyph that is missing is an error in these PDF standards, not a fallback font."""
    brief = opstellen(
        "intrekking",
        gegevens=voorbeelden("intrekking")[0],
        afzender=Afzender("Meerssen", (), "043 000 00 00"),
        aan=Geadresseerde("A"),
        datum=date(2027, 3, 1),
        kenmerk="1",
    )
    rauw = _brief(brief) | {"aan": ["漢字"]}
    zetter = typst.Compiler(SJABLOON, root=SJABLOON.parent, font_paths=_lettertypen())
    with pytest.raises(typst.TypstError):
        zetter.compile(format="pdf", sys_inputs={"brief": json.dumps(rauw)}, pdf_standards=["ua-1", "a-2a"])


def test_een_stroom_die_op_een_regeleinde_lijkt() -> None:
    """Found by the tests above: compressed data that ends in CR, before the LF of the file itself."""
    for nummer in range(2000):
        pdf = zlib.compress(b"x%d" % nummer)
        if pdf.endswith(b"\r"):
            break
    deel = b"%PDF-1.7\n1 0 obj\n<</Length " + b"%d" % len(pdf) + b">>\nstream\n" + pdf + b"\nendstream\nendobj\n"
    tweede = b"2 0 obj\n<<>>\nendobj\n"
    rij = b"%010d 00000 n\r\n"
    oud = deel + tweede + b"\nxref\n0 3\n0000000000 65535 f\r\n" + rij % 9 + rij % len(deel)
    oud += b"trailer\n<<>>\nstartxref\n%d\n%%%%EOF" % (len(deel) + len(tweede) + 1)
    nieuw = ondubbelzinnig(oud)
    assert len(nieuw) == len(oud) + 1
    plaatsen = [int(plaats) for plaats in re.findall(rb"(\d{10}) 00000 n", nieuw)]
    assert [nieuw[plaats : plaats + 7] for plaats in plaatsen] == [b"1 0 obj", b"2 0 obj"]
    begin = int(nieuw.rpartition(b"startxref\n")[2].split()[0])
    assert nieuw[begin : begin + 4] == b"xref"
    assert pdf + b"\r\nendstream" in nieuw
    assert ondubbelzinnig(deel.replace(pdf, b"kort")) == deel.replace(pdf, b"kort")


def test_de_lijst_van_vrije_velden_is_niet_leeg() -> None:
    for soort in soorten():
        verplicht = {veld.name for veld in fields(_SOORTEN[soort].gegevens) if veld.default is MISSING}
        assert {"contactpersoon", "contact_telefoon"} <= verplicht & set(vrije_velden(soort))


@settings(max_examples=100, deadline=None)
@given(adres=TEKST)
@example(adres="javascript:alert(1)")
@example(adres='https://x.nl/" onclick="alert(1)')
def test_een_webadres_wordt_alleen_met_http_een_koppeling(adres: str) -> None:
    gegevens = dict(voorbeelden("ontvangstbevestiging")[0]) | {"volg_adres": adres}
    try:
        brief = opstellen(
            "ontvangstbevestiging",
            gegevens=gegevens,
            afzender=Afzender("Meerssen", (), "043 000 00 00"),
            aan=Geadresseerde("A"),
            datum=date(2027, 3, 1),
            kenmerk="1",
        )
    except BriefOnvolledig:
        return
    pagina = Webpagina(als_html(brief))  # refuses every href that is not http(s) or tel
    assert pagina.aantal["a"] >= 3
