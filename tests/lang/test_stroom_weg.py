"""The power goes, twenty times, in the middle of the work: what was confirmed is there once, what was posted left once.

A real server on a real database; residents send questions by the website, while others write paragraphs of a verslag,
send it, sign it as the resident and sign the besluit, all through its pages (`werkers`). Then server, database and those
visitors are killed with signal 9 and started again. Nothing in here waits politely for anything to finish.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import psycopg
import pytest

from keukentafel.project.cluster import APP, EIGENAAR, Cluster
from tests.lang import werkers
from tests.lang.bezoeker import WEG, Bezoeker, Storing

WORTEL = Path(__file__).resolve().parents[2]
KEREN = int(os.environ.get("KEREN", "20"))  # fewer only to try this test itself
VRAGEN_PER_KEER = 200
KLANTEN = 4
WERKERS = 2
ZAKEN_PER_KEER = 3  # cases to work on, for each time the lights go out

pytestmark = pytest.mark.lang


def meld(poort: int, woorden: str) -> bool:
    """Ask for help in four questions; return whether the confirmation was seen."""
    wie, basis = Bezoeker(poort), "/meerssen/hulp-vragen"
    wie.vraag("GET", f"{basis}/vraag-1/")
    stappen = (
        {"voor": "zelf"},
        {"woorden": woorden},
        {"hoe": "bellen", "telefoon": "06 00000001", "wanneer": ""},
        {"voornaam": "Proef", "achternaam": "Persoon", "ondersteuning": "open"},
    )
    for nummer, velden in enumerate(stappen, start=1):
        uit = wie.vraag("POST", f"{basis}/vraag-{nummer}/", velden)
        verder = f"{basis}/vraag-{nummer + 1}/" if nummer < len(stappen) else f"{basis}/nakijken/"
        assert (uit.status, uit.naar) == (302, verder), (nummer, uit.status, uit.naar, uit.tekst[:200])
    uit = wie.vraag("POST", f"{basis}/nakijken/", {})
    if uit.status != 302 or not uit.naar.endswith("/ontvangen/"):
        return False
    uit = wie.vraag("GET", uit.naar)
    return uit.status == 200 and re.search(r"20\d\d-\d+", uit.tekst) is not None


class Huis:
    """The server and its database, as processes that can be shot."""

    def __init__(self, var: Path) -> None:
        self.var = var
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.poort = s.getsockname()[1]
        self.env = {k: v for k, v in os.environ.items() if not k.startswith(("DATABASE_URL", "KEUKENTAFEL", "DJANGO"))}
        self.env |= {"KEUKENTAFEL_VAR": str(var), "KEUKENTAFEL_ZONDER_HTTPS": "1", "KEUKENTAFEL_GEHEIM": "proef"}
        self.server: subprocess.Popen[bytes] | None = None
        self.werkers: list[subprocess.Popen[bytes]] = []

    def doe(self, *woorden: str) -> None:
        """Run a command of Keukentafel."""
        subprocess.run([WORTEL / "keukentafel", *woorden], env=self.env, check=True, capture_output=True)

    def start(self) -> None:
        """Start and wait until it answers."""
        uitvoer = (self.var / "server.log").open("ab")
        self.server = subprocess.Popen(
            [WORTEL / "keukentafel", "serve", "--poort", str(self.poort)],
            env=self.env, start_new_session=True, stdout=uitvoer, stderr=uitvoer,
        )  # fmt: skip
        tot = time.monotonic() + 60
        while time.monotonic() < tot:
            try:
                if Bezoeker(self.poort).vraag("GET", "/gezond/").status == 200:
                    return
            except (Storing, *WEG):
                pass
            assert self.server.poll() is None, (self.var / "server.log").read_text()[-3000:]
            time.sleep(0.1)
        raise AssertionError((self.var / "server.log").read_text()[-3000:])

    def werker(self, *woorden: str) -> subprocess.Popen[bytes]:
        """Start somebody at work, as a process of its own on the same database."""
        env = self.env | {
            "DATABASE_URL": Cluster(self.var / "pg").url(APP), "KEUKENTAFEL_PROEF": "1",
        }  # fmt: skip
        uitvoer = (self.var / "werkers.log").open("ab")
        opdracht = [sys.executable, "-m", "tests.lang.werkers", *woorden]
        return subprocess.Popen(opdracht, env=env, cwd=WORTEL, stdout=uitvoer, stderr=uitvoer)

    def aan_het_werk(self) -> None:
        """Start the workers where they were left."""
        self.werkers = [
            self.werker("werk", str(self.var), str(n), str(WERKERS), str(self.poort)) for n in range(WERKERS)
        ]

    def schiet_werkers(self) -> None:
        """Kill the workers with signal 9."""
        for werker in self.werkers:
            werker.kill()
            werker.wait()

    def schiet_server(self) -> None:
        """Kill the server, its worker and the post round with signal 9, all of them."""
        assert self.server is not None
        alle, kijk = [self.server.pid], [self.server.pid]
        while kijk:
            pid = kijk.pop()
            kinderen = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True).stdout.split()
            alle += (nieuw := [int(k) for k in kinderen])
            kijk += nieuw
        for pid in alle:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass

    def schiet(self, toeval: random.Random) -> None:
        """Kill server, database and workers with signal 9, in any order, with a short time between."""
        assert self.server is not None
        postmaster = int((self.var / "pg/data/postmaster.pid").read_text().split()[0])

        def server() -> None:
            self.schiet_server()

        def database() -> None:
            kinderen = subprocess.run(["pgrep", "-P", str(postmaster)], capture_output=True, text=True).stdout.split()
            for pid in [postmaster, *(int(k) for k in kinderen)]:
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass

        for schot in toeval.sample([server, database, self.schiet_werkers], 3):
            schot()
            time.sleep(toeval.random() * 0.05)
        self.server.wait()


def test_twintig_keer_stroom_weg(tmp_path: Path):
    toeval = random.Random(20270217)
    huis = Huis(tmp_path)
    huis.doe("migreer")
    huis.doe("gemeente", "938", "Meerssen", "--telefoon", "043 000 00 00", "--adres", "Markt 50, 6231 ZZ Meerssen")
    huis.start()
    aantal = KEREN * ZAKEN_PER_KEER
    assert huis.werker("maak", str(tmp_path), str(aantal)).wait() == 0, (tmp_path / "werkers.log").read_text()[-3000:]
    huis.schiet_server()
    huis.server.wait()  # type: ignore[union-attr]
    bevestigd: set[str] = set()
    begonnen: set[str] = set()
    slot, licht = threading.Lock(), threading.Event()

    def klant(werk: list[str], gedaan: list[int]) -> None:
        while True:
            licht.wait()
            with slot:
                if not werk:
                    return
                woorden = werk.pop()
                begonnen.add(woorden)
            try:
                if meld(huis.poort, woorden):
                    with slot:
                        bevestigd.add(woorden)
            except (Storing, *WEG):
                pass  # the lights went out: this question may or may not have arrived
            finally:
                with slot:
                    gedaan.append(1)

    geschoten = 0
    for keer in range(KEREN):
        huis.start()
        huis.aan_het_werk()
        licht.set()
        werk = [f"Vraag {keer}-{nummer}: de trap lukt niet meer." for nummer in range(VRAGEN_PER_KEER)]
        gedaan: list[int] = []
        draden = [threading.Thread(target=klant, args=(werk, gedaan)) for _ in range(KLANTEN)]
        for draad in draden:
            draad.start()
        grens = toeval.randint(VRAGEN_PER_KEER // 10, VRAGEN_PER_KEER // 2)
        while len(gedaan) < grens and any(d.is_alive() for d in draden):
            time.sleep(0.01)
        licht.clear()
        huis.schiet(toeval)
        geschoten += 1
        huis.start()  # the rest of the two hundred comes in after the lights are back
        huis.aan_het_werk()
        licht.set()
        for draad in draden:
            draad.join()
        huis.schiet_werkers()
        huis.schiet_server()
        huis.server.wait()  # type: ignore[union-attr]
    assert geschoten >= KEREN
    huis.start()
    huis.aan_het_werk()  # they finish what they were at
    for werker in huis.werkers:
        assert werker.wait(timeout=600) == 0, (tmp_path / "werkers.log").read_text()[-3000:]
    wacht_tot_post_weg(huis)
    huis.server.terminate()  # type: ignore[union-attr]
    huis.server.wait(timeout=30)  # type: ignore[union-attr]

    cluster = Cluster(tmp_path / "pg")
    cluster.start()
    try:
        with psycopg.connect(cluster.url(EIGENAAR)) as c:
            reken_na(c, tmp_path / "post", bevestigd, begonnen)
            klaar = reken_werk_na(c, tmp_path)
    finally:
        cluster.stop()
    print(f"{geschoten} keer stroom weg, {len(begonnen)} vragen begonnen, {len(bevestigd)} bevestigd; "
          f"{aantal} zaken van verslag tot besluit, {klaar} handelingen bevestigd")  # fmt: skip


def wacht_tot_post_weg(huis: Huis) -> None:
    """Wait until the post round has emptied the outbox."""
    cluster = Cluster(huis.var / "pg")
    tot = time.monotonic() + 600
    while time.monotonic() < tot:
        with psycopg.connect(cluster.url(EIGENAAR)) as c:
            rij = c.execute("select count(*) from postbus_post where bezorgd_op is null").fetchone()
            if rij == (0,):
                return
            # an attempt that failed while the lights went out waits a minute; let it come due now
            c.execute("update postbus_post set klaar_vanaf = gelegd_op where bezorgd_op is null")
        time.sleep(0.5)
    raise AssertionError("de postbus loopt niet leeg")


def reken_na(c: Any, post: Path, bevestigd: set[str], begonnen: set[str]) -> None:
    """Count what is there against what was promised."""
    van_werk = f"(select zaak_id from melding_melding where woorden = '{werkers.WOORDEN}')"
    aantal = dict(
        c.execute("select woorden, count(*) from melding_melding where woorden <> %s group by 1", [werkers.WOORDEN])
    )
    assert {w for w in bevestigd if aantal.get(w) != 1} == set(), "a confirmed question is not there exactly once"
    assert {w for w, n in aantal.items() if n != 1 or w not in begonnen} == set(), "a question is there twice"
    assert len(bevestigd) > len(begonnen) * 9 // 10

    per_vraag = "select count(*) from zaak_zaak z left join (select zaak_id, count(*) n from {} group by 1) t on t.zaak_id = z.id"
    for tabel in ("melding_melding", "brief_brief", "zaak_taak"):
        assert c.execute(
            per_vraag.format(tabel) + f" where coalesce(t.n, 0) <> 1 and z.id not in {van_werk}"
        ).fetchone() == (0,), tabel
    half = (
        "select count(*) from zaak_zaak z where (select count(*) from logboek_logregel l where l.object_id = z.id) <> 1"
        f" and z.id not in {van_werk}"
    )
    assert c.execute(half).fetchone() == (0,)

    brieven = {f"brief-{id_}" for (id_,) in c.execute("select id from brief_brief")}
    gelegd = {sleutel for (sleutel,) in c.execute("select sleutel from postbus_post where bezorgd_op is not null")}
    assert gelegd == brieven
    assert {b.stem for b in post.glob("*.json")} == brieven, "a letter was lost or laid twice"
    assert {b.stem for b in post.glob("*.pdf")} == brieven
    assert not c.execute("select 1 from brief_brief where verzonden_op is null").fetchall()
    for bestand in list(post.glob("*.json"))[:200]:
        assert json.loads(bestand.read_text())["naam"]
        assert (
            bestand.with_suffix(".pdf").read_bytes().endswith(b"%%EOF\n")
            or b"%%EOF" in bestand.with_suffix(".pdf").read_bytes()[-32:]
        )


def reken_werk_na(c: Any, map_: Path) -> int:
    """Hold what the workers saw confirmed against what is there; return how many acts were confirmed."""
    zaken = json.loads((map_ / "zaken.json").read_text())["zaken"]
    regels = [r for n in range(WERKERS) for r in werkers.gelezen(map_ / f"beloofd-{n}.txt")]
    klaar = [(int(r[1]), r[2], r[3]) for r in regels if r[0] == "klaar"]
    assert len(set(klaar)) == len(klaar)

    def aantal(vraag: str, *waarden: object) -> dict[int, int]:
        return dict(c.execute(f"{vraag} and zaak_id = any(%s) group by zaak_id", [*waarden, zaken]).fetchall())

    een = dict.fromkeys(zaken, 1)
    assert {s for (s,) in c.execute("select stand from zaak_zaak where id = any(%s)", [zaken])} == {"afgewezen"}
    for stap in ("onderzoeken", "verslag_verzenden", "aanvragen", "afwijzen"):
        assert aantal("select zaak_id, count(*) from zaak_stap where handeling = %s", stap) == een, stap
    for soort in ("ontvangstbevestiging", "verslag", "besluit_afwijzing"):
        assert aantal("select zaak_id, count(*) from brief_brief where soort = %s", soort) == een, soort
    assert set(aantal("select zaak_id, count(*) from brief_brief where true").values()) == {3}
    assert aantal("select zaak_id, count(*) from onderzoek_reactie where soort = %s", "getekend") == een
    assert aantal("select zaak_id, count(*) from besluit_aanvraag where true") == een
    assert aantal("select zaak_id, count(*) from besluit_besluit where true") == een
    assert aantal("select zaak_id, count(*) from besluit_besluit where staat = %s", "bekendgemaakt") == een
    assert aantal("select zaak_id, count(*) from onderzoek_botsing where true") == {}, "one writer met himself"
    for wat in ("verslag verstuurd", "besluit getekend en verstuurd"):
        geschreven = c.execute(
            "select object_id, count(*) from logboek_logregel where handeling = %s and object_id = any(%s) group by 1",
            [wat, zaken],
        )
        assert dict(geschreven.fetchall()) == een, wat

    staat = {(z, o): t for z, o, t in c.execute("select zaak_id, onderwerp, tekst from onderzoek_alinea")}
    laatste = {(z, naam[-1]): tekst for z, naam, tekst in klaar if naam.startswith("alinea")}
    kwijt = {plek for plek, tekst in laatste.items() if staat.get(plek) != tekst}
    assert not kwijt, f"a confirmed paragraph is lost: {kwijt}"
    eerder = set(c.execute("select zaak_id, onderwerp, tekst from onderzoek_alineaevent").fetchall())
    for z, naam, tekst in klaar:
        if naam.startswith("alinea"):
            assert (z, naam[-1], tekst) in eerder or staat[z, naam[-1]] == tekst, "history lost a confirmed paragraph"
    for z, gegevens in c.execute("select zaak_id, gegevens from brief_brief where soort = 'verslag'").fetchall():
        assert {d["letter"]: d["tekst"] for d in gegevens["onderdelen"]} == {o: staat[z, o] for o in "abcdefg"}
    return len(klaar)
