"""Walks where help runs: looked back on, made sharp, stopped, begun again, called about and closed, in any order."""

from __future__ import annotations

import random
from collections import Counter

from django.db import connection, transaction

from keukentafel.omgeving.contracten import operations as contracten
from keukentafel.omgeving.contracten.models import Aanbieder, Product
from keukentafel.recht.stappen import Stand
from keukentafel.reis import leveren
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.models import Gebruiker
from keukentafel.stelsel.gemeenten.namens import namens
from tests import terugkijken as mia
from tests.opzet import BEGIN
from tests.reis.test_wandelingen import alles, controleer_besluiten, controleer_zaak, wereld  # noqa: F401
from tests.reis.wandelen.evaluatie import (
    aandacht,
    afsluiten,
    controleer_evaluatie,
    nazorg,
    scherp,
    sluit,
    terugkijken,
)
from tests.reis.wandelen.geleverd import controleer_levering, rond_af
from tests.reis.wandelen.levering import (
    beeindigen,
    bsn_vastleggen,
    dagronde,
    melding_terugnemen,
    opdracht_beantwoorden,
    opdracht_erbij,
    opdracht_vervalt,
    start_melden,
    stop_melden,
    voortgang_geven,
)
from tests.reis.wandelen.melding import bellen, taak_afronden
from tests.reis.wandelen.wandeling import Wandeling

STAPPEN = 30
ACTEN = (
    scherp, aandacht, terugkijken, terugkijken, terugkijken, nazorg, afsluiten, stop_melden, start_melden,
    melding_terugnemen, voortgang_geven, bellen, taak_afronden, bsn_vastleggen, opdracht_erbij, opdracht_erbij,
    opdracht_beantwoorden, opdracht_beantwoorden, opdracht_vervalt, dagronde,
)  # fmt: skip


def begin(w: Wandeling, *, pgb: bool) -> None:
    """Mia's help runs: granted, ordered and begun by the real acts; or she arranges it herself, with a pgb."""
    noor, hans = (Gebruiker.objects.get(pk=p.id) for p in (w.mensen.noor, w.mensen.hans))
    w.zaak = mia.toegekend(w.gemeente, noor, hans, vorm="pgb" if pgb else "natura")
    w.zaken, w.op = [w.zaak], klok.moment(mia.LAATSTE_DAG.replace(month=3))
    if pgb:
        dagronde(w)
        assert w.record().stand == Stand.HULP_LOOPT
        return
    _tweede_contract(w)
    besluit = mia.doelen(w.gemeente, w.zaak)[0].besluit
    order = leveren.toewijzing_geven(
        besluit=besluit.id, aanbieder=Aanbieder.objects.earliest("id").id, product=Product.objects.earliest("id").id,
        volume=60, frequentie="2", ingangsdatum=besluit.periode.lower, einddatum=besluit.laatste_dag,
        **w.basis(w.mensen.noor),
    )  # fmt: skip
    leveren.start_melden(
        gemeente=w.gemeente, toewijzing=order.id, datum=besluit.periode.lower, via="hand", wie=w.mensen.noor, op=w.op
    )


def _tweede_contract(w: Wandeling) -> None:
    """The other provider has a contract for both products."""
    g, ander = w.gemeente.code, Aanbieder.objects.latest("id")
    contract = contracten.maak_contract(gemeente=g, aanbieder=ander.id, nummer="W-2", van=BEGIN, tot=None)
    for product in Product.objects.all():
        contracten.maak_tarief(contract=contract, product=product.id, cent=65, van=BEGIN, tot=None)


def wandel(wereld, seed: int) -> Wandeling:  # noqa: F811
    """Walk once and go on to the end; everything is undone afterwards. Raises AssertionError with the walk in it."""
    gemeente, elders, mensen = wereld
    w = Wandeling(gemeente, elders, mensen, random.Random(seed))
    with namens({gemeente.code}, doel="proef"):
        try:
            begin(w, pgb=seed % 6 == 5)
            for _ in range(STAPPEN):
                w.tik()
                voor = alles()
                na = w.record().stand == Stand.BEEINDIGD and w.kans(0.5)
                if w.doe(w.toeval.choice((nazorg, nazorg, afsluiten) if na else ACTEN + (beeindigen,) * w.kans(0.2))):
                    _controleer(w)
                else:
                    assert alles() == voor, "refused, yet changed"
            dagronde(w)
            _controleer(w)
            rond_af(w)
            sluit(w)
            _controleer(w)
        except Exception as fout:
            stand = w.record().stand if not connection.needs_rollback else "?"
            regels = "\n".join(w.spoor)
            raise AssertionError(f"seed {seed}, {stand}: {type(fout).__name__}: {fout}\n{regels}") from fout
        finally:
            transaction.set_rollback(True)
    return w


def _controleer(w: Wandeling) -> None:
    zaak = w.record()
    controleer_zaak(w, zaak)
    controleer_besluiten(w, zaak)
    controleer_levering(zaak, w.dag)
    controleer_evaluatie(zaak)


def test_walks_where_help_runs(wereld):  # noqa: F811
    gedaan: Counter[str] = Counter()
    for seed in range(6):
        gedaan += wandel(wereld, seed).gedaan
    assert {"scherp", "terugkijken", "aandacht", "nazorg", "stop_melden", "opdracht_erbij", "dagronde"} <= set(gedaan)
