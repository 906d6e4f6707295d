"""Starting: the database, the schema, the demo region and the server, in that order and each only when needed."""

from __future__ import annotations

import ctypes
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from keukentafel.project.cluster import Cluster, ClusterError, zet_omgeving

if TYPE_CHECKING:
    from keukentafel.werkplaats.postronde import Postronde

WORTEL = Path(__file__).resolve().parents[3]
MET_OUDER = "KEUKENTAFEL_MET_OUDER"
PR_SET_PDEATHSIG = 1


class KanNietStarten(RuntimeError):
    """Something in the way; the message says what, and what to do."""


def var() -> Path:
    """Return the folder for everything that is not code: database, letters, secrets."""
    return Path(os.environ.get("KEUKENTAFEL_VAR", WORTEL / "var"))


def ingebed() -> Cluster:
    """Return the embedded cluster of this installation, not started."""
    try:
        return Cluster(var() / "pg")
    except ClusterError as fout:
        raise KanNietStarten(str(fout)) from fout


def omgeving(*, demo: bool = False) -> Cluster | None:
    """Fill the environment: database addresses, secret, demo clock. Starts the embedded database when none is given.

    Returns the cluster when this call started it. Raises KanNietStarten.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keukentafel.project.settings")
    gestart = None
    if ingebed_ := "DATABASE_URL" not in os.environ:
        cluster = ingebed()
        try:
            gestart = cluster if cluster.start() else None
        except ClusterError as fout:
            raise KanNietStarten(f"De database start niet. {fout}") from fout
        zet_omgeving(cluster)
    # Only an embedded database can be a demo by what lies beside it: a real server never becomes one by accident.
    if demo or (ingebed_ and _demo_bestand().exists()):
        os.environ["KEUKENTAFEL_DEMO"] = "1"
    if "KEUKENTAFEL_GEHEIM" not in os.environ:
        os.environ["KEUKENTAFEL_GEHEIM"] = _geheim("geheim")
    if "KEUKENTAFEL_PSEUDONIEMSLEUTEL" not in os.environ:
        os.environ["KEUKENTAFEL_PSEUDONIEMSLEUTEL"] = _geheim("pseudoniemsleutel")
    if os.environ.get("KEUKENTAFEL_DEMO") == "1":
        os.environ.setdefault("KEUKENTAFEL_VERSCHUIVING_DAGEN", str(_verschuiving()))
    return gestart


def _geheim(naam: str) -> str:
    """Return the secret of this name, made at the first start and readable only for who runs the house."""
    bestand = var() / naam
    if not bestand.exists():
        bestand.parent.mkdir(parents=True, exist_ok=True)
        bestand.touch(mode=0o600)
        bestand.write_text(secrets.token_urlsafe(50))
    return bestand.read_text()


def _demo_bestand() -> Path:
    return var() / "demo.json"


def _verschuiving() -> int:
    """Days between the real calendar and the demo's: fixed at the first start, so that its clock only goes forward."""
    bestand = _demo_bestand()
    if not bestand.exists():
        from keukentafel.project.demo.voorbeelddag import VOORBEELDDAG
        from keukentafel.stelsel import klok

        os.environ.pop("KEUKENTAFEL_VERSCHUIVING_DAGEN", None)
        bestand.parent.mkdir(parents=True, exist_ok=True)
        bestand.write_text(json.dumps({"verschuiving_dagen": (VOORBEELDDAG - klok.vandaag()).days}))
    return int(json.loads(bestand.read_text())["verschuiving_dagen"])


def als_eigenaar(*wat: str) -> int:
    """Run `python -m keukentafel.project.eigenaar` in a process of its own, connected as the owner role."""
    if "DATABASE_URL_EIGENAAR" not in os.environ:
        raise KanNietStarten("Geef ook DATABASE_URL_EIGENAAR: de rol die de tabellen bezit en mag migreren.")
    return subprocess.call(
        [sys.executable, "-m", "keukentafel.project.eigenaar", *wat], env=os.environ | {"KEUKENTAFEL_ALS": "eigenaar"}
    )


def django() -> None:
    """Load Django with the environment as it is."""
    import django as django_

    django_.setup()


def maak_postronde() -> Postronde:
    """Return the post round of this installation: letters and messages go to the folders `post` and `berichten`."""
    from keukentafel.koppelingen.berichtenpost import Berichtenmap
    from keukentafel.koppelingen.printstraat import Printstraat
    from keukentafel.werkplaats.postronde import Postronde

    return Postronde(
        Printstraat(Path(os.environ.get("KEUKENTAFEL_POSTMAP", var() / "post"))),
        Berichtenmap(Path(os.environ.get("KEUKENTAFEL_BERICHTENMAP", var() / "berichten"))),
    )


def _geen_stille_demo(demo: bool) -> None:
    """Raise KanNietStarten rather than serve real people without a second step at sign-in."""
    if os.environ.get("KEUKENTAFEL_PROEF") == "1":
        raise KanNietStarten("KEUKENTAFEL_PROEF is voor toetsen. Haal die instelling weg om te draaien.")
    if not demo and "DATABASE_URL" not in os.environ and _demo_bestand().exists():
        raise KanNietStarten(
            f"In {var()} staat de demoregio. Geef --demo, of een andere map in KEUKENTAFEL_VAR voor echte mensen."
        )


def _poort_vrij(adres: str, poort: int) -> None:
    with socket.socket() as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            s.bind((adres, poort))
        except OSError as fout:
            raise KanNietStarten(
                f"Poort {poort} op {adres} is niet vrij. Kies een andere: ./keukentafel serve --poort {poort + 1}"
                f" (of `make run POORT={poort + 1}`)."
            ) from fout


def serve(*, adres: str, poort: int, demo: bool, processen: int, draden: int) -> int:
    """Serve until stopped, with the post round beside it. Returns an exit code. Raises KanNietStarten."""
    _poort_vrij(adres, poort)
    _geen_stille_demo(demo)
    gestart = omgeving(demo=demo)
    os.environ.setdefault("KEUKENTAFEL_ADRES", f"{adres}:{poort}")
    os.environ.setdefault("KEUKENTAFEL_POOL", str(draden + 2))
    kinderen: list[subprocess.Popen[bytes]] = []
    try:
        if "DATABASE_URL_EIGENAAR" in os.environ and als_eigenaar("--migreer", *(["--demo"] if demo else [])):
            raise KanNietStarten("De database bijwerken lukte niet. Zie de melding hierboven.")
        # The owner's address has done its work: the server and the post round never see it.
        os.environ.pop("DATABASE_URL_EIGENAAR", None)
        os.environ[MET_OUDER] = "1"
        # In sessions of their own: Ctrl+C reaches only this process, which then stops them in order.
        for woorden in (
            ["keukentafel.project.server", adres, str(poort), str(processen), str(draden)],
            ["keukentafel.project", "postronde", "--blijf"],
        ):
            kinderen.append(subprocess.Popen([sys.executable, "-m", *woorden], start_new_session=True))
        _wacht_op_antwoord(adres, poort, kinderen[0])
        _vertel(adres, poort, demo)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        return kinderen[0].wait()
    except (KeyboardInterrupt, SystemExit):
        print("Keukentafel stopt.", flush=True)
        return 0
    finally:
        for kind in kinderen:
            kind.terminate()
        for kind in kinderen:
            try:
                kind.wait(timeout=10)
            except subprocess.TimeoutExpired:
                kind.kill()
                kind.wait()
        if gestart is not None:
            gestart.stop()


def _wacht_op_antwoord(adres: str, poort: int, server: subprocess.Popen[bytes]) -> None:
    """Return when the server takes connections. Raises KanNietStarten when it ends or stays silent."""
    for _ in range(600):
        if server.poll() is not None:
            raise KanNietStarten("De server stopte meteen. Zie de melding hierboven.")
        with socket.socket() as s:
            if s.connect_ex((adres, poort)) == 0:
                return
        time.sleep(0.05)
    raise KanNietStarten("De server antwoordt niet.")


def sterf_mee() -> None:
    """Let this process end when the one that started it ends, also when that one is killed (Linux only)."""
    if os.environ.get(MET_OUDER) != "1" or not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def postronde_blijf() -> None:
    """Go on delivering post until this process is stopped, with the day round beside it. Stopping waits for the item
    at hand."""
    from keukentafel.werkplaats import dagronde

    sterf_mee()
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, lambda *_: stop.set())
    beide = threading.Thread(target=dagronde.blijf, args=(stop,), name="dagronde")
    beide.start()
    maak_postronde().blijf(stop)
    beide.join()


def _vertel(adres: str, poort: int, demo: bool) -> None:
    thuis = f"http://{adres}:{poort}"
    print(f"\nKeukentafel staat klaar: {thuis}/", flush=True)
    if demo:
        from keukentafel.stelsel import klok

        print(
            f"  Demoregio Maastricht-Heuvelland. Alle mensen zijn verzonnen. Het is er {klok.vandaag():%d-%m-%Y}.\n"
            f"  Aanmelden als iemand uit de demo: {thuis}/demo/\n"
            f"  Een inwoner vraagt hulp:          {thuis}/vaals/\n"
            "  Stoppen: Ctrl+C",
            flush=True,
        )
