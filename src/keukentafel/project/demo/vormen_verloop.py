"""The rows of what follows the talk, and the course that a case takes; as vormen.py for the tables before it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from keukentafel.reis.besluiten import Doelvelden, Hulpvelden


@dataclass(frozen=True, slots=True)
class Verloop:
    """How far a case goes, with its days; None is: not so far. `gang` is a key of gangen.AANTALLEN.

    `stil` and `uitstel` are (begin, last day): the clock stands still because we asked, or by consent; `aangevuld` is
    the day that what we asked came in. `ontwerp`: "", concept, ter_lezing or gelezen. `levering` says where the help
    of an older besluit is now: one of vraagt_antwoord, vraagt_start, loopt, herzien, beeindigd and afgesloten; "" lets
    the days decide. `van` is the first day of the help when it is not drawn, `weken` how long it is for; `zonder_maat`:
    its goals have no measure and no day. `eerder`: it came to its besluit or solution longer ago.
    """

    gang: str
    thema: str
    verslag: date | None = None
    reactie: date | None = None
    reactie_soort: str = ""
    opgelost: date | None = None
    aanvraag: date | None = None
    stil: tuple[date, date] | None = None
    aangevuld: date | None = None
    uitstel: tuple[date, date] | None = None
    ontwerp: str = ""
    besluit: date | None = None
    levering: str = ""
    van: date | None = None
    weken: int = 52
    zonder_maat: bool = False
    eerder: bool = False

    @property
    def soort(self) -> str:
        """Return the kind of besluit that this course goes to."""
        return "afwijzing" if self.gang == "afgewezen" else "toekenning"

    @property
    def klaar(self) -> bool:
        """Return whether nobody works on the case any more."""
        return self.besluit is not None or self.opgelost is not None


@dataclass(frozen=True, slots=True)
class OnderzoekD:
    """One onderzoek."""

    id: int
    gemeente: int
    zaak: int
    spoor: str = ""
    spoor_reden: str = ""
    regisseur: str = ""
    identiteit_gezien_op: date | None = None
    wlz: str = "niet_gevraagd"
    wlz_toelichting: str = ""
    pgb_uitgelegd_op: date | None = None
    wie_mee: str = ""
    uitkomst: str = ""
    verslag_verzonden_op: date | None = None
    te_laat_gemeld_op: date | None = None


@dataclass(frozen=True, slots=True)
class AantekeningD:
    """A note of a talk."""

    id: int
    gemeente: int
    zaak: int
    sleutel: UUID
    tekst: str
    dag: date
    versie: int
    door: int
    door_naam: str
    bewaard_op: datetime


@dataclass(frozen=True, slots=True)
class LeefgebiedD:
    """One dimension."""

    id: int
    gemeente: int
    zaak: int
    dimensie: str
    woorden: str
    toen: int | None
    toen_op: date | None
    nu: int | None
    nu_op: date | None
    vooraf: str = ""
    vooraf_cijfer: int | None = None


@dataclass(frozen=True, slots=True)
class TredeD:
    """One step of the ladder."""

    id: int
    gemeente: int
    zaak: int
    trede: str
    oordeel: str
    toelichting: str


@dataclass(frozen=True, slots=True)
class LopendeHulpD:
    """Help that runs already."""

    id: int
    gemeente: int
    zaak: int
    wet: str
    wat: str
    wie: str
    sinds: date | None


@dataclass(frozen=True, slots=True)
class AlineaD:
    """A paragraph of the verslag, or its outcome (`onderwerp` u)."""

    id: int
    gemeente: int
    zaak: int
    onderwerp: str
    volgorde: int
    tekst: str
    niet_aan_de_orde: bool
    versie: int
    door_naam: str
    bewaard_op: datetime


@dataclass(frozen=True, slots=True)
class BotsingD:
    """A second text beside a paragraph."""

    id: int
    gemeente: int
    zaak: int
    alinea: int
    tekst: str
    niet_aan_de_orde: bool
    door_naam: str
    bewaard_op: datetime


@dataclass(frozen=True, slots=True)
class OpmerkingD:
    """A colleague's remark; `alinea` None is beside the besluit."""

    id: int
    gemeente: int
    zaak: int
    alinea: int | None
    tekst: str
    door_naam: str
    geschreven_op: datetime
    over_tijdelijk: bool = False


@dataclass(frozen=True, slots=True)
class ReactieD:
    """What the resident said of the verslag."""

    id: int
    gemeente: int
    zaak: int
    soort: str
    tekst: str
    via: str
    dag: date
    vastgelegd_op: datetime
    door_naam: str


@dataclass(frozen=True, slots=True)
class AanvraagD:
    """An aanvraag with the last day for its besluit (None: the clock stands still)."""

    id: int
    gemeente: int
    zaak: int
    ontvangen_op: date
    wijze: str
    besluit_uiterlijk: date | None
    gevraagd: str = ""


@dataclass(frozen=True, slots=True)
class OpschortingD:
    """A time that the clock stands still. Not a column: `was`, the last day for the besluit before it."""

    id: int
    gemeente: int
    zaak: int
    aanvraag: int
    soort: str
    gevraagd: str
    begonnen_op: date
    tot_en_met: date
    aangevuld_op: date | None
    was: date


@dataclass(frozen=True, slots=True)
class BesluitD:
    """A besluit; the help is from `van` up to and including `einde` (two days that make one column)."""

    id: int
    gemeente: int
    zaak: int
    aanvraag: int | None
    soort: str
    staat: str
    van: date | None
    einde: date | None
    opsteller: int
    vorm: str = ""
    pgb_besproken: bool = False
    pgb_kan: bool | None = None
    pgb_kan_omdat: str = ""
    pgb_waarom: str = ""
    pgb_goed: bool | None = None
    pgb_goed_omdat: str = ""
    weigeringsgrond: str = ""
    oude_groep_wlz: bool | None = None
    profiel: str = ""
    aanbieder: str = ""
    aanbieder_keuze: str = ""
    leveringsplan: str = ""
    gevraagd: str = ""
    motivering: str = ""
    artikel: str = ""
    norm: str = ""
    norm_versie: str = ""
    alternatieven: str = ""
    samenloop_motivering: str = ""
    afwijking: str = ""
    kosten_cent: int | None = None
    bijdrage: bool = True
    versie: int = 1
    lezer: int | None = None
    getekend_door: int | None = None
    mandaat_grond: str = ""
    bekendgemaakt_op: date | None = None
    bezwaar_uiterlijk: date | None = None
    besluit_uiterlijk: date | None = None
    verlengt: int | None = None


@dataclass(frozen=True)
class DoelD(Doelvelden):
    """A goal of a besluit, with what the act takes of it; its help stands in rows of its own, so `hulp` stays empty."""

    id: int
    gemeente: int
    zaak: int
    besluit: int
    volgorde: int


@dataclass(frozen=True)
class HulpD(Hulpvelden):
    """What is done for a goal, with what the act takes of it."""

    id: int
    gemeente: int
    zaak: int
    doel: int
    volgorde: int
