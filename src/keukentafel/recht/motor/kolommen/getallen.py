"""Rekenen met kolommen getallen: exact, als teller en noemer. Wat niet in 64 bits past, wordt geweigerd."""

from collections.abc import Callable, Mapping, Sequence
from math import gcd, lcm
from typing import Any, NamedTuple

import numpy as np

from keukentafel.recht.motor.boom import Bewerking, Naam
from keukentafel.recht.motor.fouten import DelenDoorNul, RekenFout
from keukentafel.recht.motor.kolommen.kader import (
    Bewerker,
    Kader,
    dagen_van,
    met_fout,
    reken,
    strikt,
    weiger_niets,
    zijn_dagen,
)
from keukentafel.recht.motor.kolommen.kolom import (
    BEKEND,
    GROOTST,
    NIETS,
    Kolom,
    Masker,
    NietInKolommen,
    Soort,
    TeGroot,
    Toestand,
    en,
    is_,
    kies,
    kort,
    niet,
    of,
    samen,
)

_RUIM = 2.0**62
_TE_GROOT = "een getal past niet in 64 bits; reken dit geval apart"


class Heel(NamedTuple):
    """Hele getallen met hun grenzen; `over` zijn de rijen waar de uitkomst niet past."""

    w: Any
    laag: int
    hoog: int
    over: Masker = False


class Breuk(NamedTuple):
    """Teller en noemer; de noemer is boven nul."""

    teller: Heel
    noemer: Heel


EEN = Heel(1, 1, 1)


def _grenzen(waarden: Any) -> tuple[int, int]:
    if not isinstance(waarden, np.ndarray):
        return int(waarden), int(waarden)
    return (int(waarden.min()), int(waarden.max())) if waarden.size else (0, 0)


def heel(waarden: Any) -> Heel:
    """Hele getallen, met de grenzen die zij echt hebben."""
    return Heel(waarden, *_grenzen(waarden))


def _bewerkt(een: Heel, twee: Heel, doe: Any, grens: Callable[[Heel, Heel], tuple[int, int]]) -> Heel:
    laag, hoog = grens(een, twee)
    if laag < -GROOTST or hoog > GROOTST:
        een, twee = Heel(een.w, *_grenzen(een.w), een.over), Heel(twee.w, *_grenzen(twee.w), twee.over)
        laag, hoog = grens(een, twee)
    over = of(een.over, twee.over)
    if laag < -GROOTST or hoog > GROOTST:
        if not isinstance(een.w, np.ndarray) and not isinstance(twee.w, np.ndarray):
            raise TeGroot(_TE_GROOT)
        # een schatting is genoeg om te weigeren; gerekend wordt alleen waar het zeker past
        te_groot = np.abs(doe(np.asarray(een.w, np.float64), np.asarray(twee.w, np.float64))) >= _RUIM
        een, twee = een._replace(w=np.where(te_groot, 0, een.w)), twee._replace(w=np.where(te_groot, 0, twee.w))
        over, laag, hoog = kort(of(over, te_groot)), -GROOTST, GROOTST
    if isinstance(een.w, np.ndarray) or isinstance(twee.w, np.ndarray):
        return Heel(doe(een.w, twee.w), laag, hoog, over)
    return Heel(int(doe(een.w, twee.w)), laag, hoog, over)


def plus(een: Heel, twee: Heel) -> Heel:
    """De som."""
    return _bewerkt(een, twee, np.add, lambda a, b: (a.laag + b.laag, a.hoog + b.hoog))


def maal(een: Heel, twee: Heel) -> Heel:
    """Het product."""
    if twee is EEN or een is EEN:
        return een if twee is EEN else twee
    return _bewerkt(een, twee, np.multiply, _hoeken)


def _hoeken(een: Heel, twee: Heel) -> tuple[int, int]:
    hoeken = [a * b for a in (een.laag, een.hoog) for b in (twee.laag, twee.hoog)]
    return min(hoeken), max(hoeken)


def _negatief(een: Heel) -> Heel:
    return Heel(-een.w, -een.hoog, -een.laag, een.over)


def _gedeeld(een: Heel, deler: Heel) -> Heel:
    """Naar beneden afgerond; de deler is boven nul."""
    if deler is EEN:
        return een
    ruim = max(abs(een.laag), abs(een.hoog))
    return Heel(een.w // deler.w, -ruim - 1 if een.laag < 0 else 0, ruim, of(een.over, deler.over))


def _noemer(waarden: Any) -> Heel:
    return EEN if not isinstance(waarden, np.ndarray) and waarden == 1 else heel(waarden)


def breuk(kolom: Kolom, waar: str) -> Breuk:
    """De getallen van een kolom. Fout: NietInKolommen als het geen getallen zijn."""
    if kolom.soort is Soort.LEEG:
        return Breuk(Heel(0, 0, 0), EEN)
    if kolom.soort is not Soort.GETAL:
        raise NietInKolommen(waar, f"krijgt {kolom.soort}, en rekent met getallen")
    laag, hoog = (kolom.laag, kolom.hoog) if kolom.laag is not None else _grenzen(kolom.waarden)
    assert laag is not None
    assert hoog is not None
    return Breuk(Heel(kolom.waarden, laag, hoog), _noemer(kolom.noemer))


def hele(kolom: Kolom, waar: str) -> Any:
    """De waarden van een kolom met hele getallen. Fout: NietInKolommen."""
    getal = breuk(kolom, waar)
    if getal.noemer is not EEN:
        raise NietInKolommen(waar, "krijgt een breuk waar een heel getal hoort")
    return getal.teller.w


def _vereenvoudigd(getal: Breuk) -> Breuk:
    teller, noemer = getal
    if noemer is EEN:
        return getal
    if isinstance(teller.w, np.ndarray) and not teller.w.size:
        return getal
    if not isinstance(noemer.w, np.ndarray):
        deler = gcd(int(noemer.w), int(np.gcd.reduce(teller.w)) if isinstance(teller.w, np.ndarray) else teller.w)
        if noemer.w < 2**20 and deler != noemer.w:  # klein genoeg; overal delen is dan duurder dan laten staan
            return getal
        rest = noemer.w // deler
        kleiner = _gedeeld(teller, Heel(deler, deler, deler))
        return Breuk(kleiner, EEN if rest == 1 else Heel(rest, rest, rest))
    deler = np.gcd(teller.w, noemer.w)
    onder = noemer.w // deler
    boven = Heel(teller.w // deler, teller.laag, teller.hoog, teller.over)
    if onder.size and (onder == 1).all():
        return Breuk(boven, EEN._replace(over=noemer.over) if noemer.over is not False else EEN)
    return Breuk(boven, Heel(onder, 1, noemer.hoog, noemer.over))


def gelijknamig(een: Breuk, twee: Breuk) -> tuple[Heel, Heel, Heel]:
    """De twee tellers bij een noemer die zij delen, en die noemer."""
    a, b = een.noemer, twee.noemer
    if a is b or (not isinstance(a.w, np.ndarray) and not isinstance(b.w, np.ndarray) and a.w == b.w):
        return een.teller, twee.teller, a
    if isinstance(a.w, np.ndarray) or isinstance(b.w, np.ndarray):
        return maal(een.teller, b), maal(twee.teller, a), maal(a, b)
    samen_ = lcm(a.w, b.w)
    if samen_ > GROOTST:
        raise TeGroot(_TE_GROOT)
    delen = [Heel(samen_ // deel.w, samen_ // deel.w, samen_ // deel.w) for deel in (a, b)]
    return maal(een.teller, delen[0]), maal(twee.teller, delen[1]), Heel(samen_, samen_, samen_)


def _som(een: Breuk, twee: Breuk) -> Breuk:
    a, b, noemer = gelijknamig(een, twee)
    som = Breuk(plus(a, b), noemer)
    return _vereenvoudigd(som) if isinstance(noemer.w, np.ndarray) else som


def _verschil(een: Breuk, twee: Breuk) -> Breuk:
    return _som(een, twee._replace(teller=_negatief(twee.teller)))


def _product(een: Breuk, twee: Breuk) -> Breuk:
    return _vereenvoudigd(Breuk(maal(een.teller, twee.teller), maal(een.noemer, twee.noemer)))


def _omgekeerd(getal: Breuk) -> Breuk:
    """Een gedeeld door het getal; waar het nul is, een."""
    w = getal.teller.w
    teller = maal(getal.noemer, Heel(kies(w < 0, -1, 1), -1, 1)) if getal.teller.laag < 0 else getal.noemer
    onder = kies(w == 0, 1, np.abs(w))
    ruim = max(1, abs(getal.teller.laag), abs(getal.teller.hoog))
    return Breuk(teller, Heel(onder, 1, ruim, getal.teller.over))


def kolom_van(getal: Breuk, toestand: Toestand, kader: Kader) -> Kolom:
    """De kolom met deze getallen; een rij die niet past is een harde fout. Fout: TeGroot."""
    over = en(of(getal.teller.over, getal.noemer.over), is_(toestand, BEKEND))
    toestand = met_fout(toestand, over, TeGroot(_TE_GROOT), kader, hard=True)
    teller = getal.teller
    return Kolom(Soort.GETAL, teller.w, toestand, getal.noemer.w, (), teller.laag, teller.hoog)


def _vouw(stap: Callable[[Breuk, Breuk], Breuk]) -> Bewerker:
    def uitvoeren(knoop: Bewerking, rij: Sequence[Kolom], toestand: Toestand, kader: Kader) -> Kolom:
        toestand = weiger_niets(toestand, knoop.naam, kader)
        delen = [breuk(deel, knoop.naam) for deel in rij]
        totaal = delen[0]
        for deel in delen[1:]:
            if knoop.naam == "DIVIDE":
                nul = en(kort(deel.teller.w == 0), is_(toestand, BEKEND))
                toestand = met_fout(toestand, nul, DelenDoorNul("DIVIDE: delen door nul kan niet"), kader)
                deel = _omgekeerd(deel)
            totaal = stap(totaal, deel)
        return kolom_van(totaal, toestand, kader)

    return strikt(uitvoeren)


def _uiterste(knoop: Bewerking, rij: Sequence[Kolom], toestand: Toestand, kader: Kader) -> Kolom:
    toestand = weiger_niets(toestand, knoop.naam, kader)
    uiterste = np.maximum if knoop.naam == "MAX" else np.minimum
    if zijn_dagen(rij):
        dagen = dagen_van(rij[0], knoop.naam)
        for deel in rij[1:]:
            dagen = uiterste(dagen, dagen_van(deel, knoop.naam))
        return Kolom(Soort.DAG, dagen, toestand)
    totaal = breuk(rij[0], knoop.naam)
    for deel in rij[1:]:
        a, b, noemer = gelijknamig(totaal, breuk(deel, knoop.naam))
        grenzen = max if knoop.naam == "MAX" else min
        teller = Heel(uiterste(a.w, b.w), grenzen(a.laag, b.laag), grenzen(a.hoog, b.hoog), of(a.over, b.over))
        totaal = Breuk(teller, noemer)
    return kolom_van(totaal, toestand, kader)


def afgerond(getal: Breuk, soort: str) -> Heel:
    """Op helen, zoals `recht.motor.getallen.afgerond`."""
    teller, noemer = getal
    if noemer is EEN:
        return teller
    if soort == "FLOOR":
        return _gedeeld(teller, noemer)
    if soort == "CEIL":
        return _negatief(_gedeeld(_negatief(teller), noemer))
    twee = Heel(2, 2, 2)
    groot = Heel(np.abs(teller.w), 0, max(abs(teller.laag), abs(teller.hoog)), teller.over)
    half = _gedeeld(plus(maal(twee, groot), noemer), maal(twee, noemer))
    return Heel(kies(teller.w < 0, -half.w, half.w), -half.hoog, half.hoog, half.over)


def _afronden(knoop: Bewerking, rij: Sequence[Kolom], toestand: Toestand, kader: Kader) -> Kolom:
    toestand = weiger_niets(toestand, knoop.naam, kader)
    getal, plaatsen = breuk(rij[0], knoop.naam), int(rij[1].waarden)
    schaal = Heel(10 ** abs(plaatsen), 10 ** abs(plaatsen), 10 ** abs(plaatsen)) if plaatsen else EEN
    if schaal.w > GROOTST:
        raise NietInKolommen(knoop.naam, "rondt te fijn of te grof af voor 64 bits")
    if plaatsen > 0:
        rond = Breuk(afgerond(_product(getal, Breuk(schaal, EEN)), knoop.naam), schaal)
    else:
        rond = Breuk(maal(afgerond(_product(getal, Breuk(EEN, schaal)), knoop.naam), schaal), EEN)
    return kolom_van(_vereenvoudigd(rond), toestand, kader)


def _op_veelvoud(getal: Breuk, van: Breuk, soort: str, toestand: Toestand, kader: Kader) -> Kolom:
    fout = en(kort(van.teller.w <= 0), is_(toestand, BEKEND))
    toestand = met_fout(toestand, fout, RekenFout(f"{soort}: een veelvoud is groter dan nul"), kader)
    hoeveel = afgerond(_product(getal, _omgekeerd(van)), soort.removesuffix("_TO"))
    return kolom_van(_product(Breuk(hoeveel, EEN), van), toestand, kader)


def _veelvoud(knoop: Bewerking, rij: Sequence[Kolom], toestand: Toestand, kader: Kader) -> Kolom:
    toestand = weiger_niets(toestand, knoop.naam, kader)
    return _op_veelvoud(breuk(rij[0], knoop.naam), breuk(rij[1], knoop.naam), knoop.naam, toestand, kader)


def _index(knoop: Bewerking, kader: Kader) -> Kolom:
    begin, factoren, stap = knoop.delen
    bedrag, veelvoud = reken(begin, kader), reken(stap, kader)
    if isinstance(factoren, Bewerking) and factoren.naam == "LIST":
        delen = [reken(deel, kader) for deel in factoren.delen]
    else:
        reeks = kader.tot_nu(factoren) if type(factoren) is Naam else reken(factoren, kader)
        delen = kader.delen_van(reeks, "INDEX")
    if all(deel.vast for deel in (bedrag, veelvoud, *delen)):
        return kader.vouw(Bewerking("INDEX", (begin, begin, stap)), [bedrag, kader.lijst(delen), veelvoud])
    zonder_stap = veelvoud.vast and veelvoud.toestand == NIETS
    nodig = [bedrag, *delen] if zonder_stap else [bedrag, veelvoud, *delen]
    toestand = weiger_niets(samen(nodig), "INDEX", kader)
    totaal = breuk(bedrag, "INDEX")
    for deel in delen:
        totaal = _product(totaal, breuk(deel, "INDEX"))
    if zonder_stap:
        return kolom_van(totaal, toestand, kader)
    if kort(niet(is_(veelvoud.toestand, NIETS))) is not True:
        raise NietInKolommen("INDEX", "heeft niet voor elke rij een veelvoud")
    return _op_veelvoud(totaal, breuk(veelvoud, "INDEX"), "FLOOR_TO", toestand, kader)


GETALLEN: Mapping[str, Bewerker] = {
    "ADD": _vouw(_som),
    "SUBTRACT": _vouw(_verschil),
    "MULTIPLY": _vouw(_product),
    "DIVIDE": _vouw(_product),
    "MIN": strikt(_uiterste),
    "MAX": strikt(_uiterste),
    "ROUND": strikt(_afronden),
    "CEIL": strikt(_afronden),
    "FLOOR": strikt(_afronden),
    "ROUND_TO": strikt(_veelvoud),
    "CEIL_TO": strikt(_veelvoud),
    "FLOOR_TO": strikt(_veelvoud),
    "INDEX": _index,
}
"""De bewerkingen met getallen."""
