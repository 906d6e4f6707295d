"""Which plays there are. Knows only names, so that the command line can list them without Django."""

from __future__ import annotations

from types import MappingProxyType

VERHALEN = MappingProxyType(
    {
        "S-A1": "s_a1",
        "S-A2": "s_a2",
        "S-A3": "s_a3",
        "S-A4": "s_a4",
        "S-A7": "s_a7",
        "S-A8": "s_a8",
        "S-A9": "s_a9",
        "S-A16": "s_a16",
        "S-A17": "s_a17",
        "S-C1": "s_c1",
        "S-H1": "s_h1",
        "S-H2": "s_h2",
        "S-H5": "s_h5",
        "S-M1": "s_m1",
        "S-M2": "s_m2",
        "S-M3": "s_m3",
        "HEEL": "heel",
    }
)


class OnbekendVerhaal(LookupError):
    """There is no play with this id; the message names the ones there are."""

    def __init__(self, id: str) -> None:
        super().__init__(f"Verhaal “{id}” is er niet. Kies uit: {', '.join(VERHALEN)}.")


def lijst() -> tuple[str, ...]:
    """Return the ids of all plays."""
    return tuple(VERHALEN)


def module_van(id: str) -> str:
    """Return the name of the module of a play; capitals do not matter. Raises OnbekendVerhaal."""
    try:
        return VERHALEN[id.strip().upper()]
    except KeyError:
        raise OnbekendVerhaal(id) from None
