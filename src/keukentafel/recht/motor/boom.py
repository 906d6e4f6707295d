"""De boom van een regel: kleine, onveranderlijke knopen. Wie rekent staat elders; er kunnen meer rekenaars zijn.

Een knoop weet niet hoe hij uitgerekend wordt. `recht.motor.uitdrukking` rekent voor een geval, met onbekende feiten;
een rekenaar over veel gevallen tegelijk loopt dezelfde knopen af.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from keukentafel.recht.motor.waarden import Waarde


class Herkomst(StrEnum):
    """Waar een naam in een artikel zijn waarde vandaan haalt."""

    FEIT = "feit"
    INVOER = "invoer"
    OPEN = "open"
    BEPALING = "bepaling"
    UITKOMST = "uitkomst"
    PEILDATUM = "peildatum"


@dataclass(frozen=True, slots=True)
class Grond:
    """Waar een regel op steunt: lid en zin of onderdeel, zo nodig een ander artikel of een andere wet, en waarom."""

    lid: str = ""
    onderdeel: str = ""
    artikel: str = ""
    wet: str = ""
    bwb_id: str = ""
    url: str = ""
    uitleg: str = ""


@dataclass(frozen=True, slots=True)
class Vast:
    """Een waarde die in de regel zelf staat. `zwijgt`: een eigen regel noemt dit geval niet (IF zonder anders), en
    `reden` zegt waarom niet."""

    waarde: Waarde
    zwijgt: bool = False
    reden: str = ""


@dataclass(frozen=True, slots=True)
class Naam:
    """Een verwijzing naar een waarde. `pad` zijn de delen na de punt: `$referencedate.year` heeft pad ('year',).

    `sleutel` noemt herkomst en naam samen; binnen een artikel kan een naam eerst invoer zijn en daarna uitkomst.
    """

    herkomst: Herkomst
    naam: str
    pad: tuple[str, ...] = ()
    sleutel: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sleutel", f"{self.herkomst.value} {self.naam}")


@dataclass(frozen=True, slots=True)
class Cel:
    """Wat een tabel in een kolom vraagt: een van deze waarden, of van (t/m) tot (niet t/m). Leeg: alles past."""

    een_van: tuple[Waarde, ...] = ()
    van: int | Fraction | date | None = None
    tot: int | Fraction | date | None = None

    @property
    def alles(self) -> bool:
        """Of elke waarde hier past."""
        return not self.een_van and self.van is None and self.tot is None


@dataclass(frozen=True, slots=True)
class Bewerking:
    """Een bewerking met haar delen. `naam` is het woord van het formaat (ADD, IF, FLOOR_TO).

    De delen van IF zijn als, dan, als, dan, ..., anders; die van TABLE eerst `kolommen` sleutels, dan een uitkomst per
    rij van `tabel`, dan anders. `nummer` telt de bewerkingen van een actie, zodat dekking te meten is.
    """

    naam: str
    delen: tuple["Knoop", ...]
    nummer: int = 0
    grond: Grond | None = None
    tabel: tuple[tuple[Cel, ...], ...] = ()
    kolommen: int = 0


Knoop = Vast | Naam | Bewerking


def knopen(knoop: Knoop) -> Iterator[Knoop]:
    """De knoop zelf en alles eronder, van boven naar beneden."""
    yield knoop
    if isinstance(knoop, Bewerking):
        for deel in knoop.delen:
            yield from knopen(deel)


def takken(bewerking: Bewerking) -> int:
    """Hoeveel kanten deze bewerking op kan: de takken van IF, de rijen van TABLE, de treden van FIRST_OF; anders 0.

    Ook 'geen van deze' is een kant, tenzij de regel dan zwijgt of er altijd een laatste trede is.
    """
    laatste = bewerking.delen[-1] if bewerking.delen else None
    zwijgt = isinstance(laatste, Vast) and laatste.zwijgt
    match bewerking.naam:
        case "IF":
            return len(bewerking.delen) // 2 + (not zwijgt)
        case "TABLE":
            return len(bewerking.tabel) + (not zwijgt)
        case "FIRST_OF":
            return len(bewerking.delen) + (not (isinstance(laatste, Vast) and laatste.waarde is not None))
    return 0


def namen(knoop: Knoop) -> Iterator[Naam]:
    """De namen die onder deze knoop gebruikt worden."""
    return (deel for deel in knopen(knoop) if isinstance(deel, Naam))
