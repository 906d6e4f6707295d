"""Gevallen bij een regeling: een zin die een jurist leest, de feiten, en wat er uit hoort te komen. Uit te voeren.

Zij staan naast de regeling, in `gevallen.yaml`. Zie verordeningen/LEESMIJ.md voor de vorm.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.feiten import lees_feit
from keukentafel.recht.motor.fouten import (
    Bevinding,
    FeitKloptNiet,
    OnbekendeRegeling,
    OnbekendeUitkomst,
    RegelingKloptNiet,
    RekenFout,
    Strijdig,
)
from keukentafel.recht.motor.plaatselijk import WAARDEN
from keukentafel.recht.motor.rekenen import Antwoord, Rekenaar, Verzoek
from keukentafel.recht.motor.spoor import Stap
from keukentafel.recht.motor.waarden import Onbekend, Waarde, gelijk, in_woorden, lees_dag, lees_waarde
from keukentafel.recht.motor.yamltekst import lees_yaml
from keukentafel.recht.taal.verordening import NietGeregeld

SOORT = "gevallen"
BESTAND = "gevallen.yaml"
_MAG = frozenset(
    {
        "geval", "peildatum", "kennisdatum", "gemeente", "gegeven", "dan", "vraagt", "uitkomst", "niet_geregeld",
        "weigert", "artikelen", "onbevestigd",
    }
)  # fmt: skip
_FOUTEN = (NietGeregeld, RekenFout, FeitKloptNiet, OnbekendeRegeling, OnbekendeUitkomst, Strijdig)


@dataclass(frozen=True, slots=True, kw_only=True)
class Geval:
    """Een geval: de zin, de dagen, de feiten, en wat eruit hoort te komen.

    `dan` zijn uitkomsten met hun waarde. `vraagt` zijn de feiten die nog ontbreken, en `niet_geregeld` en `weigert`
    zeggen dat de regels zwijgen of het feit niet aannemen; dan is `uitkomst` wat gevraagd werd. Elk van `artikelen`
    is de vindplaats van een stap in het spoor. `onbevestigd`: de uitkomst draagt dat merk, of juist niet.
    """

    regeling: str
    zin: str
    peildatum: date
    kennisdatum: date | None = None
    gemeente: str | None = None
    gegeven: Mapping[str, object] = field(default_factory=dict)
    dan: Mapping[str, Waarde] = field(default_factory=dict)
    vraagt: frozenset[str] | None = None
    uitkomst: str = ""
    niet_geregeld: bool = False
    weigert: bool = False
    artikelen: tuple[str, ...] = ()
    onbevestigd: bool | None = None

    @property
    def gevraagd(self) -> tuple[str, ...]:
        """Welke uitkomsten dit geval vraagt."""
        return (*self.dan, *([self.uitkomst] if self.uitkomst and self.uitkomst not in self.dan else []))


@dataclass(frozen=True, slots=True)
class Nagekeken:
    """Een geval dat is uitgerekend: wat er niet klopt (leeg als alles klopt), en de stappen die liepen."""

    geval: Geval
    fouten: tuple[str, ...]
    stappen: tuple[Stap, ...]


def lees_gevallen(folder: Path) -> tuple[Geval, ...]:
    """Alle gevallen in een map en de mappen daaronder. Fout: RegelingKloptNiet, met het bestand en wat eraan schort."""
    return tuple(geval for bestand in sorted(folder.rglob(BESTAND)) for geval in _uit_bestand(bestand))


def _uit_bestand(bestand: Path) -> Iterator[Geval]:
    ruw = lees_yaml(bestand)
    if not isinstance(ruw, dict) or ruw.get("soort") != SOORT or not isinstance(ruw.get("regeling"), str):
        raise RegelingKloptNiet(f"{bestand}: een bestand met gevallen zegt `soort: gevallen` en `regeling`")
    for deel in ruw.get("gevallen") or ():
        waar = f"{bestand.parent.name}/{bestand.name}"
        if not isinstance(deel, dict) or not str(deel.get("geval") or "").strip():
            raise RegelingKloptNiet(f"{waar}: elk geval heeft een zin onder `geval`")
        yield _geval(ruw["regeling"], deel, f"{waar}, “{deel['geval']}”")


def _geval(regeling: str, deel: Mapping[str, object], waar: str) -> Geval:
    vreemd = sorted(set(deel) - _MAG)
    if vreemd:
        raise RegelingKloptNiet(f"{waar}: dit ken ik niet: {', '.join(vreemd)}")
    dan = {naam: lees_waarde(waarde, naam) for naam, waarde in _blok(deel, "dan", waar).items()}
    vraagt = deel.get("vraagt")
    if vraagt is not None and not isinstance(vraagt, list):
        raise RegelingKloptNiet(f"{waar}: `vraagt` is een lijst met feiten")
    uit = Geval(
        regeling=regeling,
        zin=str(deel["geval"]).strip(),
        peildatum=_dag(deel, "peildatum", waar),
        kennisdatum=_dag(deel, "kennisdatum", waar) if "kennisdatum" in deel else None,
        gemeente=str(deel["gemeente"]) if "gemeente" in deel else None,
        gegeven={naam: lees_feit(waarde, naam) for naam, waarde in _blok(deel, "gegeven", waar).items()},
        dan=dan,
        vraagt=frozenset(map(str, vraagt)) if vraagt is not None else None,
        uitkomst=str(deel.get("uitkomst") or ""),
        niet_geregeld=bool(deel.get("niet_geregeld")),
        weigert=bool(deel.get("weigert")),
        artikelen=tuple(map(str, _lijst(deel, "artikelen", waar))),
        onbevestigd=bool(deel["onbevestigd"]) if "onbevestigd" in deel else None,
    )
    if not uit.gevraagd:
        raise RegelingKloptNiet(f"{waar}: zeg met `dan` of `uitkomst` wat er gevraagd wordt")
    if not dan and vraagt is None and not uit.niet_geregeld and not uit.weigert:
        raise RegelingKloptNiet(f"{waar}: zeg wat eruit komt: `dan`, `vraagt`, `niet_geregeld` of `weigert`")
    return uit


def _blok(deel: Mapping[str, object], naam: str, waar: str) -> dict[str, object]:
    inhoud = deel.get(naam) or {}
    if not isinstance(inhoud, dict):
        raise RegelingKloptNiet(f"{waar}: onder `{naam}` staan namen met een waarde")
    return inhoud


def _lijst(deel: Mapping[str, object], naam: str, waar: str) -> list[object]:
    inhoud = deel.get(naam) or []
    if not isinstance(inhoud, list):
        raise RegelingKloptNiet(f"{waar}: `{naam}` is een lijst")
    return inhoud


def _dag(deel: Mapping[str, object], naam: str, waar: str) -> date:
    dag = lees_dag(str(deel.get(naam) or ""))
    if dag is None:
        raise RegelingKloptNiet(f"{waar}: `{naam}` is een dag als JJJJ-MM-DD")
    return dag


def kijk_na(geval: Geval, rekenaar: Rekenaar) -> Nagekeken:
    """Reken dit geval uit en leg de uitkomst naast wat er hoort te komen."""
    verzoek = Verzoek(
        peildatum=geval.peildatum, kennisdatum=geval.kennisdatum, gemeente=geval.gemeente, feiten=geval.gegeven
    )
    try:
        antwoord = rekenaar.bereken(geval.regeling, *geval.gevraagd, verzoek=verzoek)
    except _FOUTEN as fout:
        zwijgt = isinstance(fout, NietGeregeld)
        verwacht = geval.niet_geregeld if zwijgt else geval.weigert
        return Nagekeken(geval, () if verwacht else (f"{type(fout).__name__}: {fout}",), ())
    return Nagekeken(geval, tuple(_verschillen(geval, antwoord)), antwoord.stappen)


def _verschillen(geval: Geval, antwoord: Antwoord) -> Iterator[str]:
    if geval.niet_geregeld or geval.weigert:
        yield "er komt een antwoord, maar hier hoort niets geregeld te zijn of het feit hoort geweigerd te worden"
    for naam, verwacht in geval.dan.items():
        waarde = antwoord.waarde(naam)
        if isinstance(waarde, Onbekend) or not gelijk(waarde, verwacht):
            eenheid = antwoord.uitkomsten[naam].stap.eenheid
            yield f"{naam} is {in_woorden(waarde, eenheid)}; er hoort {in_woorden(verwacht, eenheid)}"
    nodig = {feit.naam for feit in antwoord.te_vragen}
    if geval.vraagt is not None and nodig != geval.vraagt:
        yield f"gevraagd wordt {sorted(nodig)}; er hoort {sorted(geval.vraagt)}"
    if geval.vraagt is None and nodig:
        yield f"er wordt nog gevraagd: {sorted(nodig)}"
    bronnen = {stap.citaat.tekst for stap in antwoord.stappen}
    for artikel in geval.artikelen:
        if artikel not in bronnen:
            yield f"geen stap noemt {artikel}; wel: {'; '.join(sorted(bronnen))}"
    if geval.onbevestigd is not None:
        merken = {deel.stap.onbevestigd for naam, deel in antwoord.uitkomsten.items() if naam in geval.gevraagd}
        if merken != {geval.onbevestigd}:
            yield f"het merk onbevestigd is {sorted(merken)}; er hoort {geval.onbevestigd}"


def dubbele_zinnen(gevallen: tuple[Geval, ...]) -> tuple[Bevinding, ...]:
    """Gevallen van een regeling die hetzelfde heten: wie er een leest, weet dan niet welk."""
    geweest: set[tuple[str, str]] = set()
    dubbel: list[Bevinding] = []
    for geval in gevallen:
        sleutel = (geval.regeling, geval.zin)
        if sleutel in geweest:
            dubbel.append(Bevinding(geval.regeling, "geval", f"twee gevallen heten “{geval.zin}”"))
        geweest.add(sleutel)
    return tuple(dubbel)


def ongenoemd(boek: Boek, gevallen: tuple[Geval, ...]) -> tuple[Bevinding, ...]:
    """Regelingen zonder een enkel geval, en gevallen bij een regeling die er niet is.

    Een plaatselijke waarde heeft haar gevallen bij de regeling die om haar vraagt.
    """
    met = {geval.regeling for geval in gevallen}
    er_niet = [
        Bevinding(wet, "geval", "deze regeling staat niet in het boek") for wet in sorted(met - {*boek.wetten()})
    ]
    eigen = [wet for wet in boek.wetten() if wet not in met and not wet.startswith(WAARDEN)]
    zonder = [Bevinding(wet, "geval", "bij deze regeling is geen geval") for wet in eigen]
    return (*er_niet, *zonder)
