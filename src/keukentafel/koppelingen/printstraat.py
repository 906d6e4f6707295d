"""The mail house: a folder in which each letter is laid exactly once, whatever happens in between.

A real mail house watches such a folder; until one is connected it is what the letters of an installation go to.
Laying is idempotent by key: the second time the same letter is recognised and not laid again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from keukentafel.koppelingen.neerleggen import leg_neer


@dataclass(frozen=True)
class Poststuk:
    """A letter ready to be sent: the PDF and what stands on the envelope (empty: handed over, not mailed)."""

    sleutel: str
    pdf: bytes
    naam: str
    regels: tuple[str, ...]


class Printstraat:
    """Lays letters in `map_`. A file that is there is whole: it is written aside, synced and then linked in place."""

    def __init__(self, map_: Path) -> None:
        self.map = map_

    def bezorg(self, stuk: Poststuk) -> bool:
        """Lay the letter; return False when it was there already. Raises OSError when the disk refuses."""
        plek = self.map / f"{stuk.sleutel}.json"
        if plek.exists():
            return False
        self.map.mkdir(parents=True, exist_ok=True)
        leg_neer(self.map / f"{stuk.sleutel}.pdf", stuk.pdf)
        envelop = json.dumps({"naam": stuk.naam, "regels": list(stuk.regels)}, ensure_ascii=False)
        return leg_neer(plek, envelop.encode())  # last: with its envelope the letter is on its way


class PrintstraatInProef(Printstraat):
    """A mail house in memory that can refuse; ships with the product for tests and plays."""

    def __init__(self) -> None:
        super().__init__(Path("/nergens"))
        self.stukken: dict[str, Poststuk] = {}
        self.pogingen = 0
        self.weigert: str | None = None

    def weiger(self, reden: str | None) -> None:
        """Refuse every letter from now on with this reason; None accepts again."""
        self.weigert = reden

    def bezorg(self, stuk: Poststuk) -> bool:
        """Keep the letter by its key; return False when it was there already. Raises OSError when told to refuse."""
        self.pogingen += 1
        if self.weigert:
            raise OSError(self.weigert)
        if stuk.sleutel in self.stukken:
            return False
        self.stukken[stuk.sleutel] = stuk
        return True
