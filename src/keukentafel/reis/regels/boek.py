"""The book in force in a municipality: the files of the software, and what she published herself."""

from __future__ import annotations

from pathlib import Path

from keukentafel.omgeving.regels import queries
from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.lezen import lees_tekst
from keukentafel.recht.motor.wetboek import wetboek, wetboek_met
from keukentafel.recht.taal.verordening import map_verordeningen
from keukentafel.stelsel.gemeenten.namens import BuitenNamens, huidig

_boeken: dict[int, tuple[Path, tuple[int, ...], Boek]] = {}


def geldend_boek(gemeente: int) -> Boek:
    """Return the book of this municipality (CBS number): the files, and the versions that she published.

    One query; a second one only when something was published since the last time this process looked. A published
    version never changes, so the ids say which book it is. What counts on a day is for `peildatum` and `kennisdatum`.
    Raises BuitenNamens when the walls of this municipality are closed: her own rules would silently be missing.
    """
    if gemeente not in huidig().gemeenten:
        raise BuitenNamens(f"gemeente {gemeente} is niet geopend")
    ids = queries.gepubliceerd(gemeente=gemeente)
    if not ids:
        return wetboek()
    folder = map_verordeningen()
    bewaard = _boeken.get(gemeente)
    if bewaard is None or bewaard[:2] != (folder, ids):
        teksten = queries.teksten(gemeente=gemeente, ids=ids)
        bewaard = _boeken[gemeente] = folder, ids, wetboek_met(lees_tekst(t, waar=naam) for naam, t in teksten)
    return bewaard[2]
