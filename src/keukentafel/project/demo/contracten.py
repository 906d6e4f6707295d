"""Who delivers help in the demo region: providers, products, contracts, tariffs by year, and who works there."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from keukentafel.project.demo import lezen
from keukentafel.project.demo.mensen import Personeel
from keukentafel.project.demo.vormen import Account, GemeenteD
from keukentafel.project.demo.vormen_levering import AanbiederD, ContractD, MedewerkerD, ProductD, TariefD
from keukentafel.recht.besluit import minuten_samen
from keukentafel.recht.taal.stukken import Frequentie
from keukentafel.reis.besluiten.vormen import Doelvelden
from keukentafel.reis.besluiten.wegen import resultaten_van

BEGIN = date(2025, 1, 1)
JAREN = (2025, 2026, 2027, 2028)
STIJGING = 3
"""Percent a year, backwards from 2027: an example."""
MINUUT, STUKS, RITTEN = "01", "82", "84"
PER_DAG, PER_WEEK, PER_MAAND, TOTAAL = "1", "2", "4", "6"
RITTEN_PER_WEEK = 4
"""A bus fetches and brings twice a week: as the delivery plan of gesprekken.yaml says."""


def bron() -> dict[str, Any]:
    """Return the file of contracts."""
    return lezen.teksten("contracten")


@dataclass(slots=True)
class Contracten:
    """The rows, and who may be chosen."""

    aanbieders: list[AanbiederD] = field(default_factory=list)
    producten: list[ProductD] = field(default_factory=list)
    contracten: list[ContractD] = field(default_factory=list)
    tarieven: list[TariefD] = field(default_factory=list)
    medewerkers: list[MedewerkerD] = field(default_factory=list)
    _mensen: dict[tuple[int, int], list[Account]] = field(default_factory=dict)

    def product(self, gemeente: int, sleutel: str) -> ProductD:
        """Return the product of this municipality with this key of contracten.yaml."""
        return next(p for p in self.producten if p.gemeente == gemeente and p.sleutel == sleutel)

    def wie_kan(self, gemeente: int, sleutel: str, dag: date) -> list[AanbiederD]:
        """Return who is contracted for a product on a day, the order of the file."""
        lopend = {c.aanbieder for c in self.contracten if c.gemeente == gemeente and _geldt(c.van, c.tot, dag)}
        return [
            a
            for a, mens in zip(self.aanbieders, bron()["aanbieders"], strict=True)
            if a.id in lopend and sleutel in mens["producten"]
        ]

    def kies(self, rng: random.Random, gemeente: int, sleutel: str, dag: date, *, niet: str = "") -> AanbiederD:
        """Draw a provider that is contracted on a day, but not the one named `niet`; the big ones more often."""
        kan = [a for a in self.wie_kan(gemeente, sleutel, dag) if a.naam != niet]
        deel = {m["naam"]: m["deel"] for m in bron()["aanbieders"]}
        return rng.choices(kan, weights=[deel[a.naam] for a in kan])[0]

    def heet(self, naam: str) -> AanbiederD:
        """Return the provider with this name. Raises StopIteration."""
        return next(a for a in self.aanbieders if a.naam == naam)

    def mensen_van(self, gemeente: int, aanbieder: int) -> list[Account]:
        """Return who works for a provider, seen from a municipality; empty when nobody has an account."""
        return self._mensen.get((gemeente, aanbieder), [])


def _geldt(van: date, tot: date | None, dag: date) -> bool:
    return van <= dag and (tot is None or dag < tot)


def maak_contracten(gemeenten: list[GemeenteD], personeel: Personeel) -> Contracten:
    """Return all contracts of the six municipalities; nothing is drawn."""
    uit, codes = Contracten(), [g.code for g in gemeenten]
    bij: dict[str, list[Account]] = {}
    for account in personeel.accounts:
        bij.setdefault(account.organisatie.removesuffix(" (verzonnen)"), []).append(account)
    for code in codes:
        for sleutel, p in bron()["producten"].items():
            nr = len(uit.producten) + 1
            uit.producten.append(
                ProductD(nr, code, p["naam"], p["categorie"], p["code"], p["eenheid"], sleutel)
            )  # fmt: skip
    for mens in bron()["aanbieders"]:
        aanbieder = AanbiederD(len(uit.aanbieders) + 1, mens["naam"], mens["agb"], mens["telefoon"])
        uit.aanbieders.append(aanbieder)
        for code in mens.get("gemeenten", codes):
            _contract(uit, code, aanbieder, mens["producten"], mens.get("tot"))
            werken = {r.gebruiker for r in personeel.rollen if r.rol == "aanbieder" and r.gemeente == code}
            for account in bij.get(aanbieder.naam, ()):
                if account.id in werken:
                    nr = len(uit.medewerkers) + 1
                    uit.medewerkers.append(MedewerkerD(nr, code, aanbieder.id, account.id, BEGIN))
                    uit._mensen.setdefault((code, aanbieder.id), []).append(account)
    return uit


def _contract(uit: Contracten, gemeente: int, aanbieder: AanbiederD, producten: list[str], tot: date | None) -> None:
    nr = len(uit.contracten) + 1
    uit.contracten.append(ContractD(nr, gemeente, aanbieder.id, f"V-{gemeente}-{aanbieder.id:02d}", BEGIN, tot))
    for sleutel in producten:
        product, cent = uit.product(gemeente, sleutel), bron()["producten"][sleutel]["cent"]
        for jaar in JAREN:
            van, einde = date(jaar, 1, 1), date(jaar + 1, 1, 1)
            if tot is None or van < tot:
                bedrag = round(cent * (100 + STIJGING * (jaar - 2027)) / 100)
                uit.tarieven.append(
                    TariefD(len(uit.tarieven) + 1, gemeente, nr, product.id, bedrag, van, einde)
                )  # fmt: skip


def omvang(product: ProductD, doelen: list[Doelvelden]) -> tuple[int, str]:
    """Return the volume of an order in units of its product, and its frequentie (WMO757), from what a besluit gives.

    Minutes a week where that is a whole number, else a round number above it: whoever orders chooses that. Things are
    counted once, rides as the delivery plan says.
    """
    if product.eenheid == STUKS:
        return max(1, sum(h.hulpmiddel for d in doelen for h in d.hulp)), TOTAAL
    if product.eenheid == RITTEN:
        return RITTEN_PER_WEEK, PER_WEEK
    samen = dict(minuten_samen(resultaten_van(doelen)))
    if dag := samen.get(Frequentie.DAG):
        return dag, PER_DAG
    vier = 4 * samen.get(Frequentie.WEEK, 0) + samen.get(Frequentie.VIER_WEKEN, 0)
    return -(-vier // 4), PER_WEEK
