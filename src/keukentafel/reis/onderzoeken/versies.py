"""Earlier versions of what was written: who, when, and what it said. History keeps them; this only reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from keukentafel.dossier.onderzoek import queries as onderzoek_queries
from keukentafel.reis.handeling import Wie, handeling
from keukentafel.reis.inzien import Kop, dossier_kop

AAN_EEN_STUK = timedelta(minutes=10)
"""Autosave keeps a version every few seconds: what one person wrote on within this time is shown as one."""


@dataclass(frozen=True)
class Versie:
    """One text as it stood: who wrote it and when. `ernaast`: it waited beside another, and that one was chosen."""

    tekst: str
    door_naam: str
    bewaard_op: datetime
    nu: bool = False
    ernaast: bool = False


@dataclass(frozen=True)
class Geschreven:
    """A paragraph of the verslag (`onderwerp` a-g, or u for the outcome) or a note ("") with its texts, last first."""

    onderwerp: str
    plek: int
    versies: list[Versie]


class _Tekst(Protocol):
    tekst: str
    door_naam: str
    bewaard_op: datetime


@handeling
def versies_lezen(*, zaak: int, wie: Wie, op: datetime) -> tuple[Kop, list[Geschreven]]:
    """Return the head of a file and what was written in it before, only where more than one text stood.

    Written in the log. Raises NietGevonden and BuitenEigenWerk as `dossier_kop` does.
    """
    kop = dossier_kop(zaak=zaak, wie=wie, op=op)
    plek = {"gemeente": kop.zaak.gemeente_id, "zaak": zaak}
    alineas = list(onderzoek_queries.alle_alineas(**plek))
    notities = list(onderzoek_queries.aantekeningen(**plek))
    ernaast: dict[int, list[_Tekst]] = {}
    for botsing in onderzoek_queries.gekozen_botsingen(**plek):
        ernaast.setdefault(botsing.alinea_id, []).append(botsing)
    g = kop.zaak.gemeente_id
    van_alinea = _per(onderzoek_queries.eerdere_alineas(gemeente=g, alineas=[a.id for a in alineas]))
    van_notitie = _per(onderzoek_queries.eerdere_aantekeningen(gemeente=g, aantekeningen=[n.id for n in notities]))
    uit = [
        Geschreven(a.onderwerp, a.volgorde, _versies([*van_alinea.get(a.id, []), a], ernaast.get(a.id, [])))
        for a in alineas
    ]
    uit += [
        Geschreven("", nummer, _versies([*van_notitie.get(n.id, []), n], []))
        for nummer, n in enumerate(notities, start=1)
    ]
    return kop, [stuk for stuk in uit if len(stuk.versies) > 1]


def _per(rijen: Iterable[object]) -> dict[int, list[_Tekst]]:
    uit: dict[int, list[_Tekst]] = {}
    for rij in rijen:
        uit.setdefault(rij.pgh_obj_id, []).append(rij)  # type: ignore[attr-defined, arg-type]
    return uit


def _versies(reeks: Sequence[_Tekst], ernaast: Sequence[_Tekst]) -> list[Versie]:
    """Return the texts of one paragraph, last first; the last of `reeks` stands there now."""
    uit = [Versie(t.tekst, t.door_naam, t.bewaard_op, nu=t is reeks[-1]) for t in _samen(reeks) if t.tekst.strip()]
    for naam in dict.fromkeys(t.door_naam for t in ernaast):
        eigen = _samen([t for t in ernaast if t.door_naam == naam])
        uit += [Versie(t.tekst, t.door_naam, t.bewaard_op, ernaast=True) for t in eigen]
    return sorted(uit, key=lambda v: (v.nu, v.bewaard_op), reverse=True)


def _samen(reeks: Sequence[_Tekst]) -> list[_Tekst]:
    """Leave out a text that its writer went on with at once, and that stands whole in the next: no word is left out."""
    return [
        tekst
        for tekst, volgende in zip(reeks, [*reeks[1:], None], strict=True)
        if volgende is None
        or volgende.door_naam != tekst.door_naam
        or volgende.bewaard_op - tekst.bewaard_op > AAN_EEN_STUK
        or tekst.tekst not in volgende.tekst
    ]
