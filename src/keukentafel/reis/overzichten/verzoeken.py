"""The inbox of independent supporters: requests to answer, and the people they stand beside now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from keukentafel.dossier.melding import queries as melding_queries
from keukentafel.dossier.melding.models import Clientondersteuning
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Afspraak, Zaak
from keukentafel.recht.stappen import RUSTEND, Stand
from keukentafel.reis.handeling import Wie, handeling
from keukentafel.stelsel.gemeenten.namens import huidig
from keukentafel.stelsel.logboek import operations as logboek


@dataclass(frozen=True)
class Verzoek:
    """A request for support. Before it is taken it holds a first name and a place, no more than is needed to choose."""

    id: int
    zaak: int
    gemeente: str
    wie: str
    voor: str
    plaats: str
    gevraagd_op: date | None
    reageren_uiterlijk: date | None
    gesprek: datetime | None
    tot: date | None
    """The last day that the file may be opened, as the resident chose; None before the request is taken."""


@handeling
def verzoeken(*, wie: Wie, op: datetime) -> tuple[list[Verzoek], list[Verzoek]]:
    """Return (open requests, the ones this supporter took). Whoever is shown by full name is logged.

    A request whose question was withdrawn or passed on is not shown, nor one whose time of access is over.
    """
    gemeenten = huidig().gemeenten
    open_ = [
        v
        for v in melding_queries.verzoeken(gemeenten=gemeenten).select_related("gemeente", "zaak")
        if Stand(v.zaak.stand) not in RUSTEND
    ]
    alle = melding_queries.aangenomen_door(gemeenten=gemeenten, gebruiker=wie.id or 0).select_related("gemeente")
    mag = zaak_queries.toegang_van(gemeenten=gemeenten, gebruiker=wie.id or 0, op=op)
    van_mij = list(alle.filter(zaak_id__in=mag))
    nummers = {v.zaak_id for v in [*open_, *van_mij]}
    zaken = {z.id: z for z in Zaak.objects.filter(gemeente_id__in=gemeenten, id__in=nummers).select_related("inwoner")}
    gesprekken = dict(
        Afspraak.objects.filter(
            gemeente_id__in=gemeenten, zaak_id__in=nummers, staat=Afspraak.Staat.BEVESTIGD, begin__gte=op
        )
        .order_by("-begin")
        .values_list("zaak_id", "begin")
    )
    if van_mij:
        logboek.lijst_gezien(
            inwoners={(v.gemeente_id, zaken[v.zaak_id].inwoner_id) for v in van_mij},
            handeling="stond op de lijst van de ondersteuner",
            wie=wie,
            op=op,
        )

    def regel(verzoek: Clientondersteuning, volledig: bool) -> Verzoek:
        inwoner = zaken[verzoek.zaak_id].inwoner
        return Verzoek(
            id=verzoek.id,
            zaak=verzoek.zaak_id,
            gemeente=verzoek.gemeente.naam,
            wie=inwoner.naam_met_aanhef if volledig else inwoner.voornaam,
            voor=verzoek.get_voor_display(),
            plaats=inwoner.plaats,
            gevraagd_op=verzoek.antwoord_op,
            reageren_uiterlijk=verzoek.reageren_uiterlijk,
            gesprek=gesprekken.get(verzoek.zaak_id),
            tot=mag.get(verzoek.zaak_id) if volledig else None,
        )

    return [regel(v, False) for v in open_], [regel(v, True) for v in van_mij]
