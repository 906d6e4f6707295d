"""One description of a message drives reading, writing, returns and generated tests: the fields of its dataclasses.

- The order of the fields is the order of the elements; `toewijzing_nummer` is the element ToewijzingNummer.
- A simple element has its type in `Annotated[str, Tekst(...)]`; `| None` makes it optional.
- A list stands in its own element: `Annotated[tuple[Relatie, ...], Lijst("Relatie", verplicht=False)]`.
- `Annotated[..., Naam("Client")]` where the house has another word than the standard.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, field, fields
from typing import Any

from keukentafel.berichten.iwmo.waarden import Soort


class Basistype:
    """A group of elements of the shared basis schema (CDT_...): its elements carry the namespace of that schema."""

    __slots__ = ()


class Berichtklasse:
    """A class of one message: its elements carry the namespace of the message, and a return gives it its own codes."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Naam:
    """The element's name where it is not the name of the field."""

    element: str


@dataclass(frozen=True, slots=True)
class Lijst:
    """A list inside an element of its own; `item` is the name of each part. An empty list is an absent element."""

    item: str
    verplicht: bool = True


@dataclass(slots=True, eq=False)
class Element:
    """One element: a simple one (`soort`), or a group (`klasse`). `veld` is None for a fixed element of the header."""

    naam: str
    veld: str | None
    verplicht: bool
    soort: Soort | None = None
    klasse: Klasse | None = None


@dataclass(slots=True, eq=False)
class Klasse:
    """A group of elements as it stands in one message. `maak` is its dataclass; None is the element around a list.

    `plek` finds an element by its full name ("namespace name"); `nodig[i]` is the next compulsory element from i on.
    """

    naam: str
    maak: type | None
    elementen: list[Element]
    ruimte: str
    voorvoegsel: str
    plek: dict[str, int] = field(default_factory=dict)
    nodig: list[int] = field(default_factory=list)

    def vaststellen(self) -> Klasse:
        """Fill `plek` and `nodig` once the elements are known."""
        self.plek = {f"{self.ruimte} {element.naam}": i for i, element in enumerate(self.elementen)}
        volgende = len(self.elementen)
        self.nodig = [volgende]
        for i in range(len(self.elementen) - 1, -1, -1):
            volgende = i if self.elementen[i].verplicht else volgende
            self.nodig.insert(0, volgende)
        return self


def elementnaam(veld: str) -> str:
    """`toewijzing_nummer` gives ToewijzingNummer."""
    return "".join(deel[:1].upper() + deel[1:] for deel in veld.split("_"))


@dataclass(frozen=True, slots=True)
class Ruimten:
    """The two namespaces of a message, each with its prefix."""

    bericht: str
    bericht_voorvoegsel: str
    basis: str
    basis_voorvoegsel: str = "iwmo"


def beschrijf(klasse: type, ruimten: Ruimten, *, vast: tuple[Soort, ...] = ()) -> Klasse:
    """The description of a message from its dataclasses.

    `klasse` is the whole message, its first field the header; `vast` are the fixed elements with which that header
    begins. Raises TypeError for a field that says nothing about its element: a mistake in our own model.
    """
    return _Beschrijver(ruimten).bericht(klasse, vast)


class _Beschrijver:
    def __init__(self, ruimten: Ruimten) -> None:
        self.ruimten = ruimten
        self.klaar: dict[type, Klasse] = {}

    def bericht(self, klasse: type, vast: tuple[Soort, ...]) -> Klasse:
        hele = self.klasse(klasse)
        kop = hele.elementen[0].klasse
        if kop is None:
            raise TypeError(f"{klasse.__name__} begint niet met een kop")
        kop.elementen[:0] = [Element(soort.naam, None, True, soort=soort) for soort in vast]
        kop.vaststellen()
        return hele

    def klasse(self, klasse: type) -> Klasse:
        if klasse not in self.klaar:
            hints = typing.get_type_hints(klasse, include_extras=True)
            elementen = [self.element(klasse, veld.name, hints[veld.name]) for veld in fields(klasse)]
            for veld, element in zip(fields(klasse), elementen, strict=True):
                heeft_rest = veld.default is not MISSING or veld.default_factory is not MISSING
                if not heeft_rest and not element.verplicht:
                    raise TypeError(f"{klasse.__name__}.{veld.name} mag weg en heeft geen beginwaarde")
            self.klaar[klasse] = self._groep(klasse.__name__, klasse, elementen, basis=issubclass(klasse, Basistype))
        return self.klaar[klasse]

    def _groep(self, naam: str, maak: type | None, elementen: list[Element], *, basis: bool = False) -> Klasse:
        ruimte = self.ruimten.basis if basis else self.ruimten.bericht
        voor = self.ruimten.basis_voorvoegsel if basis else self.ruimten.bericht_voorvoegsel
        return Klasse(naam, maak, elementen, ruimte, voor).vaststellen()

    def element(self, klasse: type, veld: str, hint: Any) -> Element:
        verplicht, naam = True, elementnaam(veld)
        if typing.get_origin(hint) in (typing.Union, types.UnionType):
            verplicht = False
            (hint,) = [deel for deel in typing.get_args(hint) if deel is not type(None)]
        extra = tuple(_extra(hint))
        for merk in extra:
            if isinstance(merk, Naam):
                naam = merk.element
            elif isinstance(merk, Lijst):
                binnen, _ = typing.get_args(typing.get_args(hint)[0])
                deel = self.element(klasse, merk.item, binnen)
                return Element(naam, veld, merk.verplicht, klasse=self._groep(naam, None, [deel]))
            elif isinstance(merk, Soort):
                return Element(naam, veld, verplicht, soort=merk)
        soort = typing.get_args(hint)[0] if extra else hint
        if not isinstance(soort, type) or not issubclass(soort, Basistype | Berichtklasse):
            raise TypeError(f"{klasse.__name__}.{veld} zegt niet welk element het is")
        return Element(naam, veld, verplicht, klasse=self.klasse(soort))


def _extra(hint: Any) -> Iterator[object]:
    if typing.get_origin(hint) is typing.Annotated:
        yield from typing.get_args(hint)[1:]
