"""Een berekening vastleggen zoals zij bij een besluit bewaard blijft, en haar jaren later overdoen.

Bewaard wordt alles wat nodig is: de vraag, de feiten en oordelen, welke versie van welke regel liep, en elke stap in
gewone taal. Wie overdoet rekent met wat toen bekend was; is een regel sindsdien in het programma veranderd, dan staat
dat erbij.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.boom import Herkomst
from keukentafel.recht.motor.feiten import Feit, lees_feit
from keukentafel.recht.motor.fouten import (
    FeitKloptNiet,
    Kringverwijzing,
    OnbekendeRegeling,
    OnbekendeUitkomst,
    Onvertaalbaar,
    RekenFout,
    Strijdig,
)
from keukentafel.recht.motor.rekenen import Antwoord, Rekenaar, Verzoek
from keukentafel.recht.motor.spoor import Gebruikt, Stap
from keukentafel.recht.motor.waarden import Afwijking, Oordeel, Waarde, als_json, in_woorden, lees_waarde
from keukentafel.recht.taal.verordening import NietGeregeld

Vastgelegd = dict[str, Any]
"""Een vastgelegde berekening als gegevens voor JSON. Zie `leg_vast`."""


LUKT_NIET = (
    NietGeregeld, OnbekendeRegeling, OnbekendeUitkomst, RekenFout, FeitKloptNiet, Onvertaalbaar, Kringverwijzing,
    Strijdig,
)  # fmt: skip
"""Waarom een berekening geen antwoord geeft."""


@dataclass(frozen=True, slots=True)
class Herhaling:
    """Een berekening die is overgedaan. `verschillen` is leeg als hetzelfde uitkomt, langs dezelfde regels."""

    antwoord: Antwoord | None
    verschillen: tuple[str, ...]

    @property
    def gelijk(self) -> bool:
        """Of de uitkomst, de stappen en de regels dezelfde zijn."""
        return not self.verschillen


def leg_vast(antwoord: Antwoord, *, verzoek: Verzoek, boek: Boek) -> Vastgelegd:
    """Het antwoord op een verzoek als gegevens om te bewaren: vraag, feiten, regels met hun versie, en de stappen.

    In: het antwoord, het verzoek dat het gaf, en het boek waarmee gerekend is. Een oordeel bewaart zijn motivering.
    """
    return _vraag(antwoord.regeling.id, list(antwoord.uitkomsten), verzoek) | {
        "antwoord": {naam: als_json(uitkomst.waarde) for naam, uitkomst in antwoord.uitkomsten.items()},
        "te_vragen": [feit.naam for feit in antwoord.te_vragen],
        "regels": list(_gelopen(antwoord.stappen, boek, verzoek.kennisdatum)),
        "stappen": [_stap_json(stap, antwoord.feiten) for stap in antwoord.stappen],
    }


def leg_stilte(wet: str, uitkomsten: Sequence[str], *, verzoek: Verzoek, zwijgt: str) -> Vastgelegd:
    """Een vraag waarop de regels geen antwoord gaven, om te bewaren: zo is te zien dat zij gesteld is."""
    return _vraag(wet, uitkomsten, verzoek) | {
        "antwoord": {}, "te_vragen": [], "regels": [], "stappen": [], "zwijgt": zwijgt,
    }  # fmt: skip


def _vraag(wet: str, uitkomsten: Sequence[str], verzoek: Verzoek) -> Vastgelegd:
    return {
        "wet": wet,
        "uitkomsten": list(uitkomsten),
        "peildatum": verzoek.peildatum.isoformat(),
        "kennisdatum": verzoek.kennisdatum.isoformat() if verzoek.kennisdatum else None,
        "gemeente": verzoek.gemeente,
        "feiten": {naam: _feit_json(waarde) for naam, waarde in verzoek.feiten.items()},
        "afwijkingen": {
            naam: {"waarde": als_json(a.waarde), "motivering": a.motivering, "bevoegdheid": a.bevoegdheid}
            for naam, a in verzoek.afwijkingen.items()
        },
    }


def _feit_json(waarde: object) -> object:
    if isinstance(waarde, Oordeel):
        return {"oordeel": _precies(waarde.waarde), "motivering": waarde.motivering}
    return _precies(lees_waarde(waarde, "feit"))


def _precies(waarde: Waarde) -> object:
    """Als `als_json`, maar een breuk blijft een breuk: een feit komt terug zoals het was."""
    if isinstance(waarde, Fraction):
        return {"breuk": str(waarde)}
    if isinstance(waarde, tuple):
        return [_precies(deel) for deel in waarde]
    if isinstance(waarde, dict):
        return {naam: _precies(deel) for naam, deel in waarde.items()}
    return als_json(waarde)


def _terug(ruw: object, naam: str) -> object:
    """Een feit uit de bewaarde gegevens."""
    if isinstance(ruw, dict) and set(ruw) == {"breuk"}:
        return Fraction(ruw["breuk"])
    if isinstance(ruw, list):
        return tuple(_terug(deel, naam) for deel in ruw)
    if isinstance(ruw, dict):
        return lees_feit({sleutel: _terug(deel, naam) for sleutel, deel in ruw.items()}, naam)
    return ruw


def _gelopen(stappen: Sequence[Stap], boek: Boek, kennisdatum: date | None) -> Iterator[dict[str, str]]:
    """De artikelen die een stap gaven, elk een keer, in de versie die toen bekend was, met hun merk."""
    gezien: set[tuple[str, date, str]] = set()
    for stap in stappen:
        wet, versie = stap.citaat.regeling, stap.citaat.versie
        bekend = [r for r in boek.versies(wet) if kennisdatum is None or r.gepubliceerd <= kennisdatum]
        regeling = next(r for r in reversed(bekend) if r.geldt_van == versie)
        artikel = next(a for a in regeling.artikelen if any(actie is stap.actie for actie in a.alle_acties))
        if (wet, versie, artikel.nummer) in gezien:
            continue
        gezien.add((wet, versie, artikel.nummer))
        yield {
            "regeling": wet,
            "artikel": artikel.nummer,
            "versie": versie.isoformat(),
            "gepubliceerd": regeling.gepubliceerd.isoformat(),
            "merk": artikel.merk,
        }


def _stap_json(stap: Stap, feiten: Mapping[str, Feit]) -> dict[str, object]:
    """De stap, met wat zij gebruikte ook in woorden: zo is zij te lezen zonder het programma van toen."""
    return {**stap.als_json(), "verklaard": [_deel_json(deel, feiten) for deel in stap.gebruikt]}


def _deel_json(deel: Gebruikt, feiten: Mapping[str, Feit]) -> dict[str, object]:
    vraag = feiten[deel.naam].vraag if deel.herkomst is Herkomst.FEIT and deel.naam in feiten else ""
    gegevens = {
        "naam": deel.naam,
        "vraag": vraag,
        "woorden": in_woorden(deel.waarde, deel.eenheid),
        "bron": deel.bron,
        "status": deel.status,
        "motivering": deel.oordeel.motivering if deel.oordeel is not None else "",
    }
    return {naam: waarde for naam, waarde in gegevens.items() if waarde}


def lees_verzoek(vastgelegd: Mapping[str, Any]) -> Verzoek:
    """Het verzoek van toen. Fout: KeyError of ValueError als er iets anders staat dan `leg_vast` schreef."""
    kennis = vastgelegd["kennisdatum"]
    return Verzoek(
        peildatum=date.fromisoformat(vastgelegd["peildatum"]),
        kennisdatum=date.fromisoformat(kennis) if kennis else None,
        gemeente=vastgelegd["gemeente"],
        feiten={naam: _terug(waarde, naam) for naam, waarde in vastgelegd["feiten"].items()},
        afwijkingen={
            naam: Afwijking(lees_waarde(a["waarde"], naam), a["motivering"], a["bevoegdheid"])
            for naam, a in vastgelegd["afwijkingen"].items()
        },
    )


def herhaal(vastgelegd: Mapping[str, Any], boek: Boek) -> Herhaling:
    """Doe een vastgelegde berekening over met dit boek, en zeg wat er anders uitkomt.

    Wordt een regel er later bij geschreven of met terugwerkende kracht veranderd, dan komt er hetzelfde uit: de
    kennisdatum van toen houdt haar weg. Een regel die in het programma zelf veranderde, is een verschil.
    """
    verzoek = lees_verzoek(vastgelegd)
    try:
        antwoord = Rekenaar(boek).bereken(vastgelegd["wet"], *vastgelegd["uitkomsten"], verzoek=verzoek)
    except LUKT_NIET as fout:
        if vastgelegd.get("zwijgt"):  # toen ook
            return Herhaling(None, ())
        return Herhaling(None, (f"Dit is nu niet meer uit te rekenen: {fout}.",))
    if vastgelegd.get("zwijgt"):
        return Herhaling(antwoord, ("Toen gaven de regels hier geen antwoord, nu wel.",))
    nu = leg_vast(antwoord, verzoek=verzoek, boek=boek)
    return Herhaling(antwoord, tuple(_verschillen(vastgelegd, nu)))


def _verschillen(toen: Mapping[str, Any], nu: Mapping[str, Any]) -> Iterator[str]:
    for naam, waarde in toen["antwoord"].items():
        if nu["antwoord"][naam] != waarde:
            yield f"{naam.replace('_', ' ')} was {_gezegd(waarde)} en is nu {_gezegd(nu['antwoord'][naam])}."
    oud, nieuw = ({_plek(regel): regel["merk"] for regel in deel["regels"]} for deel in (toen, nu))
    for regeling, artikel, versie, _ in sorted(oud.keys() ^ nieuw.keys()):
        yield f"{regeling} artikel {artikel}, versie {versie}: deze regel liep toen of nu niet mee."
    for plek in sorted(oud.keys() & nieuw.keys()):
        if oud[plek] != nieuw[plek]:
            yield f"{plek[0]} artikel {plek[1]}, versie {plek[2]}: sindsdien in het programma veranderd."
    if [_kern(stap) for stap in toen["stappen"]] != [_kern(stap) for stap in nu["stappen"]]:
        yield "De stappen zijn anders dan toen."


def _plek(regel: Mapping[str, str]) -> tuple[str, str, str, str]:
    return regel["regeling"], regel["artikel"], regel["versie"], regel["gepubliceerd"]


def _gezegd(waarde: object) -> str:
    """Een bewaarde waarde in gewone taal; een getal blijft het getal dat er staat."""
    if isinstance(waarde, dict):
        return "nog niet bekend"
    if isinstance(waarde, list):
        return ", ".join(_gezegd(deel) for deel in waarde)
    return in_woorden(lees_waarde(waarde, "uitkomst"))


def _kern(stap: Mapping[str, Any]) -> tuple[object, ...]:
    return stap["uitkomst"], stap["waarde"], stap["bron"].get("artikel"), stap["bron"].get("versie")
