"""What the page of policy costs over many facts, and a refresh of its counts beside a bare scan of the same rows."""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from typing import Any

import psycopg

from keukentafel.project.cluster import APP, Cluster
from tests.lang.meten_pagina import Server, bladeraar, p95, samen
from tests.lang.vulling import GEMEENTE

ERBIJ = 1000
WIJKEN = 8
VULLING = """
insert into monitor_feit (gemeente_id, pseudoniem, soort, dag, wijk_code, trede, waarde)
  select %(g)s, md5(n::text),
    (array['melden','onderzoeken','verslag_verzenden','aanvragen','toekennen','antwoord','hulp_gestart','resultaat'])[1 + n %% 8],
    %(dag)s::date - ((n::bigint * 7919) %% 1800)::int,
    case when n %% 97 = 0 then '' else 'WK0938' || lpad(((n / 8) %% 8)::text, 2, '0') end,
    case when n %% 8 = 5 then (array['eigen_kracht','algemeen_gebruikelijk','gebruikelijke_hulp','netwerk','andere_wet',
      'algemene_voorziening','collectieve_voorziening','maatwerk'])[1 + (n / 64) %% 8]
      when n %% 8 = 7 then (array['bereikt','deels','niet'])[1 + (n / 8) %% 3] else '' end,
    case when n %% 8 in (2, 4, 6) then 20 + (n %% 60) else null end
  from generate_series(%(van)s, %(tot)s) n
"""
KAAL = """
select soort, date_trunc('month', dag)::date, wijk_code, trede, count(*), coalesce(sum(waarde), 0)
from monitor_feit where gemeente_id = %s group by 1, 2, 3, 4
"""


def _inrichten(c: Any, dag: Any) -> int:
    """Make eight wijken and somebody of policy, as the owner; return the id of that account."""
    for nr in range(WIJKEN):
        c.execute(
            "insert into gemeenten_wijk (code, gemeente_id, naam, inwoners, peildatum, bron) values (%s, %s, %s, %s, %s, '')",
            [f"WK0938{nr:02d}", GEMEENTE, f"Wijk {nr}", 2000 + 900 * nr, dag],
        )
    c.execute(
        "insert into gebruikers_gebruiker (password, email, naam, telefoon, werkdagen, organisatie, is_active, synthetisch)"
        " values ('!', 'beleid@keukentafel.example', 'Rik Theunissen', '', '', '', true, true) returning id"
    )
    wie = int(c.fetchone()[0])
    c.execute(
        "insert into gebruikers_roltoekenning (gemeente_id, gebruiker_id, rol, team, periode)"
        " values (%s, %s, 'beleid', '', '[2015-01-01,)')",
        [GEMEENTE, wie],
    )
    return wie


def _punten(getal: int) -> str:
    return f"{getal:,}".replace(",", ".")


def _tijd(doe: Any) -> float:
    begin = time.perf_counter()
    doe()
    return (time.perf_counter() - begin) * 1000


def meet(cluster: Cluster, c: Any, var: Path, *, feiten: int, keren: int) -> None:
    """Fill, refresh, add a little, refresh again, then read the page over HTTP. Prints two tables."""
    from keukentafel.reis.leren.tellen import te_tellen_tot, tellingen_verversen
    from keukentafel.stelsel import klok
    from keukentafel.stelsel.gemeenten.namens import namens
    from keukentafel.stelsel.gemeenten.queries import gemeente_van_slug

    gemeente, dag = gemeente_van_slug("meerssen"), klok.vandaag()
    assert gemeente is not None
    wie = _inrichten(c, dag)
    for van in range(1, feiten + 1, 1_000_000):
        c.execute(VULLING, {"g": GEMEENTE, "dag": dag, "van": van, "tot": min(van + 999_999, feiten)})
    c.execute("vacuum analyze monitor_feit")

    def ververs(opnieuw: bool) -> None:
        with namens({GEMEENTE}, doel="meten"):
            tellingen_verversen(
                gemeente=gemeente, tot_en_met=te_tellen_tot(gemeente=gemeente), op=klok.nu(), opnieuw=opnieuw
            )

    def kaal() -> None:
        with psycopg.connect(cluster.url(APP)) as los, los.transaction():
            los.execute(f"select set_config('kt.gemeenten', '{{{GEMEENTE}}}', true)")
            los.execute(KAAL, [GEMEENTE]).fetchall()

    rijen = [("dezelfde rijen, kaal SQL", [_tijd(kaal) for _ in range(3)])]
    rijen.append(("alles opnieuw tellen", [_tijd(lambda: ververs(True)) for _ in range(3)]))
    erbij = []
    for keer in range(3):
        van = feiten + 1 + keer * ERBIJ
        c.execute(VULLING, {"g": GEMEENTE, "dag": dag, "van": van, "tot": van + ERBIJ - 1})
        erbij.append(_tijd(lambda: ververs(False)))
    rijen.append((f"{ERBIJ} nieuwe feiten erbij tellen", erbij))
    print("\n| tellen | feiten | p50 (ms) |\n|---|---|---|")
    for naam, tijden in rijen:
        print(f"| {naam} | {_punten(feiten)} | {statistics.median(tijden):.0f} |", flush=True)

    print("\n| pagina | feiten | klanten | p50 (ms) | p95 (ms) |\n|---|---|---|---|---|")
    server = Server(var, wie)
    try:
        for klanten in (1, 4):
            tijden, _, _ = samen(
                klanten, cluster, bladeraar, server.poort, server.sessie, "/beleid/meerssen/", keren=keren
            )
            snel, traag = statistics.median(tijden), p95(tijden)
            print(f"| Werkt het? | {_punten(feiten)} | {klanten} | {snel:.1f} | {traag:.1f} |", flush=True)
    finally:
        server.sluit()
