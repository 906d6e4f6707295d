"""Our own regulations in columns: for people drawn from the facts of the cases, each outcome as for one case."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest

from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.gevallen import Geval, lees_gevallen
from keukentafel.recht.motor.kolommen.rekenen import kan_in_kolommen
from keukentafel.recht.motor.overzicht import feiten_van
from keukentafel.recht.motor.rekenen import Verzoek
from keukentafel.recht.motor.waarden import Oordeel, lees_dag
from keukentafel.recht.motor.wetboek import map_regelingen, wetboek
from tests.recht.motor.bevolking import ONTBREEKT, verschillen

MENSEN = 8
MILJOEN = 1_000_000
Plek = tuple[str, date, "str | None"]


@cache
def gevallen() -> tuple[Geval, ...]:
    """All cases beside our regulations."""
    return lees_gevallen(map_regelingen())


@cache
def plekken() -> tuple[Plek, ...]:
    """Each regulation with the days and municipalities that its cases ask about."""
    return tuple(dict.fromkeys((g.regeling, g.peildatum, g.gemeente) for g in gevallen() if g.kennisdatum is None))


@cache
def enkele() -> tuple[Plek, ...]:
    """The first, the middle and the last of these for each regulation: the law's tests are fast; `make lang` takes all."""
    per: dict[str, list[Plek]] = defaultdict(list)
    for plek in sorted(plekken(), key=lambda plek: plek[1]):
        per[plek[0]].append(plek)
    return tuple(dict.fromkeys(rij[i] for rij in per.values() for i in (0, len(rij) // 2, -1)))


@cache
def voorraad() -> dict[str, tuple[Any, ...]]:
    """Per fact the values that occur in cases, of the kind that occurs most; a judgement keeps its reason."""
    waarden: dict[str, list[Any]] = defaultdict(list)
    for geval in gevallen():
        for naam, ruw in geval.gegeven.items() if not geval.weigert else ():
            waarden[naam].append(_los(ruw))
    return {naam: _een_soort(rij) for naam, rij in waarden.items()}


def _los(ruw: Any) -> Any:
    waarde = ruw.waarde if isinstance(ruw, Oordeel) else ruw
    dag = lees_dag(waarde) if isinstance(waarde, str) else None
    waarde = waarde if dag is None else dag
    return Oordeel(waarde, ruw.motivering) if isinstance(ruw, Oordeel) else waarde


def _een_soort(rij: list[Any]) -> tuple[Any, ...]:
    def soort(ruw: Any) -> Any:
        return isinstance(ruw, Oordeel), type(ruw.waarde if isinstance(ruw, Oordeel) else ruw)

    meest = Counter(soort(ruw) for ruw in rij if ruw is not None).most_common(1)
    return tuple(ruw for ruw in rij if ruw is None or soort(ruw) == meest[0][0])


def in_kolommen(boek: Boek, plek: Plek) -> Iterator[str]:
    """The outcomes of a regulation that can go in columns on that day."""
    wet, dag, gemeente = plek
    stand = boek.stand(dag)
    if wet in stand.inhoud.versies and stand.rang(stand.inhoud.versies[wet], gemeente) is not None:
        yield from (n for n in stand.uitkomsten(wet) if kan_in_kolommen(stand, wet, n, gemeente=gemeente))


def mensen(boek: Boek, plek: Plek, namen: list[str], aantal: int, dobbel: random.Random) -> list[dict[str, Any]]:
    """People who mix the facts of all cases; a sixth of the facts is unknown. Lists do not fit and are left out.

    Each has a number that no rule asks, so that a regulation without facts has rows as well."""
    wet, dag, gemeente = plek
    vraagt = {feit.naam for naam in namen for feit in feiten_van(boek.stand(dag), wet, naam, gemeente=gemeente)}
    uit = {
        naam: rij for naam, rij in voorraad().items() if naam in vraagt and rij and not isinstance(rij[0], list | dict)
    }
    return [
        {"nummer": 1}
        | {naam: ONTBREEKT if dobbel.random() < 1 / 6 else dobbel.choice(rij) for naam, rij in sorted(uit.items())}
        for _ in range(aantal)
    ]


@pytest.mark.parametrize("wet", sorted({plek[0] for plek in plekken()}))
def test_each_outcome_is_the_same_for_mixed_people(wet: str) -> None:
    """Values, unknowns, silences and their sentences."""
    boek, dobbel, gedaan = wetboek(), random.Random(wet), 0
    for plek in (plek for plek in enkele() if plek[0] == wet):
        namen = list(in_kolommen(boek, plek))
        volk = mensen(boek, plek, namen, MENSEN, dobbel)
        if namen:
            verzoek = Verzoek(peildatum=plek[1], gemeente=plek[2])
            assert verschillen(boek, wet, namen, verzoek, volk) == []
            gedaan += len(namen)
    assert gedaan or not any(any(in_kolommen(boek, plek)) for plek in enkele() if plek[0] == wet)


def test_most_outcomes_go_in_columns() -> None:
    """What cannot is a short list with a reason, not a habit."""
    boek = wetboek()
    alle = {
        (plek, naam)
        for plek in enkele()
        if plek[0] in boek.stand(plek[1]).inhoud.versies
        for naam in boek.stand(plek[1]).uitkomsten(plek[0])
    }
    niet = {
        naam: str(kan.reden)
        for plek, naam in alle
        if not (kan := kan_in_kolommen(boek.stand(plek[1]), plek[0], naam, gemeente=plek[2]))
    }
    assert all(niet.values())
    assert len({naam for _, naam in alle}) > 3 * len(niet), niet


@pytest.mark.lang
def test_a_million_evaluations_agree() -> None:
    """One million outcomes of our regulations, spread over all of them, compared one by one."""
    boek, dobbel, gedaan = wetboek(), random.Random(1), 0
    vragen = [(plek, namen) for plek in plekken() if (namen := list(in_kolommen(boek, plek)))]
    per_ronde = 200
    while gedaan < MILJOEN:
        begin = gedaan
        for plek, namen in vragen:
            volk = mensen(boek, plek, namen, per_ronde, dobbel)
            verzoek = Verzoek(peildatum=plek[1], gemeente=plek[2])
            assert verschillen(boek, plek[0], namen, verzoek, volk) == []
            gedaan += per_ronde * len(namen)
        assert gedaan > begin
