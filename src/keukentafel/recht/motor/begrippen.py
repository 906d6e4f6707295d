"""De woorden in een regel: wat elk betekent, waar het vandaan komt, en bij een waarde de bron en hoe zeker die is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.boom import Herkomst, Naam, namen
from keukentafel.recht.motor.model import Actie, Artikel, Bepaling, DeelVanReeks, Regeling, Veld
from keukentafel.recht.motor.stand import Plek, Stand
from keukentafel.recht.motor.waarden import met_maat


class Begripsoort(StrEnum):
    """Wat een woord in een regel is."""

    FEIT = "feit"
    OORDEEL = "oordeel"
    WAARDE = "waarde"
    HIER = "uitkomst van dit artikel"
    ELDERS = "uitkomst van een ander artikel"
    OPEN = "wat een lagere regeling invult"


@dataclass(frozen=True, slots=True)
class Begrip:
    """Een woord in een regel.

    `betekenis` is de vraag of omschrijving, `waarde` wat een vaste waarde op de dag is ('' als zij dan niet geldt).
    `reeks` is er als de waarde door de jaren verandert. `plekken` zijn de artikelen waar het woord vandaan komt.
    """

    naam: str
    soort: Begripsoort
    betekenis: str = ""
    waarde: str = ""
    bron: str = ""
    status: str = ""
    keuzes: tuple[str, ...] = ()
    reeks: tuple["Jaarwaarde", ...] = ()
    plekken: tuple[Plek, ...] = ()

    @property
    def woord(self) -> str:
        """De naam zoals zij in de boom staat."""
        return self.naam.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Jaarwaarde:
    """Een waarde van een reeks: van een dag tot (niet tot en met) een dag, in woorden, met bron en status."""

    van: date
    tot: date | None
    waarde: str
    bron: str
    status: str
    bekend: date | None = None

    @property
    def later_bekend(self) -> bool:
        """Of zij pas bekend werd toen zij al gold."""
        return self.bekend is not None and self.bekend > self.van


def begrippen(boek: Boek, regeling: Regeling, artikel: Artikel, actie: Actie, *, op: date) -> tuple[Begrip, ...]:
    """De woorden in een regel van een artikel, elk een keer, in de volgorde van de boom.

    In: het boek, de versie van de regeling met het artikel en de regel daarin, en de dag van de lezer.
    """
    plek, stand = Plek(regeling, artikel), boek.stand(op)
    gevonden = {
        naam.sleutel: _begrip(stand, plek, naam, op)
        for naam in namen(actie.boom)
        if naam.herkomst is not Herkomst.PEILDATUM
    }
    return tuple(gevonden.values())


def _begrip(stand: Stand, plek: Plek, naam: Naam, op: date) -> Begrip:
    artikel, woord = plek.artikel, naam.naam
    match naam.herkomst:
        case Herkomst.BEPALING:
            return _waarde(artikel.bepalingen[woord], op)
        case Herkomst.UITKOMST:
            veld = artikel.uitvoer.get(woord)
            return Begrip(woord, Begripsoort.HIER, veld.omschrijving if veld is not None else "", plekken=(plek,))
        case Herkomst.OPEN:
            term = artikel.open_termen[woord]
            doel = plek.regeling.id, artikel.nummer, term.id
            vullers = tuple(
                sorted(stand.inhoud.invullers.get(doel, ()), key=lambda p: (p.regeling.naam, p.regeling.id))
            )
            return Begrip(woord, Begripsoort.OPEN, term.omschrijving, plekken=vullers)
        case Herkomst.INVOER if artikel.invoer[woord].bron.uitkomst:
            invoer = artikel.invoer[woord]
            wet = invoer.bron.regeling or plek.regeling.id
            plekken = tuple(_plekken(stand, wet, invoer.bron.uitkomst))
            uit = next((p.artikel.uitvoer[invoer.bron.uitkomst].omschrijving for p in plekken), "")
            return Begrip(woord, Begripsoort.ELDERS, invoer.veld.omschrijving or uit, plekken=plekken)
        case Herkomst.INVOER:
            return _feit(artikel.invoer[woord].veld)
    return _feit(artikel.parameters.get(woord) or Veld(woord, "string"))


def _plekken(stand: Stand, wet: str, uitkomst: str) -> Iterator[Plek]:
    regeling = stand.inhoud.versies.get(wet)
    if regeling is not None:
        yield from (Plek(regeling, artikel) for artikel in stand.inhoud.uitkomsten[wet].get(uitkomst, ()))


def _feit(veld: Veld) -> Begrip:
    soort = Begripsoort.OORDEEL if veld.oordeel else Begripsoort.FEIT
    return Begrip(veld.naam, soort, veld.vraag or veld.omschrijving, keuzes=veld.keuzes)


def _waarde(bepaling: Bepaling, op: date) -> Begrip:
    if not bepaling.reeks:
        zin = met_maat(bepaling.waarde, bepaling.eenheid)
        return Begrip(bepaling.naam, Begripsoort.WAARDE, "", zin, bepaling.bron, bepaling.status)
    nu = next((deel for deel in sorted(bepaling.reeks, key=_laatst_bekend) if _geldt(deel, op)), None)
    reeks = tuple(
        Jaarwaarde(deel.van, deel.tot, met_maat(deel.waarde, bepaling.eenheid), deel.bron, deel.status, deel.bekend)
        for deel in bepaling.reeks
    )
    if nu is None:
        return Begrip(bepaling.naam, Begripsoort.WAARDE, reeks=reeks)
    zin = met_maat(nu.waarde, bepaling.eenheid)
    return Begrip(bepaling.naam, Begripsoort.WAARDE, "", zin, nu.bron, nu.status, reeks=reeks)


def _laatst_bekend(deel: DeelVanReeks) -> int:
    return -(deel.bekend or date.min).toordinal()


def _geldt(deel: DeelVanReeks, op: date) -> bool:
    return deel.van <= op and (deel.tot is None or op < deel.tot)
