"""Van artikel naar regel naar geval: per regeling welke regel welk artikel uitvoert, en welke gevallen erlangs gaan."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.gevallen import Geval, Nagekeken
from keukentafel.recht.motor.model import Artikel, Regeling
from keukentafel.recht.motor.spoor import citaat_van


@dataclass(frozen=True, slots=True)
class Wijzer:
    """Een regel: het artikel zoals een brief het noemt, de uitkomst, en de gevallen die erlangs gaan."""

    regeling: Regeling
    artikel: str
    uitkomst: str
    gevallen: tuple[Geval, ...]


def gevallen_langs(nagekeken: Iterable[Nagekeken]) -> Mapping[int, tuple[Geval, ...]]:
    """Per regel (de id van haar `Actie` in het boek) de gevallen die haar lieten lopen, elk een keer."""
    langs: dict[int, dict[int, Geval]] = defaultdict(dict)
    for een in nagekeken:
        for stap in een.stappen:
            langs[id(stap.actie)][id(een.geval)] = een.geval
    return {regel: tuple(gevallen.values()) for regel, gevallen in langs.items()}


def vind_artikel(regeling: Regeling, nummer: str) -> Artikel | None:
    """Het artikel van een versie waar een vindplaats op slaat, of None.

    Eerst het artikel met dit nummer, dan het artikel met een regel die op dit nummer steunt. Noemt de vindplaats geen
    nummer, dan alleen als de versie maar een artikel heeft.
    """
    for artikel in regeling.artikelen:
        if artikel.nummer == nummer:
            return artikel
    if not nummer:
        return regeling.artikelen[0] if len(regeling.artikelen) == 1 else None
    return next((a for a in regeling.artikelen if any(actie.grond.artikel == nummer for actie in a.alle_acties)), None)


def wijs(boek: Boek, nagekeken: Iterable[Nagekeken]) -> Iterator[Wijzer]:
    """Elke regel van elke versie in het boek, met de gevallen die haar lieten lopen; eerst het landelijke recht."""
    langs = gevallen_langs(nagekeken)
    for regeling in sorted(boek.regelingen(), key=lambda r: (r.gebied != "", r.gebied, r.id, r.geldt_van)):
        for artikel in regeling.artikelen:
            for actie in artikel.alle_acties:
                plek = citaat_van(regeling, artikel, actie).tekst
                yield Wijzer(regeling, plek, actie.uitkomst, langs.get(id(actie), ()))


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
