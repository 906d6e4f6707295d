"""What a resident typed so far: kept under a code that this browser's session holds, one per municipality.

The answers stand in the database as they were typed, also half ones, so that nothing is lost after an error.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import QueryDict

from keukentafel.balies.inwoner.forms import Vraag1, Vraag2, Vraag3, Vraag4
from keukentafel.balies.inwoner.forms.vragen import MELDERS, ZELF, Vraagformulier
from keukentafel.balies.toegang import KtRequest
from keukentafel.reis.melden import concept_bewaren, concept_openen, nieuwe_code

SLEUTEL = "inwoner_concept"
VRAGEN: Mapping[int, type[Vraagformulier]] = {1: Vraag1, 2: Vraag2, 3: Vraag3, 4: Vraag4}

Antwoorden = dict[str, dict[str, str]]


def code_van(request: KtRequest) -> str | None:
    """Return the code of the answers that this browser works on, None when there is none yet."""
    assert request.gemeente is not None
    code = request.session.get(SLEUTEL, {}).get(request.gemeente.slug)
    return str(code) if code else None


def onthoud_code(request: KtRequest, code: str | None) -> None:
    """Let this browser work on the answers under this code; None forgets them."""
    assert request.gemeente is not None
    codes = dict(request.session.get(SLEUTEL, {}))
    codes.pop(request.gemeente.slug, None)
    request.session[SLEUTEL] = codes | ({request.gemeente.slug: code} if code else {})


def lees(request: KtRequest, op: datetime) -> Antwoorden:
    """Return what was typed so far, per question ("1" to "4"); empty when nothing is kept (any more)."""
    assert request.gemeente is not None
    code = code_van(request)
    return (concept_openen(gemeente=request.gemeente, code=code, op=op) if code else None) or {}


def bewaar(request: KtRequest, antwoorden: Antwoorden, op: datetime) -> datetime:
    """Keep the answers; returns until when. Gives this browser a code when it has none."""
    assert request.gemeente is not None
    code = code_van(request)
    if code is None:
        code = nieuwe_code()
        onthoud_code(request, code)
    return concept_bewaren(gemeente=request.gemeente, code=code, antwoorden=antwoorden, op=op)


def getypt(nummer: int, post: QueryDict, melder: str) -> dict[str, str]:
    """Return what was typed at a question, as it is. A null character, which no key types, cannot be kept: left out."""
    namen = VRAGEN[nummer](melder=melder).fields
    return {naam: post.get(naam, "").replace("\0", "") for naam in namen}


def melder_van(antwoorden: Antwoorden) -> str:
    """Return who fills in: "zelf" until question 1 says otherwise."""
    voor = antwoorden.get("1", {}).get("voor", ZELF)
    return voor if voor in MELDERS else ZELF


def formulier_van(
    nummer: int, antwoorden: Antwoorden, *, kijk_na: bool, begin: Mapping[str, Any] | None = None
) -> Vraagformulier:
    """Return the form of a question with what was typed. `kijk_na` checks it; without, it is only shown."""
    extra = {"bereik": antwoorden.get("3", {}).get("hoe", "")} if nummer == 4 else {}
    ruw = antwoorden.get(str(nummer))
    return VRAGEN[nummer](
        (ruw or {}) if kijk_na else None,
        initial=ruw if ruw is not None else begin,
        melder=melder_van(antwoorden),
        **extra,
    )


def eerste_open_vraag(antwoorden: Antwoorden) -> int | None:
    """Return the first question that is not answered well yet, None when all four are."""
    for nummer in VRAGEN:
        if str(nummer) not in antwoorden or not formulier_van(nummer, antwoorden, kijk_na=True).is_valid():
            return nummer
    return None
