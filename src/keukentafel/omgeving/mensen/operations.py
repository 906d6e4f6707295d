"""Writing residents."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from keukentafel.omgeving.mensen.models import Adres, Persoon, Relatie
from keukentafel.stelsel.gemeenten.namens import geheim_adres_van


def maak_persoon(*, gemeente: int, **velden: Any) -> Persoon:
    """Keep a resident. `velden` are the columns of Persoon. Raises IntegrityError when the BSN is there already."""
    return Persoon.objects.create(gemeente_id=gemeente, **velden)


def maak_adres(
    *, gemeente: int, persoon: int, straat: str, huisnummer: str, postcode: str, plaats: str, geheim: bool, van: date
) -> None:
    """Keep where a resident lives from a day on."""
    # INSERT reads its own row back, which the second wall would refuse for a secret address.
    with geheim_adres_van(persoon) if geheim else nullcontext():
        Adres.objects.create(
            gemeente_id=gemeente,
            persoon_id=persoon,
            straat=straat,
            huisnummer=huisnummer,
            postcode=postcode,
            plaats=plaats,
            geheim=geheim,
            periode=DateRange(van, None),
        )


def scherm_adres_af(*, gemeente: int, persoon: int) -> None:
    """Make every address of a resident secret, the earlier ones too. The caller changes the resident's own record."""
    with geheim_adres_van(persoon):
        Adres.objects.filter(gemeente_id=gemeente, persoon_id=persoon, geheim=False).update(geheim=True)


def beeindig_adres(*, gemeente: int, persoon: int, per: date) -> None:
    """End the current address: `per` is the first day elsewhere. One of that very day was a mistake: it goes."""
    with geheim_adres_van(persoon):
        for adres in Adres.objects.filter(gemeente_id=gemeente, persoon_id=persoon, periode__endswith=None):
            if adres.periode.lower >= per:
                adres.delete()
            else:
                adres.periode = DateRange(adres.periode.lower, per)
                adres.save(update_fields=["periode"])


def maak_relatie(
    *, gemeente: int, persoon: int, naam: str, soort: str, telefoon: str = "", mantelzorger: bool = False
) -> Relatie:
    """Keep who stands beside a resident."""
    return Relatie.objects.create(
        gemeente_id=gemeente, persoon_id=persoon, naam=naam, soort=soort, telefoon=telefoon, mantelzorger=mantelzorger
    )


def wijzig_relatie(*, relatie: Relatie, **velden: Any) -> Relatie:
    """Change columns of who stands beside a resident; the old row goes to the history."""
    for naam, waarde in velden.items():
        setattr(relatie, naam, waarde)
    relatie.save(update_fields=list(velden))
    return relatie


def haal_relatie_weg(*, relatie: Relatie) -> None:
    """Take away who stood beside a resident; the row goes to the history."""
    relatie.delete()


def wijzig_persoon(*, persoon: Persoon, **velden: Any) -> Persoon:
    """Change columns of a resident; the old row goes to the history."""
    for naam, waarde in velden.items():
        setattr(persoon, naam, waarde)
    persoon.save(update_fields=list(velden))
    return persoon
