"""The fields read what people type, and say what to do when they cannot."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from keukentafel.balies.vorm.velden import GeboortedatumVeld, PostcodeVeld, TelefoonVeld


@pytest.mark.parametrize(
    ("getypt", "uit"),
    [
        ("06 0000 0012", "06 0000 0012"), ("0600000012", "06 0000 0012"), ("043-0000012", "043 000 00 12"),
        ("(043) 000 00 12", "043 000 00 12"), ("+31 6 0000 0012", "06 0000 0012"),
        ("+31 (0)6 0000 0012", "06 0000 0012"), ("0031 43 000 00 12", "043 000 00 12"),
        ("0475000012", "0475 00 00 12"), ("+32 2 555 12 12", "+3225551212"), ("0049 241 00000", "+4924100000"),
    ],
)  # fmt: skip
def test_phone_numbers_as_people_write_them(getypt, uit):
    assert TelefoonVeld().clean(getypt) == uit


@pytest.mark.parametrize(
    ("getypt", "zin"),
    [
        ("06 0000 012", "Er staan 9 cijfers. Een telefoonnummer heeft er 10. Welk cijfer mist?"),
        ("+31 6 0000 012", "Er staan 9 cijfers. Een telefoonnummer heeft er 10. Welk cijfer mist?"),
        ("06 0000 00123", "Er staan 11 cijfers. Een telefoonnummer heeft er 10. Welk cijfer is te veel?"),
        ("1600000012", "Een telefoonnummer begint met een 0. Kijk het eerste cijfer na."),
        ("06 0000 001o", "Hier staat “o”. Een telefoonnummer heeft alleen cijfers. Haal het weg."),
        ("+4", "Dit buitenlandse nummer is niet compleet. Kijk het na, met het landnummer erbij."),
        ("6", "Er staat 1 cijfer. Een telefoonnummer heeft er 10. Welke cijfers missen?"),
    ],
)
def test_phone_numbers_that_cannot_be_called(getypt, zin):
    with pytest.raises(ValidationError) as fout:
        TelefoonVeld().clean(getypt)
    assert fout.value.messages == [zin]


@pytest.mark.parametrize(("getypt", "uit"), [("6291ab", "6291 AB"), (" 6291 AB ", "6291 AB"), ("", "")])
def test_postcode(getypt, uit):
    assert PostcodeVeld(required=False).clean(getypt) == uit


@pytest.mark.parametrize("getypt", ["6291", "AB 6291", "0291 AB", "6291 ABC"])
def test_postcode_that_is_none(getypt):
    with pytest.raises(ValidationError, match="vier cijfers en twee letters"):
        PostcodeVeld(required=False).clean(getypt)


@pytest.mark.parametrize(
    ("getypt", "uit"),
    [
        ("", (None, None, None)),
        ("3-5-1968", (1968, 5, 3)),
        ("3 mei 1968", (1968, 5, 3)),
        ("1968-05-03", (1968, 5, 3)),
        ("mei 1968", (1968, 5, None)),
        ("1968", (1968, None, None)),
        ("00-00-1950", (1950, None, None)),
        ("0-7-1950", (1950, 7, None)),
        ("29-2-1968", (1968, 2, 29)),
    ],
)
def test_a_date_of_birth_as_far_as_known(getypt, uit):
    assert GeboortedatumVeld(required=False).clean(getypt) == uit


@pytest.mark.parametrize(
    ("getypt", "stuk"),
    [
        ("3-5-68", "Het jaar heeft vier cijfers"),
        ("drie april 1947", "Schrijf de dag en het jaar in cijfers"),
        ("april", "Schrijf de dag en het jaar in cijfers"),
        ("29-2-1967", "U schreef dag 29. Die maand heeft 28 dagen."),
        ("3-13-1968", "Wij kennen de maand “13” niet."),
        ("3 foo 1968", "Wij kennen de maand “foo” niet."),
        ("1-1-3000", "Deze dag moet nog komen."),
        ("1-1-1800", "Het jaar 1800 is te lang geleden."),
        ("1-2-3-1968", "Wij lezen hier geen datum in."),
        ("-", "Wij lezen hier geen datum in."),
        ("²-5-1968", "U schreef dag ²."),
    ],
)
def test_a_date_of_birth_that_cannot_be(getypt, stuk):
    with pytest.raises(ValidationError) as fout:
        GeboortedatumVeld(required=False).clean(getypt)
    assert fout.value.messages[0].startswith(stuk)
