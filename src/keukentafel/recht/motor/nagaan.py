"""Een regeling nagaan voordat iemand erop rekent: heeft elke stap een artikel en een zin, en elke waarde een bron?

Lezen weigert wat niet uit te voeren is. Nagaan vindt wat wel loopt maar niet uit te leggen of te vertrouwen is. De
eisen aan zinnen en bronnen gelden alleen voor onze eigen bestanden (met `uitbreiding`).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.boom import Bewerking, Herkomst, knopen, namen, takken
from keukentafel.recht.motor.fouten import Bevinding
from keukentafel.recht.motor.maten import strijd_in_maten
from keukentafel.recht.motor.model import SCHEMA, Actie, Artikel, Bepaling, Regeling
from keukentafel.recht.motor.spoor import Stap

_GAT = re.compile(r"\{(\w+)\}")
_VERSIE = re.compile(r"/v(\d+)\.(\d+)\.(\d+)/schema\.json$")


def nagaan(regeling: Regeling) -> tuple[Bevinding, ...]:
    """Wat er aan deze versie schort. Leeg als zij in orde is."""
    return tuple(Bevinding(regeling.id, soort, zin) for soort, zin in _alles(regeling))


def _alles(regeling: Regeling) -> Iterator[tuple[str, str]]:
    yield from _schema(regeling)
    if regeling.uitgebreid and not (regeling.bwb_id or regeling.cvdr_id or regeling.bron):
        yield "vindplaats", "noem bwb_id, cvdr_id of (als die er niet is) bron"
    for artikel in regeling.artikelen:
        yield from (("maat", zin) for zin in strijd_in_maten(artikel))
        yield from _uitkomsten(artikel)
        if regeling.uitgebreid:
            for actie in artikel.alle_acties:
                yield from (("zin", f"artikel {artikel.nummer}, {actie.uitkomst}: {z}") for z in _zin(actie, artikel))
            for bepaling in artikel.bepalingen.values():
                yield from (("bron", f"artikel {artikel.nummer}, {z}") for z in _bron(bepaling))


def _schema(regeling: Regeling) -> Iterator[tuple[str, str]]:
    gevonden = _VERSIE.search(regeling.schema)
    if gevonden is None:
        yield "schema", "noem in $schema welke versie van het formaat dit is"
    elif tuple(map(int, gevonden.groups())) > tuple(map(int, SCHEMA[1:].split("."))):
        yield "schema", f"dit bestand is van een later formaat dan {SCHEMA}"


def _uitkomsten(artikel: Artikel) -> Iterator[tuple[str, str]]:
    for naam in artikel.uitvoer:
        if naam not in artikel.acties:
            yield "uitkomst", f"artikel {artikel.nummer} noemt {naam}, maar geen regel rekent die uit"


def _zin(actie: Actie, artikel: Artikel) -> Iterator[str]:
    uitleg = actie.uitleg
    if uitleg is None or not (uitleg.tekst or (uitleg.ja and uitleg.nee)):
        yield "er is geen zin; schrijf uitleg, met tekst of met ja en nee"
        return
    bekend = {"waarde", *(naam.naam for naam in namen(actie.boom))}
    for tekst in (uitleg.tekst, uitleg.ja, uitleg.nee, uitleg.onbekend):
        for gat in _GAT.findall(tekst):
            if gat not in bekend:
                yield f"de zin noemt {{{gat}}}, maar de regel gebruikt die waarde niet"
    veld = artikel.uitvoer.get(actie.uitkomst)
    if veld is not None and veld.soort == "boolean" and not (uitleg.ja and uitleg.nee):
        yield "een ja of nee heeft een zin bij ja en een zin bij nee"


def _bron(bepaling: Bepaling) -> Iterator[str]:
    if not bepaling.reeks and not (bepaling.bron and bepaling.status):
        yield f"{bepaling.naam}: een waarde heeft een bron en een status"


def niet_geraakt(boek: Boek, stappen: Iterable[Stap]) -> tuple[str, ...]:
    """De takken van regels in dit boek waar geen van deze stappen langs kwam: dekking over de regels, niet de code.

    Een uitkomst die ja of nee is, heeft er ook twee: ja en nee. Een regel zonder keuzes moet een keer gerekend zijn.
    Een tabel die nog leeg is kan niets geven; zij telt vanzelf mee zodra zij een rij heeft.
    """
    geraakt: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for stap in stappen:
        waarde = stap.berekend if stap.afwijking is not None else stap.waarde
        geraakt[id(stap.actie)] |= {(-1, int(waarde)) if isinstance(waarde, bool) else (-1, -1), *stap.takken}
    over: list[str] = []
    for regeling in boek.regelingen():
        for artikel in regeling.artikelen:
            for actie in artikel.alle_acties:
                hier = f"{regeling.id} ({regeling.geldt_van}) artikel {artikel.nummer}, {actie.uitkomst}"
                if not geraakt[id(actie)] and not _lege_tabel(actie):
                    over.append(f"{hier}: nooit uitgerekend")
                over += [f"{hier}: {wat}" for tak, wat in _takken(actie, artikel) if tak not in geraakt[id(actie)]]
    return tuple(over)


def _lege_tabel(actie: Actie) -> bool:
    return isinstance(actie.boom, Bewerking) and actie.boom.naam == "TABLE" and takken(actie.boom) == 0


def _takken(actie: Actie, artikel: Artikel) -> Iterator[tuple[tuple[int, int], str]]:
    veld = artikel.uitvoer.get(actie.uitkomst)
    if veld is not None and veld.soort == "boolean" and _kan_beide(actie):
        yield (-1, 1), "ja"
        yield (-1, 0), "nee"
    for knoop in knopen(actie.boom):
        if isinstance(knoop, Bewerking):
            for tak in range(takken(knoop)):
                yield (knoop.nummer, tak), f"{knoop.naam} {knoop.nummer}, tak {tak + 1}"


def _kan_beide(actie: Actie) -> bool:
    """Een vaste ja of nee heeft maar een kant."""
    return isinstance(actie.boom, Bewerking) or any(
        naam.herkomst is not Herkomst.BEPALING for naam in namen(actie.boom)
    )
