"""What a resident sees: where the question stands, the letters, and who looked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from hmac import compare_digest

from django.db.models import QuerySet

from keukentafel.dossier.brief import queries as brief_queries
from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.melding import queries as melding_queries
from keukentafel.dossier.melding.models import Clientondersteuning, Melding, PersoonlijkPlan
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Afspraak, Stap, Zaak
from keukentafel.omgeving.mensen import queries as mensen
from keukentafel.omgeving.mensen.models import Persoon, Relatie
from keukentafel.recht import termijnen
from keukentafel.recht.onderzoek import Verslagdag, verslag_uiterlijk
from keukentafel.recht.taal.termijn import Termijn
from keukentafel.reis.brieven import BriefBeeld, brief_openen
from keukentafel.reis.handeling import Geweigerd, NietGevonden, handeling
from keukentafel.reis.melden.volgcode import hash_van
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.namens import huidig
from keukentafel.stelsel.logboek import queries as logboek_queries
from keukentafel.stelsel.logboek.models import Logregel


@handeling
def eigen_persoon(*, gebruiker: int) -> Persoon:
    """Return the resident that this account belongs to. Raises NietGevonden."""
    persoon = mensen.persoon_van_account(gemeenten=huidig().gemeenten, gebruiker=gebruiker)
    if persoon is None:
        raise NietGevonden("bij dit account hoort nog geen inwoner")
    return persoon


@handeling
def eigen_zaken(*, persoon: Persoon) -> list[Zaak]:
    """Return the resident's own questions, newest first; a joined one is left out: it is part of another."""
    return [
        z for z in zaak_queries.zaken_van(gemeente=persoon.gemeente_id, inwoner=persoon.id) if not z.samengevoegd_in_id
    ]


@handeling
def volgen(*, gemeente: int, nummer: str, code: str) -> int:
    """Return the id of the case with this number and this code. Raises Geweigerd without telling which was wrong."""
    schoon = nummer.strip().replace(" ", "")
    zaak = zaak_queries.zaak_van_nummer(gemeente=gemeente, nummer=schoon) if schoon else None
    if zaak is None or not zaak.volgcode_hash or not compare_digest(zaak.volgcode_hash, hash_van(code)):
        raise Geweigerd({"code": "Zaaknummer en code passen niet bij elkaar. Ze staan allebei in onze brief."})
    return zaak.samengevoegd_in_id or zaak.id


@handeling
def eigen_zaak(*, gemeente: int, zaak: int) -> Zaak:
    """Return the resident's own case. The caller has checked that it is theirs. Raises NietGevonden."""
    record = zaak_queries.zaak(gemeenten=frozenset({gemeente}), id=zaak)
    if record is None:
        raise NietGevonden("deze vraag is er niet")
    return record


@dataclass(frozen=True)
class Moment:
    """Something on the resident's timeline: what, on which day, and what was promised, when that was kept."""

    handeling: str
    dag: date
    door: str
    uitleg: str
    artikel: str
    beloofd: date | None


@dataclass(frozen=True)
class VraagStand:
    """Where a question stands, for the resident: facts only; the counter puts them in words.

    `afspraak` is the next confirmed talk, `gesprekken` those of before today. `verslag` is when the resident has the
    verslag: as promised after the last talk, before a talk the last day of the onderzoek.
    `onderzoek` explains a moved date (`reden`); `te_laat` says that a promised date is past without the thing promised.
    """

    zaak: Zaak
    nummer: str
    inwoner: Persoon
    contactpersoon: str
    contact_werkdagen: str
    momenten: list[Moment]
    meldingen: list[Melding]
    afspraak: Afspraak | None
    gesprekken: list[Afspraak]
    ondersteuning: list[Clientondersteuning]
    plannen: list[PersoonlijkPlan]
    brieven: list[Brief]
    onderzoek: Termijn
    verslag: Verslagdag
    eerste_contact_gedaan: bool
    te_laat: bool
    aantal_meekijkers: int

    @property
    def gesprek_geweest(self) -> Afspraak | None:
        """The last talk that was held, while no other is to come; None when there is still a talk to prepare."""
        return self.gesprekken[-1] if self.gesprekken and self.afspraak is None else None


@handeling
def gesprek_geweest(*, gemeente: int, zaak: int, op: datetime) -> bool:
    """Return whether a talk was held before today and no other is to come: nothing is left to prepare.

    The caller has checked that the case is the resident's own.
    """
    dag = klok.dag_van(op)
    bevestigd = zaak_queries.afspraken(gemeente=gemeente, zaak=zaak).filter(staat=Afspraak.Staat.BEVESTIGD)
    dagen = [klok.dag_van(begin) for begin in bevestigd.values_list("begin", flat=True)]
    return bool(dagen) and max(dagen) < dag


@handeling
def waar_staat(*, gemeente: int, zaak: int, op: datetime) -> VraagStand:
    """Return where the resident's own question stands. Raises NietGevonden.

    The caller has checked that it is the resident's own: by account, or by number and code. Not written in the log:
    nobody else looked.
    """
    record = eigen_zaak(gemeente=gemeente, zaak=zaak)
    dag = klok.dag_van(op)
    inwoner = mensen.persoon(gemeente=gemeente, id=record.inwoner_id)
    assert inwoner is not None
    stappen = list(zaak_queries.stappen(gemeente=gemeente, zaak=zaak))
    bevestigd = [a for a in zaak_queries.afspraken(gemeente=gemeente, zaak=zaak) if a.staat == Afspraak.Staat.BEVESTIGD]
    komend = [a for a in bevestigd if klok.dag_van(a.begin) >= dag]
    gesprekken = [a for a in bevestigd if klok.dag_van(a.begin) < dag]
    open_ = record.stand in zaak_queries.OPEN_STANDEN
    return VraagStand(
        zaak=record,
        nummer=record.nummer,
        inwoner=inwoner,
        contactpersoon=record.behandelaar.naam if record.behandelaar else f"Het Wmo-team van {record.gemeente.naam}",
        contact_werkdagen=record.behandelaar.werkdagen if record.behandelaar else "",
        momenten=[_moment(s, record) for s in stappen],
        meldingen=list(melding_queries.meldingen(gemeente=gemeente, zaak=zaak)),
        afspraak=komend[0] if komend else None,
        gesprekken=gesprekken,
        ondersteuning=list(melding_queries.ondersteuning(gemeente=gemeente, zaak=zaak)),
        plannen=list(melding_queries.plannen(gemeente=gemeente, zaak=zaak)),
        brieven=list(_eigen_brieven(gemeente, zaak)),
        onderzoek=termijnen.onderzoek(startdag=record.startdag),
        verslag=verslag_uiterlijk(
            gemeente=record.gemeente.slug,
            gesprek=klok.dag_van(gesprekken[-1].begin),
            onderzoek_uiterlijk=record.onderzoek_uiterlijk,
        )
        if gesprekken
        else Verslagdag(record.onderzoek_uiterlijk),
        eerste_contact_gedaan=record.eerste_contact_op is not None,
        te_laat=open_
        and (
            dag > record.onderzoek_uiterlijk
            or (record.eerste_contact_op is None and dag > record.eerste_contact_uiterlijk)
        ),
        aantal_meekijkers=len(meekijkers(gemeente=gemeente, inwoner=record.inwoner_id)),
    )


def _moment(stap: Stap, zaak: Zaak) -> Moment:
    beloofd = (
        zaak.eerste_contact_uiterlijk if stap.handeling == "gebeld" and stap.dag == zaak.eerste_contact_op else None
    )
    return Moment(stap.handeling, stap.dag, stap.door, stap.uitleg, stap.artikel, beloofd)


@handeling
def wie_keek_mee(*, gemeente: int, inwoner: int) -> list[Logregel]:
    """Return what was done with a resident's data, newest first: who, when, why, and the reason when there was one."""
    return list(logboek_queries.regels_over(gemeente=gemeente, inwoner=inwoner))


@handeling
def meekijkers(*, gemeente: int, inwoner: int) -> set[int]:
    """Return the ids of the people who looked at or changed a resident's data."""
    return {
        g
        for g in logboek_queries.regels_over(gemeente=gemeente, inwoner=inwoner)
        .order_by()
        .values_list("gebruiker_id", flat=True)
        .distinct()
        if g is not None
    }


@handeling
def eigen_mantelzorgers(*, gemeente: int, zaak: int) -> list[Relatie]:
    """Return who cares for the resident. The caller has checked that the case is hers. Raises NietGevonden."""
    record = eigen_zaak(gemeente=gemeente, zaak=zaak)
    return [r for r in mensen.relaties_van(gemeente=gemeente, persoon=record.inwoner_id) if r.mantelzorger]


def _eigen_brieven(gemeente: int, zaak: int) -> QuerySet[Brief]:
    """The letters of a case and of those joined with it: what was sent before the joining is hers still."""
    zaken = zaak_queries.met_samengevoegd(gemeenten=frozenset({gemeente}), zaken=[zaak])
    return brief_queries.brieven_in(gemeente=gemeente, zaken=list(zaken))


@handeling
def eigen_brief(*, gemeente: int, zaak: int, brief: int) -> BriefBeeld:
    """Return a letter of the resident's own case, or of one joined with it.

    Raises NietGevonden for a letter to somebody else.
    """
    if not _eigen_brieven(gemeente, zaak).filter(id=brief, inwoner__isnull=False).exists():
        raise NietGevonden("deze brief is er niet")
    return brief_openen(id=brief, met_code=True)
