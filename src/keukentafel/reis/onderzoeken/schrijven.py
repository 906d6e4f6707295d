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
from keukentafel.reis.zaakwerk import schrijf_zaak_op, weiger_te_lang, zaak_in_gang
from keukentafel.stelsel.gemeenten.models import Gemeente

HOOGSTENS = 20_000
BEZIG = timedelta(seconds=90)
"""How long after the last sign somebody still counts as writing."""
BLADEN = ("gesprek", "verslag", "besluit")


@handeling
def alineas_bewaren(
    *,
    gemeente: Gemeente,
    zaak: int,
    alineas: Sequence[Alineatekst],
    wie: Wie,
    op: datetime,
    uitkomst: str | None = None,
    uitkomst_versie: int | None = None,
) -> list[Bewaard]:
    """Keep all paragraphs of one sheet and the outcome: one button, or what a page saves by itself.

    Two people's paragraphs stand beside each other by themselves; when both wrote the same one, the second text waits
    beside the first until somebody chooses. `uitkomst` is None for a sheet without it. `uitkomst_versie` is the version
    of the outcome that the writer began from; without it the writer saw the last one. Returns one answer for each
    paragraph, and a last one for the outcome. Raises Geweigerd, and then keeps nothing.
    """
    record = zaak_in_gang(gemeente.code, zaak)
    if verslag_is_weg(gemeente.code, zaak):
        raise Geweigerd(VERSTUURD)
    alles = list(alineas)
    if uitkomst is not None:
        if uitkomst_versie is None:
            oud = onderzoek_queries.alinea_uitkomst(gemeente=gemeente.code, zaak=zaak)
            uitkomst_versie = oud.versie if oud else 0
        alles.append(Alineatekst(onderzoek_queries.UITKOMST, 1, uitkomst, False, uitkomst_versie))
    fouten = {f"{a.onderwerp}_{a.volgorde}": fout for a in alles if (fout := _te_lang(a))}
    if fouten:
        raise Geweigerd(fouten)
    return [bewaar_alinea(record, alinea, wie, op) for alinea in alles]


def schoon(tekst: str) -> str:
    """Return a text as it is kept: line ends of one kind, so that the same words are the same text.

    A NUL, as pasted text sometimes has, goes: it is no sign of a text, and PostgreSQL does not keep it.
    """
    return tekst.replace("\0", "").replace("\r\n", "\n").strip()


def _te_lang(alinea: Alineatekst) -> str:
    """Return how much a text is too long, "" when it fits."""
    if (lengte := len(schoon(alinea.tekst))) <= HOOGSTENS:
        return ""
    return f"Er staan {lengte} tekens. Er passen er {HOOGSTENS}. Maak de tekst korter."


def bewaar_alinea(zaak: Zaak, alinea: Alineatekst, wie: Wie, op: datetime) -> Bewaard:
    """Keep one paragraph of a case that is locked already. Raises Geweigerd."""
    bekend = alinea.onderwerp in {*Onderwerp, onderzoek_queries.UITKOMST}
    if not bekend or not 1 <= alinea.volgorde <= onderzoek_queries.MEESTE_ALINEAS:
        raise Geweigerd("Dit onderdeel bestaat niet. Open het verslag opnieuw.")
    if fout := _te_lang(alinea):
        raise Geweigerd({f"{alinea.onderwerp}_{alinea.volgorde}": fout})
    g = zaak.gemeente_id
    tekst = schoon(alinea.tekst)
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
        _zet_uitkomst(nieuw)
        schrijf_zaak_op(zaak=zaak, wat="verslag geschreven", wie=wie, op=op)
        return Bewaard(nieuw.versie, op)
    if (oud.tekst, oud.niet_aan_de_orde) == (tekst, alinea.niet_aan_de_orde):
        return Bewaard(oud.versie, oud.bewaard_op)
    if oud.versie == alinea.versie:
        eerste = oud.door_naam != wie.naam or op - oud.bewaard_op > BEZIG
        onderzoek_operations.herschrijf_alinea(
            alinea=oud, tekst=tekst, niet_aan_de_orde=alinea.niet_aan_de_orde, door_naam=wie.naam, op=op
        )
        _zet_uitkomst(oud)
        if eerste:  # autosave writes every few seconds: one line in the log when it starts is enough
            schrijf_zaak_op(zaak=zaak, wat="verslag geschreven", wie=wie, op=op)
        return Bewaard(oud.versie, op)
    # From here somebody else wrote in between. The writer keeps the version that the own text began from: with the new
    # one, the next save would write over words that the writer never saw.
    # After a choice between two texts also an old text waits again: its writer may not know that it was left out.
    if not onderzoek_queries.is_gekozen_na(alinea=oud, versie=alinea.versie) and onderzoek_queries.stond_er(
        alinea=oud, versie=alinea.versie, tekst=tekst, niet_aan_de_orde=alinea.niet_aan_de_orde
    ):
        return Bewaard(alinea.versie, oud.bewaard_op)
    if tekst:
        _naast_elkaar(oud, tekst, alinea.niet_aan_de_orde, wie, op)
    return Bewaard(alinea.versie, op, oud.door_naam, oud.tekst)


def _zet_uitkomst(alinea: Alinea) -> None:
    """Keep the outcome with the onderzoek as well, where the letter and the resident's page read it."""
    if alinea.onderwerp == onderzoek_queries.UITKOMST:
        onderzoek = onderzoek_operations.zorg_voor_onderzoek(gemeente=alinea.gemeente_id, zaak=alinea.zaak_id)
        onderzoek_operations.wijzig_onderzoek(onderzoek=onderzoek, uitkomst=alinea.tekst)


def _naast_elkaar(oud: Alinea, tekst: str, niet_aan_de_orde: bool, wie: Wie, op: datetime) -> None:
    """Keep the second text; what the same writer kept beside it a moment ago is that text, further on."""
    open_ = onderzoek_queries.botsingen(gemeente=oud.gemeente_id, zaak=oud.zaak_id)
    for botsing in open_.filter(alinea_id=oud.id, door_naam=wie.naam):
        if botsing.tekst == tekst:
            return
        onderzoek_operations.los_botsing_op(botsing=botsing, op=op)
    onderzoek_operations.maak_botsing(
        alinea=oud, tekst=tekst, niet_aan_de_orde=niet_aan_de_orde, door_naam=wie.naam, op=op
    )


@handeling
def botsing_kiezen(
    *, gemeente: Gemeente, zaak: int, botsing: int, tekst: str, wie: Wie, op: datetime, versie: int | None = None
) -> None:
    """End two texts side by side: `tekst` is what the paragraph says from now on; history keeps both.

    `versie` is the version of the paragraph that was read beside the text that waits; without it the last one was
    read. When either text changed since, nobody has read both yet. Raises Geweigerd, NietGevonden.
    """
    record = zaak_in_gang(gemeente.code, zaak)
    keuze = onderzoek_queries.botsing_nu(gemeente=gemeente.code, zaak=zaak, id=botsing)
    if keuze is None:
        raise NietGevonden("deze twee teksten zijn al samengevoegd")
    if not tekst.strip():
        raise Geweigerd({"tekst": "Hier staat nog niets. Schrijf welke tekst blijft."})
    weiger_te_lang("tekst", tekst, HOOGSTENS)
    oud = onderzoek_queries.alinea_op_slot(
        gemeente=gemeente.code, zaak=zaak, onderwerp=keuze.alinea.onderwerp, volgorde=keuze.alinea.volgorde
    )
    assert oud is not None
    if keuze.id != botsing or (versie is not None and versie != oud.versie):
        raise Geweigerd({"tekst": "Een collega schreef intussen verder. Kijk beide teksten na en kies opnieuw."})
    onderzoek_operations.herschrijf_alinea(
        alinea=oud, tekst=schoon(tekst), niet_aan_de_orde=oud.niet_aan_de_orde, door_naam=wie.naam, op=op
    )
    _zet_uitkomst(oud)
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
    if alinea is not None and not onderzoek_queries.is_alinea(gemeente=gemeente.code, zaak=zaak, id=alinea):
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
