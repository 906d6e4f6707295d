"""Signing the verslag: that is the aanvraag."""

from __future__ import annotations

from datetime import date, datetime

from keukentafel.dossier.besluit.models import Aanvraag
from keukentafel.dossier.onderzoek import operations as onderzoek_operations
from keukentafel.dossier.onderzoek.models import Reactie
from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.recht.stappen import Stand
from keukentafel.reis.besluiten import leg_aanvraag_vast
from keukentafel.reis.handeling import Geweigerd, Wie, handeling
from keukentafel.reis.onderzoeken.versturen import dag_van_reactie
from keukentafel.reis.taken import REACTIE_LEZEN, REACTIE_WACHT
from keukentafel.reis.zaakwerk import zaak_in_gang
from keukentafel.stelsel.gemeenten.models import Gemeente

MAG_TEKENEN = (Stand.VERSLAG_VERZONDEN, Stand.OPGELOST_ZONDER_MAATWERK)


@handeling
def tekenen(
    *, gemeente: Gemeente, zaak: int, tekst: str, via: str, wie: Wie, op: datetime, dag: date | None = None
) -> Aanvraag:
    """The resident signs the verslag: that is the aanvraag (Wmo 2015 art. 2.3.2 lid 9 and 2.3.5 lid 1). A remark may go
    with it. `dag` is the day that a signed paper came in. Raises Geweigerd."""
    record = zaak_in_gang(gemeente.code, zaak)
    if record.stand not in MAG_TEKENEN:
        raise Geweigerd("Bij deze vraag past nu geen handtekening. Er is geen verslag dat erop wacht.")
    dag = dag_van_reactie(dag, Reactie.Soort.GETEKEND, tekst, via, gemeente, zaak, op)
    onderzoek_operations.maak_reactie(
        gemeente=gemeente.code, zaak=zaak, soort=Reactie.Soort.GETEKEND, tekst=tekst.strip(), via=via, dag=dag,
        door_naam=wie.naam, op=op,
    )  # fmt: skip
    for werk in (REACTIE_WACHT, REACTIE_LEZEN):
        zaak_operations.taken_klaar(gemeente=gemeente.code, zaak=zaak, wat=werk.wat, op=op)
    return leg_aanvraag_vast(
        gemeente=gemeente,
        zaak=record,
        wijze=Aanvraag.Wijze.ONDERTEKEND_VERSLAG,
        ontvangen_op=dag,
        gevraagd="",
        wie=wie,
        op=op,
    )
