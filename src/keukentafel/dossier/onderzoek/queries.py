"""Reading what is kept of an onderzoek."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from keukentafel.dossier.onderzoek.models import (
    Aantekening,
    Onderzoek,
    Reactie,
    Trede,
)
from keukentafel.dossier.onderzoek.models import Alinea as Alinea
from keukentafel.dossier.onderzoek.models import Bewerker as Bewerker
from keukentafel.dossier.onderzoek.models import Botsing as Botsing
from keukentafel.dossier.onderzoek.models import Leefgebied as Leefgebied
from keukentafel.dossier.onderzoek.models import LopendeHulp as LopendeHulp
from keukentafel.dossier.onderzoek.models import Opmerking as Opmerking

UITKOMST = "u"
"""Where the last words of the verslag ("Wat stellen wij voor?") stand among its paragraphs, after a to g."""
MEESTE_ALINEAS = 99
"""As many paragraphs as one subject of the verslag holds."""


def onderzoek(*, gemeente: int, zaak: int) -> Onderzoek | None:
    """Return the onderzoek of a case, None when nothing of it is written yet."""
    return Onderzoek.objects.filter(gemeente_id=gemeente, zaak_id=zaak).first()


def te_laat_gemeld(*, gemeente: int) -> QuerySet[Onderzoek, int]:
    """Return the ids of the cases whose resident was told that the onderzoek is late, to filter by."""
    return Onderzoek.objects.filter(gemeente_id=gemeente, te_laat_gemeld_op__isnull=False).values_list(
        "zaak_id", flat=True
    )


def aantekeningen(*, gemeente: int, zaak: int) -> QuerySet[Aantekening]:
    """Return the notes of a case, oldest day first."""
    return Aantekening.objects.filter(gemeente_id=gemeente, zaak_id=zaak).order_by("dag", "id")


def aantekening_op_slot(*, gemeente: int, zaak: int, sleutel: str) -> Aantekening | None:
    """Return a note by the key that it was written under, locked."""
    return Aantekening.objects.select_for_update().filter(gemeente_id=gemeente, zaak_id=zaak, sleutel=sleutel).first()


def leefgebieden(*, gemeente: int, zaak: int) -> QuerySet[Leefgebied]:
    """Return the dimensions that something is written about."""
    return Leefgebied.objects.filter(gemeente_id=gemeente, zaak_id=zaak).order_by("id")


def treden(*, gemeente: int, zaak: int) -> QuerySet[Trede]:
    """Return the steps of the ladder that something is written about."""
    return Trede.objects.filter(gemeente_id=gemeente, zaak_id=zaak).order_by("id")


def lopende_hulp(*, gemeente: int, zaak: int) -> QuerySet[LopendeHulp]:
    """Return the help that runs already."""
    return LopendeHulp.objects.filter(gemeente_id=gemeente, zaak_id=zaak).order_by("id")


def alineas(*, gemeente: int, zaak: int) -> QuerySet[Alinea]:
    """Return the paragraphs a to g of the verslag, by subject and place."""
    alle = Alinea.objects.filter(gemeente_id=gemeente, zaak_id=zaak)
    return alle.exclude(onderwerp=UITKOMST).order_by("onderwerp", "volgorde")


def alle_alineas(*, gemeente: int, zaak: int) -> QuerySet[Alinea]:
    """Return the paragraphs a to g and the outcome, by subject and place."""
    return Alinea.objects.filter(gemeente_id=gemeente, zaak_id=zaak).order_by("onderwerp", "volgorde")


def alinea_uitkomst(*, gemeente: int, zaak: int) -> Alinea | None:
    """Return what we propose, as a paragraph with its version; None when nothing is written yet."""
    return Alinea.objects.filter(gemeente_id=gemeente, zaak_id=zaak, onderwerp=UITKOMST).first()


def is_alinea(*, gemeente: int, zaak: int, id: int) -> bool:
    """Return whether this paragraph belongs to the verslag of this case."""
    return Alinea.objects.filter(gemeente_id=gemeente, zaak_id=zaak, id=id).exists()


def stond_er(*, alinea: Alinea, versie: int, tekst: str, niet_aan_de_orde: bool) -> bool:
    """Return whether this is what an earlier version of the paragraph said, as history kept it."""
    eerder: QuerySet[Any] = apps.get_model("onderzoek", "AlineaEvent")._default_manager.filter(
        gemeente_id=alinea.gemeente_id, pgh_obj_id=alinea.id, versie=versie
    )
    return eerder.filter(tekst=tekst, niet_aan_de_orde=niet_aan_de_orde).exists()


def is_gekozen_na(*, alinea: Alinea, versie: int) -> bool:
    """Return whether somebody chose between two texts of this paragraph after this version of it."""
    later: QuerySet[Any] = apps.get_model("onderzoek", "AlineaEvent")._default_manager.filter(
        gemeente_id=alinea.gemeente_id, pgh_obj_id=alinea.id, versie__gt=versie
    )
    # history holds what stood before each change, so the last moment stands on the paragraph itself
    momenten = [*later.values_list("bewaard_op", flat=True), *([alinea.bewaard_op] if alinea.versie > versie else [])]
    return Botsing.objects.filter(
        gemeente_id=alinea.gemeente_id, alinea_id=alinea.id, opgelost_op__in=momenten
    ).exists()


def alinea_op_slot(*, gemeente: int, zaak: int, onderwerp: str, volgorde: int) -> Alinea | None:
    """Return one paragraph, locked until the end of the transaction."""
    return (
        Alinea.objects.select_for_update()
        .filter(gemeente_id=gemeente, zaak_id=zaak, onderwerp=onderwerp, volgorde=volgorde)
        .first()
    )


def botsingen(*, gemeente: int, zaak: int) -> QuerySet[Botsing]:
    """Return the texts that wait side by side with what a colleague wrote, oldest first."""
    return (
        Botsing.objects.filter(gemeente_id=gemeente, zaak_id=zaak, opgelost_op__isnull=True)
        .select_related("alinea")
        .order_by("id")
    )


def botsing_nu(*, gemeente: int, zaak: int, id: int) -> Botsing | None:
    """Return a text that waits side by side, or what its writer made of it since; None when it waits no more."""
    open_ = botsingen(gemeente=gemeente, zaak=zaak)
    if (zelf := open_.filter(id=id).first()) is not None:
        return zelf
    oud = Botsing.objects.filter(gemeente_id=gemeente, zaak_id=zaak, id=id).first()
    if oud is None:
        return None
    return open_.filter(alinea_id=oud.alinea_id, door_naam=oud.door_naam, id__gt=id).last()


def botsing(*, gemeente: int, zaak: int, id: int) -> Botsing | None:
    """Return a text that waits side by side, or waited: somebody may have chosen already."""
    alle = Botsing.objects.filter(gemeente_id=gemeente, zaak_id=zaak, id=id)
    return alle.select_related("alinea").first()


def gekozen_botsingen(*, gemeente: int, zaak: int) -> QuerySet[Botsing]:
    """Return the texts that stood side by side until somebody chose, oldest first."""
    return Botsing.objects.filter(gemeente_id=gemeente, zaak_id=zaak, opgelost_op__isnull=False).order_by("id")


def eerdere_alineas(*, gemeente: int, alineas: Iterable[int]) -> QuerySet[Any]:
    """Return what these paragraphs (ids) said before each change, in order; `pgh_obj_id` is the paragraph."""
    return _eerder("AlineaEvent", gemeente, alineas)


def eerdere_aantekeningen(*, gemeente: int, aantekeningen: Iterable[int]) -> QuerySet[Any]:
    """Return what these notes (ids) said before each change, in order; `pgh_obj_id` is the note."""
    return _eerder("AantekeningEvent", gemeente, aantekeningen)


def _eerder(tabel: str, gemeente: int, ids: Iterable[int]) -> QuerySet[Any]:
    alle: QuerySet[Any] = apps.get_model("onderzoek", tabel)._default_manager.filter(gemeente_id=gemeente)
    return alle.filter(pgh_obj_id__in=list(ids)).order_by("pgh_obj_id", "versie", "pgh_id")


def opmerkingen(*, gemeente: int, zaak: int) -> QuerySet[Opmerking]:
    """Return the notes of colleagues that are not dealt with yet, oldest first."""
    return Opmerking.objects.filter(gemeente_id=gemeente, zaak_id=zaak, klaar_op__isnull=True).order_by("id")


def bewerkers(*, gemeente: int, zaak: int, blad: str, sinds: datetime) -> QuerySet[Bewerker]:
    """Return who has this sheet open to write in and was seen at `sinds` or later, the first writer first."""
    return Bewerker.objects.filter(gemeente_id=gemeente, zaak_id=zaak, blad=blad, gezien_op__gte=sinds).order_by(
        "sinds", "id"
    )


def reacties(*, gemeente: int, zaak: int) -> QuerySet[Reactie]:
    """Return what the resident said of the verslag, oldest first."""
    return Reactie.objects.filter(gemeente_id=gemeente, zaak_id=zaak).order_by("id")
