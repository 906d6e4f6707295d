"""What pages read of orders: a line of the list, one order as its provider may see it, and what was told of results.

A provider sees what the order needs and no more: of the besluit only the goals and the help that this order is for, as
they stood while it ran; no BSN, no onderzoek, no notes, no ladder, never a secret address. Of an order that stopped for
good the list says number, product and days. How long a provider may still open such an order is onbevestigd: no source
gives a term, so none is kept here (docs/besluiten/0019-waarvoor-een-opdracht-is.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from keukentafel.reis.evalueren import Voortgangbeeld

VOORTGANG_WEKEN = 13
"""How long after the start, or after the last time, a provider tells how it goes: an example, no term of law."""
EINDE_WEKEN = 12
"""From when the end of an order asks for attention: an agreement of the house (OPDRACHT C5), no term of law."""


class Vraagt(StrEnum):
    """What an order asks of its provider now; one thing at a time, in this order."""

    ANTWOORD = "antwoord"
    START = "start"
    VOORTGANG = "voortgang"
    NIETS = ""


@dataclass(frozen=True, kw_only=True)
class Opdrachtregel:
    """A line of the provider's list. `inwoner` is the name with its form of address, `plaats` "" when it is secret; of
    an order that stopped for good both are "" on a list.

    `eenheid` and `frequentie` are codes of iWmo (WJ756, WMO757), `antwoord` is one of Toewijzing.Antwoord. `einddatum`
    is the last day, that day included. `stop_reden` is of WMO588, "" while it runs; with "20" the help goes on
    later and may start again. `resultaten` counts the goals of the order, `voortgang_op` is when something was
    told about them last. `uiterlijk` is the day of what it asks (`vraagt`), None when it asks nothing.
    """

    toewijzing: int
    nummer: int
    gemeente: int
    gemeente_naam: str
    inwoner: str
    plaats: str
    product: str
    volume: int
    eenheid: str
    frequentie: str
    ingangsdatum: date
    einddatum: date | None
    antwoord: str
    kan_vanaf: date | None
    gestart_op: date | None
    gestopt_op: date | None
    stop_reden: str
    resultaten: int
    voortgang_op: date | None
    vraagt: Vraagt
    uiterlijk: date | None


@dataclass(frozen=True, kw_only=True)
class Resultaatbeeld:
    """One goal in the resident's own words, its result, the help for it, and what was told (newest first).

    `hulp` are sentences without a full stop: "Zwaar werk in huis: elke week, 115 minuten per week".
    """

    doel: int
    woorden: str
    resultaat: str
    maatstaf: str
    datum: date | None
    zonder_omdat: str
    hulp: tuple[str, ...]
    voortgang: tuple[Voortgangbeeld, ...]


@dataclass(frozen=True, kw_only=True)
class Opdrachtbeeld:
    """One order as its provider sees it. `adres` is empty for a secret (`geheim_adres`) or unknown address.

    `aangesproken` is how we speak to the resident: mevrouw Aydin. `contactpersoon` works at the municipality,
    `belt` at the provider. `antwoord_reden` is "" when nothing was told. `meldingen` are
    the ids of what was told and counts, start and stop by day: the last of them may be taken back.
    """

    regel: Opdrachtregel
    aangesproken: str
    telefoon: str
    adres: tuple[str, ...]
    geheim_adres: bool
    contactpersoon: str
    contact_telefoon: str
    goed_om_te_weten: str
    belt: str
    antwoord_reden: str
    resultaten: tuple[Resultaatbeeld, ...]
    meldingen: tuple[int, ...] = ()

    @property
    def laatste_melding(self) -> int | None:
        """Return the id of the start or stop that may be taken back, None when nothing was told."""
        return self.meldingen[-1] if self.meldingen else None
