"""The lines of a 305 or a 307, and the orders that they name."""

from __future__ import annotations

from keukentafel.berichten.iwmo import Leverregel, Plaats, leverregels
from keukentafel.berichten.iwmo.v3_2.codelijsten import VERWIJDEREN
from keukentafel.berichten.iwmo.v3_2.start import Start
from keukentafel.berichten.iwmo.v3_2.stop import Stop
from keukentafel.dossier.levering import queries as levering_queries
from keukentafel.dossier.levering.models import Toewijzing
from keukentafel.stelsel.gemeenten.models import Gemeente


def regels(bericht: Start | Stop) -> list[tuple[Plaats, Leverregel]]:
    """The lines of a message in the order in which they count: what goes away first (a correction is both)."""
    return sorted(leverregels(bericht), key=lambda een: een[1].status_aanlevering != VERWIJDEREN)


def opdrachten_bij(gemeente: Gemeente, bericht: Start | Stop) -> dict[int, Toewijzing]:
    """Return the orders that the lines of a message name, by number, whoever they are for; read in one query."""
    nummers = {regel.toewijzing_nummer for _, regel in regels(bericht) if regel.toewijzing_nummer is not None}
    gevonden = levering_queries.toewijzingen_van_nummers(gemeente=gemeente.code, nummers=nummers)
    return {rij.nummer: rij for rij in gevonden}
