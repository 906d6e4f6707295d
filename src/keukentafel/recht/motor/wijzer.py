"""Van artikel naar regel naar geval: per regeling welke regel welk artikel uitvoert, en welke gevallen erlangs gaan."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.gevallen import Geval, Nagekeken
from keukentafel.recht.motor.model import Actie, Artikel, Regeling
from keukentafel.recht.motor.spoor import citaat_van


@dataclass(frozen=True, slots=True)
class Wijzer:
    """Een regel: het artikel zoals een brief het noemt, de uitkomst, en de gevallen die erlangs gaan."""

    regeling: Regeling
    artikel: str
    uitkomst: str
    gevallen: tuple[Geval, ...]


def wijs(boek: Boek, nagekeken: Iterable[Nagekeken]) -> Iterator[Wijzer]:
    """Elke regel van elke versie in het boek, met de gevallen die haar lieten lopen; eerst het landelijke recht."""
    langs: dict[int, dict[int, Geval]] = defaultdict(dict)
    for een in nagekeken:
        for stap in een.stappen:
            langs[id(stap.actie)][id(een.geval)] = een.geval
    for regeling in sorted(boek.regelingen(), key=lambda r: (r.gebied != "", r.gebied, r.id, r.geldt_van)):
        for artikel in regeling.artikelen:
            for actie in _acties(artikel):
                plek = citaat_van(regeling, artikel, actie).tekst
                yield Wijzer(regeling, plek, actie.uitkomst, tuple(langs[id(actie)].values()))


def _acties(artikel: Artikel) -> Iterator[Actie]:
    yield from artikel.acties.values()
    for term in artikel.open_termen.values():
        yield from term.anders


def blad(wijzers: Iterable[Wijzer]) -> Iterator[str]:
    """De wijzers als Markdown: een kop per versie van een regeling, een rij per regel."""
    vorige: Regeling | None = None
    for wijzer in wijzers:
        regeling = wijzer.regeling
        if regeling is not vorige:
            vorige = regeling
            waar = f", {regeling.gebied}" if regeling.gebied else ""
            yield from ("", f"### {regeling.noemer}, vanaf {regeling.geldt_van:%d-%m-%Y}{waar}", "")
            yield from ("| artikel | uitkomst | gevallen | zoals |", "|---|---|---|---|")
        zoals = wijzer.gevallen[0].zin.replace("|", "\\|") if wijzer.gevallen else ""
        yield f"| {wijzer.artikel} | `{wijzer.uitkomst}` | {len(wijzer.gevallen)} | {zoals} |"
