"""The rows of contracts, orders and what follows from them; as vormen.py for the tables before it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class AanbiederD:
    """A provider. Its AGB code cannot be a real one."""

    id: int
    naam: str
    agb: str
    telefoon: str
    synthetisch: bool = True


@dataclass(frozen=True, slots=True)
class ProductD:
    """What a municipality buys. Not a column: `sleutel`, its name in contracten.yaml."""

    id: int
    gemeente: int
    naam: str
    categorie: str
    code: str
    eenheid: str
    sleutel: str


@dataclass(frozen=True, slots=True)
class ContractD:
    """A contract from `van` until (not included) `tot`."""

    id: int
    gemeente: int
    aanbieder: int
    nummer: str
    van: date
    tot: date | None


@dataclass(frozen=True, slots=True)
class TariefD:
    """A tariff in cents, an example, from `van` until (not included) `tot`."""

    id: int
    gemeente: int
    contract: int
    product: int
    cent: int
    van: date
    tot: date | None


@dataclass(frozen=True, slots=True)
class MedewerkerD:
    """Who works for a provider, seen from a municipality."""

    id: int
    gemeente: int
    aanbieder: int
    gebruiker: int
    van: date


@dataclass(frozen=True, slots=True)
class ToewijzingD:
    """An order as it is now."""

    id: int
    gemeente: int
    zaak: int
    besluit: int
    aanbieder: int
    product: int
    nummer: int
    toegewezen_op: datetime
    ingangsdatum: date
    einddatum: date
    volume: int
    eenheid: str
    frequentie: str
    goed_om_te_weten: str = ""
    antwoord: str = ""
    antwoord_uiterlijk: date | None = None
    antwoord_op: date | None = None
    antwoord_reden: str = ""
    kan_vanaf: date | None = None
    contactpersoon: str = ""
    gestart_op: date | None = None
    gestopt_op: date | None = None
    stop_reden: str = ""


@dataclass(frozen=True, slots=True)
class OpdrachthulpD:
    """What of its besluit an order is for."""

    id: int
    gemeente: int
    toewijzing: int
    doel: int
    hulp: int | None


@dataclass(frozen=True, slots=True)
class LevermeldingD:
    """A start or a stop as it was told. Not a column: `zaak`."""

    id: int
    gemeente: int
    zaak: int
    toewijzing: int
    soort: str
    datum: date
    reden: str
    via: str
    door_naam: str
    vastgelegd_op: datetime


@dataclass(frozen=True, slots=True)
class VoortgangD:
    """How it went with one goal. Not a column: `zaak`."""

    id: int
    gemeente: int
    zaak: int
    toewijzing: int
    doel: int
    hoe: str
    gedaan: str
    nodig: str
    dag: date
    door_naam: str
    vastgelegd_op: datetime


@dataclass(frozen=True, slots=True)
class AfspraakResultaatD:
    """A result that was made sharp after the besluit."""

    id: int
    gemeente: int
    zaak: int
    doel: int
    resultaat: str
    maatstaf: str
    datum: date
    dag: date
    door_naam: str
    vastgelegd_op: datetime


@dataclass(frozen=True, slots=True)
class EvaluatieD:
    """An evaluation."""

    id: int
    gemeente: int
    zaak: int
    besluit: int
    dag: date
    woorden: str
    uitkomst: str
    toelichting: str
    door_naam: str
    vastgelegd_op: datetime


@dataclass(frozen=True, slots=True)
class StandD:
    """How far a goal was at an evaluation. Not a column: `zaak`."""

    id: int
    gemeente: int
    zaak: int
    evaluatie: int
    doel: int
    stand: str
    toelichting: str


@dataclass(frozen=True, slots=True)
class EvaluatiegebiedD:
    """A dimension at an evaluation. Not a column: `zaak`."""

    id: int
    gemeente: int
    zaak: int
    evaluatie: int
    dimensie: str
    woorden: str
    toen: int | None
    nu: int | None


@dataclass(frozen=True, slots=True)
class NazorgD:
    """The call after help, planned or made."""

    id: int
    gemeente: int
    zaak: int
    uiterlijk: date
    gebeld_op: date | None = None
    hoe: str = ""
    notitie: str = ""
    door_naam: str = ""


@dataclass(frozen=True, slots=True)
class FeitD:
    """A fact of the monitor. Not a column: `zaak`, of which the load makes a pseudonym: the region has no key."""

    id: int
    gemeente: int
    zaak: int
    soort: str
    dag: date
    wijk_code: str
    trede: str = ""
    waarde: int | None = None
