"""What a letter is made of: small frozen pieces, no markup in any string.

A kind of letter writes pieces; `webtekst`, `platte_tekst` and `pdf` each render the same pieces, so the words cannot
differ. Text never carries markup: emphasis, telephone numbers and web addresses are pieces of their own, and every
renderer escapes (or hands over as data) each string.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from keukentafel.berichten.nederlands import datum_lang


@dataclass(frozen=True)
class Nadruk:
    """A few words that must stand out, mostly a date (bold; `<strong>` on the page)."""

    tekst: str


@dataclass(frozen=True)
class Telefoon:
    """A telephone number; kept on one line, and a link on the page."""

    nummer: str


@dataclass(frozen=True)
class Webadres:
    """A web address, shown without its scheme; a link on the page when it starts with https:// or http://."""

    adres: str

    @property
    def zichtbaar(self) -> str:
        """What is printed: 'https://x.nl/volg' -> 'x.nl/volg'."""
        return self.adres.removeprefix("https://").removeprefix("http://")


Deel = str | Nadruk | Telefoon | Webadres
Regel = tuple[Deel, ...]


@dataclass(frozen=True)
class Alinea:
    """A paragraph of running text."""

    delen: Regel


@dataclass(frozen=True)
class Kop:
    """A heading above the blocks that follow (one level; the title of the letter stands above it)."""

    tekst: str


@dataclass(frozen=True)
class Lijst:
    """A list with bullets, or with numbers when the order matters."""

    punten: tuple[Regel, ...]
    genummerd: bool = False


@dataclass(frozen=True)
class Feiten:
    """Facts to find at a glance: pairs of a label and what it is (a `<dl>` on the page)."""

    rijen: tuple[tuple[str, Regel], ...]


@dataclass(frozen=True)
class Citaat:
    """Someone's own words, unchanged, one string for each paragraph."""

    alineas: tuple[str, ...]


@dataclass(frozen=True)
class Kader:
    """A block set apart, with its own heading, such as 'Zijn wij te laat?'."""

    kop: str
    blokken: tuple[Alinea | Lijst | Invulregel, ...]


@dataclass(frozen=True)
class Ondertekening:
    """The end of the letter: who writes, as what, and the number to call."""

    naam: str
    rol: str
    telefoon: str


@dataclass(frozen=True)
class Invulregel:
    """A place to write by hand: a label with a line after it, or (`vakje`) a box to tick before it. Box and line are
    drawn on paper only; a reader hears the label."""

    label: str
    vakje: bool = False


Blok = Alinea | Kop | Lijst | Feiten | Citaat | Kader | Ondertekening | Invulregel


@dataclass(frozen=True)
class Afzender:
    """The sender: `gemeente` without the word gemeente ('Meerssen'), address lines, the number on every letter and the
    accent colour '#rrggbb' (7:1 on white)."""

    gemeente: str
    adres: tuple[str, ...]
    telefoon: str
    accent: str = "#2f4760"

    def __post_init__(self) -> None:
        """Raises ValueError for an accent that is not '#rrggbb'."""
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", self.accent):
            raise ValueError(f"accent {self.accent!r} is not a colour like #2f4760")

    @property
    def naam(self) -> str:
        """As printed: 'Meerssen' -> 'Gemeente Meerssen' (a name that already says so stays as it is)."""
        return self.gemeente if self.gemeente.lower().startswith("gemeente ") else f"Gemeente {self.gemeente}"


@dataclass(frozen=True)
class Geadresseerde:
    """Whom the letter is for. `adresregels` is () when the address is secret or unknown: the letter is handed over or
    stays digital. `aanhef` is how we address them ('mevrouw Aydin'); empty means: by `naam`."""

    naam: str
    adresregels: tuple[str, ...] = ()
    aanhef: str = ""


@dataclass(frozen=True)
class Brieftekst:
    """A whole letter, ready to be rendered. Made by `opstellen`; `kenmerk` is the case number."""

    soort: str
    titel: str
    datum: date
    kenmerk: str
    afzender: Afzender
    aan: Geadresseerde
    blokken: tuple[Blok, ...]
    taal: str = "nl"

    @property
    def kopgegevens(self) -> Feiten:
        """The date and the case number above the title."""
        return Feiten((("Datum", (datum_lang(self.datum),)), ("Zaaknummer", (self.kenmerk,))))


ONDERTITEL = "Hulp en ondersteuning"
GROET = "Met vriendelijke groet,"


def alinea(*delen: Deel) -> Alinea:
    """A paragraph from its pieces: alinea('Bel ', Telefoon('043 ...'), '.')."""
    return Alinea(delen)


def lijst(*punten: Deel | Regel, genummerd: bool = False) -> Lijst:
    """A list; a bare piece is a point of its own."""
    return Lijst(tuple(p if isinstance(p, tuple) else (p,) for p in punten), genummerd)


def dag(datum: date) -> Nadruk:
    """A date in full and bold: 'maandag 15 maart 2027'."""
    return Nadruk(datum_lang(datum))


def zichtbaar(deel: Deel) -> str:
    """The words of a piece as a reader sees them."""
    match deel:
        case str():
            return deel
        case Nadruk(tekst):
            return tekst
        case Telefoon(nummer):
            return nummer
        case Webadres():
            return deel.zichtbaar


def woorden(tekst: Brieftekst) -> Iterator[str]:
    """Every string of the letter, in reading order. The renderers show exactly these."""
    yield tekst.afzender.naam
    yield ONDERTITEL
    yield from tekst.afzender.adres
    yield tekst.afzender.telefoon
    yield tekst.aan.naam
    yield from tekst.aan.adresregels
    yield from _van_blok(tekst.kopgegevens)
    yield tekst.titel
    for blok in tekst.blokken:
        yield from _van_blok(blok)


def _van_blok(blok: Blok) -> Iterator[str]:
    match blok:
        case Alinea(delen):
            yield "".join(zichtbaar(d) for d in delen)
        case Kop(kop):
            yield kop
        case Lijst(punten):
            yield from ("".join(zichtbaar(d) for d in punt) for punt in punten)
        case Feiten(rijen):
            for label, regel in rijen:
                yield label
                yield "".join(zichtbaar(d) for d in regel)
        case Citaat(alineas):
            yield from alineas
        case Kader(kop, blokken):
            yield kop
            for binnen in blokken:
                yield from _van_blok(binnen)
        case Ondertekening(naam, rol, telefoon):
            yield from (GROET, naam, rol, telefoon)
        case Invulregel(label):
            yield label
