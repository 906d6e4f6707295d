"""The language check itself, so that it cannot pass by being blind."""

from __future__ import annotations

import pytest

from tests.huis.b1 import aantal_woorden, lange_zinnen, moeilijke_woorden, woordenlijst, zinnen


def test_zinnen() -> None:
    assert zinnen("Bel F. Aydin om 14.30 uur. Kan dat?\nJa!") == ["Bel F Aydin om 14.30 uur.", "Kan dat?", "Ja!"]
    assert zinnen("Kop zonder punt\nDan een zin.") == ["Kop zonder punt", "Dan een zin."]
    assert zinnen("- punt een\n\n...\n") == ["- punt een"]


@pytest.mark.parametrize(
    ("zin", "aantal"),
    [
        ("Bel 043 000 00 00.", 2),
        ("Dat is maandag 15 maart 2027.", 6),
        ("Eén-op-één-gesprek met 't kind", 4),
        ("Artikel 2:3 van de wet", 5),
    ],
)
def test_aantal_woorden(zin: str, aantal: int) -> None:
    assert aantal_woorden(zin) == aantal


def test_lange_zinnen() -> None:
    vijftien = " ".join(["woord"] * 15)
    assert lange_zinnen(f"{vijftien}. {vijftien}.") == []
    assert lange_zinnen(f"{vijftien} extra.") == [f"{vijftien} extra."]
    assert lange_zinnen("een twee drie", maximum=2) == ["een twee drie"]


def test_moeilijke_woorden() -> None:
    gevonden = moeilijke_woorden("Indien u de beschikkingen, met betrekking\ntot cliënten, t.a.v. uw man leest.")
    assert dict(gevonden) == {
        "Indien": "als",
        "beschikkingen": "besluit",
        "met betrekking tot": "over",
        "cliënten": "inwoners",
        "t.a.v.": "voor",
    }


def test_goede_woorden_blijven_staan() -> None:
    assert moeilijke_woorden("Uw cliëntondersteuner, mantelzorger en voorbeeld.nl. Een besluit en een onderzoek.") == []


def test_de_woordenlijst() -> None:
    lijst = woordenlijst()
    assert len(lijst) > 200
    for woord in ("beschikking*", "indien", "middels", "arrangement*", "cliënt", "voorziening"):
        assert woord in lijst
    assert moeilijke_woorden("\n".join(woord.removesuffix("*") for woord in lijst)) != []
    for fout in lijst:
        assert moeilijke_woorden(f"Dit is {fout.removesuffix('*')} in een zin"), fout
    for beter in lijst.values():
        assert not moeilijke_woorden(beter), f"what we advise is itself on the list: {beter}"
