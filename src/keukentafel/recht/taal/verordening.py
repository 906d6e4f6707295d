"""Waarden die een raad of college mag kiezen: gedateerd, met bron en status, en ze verliezen hun verleden nooit.

De waarden staan als gegevens in de map `verordeningen/` (of de map in KEUKENTAFEL_VERORDENINGEN):
`<gemeente>/*.yaml` gaat voor `regio/*.yaml`, en dat gaat voor `landelijk/*.yaml`. Zie verordeningen/LEESMIJ.md.
"""

import os
import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml

from keukentafel.recht.taal.bron import bron

OMGEVINGSVARIABELE = "KEUKENTAFEL_VERORDENINGEN"
STATUSSEN = frozenset({"vastgesteld", "voorbeeld", "onbevestigd"})
_PLAATS = ("gemeente", "code", "naam")
EENHEDEN = frozenset({"werkdagen", "dagen", "weken", "maanden", "minuten", "centen", "procent", "aantal"})


class NietGeregeld(LookupError):
    """De regels zwijgen op deze dag. Raad niet en neem geen nul: vraag het de gemeente."""


class VerordeningKloptNiet(ValueError):
    """Een bestand in `verordeningen/` is niet te gebruiken. De tekst noemt het bestand en wat eraan schort."""


@dataclass(frozen=True, slots=True)
class Waarde:
    """Een waarde zoals zij op een dag gold: heel getal, waar het staat, hoe zeker het is, en in welke eenheid."""

    waarde: int
    bron: str
    status: str
    eenheid: str
    niveau: str

    @property
    def is_voorbeeld(self) -> bool:
        """Waar als de gemeente dit niet zelf heeft vastgesteld; het scherm zegt dat erbij."""
        return self.status != "vastgesteld"


@dataclass(frozen=True, slots=True)
class Deel:
    """Een stuk van een reeks: geldig vanaf `vanaf` tot (niet tot en met) `tot`; zonder einde is `tot` None."""

    vanaf: date
    tot: date | None
    waarde: Waarde


@dataclass(frozen=True, slots=True)
class Parameter:
    """Een reeks waarden in de tijd, oudste eerst, zonder gat en zonder overlap.

    Fout bij het maken: VerordeningKloptNiet als de reeks leeg is, een gat of overlap heeft of achteruit loopt.
    """

    naam: str
    delen: tuple[Deel, ...]
    uitleg: str = ""

    def __post_init__(self) -> None:
        if not self.delen:
            raise VerordeningKloptNiet(f"{self.naam}: er staat geen enkele waarde")
        for deel in self.delen:
            if deel.tot is not None and deel.tot <= deel.vanaf:
                raise VerordeningKloptNiet(f"{self.naam}: een waarde eindigt op of voor haar begin ({deel.vanaf})")
        for eerste, tweede in zip(self.delen, self.delen[1:], strict=False):
            if eerste.tot is None or eerste.tot > tweede.vanaf:
                raise VerordeningKloptNiet(f"{self.naam}: overlap; twee waarden gelden op {tweede.vanaf}")
            if eerste.tot < tweede.vanaf:
                raise VerordeningKloptNiet(f"{self.naam}: gat; geen waarde van {eerste.tot} tot {tweede.vanaf}")

    def geldt_op(self, peildatum: date) -> bool:
        """Of er op deze dag een waarde is."""
        laatste = self.delen[-1].tot
        return self.delen[0].vanaf <= peildatum and (laatste is None or peildatum < laatste)

    def op(self, peildatum: date) -> Waarde:
        """De waarde op deze dag. Fout: NietGeregeld voor de eerste dag en na de laatste."""
        if not self.geldt_op(peildatum):
            raise NietGeregeld(f"{self.naam} is niet geregeld op {peildatum:%d-%m-%Y}")
        return self.delen[bisect_right([deel.vanaf for deel in self.delen], peildatum) - 1].waarde


@dataclass(frozen=True, slots=True)
class Lid:
    """Een gemeente die vanaf een dag (tot een dag) aan een samenwerking meedoet."""

    gemeente: str
    vanaf: date
    tot: date | None


@dataclass(frozen=True, slots=True)
class Regelset:
    """Wat een gemeente, een samenwerking of het land regelt."""

    niveau: str
    leden: tuple[Lid, ...]
    parameters: Mapping[str, Parameter]
    naam: str = ""

    def geldt_voor(self, gemeente: str, peildatum: date) -> bool:
        """Of deze gemeente op deze dag onder deze regels valt."""
        return any(
            lid.gemeente == gemeente and lid.vanaf <= peildatum and (lid.tot is None or peildatum < lid.tot)
            for lid in self.leden
        )


@dataclass(frozen=True, slots=True)
class Plaats:
    """Een gemeente zoals de map haar noemt: de code van het CBS ('GM0935') en haar naam."""

    code: str
    naam: str


@dataclass(frozen=True, slots=True)
class Regels:
    """Alle regels uit de map, gelezen en gecontroleerd. `plaatsen` staan op hun korte naam ('vaals')."""

    gemeenten: Mapping[str, Regelset]
    samenwerkingen: tuple[Regelset, ...]
    landelijk: Regelset
    plaatsen: Mapping[str, Plaats]

    def zoek(self, *, gemeente: str, naam: str, peildatum: date) -> Waarde:
        """De waarde die geldt: eerst de gemeente, dan haar samenwerking, dan het land. Fout: NietGeregeld."""
        lagen = [self.gemeenten[gemeente]] if gemeente in self.gemeenten else []
        lagen += [samen for samen in self.samenwerkingen if samen.geldt_voor(gemeente, peildatum)]
        for laag in (*lagen, self.landelijk):
            parameter = laag.parameters.get(naam)
            if parameter is not None and parameter.geldt_op(peildatum):
                return parameter.op(peildatum)
        raise NietGeregeld(f"{naam} is niet geregeld voor {gemeente} op {peildatum:%d-%m-%Y}")


def _datum(ruw: object, waar: str) -> date:
    if type(ruw) is not date:
        raise VerordeningKloptNiet(f"{waar}: {ruw!r} is geen datum als 2027-01-01")
    return ruw


def _datum_of_open(ruw: object, waar: str) -> date | None:
    return None if ruw is None else _datum(ruw, waar)


def _tekst(ruw: object, waar: str) -> str:
    if not isinstance(ruw, str) or not ruw.strip():
        raise VerordeningKloptNiet(f"{waar}: hier hoort tekst, er staat {ruw!r}")
    return ruw


def _lijst(ruw: object, waar: str) -> list[object]:
    if not isinstance(ruw, list):
        raise VerordeningKloptNiet(f"{waar}: hier hoort een lijst")
    return ruw


def _blok(ruw: object, waar: str, *, mag: frozenset[str]) -> dict[str, object]:
    if not isinstance(ruw, dict):
        raise VerordeningKloptNiet(f"{waar}: hier horen namen met waarden")
    vreemd = set(ruw) - mag
    if vreemd:
        raise VerordeningKloptNiet(f"{waar}: onbekende naam {', '.join(sorted(map(str, vreemd)))}")
    return ruw


def _parameter(naam: str, ruw: object, *, niveau: str, waar: str) -> Parameter:
    blok = _blok(ruw, waar, mag=frozenset({"eenheid", "uitleg", "waarden"}))
    eenheid = _tekst(blok.get("eenheid"), f"{waar}, eenheid")
    if eenheid not in EENHEDEN:
        raise VerordeningKloptNiet(f"{waar}: onbekende eenheid {eenheid}; kies uit {', '.join(sorted(EENHEDEN))}")
    delen: list[Deel] = []
    for plaats, regel in enumerate(_lijst(blok.get("waarden"), f"{waar}, waarden"), start=1):
        hier = f"{waar}, waarde {plaats}"
        velden = _blok(regel, hier, mag=frozenset({"vanaf", "tot", "waarde", "status", "bron"}))
        getal = velden.get("waarde")
        if type(getal) is not int:
            raise VerordeningKloptNiet(f"{hier}: {getal!r} is geen heel getal (geld in centen)")
        status = _tekst(velden.get("status"), f"{hier}, status")
        if status not in STATUSSEN:
            raise VerordeningKloptNiet(f"{hier}: onbekende status {status}; kies uit {', '.join(sorted(STATUSSEN))}")
        vindplaats = _tekst(velden.get("bron"), f"{hier}, bron")
        delen.append(
            Deel(
                _datum(velden.get("vanaf"), f"{hier}, vanaf"),
                _datum_of_open(velden.get("tot"), f"{hier}, tot"),
                Waarde(getal, vindplaats, status, eenheid, niveau),
            )
        )
    try:
        return Parameter(naam, tuple(delen), str(blok.get("uitleg", "")).strip())
    except VerordeningKloptNiet as fout:
        raise VerordeningKloptNiet(f"{waar}: {fout}") from None


def lees_bestand(bestand: Path) -> object:
    """De inhoud van een YAML-bestand. Fout: VerordeningKloptNiet als het niet te lezen is."""
    try:
        return yaml.safe_load(bestand.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as fout:
        raise VerordeningKloptNiet(f"{bestand.name} is niet te lezen: {fout}") from fout


@cache
def _map(eigen: str | None) -> Path:
    return Path(eigen) if eigen else Path(__file__).parents[4] / "verordeningen"


def map_verordeningen() -> Path:
    """De map met regels: KEUKENTAFEL_VERORDENINGEN, en anders `verordeningen/` naast `src/`."""
    return _map(os.environ.get(OMGEVINGSVARIABELE))


def _regelset(bestanden: list[Path], *, niveau: str, eigen_gemeente: str | None) -> Regelset:
    parameters: dict[str, Parameter] = {}
    naam = niveau
    leden: list[Lid] = [] if eigen_gemeente is None else [Lid(eigen_gemeente, date.min, None)]
    mag = frozenset({"soort", "naam", "toelichting", "leden", "parameters"})
    for bestand in bestanden:
        inhoud = lees_bestand(bestand)
        soort = inhoud.get("soort") if isinstance(inhoud, dict) else None
        if soort in ("gelijkgestelde_dagen", "gemeenten"):
            continue
        if soort != "parameters":
            raise VerordeningKloptNiet(f"{niveau}/{bestand.name}: soort {soort!r} is onbekend")
        waar = f"{niveau}/{bestand.name}"
        blok = _blok(inhoud, waar, mag=mag)
        naam = str(blok.get("naam") or naam)
        for regel in _lijst(blok.get("leden", []), f"{waar}, leden"):
            velden = _blok(regel, f"{waar}, leden", mag=frozenset({"gemeente", "vanaf", "tot"}))
            leden.append(
                Lid(
                    _tekst(velden.get("gemeente"), f"{waar}, leden"),
                    _datum(velden.get("vanaf"), f"{waar}, leden"),
                    _datum_of_open(velden.get("tot"), f"{waar}, leden"),
                )
            )
        namen = blok.get("parameters", {})
        if not isinstance(namen, dict):
            raise VerordeningKloptNiet(f"{waar}: parameters horen een naam te hebben")
        for waarde, ruw in namen.items():
            if waarde in parameters:
                raise VerordeningKloptNiet(f"{waar}: {waarde} staat al in een ander bestand van {niveau}")
            parameters[waarde] = _parameter(str(waarde), ruw, niveau=niveau, waar=f"{waar}, {waarde}")
    return Regelset(niveau, tuple(leden), MappingProxyType(parameters), naam)


def _raakt(een: date, eind_een: date | None, twee: date, eind_twee: date | None) -> bool:
    return (eind_een is None or twee < eind_een) and (eind_twee is None or een < eind_twee)


def _weiger_dubbele_regio(samenwerkingen: list[Regelset]) -> None:
    """Twee samenwerkingen mogen dezelfde gemeente niet op dezelfde dag hetzelfde laten regelen."""
    for plaats, een in enumerate(samenwerkingen):
        for twee in samenwerkingen[plaats + 1 :]:
            samen = {
                lid.gemeente
                for lid in een.leden
                for ander in twee.leden
                if lid.gemeente == ander.gemeente and _raakt(lid.vanaf, lid.tot, ander.vanaf, ander.tot)
            }
            for naam in set(een.parameters) & set(twee.parameters) if samen else ():
                delen, andere = een.parameters[naam].delen, twee.parameters[naam].delen
                if _raakt(delen[0].vanaf, delen[-1].tot, andere[0].vanaf, andere[-1].tot):
                    raise VerordeningKloptNiet(
                        f"{naam}: {een.niveau} en {twee.niveau} regelen dit allebei voor {', '.join(sorted(samen))}"
                    )


def _plaatsen(folder: Path) -> Mapping[str, Plaats]:
    gevonden: dict[str, Plaats] = {}
    for bestand in sorted(folder.glob("*.yaml")):
        inhoud = lees_bestand(bestand)
        if not isinstance(inhoud, dict) or inhoud.get("soort") != "gemeenten":
            continue
        for regel in _lijst(inhoud.get("gemeenten"), f"{bestand.name}, gemeenten"):
            velden = _blok(regel, bestand.name, mag=frozenset({"gemeente", "code", "naam"}))
            slug, code, naam = (_tekst(velden.get(veld), f"{bestand.name}, {veld}") for veld in _PLAATS)
            if slug in gevonden or not re.fullmatch(r"GM\d{4}", code):
                raise VerordeningKloptNiet(
                    f"{bestand.name}: {slug} staat er twee keer, of {code} is geen code als GM0935"
                )
            gevonden[slug] = Plaats(code, naam)
    return MappingProxyType(gevonden)


def lees_regels(folder: Path) -> Regels:
    """Lees en controleer alle regels in een map.

    In: de map met `landelijk/`, `regio/` en een map per gemeente. Uit: Regels. Fout: VerordeningKloptNiet als de map
    er niet is, een bestand onleesbaar is, of een reeks een gat of overlap heeft.
    """
    if not folder.is_dir():
        raise VerordeningKloptNiet(f"de map {folder.name} met verordeningen is er niet")
    gemeenten: dict[str, Regelset] = {}
    samenwerkingen: list[Regelset] = []
    for bestand in sorted((folder / "regio").glob("*.yaml")):
        samenwerkingen.append(_regelset([bestand], niveau=bestand.stem, eigen_gemeente=None))
    for deel in sorted(folder.iterdir()):
        if deel.is_dir() and deel.name not in {"landelijk", "regio", "regelingen"}:
            gemeenten[deel.name] = _regelset(sorted(deel.glob("*.yaml")), niveau=deel.name, eigen_gemeente=deel.name)
    _weiger_dubbele_regio(samenwerkingen)
    landelijk = _regelset(sorted((folder / "landelijk").glob("*.yaml")), niveau="landelijk", eigen_gemeente=None)
    return Regels(MappingProxyType(gemeenten), tuple(samenwerkingen), landelijk, _plaatsen(folder / "landelijk"))


@cache
def _regels_uit(folder: Path) -> Regels:
    return lees_regels(folder)


@bron("Wmo 2015", "2.1.3 lid 1")
def lokaal(*, gemeente: str, naam: str, peildatum: date) -> Waarde:
    """De plaatselijke waarde die op deze dag geldt: eerst de gemeente, dan haar samenwerking, dan het land.

    In: de korte naam van de gemeente ('gulpen-wittem'), de naam van de waarde ('eerste_contact_werkdagen') en de dag.
    Uit: een Waarde met eenheid, bron en status. Fout: NietGeregeld als niemand het op die dag regelt.
    De raad stelt bij verordening regels vast voor de uitvoering; wat de wet openlaat staat daarom in gegevens.
    """
    return _regels_uit(map_verordeningen()).zoek(gemeente=gemeente, naam=naam, peildatum=peildatum)


def plaatsnamen() -> Mapping[str, str]:
    """De namen van de gemeenten in de map, op hun code van het CBS ('GM0935')."""
    return {plaats.code: plaats.naam for plaats in _regels_uit(map_verordeningen()).plaatsen.values()}
