"""What it costs to save a paragraph of a verslag, to open the verslag, and to sign a besluit with its letter.

Measured as the door and the act do it: account, roles, walls, act, commit; not the parsing of a form. The page of the
verslag is measured over HTTP as well, its drawing included.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from keukentafel.project.cluster import Cluster
from tests.lang import vulling
from tests.lang.meten_pagina import Server, bladeraar, p95, samen

AANLOOP = 5  # acts before the measuring starts: the first ones fill caches
KLANTEN = (1, 4)
SOORTEN = ("een alinea bewaren", "het verslag openen", "een besluit tekenen, met brief")
TEKST = "U vertelt wat lukt en wat niet. Samen zochten wij wat helpt. " * 8


@contextmanager
def binnen(gebruiker: int) -> Iterator[Any]:
    """Let this consulent in as the door does, for one transaction; gives who acts."""
    from keukentafel.reis.handeling import Wie
    from keukentafel.stelsel import klok
    from keukentafel.stelsel.gebruikers.queries import gebruiker as zoek
    from keukentafel.stelsel.gebruikers.queries import rollen_van
    from keukentafel.stelsel.gemeenten.namens import namens

    mens = zoek(gebruiker)  # as the session does at each request
    assert mens is not None

    def waar() -> set[int]:
        return {g for g, rol in rollen_van(gebruiker=gebruiker, peildatum=klok.vandaag()) if rol == "consulent"}

    with namens(waar, doel="werken aan uw vraag", gebruiker=gebruiker):
        yield Wie(mens.pk, mens.naam, "consulent")


def doener(soort: str, gebruiker: int, eerste_zaak: int) -> Callable[[], None]:
    """Return a function that does one act of this kind; each signing takes the next case."""
    from keukentafel.reis.besluiten import ondertekenen
    from keukentafel.reis.onderzoeken import Alineatekst, alineas_bewaren, onderzoek_openen
    from keukentafel.stelsel import klok
    from keukentafel.stelsel.gemeenten.queries import gemeente_van_slug

    gemeente = gemeente_van_slug("meerssen")
    assert gemeente is not None
    keer, versie = 0, 1

    def alinea() -> None:
        nonlocal keer, versie
        keer += 1
        stuk = Alineatekst("b", 1, f"{TEKST}{keer}", False, versie)
        with binnen(gebruiker) as wie:
            (bewaard,) = alineas_bewaren(gemeente=gemeente, zaak=eerste_zaak, alineas=[stuk], wie=wie, op=klok.nu())
        assert bewaard.versie == versie + 1, "the paragraph was not written"
        versie = bewaard.versie

    def openen() -> None:
        with binnen(gebruiker) as wie:
            beeld = onderzoek_openen(zaak=eerste_zaak, wie=wie, op=klok.nu())
            # what the page of the verslag asks for: each part is read when it is asked
            delen = (beeld.onderwerpen, beeld.uitkomst, beeld.meldingen, beeld.plannen, beeld.gebieden)
            alles = (*delen, beeld.aantekeningen, beeld.hulp)
        assert len(alles[0]) == 7

    def tekenen() -> None:
        nonlocal keer
        zaak = eerste_zaak + keer
        keer += 1
        with binnen(gebruiker) as wie:
            besluit = ondertekenen(
                gemeente=gemeente, zaak=zaak, besluit=zaak, verwachte_versie=1, wie=wie, op=klok.nu()
            )
        assert besluit.staat == "bekendgemaakt"

    return dict(zip(SOORTEN, (alinea, openen, tekenen), strict=True))[soort]


def werker(soort: str, gebruiker: int, eerste_zaak: int, keren: int, uit: Any) -> None:
    """One client in its own process."""
    import django

    django.setup()
    een = doener(soort, gebruiker, eerste_zaak)
    for _ in range(AANLOOP):
        een()
    tijden, begin = [], time.process_time()
    for _ in range(keren):
        t = time.perf_counter()
        een()
        tijden.append((time.perf_counter() - t) * 1000)
    uit.put((tijden, time.process_time() - begin))


def opdrachten(soort: str, gebruiker: int, zaak: int) -> int:
    """Return how many SQL statements one act of this kind takes, the transaction's own left out."""
    from django.db import connection

    regels: list[str] = []

    def luister(doe: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        regels.append(sql)
        return doe(sql, params, many, context)

    een = doener(soort, gebruiker, zaak)
    een()
    with connection.execute_wrapper(luister):
        een()
    return sum(not sql.startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")) for sql in regels)


def meet(cluster: Cluster, c: Any, var: Path, *, schrijver: int, collega: int, keren: int) -> None:
    """Fill, measure and print: the acts, then the page of the verslag."""
    from datetime import timedelta

    from keukentafel.recht import termijnen
    from keukentafel.stelsel import klok

    dag = klok.vandaag()
    per_klant = keren + AANLOOP
    eerste_besluit = vulling.vul_werk(
        c, verslagen=2 * sum(KLANTEN) + 2, besluiten=sum(KLANTEN) * per_klant + 2, wie=schrijver, collega=collega,
        dag=dag, uiterlijk=termijnen.besluit(startdag=dag - timedelta(days=3)).uiterlijk,
    )  # fmt: skip
    verslag, besluit = vulling.EERSTE_WERK, eerste_besluit
    print("\n| handeling | klanten | CPU app (ms) | CPU database (ms) | samen | p50 (ms) | p95 (ms) | SQL |")
    print("|---|---|---|---|---|---|---|---|")
    for soort in SOORTEN:
        tekent = soort == SOORTEN[2]
        sql = opdrachten(soort, schrijver, besluit if tekent else verslag)
        if tekent:
            besluit += 2
        else:
            verslag += 1
        for klanten in KLANTEN:
            if tekent:
                eigen = [(besluit + n * per_klant,) for n in range(klanten)]
                besluit += klanten * per_klant
            else:
                eigen = [(verslag + n,) for n in range(klanten)]
                verslag += klanten
            tijden, app, db = samen(klanten, cluster, werker, soort, schrijver, keren=keren, eigen=eigen)
            print(f"| {soort} | {klanten} | {app:.1f} | {db:.1f} | {app + db:.1f} | {statistics.median(tijden):.1f} "
                  f"| {p95(tijden):.1f} | {sql} |", flush=True)  # fmt: skip
    server = Server(var, schrijver)
    try:
        pad = f"/consulent/dossier/{vulling.EERSTE_WERK}/verslag/"
        for klanten in KLANTEN:
            tijden, _, _ = samen(klanten, cluster, bladeraar, server.poort, server.sessie, pad, keren=keren)
            print(f"| de bladzijde van het verslag | {klanten} | | | | {statistics.median(tijden):.1f} "
                  f"| {p95(tijden):.1f} | |", flush=True)  # fmt: skip
    finally:
        server.sluit()
