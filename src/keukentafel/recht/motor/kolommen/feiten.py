"""De feiten van veel gevallen als kolommen: wat gegeven is, en of het past bij wat een regel vraagt."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from keukentafel.recht.motor import feiten as een_geval
from keukentafel.recht.motor.fouten import FeitKloptNiet
from keukentafel.recht.motor.kolommen.kolom import (
    BEKEND,
    GROOTST,
    NIETS,
    ONBEKEND,
    Kolom,
    Masker,
    NietInKolommen,
    Reeks,
    Soort,
    en,
    is_,
    kort,
    niet,
    of,
    vaste,
    zet,
)
from keukentafel.recht.motor.kolommen.samenvoegen import gelijk
from keukentafel.recht.motor.model import Veld
from keukentafel.recht.motor.waarden import Oordeel, lees_dag, lees_waarde

_LEEG = {"number": Soort.GETAL, "amount": Soort.GETAL, "boolean": Soort.JA_NEE, "date": Soort.DAG}
_LIJSTEN = ("array", "object")


@dataclass(frozen=True, slots=True)
class Feitkolom:
    """Een feit per rij, met de rijen waar het onbekend is, en die waar uitdrukkelijk niets staat.

    Geld is hele centen (int64), een dag datetime64[D]. Tekst is een plaats in `woorden`; zonder `woorden` mag tekst
    zelf. Een breuk is teller (`waarden`) en `noemer`. Een oordeel heeft een motivering die voor alle rijen geldt.
    """

    waarden: Reeks
    onbekend: Reeks | None = None
    niets: Reeks | None = None
    noemer: int | Reeks = 1
    woorden: tuple[str, ...] = ()
    motivering: str = ""


def lees_kolom(naam: str, ruw: object, aantal: int) -> Kolom:
    """De kolom van een feit. Fout: FeitKloptNiet met wat er schort: een float, een te korte kolom, een vreemde dag."""
    if isinstance(ruw, Oordeel):
        ruw = ruw.waarde
    if isinstance(ruw, np.ndarray):
        ruw = Feitkolom(ruw)
    if not isinstance(ruw, Feitkolom):
        return vaste(lees_waarde(ruw, naam))
    for deel in (ruw.waarden, ruw.onbekend, ruw.niets, ruw.noemer):
        if isinstance(deel, np.ndarray) and deel.shape != (aantal,):
            raise FeitKloptNiet(f"{naam}: hier horen {aantal} rijen, er zijn er {deel.shape}")
    toestand: Any = BEKEND
    for masker, welke in ((ruw.niets, NIETS), (ruw.onbekend, ONBEKEND)):
        if masker is not None:
            toestand = zet(toestand, kort(_masker(naam, masker)), welke)
    kolom = _gelezen(naam, ruw, is_(toestand, BEKEND))
    return kolom if kolom.soort is Soort.LEEG else kolom.met(toestand)


def _masker(naam: str, masker: Reeks) -> Reeks:
    if masker.dtype.kind != "b":
        raise FeitKloptNiet(f"{naam}: een masker is ja of nee per rij")
    return masker


def _gelezen(naam: str, ruw: Feitkolom, bekend: Masker) -> Kolom:
    waarden = ruw.waarden
    if ruw.woorden:
        return _woorden(naam, ruw, bekend)
    match waarden.dtype.kind:
        case "b":
            return Kolom(Soort.JA_NEE, waarden)
        case "i" | "u":
            return _getallen(naam, ruw, bekend)
        case "M":
            return _dagen(naam, waarden, bekend)
        case "U":
            woorden, plaatsen = np.unique(waarden, return_inverse=True)
            return Kolom(Soort.WOORD, plaatsen.astype(np.int32), woorden=tuple(map(str, woorden)))
        case "f" | "c":
            raise FeitKloptNiet(f"{naam}: een kolom met kommagetallen is niet exact; geef centen, of teller en noemer")
    raise FeitKloptNiet(f"{naam}: met een kolom van {waarden.dtype} kan de motor niet rekenen")


def _woorden(naam: str, ruw: Feitkolom, bekend: Masker) -> Kolom:
    if ruw.waarden.dtype.kind not in "iu" or len(set(ruw.woorden)) != len(ruw.woorden):
        raise FeitKloptNiet(f"{naam}: bij woorden hoort een kolom plaatsen, en elk woord staat er een keer")
    fout = (ruw.waarden < 0) | (ruw.waarden >= len(ruw.woorden))
    if np.any(en(fout, bekend)):
        raise FeitKloptNiet(f"{naam}: een plaats staat niet in de {len(ruw.woorden)} woorden")
    return Kolom(Soort.WOORD, np.where(fout, 0, ruw.waarden).astype(np.int32), woorden=ruw.woorden)


def _getallen(naam: str, ruw: Feitkolom, bekend: Masker) -> Kolom:
    waarden = ruw.waarden if bekend is True else np.where(bekend, ruw.waarden, 0)
    if not waarden.size:
        return Kolom(Soort.GETAL, waarden.astype(np.int64), noemer=ruw.noemer, laag=0, hoog=0)
    laag, hoog = int(waarden.min()), int(waarden.max())
    if hoog > GROOTST or laag < -GROOTST:
        raise FeitKloptNiet(f"{naam}: een getal past niet in 64 bits")
    noemer = ruw.noemer
    if isinstance(noemer, np.ndarray):
        noemer = np.where(bekend, noemer, 1).astype(np.int64)
    if np.any(np.asarray(noemer) < 1):
        raise FeitKloptNiet(f"{naam}: een noemer is groter dan nul")
    if noemer is not ruw.noemer or noemer != 1:
        deler = np.gcd(waarden, noemer)
        return Kolom(Soort.GETAL, (waarden // deler).astype(np.int64), noemer=(noemer // deler).astype(np.int64))
    return Kolom(Soort.GETAL, waarden.astype(np.int64), laag=laag, hoog=hoog)


def _dagen(naam: str, waarden: Reeks, bekend: Masker) -> Kolom:
    if waarden.dtype != np.dtype("M8[D]"):
        raise FeitKloptNiet(f"{naam}: een dag is datetime64[D], hier staat {waarden.dtype}")
    dagen = waarden if bekend is True else np.where(bekend, waarden, np.datetime64(0, "D"))
    goed = (dagen >= np.datetime64("0001-01-01")) & (dagen <= np.datetime64("9999-12-31"))  # NaT is nooit goed
    if not goed.all():
        raise FeitKloptNiet(f"{naam}: rij {int(np.flatnonzero(~goed)[0])} is geen dag; zet haar in het masker onbekend")
    return Kolom(Soort.DAG, dagen)


class KolomFeiten:
    """Wat over de rijen gegeven is. Zie `mee` voor wat een verwijzing naar een andere wet meekrijgt."""

    def __init__(
        self,
        gegeven: Mapping[str, Kolom],
        oordelen: frozenset[str] = frozenset(),
        afgeleid: frozenset[str] = frozenset(),
    ) -> None:
        self._gegeven, self.oordelen, self._afgeleid = dict(gegeven), oordelen, afgeleid
        self._eerder: dict[tuple[object, ...], KolomFeiten] = {}

    @classmethod
    def lees(cls, gegeven: Mapping[str, object], aantal: int) -> "KolomFeiten":
        """De feiten van buiten. Fout: FeitKloptNiet."""
        kolommen = {naam: lees_kolom(naam, ruw, aantal) for naam, ruw in gegeven.items()}
        met_reden = {
            naam
            for naam, ruw in gegeven.items()
            if isinstance(ruw, Oordeel) or (isinstance(ruw, Feitkolom) and ruw.motivering.strip())
        }
        return cls(kolommen, frozenset(met_reden))

    def heeft(self, naam: str) -> bool:
        """Of dit feit voor een of meer rijen gegeven is."""
        return naam in self._gegeven

    def geef(self, naam: str) -> Kolom:
        """De kolom zoals gegeven, of overal onbekend."""
        return self._gegeven.get(naam) or Kolom(Soort.LEEG, toestand=ONBEKEND)

    def rijen(self, plaatsen: "Reeks | slice") -> "KolomFeiten":
        """Dezelfde feiten, alleen van deze rijen."""
        kolommen = {naam: kolom.rijen(plaatsen) for naam, kolom in self._gegeven.items()}
        return KolomFeiten(kolommen, self.oordelen, self._afgeleid)

    def mee(self, parameters: Mapping[str, Kolom]) -> Iterator[tuple[Masker, "KolomFeiten"]]:
        """De feiten voor een andere regeling die deze parameters krijgt, met de rijen waarvoor; zie `Feiten.mee`."""
        botst: Masker = False
        for naam, nieuw in parameters.items():
            if naam in self.oordelen:
                botst = True
            elif naam in self._gegeven and self._gegeven[naam] is not nieuw:
                botst = kort(of(botst, self._verschilt(naam, nieuw)))
        if botst is not True:
            zelfde = all(self._gegeven.get(naam) is kolom for naam, kolom in parameters.items())
            yield niet(botst), self if zelfde else self._met(parameters, alles=True)
        if botst is not False:
            yield botst, self._met(parameters, alles=False)

    def _verschilt(self, naam: str, nieuw: Kolom) -> Masker:
        oud = self._gegeven[naam]
        onbekend = is_(oud.toestand, ONBEKEND)
        ook = is_(nieuw.toestand, ONBEKEND)
        if naam in self._afgeleid and kort(en(onbekend, ook)) is not False:
            raise NietInKolommen("parameters", f"of {naam} over dezelfde persoon gaat, is voor een rij niet bekend")
        niets = is_(oud.toestand, NIETS), is_(nieuw.toestand, NIETS)
        zelfde = of(en(*niets), en(niet(of(*niets)), niet(ook), gelijk(oud, nieuw)))
        afwezig = onbekend if naam not in self._afgeleid else False
        return en(niet(afwezig), niet(en(zelfde, niet(onbekend))))

    def _met(self, parameters: Mapping[str, Kolom], *, alles: bool) -> "KolomFeiten":
        sleutel = (alles, *((naam, id(kolom)) for naam, kolom in parameters.items()))
        if sleutel not in self._eerder:
            gegeven = {**(self._gegeven if alles else {}), **parameters}
            oordelen = self.oordelen - parameters.keys() if alles else frozenset()
            afgeleid = frozenset(parameters) | (self._afgeleid if alles else frozenset())
            self._eerder[sleutel] = KolomFeiten(gegeven, oordelen, afgeleid)
        return self._eerder[sleutel]


def lege_kolom(veld: Veld) -> Kolom:
    """Een kolom zonder rijen van de soort die dit veld vraagt: om te zien of een regel in kolommen kan."""
    if veld.soort in _LIJSTEN:
        return Kolom(Soort.LEEG, toestand=np.zeros(0, np.int32))
    soort = _LEEG.get(veld.soort, Soort.WOORD)
    typen = {Soort.GETAL: "i8", Soort.JA_NEE: "?", Soort.DAG: "M8[D]", Soort.WOORD: "i4"}
    return Kolom(soort, np.zeros(0, typen[soort]), np.zeros(0, np.int32), woorden=veld.keuzes)


def past_bij(veld: Veld, kolom: Kolom, oordelen: frozenset[str]) -> Kolom:
    """De kolom in de soort van het veld. Fout: FeitKloptNiet met wat er moet staan, ook als een rij het niet nodig had.

    Wat er per soort mag, zegt `recht.motor.feiten.past_bij`; hier gaat van elke soort waarde een voorbeeld daarlangs.
    """
    if kolom.soort is Soort.LEEG:
        return kolom
    bekend = is_(kolom.toestand, BEKEND)
    if bekend is False:
        return kolom
    if veld.oordeel and veld.naam not in oordelen:
        raise FeitKloptNiet(f"{veld.naam}: dit is een oordeel van een mens; geef waarde en motivering")
    if kolom.soort is Soort.WOORD:
        return _woorden_bij(veld, kolom, bekend)
    gehouden = kolom.noemer
    if isinstance(gehouden, np.ndarray):
        gehouden = np.where(bekend, gehouden, 1)
    rij = _een_rij(kolom, bekend, gehouden)
    if rij is not None:
        een_geval.past_bij(veld, kolom.waarde(rij))
    return kolom


def _een_rij(kolom: Kolom, bekend: Masker, noemer: Any) -> int | None:
    """Een rij die het lastigst is voor het veld: een breuk als die er is, en anders de eerste bekende."""
    if isinstance(noemer, np.ndarray) and noemer.size:
        return int(noemer.argmax())
    if isinstance(bekend, np.ndarray):
        return int(bekend.argmax()) if bekend.any() else None
    leeg = isinstance(kolom.waarden, np.ndarray) and not kolom.waarden.size
    return None if leeg else 0


def _woorden_bij(veld: Veld, kolom: Kolom, bekend: Masker) -> Kolom:
    plaatsen = kolom.waarden
    if isinstance(plaatsen, np.ndarray):
        telt = plaatsen if bekend is True else plaatsen[bekend]
        gebruikt = np.flatnonzero(np.bincount(telt, minlength=1)) if telt.size else np.zeros(0, np.int64)
    else:
        gebruikt = np.array([plaatsen])
    for plaats in gebruikt:
        een_geval.past_bij(veld, kolom.woorden[int(plaats)])
    if veld.soort != "date":
        return kolom
    dagen = np.array([lees_dag(woord) or np.datetime64(0, "D") for woord in kolom.woorden], "M8[D]")
    return replace(kolom, soort=Soort.DAG, waarden=dagen[plaatsen], woorden=())
