"""What stands on somebody's day by itself, so that no running case ever falls off it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Taak, Zaak
from keukentafel.recht.stappen import Stand


@dataclass(frozen=True)
class Werk:
    """A task that acts put on somebody's day. `vanzelf`: an act takes it away, nobody ticks it off by hand."""

    soort: Taak.Soort
    wat: str
    vanzelf: bool = True


AFSPRAAK_MAKEN = Werk(Taak.Soort.BELLEN, wat="Afspraak maken voor het gesprek")
AFSPRAAK_BEVESTIGEN = Werk(Taak.Soort.BELLEN, wat="Bevestig de afspraak")
VERSLAG = Werk(Taak.Soort.SCHRIJVEN, wat="Verslag van het gesprek", vanzelf=False)
ONDERZOEK_AFMAKEN = Werk(Taak.Soort.SCHRIJVEN, wat="Maak het onderzoek af")
REACTIE_WACHT = Werk(Taak.Soort.BELLEN, wat="Vraag wat de inwoner van het verslag vindt")
REACTIE_LEZEN = Werk(Taak.Soort.BELLEN, wat="De inwoner is het niet eens met het verslag. Bel.")
NABELLEN = Werk(Taak.Soort.BELLEN, wat="Bel na of de oplossing werkt", vanzelf=False)
VERSLAG_TAKEN = (VERSLAG, ONDERZOEK_AFMAKEN)
"""What is done when the verslag has left; the last is what stands there when it must be written on."""
BESLUIT = Werk(Taak.Soort.BESLUITEN, wat="Besluit op de aanvraag")
AANVULLING = Werk(Taak.Soort.BESLUITEN, wat="Gegevens die wij vroegen")
MEELEZEN = Werk(Taak.Soort.BESLUITEN, wat="Lees een besluit mee")
NALEZEN = Werk(Taak.Soort.BESLUITEN, wat="Kijk het besluit bij spoed na")
TIJDELIJK_STOPT = Werk(Taak.Soort.BESLUITEN, wat="Tijdelijke hulp stopt bijna")
ALLE = (
    AFSPRAAK_MAKEN, AFSPRAAK_BEVESTIGEN, VERSLAG, ONDERZOEK_AFMAKEN, REACTIE_WACHT, REACTIE_LEZEN, NABELLEN,
    BESLUIT, AANVULLING, MEELEZEN, NALEZEN, TIJDELIJK_STOPT,
)  # fmt: skip
VANZELF = frozenset(werk.wat for werk in ALLE if werk.vanzelf)


def met_de_hand(taak: Taak) -> bool:
    """Return whether this task is ticked off by hand. A call is not: who called writes down what was said."""
    gesprek = taak.soort == Taak.Soort.BELLEN and taak.tijdstip is None
    return taak.wat not in VANZELF and not gesprek


def zet_op_dag(
    *, zaak: Zaak, werk: Werk, uiterlijk: date | None = None, van: int | None = None, wacht_op: str = ""
) -> None:
    """Put a task on the day of the contact person; without a day of its own before the last day of the onderzoek.

    `van` is the id of a colleague whose task it is instead; `wacht_op` whose turn it is (Taak.WachtOp), "" for ours.
    """
    zaak_operations.maak_taak(
        gemeente=zaak.gemeente_id,
        zaak=zaak.id,
        behandelaar=van or zaak.behandelaar_id,
        soort=werk.soort,
        wat=werk.wat,
        uiterlijk=uiterlijk or zaak.onderzoek_uiterlijk,
        wacht_op=wacht_op,
    )


def maak_verslag(*, zaak: Zaak) -> None:
    """Put the report of the talk on the day of the contact person."""
    zet_op_dag(zaak=zaak, werk=VERSLAG)


def houd_op_dag(*, zaak: Zaak, op: datetime) -> None:
    """See to it that a running case stands on somebody's day: an appointment to make, or the onderzoek to finish."""
    if zaak.stand not in zaak_queries.OPEN_STANDEN or zaak.samengevoegd_in_id is not None:
        return
    open_ = list(zaak_queries.taken(gemeente=zaak.gemeente_id, zaak=zaak.id))
    if any(t.soort == Taak.Soort.BELLEN for t in open_):
        return
    if zaak.stand == Stand.ONTVANGEN:
        if not zaak_queries.komende_afspraken(gemeente=zaak.gemeente_id, zaak=zaak.id, op=op).exists():
            zet_op_dag(zaak=zaak, werk=AFSPRAAK_MAKEN)
    elif not open_:
        zet_op_dag(zaak=zaak, werk=ONDERZOEK_AFMAKEN)


def maak_nieuwe_afspraak(*, zaak: Zaak) -> None:
    """Put on the day that a talk must be agreed on again, unless it stands there already."""
    open_ = zaak_queries.taken(gemeente=zaak.gemeente_id, zaak=zaak.id)
    if zaak.stand in zaak_queries.OPEN_STANDEN and not open_.filter(wat=AFSPRAAK_MAKEN.wat).exists():
        zet_op_dag(zaak=zaak, werk=AFSPRAAK_MAKEN)
