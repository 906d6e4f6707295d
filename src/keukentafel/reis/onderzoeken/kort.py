"""The short track for a resident we know: one line for each part, one sheet, and the same law (S-A3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from keukentafel.dossier.onderzoek import operations as onderzoek_operations
from keukentafel.dossier.onderzoek import queries as onderzoek_queries
from keukentafel.recht.ladder import Oordeel, WlzVraag
from keukentafel.recht.onderzoek import Spoor
from keukentafel.reis.handeling import Geweigerd, Wie, handeling
from keukentafel.reis.melden import ondersteuning_vastleggen
from keukentafel.reis.onderzoeken.kiezen import spoor_kiezen, vaststellen
from keukentafel.reis.onderzoeken.praten import ladder_bewaren
from keukentafel.reis.onderzoeken.schrijven import alineas_bewaren
from keukentafel.reis.onderzoeken.tekenen import tekenen
from keukentafel.reis.onderzoeken.versturen import verslag_versturen
from keukentafel.reis.onderzoeken.vormen import Alineatekst, Bewaard, Traptrede, Vaststelling
from keukentafel.reis.zaakwerk import weiger_te_lang, zaak_in_gang
from keukentafel.stelsel.gemeenten.models import Gemeente


def _met_tekst(treden: Sequence[Traptrede]) -> list[Traptrede]:
    return [t for t in treden if t.toelichting.strip()]


def _geoordeeld(treden: Sequence[Traptrede]) -> list[Traptrede]:
    return [t for t in _met_tekst(treden) if t.oordeel != Oordeel.NIET_BESPROKEN]


@handeling
def kort_bewaren(
    *, gemeente: Gemeente, zaak: int, reden: str, vaststelling: Vaststelling, treden: Sequence[Traptrede],
    alineas: Sequence[Alineatekst], uitkomst: str, uitkomst_versie: int, wie: Wie, op: datetime,
) -> list[Bewaard]:  # fmt: skip
    """Keep what is typed so far on the short sheet; the track is not chosen yet.

    A rung without words is left alone; words without a judgement are kept, and the rung stays open. Returns the answers
    of `alineas_bewaren`. Raises Geweigerd, and then keeps nothing.
    """
    weiger_te_lang("reden", reden, 2000)
    zaak_in_gang(gemeente.code, zaak)
    with transaction.atomic():
        onderzoek = onderzoek_operations.zorg_voor_onderzoek(gemeente=gemeente.code, zaak=zaak)
        if not onderzoek.spoor and onderzoek.spoor_reden != reden.strip():
            onderzoek_operations.wijzig_onderzoek(onderzoek=onderzoek, spoor_reden=reden.strip())
        gezien, uitgelegd = onderzoek.identiteit_gezien_op is not None, onderzoek.pgb_uitgelegd_op is not None
        was = Vaststelling(gezien, uitgelegd, onderzoek.wlz, onderzoek.wlz_toelichting)
        if vaststelling != was:
            vaststellen(gemeente=gemeente, zaak=zaak, vaststelling=vaststelling, wie=wie, op=op)
        if gezet := _met_tekst(treden):
            ladder_bewaren(gemeente=gemeente, zaak=zaak, treden=gezet, wie=wie, op=op)
        return alineas_bewaren(
            gemeente=gemeente, zaak=zaak, alineas=alineas, uitkomst=uitkomst, uitkomst_versie=uitkomst_versie,
            wie=wie, op=op,
        )  # fmt: skip


@handeling
def kort_afronden(
    *, gemeente: Gemeente, zaak: int, reden: str, vaststelling: Vaststelling, treden: Sequence[Traptrede],
    alineas: Sequence[Alineatekst], uitkomst: str, uitkomst_versie: int, ondersteuning: str, getekend: bool, wie: Wie,
    op: datetime, gesprek_geweest: bool = False, meekijken_tot: date | None = None,
) -> None:  # fmt: skip
    """Choose the track bekend, keep the whole onderzoek and send its verslag; all of it, or nothing.

    `ondersteuning` is the resident's answer about support, "" when it is known already; `meekijken_tot` the last day
    that was chosen with "ja". `getekend`: the resident signs the verslag at the counter now, and that is the aanvraag.
    `gesprek_geweest` as in `verslag_versturen`. Everything that the long track asks is asked here as well, one line
    each may do. An answer about the Wlz or a regisseur that is known asks for another track. Raises Geweigerd with the
    sentences of the acts.
    """
    zaak_in_gang(gemeente.code, zaak)
    onderzoek = onderzoek_queries.onderzoek(gemeente=gemeente.code, zaak=zaak)
    if onderzoek is not None and onderzoek.wlz not in (WlzVraag.NIET_GEVRAAGD, vaststelling.wlz):
        raise Geweigerd("Over de Wlz staat hier al een ander antwoord. Kies een ander spoor.")
    if onderzoek is not None and onderzoek.regisseur:
        raise Geweigerd("Deze vraag heeft een regisseur. Kies een ander spoor.")
    if onderzoek is not None and not vaststelling.wlz_toelichting:
        vaststelling = replace(vaststelling, wlz_toelichting=onderzoek.wlz_toelichting)
    with transaction.atomic():
        if ondersteuning:
            ondersteuning_vastleggen(
                gemeente=gemeente, zaak=zaak, voor="inwoner", antwoord=ondersteuning, wie_mee="", wie=wie, op=op,
                meekijken_tot=meekijken_tot,
            )  # fmt: skip
        spoor_kiezen(gemeente=gemeente, zaak=zaak, spoor=Spoor.BEKEND, reden=reden, regisseur="", wie=wie, op=op)
        vaststellen(gemeente=gemeente, zaak=zaak, vaststelling=vaststelling, wie=wie, op=op)
        ladder_bewaren(gemeente=gemeente, zaak=zaak, treden=_geoordeeld(treden), wie=wie, op=op)
        alineas_bewaren(
            gemeente=gemeente, zaak=zaak, alineas=alineas, uitkomst=uitkomst, uitkomst_versie=uitkomst_versie,
            wie=wie, op=op,
        )  # fmt: skip
        verslag_versturen(gemeente=gemeente, zaak=zaak, wie=wie, op=op, gesprek_geweest=gesprek_geweest)
        if getekend:
            tekenen(gemeente=gemeente, zaak=zaak, tekst="", via="balie", wie=wie, op=op)
