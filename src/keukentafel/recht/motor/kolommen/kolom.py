"""Een kolom: dezelfde waarde van veel gevallen tegelijk, met per rij of zij bekend is.

Een fout is hier een toestand van een rij en geen uitzondering: of hij telt, hangt af van de tak die de rij neemt. Een
kolom die voor alle rijen hetzelfde is, blijft een enkele waarde en kost niets.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from keukentafel.recht.motor.waarden import Onbekend, Waarde, gewoon

Reeks = NDArray[Any]
Masker = bool | NDArray[np.bool_]
Toestand = int | NDArray[np.int32]

BEKEND, NIETS, ONBEKEND, FOUT = 0, 1, 2, 4
"""De toestand van een rij. Vanaf FOUT is het een nummer uit `Fouten`; een oneven nummer is nooit te slikken."""
GROOTST = 2**63 - 1
_ONBEKEND = Onbekend(frozenset({"een kolom"}))


class Soort(StrEnum):
    """Wat voor waarden een kolom heeft. LEEG: nergens een waarde. BLOK: een lijst of blok, voor alle rijen gelijk."""

    GETAL = "een getal"
    JA_NEE = "ja of nee"
    DAG = "een datum"
    WOORD = "tekst"
    BLOK = "een lijst"
    LEEG = "niets"


class NietInKolommen(ValueError):
    """Deze uitkomst is niet met kolommen te rekenen: welke bewerking in de weg staat, waar, en waarom."""

    def __init__(self, bewerking: str, reden: str, plaats: str = "") -> None:
        self.bewerking, self.reden, self.plaats = bewerking, reden, plaats
        super().__init__(f"{plaats + ', ' if plaats else ''}{bewerking}: {reden}")


class TeGroot(OverflowError):
    """Een getal past niet in 64 bits. De motor per geval kan er wel mee rekenen."""


class Fouten:
    """De fouten die rijen kunnen hebben, elk met een nummer. Een harde fout houdt alles op, ook in een tak."""

    def __init__(self) -> None:
        self.lijst: list[Exception] = []
        self._nummers: dict[tuple[type, str], int] = {}

    def nummer(self, fout: Exception, *, hard: bool = False) -> int:
        """Het nummer van deze fout; dezelfde zin krijgt hetzelfde nummer."""
        sleutel = type(fout), str(fout)
        if sleutel not in self._nummers:
            self._nummers[sleutel] = FOUT + 2 * len(self.lijst) + hard
            self.lijst.append(fout)
        return self._nummers[sleutel]

    def fout(self, nummer: int) -> Exception:
        """De fout bij een nummer."""
        return self.lijst[(nummer - FOUT) // 2]


@dataclass(frozen=True, slots=True)
class Kolom:
    """Waarden met hun toestand. Een getal is teller en noemer; tekst een plaats in `woorden`.

    `laag` en `hoog` zijn grenzen waar elke teller tussen ligt; daarmee is vooraf te zeggen dat niets overloopt.
    """

    soort: Soort
    waarden: Any = 0
    toestand: Toestand = BEKEND
    noemer: Any = 1
    woorden: tuple[str, ...] = ()
    laag: int | None = None
    hoog: int | None = None

    @property
    def vast(self) -> bool:
        """Of zij voor alle rijen hetzelfde is."""
        return not any(isinstance(deel, np.ndarray) for deel in (self.waarden, self.toestand, self.noemer))

    def waarde(self, rij: int = 0) -> Waarde:
        """De waarde in een rij; onbekend als zij dat is. Een rij met een fout heeft geen waarde."""
        toestand = int(_in(self.toestand, rij))
        if toestand != BEKEND:
            return None if toestand == NIETS else _ONBEKEND
        ruw = _in(self.waarden, rij)
        match self.soort:
            case Soort.GETAL:
                return gewoon(Fraction(int(ruw), int(_in(self.noemer, rij))))
            case Soort.JA_NEE:
                return bool(ruw)
            case Soort.DAG:
                dag: date = ruw.item()
                return dag
            case Soort.WOORD:
                return self.woorden[int(ruw)]
            case Soort.BLOK:
                blok: Waarde = ruw
                return blok
        return None

    def met(self, toestand: Toestand) -> "Kolom":
        """Dezelfde waarden in een andere toestand."""
        return replace(self, toestand=toestand)

    def rijen(self, plaatsen: "Reeks | slice") -> "Kolom":
        """Alleen deze rijen."""

        def kies(deel: Any) -> Any:
            return deel[plaatsen] if isinstance(deel, np.ndarray) else deel

        return replace(self, waarden=kies(self.waarden), toestand=kies(self.toestand), noemer=kies(self.noemer))


def _in(deel: Any, rij: int) -> Any:
    return deel[rij] if isinstance(deel, np.ndarray) else deel


def vaste(waarde: Waarde) -> Kolom:
    """Een kolom die overal deze waarde heeft. Fout: TeGroot."""
    if waarde is None:
        return Kolom(Soort.LEEG, toestand=NIETS)
    if isinstance(waarde, Onbekend):
        return Kolom(Soort.LEEG, toestand=ONBEKEND)
    if isinstance(waarde, bool):
        return Kolom(Soort.JA_NEE, waarde)
    if isinstance(waarde, int | Fraction):
        breuk = Fraction(waarde)
        if abs(breuk.numerator) > GROOTST or breuk.denominator > GROOTST:
            raise TeGroot(f"{waarde} past niet in een kolom")
        return Kolom(Soort.GETAL, breuk.numerator, noemer=breuk.denominator, laag=breuk.numerator, hoog=breuk.numerator)
    if isinstance(waarde, date):
        return Kolom(Soort.DAG, np.datetime64(waarde, "D"))
    if isinstance(waarde, str):
        return Kolom(Soort.WOORD, 0, woorden=(waarde,))
    return Kolom(Soort.BLOK, waarde)


def en(*maskers: Masker) -> Masker:
    """Waar alle maskers waar zijn."""
    alles: Masker = True
    return reduce(_en, maskers, alles)


def _en(een: Masker, twee: Masker) -> Masker:
    if een is True or twee is False:
        return twee
    if twee is True or een is False:
        return een
    return np.logical_and(een, twee)


def niet(masker: Masker) -> Masker:
    """Waar het masker niet waar is."""
    return not masker if isinstance(masker, bool) else np.logical_not(masker)


def of(*maskers: Masker) -> Masker:
    """Waar een van de maskers waar is."""
    niets: Masker = False
    return reduce(_of, maskers, niets)


def _of(een: Masker, twee: Masker) -> Masker:
    if een is False or twee is True:
        return twee
    if twee is False or een is True:
        return een
    return np.logical_or(een, twee)


def kort(masker: Masker) -> Masker:
    """Hetzelfde masker; True of False als het voor alle rijen gelijk is. Zonder rijen blijft alles mogelijk."""
    if isinstance(masker, bool) or not masker.size:
        return masker
    if masker.all():
        return True
    return masker if masker.any() else False


def kies(waar: Any, een: Any, twee: Any) -> Any:
    """Waar het waar is het een, en anders het ander; een enkele waarde blijft dat."""
    if isinstance(waar, np.ndarray):
        return np.where(waar, een, twee)
    return een if waar else twee


def los(waarden: Any) -> Any:
    """Een enkele waarde die numpy in een doosje gaf, zonder doosje."""
    return waarden[()] if isinstance(waarden, np.ndarray) and not waarden.ndim else waarden


def is_(toestand: Toestand, welke: int) -> Masker:
    """De rijen in deze toestand."""
    return toestand == welke if isinstance(toestand, int) else kort(toestand == welke)


def fout_in(toestand: Toestand) -> Masker:
    """De rijen met een fout."""
    return toestand >= FOUT if isinstance(toestand, int) else kort(toestand >= FOUT)


def hard_in(toestand: Toestand) -> Masker:
    """De rijen met een fout die niet te slikken is."""
    if isinstance(toestand, int):
        return toestand >= FOUT and toestand % 2 == 1
    return kort((toestand >= FOUT) & (toestand % 2 == 1))


def zet(toestand: Toestand, waar: Masker, nieuw: Toestand) -> Toestand:
    """De toestand, met op deze rijen een andere."""
    if waar is True or waar is False:
        return nieuw if waar else toestand
    gezet: Reeks = np.where(waar, np.int32(nieuw) if isinstance(nieuw, int) else nieuw, toestand).astype(np.int32)
    return gezet


def samen(kolommen: Iterable[Kolom]) -> Toestand:
    """De toestand van wat al deze kolommen nodig heeft: de eerste fout, anders onbekend, anders niets."""
    totaal: Toestand = BEKEND
    for kolom in kolommen:
        ander = kolom.toestand
        if isinstance(totaal, int) and totaal == BEKEND:
            totaal = ander
        elif isinstance(ander, int) and isinstance(totaal, int):
            totaal = totaal if totaal >= FOUT else max(totaal, ander)
        elif not (isinstance(ander, int) and ander == BEKEND):
            totaal = zet(np.maximum(totaal, ander), fout_in(totaal), totaal)
    return totaal


def uitgesmeerd(deel: Any, aantal: int, soort: Any) -> Reeks:
    """Een rij van dit aantal; een vaste waarde staat er overal."""
    if isinstance(deel, np.ndarray):
        return deel
    return np.full(aantal, deel, soort)


def een_soort(kolommen: Sequence[Kolom], waar: str) -> Soort:
    """De soort die deze kolommen delen. Fout: NietInKolommen als er meer zijn."""
    soorten = sorted({kolom.soort for kolom in kolommen} - {Soort.LEEG})
    if len(soorten) > 1:
        raise NietInKolommen(waar, f"geeft de ene rij {soorten[0]} en de andere {soorten[1]}")
    return soorten[0] if soorten else Soort.LEEG


def een_taal(kolommen: Sequence[Kolom]) -> tuple[list[Kolom], tuple[str, ...]]:
    """Kolommen met tekst, alle met dezelfde lijst woorden."""
    lijsten = {kolom.woorden for kolom in kolommen if kolom.soort is Soort.WOORD}
    if len(lijsten) == 1:
        return list(kolommen), next(iter(lijsten))
    plaats: dict[str, int] = {}
    for woorden in lijsten:
        for woord in woorden:
            plaats.setdefault(woord, len(plaats))
    alle = tuple(plaats)
    uit = []
    for kolom in kolommen:
        if kolom.soort is Soort.WOORD and kolom.woorden != alle:
            om = np.array([plaats[woord] for woord in kolom.woorden], np.int32)
            waarden = om[kolom.waarden] if om.size else kolom.waarden
            kolom = replace(kolom, waarden=waarden if isinstance(waarden, np.ndarray) else int(waarden), woorden=alle)
        uit.append(kolom)
    return uit, alle
