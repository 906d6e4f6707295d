"""Woorden voor het gesprek: zes kanten van gezondheid, en de ladder van hulp. Geen score telt op tot een totaal."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from keukentafel.recht.taal.bron import bron


class Dimensie(StrEnum):
    """De zes dimensies van positieve gezondheid (Beleidsplan 2023-2026, 3.1)."""

    LICHAAMSFUNCTIES = "lichaamsfuncties"
    MENTAAL_WELBEVINDEN = "mentaal_welbevinden"
    ZINGEVING = "zingeving"
    KWALITEIT_VAN_LEVEN = "kwaliteit_van_leven"
    MEEDOEN = "meedoen"
    DAGELIJKS_FUNCTIONEREN = "dagelijks_functioneren"

    @property
    def naam(self) -> str:
        """Hoe de dimensie op het scherm heet."""
        return self.value.replace("_", " ").capitalize()

    @property
    def uitspraak(self) -> str:
        """De zin uit het beleidsplan die zegt wat de dimensie betekent."""
        return _UITSPRAAK[self]


_UITSPRAAK = MappingProxyType(
    {
        Dimensie.LICHAAMSFUNCTIES: "Ik voel me gezond en fit",
        Dimensie.MENTAAL_WELBEVINDEN: "Ik voel me goed",
        Dimensie.ZINGEVING: "Ik heb vertrouwen in mijn toekomst",
        Dimensie.KWALITEIT_VAN_LEVEN: "Ik geniet van het leven",
        Dimensie.MEEDOEN: "Ik heb contact met anderen",
        Dimensie.DAGELIJKS_FUNCTIONEREN: "Ik kan goed voor mezelf zorgen",
    }
)

LAAGSTE_CIJFER, HOOGSTE_CIJFER = 0, 10


@bron("Beleidsplan Wmo 2023-2026", "3.1")
def cijfer_fout(cijfer: int | None) -> str | None:
    """Wat er mis is met een cijfer van de inwoner, of None. 'Niet besproken' (None) is een goed antwoord."""
    if cijfer is None or LAAGSTE_CIJFER <= cijfer <= HOOGSTE_CIJFER:
        return None
    return f"Kies een cijfer van {LAAGSTE_CIJFER} tot en met {HOOGSTE_CIJFER}, of kies 'niet besproken'."


@dataclass(frozen=True, slots=True)
class _Uitleg:
    naam: str
    uitleg: str
    artikel: str


class Trede(StrEnum):
    """De acht treden van de ladder, van onder naar boven. Pas de laatste vraagt een besluit."""

    EIGEN_KRACHT = "eigen_kracht"
    ALGEMEEN_GEBRUIKELIJK = "algemeen_gebruikelijk"
    GEBRUIKELIJKE_HULP = "gebruikelijke_hulp"
    MANTELZORG_EN_NETWERK = "mantelzorg_en_netwerk"
    ANDERE_WET = "andere_wet"
    ALGEMENE_VOORZIENING = "algemene_voorziening"
    COLLECTIEVE_VOORZIENING = "collectieve_voorziening"
    MAATWERKVOORZIENING = "maatwerkvoorziening"

    @property
    def volgorde(self) -> int:
        """De plaats op de ladder: 1 is de onderste trede, 8 de bovenste."""
        return list(Trede).index(self) + 1

    @property
    def naam(self) -> str:
        """De naam in gewone taal."""
        return _TREDEN[self].naam

    @property
    def uitleg(self) -> str:
        """Een zin die de trede uitlegt aan een inwoner."""
        return _TREDEN[self].uitleg

    @property
    def artikel(self) -> str:
        """Waar de trede staat."""
        return _TREDEN[self].artikel


_TREDEN = MappingProxyType(
    {
        Trede.EIGEN_KRACHT: _Uitleg(
            "Wat u zelf kunt",
            "U lost het zelf op, misschien op een andere manier.",
            "Wmo 2015 art. 2.3.2 lid 4 onder b",
        ),
        Trede.ALGEMEEN_GEBRUIKELIJK: _Uitleg(
            "Wat iedereen kan kopen", "Een gewone winkel verkoopt wat u nodig heeft.", "Wmo 2015 art. 2.3.5 lid 3"
        ),
        Trede.GEBRUIKELIJKE_HULP: _Uitleg(
            "Hulp van huisgenoten",
            "Mensen in uw huis helpen zoals mensen dat gewoon doen.",
            "Wmo 2015 art. 2.3.2 lid 4 onder b",
        ),
        Trede.MANTELZORG_EN_NETWERK: _Uitleg(
            "Hulp van mensen om u heen",
            "Familie, vrienden of buren helpen u.",
            "Wmo 2015 art. 2.3.2 lid 4 onder c",
        ),
        Trede.ANDERE_WET: _Uitleg(
            "Hulp uit een andere wet",
            "Uw zorgverzekering, school of werk helpt u hiermee.",
            "Wmo 2015 art. 2.3.2 lid 4 onder f",
        ),
        Trede.ALGEMENE_VOORZIENING: _Uitleg(
            "Hulp waar iedereen heen kan",
            "U kunt er zo heen. U hebt geen besluit nodig.",
            "Wmo 2015 art. 2.3.2 lid 4 onder e",
        ),
        Trede.COLLECTIEVE_VOORZIENING: _Uitleg(
            "Hulp samen met anderen",
            "U gebruikt de hulp samen, zoals vervoer in een busje.",
            "Beleidskaders Wmo 2015, hoofdstuk 3",
        ),
        Trede.MAATWERKVOORZIENING: _Uitleg(
            "Hulp speciaal voor u", "De gemeente neemt hierover een besluit.", "Wmo 2015 art. 2.3.5 lid 3"
        ),
    }
)
