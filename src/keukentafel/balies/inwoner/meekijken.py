"""The log of a resident's data in words, by day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from keukentafel.balies.vorm import woorden
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol


@dataclass(frozen=True)
class Regel:
    """One line: who, as what, at what time, what was done, for what, and the reason when there was one.

    `keer` counts the lines of that day that say the same; `moment` is the last of them.
    """

    moment: datetime
    wie: str
    rol: str
    wat: str
    doel: str
    reden: str
    nood: bool
    keer: int = 1


def per_dag(regels: Iterable[Any]) -> list[tuple[date, list[Regel]]]:
    """Group lines of the log, newest first, by day in Amsterdam. Lines that say the same are counted, none is lost."""
    gelezen = [_regel(regel) for regel in regels]
    return [(dag, _tel(groep)) for dag, groep in groupby(gelezen, key=lambda r: klok.dag_van(r.moment))]


def _tel(regels: Iterable[Regel]) -> list[Regel]:
    geteld: dict[tuple[Any, ...], Regel] = {}
    for regel in regels:
        wat = (regel.wie, regel.rol, regel.wat, regel.doel, regel.reden, regel.nood)
        geteld[wat] = replace(geteld[wat], keer=geteld[wat].keer + 1) if wat in geteld else regel
    return list(geteld.values())


def _regel(regel: Any) -> Regel:
    zelf = regel.gebruiker_id is None and regel.rol == Rol.INWONER
    wat = _wat(regel.handeling)
    return Regel(
        moment=regel.tijdstip,
        wie=_("U zelf") if zelf else regel.gebruiker_naam or _("Het systeem"),
        rol="" if zelf else _rol(regel.rol),
        wat=wat,
        doel=woorden.met_hoofdletter(woorden.vertaal(regel.doel)),
        reden=regel.reden,
        nood=regel.soort == "noodinzage",
    )


def _wat(handeling: str) -> str:
    """Return what was done as the resident would say it: some acts are kept under a word of the work itself."""
    werkwoorden = {
        "stond op de daglijst": _("Naam gezien op de lijst van vandaag"),
        "stond op de wachtlijst": _("Naam gezien op de lijst van wat op een ander wacht"),
        "stond op de lijst met besluiten": _("Naam gezien op de lijst met besluiten"),
        "stond op de lijst met vragen": _("Naam gezien op de lijst met vragen"),
        "stond op de lijst van de ondersteuner": _("Naam gezien op de lijst van de ondersteuner"),
        "gevonden bij zoeken": _("Naam gezien bij het zoeken"),
        "gekozen voor een nieuwe melding": _("Naam gekozen om een nieuwe vraag op te schrijven"),
        "melding vastgelegd": _("Vraag opgeschreven"),
        "melding toegevoegd": _("Vraag erbij gezet"),
        "ladder ingevuld": _("Opgeschreven welke hulp past en welke niet"),
        "weg van het onderzoek gekozen": _("Gekozen hoe wij uw vraag onderzoeken"),
        "vragen van het onderzoek beantwoord": _("Opgeschreven wat wij moeten nagaan"),
        "lopende hulp genoteerd": _("Opgeschreven welke hulp u al hebt"),
        "lopende hulp weggehaald": _("Hulp weggehaald die u niet meer hebt"),
        "antwoord over ondersteuning": _("Opgeschreven of er iemand met u meegaat"),
        "verzoek om ondersteuning aangenomen": _("Ja gezegd om met u mee te gaan"),
        "ondersteuning afgerond": _("Gestopt met helpen"),
        "taak afgerond": _("Werk aan uw vraag afgerond"),
        "ontwerp van het besluit geschreven": _("Geschreven aan het besluit"),
        "ontwerp van het besluit bekeken": _("Gekeken naar het besluit dat nog niet af is"),
        "termijn van het besluit bekeken": _("Gekeken wanneer het besluit er moet zijn"),
        "besluit bij spoed nagekeken": _("Besluit nagekeken"),
        "twee teksten samengevoegd": _("Van twee teksten één gemaakt"),
        "te laat gemeld": _("U geschreven dat wij te laat zijn"),
        "gegevens gevraagd, de tijd staat stil": _("U om gegevens gevraagd"),
        "inzage buiten eigen werk beoordeeld": _("Nagekeken of dit kijken terecht was"),
    }
    return werkwoorden.get(handeling) or woorden.met_hoofdletter(woorden.vertaal(handeling))


def _rol(rol: str) -> str:
    """Return a role in words; "naaste" and "professional" are people who asked for help for this resident."""
    eigen = {
        "naaste": _("vroeg hulp voor u"),
        "professional": _("vroeg hulp voor u, vanuit het werk"),
        "systeem": _("automatisch"),
    }
    if rol in eigen:
        return eigen[rol]
    return woorden.vertaal(Rol(rol).label) if rol in Rol.values else rol
