"""Wat er per gemeente verschilt: welke regeling en versie over een onderwerp beslist, en wat daar uit komt.

Voor raden die samen een kader maken: dezelfde vraag, dezelfde dag en dezelfde feiten voor elke gemeente naast elkaar.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.model import Veld
from keukentafel.recht.motor.rekenen import Antwoord, Rekenaar, Verzoek
from keukentafel.recht.motor.spoor import Citaat, Stap
from keukentafel.recht.motor.waarden import Onbekend, Waarde, gelijk, in_woorden, met_maat
from keukentafel.recht.taal.verordening import NietGeregeld

_KOP = ("Gemeente", "Wat er geldt", "Waaruit dat volgt", "Regeling", "Versie van", "Zekerheid")


class Langs(StrEnum):
    """Waardoor een regeling in een gemeente geldt."""

    EIGEN = "eigen regeling"
    SAMEN = "samenwerking"
    LAND = "landelijk"
    NIEMAND = "niet geregeld"


@dataclass(frozen=True, slots=True)
class Bepaalt:
    """Een regeling die in een gemeente beslist: haar vindplaats en versie, de zin van die stap, en waardoor zij geldt.

    `verband` is de naam van de samenwerking als zij daarlangs geldt.
    """

    citaat: Citaat
    zin: str
    langs: Langs
    verband: str = ""

    @property
    def in_woorden(self) -> str:
        """Waardoor zij hier geldt, voor een lezer."""
        return f"{self.langs} {self.verband}".rstrip()


@dataclass(frozen=True, slots=True)
class Rij:
    """Een gemeente in het overzicht: wat er geldt, wie dat bepaalt, en hoe zeker dat is.

    Zwijgen de regels, dan is `waarde` None en zegt `reden` waarom. Is de waarde onbekend, dan missen er feiten.
    """

    gemeente: str
    naam: str
    waarde: Waarde
    eenheid: str
    bepaalt: tuple[Bepaalt, ...]
    onbevestigd: bool
    reden: str = ""

    @property
    def geregeld(self) -> bool:
        """Of de regels hier iets zeggen."""
        return not self.reden

    @property
    def langs(self) -> Langs:
        """Waardoor het eerst beslissende deel hier geldt."""
        return self.bepaalt[0].langs if self.bepaalt else Langs.NIEMAND

    @property
    def uitkomst(self) -> str:
        """De waarde in gewone taal, of dat er niets geregeld is."""
        if not self.geregeld:
            return str(Langs.NIEMAND)
        if isinstance(self.waarde, Onbekend):
            return f"hangt nog af van: {', '.join(sorted(self.waarde.feiten)).replace('_', ' ')}"
        return met_maat(self.waarde, self.eenheid)


@dataclass(frozen=True, slots=True)
class Verschil:
    """Een uitkomst op een dag voor een rij gemeenten, met wat er verschilt."""

    onderwerp: str
    peildatum: date
    rijen: tuple[Rij, ...]

    def groepen(self) -> tuple[tuple[Rij, ...], ...]:
        """De gemeenten waar hetzelfde geldt bij elkaar, de grootste groep eerst; wie niets regelde staat apart."""
        gevonden: list[list[Rij]] = []
        for rij in self.rijen:
            bij = next((groep for groep in gevonden if _zelfde(groep[0], rij)), None)
            if bij is None:
                gevonden.append([rij])
            else:
                bij.append(rij)
        return tuple(tuple(groep) for groep in sorted(gevonden, key=len, reverse=True))

    def wijkt_af(self) -> tuple[Rij, ...]:
        """De gemeenten met een eigen regeling, terwijl andere in dit overzicht die van een samenwerking volgen."""
        samen = any(deel.langs is Langs.SAMEN for rij in self.rijen for deel in rij.bepaalt)
        return tuple(r for r in self.rijen if samen and any(deel.langs is Langs.EIGEN for deel in r.bepaalt))

    def tabel(self) -> tuple[tuple[str, ...], ...]:
        """Het overzicht als rijen tekst, met een kop; een regel per gemeente."""
        return (_KOP, *(_regel(rij) for rij in self.rijen))

    def tekst(self) -> str:
        """Het overzicht als leesbare tekst voor een raad: eerst wat gelijk is, dan wat verschilt en waarom."""
        return "\n".join(_zinnen(self))


def verschil(
    boek: Boek,
    wet: str,
    uitkomst: str,
    *,
    peildatum: date,
    gemeenten: Mapping[str, str],
    feiten: Mapping[str, object] | None = None,
    kennisdatum: date | None = None,
) -> Verschil:
    """Wat een uitkomst op een dag in elke gemeente is, en door welke regeling.

    In: het boek, de regeling en uitkomst die gevraagd worden, de dag, de gemeenten (code van het CBS en naam), en de
    feiten die voor elke gemeente dezelfde zijn. Zwijgen de regels ergens, dan staat dat er; het is geen nul.
    Fout: wat `Rekenaar.bereken` geeft, behalve NietGeregeld.
    """
    rekenaar = Rekenaar(boek)
    rijen = []
    for code, naam in gemeenten.items():
        verzoek = Verzoek(peildatum=peildatum, gemeente=code, kennisdatum=kennisdatum, feiten=feiten or {})
        try:
            rijen.append(_rij(boek, rekenaar.bereken(wet, uitkomst, verzoek=verzoek), uitkomst, code, naam))
        except NietGeregeld as fout:
            reden = str(fout).rsplit(": ", 1)[-1].replace("_", " ")
            rijen.append(Rij(code, naam, None, "", (), onbevestigd=False, reden=reden))
    veld = next((veld for veld in _velden(boek, wet, uitkomst, peildatum)), None)
    onderwerp = (veld.omschrijving if veld is not None else "") or uitkomst.replace("_", " ")
    return Verschil(onderwerp, peildatum, tuple(rijen))


def _velden(boek: Boek, wet: str, uitkomst: str, peildatum: date) -> Iterator[Veld]:
    regeling = boek.stand(peildatum).inhoud.versies.get(wet)
    for artikel in regeling.artikelen if regeling is not None else ():
        if uitkomst in artikel.uitvoer:
            yield artikel.uitvoer[uitkomst]


def _rij(boek: Boek, antwoord: Antwoord, uitkomst: str, code: str, naam: str) -> Rij:
    stap = antwoord.uitkomsten[uitkomst].stap
    lagere = [deel for deel in antwoord.stappen if deel.soort in ("invulling", "voorrang")]
    bepaalt = dict.fromkeys(_bepaalt(boek, deel) for deel in lagere or [stap])
    return Rij(code, naam, stap.waarde, stap.eenheid, tuple(bepaalt), stap.onbevestigd)


def _bepaalt(boek: Boek, stap: Stap) -> Bepaalt:
    citaat = stap.citaat
    if citaat.langs:
        return Bepaalt(citaat, stap.zin, Langs.SAMEN, boek.gebieden[citaat.langs].naam)
    eigen = any(versie.gemeente for versie in boek.versies(citaat.regeling))
    return Bepaalt(citaat, stap.zin, Langs.EIGEN if eigen else Langs.LAND)


def _zelfde(een: Rij, twee: Rij) -> bool:
    if een.geregeld != twee.geregeld or not een.geregeld:
        return een.geregeld == twee.geregeld
    if isinstance(een.waarde, Onbekend) or isinstance(twee.waarde, Onbekend):
        return een.waarde == twee.waarde
    return gelijk(een.waarde, twee.waarde)


def _regel(rij: Rij) -> tuple[str, ...]:
    if not rij.geregeld:
        return (rij.naam, rij.uitkomst, rij.reden, "", "", "")
    return (
        rij.naam,
        rij.uitkomst,
        "; ".join(dict.fromkeys(deel.in_woorden for deel in rij.bepaalt)),
        "; ".join(dict.fromkeys(deel.citaat.tekst for deel in rij.bepaalt)),
        "; ".join(dict.fromkeys(f"{deel.citaat.versie:%d-%m-%Y}" for deel in rij.bepaalt)),
        "onbevestigd" if rij.onbevestigd else "vastgesteld",
    )


def _zinnen(overzicht: Verschil) -> Iterator[str]:
    yield f"{overzicht.onderwerp}, op {in_woorden(overzicht.peildatum)}."
    groepen = [groep for groep in overzicht.groepen() if groep[0].geregeld]
    if len(groepen) == 1 and len(groepen[0]) == len(overzicht.rijen):
        yield "In al deze gemeenten is de uitkomst hetzelfde."
    elif len(groepen) > 1:
        yield f"Er zijn {len(groepen)} verschillende uitkomsten."
    for groep in groepen:
        yield f"- {groep[0].uitkomst}: {_opsomming([rij.naam for rij in groep])}."
        yield from _waarom(groep)
    for rij in overzicht.rijen:
        if not rij.geregeld:
            yield f"- {rij.naam}: niet geregeld, dus geen uitkomst ({rij.reden.rstrip('.')})."
    if afwijkers := [rij.naam for rij in overzicht.wijkt_af()]:
        yield f"Een eigen regeling naast het gezamenlijke kader: {_opsomming(afwijkers)}."
    if twijfel := [rij.naam for rij in overzicht.rijen if rij.onbevestigd]:
        yield f"Nog niet bevestigd, dus alleen om over te praten: {_opsomming(twijfel)}."


def _waarom(groep: tuple[Rij, ...]) -> Iterator[str]:
    """Per regeling een keer welke versie het is, waardoor zij geldt, voor wie, en wat zij zegt."""
    wie: dict[Bepaalt, list[str]] = {}
    for rij in groep:
        for deel in rij.bepaalt:
            wie.setdefault(deel, []).append(rij.naam)
    for deel, namen in wie.items():
        versie = f"{deel.citaat.tekst}, versie van {in_woorden(deel.citaat.versie)}"
        yield f"  {_opsomming(namen)}, {deel.in_woorden} ({versie}): {deel.zin}"


def _opsomming(namen: list[str]) -> str:
    return namen[0] if len(namen) == 1 else f"{', '.join(namen[:-1])} en {namen[-1]}"
