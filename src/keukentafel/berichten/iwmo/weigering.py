"""The technical refusal: control level 1 of iWmo (IV032). No return message follows; the sender gets this sentence."""

from __future__ import annotations

from enum import StrEnum


class Reden(StrEnum):
    """Why a message is refused before its contents count."""

    te_groot = "te_groot"
    codering = "codering"
    doctype = "doctype"
    geen_xml = "geen_xml"
    onbekend_bericht = "onbekend_bericht"
    onbekende_versie = "onbekende_versie"
    vorm = "vorm"


class BerichtGeweigerd(ValueError):
    """A message that cannot be read, or cannot be written.

    `zin` says in one Dutch sentence what is wrong and where, and never holds a value from the message: a bsn could be
    in it. `reden` is the kind of refusal, `plaats` the path of element names ("Client/Bsn"), `regel` the line (0:
    unknown).
    """

    def __init__(self, zin: str, *, reden: Reden, plaats: str = "", regel: int = 0) -> None:
        waar = " ".join(
            deel for deel in (f"in {plaats}" if plaats else "", f"op regel {regel}" if regel else "") if deel
        )
        zin = zin.rstrip(".")
        super().__init__(f"{zin} ({waar})." if waar else f"{zin}.")
        self.zin = str(self)
        self.reden = reden
        self.plaats = plaats
        self.regel = regel


class OngeldigeWaarde(ValueError):
    """One value that does not fit its type; the text completes the sentence "<element> ..."."""
