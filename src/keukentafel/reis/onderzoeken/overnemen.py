"""Taking over what was written before: nothing is typed twice."""

from __future__ import annotations

from datetime import datetime

from keukentafel.dossier.onderzoek import queries as onderzoek_queries
from keukentafel.recht.taal.stukken import Onderwerp
from keukentafel.reis.handeling import Geweigerd, Wie, handeling
from keukentafel.reis.onderzoeken.kiezen import verslag_is_weg
from keukentafel.reis.onderzoeken.praten import VERSTUURD
from keukentafel.reis.onderzoeken.schrijven import bewaar_alinea
from keukentafel.reis.onderzoeken.vormen import Alineatekst
from keukentafel.reis.zaakwerk import zaak_in_gang
from keukentafel.stelsel.gemeenten.models import Gemeente


@handeling
def tekst_overnemen(
    *, gemeente: Gemeente, zaak: int, onderwerp: str, tekst: str, wie: Wie, op: datetime
) -> tuple[str, int]:
    """Put a text (a note, the resident's own words) in the verslag, under this subject a-g or the outcome.

    It becomes a paragraph of its own: an empty one if there is, else a new one after the last. The outcome is one
    paragraph: there it comes under what stands. Returns the subject and the place. Raises Geweigerd.
    """
    record = zaak_in_gang(gemeente.code, zaak)
    if verslag_is_weg(gemeente.code, zaak):
        raise Geweigerd(VERSTUURD)
    if not tekst.strip():
        raise Geweigerd("Hier staat geen tekst om over te nemen.")
    if onderwerp == onderzoek_queries.UITKOMST:
        slot = onderzoek_queries.alinea_uitkomst(gemeente=gemeente.code, zaak=zaak)
        samen = f"{slot.tekst}\n\n{tekst}" if slot is not None and slot.tekst else tekst
        bewaar_alinea(record, Alineatekst(onderwerp, 1, samen, False, slot.versie if slot else 0), wie, op)
        return onderwerp, 1
    if onderwerp not in set(Onderwerp):
        raise Geweigerd("Kies bij welk onderdeel deze tekst komt.")
    staat = onderzoek_queries.alineas(gemeente=gemeente.code, zaak=zaak).filter(onderwerp=onderwerp)
    bezet = {a.volgorde: a for a in staat}
    vrij = [v for v, a in bezet.items() if not a.tekst]
    plek = vrij[0] if vrij else max(bezet, default=0) + 1
    if plek > onderzoek_queries.MEESTE_ALINEAS:
        vol = onderzoek_queries.MEESTE_ALINEAS
        raise Geweigerd(f"Bij {onderwerp} staan al {vol} alinea's. Voeg de tekst zelf toe.")
    versie = bezet[plek].versie if plek in bezet else 0
    bewaar_alinea(record, Alineatekst(onderwerp, plek, tekst, False, versie), wie, op)
    return onderwerp, plek
