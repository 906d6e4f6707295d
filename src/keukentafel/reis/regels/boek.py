"""The book in force in a municipality: the files of the software, and what she published herself."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from keukentafel.omgeving.regels import queries
from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.lezen import lees_tekst
from keukentafel.recht.motor.model import Regeling
from keukentafel.recht.motor.wetboek import wetboek, wetboek_met
from keukentafel.recht.taal.verordening import map_verordeningen
from keukentafel.stelsel.gemeenten.namens import BuitenNamens, huidig


class _Eigen(NamedTuple):
    """What a municipality published, read once: of which folder and ids, the versions, and the book with them."""

    folder: Path
    ids: tuple[int, ...]
    versies: tuple[Regeling, ...]
    boek: Boek


_van_gemeente: dict[int, _Eigen] = {}


def _eigen(gemeente: int) -> _Eigen:
    if gemeente not in huidig().gemeenten:
        raise BuitenNamens(f"gemeente {gemeente} is niet geopend")
    return _met_ids(gemeente, queries.gepubliceerd(gemeente=gemeente))


def _met_ids(gemeente: int, ids: tuple[int, ...]) -> _Eigen:
    folder = map_verordeningen()
    if not ids:
        return _Eigen(folder, (), (), wetboek())
    bewaard = _van_gemeente.get(gemeente)
    if bewaard is None or bewaard[:2] != (folder, ids):
        teksten = queries.teksten(gemeente=gemeente, ids=ids)
        versies = tuple(lees_tekst(tekst, waar=naam) for naam, tekst in teksten)
        bewaard = _van_gemeente[gemeente] = _Eigen(folder, ids, versies, wetboek_met(versies))
    return bewaard


def geldend_boek(gemeente: int) -> Boek:
    """Return the book of this municipality (CBS number): the files, and the versions that she published.

    One query; a second one only when something was published since the last time this process looked. A published
    version never changes, so the ids say which book it is. What counts on a day is for `peildatum` and `kennisdatum`.
    Raises BuitenNamens when the walls of this municipality are closed: her own rules would silently be missing.
    """
    return _eigen(gemeente).boek


def boek_van(gemeente: int, *, gepubliceerd: Iterable[int]) -> Boek:
    """Return the book of this municipality, for who just read the ids of all that she published: without a query."""
    return _met_ids(gemeente, tuple(sorted(gepubliceerd))).boek


def boek_met_voorstel(gemeente: int, voorstel: Regeling) -> Boek:
    """Return the book of this municipality as it would be with this version. Raises RegelingKloptNiet, BuitenNamens."""
    return wetboek_met((*_eigen(gemeente).versies, voorstel))
