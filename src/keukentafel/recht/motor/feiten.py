"""De feiten van een geval: wat er gegeven is, en wat er gevraagd moet worden."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType

from keukentafel.recht.motor.fouten import FeitKloptNiet
from keukentafel.recht.motor.model import Veld
from keukentafel.recht.motor.waarden import Onbekend, Oordeel, Waarde, gelijk, in_woorden, lees_dag, lees_waarde

_NIETS: Mapping[str, Waarde | Oordeel] = MappingProxyType({})


class Tabel:
    """Gegevens van buiten: rijen die op een sleutel te vinden zijn ('personal_data' op 'bsn'). De eerste rij telt."""

    __slots__ = ("_bij_sleutel", "naam", "sleutel")

    def __init__(self, naam: str, sleutel: str, rijen: Iterable[Mapping[str, Waarde]]) -> None:
        self.naam, self.sleutel = naam, sleutel
        self._bij_sleutel: dict[tuple[bool, Waarde], Mapping[str, Waarde]] = {}
        for rij in rijen:
            waarde = rij.get(sleutel)
            self._bij_sleutel.setdefault((isinstance(waarde, bool), waarde), rij)

    def rij(self, waarde: Waarde) -> Mapping[str, Waarde] | None:
        """De rij bij deze waarde van de sleutel, of None."""
        return self._bij_sleutel.get((isinstance(waarde, bool), waarde))


def lees_feit(ruw: object, naam: str) -> object:
    """Een feit zoals het in een bestand staat; een oordeel staat er als `{oordeel: ..., motivering: ...}`.

    Fout: FeitKloptNiet bij een oordeel zonder motivering.
    """
    if isinstance(ruw, dict) and set(ruw) == {"oordeel", "motivering"}:
        return Oordeel(lees_waarde(ruw["oordeel"], naam), str(ruw["motivering"] or ""))
    return ruw


@dataclass(frozen=True, slots=True)
class Feit:
    """Een feit dat een regel vraagt: hoe het heet, wat voor waarde het is, en hoe je ernaar vraagt."""

    veld: Veld
    regeling: str
    artikel: str

    @property
    def naam(self) -> str:
        """De naam van het feit."""
        return self.veld.naam

    @property
    def vraag(self) -> str:
        """De vraag in gewone taal; zonder eigen vraag de omschrijving of de naam."""
        return self.veld.vraag or self.veld.omschrijving or self.veld.naam.replace("_", " ")


class Feiten:
    """Wat er over een persoon gegeven is. Zie `mee` voor wat een verwijzing naar een andere wet meekrijgt."""

    __slots__ = ("_afgeleid", "_gegeven", "_tabellen")

    def __init__(self, gegeven: Mapping[str, object] = _NIETS, tabellen: Iterable[Tabel] = ()) -> None:
        self._gegeven: dict[str, Waarde | Oordeel] = {
            naam: waarde if isinstance(waarde, Oordeel) else lees_waarde(waarde, naam)
            for naam, waarde in gegeven.items()
        }
        self._tabellen = tuple(tabellen)
        self._afgeleid: list[tuple[dict[str, Waarde], Feiten]] = []

    def geef(self, naam: str) -> Waarde | Oordeel:
        """De waarde zoals gegeven, of onbekend."""
        if naam in self._gegeven:
            return self._gegeven[naam]
        return Onbekend(frozenset((naam,)))

    def uit_tabel(self, naam: str) -> Waarde | Oordeel:
        """De waarde zoals gegeven, anders uit een tabel waarvan de sleutel gegeven is, anders onbekend."""
        if naam in self._gegeven:
            return self._gegeven[naam]
        for tabel in self._tabellen:
            sleutel = self._gegeven.get(tabel.sleutel)
            if sleutel is None or isinstance(sleutel, Onbekend | Oordeel):
                continue
            rij = tabel.rij(sleutel)
            if rij is not None and naam in rij:
                return rij[naam]
        return Onbekend(frozenset((naam,)))

    def mee(self, parameters: Mapping[str, Waarde]) -> "Feiten":
        """De feiten voor een andere regeling die deze parameters krijgt.

        Botst geen parameter met wat er al is, dan gaat het over dezelfde persoon en gaat alles mee. Botst er een
        (bsn: die van de partner), dan gaat alleen mee wat genoemd is: feiten van de een zijn geen feiten van de ander.
        """
        botst = any(
            naam in self._gegeven and (isinstance(oud := self._gegeven[naam], Oordeel) or not _zelfde(oud, waarde))
            for naam, waarde in parameters.items()
        )
        if not botst and all(naam in self._gegeven for naam in parameters):
            return self
        for eerder, gevonden in self._afgeleid:
            if eerder.keys() == parameters.keys() and all(_zelfde(eerder[naam], parameters[naam]) for naam in eerder):
                return gevonden
        nieuw = Feiten({**({} if botst else self._gegeven), **parameters}, self._tabellen)
        self._afgeleid.append((dict(parameters), nieuw))
        return nieuw


def _zelfde(een: Waarde, twee: Waarde) -> bool:
    if isinstance(een, Onbekend) or isinstance(twee, Onbekend):
        return een == twee
    return gelijk(een, twee)


_HOORT = {
    "number": "een getal",
    "amount": "een getal",
    "boolean": "ja of nee (true of false)",
    "date": "een datum als 2027-01-01",
    "array": "een lijst",
    "object": "een blok met namen",
}


def past_bij(veld: Veld, waarde: Waarde) -> Waarde:
    """De waarde in de soort van het veld. Fout: FeitKloptNiet met wat er moet staan.

    Tekst is in het formaat ook wat op een getal lijkt (een nummer, een postcode); daar mag alles dat los is.
    """
    if waarde is None or isinstance(waarde, Onbekend):
        return waarde
    if veld.keuzes and waarde not in veld.keuzes:
        raise FeitKloptNiet(f"{veld.naam}: {in_woorden(waarde)} kan niet; kies uit {', '.join(veld.keuzes)}")
    match veld.soort:
        case "date":
            waarde = lees_dag(waarde) or waarde if isinstance(waarde, str) else waarde
            goed = not isinstance(waarde, str | bool | int | Fraction | tuple | dict)
        case "boolean":
            goed = isinstance(waarde, bool)
        case "number" | "amount":
            goed = isinstance(waarde, int | Fraction) and not isinstance(waarde, bool)
            if goed and veld.eenheid == "eurocent" and not isinstance(waarde, int):
                raise FeitKloptNiet(f"{veld.naam}: een bedrag is een heel aantal centen, er staat {in_woorden(waarde)}")
        case "array":
            goed = isinstance(waarde, tuple)
        case "object":
            goed = isinstance(waarde, dict)
        case _:
            goed = not isinstance(waarde, tuple | dict)
    if not goed:
        hoort = _HOORT.get(veld.soort, "tekst")
        raise FeitKloptNiet(f"{veld.naam}: hier hoort {hoort}, er staat {in_woorden(waarde)!r}")
    return waarde


def oordeel_bij(veld: Veld, gegeven: Waarde | Oordeel) -> tuple[Waarde, Oordeel | None]:
    """De waarde en, bij een oordeel, wie waarom zo oordeelde. Fout: FeitKloptNiet als een oordeel geen reden heeft."""
    if isinstance(gegeven, Oordeel):
        return past_bij(veld, gegeven.waarde), gegeven
    if veld.oordeel and not isinstance(gegeven, Onbekend):
        raise FeitKloptNiet(f"{veld.naam}: dit is een oordeel van een mens; geef waarde en motivering")
    return past_bij(veld, gegeven), None


@dataclass(slots=True)
class Gevraagd:
    """De feiten die een berekening tegenkwam en niet had."""

    feiten: dict[str, Feit] = field(default_factory=dict)

    def noteer(self, veld: Veld, regeling: str, artikel: str) -> None:
        """Onthoud wie het feit het eerst vroeg; een nadere beschrijving gaat voor een kale naam."""
        eerder = self.feiten.get(veld.naam)
        if eerder is None or not (eerder.veld.vraag or eerder.veld.omschrijving):
            self.feiten[veld.naam] = Feit(veld, regeling, artikel)
