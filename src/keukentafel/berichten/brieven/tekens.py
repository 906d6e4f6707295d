"""Which characters a letter can show: those of its one font. Nothing falls back to another font.

PDF/UA-1 (ISO 14289-1, 7.21.8) and PDF/A-2 (ISO 19005-2, 6.2.11.8) forbid the empty glyph, so an unknown character would
otherwise stop the letter. It becomes a visible square instead, the same in PDF, page and plain text.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from functools import cache
from pathlib import Path

LETTERTYPE = Path(__file__).parent / "lettertype"
LETTERBESTAND = LETTERTYPE / "SourceSans3-wght.ttf"
STANDIN = "□"

# Control and format characters steer software, not readers; bidirectional marks among them could turn a date around.
# U+2028/2029 are line and paragraph separators (Zl, Zp).
_ONZICHTBAAR = frozenset({"Cf", "Cc"})
# Printable Latin-1 without the soft hyphen: already composed, visible and in the font (tested). Most text is no more.
_GEWOON = re.compile("[\n -~\u00a1-\u00ac\u00ae-\u00ff]*")
_REGELEINDE = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


def leesbaar(tekst: str) -> str:
    """The text with only characters that the letter's font can show; idempotent.

    Line ends become '\\n', tabs a space; invisible control characters and variation selectors are left out; the rest is
    composed (NFC), or taken apart where the font only has the parts; a character without glyph becomes one square
    (STANDIN) together with the marks on it.
    """
    if _GEWOON.fullmatch(tekst):
        return tekst
    tekst = _REGELEINDE.sub("\n", tekst).replace("\t", " ")
    tekst = "".join(teken for teken in tekst if teken == "\n" or not _onzichtbaar(teken))
    kan = _dekking()
    uit: list[str] = []
    for teken in unicodedata.normalize("NFC", tekst):
        if unicodedata.category(teken)[0] == "M" and uit and uit[-1] == STANDIN:
            continue
        if teken == "\n" or ord(teken) in kan:
            uit.append(teken)
        elif unicodedata.category(teken) == "Zs":
            uit.append(" ")
        elif all(ord(deel) in kan for deel in unicodedata.normalize("NFD", teken)):
            uit.append(unicodedata.normalize("NFD", teken))
        else:
            uit.append(STANDIN)
    return "".join(uit)


def _onzichtbaar(teken: str) -> bool:
    """Control and format characters, and the variation selectors (which choose between pictures of one sign)."""
    return (
        unicodedata.category(teken) in _ONZICHTBAAR
        or "\ufe00" <= teken <= "\ufe0f"
        or "\U000e0100" <= teken <= "\U000e01ef"
    )


def eenregelig(tekst: str) -> str:
    """Readable text on one line: every run of white space is one space."""
    return re.sub(r"\s+", " ", leesbaar(tekst))


@cache
def _dekking() -> frozenset[int]:
    """The code points of the font, from its `cmap` table (OpenType 1.9, format 12 or 4), private use left out."""
    data = LETTERBESTAND.read_bytes()
    (aantal,) = struct.unpack_from(">H", data, 4)
    tabellen = {data[12 + 16 * i : 16 + 16 * i]: struct.unpack_from(">I", data, 20 + 16 * i)[0] for i in range(aantal)}
    begin = tabellen[b"cmap"]
    (deeltabellen,) = struct.unpack_from(">H", data, begin + 2)
    gevonden: set[int] = set()
    for i in range(deeltabellen):
        platform, _, verschuiving = struct.unpack_from(">HHI", data, begin + 4 + 8 * i)
        if platform in (0, 3):
            gevonden |= _deeltabel(data, begin + verschuiving)
    return frozenset(punt for punt in gevonden if unicodedata.category(chr(punt)) not in ("Co", "Cn", "Cs", "Cc", "Cf"))


def _deeltabel(data: bytes, begin: int) -> set[int]:
    """The mapped code points of one cmap subtable; other formats than 4 and 12 map nothing we need."""
    (formaat,) = struct.unpack_from(">H", data, begin)
    punten: set[int] = set()
    if formaat == 12:
        (groepen,) = struct.unpack_from(">I", data, begin + 12)
        for i in range(groepen):
            eerste, laatste, _ = struct.unpack_from(">III", data, begin + 16 + 12 * i)
            punten.update(range(eerste, laatste + 1))
    elif formaat == 4:
        (dubbel,) = struct.unpack_from(">H", data, begin + 6)
        segmenten = dubbel // 2
        einden = struct.unpack_from(f">{segmenten}H", data, begin + 14)
        starts = struct.unpack_from(f">{segmenten}H", data, begin + 16 + dubbel)
        deltas = struct.unpack_from(f">{segmenten}H", data, begin + 16 + 2 * dubbel)
        plaats = begin + 16 + 3 * dubbel
        sprongen = struct.unpack_from(f">{segmenten}H", data, plaats)
        for i in range(segmenten):
            for punt in range(starts[i], einden[i] + 1):
                if sprongen[i] == 0:
                    glief = (punt + deltas[i]) & 0xFFFF
                else:
                    (glief,) = struct.unpack_from(">H", data, plaats + 2 * i + sprongen[i] + 2 * (punt - starts[i]))
                if glief:
                    punten.add(punt)
    return punten
