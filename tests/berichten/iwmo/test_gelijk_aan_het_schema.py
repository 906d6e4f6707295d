"""Our reader and the official schema agree on messages broken in every way we could think of (level 1, IV032)."""

from __future__ import annotations

import random
from copy import deepcopy
from datetime import date

import pytest
from lxml import etree

from keukentafel.berichten.iwmo import INWONER, Bericht, BerichtGeweigerd, Bevinding, lees, retour, schrijf
from tests.berichten.iwmo.gedeeld import ONZE, schemafouten, voorbeeld

XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
KENMERKEN = ("soort", XSI + "schemaLocation", XSI + "noNamespaceSchemaLocation", XSI + "nil", "{urn:a}b")
WAARDEN = (
    "", " ", "\n", "\u00a0", "\u2003", "a\nb", " a", "a ", "....", "a.\n.b", "x\u0301", "😀" * 6, "😀" * 12, "😀" * 13,
    *("x" * n for n in (4, 5, 6, 8, 9, 10, 11, 12, 13, 20, 21, 24, 25, 26, 35, 36, 37, 80, 81, 200, 201)),
    "0", "1", "3", "4", "6", "9", "01", "001", "-1", "-0", "+5", "+05", "0" * 30 + "7", "9" * 30, "1e3", "1.0", "٣", "²",
    "\t1 ", "\n3\n", " 3", "2", "02", "414", " 414", "0001", "0200", "S300", "9355", "7777", "13", "20", "99", "NL", "nl",
    "AB", "ab", "XX", "T", "ABC", "é", "ỳ", "Ỵ", "abcdef", "abcdefg", "99999", "100000", "99999999", "100000000",
    "999999999", "1000000000", "1234567", "12345678", "000000000", "1.0.0", "01.0.0", "1.0", "1.0.0.0", "10.20.30",
    "2023-01-01", " 2023-01-01 ", "2023-02-29", "2024-02-29", "2023-1-1", "20230101", "2023-W01-1", "0001-01-01",
    "9999-12-31", "2023-01-01Z", "2023-01-01+01:00", "2023-01-01-05:00", "2023-01-01T00:00:00",
    "12:00:00", " 12:00:00", "24:00:00", "24:00:00.0", "24:00:01", "12:00:60", "12:60:00", "25:00:00",
    "12:00:00.123456789", "12:00:00.", "1:00:00", "12:00", "12:00:00Z", "12:00:00+01:00", "12:00:00-01:00",
)  # fmt: skip


def gebroken(wortel: etree._Element, kies: random.Random) -> etree._Element:
    """A copy of a message, changed in one or two places; sometimes it stays valid."""
    wortel = deepcopy(wortel)
    for _ in range(kies.choice((1, 1, 1, 2))):
        alle = [e for e in wortel.iter() if isinstance(e.tag, str)]
        bladen = [e for e in alle if len(e) == 0]
        deel = kies.choice(alle[1:] or alle)
        wat = kies.random()
        if wat < 0.6:
            kies.choice(bladen).text = kies.choice(WAARDEN)
        elif wat < 0.66 and deel.getparent() is not None:
            deel.getparent().remove(deel)
        elif wat < 0.70 and deel.getparent() is not None:
            deel.addnext(deepcopy(deel))
        elif wat < 0.73:
            deel.append(kies.choice((etree.Comment("hier"), etree.ProcessingInstruction("hier", "x"))))
        elif wat < 0.76:
            blad = kies.choice(bladen)
            tekst, blad.text = blad.text or "", ""
            opmerking = etree.Comment("midden")
            opmerking.tail = tekst
            blad.append(opmerking)
        elif wat < 0.80:
            deel.set(kies.choice(KENMERKEN), kies.choice(("a b", "true")))
        elif wat < 0.84:
            deel.text = kies.choice(("x", "\u00a0", " \n\t", "\r")) if len(deel) else deel.text
        elif wat < 0.87:
            deel.tag = deel.tag.replace("basisschema", "wmo301")
        elif wat < 0.90:
            for kind in list(deel):
                deel.remove(kind)
        elif wat < 0.94 and deel.getparent() is not None:
            boven = deel.getparent()
            boven.insert(boven.index(kies.choice(list(boven))), deel)
        else:
            deel.append(deepcopy(kies.choice(bladen)))
    return wortel


def uitgangspunten(naam: str) -> list[tuple[str, bytes]]:
    """The example of a kind, and two returns on it."""
    heen = lees(voorbeeld(naam))
    fout = Bevinding("TR019", 3, "9019", INWONER, "Bij deze start is geen toewijzing aan deze aanbieder bekend.")
    soort = f"WMO{int(naam[3:]) + 1}"
    antwoorden = [
        retour(heen, identificatie="R1", dagtekening=date(2027, 3, 1), fouten=fouten)  # type: ignore[call-overload]
        for fouten in ((), (fout,))
    ]
    return [(naam, voorbeeld(naam)), *((soort, schrijf(antwoord)) for antwoord in antwoorden)]


def geprobeerd(gegevens: bytes) -> tuple[Bericht | None, str]:
    """The message, or None and why it was refused."""
    try:
        return lees(gegevens), ""
    except BerichtGeweigerd as weigering:
        return None, weigering.zin


@pytest.mark.parametrize("naam", ONZE)
def test_wij_lezen_wat_het_schema_goed_vindt_en_niets_anders(naam):
    """Besides days outside the years 1 to 9999, which Python's calendar does not have, there is no difference."""
    kies = random.Random(f"iwmo {naam}")
    geteld = {True: 0, False: 0}
    for soort, gegevens in uitgangspunten(naam):
        wortel = etree.fromstring(gegevens)
        for _ in range(300):
            bericht = etree.tostring(gebroken(wortel, kies), encoding="UTF-8", xml_declaration=True)
            fouten = schemafouten(soort, bericht)
            gelezen, zin = geprobeerd(bericht)
            assert (gelezen is None) == bool(fouten), (soort, zin, fouten, bericht.decode())
            if gelezen is not None:
                geschreven = schrijf(gelezen)
                assert lees(geschreven) == gelezen
                assert schemafouten(soort, geschreven) == []
            geteld[not fouten] += 1
    # Both outcomes must have been seen often, or this test proves little.
    assert min(geteld.values()) > 100
