"""How a letter speaks to somebody."""

from __future__ import annotations

import pytest

from keukentafel.omgeving.mensen.models import Persoon


@pytest.mark.parametrize(
    ("aanhef", "tussenvoegsel", "achternaam", "verwacht"),
    [
        ("mevrouw", "", "Aydin", "mevrouw Aydin"),
        ("de heer", "van den", "Berg", "meneer Van den Berg"),
        ("mevrouw", "", "Jansen-de Vries", "mevrouw Jansen-de Vries"),
        ("mevrouw", "'t", "Hart", "mevrouw 't Hart"),
        ("", "", "Gorissen", "Lies Gorissen"),
        ("", "van den", "Berg", "Lies van den Berg"),
    ],
)
def test_a_letter_says_the_family_name_and_without_a_way_of_addressing_the_whole_name(
    aanhef, tussenvoegsel, achternaam, verwacht
):
    persoon = Persoon(aanhef=aanhef, voornaam="Lies", tussenvoegsel=tussenvoegsel, achternaam=achternaam)
    assert persoon.aangesproken == verwacht
