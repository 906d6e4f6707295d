"""What comes in: read, known again when it comes twice, judged, and kept waiting when something must come before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime, timedelta

from keukentafel.berichten.iwmo import HEADER, BerichtGeweigerd, Bevinding, lees, schrijf, soort_van, toon
from keukentafel.berichten.iwmo import Bericht as Iwmobericht
from keukentafel.berichten.iwmo.bevinding import Plaats
from keukentafel.berichten.iwmo.v3_2.retourcodes import GEEN_OPMERKING, NIET_BEOORDEELD, RETOURCODE
from keukentafel.berichten.iwmo.v3_2.start import Start
from keukentafel.berichten.iwmo.v3_2.stop import Stop
from keukentafel.berichten.iwmo.v3_2.toewijzing import ToewijzingRetour
from keukentafel.dossier.levering import operations as levering_operations
from keukentafel.dossier.levering import queries as levering_queries
from keukentafel.dossier.levering.models import Bericht
from keukentafel.omgeving.contracten import queries as contracten
from keukentafel.reis.handeling import NietGevonden, Wie, handeling
from keukentafel.reis.leveren.berichten.onbeantwoord import beantwoord_van_dag
from keukentafel.reis.leveren.berichten.regels import opdrachten_bij, regels
from keukentafel.reis.leveren.berichten.vastleggen import controlesom, gemeentecode, in_woorden, zet_op_de_dag
from keukentafel.reis.leveren.berichten.verwerken import beantwoord, beoordeel
from keukentafel.reis.zaakwerk import schrijf_zaak_op, zaak_of_weiger
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.postbus import operations as postbus

AL_GEBRUIKT = Bevinding("TR056", 3, "9056", HEADER, "De afzender gebruikte deze identificatie al voor iets anders.")
ZONDER_ENVELOP = "Bij dit bericht zit geen envelop die wij kunnen lezen. Wij weten niet wie het stuurde."
ANDERE_AFZENDER = "Op de envelop staat een andere afzender dan in het bericht."
ADRES = re.compile(r"\d{4}|\d{8}")
OORDEEL = "oordeel"
"""The kind of post that waits to be judged here: a 305 or a 307."""
_KENMERK_ERBIJ = 16


@handeling
def bericht_ontvangen(*, gemeente: Gemeente, inhoud: bytes, van: str, wie: Wie, op: datetime) -> Bericht:
    """Take in a message. Returns it as it is kept.

    `van` is who sent it by the envelope: the AGB code of who was connected, "" when there is no envelope. A message
    without one, or of which the header names another sender (of a return: another partner), does nothing. Like what
    cannot be read (level 1) it gets no return: it is kept as AFGEKEURD, and the sentence in `retourcodes` is for who
    sent it (OP090x2) and for beheer (`niet_aangenomen`).

    A 305 or 307 is laid in the outbox to be judged (`bericht_beoordelen`). A 302 is tied to the 301 it answers; when
    that was rejected a task tells the contact person. The same message again (sender, identification, content) is the
    same message: nothing happens and it is returned as it is. The same identification with other content is rejected
    with 9056 (TR056). Source: iWmo 3.2, IV028, IV032, OP080, OP090.
    """
    levering_queries.houd_intake_vast(gemeente=gemeente.code)
    if not ADRES.fullmatch(van):
        return _niet_aangenomen(gemeente, inhoud, "", ZONDER_ENVELOP, op)
    try:
        bericht = lees(inhoud)
    except BerichtGeweigerd as fout:
        return _niet_aangenomen(gemeente, inhoud, van, fout.zin, op, fout.plaats)
    kop = _kop(bericht)
    if kop.afzender != van:
        return _niet_aangenomen(gemeente, inhoud, van, ANDERE_AFZENDER, op)
    som = controlesom(schrijf(bericht))
    eerder = _bekend(gemeente, kop, kop.identificatie)
    if eerder is not None and eerder.controlesom != som:
        kop = _Kop(kop.soort, kop.afzender, kop.ontvanger, f"{kop.identificatie}#{som[:_KENMERK_ERBIJ]}")
        ander = _bekend(gemeente, kop, kop.identificatie)
        return ander if ander is not None else _dubbelzinnig(gemeente, kop, bericht, inhoud, som, op)
    if eerder is not None:
        return eerder
    rij = _bewaar(gemeente, kop, inhoud.decode(), som, op)
    if kop.ontvanger != gemeentecode(gemeente) or not isinstance(bericht, Start | Stop | ToewijzingRetour):
        return _niet_voor_ons(rij, f"Dit bericht ({kop.soort}) is niet voor {gemeente.naam}.")
    if isinstance(bericht, ToewijzingRetour):
        _antwoord_op_opdracht(gemeente, rij, bericht, op)
        return rij
    zaak = _zaak(gemeente, bericht)
    if zaak is not None:
        levering_operations.wijzig_bericht(bericht=rij, zaak_id=zaak)
        schrijf_zaak_op(
            zaak=zaak_of_weiger(gemeente.code, zaak), wat="bericht van de aanbieder ontvangen", wie=wie, op=op
        )
    postbus.leg(gemeente=gemeente.code, soort=OORDEEL, verwijzing=rij.id, sleutel=f"{OORDEEL}-{rij.id}", op=op)
    return rij


@handeling
def bericht_beoordelen(*, gemeente: Gemeente, bericht: int, op: datetime) -> datetime | None:
    """Judge a 305 or 307 that was taken in, do what it says and answer it: exactly one return (IV028).

    Returns None when that was done, else when to ask again: a message that waits for another one is judged again when
    a next one was accepted, and on each new day. Raises NietGevonden. Source: iWmo 3.2, OP080, OP090.
    """
    levering_queries.houd_intake_vast(gemeente=gemeente.code)
    rij = levering_queries.bericht(gemeente=gemeente.code, id=bericht)
    if rij is None:
        raise NietGevonden("dit bericht is er niet")
    if rij.stand != Bericht.Stand.ONTVANGEN:
        return None
    inhoud = lees(rij.inhoud.encode())
    assert isinstance(inhoud, Start | Stop)  # nothing else is judged
    if not beoordeel(gemeente=gemeente, rij=rij, bericht=inhoud, op=op):
        return klok.moment(klok.dag_van(op) + timedelta(days=1))
    if rij.stand == Bericht.Stand.VERWERKT:
        postbus.wek(gemeente=gemeente.code, soort=OORDEEL, op=op)
    return None


def zonder_retour(bericht: Bericht) -> str:
    """Return why a message that came in gets no return, for who sent it (OP090x2); "" when nothing is wrong with it."""
    if bericht.stand != Bericht.Stand.AFGEKEURD or any(een["code"] for een in bericht.retourcodes):
        return ""
    return " ".join(een["zin"] for een in bericht.retourcodes)


@dataclass(frozen=True)
class _Kop:
    """Who sent a message to whom, under which identification: of a return its own, not that of what it answers."""

    soort: str
    afzender: str
    ontvanger: str
    identificatie: str


def _kop(bericht: Iwmobericht) -> _Kop:
    soort, header = soort_van(bericht), bericht.header
    eigen = getattr(header, "identificatie_retour", None)
    if eigen is None:
        return _Kop(soort.naam, header.afzender, header.ontvanger, header.bericht_identificatie.identificatie)
    return _Kop(soort.naam, header.ontvanger, header.afzender, eigen)  # a return copies the header of what it answers


def _bekend(gemeente: Gemeente, kop: _Kop, identificatie: str) -> Bericht | None:
    return levering_queries.bericht_bekend(
        gemeente=gemeente.code, richting=Bericht.Richting.IN, afzender=kop.afzender, soort=kop.soort,
        identificatie=identificatie,
    )  # fmt: skip


def _bewaar(gemeente: Gemeente, kop: _Kop, inhoud: str, som: str, op: datetime) -> Bericht:
    aanbieder = contracten.aanbieder_met_agb(agb=kop.afzender)
    return levering_operations.maak_bericht(
        gemeente=gemeente.code, richting=Bericht.Richting.IN, soort=kop.soort, identificatie=kop.identificatie,
        afzender=kop.afzender, ontvanger=kop.ontvanger, aanbieder_id=aanbieder.id if aanbieder else None,
        stand=Bericht.Stand.ONTVANGEN, inhoud=inhoud, controlesom=som, tijdstip=op,
    )  # fmt: skip


def _niet_aangenomen(gemeente: Gemeente, inhoud: bytes, van: str, zin: str, op: datetime, plaats: str = "") -> Bericht:
    """Keep what does nothing under who brought it: it takes no identification of the sender whom it names.

    Bytes that are no text are kept in escapes (backslash), so that nothing is lost.
    """
    som = controlesom(inhoud)
    kop = _Kop("", van, gemeentecode(gemeente), som[:36])
    if (eerder := _bekend(gemeente, kop, kop.identificatie)) is not None:
        return eerder
    tekst = inhoud.decode("utf-8", "backslashreplace").replace("\x00", "\\x00")
    return _niet_voor_ons(_bewaar(gemeente, kop, tekst, som, op), zin, plaats)


def _niet_voor_ons(rij: Bericht, zin: str, plaats: str = "") -> Bericht:
    """No return: the sender is told outside the messages (OP090x2)."""
    return levering_operations.wijzig_bericht(
        bericht=rij, stand=Bericht.Stand.AFGEKEURD, retourcodes=[{"code": "", "plaats": plaats, "zin": zin}]
    )


def _dubbelzinnig(
    gemeente: Gemeente, kop: _Kop, bericht: Iwmobericht, inhoud: bytes, som: str, op: datetime
) -> Bericht:
    """Keep and reject a message of which the identification was used for another one."""
    rij = _bewaar(gemeente, kop, inhoud.decode(), som, op)
    if isinstance(bericht, Start | Stop) and kop.ontvanger == gemeentecode(gemeente):
        beantwoord(gemeente=gemeente, rij=rij, bericht=bericht, fouten=(AL_GEBRUIKT,), op=op)
        return rij
    return _niet_voor_ons(rij, AL_GEBRUIKT.zin, toon(HEADER))


def _zaak(gemeente: Gemeente, bericht: Start | Stop) -> int | None:
    """The case of the first line with an order of this resident at this provider."""
    opdrachten = opdrachten_bij(gemeente, bericht)
    for _, regel in regels(bericht):
        rij = opdrachten.get(regel.toewijzing_nummer) if regel.toewijzing_nummer is not None else None
        if rij is None or rij.aanbieder.agb != bericht.header.afzender:
            continue
        if rij.zaak.inwoner.bsn == bericht.inwoner.bsn:
            return rij.zaak_id
    return None


def _antwoord_op_opdracht(gemeente: Gemeente, rij: Bericht, bericht: ToewijzingRetour, op: datetime) -> None:
    """Tie a 302 to its 301: accepted, or rejected with the codes and a task for the contact person."""
    header = bericht.header
    opdracht = levering_queries.bericht_bekend(
        gemeente=gemeente.code, richting=Bericht.Richting.UIT, afzender=header.afzender, soort="WMO301",
        identificatie=header.bericht_identificatie.identificatie,
    )  # fmt: skip
    if opdracht is None or opdracht.ontvanger != header.ontvanger:
        _niet_voor_ons(rij, "Dit is een antwoord op een bericht dat wij niet kennen.")
        return
    levering_operations.wijzig_bericht(bericht=rij, zaak_id=opdracht.zaak_id, antwoord_op=opdracht)
    if levering_queries.retouren_op(gemeente=gemeente.code, bericht=opdracht.id).exclude(id=rij.id).exists():
        _niet_voor_ons(rij, "Op dit bericht kwam al een antwoord.")
        return
    fouten = list(_codes(bericht))
    woorden = in_woorden(fouten)
    levering_operations.wijzig_bericht(bericht=rij, stand=Bericht.Stand.VERWERKT, retourcodes=woorden)
    stand = Bericht.Stand.AFGEKEURD if fouten else Bericht.Stand.VERWERKT
    levering_operations.wijzig_bericht(bericht=opdracht, stand=stand, retourcodes=woorden)
    beantwoord_van_dag(bericht=opdracht, op=op)
    if fouten and opdracht.zaak_id is not None:
        zaak = zaak_of_weiger(gemeente.code, opdracht.zaak_id)
        naam = opdracht.aanbieder.naam if opdracht.aanbieder else "De aanbieder"
        zinnen = [f"{naam} keurde ons bericht met de opdracht af.", *dict.fromkeys(f.zin for f in fouten)]
        zet_op_de_dag(zaak=zaak, zinnen=[*zinnen, "De aanbieder ziet de opdracht in het portaal."], op=op)


def _codes(deel: object, plaats: Plaats = ()) -> Iterator[Bevinding]:
    """The rejections in a return, each with its place and its meaning."""
    if isinstance(deel, tuple):
        for i, een in enumerate(deel):
            yield from _codes(een, (*plaats, i))
    elif is_dataclass(deel):
        for veld in fields(deel):
            waarde = getattr(deel, veld.name)
            if veld.name != "retour_codes":
                yield from _codes(waarde, (*plaats, veld.name))
                continue
            for code in waarde:
                if code not in (GEEN_OPMERKING, NIET_BEOORDEELD):
                    yield Bevinding("retour", 3, code, plaats, RETOURCODE[code])
