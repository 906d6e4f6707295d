"""The besluiten of a case as the resident reads them: what the letter says, and until when to object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.besluit.models import Besluit
from keukentafel.dossier.brief import queries as brief_queries
from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.reis.handeling import handeling


class Uitkomst(StrEnum):
    """What was decided, or that no besluit was needed."""

    TOEKENNING = "toekenning"
    AFWIJZING = "afwijzing"
    TIJDELIJK = "tijdelijk"
    OPGELOST = "opgelost"


BRIEVEN = {
    "besluit_toekenning": Uitkomst.TOEKENNING,
    "besluit_afwijzing": Uitkomst.AFWIJZING,
    "tijdelijke_ondersteuning": Uitkomst.TIJDELIJK,
    "opgelost_zonder_maatwerk": Uitkomst.OPGELOST,
}


@dataclass(frozen=True, kw_only=True)
class Doelbeeld:
    """One goal: the resident's words, the result, its measure and day, or in a sentence why there is none."""

    doel: str
    resultaat: str
    maat: str
    datum: date | None
    zonder_omdat: str


@dataclass(frozen=True, kw_only=True)
class Besluitinzage:
    """A published besluit, or the letter that says it is solved without one, in the words of its letter.

    `tot_en_met` is the last day of help, that day included. `bezwaar_uiterlijk` is None without a besluit. `brief` is
    the id of the letter, `besluit` of the besluit (None when it was solved without).
    """

    uitkomst: Uitkomst
    dag: date
    brief: int
    besluit: int | None
    nummer: str
    bezwaar_uiterlijk: date | None
    vanaf: date | None
    tot_en_met: date | None
    krijgt: tuple[str, ...]
    doelen: tuple[Doelbeeld, ...]
    wie: str
    pgb: bool
    bijdrage: bool
    waarom: tuple[str, ...]
    gevraagd: str
    norm: str
    alternatieven: tuple[str, ...]
    leveringsplan: str
    oplossing: tuple[str, ...]
    nabellen_op: date | None
    getekend_door: str


def _dag(waarde: object) -> date | None:
    return date.fromisoformat(str(waarde)) if waarde else None


def _teksten(waarde: object) -> tuple[str, ...]:
    return tuple(str(regel) for regel in waarde) if isinstance(waarde, list) else ()


def _doel(doel: Mapping[str, Any]) -> Doelbeeld:
    return Doelbeeld(
        doel=doel["doel"],
        resultaat=doel["resultaat"],
        maat=doel.get("maat") or "",
        datum=_dag(doel.get("datum")),
        zonder_omdat=doel.get("zonder_omdat") or "",
    )


def brieven_met_besluit(*, zaak: Zaak) -> list[tuple[Brief, Besluit | None]]:
    """Return the letters with a decision of a case and of those joined with it, newest first, each with its published
    besluit (None for the letter that it is solved without one)."""
    g = zaak.gemeente_id
    zaken = zaak_queries.nummers_met_samengevoegd(zaak=zaak)
    brieven = [
        b for b in brief_queries.brieven_in(gemeente=g, zaken=list(zaken)) if b.soort in BRIEVEN and b.inwoner_id
    ]
    if not brieven:
        return []
    bekend = {
        f"{nummer}-B{b.id}": b
        for id_, nummer in zaken.items()
        for b in besluit_queries.besluiten(gemeente=g, zaak=id_)
        if b.staat == Besluit.Staat.BEKENDGEMAAKT
    }
    return [(brief, bekend.get(brief.gegevens.get("besluit_nummer", ""))) for brief in brieven]


@handeling
def besluiten_van(*, zaak: Zaak) -> list[Besluitinzage]:
    """Return what was decided in a case and in those joined with it, newest first. The caller has let the reader into
    the file and logs the view.

    The words are those of the letters, so that page and paper cannot differ. A draft is not among them. A letter that a
    later besluit or aanvraag came after, is still there: it was sent. Help that was given in a joined case runs on.
    """
    uit = []
    for brief, besluit in brieven_met_besluit(zaak=zaak):
        d: dict[str, Any] = brief.gegevens
        norm = ", ".join(deel for deel in (d.get("norm"), d.get("norm_versie")) if deel)
        uit.append(
            Besluitinzage(
                uitkomst=BRIEVEN[brief.soort],
                dag=brief.dag,
                brief=brief.id,
                besluit=besluit.id if besluit else None,
                nummer=d.get("besluit_nummer", ""),
                bezwaar_uiterlijk=besluit.bezwaar_uiterlijk if besluit else None,
                vanaf=_dag(d.get("vanaf")),
                tot_en_met=_dag(d.get("tot_en_met")),
                krijgt=_teksten(d.get("krijgt")),
                doelen=tuple(_doel(doel) for doel in d.get("doelen", ())),
                wie=d.get("wie") or "",
                pgb=d.get("vorm") == Besluit.Vorm.PGB,
                bijdrage=bool(d.get("bijdrage")),
                waarom=_teksten(d.get("waarom")),
                gevraagd=d.get("gevraagd") or "",
                norm=norm,
                alternatieven=_teksten(d.get("alternatieven")),
                leveringsplan=d.get("leveringsplan") or "",
                oplossing=_teksten(d.get("oplossing")),
                nabellen_op=_dag(d.get("nabellen_op")),
                getekend_door=d.get("getekend_door") or "",
            )
        )
    return uit
