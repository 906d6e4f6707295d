"""Elke regel noemt het artikel dat hij uitvoert. Docs, brieven en tests lezen hetzelfde register."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TypeVar

R = TypeVar("R", bound=Callable[..., object])

REGELINGEN = MappingProxyType(
    {
        "Wmo 2015": "Wet maatschappelijke ondersteuning 2015 (BWBR0035362)",
        "Awb": "Algemene wet bestuursrecht (BWBR0005537)",
        "Algemene termijnenwet": "Algemene termijnenwet (BWBR0002448)",
        "Beleidsplan Wmo 2023-2026": "Beleidsplan maatschappelijke ondersteuning 2023-2026 Maastricht-Heuvelland",
        "Beleidskaders Wmo 2015": "Beleidskaders Wmo 2015 Maastricht-Heuvelland (2014)",
        "Beleidsplan Midden-Limburg West 2020-2023": "Integraal beleidsplan sociaal domein 2020-2023 (drie gemeenten)",
        "iWmo 3.2": "iWmo 3.2, de standaard voor berichten tussen gemeente en aanbieder (Zorginstituut Nederland)",
        "Logisch Ontwerp BSN": "Logisch Ontwerp BSN (onbevestigd: gelezen bij derden, niet in het stuk zelf)",
        "Afspraak van het huis": "Geen wet: een afspraak van Keukentafel die de wet invult. De functie zegt waarom",
    }
)


@dataclass(frozen=True, slots=True)
class Bron:
    """Een vindplaats: de regeling (een sleutel van REGELINGEN), het artikel en vanaf wanneer de regel zo geldt."""

    regeling: str
    artikel: str
    vanaf: date = date(2015, 1, 1)

    def __post_init__(self) -> None:
        if self.regeling not in REGELINGEN:
            raise ValueError(f"onbekende regeling: {self.regeling!r}; zet haar eerst in REGELINGEN")
        if not self.artikel.strip():
            raise ValueError("een bron zonder artikel is geen bron")

    @property
    def citaat(self) -> str:
        """De vindplaats zoals een brief hem noemt, bijvoorbeeld 'Wmo 2015 art. 2.3.2 lid 1'."""
        return (
            f"{self.regeling} art. {self.artikel}" if self.artikel[0].isdigit() else f"{self.regeling}, {self.artikel}"
        )


REGISTER: dict[str, Bron] = {}


def bron(regeling: str, artikel: str, *, vanaf: date = date(2015, 1, 1)) -> Callable[[R], R]:
    """Schrijf een regel in het register in, onder zijn module en naam.

    In: een naam uit REGELINGEN en een artikel als '2.3.2 lid 1'. Uit: dezelfde functie. Fout: ValueError bij een
    onbekende regeling, een leeg artikel of een naam die al in het register staat.
    """
    vindplaats = Bron(regeling, artikel, vanaf)

    def registreer(regel: R) -> R:
        naam = f"{regel.__module__}.{regel.__qualname__}"
        if naam in REGISTER:
            raise ValueError(f"{naam} staat al in het register")
        REGISTER[naam] = vindplaats
        return regel

    return registreer


def bron_van(regel: Callable[..., object]) -> Bron:
    """De bron waarmee deze regel in het register staat. Fout: KeyError als hij er niet in staat."""
    return REGISTER[f"{regel.__module__}.{regel.__qualname__}"]
