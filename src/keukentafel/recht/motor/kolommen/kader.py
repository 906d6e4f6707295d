"""Wat een bewerking met kolommen nodig heeft, en hoe een gewone bewerking omgaat met fouten, onbekend en niets."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from keukentafel.recht.motor.boom import Bewerking, Knoop, Naam, Vast
from keukentafel.recht.motor.fouten import Kringverwijzing, Onvertaalbaar, RekenFout, Strijdig
from keukentafel.recht.motor.kader import reken as reken_een
from keukentafel.recht.motor.kolommen.kolom import (
    FOUT,
    NIETS,
    Fouten,
    Kolom,
    Masker,
    NietInKolommen,
    Soort,
    Toestand,
    is_,
    los,
    samen,
    vaste,
    zet,
)
from keukentafel.recht.motor.uitdrukking import REKENAARS
from keukentafel.recht.motor.waarden import Waarde, als_dag
from keukentafel.recht.taal.termijn import Termijn
from keukentafel.recht.taal.verordening import NietGeregeld

SLIKBAAR = (NietGeregeld, RekenFout, Kringverwijzing, Onvertaalbaar, Strijdig)
"""De fouten die een tak die misschien geldt, mag hebben; zie `recht.motor.kader`."""

Bewerker = Callable[[Bewerking, "Kader"], Kolom]
Uitvoerder = Callable[[Bewerking, Sequence[Kolom], Toestand, "Kader"], Kolom]


class Los:
    """Een kader zonder feiten, waarin de motor per geval een bewerking met vaste delen uitrekent."""

    def __init__(self, op_dag: Callable[[Naam, date], Waarde] | None = None) -> None:
        self.knopen: list[tuple[int, Waarde]] = []
        self.takken: list[tuple[int, int]] = []
        self._op_dag = op_dag

    @property
    def rekenaars(self) -> Mapping[str, Any]:
        """Die van de motor per geval."""
        return REKENAARS

    def zoek(self, naam: Naam) -> Waarde:
        """Er zijn hier geen namen: alles is al een waarde."""
        raise AssertionError(f"{naam.naam}: hier zijn geen namen")

    tot_nu = zoek

    def op_dag(self, naam: Naam, dag: date) -> Waarde:
        """De waarde van een reeks op die dag."""
        assert self._op_dag is not None
        return self._op_dag(naam, dag)

    def noteer_termijn(self, termijn: Termijn) -> None:
        """Kolommen houden geen spoor bij."""


class Kader(ABC):
    """Een artikel dat loopt voor veel rijen. Zie `lopen.Artikelloop` voor de namen."""

    def __init__(self, fouten: Fouten, aantal: int) -> None:
        self.fouten, self.aantal = fouten, aantal

    @property
    @abstractmethod
    def bewerkers(self) -> Mapping[str, Bewerker]:
        """Per bewerking wie haar met kolommen uitrekent."""

    @abstractmethod
    def zoek(self, naam: Naam) -> Kolom:
        """De kolom van deze naam."""

    @abstractmethod
    def tot_nu(self, naam: Naam) -> Kolom:
        """Alle waarden van een reeks tot en met de peildatum."""

    @abstractmethod
    def op_dag(self, naam: Naam, dag: date) -> Waarde:
        """De waarde van een reeks op een dag."""

    @abstractmethod
    def voorbeeld(self, naam: Naam) -> Kolom:
        """Een waarde zoals die in deze reeks staat."""

    def mislukt(self, fout: Exception, *, hard: bool = False) -> Kolom:
        """Een kolom die overal deze fout heeft."""
        return Kolom(Soort.LEEG, toestand=self.fouten.nummer(fout, hard=hard))

    def een_keer(self, knoop: Bewerking) -> Kolom:
        """Een bewerking met alleen vaste delen, door de motor per geval."""
        try:
            return vaste(reken_een(knoop, Los(self.op_dag)))
        except SLIKBAAR as fout:
            return self.mislukt(fout)

    def vouw(self, knoop: Bewerking, rij: Sequence[Kolom]) -> Kolom:
        """Hetzelfde, met deze vaste kolommen als delen."""
        toestand = samen(rij)
        if isinstance(toestand, int) and toestand >= FOUT:
            return Kolom(Soort.LEEG, toestand=toestand)
        return self.een_keer(Bewerking(knoop.naam, tuple(Vast(deel.waarde()) for deel in rij), knoop.nummer))

    def delen_van(self, kolom: Kolom, waar: str) -> list[Kolom]:
        """De delen van een lijst die voor alle rijen gelijk is. Fout: NietInKolommen."""
        if kolom.soort is Soort.BLOK and isinstance(kolom.waarden, tuple) and kolom.vast:
            return [vaste(deel) for deel in kolom.waarden]
        raise NietInKolommen(waar, f"krijgt {kolom.soort} waar een vaste lijst hoort")

    @staticmethod
    def lijst(delen: Sequence[Kolom]) -> Kolom:
        """Een vaste lijst van vaste kolommen."""
        fout = next((deel for deel in delen if isinstance(deel.toestand, int) and deel.toestand >= FOUT), None)
        return fout or Kolom(Soort.BLOK, tuple(deel.waarde() for deel in delen))


def reken(knoop: Knoop, kader: Kader) -> Kolom:
    """De kolom van deze knoop. Fout: NietInKolommen."""
    if type(knoop) is Naam:
        return kader.zoek(knoop)
    if type(knoop) is Vast:
        if knoop.zwijgt:
            return kader.mislukt(NietGeregeld(knoop.reden or "de regels noemen dit geval niet"))
        return vaste(knoop.waarde)
    assert type(knoop) is Bewerking
    return kader.bewerkers[knoop.naam](knoop, kader)


def strikt(doe: Uitvoerder) -> Bewerker:
    """Een bewerking die al haar delen nodig heeft; zijn die overal gelijk, dan rekent de motor per geval haar uit."""

    def uitvoeren(knoop: Bewerking, kader: Kader) -> Kolom:
        rij = [reken(deel, kader) for deel in knoop.delen]
        if all(deel.vast for deel in rij):
            return kader.vouw(knoop, rij)
        kolom = doe(knoop, rij, samen(rij), kader)
        return replace(kolom, waarden=los(kolom.waarden), noemer=los(kolom.noemer))

    return uitvoeren


def weiger_niets(toestand: Toestand, waar: str, kader: Kader) -> Toestand:
    """Met 'niets bepaald' is niet te rekenen: die rijen krijgen een fout."""
    fout = is_(toestand, NIETS)
    return met_fout(toestand, fout, NietGeregeld(f"{waar}: de regels bepalen hier niets"), kader)


def met_fout(toestand: Toestand, waar: Masker, fout: Exception, kader: Kader, *, hard: bool = False) -> Toestand:
    """De toestand, met deze fout in deze rijen."""
    return toestand if waar is False else zet(toestand, waar, kader.fouten.nummer(fout, hard=hard))


def zijn_dagen(rij: Sequence[Kolom]) -> bool:
    """Of hier met dagen gerekend wordt: een deel is een dag of een tekst die een dag noemt."""
    return any(deel.soort in (Soort.DAG, Soort.WOORD) for deel in rij)


def dagen_van(kolom: Kolom, waar: str) -> Any:
    """De dagen van een kolom; tekst als JJJJ-MM-DD mag. Fout: NietInKolommen."""
    if kolom.soort is Soort.LEEG:
        return np.datetime64(0, "D")
    if kolom.soort is Soort.WOORD:
        try:
            return np.array([als_dag(woord, waar) for woord in kolom.woorden], "M8[D]")[kolom.waarden]
        except RekenFout as fout:
            raise NietInKolommen(waar, str(fout)) from fout
    if kolom.soort is not Soort.DAG:
        raise NietInKolommen(waar, f"krijgt {kolom.soort}, en rekent met dagen")
    return kolom.waarden
