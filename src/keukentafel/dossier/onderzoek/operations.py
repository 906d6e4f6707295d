"""Writing an onderzoek. Only acts of reis call this."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from keukentafel.dossier.onderzoek.models import (
    Aantekening,
    Alinea,
    Bewerker,
    Botsing,
    Leefgebied,
    LopendeHulp,
    Onderzoek,
    Opmerking,
    Reactie,
    Trede,
)


def zorg_voor_onderzoek(*, gemeente: int, zaak: int) -> Onderzoek:
    """Return the onderzoek of a case; made when it was not there yet."""
    return Onderzoek.objects.get_or_create(gemeente_id=gemeente, zaak_id=zaak)[0]


def wijzig_onderzoek(*, onderzoek: Onderzoek, **velden: Any) -> Onderzoek:
    """Change columns of an onderzoek; history keeps what stood there."""
    for naam, waarde in velden.items():
        setattr(onderzoek, naam, waarde)
    onderzoek.save(update_fields=list(velden))
    return onderzoek


def maak_aantekening(
    *, gemeente: int, zaak: int, sleutel: str, tekst: str, dag: date, door: int | None, door_naam: str, op: datetime
) -> Aantekening:
    """Keep a new note. `sleutel` is a UUID as text."""
    return Aantekening.objects.create(
        gemeente_id=gemeente, zaak_id=zaak, sleutel=sleutel, tekst=tekst, dag=dag, door_id=door, door_naam=door_naam,
        bewaard_op=op,
    )  # fmt: skip


def herschrijf_aantekening(*, aantekening: Aantekening, tekst: str, door_naam: str, op: datetime) -> Aantekening:
    """Write a note anew; history keeps the text of before."""
    aantekening.tekst, aantekening.door_naam, aantekening.bewaard_op = tekst, door_naam, op
    aantekening.versie += 1
    aantekening.save(update_fields=["tekst", "door_naam", "bewaard_op", "versie"])
    return aantekening


def bewaar_leefgebied(*, gemeente: int, zaak: int, dimensie: str, **velden: Any) -> Leefgebied:
    """Keep what is said about one dimension; `velden` are columns of Leefgebied."""
    return Leefgebied.objects.update_or_create(gemeente_id=gemeente, zaak_id=zaak, dimensie=dimensie, defaults=velden)[
        0
    ]


def bewaar_trede(*, gemeente: int, zaak: int, trede: str, oordeel: str, toelichting: str) -> Trede:
    """Keep what a person judged of one step of the ladder."""
    return Trede.objects.update_or_create(
        gemeente_id=gemeente,
        zaak_id=zaak,
        trede=trede,
        defaults={"oordeel": oordeel, "toelichting": toelichting},
    )[0]


def maak_lopende_hulp(*, gemeente: int, zaak: int, wet: str, wat: str, wie: str, sinds: date | None) -> LopendeHulp:
    """Keep a kind of help that runs already."""
    return LopendeHulp.objects.create(gemeente_id=gemeente, zaak_id=zaak, wet=wet, wat=wat, wie=wie, sinds=sinds)


def haal_lopende_hulp_weg(*, gemeente: int, zaak: int, id: int) -> int:
    """Take away help that does not run after all; history keeps it. Returns how many were there."""
    return LopendeHulp.objects.filter(gemeente_id=gemeente, zaak_id=zaak, id=id).delete()[0]


def maak_alinea(
    *, gemeente: int, zaak: int, onderwerp: str, volgorde: int, tekst: str, niet_aan_de_orde: bool, door_naam: str,
    op: datetime,
) -> Alinea:  # fmt: skip
    """Keep a new paragraph."""
    return Alinea.objects.create(
        gemeente_id=gemeente, zaak_id=zaak, onderwerp=onderwerp, volgorde=volgorde, tekst=tekst,
        niet_aan_de_orde=niet_aan_de_orde, door_naam=door_naam, bewaard_op=op,
    )  # fmt: skip


def herschrijf_alinea(*, alinea: Alinea, tekst: str, niet_aan_de_orde: bool, door_naam: str, op: datetime) -> Alinea:
    """Write a paragraph anew; history keeps the text of before."""
    alinea.tekst, alinea.niet_aan_de_orde, alinea.door_naam, alinea.bewaard_op = tekst, niet_aan_de_orde, door_naam, op
    alinea.versie += 1
    alinea.save(update_fields=["tekst", "niet_aan_de_orde", "door_naam", "bewaard_op", "versie"])
    return alinea


def maak_botsing(*, alinea: Alinea, tekst: str, niet_aan_de_orde: bool, door_naam: str, op: datetime) -> Botsing:
    """Keep a second text for the same paragraph, until somebody chooses."""
    return Botsing.objects.create(
        gemeente_id=alinea.gemeente_id, zaak_id=alinea.zaak_id, alinea_id=alinea.id, tekst=tekst,
        niet_aan_de_orde=niet_aan_de_orde, door_naam=door_naam, bewaard_op=op,
    )  # fmt: skip


def los_botsing_op(*, botsing: Botsing, op: datetime) -> None:
    """Keep that somebody chose between two texts."""
    botsing.opgelost_op = op
    botsing.save(update_fields=["opgelost_op"])


def los_geschreven_naar(*, gemeente: int, van_zaak: int, naar_zaak: int) -> None:
    """Let the notes, the help that runs, the remarks and the texts that were not chosen belong to another case."""
    for soort in (Aantekening, LopendeHulp, Opmerking, Botsing):
        soort._default_manager.filter(gemeente_id=gemeente, zaak_id=van_zaak).update(zaak_id=naar_zaak)


def verplaats(rij: Alinea | Leefgebied | Onderzoek | Trede, *, zaak: int, volgorde: int | None = None) -> None:
    """Let something written belong to another case; a paragraph comes at this place of its subject."""
    velden = ["zaak"]
    rij.zaak_id = zaak
    if volgorde is not None and isinstance(rij, Alinea):
        rij.volgorde = volgorde
        velden.append("volgorde")
    rij.save(update_fields=velden)


def opmerkingen_naar(*, gemeente: int, van_alinea: int, naar_alinea: int) -> None:
    """Let the remarks beside one paragraph stand beside another."""
    Opmerking.objects.filter(gemeente_id=gemeente, alinea_id=van_alinea).update(alinea_id=naar_alinea)


def maak_opmerking(
    *, gemeente: int, zaak: int, alinea: int | None, tekst: str, door_naam: str, op: datetime,
    over_tijdelijk: bool = False,
) -> Opmerking:  # fmt: skip
    """Keep a colleague's note beside a paragraph, or (`alinea` None) beside the besluit or beside temporary help."""
    return Opmerking.objects.create(
        gemeente_id=gemeente, zaak_id=zaak, alinea_id=alinea, tekst=tekst, door_naam=door_naam, geschreven_op=op,
        over_tijdelijk=over_tijdelijk,
    )  # fmt: skip


def opmerking_klaar(*, opmerking: Opmerking, op: datetime) -> None:
    """Keep that a colleague's note is dealt with."""
    opmerking.klaar_op = op
    opmerking.save(update_fields=["klaar_op"])


def bewerker_gezien(
    *, gemeente: int, zaak: int, blad: str, gebruiker: int, naam: str, op: datetime, nieuw: bool
) -> None:
    """Keep that somebody has this sheet open now; `nieuw` starts the time since when anew."""
    standaard: dict[str, Any] = {"naam": naam, "gezien_op": op}
    Bewerker.objects.update_or_create(
        gemeente_id=gemeente,
        zaak_id=zaak,
        blad=blad,
        gebruiker_id=gebruiker,
        defaults=standaard | ({"sinds": op} if nieuw else {}),
        create_defaults=standaard | {"sinds": op},
    )


def bewerker_weg(*, gemeente: int, zaak: int, blad: str, gebruiker: int) -> None:
    """Keep that somebody closed the sheet."""
    Bewerker.objects.filter(gemeente_id=gemeente, zaak_id=zaak, blad=blad, gebruiker_id=gebruiker).delete()


def maak_reactie(
    *, gemeente: int, zaak: int, soort: str, tekst: str, via: str, dag: date, door_naam: str, op: datetime
) -> Reactie:
    """Keep what the resident says of the verslag."""
    return Reactie.objects.create(
        gemeente_id=gemeente, zaak_id=zaak, soort=soort, tekst=tekst, via=via, dag=dag, door_naam=door_naam,
        vastgelegd_op=op,
    )  # fmt: skip
