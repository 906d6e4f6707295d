"""Onze eigen regelingen: waar zij staan, en het boek daaruit, met samenwerkingen en plaatselijke waarden."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.model import Regeling, Samenwerking
from keukentafel.recht.motor.plaatselijk import gebieden_van, uit_waarden
from keukentafel.recht.taal.verordening import Regels, lees_regels, map_verordeningen


class _Map(NamedTuple):
    """Wat er in een map staat, gelezen; een boek daaruit maken kost dan bijna niets."""

    regels: Regels
    gebieden: Mapping[str, Samenwerking]
    regelingen: tuple[Regeling, ...]

    def boek(self, erbij: Iterable[Regeling] = ()) -> Boek:
        samen = (*self.regelingen, *erbij)
        return Boek([*samen, *uit_waarden(self.regels, samen)], gebieden=self.gebieden)


def map_regelingen() -> Path:
    """De map met regelingen: `regelingen/` in de map met verordeningen."""
    return map_verordeningen() / "regelingen"


def tekst_van(regeling: Regeling) -> str | None:
    """De tekst van het bestand waaruit deze versie komt; None als zij niet uit zo'n bestand komt."""
    for bestand in map_regelingen().glob(f"*/*/{regeling.bestand}"):
        tekst = bestand.read_text(encoding="utf-8")
        if f"\n$id: {regeling.id}\n" in tekst:
            return tekst
    return None


def wetboek() -> Boek:
    """Het boek met onze regelingen, een keer gelezen per map. Fout: RegelingKloptNiet, VerordeningKloptNiet."""
    return _boek(map_verordeningen())


def wetboek_met(erbij: Iterable[Regeling]) -> Boek:
    """Het wetboek met deze versies erbij, zonder de map opnieuw te lezen. Telkens een nieuw boek.

    Fout: RegelingKloptNiet als een versie er al is, of een regeling met deze naam van een ander is.
    """
    return _lees(map_verordeningen()).boek(erbij)


@cache
def _boek(folder: Path) -> Boek:
    return _lees(folder).boek()


@cache
def _lees(folder: Path) -> _Map:
    return _uit_map(folder)


def _uit_map(folder: Path) -> _Map:
    regels = lees_regels(folder)
    gebieden = gebieden_van(regels)
    return _Map(regels, gebieden, tuple(Boek.uit_map(folder / "regelingen", gebieden=gebieden).regelingen()))


def lees_boek(folder: Path) -> Boek:
    """Het boek van een map met `regelingen/`, de samenwerkingen in `regio/` en de plaatselijke waarden.

    Fout: VerordeningKloptNiet en RegelingKloptNiet, met het bestand en wat eraan schort.
    """
    return _uit_map(folder).boek()
