"""Who may work on a besluit, who may sign it, and who may read along."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from keukentafel.dossier.besluit.models import Besluit
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht.mandaat import Machtiging, ontbreekt_om_te_tekenen
from keukentafel.recht.melden import Ontbrekend
from keukentafel.recht.taal.tijd import Periode
from keukentafel.reis.besluiten.vormen import Mandaatruimte
from keukentafel.reis.handeling import Geweigerd, NietGevonden, Wie
from keukentafel.reis.inzien import BuitenEigenWerk, mag_erin
from keukentafel.stelsel.gebruikers import queries as gebruikers
from keukentafel.stelsel.gebruikers.models import Mandaat
from keukentafel.stelsel.gebruikers.rol import Rol

Mandaten = Sequence[tuple[Machtiging, str]]
"""The mandates of one person, each with the ground it was given on."""
BESLISSERS = (Rol.CONSULENT, Rol.KWALITEIT)
MANDAAT_VOOR = {
    Besluit.Soort.TOEKENNING.value: Mandaat.Soort.TOEKENNEN,
    Besluit.Soort.AFWIJZING.value: Mandaat.Soort.AFWIJZEN,
    Besluit.Soort.TIJDELIJK.value: Mandaat.Soort.TIJDELIJK,
}


def eigen_werk(zaak: Zaak, wie: Wie, op: datetime) -> str:
    """Return how this person is in the file ("inzage", or "noodinzage" when the glass was broken), for the log.

    Raises BuitenEigenWerk for a consulent to whom this case does not belong, NietGevonden for everybody else.
    """
    mag, nood = mag_erin(zaak, wie, op)
    if mag and wie.rol_in(zaak.gemeente_id) in BESLISSERS:
        return "noodinzage" if nood else "inzage"
    if wie.rol_in(zaak.gemeente_id) == Rol.CONSULENT:
        raise BuitenEigenWerk(zaak.id)
    raise NietGevonden("deze zaak is niet met u gedeeld")


def machtigingen(*, gemeente: int, gebruiker: int | None) -> Mandaten:
    """Return the mandates of somebody in a municipality, also ended ones; none for somebody without an account."""
    if gebruiker is None:
        return ()
    rijen = gebruikers.mandaten(gemeenten=frozenset({gemeente})).filter(gebruiker_id=gebruiker)
    return [(Machtiging(m.soort, m.tot_cent, Periode(m.periode.lower, m.periode.upper)), m.grondslag) for m in rijen]


def grond_van_mandaat(*, mandaten: Mandaten, soort: str, kosten_cent: int, dag: date) -> str:
    """Return the ground of the first of these mandates that covers this, "" when none does."""
    for machtiging, grond in mandaten:
        genoeg = machtiging.tot_cent is None or kosten_cent <= machtiging.tot_cent
        if machtiging.soort == soort and dag in machtiging.periode and genoeg:
            return grond
    return ""


def mandaat_van(*, mandaten: Mandaten, soort: str, dag: date) -> Mandaatruimte:
    """Return how far these mandates go for this kind of besluit on this day."""
    nu = [m.tot_cent for m, _ in mandaten if m.soort == MANDAAT_VOOR[soort] and dag in m.periode]
    grens = None if None in nu else max((cent for cent in nu if cent is not None), default=0)
    return Mandaatruimte(heeft=bool(nu), tot_cent=grens)


def ontbreekt_voor(
    *, besluit: Besluit, wie: Wie, dag: date, merk: str, mandaten: Mandaten, eerder_cent: int = 0
) -> tuple[Ontbrekend, ...]:
    """Return why this person may not sign this draft: mandate, amount, or the same two eyes; empty when they may.

    A reader counts once done reading: the draft is then back with the writer and still names who read it, unless the
    ground is another than when it was read (`merk`, see wegen.grondslagmerk). `eerder_cent`: what earlier temporary
    help of this question costs.
    """
    assert wie.id is not None
    gelezen = besluit.lezer_id if besluit.staat == Besluit.Staat.CONCEPT else None
    veranderd = gelezen is not None and besluit.gelezen_merk != merk
    return ontbreekt_om_te_tekenen(
        soort=MANDAAT_VOOR[besluit.soort],
        kosten_cent=besluit.kosten_cent or 0,
        tekenaar=wie.id,
        opsteller=besluit.opsteller_id,
        tweede_lezer=gelezen,
        machtigingen=[m for m, _ in mandaten],
        peildatum=dag,
        eerder_cent=eerder_cent,
        veranderd_na=besluit.lezer.naam if veranderd and besluit.lezer else "",
    )


def mag_verlengen(*, gemeente: int, wie: Wie, dag: date) -> bool:
    """Return whether this person has the mandate to let the clock stand still, or to agree on more time."""
    return wie.id is not None and gebruikers.mag_tekenen(
        gebruiker=wie.id, gemeente=gemeente, soort=Mandaat.Soort.VERLENGEN, bedrag_cent=0, peildatum=dag
    )


def weiger_zonder_verlengen(*, gemeente: int, wie: Wie, dag: date) -> None:
    """Raise Geweigerd for somebody without the mandate to move the last day for a besluit."""
    if not mag_verlengen(gemeente=gemeente, wie=wie, dag=dag):
        raise Geweigerd("U hebt geen mandaat om de termijn te verlengen. Vraag iemand met dat mandaat.")


def collegas(*, gemeente: int, dag: date, zonder: set[int]) -> list[tuple[int, str]]:
    """Return (id, name) of the consulenten and kwaliteitsmedewerkers of this municipality today, by name, but these."""
    mensen = {
        mens.pk: mens.naam
        for rol in BESLISSERS
        for mens in gebruikers.mensen_met_rol(rol=rol, peildatum=dag, gemeente=gemeente)
        if mens.pk not in zonder
    }
    return sorted(mensen.items(), key=lambda paar: (paar[1], paar[0]))


def lezers_voor(*, gemeente: int, soort: str, dag: date, zonder: set[int]) -> list[tuple[int, str]]:
    """Return the colleagues who may read this kind of besluit along: with a mandate for it today, by name.

    `zonder` are ids to leave out: a writer does not read their own.
    """
    met_mandaat = set(
        gebruikers.mandaten(gemeenten=frozenset({gemeente}))
        .filter(soort=MANDAAT_VOOR[soort], periode__contains=dag)
        .values_list("gebruiker_id", flat=True)
    )
    return [paar for paar in collegas(gemeente=gemeente, dag=dag, zonder=zonder) if paar[0] in met_mandaat]


def tekenaars_voor(
    *, gemeente: int, soort: str, kosten_cent: int, dag: date, zonder: set[int]
) -> list[tuple[int, str]]:
    """Return the colleagues whose mandate of today covers this kind of besluit at this cost, by name."""
    genoeg = {
        m.gebruiker_id
        for m in gebruikers.mandaten(gemeenten=frozenset({gemeente})).filter(
            soort=MANDAAT_VOOR[soort], periode__contains=dag
        )
        if m.tot_cent is None or kosten_cent <= m.tot_cent
    }
    return [paar for paar in collegas(gemeente=gemeente, dag=dag, zonder=zonder) if paar[0] in genoeg]
