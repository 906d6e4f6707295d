"""What goes into the acts of own rules and what comes out: plain, frozen, whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from keukentafel.omgeving.regels.queries import Regelversie
from keukentafel.recht.motor.fouten import Bevinding
from keukentafel.recht.motor.model import DeelVanReeks
from keukentafel.recht.motor.proef import Proef
from keukentafel.recht.motor.voorsteltekst import Waardeplek
from keukentafel.reis.handeling import Geweigerd

LANGSTE_TEKST = 200_000
EERSTE_DAG, LAATSTE_DAG = date(2015, 1, 1), date(2199, 12, 31)


class TekstIntussenGewijzigd(Geweigerd):
    """A colleague saved this version in between. `naam` wrote `tekst`, now version `versie`.

    The page shows both: what was typed here stays in the form.
    """

    def __init__(self, *, naam: str, versie: int, tekst: str) -> None:
        super().__init__(f"{naam} heeft deze tekst intussen veranderd. Kijk welke tekst moet blijven.")
        self.naam, self.versie, self.tekst = naam, versie, tekst


@dataclass(frozen=True, kw_only=True)
class AndereWaarde:
    """Another value from a day on: where it stands, and the value with its source and status."""

    regeling: str
    artikel: str
    naam: str
    deel: DeelVanReeks


@dataclass(frozen=True, kw_only=True)
class Beginpunt:
    """A text to begin a version from. `van_wie` is "" for her own, otherwise the cooperation, or "land"."""

    regeling: str
    noemer: str
    van_wie: str = ""


@dataclass(frozen=True, kw_only=True)
class Regelversiebeeld:
    """One version as its page shows it: with what stands in the way of publishing, and what this reader may do.

    `bevindingen` is empty once published. `noemer` is how people call the regulation. `mag_goedkeuren` is False for
    who wrote in it. `verschil`: per place the lines of the version in force on its first day, and the lines here;
    None when there is no version before it. `terug`: it holds for days on which it was not known yet.
    """

    versie: Regelversie
    noemer: str
    bevindingen: tuple[Bevinding, ...]
    mag_goedkeuren: bool
    verschil: tuple[tuple[str, str], ...] | None
    terug: bool


@dataclass(frozen=True, kw_only=True)
class Gevolg:
    """What would change when everything happened on this day; None is every case on its own day."""

    dag: date | None
    voorbeelden: Proef
    besluiten: Proef


@dataclass(frozen=True, kw_only=True)
class Gevolgen:
    """What a version would change, per day, with how many examples and how many besluiten were asked.

    `alle_besluiten` is how many there are: of very many only the latest are asked.
    """

    versie: Regelversie
    noemer: str
    dagen: tuple[Gevolg, ...]
    voorbeelden: int
    besluiten: int
    alle_besluiten: int


@dataclass(frozen=True, kw_only=True)
class TeWijzigen:
    """A value that can get another amount, with how people call its regulation."""

    plek: Waardeplek
    noemer: str
