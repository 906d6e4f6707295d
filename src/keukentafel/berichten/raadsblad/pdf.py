"""The sheet as typst makes it. Everything it says goes in as JSON, so no word of it is read as markup."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

import typst

from keukentafel.berichten.brieven.pdf import NORMEN, ondubbelzinnig
from keukentafel.berichten.brieven.tekens import LETTERTYPE

SJABLOON = Path(__file__).parent / "blad.typ"


@dataclass(frozen=True, kw_only=True)
class Raadsblad:
    """All text of the sheet, ready to print. `resultaten`: (number, title, sentence, state); the tables are rows of
    texts under their heads; `wijken` holds at most twelve rows, so that it stays one page."""

    gemeente: str
    accent: str
    datum: date
    periode: str
    resultaten: tuple[tuple[str, str, str, str], ...]
    over_treden: str
    treden: tuple[tuple[str, str], ...]
    duren: tuple[tuple[str, str], ...]
    uitkomsten: tuple[tuple[str, str], ...]
    wijkkoppen: tuple[str, ...]
    wijken: tuple[tuple[str, ...], ...]
    onder: tuple[str, ...]


def _zetter() -> typst.Compiler:
    letters = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[LETTERTYPE])
    return typst.Compiler(SJABLOON, root=SJABLOON.parent, font_paths=letters)


def als_pdf(blad: Raadsblad) -> bytes:
    """Return the sheet as one PDF file; equal sheets give equal bytes."""
    gegevens = asdict(blad) | {"datum": [blad.datum.year, blad.datum.month, blad.datum.day]}
    # a compiler belongs to one thread: this sheet is made seldom, so each time a new one is well enough
    pdf = _zetter().compile(
        format="pdf",
        sys_inputs={"blad": json.dumps(gegevens, ensure_ascii=False)},
        pdf_standards=[*NORMEN],
        timestamp=datetime.combine(blad.datum, time(12), tzinfo=UTC),
    )
    assert isinstance(pdf, bytes)
    return ondubbelzinnig(pdf)
