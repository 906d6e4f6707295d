"""Our columns beside openfisca-core, on the same rule and the same residents, in the same run; openfisca is no dependency.

It is installed in an environment of its own that is thrown away. Without a network the bench says so and goes on.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from keukentafel.recht.motor.kolommen.feiten import Feitkolom

PAKKET = "openfisca-core==46.0.1"
SCRIPT = Path(__file__).with_name("openfisca_bijdrage.py")
NODIG = (
    "gehuwd", "aow", "partner_aow", "betaalt_wlz_of_beschermd_wonen", "vrijstelling_gevraagd", "advies_over_kind",
    "risico_voor_kind", "te_weinig_geld", "nadelig_voor_aanpak", "soort_voorziening", "nachten_opvang", "geboortedatum",
)  # fmt: skip


def meet_openfisca(kolommen: dict[str, Feitkolom], keren: int) -> tuple[list[float], np.ndarray] | str:
    """Return (times in ms of building and calculating, the outcome in cents); or a sentence why it was not measured."""
    thuis = Path(tempfile.mkdtemp(prefix="kt-openfisca-"))
    try:
        subprocess.run([sys.executable, "-m", "venv", thuis / "env"], check=True, capture_output=True)
        python = thuis / "env" / "bin" / "python"
        klaar = subprocess.run([python, "-m", "pip", "install", "-q", PAKKET], capture_output=True, text=True)
        if klaar.returncode:
            return f"{PAKKET} could not be installed here"
        for naam in NODIG:
            np.save(thuis / f"{naam}.npy", kolommen[naam].waarden)
        uit = subprocess.run([python, SCRIPT, thuis, str(keren)], check=True, capture_output=True, text=True)
        return json.loads(uit.stdout), np.load(thuis / "uit.npy")
    finally:
        shutil.rmtree(thuis, ignore_errors=True)
