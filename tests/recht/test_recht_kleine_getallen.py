"""An attack on what is hidden: subtract over rows, columns and totals, solve all equations, count what is left."""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from math import gcd

import numpy as np
import pytest

from keukentafel.recht.kleine_getallen import DREMPEL, Lijst, Tabel, verberg_lijst, verberg_tabel

Vergelijking = tuple[dict[str, int], int]


def vergelijkingen(tabel: Tabel) -> list[Vergelijking]:
    """Everything that a reader can write down: {hidden number: factor} and what that comes to."""
    rijen, kolommen = list(tabel.rijen), list(tabel.kolommen)
    sommen = []
    for r in rijen:
        sommen.append(([(tabel.cellen[r, k], f"{r},{k}") for k in kolommen], (tabel.rijen[r], f"rij {r}")))
    for k in kolommen:
        sommen.append(([(tabel.cellen[r, k], f"{r},{k}") for r in rijen], (tabel.kolommen[k], f"kolom {k}")))
    heel = (tabel.totaal, "totaal")
    sommen.append(([(tabel.rijen[r], f"rij {r}") for r in rijen], heel))
    sommen.append(([(tabel.kolommen[k], f"kolom {k}") for k in kolommen], heel))
    return [_vergelijking(delen, som) for delen, som in sommen]


def van_lijst(lijst: Lijst) -> list[Vergelijking]:
    return [_vergelijking([(waarde, naam) for naam, waarde in lijst.delen.items()], (lijst.totaal, "totaal"))]


def _vergelijking(delen, som) -> Vergelijking:
    onbekend: dict[str, int] = {}
    bekend = 0
    for (waarde, naam), teken in [*((deel, 1) for deel in delen), (som, -1)]:
        if waarde is None:
            onbekend[naam] = onbekend.get(naam, 0) + teken
        else:
            bekend += teken * waarde
    return onbekend, -bekend


def uitgerekend(stelsel: list[Vergelijking]) -> dict[str, Fraction]:
    """The hidden numbers that follow from the equations alone (Gauss-Jordan in whole numbers, exact)."""
    namen = sorted({naam for links, _ in stelsel for naam in links})
    rijen = [[*(links.get(n, 0) for n in namen), rechts] for links, rechts in stelsel]
    spil = 0
    for kolom in range(len(namen)):
        vondst = next((i for i in range(spil, len(rijen)) if rijen[i][kolom]), None)
        if vondst is None:
            continue
        rijen[spil], rijen[vondst] = rijen[vondst], rijen[spil]
        vast = rijen[spil]
        for i, rij in enumerate(rijen):
            if i != spil and rij[kolom]:
                nieuw = [vast[kolom] * a - rij[kolom] * b for a, b in zip(rij, vast, strict=True)]
                deler = gcd(*nieuw) or 1
                rijen[i] = [a // deler for a in nieuw]
        spil += 1
    uit = {}
    for rij in rijen:
        over = [j for j, x in enumerate(rij[:-1]) if x]
        if len(over) == 1:
            uit[namen[over[0]]] = Fraction(rij[-1], rij[over[0]])
    return uit


def grenzen(stelsel: list[Vergelijking]) -> dict[str, tuple[int, float]]:
    """The least and the most that each hidden number can be, tightened round after round; none is below zero."""
    namen = {naam for links, _ in stelsel for naam in links}
    laag, hoog = dict.fromkeys(namen, 0), dict.fromkeys(namen, float("inf"))
    for _ in range(60):
        oud = (dict(laag), dict(hoog))
        for links, rechts in stelsel:
            for naam, factor in links.items():
                rest_l = sum(min(f * laag[n], f * hoog[n]) for n, f in links.items() if n != naam)
                rest_h = sum(max(f * laag[n], f * hoog[n]) for n, f in links.items() if n != naam)
                een, twee = (rechts - rest_h) / factor, (rechts - rest_l) / factor
                laag[naam] = max(laag[naam], min(een, twee))
                hoog[naam] = min(hoog[naam], max(een, twee))
        if (laag, hoog) == oud:
            break
    return {naam: (laag[naam], hoog[naam]) for naam in namen}


def tabellen(zaad: int) -> Iterator[tuple[dict[tuple[str, str], int], list[str], list[str]]]:
    rng = random.Random(zaad)
    for _ in range(12):
        rijen = [f"w{i}" for i in range(rng.randint(1, 8))]
        kolommen = [f"t{i}" for i in range(rng.randint(1, 9))]
        gewicht = rng.choice([(0, 12), (0, 40), (5, 25), (0, 300)])
        leeg = rng.random() * 0.6
        yield (
            {p: 0 if rng.random() < leeg else rng.randint(*gewicht) for p in product(rijen, kolommen)},
            rijen,
            kolommen,
        )


def waar(aantallen: dict[tuple[str, str], int], naam: str) -> int:
    if naam == "totaal":
        return sum(aantallen.values())
    soort, _, rest = naam.partition(" ")
    if soort == "rij":
        return sum(n for (r, _), n in aantallen.items() if r == rest)
    if soort == "kolom":
        return sum(n for (_, k), n in aantallen.items() if k == rest)
    rij, _, kolom = naam.partition(",")
    return aantallen[rij, kolom]


@pytest.mark.parametrize("zaad", range(40))
def test_geen_aftreksom_over_rijen_kolommen_of_totalen_geeft_een_verborgen_getal(zaad):
    for aantallen, rijen, kolommen in tabellen(zaad):
        tabel = verberg_tabel(aantallen, rijen=rijen, kolommen=kolommen)
        stelsel = vergelijkingen(tabel)
        assert uitgerekend(stelsel) == {}, aantallen
        for naam, (laag, hoog) in grenzen(stelsel).items():
            assert laag <= waar(aantallen, naam) <= hoog
            assert hoog - laag >= DREMPEL - 1, (naam, laag, hoog, aantallen)


@pytest.mark.parametrize("zaad", range(8))
def test_van_elk_verborgen_getal_blijven_tien_waarden_mogelijk_als_je_alles_probeert(zaad):
    """Small tables: every table that fits what is shown is made; each hidden number takes ten values or more."""
    rng = random.Random(1000 + zaad)
    plekken = list(product("ab", "xy"))
    aantallen = {p: rng.choice([0, 1, 4, 9, 10, 11, 14]) for p in plekken}
    tabel = verberg_tabel(aantallen, rijen="ab", kolommen="xy")
    # a hidden number may be anything up to 29 here: more values only make more possibilities
    keus = [[v] if (v := tabel.cellen[p]) is not None else range(30) for p in plekken]
    ax, ay, bx, by = np.meshgrid(*keus)
    sommen = (tabel.rijen["a"], tabel.rijen["b"], tabel.kolommen["x"], tabel.kolommen["y"], tabel.totaal)
    past = np.full(ax.shape, True)
    for som, zo in zip(sommen, (ax + ay, bx + by, ax + bx, ay + by, ax + ay + bx + by), strict=True):
        past &= True if som is None else zo == som
    gezien = {plek: set(waarde[past].tolist()) for plek, waarde in zip(plekken, (ax, ay, bx, by), strict=True)}
    for plek, waarden in gezien.items():
        if tabel.cellen[plek] is None:
            assert len(waarden) >= DREMPEL, (plek, sorted(waarden), aantallen)
        else:
            assert waarden == {aantallen[plek]}


def test_alleen_het_kleine_verbergen_is_niet_genoeg_en_de_aanval_ziet_dat():
    aantallen = {("w0", "t0"): 4, ("w0", "t1"): 30, ("w1", "t0"): 25, ("w1", "t1"): 40}
    naief = Tabel(
        {p: n if n >= DREMPEL else None for p, n in aantallen.items()}, {"w0": 34, "w1": 65}, {"t0": 29, "t1": 70}, 99
    )
    assert uitgerekend(vergelijkingen(naief)) == {"w0,t0": 4}
    goed = verberg_tabel(aantallen, rijen=["w0", "w1"], kolommen=["t0", "t1"])
    assert uitgerekend(vergelijkingen(goed)) == {}
    assert goed.totaal == 99


def test_nullen_die_samen_nul_zijn_verraden_elkaar_niet():
    """A total that is wholly explained by what is shown would tell that the hidden rest is zero."""
    lijst = verberg_lijst({"a": 50, "b": 0, "c": 0, "d": 20})
    assert grenzen(van_lijst(lijst))
    assert all(hoog - laag >= DREMPEL - 1 for laag, hoog in grenzen(van_lijst(lijst)).values())
    assert lijst == Lijst({"a": 50, "b": None, "c": None, "d": None}, 70)


@pytest.mark.parametrize("zaad", range(30))
def test_een_lijst_met_totaal_verraadt_niets(zaad):
    rng = random.Random(zaad)
    for _ in range(20):
        aantallen = {f"w{i}": rng.choice([0, 3, 9, 10, 15, 60, 200]) for i in range(rng.randint(1, 9))}
        lijst = verberg_lijst(aantallen)
        assert uitgerekend(van_lijst(lijst)) == {}
        for naam, (laag, hoog) in grenzen(van_lijst(lijst)).items():
            assert hoog - laag >= DREMPEL - 1, (naam, aantallen)
        for naam, waarde in lijst.delen.items():
            assert waarde in (None, aantallen[naam])
            assert waarde is None or waarde >= DREMPEL


def test_wat_groot_genoeg_is_blijft_staan_en_niets_onder_de_tien():
    aantallen = {(r, k): 20 for r in "ab" for k in "xy"}
    tabel = verberg_tabel(aantallen, rijen="ab", kolommen="xy")
    assert tabel == Tabel(aantallen, {"a": 40, "b": 40}, {"x": 40, "y": 40}, 80)
    leeg = verberg_tabel({}, rijen="ab", kolommen="xy")
    assert leeg.totaal is None
    assert set(leeg.cellen.values()) == {None}


def test_een_plek_buiten_de_tabel_en_een_aantal_onder_nul_zijn_fouten():
    with pytest.raises(ValueError, match="staan niet in de tabel"):
        verberg_tabel({("z", "x"): 30}, rijen="ab", kolommen="xy")
    with pytest.raises(ValueError, match="minder dan nul"):
        verberg_lijst({"a": -1})


def test_verbergen_is_snel_genoeg_voor_een_bladzijde():
    """A work count, not a clock: a municipality is 8 wijken by 9 rungs; see tests/lang for the time of the page."""
    rng = random.Random(5)
    rijen, kolommen = [f"w{i}" for i in range(8)], [f"t{i}" for i in range(9)]
    aantallen = {p: rng.randint(0, 60) for p in product(rijen, kolommen)}
    tabel = verberg_tabel(aantallen, rijen=rijen, kolommen=kolommen)
    klein = sum(n < DREMPEL for n in aantallen.values())
    verborgen = sum(v is None for v in tabel.cellen.values())
    assert klein <= verborgen <= klein + len(rijen) + len(kolommen), "no more than needed is hidden"
