"""Where a task is done: one table from each kind of task to its page, so that no task on a file is only words."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from keukentafel.dossier.zaak.queries import Taak
from keukentafel.reis import taken
from keukentafel.reis.inzien import Dossier
from keukentafel.reis.leveren import Leveringbeeld

BLADEN: dict[str, str] = {
    werk.wat: f"consulent:{blad}"
    for werk, blad in (
        (taken.AFSPRAAK_MAKEN, "afspraak"),
        (taken.AFSPRAAK_BEVESTIGEN, "afspraak-bevestigen"),
        (taken.VERSLAG, "verslag"),
        (taken.ONDERZOEK_AFMAKEN, "gesprek"),
        (taken.REACTIE_WACHT, "reactie"),
        (taken.REACTIE_LEZEN, "verslag"),
        (taken.NABELLEN, "gebeld"),
        (taken.BESLUIT, "besluit"),
        (taken.AANVULLING, "besluit"),
        (taken.MEELEZEN, "besluit"),
        (taken.NALEZEN, "besluit"),
        (taken.TIJDELIJK_TEKENEN, "tijdelijk"),
        (taken.TIJDELIJK_TERUG, "tijdelijk"),
        (taken.TIJDELIJK_STOPT, "tijdelijk"),
        (taken.RESULTATEN, "resultaten"),
        (taken.EVALUEREN, "terugkijken"),
        (taken.VERVOLG, "resultaten"),
        (taken.NAZORG, "nazorg"),
        (taken.NIEUWE_VRAAG, "melding-voor"),
        (taken.AFSLUITEN, "afsluiten"),
        (taken.OPDRACHT, "opdracht"),
        (taken.OPDRACHT_BSN, "bsn"),
        (taken.HULP_AFRONDEN, "hulp-einde"),
        (taken.OPDRACHT_ANTWOORD, "levering-antwoord"),
        (taken.OPDRACHT_START, "levering-begon"),
        (taken.OPDRACHT_STOP, "levering-stopte"),
    )
}
"""Per task the route of its page. What is not here is a call that has no page of its own: it is ticked off."""
ZONDER_BLAD = frozenset(
    werk.wat for werk in (taken.STOP_DOORGEVEN, taken.OPDRACHT_LATER, taken.OPDRACHT_REST, taken.TIJDELIJK_GEMIST)
)


def taakblad(taak: Taak, dossier: Dossier, levering: Leveringbeeld | None, op: datetime) -> str:
    """Return the address of the page where this task of this file is done, "" when it cannot be done on a page now."""
    zaak = dossier.zaak
    route = BLADEN.get(taak.wat, "")
    if not route or zaak.samengevoegd_in_id is not None:
        return ""
    if taak.wat == taken.AFSLUITEN.wat and any(t.wat == taken.NIEUWE_VRAAG.wat for t in dossier.taken):
        return ""  # the new question comes first
    if taak.wat == taken.NIEUWE_VRAAG.wat:
        return reverse(route, args=[dossier.inwoner.id])
    if taak.wat == taken.AFSPRAAK_BEVESTIGEN.wat:
        open_ = [a.id for a in dossier.afspraken if a.staat == a.Staat.VOORGESTELD and a.begin >= op]
        return reverse(route, args=[zaak.id, open_[0]]) if open_ else reverse("consulent:afspraak", args=[zaak.id])
    if taak.wat in _VAN_LEVERING:
        return _van_levering(taak.wat, route, zaak.id, levering)
    return reverse(route, args=[zaak.id])


_VAN_LEVERING = tuple(
    w.wat for w in (taken.OPDRACHT, taken.OPDRACHT_ANTWOORD, taken.OPDRACHT_START, taken.OPDRACHT_STOP)
)


def _van_levering(wat: str, route: str, zaak: int, levering: Leveringbeeld | None) -> str:
    """Return the page of the one order that this task can be about; with more of them the list on the file."""
    if levering is None:
        return ""
    if wat == taken.OPDRACHT.wat:
        return reverse(route, args=[zaak, levering.wacht[0].besluit.id]) if levering.wacht else ""
    loopt = [s.opdracht for s in levering.opdrachten if not s.klaar]
    welke = [
        t.id
        for t in loopt
        if {
            taken.OPDRACHT_ANTWOORD.wat: not t.antwoord and t.gestart_op is None,
            taken.OPDRACHT_START.wat: bool(t.antwoord) and t.gestart_op is None,
            taken.OPDRACHT_STOP.wat: t.gestart_op is not None,
        }[wat]
    ]
    return reverse(route, args=[zaak, welke[0]]) if len(welke) == 1 else "#levering" if welke else ""
