"""The verslag as a letter: what stands in it, and how the resident will read it before it leaves."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from keukentafel.berichten import brieven
from keukentafel.dossier.melding import queries as melding_queries
from keukentafel.dossier.onderzoek import queries as onderzoek_queries
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht.ladder import Oordeel
from keukentafel.recht.taal.leefwereld import Dimensie
from keukentafel.reis.bevindingen import bevindingen_van, onderdelen_van
from keukentafel.reis.handeling import Wie, handeling
from keukentafel.reis.onderzoeken.stand import trappen_van
from keukentafel.reis.zaakwerk import stel_compleet_op
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente


def volg_adres(gemeente: Gemeente) -> str:
    """Return the address of the resident's own page."""
    return f"{settings.KEUKENTAFEL_ADRES}/{gemeente.slug}/mijn-vraag"


def verslaggegevens(*, gemeente: Gemeente, zaak: Zaak, uitkomst: str, op: datetime) -> dict[str, object]:
    """Return what the letter `verslag` of this case says now, as plain JSON."""
    g = gemeente.code
    trappen = trappen_van(onderzoek_queries.treden(gemeente=g, zaak=zaak.id))
    gebieden = [b for b in onderzoek_queries.leefgebieden(gemeente=g, zaak=zaak.id) if b.woorden.strip()]
    gesprek = (
        zaak_queries.afspraken(gemeente=g, zaak=zaak.id)
        .filter(staat="bevestigd", begin__lte=op)
        .order_by("-begin")
        .first()
    )
    return {
        "melding_datum": zaak.startdag.isoformat(),
        "gesprek_op": klok.dag_van(gesprek.begin).isoformat() if gesprek else None,
        "onderdelen": onderdelen_van(bevindingen_van(onderzoek_queries.alineas(gemeente=g, zaak=zaak.id))),
        "ladder": [
            {
                "nummer": t.trede.nummer,
                "titel": t.trede.naam,
                "oordeel": t.oordeel.in_woorden,
                "toelichting": t.toelichting,
            }
            for t in trappen
            if t.oordeel != Oordeel.NIET_BESPROKEN
        ],
        "eigen_woorden": [
            {"onderwerp": f"Bij “{Dimensie(b.dimensie).uitspraak}”", "woorden": b.woorden} for b in gebieden
        ],
        "lopende_hulp": [
            {
                "wet": "Andere hulp" if h.wet == h.Wet.ANDERS else h.get_wet_display(),
                "wat": h.wat,
                "wie": h.wie or None,
                "sinds": h.sinds.isoformat() if h.sinds else None,
            }
            for h in onderzoek_queries.lopende_hulp(gemeente=g, zaak=zaak.id)
        ],
        "uitkomst": uitkomst,
        "plan_meegenomen": melding_queries.plannen(gemeente=g, zaak=zaak.id).exists(),
        "reageren_adres": volg_adres(gemeente),
    }


@handeling
def verslag_nalezen(*, gemeente: Gemeente, zaak: Zaak, uitkomst: str, wie: Wie, op: datetime) -> str:
    """Return the verslag as the resident will read it, as safe HTML, with the address it goes to; nothing is kept.

    The caller has let the reader into the file. Raises Geweigerd while something misses.
    """
    gegevens = verslaggegevens(gemeente=gemeente, zaak=zaak, uitkomst=uitkomst, op=op)
    tekst = stel_compleet_op(gemeente=gemeente, zaak=zaak, soort="verslag", gegevens=gegevens, wie=wie, op=op).tekst
    return brieven.als_html(tekst)
