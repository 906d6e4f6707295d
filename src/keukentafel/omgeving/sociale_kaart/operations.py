"""Writing the sociale kaart: for a municipality that `namens` opened; the database refuses any other."""

from __future__ import annotations

from datetime import date
from typing import Any

from keukentafel.omgeving.sociale_kaart.models import Aanbod, Organisatie
from keukentafel.recht.ladder import Trede
from keukentafel.recht.taal.leefwereld import Dimensie
from keukentafel.stelsel.gemeenten.namens import huidig


def maak_organisatie(
    *, naam: str, soort: str, telefoon: str = "", website: str = "", synthetisch: bool = False
) -> Organisatie:
    """Keep an organisation. Raises IntegrityError when the name is there already or `soort` does not exist.

    An organisation is of no municipality, so no wall guards it: raises BuitenNamens when nothing is open at all.
    """
    huidig()
    return Organisatie.objects.create(
        naam=naam, soort=soort, telefoon=telefoon, website=website, synthetisch=synthetisch
    )


def maak_aanbod(*, gemeente: int, organisatie: int, trede: str, dimensie: str, **velden: Any) -> Aanbod:
    """Keep something on offer. `velden` are the other columns of Aanbod; `wijk_id` is a wijk of that municipality.

    Raises ValueError for a rung or side of health that does not exist, ProgrammingError for a municipality that is not
    open, IntegrityError for a wijk of another municipality, an unknown kind, or the same name twice.
    """
    return Aanbod.objects.create(
        gemeente_id=gemeente,
        organisatie_id=organisatie,
        trede=Trede(trede).value,
        dimensie=Dimensie(dimensie).value,
        **velden,
    )


def wijzig_organisatie(*, organisatie: Organisatie, **velden: Any) -> Organisatie:
    """Change columns of an organisation; the old row goes to the history. Raises BuitenNamens as making it does."""
    huidig()
    for naam, waarde in velden.items():
        setattr(organisatie, naam, waarde)
    organisatie.save(update_fields=list(velden))
    return organisatie


def wijzig_aanbod(*, aanbod: Aanbod, **velden: Any) -> Aanbod:
    """Change columns of an offer; the old row goes to the history. Raises ValueError as `maak_aanbod` does.

    Raises DatabaseError when its municipality is not open: then nothing is changed.
    """
    for naam, soort in (("trede", Trede), ("dimensie", Dimensie)):
        if naam in velden:
            velden[naam] = soort(velden[naam]).value
    for naam, waarde in velden.items():
        setattr(aanbod, naam, waarde)
    aanbod.save(update_fields=list(velden))
    return aanbod


def bevestig_aanbod(*, aanbod: Aanbod, dag: date) -> Aanbod:
    """Keep that on this day the organisation said that all of it is right."""
    return wijzig_aanbod(aanbod=aanbod, bevestigd_op=dag)
