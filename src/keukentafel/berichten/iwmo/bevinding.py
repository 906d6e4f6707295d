"""What a control found: which rule, in which class of the message, and the code that a return gives it."""

from __future__ import annotations

from dataclasses import dataclass

from keukentafel.berichten.iwmo.beschrijving import elementnaam

Plaats = tuple[str | int, ...]
"""Where a class stands: fields and numbers from 0, such as ("inwoner", "start_producten", 0). () is nowhere."""

HEADER: Plaats = ("header",)
INWONER: Plaats = ("inwoner",)


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One thing wrong, found at control level 2, 3 or 4. `retourcode` None is a signal: a person looks, no return."""

    regel: str
    niveau: int
    retourcode: str | None
    plaats: Plaats
    zin: str


def toon(plaats: Plaats) -> str:
    """The place as a person reads it: ("inwoner", "start_producten", 0) gives "Client/StartProducten[1]"."""
    deel: list[str] = []
    for stap in plaats:
        if isinstance(stap, int):
            deel[-1] += f"[{stap + 1}]"
        else:
            deel.append("Client" if stap == "inwoner" else elementnaam(stap))
    return "/".join(deel)
