"""Who cares for the resident: told by herself or to a consulent. A name, what they are to each other, and a number."""

from __future__ import annotations

from datetime import datetime

from keukentafel.omgeving.mensen import operations as mensen_operations
from keukentafel.omgeving.mensen import queries as mensen
from keukentafel.omgeving.mensen.models import Relatie
from keukentafel.reis.handeling import Geweigerd, Wie, handeling
from keukentafel.reis.zaakwerk import noteer, schrijf_zaak_op, weiger_te_lang, zaak_in_gang
from keukentafel.stelsel.gemeenten.models import Gemeente


@handeling
def mantelzorger_noteren(
    *, gemeente: Gemeente, zaak: int, naam: str, soort: str, telefoon: str, wie: Wie, op: datetime
) -> Relatie:
    """Keep who the mantelzorger is: support is offered to that person too, and the onderzoek is about what that person
    can do and needs (Wmo 2015 art. 2.3.2 lid 3 and lid 4 onder c and d).

    `soort` is a value of Relatie.Soort: what this person is to the resident. `telefoon` may be empty; no other number
    is kept. Raises Geweigerd, also when this name is there already.
    """
    fouten: dict[str, str] = {}
    if not naam.strip():
        fouten["naam"] = "Hier staat nog niets. Schrijf hoe deze persoon heet."
    if soort not in Relatie.Soort.values:
        fouten["soort"] = "Kies wie deze persoon is."
    if fouten:
        raise Geweigerd(fouten)
    weiger_te_lang("naam", naam, 120)
    record = zaak_in_gang(gemeente.code, zaak)
    schoon = " ".join(naam.split())
    bekend = mensen.relaties_van(gemeente=gemeente.code, persoon=record.inwoner_id).filter(mantelzorger=True)
    if any(r.naam.casefold() == schoon.casefold() for r in bekend):
        raise Geweigerd({"naam": f"{schoon} staat er al bij."})
    relatie = mensen_operations.maak_relatie(
        gemeente=gemeente.code,
        persoon=record.inwoner_id,
        naam=schoon,
        soort=soort,
        telefoon=telefoon,
        mantelzorger=True,
    )
    noteer(zaak=record, handeling="mantelzorger genoteerd", wie=wie, op=op, uitleg=f"Dat is {schoon}.")
    schrijf_zaak_op(zaak=record, wat="mantelzorger genoteerd", wie=wie, op=op)
    return relatie
