"""Writing the verslag together: paragraphs saved one by one, two texts side by side, remarks, and who writes now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from keukentafel.dossier.onderzoek import operations as onderzoek_operations
from keukentafel.dossier.onderzoek import queries as onderzoek_queries
from keukentafel.dossier.onderzoek.models import Alinea, Bewerker, Opmerking
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht.taal.stukken import Onderwerp
from keukentafel.reis.handeling import Geweigerd, NietGevonden, Wie, handeling
from keukentafel.reis.onderzoeken.kiezen import verslag_is_weg
from keukentafel.reis.onderzoeken.praten import VERSTUURD
from keukentafel.reis.onderzoeken.vormen import Alineatekst, Bewaard
from keukentafel.reis.zaakwerk import schrijf_zaak_op, zaak_in_gang
from keukentafel.stelsel.gemeenten.models import Gemeente

HOOGSTENS = 20_000
BEZIG = timedelta(seconds=90)
"""How long after the last sign somebody still counts as writing."""
BLADEN = ("gesprek", "verslag", "besluit")


@handeling
def alinea_bewaren(*, gemeente: Gemeente, zaak: int, alinea: Alineatekst, wie: Wie, op: datetime) -> Bewaard:
    """Keep one paragraph of the verslag. Two people's paragraphs stand beside each other by themselves; when both wrote
    the same one, the second text waits beside the first until somebody chooses. Raises Geweigerd."""
    record = zaak_in_gang(gemeente.code, zaak)
    if verslag_is_weg(gemeente.code, zaak):
        raise Geweigerd(VERSTUURD)
    return _bewaar(record, alinea, wie, op)


@handeling
def alineas_bewaren(
    *, gemeente: Gemeente, zaak: int, alineas: Sequence[Alineatekst], uitkomst: str, wie: Wie, op: datetime
) -> list[Bewaard]:
    """Keep all paragraphs of one sheet and the outcome, without JavaScript: one button. Raises Geweigerd."""
    record = zaak_in_gang(gemeente.code, zaak)
    if verslag_is_weg(gemeente.code, zaak):
        raise Geweigerd(VERSTUURD)
    bewaard = [_bewaar(record, alinea, wie, op) for alinea in alineas]
    onderzoek = onderzoek_operations.zorg_voor_onderzoek(gemeente=gemeente.code, zaak=zaak)
    if onderzoek.uitkomst != uitkomst.strip():
        onderzoek_operations.wijzig_onderzoek(onderzoek=onderzoek, uitkomst=uitkomst.strip())
    schrijf_zaak_op(zaak=record, wat="verslag geschreven", wie=wie, op=op)
    return bewaard


def _bewaar(zaak: Zaak, alinea: Alineatekst, wie: Wie, op: datetime) -> Bewaard:
    if alinea.onderwerp not in set(Onderwerp) or not 1 <= alinea.volgorde <= 99:
        raise Geweigerd("Dit onderdeel bestaat niet. Open het verslag opnieuw.")
    if len(alinea.tekst) > HOOGSTENS:
        raise Geweigerd(f"Er staan {len(alinea.tekst)} tekens bij {alinea.onderwerp}. Er passen er {HOOGSTENS}.")
    g = zaak.gemeente_id
    tekst = alinea.tekst.strip()
    oud = onderzoek_queries.alinea_op_slot(
        gemeente=g, zaak=zaak.id, onderwerp=alinea.onderwerp, volgorde=alinea.volgorde
    )
    if oud is None:
        if not tekst:
            return Bewaard(0, op)
        nieuw = onderzoek_operations.maak_alinea(
            gemeente=g, zaak=zaak.id, onderwerp=alinea.onderwerp, volgorde=alinea.volgorde, tekst=tekst,
            niet_aan_de_orde=alinea.niet_aan_de_orde, door_naam=wie.naam, op=op,
        )  # fmt: skip
        schrijf_zaak_op(zaak=zaak, wat="verslag geschreven", wie=wie, op=op)
        return Bewaard(nieuw.versie, op)
    if (oud.tekst, oud.niet_aan_de_orde) == (tekst, alinea.niet_aan_de_orde):
        return Bewaard(oud.versie, oud.bewaard_op)
    if oud.versie == alinea.versie:
        onderzoek_operations.herschrijf_alinea(
            alinea=oud, tekst=tekst, niet_aan_de_orde=alinea.niet_aan_de_orde, door_naam=wie.naam, op=op
        )
        return Bewaard(oud.versie, op)
    if tekst:
        _naast_elkaar(oud, tekst, alinea.niet_aan_de_orde, wie, op)
    return Bewaard(oud.versie, op, oud.door_naam, oud.tekst)


def _naast_elkaar(oud: Alinea, tekst: str, niet_aan_de_orde: bool, wie: Wie, op: datetime) -> None:
    """Keep the second text; what the same writer kept beside it a moment ago is that text, further on."""
    open_ = onderzoek_queries.botsingen(gemeente=oud.gemeente_id, zaak=oud.zaak_id)
    for botsing in open_.filter(alinea_id=oud.id, door_naam=wie.naam):
        onderzoek_operations.los_botsing_op(botsing=botsing, op=op)
    onderzoek_operations.maak_botsing(
        alinea=oud, tekst=tekst, niet_aan_de_orde=niet_aan_de_orde, door_naam=wie.naam, op=op
    )


@handeling
def botsing_kiezen(*, gemeente: Gemeente, zaak: int, botsing: int, tekst: str, wie: Wie, op: datetime) -> None:
    """End two texts side by side: `tekst` is what the paragraph says from now on; history keeps both. Raises
    Geweigerd, NietGevonden."""
    record = zaak_in_gang(gemeente.code, zaak)
    keuze = onderzoek_queries.botsingen(gemeente=gemeente.code, zaak=zaak).filter(id=botsing).first()
    if keuze is None:
        raise NietGevonden("deze twee teksten zijn al samengevoegd")
    if not tekst.strip():
        raise Geweigerd({"tekst": "Hier staat nog niets. Schrijf welke tekst blijft."})
    oud = onderzoek_queries.alinea_op_slot(
        gemeente=gemeente.code, zaak=zaak, onderwerp=keuze.alinea.onderwerp, volgorde=keuze.alinea.volgorde
    )
    assert oud is not None
    onderzoek_operations.herschrijf_alinea(
        alinea=oud, tekst=tekst.strip(), niet_aan_de_orde=oud.niet_aan_de_orde, door_naam=wie.naam, op=op
    )
    onderzoek_operations.los_botsing_op(botsing=keuze, op=op)
    schrijf_zaak_op(zaak=record, wat="twee teksten samengevoegd", wie=wie, op=op)


@handeling
def opmerking_maken(
    *, gemeente: Gemeente, zaak: int, alinea: int | None, tekst: str, wie: Wie, op: datetime
) -> Opmerking:
    """Write a remark beside a paragraph, or beside the besluit (`alinea` None). Raises Geweigerd."""
    record = zaak_in_gang(gemeente.code, zaak)
    if not tekst.strip():
        raise Geweigerd({"tekst": "Hier staat nog niets. Schrijf eerst uw opmerking."})
    alineas = onderzoek_queries.alineas(gemeente=gemeente.code, zaak=zaak)
    if alinea is not None and not alineas.filter(id=alinea).exists():
        raise NietGevonden("deze alinea is er niet")
    nieuw = onderzoek_operations.maak_opmerking(
        gemeente=gemeente.code, zaak=zaak, alinea=alinea, tekst=tekst.strip(), door_naam=wie.naam, op=op
    )
    schrijf_zaak_op(zaak=record, wat="opmerking geschreven", wie=wie, op=op)
    return nieuw


@handeling
def opmerking_afronden(*, gemeente: Gemeente, zaak: int, opmerking: int, wie: Wie, op: datetime) -> None:
    """Put away a remark that is dealt with. Raises NietGevonden."""
    record = zaak_in_gang(gemeente.code, zaak)
    keuze = onderzoek_queries.opmerkingen(gemeente=gemeente.code, zaak=zaak).filter(id=opmerking).first()
    if keuze is None:
        raise NietGevonden("deze opmerking is al afgerond")
    onderzoek_operations.opmerking_klaar(opmerking=keuze, op=op)
    schrijf_zaak_op(zaak=record, wat="opmerking afgerond", wie=wie, op=op)


@handeling
def bewerken_melden(*, gemeente: Gemeente, zaak: int, blad: str, wie: Wie, op: datetime) -> list[Bewerker]:
    """Say that this person writes on this sheet now, and return who else does: "Sanne bewerkt sinds 10.42 uur".

    It warns and locks nobody out. Somebody who was not seen for a minute and a half no longer counts.
    """
    if blad not in BLADEN or wie.id is None:
        raise NietGevonden("dit blad is er niet")
    zaak_in_gang(gemeente.code, zaak)
    bezig = list(onderzoek_queries.bewerkers(gemeente=gemeente.code, zaak=zaak, blad=blad, sinds=op - BEZIG))
    al_bezig = any(b.gebruiker_id == wie.id for b in bezig)
    onderzoek_operations.bewerker_gezien(
        gemeente=gemeente.code, zaak=zaak, blad=blad, gebruiker=wie.id, naam=wie.naam, op=op, nieuw=not al_bezig
    )
    return [b for b in bezig if b.gebruiker_id != wie.id]


@handeling
def bewerken_stoppen(*, gemeente: Gemeente, zaak: int, blad: str, wie: Wie) -> None:
    """Say that this person closed the sheet."""
    if wie.id is not None:
        onderzoek_operations.bewerker_weg(gemeente=gemeente.code, zaak=zaak, blad=blad, gebruiker=wie.id)
