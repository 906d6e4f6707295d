"""Waarom een regeling niet te lezen of niet uit te voeren is. Elke fout is een zin die zegt waar en waarom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from keukentafel.recht.taal.verordening import NietGeregeld


@dataclass(frozen=True, slots=True)
class Bevinding:
    """Iets wat niet klopt zonder dat het lezen erop stukloopt: in welke regeling, welke soort, en een zin."""

    regeling: str
    soort: str
    zin: str


class RegelingKloptNiet(ValueError):
    """Een bestand volgt het formaat niet. De tekst noemt de plaats en wat eraan schort."""


class OnbekendeRegeling(LookupError):
    """De regeling staat niet in het boek."""

    def __init__(self, wet: str) -> None:
        self.wet = wet
        super().__init__(f"de regeling {wet!r} staat niet in het boek")


class OnbekendeUitkomst(LookupError):
    """De regeling kent deze uitkomst niet."""

    def __init__(self, wet: str, uitkomst: str) -> None:
        self.wet, self.uitkomst = wet, uitkomst
        super().__init__(f"{wet} kent geen uitkomst {uitkomst!r}")


class GeenVersie(NietGeregeld):
    """Op deze dag is geen versie van de regeling van kracht, voor zover op de kennisdatum bekend."""

    def __init__(self, wet: str, peildatum: date, laatste_dag: date | None, eerste_dag: date | None = None) -> None:
        self.wet, self.peildatum, self.laatste_dag, self.eerste_dag = wet, peildatum, laatste_dag, eerste_dag
        slot = ""
        if laatste_dag is not None:
            slot = f"; zij gold tot en met {laatste_dag:%d-%m-%Y}"
        elif eerste_dag is not None:
            slot = f"; zij geldt pas vanaf {eerste_dag:%d-%m-%Y}"
        super().__init__(f"geen versie van {wet} van kracht op {peildatum:%d-%m-%Y}{slot}")


class Onvertaalbaar(RuntimeError):
    """Een artikel heeft een passage die het formaat niet kan uitdrukken, en niemand heeft dat aanvaard."""

    def __init__(self, wet: str, artikel: str, passage: str, reden: str) -> None:
        self.wet, self.artikel, self.passage, self.reden = wet, artikel, passage, reden
        super().__init__(f"{wet} art. {artikel} is niet helemaal te vertalen: {passage} ({reden})")


class Kringverwijzing(RuntimeError):
    """Een uitkomst heeft zichzelf nodig."""

    def __init__(self, pad: Sequence[str]) -> None:
        self.pad = tuple(pad)
        super().__init__(f"de regels verwijzen in een kring: {' > '.join(pad)}")


class Strijdig(RuntimeError):
    """Twee regelingen van dezelfde rang vullen hetzelfde in; een mens moet kiezen."""


class RekenFout(ValueError):
    """Een bewerking kan niet met deze waarden."""


class DelenDoorNul(RekenFout):
    """Er wordt gedeeld door nul."""


class FeitKloptNiet(ValueError):
    """Een gegeven feit past niet bij wat de regeling vraagt. De tekst noemt het feit en wat er moet staan."""
