"""Who an order is for, as the 301 says it: what the provider needs to come to the door, and no more.

The sex of a resident is not kept here, and how somebody wants to be addressed is no proof of it: code 0, unknown. No
e-mail address and nobody else (relaties): the order does not need them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from keukentafel.berichten.iwmo.v3_2.codelijsten import NEDERLAND
from keukentafel.berichten.iwmo.v3_2.toewijzing import Contact
from keukentafel.berichten.iwmo.v3_2.typen import (
    Achternaam,
    Adres,
    Communicatie,
    Geboortedatum,
    Huis,
    Telefoon,
    Telefoonnummers,
    VolledigeNaam,
)
from keukentafel.omgeving.mensen import queries as mensen
from keukentafel.omgeving.mensen.models import Persoon
from keukentafel.stelsel.gemeenten.models import Gemeente

ONBEKEND_GESLACHT = "0"
STRAAT_HOOGSTENS = 24
VOORVOEGSEL_HOOGSTENS = 10
TAAL_HOOGSTENS = 25
ORGANISATIE_HOOGSTENS = 35
BRP_ADRES = "01"
POSTADRES = "02"
_HUISNUMMER = re.compile(r"(\d{1,5})\s*(?:([A-Za-z])(?![A-Za-z0-9]))?[\s-]*(\S{1,4})?")
_NEDERLANDS = re.compile(r"(?:\+31|0031|0)(\d{9})")


class PastNiet(ValueError):
    """What we know of a resident does not make a message. `redenen`: a plain sentence for each thing."""

    def __init__(self, redenen: list[str]) -> None:
        super().__init__(" ".join(redenen))
        self.redenen = redenen


@dataclass(frozen=True, kw_only=True)
class Inwonerdeel:
    """The fields of the class Client of a 301 that say who it is and where. `commentaar` None: nothing to add."""

    bsn: str
    geboortedatum: Geboortedatum
    naam: VolledigeNaam
    communicatie: Communicatie | None
    commentaar: str | None
    contact: Contact


def inwonerdeel(*, gemeente: Gemeente, persoon: Persoon) -> Inwonerdeel:
    """Return who a resident is and where, for a 301. Raises PastNiet with everything that misses.

    What does not fit its element in the standard (a long street, a foreign phone number) stands in the remark: nothing
    is cut off. A secret address is not in the message. iWmo 3.2 knows no sign of secrecy, so the message holds a
    contact of kind 02 with a phone number only, which TR006 and TR061 allow, and says that the municipality tells
    where it is (onbevestigd: no rule of the standard names secret addresses).
    """
    redenen: list[str] = []
    bij: list[str] = []
    if not persoon.bsn:
        redenen.append("Het burgerservicenummer ontbreekt.")
    geboren = _geboren(persoon)
    if geboren is None:
        redenen.append("De geboortedatum ontbreekt.")
    try:
        contact = _contact(gemeente, persoon, bij)
    except PastNiet as mist:
        redenen += mist.redenen
        contact = None
    if redenen or geboren is None or contact is None:
        raise PastNiet(redenen)
    return Inwonerdeel(
        bsn=persoon.bsn or "",
        geboortedatum=geboren,
        naam=_naam(persoon),
        communicatie=_communicatie(persoon, bij),
        commentaar=" ".join(bij) or None,
        contact=contact,
    )


def _geboren(persoon: Persoon) -> Geboortedatum | None:
    """The day of birth; an unknown day or month is 1, and DatumGebruik says so (IV009)."""
    jaar, maand, dag = persoon.geboortejaar, persoon.geboortemaand, persoon.geboortedag
    if not jaar:
        return None
    if not maand:
        return Geboortedatum(datum=date(jaar, 1, 1), datum_gebruik="2")
    if not dag:
        return Geboortedatum(datum=date(jaar, maand, 1), datum_gebruik="1")
    return Geboortedatum(datum=date(jaar, maand, dag))


def _naam(persoon: Persoon) -> VolledigeNaam:
    voor: str | None = persoon.tussenvoegsel or None
    achter = persoon.achternaam
    if voor and len(voor) > VOORVOEGSEL_HOOGSTENS:
        voor, achter = None, f"{voor} {achter}"
    return VolledigeNaam(
        geslachtsnaam=Achternaam(achternaam=achter, voorvoegsel=voor),
        voornamen=persoon.voornaam or None,
        naam_gebruik="1",
    )


def _communicatie(persoon: Persoon, bij: list[str]) -> Communicatie | None:
    if not persoon.tolk:
        return None
    if 0 < len(persoon.taal) <= TAAL_HOOGSTENS:
        return Communicatie(vorm="1", taal=persoon.taal)
    bij.append(f"Er is een tolk nodig. Taal: {persoon.taal}." if persoon.taal else "Er is een tolk nodig.")
    return None


def _telefoon(nummer: str, bij: list[str]) -> Telefoonnummers | None:
    """A Dutch number; any other goes into the remark, because where its country number ends is not known."""
    gevonden = _NEDERLANDS.fullmatch(re.sub(r"[\s()./-]", "", nummer))
    if gevonden is None:
        if nummer.strip():
            bij.append(f"Telefoon: {nummer.strip()}.")
        return None
    return Telefoonnummers(telefoon01=Telefoon(telefoonnummer=f"0{gevonden[1]}", landnummer="0031"))


def _contact(gemeente: Gemeente, persoon: Persoon, bij: list[str]) -> Contact:
    telefoon = _telefoon(persoon.telefoon, bij)
    if persoon.geheim_adres:
        bij.append(f"Het adres staat niet in dit bericht. Vraag het aan de gemeente: {gemeente.telefoon}.")
        return _zonder_adres(gemeente, telefoon)
    adres = mensen.adres_van(gemeente=persoon.gemeente_id, persoon=persoon.id)
    if adres is None:
        if telefoon is None:
            raise PastNiet(["Wij weten geen adres en geen telefoonnummer."])
        bij.append("Wij weten het adres niet.")
        return _zonder_adres(gemeente, telefoon)
    huis = _HUISNUMMER.fullmatch(adres.huisnummer.strip())
    if huis is None:
        raise PastNiet(["Het huisnummer past niet in een bericht."])
    straat = adres.straat.strip() or None
    if straat and len(straat) > STRAAT_HOOGSTENS:
        bij.append(f"De hele naam van de straat: {straat}.")
        straat = None
    return Contact(
        soort=BRP_ADRES,
        adres=Adres(
            huis=Huis(huisnummer=int(huis[1]), huisletter=huis[2], huisnummer_toevoeging=huis[3]),
            postcode=adres.postcode.replace(" ", "").upper() or None,
            straatnaam=straat,
            plaatsnaam=adres.plaats.strip() or None,
            land_code=NEDERLAND if adres.postcode.strip() else None,
        ),
        telefoon=telefoon,
    )


def _zonder_adres(gemeente: Gemeente, telefoon: Telefoonnummers | None) -> Contact:
    """A contact without an address: the resident's own number, else that of the municipality with its name."""
    if telefoon is not None:
        return Contact(soort=POSTADRES, telefoon=telefoon)
    # Also a short number such as 14 043, which is no number of ten digits.
    eigen = Telefoon(telefoonnummer=re.sub(r"\D", "", gemeente.telefoon), landnummer="0031")
    naam = f"Gemeente {gemeente.naam}"
    return Contact(
        soort=POSTADRES,
        organisatie=naam if len(naam) <= ORGANISATIE_HOOGSTENS else None,
        telefoon=Telefoonnummers(telefoon01=eigen),
    )
