"""Onze eigen regelingen: waar zij staan, en het boek daaruit, met samenwerkingen en plaatselijke waarden."""

from functools import cache
from pathlib import Path

from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.plaatselijk import gebieden_van, uit_waarden
from keukentafel.recht.taal.verordening import lees_regels, map_verordeningen


def map_regelingen() -> Path:
    """De map met regelingen: `regelingen/` in de map met verordeningen."""
    return map_verordeningen() / "regelingen"


def wetboek() -> Boek:
    """Het boek met onze regelingen, een keer gelezen per map. Fout: RegelingKloptNiet, VerordeningKloptNiet."""
    return _lees(map_verordeningen())


@cache
def _lees(folder: Path) -> Boek:
    return lees_boek(folder)


def lees_boek(folder: Path) -> Boek:
    """Het boek van een map met `regelingen/`, de samenwerkingen in `regio/` en de plaatselijke waarden.

    Fout: VerordeningKloptNiet en RegelingKloptNiet, met het bestand en wat eraan schort.
    """
    regels = lees_regels(folder)
    gebieden = gebieden_van(regels)
    regelingen = tuple(Boek.uit_map(folder / "regelingen", gebieden=gebieden).regelingen())
    return Boek([*regelingen, *uit_waarden(regels, regelingen)], gebieden=gebieden)
