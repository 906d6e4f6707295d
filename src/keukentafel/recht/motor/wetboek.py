"""Onze eigen regelingen: waar zij staan, en het boek dat eruit gelezen is."""

from functools import cache
from pathlib import Path

from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.taal.verordening import map_verordeningen


def map_regelingen() -> Path:
    """De map met regelingen: `regelingen/` in de map met verordeningen."""
    return map_verordeningen() / "regelingen"


def wetboek() -> Boek:
    """Het boek met onze regelingen, een keer gelezen per map. Fout: RegelingKloptNiet."""
    return _lees(map_regelingen())


@cache
def _lees(folder: Path) -> Boek:
    return Boek.uit_map(folder)
