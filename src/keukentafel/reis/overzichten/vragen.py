"""The questions of a municipality: new ones, and searching for one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.omgeving.mensen import queries as mensen
from keukentafel.omgeving.mensen.models import Persoon
from keukentafel.reis.handeling import Geweigerd, Wie, handeling
from keukentafel.stelsel.gemeenten.namens import huidig
from keukentafel.stelsel.logboek import operations as logboek

BLADZIJDE = 25
NUMMER = re.compile(r"(20\d\d)-(\d+)")


@dataclass(frozen=True)
class Vraagregel:
    """One question on a list."""

    zaak: int
    nummer: str
    inwoner: str
    plaats: str
    startdag: date
    onderzoek_uiterlijk: date
    stand: str
    samengevoegd_met: str
    spoed: bool
    contactpersoon: str
    van_mij: bool


@dataclass(frozen=True)
class Bladzijde:
    """A part of a list, and whether there is more. Counting all would cost more than it tells."""

    regels: list[Vraagregel]
    nummer: int
    volgende: bool


@dataclass(frozen=True)
class Zoekuitslag:
    """What a search found: residents with their questions, at most fifty, and how many there are in all."""

    treffers: list[tuple[Persoon, list[Vraagregel]]]
    totaal: int


def _regel(zaak: Zaak, inwoner: Persoon, wie: Wie) -> Vraagregel:
    return Vraagregel(
        zaak=zaak.id,
        nummer=zaak.nummer,
        inwoner=inwoner.naam_met_aanhef,
        plaats=inwoner.plaats,
        startdag=zaak.startdag,
        onderzoek_uiterlijk=zaak.onderzoek_uiterlijk,
        stand=zaak.stand,
        samengevoegd_met=zaak.samengevoegd_in.nummer if zaak.samengevoegd_in else "",
        spoed=zaak.spoed,
        contactpersoon=zaak.behandelaar.naam if zaak.behandelaar else "",
        van_mij=zaak.behandelaar_id == wie.id,
    )


@handeling
def nieuwe_vragen(*, wie: Wie, alleen_mijn: bool, bladzijde: int, op: datetime) -> Bladzijde:
    """Return open questions by last day: one's own, or those without a contact person. Logged as seen."""
    zaken = Zaak.objects.filter(gemeente_id__in=huidig().gemeenten, samengevoegd_in__isnull=True)
    if alleen_mijn:
        zaken = zaken.filter(behandelaar_id=wie.id, stand__in=zaak_queries.OPEN_STANDEN)
    else:
        zaken = zaken.filter(behandelaar__isnull=True, stand="ontvangen")
    begin = max(bladzijde - 1, 0) * BLADZIJDE
    deel = list(
        zaken.select_related("inwoner", "behandelaar").order_by("onderzoek_uiterlijk", "id")[
            begin : begin + BLADZIJDE + 1
        ]
    )
    getoond = deel[:BLADZIJDE]
    if getoond:
        logboek.lijst_gezien(
            inwoners={(z.gemeente_id, z.inwoner_id) for z in getoond},
            handeling="stond op de lijst met vragen",
            wie=wie,
            op=op,
        )
    return Bladzijde([_regel(z, z.inwoner, wie) for z in getoond], max(bladzijde, 1), len(deel) > BLADZIJDE)


@handeling
def zoeken(*, term: str, wie: Wie, op: datetime) -> Zoekuitslag:
    """Search by name, address or case number within the open walls. Every resident found is logged.

    Raises Geweigerd when there is too little to search for. A BSN is not searched by: it would end up in a screen
    that others see.
    """
    schoon = " ".join(term.split())
    if len(schoon) < 3:
        raise Geweigerd({"zoek": "Typ ten minste drie letters van een naam of adres, of een zaaknummer."})
    opdracht = huidig()
    if gevonden := NUMMER.fullmatch(schoon):
        zaken = list(
            Zaak.objects.filter(gemeente_id__in=opdracht.gemeenten, nummer=schoon, id=int(gevonden[2])).select_related(
                "inwoner", "behandelaar", "samengevoegd_in"
            )
        )
        logboek.lijst_gezien(
            inwoners={(z.gemeente_id, z.inwoner_id) for z in zaken}, handeling="gevonden bij zoeken", wie=wie, op=op
        )
        return Zoekuitslag([(z.inwoner, [_regel(z, z.inwoner, wie)]) for z in zaken], len(zaken))
    uitslag = mensen.zoek(
        term=schoon,
        wie=wie.id or 0,
        wie_naam=wie.naam,
        wie_rol=wie.rol,
        doel=opdracht.doel,
        op=op,
        spoor=opdracht.spoor,
    )
    per_persoon: dict[int, list[Vraagregel]] = {p.id: [] for p in uitslag.personen}
    namen = {p.id: p for p in uitslag.personen}
    for zaak in (
        Zaak.objects.filter(gemeente_id__in=opdracht.gemeenten, inwoner_id__in=per_persoon)
        .select_related("behandelaar", "samengevoegd_in")
        .order_by("-id")
    ):
        per_persoon[zaak.inwoner_id].append(_regel(zaak, namen[zaak.inwoner_id], wie))
    return Zoekuitslag([(p, per_persoon[p.id]) for p in uitslag.personen], uitslag.totaal)
