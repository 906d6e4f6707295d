"""People as rows, and where the two engines differ over them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np

from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.feiten import Feiten, Gevraagd
from keukentafel.recht.motor.fouten import Onvertaalbaar, RekenFout, Strijdig
from keukentafel.recht.motor.kolommen.feiten import Feitkolom
from keukentafel.recht.motor.kolommen.rekenen import KolomRekenaar, Uitkomstkolom
from keukentafel.recht.motor.rekenen import Verzoek, keten_van
from keukentafel.recht.motor.sessie import Modus, Sessie
from keukentafel.recht.motor.waarden import Onbekend, Oordeel
from keukentafel.recht.taal.verordening import NietGeregeld

FOUTEN = (NietGeregeld, RekenFout, Strijdig, Onvertaalbaar)
ONTBREEKT = "~"
"""In a person: this fact is not known."""


def kolom(waarden: Sequence[Any]) -> Feitkolom:
    """One fact of all people as a column; judgements keep a reason."""
    motivering = next((w.motivering for w in waarden if isinstance(w, Oordeel)), "")
    waarden = [w.waarde if isinstance(w, Oordeel) else w for w in waarden]
    onbekend = np.array([w is ONTBREEKT for w in waarden])
    niets = np.array([w is None for w in waarden])
    echt = [w for w in waarden if w is not ONTBREEKT and w is not None]
    voorbeeld = echt[0] if echt else 0
    gevuld = [voorbeeld if w is ONTBREEKT or w is None else w for w in waarden]
    noemer: Any = 1
    woorden: tuple[str, ...] = ()
    if isinstance(voorbeeld, bool):
        ruw = np.array(gevuld, bool)
    elif isinstance(voorbeeld, date):
        ruw = np.array(gevuld, "M8[D]")
    elif isinstance(voorbeeld, str):
        woorden = tuple(dict.fromkeys(gevuld))
        ruw = np.array([woorden.index(w) for w in gevuld])
    else:
        breuken = [Fraction(w) for w in gevuld]
        ruw = np.array([b.numerator for b in breuken], np.int64)
        if any(b.denominator > 1 for b in breuken):
            noemer = np.array([b.denominator for b in breuken], np.int64)
    return Feitkolom(ruw, onbekend, niets, noemer, woorden, motivering)


def als_kolommen(mensen: Sequence[Mapping[str, Any]]) -> dict[str, Feitkolom]:
    """All people, each fact a column."""
    namen = dict.fromkeys(naam for mens in mensen for naam in mens)
    return {naam: kolom([mens.get(naam, ONTBREEKT) for mens in mensen]) for naam in namen}


def per_geval(boek: Boek, wet: str, naam: str, verzoek: Verzoek, mens: Mapping[str, Any]) -> Any:
    """What the engine for one case says: kind and value, 'onbekend', or the error with its sentence. Hooks apart."""
    feiten = Feiten({**verzoek.feiten, **{n: w for n, w in mens.items() if w is not ONTBREEKT}})
    sessie = Sessie(
        boek,
        peildatum=verzoek.peildatum,
        kennisdatum=verzoek.kennisdatum,
        gemeente=verzoek.gemeente,
        modus=Modus.FOUT,
        keten=keten_van(boek.versie(wet, peildatum=verzoek.peildatum, kennisdatum=verzoek.kennisdatum)),
        afwijkingen={},
        gevraagd=Gevraagd(),
    )
    try:
        waarde = sessie.geef(sessie.stand.plek(wet, naam), naam, feiten).waarde
    except FOUTEN as fout:
        return type(fout), str(fout)
    return "onbekend" if isinstance(waarde, Onbekend) else (type(waarde).__name__, waarde)


def per_rij(uitkomst: Uitkomstkolom, rij: int) -> Any:
    """The same, out of the column."""
    if uitkomst.onbekend[rij]:
        return "onbekend"
    try:
        waarde = uitkomst.waarde(rij)
    except FOUTEN as fout:
        return type(fout), str(fout)
    return type(waarde).__name__, waarde


def verschillen(
    boek: Boek, wet: str, namen: Sequence[str], verzoek: Verzoek, mensen: Sequence[Mapping[str, Any]]
) -> list[tuple[Any, ...]]:
    """Where columns and single cases differ: the outcome, the person, and both answers."""
    gevonden = KolomRekenaar(boek).bereken(wet, *namen, verzoek=verzoek, kolommen=als_kolommen(mensen))
    return [
        (naam, mens, een, veel)
        for naam in namen
        for rij, mens in enumerate(mensen)
        if (een := per_geval(boek, wet, naam, verzoek, mens)) != (veel := per_rij(gevonden[naam], rij))
    ]
