"""Woorden voor het gesprek: zes kanten van gezondheid. Geen score telt op tot een totaal."""

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
