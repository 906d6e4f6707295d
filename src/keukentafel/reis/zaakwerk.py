"""What acts do to a case: lock it, take a step of the table, note what happened, write the resident, write the log."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from keukentafel.berichten import brieven
from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.melding import queries as melding_queries
from keukentafel.dossier.onderzoek import queries as onderzoek_queries
from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.omgeving.mensen import queries as mensen
from keukentafel.omgeving.mensen.models import Persoon
from keukentafel.recht.stappen import RUSTEND, Stand, Stap, StapBestaatNiet, verzet
from keukentafel.reis.brieven import bewaar_brief
from keukentafel.reis.brieven.opmaken import afzender_van
from keukentafel.reis.handeling import Geweigerd, NietGevonden, Wie, schrijf_op
from keukentafel.reis.leren.feiten import laat_stap
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers import queries as gebruikers
from keukentafel.stelsel.gemeenten.models import Gemeente


def zaak_of_weiger(gemeente: int, zaak: int) -> Zaak:
    """Return the case, locked for this act. Raises NietGevonden."""
    if (gevonden := zaak_queries.zaak_op_slot(gemeente=gemeente, id=zaak)) is None:
        raise NietGevonden("deze zaak is er niet")
    return gevonden


def zaak_in_gang(gemeente: int, zaak: int) -> Zaak:
    """Return the case, locked, when somebody still works on it. Raises NietGevonden, Geweigerd (at rest or joined)."""
    gevonden = zaak_of_weiger(gemeente, zaak)
    weiger_samengevoegd(gevonden)
    if gevonden.stand in RUSTEND:
        raise Geweigerd("Aan deze vraag werkt nu niemand. Pak de vraag eerst weer op.")
    return gevonden


def weiger_samengevoegd(zaak: Zaak) -> None:
    """Raise Geweigerd, with where to go on, for a case that was joined with another."""
    if zaak.samengevoegd_in_id is not None:
        raise Geweigerd(f"Deze vraag gaat verder als zaak {stam_van(zaak).nummer}. Werk in die zaak verder.")


def zaak_die_verder_gaat(gemeente: int, zaak: int) -> Zaak:
    """Return the case in which this one goes on: itself, or the one that it was joined with, also by way of another.

    As `zaak_in_gang`, only the case that goes on is locked. Raises NietGevonden, Geweigerd.
    """
    if (gevonden := zaak_queries.zaak(gemeenten=frozenset({gemeente}), id=zaak)) is None:
        raise NietGevonden("deze zaak is er niet")
    return zaak_in_gang(gemeente, stam_van(gevonden).id)


def stam_van(zaak: Zaak) -> Zaak:
    """Return the case that goes on of cases that were joined in a row: there the work stands. It is not locked."""
    while zaak.samengevoegd_in_id is not None:
        verder = zaak_queries.zaak(gemeenten=frozenset({zaak.gemeente_id}), id=zaak.samengevoegd_in_id)
        assert verder is not None  # a case is never taken away, and is joined within its own municipality
        zaak = verder
    return zaak


def inwoner_van(zaak: Zaak) -> Persoon:
    """Return the resident whose case this is."""
    persoon = mensen.persoon(gemeente=zaak.gemeente_id, id=zaak.inwoner_id)
    assert persoon is not None
    return persoon


def zet(*, zaak: Zaak, naar: Stand, weigering: str, wie: Wie, op: datetime, uitleg: str = "") -> Stap:
    """Take a step of the table: the case moves and its timeline tells on which ground.

    `uitleg` instead of the sentence of the table. Raises Geweigerd with the sentence `weigering` when the law does not
    know this step from where the case stands.
    """
    try:
        stap = verzet(van=Stand(zaak.stand), naar=naar)
    except StapBestaatNiet:
        raise Geweigerd(weigering) from None
    neem(zaak=zaak, stap=stap, wie=wie, op=op, uitleg=uitleg)
    return stap


def neem(*, zaak: Zaak, stap: Stap, wie: Wie, op: datetime, uitleg: str = "") -> None:
    """Take this step of the table, which was found before. It leaves a fact to be counted (reis.leren)."""
    zaak_operations.wijzig_zaak(zaak=zaak, stand=stap.naar)
    zaak_operations.schrijf_stap(
        gemeente=zaak.gemeente_id, zaak=zaak.id, handeling=stap.handeling, van=stap.van, naar=stap.naar,
        artikel=stap.artikel, door=wie.naam, dag=klok.dag_van(op), op=op, uitleg=uitleg or stap.uitleg,
    )  # fmt: skip
    laat_stap(zaak=zaak, stap=stap, dag=klok.dag_van(op))


def noteer(
    *, zaak: Zaak, handeling: str, wie: Wie, op: datetime, uitleg: str = "", artikel: str = "", dag: date | None = None
) -> None:
    """Put on the timeline what happened without a step: the case stays where it stood. `dag`: today's if not told."""
    zaak_operations.schrijf_stap(
        gemeente=zaak.gemeente_id, zaak=zaak.id, handeling=handeling, artikel=artikel, door=wie.naam,
        dag=dag or klok.dag_van(op), op=op, uitleg=uitleg,
    )  # fmt: skip


def schrijf_zaak_op(*, zaak: Zaak, wat: str, wie: Wie, op: datetime, soort: str = "wijziging", reden: str = "") -> None:
    """Write in the log what was done to this case (`wijziging`), or that it was seen (`inzage`), and why if told."""
    schrijf_op(
        gemeente=zaak.gemeente_id,
        zaak=zaak.id,
        inwoner=zaak.inwoner_id,
        wat=wat,
        wie=wie,
        op=op,
        soort=soort,
        reden=reden,
    )


def contact(gemeente: Gemeente, behandelaar: int | None, wie: Wie) -> tuple[str, str]:
    """Return the name and phone number of the contact person; the team when nobody is named yet."""
    if behandelaar is None:
        return f"Het Wmo-team van {gemeente.naam}", gemeente.telefoon
    if behandelaar == wie.id:
        return wie.naam, gemeente.telefoon
    mens = gebruikers.gebruiker(behandelaar)
    return (mens.naam, gemeente.telefoon) if mens else (f"Het Wmo-team van {gemeente.naam}", gemeente.telefoon)


def envelop(persoon: Persoon) -> tuple[str, ...]:
    """Return the address lines of an envelope; nothing for a secret or unknown address."""
    if persoon.geheim_adres:
        return ()
    adres = mensen.adres_van(gemeente=persoon.gemeente_id, persoon=persoon.id)
    return adres.regels if adres else ()


@dataclass(frozen=True, kw_only=True)
class Klaarliggend:
    """A letter to the resident of a case that is set up and complete, and not kept yet. `gegevens` is plain JSON."""

    persoon: Persoon
    gegevens: Mapping[str, object]
    tekst: brieven.Brieftekst


def stel_op(
    *, gemeente: Gemeente, zaak: Zaak, soort: str, gegevens: Mapping[str, object], wie: Wie, op: datetime
) -> Klaarliggend:
    """Return a letter to the resident of this case as it would leave now, with the contact person in it.

    `gegevens` is plain JSON as the kind asks, without the contact person. Nothing is kept. Raises BriefOnvolledig.
    """
    persoon = inwoner_van(zaak)
    naam, telefoon = contact(gemeente, zaak.behandelaar_id, wie)
    alles = {"contactpersoon": naam, "contact_telefoon": telefoon, **gegevens}
    tekst = brieven.opstellen(
        soort,
        gegevens=alles,
        afzender=afzender_van(gemeente),
        aan=brieven.Geadresseerde(persoon.naam_met_aanhef, envelop(persoon), persoon.aangesproken),
        datum=klok.dag_van(op),
        kenmerk=zaak.nummer,
    )
    return Klaarliggend(persoon=persoon, gegevens=alles, tekst=tekst)


def _onvolledig(_: brieven.BriefOnvolledig) -> dict[str, str]:
    return {"": "De brief is nog niet compleet. Kijk de dagen en de teksten na."}


def stel_compleet_op(
    *, gemeente: Gemeente, zaak: Zaak, soort: str, gegevens: Mapping[str, object], wie: Wie, op: datetime,
    zinnen: Callable[[brieven.BriefOnvolledig], dict[str, str]] = _onvolledig,
) -> Klaarliggend:  # fmt: skip
    """Return a letter as `stel_op` does. Raises Geweigerd with `zinnen` when something misses."""
    try:
        return stel_op(gemeente=gemeente, zaak=zaak, soort=soort, gegevens=gegevens, wie=wie, op=op)
    except brieven.BriefOnvolledig as fout:
        raise Geweigerd(zinnen(fout)) from fout


def stel_op_of_weiger(
    *, gemeente: Gemeente, zaak: Zaak, soort: str, gegevens: Mapping[str, object], wie: Wie, op: datetime,
    zinnen: Callable[[brieven.BriefOnvolledig], dict[str, str]] = _onvolledig,
) -> Klaarliggend:  # fmt: skip
    """Return a letter with free text that may leave; an act asks this before it writes anything, and then `verstuur`.

    Raises Geweigerd when something misses (with `zinnen`), or when the letter names somebody who does not belong in it.
    """
    klaar = stel_compleet_op(
        gemeente=gemeente, zaak=zaak, soort=soort, gegevens=gegevens, wie=wie, op=op, zinnen=zinnen
    )
    weiger_vreemd(klaar.tekst, persoon=klaar.persoon, zaak=zaak, wie=wie, op=op)
    return klaar


def verstuur(klaar: Klaarliggend, *, gemeente: Gemeente, zaak: Zaak, op: datetime, **nummers: object) -> Brief:
    """Keep a letter that was set up, and lay it in the outbox. Returns it.

    `nummers` are variables that were not known before something was kept, such as its number.
    """
    return bewaar_brief(
        gemeente=gemeente, zaak=zaak.id, inwoner=klaar.persoon.id, tekst=klaar.tekst,
        gegevens={**klaar.gegevens, **nummers}, op=op,
    )  # fmt: skip


def schrijf_inwoner(
    *, gemeente: Gemeente, zaak: Zaak, soort: str, gegevens: Mapping[str, object], wie: Wie, op: datetime
) -> Brief:
    """Lay down a letter to the resident of this case without free text. Returns it. Raises BriefOnvolledig."""
    klaar = stel_op(gemeente=gemeente, zaak=zaak, soort=soort, gegevens=gegevens, wie=wie, op=op)
    return verstuur(klaar, gemeente=gemeente, zaak=zaak, op=op)


def weiger_vreemd(tekst: brieven.Brieftekst, *, persoon: Persoon, zaak: Zaak, wie: Wie, op: datetime) -> None:
    """Raise Geweigerd when somebody else's BSN, or a name that is nowhere else in this file, stands in a letter."""
    if vreemd := brieven.vreemd_in(tekst, eigen_bsn=persoon.bsn):
        waar = ", ".join(vreemd)
        raise Geweigerd(f"In de brief staat een burgerservicenummer van iemand anders ({waar}). Haal het weg.")
    if namen := brieven.vreemde_namen(tekst, eigen=_eigen_namen(zaak, persoon, wie, op)):
        raise Geweigerd(
            f"In de brief staat de naam {', '.join(namen)}. Die naam staat nergens anders in dit dossier."
            " Kijk de tekst na, of schrijf in de aantekeningen wie dit is."
        )


def _eigen_namen(zaak: Zaak, persoon: Persoon, wie: Wie, op: datetime) -> Iterator[str]:
    """Return everything of this resident's own file that names people, the letter's own text left out."""
    g = zaak.gemeente_id
    yield from (persoon.naam_met_aanhef, wie.naam)
    yield zaak.behandelaar.naam if zaak.behandelaar else ""
    yield from (r.naam for r in mensen.relaties_van(gemeente=g, persoon=persoon.id))
    for melding in melding_queries.meldingen(gemeente=g, zaak=zaak.id):
        yield from (melding.melder_naam, melding.woorden, melding.bereik_waar)
    yield from (plan.tekst for plan in melding_queries.plannen(gemeente=g, zaak=zaak.id))
    yield from (o.wie_mee for o in melding_queries.ondersteuning(gemeente=g, zaak=zaak.id))
    yield from (a.tekst for a in onderzoek_queries.aantekeningen(gemeente=g, zaak=zaak.id))
    if (onderzoek := onderzoek_queries.onderzoek(gemeente=g, zaak=zaak.id)) is not None:
        yield from (onderzoek.wie_mee, onderzoek.regisseur)
    yield from (hulp.wie for hulp in onderzoek_queries.lopende_hulp(gemeente=g, zaak=zaak.id))
    yield from (f"{b.woorden} {b.vooraf}" for b in onderzoek_queries.leefgebieden(gemeente=g, zaak=zaak.id))
    yield from (b.gebruiker.naam for b in zaak_queries.betrokkenen(gemeente=g, zaak=zaak.id, op=op))


def weiger_te_lang(veld: str, tekst: str, hoogstens: int = 300) -> None:
    """Raise Geweigerd when a text does not fit, with how long it is and may be: nothing is cut off unseen."""
    if (lengte := len(tekst.strip())) > hoogstens:
        raise Geweigerd({veld: f"Er staan {lengte} tekens. Er passen er {hoogstens}. Maak de tekst korter."})
