"""The demo region Maastricht-Heuvelland: one call makes all of it, the same each time."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time

from keukentafel.project.demo import dagen, doorgeven, lezen
from keukentafel.project.demo.contracten import maak_contracten
from keukentafel.project.demo.feiten import maak_feiten
from keukentafel.project.demo.huishoudens import maak_bewoners
from keukentafel.project.demo.mensen import maak_personeel
from keukentafel.project.demo.samenwerking import maak_samenwerkingen
from keukentafel.project.demo.tabellen import Regio
from keukentafel.project.demo.voorbeelddag import VOORBEELDDAG
from keukentafel.project.demo.vormen import GemeenteD, WijkD
from keukentafel.project.demo.zaakplannen import Kiezer
from keukentafel.project.demo.zaken import Schrijver
from keukentafel.stelsel.klok import AMSTERDAM, moment

PEILMOMENT = moment(VOORBEELDDAG, time(9, 0))
"""Woensdag 17 februari 2027, 9.00 uur in Amsterdam."""
SEED = 2027
GENOEG = 1000
"""From this many cases on, some cross a border (doorgeven); a smaller region for a test may lack a fitting one."""
BRON_WIJK = (
    "CBS, bevolking per viercijferige postcode 2021 (CC BY 4.0), opgeteld per wijk; de koppeling is deels onbevestigd"
)


def maak(
    *, peilmoment: datetime = PEILMOMENT, seed: int = SEED, aantal_bewoners: int = 8000, aantal_zaken: int = 2000
) -> Regio:
    """Return the whole region on a moment (aware): municipalities, people, cases and all that hangs on them.

    No database and no clock. Raises ValueError for a naive moment or one outside a working day: the well-known
    people have appointments on the demo day itself.
    """
    if peilmoment.tzinfo is None:
        raise ValueError("geef een moment met tijdzone")
    lokaal = peilmoment.astimezone(AMSTERDAM)
    if not dagen.is_werkdag(lokaal.date()):
        raise ValueError("kies een werkdag: op deze dag zijn er gesprekken")
    with zonder_opruimen():
        return _maak(peilmoment, lokaal, seed=seed, aantal_bewoners=aantal_bewoners, aantal_zaken=aantal_zaken)


@contextmanager
def zonder_opruimen() -> Iterator[None]:
    """Keep the cycle collector away: all rows stay, and it would walk over them again and again (a quarter of it)."""
    stond_aan = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if stond_aan:
            gc.enable()


def _maak(peilmoment: datetime, lokaal: datetime, *, seed: int, aantal_bewoners: int, aantal_zaken: int) -> Regio:
    regio = Regio(peilmoment)
    regio.gemeenten = gemeenten()
    regio.wijken = _wijken()
    regio.samenwerkingen, regio.deelnames = maak_samenwerkingen(regio.gemeenten)
    personeel = maak_personeel(regio.gemeenten, seed=seed)
    regio.bewoners, regio.adressen, regio.relaties = maak_bewoners(
        peildatum=lokaal.date(), personeel=personeel, seed=seed, aantal=aantal_bewoners
    )
    regio.accounts, regio.rollen = personeel.accounts, personeel.rollen
    regio.mandaten, regio.inloggen = personeel.mandaten, personeel.inloggen
    kiezer = Kiezer(peilmoment=lokaal, relaties=regio.relaties, seed=seed)
    grens = aantal_zaken >= GENOEG
    extra = doorgeven.extra if grens else doorgeven.geen_extra
    plannen = kiezer.plannen(regio.gemeenten, regio.bewoners, aantal_zaken, extra=extra)
    if grens:
        doorgeven.tussen_de_zes(
            plannen, regio.gemeenten, regio.bewoners, vandaag=lokaal.date(), opnieuw=kiezer.voortgang
        )
    wie_levert = maak_contracten(regio.gemeenten, personeel)
    regio.aanbieders, regio.producten, regio.contracten = (
        wie_levert.aanbieders, wie_levert.producten, wie_levert.contracten
    )  # fmt: skip
    regio.tarieven, regio.medewerkers = wie_levert.tarieven, wie_levert.medewerkers
    Schrijver(regio, personeel, wie_levert, seed=seed).schrijf(kiezer.op_volgorde(plannen), dubbel=grens)
    doorgeven.adressen_van_dubbelen(regio.bewoners, regio.adressen)
    regio.feiten = maak_feiten(regio)
    return regio


def vingerafdruk(regio: Regio) -> str:
    """Return a hash over all rows: equal for equal regions, on every machine."""
    som = hashlib.sha256()
    for naam, rijen in regio.tabellen().items():
        som.update(naam.encode())
        for rij in rijen:
            som.update(repr(rij).encode())
    return som.hexdigest()


def gemeenten() -> list[GemeenteD]:
    """Return the six municipalities."""
    return [
        GemeenteD(
            code=int(g["code"]),
            naam=g["naam"],
            slug=g["slug"],
            telefoon=g["telefoon"],
            adres=g["huis"],
            inwoners=g["inwoners_2024"],
            nieuw_2014=g["nieuwe_inwoners_2014"]["begeleiding"],
        )
        for g in lezen.lees_yaml("cijfers/gemeenten.yaml")["gemeenten"]
    ]


def _wijken() -> list[WijkD]:
    inwoners: dict[str, int] = {}
    for groep in lezen.bevolking():
        wijk = lezen.wijk_van_pc4()[groep.pc4]
        inwoners[wijk] = inwoners.get(wijk, 0) + groep.aantal
    return [
        WijkD(code, gemeente, naam, inwoners.get(code), date(2021, 1, 1) if code in inwoners else None, BRON_WIJK)
        for code, gemeente, naam in lezen.wijken()
    ]
