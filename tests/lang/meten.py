"""`make bench`: what one melding costs, beside the same rows by bare psycopg, what writing a verslag and signing a besluit
cost, and how fast the pages stay as cases grow.

Everything runs on this machine, on a throw-away cluster that syncs to disk. Prints a table in Markdown; the figures in
docs/prestaties.md come from it. `--zaken 10000,100000,1000000` chooses the sizes, `--feiten 10000000` how many facts policy
reads over (0: leave that out), `--alleen-beleid` and `--alleen-recht` measure nothing else.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

WORTEL = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(WORTEL))

import psycopg

from keukentafel.project.cluster import APP, EIGENAAR, Cluster, zet_omgeving
from tests.lang import meten_beleid, meten_recht, meten_werk, vulling
from tests.lang.meten_pagina import KEREN, Server, bladeraar, p95, samen

KIJKER = 7  # which of the consulenten looks: forty open tasks at every size
SCHRIJVER = 9  # who writes the verslagen and signs the besluiten
VASTLEGGER = 8  # who registers the questions; another, or the day of the first would grow by two thousand lines


def melder(gebruiker: int) -> Callable[[], None]:
    """Return a function that registers one melding as the door and the act do it: roles, walls, act, commit."""
    from keukentafel.reis.handeling import Wie
    from keukentafel.reis.melden import Inwonergegevens, Ontvangst, melden
    from keukentafel.stelsel import klok
    from keukentafel.stelsel.gebruikers.queries import gebruiker as zoek_gebruiker
    from keukentafel.stelsel.gebruikers.queries import rollen_van
    from keukentafel.stelsel.gemeenten.namens import namens
    from keukentafel.stelsel.gemeenten.queries import gemeente_van_slug

    gemeente = gemeente_van_slug("meerssen")
    assert gemeente is not None
    inwoner = Inwonergegevens(
        voornaam="Fatma", achternaam="Aydin", aanhef="mevrouw", geboren=(1968, 5, 3), straat="Beekstraat", huisnummer="3",
        postcode="6231 ZZ", plaats="Meerssen", telefoon="06 0000 0001",
    )  # fmt: skip
    ontvangst = Ontvangst(kanaal="telefoon", melder="zelf", woorden="Het huis schoon houden gaat niet meer.")

    def een() -> None:
        mens = zoek_gebruiker(gebruiker)  # as the session does at each request
        assert mens is not None
        wie = Wie(mens.pk, mens.naam, "consulent")

        def waar() -> set[int]:
            return {g for g, rol in rollen_van(gebruiker=gebruiker, peildatum=klok.vandaag()) if rol == "consulent"}

        with namens(waar, doel="een melding vastleggen", gebruiker=gebruiker):
            melden(
                gemeente=gemeente, inwoner=inwoner, ontvangst=ontvangst, wie=wie, op=klok.nu(), behandelaar=gebruiker
            )

    return een


def werker(gebruiker: int, keren: int, uit: Any) -> None:
    """One client in its own process."""
    import django

    django.setup()
    een = melder(gebruiker)
    een()
    tijden, begin = [], time.process_time()
    for _ in range(keren):
        t = time.perf_counter()
        een()
        tijden.append((time.perf_counter() - t) * 1000)
    uit.put((tijden, time.process_time() - begin))


def opnemen(gebruiker: int, eigenaar: Any) -> tuple[list[tuple[str, tuple[Any, ...]]], dict[str, int]]:
    """Return the statements of one melding with their parameters, and the ids that it gave out per table."""
    import django

    django.setup()
    from django.db import connection

    een, regels = melder(gebruiker), []

    def luister(doe: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        regels.append((sql, tuple(params or ())))
        return doe(sql, params, many, context)

    een()
    with connection.execute_wrapper(luister):
        een()
    ids = {
        t: eigenaar.execute(f"select max(id) from {t}").fetchone()[0]
        for t in ("mensen_persoon", "zaak_zaak", "brief_brief")
    }
    return regels, ids


def nu(waarde: Any, nieuw: dict[int, int]) -> Any:
    """A parameter of the first time as it is now: its own new resident, case and letter, and a key of its own."""
    if isinstance(waarde, list):
        return [nu(deel, nieuw) for deel in waarde]
    if isinstance(waarde, int) and not isinstance(waarde, bool):
        return nieuw.get(int(waarde), waarde)
    return str(uuid.uuid4()) if isinstance(waarde, str) and waarde.startswith("brief-") else waarde


def kaal(url: str, ingepakt: bytes, keren: int, uit: Any) -> None:
    """The same rows by bare psycopg: the setting that opens the wall, the inserts, the commit; nothing else."""
    import django

    django.setup()  # only to read the parameters back; not in what is timed
    regels, ids = pickle.loads(ingepakt)
    rijen = [(s, p) for s, p in regels if s.startswith("INSERT")]
    tijden = []
    with psycopg.connect(url) as c:
        begin = time.process_time()
        for _ in range(keren):
            t = time.perf_counter()
            with c.transaction():
                c.execute("select set_config('kt.gemeenten', '{938}', true)")
                nieuw: dict[
                    Any, Any
                ] = {}  # the ids of the first time -> those of now: each time a new resident and case
                for sql, params in rijen:
                    waarden = [nu(p, nieuw) for p in params]
                    rij = c.execute(sql, waarden)
                    for tabel, oud in ids.items():
                        if sql.startswith(f'INSERT INTO "{tabel}"'):
                            nieuw[oud] = rij.fetchone()[0]
            tijden.append((time.perf_counter() - t) * 1000)
        uit.put((tijden, time.process_time() - begin))


def main() -> int:
    """Measure and print."""
    p = argparse.ArgumentParser()
    p.add_argument("--zaken", default="10000,100000,1000000")
    p.add_argument("--keren", type=int, default=KEREN, help="how often each client does it")
    p.add_argument("--feiten", type=int, default=10_000_000, help="facts under the page of policy; 0 leaves it out")
    p.add_argument("--alleen-beleid", action="store_true", help="only the page of policy")
    p.add_argument("--alleen-recht", action="store_true", help="only the rules: one resident, a million, reading them")
    a = p.parse_args()
    if not a.alleen_beleid:
        meten_recht.meet_recht()
    if a.alleen_recht:
        return 0
    maten = [int(z) for z in a.zaken.split(",")]
    var = Path(tempfile.mkdtemp(prefix="kt-bench-"))
    cluster = Cluster(var / "pg")
    cluster.start()
    zet_omgeving(cluster)
    os.environ |= {
        "KEUKENTAFEL_PROEF": "1",
        "KEUKENTAFEL_GEHEIM": "bench",
        "DJANGO_SETTINGS_MODULE": "keukentafel.project.settings",
    }
    try:
        meet(cluster, var, maten, a.keren, feiten=a.feiten, alleen_beleid=a.alleen_beleid)
    finally:
        cluster.stop()
        shutil.rmtree(var, ignore_errors=True)
    return 0


def meet(cluster: Cluster, var: Path, maten: list[int], keren: int, *, feiten: int, alleen_beleid: bool) -> None:
    """The measuring itself."""
    subprocess.check_call(
        [sys.executable, "-m", "keukentafel.project.eigenaar", "--migreer"],
        env=os.environ | {"KEUKENTAFEL_ALS": "eigenaar"},
    )
    eigenaar = psycopg.connect(cluster.url(EIGENAAR), autocommit=True, cursor_factory=psycopg.ClientCursor)
    c = eigenaar.cursor()
    eerste = vulling.inrichten(c)
    if alleen_beleid:
        beleid(cluster, c, var, feiten, keren)
        return
    kijker, vastlegger = eerste + KIJKER, eerste + VASTLEGGER
    vulling.vul(c, van=1, tot=maten[0], eerste=eerste)
    # What is measured gets ids far from the filling and from each other, so that the recording can be read back.
    for nummer, tabel in enumerate(("mensen_persoon", "zaak_zaak", "brief_brief"), start=1):
        c.execute("select setval(pg_get_serial_sequence(%s, 'id'), %s)", [tabel, nummer * 100_000_000])
    versie = eigenaar.execute("show server_version").fetchone()
    print(f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} kernen, {platform.machine()}, Python {platform.python_version()}, "
          f"PostgreSQL {versie[0] if versie else '?'}\n")  # fmt: skip

    regels, ids = opnemen(vastlegger, eigenaar)
    opdrachten = [s for s, _ in regels if not s.startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))]
    print("| een melding vastleggen | klanten | CPU app (ms) | CPU database (ms) | samen | p50 (ms) | p95 (ms) | SQL |")
    print("|---|---|---|---|---|---|---|---|")
    for klanten in (1, 4):
        for naam, doel, woorden, sql in (
            ("Keukentafel", werker, (vastlegger,), len(opdrachten)),
            (
                "dezelfde rijen, kaal psycopg",
                kaal,
                (cluster.url(APP), pickle.dumps((regels, ids))),
                sum(s.startswith("INSERT") for s in opdrachten) + 1,
            ),
        ):
            tijden, app, db = samen(klanten, cluster, doel, *woorden, keren=keren)
            print(f"| {naam} | {klanten} | {app:.1f} | {db:.1f} | {app + db:.1f} | {statistics.median(tijden):.1f} "
                  f"| {p95(tijden):.1f} | {sql} |", flush=True)  # fmt: skip

    meten_werk.meet(cluster, c, var, schrijver=eerste + SCHRIJVER, collega=vastlegger, keren=keren)

    print("\n| pagina | zaken | klanten | p50 (ms) | p95 (ms) |\n|---|---|---|---|---|")
    vorige = maten[0]
    for maat in maten:
        if maat > vorige:
            vulling.vul(c, van=vorige + 1, tot=maat, eerste=eerste)
            vorige = maat
        server = Server(var, kijker)
        try:
            rij = eigenaar.execute(
                "select id from zaak_zaak where behandelaar_id = %s and stand = 'ontvangen' order by id limit 1",
                [kijker],
            ).fetchone()
            assert rij is not None
            for naam, pad in (("Mijn dag", "/consulent/"), ("Dossier", f"/consulent/dossier/{rij[0]}/")):
                for klanten in (1, 4):
                    tijden, _, _ = samen(klanten, cluster, bladeraar, server.poort, server.sessie, pad, keren=keren)
                    print(f"| {naam} | {maat:,} | {klanten} | {statistics.median(tijden):.1f} | {p95(tijden):.1f} |".replace(",", "."),
                          flush=True)  # fmt: skip
        finally:
            server.sluit()
    if feiten:
        beleid(cluster, c, var, feiten, keren)
    print(json.dumps({"sql_per_melding": len(opdrachten)}), file=sys.stderr)


def beleid(cluster: Cluster, c: Any, var: Path, feiten: int, keren: int) -> None:
    """The page of policy, after everything else: it fills tables that the rest does not read."""
    import django

    django.setup()
    meten_beleid.meet(cluster, c, var, feiten=feiten, keren=keren)


if __name__ == "__main__":
    sys.exit(main())
