"""Walks where help runs: looked back on, made sharp, stopped, begun again, called about and closed, in any order."""

from __future__ import annotations

import random
from collections import Counter

from django.db import connection, transaction

from keukentafel.omgeving.contracten.models import Aanbieder, Product
from keukentafel.recht.stappen import Stand
from keukentafel.reis import leveren
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.models import Gebruiker
from keukentafel.stelsel.gemeenten.namens import namens
from tests import terugkijken as mia
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
from tests.reis.wandelen.geleverd import controleer_levering, lever
from tests.reis.wandelen.levering import bsn_vastleggen, melding_terugnemen, start_melden, stop_melden, voortgang_geven
from tests.reis.wandelen.melding import bellen, taak_afronden
from tests.reis.wandelen.wandeling import Wandeling

STAPPEN = 30
ACTEN = (
    scherp, aandacht, terugkijken, terugkijken, terugkijken, nazorg, afsluiten, stop_melden, start_melden,
    melding_terugnemen, voortgang_geven, bellen, taak_afronden, bsn_vastleggen,
)  # fmt: skip


def begin(w: Wandeling) -> None:
    """Mia's help runs: granted, ordered and begun by the real acts."""
    noor, hans = (Gebruiker.objects.get(pk=p.id) for p in (w.mensen.noor, w.mensen.hans))
    w.zaak = mia.toegekend(w.gemeente, noor, hans)
    w.zaken, w.op = [w.zaak], klok.moment(mia.LAATSTE_DAG.replace(month=3))
    besluit = mia.doelen(w.gemeente, w.zaak)[0].besluit
    order = leveren.toewijzing_geven(
        besluit=besluit.id, aanbieder=Aanbieder.objects.earliest("id").id, product=Product.objects.earliest("id").id,
        volume=60, frequentie="2", ingangsdatum=besluit.periode.lower, einddatum=besluit.laatste_dag,
        **w.basis(w.mensen.noor),
    )  # fmt: skip
    leveren.start_melden(
        gemeente=w.gemeente, toewijzing=order.id, datum=besluit.periode.lower, via="hand", wie=w.mensen.noor, op=w.op
    )


def wandel(wereld, seed: int) -> Wandeling:  # noqa: F811
    """Walk once and go on to the end; everything is undone afterwards. Raises AssertionError with the walk in it."""
    gemeente, elders, mensen = wereld
    w = Wandeling(gemeente, elders, mensen, random.Random(seed))
    with namens({gemeente.code}, doel="proef"):
        try:
            begin(w)
            for _ in range(STAPPEN):
                w.tik()
                voor = alles()
                na = w.record().stand == Stand.BEEINDIGD and w.kans(0.5)
                if w.doe(w.toeval.choice((nazorg, nazorg, afsluiten) if na else ACTEN)):
                    _controleer(w)
                else:
                    assert alles() == voor, "refused, yet changed"
            lever(w)
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
    for seed in range(5):
        gedaan += wandel(wereld, seed).gedaan
    assert {"scherp", "terugkijken", "aandacht", "nazorg", "stop_melden", "voortgang_geven"} <= set(gedaan)
