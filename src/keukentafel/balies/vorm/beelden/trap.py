"""The ladder: a staircase of eight treads, own strength at the bottom, tailor-made help at the top.

It is not a hurdle race: a tread has one of four states and says so in words; the list beside it says what was tried and
when (VORM.md section 5). The text stands on the tread, so it reads at 320 pixels.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from keukentafel.balies.vorm import woorden

AANTAL = 8
BREED = 320
HOOG = 38
HOOG_DUBBEL = 58
INSPRONG = 13
# widths of a letter of Source Sans 3 at 14 px, rounded up: used to see whether two texts fit beside each other
LETTER_VET, LETTER = 6.9, 6.3

STATEN = {
    "helpt": ("s-helpt", gettext_lazy("helpt deels")),
    "nodig": ("s-nodig", gettext_lazy("nodig")),
    "past_niet": ("", gettext_lazy("past niet")),
    "niet_besproken": ("s-leeg", gettext_lazy("niet besproken")),
}


@dataclass(frozen=True, kw_only=True)
class Poging:
    """What was tried or found on a tread, in one or two sentences, and when that was (if known)."""

    tekst: str
    op: datetime.date | None = None


@dataclass(frozen=True, kw_only=True)
class Trede:
    """One tread. `staat`: helpt, nodig, past_niet or niet_besproken; `woord` may say it better.

    `url` is where a tread that was not discussed can be filled in.
    """

    naam: str
    staat: str = "niet_besproken"
    woord: str = ""
    pogingen: tuple[Poging, ...] = ()
    url: str = ""

    def __post_init__(self) -> None:
        if self.staat not in STATEN:
            raise ValueError(f"a tread is one of {', '.join(STATEN)}, not {self.staat!r}")


@dataclass(frozen=True, kw_only=True)
class Ladder:
    """Eight treads, lowest first. `zin` replaces the sentence that is otherwise made from the states."""

    treden: tuple[Trede, ...]
    zin: str = ""

    def __post_init__(self) -> None:
        if len(self.treden) != AANTAL:
            raise ValueError(f"the ladder has {AANTAL} treads, not {len(self.treden)}")


def zin_van(ladder: Ladder) -> str:
    """Say how many treads help, which one is needed and how many were not discussed."""
    telling = {staat: [trede for trede in ladder.treden if trede.staat == staat] for staat in STATEN}
    helpt, open_ = len(telling["helpt"]), len(telling["niet_besproken"])
    zinnen = []
    if helpt:
        zinnen.append(ngettext("%(n)s trede helpt deels.", "%(n)s treden helpen deels.", helpt) % {"n": helpt})
    if telling["nodig"]:
        namen = woorden.opsomming([trede.naam.lower() for trede in telling["nodig"]])
        zinnen.append(_("Nodig is: %(namen)s.") % {"namen": namen})
    if open_:
        zin = ngettext("%(n)s trede is nog niet besproken.", "%(n)s treden zijn nog niet besproken.", open_)
        zinnen.append(zin % {"n": open_})
    return " ".join(zinnen)


def _trede(nummer: int, trede: Trede, onderkant: float) -> dict[str, Any]:
    """Place and texts of one tread; a word that does not fit beside the name gets a line of its own."""
    klasse, standaard = STATEN[trede.staat]
    woord = trede.woord or str(standaard)
    x = 1 + INSPRONG * (nummer - 1)
    ruimte = BREED - 8 - (x + 24)
    dubbel = len(trede.naam) * LETTER_VET + len(woord) * LETTER + 8 > ruimte
    hoog = HOOG_DUBBEL if dubbel else HOOG
    boven = onderkant - hoog
    return {
        "nummer": nummer,
        "klasse": f"s-tree {klasse}".strip(),
        "wit": trede.staat == "nodig",
        "x": x,
        "y": boven,
        "breed": BREED - 1 - x,
        "hoog": hoog,
        "nummer_x": x + 9,
        "naam_x": x + 24,
        "naam_y": boven + 24,
        "woord_x": x + 24 if dubbel else BREED - 8,
        "woord_y": boven + (44 if dubbel else 24),
        "anker": "start" if dubbel else "end",
        "naam": trede.naam,
        "woord": woord,
    }


def teken_ladder(ladder: Ladder) -> dict[str, Any]:
    """Return what `vorm/beelden/trap.html` needs: treads with their places (320 wide), sentence and list."""
    vakken: list[dict[str, Any]] = []
    onderkant = 0.0
    for nummer, trede in enumerate(ladder.treden, start=1):
        vak = _trede(nummer, trede, onderkant)
        onderkant = vak["y"]
        vakken.append(vak)
    hoogte = -onderkant
    for vak in vakken:
        for plaats in ("y", "naam_y", "woord_y"):
            vak[plaats] = int(vak[plaats] + hoogte + 1)
    regels = [
        {"nummer": vak["nummer"], "trede": trede, "woord": woorden.met_hoofdletter(vak["woord"])}
        for vak, trede in zip(vakken, ladder.treden, strict=True)
    ]
    return {
        "kader": f"0 0 {BREED} {int(hoogte) + 2}",
        "vakken": vakken,
        "regels": regels,
        "zin": ladder.zin or zin_van(ladder),
    }


def toon_ladder(ladder: Ladder) -> SafeString:
    """Return the finished staircase with its sentence, and beside it the list of what was tried."""
    return render_to_string("vorm/beelden/trap.html", teken_ladder(ladder))
