"""The verslag in words for who reads it: the resident, and the supporter with whom it is shared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from keukentafel.balies.vorm import woorden
from keukentafel.recht.ladder import Oordeel, Trede
from keukentafel.recht.taal.leefwereld import Dimensie
from keukentafel.recht.taal.stukken import Onderwerp
from keukentafel.reis.onderzoeken import Verslagbeeld


@dataclass(frozen=True)
class VerslagWoorden:
    """The verslag as its page shows it. Texts of people stay as they were written; headings follow the page's language.

    `onderdelen`: (question, text, whether it is not at issue); `woorden`: (subject, own words); `ladder`: (step,
    judgement, why); `lopend`: (law, what, from whom, since when) of the help that runs already; `reacties`: (what was
    said, day, own words).
    """

    verzonden_op: date
    uitkomst: str
    onderdelen: list[tuple[str, str, bool]]
    woorden: list[tuple[str, str]]
    lopend: list[tuple[str, str, str, date | None]]
    ladder_zin: str
    ladder: list[tuple[str, str, str]]
    reacties: list[tuple[str, date, str]]


def in_woorden(beeld: Verslagbeeld, *, over_ander: bool = False) -> VerslagWoorden:
    """Put a verslag in the words of the page; `over_ander` when its reader is not the resident."""
    return VerslagWoorden(
        verzonden_op=beeld.verzonden_op,
        uitkomst=beeld.uitkomst,
        onderdelen=[
            (woorden.vertaal(onderwerp.vraag), b.tekst or b.niet_aan_de_orde_omdat, not b.tekst)
            for onderwerp in Onderwerp
            if (b := beeld.bevindingen.get(onderwerp)) is not None
        ],
        woorden=[(woorden.vertaal(Dimensie(g.dimensie).naam), g.woorden) for g in beeld.gebieden],
        lopend=[
            (
                _("Andere hulp") if h.wet == "anders" else woorden.vertaal(h.get_wet_display()),
                h.wat.rstrip("."),
                h.wie,
                h.sinds,
            )
            for h in beeld.lopend
        ],
        ladder_zin=_samen(beeld),
        ladder=[
            (woorden.vertaal(t.trede.naam), woorden.vertaal(t.oordeel.in_woorden), t.toelichting)
            for t in beeld.trappen
            if t.oordeel != Oordeel.NIET_BESPROKEN
        ],
        reacties=[(_gezegd(r, over_ander), r.dag, r.tekst) for r in beeld.reacties],
    )


def _samen(beeld: Verslagbeeld) -> str:
    """Return in a sentence what a person judged of the highest step; "" when that was not discussed."""
    zinnen = {
        Oordeel.NODIG: _("Dat is samen niet genoeg. Er is ook hulp speciaal voor u nodig."),
        Oordeel.NIET_AAN_DE_ORDE: _("Hulp speciaal voor u is nu niet nodig."),
    }
    hoogste = next((t.oordeel for t in beeld.trappen if t.trede == Trede.MAATWERK), Oordeel.NIET_BESPROKEN)
    return zinnen.get(hoogste, "")


def _gezegd(reactie: Any, over_ander: bool) -> str:
    """Return what the resident said, in words."""
    if over_ander:
        zinnen = {
            "gezien": _("Het verslag is gezien."),
            "niet_eens": _("Niet eens, want:"),
            "getekend": _("Getekend: de hulp is aangevraagd."),
        }
        return zinnen[reactie.soort]
    zinnen = {
        "gezien": _("U hebt het verslag gezien."),
        "niet_eens": _("U bent het niet eens, want:"),
        "getekend": _("U tekende, en vroeg de hulp aan."),
    }
    return zinnen[reactie.soort]
