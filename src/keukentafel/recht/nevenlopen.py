"""Wat naast de hoofdweg loopt en haar niet stilzet: tijdelijke hulp bij spoed, en bezwaar.

Een zaak kan tegelijk in onderzoek zijn en tijdelijke hulp hebben. Daarom zijn dit eigen tabellen, geen standen.
"""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from keukentafel.recht.stappen import Stand
from keukentafel.recht.taal.bron import bron


class Nevenstand(StrEnum):
    """Waar een nevenloop staat; het eerste woord zegt welke loop het is."""

    TIJDELIJK_TOEGEKEND = "tijdelijk_toegekend"
    TIJDELIJK_VERLENGD = "tijdelijk_verlengd"
    TIJDELIJK_OVERGEGAAN = "tijdelijk_overgegaan"
    TIJDELIJK_GESTOPT = "tijdelijk_gestopt"
    BEZWAAR_ONTVANGEN = "bezwaar_ontvangen"
    BEZWAAR_GEHOORD = "bezwaar_gehoord"
    BEZWAAR_GEGROND = "bezwaar_gegrond"
    BEZWAAR_ONGEGROND = "bezwaar_ongegrond"
    BEZWAAR_NIET_ONTVANKELIJK = "bezwaar_niet_ontvankelijk"
    BEZWAAR_INGETROKKEN = "bezwaar_ingetrokken"


@dataclass(frozen=True, slots=True)
class Nevenstap:
    """Een stap binnen een nevenloop, met zijn artikel."""

    van: Nevenstand
    naar: Nevenstand
    handeling: str
    artikel: str


@dataclass(frozen=True, slots=True)
class Nevenloop:
    """Een weg naast de hoofdweg: hoe hij heet, waar hij begint, in welke standen dat kan, en zijn stappen."""

    naam: str
    begin: Nevenstand
    artikel: str
    kan_beginnen_in: frozenset[Stand]
    stappen: tuple[Nevenstap, ...]


class NevenstapBestaatNiet(ValueError):
    """De wet kent deze stap naast de hoofdweg niet."""


_N = Nevenstand
_SPOED = "Wmo 2015 art. 2.3.3"

TIJDELIJKE_HULP = Nevenloop(
    naam="tijdelijke hulp bij spoed",
    begin=_N.TIJDELIJK_TOEGEKEND,
    artikel=_SPOED,
    kan_beginnen_in=frozenset({Stand.ONTVANGEN, Stand.IN_ONDERZOEK, Stand.VERSLAG_VERZONDEN, Stand.AANGEVRAAGD}),
    stappen=(
        Nevenstap(_N.TIJDELIJK_TOEGEKEND, _N.TIJDELIJK_VERLENGD, "verlengen", _SPOED),
        Nevenstap(_N.TIJDELIJK_VERLENGD, _N.TIJDELIJK_VERLENGD, "verlengen", _SPOED),
        Nevenstap(_N.TIJDELIJK_TOEGEKEND, _N.TIJDELIJK_OVERGEGAAN, "overgaan", "Wmo 2015 art. 2.3.5 lid 3"),
        Nevenstap(_N.TIJDELIJK_VERLENGD, _N.TIJDELIJK_OVERGEGAAN, "overgaan", "Wmo 2015 art. 2.3.5 lid 3"),
        Nevenstap(_N.TIJDELIJK_TOEGEKEND, _N.TIJDELIJK_GESTOPT, "beeindigen", _SPOED),
        Nevenstap(_N.TIJDELIJK_VERLENGD, _N.TIJDELIJK_GESTOPT, "beeindigen", _SPOED),
    ),
)

BEZWAAR = Nevenloop(
    naam="bezwaar",
    begin=_N.BEZWAAR_ONTVANGEN,
    artikel="Awb art. 7:1 lid 1",
    kan_beginnen_in=frozenset(
        {
            Stand.AANGEVRAAGD,  # niet tijdig beslissen, of een besluit over tijdelijke hulp (Awb art. 6:2)
            Stand.IN_ONDERZOEK,  # een besluit over tijdelijke hulp
            Stand.TOEGEKEND,
            Stand.AFGEWEZEN,
            Stand.BUITEN_BEHANDELING,
            Stand.HULP_LOOPT,
            Stand.IN_EVALUATIE,
            Stand.BEEINDIGD,
            Stand.AFGESLOTEN,
        }
    ),
    stappen=(
        Nevenstap(_N.BEZWAAR_ONTVANGEN, _N.BEZWAAR_GEHOORD, "horen", "Awb art. 7:2 lid 1"),
        Nevenstap(_N.BEZWAAR_ONTVANGEN, _N.BEZWAAR_GEGROND, "gegrond_verklaren", "Awb art. 7:3 onder e en 7:11"),
        Nevenstap(_N.BEZWAAR_ONTVANGEN, _N.BEZWAAR_ONGEGROND, "ongegrond_verklaren", "Awb art. 7:3 onder b en 7:11"),
        Nevenstap(_N.BEZWAAR_ONTVANGEN, _N.BEZWAAR_NIET_ONTVANKELIJK, "niet_ontvankelijk_verklaren", "Awb art. 6:6"),
        Nevenstap(_N.BEZWAAR_ONTVANGEN, _N.BEZWAAR_INGETROKKEN, "intrekken", "Awb art. 6:21 lid 1"),
        Nevenstap(_N.BEZWAAR_GEHOORD, _N.BEZWAAR_GEGROND, "gegrond_verklaren", "Awb art. 7:11"),
        Nevenstap(_N.BEZWAAR_GEHOORD, _N.BEZWAAR_ONGEGROND, "ongegrond_verklaren", "Awb art. 7:11"),
        Nevenstap(_N.BEZWAAR_GEHOORD, _N.BEZWAAR_NIET_ONTVANKELIJK, "niet_ontvankelijk_verklaren", "Awb art. 6:6"),
        Nevenstap(_N.BEZWAAR_GEHOORD, _N.BEZWAAR_INGETROKKEN, "intrekken", "Awb art. 6:21 lid 1"),
    ),
)

NEVENLOPEN: tuple[Nevenloop, ...] = (TIJDELIJKE_HULP, BEZWAAR)
EINDSTANDEN = frozenset(
    {
        _N.TIJDELIJK_OVERGEGAAN,
        _N.TIJDELIJK_GESTOPT,
        _N.BEZWAAR_GEGROND,
        _N.BEZWAAR_ONGEGROND,
        _N.BEZWAAR_NIET_ONTVANKELIJK,
        _N.BEZWAAR_INGETROKKEN,
    }
)
_TABEL = MappingProxyType({(stap.van, stap.naar): stap for loop in NEVENLOPEN for stap in loop.stappen})


@bron("Wmo 2015", "2.3.3")
def begin_nevenloop(*, loop: Nevenloop, stand: Stand) -> Nevenstand:
    """De eerste stand van een nevenloop. Fout: NevenstapBestaatNiet als hij niet kan beginnen in deze stand."""
    if stand not in loop.kan_beginnen_in:
        raise NevenstapBestaatNiet(f"{loop.naam} kan niet beginnen in {stand}")
    return loop.begin


@bron("Awb", "7:11")
def verzet_nevenloop(*, van: Nevenstand, naar: Nevenstand) -> Nevenstap:
    """De stap in een nevenloop, met zijn artikel. Fout: NevenstapBestaatNiet als de tabel hem niet kent."""
    try:
        return _TABEL[van, naar]
    except KeyError:
        raise NevenstapBestaatNiet(f"van {van} naar {naar} kan niet") from None
