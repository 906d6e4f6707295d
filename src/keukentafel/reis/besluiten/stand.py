"""How far the besluit of a case is, and what comes next for the person who looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.besluit.models import Besluit
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht import termijnen
from keukentafel.recht.stappen import Stand
from keukentafel.reis.besluiten.lezen import OPEN
from keukentafel.reis.besluiten.spoed import nalezingen
from keukentafel.reis.besluiten.spoed.lopend import tijdelijk_van
from keukentafel.reis.besluiten.termijn import beslistermijn
from keukentafel.reis.handeling import Wie, handeling
from keukentafel.stelsel import klok


class Volgende(StrEnum):
    """What comes next, in the order in which it counts."""

    NALEZEN = "nalezen"  # temporary help that wants a second person: to look it over, or to sign it
    LEZEN = "lezen"
    WACHT_OP_LEZER = "wacht_op_lezer"
    SCHRIJVEN = "schrijven"
    GEGEVENS = "gegevens"
    KIEZEN = "kiezen"
    KLAAR = "klaar"
    AANVRAAG = "aanvraag"
    NOG_NIET = "nog_niet"


@dataclass(frozen=True, kw_only=True)
class Besluitstand:
    """What comes next, with the besluit it is about (None: none yet). `uiterlijk` is None without a running clock.

    `tijdelijk_tot` is the last day of temporary help, None without. `wacht` is the id of the request for data that is
    still open. `naam` is the reader it waits for.
    """

    volgende: Volgende
    besluit: Besluit | None
    uiterlijk: date | None
    tijdelijk_tot: date | None
    wacht: int | None
    naam: str


def _aanvragen_kan(zaak: Zaak, dag: date) -> bool:
    if zaak.stand in (Stand.VERSLAG_VERZONDEN, Stand.OPGELOST_ZONDER_MAATWERK):
        return True
    te_laat = dag > termijnen.onderzoek(startdag=zaak.startdag).uiterlijk
    return zaak.stand in zaak_queries.OPEN_STANDEN and te_laat


@handeling
def besluitstand(*, zaak: Zaak, wie: Wie, op: datetime) -> Besluitstand:
    """Return how far the besluit of this case is. The caller has let the reader into the file and logs the view."""
    g, dag = zaak.gemeente_id, klok.dag_van(op)
    alle = list(besluit_queries.besluiten(gemeente=g, zaak=zaak.id))
    tijdelijk = next(iter(tijdelijk_van(gemeente=g, zaak=zaak.id)), None)
    tot = tijdelijk.laatste_dag if tijdelijk else None
    uiterlijk: date | None = None
    wacht: int | None = None

    def uit(volgende: Volgende, besluit: Besluit | None = None, naam: str = "") -> Besluitstand:
        return Besluitstand(
            volgende=volgende, besluit=besluit, uiterlijk=uiterlijk, tijdelijk_tot=tot, wacht=wacht, naam=naam
        )

    if zaak.samengevoegd_in_id is not None:
        return uit(Volgende.NOG_NIET)
    voorgelegd = next((b for b in alle if b.soort == Besluit.Soort.TIJDELIJK and b.staat in OPEN), None)
    if voorgelegd is not None and voorgelegd.staat == Besluit.Staat.TER_LEZING and voorgelegd.lezer_id == wie.id:
        return uit(Volgende.NALEZEN, voorgelegd)
    if tijdelijk is not None:
        for gegeven, taak in nalezingen(gemeenten=frozenset({g}), zaken=[zaak.id]):
            if gegeven.getekend_door_id != wie.id and taak.behandelaar_id in (None, wie.id):
                return uit(Volgende.NALEZEN, gegeven)
    hoofd = [b for b in alle if b.soort != Besluit.Soort.TIJDELIJK]
    if zaak.stand != Stand.AANGEVRAAGD:
        bekend = next((b for b in hoofd if b.staat == Besluit.Staat.BEKENDGEMAAKT), None)
        if bekend is not None:
            return uit(Volgende.KLAAR, bekend)
        return uit(Volgende.AANVRAAG if _aanvragen_kan(zaak, dag) else Volgende.NOG_NIET)
    aanvraag = besluit_queries.aanvraag(gemeente=g, zaak=zaak.id)
    assert aanvraag is not None
    uiterlijk = beslistermijn(aanvraag=aanvraag, peildatum=dag).uiterlijk
    open_ = [b for b in hoofd if b.staat in OPEN]
    if ter_lezing := next((b for b in open_ if b.staat == Besluit.Staat.TER_LEZING), None):
        naam = ter_lezing.lezer.naam if ter_lezing.lezer else ""
        return uit(Volgende.LEZEN if ter_lezing.lezer_id == wie.id else Volgende.WACHT_OP_LEZER, ter_lezing, naam)
    if uiterlijk is None:
        gevraagd = besluit_queries.opschortingen(gemeente=g, aanvraag=aanvraag.id).filter(aangevuld_op__isnull=True)
        laatste = gevraagd.filter(soort="aanvulling").last()
        wacht = laatste.id if laatste else None
        return uit(Volgende.GEGEVENS)
    return uit(Volgende.SCHRIJVEN, open_[0]) if open_ else uit(Volgende.KIEZEN)
