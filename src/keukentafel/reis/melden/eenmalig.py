"""The same form sent twice is one melding: the second time gets the answer of the first."""

from __future__ import annotations

from uuid import UUID

from keukentafel.dossier.brief import queries as brief_queries
from keukentafel.dossier.melding import queries as melding_queries
from keukentafel.recht import termijnen
from keukentafel.reis.handeling import Wie, handeling
from keukentafel.reis.melden.vormen import Ontvangen
from keukentafel.reis.zaakwerk import contact
from keukentafel.stelsel.gemeenten.models import Gemeente


@handeling
def al_ontvangen(*, gemeente: Gemeente, eenmalig: UUID, wie: Wie) -> Ontvangen | None:
    """Return what was told back when this form came in before, None when it did not.

    Without the code to follow the question: only its letter has that. A form sent at the same moment waits here.
    """
    melding = melding_queries.melding_van_eenmalig(gemeente=gemeente.code, eenmalig=eenmalig)
    if melding is None:
        return None
    zaak = melding.zaak
    eerste = melding_queries.meldingen(gemeente=gemeente.code, zaak=zaak.id).order_by("id").first()
    erbij = eerste is not None and eerste.id != melding.id
    soort = "meerdere_meldingen" if erbij else "ontvangstbevestiging"
    brief = brief_queries.brieven(gemeente=gemeente.code, zaak=zaak.id).filter(soort=soort).order_by("-id").first()
    assert brief is not None
    naam, telefoon = contact(gemeente, zaak.behandelaar_id, wie)
    return Ontvangen(
        zaak.id,
        zaak.nummer,
        zaak.inwoner_id,
        brief.id,
        termijnen.plan(startdag=zaak.startdag),
        termijnen.onderzoek(startdag=zaak.startdag),
        zaak.eerste_contact_uiterlijk,
        naam,
        telefoon,
        None,
        erbij=erbij,
    )
