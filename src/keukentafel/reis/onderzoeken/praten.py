"""The talk: free notes that are never lost, six dimensions in the resident's own words, the ladder step by step."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from keukentafel.dossier.onderzoek import operations as onderzoek_operations
from keukentafel.dossier.onderzoek import queries as onderzoek_queries
from keukentafel.recht.ladder import Oordeel, Trede, trap_fout
from keukentafel.recht.taal.leefwereld import Dimensie, cijfer_fout
from keukentafel.reis.handeling import Geweigerd, Wie, handeling
from keukentafel.reis.onderzoeken.kiezen import verslag_is_weg
from keukentafel.reis.onderzoeken.vormen import Bewaard, Gebied, Traptrede, Vooraf
from keukentafel.reis.zaakwerk import schrijf_zaak_op, weiger_te_lang, zaak_die_verder_gaat, zaak_in_gang
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente

VERSTUURD = "Het verslag is al verstuurd. Kies eerst om verder te kijken."


@handeling
def aantekening_bewaren(
    *, gemeente: Gemeente, zaak: int, sleutel: str, tekst: str, dag: date | None, versie: int, wie: Wie, op: datetime
) -> Bewaard:
    """Keep a note under the key that its sheet gave it; sent twice it is kept once.

    `dag` is its own day: a note written offline keeps the day it was written, which may not be in the future.
    `versie` is the version that the writer began from, 0 for a new note. When somebody else wrote in between, both
    texts stay: the own one is added under theirs, and the answer says who that was. Of a case that was joined since
    (the note was written offline, or its page stayed open) it is kept in the case that goes on. Raises Geweigerd.
    """
    record = zaak_die_verder_gaat(gemeente.code, zaak)
    try:
        sleutel = str(uuid.UUID(sleutel))
    except ValueError:
        raise Geweigerd("Deze aantekening heeft geen geldig kenmerk. Open het gesprek opnieuw.") from None
    vandaag = klok.dag_van(op)
    if dag is not None and dag > vandaag:
        raise Geweigerd({"dag": "Deze dag moet nog komen. Kies de dag van het gesprek."})
    oud = onderzoek_queries.aantekening_op_slot(gemeente=gemeente.code, zaak=record.id, sleutel=sleutel)
    if oud is None:
        nieuw = onderzoek_operations.maak_aantekening(
            gemeente=gemeente.code, zaak=record.id, sleutel=sleutel, tekst=tekst, dag=dag or vandaag, door=wie.id,
            door_naam=wie.naam, op=op,
        )  # fmt: skip
        schrijf_zaak_op(zaak=record, wat="aantekening geschreven", wie=wie, op=op)
        return Bewaard(nieuw.versie, op)
    if oud.tekst == tekst:
        return Bewaard(oud.versie, oud.bewaard_op)
    # Another version, yet all that stands there is in it: the answer to the own last save got lost on the way.
    ander = oud.door_naam if oud.versie != versie and not tekst.startswith(oud.tekst) else ""
    samen = f"{oud.tekst}\n\n{tekst}" if ander else tekst
    nieuw = onderzoek_operations.herschrijf_aantekening(aantekening=oud, tekst=samen, door_naam=wie.naam, op=op)
    if ander or versie == 1:  # autosave writes every few seconds: one line in the log when it starts is enough
        schrijf_zaak_op(zaak=record, wat="aantekening geschreven", wie=wie, op=op)
    return Bewaard(nieuw.versie, op, ander, nieuw.tekst if ander else "")


def _gebied_fouten(gebieden: Sequence[Gebied]) -> dict[str, str]:
    fouten: dict[str, str] = {}
    for gebied in gebieden:
        if gebied.dimensie not in set(Dimensie):
            raise Geweigerd("Dit onderwerp bestaat niet. Open de pagina opnieuw.")
        for naam, cijfer in (("toen", gebied.toen), ("nu", gebied.nu)):
            if fout := cijfer_fout(cijfer):
                fouten[f"{gebied.dimensie}_{naam}"] = fout
        if gebied.toen is not None and gebied.toen_op is None:
            fouten[f"{gebied.dimensie}_toen_op"] = "Vul in van welke dag het cijfer van toen is."
    return fouten


@handeling
def leefgebieden_bewaren(*, gemeente: Gemeente, zaak: int, gebieden: Sequence[Gebied], wie: Wie, op: datetime) -> None:
    """Keep what was said about the dimensions; each may stay "niet besproken". No total. Raises Geweigerd."""
    record = zaak_in_gang(gemeente.code, zaak)
    if verslag_is_weg(gemeente.code, zaak):  # the own words stand in the verslag
        raise Geweigerd(VERSTUURD)
    if fouten := _gebied_fouten(gebieden):
        raise Geweigerd(fouten)
    dag = klok.dag_van(op)
    oud = {g.dimensie: g for g in onderzoek_queries.leefgebieden(gemeente=gemeente.code, zaak=zaak)}
    for gebied in gebieden:
        bewaard = oud.get(gebied.dimensie)
        nu_op = None
        if gebied.nu is not None:
            nu_op = bewaard.nu_op if bewaard is not None and bewaard.nu == gebied.nu else dag
        onderzoek_operations.bewaar_leefgebied(
            gemeente=gemeente.code, zaak=zaak, dimensie=gebied.dimensie, woorden=gebied.woorden.strip(),
            toen=gebied.toen, toen_op=gebied.toen_op if gebied.toen is not None else None, nu=gebied.nu, nu_op=nu_op,
        )  # fmt: skip
    schrijf_zaak_op(zaak=record, wat="onderwerpen van het gesprek bewaard", wie=wie, op=op)


@handeling
def voorbereiden(
    *, gemeente: Gemeente, zaak: int, vooraf: Sequence[Vooraf], wie_mee: str, wie: Wie, op: datetime
) -> None:
    """Keep what the resident prepares at home: the dimensions in own words, and who comes along. Raises Geweigerd."""
    record = zaak_in_gang(gemeente.code, zaak)
    fouten = {f"{v.dimensie}_cijfer": fout for v in vooraf if (fout := cijfer_fout(v.cijfer))}
    if fouten:
        raise Geweigerd(fouten)
    weiger_te_lang("wie_mee", wie_mee, 200)
    for deel in vooraf:
        if deel.dimensie not in set(Dimensie):
            raise Geweigerd("Dit onderwerp bestaat niet. Open de pagina opnieuw.")
        onderzoek_operations.bewaar_leefgebied(
            gemeente=gemeente.code, zaak=zaak, dimensie=deel.dimensie, vooraf=deel.woorden.strip(),
            vooraf_cijfer=deel.cijfer,
        )  # fmt: skip
    onderzoek = onderzoek_operations.zorg_voor_onderzoek(gemeente=gemeente.code, zaak=zaak)
    onderzoek_operations.wijzig_onderzoek(onderzoek=onderzoek, wie_mee=wie_mee.strip())
    schrijf_zaak_op(zaak=record, wat="gesprek voorbereid", wie=wie, op=op)


@handeling
def ladder_bewaren(*, gemeente: Gemeente, zaak: int, treden: Sequence[Traptrede], wie: Wie, op: datetime) -> None:
    """Keep what was tried on each step of the ladder and why it is (not) enough. A person judges. Raises Geweigerd."""
    record = zaak_in_gang(gemeente.code, zaak)
    if verslag_is_weg(gemeente.code, zaak):
        raise Geweigerd(VERSTUURD)
    fouten: dict[str, str] = {}
    for trede in treden:
        if trede.trede not in set(Trede) or trede.oordeel not in set(Oordeel):
            raise Geweigerd("Deze trede bestaat niet. Open de pagina opnieuw.")
        if fout := trap_fout(Trede(trede.trede), Oordeel(trede.oordeel), trede.toelichting):
            fouten[trede.trede] = fout
    if fouten:
        raise Geweigerd(fouten)
    for trede in treden:
        onderzoek_operations.bewaar_trede(
            gemeente=gemeente.code, zaak=zaak, trede=trede.trede, oordeel=trede.oordeel,
            toelichting=trede.toelichting.strip(),
        )  # fmt: skip
    schrijf_zaak_op(zaak=record, wat="ladder ingevuld", wie=wie, op=op)
