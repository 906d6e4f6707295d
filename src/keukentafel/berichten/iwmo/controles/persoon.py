"""Level 2: rules about the inwoner, relaties and where they can be reached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from keukentafel.berichten.iwmo.bevinding import INWONER, Plaats
from keukentafel.berichten.iwmo.controles.register import binnen
from keukentafel.berichten.iwmo.soorten import Heenbericht
from keukentafel.berichten.iwmo.v3_2.codelijsten import NEDERLAND
from keukentafel.berichten.iwmo.v3_2.toewijzing import Contact, Toewijzing
from keukentafel.berichten.iwmo.v3_2.typen import Geboortedatum, VolledigeNaam

# One to nine, three digits, two letters, as the sister standard iWlz tests it in public (pattern 1000ZZ).
_POSTCODE: Final = re.compile(r"[1-9][0-9]{3}[A-Za-z]{2}")
_ONBEKEND: Final = date(1900, 1, 1)


def contacten(bericht: Toewijzing) -> Iterator[tuple[Plaats, Contact]]:
    """Every contact of a 301, of the relaties too, with its place."""
    for i, relatie in enumerate(bericht.inwoner.relaties):
        yield (*INWONER, "relaties", i, "contact"), relatie.contact
    for i, contact in enumerate(bericht.inwoner.contactgegevens):
        yield (*INWONER, "contactgegevens", i), contact


def namen(bericht: Toewijzing) -> Iterator[tuple[Plaats, VolledigeNaam]]:
    """Every full name of a 301 with its place."""
    yield INWONER, bericht.inwoner.naam
    for i, relatie in enumerate(bericht.inwoner.relaties):
        yield (*INWONER, "relaties", i), relatie.naam


def geboortedata(bericht: Heenbericht) -> Iterator[tuple[Plaats, Geboortedatum]]:
    """Every day of birth of a message with its place."""
    yield INWONER, bericht.inwoner.geboortedatum
    if isinstance(bericht, Toewijzing):
        for i, relatie in enumerate(bericht.inwoner.relaties):
            if relatie.geboortedatum is not None:
                yield (*INWONER, "relaties", i), relatie.geboortedatum


def elfproef(nummer: str) -> bool:
    """The test of eleven for a bsn of nine digits. 000000000 passes, as in the official rule set."""
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(gewicht * int(cijfer) for gewicht, cijfer in zip(gewichten, nummer, strict=True)) % 11 == 0


@binnen("CS002", "Het bsn klopt niet met de 11-proef.", "WMO301", "WMO305", "WMO307")
def cs002(bericht: Heenbericht) -> Iterator[Plaats]:
    """CS002: the bsn passes the test of eleven."""
    if not elfproef(bericht.inwoner.bsn):
        yield INWONER


@binnen("TR002", "De geboortedatum ligt meer dan 120 jaar voor de dagtekening.", "WMO301", "WMO305", "WMO307")
def tr002(bericht: Heenbericht) -> Iterator[Plaats]:
    """TR002: born at most 120 years before the day of the message, unless the day of birth is unknown."""
    dagtekening = bericht.header.bericht_identificatie.dagtekening
    for plaats, geboren in geboortedata(bericht):
        if geboren.datum_gebruik == "3" and geboren.datum == _ONBEKEND:
            continue
        # Compared as year, month, day: 29 February plus 120 years need not exist.
        dag = geboren.datum
        if (dag.year + 120, dag.month, dag.day) < (dagtekening.year, dagtekening.month, dagtekening.day):
            yield plaats


@binnen("CS139", "De geboortedatum en wat daarvan bekend is passen niet bij elkaar.", "WMO301", "WMO305", "WMO307")
def cs139(bericht: Heenbericht) -> Iterator[Plaats]:
    """CS139: an unknown part of a day of birth is 01 (day, month) or 1900 (year) (IV009)."""
    for plaats, geboren in geboortedata(bericht):
        dag = geboren.datum
        goed = {
            None: True,
            "1": dag.day == 1,
            "2": (dag.month, dag.day) == (1, 1),
            "3": dag == _ONBEKEND,
        }
        if not goed[geboren.datum_gebruik]:
            yield plaats


@binnen("CS050", "Het naamgebruik past niet bij de naam van de partner.", "WMO301")
def cs050(bericht: Toewijzing) -> Iterator[Plaats]:
    """CS050: with a partner's name 1, 2, 3 or 4; without one 1 or 6."""
    for plaats, naam in namen(bericht):
        if naam.naam_gebruik not in (("1", "6") if naam.partnernaam is None else ("1", "2", "3", "4")):
            yield plaats


@binnen("CS318", "De inwoner heeft het naamgebruik van een organisatie.", "WMO301", in_regelset=False)
def cs318(bericht: Toewijzing) -> Iterator[Plaats]:
    """CS318: an inwoner is a natural person, so never 6."""
    if bericht.inwoner.naam.naam_gebruik == "6":
        yield INWONER


@binnen("CD007", "De taal en de vorm van communicatie passen niet bij elkaar.", "WMO301")
def cd007(bericht: Toewijzing) -> Iterator[Plaats]:
    """CD007: a language with an interpreter for a language (1), and only then."""
    communicatie = bericht.inwoner.communicatie
    if communicatie is not None and (communicatie.vorm == "1") != (communicatie.taal is not None):
        yield INWONER


@binnen("CD005", "Een postcode staat er niet zonder land, een land niet zonder postcode.", "WMO301")
def cd005(bericht: Toewijzing) -> Iterator[Plaats]:
    """CD005: postcode and country together or not at all."""
    for plaats, contact in contacten(bericht):
        if contact.adres is not None and (contact.adres.postcode is None) != (contact.adres.land_code is None):
            yield plaats


@binnen("CD009", "Een periode staat alleen bij een tijdelijk adres.", "WMO301")
def cd009(bericht: Toewijzing) -> Iterator[Plaats]:
    """CD009: a period only with kind 04."""
    for plaats, contact in contacten(bericht):
        if contact.periode is not None and contact.soort != "04":
            yield plaats


@binnen("CD025", "Een adres in Nederland heeft een huisnummer.", "WMO301")
def cd025(bericht: Toewijzing) -> Iterator[Plaats]:
    """CD025: a house with an address in the Netherlands."""
    for plaats, contact in contacten(bericht):
        if contact.adres is not None and contact.adres.land_code == NEDERLAND and contact.adres.huis is None:
            yield plaats


@binnen("CD034", "Een BRP-adres of verblijfadres heeft een postcode.", "WMO301")
def cd034(bericht: Toewijzing) -> Iterator[Plaats]:
    """CD034: a postcode with kinds 01 and 03, also when the whole address misses."""
    for plaats, contact in contacten(bericht):
        if contact.soort in ("01", "03") and (contact.adres is None or contact.adres.postcode is None):
            yield plaats


@binnen("CS089", "De postcode is geen Nederlandse postcode.", "WMO301")
def cs089(bericht: Toewijzing) -> Iterator[Plaats]:
    """CS089: an address in the Netherlands has a Dutch postcode, four digits and two letters; none is no Dutch one."""
    for plaats, contact in contacten(bericht):
        adres = contact.adres
        if adres is not None and adres.land_code == NEDERLAND and not _POSTCODE.fullmatch(adres.postcode or ""):
            yield plaats


@binnen("TR006", "Een contact heeft een telefoonnummer, of een huisnummer met postcode.", "WMO301")
def tr006(bericht: Toewijzing) -> Iterator[Plaats]:
    """TR006: a telephone, or house and postcode."""
    for plaats, contact in contacten(bericht):
        adres = contact.adres
        if contact.telefoon is None and (adres is None or adres.huis is None or adres.postcode is None):
            yield plaats


@binnen("TR061", "De inwoner heeft geen BRP-adres, postadres of verblijfadres.", "WMO301")
def tr061(bericht: Toewijzing) -> Iterator[Plaats]:
    """TR061: at least one contact of kind 01, 02 or 03."""
    if not any(contact.soort in ("01", "02", "03") for contact in bericht.inwoner.contactgegevens):
        yield INWONER
