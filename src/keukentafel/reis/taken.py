"""What stands on somebody's day by itself, so that no running case ever falls off it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.evaluatie import queries as evaluatie_queries
from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Taak, Zaak
from keukentafel.recht.onderzoek import verslag_uiterlijk
from keukentafel.recht.stappen import Stand
from keukentafel.recht.taal.tijd import na_werkdagen
from keukentafel.stelsel import klok


@dataclass(frozen=True)
class Werk:
    """A task that acts put on somebody's day. `vanzelf`: an act takes it away, nobody ticks it off by hand."""

    soort: Taak.Soort
    wat: str
    vanzelf: bool = True


AFSPRAAK_MAKEN = Werk(Taak.Soort.BELLEN, wat="Afspraak maken voor het gesprek")
AFSPRAAK_BEVESTIGEN = Werk(Taak.Soort.BELLEN, wat="Bevestig de afspraak")
VERSLAG = Werk(Taak.Soort.SCHRIJVEN, wat="Verslag van het gesprek")
ONDERZOEK_AFMAKEN = Werk(Taak.Soort.SCHRIJVEN, wat="Maak het onderzoek af")
REACTIE_WACHT = Werk(Taak.Soort.BELLEN, wat="Vraag wat de inwoner van het verslag vindt")
REACTIE_LEZEN = Werk(Taak.Soort.BELLEN, wat="De inwoner is het niet eens met het verslag. Bel.")
NABELLEN = Werk(Taak.Soort.BELLEN, wat="Bel na of de oplossing werkt", vanzelf=False)
VERSLAG_TAKEN = (VERSLAG, ONDERZOEK_AFMAKEN)
"""What is done when the verslag has left; the last is what stands there when it must be written on."""
BESLUIT = Werk(Taak.Soort.BESLUITEN, wat="Besluit op de aanvraag")
AANVULLING = Werk(Taak.Soort.BESLUITEN, wat="Gegevens die wij vroegen")
MEELEZEN = Werk(Taak.Soort.BESLUITEN, wat="Lees een besluit mee")
TIJDELIJK_TEKENEN = Werk(Taak.Soort.BESLUITEN, wat="Teken tijdelijke hulp bij spoed")
TIJDELIJK_TERUG = Werk(Taak.Soort.BESLUITEN, wat="Tijdelijke hulp is niet getekend", vanzelf=False)  # may be no use
NALEZEN = Werk(Taak.Soort.BESLUITEN, wat="Kijk het besluit bij spoed na")
TIJDELIJK_STOPT = Werk(Taak.Soort.BESLUITEN, wat="Tijdelijke hulp stopt bijna", vanzelf=False)  # may end as agreed
RESULTATEN = Werk(Taak.Soort.SCHRIJVEN, wat="Maak de resultaten scherp")
EVALUEREN = Werk(Taak.Soort.SCHRIJVEN, wat="Kijk samen terug op de hulp")
VERVOLG = Werk(Taak.Soort.BESLUITEN, wat="De hulp verandert of stopt: regel wat daarna komt", vanzelf=False)
STOP_DOORGEVEN = Werk(Taak.Soort.SCHRIJVEN, wat="Laat de aanbieder weten dat de hulp stopt", vanzelf=False)
NAZORG = Werk(Taak.Soort.BELLEN, wat="Bel hoe het gaat na de hulp")
NIEUWE_VRAAG = Werk(Taak.Soort.SCHRIJVEN, wat="Na de hulp is er een nieuwe vraag: leg een melding vast", vanzelf=False)
AFSLUITEN = Werk(Taak.Soort.SCHRIJVEN, wat="Sluit de vraag af")
OPDRACHT = Werk(Taak.Soort.SCHRIJVEN, wat="Geef de opdracht aan de aanbieder")
OPDRACHT_ANTWOORD = Werk(Taak.Soort.SCHRIJVEN, wat="De aanbieder zegt of het lukt")
OPDRACHT_LATER = Werk(Taak.Soort.SCHRIJVEN, wat="De aanbieder kan pas later. Vraag of de inwoner wacht.", vanzelf=False)
OPDRACHT_START = Werk(Taak.Soort.SCHRIJVEN, wat="De aanbieder meldt wanneer de hulp begon")
OPDRACHT_STOP = Werk(Taak.Soort.SCHRIJVEN, wat="De aanbieder meldt wanneer de hulp stopte")
OPDRACHT_BSN = Werk(
    Taak.Soort.SCHRIJVEN, wat="Vul het burgerservicenummer in. Het bericht met de opdracht wacht daarop."
)
OPDRACHT_REST = Werk(Taak.Soort.SCHRIJVEN, wat="Is alle hulp uit het besluit besteld? Bestel de rest.", vanzelf=False)
HULP_AFRONDEN = Werk(Taak.Soort.SCHRIJVEN, wat="Er loopt geen hulp meer: leg vast hoe het eindigde")
TIJDELIJK_GEMIST = Werk(Taak.Soort.SCHRIJVEN, wat="Tijdelijke hulp is nooit gegeven: vraag hoe het gaat", vanzelf=False)
LEVERING = (OPDRACHT, OPDRACHT_BSN, OPDRACHT_ANTWOORD, OPDRACHT_START, OPDRACHT_STOP, HULP_AFRONDEN)
"""What `reis.levertaken` puts on the day and takes off again."""
BLIJFT_BIJ_HULP = (
    NALEZEN.wat,
    TIJDELIJK_STOPT.wat,
    TIJDELIJK_GEMIST.wat,
    OPDRACHT_LATER.wat,
    *(werk.wat for werk in LEVERING),
)
"""What stays on somebody's day while temporary help runs, also when the question itself is withdrawn or joined."""
VAN_LEZER = (MEELEZEN.wat, TIJDELIJK_TEKENEN.wat, NALEZEN.wat)
"""What is on the day of who reads, signs or looks over, whoever has the case."""
REAGEREN_WERKDAGEN = 10
"""Until when we wait for a reaction before somebody calls: an agreement of the house, not a term of law."""
ALLE = (
    AFSPRAAK_MAKEN, AFSPRAAK_BEVESTIGEN, VERSLAG, ONDERZOEK_AFMAKEN, REACTIE_WACHT, REACTIE_LEZEN, NABELLEN,
    BESLUIT, AANVULLING, MEELEZEN, TIJDELIJK_TEKENEN, TIJDELIJK_TERUG, NALEZEN, TIJDELIJK_STOPT,
    RESULTATEN, EVALUEREN, VERVOLG, STOP_DOORGEVEN, NAZORG, NIEUWE_VRAAG, AFSLUITEN, *LEVERING, OPDRACHT_LATER,
    OPDRACHT_REST, TIJDELIJK_GEMIST,
)  # fmt: skip
VANZELF = frozenset(werk.wat for werk in ALLE if werk.vanzelf)


def met_de_hand(taak: Taak) -> bool:
    """Return whether this task is ticked off by hand. A call is not: who called writes down what was said."""
    gesprek = taak.soort == Taak.Soort.BELLEN and taak.tijdstip is None
    return taak.wat not in VANZELF and not gesprek


def zet_op_dag(
    *, zaak: Zaak, werk: Werk, uiterlijk: date | None = None, van: int | None = None, wacht_op: str = "",
    spoed: bool = False,
) -> None:  # fmt: skip
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
        spoed=spoed,
    )


def staat_op_dag(*, zaak: Zaak, wat: str) -> bool:
    """Return whether an open task of this case says this."""
    return zaak_queries.taken(gemeente=zaak.gemeente_id, zaak=zaak.id).filter(wat=wat).exists()


def zet_een_keer_op_dag(*, zaak: Zaak, werk: Werk, uiterlijk: date | None = None) -> bool:
    """Put a task on the day as `zet_op_dag` does, unless it stands there; return whether it was put there."""
    if staat_op_dag(zaak=zaak, wat=werk.wat):
        return False
    zet_op_dag(zaak=zaak, werk=werk, uiterlijk=uiterlijk)
    return True


def maak_verslag(*, zaak: Zaak, gesprek: date) -> None:
    """Put the report of the talk of this day on the day of the contact person, for when it was promised."""
    belofte = verslag_uiterlijk(
        gemeente=zaak.gemeente.slug, gesprek=gesprek, onderzoek_uiterlijk=zaak.onderzoek_uiterlijk
    )
    zet_op_dag(zaak=zaak, werk=VERSLAG, uiterlijk=belofte.streefdag)


def houd_op_dag(*, zaak: Zaak, op: datetime) -> None:
    """See to it that a case in which we work stands on somebody's day: an appointment to make, the onderzoek to
    finish, the reaction to ask for, or the besluit to take."""
    if zaak.samengevoegd_in_id is not None:
        return
    open_ = list(zaak_queries.taken(gemeente=zaak.gemeente_id, zaak=zaak.id))
    bellen = any(t.soort == Taak.Soort.BELLEN for t in open_)
    if zaak.stand == Stand.ONTVANGEN:
        if not bellen and not _gesprek_staat_er(zaak, open_, op):
            zet_op_dag(zaak=zaak, werk=AFSPRAAK_MAKEN)
    elif zaak.stand == Stand.IN_ONDERZOEK and not open_:
        zet_op_dag(zaak=zaak, werk=ONDERZOEK_AFMAKEN)
    elif zaak.stand == Stand.VERSLAG_VERZONDEN and not bellen:
        zet_op_dag(
            zaak=zaak, werk=REACTIE_WACHT, uiterlijk=na_werkdagen(van=klok.dag_van(op), aantal=REAGEREN_WERKDAGEN)
        )
    elif zaak.stand == Stand.BEEINDIGD and not bellen:
        _houd_nazorg_op_dag(zaak)
    elif zaak.stand == Stand.AANGEVRAAGD and not any(t.wat in (BESLUIT.wat, AANVULLING.wat) for t in open_):
        _houd_besluit_op_dag(zaak)


def _houd_nazorg_op_dag(zaak: Zaak) -> None:
    """Put the call after the help back on the day, when it still has to be made."""
    open_ = evaluatie_queries.open_nazorg(gemeente=zaak.gemeente_id, zaak=zaak.id)
    if open_ is not None:
        zet_op_dag(zaak=zaak, werk=NAZORG, uiterlijk=open_.uiterlijk)


def _gesprek_staat_er(zaak: Zaak, open_: list[Taak], op: datetime) -> bool:
    """Whether a talk is to come and stands on somebody's day."""
    komend = zaak_queries.komende_afspraken(gemeente=zaak.gemeente_id, zaak=zaak.id, op=op)
    return any(t.tijdstip is not None for t in open_) and komend.exists()


def _houd_besluit_op_dag(zaak: Zaak) -> None:
    """Put the besluit on the day, or what the resident still has to send while the clock stands still."""
    aanvraag = besluit_queries.aanvraag(gemeente=zaak.gemeente_id, zaak=zaak.id)
    assert aanvraag is not None
    if aanvraag.besluit_uiterlijk is not None:
        zet_op_dag(zaak=zaak, werk=BESLUIT, uiterlijk=aanvraag.besluit_uiterlijk)
        return
    stil = besluit_queries.opschortingen(gemeente=zaak.gemeente_id, aanvraag=aanvraag.id).last()
    assert stil is not None
    zet_op_dag(zaak=zaak, werk=AANVULLING, uiterlijk=stil.tot_en_met, wacht_op=Taak.WachtOp.INWONER)


def maak_nieuwe_afspraak(*, zaak: Zaak) -> None:
    """Put on the day that a talk must be agreed on again, unless it stands there already."""
    if zaak.stand in zaak_queries.OPEN_STANDEN:
        zet_een_keer_op_dag(zaak=zaak, werk=AFSPRAAK_MAKEN)
