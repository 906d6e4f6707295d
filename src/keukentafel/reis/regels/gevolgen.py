"""What a version would change: examples and besluiten, asked with the book as it is and as it would be."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path

from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.recht.motor.gevallen import Geval, lees_gevallen
from keukentafel.recht.motor.proef import beproef, nieuwe_dagen, op_dag, uit_gevallen, uit_spoor
from keukentafel.recht.motor.wetboek import map_regelingen
from keukentafel.reis.handeling import Geweigerd, Wie, handeling
from keukentafel.reis.regels.boek import geldend_boek
from keukentafel.reis.regels.mogen import bekend_vanaf, nagekeken, versie_te_lezen
from keukentafel.reis.regels.vormen import Gevolg, Gevolgen
from keukentafel.stelsel.logboek import operations as logboek

MEESTE_BESLUITEN = 2000


@cache
def _gevallen(folder: Path) -> tuple[Geval, ...]:
    return lees_gevallen(folder)


@handeling
def gevolgen_van(*, versie: int, wie: Wie, op: datetime) -> Gevolgen:
    """Return what changes with this version: on the days of the cases themselves, and as if all happened on each day on
    which something in it begins. Nothing is dropped: unknown, not regulated and an error are outcomes too.

    Raises Geweigerd while the text cannot be read or has no place in the book, NietGevonden.
    """
    record = versie_te_lezen(versie=versie, wie=wie, op=op)
    gezien = nagekeken(gemeente=record.gemeente, tekst=record.tekst, op=bekend_vanaf(op))
    regeling, wordt = gezien.regeling, gezien.boek
    if regeling is None or wordt is None:
        raise Geweigerd("Deze tekst is nog niet te lezen. Kijk eerst wat er nog niet klopt.")
    was = geldend_boek(record.gemeente_id)
    voorbeelden = uit_gevallen(_gevallen(map_regelingen()), regeling, gemeente=record.gemeente.cbs_code)
    alle, laatste = besluit_queries.laatste_sporen(gemeente=record.gemeente_id, hoogstens=MEESTE_BESLUITEN)
    besluiten = [uit_spoor(berekening) for spoor in laatste for berekening in spoor]
    logboek.inzage_overal(
        gemeenten=[record.gemeente_id], handeling="geteld wat een regel verandert aan besluiten", wie=wie, op=op,
        object_soort="regelversie",
    )  # fmt: skip
    dagen = nieuwe_dagen(regeling, was.versies(regeling.id) if regeling.id in was.wetten() else ())
    eigen_dag = Gevolg(dag=None, voorbeelden=beproef(was, wordt, voorbeelden), besluiten=beproef(was, wordt, besluiten))
    alsof = (
        Gevolg(
            dag=dag,
            voorbeelden=beproef(was, wordt, [op_dag(geval, dag) for geval in voorbeelden]),
            besluiten=beproef(was, wordt, [op_dag(geval, dag) for geval in besluiten]),
        )
        for dag in dagen
    )
    return Gevolgen(
        versie=record, noemer=regeling.noemer, dagen=(eigen_dag, *alsof), voorbeelden=len(voorbeelden),
        besluiten=len(laatste), alle_besluiten=alle,
    )  # fmt: skip
