"""Het spoor: per stap de waarde, waar die mee gemaakt is, het artikel, en een zin in gewone taal."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from keukentafel.recht.motor.boom import Herkomst
from keukentafel.recht.motor.model import Actie, Artikel, Regeling, Veld
from keukentafel.recht.motor.waarden import Afwijking, Onbekend, Oordeel, Waarde, als_json, in_woorden
from keukentafel.recht.taal.termijn import Termijn

_MINST_ZEKER = {"": 0, "vastgesteld": 0, "onbevestigd": 1, "ontwerp": 2, "scenario": 3}
_GAT = re.compile(r"\{(\w+)\}")


class Citaat(NamedTuple):
    """Waar een stap op steunt: de regeling met haar nummer, het artikel, het lid, en welke versie.

    `tekst` is zoals een brief het noemt: 'Wmo 2015, artikel 2.1.4a lid 4 onder b'. `langs` is de samenwerking waarlangs
    de regeling hier geldt; leeg bij een eigen regeling van de gemeente en bij landelijk recht.
    """

    regeling: str
    naam: str
    nummer: str
    artikel: str
    lid: str
    onderdeel: str
    versie: date
    url: str
    status: str
    tekst: str
    langs: str = ""

    @property
    def register(self) -> str:
        """De vindplaats zoals het register van regels haar schrijft: 'Wmo 2015 art. 2.3.2 lid 1' (recht.taal.bron)."""
        lid = f" lid {self.lid}" if self.lid else ""
        return f"{self.naam} art. {self.artikel}{lid}" + (f" onder {self.onderdeel}" if self.onderdeel else "")


class Gebruikt(NamedTuple):
    """Een waarde die een stap gebruikte: waar zij vandaan kwam, de bron en hoe zeker die is, of wie oordeelde."""

    naam: str
    waarde: Waarde
    herkomst: Herkomst
    eenheid: str = ""
    bron: str = ""
    status: str = ""
    oordeel: Oordeel | None = None


class Stap(NamedTuple):
    """Een regel die een uitkomst gaf. `knopen` zijn de nummers van de bewerkingen die liepen, met hun waarde, en
    `takken` welke kant een keuze op ging.

    `soort` zegt hoe de regel aan de beurt kwam: regel, invulling (van een open term), anders (als niemand invult),
    voorrang of haak. `berekend` is bij een afwijking wat de regel zelf gaf.
    """

    actie: Actie
    waarde: Waarde
    citaat: Citaat
    gebruikt: tuple[Gebruikt, ...]
    knopen: tuple[tuple[int, Waarde], ...]
    takken: tuple[tuple[int, int], ...]
    soort: str
    veld: Veld
    onvertaald: frozenset[str] = frozenset()
    termijnen: tuple[Termijn, ...] = ()
    afwijking: Afwijking | None = None
    berekend: Waarde = None

    @property
    def uitkomst(self) -> str:
        """De naam van de uitkomst."""
        return self.actie.uitkomst

    @property
    def eenheid(self) -> str:
        """Waarin de waarde telt, of ''."""
        return self.veld.eenheid

    @property
    def voorbehoud(self) -> tuple[str, ...]:
        """Waarom een laatste dag nog kan veranderen, elke zin een keer."""
        return tuple(dict.fromkeys(zin for termijn in self.termijnen if (zin := termijn.voorbehoud) is not None))

    @property
    def status(self) -> str:
        """Hoe zeker de waarde is: zo zeker als het minst zekere waarop zij steunt."""
        zekerheden = [self.citaat.status, *(deel.status for deel in self.gebruikt)]
        if self.voorbehoud:
            zekerheden.append("onbevestigd")
        return max(zekerheden, key=_MINST_ZEKER.__getitem__)

    @property
    def onbevestigd(self) -> bool:
        """Of zij steunt op iets wat niet is vastgesteld; het scherm en de brief zeggen dat erbij."""
        return self.status not in ("", "vastgesteld")

    @property
    def zin(self) -> str:
        """De stap in gewone taal. Zonder eigen zin: hoe de uitkomst heet en wat zij is."""
        zin = _vul(self._sjabloon(), self)
        if self.afwijking is not None:
            reden = self.afwijking.motivering.strip().rstrip(".")
            zin += (
                f" De regel gaf: {in_woorden(self.berekend, self.eenheid)}."
                f" Hiervan is afgeweken: {reden} ({self.afwijking.bevoegdheid})."
            )
        return " ".join([zin, *self.voorbehoud])

    def _sjabloon(self) -> str:
        uitleg = self.actie.uitleg
        if uitleg is not None:
            if isinstance(self.waarde, Onbekend):
                gekozen = uitleg.onbekend
            elif isinstance(self.waarde, bool):
                gekozen = uitleg.ja if self.waarde else uitleg.nee
            else:
                gekozen = ""
            if gekozen or (uitleg.tekst and not isinstance(self.waarde, Onbekend)):
                return gekozen or uitleg.tekst
        noemer = self.veld.omschrijving or self.uitkomst
        return f"{noemer.rstrip('.').replace('_', ' ')}: {{waarde}}."

    def als_json(self) -> dict[str, object]:
        """De stap als gegevens: waarde, bron en uitleg, met wat gebruikt is."""
        gegevens: dict[str, object] = {
            "uitkomst": self.uitkomst,
            "waarde": als_json(self.waarde),
            "bron": {naam: str(deel) for naam, deel in self.citaat._asdict().items() if deel},
            "uitleg": self.zin,
            "gebruikt": {deel.naam: als_json(deel.waarde) for deel in self.gebruikt},
            "status": self.status,
        }
        if self.afwijking is not None:
            gegevens["afwijking"] = {
                "berekend": als_json(self.berekend),
                "motivering": self.afwijking.motivering,
                "bevoegdheid": self.afwijking.bevoegdheid,
            }
        return gegevens


def _vul(sjabloon: str, stap: Stap) -> str:
    def in_plaats(gevonden: re.Match[str]) -> str:
        naam = gevonden[1]
        if naam == "waarde":
            return _leesbaar(stap.waarde, stap.eenheid)
        for deel in stap.gebruikt:
            if deel.naam == naam:
                return _leesbaar(deel.waarde, deel.eenheid)
        return "nog niet bekend"

    return _GAT.sub(in_plaats, sjabloon)


def _leesbaar(waarde: Waarde, eenheid: str) -> str:
    """De waarde in een zin: wat de regels met een liggend streepje schrijven, leest een mens met een spatie."""
    woorden = in_woorden(waarde, eenheid)
    return woorden.replace("_", " ") if isinstance(waarde, str) else woorden


def citaat_van(regeling: Regeling, artikel: Artikel, actie: Actie) -> Citaat:
    """De vindplaats van een regel; een eigen artikel of wet in `legal_basis` gaat voor het artikel waarin zij staat."""
    grond = actie.grond
    elders = bool(grond.bwb_id or grond.wet)
    naam = grond.wet or (grond.bwb_id if elders else regeling.noemer)
    nummer = grond.artikel or ("" if elders else artikel.nummer)
    delen = [f"{naam}, artikel {nummer}" if nummer else naam]
    delen += [f"lid {grond.lid}"] if grond.lid else []
    delen += [f"onder {grond.onderdeel}"] if grond.onderdeel else []
    return Citaat(
        regeling=regeling.id,
        naam=naam,
        nummer=grond.bwb_id or ("" if elders else regeling.bwb_id or regeling.cvdr_id),
        artikel=nummer,
        lid=grond.lid,
        onderdeel=grond.onderdeel,
        versie=regeling.geldt_van,
        url=grond.url or artikel.url or regeling.url,
        status=regeling.status,
        tekst=" ".join(delen),
        langs=regeling.gebied,
    )


def verslag(stappen: Sequence[Stap]) -> str:
    """Het hele spoor voor de jurist, stap voor stap, met het artikel, de versie en wat gebruikt is."""
    regels: list[str] = []
    for nummer, stap in enumerate(stappen, start=1):
        citaat = stap.citaat
        regels.append(f"{nummer}. {stap.zin}")
        langs = f", geldt hier langs de samenwerking {citaat.langs}" if citaat.langs else ""
        regels.append(f"   {citaat.tekst} (versie {citaat.versie:%d-%m-%Y}{langs})")
        for deel in stap.gebruikt:
            bron = f", bron: {deel.bron}" if deel.bron else ""
            status = f" [{deel.status}]" if deel.status not in ("", "vastgesteld") else ""
            reden = f", oordeel: {deel.oordeel.motivering}" if deel.oordeel is not None else ""
            regels.append(f"   - {deel.naam}: {in_woorden(deel.waarde, deel.eenheid)}{bron}{status}{reden}")
    return "\n".join(regels)


def kort(stappen: Sequence[Stap]) -> str:
    """De korte uitleg voor een brief: de zinnen van de stappen met een eigen uitleg, elk een keer."""
    eigen = [stap.zin for stap in stappen if stap.actie.uitleg is not None]
    return " ".join(dict.fromkeys(eigen))
