"""Types of iWmo 3.2 that more than one message uses: simple ones (LDT_...) and groups (CDT_...).

Source: basisschema XSD 1.0.0. Dates are `date`, amounts whole cents, codes text as in the list.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from keukentafel.berichten.iwmo.beschrijving import Basistype, Lijst
from keukentafel.berichten.iwmo.v3_2 import codelijsten as lijst
from keukentafel.berichten.iwmo.v3_2.retourcodes import RETOURCODE
from keukentafel.berichten.iwmo.waarden import Code, Dag, Getal, Kloktijd, Tekst, Vorm, iets

AgbCode = Annotated[str, Tekst("LDT_AgbCode", 8, Vorm("[0-9]{8}"), "moet 8 cijfers zijn")]
Bsn = Annotated[str, Tekst("LDT_BurgerServicenummer", 9, Vorm("[0-9]{9}"), "moet 9 cijfers zijn")]
Gemeentecode = Annotated[str, Tekst("LDT_Gemeente", None, Vorm("[0-9]{4}"), "moet 4 cijfers zijn")]
BerichtId = Annotated[str, Tekst("LDT_IdentificatieBericht", 12)]
Versienummer = Annotated[
    str,
    Tekst("LDT_Versie", None, Vorm(r"(?:(?:0|[1-9][0-9]*)\.){2}(?:0|[1-9][0-9]*)"), "moet een versie zoals 1.0.0 zijn"),
]
Toelichting = Annotated[str, Tekst("LDT_Commentaar", None, iets, "is leeg")]
Eigennaam = Annotated[str, Tekst("LDT_Naam", 200)]
Voorvoegsel = Annotated[str, Tekst("LDT_Voorvoegsel", 10)]
Voorletters = Annotated[str, Tekst("LDT_Voorletters", 6, Vorm("[a-zA-ZÀ-ỳ]+"), "mag alleen letters hebben")]
Taal = Annotated[str, Tekst("LDT_Taal", 25)]
Persoonsid = Annotated[str, Tekst("LDT_Persoonsid", 20)]
Organisatienaam = Annotated[str, Tekst("LDT_Organisatienaam", 35)]
Emailadres = Annotated[str, Tekst("LDT_Emailadres", 80)]
Telefoonnummer = Annotated[str, Tekst("LDT_Telefoonnummer", 15, Vorm("[0-9]*"), "mag alleen cijfers hebben")]
Landnummer = Annotated[str, Tekst("LDT_Landnummer", 4)]
Huisletter = Annotated[str, Tekst("LDT_Huisletter", 1)]
Toevoeging = Annotated[str, Tekst("LDT_HuisnummerToevoeging", 4)]
Postcode = Annotated[str, Tekst("LDT_Postcode", 8)]
Straatnaam = Annotated[str, Tekst("LDT_Straatnaam", 24)]
Plaatsnaam = Annotated[str, Tekst("LDT_Plaatsnaam", 80)]
Productcode = Annotated[str, Tekst("LDT_ProductCode", 5)]
Referentie = Annotated[str, Tekst("LDT_Referentie", 36)]

Nummer = Annotated[int, Getal("LDT_Nummer", 999_999_999)]
Huisnummer = Annotated[int, Getal("LDT_Huisnummer", 99_999)]
Volgorde = Annotated[int, Getal("LDT_RelatieVolgorde", 99)]
Volume = Annotated[int, Getal("LDT_Volume", 99_999_999)]
Budget = Annotated[int, Getal("LDT_Budget", 99_999_999)]

Datum = Annotated[date, Dag()]
Tijd = Annotated[str, Kloktijd()]

AanduidingWoonadres = Annotated[str, Code("LDT_AanduidingWoonadres", lijst.AANDUIDING_WOONADRES)]
Adressoort = Annotated[str, Code("LDT_AdresSoort", lijst.ADRESSOORT)]
Communicatievorm = Annotated[str, Code("LDT_Communicatievorm", lijst.COMMUNICATIEVORM)]
Datumgebruik = Annotated[str, Code("LDT_DatumGebruik", lijst.DATUMGEBRUIK)]
Eenheid = Annotated[str, Code("LDT_Eenheid", lijst.EENHEID)]
Frequentie = Annotated[str, Code("LDT_Frequentie", lijst.FREQUENTIE)]
Geslacht = Annotated[str, Code("LDT_Geslacht", lijst.GESLACHT)]
JuridischeStatus = Annotated[str, Code("LDT_JuridischeStatus", lijst.JURIDISCHE_STATUS)]
Landcode = Annotated[str, Code("LDT_LandCode", lijst.LANDCODE)]
Naamgebruik = Annotated[str, Code("LDT_NaamGebruik", lijst.NAAMGEBRUIK)]
Productcategorie = Annotated[str, Code("LDT_ProductCategorie", lijst.PRODUCTCATEGORIE)]
RedenBeeindiging = Annotated[str, Code("LDT_RedenBeeindiging", lijst.REDEN_BEEINDIGING)]
RedenWijziging = Annotated[str, Code("LDT_RedenWijziging", lijst.REDEN_WIJZIGING)]
Retourcode = Annotated[str, Code("LDT_RetourCode", RETOURCODE)]
SoortRelatie = Annotated[str, Code("LDT_SoortRelatie", lijst.SOORT_RELATIE)]
StatusAanlevering = Annotated[str, Code("LDT_StatusAanlevering", lijst.STATUS_AANLEVERING)]
Vertegenwoordiging = Annotated[str, Code("LDT_WettelijkeVertegenwoordiging", lijst.WETTELIJKE_VERTEGENWOORDIGING)]

Retourcodes = Annotated[tuple[Retourcode, ...], Lijst("RetourCode")]
"""The codes of a class in a return: at least one."""

KopRetourcodes = Annotated[tuple[Retourcode, ...], Lijst("RetourCode", verplicht=False)]
"""The codes of the header in a return: none when the whole message is accepted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BerichtIdentificatie(Basistype):
    """The identification that a sender gives a message, and its day (CDT_BerichtIdentificatie)."""

    identificatie: BerichtId
    dagtekening: Datum


@dataclass(frozen=True, slots=True, kw_only=True)
class XsdVersie(Basistype):
    """The versions of the schemas with which a message was made (CDT_XsdVersie)."""

    basisschema_xsd_versie: Versienummer
    bericht_xsd_versie: Versienummer


@dataclass(frozen=True, slots=True, kw_only=True)
class Geboortedatum(Basistype):
    """A day of birth; `datum_gebruik` says which part of it is unknown (CDT_Geboortedatum, IV009)."""

    datum: Datum
    datum_gebruik: Datumgebruik | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Achternaam(Basistype):
    """A last name (CDT_Achternaam)."""

    achternaam: Eigennaam
    voorvoegsel: Voorvoegsel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerkorteNaam(Basistype):
    """A name in short: last name, first names, initials (CDT_VerkorteNaam)."""

    geslachtsnaam: Achternaam
    voornamen: Eigennaam | None = None
    voorletters: Voorletters | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VolledigeNaam(Basistype):
    """A name with that of a partner and how somebody uses both (CDT_VolledigeNaam)."""

    geslachtsnaam: Achternaam
    partnernaam: Achternaam | None = None
    voornamen: Eigennaam | None = None
    voorletters: Voorletters | None = None
    naam_gebruik: Naamgebruik


@dataclass(frozen=True, slots=True, kw_only=True)
class Communicatie(Basistype):
    """An interpreter that is needed (CDT_Communicatie)."""

    vorm: Communicatievorm
    taal: Taal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Huis(Basistype):
    """A house number with what belongs to it (CDT_Huis)."""

    huisnummer: Huisnummer
    huisletter: Huisletter | None = None
    huisnummer_toevoeging: Toevoeging | None = None
    aanduiding_woonadres: AanduidingWoonadres | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Adres(Basistype):
    """An address (CDT_Adres)."""

    huis: Huis | None = None
    postcode: Postcode | None = None
    straatnaam: Straatnaam | None = None
    plaatsnaam: Plaatsnaam | None = None
    land_code: Landcode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telefoon(Basistype):
    """A telephone number (CDT_Telefoon)."""

    telefoonnummer: Telefoonnummer
    landnummer: Landnummer


@dataclass(frozen=True, slots=True, kw_only=True)
class Telefoonnummers(Basistype):
    """One or two telephone numbers (CDT_Telefoonnummers)."""

    telefoon01: Telefoon
    telefoon02: Telefoon | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPeriode(Basistype):
    """A period of which either end may be open; both days count (CDT_OpenPeriode)."""

    begindatum: Datum | None = None
    einddatum: Datum | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Product(Basistype):
    """A product: a category, and a code unless the provider may choose (CDT_Product)."""

    categorie: Productcategorie
    code: Productcode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Omvang(Basistype):
    """How much: so many units, so often (CDT_Omvang)."""

    volume: Volume
    eenheid: Eenheid
    frequentie: Frequentie
