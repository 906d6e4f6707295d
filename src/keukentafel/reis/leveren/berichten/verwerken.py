"""What a 305 or a 307 does: judged at levels 2 to 4, carried out by the acts, answered by one return."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from keukentafel.berichten.iwmo import (
    Bevinding,
    Leverregel,
    Plaats,
    controleer,
    controleer_bekend,
    controleer_extern,
    retour,
    toon,
)
from keukentafel.berichten.iwmo.v3_2.codelijsten import VERWIJDEREN
from keukentafel.berichten.iwmo.v3_2.start import Start
from keukentafel.berichten.iwmo.v3_2.stop import Stop, StopProduct
from keukentafel.dossier.levering import operations as levering_operations
from keukentafel.dossier.levering import queries as levering_queries
from keukentafel.dossier.levering.models import Bericht, Levermelding, Toewijzing
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.omgeving.contracten import queries as contracten
from keukentafel.recht.taal.tijd import na_werkdagen
from keukentafel.reis.handeling import SYSTEEM, Geweigerd
from keukentafel.reis.leveren.berichten.bekend import Buitenwereld, EerdereBerichten
from keukentafel.reis.leveren.berichten.regels import opdrachten_bij, regels
from keukentafel.reis.leveren.berichten.vastleggen import in_woorden, leg_uit, zet_op_de_dag
from keukentafel.reis.leveren.melden import geldend, melding_terugnemen, start_melden, stop_melden
from keukentafel.reis.zaakwerk import zaak_of_weiger
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente

KAN_NOG_KOMEN = frozenset({"9063", "9069", "9071", "9326"})
"""Rejections that a message which is still under way can take away: the order of arrival has no meaning (OP080)."""
WACHT_WERKDAGEN = 2
"""How long a message waits for another one: a return leaves within three working days (OP090)."""
_VIA = Levermelding.Via.BERICHT


def beoordeel(*, gemeente: Gemeente, rij: Bericht, bericht: Start | Stop, op: datetime) -> bool:
    """Judge a message that came in, carry it out and answer it; return False when it waits for another message.

    One error rejects the whole message (IV032). A rejection that another message may take away waits until
    WACHT_WERKDAGEN after it came in. Exactly one return leaves, in this transaction.
    """
    dag = klok.dag_van(op)
    opdrachten = opdrachten_bij(gemeente, bericht)
    fouten = controleer(bericht)
    signalen: tuple[Bevinding, ...] = ()
    if not fouten:
        aanbieder = contracten.aanbieder_met_agb(agb=bericht.header.afzender)
        bekend = EerdereBerichten(gemeente, bericht, aanbieder, opdrachten)
        alle = (*controleer_extern(bericht, Buitenwereld(gemeente, dag)), *controleer_bekend(bericht, bekend))
        fouten = tuple(f for f in alle if f.retourcode is not None)
        signalen = tuple(f for f in alle if f.retourcode is None)
        if fouten and {f.retourcode for f in fouten} <= KAN_NOG_KOMEN and not _te_lang(rij, op):
            return False
    if fouten:
        beantwoord(gemeente=gemeente, rij=rij, bericht=bericht, fouten=fouten, op=op)
        return True
    woorden = in_woorden(signalen)
    woorden += _voer_uit(gemeente, rij, bericht, opdrachten, op)
    beantwoord(gemeente=gemeente, rij=rij, bericht=bericht, fouten=(), op=op)
    if woorden:
        levering_operations.wijzig_bericht(bericht=rij, retourcodes=woorden)
        _laat_nakijken(gemeente, rij, woorden, op)
    return True


def _te_lang(rij: Bericht, op: datetime) -> bool:
    return klok.dag_van(op) >= na_werkdagen(van=klok.dag_van(rij.tijdstip), aantal=WACHT_WERKDAGEN)


def beantwoord(
    *, gemeente: Gemeente, rij: Bericht, bericht: Start | Stop, fouten: tuple[Bevinding, ...], op: datetime
) -> None:
    """Mark a message as judged and lay its return in the outbox: 306 on a 305, 308 on a 307 (IV028)."""
    levering_operations.wijzig_bericht(
        bericht=rij, stand=Bericht.Stand.AFGEKEURD if fouten else Bericht.Stand.VERWERKT,
        retourcodes=in_woorden(fouten),
    )  # fmt: skip
    identificatie = str(rij.id)
    terug = retour(bericht, identificatie=identificatie, dagtekening=klok.dag_van(op), fouten=fouten)
    leg_uit(
        gemeente=gemeente, bericht=terug, identificatie=identificatie, ontvanger=bericht.header.afzender,
        aanbieder=rij.aanbieder_id, zaak=rij.zaak_id, op=op, antwoord_op=rij,
    )  # fmt: skip


def _voer_uit(
    gemeente: Gemeente, rij: Bericht, bericht: Start | Stop, opdrachten: dict[int, Toewijzing], op: datetime
) -> list[dict[str, str]]:
    """Carry the lines out by the acts, all or none. Returns what the house refused although the standard accepts it.

    The standard has no return code for what only we refuse (a start before the first day of the order): the message is
    accepted, nothing changes, and a person looks.
    """
    plaats: Plaats = ()
    try:
        with transaction.atomic():
            for plaats, regel in regels(bericht):  # noqa: B007  (the place is told when an act refuses)
                assert regel.toewijzing_nummer is not None  # level 3: no start without its order, no stop without start
                _voer_regel_uit(gemeente, rij, opdrachten[regel.toewijzing_nummer], regel, op)
    except Geweigerd as fout:
        return [{"code": "", "plaats": toon(plaats), "zin": zin} for zin in fout.fouten.values()]
    return []


def _voer_regel_uit(gemeente: Gemeente, rij: Bericht, toewijzing: Toewijzing, regel: Leverregel, op: datetime) -> None:
    if regel.status_aanlevering == VERWIJDEREN:
        for melding in _gemeld(toewijzing, regel):
            melding_terugnemen(gemeente=gemeente, levermelding=melding.id, via=_VIA, wie=SYSTEEM, op=op, bericht=rij.id)
    elif isinstance(regel, StopProduct):
        stop_melden(
            gemeente=gemeente, toewijzing=toewijzing.id, datum=regel.einddatum, reden=regel.reden_beeindiging,
            via=_VIA, wie=SYSTEEM, op=op, bericht=rij.id,
        )  # fmt: skip
    else:
        start_melden(
            gemeente=gemeente, toewijzing=toewijzing.id, datum=regel.begindatum, via=_VIA, wie=SYSTEEM, op=op,
            bericht=rij.id,
        )  # fmt: skip


def _gemeld(toewijzing: Toewijzing, regel: Leverregel) -> list[Levermelding]:
    """The line that a deletion takes back; none when nothing came of it, or somebody took it back already."""
    alle = levering_queries.levermeldingen(gemeente=toewijzing.gemeente_id, toewijzingen=[toewijzing.id])
    if isinstance(regel, StopProduct):
        zelf = (Levermelding.Soort.STOP, regel.einddatum, regel.reden_beeindiging)
    else:
        zelf = (Levermelding.Soort.START, regel.begindatum, "")
    return [m for m in geldend(alle) if (m.soort, m.datum, m.reden) == zelf]


def _laat_nakijken(gemeente: Gemeente, rij: Bericht, woorden: list[dict[str, str]], op: datetime) -> None:
    if rij.zaak_id is None:
        return
    zaak: Zaak = zaak_of_weiger(gemeente.code, rij.zaak_id)
    wie = rij.aanbieder.naam if rij.aanbieder else "een aanbieder"
    zinnen = [f"Kijk een bericht na van {wie}.", *dict.fromkeys(een["zin"] for een in woorden)]
    zet_op_de_dag(zaak=zaak, zinnen=zinnen, op=op)
