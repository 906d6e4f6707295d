"""Managing users, roles, mandates and the data of a municipality. Only within the municipalities of the manager."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from keukentafel.reis.handeling import Geweigerd, NietGevonden, Wie, handeling
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers import operations, queries
from keukentafel.stelsel.gebruikers.models import Gebruiker, Mandaat, Roltoekenning
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.gemeenten.namens import huidig

TEKENROLLEN = (Rol.CONSULENT, Rol.KWALITEIT, Rol.BACKOFFICE)
"""Who works for the municipality itself: only they can be given a mandate (Awb art. 10:3 and 10:4)."""


def _periode(van: date, tot: date | None, fouten: dict[str, str]) -> None:
    if tot is not None and tot <= van:
        fouten["tot"] = "De laatste dag ligt voor de eerste. Kijk de datums na."


@handeling
def gebruiker_toevoegen(
    *, gemeente: Gemeente, email: str, naam: str, rol: str, van: date, wie: Wie, op: datetime
) -> Gebruiker:
    """Make an account with a first role; an account that is there already gets the role besides.

    Returns the account. The person sets a password by mail; nobody else knows it. Raises Geweigerd.
    """
    fouten: dict[str, str] = {}
    try:
        validate_email(email.strip())
    except ValidationError:
        fouten["email"] = "Dit is geen volledig e-mailadres. Het lijkt op naam@voorbeeld.nl."
    if not naam.strip():
        fouten["naam"] = "Vul de naam in."
    if rol not in Rol.values:
        fouten["rol"] = "Kies een rol."
    if fouten:
        raise Geweigerd(fouten)
    bestaand = Gebruiker.objects.filter(email__iexact=email.strip()).first()
    if bestaand is not None and bestaand.naam.casefold() != naam.strip().casefold():
        raise Geweigerd({"naam": f"Dit adres is al van {bestaand.naam}. Schrijf die naam, of kies een ander adres."})
    gebruiker = bestaand or operations.maak_gebruiker(email=email.strip(), naam=naam.strip())
    rol_geven(gemeente=gemeente, gebruiker=gebruiker.id, rol=rol, van=van, tot=None, wie=wie, op=op)
    return gebruiker


@handeling
def rol_geven(
    *, gemeente: Gemeente, gebruiker: int, rol: str, van: date, tot: date | None, wie: Wie, op: datetime
) -> Roltoekenning:
    """Grant a role in a municipality from `van` up to and including the day before `tot`. Raises Geweigerd."""
    fouten: dict[str, str] = {}
    _periode(van, tot, fouten)
    if rol not in Rol.values:
        fouten["rol"] = "Kies een rol."
    if queries.gebruiker(gebruiker) is None:
        fouten["gebruiker"] = "Dit account bestaat niet (meer). Kies een ander."
    overlap = Roltoekenning.objects.filter(
        gemeente_id=gemeente.code, gebruiker_id=gebruiker, rol=rol, periode__overlap=(van, tot)
    )
    if not fouten and overlap.exists():
        fouten["van"] = "Deze persoon heeft deze rol dan al. Beëindig die eerst, of kies een latere dag."
    if fouten:
        raise Geweigerd(fouten)
    return operations.geef_rol(gemeente=gemeente.code, gebruiker=gebruiker, rol=rol, van=van, tot=tot)


@handeling
def rol_beeindigen(*, toekenning: int, wie: Wie, op: datetime) -> Roltoekenning:
    """End a role today: from tomorrow it is gone. The manager cannot end the own role of beheer. Raises Geweigerd."""
    record = queries.toekenningen(gemeenten=huidig().gemeenten).filter(id=toekenning).first()
    if record is None:
        raise NietGevonden("deze rol is er niet")
    if record.gebruiker_id == wie.id and record.rol == Rol.BEHEER:
        raise Geweigerd("U kunt uw eigen rol als beheerder niet beëindigen. Vraag een collega.")
    per = klok.dag_van(op) + timedelta(days=1)
    if record.periode.upper is not None and record.periode.upper <= per:
        raise Geweigerd("Deze rol loopt al af.")
    if record.periode.lower >= per:
        raise Geweigerd("Deze rol begint later. Wacht tot hij begonnen is, of laat hem staan.")
    return operations.beeindig_rol(toekenning=record, per=per)


@handeling
def mandaat_geven(
    *,
    gemeente: Gemeente,
    gebruiker: int,
    soort: str,
    tot_cent: int | None,
    van: date,
    tot: date | None,
    grondslag: str,
    wie: Wie,
    op: datetime,
) -> Mandaat:
    """Let somebody sign for this kind of decision, up to an amount in cents a year (None: without limit).

    Nobody gives a mandate to themselves. Raises Geweigerd.
    """
    fouten: dict[str, str] = {}
    _periode(van, tot, fouten)
    if soort not in Mandaat.Soort.values:
        fouten["soort"] = "Kies waarvoor deze persoon mag tekenen."
    if tot_cent is not None and tot_cent < 0:
        fouten["bedrag"] = "Een bedrag is nul of meer. Laat het leeg als er geen grens is."
    if not grondslag.strip():
        fouten["grondslag"] = "Schrijf waar het mandaat staat, bijvoorbeeld in het mandaatbesluit."
    if gebruiker == wie.id:
        fouten["gebruiker"] = "U kunt uzelf geen mandaat geven. Vraag een collega."
    elif not any(
        queries.heeft_rol(gebruiker=gebruiker, rol=rol, gemeente=gemeente.code, peildatum=max(van, klok.dag_van(op)))
        for rol in TEKENROLLEN
    ):
        fouten["gebruiker"] = "Deze persoon werkt dan niet als consulent, kwaliteit of backoffice in deze gemeente."
    overlap = Mandaat.objects.filter(
        gemeente_id=gemeente.code, gebruiker_id=gebruiker, soort=soort, periode__overlap=(van, tot)
    )
    if not fouten and overlap.exists():
        fouten["van"] = "Er loopt dan al een mandaat voor ditzelfde. Beëindig dat eerst."
    if fouten:
        raise Geweigerd(fouten)
    return operations.geef_mandaat(
        gemeente=gemeente.code,
        gebruiker=gebruiker,
        soort=soort,
        tot_cent=tot_cent,
        van=van,
        tot=tot,
        grondslag=grondslag.strip(),
    )


@handeling
def mandaat_beeindigen(*, mandaat: int, wie: Wie, op: datetime) -> Mandaat:
    """End a mandate today: from tomorrow it is gone. Raises NietGevonden, Geweigerd."""
    record = queries.mandaten(gemeenten=huidig().gemeenten).filter(id=mandaat).first()
    if record is None:
        raise NietGevonden("dit mandaat is er niet")
    per = klok.dag_van(op) + timedelta(days=1)
    if (record.periode.upper is not None and record.periode.upper <= per) or record.periode.lower >= per:
        raise Geweigerd("Dit mandaat loopt nu niet.")
    return operations.beeindig_mandaat(mandaat=record, per=per)


@handeling
def gemeente_wijzigen(
    *,
    gemeente: Gemeente,
    telefoon: str,
    adres: str,
    openingstijden: str,
    ondersteuning_naam: str,
    ondersteuning_telefoon: str,
) -> Gemeente:
    """Change what residents read about a municipality. Raises NietGevonden and, for an empty field, Geweigerd."""
    if gemeente.code not in huidig().gemeenten:
        raise NietGevonden("deze gemeente is niet van u")
    velden = {
        "telefoon": telefoon,
        "adres": adres,
        "openingstijden": openingstijden,
        "clientondersteuning_naam": ondersteuning_naam,
        "clientondersteuning_telefoon": ondersteuning_telefoon,
    }
    if leeg := {
        naam: "Dit veld staat in brieven en op pagina's. Vul het in." for naam, v in velden.items() if not v.strip()
    }:
        raise Geweigerd(leeg)
    for naam, waarde in velden.items():
        setattr(gemeente, naam, waarde.strip())
    gemeente.save(update_fields=list(velden))
    return gemeente
