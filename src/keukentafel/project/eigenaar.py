"""What only the owner role does: migrate, grant, load the demo or the texts of the law.

Runs in a process of its own and then is gone.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import django


def main() -> int:
    """Do what the arguments say; return an exit code."""
    p = argparse.ArgumentParser()
    p.add_argument("--migreer", action="store_true")
    p.add_argument("--demo", action="store_true")
    p.add_argument("--wetteksten", type=Path, default=None)
    a = p.parse_args()
    os.environ["KEUKENTAFEL_ALS"] = "eigenaar"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keukentafel.project.settings")
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from keukentafel.stelsel.gemeenten.rechten import geef_rechten

    if a.migreer:
        call_command("migrate", verbosity=0, interactive=False)
        geef_rechten(connection, unquote(urlsplit(os.environ["DATABASE_URL"]).username or ""))
    if a.demo:
        from keukentafel.project.demo.laden import laad

        connection.ensure_connection()
        if laad(connection):
            print("De demoregio is geladen: 6 gemeenten, 8.000 verzonnen inwoners, 2.000 zaken.", flush=True)
    if a.wetteksten:
        from keukentafel.project.wetteksten import laad_map

        return laad_map(a.wetteksten)
    return 0


if __name__ == "__main__":
    sys.exit(main())
