"""The spider web: six subjects, 0 to 10, then and now, read per axis.

No polygon, no fill and no total, because an area depends on the order of the axes (VORM.md section 5). The score is
what the resident says herself; a lower score is never red. "Niet besproken" is an answer: that axis is dotted.
"""

from __future__ import annotations

import datetime
import math
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from keukentafel.balies.vorm import woorden

AANTAL = 6
HOOGSTE = 10
BREED = 320
MIDDEN_X, MIDDEN_Y = 160.0, 172.0
STRAAL = 104.0
REGEL = 17
NAAM_LETTERS = 12
ONDERKANT = 334


@dataclass(frozen=True, kw_only=True)
class Onderwerp:
    """One axis: the full name (for the table), the short one (in the picture) and the two scores, 0-10 or None.

    `besproken`: it was talked about now, also when nobody gave a score.
    """

    naam: str
    kort: str
    toen: int | None = None
    nu: int | None = None
    besproken: bool = False

    def __post_init__(self) -> None:
        for cijfer in (self.toen, self.nu):
            if cijfer is not None and not 0 <= cijfer <= HOOGSTE:
                raise ValueError(f"a score runs from 0 to {HOOGSTE}, not {cijfer} ({self.naam})")


@dataclass(frozen=True, kw_only=True)
class Spinnenweb:
    """Six subjects in a fixed order (first one at the top, then clockwise), the person and the two days of talking.

    `zin` replaces the sentence that is otherwise made from the scores.
    """

    van: str
    onderwerpen: tuple[Onderwerp, ...]
    nu_op: datetime.date
    toen_op: datetime.date | None = None
    zin: str = ""

    def __post_init__(self) -> None:
        if len(self.onderwerpen) != AANTAL:
            raise ValueError(f"the spider web has {AANTAL} axes, not {len(self.onderwerpen)}")
        if self.toen_op is None and any(onderwerp.toen is not None for onderwerp in self.onderwerpen):
            raise ValueError("a score of then needs the day of then")


def _punt(as_nummer: int, cijfer: float) -> tuple[float, float]:
    """Place of a score on an axis, in units of the drawing."""
    hoek = math.radians(60 * as_nummer - 90)
    straal = STRAAL * cijfer / HOOGSTE
    return round(MIDDEN_X + straal * math.cos(hoek), 1), round(MIDDEN_Y + straal * math.sin(hoek), 1)


def _ring(cijfer: int) -> str:
    return " ".join(f"{x},{y}" for x, y in (_punt(nummer, cijfer) for nummer in range(AANTAL)))


def _geen_cijfer(onderwerp: Onderwerp) -> str:
    """Why there is no score: it was talked about in words, or not at all."""
    return _("geen cijfer") if onderwerp.besproken else _("niet besproken")


def _cijferregels(onderwerp: Onderwerp, met_toen: bool) -> list[str]:
    """The score in words, under the name of the axis."""
    toen, nu = onderwerp.toen, onderwerp.nu
    if toen is None and nu is None:
        return [_geen_cijfer(onderwerp)]
    if nu is None:
        niet = _("nu geen cijfer") if onderwerp.besproken else _("nu niet besproken")
        return [_("toen %(toen)s") % {"toen": toen}, niet]
    if toen is None or not met_toen:
        return [_("nu %(nu)s") % {"nu": nu}]
    if toen == nu:
        return [_("toen en nu %(nu)s") % {"nu": nu}]
    return [_("toen %(toen)s, nu %(nu)s") % {"toen": toen, "nu": nu}]


def _labels(nummer: int, onderwerp: Onderwerp, met_toen: bool) -> list[dict[str, Any]]:
    """Lines of text at the end of an axis: names bold, score grey; above the upper axes, below the lower ones."""
    namen = textwrap.wrap(onderwerp.kort, NAAM_LETTERS) or [onderwerp.naam]
    regels = [(naam, "s-naam") for naam in namen]
    regels += [(cijfer, "s-grijs") for cijfer in _cijferregels(onderwerp, met_toen)]
    x, anker = {0: (160, "middle"), 1: (BREED, "end"), 2: (BREED, "end"), 3: (160, "middle")}.get(nummer, (0, "start"))
    boven = {0: 35, 1: 95, 5: 95}
    onder = {2: 252, 3: 300, 4: 252}
    eerste = onder[nummer] if nummer in onder else boven[nummer] - REGEL * (len(regels) - 1)
    return [
        {"x": x, "y": eerste + REGEL * rang, "anker": anker, "tekst": tekst, "klasse": klasse}
        for rang, (tekst, klasse) in enumerate(regels)
    ]


def _stippen(nummer: int, onderwerp: Onderwerp) -> dict[str, Any]:
    """Dots and line of one axis: open then, filled now, a ring where nothing changed."""
    toen, nu = onderwerp.toen, onderwerp.nu
    x, y = _punt(nummer, HOOGSTE)
    return {
        "x": x,
        "y": y,
        "leeg": toen is None and nu is None,
        "toen": _punt(nummer, toen) if toen is not None and toen != nu else None,
        "nu": _punt(nummer, nu) if nu is not None else None,
        "zelfde": nu is not None and toen == nu,
        "weg": toen is not None and nu is not None and toen != nu,
    }


def _naamlijst(onderwerpen: Iterable[Onderwerp]) -> str:
    return woorden.opsomming([onderwerp.kort[:1].lower() + onderwerp.kort[1:] for onderwerp in onderwerpen])


def zin_van(web: Spinnenweb) -> str:
    """Say the change in sentences, largest change first; every subject is named, nothing is left out silently."""
    onderwerpen = web.onderwerpen
    nooit = [o for o in onderwerpen if o.nu is None and o.toen is None and not o.besproken]
    nu_niet = [o for o in onderwerpen if o.nu is None and o.toen is not None and not o.besproken]
    zonder = [o for o in onderwerpen if o.nu is None and o.besproken]
    zinnen = []
    if web.toen_op is None and any(o.nu is not None for o in onderwerpen):
        zinnen.append(_("Dit zijn de eerste cijfers. Er is nog niets om mee te vergelijken."))
    elif web.toen_op is not None:
        stappen = {o.nu - o.toen for o in onderwerpen if o.nu is not None and o.toen is not None}
        for stap in sorted(stappen, key=lambda verschil: (-abs(verschil), verschil)):
            groep = [o for o in onderwerpen if o.nu is not None and o.toen is not None and o.nu - o.toen == stap]
            zinnen.append(_verandering(groep, stap))
        if nieuw := [o for o in onderwerpen if o.nu is not None and o.toen is None]:
            zinnen.append(_("Nieuw besproken: %(namen)s.") % {"namen": _naamlijst(nieuw)})
    if zonder:
        zinnen.append(_("Over %(namen)s is gesproken, zonder cijfer.") % {"namen": _naamlijst(zonder)})
    if nu_niet:
        zinnen.append(_("Over %(namen)s is nu niet gesproken.") % {"namen": _naamlijst(nu_niet)})
    if nooit:
        zinnen.append(_("Over %(namen)s is niet gesproken.") % {"namen": _naamlijst(nooit)})
    return " ".join(zinnen)


def _verandering(groep: list[Onderwerp], stap: int) -> str:
    """One sentence for all subjects that moved by the same number of points."""
    namen = {"namen": woorden.met_hoofdletter(_naamlijst(groep)), "n": abs(stap)}
    if stap == 0:
        return ngettext("%(namen)s bleef gelijk.", "%(namen)s bleven gelijk.", len(groep)) % namen
    if len(groep) > 1:
        if stap < 0:
            return ngettext("%(namen)s daalden elk %(n)s punt.", "%(namen)s daalden elk %(n)s punten.", -stap) % namen
        return ngettext("%(namen)s stegen elk %(n)s punt.", "%(namen)s stegen elk %(n)s punten.", stap) % namen
    if stap < 0:
        return ngettext("%(namen)s daalde %(n)s punt.", "%(namen)s daalde %(n)s punten.", -stap) % namen
    return ngettext("%(namen)s steeg %(n)s punt.", "%(namen)s steeg %(n)s punten.", stap) % namen


def teken_web(web: Spinnenweb) -> dict[str, Any]:
    """Return what `vorm/beelden/web.html` needs: places in a drawing 320 wide, labels, sentence and table rows."""
    met_toen = web.toen_op is not None
    labels = [
        label for nummer, onderwerp in enumerate(web.onderwerpen) for label in _labels(nummer, onderwerp, met_toen)
    ]
    boven = min(0, min(label["y"] for label in labels) - 18)
    onder = max(ONDERKANT, max(label["y"] for label in labels)) + 10
    return {
        "web": web,
        "kader": f"0 {boven} {BREED} {onder - boven}",
        "midden": (MIDDEN_X, MIDDEN_Y),
        "ringen": [_ring(cijfer) for cijfer in (2, 4, 6, 8, 10)],
        "assen": [_stippen(nummer, onderwerp) for nummer, onderwerp in enumerate(web.onderwerpen)],
        "labels": labels,
        "zin": web.zin or zin_van(web),
        "met_toen": met_toen,
        "rijen": [
            {
                "naam": onderwerp.naam,
                "toen": _("niet besproken") if onderwerp.toen is None else onderwerp.toen,
                "nu": _geen_cijfer(onderwerp) if onderwerp.nu is None else onderwerp.nu,
            }
            for onderwerp in web.onderwerpen
        ],
    }


def toon_web(web: Spinnenweb) -> SafeString:
    """Return the finished figure: drawing, sentence, key, and the same scores in a table."""
    return render_to_string("vorm/beelden/web.html", teken_web(web))
