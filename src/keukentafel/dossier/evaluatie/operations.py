"""Writing results, evaluations and the call afterwards. Only acts of reis call this: they have asked the law first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from keukentafel.dossier.evaluatie.models import Evaluatie, Evaluatiegebied, Nazorg, Resultaatafspraak, Resultaatstand


def maak_afspraak(*, gemeente: int, zaak: int, doel: int, **velden: Any) -> Resultaatafspraak:
    """Keep how a goal is followed from now on. `velden` are the columns of Resultaatafspraak."""
    return Resultaatafspraak.objects.create(gemeente_id=gemeente, zaak_id=zaak, doel_id=doel, **velden)


def maak_evaluatie(
    *, gemeente: int, zaak: int, besluit: int, standen: Sequence[dict[str, Any]], gebieden: Sequence[dict[str, Any]],
    **velden: Any,
) -> Evaluatie:  # fmt: skip
    """Keep an evaluation with how far its results are and the dimensions that were spoken about.

    `velden` are the columns of Evaluatie, `standen` and `gebieden` those of Resultaatstand and Evaluatiegebied.
    """
    evaluatie = Evaluatie.objects.create(gemeente_id=gemeente, zaak_id=zaak, besluit_id=besluit, **velden)
    Resultaatstand.objects.bulk_create(
        Resultaatstand(gemeente_id=gemeente, evaluatie_id=evaluatie.id, **stand) for stand in standen
    )
    Evaluatiegebied.objects.bulk_create(
        Evaluatiegebied(gemeente_id=gemeente, evaluatie_id=evaluatie.id, **gebied) for gebied in gebieden
    )
    return evaluatie


def maak_nazorg(*, gemeente: int, zaak: int, uiterlijk: date) -> Nazorg:
    """Keep until when somebody calls how it goes."""
    return Nazorg.objects.create(gemeente_id=gemeente, zaak_id=zaak, uiterlijk=uiterlijk)


def gebeld(*, nazorg: Nazorg, **velden: Any) -> None:
    """Keep what was heard. `velden` are the columns of Nazorg."""
    for naam, waarde in velden.items():
        setattr(nazorg, naam, waarde)
    nazorg.save(update_fields=list(velden))


def nazorg_weg(*, nazorg: Nazorg) -> None:
    """Take away a call that was not made yet: the help goes on. History keeps the line."""
    nazorg.delete()
