"""Kleine getallen verbergen: een aantal onder de tien zegt te veel over wie het zijn.

Wie een klein getal verbergt maar de totalen laat staan, geeft het met een aftreksom terug. Daarom gaan er getallen
naast schuil, tot wie alles narekent voor elk verborgen getal nog minstens tien mogelijkheden houdt.

De getallen en hun totalen zijn hier de stromen van een kring: wat een knoop in gaat, gaat er ook uit. Een verborgen
getal kan hoger zijn dan het is als er langs andere verborgen getallen een weg terug is, en lager als er een weg om is.
Hoe breed die wegen zijn, is precies hoeveel een aanvaller niet kan weten.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from keukentafel.recht.taal.bron import bron

DREMPEL = 10
"""Onder dit aantal mensen tonen wij geen getal."""
_RUIM = 10**9
_TOTAAL = 10**6
_ALLES = 10**8


@dataclass(frozen=True, slots=True)
class Lijst:
    """Aantallen met hun totaal; None is verborgen."""

    delen: Mapping[str, int | None]
    totaal: int | None


@dataclass(frozen=True, slots=True)
class Tabel:
    """Aantallen per rij en kolom, met de totalen van elke rij, elke kolom en het geheel; None is verborgen."""

    cellen: Mapping[tuple[str, str], int | None]
    rijen: Mapping[str, int | None]
    kolommen: Mapping[str, int | None]
    totaal: int | None


@dataclass(frozen=True, slots=True)
class _Stroom:
    """Een getal als stroom van knoop naar knoop. `zwaarte`: hoe jammer het is om hem te verbergen."""

    van: int
    naar: int
    aantal: int
    zwaarte: int


@bron("Afspraak van het huis", "geen getal onder de tien, ook niet met een aftreksom")
def verberg_lijst(aantallen: Mapping[str, int]) -> Lijst:
    """Een lijst met aantallen en zijn totaal, met verborgen wat klein is en wat een klein getal zou verraden.

    Fout: ValueError bij een aantal onder nul.
    """
    namen = tuple(aantallen)
    stromen = tuple(_Stroom(0, 1, aantallen[naam], aantallen[naam]) for naam in namen)
    totaal = sum(aantallen.values())
    alle = (*stromen, _Stroom(1, 0, totaal, totaal + _ALLES))
    verborgen = _verberg(alle)
    zicht = [None if nr in verborgen else stroom.aantal for nr, stroom in enumerate(alle)]
    return Lijst(dict(zip(namen, zicht[:-1], strict=True)), zicht[-1])


@bron(
    "Afspraak van het huis", "geen getal onder de tien, ook niet met een aftreksom over rijen, kolommen of het geheel"
)
def verberg_tabel(aantallen: Mapping[tuple[str, str], int], *, rijen: Sequence[str], kolommen: Sequence[str]) -> Tabel:
    """Een tabel met de totalen van rijen, kolommen en het geheel, met verborgen wat klein is of iets kleins verraadt.

    In: het aantal per (rij, kolom); wat ontbreekt is nul. Fout: ValueError bij een aantal onder nul, of bij een aantal
    in een rij of kolom die niet genoemd is: dat zou in geen totaal zitten.
    """
    if vreemd := {plek for plek in aantallen if plek[0] not in rijen or plek[1] not in kolommen}:
        raise ValueError(f"deze plekken staan niet in de tabel: {sorted(vreemd)}")
    r, k = len(rijen), len(kolommen)
    boven, onder = r + k, r + k + 1  # waar de totalen van de rijen beginnen, en die van de kolommen uitkomen
    cellen = [
        _Stroom(i, r + j, aantallen.get((rij, kolom), 0), aantallen.get((rij, kolom), 0))
        for i, rij in enumerate(rijen)
        for j, kolom in enumerate(kolommen)
    ]
    van_rij = [sum(cel.aantal for cel in cellen if cel.van == i) for i in range(r)]
    van_kolom = [sum(cel.aantal for cel in cellen if cel.naar == r + j) for j in range(k)]
    alle = (
        *cellen,
        *(_Stroom(boven, i, som, som + _TOTAAL) for i, som in enumerate(van_rij)),
        *(_Stroom(r + j, onder, som, som + _TOTAAL) for j, som in enumerate(van_kolom)),
        _Stroom(onder, boven, sum(van_rij), sum(van_rij) + _ALLES),
    )
    verborgen = _verberg(alle)
    zicht = iter([None if nr in verborgen else stroom.aantal for nr, stroom in enumerate(alle)])
    return Tabel(
        {(rij, kolom): next(zicht) for rij in rijen for kolom in kolommen},
        {rij: next(zicht) for rij in rijen},
        {kolom: next(zicht) for kolom in kolommen},
        next(zicht),
    )


@lru_cache(maxsize=256)
def _verberg(stromen: tuple[_Stroom, ...]) -> frozenset[int]:
    """De nummers van de stromen die verborgen moeten: de kleine, en zo veel andere dat geen ervan te berekenen is."""
    if any(stroom.aantal < 0 for stroom in stromen):
        raise ValueError("een aantal is nooit minder dan nul")
    verborgen = {nr for nr, stroom in enumerate(stromen) if stroom.aantal < DREMPEL}
    te_doen = sorted(verborgen)
    while te_doen:
        nr = te_doen.pop()
        # meer verbergen maakt een ander getal nooit beter te berekenen, dus wat klaar is blijft klaar
        while (erbij := _mist(stromen, verborgen, nr)) is not None:
            verborgen.add(erbij)
            te_doen.append(erbij)
    return frozenset(verborgen)


def _mist(stromen: tuple[_Stroom, ...], verborgen: set[int], nr: int) -> int | None:
    """Welke stroom er nog bij moet voor deze genoeg mogelijkheden heeft, of None als dat zo is."""
    stroom = stromen[nr]
    omhoog, bereik_op = _breedte(stromen, verborgen, nr, stroom.naar, stroom.van)
    if omhoog >= DREMPEL - 1:
        return None
    omlaag, bereik_neer = _breedte(stromen, verborgen, nr, stroom.van, stroom.naar)
    if omhoog + min(omlaag, stroom.aantal) >= DREMPEL - 1:
        return None
    kansen = list(_grens(stromen, verborgen, bereik_op))
    if stroom.aantal:
        kansen += _grens(stromen, verborgen, bereik_neer)
    return min(kansen, key=lambda kans: (stromen[kans].zwaarte, kans))


def _grens(stromen: tuple[_Stroom, ...], verborgen: set[int], bereik: set[int]) -> Iterator[int]:
    """De zichtbare stromen die een weg verder open zouden leggen dan dit bereik."""
    if not bereik:
        return
    for nr, stroom in enumerate(stromen):
        if nr not in verborgen and (stroom.van in bereik) != (stroom.naar in bereik):
            yield nr


def _breedte(
    stromen: tuple[_Stroom, ...], verborgen: set[int], zonder: int, begin: int, eind: int
) -> tuple[int, set[int]]:
    """Hoeveel er van begin naar eind kan schuiven langs de andere verborgen stromen, tot DREMPEL - 1.

    Met een stroom mee kan altijd meer; ertegenin zoveel als er stroomt. Bij te weinig ook welke knopen bereikt zijn;
    is het genoeg, dan is dat leeg.
    """
    mee: dict[tuple[int, int, int], int] = {}
    buren: dict[int, list[tuple[int, int, int]]] = {}
    for nr in verborgen - {zonder}:
        s = stromen[nr]
        heen, terug = (s.van, s.naar, nr), (s.naar, s.van, nr)
        mee[heen], mee[terug] = _RUIM, s.aantal
        buren.setdefault(s.van, []).append(heen)
        buren.setdefault(s.naar, []).append(terug)
    totaal = 0
    while True:
        via: dict[int, tuple[int, int, int]] = {}
        rij, gezien = [begin], {begin}
        for knoop in rij:
            for boog in buren.get(knoop, ()):
                if mee[boog] > 0 and boog[1] not in gezien:
                    gezien.add(boog[1])
                    via[boog[1]] = boog
                    rij.append(boog[1])
        if eind not in gezien:
            return totaal, gezien
        weg = []
        knoop = eind
        while knoop != begin:
            weg.append(via[knoop])
            knoop = via[knoop][0]
        smalst = min(mee[boog] for boog in weg)
        for van, naar, nr in weg:
            mee[van, naar, nr] -= smalst
            mee[naar, van, nr] += smalst
        totaal += smalst
        if totaal >= DREMPEL - 1:
            return totaal, set()
