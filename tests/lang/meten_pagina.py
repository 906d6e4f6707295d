"""What the measures of `make bench` share: clients in processes of their own, CPU, the server, and readers of pages."""

from __future__ import annotations

import multiprocessing
import os
import queue
import socket
import subprocess
import time
from collections.abc import Callable, Sequence
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from keukentafel.project.cluster import Cluster

WORTEL = Path(__file__).resolve().parents[2]
KEREN = 300


def p95(tijden: list[float]) -> float:
    """The 95th percentile."""
    return sorted(tijden)[int(len(tijden) * 0.95) - 1]


def cpu_van_cluster(cluster: Cluster) -> float:
    """Seconds of CPU of all processes of the cluster, those that ended included."""
    hoofd = int((cluster.data / "postmaster.pid").read_text().split()[0])
    tik = os.sysconf("SC_CLK_TCK")
    totaal = 0.0
    for map_ in Path("/proc").glob("[0-9]*"):
        try:
            velden = (map_ / "stat").read_text().rsplit(") ", 1)[1].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(map_.name) == hoofd:
            totaal += sum(int(v) for v in velden[11:15]) / tik
        elif int(velden[1]) == hoofd:
            totaal += sum(int(v) for v in velden[11:13]) / tik
    return totaal


def samen(
    klanten: int,
    cluster: Cluster,
    doel: Callable[..., None],
    *woorden: Any,
    keren: int = KEREN,
    eigen: Sequence[tuple[Any, ...]] = (),
) -> tuple[list[float], float, float]:
    """Run `doel` in this many processes; return (times in ms, CPU per case of the application, of the database).

    `eigen` holds what each client gets for itself, after `woorden`.
    """
    ctx = multiprocessing.get_context("spawn")
    uit = ctx.Queue()
    processen = [
        ctx.Process(target=doel, args=(*woorden, *(eigen[n] if eigen else ()), keren, uit)) for n in range(klanten)
    ]
    voor = cpu_van_cluster(cluster)
    for p in processen:
        p.start()
    resultaten: list[Any] = []
    while len(resultaten) < klanten:
        try:
            resultaten.append(uit.get(timeout=5))
        except queue.Empty:
            if any(p.exitcode for p in processen):
                raise SystemExit("een klant viel uit; zie hierboven") from None
    for p in processen:
        p.join()
    db = cpu_van_cluster(cluster) - voor
    tijden = [t for r, _ in resultaten for t in r]
    app = sum(c for _, c in resultaten)
    n = len(tijden)
    return tijden, app / n * 1000, db / n * 1000


def sessie_van(gebruiker: int) -> str:
    """Sign this account in as the door does after the second factor; return the key of the session."""
    from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from keukentafel.stelsel.gebruikers.queries import gebruiker as zoek

    mens = zoek(gebruiker)
    assert mens is not None
    s = SessionStore()
    s[SESSION_KEY] = str(gebruiker)
    s[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    s[HASH_SESSION_KEY] = mens.get_session_auth_hash()
    s[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa"}]
    s.create()
    return str(s.session_key)


class Server:
    """The real server on this cluster, with one consulent signed in."""

    def __init__(self, var: Path, gebruiker: int) -> None:
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.poort = s.getsockname()[1]
        self.sessie = sessie_van(gebruiker)
        self.proces = subprocess.Popen(
            [WORTEL / "keukentafel", "serve", "--poort", str(self.poort), "--draden", "4"],
            env=os.environ | {"KEUKENTAFEL_VAR": str(var), "KEUKENTAFEL_ZONDER_HTTPS": "1", "KEUKENTAFEL_PROEF": "0"},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        for _ in range(300):
            try:
                if self.haal("/gezond/")[0] == 200:
                    return
            except OSError:
                time.sleep(0.2)
        raise SystemExit("de server antwoordt niet")

    def haal(self, pad: str) -> tuple[int, str]:
        """Get a page."""
        c = HTTPConnection("127.0.0.1", self.poort, timeout=30)
        try:
            c.request("GET", pad, headers={"Cookie": f"sessionid={self.sessie}"})
            antwoord = c.getresponse()
            return antwoord.status, antwoord.read().decode()
        finally:
            c.close()

    def sluit(self) -> None:
        """Stop."""
        self.proces.terminate()
        self.proces.wait(timeout=30)


def bladeraar(poort: int, sessie: str, pad: str, keren: int, uit: Any) -> None:
    """One reader in its own process, on one connection."""
    c = HTTPConnection("127.0.0.1", poort, timeout=30)
    tijden = []
    for nummer in range(keren + 10):
        t = time.perf_counter()
        c.request("GET", pad, headers={"Cookie": f"sessionid={sessie}"})
        antwoord = c.getresponse()
        antwoord.read()
        if antwoord.status != 200:
            raise SystemExit(f"{pad}: {antwoord.status}")
        if nummer >= 10:
            tijden.append((time.perf_counter() - t) * 1000)
    uit.put((tijden, 0.0))
