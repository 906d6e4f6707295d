"""What a letter lacks, said to who writes it: in words, and never as the name of a field."""

from __future__ import annotations

import pytest

from keukentafel.berichten.brieven import BriefOnvolledig
from keukentafel.reis.besluiten.briefgegevens import wat_mist


@pytest.mark.parametrize(
    ("namen", "zinnen"),
    [
        (("tot_en_met",), ("Schrijf tot en met welke dag de hulp duurt.",)),
        (("doelen[1].maat",), ("Kijk resultaat 2 na: daar mist nog iets voor de brief.",)),
        (("besluit_nummer", "getekend_functie"), ("Bewaar het besluit. Dan kunt u de brief lezen.",)),
        (("bezwaar_tot", "kenmerk"), ("De brief lukt nog niet. Vraag de beheerder om te kijken.",)),
    ],
)
def test_what_misses_is_work_for_somebody(namen, zinnen):
    assert wat_mist(BriefOnvolledig("besluit_toekenning", ontbreekt=namen)) == zinnen
