"""What of a besluit an order is for: goals, each with a line of help. A provider sees that, and nothing else of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from keukentafel.berichten.iwmo.v3_2.codelijsten import HULPMIDDELEN
from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.besluit.models import Doel, Hulp
from keukentafel.dossier.levering import queries as levering_queries
from keukentafel.dossier.levering.models import Toewijzing
from keukentafel.omgeving.contracten.models import Product
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.leverbehoefte import is_klaar

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
