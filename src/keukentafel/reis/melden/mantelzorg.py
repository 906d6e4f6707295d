"""Who cares for the resident: told by herself or to a consulent. A name, what they are to each other, and a number."""

from __future__ import annotations

from datetime import datetime

from keukentafel.omgeving.mensen import operations as mensen_operations
from keukentafel.omgeving.mensen import queries as mensen
from keukentafel.omgeving.mensen.models import Relatie
from keukentafel.reis.handeling import Geweigerd, NietGevonden, Wie, handeling
from keukentafel.reis.zaakwerk import noteer, schrijf_zaak_op, weiger_te_lang, zaak_in_gang, zaak_of_weiger
from keukentafel.stelsel.gemeenten.models import Gemeente


@handeling
def mantelzorger_noteren(
    *, gemeente: Gemeente, zaak: int, naam: str, soort: str, telefoon: str, wie: Wie, op: datetime
) -> Relatie:
    """Keep who the mantelzorger is: support is offered to that person too, and the onderzoek is about what that person
    can do and needs (Wmo 2015 art. 2.3.2 lid 3 and lid 4 onder c and d). The same name again corrects it (AVG art. 16).

    `soort` is a value of Relatie.Soort: what this person is to the resident. `telefoon` may be empty: then no number is
    kept, or the one that was known stays. Raises Geweigerd, also when all of this is there already.
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
    eerder = next((r for r in bekend if r.naam.casefold() == schoon.casefold()), None)
    if eerder is not None:
        nummer = telefoon or eerder.telefoon
        if (eerder.soort, eerder.telefoon) == (soort, nummer):
            raise Geweigerd({"naam": f"{schoon} staat er al bij."})
        mensen_operations.wijzig_relatie(relatie=eerder, soort=soort, telefoon=nummer)
        noteer(zaak=record, handeling="mantelzorger gewijzigd", wie=wie, op=op)
        schrijf_zaak_op(zaak=record, wat="mantelzorger gewijzigd", wie=wie, op=op)
        return eerder
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


@handeling
def mantelzorger_weghalen(*, gemeente: Gemeente, zaak: int, relatie: int, wie: Wie, op: datetime) -> None:
    """Take away who was noted as mantelzorger: that person or the resident wants it (AVG art. 17), or it was wrong.

    Also in a case that is over. Who stands beside the resident in another way, as a legal representative or as a
    resident we know, stays as that. Raises NietGevonden for who is no mantelzorger of this resident.
    """
    record = zaak_of_weiger(gemeente.code, zaak)
    bekend = mensen.relaties_van(gemeente=gemeente.code, persoon=record.inwoner_id)
    weg = bekend.filter(mantelzorger=True, id=relatie).first()
    if weg is None:
        raise NietGevonden("deze mantelzorger staat er niet bij")
    if weg.ander_id is not None or weg.soort == Relatie.Soort.VERTEGENWOORDIGER:
        mensen_operations.wijzig_relatie(relatie=weg, mantelzorger=False)
    else:
        mensen_operations.haal_relatie_weg(relatie=weg)
    noteer(zaak=record, handeling="mantelzorger weggehaald", wie=wie, op=op)
    schrijf_zaak_op(zaak=record, wat="mantelzorger weggehaald", wie=wie, op=op)
