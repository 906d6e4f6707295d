"""What of a besluit an order is for: goals, each with a line of help. A provider sees that, and nothing else of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from keukentafel.berichten.iwmo.v3_2.codelijsten import FREQUENTIE, HULPMIDDELEN
from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.besluit.models import Doel, Hulp
from keukentafel.dossier.levering import queries as levering_queries
from keukentafel.dossier.levering.models import Toewijzing
from keukentafel.omgeving.contracten.models import Product
from keukentafel.recht.taal.stukken import Frequentie
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.leverbehoefte import is_klaar

FREQUENTIE_VAN = {
    Frequentie.DAG.value: "1",
    Frequentie.WEEK.value: "2",
    Frequentie.MAAND.value: "4",
    Frequentie.HELE_PERIODE.value: "6",
}
"""From what stands in a besluit to iWmo WMO757. Four weeks has no code: somebody chooses, nothing is recounted."""
MINUTEN_VAN = {"01": 1, "04": 60}
"""The units of iWmo (WJ756) that are time to be compared: a part of a day says no minutes of help."""
Sleutel = tuple[int, int | None]
"""(goal, line of help), by id; no line for a goal that has none: then the plan in the besluit says what is done."""


@dataclass(frozen=True)
class Lijn:
    """One thing of a besluit that may be ordered: a goal, and a line of its help when it has any."""

    doel: Doel
    hulp: Hulp | None

    @property
    def sleutel(self) -> Sleutel:
        """Return what this line is known by."""
        return self.doel.id, self.hulp.id if self.hulp else None

    def past_bij(self, product: Product) -> bool:
        """Return whether this may be given as that product: a thing as a thing, help as help (iWmo, category 11-14)."""
        return (product.categorie in HULPMIDDELEN) == (self.hulp is not None and self.hulp.hulpmiddel)


def lijnen_van(*, gemeente: int, besluit: int) -> list[Lijn]:
    """Return what may be ordered of a besluit, in its order. What needs no besluit, is not ordered."""
    doelen = list(besluit_queries.doelen(gemeente=gemeente, besluit=besluit))
    hulp = list(besluit_queries.hulp(gemeente=gemeente, doelen=[d.id for d in doelen]))
    uit: list[Lijn] = []
    for doel in doelen:
        eigen = [h for h in hulp if h.doel_id == doel.id]
        uit += [Lijn(doel, h) for h in eigen if h.met_besluit] if eigen else [Lijn(doel, None)]
    return uit


def toegekend(hulp: Iterable[Hulp]) -> tuple[int, str] | None:
    """Return (minutes, frequentie in WMO757) of this help together; None when no minutes, or not per the same time."""
    met = [h for h in hulp if h.minuten]
    per = {FREQUENTIE_VAN.get(h.per, "") for h in met}
    if len(per) != 1 or per == {""}:
        return None
    return sum(h.minuten or 0 for h in met), per.pop()


def omvang_van(hulp: Iterable[Hulp], product: Product | None) -> tuple[int | None, str]:
    """Return (volume, frequentie) to order for this help; None when it is no whole number of the product's unit."""
    geheel = toegekend(hulp)
    if geheel is None:
        return None, ""
    minuten, frequentie = geheel
    van_een = MINUTEN_VAN.get(product.eenheid) if product is not None else 1
    return (minuten // van_een if van_een and minuten % van_een == 0 else None), frequentie


def weiger_meer(hulp: Iterable[Hulp], product: Product, volume: int, frequentie: str) -> None:
    """Raise Geweigerd when an order is for more than the besluit gives. What cannot be compared is not refused."""
    geheel, van_een = toegekend(hulp), MINUTEN_VAN.get(product.eenheid)
    if geheel is None or van_een is None or geheel[1] != frequentie or volume * van_een <= geheel[0]:
        return
    geeft = f"{geheel[0]} minuten {FREQUENTIE[frequentie]}"
    raise Geweigerd({"volume": f"Het besluit geeft voor deze hulp {geeft}. Bestel niet meer dan dat."})


def voorstel(*, gemeente: int, lijnen: Collection[Lijn], product: Product, een_product: bool) -> set[Sleutel]:
    """Return what an order for this product is likely for: what fits it and was not ordered yet, else what fits it.

    With one product (`een_product`) that is chosen for whoever orders. With more of them nobody but who orders knows
    which line is which: only a single line is chosen then.
    """
    passend = [lijn for lijn in lijnen if lijn.past_bij(product)] or list(lijnen)
    besluiten = {lijn.doel.besluit_id for lijn in lijnen}
    eerder = levering_queries.toewijzingen_bij(gemeente=gemeente, besluiten=besluiten)
    lopend = [t.id for t in eerder if not is_klaar(t)]
    besteld = {(r.doel_id, r.hulp_id) for r in levering_queries.waarvoor(gemeenten=[gemeente], toewijzingen=lopend)}
    nieuw = [lijn for lijn in passend if lijn.sleutel not in besteld] or passend
    return {lijn.sleutel for lijn in nieuw} if een_product or len(nieuw) == 1 else set()


def gekozen(*, lijnen: Collection[Lijn], voor: Iterable[Sleutel] | None) -> list[Sleutel]:
    """Return what was chosen of these lines, in their order; `voor` None is all of them. Raises Geweigerd."""
    if voor is None:
        return [lijn.sleutel for lijn in lijnen]
    keuze = set(voor)
    if not keuze or keuze - {lijn.sleutel for lijn in lijnen}:
        raise Geweigerd({"voor": "Kies voor welke hulp uit het besluit deze opdracht is."})
    return [lijn.sleutel for lijn in lijnen if lijn.sleutel in keuze]


def is_dezelfde(toewijzing: Toewijzing, voor: Collection[Sleutel]) -> bool:
    """Return whether an order is for exactly this."""
    regels = levering_queries.waarvoor(gemeenten=[toewijzing.gemeente_id], toewijzingen=[toewijzing.id])
    return {(r.doel_id, r.hulp_id) for r in regels} == set(voor)
