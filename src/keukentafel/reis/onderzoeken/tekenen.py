"""Signing the verslag: that is the aanvraag."""

from __future__ import annotations

from datetime import date, datetime

from keukentafel.dossier.besluit.models import Aanvraag
from keukentafel.dossier.brief import queries as brief_queries
from keukentafel.dossier.onderzoek import operations as onderzoek_operations
from keukentafel.dossier.onderzoek.models import Reactie
from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.recht.stappen import Stand
from keukentafel.reis.besluiten import leg_aanvraag_vast
from keukentafel.reis.handeling import Geweigerd, Wie, handeling
from keukentafel.reis.onderzoeken.lezen import Verslagbeeld, verslag_lezen
from keukentafel.reis.onderzoeken.versturen import dag_van_reactie
from keukentafel.reis.taken import REACTIE_WACHT
from keukentafel.reis.zaakwerk import zaak_in_gang
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.vingerafdruk import vingerafdruk

MAG_TEKENEN = (Stand.VERSLAG_VERZONDEN, Stand.OPGELOST_ZONDER_MAATWERK)


@handeling
def verslagmerk(*, beeld: Verslagbeeld) -> str:
    """Return a short mark of all that a verslag says: another text gives another mark, the same text the same.

    A page gives it along with its form, so that nobody signs what was not on her screen. Not a secret.
    """
    return vingerafdruk(
        beeld.uitkomst,
        [(o.value, b.tekst, b.niet_aan_de_orde_omdat) for o, b in sorted(beeld.bevindingen.items())],
        [(t.trede.value, t.oordeel.value, t.toelichting) for t in beeld.trappen],
        [(g.dimensie, g.woorden) for g in beeld.gebieden],
        [(h.wet, h.wat, h.wie, str(h.sinds)) for h in beeld.lopend],
    )


@handeling
def reacties_op_dit_verslag(*, beeld: Verslagbeeld) -> list[Reactie]:
    """Return what the resident said since the verslag was last sent: what she said of an earlier text stays out."""
    brieven = brief_queries.brieven(gemeente=beeld.zaak.gemeente_id, zaak=beeld.zaak.id)
    if (laatste := brieven.filter(soort="verslag").first()) is None:
        return beeld.reacties
    return [r for r in beeld.reacties if r.vastgelegd_op >= laatste.gemaakt_op]


@handeling
def tekenen(
    *,
    gemeente: Gemeente,
    zaak: int,
    tekst: str,
    via: str,
    wie: Wie,
    op: datetime,
    dag: date | None = None,
    gelezen: str | None = None,
) -> Aanvraag:
    """The resident signs the verslag: that is the aanvraag (Wmo 2015 art. 2.3.2 lid 9 and 2.3.5 lid 1). A remark may go
    with it. `dag` is the day that a signed paper came in. `gelezen` is the `verslagmerk` of what stood on the screen,
    None for a paper; when the verslag is another by now, it refuses at `gelezen`. Raises Geweigerd."""
    record = zaak_in_gang(gemeente.code, zaak)
    if record.stand not in MAG_TEKENEN:
        raise Geweigerd("Bij deze vraag past nu geen handtekening. Er is geen verslag dat erop wacht.")
    dag = dag_van_reactie(dag, Reactie.Soort.GETEKEND, tekst, via, gemeente, zaak, op)
    # asked of the locked case: nobody can send another verslag between this question and the signature
    if gelezen is not None and gelezen != verslagmerk(beeld=verslag_lezen(zaak=record)):
        raise Geweigerd({"gelezen": "Er ligt een nieuw verslag. Lees dat eerst."})
    onderzoek_operations.maak_reactie(
        gemeente=gemeente.code, zaak=zaak, soort=Reactie.Soort.GETEKEND, tekst=tekst.strip(), via=via, dag=dag,
        door_naam=wie.naam, op=op,
    )  # fmt: skip
    # Who did not agree and signed all the same was promised a call: that task stays.
    zaak_operations.taken_klaar(gemeente=gemeente.code, zaak=zaak, wat=REACTIE_WACHT.wat, op=op)
    return leg_aanvraag_vast(
        gemeente=gemeente,
        zaak=record,
        wijze=Aanvraag.Wijze.ONDERTEKEND_VERSLAG,
        ontvangen_op=dag,
        gevraagd="",
        wie=wie,
        op=op,
    )
