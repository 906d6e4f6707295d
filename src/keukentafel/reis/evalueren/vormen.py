"""What pages read of results and evaluations, and what comes in when somebody looks back with a resident."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from keukentafel.dossier.evaluatie.models import Nazorg
from keukentafel.dossier.levering.models import Voortgang
from keukentafel.recht.evaluatie import Aandacht


@dataclass(frozen=True, kw_only=True)
class Voortgangbeeld:
    """What was told about a result on one day. `hoe` is the sentence that the provider chose."""

    dag: date
    hoe: str
    gedaan: str
    nodig: str
    door: str

    @classmethod
    def van(cls, v: Voortgang) -> Voortgangbeeld:
        """Return what was told, as pages read it."""
        return cls(dag=v.dag, hoe=v.get_hoe_display(), gedaan=v.gedaan, nodig=v.nodig, door=v.door_naam)


@dataclass(frozen=True, kw_only=True)
class Resultaatregel:
    """One goal as it is followed now: in the resident's own words, the result, its measure and day, what was told.

    `afgesproken_op` and `afgesproken_door` are set when the result was made sharp after the besluit. `voortgang` is
    newest first. `stand` is one of Resultaatstand.Stand of the last evaluation, "" when it was not spoken about.
    `nadert`: its day asks for attention. `gevolgd` is False for a goal that only has help without a besluit.
    """

    doel: int
    woorden: str
    resultaat: str
    maatstaf: str
    datum: date | None
    zonder_omdat: str
    afgesproken_op: date | None
    afgesproken_door: str
    meetbaar: bool
    nadert: bool
    gevolgd: bool
    voortgang: tuple[Voortgangbeeld, ...]
    stand: str
    stand_in_woorden: str
    stand_op: date | None


@dataclass(frozen=True, kw_only=True)
class Gebiedstand:
    """One dimension at an evaluation: her words, and then and now when there was a score (0-10).

    `toen_op` is the day of the score of then, in what comes of the onderzoek.
    """

    dimensie: str
    naam: str
    woorden: str
    toen: int | None
    nu: int | None
    toen_op: date | None = None


@dataclass(frozen=True, kw_only=True)
class Doelterug:
    """How far one goal was at an evaluation, in words."""

    woorden: str
    stand: str
    toelichting: str


@dataclass(frozen=True, kw_only=True)
class Evaluatiebeeld:
    """One evaluation. `uitkomst` is one of Evaluatie.Uitkomst, `uitkomst_in_woorden` its sentence."""

    id: int
    dag: date
    woorden: str
    uitkomst: str
    uitkomst_in_woorden: str
    toelichting: str
    door: str
    doelen: tuple[Doelterug, ...]
    gebieden: tuple[Gebiedstand, ...]


@dataclass(frozen=True, kw_only=True)
class Resultatenbeeld:
    """The results of the besluit that counts now. `laatste_dag` is the last day of the help, that day included.

    `evaluaties` is newest first, `nazorg` oldest first. `mag_terugkijken`: help runs, so that one can look back;
    `mag_afspreken`: a result can be made sharp.
    """

    besluit: int
    vanaf: date
    laatste_dag: date
    regels: tuple[Resultaatregel, ...]
    aandacht: Aandacht
    evaluaties: tuple[Evaluatiebeeld, ...]
    nazorg: tuple[Nazorg, ...]
    mag_terugkijken: bool
    mag_afspreken: bool

    @property
    def gevolgd(self) -> tuple[Resultaatregel, ...]:
        """The goals that are followed with the resident."""
        return tuple(regel for regel in self.regels if regel.gevolgd)


@dataclass(frozen=True, kw_only=True)
class Standkeuze:
    """How far a goal is, as chosen together; `stand` "" when it was not spoken about."""

    doel: int
    stand: str = ""
    toelichting: str = ""


@dataclass(frozen=True, kw_only=True)
class Gebiednu:
    """One dimension now: her words, and a score (0-10) when she gave one. Both empty: not spoken about."""

    dimensie: str
    woorden: str = ""
    nu: int | None = None


@dataclass(frozen=True, kw_only=True)
class Evaluatievelden:
    """What was said when looking back: only the resident's own words and the outcome are asked, the rest may be empty.

    `wil_zelf`: the resident wants to stop herself.
    """

    woorden: str
    uitkomst: str
    standen: tuple[Standkeuze, ...] = ()
    gebieden: tuple[Gebiednu, ...] = ()
    toelichting: str = ""
    wil_zelf: bool = False
