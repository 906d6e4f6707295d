"""WMO305 (start of the support, provider to municipality) and its return WMO306."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from keukentafel.berichten.iwmo.beschrijving import Berichtklasse, Lijst, Naam
from keukentafel.berichten.iwmo.v3_2.geleverd import Geleverd, Inwoner
from keukentafel.berichten.iwmo.v3_2.kop import VanAanbieder, VanAanbiederRetour
from keukentafel.berichten.iwmo.v3_2.typen import Retourcodes, StatusAanlevering


@dataclass(frozen=True, slots=True, kw_only=True)
class StartProduct(Geleverd):
    """One delivery that began. Logical key: toewijzing_nummer, product and begindatum."""

    status_aanlevering: StatusAanlevering


@dataclass(frozen=True, slots=True, kw_only=True)
class StartInwoner(Inwoner):
    """The inwoner of a 305, with the deliveries that began."""

    start_producten: Annotated[tuple[StartProduct, ...], Lijst("StartProduct")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Start(Berichtklasse):
    """A WMO305."""

    header: VanAanbieder
    inwoner: Annotated[StartInwoner, Naam("Client")]


@dataclass(frozen=True, slots=True, kw_only=True)
class StartProductRetour(StartProduct):
    """A delivery in a 306."""

    retour_codes: Retourcodes


@dataclass(frozen=True, slots=True, kw_only=True)
class StartInwonerRetour(StartInwoner):
    """The inwoner in a 306, with everything the 305 held."""

    start_producten: Annotated[tuple[StartProductRetour, ...], Lijst("StartProduct")]
    retour_codes: Retourcodes


@dataclass(frozen=True, slots=True, kw_only=True)
class StartRetour(Berichtklasse):
    """A WMO306."""

    header: VanAanbiederRetour
    inwoner: Annotated[StartInwonerRetour, Naam("Client")] | None = None
