"""The acts of following help: a sharp result, looking back, the call afterwards, closing, and the day round."""

from __future__ import annotations

from datetime import timedelta

from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.reis import evalueren
from keukentafel.reis.evalueren import Evaluatievelden, Gebiednu, Standkeuze
from keukentafel.reis.handeling import SYSTEEM
from tests.reis.wandelen.wandeling import Wandeling, act


def _doelen(w: Wandeling) -> list[int]:
    """The goals of the besluit that counts; one that is not there when there is none."""
    besluit = besluit_queries.toegekend(gemeente=w.gemeente.code, zaken=[w.zaak]).last()
    if besluit is None:
        return [0]
    return [d.id for d in besluit_queries.doelen(gemeente=w.gemeente.code, besluit=besluit.id)]


@act
def scherp(w: Wandeling) -> None:
    """A result with its measure and day, sometimes without one of them."""
    evalueren.resultaat_aanscherpen(
        doel=w.toeval.choice(_doelen(w)), resultaat="Uw huis is op orde",
        maatstaf=w.toeval.choice(["Wij lopen de lijst na", "Wij lopen de lijst na", " "]),
        datum=w.toeval.choice([w.dag + timedelta(days=30), w.dag + timedelta(days=800), w.dag, None]), **w.basis(),
    )  # fmt: skip


@act
def terugkijken(w: Wandeling) -> None:
    """Looking back, with any outcome."""
    doel = w.toeval.choice(_doelen(w))
    velden = Evaluatievelden(
        woorden=w.toeval.choice([f"Het gaat, {w.op:%d %H:%M}.", " "]) if w.kans(0.2) else f"Het gaat, {w.op:%d %H:%M}.",
        uitkomst=w.toeval.choice(["voortzetten", "voortzetten", "herzien", "beeindigen", "weg"]),
        standen=(Standkeuze(doel=doel, stand=w.toeval.choice(["", "bereikt", "deels", "half"])),) if w.kans(0.5) else (),
        gebieden=(Gebiednu(dimensie="meedoen", woorden="Ik ga uit.", nu=w.toeval.choice([None, 6, 11])),),
        toelichting=w.toeval.choice(["", "Dit past beter."]), wil_zelf=w.kans(0.5),
    )  # fmt: skip
    evalueren.evaluatie_houden(velden=velden, **w.basis())


@act
def nazorg(w: Wandeling) -> None:
    """The call after help stopped."""
    hoe = w.toeval.choice(["goed", "vraag", "onbereikbaar", "wat"])
    evalueren.nazorg_bellen(hoe=hoe, notitie=w.toeval.choice(["", "Een traplift."]), **w.basis())


@act
def afsluiten(w: Wandeling) -> None:
    """The case is closed."""
    evalueren.zaak_afsluiten(**w.basis())


@act
def aandacht(w: Wandeling) -> None:
    """The day round looks at results."""
    evalueren.aandacht_vragen(**w.basis(SYSTEEM))
