"""WMO307 (stop of the support, provider to municipality) and its return WMO308."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from keukentafel.berichten.iwmo.beschrijving import Berichtklasse, Lijst, Naam
from keukentafel.berichten.iwmo.v3_2.geleverd import Geleverd, Inwoner
from keukentafel.berichten.iwmo.v3_2.kop import VanAanbieder, VanAanbiederRetour
from keukentafel.berichten.iwmo.v3_2.typen import Datum, RedenBeeindiging, Retourcodes, StatusAanlevering


@dataclass(frozen=True, slots=True, kw_only=True)
class StopProduct(Geleverd):
    """One delivery that stopped. Logical key: all but toewijzing_ingangsdatum and status_aanlevering."""

    reden_beeindiging: RedenBeeindiging
    einddatum: Datum
    status_aanlevering: StatusAanlevering


@dataclass(frozen=True, slots=True, kw_only=True)
class StopInwoner(Inwoner):
    """The inwoner of a 307, with the deliveries that stopped."""

    stop_producten: Annotated[tuple[StopProduct, ...], Lijst("StopProduct")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop(Berichtklasse):
    """A WMO307."""

    header: VanAanbieder
    inwoner: Annotated[StopInwoner, Naam("Client")]


@dataclass(frozen=True, slots=True, kw_only=True)
class StopProductRetour(StopProduct):
    """A delivery in a 308."""

    retour_codes: Retourcodes


@dataclass(frozen=True, slots=True, kw_only=True)
class StopInwonerRetour(StopInwoner):
    """The inwoner in a 308, with everything the 307 held."""

    stop_producten: Annotated[tuple[StopProductRetour, ...], Lijst("StopProduct")]
    retour_codes: Retourcodes


@dataclass(frozen=True, slots=True, kw_only=True)
class StopRetour(Berichtklasse):
    """A WMO308."""

    header: VanAanbiederRetour
    inwoner: Annotated[StopInwonerRetour, Naam("Client")] | None = None
