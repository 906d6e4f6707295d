"""What comes from others: which version, under which licence, unchanged, and fetched by nobody's browser elsewhere."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import keukentafel.balies.vorm as vorm
from keukentafel.balies.vorm.vendor import voeg_samen

APP = Path(vorm.__file__).parent
STATIC = APP / "static" / "vorm"
VENDOR = STATIC / "vendor"
WORTEL = APP.parents[3]
EISEN = json.loads((WORTEL / "package.json").read_text())["devDependencies"]


def test_alles_van_package_json_ligt_er_en_niets_anders() -> None:
    mappen = {blad.parent.relative_to(VENDOR).as_posix() for blad in VENDOR.glob("*/*/index.css")}
    assert mappen == set(EISEN)


@pytest.mark.parametrize("naam", sorted(EISEN))
def test_versie_en_licentie(naam: str) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", EISEN[naam]), "an exact version"
    assert (VENDOR / naam / "VERSIE").read_text().strip() == EISEN[naam]
    licentie = (VENDOR / naam / "LICENSE.md").read_text()
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in licentie
    assert len(licentie) > 10_000, "the whole text"
    assert "@license EUPL-1.2" in (VENDOR / naam / "index.css").read_text()


def test_geen_eigen_stijl_van_een_gemeente() -> None:
    """Token packages of Utrecht and the national government are not free."""
    assert not [naam for naam in EISEN if "design-tokens" in naam]


def test_bundel_is_de_som_van_de_delen() -> None:
    assert (VENDOR / "utrecht.css").read_text() == voeg_samen(VENDOR)


def test_lettertype_heeft_zijn_licentie() -> None:
    letters = sorted(blad.name for blad in (STATIC / "lettertype").glob("*.woff2"))
    assert letters == ["source-sans-3-latin-ext-wght-normal.woff2", "source-sans-3-latin-wght-normal.woff2"]
    assert "SIL OPEN FONT LICENSE Version 1.1" in (STATIC / "lettertype" / "LICENTIE-OFL.txt").read_text()


@pytest.mark.parametrize("blad", sorted(STATIC.rglob("*.css")), ids=lambda blad: blad.name)
def test_blad_haalt_niets_van_elders(blad: Path) -> None:
    css = blad.read_text()
    assert "@import" not in css
    assert "@charset" not in css or css.startswith("@charset")
    for adres in re.findall(r"url\(\s*[\"']?([^\"')]+)", css):
        assert (blad.parent / adres).is_file(), adres


def test_slot_noemt_geen_adres() -> None:
    slot = (WORTEL / "package-lock.json").read_text()
    assert "resolved" not in slot
    assert "omit-lockfile-registry-resolved=true" in (WORTEL / ".npmrc").read_text()
