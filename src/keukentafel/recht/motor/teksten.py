"""De officiële tekst van regelingen, uit bestanden van regelrecht: per artikel wat er staat, en vanaf welke dag.

Onze eigen regelingen doen niet mee: daarin staat bij een artikel wat wij ervan maken, niet wat de wetgever schreef.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from keukentafel.recht.motor.fouten import Bevinding, RegelingKloptNiet
from keukentafel.recht.motor.lezen import lees_regeling
from keukentafel.recht.motor.model import Regeling
from keukentafel.recht.motor.waarden import lees_dag
from keukentafel.recht.motor.yamltekst import uit_yaml

LANGST = 60
"""Hoeveel tekens een nummer hoogstens heeft, van een regeling of van een artikel."""


@dataclass(frozen=True, slots=True)
class Artikeltekst:
    """Wat er in een artikel staat, in de woorden van de wetgever, en het adres waar dat te lezen is."""

    nummer: str
    tekst: str
    url: str


@dataclass(frozen=True, slots=True)
class Tekstversie:
    """Een versie van een regeling met haar teksten. `geldt_tot` is de laatste dag (t/m), alleen als zij eindigt.

    `nummer` is dat van de wettenbank (BWBR...) of van de lokale regelgeving (CVDR..., zonder versie). `vingerafdruk`
    is de sha256 van het hele bestand, zoals `sha256sum` hem geeft.
    """

    nummer: str
    naam: str
    geldt_van: date
    geldt_tot: date | None
    url: str
    bestand: str
    vingerafdruk: str
    artikelen: tuple[Artikeltekst, ...]


@dataclass(frozen=True, slots=True)
class Gelezen:
    """Wat er in een map staat: de versies die te laden zijn, en per bestand waarom het niet kan."""

    versies: tuple[Tekstversie, ...]
    geweigerd: tuple[Bevinding, ...]


def regelingnummer(nummer: str) -> str:
    """Het nummer zonder de versie die de lokale regelgeving erachter zet: CVDR391677/1 wordt CVDR391677."""
    return nummer.partition("/")[0]


def lees_teksten(folder: Path) -> Gelezen:
    """De teksten van alle regelingen in een map en de mappen daaronder, soepel gelezen.

    Een bestand dat niet klopt houdt de andere niet tegen. Zijn twee bestanden dezelfde versie van dezelfde regeling,
    dan telt geen van beide: een mens moet kiezen. Wat geen regeling is (geen `articles`) doet niet mee.
    """
    versies: list[Tekstversie] = []
    geweigerd: list[Bevinding] = []
    for pad in sorted(folder.rglob("*.yaml")):
        plek = pad.relative_to(folder).as_posix()
        try:
            versie = _lees(pad, plek)
        except RegelingKloptNiet as fout:
            geweigerd.append(Bevinding(plek, "tekst", str(fout)))
        else:
            versies += [versie] if versie else []
    enige, dubbel = _zonder_dubbele(versies)
    return Gelezen(enige, (*geweigerd, *dubbel))


def _lees(pad: Path, plek: str) -> Tekstversie | None:
    try:
        bytes_ = pad.read_bytes()
        tekst = bytes_.decode("utf-8")
    except (OSError, UnicodeDecodeError) as fout:
        raise RegelingKloptNiet(f"het bestand is niet te lezen: {fout}") from fout
    ruw = uit_yaml(tekst, pad.name)
    if isinstance(ruw, dict) and "articles" not in ruw:
        return None
    regeling = lees_regeling(ruw, waar=pad.name, soepel=True)
    if regeling.uitgebreid:
        raise RegelingKloptNiet("dit is een regeling van Keukentafel zelf; haar teksten zijn niet de officiële")
    nummer = regelingnummer(regeling.bwb_id or regeling.cvdr_id)
    if not nummer:
        raise RegelingKloptNiet("het nummer van de regeling ontbreekt; schrijf bwb_id of cvdr_id erbij")
    _weiger_lang(nummer)
    return Tekstversie(
        nummer=nummer,
        naam=regeling.noemer,
        geldt_van=_eerste_dag(regeling, pad),
        geldt_tot=regeling.geldt_tot,
        url=regeling.url,
        bestand=plek,
        vingerafdruk=hashlib.sha256(bytes_).hexdigest(),
        artikelen=_artikelen(regeling),
    )


def _eerste_dag(regeling: Regeling, pad: Path) -> date:
    """De dag die het bestand noemt; anders zijn naam, want zo heet een bestand van regelrecht: <eerste dag>.yaml."""
    if regeling.geldt_van != date.min:
        return regeling.geldt_van
    dag = lees_dag(pad.stem)
    if dag is None:
        raise RegelingKloptNiet("de eerste dag ontbreekt; schrijf valid_from erbij")
    if regeling.geldt_tot is not None and regeling.geldt_tot < dag:
        raise RegelingKloptNiet(f"zij eindigt ({regeling.geldt_tot}) voor zij begint ({dag}, de naam van het bestand)")
    return dag


def _artikelen(regeling: Regeling) -> tuple[Artikeltekst, ...]:
    if not regeling.artikelen:
        raise RegelingKloptNiet("er staat geen artikel in")
    geweest: set[str] = set()
    delen: dict[str, list[Artikeltekst]] = defaultdict(list)
    for artikel in regeling.artikelen:
        if artikel.nummer in geweest:
            raise RegelingKloptNiet(f"artikel {artikel.nummer} staat er twee keer in")
        _weiger_lang(artikel.nummer)
        if not artikel.tekst.strip():
            raise RegelingKloptNiet(f"artikel {artikel.nummer} heeft geen tekst")
        geweest.add(artikel.nummer)
        heel, deel = _heel_artikel(artikel.nummer, artikel.url)
        delen[heel].append(Artikeltekst(heel, f"{deel} {artikel.tekst.strip()}".lstrip(), artikel.url))
    return tuple(Artikeltekst(heel, "\n\n".join(d.tekst for d in rij), rij[0].url) for heel, rij in delen.items())


def _heel_artikel(nummer: str, url: str) -> tuple[str, str]:
    """Het artikel waar dit bij hoort, en hoe het lid of onderdeel daarin heet; '' als het een heel artikel is.

    Sommige bestanden geven elk lid een eigen nummer (2.3.2.4.a, 4:5.1); hun adres noemt dan nog wel het artikel
    (#Artikel2.3.2, en zonder dubbele punt #Artikel45).
    """
    _, _, adres = url.rpartition("#Artikel")
    stukken = nummer.split(".")
    for aantal in range(1, len(stukken)):
        heel = ".".join(stukken[:aantal])
        if heel.replace(":", "") == adres.replace(":", ""):
            *boven, laatste = stukken[aantal:]
            return heel, f"{laatste}." if boven else laatste
    return nummer, ""


def _weiger_lang(nummer: str) -> None:
    if len(nummer) > LANGST:
        raise RegelingKloptNiet(f"het nummer {nummer[:LANGST]}… is langer dan {LANGST} tekens")


def _zonder_dubbele(versies: Iterable[Tekstversie]) -> tuple[tuple[Tekstversie, ...], tuple[Bevinding, ...]]:
    bij: dict[tuple[str, date], list[Tekstversie]] = defaultdict(list)
    for versie in versies:
        bij[versie.nummer, versie.geldt_van].append(versie)
    enige = tuple(groep[0] for groep in bij.values() if len(groep) == 1)
    dubbel = tuple(
        Bevinding(versie.bestand, "tekst", f"nog een bestand is {nummer} vanaf {van}: kies er een")
        for (nummer, van), groep in bij.items()
        if len(groep) > 1
        for versie in groep
    )
    return enige, dubbel
