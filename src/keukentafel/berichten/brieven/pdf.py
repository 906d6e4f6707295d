"""A letter as PDF: PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) in one file, made by typst.

The letter goes to the template as JSON in `sys.inputs`, so no word of it is ever read as typst markup.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from threading import local
from typing import Any, Literal

import typst

from keukentafel.berichten.brieven.tekens import LETTERTYPE, eenregelig
from keukentafel.berichten.brieven.tekst import (
    GROET,
    ONDERTITEL,
    Alinea,
    Blok,
    Brieftekst,
    Citaat,
    Deel,
    Feiten,
    Invulregel,
    Kader,
    Kop,
    Lijst,
    Nadruk,
    Ondertekening,
    Regel,
    Telefoon,
    Webadres,
)
from keukentafel.berichten.nederlands import DAGEN, MAANDEN

SJABLOON = Path(__file__).parent / "brief.typ"
NORMEN: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]
_DATUM = re.compile(rf"(?:(?:{'|'.join(DAGEN)}) )?\d{{1,2}} (?:{'|'.join(MAANDEN)})(?: \d{{4}})?")
_LANG_WOORD = re.compile(r"\S{31,}")
_LANG_STUK = re.compile(r"[^\s/]{61,}")
_eigen = local()


def als_pdf(tekst: Brieftekst) -> bytes:
    """The letter as one PDF file; equal letters give equal bytes (the file's time is the letter's date).

    Raises typst.TypstError only when the template itself is wrong: every text is data and made readable first.
    """
    moment = datetime.combine(tekst.datum, time(12), tzinfo=UTC)
    pdf = _zetter().compile(
        format="pdf",
        sys_inputs={"brief": json.dumps(_brief(tekst), ensure_ascii=False)},
        pdf_standards=[*NORMEN],
        timestamp=moment,
    )
    assert isinstance(pdf, bytes)
    return ondubbelzinnig(pdf)


def ondubbelzinnig(pdf: bytes) -> bytes:
    """The same file in which no stream's last byte can be taken for a part of the line end after it.

    PDF/A-2 (ISO 19005-2, 6.1.7.1) counts a stream's length up to the line end before `endstream`. Compressed data that
    happens to end in CR, followed by typst's LF, reads as CR LF: validators then find one byte too few. There the line
    end is written as CR LF, and the cross-reference table moves along.
    """
    plaatsen = [gevonden.start() + 1 for gevonden in re.finditer(rb"\r\nendstream", pdf)]
    if not plaatsen:
        return pdf
    inhoud, _, staart = pdf.rpartition(b"\nxref\n")

    def verder(plaats: int) -> int:
        return plaats + bisect_right(plaatsen, plaats)

    staart = re.sub(rb"(\d{10})(?= \d{5} n)", lambda regel: b"%010d" % verder(int(regel[1])), staart)
    staart = re.sub(rb"(?<=startxref\n)\d+", lambda begin: b"%d" % verder(int(begin[0])), staart)
    return inhoud.replace(b"\r\nendstream", b"\r\r\nendstream") + b"\nxref\n" + staart


@cache
def _lettertypen() -> typst.Fonts:
    """Only the font that lies beside this file: never a font of the machine, nor one of typst itself."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[LETTERTYPE])


def _zetter() -> typst.Compiler:
    """One compiler for each thread: it keeps its work between letters, and must not be used by two threads at once."""
    if not hasattr(_eigen, "zetter"):
        _eigen.zetter = typst.Compiler(SJABLOON, root=SJABLOON.parent, font_paths=_lettertypen())
    zetter: typst.Compiler = _eigen.zetter
    return zetter


def _brief(tekst: Brieftekst) -> dict[str, Any]:
    afzender, aan = tekst.afzender, tekst.aan
    return {
        "titel": _t(tekst.titel),
        "taal": tekst.taal,
        "datum": [tekst.datum.year, tekst.datum.month, tekst.datum.day],
        "kenmerk": _t(tekst.kenmerk),
        "accent": afzender.accent,
        "afzender": _t(afzender.naam),
        "ondertitel": ONDERTITEL,
        "adres": [_t(regel) for regel in afzender.adres],
        "telefoon": _vast(afzender.telefoon),
        "aan": [_t(aan.naam), *(_t(regel) for regel in aan.adresregels)],
        "kopgegevens": _blok(tekst.kopgegevens),
        "blokken": [_blok(blok) for blok in tekst.blokken],
    }


def _t(tekst: str) -> str:
    """Text on one line; a date stays together; a word too long for the line may break (zero-width space)."""
    tekst = _DATUM.sub(lambda datum: datum.group().replace(" ", "\u00a0"), eenregelig(tekst))
    return _LANG_WOORD.sub(lambda woord: "\u200b".join(woord.group()), tekst)


def _vast(tekst: str) -> str:
    """Text that stays on one line when it is short enough for one."""
    return _t(tekst).replace(" ", "\u00a0") if len(tekst) <= 24 else _t(tekst)


def _adres(tekst: str) -> str:
    """A web address as it is, so that it copies as it is: typst may break it after a slash by itself.

    Only a piece that is too long for a line gets places to break.
    """
    return _LANG_STUK.sub(lambda stuk: "\u200b".join(stuk.group()), eenregelig(tekst))


def _regel(regel: Regel) -> list[dict[str, str]]:
    return [_deel(deel) for deel in regel]


def _deel(deel: Deel) -> dict[str, str]:
    match deel:
        case Nadruk(tekst):
            return {"als": "nadruk", "tekst": _t(tekst)}
        case Telefoon(nummer):
            return {"als": "telefoon", "tekst": _vast(nummer)}
        case Webadres():
            return {"als": "webadres", "tekst": _adres(deel.zichtbaar)}
        case str():
            return {"als": "gewoon", "tekst": _t(deel)}


def _blok(blok: Blok) -> dict[str, Any]:
    match blok:
        case Alinea(delen):
            return {"soort": "alinea", "regel": _regel(delen)}
        case Kop(tekst):
            return {"soort": "kop", "tekst": _t(tekst)}
        case Lijst(punten, genummerd):
            return {"soort": "lijst", "genummerd": genummerd, "punten": [_regel(punt) for punt in punten]}
        case Feiten(rijen):
            return {"soort": "feiten", "rijen": [{"label": _t(label), "regel": _regel(r)} for label, r in rijen]}
        case Citaat(alineas):
            return {"soort": "citaat", "alineas": [_t(regel) for regel in alineas]}
        case Kader(kop, blokken):
            return {"soort": "kader", "kop": _t(kop), "blokken": [_blok(deel) for deel in blokken]}
        case Ondertekening(naam, rol, telefoon):
            return {
                "soort": "ondertekening",
                "groet": GROET,
                "naam": _t(naam),
                "rol": _t(rol),
                "telefoon": _vast(telefoon),
            }
        case Invulregel(label, vakje):
            return {"soort": "invulregel", "label": _t(label), "vakje": vakje}
