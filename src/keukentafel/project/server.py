"""The web server, a process of its own: `-m keukentafel.project.server ADRES POORT PROCESSEN DRADEN`, from serve."""

from __future__ import annotations

import sys

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from keukentafel.project.starten import sterf_mee


def main(adres: str, poort: int, processen: int, draden: int) -> None:
    """Serve until told to stop."""
    sterf_mee()
    Granian(
        "keukentafel.project.wsgi:application",
        address=adres,
        port=poort,
        interface=Interfaces.WSGI,
        workers=processen,
        blocking_threads=draden,
        log_level=LogLevels.error,
    ).serve()


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:5]))
