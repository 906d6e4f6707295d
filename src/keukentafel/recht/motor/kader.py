"""Een boom uitrekenen voor een geval: exact, met onbekende feiten, en zonder een nul te verzinnen.

Is een voorwaarde onbekend, dan rekenen wij de takken 'misschien': geven ze hetzelfde, dan is dat de uitkomst; anders
is die onbekend. Een tak die niet te rekenen is, is daarbij gewoon een tak die niet hetzelfde geeft.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final, Protocol

from keukentafel.recht.motor.boom import Bewerking, Knoop, Naam, Vast
from keukentafel.recht.motor.fouten import Kringverwijzing, Onvertaalbaar, RekenFout, Strijdig
from keukentafel.recht.motor.waarden import Onbekend, Waarde, gelijk
from keukentafel.recht.taal.termijn import Termijn
from keukentafel.recht.taal.verordening import NietGeregeld

_LATEN = (NietGeregeld, RekenFout, Kringverwijzing, Onvertaalbaar, Strijdig)


class Kader(Protocol):
    """Wat een boom nodig heeft om uit te rekenen: de waarden achter de namen, en een plek voor het spoor."""

    knopen: list[tuple[int, Waarde]]
    takken: list[tuple[int, int]]

    @property
    def rekenaars(self) -> Mapping[str, "Uitvoerder"]:
        """Per bewerking wie haar uitrekent."""

    def zoek(self, naam: Naam) -> Waarde:
        """De waarde van deze naam."""

    def op_dag(self, naam: Naam, dag: date) -> Waarde:
        """De waarde van een reeks op een andere dag dan de peildatum."""

    def tot_nu(self, naam: Naam) -> Waarde:
        """Alle waarden van een reeks tot en met de peildatum, oudste eerst; een gewone lijst als het geen reeks is."""

    def noteer_termijn(self, termijn: Termijn) -> None:
        """Noteer hoe een termijn geteld is: waarom zij verschoof, en of haar laatste dag nog kan veranderen."""


class NietTeZeggen:
    """De uitkomst van een tak die niet te rekenen is."""


NIET_TE_ZEGGEN: Final = NietTeZeggen()
Uitvoerder = Callable[[Bewerking, Kader], Waarde]


def reken(knoop: Knoop, kader: Kader) -> Waarde:
    """De waarde van deze knoop. Fout: NietGeregeld als de regels zwijgen, RekenFout als het niet te rekenen is."""
    if type(knoop) is Naam:
        return kader.zoek(knoop)
    if type(knoop) is Vast:
        if knoop.zwijgt:
            raise NietGeregeld(knoop.reden or "de regels noemen dit geval niet")
        return knoop.waarde
    assert type(knoop) is Bewerking
    waarde = kader.rekenaars[knoop.naam](knoop, kader)
    kader.knopen.append((knoop.nummer, waarde))
    return waarde


def misschien(knoop: Knoop, kader: Kader) -> Waarde | NietTeZeggen:
    """De waarde van een tak die misschien geldt; een fout daarin is geen fout maar 'niet te zeggen'."""
    try:
        return reken(knoop, kader)
    except _LATEN:
        return NIET_TE_ZEGGEN


def alle(delen: Sequence[Knoop], kader: Kader) -> list[Waarde] | Onbekend:
    """De waarden van alle delen, of onbekend met alle feiten die missen."""
    rij: list[Waarde] = []
    mist: set[str] = set()
    for deel in delen:
        waarde = reken(deel, kader)
        if type(waarde) is Onbekend:
            mist |= waarde.feiten
        rij.append(waarde)
    return Onbekend(frozenset(mist)) if mist else rij


def eens(kandidaten: Sequence[Waarde | NietTeZeggen], feiten: set[str]) -> Waarde:
    """De gedeelde waarde van de takken; anders onbekend met deze feiten en wat elke tak nodig heeft."""
    bekend = [k for k in kandidaten if not isinstance(k, Onbekend | NietTeZeggen)]
    if bekend and len(bekend) == len(kandidaten) and all(gelijk(bekend[0], ander) for ander in bekend[1:]):
        return bekend[0]
    mist = [k.feiten for k in kandidaten if isinstance(k, Onbekend)]
    altijd = frozenset.intersection(*mist) if len(mist) == len(kandidaten) else frozenset()
    return Onbekend(frozenset(feiten) | altijd)
