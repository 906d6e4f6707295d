"""From four answered questions to a melding, once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from keukentafel.balies.inwoner import concept
from keukentafel.balies.inwoner.concept import Antwoorden, formulier_van, melder_van
from keukentafel.balies.inwoner.forms.vragen import PROFESSIONAL, ZELF
from keukentafel.balies.toegang import KtRequest
from keukentafel.balies.vragen.meekijken import gekozen_dag
from keukentafel.reis.handeling import Geweigerd, Wie
from keukentafel.reis.melden import (
    Inwonergegevens,
    Ontvangen,
    Ontvangst,
    concept_afmaken,
    concept_bewaren,
    melden,
)

DE_INWONER = Wie(None, "de inwoner", "inwoner")


def verstuur(request: KtRequest, op: datetime) -> Ontvangen | None:
    """Send what is kept under this browser's code. None when it was sent already, or is kept no longer.

    Raises Geweigerd; the answers are kept then, as they were.
    """
    gemeente, code = request.gemeente, concept.code_van(request)
    assert gemeente is not None
    if code is None or (antwoorden := concept_afmaken(gemeente=gemeente, code=code, op=op)) is None:
        return None
    try:
        inwoner, ontvangst, wie = _vertaal(antwoorden)
        return melden(gemeente=gemeente, inwoner=inwoner, ontvangst=ontvangst, wie=wie, op=op)
    except Geweigerd:
        concept_bewaren(gemeente=gemeente, code=code, antwoorden=antwoorden, op=op)
        raise


def _vertaal(antwoorden: Antwoorden) -> tuple[Inwonergegevens, Ontvangst, Wie]:
    een, twee, drie, vier = (_schoon(nummer, antwoorden) for nummer in concept.VRAGEN)
    melder = melder_van(antwoorden)
    naam, relatie, telefoon = _melder(melder, een)
    hoe = drie["hoe"]
    waar = {
        "bellen": drie["telefoon"],
        "mail": drie["email"],
        "ander": f"{drie.get('ander_naam') or naam}, {drie.get('ander_telefoon') or telefoon}",
    }.get(hoe, "")
    inwoner = Inwonergegevens(
        voornaam=vier["voornaam"],
        tussenvoegsel=vier["tussenvoegsel"],
        achternaam=vier["achternaam"],
        geboren=vier["geboren"],
        straat=vier["straat"],
        huisnummer=vier["huisnummer"],
        postcode=vier["postcode"],
        plaats=vier["plaats"],
        geheim=vier["geheim"],
        taal=vier["taal"],
        tolk=vier["tolk"],
        telefoon=drie["telefoon"] if hoe == "bellen" else "",
        email=drie["email"] if hoe == "mail" else "",
    )
    ontvangst = Ontvangst(
        kanaal="web",
        melder=melder,
        melder_naam=naam,
        melder_relatie=relatie,
        melder_telefoon=telefoon,
        woorden=twee["woorden"],
        bereik=hoe,
        bereik_waar=waar,
        beste_moment=drie["wanneer"],
        ondersteuning=vier["ondersteuning"],
        meekijken_tot=gekozen_dag(vier["hoe_lang"]) if vier["ondersteuning"] == "ja" else None,
    )
    # The line in the log and on the timeline: who sent this. Nobody checked the name; "via de website" says so.
    wie = DE_INWONER if melder == ZELF else Wie(None, f"{naam}, via de website", melder)
    return inwoner, ontvangst, wie


def _schoon(nummer: int, antwoorden: Antwoorden) -> dict[str, Any]:
    """Return the checked answers of a question. Raises Geweigerd when they are not good (any more)."""
    formulier = formulier_van(nummer, antwoorden, kijk_na=True)
    if not formulier.is_valid():
        raise Geweigerd(f"Kijk vraag {nummer} nog een keer na.")
    return formulier.cleaned_data


def _melder(melder: str, een: dict[str, Any]) -> tuple[str, str, str]:
    if melder == ZELF:
        return "", "", ""
    if melder == PROFESSIONAL:
        return een["prof_naam"], een["prof_functie"], een["prof_telefoon"]
    return een["naaste_naam"], een["naaste_relatie"], een["naaste_telefoon"]
