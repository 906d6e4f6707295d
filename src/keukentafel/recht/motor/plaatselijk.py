"""Wie langs welke samenwerking meedoet, en wat een gemeente koos, zoals de motor het gebruikt.

Beide staan op een plek in `verordeningen/`: de leden in `regio/*.yaml`, de keuzes als `parameters`. Laat een regeling
een waarde open, dan komt die daarvandaan: een waarde met de naam van een open term vult die term in, in de gemeente of
langs de samenwerking waar zij staat, op de dagen waarop zij geldt.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from types import MappingProxyType

from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.boom import Herkomst, Naam, namen
from keukentafel.recht.motor.fouten import RegelingKloptNiet
from keukentafel.recht.motor.model import (
    Actie,
    Artikel,
    Bepaling,
    Deelname,
    DeelVanReeks,
    Invulling,
    Regeling,
    Samenwerking,
    Uitleg,
    Veld,
)
from keukentafel.recht.taal.verordening import Parameter, Plaats, Regels, Regelset

_SCHEMA = "https://raw.githubusercontent.com/MinBZK/regelrecht/refs/tags/schema-v0.5.6/schema/v0.5.6/schema.json"
WAARDEN = "waarden."
"""Waarmee de naam begint van een regeling die een plaatselijke waarde is."""
_MATEN = {"dagen": "days", "weken": "weeks", "maanden": "months", "centen": "eurocent", "procent": "percentage"}
_STATUS = {"vastgesteld": "vastgesteld", "onbevestigd": "onbevestigd", "voorbeeld": "scenario"}
"""Een voorbeeldwaarde is door niemand vastgesteld; in een regeling heet dat een scenario."""


def gebieden_van(regels: Regels) -> Mapping[str, Samenwerking]:
    """De samenwerkingen op hun korte naam, met hun leden als code van het CBS. Fout: RegelingKloptNiet zonder code."""
    return MappingProxyType(
        {
            samen.niveau: Samenwerking(
                samen.naam,
                tuple(Deelname(_plaats(regels, lid.gemeente).code, lid.vanaf, lid.tot) for lid in samen.leden),
            )
            for samen in regels.samenwerkingen
        }
    )


def _plaats(regels: Regels, slug: str) -> Plaats:
    if slug not in regels.plaatsen:
        raise RegelingKloptNiet(f"{slug} heeft geen code; zet de gemeente in landelijk/gemeenten.yaml")
    return regels.plaatsen[slug]


def onderwerpen(boek: Boek) -> tuple[tuple[str, Veld], ...]:
    """De uitkomsten van landelijk recht die van gemeente tot gemeente verschillen: zij steunen op een open term.

    De regeling en het veld, uit de laatste versie die de uitkomst geeft.
    """
    gevonden: dict[tuple[str, str], Veld] = {}
    for versie in boek.regelingen():
        for artikel in versie.artikelen if not (versie.gemeente or versie.gebied) else ():
            open_ = _open_namen(artikel)
            gevonden |= {(versie.id, naam): veld for naam, veld in artikel.uitvoer.items() if naam in open_}
    return tuple((wet, veld) for (wet, _), veld in gevonden.items())


def _open_namen(artikel: Artikel) -> set[str]:
    """De uitkomsten van een artikel die op een van zijn open termen steunen, ook langs een tussenstap."""
    steunt = {
        naam: {deel.naam for deel in namen(actie.boom) if deel.herkomst in (Herkomst.OPEN, Herkomst.UITKOMST)}
        for naam, actie in artikel.acties.items()
    }
    open_: set[str] = set(artikel.open_termen)
    while erbij := {naam for naam, op in steunt.items() if op & open_} - open_:
        open_ |= erbij
    return open_ & set(artikel.acties)


def uit_waarden(regels: Regels, regelingen: Iterable[Regeling]) -> Iterator[Regeling]:
    """De plaatselijke waarden waar deze regelingen om vragen, elk als een regeling die een open term invult."""
    vragen: dict[str, dict[tuple[str, str], Invulling]] = {}
    for regeling in regelingen:
        for artikel in regeling.artikelen:
            for term in artikel.open_termen:
                doel = regeling.id, artikel.nummer
                vragen.setdefault(term, {})[doel] = Invulling(*doel, term)
    for waar in (regels.landelijk, *regels.samenwerkingen, *regels.gemeenten.values()):
        for naam, parameter in waar.parameters.items():
            if naam in vragen:
                yield _als_regeling(regels, waar, parameter, tuple(vragen[naam].values()))


def _als_regeling(regels: Regels, waar: Regelset, parameter: Parameter, invullingen: tuple[Invulling, ...]) -> Regeling:
    eigen, samen = waar.niveau in regels.gemeenten, any(waar is deel for deel in regels.samenwerkingen)
    eerste, laatste = parameter.delen[0], parameter.delen[-1]
    return Regeling(
        id=f"{WAARDEN}{waar.niveau}.{parameter.naam}",
        laag="UITVOERINGSBELEID",
        gepubliceerd=eerste.vanaf,
        geldt_van=eerste.vanaf,
        geldt_tot=laatste.tot - timedelta(days=1) if laatste.tot is not None else None,
        url="",
        naam=f"Plaatselijke waarden {waar.naam}",
        gemeente=_plaats(regels, waar.niveau).code if eigen else "",
        gebied=waar.niveau if samen else "",
        artikelen=(_artikel(waar, parameter, invullingen),),
        uitgebreid=True,
        bron=eerste.waarde.bron,
        bestand=f"{waar.niveau}, {parameter.naam}",
        schema=_SCHEMA,
    )


def _artikel(waar: Regelset, parameter: Parameter, invullingen: tuple[Invulling, ...]) -> Artikel:
    reeks = tuple(
        DeelVanReeks(deel.vanaf, deel.tot, deel.waarde.waarde, deel.waarde.bron, _STATUS[deel.waarde.status])
        for deel in parameter.delen
    )
    maat = _MATEN.get(parameter.delen[0].waarde.eenheid, "")
    soort = "amount" if maat == "eurocent" else "number"
    bepaling = Bepaling("waarde_hier", reeks=reeks, soort=soort, eenheid=maat)
    uitleg = Uitleg(tekst=f"{parameter.uitleg} In {waar.naam} is dat {{waarde}}.".lstrip())
    boom = Naam(Herkomst.BEPALING, bepaling.naam)
    return Artikel(
        nummer="",
        tekst=parameter.uitleg,
        url="",
        bepalingen=MappingProxyType({bepaling.naam: bepaling}),
        uitvoer=MappingProxyType({parameter.naam: Veld(parameter.naam, soort, maat, parameter.uitleg)}),
        acties=MappingProxyType({parameter.naam: Actie(parameter.naam, boom, uitleg=uitleg)}),
        invullingen=invullingen,
    )
