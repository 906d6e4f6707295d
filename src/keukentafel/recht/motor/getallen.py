"""Rekenen en afronden: exact, en afronden alleen waar de regel het zegt."""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from math import ceil, floor

from keukentafel.recht.motor.boom import Bewerking, Naam, Vast
from keukentafel.recht.motor.fouten import DelenDoorNul, RekenFout
from keukentafel.recht.motor.kader import Kader, Uitvoerder, alle, reken
from keukentafel.recht.motor.waarden import Getal, Onbekend, Waarde, als_dag, als_getal, als_heel, gewoon

HALF = Fraction(1, 2)


def _getallen(knoop: Bewerking, kader: Kader) -> list[Getal] | Onbekend:
    rij = alle(knoop.delen, kader)
    if isinstance(rij, Onbekend):
        return rij
    return [deel if type(deel) is int else als_getal(deel, knoop.naam) for deel in rij]


def _vouw(stap: Callable[[Getal, Getal], Getal]) -> Callable[[Bewerking, Kader], Waarde]:
    def uitvoeren(knoop: Bewerking, kader: Kader) -> Waarde:
        rij = _getallen(knoop, kader)
        if isinstance(rij, Onbekend):
            return rij
        totaal = rij[0]
        for deel in rij[1:]:
            totaal = stap(totaal, deel)
        return gewoon(totaal)

    return uitvoeren


def _gedeeld(een: Getal, twee: Getal) -> Getal:
    if twee == 0:
        raise DelenDoorNul("DIVIDE: delen door nul kan niet")
    return Fraction(een) / twee


def _uiterste(kies: Callable[[list[Getal]], Getal]) -> Callable[[Bewerking, Kader], Waarde]:
    def uitvoeren(knoop: Bewerking, kader: Kader) -> Waarde:
        rij = alle(knoop.delen, kader)
        if isinstance(rij, Onbekend):
            return rij
        if any(isinstance(deel, date | str) for deel in rij):
            datums = [als_dag(deel, knoop.naam) for deel in rij]
            return max(datums) if knoop.naam == "MAX" else min(datums)
        return kies([als_getal(deel, knoop.naam) for deel in rij])

    return uitvoeren


def afgerond(getal: Getal, soort: str) -> int:
    """Op helen: ROUND rekenkundig (een half gaat van nul af), CEIL naar boven, FLOOR naar beneden."""
    if soort == "FLOOR":
        return floor(getal)
    if soort == "CEIL":
        return ceil(getal)
    exact = Fraction(getal)
    return floor(exact + HALF) if exact >= 0 else -floor(-exact + HALF)


def _afronden(knoop: Bewerking, kader: Kader) -> Waarde:
    waarde, plaatsen = reken(knoop.delen[0], kader), knoop.delen[1]
    if type(waarde) is Onbekend:
        return waarde
    assert type(plaatsen) is Vast
    if plaatsen.waarde == 0:
        return afgerond(als_getal(waarde, knoop.naam), knoop.naam)
    schaal = Fraction(10) ** als_heel(plaatsen.waarde, knoop.naam)
    return gewoon(afgerond(als_getal(waarde, knoop.naam) * schaal, knoop.naam) / schaal)


def _op_veelvoud(knoop: Bewerking, kader: Kader) -> Waarde:
    rij = _getallen(knoop, kader)
    if isinstance(rij, Onbekend):
        return rij
    return veelvoud(rij[0], rij[1], knoop.naam)


def veelvoud(getal: Getal, van: Getal, soort: str) -> Getal:
    """Afgerond op een veelvoud (FLOOR_TO: naar beneden). Fout: RekenFout als het veelvoud niet boven nul is."""
    if van <= 0:
        raise RekenFout(f"{soort}: een veelvoud is groter dan nul")
    return gewoon(afgerond(Fraction(getal) / van, soort.removesuffix("_TO")) * van)


def _index(knoop: Bewerking, kader: Kader) -> Waarde:
    """Geindexeerd: elke factor op het onafgeronde bedrag; alleen de uitkomst gaat omlaag naar het veelvoud."""
    begin, factoren, stap = knoop.delen
    rij = alle((begin, stap), kader)
    reeks = kader.tot_nu(factoren) if type(factoren) is Naam else reken(factoren, kader)
    mist = [w.feiten for w in (rij, reeks, *(reeks if isinstance(reeks, tuple) else ())) if isinstance(w, Onbekend)]
    if mist or isinstance(rij, Onbekend):
        return Onbekend(frozenset().union(*mist))
    if not isinstance(reeks, tuple):
        raise RekenFout("INDEX: factors is geen lijst of reeks")
    bedrag: Getal = als_getal(rij[0], "INDEX")
    for factor in reeks:
        bedrag = Fraction(bedrag) * als_getal(factor, "INDEX")
    return gewoon(bedrag) if rij[1] is None else veelvoud(bedrag, als_getal(rij[1], "INDEX"), "FLOOR_TO")


GETALLEN: Mapping[str, Uitvoerder] = {
    "ADD": _vouw(lambda een, twee: een + twee),
    "SUBTRACT": _vouw(lambda een, twee: een - twee),
    "MULTIPLY": _vouw(lambda een, twee: een * twee),
    "DIVIDE": _vouw(_gedeeld),
    "MIN": _uiterste(min),
    "MAX": _uiterste(max),
    "ROUND": _afronden,
    "CEIL": _afronden,
    "FLOOR": _afronden,
    "ROUND_TO": _op_veelvoud,
    "CEIL_TO": _op_veelvoud,
    "FLOOR_TO": _op_veelvoud,
    "INDEX": _index,
}
"""De bewerkingen met getallen."""
