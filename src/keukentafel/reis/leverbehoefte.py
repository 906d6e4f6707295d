"""What a besluit still asks for: which of its help was never ordered, was refused, or lost who gave it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from keukentafel.berichten.iwmo.v3_2.codelijsten import TIJDELIJK_GESTOPT
from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.besluit.models import Besluit
from keukentafel.dossier.evaluatie import queries as evaluatie_queries
from keukentafel.dossier.evaluatie.models import Evaluatie
from keukentafel.dossier.levering import queries as levering_queries
from keukentafel.dossier.levering.models import Toewijzing
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht.levering import BEHOEFTE_BLIJFT, GEPLAND, OVERLEDEN, blijft_nodig
from keukentafel.recht.stappen import GEEFT_HULP, Stand


def is_klaar(toewijzing: Toewijzing) -> bool:
    """Return whether nothing more comes of this order: refused, lapsed, or stopped for good."""
    if toewijzing.antwoord == Toewijzing.Antwoord.NEE or toewijzing.vervallen_op is not None:
        return True
    return toewijzing.gestopt_op is not None and toewijzing.stop_reden != TIJDELIJK_GESTOPT


def gaf_niets(toewijzing: Toewijzing) -> bool:
    """Return whether this order gave no help and will give none: refused, or lapsed before it began."""
    if toewijzing.antwoord == Toewijzing.Antwoord.NEE:
        return True
    return toewijzing.vervallen_op is not None and toewijzing.gestart_op is None


def kan_vervallen(toewijzing: Toewijzing) -> bool:
    """Return whether somebody can write down that this order is not needed (any more): it gives no help now."""
    if toewijzing.vervallen_op is not None:
        return False
    return toewijzing.gestart_op is None or (
        is_klaar(toewijzing) and toewijzing.stop_reden in {*BEHOEFTE_BLIJFT, GEPLAND}
    )


def is_overleden(opdrachten: Iterable[Toewijzing]) -> bool:
    """Return whether a provider told that help stopped because the resident died."""
    return any(t.gestopt_op is not None and t.stop_reden == OVERLEDEN for t in opdrachten)


@dataclass(frozen=True)
class Gat:
    """Help of a besluit that nobody gives or was asked to give; `na` is the order that it lost, None for the first."""

    besluit: Besluit
    na: Toewijzing | None


def _dagen_zonder(toewijzing: Toewijzing, besluit: Besluit) -> tuple[date, date] | None:
    """Return the days (inclusive) for which an order that is done leaves the help of its besluit open."""
    if toewijzing.vervallen_op is not None:
        return None
    if toewijzing.antwoord == Toewijzing.Antwoord.NEE:
        return toewijzing.ingangsdatum, toewijzing.einddatum or besluit.laatste_dag
    einde = toewijzing.gestopt_op
    if einde is None or not blijft_nodig(
        reden=toewijzing.stop_reden, laatste_dag=einde, einde_opdracht=toewijzing.einddatum,
        einde_besluit=besluit.laatste_dag,
    ):  # fmt: skip
        return None
    return einde + timedelta(days=1), besluit.laatste_dag


def _vangt_op(ander: Toewijzing, dagen: tuple[date, date]) -> bool:
    if gaf_niets(ander):
        return False
    laatste = ander.gestopt_op if is_klaar(ander) else ander.einddatum
    return ander.ingangsdatum <= dagen[1] and (laatste is None or laatste >= dagen[0])


def gaten_in(*, besluit: Besluit, opdrachten: Collection[Toewijzing]) -> list[Gat]:
    """Return what of this besluit nobody gives or was asked to give, once for each product.

    Help that was refused, or whose order stopped while the need goes on (recht.levering), is open until another order
    for the same product covers days of it, or until somebody wrote down that it is not needed any more.
    """
    eigen = [t for t in opdrachten if t.besluit_id == besluit.id]
    if not eigen:
        return [Gat(besluit, None)]
    gaten: dict[int, Gat] = {}
    for t in eigen:
        dagen = _dagen_zonder(t, besluit)
        if dagen is not None and not any(
            u.product_id == t.product_id and u.id != t.id and _vangt_op(u, dagen) for u in eigen
        ):
            gaten[t.product_id] = Gat(besluit, t)
    return list(gaten.values())


def wil_stoppen(zaak: Zaak) -> bool:
    """Return whether the last evaluation said that the help stops, and the case waits for that."""
    if zaak.stand != Stand.IN_EVALUATIE:
        return False
    laatste = evaluatie_queries.evaluaties(gemeente=zaak.gemeente_id, zaken=[zaak.id]).first()
    return laatste is not None and laatste.uitkomst == Evaluatie.Uitkomst.BEEINDIGEN


def zonder_opdracht(
    *, zaak: Zaak, besluiten: Iterable[Besluit], opdrachten: Collection[Toewijzing], dag: date
) -> list[Gat]:
    """Return what of these besluiten asks for an order on this day.

    Help of which the days are over asks for nothing any more, nor help of somebody who died or stops. A grant of which
    nothing was ordered asks until its help began in some other way.
    """
    uit: list[Gat] = []
    over = wil_stoppen(zaak) or is_overleden(t for t in opdrachten if t.zaak_id == zaak.id)
    for besluit in besluiten:
        if besluit.laatste_dag < dag:
            continue
        if besluit.soort == Besluit.Soort.TOEKENNING and (over or zaak.stand not in GEEFT_HULP):
            continue
        gaten = gaten_in(besluit=besluit, opdrachten=opdrachten)
        if besluit.soort == Besluit.Soort.TOEKENNING and zaak.stand != Stand.TOEGEKEND:
            gaten = [gat for gat in gaten if gat.na is not None]
        uit.extend(gaten)
    return uit


def nooit_besteld(*, besluit: Besluit, opdrachten: Iterable[Toewijzing]) -> bool:
    """Return whether this besluit names help for which no order ever was: neither refused nor lapsed."""
    g = besluit.gemeente_id
    doelen = [d.id for d in besluit_queries.doelen(gemeente=g, besluit=besluit.id)]
    hulp = {h.id for h in besluit_queries.hulp(gemeente=g, doelen=doelen) if h.met_besluit}
    van_besluit = [t.id for t in opdrachten if t.besluit_id == besluit.id]
    return bool(hulp - {r.hulp_id for r in levering_queries.waarvoor(gemeenten=[g], toewijzingen=van_besluit)})
