"""What a rule costs: for one resident with its whole trace, for a million as columns, and the reading of all law.

The rule is our eigen bijdrage, with each fact it asks. Facts are drawn at random; every outcome is used.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import numpy as np

from keukentafel.recht.motor.feiten import Feit
from keukentafel.recht.motor.kolommen.feiten import Feitkolom
from keukentafel.recht.motor.kolommen.rekenen import KolomRekenaar, Uitkomstkolom
from keukentafel.recht.motor.overzicht import feiten_van
from keukentafel.recht.motor.rekenen import Rekenaar, Verzoek
from keukentafel.recht.motor.waarden import Oordeel
from keukentafel.recht.motor.wetboek import lees_boek, wetboek
from keukentafel.recht.taal.verordening import NietGeregeld, map_verordeningen
from tests.lang.meten_openfisca import meet_openfisca

WET, UITKOMST, DAG, GEMEENTE = "wmo_eigen_bijdrage", "bijdrage", date(2026, 3, 1), "GM0935"
MENSEN, KEREN, PER_GEVAL = 1_000_000, 7, 2_000


def kolom(feit: Feit, aantal: int, dobbel: np.random.Generator) -> Feitkolom:
    """A column that fits the field."""
    veld, reden = feit.veld, "Aanname in deze meting." if feit.veld.oordeel else ""
    if veld.soort == "boolean":
        return Feitkolom(dobbel.random(aantal) < 0.3, motivering=reden)
    if veld.soort == "date":
        dagen = dobbel.integers(0, 30_000, aantal).astype("m8[D]") + np.datetime64("1930-01-01")
        return Feitkolom(dagen, motivering=reden)
    if veld.soort in ("number", "amount"):
        hoogste = 6_000_000 if veld.eenheid == "eurocent" else 100
        return Feitkolom(dobbel.integers(0, hoogste, aantal), motivering=reden)
    woorden = veld.keuzes or ("een", "twee")
    return Feitkolom(dobbel.integers(0, len(woorden), aantal), woorden=woorden, motivering=reden)


def als_mens(kolommen: dict[str, Feitkolom], rij: int) -> dict[str, Any]:
    """One row as the facts of a case."""

    def waarde(deel: Feitkolom) -> Any:
        ruw = deel.waarden[rij].item()
        ruw = deel.woorden[ruw] if deel.woorden else ruw
        return Oordeel(ruw, deel.motivering) if deel.motivering else ruw

    return {naam: waarde(deel) for naam, deel in kolommen.items()}


def beste(doe: Callable[[], object], keren: int = KEREN) -> tuple[float, float]:
    """The shortest and the middle time of the processor in ms: all runs on one core, and other work does not count."""
    tijden = []
    for _ in range(keren):
        begin = time.process_time()
        doe()
        tijden.append((time.process_time() - begin) * 1000)
    return min(tijden), statistics.median(tijden)


def meet_recht() -> None:
    """Measure and print a table in Markdown."""
    boek, dobbel = wetboek(), np.random.default_rng(1)
    feiten = feiten_van(boek.stand(DAG), WET, UITKOMST, gemeente=GEMEENTE)
    kolommen = {feit.naam: kolom(feit, MENSEN, dobbel) for feit in feiten}
    verzoek = Verzoek(peildatum=DAG, gemeente=GEMEENTE)
    mensen = [Verzoek(peildatum=DAG, gemeente=GEMEENTE, feiten=als_mens(kolommen, rij)) for rij in range(PER_GEVAL)]
    stappen = 0

    def per_geval() -> None:
        nonlocal stappen
        stappen = 0
        rekenaar = Rekenaar(boek)
        for mens in mensen:
            try:
                stappen += len(rekenaar.bereken(WET, UITKOMST, verzoek=mens).stappen)
            except NietGeregeld:
                stappen += 1

    def in_kolommen() -> Mapping[str, Uitkomstkolom]:
        return KolomRekenaar(boek).bereken(WET, UITKOMST, verzoek=verzoek, kolommen=kolommen)

    een, een_midden = beste(per_geval)
    veel, veel_midden = beste(in_kolommen)
    ander = meet_openfisca(kolommen, KEREN)
    lezen, lezen_midden = beste(lambda: lees_boek(map_verordeningen()), 5)
    print("\n## The law\n\n| processor time | shortest | middle |\n|---|---|---|")
    print(f"| one resident, a step with its trace (µs; {stappen / PER_GEVAL:.1f} steps each) ", end="")
    print(f"| {een * 1000 / stappen:.1f} | {een_midden * 1000 / stappen:.1f} |")
    print(f"| {MENSEN:,} residents as columns, {len(feiten)} facts (ms) | {veel:.0f} | {veel_midden:.0f} |")
    if isinstance(ander, str):
        print(f"| openfisca-core on the same rule: {ander} | | |")
    else:
        tijden, uit = ander
        assert np.array_equal(uit, in_kolommen()[UITKOMST].waarden), "the two do not agree"
        print("| openfisca-core on the same rule and residents, building included (ms) ", end="")
        print(f"| {min(tijden):.0f} | {statistics.median(tijden):.0f} |")
    print(
        f"| reading all {len(tuple(boek.regelingen()))} versions of regulations (ms) | {lezen:.0f} | {lezen_midden:.0f} |"
    )


if __name__ == "__main__":
    meet_recht()
