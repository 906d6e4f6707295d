"""The acts of following help: a sharp result, looking back, the call afterwards, closing, and the day round.

They are no acts of just any moment (`ACTEN`): a walk does them where help runs or stopped.
"""

from __future__ import annotations

from datetime import timedelta

from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.evaluatie.models import Evaluatie, Nazorg
from keukentafel.dossier.zaak.models import Taak, Zaak
from keukentafel.recht.stappen import Stand
from keukentafel.reis import evalueren, melden
from keukentafel.reis.evalueren import Evaluatievelden, Gebiednu, Standkeuze
from keukentafel.reis.handeling import SYSTEEM
from keukentafel.reis.taken import AFSLUITEN, EVALUEREN, NAZORG, NIEUWE_VRAAG, RESULTATEN, STOP_DOORGEVEN
from tests.reis.wandelen.wandeling import Wandeling

MAG_STAAN = {
    Stand.TOEGEKEND: {RESULTATEN.wat, EVALUEREN.wat},
    Stand.HULP_LOOPT: {RESULTATEN.wat, EVALUEREN.wat},
    Stand.IN_EVALUATIE: {RESULTATEN.wat},
    Stand.BEEINDIGD: {AFSLUITEN.wat},
}
"""What may stay on somebody's day in these stands: it goes off by itself when it is done."""


def _open(zaak: Zaak) -> set[str]:
    return set(Taak.objects.filter(zaak_id=zaak.id, gedaan_op__isnull=True).values_list("wat", flat=True))


def controleer_evaluatie(zaak: Zaak) -> None:
    """Whoever is in evaluation waits for something; after the help somebody calls, and then it is closed."""
    laatste = Evaluatie.objects.filter(zaak_id=zaak.id).order_by("-id").first()
    te_bellen = Nazorg.objects.filter(zaak_id=zaak.id, gebeld_op__isnull=True).count()
    assert te_bellen == Taak.objects.filter(zaak_id=zaak.id, gedaan_op__isnull=True, wat=NAZORG.wat).count() <= 1
    if zaak.stand == Stand.IN_EVALUATIE:
        assert laatste is not None
        assert laatste.uitkomst != Evaluatie.Uitkomst.VOORTZETTEN, "the help goes on, yet the case waits"
    if zaak.stand == Stand.BEEINDIGD and not te_bellen:
        assert AFSLUITEN.wat in _open(zaak), "called, and nobody closes"
    if zaak.stand in (Stand.HULP_LOOPT, Stand.AFGESLOTEN):
        assert not te_bellen, "nobody has to be called, yet it stands there"
    if zaak.stand == Stand.AFGESLOTEN:
        assert NIEUWE_VRAAG.wat not in _open(zaak), "a new question was lost"


def sluit(w: Wandeling) -> None:
    """Help that stopped can be called about and closed, by whatever way it came there."""
    if w.record().stand != Stand.BEEINDIGD:
        return
    basis = w.basis(w.eigenaar())
    if Nazorg.objects.filter(zaak_id=w.zaak, gebeld_op__isnull=True).exists():
        evalueren.nazorg_bellen(gesprek=evalueren.te_bellen(zaak=w.record()), hoe="goed", notitie="", **basis)
    eerst = (NIEUWE_VRAAG.wat, STOP_DOORGEVEN.wat)
    for taak in Taak.objects.filter(zaak_id=w.zaak, gedaan_op__isnull=True, wat__in=eerst):
        melden.taak_afronden(taak=taak.id, zin="De melding is vastgelegd.", **basis)
    evalueren.zaak_afsluiten(**basis)
    assert w.record().stand == Stand.AFGESLOTEN
    controleer_evaluatie(w.record())


def _doelen(w: Wandeling) -> list[int]:
    """The goals of the besluit that counts; one that is not there when there is none."""
    besluit = besluit_queries.toegekend(gemeente=w.gemeente.code, zaken=[w.zaak]).last()
    if besluit is None:
        return [0]
    return [d.id for d in besluit_queries.doelen(gemeente=w.gemeente.code, besluit=besluit.id)]


def scherp(w: Wandeling) -> None:
    """A result with its measure and day, sometimes without one of them."""
    evalueren.resultaat_aanscherpen(
        doel=w.toeval.choice(_doelen(w)), resultaat="Uw huis is op orde",
        maatstaf=w.toeval.choice(["Wij lopen de lijst na", "Wij lopen de lijst na", " "]),
        datum=w.toeval.choice([w.dag + timedelta(days=30), w.dag + timedelta(days=800), w.dag, None]), **w.basis(),
    )  # fmt: skip


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


def nazorg(w: Wandeling) -> None:
    """The call after help stopped."""
    hoe = w.toeval.choice(["goed", "vraag", "onbereikbaar", "wat"])
    evalueren.nazorg_bellen(
        gesprek=evalueren.te_bellen(zaak=w.record()), hoe=hoe, notitie=w.toeval.choice(["", "Een traplift."]),
        **w.basis(),
    )  # fmt: skip


def afsluiten(w: Wandeling) -> None:
    """The case is closed."""
    evalueren.zaak_afsluiten(**w.basis())


def aandacht(w: Wandeling) -> None:
    """The day round looks at results."""
    evalueren.aandacht_vragen(**w.basis(SYSTEEM))
