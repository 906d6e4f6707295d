"""What comes in with a melding, and what goes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from keukentafel.recht.taal.termijn import Termijn


@dataclass(frozen=True, kw_only=True)
class Inwonergegevens:
    """Who the question is about, as told. Everything but a name may be unknown.

    `geboren` is (year, month, day), each may be None. `geheim` hides the address for everybody but who must know.
    """

    voornaam: str
    achternaam: str
    tussenvoegsel: str = ""
    aanhef: str = ""
    bsn: str = ""
    geboren: tuple[int | None, int | None, int | None] = (None, None, None)
    straat: str = ""
    huisnummer: str = ""
    postcode: str = ""
    plaats: str = ""
    telefoon: str = ""
    email: str = ""
    taal: str = ""
    tolk: bool = False
    geheim: bool = False


@dataclass(frozen=True, kw_only=True)
class Ontvangst:
    """How the question came in. `ontvangen_op` is the day it reached us, None for today.

    `kanaal`, `melder` and `bereik` are values of Melding.Kanaal, Melding.Melder and Melding.Bereik;
    `ondersteuning` is what the resident already said about support: "open", "ja", "nee" or "eigen"; `meekijken_tot`
    the last day that the supporter may look along, as chosen with "ja" (None: nobody chose). `eenmalig` names the form
    it was sent with; two meldingen cannot have the same.
    """

    kanaal: str
    melder: str
    woorden: str
    melder_naam: str = ""
    melder_relatie: str = ""
    melder_telefoon: str = ""
    bereik: str = "bellen"
    bereik_waar: str = ""
    beste_moment: str = ""
    ontvangen_op: date | None = None
    ondersteuning: str = "open"
    meekijken_tot: date | None = None
    spoed: bool = False
    eenmalig: UUID | None = None


@dataclass(frozen=True)
class Ontvangen:
    """What the counter tells back: the case, its dates, a name, and the code to follow it.

    `volgcode` is None when the question belonged to a case that was there already (`erbij`). `per_post` says whether
    the letter has an address to go to. `ondersteuner_uiterlijk` is when a supporter reacts, when one was asked for.
    """

    zaak: int
    nummer: str
    inwoner: int
    brief: int
    plan: Termijn
    onderzoek: Termijn
    eerste_contact_uiterlijk: date
    contactpersoon: str
    contact_telefoon: str
    volgcode: str | None
    erbij: bool
    per_post: bool = False
    ondersteuner_uiterlijk: date | None = None
