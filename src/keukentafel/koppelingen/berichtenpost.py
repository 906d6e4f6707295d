"""The post office for iWmo messages: what carries a finished message to a provider, and keeps what came in.

A real one is the municipalities' knooppunt, which speaks with that of the providers. Until it is connected messages go
to a folder (`Berichtenmap`). `BerichtenpostInProef` ships with the product for tests and plays: it can refuse, delay,
double and reorder. Neither looks into a message; who sends and who receives stands on the outside.
"""

from __future__ import annotations

import glob
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from fcntl import LOCK_EX, flock
from pathlib import Path
from random import Random
from time import time
from typing import Protocol
from uuid import uuid4

from keukentafel.koppelingen.neerleggen import leg_neer


@dataclass(frozen=True)
class Berichtstuk:
    """A message on its way. `van` and `naar` are a municipality (four digits) or a provider (AGB code, eight digits).

    They stand on the envelope: who was connected, whatever the message says. `van` is empty when what came in has no
    envelope that can be read. `sleutel`: laid down twice under the same key it is one message.
    """

    sleutel: str
    van: str
    naar: str
    inhoud: bytes


class Berichtenpost(Protocol):
    """What the post round asks of a post office."""

    def bezorg(self, stuk: Berichtstuk) -> bool:
        """Take a message; return False when it was taken before. Raises OSError when it cannot be taken now."""
        ...

    def wachtend(self, naar: str) -> Sequence[Berichtstuk]:
        """Return what lies here for an address; it stays until `gelezen`. Raises OSError when nobody answers."""
        ...

    def gelezen(self, stuk: Berichtstuk, *, fout: str = "") -> None:
        """Take away a message that was kept. `fout`: why it could not be read, for who sent it (OP090x2).

        Raises OSError when nobody answers; the message then comes again.
        """
        ...


ENVELOP_WACHT = 600.0
"""Seconds that a message may lie without its envelope, which is laid last. After that it has none."""


class Berichtenmap:
    """A folder: what leaves is laid in `uit`, what comes is laid by others in `in/<municipality>`.

    A program that speaks with the knooppunt watches it. Each message has an envelope: `x.xml`, and then `x.json` with
    `van` and `naar`, filled in by that program from who was connected, never from the message. What is whole moves to a
    folder of its own in `opgehaald`, under a name that we choose: so a name that is used again takes no other's place.
    What was kept moves to `gelezen`, what was not taken in to `onleesbaar`, with the reason beside it.
    """

    def __init__(self, map_: Path) -> None:
        self.map = map_

    def bezorg(self, stuk: Berichtstuk) -> bool:
        """Lay the message down; return False when it was there already. Raises OSError when the disk refuses."""
        uit = self.map / "uit"
        plek = uit / f"{stuk.sleutel}.json"
        if plek.exists():
            return False
        uit.mkdir(parents=True, exist_ok=True)
        leg_neer(uit / f"{stuk.sleutel}.xml", stuk.inhoud)
        envelop = json.dumps({"van": stuk.van, "naar": stuk.naar})
        return leg_neer(plek, envelop.encode())  # last: with its envelope the message is on its way

    def wachtend(self, naar: str) -> Sequence[Berichtstuk]:
        """Return the messages in the folder of this municipality, the oldest first. Raises OSError."""
        bron = self.map / "in" / naar
        if not bron.is_dir():
            return []
        with _alleen(bron):
            self._maak_af(bron)
            self._haal_op(bron)
        stukken = []
        for pad in sorted(_opgehaald(bron, "*.xml"), key=lambda pad: pad.parent.name):
            with suppress(FileNotFoundError):  # another round was first
                van = _afzender(pad.with_suffix(".json"), naar)
                stukken.append(Berichtstuk(pad.parent.name, van, naar, pad.read_bytes()))
        return stukken

    def _maak_af(self, bron: Path) -> None:
        """Who died between envelope and message left the message where it lay: bring it to its envelope."""
        for envelop in _opgehaald(bron, "*.json"):
            if not envelop.with_suffix(".xml").exists():
                with suppress(FileNotFoundError):
                    (bron / envelop.with_suffix(".xml").name).rename(envelop.with_suffix(".xml"))

    def _haal_op(self, bron: Path) -> None:
        """Move each whole message to a folder of its own: the envelope first, so that without one says there is none.

        Who lays the messages may take one back: then it is not there any more, and what is left of ours goes away.
        """
        for pad in sorted(bron.glob("*.xml"), key=lambda pad: pad.name):
            envelop = pad.with_suffix(".json")
            with suppress(FileNotFoundError):
                met = envelop.exists()
                if not met and (_jong(pad) or _opgehaald(bron, glob.escape(envelop.name))):
                    continue
                eigen = bron / "opgehaald" / f"{pad.stat().st_mtime_ns:020d}-{uuid4().hex}"
                eigen.mkdir(parents=True)
                try:
                    if met:
                        envelop.rename(eigen / envelop.name)
                    pad.rename(eigen / pad.name)
                finally:
                    with suppress(OSError):  # not empty: as it should be
                        eigen.rmdir()

    def gelezen(self, stuk: Berichtstuk, *, fout: str = "") -> None:
        """Move message and envelope out of the way at once. Raises OSError when the disk refuses."""
        eigen = self.map / "in" / stuk.naar / "opgehaald" / stuk.sleutel
        doel = eigen.parent.parent / ("onleesbaar" if fout else "gelezen")
        doel.mkdir(exist_ok=True)
        if fout:
            leg_neer(doel / f"{stuk.sleutel}.txt", fout.encode())
        with suppress(FileNotFoundError):  # another round was first
            eigen.rename(doel / stuk.sleutel)


@contextmanager
def _alleen(bron: Path) -> Iterator[None]:
    """Be the only round that moves things in this folder; who dies lets go.

    Without it, one round that finishes what another is still doing can take the next message of the same name for it,
    and write over the first.
    """
    with (bron / ".ronde").open("ab") as slot:
        flock(slot, LOCK_EX)
        yield


def _opgehaald(bron: Path, naam: str) -> list[Path]:
    """What was fetched and not cleared away, by name; a folder that another round clears away meanwhile is left out."""
    return [Path(pad) for pad in glob.glob(f"{glob.escape(str(bron / 'opgehaald'))}/*/{naam}")]


def _afzender(envelop: Path, naar: str) -> str:
    """Who sent a message, "" when it has no envelope, or one that cannot be read or is for somebody else."""
    try:
        adres = json.loads(envelop.read_bytes())
    except (FileNotFoundError, ValueError):
        return ""
    if not isinstance(adres, dict) or adres.get("naar") != naar:
        return ""
    van = adres.get("van")
    return van if isinstance(van, str) else ""


def _jong(pad: Path) -> bool:
    """Whether the envelope may still come: by the clock of the disk's own machine, not that of the demo."""
    return time() - pad.stat().st_mtime < ENVELOP_WACHT


@dataclass(frozen=True)
class Grillen:
    """How unreliable a post office is. Chances from 0 to 1; `vertraag` is for how many rounds at most it keeps a
    message. Whatever the chances: one message is refused at most HOOGSTENS_WEIGEREN times."""

    weiger: float = 0.0
    dubbel: float = 0.0
    vertraag: int = 0
    verwissel: bool = False


HOOGSTENS_WEIGEREN = 3


@dataclass
class _Onderweg:
    stuk: Berichtstuk
    rondes: int


@dataclass
class BerichtenpostInProef:
    """A post office in memory that is as unreliable as it is told to be; the same `zaad` gives the same whims.

    It refuses before it takes a message, or takes it and loses the answer. What it doubles is a second copy of the same
    message. Connected addresses (`sluit_aan`) get their messages in `breng_rond`; the others ask for them (`wachtend`).
    """

    zaad: int = 0
    grillen: Grillen = field(default_factory=Grillen)

    def __post_init__(self) -> None:
        self.toeval = Random(self.zaad)
        self.bekend: dict[str, Berichtstuk] = {}
        self.onderweg: list[_Onderweg] = []
        self.postvakken: dict[str, Callable[[Berichtstuk], Iterable[Berichtstuk]]] = {}
        self.fouten: list[tuple[Berichtstuk, str]] = []
        self.pogingen = 0
        self.weigert: str | None = None
        self._geweigerd: Counter[str] = Counter()

    def weiger(self, reden: str | None) -> None:
        """Refuse everything from now on with this reason; None accepts again."""
        self.weigert = reden

    def sluit_aan(self, adres: str, postvak: Callable[[Berichtstuk], Iterable[Berichtstuk]]) -> None:
        """Connect an address: `postvak` gets each message that arrives and returns what it sends back."""
        self.postvakken[adres] = postvak

    def bezorg(self, stuk: Berichtstuk) -> bool:
        """Take a message; return False when it was taken before. Raises OSError when told to, or by whim."""
        self.pogingen += 1
        if self.weigert:
            raise OSError(self.weigert)
        if (gril := self._gril(stuk.sleutel)) == "ervoor":
            raise OSError("het postkantoor weigert")
        nieuw = stuk.sleutel not in self.bekend
        if nieuw:
            self.bekend[stuk.sleutel] = stuk
            for _ in range(2 if self.toeval.random() < self.grillen.dubbel else 1):
                self.onderweg.append(_Onderweg(stuk, self.toeval.randint(0, self.grillen.vertraag)))
        if gril == "erna":
            raise OSError("het antwoord van het postkantoor is verloren")
        return nieuw

    def _gril(self, sleutel: str) -> str:
        if self._geweigerd[sleutel] >= HOOGSTENS_WEIGEREN or self.toeval.random() >= self.grillen.weiger:
            return ""
        self._geweigerd[sleutel] += 1
        return self.toeval.choice(("ervoor", "erna"))

    def wachtend(self, naar: str) -> Sequence[Berichtstuk]:
        """Return what is due for an address. Raises OSError when told to refuse, or by whim."""
        if self.weigert:
            raise OSError(self.weigert)
        if self._gril(f"wachtend {naar} {len(self.bekend)}"):
            raise OSError("het postkantoor antwoordt niet")
        gereed = [o.stuk for o in self.onderweg if o.stuk.naar == naar and o.rondes <= 0]
        if self.grillen.verwissel:
            self.toeval.shuffle(gereed)
        return gereed

    def gelezen(self, stuk: Berichtstuk, *, fout: str = "") -> None:
        """Take away one copy of this message. Raises OSError when told to refuse, or by whim: then it comes again."""
        if self.weigert:
            raise OSError(self.weigert)
        if self._gril(f"gelezen {stuk.sleutel}"):
            raise OSError("het postkantoor antwoordt niet")
        if fout:
            self.fouten.append((stuk, fout))
        self._haal_weg(stuk)

    def _haal_weg(self, stuk: Berichtstuk) -> None:
        for i, een in enumerate(self.onderweg):
            if een.stuk == stuk and een.rondes <= 0:
                del self.onderweg[i]
                return

    def breng_rond(self) -> int:
        """Let one round pass: what is due goes to the connected addresses, and what they send back is taken.

        Returns how many messages are still under way. Here it takes every message: its whims are for who calls it.
        """
        for een in self.onderweg:
            een.rondes -= 1
        gereed = [o.stuk for o in self.onderweg if o.rondes <= 0 and o.stuk.naar in self.postvakken]
        if self.grillen.verwissel:
            self.toeval.shuffle(gereed)
        for stuk in gereed:
            self._haal_weg(stuk)
            for terug in self.postvakken[stuk.naar](stuk):
                self._stuur(terug)
        return len(self.onderweg)

    def _stuur(self, stuk: Berichtstuk) -> None:
        """A connected address tries until its message is taken."""
        while True:
            try:
                self.bezorg(stuk)
            except OSError:
                if self.weigert:
                    raise
                continue
            return
