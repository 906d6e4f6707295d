"""The variables of a letter, one inside another: read, and every fault named by its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from keukentafel.berichten.brieven import (
    BriefOnvolledig,
)
from keukentafel.berichten.brieven.gegevens import Gegevens


@dataclass(frozen=True)
class Hulp(Gegevens):
    """One kind of help."""

    wat: str
    minuten: int
    tot: date | None = None

    def strijdig(self):
        """Help takes time."""
        if self.minuten < 1:
            yield "minuten"


@dataclass(frozen=True)
class Proef(Gegevens):
    """Variables with other variables inside."""

    hulp: tuple[Hulp, ...]
    extra: tuple[Hulp, ...] = ()
    woorden: tuple[str, ...] = ()


def test_geneste_variabelen_worden_gelezen():
    gelezen = Proef.van_json("proef", {"hulp": [{"wat": "a", "minuten": 5, "tot": "2027-03-01"}], "extra": []})
    assert gelezen == Proef((Hulp("a", 5, date(2027, 3, 1)),))


def test_fouten_in_geneste_variabelen_noemen_hun_plaats_en_komen_tegelijk():
    gegevens = {
        "hulp": [
            {"wat": "a", "minuten": 5},
            {"wat": " ", "minuten": "5", "toch": 1},
            "geen voorwerp",
            None,
            {"wat": "b", "minuten": True, "tot": "morgen"},
        ],
        "woorden": [""],
        "anders": 1,
    }
    with pytest.raises(BriefOnvolledig) as fout:
        Proef.van_json("proef", gegevens)
    assert set(fout.value.ontbreekt) == {"hulp[1].wat", "hulp[3]", "woorden"}
    assert set(fout.value.onjuist) == {"hulp[1].minuten", "hulp[2]", "hulp[4].minuten", "hulp[4].tot"}
    assert set(fout.value.onbekend) == {"hulp[1].toch", "anders"}


def test_tegenspraak_in_geneste_variabelen_noemt_haar_plaats():
    goed = {"wat": "a", "minuten": 5}
    with pytest.raises(BriefOnvolledig) as fout:
        Proef.van_json("proef", {"hulp": [goed, goed, goed | {"minuten": 0}], "extra": [goed | {"minuten": -1}]})
    assert fout.value.onjuist == ("hulp[2].minuten", "extra[0].minuten")


def test_een_lijst_die_nodig_is_mag_niet_leeg_zijn():
    with pytest.raises(BriefOnvolledig) as fout:
        Proef.van_json("proef", {"hulp": []})
    assert fout.value.ontbreekt == ("hulp",)
