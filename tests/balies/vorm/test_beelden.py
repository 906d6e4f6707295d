"""The three signature visuals: right places, readable text, and the same facts in words."""

from __future__ import annotations

import dataclasses
import datetime
import itertools
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

import keukentafel.balies.vorm as vorm
from keukentafel.balies.vorm import voorbeelden
from keukentafel.balies.vorm.beelden import (
    Ladder,
    Onderwerp,
    Poging,
    Spinnenweb,
    Tijdlijn,
    Tijdstap,
    Trede,
    teken_ladder,
    teken_tijdlijn,
    teken_web,
    toon_ladder,
    toon_tijdlijn,
    toon_web,
)
from keukentafel.balies.vorm.beelden.trap import STATEN

CSS = (Path(vorm.__file__).parent / "static" / "vorm" / "vorm.css").read_text()
SMALST = 320 - 2 * 16  # the width that is left for a picture on the narrowest phone
DAG = datetime.date(2027, 2, 17)


def tekening(html: str) -> ElementTree.Element:
    """The first SVG with a role in a piece of HTML, parsed as XML (so it is well-formed)."""
    [svg] = re.findall(r'<svg[^>]*role="img".*?</svg>', html, flags=re.S)
    return ElementTree.fromstring(svg)


def web(**anders: object) -> Spinnenweb:
    return dataclasses.replace(voorbeelden.WEB, **anders)  # type: ignore[arg-type]


def zes(*paren: tuple[int | None, int | None]) -> tuple[Onderwerp, ...]:
    """Six subjects with these scores (then, now), the rest not discussed."""
    namen = ("Lichaam", "Mentaal", "Zingeving", "Kwaliteit van leven", "Meedoen", "Dagelijks functioneren")
    gevuld = [*paren, *[(None, None)] * (6 - len(paren))]
    return tuple(
        Onderwerp(naam=naam, kort=naam, toen=toen, nu=nu) for naam, (toen, nu) in zip(namen, gevuld, strict=True)
    )


@pytest.mark.parametrize("html", [toon_web(voorbeelden.WEB), toon_ladder(voorbeelden.LADDER)], ids=["web", "trap"])
def test_svg_heeft_rol_naam_en_leesbare_letters(html: str) -> None:
    svg = tekening(html)
    assert svg.attrib["role"] == "img"
    assert svg.attrib["aria-label"]
    titel = svg.find("title")
    assert titel is not None
    assert titel.text
    links, boven, breed, hoog = (float(deel) for deel in svg.attrib["viewBox"].split())
    soort = "web" if "kt-web" in html else "trap"
    [letter] = re.findall(rf"\.kt-{soort} text {{ font-size: (\d+)px; }}", CSS)
    assert int(letter) * SMALST / breed >= 12
    for tekst in svg.iter("text"):
        assert "style" not in tekst.attrib
        assert links <= float(tekst.attrib["x"]) <= links + breed
        assert boven + int(letter) * 0.75 <= float(tekst.attrib["y"]) <= boven + hoog


def test_web_staat_precies_als_in_het_ontwerp() -> None:
    svg = tekening(toon_web(voorbeelden.WEB))
    assert svg.attrib["viewBox"] == "0 0 320 344"
    ringen = [vlak.attrib["points"] for vlak in svg.iter("polygon")]
    assert ringen[-1] == "160.0,68.0 250.1,120.0 250.1,224.0 160.0,276.0 69.9,224.0 69.9,120.0"
    stippen = {(s.attrib["class"], s.attrib["cx"], s.attrib["cy"]) for s in svg.iter("circle")}
    assert stippen == {
        ("s-zelfde", "160.0", "130.4"),
        ("s-nu", "160.0", "130.4"),
        ("s-toen", "205.0", "146.0"),
        ("s-nu", "196.0", "151.2"),
        ("s-nu", "160.0", "234.4"),
        ("s-toen", "106.0", "203.2"),
        ("s-nu", "133.0", "187.6"),
        ("s-toen", "97.0", "135.6"),
        ("s-nu", "124.0", "151.2"),
    }
    plekken = {(t.text, t.attrib["x"], t.attrib["y"]) for t in svg.iter("text")}
    assert {("Lichaam", "160", "18"), ("Mentaal", "320", "78"), ("functioneren", "0", "78")} <= plekken
    assert {("niet besproken", "320", "269"), ("van leven", "160", "317"), ("nu 6", "160", "334")} <= plekken


def test_web_tekent_geen_vlak_en_geen_totaal() -> None:
    svg = tekening(toon_web(voorbeelden.WEB))
    assert {vlak.attrib["class"] for vlak in svg.iter("polygon")} == {"s-ring"}
    assert re.search(r"\.kt-web \.s-ring \{ fill: none;", CSS)
    assert "te-laat" not in toon_web(voorbeelden.WEB)
    assert "totaal" not in toon_web(voorbeelden.WEB).lower()


def test_web_zegt_hetzelfde_in_een_tabel() -> None:
    html = toon_web(voorbeelden.WEB)
    for onderwerp in voorbeelden.WEB.onderwerpen:
        toen = "niet besproken" if onderwerp.toen is None else onderwerp.toen
        nu = "niet besproken" if onderwerp.nu is None else onderwerp.nu
        cellen = f'<td class="kt-getal">{toen}</td><td class="kt-getal">{nu}</td>'
        assert f'<th scope="row">{onderwerp.naam}</th>{cellen}' in html


def test_web_zin_laat_niets_weg() -> None:
    assert teken_web(voorbeelden.WEB)["zin"] == (
        "Meedoen en dagelijks functioneren daalden elk 3 punten. Mentaal daalde 1 punt. Lichaam bleef gelijk. "
        "Nieuw besproken: kwaliteit van leven. Over zingeving is niet gesproken."
    )
    gestegen = web(onderwerpen=zes((1, 3), (2, 4), (5, 6), (7, None), (0, 0), (10, 10)))
    assert teken_web(gestegen)["zin"] == (
        "Lichaam en mentaal stegen elk 2 punten. Zingeving steeg 1 punt. "
        "Meedoen en dagelijks functioneren bleven gelijk. Over kwaliteit van leven is nu niet gesproken."
    )


def test_web_de_eerste_keer() -> None:
    eerste = web(toen_op=None, onderwerpen=zes((None, 4), (None, 0)))
    html = toon_web(eerste)
    assert "Dit zijn de eerste cijfers." in html
    assert "Toen" not in html
    assert tekening(html).find(".//circle[@class='s-toen']") is None


def test_web_nul_is_een_cijfer() -> None:
    beeld = teken_web(web(onderwerpen=zes((0, 0))))
    assert beeld["assen"][0]["leeg"] is False
    assert beeld["assen"][0]["nu"] == (160.0, 172.0)
    assert beeld["rijen"][0]["nu"] == 0


def test_web_lang_opschrift_blijft_in_beeld() -> None:
    lang = (Onderwerp(naam="x", kort="Een heel lang opschrift met woorden", toen=4), *zes()[1:])
    svg = tekening(toon_web(web(onderwerpen=lang)))
    _, boven, _, hoog = (float(deel) for deel in svg.attrib["viewBox"].split())
    assert boven < 0
    for tekst in svg.iter("text"):
        assert boven + 10 <= float(tekst.attrib["y"]) <= boven + hoog


def test_web_weigert_wat_niet_klopt() -> None:
    with pytest.raises(ValueError, match="from 0 to 10"):
        Onderwerp(naam="x", kort="x", nu=11)
    with pytest.raises(ValueError, match="6 axes"):
        web(onderwerpen=zes()[:5])
    with pytest.raises(ValueError, match="day of then"):
        web(toen_op=None)


def ladder(*staten: str, woord: str = "") -> Ladder:
    treden = tuple(
        Trede(naam=trede.naam, staat=staat, woord=woord)
        for trede, staat in zip(voorbeelden.LADDER.treden, staten, strict=True)
    )
    return Ladder(treden=treden)


def test_trap_staat_precies_als_in_het_ontwerp() -> None:
    svg = tekening(toon_ladder(voorbeelden.LADDER))
    assert svg.attrib["viewBox"] == "0 0 320 306"
    vakken = [(r.attrib["class"], r.attrib["x"], r.attrib["y"], r.attrib["width"]) for r in svg.iter("rect")]
    assert vakken[0] == ("s-tree s-helpt", "1", "267", "318")
    assert vakken[2] == ("s-tree", "27", "191", "292")
    assert vakken[4] == ("s-tree s-leeg", "53", "115", "266")
    assert vakken[7] == ("s-tree s-nodig", "92", "1", "227")


def test_trap_zegt_elke_stand_in_woorden() -> None:
    assert set(STATEN) == {"helpt", "nodig", "past_niet", "niet_besproken"}
    for staat, (_, woord) in STATEN.items():
        html = toon_ladder(ladder(*[staat] * 8))
        teksten = [tekst.text for tekst in tekening(html).iter("text")]
        assert teksten.count(str(woord)) == 8
        assert html.count(f"{str(woord).capitalize()}. ") == 8, "the list says it too"


def test_trap_zin() -> None:
    assert teken_ladder(voorbeelden.LADDER)["zin"] == (
        "3 treden helpen deels. Nodig is: maatwerk. 1 trede is nog niet besproken."
    )
    assert teken_ladder(ladder(*["niet_besproken"] * 8))["zin"] == "8 treden zijn nog niet besproken."


def test_trap_lang_woord_krijgt_een_eigen_regel() -> None:
    svg = tekening(toon_ladder(ladder(*["past_niet"] * 8, woord="past niet bij wat zij nodig heeft")))
    vakken = [(float(r.attrib["y"]), float(r.attrib["height"]), float(r.attrib["x"])) for r in svg.iter("rect")]
    for (onder, _, x_onder), (boven, hoog, x_boven) in itertools.pairwise(vakken):
        assert boven + hoog == onder, "the treads lie on each other"
        assert x_boven > x_onder
    regels: dict[str, list[tuple[float, str]]] = {}
    for tekst in svg.iter("text"):
        regels.setdefault(tekst.attrib["y"], []).append((float(tekst.attrib["x"]), tekst.text or ""))
    assert sum(len(regel) == 1 for regel in regels.values()) == 8, "each word on its own line"


def test_trap_toont_elke_poging_met_zijn_dag() -> None:
    html = toon_ladder(voorbeelden.LADDER)
    assert "Elif doet al veel en houdt dit niet vol. 10 februari 2027: Buurvrouw zet de bak buiten." in html
    assert html.count("Vul aan") == 1
    kwaad = Ladder(treden=(Trede(naam="Eigen kracht", pogingen=(Poging(tekst="<b>x</b>"),)),) * 8)
    assert "<b>x</b>" not in toon_ladder(kwaad)


def test_trap_weigert_wat_niet_klopt() -> None:
    with pytest.raises(ValueError, match="a tread is one of"):
        Trede(naam="x", staat="gehaald")
    with pytest.raises(ValueError, match="8 treads"):
        Ladder(treden=voorbeelden.LADDER.treden[:7])


def plat(html: str) -> str:
    """The text of a piece of HTML, on one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace(" .", ".").strip()


def test_tijdlijn_is_een_geordende_lijst_met_een_nu() -> None:
    html = toon_tijdlijn(voorbeelden.TIJDLIJN)
    assert html.lstrip().startswith('<ol class="kt-tijdlijn">')
    assert html.count("<li") == 7
    assert html.count('aria-current="step"') == 1
    assert html.count("Klaar:") == 3
    assert html.count("Straks:") == 3
    ElementTree.fromstring(html.strip())


def test_tijdlijn_zegt_belofte_en_termijn() -> None:
    tekst = plat(toon_tijdlijn(voorbeelden.TIJDLIJN))
    assert "Donderdag 4 februari. Beloofd was: uiterlijk maandag 8 februari." in tekst
    assert "U hebt het uiterlijk vrijdag 26 februari. Dat is nog 7 werkdagen." in tekst
    assert "Dan is het uiterlijk dinsdag 30 maart. Door Pasen is dat één dag later." in tekst


def test_tijdlijn_te_laat_is_rood_en_zegt_het() -> None:
    html = toon_tijdlijn(voorbeelden.TE_LAAT)
    assert "kt-stand--te-laat" in html
    assert "Beloofd was: uiterlijk maandag 15 februari. Dat is 2 dagen te laat." in plat(html)
    assert "kt-stand--te-laat" not in toon_tijdlijn(voorbeelden.TIJDLIJN)


def test_tijdlijn_noemt_een_ander_jaar() -> None:
    stap = Tijdstap(titel="U vroeg hulp", staat="klaar", op=datetime.date(2026, 12, 28))
    [regel] = teken_tijdlijn(Tijdlijn(stappen=(stap,), vandaag=DAG))["stappen"]
    assert regel["wanneer"] == "Maandag 28 december 2026."


def test_tijdlijn_zonder_aanloop_begint_met_hoofdletter() -> None:
    stap = Tijdstap(titel="Wij bellen u", staat="nu", beloofd=DAG)
    assert "Uiterlijk woensdag 17 februari. Dat is vandaag." in plat(
        toon_tijdlijn(Tijdlijn(stappen=(stap,), vandaag=DAG))
    )


def test_tijdlijn_weigert_wat_niet_klopt() -> None:
    klaar = Tijdstap(titel="a", staat="klaar", op=DAG)
    nu = Tijdstap(titel="b", staat="nu")
    with pytest.raises(ValueError, match="the order is"):
        Tijdlijn(stappen=(nu, klaar), vandaag=DAG)
    with pytest.raises(ValueError, match="the order is"):
        Tijdlijn(stappen=(nu, nu), vandaag=DAG)
    with pytest.raises(ValueError, match="has a day"):
        Tijdstap(titel="a", staat="klaar")
    with pytest.raises(ValueError, match="klaar, nu or straks"):
        Tijdstap(titel="a", staat="later")


def test_what_was_said_without_a_score_was_talked_about() -> None:
    namen = ("Lichaam", "Mentaal", "Zingeving", "Kwaliteit van leven", "Meedoen", "Dagelijks functioneren")
    assen = tuple(Onderwerp(naam=n, kort=n, besproken=n == "Lichaam") for n in namen)
    html = toon_web(Spinnenweb(van="mevrouw Aydin", onderwerpen=assen, nu_op=datetime.date(2027, 2, 16)))
    assert "Over lichaam is gesproken, zonder cijfer." in html
    assert "Dit zijn de eerste cijfers." not in html
    assert "geen cijfer" in html
