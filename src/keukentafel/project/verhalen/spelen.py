"""Playing: a database of its own is made, migrated by the owner, played in by the application role, and removed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from keukentafel.project.cluster import APP, EIGENAAR, Cluster
from keukentafel.project.verhalen.register import module_van

# Nothing of the installation that the command runs in may reach the play.
VERGEET = ("KEUKENTAFEL_DEMO", "KEUKENTAFEL_VERSCHUIVING_DAGEN", "KEUKENTAFEL_ALS", "KEUKENTAFEL_ADRES")


class VerhaalMislukt(RuntimeError):
    """There is no outcome at all: no database, or a play that could not begin. The message is what Python said."""


def speel(id: str, uit: Path | None = None) -> dict[str, Any]:
    """Play one scenario and return `{"id", "termijnen", "brieven", "berichten", "verwacht"}`, dates as JJJJ-MM-DD.

    `uit` is a folder for the files (each letter as PDF, page and text; the log as text); it is made when needed.
    Raises OnbekendVerhaal, ClusterError, and VerhaalMislukt when there is no outcome. A play that breaks off is a miss.
    """
    module_van(id)
    with tempfile.TemporaryDirectory(prefix="kt-verhaal-") as map_:
        cluster = Cluster(Path(map_) / "pg", durable=False)
        try:
            cluster.start()
            omgeving = {k: v for k, v in os.environ.items() if k not in VERGEET} | {
                "DJANGO_SETTINGS_MODULE": "keukentafel.project.settings",
                "KEUKENTAFEL_PROEF": "1",
                "DATABASE_URL": cluster.url(APP),
                "DATABASE_URL_EIGENAAR": cluster.url(EIGENAAR),
            }
            _draai(["-m", "keukentafel.project.eigenaar", "--migreer"], omgeving)
            omgeving.pop("DATABASE_URL_EIGENAAR")  # the play itself works as the application role only
            mee = ["--uit", str(uit.resolve())] if uit else []
            antwoord: dict[str, Any] = json.loads(_draai(["-m", "keukentafel.project.verhalen", id, *mee], omgeving))
            return antwoord
        finally:
            cluster.verwijder()


def _draai(woorden: list[str], omgeving: dict[str, str]) -> str:
    klaar = subprocess.run([sys.executable, *woorden], env=omgeving, capture_output=True, text=True, check=False)
    if klaar.returncode:
        raise VerhaalMislukt(klaar.stderr[-4000:])
    sys.stderr.write(klaar.stderr)
    return klaar.stdout
