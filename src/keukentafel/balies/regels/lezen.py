"""What a page of the rules shows, made from the book: a regulation, an article, its rules and the words in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from keukentafel.balies.regels import woorden
from keukentafel.balies.regels.adressen import Ruimte
from keukentafel.recht.motor.begrippen import Begrip, Begripsoort, Jaarwaarde, begrippen
from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.gevallen import Geval, kijk_na, lees_gevallen
from keukentafel.recht.motor.leesboom import Leesregel, leesboom
from keukentafel.recht.motor.model import Actie, Artikel, Regeling
from keukentafel.recht.motor.rekenen import Rekenaar
from keukentafel.recht.motor.spoor import citaat_van
from keukentafel.recht.motor.stand import Plek
from keukentafel.recht.motor.waarden import met_maat
from keukentafel.recht.motor.wetboek import map_regelingen
from keukentafel.recht.motor.wijzer import gevallen_langs


@dataclass(frozen=True, slots=True)
class Verwijs:
    """A link to an article: its address and what it is called."""

    url: str
    naam: str
    waar: str = ""


@dataclass(frozen=True, slots=True)
class Woord:
    """A word of a rule as the page shows it."""

    begrip: Begrip
    status: str
    reeks: tuple[tuple[Jaarwaarde, str], ...]
    verwijzingen: tuple[Verwijs, ...]

    @property
    def oordeelt_mens(self) -> bool:
        """Whether a person judges this: it is never computed."""
        return self.begrip.soort is Begripsoort.OORDEEL

    @property
    def soort(self) -> str:
        """The name of the kind, for the template."""
        return self.begrip.soort.name


@dataclass(frozen=True, slots=True)
class Regel:
    """A rule of an article: what it answers, what it rests on, its tree and its words."""

    anker: str
    titel: str
    citaat: str
    boom: tuple[Leesregel, ...]
    woorden: tuple[Woord, ...]

    @property
    def open(self) -> bool:
        """Whether the words show at once: a value has a source and a status, and what a person judges is said."""
        return any(woord.soort in ("WAARDE", "OORDEEL") for woord in self.woorden)


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """A case in a sentence, with its day and what comes out."""

    zin: str
    dag: date
    uitkomsten: tuple[str, ...]


def onzeker(versie: Regeling) -> int:
    """How many values of a version are not decided: an amount that is not confirmed, or only an example."""
    waarden = [b for artikel in versie.artikelen for b in artikel.bepalingen.values()]
    statussen = [deel.status for b in waarden for deel in b.reeks] + [b.status for b in waarden if not b.reeks]
    return sum(woorden.status(status) != "" for status in statussen)


def regels_van(boek: Boek, versie: Regeling, artikel: Artikel, *, op: date, ruimte: Ruimte) -> tuple[Regel, ...]:
    """The rules of an article, in their order, as read on a day. `ruimte` is where their links lead."""
    return tuple(_regel(boek, versie, artikel, actie, op=op, ruimte=ruimte) for actie in artikel.alle_acties)


def _regel(boek: Boek, versie: Regeling, artikel: Artikel, actie: Actie, *, op: date, ruimte: Ruimte) -> Regel:
    veld = artikel.uitvoer.get(actie.uitkomst)
    naam = (veld.omschrijving if veld is not None else "") or actie.uitkomst.replace("_", " ")
    return Regel(
        anker=actie.uitkomst,
        titel=naam[:1].upper() + naam[1:].rstrip("."),
        citaat=citaat_van(versie, artikel, actie).tekst,
        boom=leesboom(actie, artikel),
        woorden=tuple(
            _woord(boek, begrip, versie, op=op, ruimte=ruimte)
            for begrip in begrippen(boek, versie, artikel, actie, op=op)
        ),
    )


def _woord(boek: Boek, begrip: Begrip, versie: Regeling, *, op: date, ruimte: Ruimte) -> Woord:
    reeks = tuple((deel, woorden.status(deel.status)) for deel in begrip.reeks)
    if begrip.soort is Begripsoort.HIER:
        verwijst: tuple[Verwijs, ...] = (Verwijs(f"#{begrip.naam}", ""),)
    else:
        verwijst = tuple(_verwijs(boek, plek, versie, op=op, ruimte=ruimte) for plek in begrip.plekken)
    return Woord(begrip, woorden.status(begrip.status), reeks, verwijst)


def _verwijs(boek: Boek, plek: Plek, vanuit: Regeling, *, op: date, ruimte: Ruimte) -> Verwijs:
    regeling, artikel = plek.regeling, plek.artikel
    naam = woorden.kop(artikel)
    if regeling.id != vanuit.id:
        naam = f"{woorden.naam(boek, regeling)}, {naam[0].lower()}{naam[1:]}"
    waar = "" if regeling.id == vanuit.id else woorden.waar(boek, regeling)
    return Verwijs(ruimte.artikel(regeling.id, artikel, op=op), naam, waar)


def steunt_elders(versie: Regeling, artikel: Artikel, *, op: date, ruimte: Ruimte) -> tuple[Verwijs, ...]:
    """The other articles of this version with a rule that rests on this article."""
    return tuple(
        Verwijs(ruimte.artikel(versie.id, ander, op=op), woorden.kop(ander))
        for ander in versie.artikelen
        if ander is not artikel and any(actie.grond.artikel == artikel.nummer for actie in ander.alle_acties)
    )


def vult_in(boek: Boek, versie: Regeling, artikel: Artikel, *, op: date, ruimte: Ruimte) -> tuple[Verwijs, ...]:
    """The articles that leave open what this one fills in."""
    hogere = {(inv.wet, inv.artikel): None for inv in artikel.invullingen}
    gevonden = []
    for wet, nummer in hogere:
        hoger = boek.stand(op).inhoud.versies.get(wet)
        gevonden += [Plek(hoger, a) for a in hoger.artikelen if a.nummer == nummer] if hoger is not None else []
    return tuple(_verwijs(boek, plek, versie, op=op, ruimte=ruimte) for plek in gevonden)


def alle_gevallen() -> tuple[Geval, ...]:
    """All cases that stand beside our regulations, read once for each folder."""
    return _gevallen(map_regelingen())


@lru_cache(maxsize=4)
def _gevallen(folder: Path) -> tuple[Geval, ...]:
    return lees_gevallen(folder)


@lru_cache(maxsize=8)  # one for each municipality with a book of her own, and one for all others
def _langs(boek: Boek) -> Mapping[int, tuple[Geval, ...]]:
    rekenaar = Rekenaar(boek)
    return gevallen_langs(kijk_na(geval, rekenaar) for geval in alle_gevallen())


def voorbeelden(boek: Boek, artikel: Artikel) -> tuple[Voorbeeld, ...]:
    """The cases that walk along a rule of this article, each once, the oldest day first."""
    langs = _langs(boek)
    gevallen = {geval.zin: geval for actie in artikel.alle_acties for geval in langs.get(id(actie), ())}
    return tuple(sorted((_voorbeeld(boek, geval) for geval in gevallen.values()), key=lambda v: v.dag))


def _voorbeeld(boek: Boek, geval: Geval) -> Voorbeeld:
    uit = []
    for naam, waarde in geval.dan.items():
        velden = (a.uitvoer[naam] for v in boek.versies(geval.regeling) for a in v.artikelen if naam in a.uitvoer)
        veld = next(velden, None)
        titel = (veld.omschrijving if veld is not None else "") or naam.replace("_", " ")
        uit.append(f"{titel}: {met_maat(waarde, veld.eenheid if veld is not None else '')}")
    return Voorbeeld(geval.zin, geval.peildatum, tuple(uit))
