"""The power goes, twenty times, while messages go to and fro: each leaves once, each counts once, each is answered once.

Two post rounds on a real database and a real folder. A provider at the other end of the folder answers each 301, and
tells a stop before its start, and each start twice. Rounds and database are killed with signal 9 and started again.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import psycopg
import pytest

from keukentafel.koppelingen.berichtenpost import Berichtstuk
from keukentafel.project.cluster import APP, EIGENAAR, Cluster
from keukentafel.project.verhalen.aanbieder import AanbiederInProef
from tests.lang.leveringen import AGB

WORTEL = Path(__file__).resolve().parents[2]
KEREN = int(os.environ.get("KEREN", "20"))  # fewer only to try this test itself
PER_KEER = 6
RONDES = 2

pytestmark = pytest.mark.lang


class Post:
    """The database and the post rounds, as processes that can be shot."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.cluster = Cluster(var / "pg")
        self.env = {k: v for k, v in os.environ.items() if not k.startswith(("DATABASE_URL", "KEUKENTAFEL", "DJANGO"))}
        self.env |= {"KEUKENTAFEL_VAR": str(var), "KEUKENTAFEL_GEHEIM": "proef", "KEUKENTAFEL_PROEF": "1"}
        self.rondes: list[subprocess.Popen[bytes]] = []

    def doe(self, *woorden: str) -> None:
        """Run a command of Keukentafel."""
        env = {k: v for k, v in self.env.items() if k != "KEUKENTAFEL_PROEF"}
        subprocess.run([WORTEL / "keukentafel", *woorden], env=env, check=True, capture_output=True)

    def start(self) -> None:
        """Start the database and the rounds."""
        self.cluster.start()
        env = self.env | {"DATABASE_URL": self.cluster.url(APP)}
        uitvoer = (self.var / "rondes.log").open("ab")
        opdracht = [sys.executable, "-m", "keukentafel.project", "postronde", "--blijf"]
        self.rondes = [
            subprocess.Popen(opdracht, env=env, cwd=WORTEL, stdout=uitvoer, stderr=uitvoer) for _ in range(RONDES)
        ]

    def maak(self, aantal: int) -> None:
        """Make granted cases with an order each."""
        env = self.env | {"DATABASE_URL": self.cluster.url(APP)}
        woorden = [sys.executable, "-m", "tests.lang.leveringen", str(self.var), str(aantal)]
        subprocess.run(woorden, env=env, cwd=WORTEL, check=True)

    def schiet(self, toeval: random.Random) -> None:
        """Kill rounds and database with signal 9, in any order."""
        postmaster = int((self.var / "pg/data/postmaster.pid").read_text().split()[0])
        kinderen = subprocess.run(["pgrep", "-P", str(postmaster)], capture_output=True, text=True).stdout.split()
        database = [postmaster, *(int(k) for k in kinderen)]
        for groep in toeval.sample([[r.pid for r in self.rondes], database], 2):
            for pid in groep:
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass
            time.sleep(toeval.random() * 0.05)
        for ronde in self.rondes:
            ronde.wait()

    def stop(self) -> None:
        """End the rounds in order."""
        for ronde in self.rondes:
            ronde.terminate()
        for ronde in self.rondes:
            ronde.wait(timeout=60)


class Overkant(threading.Thread):
    """The provider: reads what was laid in the folder, and lays its own messages there. It is never shot."""

    def __init__(self, map_: Path, vandaag: date, opdrachten: dict[int, date], toeval: random.Random) -> None:
        super().__init__(daemon=True)
        self.map, self.opdrachten, self.toeval = map_, opdrachten, toeval
        self.aanbieder = AanbiederInProef(AGB, dag=vandaag)
        self.gelezen: Counter[str] = Counter()
        self.klaar = threading.Event()
        self.fout: BaseException | None = None

    def run(self) -> None:
        """Look in the folder until told to stop."""
        try:
            while not self.klaar.is_set():
                self.kijk()
                time.sleep(0.02)
        except BaseException as fout:  # the test asks for it
            self.fout = fout

    def kijk(self) -> None:
        """Read what is new; a message is whole when its envelope is there."""
        for envelop in sorted((self.map / "uit").glob("*.json")):
            if envelop.stem in self.gelezen:
                continue
            self.gelezen[envelop.stem] += 1
            adres = json.loads(envelop.read_text())
            assert (adres["van"], adres["naar"]) == ("0938", AGB)
            inhoud = envelop.with_suffix(".xml").read_bytes()
            voor = set(self.aanbieder.opdrachten)
            for terug in self.aanbieder.postvak(Berichtstuk(envelop.stem, **adres, inhoud=inhoud)):
                self.leg(terug)
            for nummer in set(self.aanbieder.opdrachten) - voor:
                self.vertel(nummer, self.opdrachten[nummer])

    def vertel(self, nummer: int, begin: date) -> None:
        """Tell the stop, then the start, and the start again."""
        start = self.aanbieder.start(nummer, begin)
        self.leg(self.aanbieder.stop(nummer, begin, begin + timedelta(days=30), "19"))
        self.leg(start)
        self.leg(start, "-nog-eens")

    def leg(self, stuk: Berichtstuk, erbij: str = "") -> None:
        """Lay a message in the folder of the municipality, whole at once, and then its envelope."""
        plek = self.map / "in" / stuk.naar / f"{self.toeval.randrange(10**6):06d}-{stuk.sleutel}{erbij}.xml"
        plek.parent.mkdir(parents=True, exist_ok=True)
        envelop = json.dumps({"van": stuk.van, "naar": stuk.naar})
        for naam, inhoud in ((plek, stuk.inhoud), (plek.with_suffix(".json"), envelop.encode())):
            half = naam.with_suffix(".deel")
            half.write_bytes(inhoud)
            half.rename(naam)


def test_twintig_keer_stroom_weg_tussen_de_berichten(tmp_path: Path) -> None:
    toeval = random.Random(20270218)
    post = Post(tmp_path)
    post.doe("migreer")
    post.doe("gemeente", "938", "Meerssen", "--telefoon", "043 000 00 00", "--adres", "Markt 50, 6231 ZZ Meerssen")
    post.cluster.start()
    aantal = KEREN * PER_KEER
    post.maak(aantal)
    gegevens = json.loads((tmp_path / "leveringen.json").read_text())
    opdrachten = {nummer: date.fromisoformat(dag) for nummer, dag in gegevens["opdrachten"]}
    overkant = Overkant(tmp_path / "berichten", date.fromisoformat(gegevens["vandaag"]), opdrachten, toeval)
    overkant.start()
    for _ in range(KEREN):
        post.start()
        gedaan = len(overkant.gelezen)
        tot = time.monotonic() + 60
        while len(overkant.gelezen) < gedaan + PER_KEER and time.monotonic() < tot:
            time.sleep(0.01)
        time.sleep(toeval.random() * 0.3)
        post.schiet(toeval)
        assert overkant.fout is None, overkant.fout
        maak_rijp(post)
    post.start()
    wacht_tot_stil(post, overkant, aantal)
    post.stop()
    overkant.klaar.set()
    overkant.join()
    try:
        reken_na(post, overkant, aantal)
    finally:
        post.cluster.stop()


def maak_rijp(post: Post) -> None:
    """What failed while the lights went out waits a minute; let it come due now."""
    post.cluster.start()
    with psycopg.connect(post.cluster.url(EIGENAAR)) as c:
        c.execute("update postbus_post set klaar_vanaf = gelegd_op where bezorgd_op is null")


def wacht_tot_stil(post: Post, overkant: Overkant, aantal: int) -> None:
    """Wait until nothing is under way."""
    tot = time.monotonic() + 600
    while time.monotonic() < tot:
        assert overkant.fout is None, overkant.fout
        maak_rijp(post)
        with psycopg.connect(post.cluster.url(EIGENAAR)) as c:
            post_open = c.execute("select count(*) from postbus_post where bezorgd_op is null").fetchone()
            wacht = c.execute("select count(*) from levering_bericht where stand in ('klaar', 'ontvangen')").fetchone()
        onderweg = [*(overkant.map / "in/0938").glob("*.xml"), *(overkant.map / "in/0938/opgehaald").glob("*")]
        if (post_open, wacht, onderweg) == ((0,), (0,), []) and len(overkant.aanbieder.retouren) == 2 * aantal:
            return
        time.sleep(0.5)
    raise AssertionError("de berichten komen niet tot rust")


def reken_na(post: Post, overkant: Overkant, aantal: int) -> None:
    """Count what is there against what was told."""
    with psycopg.connect(post.cluster.url(EIGENAAR)) as c:
        soorten = dict(c.execute("select soort || ' ' || stand, count(*) from levering_bericht group by 1").fetchall())
        assert soorten == dict.fromkeys(
            ("WMO301 verwerkt", "WMO302 verwerkt", "WMO305 verwerkt", "WMO306 verzonden", "WMO307 verwerkt",
             "WMO308 verzonden"), aantal,
        )  # fmt: skip
        per_bericht = c.execute(
            "select count(*) from levering_bericht where antwoord_op_id is not null group by antwoord_op_id"
        )
        assert {n for (n,) in per_bericht.fetchall()} == {1}
        meldingen = c.execute(
            "select toewijzing_id, soort, count(*) from levering_levermelding group by 1, 2"
        ).fetchall()
        assert len(meldingen) == 2 * aantal
        assert {n for *_, n in meldingen} == {1}
        verschil = c.execute("select distinct gestopt_op - gestart_op, stop_reden from levering_toewijzing").fetchall()
        assert verschil == [(30, "19")]
        assert c.execute("select distinct stand from zaak_zaak").fetchall() == [("beeindigd",)]
        for stap in ("leveren", "beeindigen"):
            per_zaak = c.execute("select count(*) from zaak_stap where handeling = %s group by zaak_id", [stap])
            assert [n for (n,) in per_zaak.fetchall()] == [1] * aantal, stap
        uit = {f"bericht-{id_}" for (id_,) in c.execute("select id from levering_bericht where richting = 'uit'")}
    map_ = overkant.map
    assert {p.stem for p in (map_ / "uit").glob("*.json")} == {p.stem for p in (map_ / "uit").glob("*.xml")} == uit
    assert not list((map_ / "in/0938").glob("onleesbaar/*"))
    assert len(list((map_ / "in/0938/gelezen").glob("*/*.xml"))) == 4 * aantal
    assert overkant.aanbieder.onleesbaar == []
    assert {r.header.retour_codes for r in overkant.aanbieder.retouren.values()} == {()}
