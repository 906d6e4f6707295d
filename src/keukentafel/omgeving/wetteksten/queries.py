"""Reading the official texts: of an article on a day, and what is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q, Subquery

from keukentafel.omgeving.wetteksten.models import Wettekst, Wetversie
from keukentafel.recht.motor.teksten import regelingnummer


def tekst_van(nummer: str, artikel: str, op: date) -> Wettekst | None:
    """Return the text of an article that was in force on a day, with its version. One statement.

    `nummer` is a BWB or CVDR number, the latter with or without its version; `artikel` as the law writes it ("2.3.5",
    "6:8"). None when nothing is loaded for that day, when the version in force then has no such article, or when the
    regulation had ended: an older text never stands in.
    """
    in_kracht = Wetversie.objects.filter(nummer=regelingnummer(nummer), geldt_van__lte=op).order_by("-geldt_van", "-id")
    return (
        Wettekst.objects.filter(versie_id=Subquery(in_kracht.values("id")[:1]), artikel=artikel)
        .filter(Q(versie__geldt_tot__isnull=True) | Q(versie__geldt_tot__gte=op))
        .select_related("versie")
        .first()
    )


def laatste(*, nummer: str, geldt_van: date) -> Wetversie | None:
    """Return what was loaded last of the version of a regulation that begins on this day."""
    return Wetversie.objects.filter(nummer=nummer, geldt_van=geldt_van).order_by("-id").first()


@dataclass(frozen=True, slots=True)
class Geladen:
    """A version that is loaded, and of how many articles it has the text. `vervangen`: a later load counts now."""

    versie: Wetversie
    artikelen: int
    vervangen: bool


def geladen() -> list[Geladen]:
    """Return every version that is loaded, by number and first day, the last load first. One statement."""
    later = Wetversie.objects.filter(nummer=OuterRef("nummer"), geldt_van=OuterRef("geldt_van")).order_by("-id")
    rijen = Wetversie.objects.annotate(hoeveel=Count("teksten"), telt=Subquery(later.values("id")[:1])).order_by(
        "nummer", "geldt_van", "-id"
    )
    return [Geladen(rij, rij.hoeveel, rij.telt != rij.id) for rij in rijen]
