"""The eigen bijdrage of March 2026 written for openfisca-core, to time it beside our columns. Not part of the product.

Runs in a throw-away environment that the bench makes (meten_openfisca): it imports nothing of ours. Called with a
folder of columns; prints JSON with the times in ms and leaves the outcome there as `uit.npy`.
"""

import json
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from openfisca_core import periods
from openfisca_core.entities import build_entity
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

PERIODE, MAANDBEDRAG, ROLSTOEL, WONINGAANPASSING, CLIENTONDERSTEUNING = "2026-03", 2180, 3, 2, 6
Mens = build_entity(key="mens", plural="mensen", label="", is_person=True)
JA_NEE = (
    "gehuwd", "aow", "partner_aow", "betaalt_wlz_of_beschermd_wonen", "vrijstelling_gevraagd", "advies_over_kind",
    "risico_voor_kind", "te_weinig_geld", "nadelig_voor_aanpak",
)  # fmt: skip
GETALLEN = ("soort_voorziening", "nachten_opvang")


def _invoer(naam: str, soort: type) -> type[Variable]:
    velden = {"value_type": soort, "entity": Mens, "definition_period": periods.MONTH, "label": naam}
    return type(naam, (Variable,), velden)


def _regel(naam: str, soort: type, formule: Any) -> type[Variable]:
    velden = {
        "value_type": soort,
        "entity": Mens,
        "definition_period": periods.MONTH,
        "label": naam,
        "formula": formule,
    }
    return type(naam, (Variable,), velden)


def _alle(*namen: str) -> Any:
    def formule(mens: Any, periode: Any) -> Any:
        uit = mens(namen[0], periode)
        for naam in namen[1:]:
            uit = uit * mens(naam, periode)
        return uit

    return formule


def _leeftijd(mens: Any, periode: Any) -> Any:
    dag = mens("geboortedatum", periode)
    jaar, maand = dag.astype("M8[Y]").astype(int) + 1970, dag.astype("M8[M]")
    na_de_maand = (maand - dag.astype("M8[Y]").astype("M8[M]")).astype(int) + 1
    dag_in_maand = (dag - maand).astype(int) + 1
    nog_niet = (na_de_maand > periode.start.month) | (
        (na_de_maand == periode.start.month) & (dag_in_maand > periode.start.day)
    )
    return periode.start.year - jaar - nog_niet


def _minderjarig(mens: Any, periode: Any) -> Any:
    ouders = (mens("soort_voorziening", periode) == WONINGAANPASSING) * mens("ouder_betaalt_aanpassing", periode)
    return (mens("leeftijd", periode) < 18) * ~ouders


def _vrijgesteld(mens: Any, periode: Any) -> Any:
    redenen = (
        "vrij_rolstoel", "vrij_minderjarig", "vrij_paar_onder_aow", "vrij_andere_bijdrage", "vrij_opvang",
        "vrij_risico_kind", "vrij_te_weinig_geld", "vrij_aanpak",
    )  # fmt: skip
    uit = mens(redenen[0], periode)
    for reden in redenen[1:]:
        uit = uit + mens(reden, periode)
    return uit


REGELS = (
    _regel("leeftijd", int, _leeftijd),
    _regel("ouder_betaalt_aanpassing", bool, lambda mens, _p: mens.filled_array(False)),
    _regel("is_clientondersteuning", bool, lambda mens, p: mens("soort_voorziening", p) == CLIENTONDERSTEUNING),
    _regel("vrij_rolstoel", bool, lambda mens, p: mens("soort_voorziening", p) == ROLSTOEL),
    _regel("vrij_minderjarig", bool, _minderjarig),
    _regel("vrij_paar_onder_aow", bool, lambda mens, p: mens("gehuwd", p) * ~(mens("aow", p) * mens("partner_aow", p))),
    _regel("vrij_andere_bijdrage", bool, _alle("betaalt_wlz_of_beschermd_wonen")),
    _regel("vrij_opvang", bool, lambda mens, p: mens("nachten_opvang", p) >= 2),
    _regel("vrij_risico_kind", bool, _alle("vrijstelling_gevraagd", "advies_over_kind", "risico_voor_kind")),
    _regel("vrij_te_weinig_geld", bool, _alle("vrijstelling_gevraagd", "te_weinig_geld")),
    _regel("vrij_aanpak", bool, _alle("vrijstelling_gevraagd", "nadelig_voor_aanpak")),
    _regel("vrijgesteld", bool, _vrijgesteld),
    _regel(
        "bijdrage",
        int,
        lambda mens, p: np.where(mens("is_clientondersteuning", p) + mens("vrijgesteld", p), 0, MAANDBEDRAG),
    ),
)


def stelsel() -> TaxBenefitSystem:
    """The tax and benefit system with only this rule."""
    systeem = TaxBenefitSystem([Mens])
    for naam in JA_NEE:
        systeem.add_variable(_invoer(naam, bool))
    for naam in GETALLEN:
        systeem.add_variable(_invoer(naam, int))
    systeem.add_variable(_invoer("geboortedatum", date))
    for regel in REGELS:
        systeem.add_variable(regel)
    return systeem


def main(map_: Path, keren: int) -> None:
    """Read the columns, time building and calculating together, and keep what came out."""
    kolommen = {naam: np.load(map_ / f"{naam}.npy") for naam in (*JA_NEE, *GETALLEN, "geboortedatum")}
    systeem, tijden = stelsel(), []
    aantal = len(next(iter(kolommen.values())))
    for _ in range(keren):
        begin = time.process_time()
        simulatie = SimulationBuilder().build_default_simulation(systeem, count=aantal)
        for naam, kolom in kolommen.items():
            simulatie.set_input(naam, PERIODE, kolom)
        uit = simulatie.calculate("bijdrage", PERIODE)
        tijden.append((time.process_time() - begin) * 1000)
    np.save(map_ / "uit.npy", uit)
    print(json.dumps(tijden))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
