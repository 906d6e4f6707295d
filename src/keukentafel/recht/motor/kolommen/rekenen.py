"""Een uitkomst voor veel gevallen tegelijk: dezelfde regels, als kolommen. Het tweede rekenwerk naast `motor.rekenen`.

De wet wordt een keer gelopen, wat er ook aan rijen is. Er is geen spoor en geen afwijking: dit telt wat een regel voor
een bevolking betekent, en beslist over niemand.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

import numpy as np

from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.feiten import Gevraagd
from keukentafel.recht.motor.fouten import FeitKloptNiet, OnbekendeRegeling, OnbekendeUitkomst
from keukentafel.recht.motor.kolommen.feiten import Feitkolom, KolomFeiten
from keukentafel.recht.motor.kolommen.kolom import (
    FOUT,
    NIETS,
    ONBEKEND,
    Fouten,
    Kolom,
    NietInKolommen,
    Reeks,
    Soort,
    hard_in,
    uitgesmeerd,
)
from keukentafel.recht.motor.kolommen.lopen import Loop
from keukentafel.recht.motor.kolommen.samenvoegen import aaneen
from keukentafel.recht.motor.rekenen import Verzoek, keten_van, weiger_elders
from keukentafel.recht.motor.sessie import Modus, Sessie
from keukentafel.recht.motor.stand import Stand
from keukentafel.recht.motor.waarden import Waarde

_STUK = 65_536
"""Zoveel rijen tegelijk: de kolommen van een stuk passen in het snelle geheugen van een rekenkern."""


@dataclass(frozen=True, slots=True)
class InKolommen:
    """Of een uitkomst met kolommen te rekenen is; zo niet, welke bewerking in de weg staat en waarom."""

    kan: bool
    bewerking: str = ""
    reden: str = ""

    def __bool__(self) -> bool:
        return self.kan


@dataclass(frozen=True, slots=True)
class Uitkomstkolom:
    """Een uitkomst voor alle rijen. Elke rij heeft een waarde, of is onbekend, of niets, of heeft een fout.

    `waarden` is int64 (geld in centen; een breuk is waarden / `noemer`), bool, datetime64[D] of de plaats in `woorden`.
    Waar geen waarde is, zegt `waarden` niets.
    """

    naam: str
    soort: Soort
    waarden: Reeks
    noemer: int | Reeks
    woorden: tuple[str, ...]
    toestand: Reeks
    _fouten: Fouten
    _kolom: Kolom

    @property
    def onbekend(self) -> Reeks:
        """De rijen waarvoor een feit mist dat de uitkomst kan veranderen."""
        masker: Reeks = self.toestand == ONBEKEND
        return masker

    @property
    def niets(self) -> Reeks:
        """De rijen waarvoor de regels uitdrukkelijk niets bepalen."""
        masker: Reeks = self.toestand == NIETS
        return masker

    @property
    def fout(self) -> Reeks:
        """De rijen die niet te rekenen zijn: daar zou de motor per geval een fout geven."""
        masker: Reeks = self.toestand >= FOUT
        return masker

    def waarde(self, rij: int) -> Waarde:
        """De waarde in een rij, zoals de motor per geval haar geeft. Fout: die van de rij, zoals NietGeregeld."""
        if self.toestand[rij] >= FOUT:
            raise self._fouten.fout(int(self.toestand[rij]))
        return self._kolom.waarde(rij)

    def zin(self, rij: int) -> str:
        """Waarom deze rij niet te rekenen is; leeg als dat wel kan."""
        return str(self._fouten.fout(int(self.toestand[rij]))) if self.toestand[rij] >= FOUT else ""

    def zinnen(self) -> Mapping[str, int]:
        """Waarom rijen niet te rekenen zijn, met hoeveel rijen dat hebben."""
        nummers, hoeveel = np.unique(self.toestand[self.fout], return_counts=True)
        return {str(self._fouten.fout(int(een))): int(aantal) for een, aantal in zip(nummers, hoeveel, strict=True)}


class KolomRekenaar:
    """Rekent met een boek voor veel gevallen tegelijk. Bewaart niets."""

    def __init__(self, boek: Boek) -> None:
        self.boek = boek

    def bereken(
        self, wet: str, *uitkomsten: str, verzoek: Verzoek, kolommen: Mapping[str, object]
    ) -> Mapping[str, Uitkomstkolom]:
        """Reken deze uitkomsten uit voor alle rijen. Wat vanzelf bij een besluit hoort (haken), vraag je bij naam.

        In: het verzoek, met de feiten die voor iedereen gelden; en de feiten per rij, als `Feitkolom` of numpy-reeks.
        Fout: NietInKolommen, TeGroot (een getal past niet in 64 bits), FeitKloptNiet (een kolom past niet, of het
        verzoek vraagt wat alleen per geval kan), NietGeregeld (de regeling geldt hier niet), GeenVersie,
        OnbekendeRegeling, OnbekendeUitkomst.
        """
        _weiger_wat_niet_kan(verzoek)
        regeling = self.boek.versie(wet, peildatum=verzoek.peildatum, kennisdatum=verzoek.kennisdatum)
        weiger_elders(self.boek, regeling, verzoek)
        aantal = _aantal(kolommen)
        fouten = Fouten()
        feiten = KolomFeiten.lees({**verzoek.feiten, **kolommen}, aantal)
        sessie = _sessie(self.boek, wet, verzoek.peildatum, verzoek.kennisdatum, verzoek.gemeente)
        lengten = [min(_STUK, aantal - begin) for begin in range(0, aantal, _STUK)] or [0]
        stukken: dict[str, list[Kolom]] = {naam: [] for naam in uitkomsten}
        for nummer, lengte in enumerate(lengten):
            begin = nummer * _STUK
            deel = feiten.rijen(slice(begin, begin + lengte))
            for naam, kolom in _gelopen(Loop(sessie, fouten, lengte), wet, uitkomsten, deel).items():
                stukken[naam].append(kolom)
        gevonden = {naam: _uit(naam, aaneen(rij, lengten, naam), aantal, fouten) for naam, rij in stukken.items()}
        return MappingProxyType(gevonden)


def _weiger_wat_niet_kan(verzoek: Verzoek) -> None:
    for wat, gegeven in (("tabellen", verzoek.tabellen), ("afwijkingen", verzoek.afwijkingen)):
        if gegeven:
            raise FeitKloptNiet(f"{wat} horen bij een geval; met kolommen kan dat niet")
    if verzoek.modus not in (Modus.FOUT, Modus.NEGEER):
        raise FeitKloptNiet("met kolommen wordt een passage die niemand aanvaardde altijd geweigerd")


def _aantal(kolommen: Mapping[str, object]) -> int:
    for ruw in kolommen.values():
        reeks = ruw.waarden if isinstance(ruw, Feitkolom) else ruw
        if isinstance(reeks, np.ndarray):
            return len(reeks)
    raise FeitKloptNiet("geef minstens een feit als kolom")


def _sessie(boek: Boek, wet: str, peildatum: date, kennisdatum: date | None, gemeente: str | None) -> Sessie:
    return Sessie(
        boek,
        peildatum=peildatum,
        kennisdatum=kennisdatum,
        gemeente=gemeente,
        modus=Modus.FOUT,
        keten=keten_van(boek.versie(wet, peildatum=peildatum, kennisdatum=kennisdatum)),
        afwijkingen={},
        gevraagd=Gevraagd(),
    )


def _gelopen(loop: Loop, wet: str, uitkomsten: tuple[str, ...], feiten: KolomFeiten) -> dict[str, Kolom]:
    plekken = {naam: loop.sessie.stand.plek(wet, naam) for naam in uitkomsten}
    try:
        return {naam: loop.geef(plek, naam, feiten) for naam, plek in plekken.items()}
    except RecursionError as fout:
        reden = f"de regels achter {', '.join(uitkomsten)} grijpen te diep in elkaar"
        raise NietInKolommen("een kring", reden) from fout


def _uit(naam: str, kolom: Kolom, aantal: int, fouten: Fouten) -> Uitkomstkolom:
    toestand = uitgesmeerd(kolom.toestand, aantal, np.int32)
    hard = hard_in(toestand)
    if hard is not False and aantal:
        raise fouten.fout(int(toestand[np.argmax(hard)] if isinstance(hard, np.ndarray) else toestand[0]))
    waarden = uitgesmeerd(kolom.waarden, aantal, np.int64) if kolom.soort is not Soort.BLOK else np.zeros(aantal)
    return Uitkomstkolom(naam, kolom.soort, waarden, kolom.noemer, kolom.woorden, toestand, fouten, kolom)


def kan_in_kolommen(stand: Stand, wet: str, uitkomst: str, *, gemeente: str | None = None) -> InKolommen:
    """Of deze uitkomst met kolommen te rekenen is, voor feiten van de soort die de regels noemen.

    Loopt de regels met kolommen zonder rijen. Wat van een andere dag komt (`op`), wordt gezocht in het recht van deze
    stand. Fout: GeenVersie of OnbekendeRegeling als de regeling op deze dag niet geldt.
    """
    boek = Boek(stand.inhoud.versies.values(), gebieden=stand.inhoud.gebieden)
    loop = Loop(_sessie(boek, wet, stand.peildatum, None, gemeente), Fouten(), 0, proef=True)
    try:
        _gelopen(loop, wet, (uitkomst,), KolomFeiten({}))
    except NietInKolommen as fout:
        return InKolommen(False, fout.bewerking, str(fout))
    except (OnbekendeUitkomst, OnbekendeRegeling) as fout:
        return InKolommen(False, "verwijzing", str(fout))
    return InKolommen(True)
