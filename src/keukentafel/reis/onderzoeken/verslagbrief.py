"""The verslag as a letter: what stands in it, and how the resident will read it before it leaves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings

from keukentafel.berichten import brieven
from keukentafel.dossier.melding import queries as melding_queries
from keukentafel.dossier.onderzoek import queries as onderzoek_queries
from keukentafel.dossier.onderzoek.models import LopendeHulp
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht.ladder import Oordeel, Trap
from keukentafel.recht.taal.leefwereld import Dimensie
from keukentafel.reis.bevindingen import bevindingen_van, onderdelen_van
from keukentafel.reis.handeling import Wie, handeling
from keukentafel.reis.onderzoeken.stand import trappen_van
from keukentafel.reis.onderzoeken.vormen import Hulpregel
from keukentafel.reis.zaakwerk import stel_compleet_op
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente


def volg_adres(gemeente: Gemeente) -> str:
    """Return the address of the resident's own page."""
    return f"{settings.KEUKENTAFEL_ADRES}/{gemeente.slug}/mijn-vraag"


def verslaggegevens(*, gemeente: Gemeente, zaak: Zaak, uitkomst: str, op: datetime) -> dict[str, object]:
    """Return what the letter `verslag` of this case says now, as plain JSON."""
    plek: dict[str, int] = {"gemeente": gemeente.code, "zaak": zaak.id}
    gesprek = zaak_queries.afspraken(**plek).filter(staat="bevestigd", begin__lte=op).order_by("-begin").first()
    return verslagvelden(
        startdag=zaak.startdag,
        gesprek_op=klok.dag_van(gesprek.begin) if gesprek else None,
        onderdelen=onderdelen_van(bevindingen_van(onderzoek_queries.alineas(**plek))),
        trappen=trappen_van(onderzoek_queries.treden(**plek)),
        eigen_woorden=[(b.dimensie, b.woorden) for b in onderzoek_queries.leefgebieden(**plek)],
        lopende_hulp=[Hulpregel(h.wet, h.wat, h.wie, h.sinds) for h in onderzoek_queries.lopende_hulp(**plek)],
        uitkomst=uitkomst,
        plan_meegenomen=melding_queries.plannen(**plek).exists(),
        adres=volg_adres(gemeente),
    )


def verslagvelden(
    *, startdag: date, gesprek_op: date | None, onderdelen: list[dict[str, str]], trappen: Iterable[Trap],
    eigen_woorden: Iterable[tuple[str, str]], lopende_hulp: Iterable[Hulpregel], uitkomst: str, plan_meegenomen: bool,
    adres: str,
) -> dict[str, object]:  # fmt: skip
    """Return the fields of the letter `verslag` as plain JSON, from what is kept or (in the demo) what will be.

    `eigen_woorden`: per dimension (recht.taal.leefwereld.Dimensie) what the resident said of it.
    """
    return {
        "melding_datum": startdag.isoformat(),
        "gesprek_op": gesprek_op.isoformat() if gesprek_op else None,
        "onderdelen": onderdelen,
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
            {"onderwerp": f"Bij “{Dimensie(dimensie).uitspraak}”", "woorden": woorden}
            for dimensie, woorden in eigen_woorden
            if woorden.strip()
        ],
        "lopende_hulp": [
            {
                "wet": "Andere hulp" if h.wet == LopendeHulp.Wet.ANDERS else str(LopendeHulp.Wet(h.wet).label),
                "wat": h.wat,
                "wie": h.wie or None,
                "sinds": h.sinds.isoformat() if h.sinds else None,
            }
            for h in lopende_hulp
        ],
        "uitkomst": uitkomst,
        "plan_meegenomen": plan_meegenomen,
        "reageren_adres": adres,
    }


@handeling
def verslag_nalezen(*, gemeente: Gemeente, zaak: Zaak, uitkomst: str, wie: Wie, op: datetime) -> str:
    """Return the verslag as the resident will read it, as safe HTML, with the address it goes to; nothing is kept.

    The caller has let the reader into the file. Raises Geweigerd while something misses.
    """
    gegevens = verslaggegevens(gemeente=gemeente, zaak=zaak, uitkomst=uitkomst, op=op)
    tekst = stel_compleet_op(gemeente=gemeente, zaak=zaak, soort="verslag", gegevens=gegevens, wie=wie, op=op).tekst
    return brieven.als_html(tekst)
