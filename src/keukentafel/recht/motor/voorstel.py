"""Een versie van een regeling nakijken voordat een gemeente haar publiceert.

Wat de strenge lezer weigert, wat nagaan vindt, wat niet van de gemeente is, en wat in het boek pas misgaat met deze
versie erbij: een gat, een overlap, twee invullers, een verwijzing die nergens op uitkomt.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.fouten import Bevinding, RegelingKloptNiet
from keukentafel.recht.motor.lezen import lees_tekst
from keukentafel.recht.motor.model import Regeling
from keukentafel.recht.motor.nagaan import nagaan
from keukentafel.recht.motor.plaatselijk import WAARDEN
from keukentafel.recht.motor.voorsteltekst import op_dag_gepubliceerd
from keukentafel.recht.motor.waarden import in_woorden

LAGEN_VAN_EEN_GEMEENTE = ("GEMEENTELIJKE_VERORDENING", "BELEIDSREGEL", "UITVOERINGSBELEID")
"""Wat een raad of college zelf vaststelt (Gemeentewet art. 147; Awb art. 1:3 lid 4)."""
_NAAM = re.compile(r"[a-z][a-z0-9_]{2,}")
_RAAD = {
    "gat": " Kies een eerste dag die aansluit, of schrijf eerst een versie voor de dagen ertussen.",
    "overlap": " Op een dag mag er maar een gelden. Kijk de eerste en de laatste dag na.",
}


@dataclass(frozen=True, slots=True)
class NagekekenVoorstel:
    """Wat er aan een voorstel schort (leeg als het gepubliceerd mag worden), met de versie en het boek met haar erbij.

    Zonder leesbare tekst is er geen regeling, en zonder plek in het boek geen boek.
    """

    bevindingen: tuple[Bevinding, ...]
    regeling: Regeling | None = None
    boek: Boek | None = None


def kijk_voorstel_na(
    tekst: str, *, boek: Boek, boek_met: Callable[[Regeling], Boek], gemeente: str, op: date
) -> NagekekenVoorstel:
    """Kijk een voorstel na zoals het zou zijn als deze gemeente (GM0935) het op deze dag publiceert.

    `boek` is het geldende boek van de gemeente, `boek_met` geeft dat boek met een versie erbij.
    """
    try:
        lees_tekst(tekst, waar="de tekst")
        regeling = lees_tekst(op_dag_gepubliceerd(tekst, op), waar="de tekst")
        if regeling.gepubliceerd != op:
            raise RegelingKloptNiet("zet publication_date bovenaan, op een eigen regel")
    except RegelingKloptNiet as fout:
        return NagekekenVoorstel((Bevinding("", "lezen", f"{fout}."),))
    zelf = (*nagaan(regeling), *(Bevinding(regeling.id, s, z) for s, z in _niet_van_haar(regeling, boek, gemeente)))
    try:
        nieuw = boek_met(regeling)
    except RegelingKloptNiet as fout:
        past_niet = Bevinding(regeling.id, "boek", f"{fout}.")
        return NagekekenVoorstel((*zelf, *_te_laat(regeling, boek), past_niet), regeling)
    was = set(boek.bevindingen())
    erbij = (
        Bevinding(b.regeling, b.soort, f"{b.zin}.{_RAAD.get(b.soort, '')}") for b in nieuw.bevindingen() if b not in was
    )
    return NagekekenVoorstel((*zelf, *_te_laat(regeling, boek), *erbij), regeling, nieuw)


def _niet_van_haar(regeling: Regeling, boek: Boek, gemeente: str) -> Iterator[tuple[str, str]]:
    if regeling.gemeente != gemeente:
        yield "gemeente", f"Schrijf bovenaan gemeente_code: {gemeente}. Andere regels kunt u hier niet wijzigen."
    if regeling.gebied:
        yield "gemeente", "Haal gebied weg. Een regeling van een samenwerking komt met het programma mee."
    if regeling.laag not in LAGEN_VAN_EEN_GEMEENTE:
        yield "laag", f"Een gemeente maakt geen {regeling.laag}. Kies uit {', '.join(LAGEN_VAN_EEN_GEMEENTE)}."
    if not regeling.uitgebreid:
        yield (
            "vorm",
            "Schrijf bovenaan uitbreiding: keukentafel/1. Dan heeft elke waarde een bron en elke regel een zin.",
        )
    if regeling.status in ("ontwerp", "scenario"):
        yield "status", f"De regeling is nog {regeling.status}. Publiceer haar als zij vastgesteld of onbevestigd is."
    if regeling.geldt_van == date.min:
        yield "dag", "Schrijf bovenaan valid_from: de eerste dag waarop deze versie geldt."
    if not _NAAM.fullmatch(regeling.id):
        yield "naam", f"De naam {regeling.id} kan niet. Gebruik kleine letters, cijfers en streepjes onderaan."
    if regeling.id in boek.wetten() and boek.versies(regeling.id)[0].gemeente != gemeente:
        yield "naam", f"De naam {regeling.id} is van een regeling van een ander. Kies een eigen naam achter $id."
    yield from _boven_haar(regeling, boek, gemeente)


def _boven_haar(regeling: Regeling, boek: Boek, gemeente: str) -> Iterator[tuple[str, str]]:
    """Voorrang boven een regeling van een ander, en een open term die een andere laag moet invullen."""
    for artikel in regeling.artikelen:
        hier = f"Artikel {artikel.nummer}"
        for voor in artikel.voorrang:
            if voor.wet != regeling.id and not (
                voor.wet in boek.wetten() and boek.versies(voor.wet)[0].gemeente == gemeente
            ):
                yield "voorrang", f"{hier} gaat voor {voor.wet}. Een gemeente kan dat niet bepalen."
        for inv in artikel.invullingen:
            if any(wet.startswith(WAARDEN) and wet.endswith(f".{inv.open_term}") for wet in boek.wetten()):
                zin = f"{hier} vult {inv.open_term} in. Dat is een losse waarde van het programma: wijzig haar daar."
                yield "waarde", zin  # het werk leest haar daar; hier gepubliceerd zou zij niets veranderen
            for hoger in boek.versies(inv.wet) if inv.wet in boek.wetten() else ():
                termen = [a.open_termen.get(inv.open_term) for a in hoger.artikelen if a.nummer == inv.artikel]
                laag = next((term.laag for term in termen if term is not None and term.laag), regeling.laag)
                if laag != regeling.laag and hoger is boek.versies(inv.wet)[-1]:
                    yield "laag", f"{hier} vult {inv.open_term} in. Dat kan alleen een {laag}."


def _te_laat(regeling: Regeling, boek: Boek) -> Iterator[Bevinding]:
    """Een correctie die eerder bekend is dan wat zij verbetert, telt nooit."""
    for er_al in boek.versies(regeling.id) if regeling.id in boek.wetten() else ():
        if er_al.geldt_van == regeling.geldt_van and er_al.gepubliceerd >= regeling.gepubliceerd:
            zin = (
                f"Er is al een versie vanaf {in_woorden(er_al.geldt_van)},"
                f" gepubliceerd op {in_woorden(er_al.gepubliceerd)}. Wacht tot daarna."
            )
            yield Bevinding(regeling.id, "dag", zin)
