"""What a 305 and a 307 share: the order that a line is about, and for whom it is."""

from __future__ import annotations

from dataclasses import dataclass

from keukentafel.berichten.iwmo.beschrijving import Berichtklasse
from keukentafel.berichten.iwmo.v3_2.typen import Bsn, Datum, Geboortedatum, Geslacht, Nummer, Product, VerkorteNaam


@dataclass(frozen=True, slots=True, kw_only=True)
class Geleverd(Berichtklasse):
    """The delivery of which a line tells: with an order or only a product, and its first day."""

    toewijzing_nummer: Nummer | None = None
    product: Product | None = None
    toewijzing_ingangsdatum: Datum | None = None
    begindatum: Datum


@dataclass(frozen=True, slots=True, kw_only=True)
class Inwoner(Berichtklasse):
    """To whom is delivered: the class Client of a message from a provider. Logical key: bsn."""

    bsn: Bsn
    geboortedatum: Geboortedatum
    geslacht: Geslacht
    naam: VerkorteNaam
