"""Geld in hele centen. Nooit een breuk, nooit stil afgerond."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_BEDRAG = re.compile(r"^(?P<min>-?)(?P<euro>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<cent>\d{2}))?$")


@dataclass(frozen=True, slots=True, order=True)
class Geld:
    """Een bedrag in centen; negatief mag (een terugbetaling). Fout: TypeError als het geen heel getal is."""

    cent: int

    def __post_init__(self) -> None:
        if type(self.cent) is not int:
            raise TypeError(f"geld is een heel aantal centen, geen {type(self.cent).__name__}")

    @classmethod
    def uit_tekst(cls, tekst: str) -> "Geld":
        """Lees '€ 1.234,56', '1234,56' of '1234'. Fout: ValueError met een zin die zegt wat er moet staan."""
        schoon = tekst.replace("€", "").replace("\u00a0", " ").strip().replace("- ", "-")
        gevonden = _BEDRAG.match(schoon)
        if gevonden is None:
            raise ValueError("Schrijf het bedrag zo: 1.234,56. De centen staan achter de komma.")
        cent = int(gevonden["euro"].replace(".", "")) * 100 + int(gevonden["cent"] or 0)
        return cls(-cent if gevonden["min"] else cent)

    def __add__(self, ander: "Geld") -> "Geld":
        return Geld(self.cent + ander.cent) if isinstance(ander, Geld) else NotImplemented

    def __radd__(self, ander: int) -> "Geld":
        # sum() begint bij het getal 0; elk ander getal is een vergissing
        return self if type(ander) is int and ander == 0 else NotImplemented

    def __sub__(self, ander: "Geld") -> "Geld":
        return Geld(self.cent - ander.cent) if isinstance(ander, Geld) else NotImplemented

    def __neg__(self) -> "Geld":
        return Geld(-self.cent)

    def __abs__(self) -> "Geld":
        return Geld(abs(self.cent))

    def __mul__(self, keer: int) -> "Geld":
        return Geld(self.cent * keer) if type(keer) is int else NotImplemented

    __rmul__ = __mul__

    def __bool__(self) -> bool:
        return self.cent != 0

    def verdeel(self, gewichten: Sequence[int]) -> tuple["Geld", ...]:
        """Verdeel het bedrag naar gewicht; de delen zijn samen precies het bedrag.

        In: hele getallen van nul of meer, samen meer dan nul (60 en 40, of inwonertallen). Uit: per gewicht een deel.
        De centen die overblijven gaan naar de grootste resten; bij gelijke rest gaat de eerste voor, zodat dezelfde
        vraag hetzelfde antwoord geeft. Fout: ValueError bij een negatief gewicht of als alles nul is.
        """
        if any(type(gewicht) is not int or gewicht < 0 for gewicht in gewichten):
            raise ValueError("een gewicht is een heel getal van nul of meer")
        totaal = sum(gewichten)
        if totaal == 0:
            raise ValueError("er is niets om naar te verdelen: alle gewichten zijn nul")
        teken = -1 if self.cent < 0 else 1
        delen = [divmod(abs(self.cent) * gewicht, totaal) for gewicht in gewichten]
        centen = [heel for heel, _ in delen]
        over = abs(self.cent) - sum(centen)
        for plaats in sorted(range(len(delen)), key=lambda plaats: (-delen[plaats][1], plaats))[:over]:
            centen[plaats] += 1
        return tuple(Geld(teken * cent) for cent in centen)

    def in_woorden(self) -> str:
        """Het bedrag zoals het op scherm en in een brief staat: '€ 1.234,56', of '€ -12,00'."""
        euro, cent = divmod(abs(self.cent), 100)
        return f"€ {'-' if self.cent < 0 else ''}{euro:,}".replace(",", ".") + f",{cent:02d}"

    def __str__(self) -> str:
        return self.in_woorden()


NIETS = Geld(0)
