"""WMO301 (toewijzing, municipality to provider) and its return WMO302."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from keukentafel.berichten.iwmo.beschrijving import Berichtklasse, Lijst, Naam
from keukentafel.berichten.iwmo.v3_2.kop import VanGemeente, VanGemeenteRetour
from keukentafel.berichten.iwmo.v3_2.typen import (
    Adres,
    Adressoort,
    Bsn,
    Budget,
    Communicatie,
    Datum,
    Emailadres,
    Geboortedatum,
    Geslacht,
    JuridischeStatus,
    Nummer,
    Omvang,
    OpenPeriode,
    Organisatienaam,
    Persoonsid,
    Product,
    RedenWijziging,
    Referentie,
    Retourcodes,
    SoortRelatie,
    Telefoonnummers,
    Tijd,
    Toelichting,
    Vertegenwoordiging,
    Volgorde,
    VolledigeNaam,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Berichtklasse):
    """Where an inwoner or a relatie can be reached. Logical key: soort."""

    soort: Adressoort
    adres: Adres | None = None
    organisatie: Organisatienaam | None = None
    telefoon: Telefoonnummers | None = None
    emailadres: Emailadres | None = None
    periode: OpenPeriode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relatie(Berichtklasse):
    """Somebody beside the inwoner. Logical key: nummer."""

    nummer: Persoonsid
    volgorde: Volgorde | None = None
    soort: SoortRelatie
    geboortedatum: Geboortedatum | None = None
    geslacht: Geslacht | None = None
    naam: VolledigeNaam
    contact: Contact


@dataclass(frozen=True, slots=True, kw_only=True)
class ToegewezenProduct(Berichtklasse):
    """One order to deliver. Logical key: toewijzing_nummer. `budget` is in cents."""

    toewijzing_nummer: Nummer
    referentie_aanbieder: Referentie | None = None
    product: Product | None = None
    toewijzingsdatum: Datum
    toewijzingstijd: Tijd
    ingangsdatum: Datum
    einddatum: Datum | None = None
    reden_wijziging: RedenWijziging | None = None
    omvang: Omvang | None = None
    budget: Budget | None = None
    commentaar: Toelichting | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToewijzingInwoner(Berichtklasse):
    """For whom the orders are: the class Client of the 301. Logical key: bsn."""

    bsn: Bsn
    geboortedatum: Geboortedatum
    geslacht: Geslacht
    naam: VolledigeNaam
    communicatie: Communicatie | None = None
    juridische_status: JuridischeStatus | None = None
    wettelijke_vertegenwoordiging: Vertegenwoordiging | None = None
    commentaar: Toelichting | None = None
    relaties: Annotated[tuple[Relatie, ...], Lijst("Relatie", verplicht=False)] = ()
    contactgegevens: Annotated[tuple[Contact, ...], Lijst("Contact")]
    toegewezen_producten: Annotated[tuple[ToegewezenProduct, ...], Lijst("ToegewezenProduct")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Toewijzing(Berichtklasse):
    """A WMO301."""

    header: VanGemeente
    inwoner: Annotated[ToewijzingInwoner, Naam("Client")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRetour(Contact):
    """A contact in a 302."""

    retour_codes: Retourcodes


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatieRetour(Relatie):
    """A relatie in a 302."""

    contact: ContactRetour
    retour_codes: Retourcodes


@dataclass(frozen=True, slots=True, kw_only=True)
class ToegewezenProductRetour(ToegewezenProduct):
    """An order in a 302."""

    retour_codes: Retourcodes


@dataclass(frozen=True, slots=True, kw_only=True)
class ToewijzingInwonerRetour(ToewijzingInwoner):
    """The inwoner in a 302, with everything the 301 held."""

    relaties: Annotated[tuple[RelatieRetour, ...], Lijst("Relatie", verplicht=False)] = ()
    contactgegevens: Annotated[tuple[ContactRetour, ...], Lijst("Contact")]
    toegewezen_producten: Annotated[tuple[ToegewezenProductRetour, ...], Lijst("ToegewezenProduct")]
    retour_codes: Retourcodes


@dataclass(frozen=True, slots=True, kw_only=True)
class ToewijzingRetour(Berichtklasse):
    """A WMO302."""

    header: VanGemeenteRetour
    inwoner: Annotated[ToewijzingInwonerRetour, Naam("Client")] | None = None
