"""The token file of a municipality holds four accent values and nothing else, and every text on it can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import keukentafel.balies.vorm as vorm

STATIC = Path(vorm.__file__).parent / "static" / "vorm"
BLADEN = sorted((STATIC / "gemeenten").glob("*.css"))
NAMEN = ("accent", "accent-donker", "accent-midden", "accent-licht")
GEMEENTEN = {
    "maastricht",
    "eijsden-margraten",
    "gulpen-wittem",
    "meerssen",
    "vaals",
    "valkenburg-aan-de-geul",
    "maastricht-heuvelland",
}


def waarden(css: str) -> dict[str, str]:
    """The custom properties `--kt-...: #hex` of a stylesheet (first definition of each)."""
    gevonden: dict[str, str] = {}
    for naam, kleur in re.findall(r"--kt-([a-z-]+):\s*(#[0-9a-f]{3,6})\s*;", css):
        gevonden.setdefault(naam, kleur)
    return gevonden


def helderheid(kleur: str) -> float:
    """Relative luminance (WCAG 2.2, definition)."""
    ruw = kleur.lstrip("#")
    ruw = "".join(2 * teken for teken in ruw) if len(ruw) == 3 else ruw
    delen = [int(ruw[plek : plek + 2], 16) / 255 for plek in (0, 2, 4)]
    rood, groen, blauw = (deel / 12.92 if deel <= 0.04045 else ((deel + 0.055) / 1.055) ** 2.4 for deel in delen)
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def contrast(een: str, twee: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2, definition)."""
    licht, donker = sorted((helderheid(een), helderheid(twee)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


BASIS = waarden((STATIC / "vorm.css").read_text())


def test_elke_gemeente_heeft_een_blad() -> None:
    assert {blad.stem for blad in BLADEN} == GEMEENTEN


@pytest.mark.parametrize("blad", BLADEN, ids=lambda blad: blad.stem)
def test_blad_zet_alleen_de_vier_accenten(blad: Path) -> None:
    css = re.sub(r"/\*.*?\*/", "", blad.read_text(), flags=re.S)
    assert re.findall(r"--kt-([a-z-]+):", css) == list(NAMEN)
    assert re.fullmatch(r"\s*:root\s*\{[^{}]*\}\s*", css)


@pytest.mark.parametrize("naam", [*(blad.stem for blad in BLADEN), "zonder gemeente"])
def test_contrast(naam: str) -> None:
    kleur = BASIS if naam == "zonder gemeente" else waarden((STATIC / "gemeenten" / f"{naam}.css").read_text())
    assert contrast(kleur["accent"], "#ffffff") >= 7
    assert contrast(kleur["accent"], BASIS["papier"]) >= 7
    assert contrast(kleur["accent"], BASIS["linnen"]) >= 4.5
    assert contrast(kleur["accent-donker"], kleur["accent-licht"]) >= 7
    assert contrast(BASIS["inkt"], kleur["accent-licht"]) >= 10
    assert contrast(BASIS["inkt"], kleur["accent-midden"]) >= 4.5
    assert contrast(BASIS["grijs"], kleur["accent-licht"]) >= 4.5


@pytest.mark.parametrize("blad", BLADEN, ids=lambda blad: blad.stem)
def test_rood_blijft_voor_wie_wacht(blad: Path) -> None:
    """No municipality has a red accent: red means that someone is harmed by waiting."""
    ruw = waarden(blad.read_text())["accent"].lstrip("#")
    rood, groen, blauw = (int(ruw[plek : plek + 2], 16) for plek in (0, 2, 4))
    assert not (rood > 2 * groen and rood > 1.6 * blauw)


def test_neutrale_kleuren() -> None:
    assert contrast(BASIS["inkt"], BASIS["papier"]) >= 10
    assert contrast(BASIS["grijs"], BASIS["wit"]) >= 7
    assert contrast(BASIS["grijs"], BASIS["linnen"]) >= 4.5
    assert contrast(BASIS["rand"], BASIS["wit"]) >= 4.5
    for stand in ("klaar", "let-op", "te-laat"):
        assert contrast(BASIS[stand], BASIS["papier"]) >= 4.5
        assert contrast(BASIS[stand], BASIS["linnen"]) >= 4.5


def test_contrast_kan_falen() -> None:
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
