"""Kolommen samenvoegen: onder elkaar, of per rij uit de tak die voor die rij geldt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import lcm
from typing import Any

import numpy as np

from keukentafel.recht.motor.kolommen.getallen import Breuk, Heel, breuk, gelijknamig, heel, maal
from keukentafel.recht.motor.kolommen.kolom import (
    BEKEND,
    FOUT,
    GROOTST,
    NIETS,
    ONBEKEND,
    Kolom,
    Masker,
    NietInKolommen,
    Soort,
    TeGroot,
    een_soort,
    een_taal,
    en,
    kort,
    niet,
    of,
    uitgesmeerd,
)
from keukentafel.recht.motor.waarden import lees_dag

_TYPEN = {Soort.GETAL: np.int64, Soort.JA_NEE: np.bool_, Soort.DAG: "M8[D]", Soort.WOORD: np.int32}


def gelijk(een: Kolom, twee: Kolom) -> Masker:
    """Waar twee kolommen met bekende waarden gelijk zijn: dezelfde soort en dezelfde inhoud."""
    if Soort.LEEG in (een.soort, twee.soort):
        return False
    if {een.soort, twee.soort} == {Soort.DAG, Soort.WOORD}:
        een, twee = (een, twee) if een.soort is Soort.DAG else (twee, een)
        return _dag_is_tekst(een, twee)
    if een.soort is not twee.soort:
        return False
    if een.soort is Soort.GETAL:
        a, b, _ = gelijknamig(breuk(een, "EQUALS"), breuk(twee, "EQUALS"))
        if of(a.over, b.over) is not False:
            raise TeGroot("twee breuken zijn te fijn om te vergelijken")
        return kort(a.w == b.w)
    if een.soort is Soort.WOORD:
        (een, twee), _ = een_taal([een, twee])
    if een.soort is Soort.BLOK:
        return bool(een.waarden == twee.waarden)
    return kort(een.waarden == twee.waarden)


def _dag_is_tekst(dag: Kolom, tekst: Kolom) -> Masker:
    dagen = [lees_dag(woord) for woord in tekst.woorden]
    om = np.array(["NaT" if een is None else een for een in dagen], "M8[D]")
    return kort(dag.waarden == om[tekst.waarden])


def zelfde_noemer(kolommen: Sequence[Kolom], waar: str) -> list[Kolom]:
    """Getallen met een noemer die zij delen; waar noemers per rij verschillen, blijven ze zoals ze zijn."""
    noemers = [kolom.noemer for kolom in kolommen if kolom.soort is Soort.GETAL]
    if any(isinstance(noemer, np.ndarray) for noemer in noemers):
        return list(kolommen)
    samen = lcm(*map(int, noemers))
    if samen > GROOTST:
        raise NietInKolommen(waar, "de breuken zijn te fijn voor 64 bits")
    uit = []
    for kolom in kolommen:
        if kolom.soort is Soort.GETAL and kolom.noemer != samen:
            keer = samen // int(kolom.noemer)
            teller = maal(breuk(kolom, waar).teller, Heel(keer, keer, keer))
            if teller.over is not False:
                raise TeGroot(f"{waar}: een getal past niet in 64 bits")
            kolom = replace(kolom, waarden=teller.w, noemer=samen, laag=teller.laag, hoog=teller.hoog)
        uit.append(kolom)
    return uit


def _grenzen(kolommen: Sequence[Kolom]) -> tuple[int | None, int | None]:
    getallen = [breuk(kolom, "").teller for kolom in kolommen if kolom.soort is Soort.GETAL]
    if not getallen:
        return None, None
    return min(0, *(deel.laag for deel in getallen)), max(0, *(deel.hoog for deel in getallen))


def in_een_vorm(kolommen: Sequence[Kolom], waar: str) -> tuple[Soort, list[Kolom]]:
    """Dezelfde kolommen met een soort, een noemer en een lijst woorden. Fout: NietInKolommen."""
    soort = een_soort(kolommen, waar)
    if soort is Soort.WOORD:
        return soort, een_taal(kolommen)[0]
    if soort is Soort.GETAL:
        return soort, zelfde_noemer(kolommen, waar)
    if soort is Soort.BLOK and len({repr(kolom.waarden) for kolom in kolommen if kolom.soort is Soort.BLOK}) > 1:
        raise NietInKolommen(waar, "geeft de ene rij een andere lijst dan de andere")
    return soort, list(kolommen)


def aaneen(kolommen: Sequence[Kolom], lengten: Sequence[int], waar: str) -> Kolom:
    """De kolommen onder elkaar, elk met haar aantal rijen."""
    soort, delen = in_een_vorm(kolommen, waar)
    stukken = list(zip(delen, lengten, strict=True))
    toestand = np.concatenate([uitgesmeerd(deel.toestand, lengte, np.int32) for deel, lengte in stukken])
    if soort in (Soort.LEEG, Soort.BLOK):
        return Kolom(soort, next((k.waarden for k in delen if k.soort is soort), 0), toestand)
    type_ = _TYPEN[soort]
    waarden = np.concatenate([
        uitgesmeerd(deel.waarden, lengte, type_) if deel.soort is soort else np.zeros(lengte, type_)
        for deel, lengte in stukken
    ])  # fmt: skip
    noemers: Any = [deel.noemer for deel in delen if deel.soort is soort]
    if any(isinstance(noemer, np.ndarray) for noemer in noemers):
        noemer = np.concatenate([uitgesmeerd(deel.noemer, lengte, np.int64) for deel, lengte in stukken])
    else:
        noemer = noemers[0]
    woorden = next(deel.woorden for deel in delen if deel.soort is soort)
    return Kolom(soort, waarden, toestand, noemer, woorden, *_grenzen(delen))


@dataclass(slots=True)
class _Tak:
    waar: Masker
    kolom: Kolom
    zeker: bool


class Keuze:
    """Per rij de tak die geldt. Is dat niet te zeggen, dan verzamelt zij wat zou kunnen, zoals `kader.eens`.

    `open` zijn de rijen zonder tak, `twijfel` die waarvoor al iets zou kunnen gelden.
    """

    def __init__(self, aantal: int, waar: str) -> None:
        self._aantal, self._waar = aantal, waar
        self._takken: list[_Tak] = []
        self.open: Masker = True
        self.twijfel: Masker = False

    @property
    def zeker(self) -> Masker:
        """De rijen zonder tak waarvoor nog niets onzeker is."""
        return en(self.open, niet(self.twijfel))

    def neem(self, waar: Masker, kolom: Kolom) -> None:
        """In deze open rijen geldt deze kolom: zeker, of als laatste van wat zou kunnen."""
        waar = kort(en(waar, self.open))
        self._erbij(en(waar, niet(self.twijfel)), kolom, zeker=True)
        self._erbij(en(waar, self.twijfel), kolom, zeker=False)
        self.open = kort(en(self.open, niet(waar)))

    def zou_kunnen(self, waar: Masker, kolom: Kolom) -> None:
        """In deze open rijen zou deze kolom kunnen gelden."""
        waar = kort(en(waar, self.open))
        self._erbij(waar, kolom, zeker=False)
        self.twijfel = kort(of(self.twijfel, waar))

    def _erbij(self, waar: Masker, kolom: Kolom, *, zeker: bool) -> None:
        waar = kort(waar)
        if waar is not False:
            self._takken.append(_Tak(waar, kolom, zeker))

    def klaar(self) -> Kolom:
        """De kolom die eruit komt; elke rij heeft nu een tak."""
        takken = self._takken
        if len(takken) == 1 and takken[0].zeker:
            return takken[0].kolom
        soort, kolommen = in_een_vorm([tak.kolom for tak in takken], self._waar)
        for tak, kolom in zip(takken, kolommen, strict=True):
            tak.kolom = kolom
        blok = _Vakken(soort, takken, self._aantal)
        for tak in takken:
            blok.neem(tak) if tak.zeker else blok.weeg(tak)
        return blok.kolom(_grenzen(kolommen))


class _Vakken:
    """De rijen die gevuld worden uit de takken."""

    def __init__(self, soort: Soort, takken: Sequence[_Tak], aantal: int) -> None:
        self._soort, self._aantal = soort, aantal
        eigen = [tak.kolom for tak in takken if tak.kolom.soort is soort]
        self._leeg = soort in (Soort.LEEG, Soort.BLOK)
        self._waarden: Any = eigen[0].waarden if self._leeg else np.zeros(aantal, _TYPEN[soort])
        self._woorden = eigen[0].woorden if eigen else ()
        breuken = any(isinstance(kolom.noemer, np.ndarray) for kolom in eigen)
        self._breuken = breuken or len({int(kolom.noemer) for kolom in eigen if soort is Soort.GETAL}) > 1
        self._noemer: Any = np.ones(aantal, np.int64) if self._breuken else (eigen[0].noemer if eigen else 1)
        bekend = all(isinstance(tak.kolom.toestand, int) and tak.kolom.toestand == BEKEND for tak in takken)
        self._gewoon = bekend and all(tak.zeker for tak in takken)
        self._toestand: Any = BEKEND if self._gewoon else np.full(aantal, -1, np.int32)

    def neem(self, tak: _Tak) -> None:
        self._vul(tak.waar, tak.kolom)
        if not self._gewoon:
            np.copyto(self._toestand, tak.kolom.toestand, where=tak.waar, casting="same_kind")

    def _vul(self, waar: Masker, kolom: Kolom) -> None:
        if not self._leeg and kolom.soort is self._soort:
            np.copyto(self._waarden, kolom.waarden, where=waar)
            if self._breuken:
                np.copyto(self._noemer, kolom.noemer, where=waar)

    def weeg(self, tak: _Tak) -> None:
        """Leg deze tak naast wat er al lag: is het niet gelijk, dan is de rij onbekend."""
        kolom = tak.kolom
        toestand = uitgesmeerd(kolom.toestand, self._aantal, np.int32)
        hard = (toestand >= FOUT) & (toestand % 2 == 1)  # een rij in vol formaat, dus niet hard_in
        toestand = np.where((toestand >= FOUT) & ~hard, ONBEKEND, toestand)
        waar = uitgesmeerd(tak.waar, self._aantal, np.bool_)
        eerste = waar & (self._toestand == -1)
        anders = waar & ~eerste & (self._toestand < FOUT)
        gelijk_ = (self._toestand == toestand) & ((toestand == NIETS) | self._zelfde(kolom))
        self._vul(eerste, kolom)
        self._toestand = np.where(eerste, toestand, self._toestand)
        self._toestand = np.where(anders & ~gelijk_, ONBEKEND, self._toestand)
        self._toestand = np.where(anders & hard, toestand, self._toestand).astype(np.int32)

    def _zelfde(self, kolom: Kolom) -> Any:
        if self._leeg:
            return True
        if kolom.soort is not self._soort:
            return False
        zelfde = self._waarden == kolom.waarden
        if self._breuken:
            a = Breuk(heel(self._waarden), heel(self._noemer))
            links, rechts, _ = gelijknamig(a, Breuk(heel(kolom.waarden), heel(kolom.noemer)))
            if of(links.over, rechts.over) is not False:
                raise TeGroot("twee breuken zijn te fijn om te vergelijken")
            zelfde = links.w == rechts.w
        return zelfde

    def kolom(self, grenzen: tuple[int | None, int | None]) -> Kolom:
        toestand = self._toestand
        if isinstance(toestand, np.ndarray) and toestand.size and not toestand.any():
            toestand = BEKEND
        return Kolom(self._soort, self._waarden, toestand, self._noemer, self._woorden, *grenzen)
