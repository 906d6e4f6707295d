"""Plain Dutch (B1), checked: sentences of at most 15 words and no words that officials use among themselves.

The word list is data: docs/b1-woordenlijst.txt. Give text with one block (heading, paragraph, list item, table cell) a
line: the end of a line ends a sentence.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

LIJST = Path(__file__).resolve().parents[2] / "docs" / "b1-woordenlijst.txt"

# A full stop that ends no sentence: after an initial ('F. Aydin', 'J.P. de Wit').
_VOORLETTER = re.compile(r"(?<!\w)[A-Z]\.(?=\s?[A-Z])")
_EINDE = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+")
_WOORD = re.compile(r"\w(?:[\w'’.,:/@-]*\w)?")
_NUMMER = re.compile(r"\b0\d{1,3}(?:[ -]\d{2,4}){1,4}\b")


def zinnen(tekst: str) -> list[str]:
    """The sentences of a text, in order, without bullets; 'F. Aydin' and '14.30 uur' do not end one."""
    gevonden: list[str] = []
    for regel in tekst.splitlines():
        heel = _VOORLETTER.sub(lambda voorletter: voorletter.group()[0], regel.strip())
        gevonden += [zin.strip() for zin in _EINDE.split(heel) if _WOORD.search(zin)]
    return gevonden


def aantal_woorden(zin: str) -> int:
    """How many words there are; a telephone number ('043 000 00 00') is one, a date is as many as it has."""
    return len(_WOORD.findall(_NUMMER.sub("nummer", zin)))


def lange_zinnen(tekst: str, maximum: int = 15) -> list[str]:
    """The sentences with more than `maximum` words; [] is good."""
    return [zin for zin in zinnen(tekst) if aantal_woorden(zin) > maximum]


def moeilijke_woorden(tekst: str) -> list[tuple[str, str]]:
    """The words of the list that occur, as found, each with what to write instead; [] is good."""
    return [
        (gevonden.group(), beter)
        for patroon, beter in _patronen()
        for gevonden in patroon.finditer(re.sub(r"\s+", " ", tekst))
    ]


@cache
def woordenlijst() -> dict[str, str]:
    """The list as {wrong: better}. Raises ValueError for a line that is not `fout => beter` or a word listed twice."""
    woorden: dict[str, str] = {}
    for nummer, regel in enumerate(LIJST.read_text(encoding="utf-8").splitlines(), 1):
        if not regel.strip() or regel.startswith("#"):
            continue
        fout, pijl, beter = (deel.strip() for deel in regel.partition("=>"))
        if not (fout and pijl and beter) or fout in woorden:
            raise ValueError(f"{LIJST.name}, line {nummer}: {regel!r}")
        woorden[fout] = beter
    return woorden


@cache
def _patronen() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_patroon(fout), beter) for fout, beter in woordenlijst().items())


def _patroon(fout: str) -> re.Pattern[str]:
    kern = re.escape(fout.removesuffix("*")).replace(r"\ ", " ")
    slot = r"\w*" if fout.endswith("*") else ""
    return re.compile(rf"(?<![\w.-]){kern}{slot}(?![\w-])", re.IGNORECASE)
