"""Official texts for tests, in words of our own: a folder with small regulations, and loading it as the owner role."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from django.db import connections

from keukentafel.omgeving.wetteksten import operations
from keukentafel.omgeving.wetteksten.operations import Uitkomst
from keukentafel.project.settings import database
from keukentafel.recht.motor.teksten import lees_teksten

NUMMER = "BWBR9900001"
GELADEN_OP = date(2027, 1, 4)


def schrijf(folder: Path, van: str, *artikelen: tuple[str, str], nummer: str = NUMMER, extra: str = "") -> Path:
    """Write a version of the Proefwet with these articles (number, text) that begins on `van`; return the file."""
    plek = folder / nummer.lower().replace("/", "-") / f"{van}.yaml"
    plek.parent.mkdir(parents=True, exist_ok=True)
    soort = "bwb_id" if nummer.startswith("BWB") else "cvdr_id"
    kop = (
        f"$id: proefwet_{nummer.lower().replace('/', '_')}\nname: Proefwet\nregulatory_layer: WET\n"
        f"publication_date: '{van}'\nvalid_from: '{van}'\n{soort}: {nummer}\nurl: https://wetten.voorbeeld.nl/{nummer}\n"
    )
    regels = "".join(
        f"  - number: '{nr}'\n    text: |\n      {tekst}\n    url: https://wetten.voorbeeld.nl/{nummer}#{nr}\n"
        for nr, tekst in artikelen
    )
    plek.write_text(f"{kop}{extra}articles:\n{regels}", encoding="utf-8")
    return plek


def laad(folder: Path, *, op: date = GELADEN_OP) -> list[Uitkomst]:
    """Load what can be read from this folder; only within `als_eigenaar`."""
    return operations.laad(lees_teksten(folder).versies, op=op)


@contextmanager
def als_eigenaar() -> Iterator[None]:
    """Work on the database of the tests as the owner role, outside any test's transaction.

    For a fixture of a module or wider, with the database unblocked: those begin before a test's transaction, and end
    after it.
    """
    verbinding = connections["default"]
    terug = dict(verbinding.settings_dict)
    eigenaar = database(os.environ["DATABASE_URL_EIGENAAR"])
    verbinding.close()
    verbinding.settings_dict.update(USER=eigenaar["USER"], PASSWORD=eigenaar["PASSWORD"])
    try:
        yield
    finally:
        verbinding.close()
        verbinding.settings_dict.update(terug)


def maak_leeg() -> None:
    """Remove all texts; only within `als_eigenaar`. A line cannot be deleted, a table can be emptied by its owner."""
    with connections["default"].cursor() as c:
        c.execute("truncate wetteksten_wettekst, wetteksten_wetversie restart identity")
