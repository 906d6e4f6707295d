"""Headers of iWmo 3.2. BerichtCode, BerichtVersie and BerichtSubversie follow from the kind and are no fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from keukentafel.berichten.iwmo.beschrijving import Berichtklasse
from keukentafel.berichten.iwmo.v3_2.typen import (
    AgbCode,
    BerichtId,
    BerichtIdentificatie,
    Datum,
    Gemeentecode,
    KopRetourcodes,
    Versienummer,
    XsdVersie,
)

XSD: Final = XsdVersie(basisschema_xsd_versie="1.0.0", bericht_xsd_versie="1.0.0")
"""The schemas that we write by. For returns the number is `onbevestigd`: their schema is not public to us."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VanGemeente(Berichtklasse):
    """The header of a message from a municipality (CBS code) to a provider (AGB code)."""

    afzender: Gemeentecode
    ontvanger: AgbCode
    bericht_identificatie: BerichtIdentificatie
    xsd_versie: XsdVersie = XSD


@dataclass(frozen=True, slots=True, kw_only=True)
class VanAanbieder(Berichtklasse):
    """The header of a message from a provider (AGB code) to a municipality (CBS code)."""

    afzender: AgbCode
    ontvanger: Gemeentecode
    bericht_identificatie: BerichtIdentificatie
    xsd_versie: XsdVersie = XSD


@dataclass(frozen=True, slots=True, kw_only=True)
class VanGemeenteRetour(VanGemeente):
    """The header of a return on a message from a municipality: sender and receiver stay as they were (IV028)."""

    identificatie_retour: BerichtId
    dagtekening_retour: Datum
    xslt_versie: Versienummer | None = None
    xsd_versie_retour: XsdVersie = XSD
    retour_codes: KopRetourcodes = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VanAanbiederRetour(VanAanbieder):
    """The header of a return on a message from a provider: sender and receiver stay as they were (IV028)."""

    identificatie_retour: BerichtId
    dagtekening_retour: Datum
    xslt_versie: Versienummer | None = None
    xsd_versie_retour: XsdVersie = XSD
    retour_codes: KopRetourcodes = ()
